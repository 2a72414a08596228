import type { z } from 'zod'
import { kindOf } from '../../register/kinds.ts'
import { bareOf } from '../../register/members.ts'
import { inEffect } from '../../register/types/sealed.ts'
import { declarationOf, type SecondHandType, type StatementType } from '../../register/types.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { say } from '../say.ts'
import { TELLINGS } from '../types/all.ts'
import { formatNumber, longTime } from '../wording.ts'
import { callLink, type Facts, FORMS, FURTHER, holderLink } from './kinds.ts'
import { labelOf, type MemberOf, noneOf } from './labels.ts'
import { fact, hash } from './pieces.ts'
import { announcedIn, type Setting, type Told, toldOf } from './setting.ts'
import type { Announced, Telling } from './telling.ts'

/** A statement in words: who says it, about which call, and what; when, and how much of the log its author had seen. */
export interface InWords {
  readonly headline: Markup
  readonly facts: Facts
  readonly saidAt: Markup | null
  readonly seen: Markup | null
}

/** An entry in one sentence: who did what, about whom. */
export function headlineOf(it: Setting): Markup {
  const { headline } = TELLINGS[it.statement.type as StatementType] as Telling<StatementType>
  return headline(toldOf(it), announcementOf)
}

function announcementOf(it: Setting): Markup {
  const act = toldOf<SecondHandType>({ ...it, ...announcedIn(it) })
  return (TELLINGS[act.statement.type as SecondHandType] as Announced<SecondHandType>).announced(act)
}

export async function tell(it: Setting): Promise<InWords> {
  const { asked, statement } = it
  const { lang } = asked
  const { by, call, at, seen } = statement
  const had =
    seen.size === 0
      ? say(lang, 'entry.seenNothing')
      : phrase(lang, 'entry.seenAt', { size: seen.size, root: hash(seen.root) })
  return {
    headline: headlineOf(it),
    facts: [
      fact(say(lang, 'entry.author'), holderLink(it, by)),
      call === null ? null : fact(say(lang, 'member.call'), callLink(it, call)),
      ...(await factsOf(it)),
    ],
    saidAt: fact(say(lang, 'entry.saidAt'), say(lang, 'entry.byItsClock', { time: longTime(at, lang) })),
    seen: fact(say(lang, 'entry.hadSeen'), had),
  }
}

/**
 * What a statement says, fact by fact: its members in the order of its declaration, each by its kind, so that none can be
 * left out. The same function tells it before it is signed and after it is recorded; it reads the statement's own bytes
 * and what the register knows of those whom they name. A type tells in its own way what its file in `types` says.
 */
async function factsOf(it: Setting): Promise<Facts> {
  const told = toldOf(it)
  const type = told.statement.type as StatementType
  const own = TELLINGS[type] as Telling<StatementType, string>
  const enclosed = inEffect(told.statement)
  const facts: (Markup | null)[] = [
    ...((await own.above?.(told)) ?? []),
    ...(enclosed === told.statement ? [] : await factsOf({ ...it, statement: enclosed })),
  ]
  for (const [name, schema] of Object.entries(declarationOf(type).members)) {
    const member = name as MemberOf<StatementType>
    facts.push(
      ...(await memberFacts(told, member, schema, own)),
      ...((await own.after?.[member]?.(told)) ?? []),
    )
  }
  return facts
}

async function memberFacts(
  told: Told,
  member: MemberOf<StatementType>,
  schema: z.ZodType,
  own: Telling<StatementType, string>,
): Promise<Facts> {
  const { lang } = told.asked
  const type = told.statement.type as StatementType
  const value = (told.body as { readonly [name: string]: unknown })[member]
  const label = labelOf(lang, type, member)
  const none = isNothing(value) ? noneOf(lang, type, member) : undefined
  if (none !== undefined) return [fact(label, none)]
  const tells = own.members?.[member]
  if (tells === null) return []
  const facts =
    tells !== undefined
      ? [await tells(told, label)].flat()
      : isNothing(value)
        ? []
        : [fact(label, await formOf(told, schema, value)), ...(await furtherFacts(told, schema, value))]
  // Before it is signed, nobody should wonder whether the page forgot a member that is null.
  if (told.known.beside !== null && value === null && facts.every(one => one === null))
    return [fact(label, say(lang, 'desk.none'))]
  return facts
}

function isNothing(value: unknown): boolean {
  return (
    value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0)
  )
}

async function formOf(it: Setting, schema: z.core.$ZodType, value: unknown): Promise<Piece> {
  const bare = bareOf(schema)
  const kind = kindOf(schema) ?? kindOf(bare)
  if (kind !== undefined) return (FORMS[kind] as (it: Setting, value: unknown) => Piece)(it, value)
  const { def } = bare._zod as { def: z.core.$ZodTypeDef & { readonly element?: z.core.$ZodType } }
  if (def.type === 'array') {
    const items = await Promise.all((value as unknown[]).map(one => formOf(it, def.element!, one)))
    return html`<ul>${items.map(item => html`<li>${item}</li>`)}</ul>`
  }
  if (typeof value === 'number') return formatNumber(value, it.asked.lang)
  if (typeof value === 'string') return html`<code>${value}</code>`
  throw new TypeError(
    `Nobody tells a ${def.type} in ${it.statement.type}: name its kind, or tell it in types.`,
  )
}

async function furtherFacts(told: Told, schema: z.core.$ZodType, value: unknown): Promise<Facts> {
  const kind = kindOf(schema) ?? kindOf(bareOf(schema))
  if (kind === 'act') return factsOf({ ...told, ...announcedIn(told) })
  const further = kind === undefined ? undefined : FURTHER[kind]
  return (
    (await (further as ((it: Setting, value: unknown) => Facts | Promise<Facts>) | undefined)?.(
      told,
      value,
    )) ?? []
  )
}
