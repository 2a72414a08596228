import {
  id as idSchema,
  type Localised,
  MANDATES,
  type MandateLevel,
  type Policy,
  type Said,
} from '../../../register/kinds.ts'
import { labelled, type Wanted } from '../../forms/field-messages.ts'
import type { Field, Reading } from '../../forms/form-input.ts'
import { areaOf, lineOf, linesIn, numberField, partsField, wordsIn } from '../../forms/kind-fields.ts'
import { admittedParty, policyOf } from '../../forms/subjects.ts'
import { type Asked, html, INVITABLE, languageIn, listOf, remark, say } from '../../kit/kit.ts'
import { textOfSaid } from '../../statement/quotes.ts'

/** The rules that signatories accept. A rule that is not needed is left out, since signatures bind the very bytes. */

const DAY = 86_400

const kinds: Field = {
  show(it, { asked, f }) {
    const boxes = INVITABLE.map(kind => ({ name: `kind-${kind}`, says: say(asked.lang, `kind.${kind}`) }))
    f.stands(it.name, boxes[0]!.name)
    return f.checks({ label: labelled(asked, it).label }, boxes)
  },
  read: (_it, { fields }) => INVITABLE.filter(kind => fields.has(`kind-${kind}`)),
  fill: (_it, value: Policy['kinds']) => value.map(kind => [`kind-${kind}`, 'yes']),
}

/** For a kind that needs another mandate than the others. */
const mandates: Field = {
  show(_it, { asked: { lang }, f }) {
    const levels = [
      { value: '', says: say(lang, 'desk.mandateAsAbove') },
      ...MANDATES.map(value => ({ value, says: say(lang, `mandate.${value}`) })),
    ]
    const perKind = INVITABLE.map(kind =>
      f.select(`mandate-${kind}`, { label: say(lang, `kinds.${kind}`), options: levels, isOptional: true }),
    )
    return html`<fieldset class="form">
      <legend class="lab">${say(lang, 'ask.mandates')}</legend>
      ${remark(say(lang, 'desk.mandateForNote'))}
      <div class="two">${perKind}</div>
    </fieldset>`
  },
  read(_it, typed) {
    const found = INVITABLE.flatMap(kind => {
      const mandate = typed.fields.has(`kind-${kind}`) ? typed.text(`mandate-${kind}`) : ''
      return mandate === '' || mandate === typed.text('mandate') ? [] : [{ kind, mandate }]
    })
    return found.length === 0 ? null : found
  },
  fill: (_it, value: { kind: string; mandate: MandateLevel }[]) =>
    value.map(({ kind, mandate }) => [`mandate-${kind}`, mandate]),
}

/** One party a line. A party that was not admitted could vouch for nobody. */
const umbrellas: Field = {
  show: areaOf(2),
  async read(it, typed) {
    const { asked, check } = typed
    const found = new Set<string>()
    for (const line of linesIn(typed, it.name)) {
      const id = (await admittedParty(asked, line))?.id
      const says = id === undefined ? 'wrong.umbrellas' : found.has(id) ? 'desk.umbrellaTwice' : undefined
      if (says === undefined) found.add(id!)
      else check.errors.set(it.name, say(asked.lang, says, { typed: line.slice(0, 60) }))
    }
    return found.size === 0 ? null : [...found]
  },
  fill: (it, ids: string[]) => [[it.name, ids.join('\n')]],
}

const persons: Field = {
  show(it, { asked: { lang, site }, f }) {
    const box = f.check(it.name, say(lang, 'desk.personsCheck'))
    // Each signs by a letter: a call that thousands sign would leave thousands of them to officers.
    return site.mail === null ? html`${box}${remark(say(lang, 'desk.personsNoMail'))}` : box
  },
  read: (it, { fields }) => (fields.has(it.name) ? true : null),
  fill: it => [[it.name, 'yes']],
}

/** `en, fr` */
const authentic: Field = {
  show: (it, on) => lineOf({ isPlain: true, value: on.asked.lang })(it, on),
  read: (it, typed) =>
    typed
      .text(it.name)
      .split(/[\s,]+/)
      .filter(tag => tag !== ''),
  fill: (it, langs: string[]) => [[it.name, langs.join(', ')]],
}

/** One language a line; what follows without naming one goes on with the words before it. */
const everywhere: Field = {
  show: areaOf(3),
  read(it, typed) {
    const found: Localised = []
    for (const line of linesIn(typed, it.name)) {
      const one = wordsIn(line, typed.asked.lang)
      const before = found.at(-1)
      if (before !== undefined && one.text === line) before.text += `\n${line}`
      else found.push(one)
    }
    return saidIn(it, typed, found)
  },
  fill: async (it, words: Said[], asked) => [[it.name, (await typedWords(asked, words)).join('\n')]],
}

/** Notes which authentic language is missing: the law would only say that one is. */
function saidIn(it: Wanted, typed: Reading, found: Localised): (Said | null)[] {
  const { lang } = typed.asked
  const named = typed.text('authentic').split(/[\s,]+/)
  const lacking = named.filter(tag => tag !== '' && !found.some(one => one.lang === tag))
  const languages = listOf(
    lacking.map(tag => languageIn(tag, lang)),
    lang,
  )
  const { label: field } = labelled(typed.asked, it)
  const says = say(lang, 'desk.authenticMissing', { field, languages })
  if (found.length > 0) typed.check.must(it.name, says, lacking.length === 0)
  return found.map(({ lang, text }) => typed.saying.maybe(text, lang))
}

async function typedWords(asked: Asked, words: readonly Said[]): Promise<string[]> {
  return Promise.all(
    words.map(async said => `${said.lang}=${(await textOfSaid(asked, said, Infinity)) ?? ''}`),
  )
}

/** Between the languages of a rule. */
const BETWEEN = /\s*\|\s*(?=[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\s*=)/

/** One rule a line: `dissolved: en=The signatory has ceased to exist. | fr=Le signataire a cessé d’exister.` */
const delisting: Field = {
  show: areaOf(4),
  read(it, typed) {
    const { asked, check } = typed
    return linesIn(typed, it.name).map(line => {
      const [, id = '', words = ''] = /^([a-z0-9-]+)\s*:\s*(.+)$/s.exec(line) ?? []
      if (!idSchema.safeParse(id).success)
        check.errors.set(it.name, say(asked.lang, 'wrong.rule', { typed: line.slice(0, 60) }))
      const found = words.split(BETWEEN).map(one => wordsIn(one, asked.lang))
      return { id, rule: saidIn(it, typed, found) }
    })
  },
  fill: async (it, rules: Policy['delisting'], asked) => {
    const lines = rules.map(async ({ id, rule }) => `${id}: ${(await typedWords(asked, rule)).join(' | ')}`)
    return [[it.name, (await Promise.all(lines)).join('\n')]]
  },
}

const parts = partsField({
  own: () => ({
    kinds,
    mandates,
    umbrellas,
    recheckDays: numberField(),
    persons,
    authentic,
    effect: everywhere,
    entities: everywhere,
    noticeDays: numberField({ value: '90' }),
    correctionDays: numberField(),
    reservationDays: numberField(),
    window: numberField({ value: '7', unit: DAY }),
    delisting,
  }),
  names: {
    recheckDays: 'recheck',
    noticeDays: 'notice',
    correctionDays: 'correction',
    reservationDays: 'lateDays',
  },
})

/** What is wrong with the whole stands at its effect. */
export const policyField: Field = {
  ...parts,
  async show(it, on) {
    on.f.stands(it.name, 'effect')
    return html`<h3>${say(on.asked.lang, 'desk.policy')}</h3>${await parts.show(it, on)}`
  },
  async read(it, typed) {
    const { asked, call } = typed
    const policy = (await parts.read(it, typed)) as Policy | undefined
    return policy === undefined || call === undefined
      ? policy
      : withKeptWords(await policyOf(asked, call), policy)
  },
}

/** What was not changed keeps its recorded form: signatures bind the very bytes. */
function withKeptWords(before: Policy, after: Policy): Policy {
  const isOf = (kinds: Policy['kinds']) => JSON.stringify(kinds.toSorted())
  return {
    ...after,
    // The order of kinds in a form says nothing.
    kinds: isOf(before.kinds) === isOf(after.kinds) ? before.kinds : after.kinds,
    // A window of less than a day cannot be typed; it stays if left alone.
    window: Math.ceil(before.window / DAY) * DAY === after.window ? before.window : after.window,
  }
}
