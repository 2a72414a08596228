import type { z } from 'zod'
import type { JsonObject } from '../../../core/json.ts'
import { COUNTED, entryRef, FACTS, KINDS, type Localised, said } from '../../../register/kinds.ts'
import { countRecorded, countWithdrawn, factRecorded, factWithdrawn } from '../../../register/types/facts.ts'
import { wordsBeside } from '../../../work/compose.ts'
import { labelled, misfitWords } from '../../forms/field-messages.ts'
import { drawn, type Field, type Reading, readAll } from '../../forms/form-input.ts'
import {
  askingFor,
  choiceField,
  lineField,
  lineOf,
  namesField,
  partsField,
  pastDayField,
} from '../../forms/kind-fields.ts'
import { inEachLanguage } from '../../forms/languages.ts'
import { formOf } from '../../forms/statement-form.ts'
import { callNamed, partyOn } from '../../forms/subjects.ts'
import {
  type Asked,
  bodyOf,
  countryOptions,
  entryNamed,
  html,
  indexIn,
  NO_COUNTRY,
  say,
} from '../../kit/kit.ts'
import type { DeskForm } from '../officer/officer.ts'
import { mustBeOrganisation, organisationBox } from './person-check.ts'

/** What sources say of organisations and of numbers: facts of one day, counts without names, and how they are taken back. */

const call = callNamed('lists')

/** Where it is said. Of an archived copy the digest is taken; the file stays with whoever chose it. */
const source = partsField<unknown>({
  own: () => ({ title: lineField({}), by: lineField({}), date: pastDayField() }),
  names: { title: 'sourceTitle', by: 'sourceBy', url: 'sourceUrl', date: 'sourceDate', digest: 'sourceCopy' },
})

/** The organisation that is meant; one that the register does not know has to be called new. */
const party: Field = {
  async show(it, on) {
    const { lang } = on.asked
    const named = [...on.values].flatMap(([key, text]) => (/^names\.|^party$/.test(key) ? [text] : []))
    return html`
      ${await lineOf({ isPlain: true })(it, on)}
      ${on.f.checks({ label: say(lang, 'desk.isNewHead') }, [{ name: 'isNew', says: say(lang, 'desk.isNew') }])}
      ${organisationBox(on, named)}
    `
  },
  async read(it, typed) {
    const { asked, check, fields } = typed
    const text = typed.text(it.name)
    const { id, row } = await meant(typed)
    const says = say(asked.lang, text === '' ? 'empty.party' : 'desk.notKnownYet', { typed: text })
    if (row === undefined) mustBeOrganisation(typed, it.name, [text])
    check.must(it.name, says, text !== '' && (row !== undefined || fields.has('isNew')))
    return id
  },
}

async function meant(typed: Reading) {
  return await partyOn(typed.asked, typed.call?.id, typed.text('party'))
}

/** As the register has it, unless somebody types how the source does; of a new one, as it was typed above. */
const names: Field = {
  ...namesField(),
  show: (it, on) => inEachLanguage(on, it.name, { ...labelled(on.asked, it), isOptional: true }),
  async read(it, typed) {
    const own = await namesField().read(it, typed)
    const { row } = await meant(typed)
    if (Array.isArray(own) && own.length > 0) {
      const others = (own as Localised).filter(
        ({ text }) => row?.names.every(known => known.text !== text) ?? true,
      )
      mustBeOrganisation(
        typed,
        'party',
        others.map(({ text }) => text),
      )
      return own
    }
    return row?.names ?? [{ lang: typed.asked.lang, text: typed.text('party') }]
  },
}

function asRegistered(
  member: 'kind' | 'country',
  offer: (lang: Asked['lang']) => readonly { readonly value: string; readonly says: string }[],
): Field {
  return {
    show(it, { asked, f }) {
      const known = { value: '', says: say(asked.lang, 'desk.asRegistered') }
      return f.select(it.name, {
        ...labelled(asked, it),
        isOptional: true,
        options: [known, ...offer(asked.lang)],
      })
    },
    async read(it, typed) {
      const text = typed.text(it.name)
      if (text !== '') return text === NO_COUNTRY ? null : text
      return (await meant(typed)).row?.[member] ?? null
    },
  }
}

const kind = asRegistered('kind', lang => KINDS.map(value => ({ value, says: say(lang, `kind.${value}`) })))
const country = asRegistered('country', lang => {
  const [none, ...countries] = countryOptions(lang)
  return [{ ...none!, value: NO_COUNTRY }, ...countries]
})

const total: Field = {
  show: lineOf({ inputmode: 'numeric', isPlain: true }),
  read: (it, typed) => numberTyped(typed, it.name),
}

/** Digits, as people group them; null for none, and what is no number as it is, which no schema takes. */
function numberTyped(typed: Reading, name: string): number | string | null {
  const text = typed.text(name).replace(/[\s,.’']/gu, '')
  if (text === '') return null
  return /^[0-9]{1,12}$/.test(text) ? Number(text) : text
}

/** A number for each kind that the source counts. */
const kinds: Field = {
  show(it, { asked: { lang }, f, values }) {
    f.stands(it.name, `of-${COUNTED[0]}`)
    const isOpen = COUNTED.some(of => values.get(`of-${of}`))
    const fields = COUNTED.map(of =>
      f.text(`of-${of}`, {
        label: say(lang, `kinds.${of}`),
        inputmode: 'numeric',
        isPlain: true,
        isOptional: true,
      }),
    )
    return html`<details class="alt"${isOpen ? html` open` : null}><summary>${say(lang, 'desk.byKind')}</summary>${fields}</details>`
  },
  read: (_it, typed) =>
    COUNTED.flatMap(of => {
      const total = numberTyped(typed, `of-${of}`)
      return total === null ? [] : [{ of, total }]
    }),
}

const entry: Field = {
  show: lineOf({ isPlain: true }),
  read(it, typed) {
    const text = typed.text(it.name)
    const index = indexIn(/\/entries\/(\d+)/.exec(text)?.[1] ?? text.replace(/[\s,.]/gu, ''))
    return index ?? (text || null)
  },
}

const asking = askingFor(
  factWithdrawn.type,
  { fact: entryRef, reason: said } satisfies Record<string, z.ZodType>,
  { fact: entry },
)

/** A fact or a count, by the entry that recorded it: which of both it is, that entry says. */
const takebackForm: DeskForm = {
  types: [factWithdrawn.type, countWithdrawn.type],
  async fields(on) {
    for (const member of ['count', 'party']) on.f.stands(member, 'fact')
    return drawn(asking, on)
  },
  async compose(typed) {
    const { asked, check, saying } = typed
    const { fact: index, reason } = await readAll(asking, typed)
    if (!check.isGood) return undefined
    const shown = await entryNamed(asked, String(index))
    const { type, call } = shown.statement
    const [it] = asking
    if (type !== factRecorded.type && type !== countRecorded.type) {
      check.errors.set('fact', misfitWords(asked, it!.it, index))
      return undefined
    }
    const [withdrawal, body] =
      type === factRecorded.type
        ? [factWithdrawn.type, { party: bodyOf<typeof factRecorded.type>(shown).party, fact: index, reason }]
        : [countWithdrawn.type, { count: index, reason }]
    const parts = await wordsBeside(asked.site.log.store, body as JsonObject, saying.parts)
    return { type: withdrawal, call, body, parts }
  },
}

export const FACT_FORMS = {
  fact: formOf(factRecorded, {
    call,
    fields: {
      party,
      what: choiceField(({ lang }) => FACTS.map(value => ({ value, says: say(lang, `fact.${value}`) }))),
      day: pastDayField(),
      source,
      names,
      kind,
      country,
    },
    pairs: [['kind', 'country']],
  }),
  count: formOf(countRecorded, { call, fields: { day: pastDayField(), total, kinds, source } }),
  takeback: takebackForm,
} as const satisfies Record<string, DeskForm>
