import type { Clause, Cycle } from '../../../register/clauses.ts'
import { clauseRef, date, id as idSchema } from '../../../register/kinds.ts'
import type { Reading } from '../../forms/form-input.ts'
import { say } from '../../kit/kit.ts'
import { wordsSaid } from './rule-words.ts'

/**
 * A clause as it is read out of the fields of its slot. What does not fit is noted at the field that mends it: the law
 * would only say that a clause is malformed.
 */

/** For whoever names none. */
export const clauseIdAt = (number: number) => `clause-${number}`

/** How a clause that asks for nothing yet comes: none of this was typed. */
export const DEFAULTS: Readonly<Record<string, string>> = { clauseGrace: '30', clauseBy: 'calendar' }

export const CLAUSE_FIELDS = [
  'clauseId',
  'clauseAsks',
  'clauseCount',
  'clauseFigures',
  'clauseBy',
  'clauseOpens',
  'clauseDue',
  'clauseFrom',
  'clauseWithin',
  'clauseMonths',
  'clauseGrace',
  'clauseSilent',
  'clauseInactive',
] as const
type ClauseField = (typeof CLAUSE_FIELDS)[number]

/** Undefined where nothing was typed, or where it is left out. */
export async function clauseTyped(typed: Reading, number: number): Promise<unknown> {
  const { asked, check, fields } = typed
  const { lang } = asked
  const text = (name: ClauseField) => typed.text(`${name}${number}`)
  if (fields.has(`clauseGone${number}`)) return undefined
  const ticked = (name: string) =>
    [...fields.keys()].flatMap(key =>
      key.startsWith(`${name}${number}-`) ? [key.slice(key.indexOf('-') + 1)] : [],
    )
  const id = text('clauseId') || clauseIdAt(number)
  const says = await wordsSaid(
    typed,
    `clause${number}`,
    say(lang, 'clause.number', { number }),
    ({ clauses = [] }) => clauses.find(one => one.id === id)?.says ?? [],
  )
  const isTyped = CLAUSE_FIELDS.some(name => text(name) !== '' && text(name) !== DEFAULTS[name])
  if (says.length === 0 && !isTyped) return undefined
  if (says.length === 0) check.errors.set(`clause${number}`, say(lang, 'clause.empty'))
  check.must(
    `clauseId${number}`,
    say(lang, 'wrong.rule', { typed: id.slice(0, 60) }),
    clauseRef.safeParse(id).success,
  )
  const [kinds, classes, under] = ['clauseKind', 'clauseOf', 'clauseUnder'].map(ticked) as [
    string[],
    string[],
    string[],
  ]
  const asks = asksTyped(typed, number, under)
  const cycle = cycleTyped(typed, number, asks !== undefined && 'commitments' in asks)
  const days = (name: 'clauseGrace' | 'clauseSilent' | 'clauseInactive', least: number, most: number) =>
    numberTyped(typed, `${name}${number}`, say(lang, `clause.${name}`), { least, most })
  const grace = days('clauseGrace', 0, 366)
  const silent = text('clauseSilent') === '' ? null : days('clauseSilent', 1, 3650)
  const inactive = text('clauseInactive') === '' ? null : days('clauseInactive', 1, 3650)
  if (inactive !== null && text('clauseSilent') === '')
    check.errors.set(`clauseSilent${number}`, say(lang, 'clause.silentFirst'))
  return {
    id,
    says,
    of: { ...(kinds.length > 0 && { kinds }), ...(classes.length > 0 && { classes }) },
    asks,
    cycle,
    grace,
    ...(silent !== null && { silent }),
    ...(inactive !== null && { inactive }),
  }
}

function asksTyped(typed: Reading, number: number, under: string[]) {
  const { asked, check } = typed
  const { lang } = asked
  const asks = typed.chosen(`clauseAsks${number}`, say(lang, 'clause.clauseAsks'), ['report', 'commitments'])
  if (asks === undefined) return undefined
  const at = `clauseFigures${number}`
  const indicators = typed.text(at)
  if (asks === 'report') {
    if (indicators === '') return { report: true as const }
    const field = say(lang, 'clause.clauseFigures')
    check.must(at, say(lang, 'clause.figuresWrong', { field }), idSchema.safeParse(indicators).success)
    return { report: true as const, indicators }
  }
  check.must(at, say(lang, 'clause.figuresReport'), indicators === '')
  const bounds = { least: 1, most: 100 }
  const commitments = numberTyped(typed, `clauseCount${number}`, say(lang, 'clause.clauseCount'), bounds)
  return { commitments, ...(under.length > 0 && { under }) }
}

function cycleTyped(typed: Reading, number: number, isOnce: boolean): object | undefined {
  const { asked, check } = typed
  const { lang } = asked
  const at = (name: ClauseField) => `${name}${number}`
  const by = typed.chosen(at('clauseBy'), say(lang, 'clause.clauseBy'), ['calendar', 'signature'])
  if (by === undefined) return undefined
  const again = typed.text(at('clauseMonths'))
  const months =
    again === ''
      ? null
      : numberTyped(typed, at('clauseMonths'), say(lang, 'clause.clauseMonths'), { least: 1, most: 120 })
  if (again !== '' && isOnce) check.errors.set(at('clauseMonths'), say(lang, 'clause.once'))
  const found =
    by === 'calendar'
      ? { by, opens: dayTyped(typed, at('clauseOpens')), due: dayTyped(typed, at('clauseDue')) }
      : {
          by,
          opens: numberTyped(typed, at('clauseFrom'), say(lang, 'clause.clauseFrom'), {
            least: 0,
            most: 3650,
          }),
          due: numberTyped(typed, at('clauseWithin'), say(lang, 'clause.clauseWithin'), {
            least: 0,
            most: 3650,
          }),
        }
  if (found.opens !== null && found.due !== null && found.opens > found.due)
    check.errors.set(at(by === 'calendar' ? 'clauseDue' : 'clauseWithin'), say(lang, 'clause.dueFirst'))
  return { ...found, ...(months !== null && { months }) }
}

function dayTyped(typed: Reading, name: string): string | null {
  const day = typed.text(name)
  const isDay = date.safeParse(day).success
  typed.check.must(name, say(typed.asked.lang, 'clause.dateBad'), isDay)
  return isDay ? day : null
}

/** Null where it has been noted what is wrong. */
export function numberTyped(
  typed: Reading,
  name: string,
  field: string,
  bounds: { readonly least: number; readonly most: number },
): number | null {
  const text = typed.text(name)
  const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  const isGood = number >= bounds.least && number <= bounds.most
  typed.check.must(name, say(typed.asked.lang, 'desk.numberBad', { field, ...bounds }), isGood)
  return isGood ? number : null
}

/**
 * A clause that says what it said keeps its recorded form. The order of what was ticked says nothing, and another order
 * would make it another clause, by which nobody is bound yet.
 */
export function asRecorded(before: Clause | undefined, after: Clause): Clause {
  return before !== undefined && inOrder(before) === inOrder(after) ? before : after
}

function inOrder({ of: { kinds, classes }, asks, ...rest }: Clause): string {
  const cycle = Object.entries(rest.cycle as Cycle).sort()
  const what = 'commitments' in asks ? [asks.commitments, asks.under?.toSorted()] : (asks.indicators ?? null)
  return JSON.stringify([
    ...[kinds?.toSorted() ?? null, classes?.toSorted() ?? null, what, cycle],
    ...[rest.id, rest.says, rest.grace, rest.silent ?? null, rest.inactive ?? null],
  ])
}
