import { type Clause, STEPS } from '../../../register/clauses.ts'
import type { Policy } from '../../../register/policy.ts'
import type { Drawing, Filling, Reading } from '../../forms/form-input.ts'
import { slotsOf } from '../../forms/languages.ts'
import { html, type Piece, say } from '../../kit/kit.ts'
import { clauseIdAt, numberTyped } from './clause-reading.ts'

/** A rule for removal that follows a step of a clause: it can be used of nobody of whom that is not true. */

type After = NonNullable<Policy['delisting'][number]['after']>

export function showAfter({ asked: { lang }, f, values }: Drawing, number: number): Piece {
  const name = `ruleAfter${number}`
  const chosen = values.get(name) ?? ''
  const offered = stepsTyped(values)
  const all = chosen === '' || offered.includes(chosen) ? offered : [...offered, chosen]
  if (all.length === 0) return null
  const options = all.map(value => {
    const [clause = '', step = ''] = value.split(' ')
    return { value, says: say(lang, 'clause.ruleStep', { clause, step }) }
  })
  return html`<div class="two">
    ${f.select(name, {
      label: say(lang, 'clause.ruleAfter'),
      options: [{ value: '', says: say(lang, 'clause.ruleAlways') }, ...options],
      isOptional: true,
    })}
    ${f.text(`ruleDays${number}`, {
      label: say(lang, 'clause.ruleDays'),
      inputmode: 'numeric',
      isPlain: true,
      isOptional: 'unless',
    })}
  </div>`
}

/** Steps that clauses of the form have, as “yearly-report inactive”. */
function stepsTyped(fields: URLSearchParams): string[] {
  const text = (name: string) => (fields.get(name) ?? '').trim()
  return slotsOf(fields, 'clause').flatMap(number => {
    if (fields.has(`clauseGone${number}`)) return []
    const id = text(`clauseId${number}`) || clauseIdAt(number)
    return STEPS.filter(step => text(`${FIELD[step]}${number}`) !== '').map(step => `${id} ${step}`)
  })
}
const FIELD = { silent: 'clauseSilent', inactive: 'clauseInactive' } as const satisfies Record<
  (typeof STEPS)[number],
  string
>

export function readAfter(typed: Reading, number: number): After | null {
  const { asked, check, fields } = typed
  const { lang } = asked
  const chosen = typed.text(`ruleAfter${number}`)
  if (chosen === '') return null
  check.must(`ruleAfter${number}`, say(lang, 'clause.ruleAfterBad'), stepsTyped(fields).includes(chosen))
  const [clause = '', step] = chosen.split(' ')
  const bounds = { least: 0, most: 3650 }
  const days = numberTyped(typed, `ruleDays${number}`, say(lang, 'clause.ruleDays'), bounds)
  return { clause: clause as Clause['id'], step: step as After['step'], days: days ?? 0 }
}

export function afterTyped(number: number, after: After | undefined): Filling {
  return after === undefined
    ? []
    : [
        [`ruleAfter${number}`, `${after.clause} ${after.step}`],
        [`ruleDays${number}`, String(after.days)],
      ]
}
