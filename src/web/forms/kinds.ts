import type { z } from 'zod'
import { type Digest, digestOf } from '../../core/digest.ts'
import { type KindName, kindOf } from '../../register/kinds.ts'
import { bareOf } from '../../register/members.ts'
import type { Asked } from '../asked.ts'
import type { Fieldset } from '../fields.ts'
import { html } from '../markup.ts'
import { type Key, say } from '../say.ts'
import { isPastDay } from '../typed.ts'
import type { Field, Reading } from './reading.ts'
import { partyIn } from './subjects.ts'

/** The field of each kind of member. */

interface Asking {
  readonly hint?: Key
  readonly label?: Key
  readonly isOptional?: boolean
}

/** The word of the member, or of the form where it has one of its own. */
function called({ lang }: Asked, label: string, asking: Asking): string {
  return asking.label === undefined ? label : say(lang, asking.label)
}

function labelled(asked: Asked, label: string, asking: Asking) {
  const { hint, isOptional = false } = asking
  return {
    label: called(asked, label, asking),
    ...(hint === undefined ? {} : { hint: say(asked.lang, hint) }),
    isOptional,
  }
}

/** What the draft fills in: nobody is asked for it. */
export function filled<W>(read: (typed: Reading<W>) => unknown): Field<W> {
  return { show: () => null, read: (_name, _label, typed) => read(typed) }
}

/** Words, in the language of whoever types them. */
export function saidField(asking: Asking & { readonly rows?: number } = {}): Field {
  const { rows = 3, isOptional } = asking
  return {
    show: (name, label, { asked, f }) => f.area(name, { ...labelled(asked, label, asking), rows }),
    read(name, label, typed) {
      const text = isOptional ? typed.text(name) : typed.required(name, called(typed.asked, label, asking))
      return typed.saying.maybe(text, typed.asked.lang)
    },
  }
}

/** The same on one line. */
export function lineField(asking: Asking = {}): Field {
  const words = saidField(asking)
  return { ...words, show: (name, label, { asked, f }) => f.text(name, labelled(asked, label, asking)) }
}

type Offered = Parameters<Fieldset['choice']>[1]['options']

/** One of those that `offer` names, whose values are what the statement says unless `as` makes something else of them. */
export function choiceField<W>(
  offer: (asked: Asked, who: W) => Offered | Promise<Offered>,
  asking: Asking & {
    readonly value?: string
    /** Said where nothing is offered. */
    readonly none?: Key
    readonly as?: (chosen: string, typed: Reading<W>) => unknown
  } = {},
): Field<W> {
  const { none, as = chosen => chosen, value } = asking
  return {
    async show(name, label, { asked, who, f }) {
      const options = await offer(asked, who)
      if (options.length === 0 && none !== undefined)
        return html`<p class="notice">${say(asked.lang, none)}</p>`
      return f.choice(name, {
        ...labelled(asked, label, asking),
        options,
        ...(value === undefined ? {} : { value }),
      })
    },
    async read(name, label, typed) {
      const offered = (await offer(typed.asked, typed.who)).map(({ value }) => value)
      const chosen = typed.chosen(name, called(typed.asked, label, asking), offered)
      return chosen === undefined ? undefined : as(chosen, typed)
    },
  }
}

/** A key, by its whole name. */
export function keyField(asking: Asking): Field {
  return {
    show: (name, label, { asked, f }) => f.text(name, { ...labelled(asked, label, asking), isPlain: true }),
    read: (name, label, typed) => typed.required(name, label),
  }
}

/** A party, by its id, its name, or the address of its page. */
export function partyNamed(asking: Asking = { label: 'desk.party', hint: 'desk.partyHint' }): Field {
  return {
    show: (name, label, { asked, f }) => f.text(name, { ...labelled(asked, label, asking), isPlain: true }),
    read: (name, _label, typed) => partyIn(typed, name),
  }
}

/** A day; with `isPast`, one that has come, since nothing was checked on one that has not. */
export function dayIn(typed: Reading, name: string, says: Key): string | null {
  const day = typed.text(name)
  typed.check.must(name, say(typed.asked.lang, says), isPastDay(typed.asked, day))
  return day
}

/** The digest of the file that was chosen, if one was. */
export function evidenceIn({ files }: Reading, name: string): Digest[] {
  const file = files.get(name)
  return file === undefined ? [] : [digestOf(file)]
}

/** Text that the schema of its member reads; null where none was typed and none is needed. */
export function schemaIn(typed: Reading, name: string, schema: z.ZodType, says: string): string | null {
  const text = typed.text(name)
  const value = text === '' && schema.safeParse(null).success ? null : text
  typed.check.must(name, says, schema.safeParse(value).success)
  return value
}

const FIELDS: Partial<Record<KindName, (isOptional: boolean) => Field>> = {
  said: isOptional => saidField({ isOptional }),
  party: () => partyNamed(),
}

/** The field of a member by its kind. A kind that has none must be given one by the form. */
export function fieldOf(name: string, schema: z.ZodType): Field {
  const isOptional = schema.safeParse(null).success
  const kind = kindOf(bareOf(schema))
  const field = kind === undefined ? undefined : FIELDS[kind]
  if (field === undefined) throw new Error(`no form knows how to ask for ${name}`)
  return field(isOptional)
}
