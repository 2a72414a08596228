import { DAY } from '../../../core/time.ts'
import { id as idSchema, MANDATES, type MandateLevel, type Said } from '../../../register/kinds.ts'
import type { Policy } from '../../../register/policy.ts'
import { labelled } from '../../forms/field-messages.ts'
import type { Field } from '../../forms/form-input.ts'
import { areaOf, linesIn, numberField, partsField } from '../../forms/kind-fields.ts'
import { againButton, languageLabel, languagesOf, slotsOf, typedAs } from '../../forms/languages.ts'
import { admittedParty, policyOf } from '../../forms/subjects.ts'
import { attributes, html, INVITABLE, remark, say } from '../../kit/kit.ts'
import { classesField, commitmentsField, reportsField } from './classes-field.ts'
import { asRecorded } from './clause-reading.ts'
import { clausesField } from './clauses-field.ts'
import { afterTyped, readAfter, showAfter } from './removal-after.ts'
import { showWords, wordsOf, wordsSaid } from './rule-words.ts'

/** The rules that signatories accept. A rule that is not needed is left out, since signatures bind the very bytes. */

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
  show(_it, { asked: { lang }, f, values }) {
    const levels = [
      { value: '', says: say(lang, 'desk.mandateAsAbove') },
      ...MANDATES.map(value => ({ value, says: say(lang, `mandate.${value}`) })),
    ]
    const perKind = INVITABLE.map(kind =>
      f.select(`mandate-${kind}`, { label: say(lang, `kinds.${kind}`), options: levels, isOptional: true }),
    )
    const isOpen = INVITABLE.some(kind => (values.get(`mandate-${kind}`) ?? '') !== '')
    return html`<details class="flat"${attributes({ open: isOpen })}>
      <summary>${say(lang, 'ask.mandates')}</summary>
      ${remark(say(lang, 'desk.mandateForNote'))}
      <div class="two">${perKind}</div>
    </details>`
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

/** Whether persons may sign. */
export const personsField: Field = {
  show(it, { asked: { lang, site }, f }) {
    const box = f.check(it.name, say(lang, 'desk.personsCheck'))
    // Each signs by a letter: a call that thousands sign would leave thousands of them to officers.
    return site.mail === null ? html`${box}${remark(say(lang, 'desk.personsNoMail'))}` : box
  },
  read: (it, { fields }) => (fields.has(it.name) ? true : null),
  fill: it => [[it.name, 'yes']],
}

/** One box a language. Where the form has one language, its words bind. */
const authentic: Field = {
  show(it, { asked, f, values }) {
    const [one, ...others] = languagesOf(asked, values)
    if (others.length === 0) return html`<input type="hidden" name="${it.name}.${one!}" value="yes">`
    const boxes = [one!, ...others].map(tag => ({
      name: `${it.name}.${tag}`,
      says: languageLabel(tag, asked.lang),
    }))
    f.stands(it.name, boxes[0]!.name)
    return f.checks(labelled(asked, it), boxes)
  },
  read: (it, { asked, fields }) => languagesOf(asked, fields).filter(tag => fields.has(`${it.name}.${tag}`)),
  fill: (it, langs: string[]) => langs.map(tag => [`${it.name}.${tag}`, 'yes']),
}

const everywhere: Field = {
  show: (it, on) => showWords(on, it, labelled(on.asked, it)),
  read: (it, typed) =>
    wordsSaid(typed, it.name, labelled(typed.asked, it).label, policy =>
      it.name === 'effect' ? policy.effect : policy.entities,
    ),
  fill: async (it, words: Said[], asked) => typedAs(it.name, await wordsOf(asked, words)),
}

/** One rule under the other, and room for the next. */
const delisting: Field = {
  show(it, on) {
    const { asked, f, values } = on
    const { lang } = asked
    const numbers = slotsOf(values, 'rule')
    f.stands(it.name, 'ruleId1')
    const rules = numbers.map(number => {
      const words = { label: say(lang, 'desk.ruleWords'), isOptional: true }
      return html`<fieldset class="form slot">
        <legend>${say(lang, 'desk.ruleNumber', { number })}</legend>
        ${showWords(on, { name: `rule${number}` }, words)}
        ${f.text(`ruleId${number}`, {
          label: say(lang, 'desk.ruleId'),
          hint: say(lang, 'desk.ruleIdHint', { id: ruleIdAt(number) }),
          isPlain: true,
          isOptional: true,
        })}
        ${showAfter(on, number)}
      </fieldset>`
    })
    return html`
      <h3>${labelled(asked, it).label}</h3>
      ${remark(say(lang, 'desk.rulesNote'))}${rules}
      <div>${againButton(say(lang, 'desk.ruleMore'), 'more', `rule${numbers.length}.${languagesOf(asked, values)[0]!}`)}</div>
    `
  },
  async read(_it, typed) {
    const { asked, check, fields } = typed
    const rules = slotsOf(fields, 'rule').map(async number => {
      const named = typed.text(`ruleId${number}`)
      const id = named || ruleIdAt(number)
      const field = say(asked.lang, 'desk.ruleNumber', { number })
      const rule = await wordsSaid(
        typed,
        `rule${number}`,
        field,
        ({ delisting }) => delisting.find(one => one.id === id)?.rule ?? [],
      )
      if (rule.length === 0 && named === '') return []
      check.must(
        `ruleId${number}`,
        say(asked.lang, 'wrong.rule', { typed: id }),
        idSchema.safeParse(id).success,
      )
      if (rule.length === 0) check.errors.set(`rule${number}`, say(asked.lang, 'empty.rule'))
      const after = readAfter(typed, number)
      return after === null ? { id, rule } : { id, rule, after }
    })
    return (await Promise.all(rules)).flat()
  },
  fill: async (_it, rules: Policy['delisting'], asked) => {
    const all = rules.map(async ({ id, rule, after }, i) => [
      [`ruleId${i + 1}`, id] as const,
      ...afterTyped(i + 1, after),
      ...typedAs(`rule${i + 1}`, await wordsOf(asked, rule)),
    ])
    return (await Promise.all(all)).flat()
  },
}

/** For whoever names none. */
const ruleIdAt = (number: number) => `rule-${number}`

const partsWith = (persons: Field) =>
  partsField({
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
      classes: classesField,
      clauses: clausesField,
      commitments: commitmentsField,
      reports: reportsField,
      delisting,
    }),
    last: ['delisting'],
    names: {
      recheckDays: 'recheck',
      noticeDays: 'notice',
      correctionDays: 'correction',
      reservationDays: 'lateDays',
    },
  })
const parts = partsWith(personsField)

/** The rules where another part of the form asks whether persons may sign. */
export const rulesField: Field = partsWith({ ...personsField, show: () => null })

/** What is wrong with the whole stands at its effect. */
export const policyField: Field = {
  ...parts,
  inLanguages: true,
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
  const clauses = after.clauses?.map(one =>
    asRecorded(
      before.clauses?.find(it => it.id === one.id),
      one,
    ),
  )
  return {
    ...after,
    ...(clauses && { clauses }),
    // The order of kinds in a form says nothing.
    kinds: isOf(before.kinds) === isOf(after.kinds) ? before.kinds : after.kinds,
    // A window of less than a day cannot be typed; it stays if left alone.
    window: Math.ceil(before.window / DAY) * DAY === after.window ? before.window : after.window,
  }
}
