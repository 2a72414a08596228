import { z } from 'zod'
import { brief } from '../../core/bytes.ts'
import type { Refusal } from '../../core/refusal.ts'
import type { Statement } from '../../core/statement.ts'
import { kindOf } from '../../register/kinds.ts'
import { bareOf } from '../../register/members.ts'
import { declarationOf } from '../../register/types.ts'
import { type Asked, type Errors, type Key, NO_ERRORS, refusalWords, say } from '../kit/kit.ts'
import { en } from '../messages/en/all.ts'

/**
 * What a field is called, the hint beneath it, and what is said of a value that its schema does not take. Each is a
 * message, looked for by type and name, then by name, then by kind.
 */

/** A member of a statement, or a part of one. */
export interface Wanted {
  readonly type: string
  readonly name: string
  readonly schema: z.ZodType
  /** Of a part: the whole can be left out. */
  readonly isOptional?: boolean
}

type Family = 'ask' | 'member' | 'hint' | 'empty' | 'wrong'

function messageOf(family: Family, { type, name, schema }: Wanted): Key | undefined {
  const keys = [`${type}.${name}`, name, kindOf(bareOf(schema))].map(one => `${family}.${one}`)
  return keys.find(key => key in en) as Key | undefined
}

export function labelKey(it: Wanted): Key | undefined {
  return messageOf('ask', it) ?? messageOf('member', it)
}

/** Whether a member may be left out altogether: null is something that is said. */
export function mayLack({ schema }: Wanted): boolean {
  return schema.def.type === 'optional'
}

/** For keys that were put together: whoever does so sees to it that the message exists. */
export const sayAny = say as (lang: Asked['lang'], key: string, values?: object) => string

export function labelled({ lang }: Asked, it: Wanted) {
  const hint = messageOf('hint', it)
  return {
    label: sayAny(lang, labelKey(it) ?? 'desk.formHead'),
    ...(hint !== undefined && { hint: sayAny(lang, hint) }),
    isOptional: it.isOptional || mayLack(it) || [null, []].some(none => it.schema.safeParse(none).success),
  }
}

/** What is said at the field of a value that it does not take. */
export function misfitWords(asked: Asked, it: Wanted, value: unknown): string {
  const isMissing = value === null || value === undefined || (Array.isArray(value) && value.length === 0)
  const isChoice = bareOf(it.schema) instanceof z.ZodEnum && !it.schema.safeParse(value).success
  const key =
    (isMissing ? messageOf('empty', it) : undefined) ??
    messageOf('wrong', it) ??
    (isChoice ? 'fields.chooseOne' : isMissing ? 'fields.missing' : 'fields.wrong')
  const { label: field } = labelled(asked, it)
  return sayAny(asked.lang, key, { field, typed: brief(String(value ?? ''), 60) })
}

/**
 * Members that are each well-formed and do not fit together, told in words for people: the law's sentence is for
 * programs.
 */
export function misfitsIn(asked: Asked, type: string, body: object): Errors {
  const declared = declarationOf(type)
  try {
    declared.read({ type, body } as Statement)
    return NO_ERRORS
  } catch (error) {
    const name = (error as Refusal).member?.split('.')[0]
    if (name === undefined) throw error
    const it = { type, name, schema: declared.members[name]! }
    return new Map([[name, misfitWords(asked, it, (body as Record<string, unknown>)[name])]])
  }
}

/** What the law refuses, at the member that mends it; nothing where no member does. */
export function atMember({ lang }: Asked, refusal: Refusal): Errors {
  const { member } = refusal
  return member === undefined ? NO_ERRORS : new Map([[member, refusalWords(lang, refusal).join(' ')]])
}
