import {
  id as idSchema,
  MANDATES,
  type MandateLevel,
  type Policy,
  type Said,
} from '../../../register/kinds.ts'
import { labelled } from '../../forms/field-messages.ts'
import type { Field } from '../../forms/form-input.ts'
import { areaOf, linesIn, numberField, partsField } from '../../forms/kind-fields.ts'
import { admittedParty, policyOf } from '../../forms/subjects.ts'
import { html, INVITABLE, remark, say } from '../../kit/kit.ts'
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

/** One rule a line: `dissolved: The signatory has ceased to exist.` */
const delisting: Field = {
  show: areaOf(4),
  read(it, typed) {
    const { asked, check, saying } = typed
    return linesIn(typed, it.name).map(line => {
      const [, id = '', words = ''] = /^([a-z0-9-]+)\s*:\s*(.+)$/s.exec(line) ?? []
      if (!idSchema.safeParse(id).success)
        check.errors.set(it.name, say(asked.lang, 'wrong.rule', { typed: line.slice(0, 60) }))
      return { id, rule: saying.maybe(words, asked.lang) }
    })
  },
  fill: async (it, rules: Policy['delisting'], asked) => {
    const lines = rules.map(
      async ({ id, rule }) => `${id}: ${(await textOfSaid(asked, rule, Infinity)) ?? ''}`,
    )
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
    noticeDays: numberField({ value: '90' }),
    reservationDays: numberField(),
    window: numberField({ value: '7', unit: DAY }),
    delisting,
  }),
  names: { recheckDays: 'recheck', noticeDays: 'notice', reservationDays: 'lateDays' },
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

/**
 * What was not changed keeps its recorded words and their language, which need not be that of whoever fills in the
 * form.
 */
function withKeptWords(before: Policy, after: Policy): Policy {
  const keep = (old: Said | undefined, now: Said): Said =>
    old !== undefined && 'text' in old && 'text' in now && old.text === now.text ? old : now
  const rule = (id: string) => before.delisting.find(one => one.id === id)?.rule
  const isOf = (kinds: Policy['kinds']) => JSON.stringify(kinds.toSorted())
  return {
    ...after,
    // The order of kinds in a form says nothing.
    kinds: isOf(before.kinds) === isOf(after.kinds) ? before.kinds : after.kinds,
    // A window of less than a day cannot be typed; it stays if left alone.
    window: Math.ceil(before.window / DAY) * DAY === after.window ? before.window : after.window,
    effect: keep(before.effect, after.effect),
    entities: keep(before.entities, after.entities),
    delisting: after.delisting.map(one => ({ id: one.id, rule: keep(rule(one.id), one.rule) })),
  }
}
