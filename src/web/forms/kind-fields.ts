import { z } from 'zod'
import { digestOf } from '../../core/digest.ts'
import { dayOf } from '../../core/time.ts'
import {
  type Authority,
  dnssec,
  type Identifiers,
  type KindName,
  kindOf,
  type Localised,
  outcome,
  type Said,
} from '../../register/kinds.ts'
import { bareOf } from '../../register/members.ts'
import {
  type Asked,
  countriesToChoose,
  type Fieldset,
  hasHidden,
  html,
  identifierFields,
  identifiersIn,
  isPastDay,
  type Key,
  kindOptions,
  mandateOptions,
  NO_COUNTRY,
  say,
  unchosen,
} from '../kit/kit.ts'
import { textOfSaid } from '../statement/quotes.ts'
import { labelKey, labelled, misfitWords, type Wanted } from './field-messages.ts'
import { type Asking, drawn, type Field, filledIn, type Reading, readAll } from './form-input.ts'
import { inEachLanguage, typedAs, wordsTyped } from './languages.ts'
import { partyIn } from './subjects.ts'

/** The field of each kind of member. */

/** What the draft fills in: nobody is asked for it. */
export function filled<W>(read: (typed: Reading<W>) => unknown): Field<W> {
  return { show: () => null, read: (_it, typed) => read(typed), fill: () => [] }
}

type Show = Field['show']

export function lineOf(more: Omit<Parameters<Fieldset['text']>[1], 'label'> = {}): Show {
  return (it, { asked, f }) => f.text(it.name, { ...labelled(asked, it), ...more })
}
export function areaOf(rows: number): Show {
  return (it, { asked, f }) => f.area(it.name, { ...labelled(asked, it), rows })
}

export function lineField(more: Parameters<typeof lineOf>[0] = { isPlain: true }): Field {
  return { show: lineOf(more), read: (it, typed) => typed.text(it.name) || null }
}

/** Words in the language of whoever types them, on this many lines. */
export function saidField(rows = 3): Field {
  return {
    show: rows === 1 ? lineOf() : areaOf(rows),
    read: (it, typed) => typed.saying.maybe(typed.text(it.name), typed.asked.lang),
    fill: async (it, said: Said, asked) => [[it.name, (await textOfSaid(asked, said, Infinity)) ?? '']],
  }
}

type Offered = Parameters<Fieldset['choice']>[1]['options']

/** One of those that `offer` names. The statement says its value, or what `as` makes of it. */
export function choiceField<W>(
  offer: (asked: Asked, who: W) => Offered | Promise<Offered>,
  more: {
    readonly value?: string
    readonly none?: Key
    readonly as?: (chosen: string, typed: Reading<W>) => unknown
  } = {},
): Field<W> {
  const { none, as = chosen => chosen, value = '' } = more
  return {
    async show(it, { asked, who, f }) {
      const options = await offer(asked, who)
      if (options.length === 0 && none !== undefined)
        return html`<p class="notice">${say(asked.lang, none as 'rep.nothingSigned')}</p>`
      return f.choice(it.name, { ...labelled(asked, it), options, value })
    },
    async read(it, typed) {
      const offered = (await offer(typed.asked, typed.who)).map(({ value }) => value)
      const { label } = labelled(typed.asked, it)
      const chosen = typed.chosen(it.name, label, offered)
      return chosen === undefined ? undefined : as(chosen, typed)
    },
  }
}

/** None is chosen before somebody chooses. */
function selectField(offer: (lang: Asked['lang']) => Offered): Field {
  return {
    ...lineField(),
    show: (it, { asked, f }) => f.select(it.name, { ...labelled(asked, it), options: offer(asked.lang) }),
  }
}

/** A day that has come: nothing was checked or signed on a later one. With `isToday` it begins with today. */
export function pastDayField({ isToday = false } = {}): Field {
  return {
    show: (it, on) => {
      const value = isToday ? dayOf(on.asked.site.now()) : ''
      return lineOf({ type: 'date', value })(it, on)
    },
    read(it, typed) {
      const day = typed.text(it.name)
      typed.check.must(it.name, misfitWords(typed.asked, it, day), isPastDay(typed.asked, day))
      return day
    },
  }
}

/** A whole number within the bounds of its schema, which counts in units of one, the form in `unit`. */
export function numberField({ unit = 1, value = '' } = {}): Field {
  return {
    show: lineOf({ inputmode: 'numeric', value }),
    read(it, typed) {
      const text = typed.text(it.name)
      const number = /^\d{1,6}$/.test(text) ? Number(text) * unit : null
      const { minValue, maxValue } = bareOf(it.schema) as z.ZodNumber
      const { label: field, isOptional } = labelled(typed.asked, it)
      const bounds = { least: Math.ceil(minValue! / unit), most: Math.floor(maxValue! / unit) }
      // What is no number would fit where none is asked for.
      const isGood = text === '' ? isOptional : number !== null && it.schema.safeParse(number).success
      typed.check.must(it.name, say(typed.asked.lang, 'desk.numberBad', { field, ...bounds }), isGood)
      return number
    },
    none: it => [[it.name, '']],
    fill: (it, count: number) => [[it.name, String(Math.ceil(count / unit))]],
  }
}

/** Names in each language of the form. */
export function namesField(rows = 1): Field {
  return {
    inLanguages: true,
    show: (it, on) => inEachLanguage(on, it.name, labelled(on.asked, it), { rows }),
    read(it, typed) {
      const found = wordsTyped(typed, it.name)
      for (const { lang, text } of found) {
        const says = say(typed.asked.lang, 'fields.hidden')
        typed.check.must(`${it.name}.${lang}`, says, !hasHidden(text, { lines: rows > 1 }))
      }
      return found.length === 0 && it.schema.safeParse(null).success ? null : found
    },
    fill: (it, names: Localised) => typedAs(it.name, names),
  }
}

export function linesIn(typed: Reading, name: string) {
  return typed
    .text(name)
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
}

/** The digest of the chosen file. Whoever chose it keeps the file. */
export const evidenceField: Field = {
  show: (it, { asked, f }) => f.file(it.name, labelled(asked, it)),
  read(it, { files }) {
    const file = files.get(it.name)
    const isList = bareOf(it.schema) instanceof z.ZodArray
    if (file === undefined) return isList ? [] : null
    return isList ? [digestOf(file)] : digestOf(file)
  },
  fill: () => [],
}

/** Members or parts, each with a field of its own or that of its kind. */
export function askingFor<W>(
  type: string,
  shape: Readonly<Record<string, z.core.$ZodType>>,
  own: Readonly<Record<string, Field<W>>>,
  names: Readonly<Record<string, string>> = {},
  isOptional = false,
): Asking<W> {
  return Object.entries(shape).map(([member, schema]) => {
    const it = { type, name: names[member] ?? member, schema: schema as z.ZodType, isOptional }
    return { member, it, field: own[member] ?? fieldOf(it) }
  })
}

interface Parts<W> {
  readonly own?: (whole: Wanted) => Readonly<Record<string, Field<W>>>
  readonly names?: Readonly<Record<string, string>>
  readonly pairs?: readonly (readonly [string, string])[]
  /** Parts that are asked for after the others. */
  readonly last?: readonly string[]
  /** The form asks for them, though the statement could do without the whole. */
  readonly isNeeded?: true
}

export function partsField<W>({
  own = () => ({}),
  names = {},
  pairs = [],
  last = [],
  isNeeded,
}: Parts<W>): Field<W> {
  const asking = (whole: Wanted) => {
    const { shape } = bareOf(whole.schema) as z.ZodObject
    const mayLackAll = !isNeeded && whole.schema.safeParse(null).success
    const all = askingFor(whole.type, shape, own(whole), names, mayLackAll)
    const isLast = (member: string) => last.includes(member)
    return [...all.filter(one => !isLast(one.member)), ...all.filter(one => isLast(one.member))]
  }
  return {
    show(whole, on) {
      const all = asking(whole)
      // What is wrong with the whole stands at its first part, unless one is called as the whole.
      if (all.every(({ it }) => it.name !== whole.name)) on.f.stands(whole.name, all[0]!.it.name)
      return drawn(all, on, pairs)
    },
    async read(whole, typed) {
      const before = typed.check.errors.size
      const found = await readAll(asking(whole), typed)
      return typed.check.errors.size === before ? found : undefined
    },
    fill: (whole, value: object, asked) => filledIn(asking(whole), value, asked),
  }
}

/** The levels of authority that the member takes, the convener's own first. */
export const LEVELS = ['declared', 'domain', 'vetted', 'independent'] as const satisfies Authority['level'][]

export function levelField({ schema }: Wanted): Field {
  const bare = { note: null, source: null, evidence: [] }
  return choiceField(({ lang }) =>
    LEVELS.filter(level => schema.safeParse({ level, ...bare }).success).map(value => ({
      value,
      says: say(lang, `desk.authority.${value}`),
      more: say(lang, `desk.authorityMeans.${value}`),
    })),
  )
}

const dnssecField = selectField(lang => [
  { value: '', says: say(lang, 'desk.dnssecNot') },
  ...dnssec.options.map(value => ({ value, says: say(lang, `dnssec.${value}`) })),
])

/** By which authority a call is kept, and what shows it. */
export function authorityField(evidence: Field = evidenceField): Field {
  return partsField({
    own: whole => ({ level: levelField(whole), note: saidField(2), source: filled(() => null), evidence }),
    names: { level: 'authority', note: 'authorityNote' },
  })
}

/** That it has none is chosen too. */
const countryField: Field = {
  ...selectField(countriesToChoose),
  show: (it, { asked, f }) =>
    f.select(it.name, { ...labelled(asked, it), options: countriesToChoose(asked.lang), isOptional: false }),
  read(it, typed) {
    const text = typed.text(it.name)
    typed.check.must(it.name, say(typed.asked.lang, 'apply.countryMissing'), text !== '')
    return text === NO_COUNTRY ? null : text
  },
  none: it => [[it.name, NO_COUNTRY]],
}

const FIELDS: Partial<Record<KindName, Field>> = {
  authority: authorityField(),
  convener: { ...partsField({ names: { names: 'convener' } }), inLanguages: true },
  country: countryField,
  date: lineField({ type: 'date' }),
  dnssec: {
    ...dnssecField,
    // Without a domain there was no answer.
    read: (it, typed) => (typed.text('domain') === '' ? null : dnssecField.read(it, typed)),
  },
  domain: lineField(),
  evidence: evidenceField,
  identifiers: {
    show: (_it, { asked, f }) => identifierFields(asked.lang, f),
    read: (_it, { asked, check, fields }) => identifiersIn(asked.lang, check, fields),
    fill: (_it, value: Identifiers) => Object.entries(value).map(([name, id]) => [name, id ?? '']),
  },
  keyid: {
    ...lineField(),
    show: (it, on) => lineOf({ isPlain: true, hint: say(on.asked.lang, 'desk.keyidHint') })(it, on),
  },
  kind: selectField(lang => [unchosen(lang), ...kindOptions(lang)]),
  link: lineField({ type: 'url', isPlain: true }),
  localised: namesField(),
  method: choiceField(({ lang }) => mandateOptions(lang)),
  outcome: choiceField(({ lang }) =>
    outcome.options.map(value => ({ value, says: say(lang, `outcome.${value}`) })),
  ),
  /** By its id, its name, or the address of its page. */
  party: { ...lineField(), read: (it, typed) => partyIn(typed, it.name) },
  said: saidField(),
}

/** The field of a member by its kind, or of a list of evidence. A form has to give a field to other kinds. */
function fieldOf(it: Wanted): Field {
  const { name, schema } = it
  const bare = bareOf(schema)
  const isPapers = bare instanceof z.ZodArray && kindOf(bare.element) === 'evidence'
  const kind = isPapers ? 'evidence' : kindOf(bare)
  const field = kind === undefined ? undefined : FIELDS[kind]
  if (field === undefined) throw new Error(`no form knows how to ask for ${name}`)
  if (labelKey(it) === undefined) throw new Error(`no message says what a form calls ${name}`)
  return field
}
