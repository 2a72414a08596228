import { date, id as idSchema, MANDATES, type MandateLevel, type Policy } from '../../../register/kinds.ts'
import type { Asked } from '../../asked.ts'
import { INVITABLE, mandateOptions } from '../../choices.ts'
import type { Fieldset } from '../../fields.ts'
import { typedIn } from '../../form.ts'
import type { Reading } from '../../forms/reading.ts'
import { admittedParty } from '../../forms/subjects.ts'
import { html, type Markup } from '../../markup.ts'
import { say } from '../../say.ts'

/** The rules that signatories accept, as an officer fills them in. */

const DAY = 86_400

/** Fields for whole numbers, each with its label, by which what is wrong names it. */
const NUMBERS = {
  recheck: 'desk.fact.recheck',
  months: 'desk.months',
  grace: 'desk.fact.grace',
  notice: 'desk.fact.notice',
  window: 'desk.windowDays',
} as const
type NumberName = keyof typeof NUMBERS

export function policyFields(asked: Asked, f: Fieldset): Markup {
  const { lang } = asked
  f.stands('policy', 'effect')
  const kinds = INVITABLE.map(kind => ({ name: `kind-${kind}`, says: say(lang, `kind.${kind}`) }))
  return html`<h3>${say(lang, 'desk.policy')}</h3>
${f.checks({ label: say(lang, 'desk.fact.kinds') }, kinds)}
${mandateFields(asked, f)}
${f.area('effect', { label: say(lang, 'desk.fact.effect'), hint: say(lang, 'desk.effectHint'), rows: 3 })}
${f.area('entities', { label: say(lang, 'desk.fact.entities'), hint: say(lang, 'desk.entitiesHint'), rows: 3 })}
<div class="two">${f.text('months', { label: say(lang, 'desk.months'), hint: say(lang, 'desk.monthsHint'), inputmode: 'numeric', isOptional: true })}${f.text('from', { label: say(lang, 'desk.from'), type: 'date', isOptional: true })}</div>
<div class="two">${f.text('grace', { label: say(lang, 'desk.fact.grace'), inputmode: 'numeric', value: '30' })}${f.text('notice', { label: say(lang, 'desk.fact.notice'), inputmode: 'numeric', value: '90' })}</div>
${f.text('window', { label: say(lang, 'desk.windowDays'), hint: say(lang, 'desk.windowHint'), inputmode: 'numeric', value: '7' })}
${f.area('delisting', { label: say(lang, 'desk.fact.delisting'), hint: say(lang, 'desk.delistingHint'), rows: 4, isOptional: true })}`
}

/** The policy that was filled in; each fault is told of its field. */
export async function policyIn(typed: Reading): Promise<Policy> {
  const { asked, check, fields, saying } = typed
  const { lang } = asked
  const text = (name: string) => typed.text(name)
  const number = (name: NumberName, least: number, most: number) => {
    const value = Number(text(name))
    const isGood = /^\d{1,6}$/.test(text(name)) && value >= least && value <= most
    check.must(name, say(lang, 'desk.numberBad', { field: say(lang, NUMBERS[name]), least, most }), isGood)
    return value
  }
  const kinds = INVITABLE.filter(kind => fields.has(`kind-${kind}`))
  check.must('kind-state', say(lang, 'desk.kindsMissing'), kinds.length > 0)
  const mandates = await mandateMembers(typed, number)
  for (const name of ['effect', 'entities'] as const) {
    const says = say(lang, 'desk.wordsMissing', { field: say(lang, `desk.fact.${name}`) })
    check.must(name, says, text(name) !== '')
  }
  const hasReports = text('months') !== ''
  if (hasReports) check.must('from', say(lang, 'desk.dateBad'), date.safeParse(text('from')).success)
  return {
    kinds,
    ...mandates,
    effect: saying.said(text('effect') || '–', lang),
    entities: saying.said(text('entities') || '–', lang),
    reporting: hasReports ? { months: number('months', 1, 120), from: text('from') } : null,
    graceDays: number('grace', 0, 3650),
    noticeDays: number('notice', 0, 3650),
    window: number('window', 1, 365) * DAY,
    delisting: delistingIn(typed),
  }
}

function mandateFields({ lang }: Asked, f: Fieldset): Markup {
  const levels = [
    { value: '', says: say(lang, 'desk.mandateAsAbove') },
    ...MANDATES.map(value => ({ value, says: say(lang, `mandate.${value}`) })),
  ]
  const perKind = INVITABLE.map(kind =>
    f.select(`mandate-${kind}`, { label: say(lang, `kinds.${kind}`), options: levels, isOptional: true }),
  )
  const umbrellas = {
    label: say(lang, 'desk.fact.umbrellas'),
    hint: say(lang, 'desk.umbrellasHint'),
    rows: 2,
    isOptional: true,
  }
  const recheck = {
    label: say(lang, 'desk.fact.recheck'),
    hint: say(lang, 'desk.recheckHint'),
    inputmode: 'numeric',
    isOptional: true,
  }
  return html`${f.choice('mandate', { label: say(lang, 'desk.fact.mandateNeeded'), options: mandateOptions(lang) })}
<fieldset class="form"><legend class="lab">${say(lang, 'desk.mandateFor')}</legend><p class="note">${say(lang, 'desk.mandateForNote')}</p><div class="two">${perKind}</div></fieldset>
${f.area('umbrellas', umbrellas)}
${f.text('recheck', recheck)}
${f.check('persons', say(lang, 'desk.personsCheck'))}`
}

type Members = Pick<Policy, 'mandate' | 'mandates' | 'umbrellas' | 'recheckDays' | 'persons'>

/** These members of the policy; each that it does not need is left out, since signatures bind the very bytes. */
async function mandateMembers(
  typed: Reading,
  number: (name: NumberName, least: number, most: number) => number,
): Promise<Members> {
  const { asked, fields } = typed
  const levelIn = (name: string) => MANDATES.find(one => one === typedIn(fields, name))
  const mandate = typed.chosen('mandate', say(asked.lang, 'desk.fact.mandateNeeded'), MANDATES)
  const mandates = INVITABLE.flatMap(kind => {
    const level = fields.has(`kind-${kind}`) ? levelIn(`mandate-${kind}`) : undefined
    return level === undefined || level === mandate ? [] : [{ kind, mandate: level }]
  })
  const umbrellas = await umbrellasIn(typed)
  return {
    mandate: mandate as MandateLevel,
    ...(mandates.length > 0 && { mandates }),
    ...(umbrellas.length > 0 && { umbrellas }),
    ...(typedIn(fields, 'recheck') !== '' && { recheckDays: number('recheck', 1, 3650) }),
    ...(fields.has('persons') && { persons: true as const }),
  }
}

/** One party a line; each must have been admitted, or it could vouch for nobody. */
async function umbrellasIn(typed: Reading): Promise<string[]> {
  const { asked, check } = typed
  const { lang } = asked
  const found: string[] = []
  for (const line of typed
    .text('umbrellas')
    .split('\n')
    .map(one => one.trim())) {
    if (line === '') continue
    const id = await admittedParty(asked, line)
    if (id === undefined)
      check.errors.set('umbrellas', say(lang, 'desk.umbrellaUnknown', { typed: line.slice(0, 60) }))
    else if (found.includes(id))
      check.errors.set('umbrellas', say(lang, 'desk.umbrellaTwice', { typed: line.slice(0, 60) }))
    else found.push(id)
  }
  return found
}

/** One rule a line: `dissolved: The signatory has ceased to exist.` */
function delistingIn(typed: Reading) {
  const { asked, check, saying } = typed
  return typed
    .text('delisting')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => {
      const [, id = '', words = ''] = /^\s*([a-z0-9-]+)\s*:\s*(.+?)\s*$/.exec(line) ?? []
      if (!idSchema.safeParse(id).success || words === '')
        check.errors.set('delisting', say(asked.lang, 'desk.ruleBad', { typed: line.trim().slice(0, 60) }))
      return { id, rule: saying.said(words || '–', asked.lang) }
    })
}
