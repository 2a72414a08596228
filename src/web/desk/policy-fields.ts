import { MANDATES, type MandateLevel, type Policy } from '../../register/shapes.ts'
import type { Asked } from '../asked.ts'
import { INVITABLE, mandateOptions } from '../choices.ts'
import type { Checking, Fieldset } from '../fields.ts'
import { typedIn } from '../form.ts'
import { html, type Markup } from '../markup.ts'
import { say } from '../say.ts'
import { admittedParty } from './subjects.ts'

/** What a policy says of mandates, as an officer fills it in. */

export function mandateFields({ lang }: Asked, f: Fieldset): Markup {
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
export async function mandateMembers(
  asked: Asked,
  check: Checking,
  fields: URLSearchParams,
  number: (name: string, least: number, most: number) => number,
): Promise<Members> {
  const levelIn = (name: string) => MANDATES.find(one => one === typedIn(fields, name))
  const mandate = levelIn('mandate')
  check.must('mandate', say(asked.lang, 'desk.mandateMissing'), mandate !== undefined)
  const mandates = INVITABLE.flatMap(kind => {
    const level = fields.has(`kind-${kind}`) ? levelIn(`mandate-${kind}`) : undefined
    return level === undefined || level === mandate ? [] : [{ kind, mandate: level }]
  })
  const umbrellas = await umbrellasIn(asked, check, typedIn(fields, 'umbrellas'))
  return {
    mandate: mandate as MandateLevel,
    ...(mandates.length > 0 && { mandates }),
    ...(umbrellas.length > 0 && { umbrellas }),
    ...(typedIn(fields, 'recheck') !== '' && { recheckDays: number('recheck', 1, 3650) }),
    ...(fields.has('persons') && { persons: true as const }),
  }
}

/** One party a line; each must have been admitted, or it could vouch for nobody. */
async function umbrellasIn(asked: Asked, check: Checking, typed: string): Promise<string[]> {
  const { lang } = asked
  const found: string[] = []
  for (const line of typed.split('\n').map(one => one.trim())) {
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
