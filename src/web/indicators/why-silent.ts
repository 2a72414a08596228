import { type OwnPeriod, periodKey } from '../../register/figures/standing.ts'
import type { StandingOf } from '../../work/reporting/standings.ts'
import {
  type Asked,
  Choice,
  firstOf,
  html,
  linkTo,
  listed,
  listOf,
  longDay,
  nameIn,
  type Piece,
  periodName,
  phrase,
  say,
} from '../kit/kit.ts'

/**
 * Of whom a page says what follows from dates and rules: by which clause they were asked, by which day, and until when
 * nobody was late. Whoever is said not to have reported can check it.
 */

/** Organisations that are named for one day; the file has all. */
const MOST_NAMED = 5

export interface SilentOf extends StandingOf {
  /** Its own period, where it answers by others than the one that is asked. */
  readonly own: OwnPeriod | null
}

/** As of a day, on which some of it may be to come. */
export function whySilent(asked: Asked, call: string, silent: readonly SilentOf[], day: string): Piece {
  const { lang } = asked
  if (silent.length === 0) return null
  // Since when each is bound is its own, and splits no line.
  const asksOf = ({ asked }: StandingOf) => asked.windows.map(({ clause, due, last }) => [clause, due, last])
  const groups = Map.groupBy(silent, one => JSON.stringify([one.period, asksOf(one)]))
  const lines = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, its]) => {
      const { asked: by, period } = its[0]!
      const asks = by.windows.map(({ clause, due, last }) =>
        phrase(lang, 'indicators.whyAsked', {
          clause: linkTo(asked, `/${call}/policy`, clause),
          due: longDay(due, lang),
          last: longDay(last, lang),
          is: new Choice(day > last ? 'over' : 'open'),
        }),
      )
      return html`${phrase(lang, 'indicators.whyOf', { period: periodName(period, lang), names: namesOf(asked, its) })} ${asks.map((one, i) => html`${i === 0 ? '' : ' '}${one}`)}${ownSaid(asked, its)}`
    })
  return html`<details class="flat in-print"><summary>${say(lang, 'indicators.why')}</summary>${listed(lines)}</details>`
}

/** Those whose own period was not over in time: that it is not reported follows from rules of counting alone. */
function ownSaid(asked: Asked, its: readonly SilentOf[]): Piece {
  const { lang } = asked
  const having = its.flatMap(one => (one.own === null ? [] : [{ one, own: one.own }]))
  const groups = Map.groupBy(having, ({ own }) => `${periodKey(own.told)} ${own.nextUntil}`)
  return html`${[...groups.values()].map(same => {
    const { nextUntil, told } = same[0]!.own
    const names = namesOf(
      asked,
      same.map(({ one }) => one),
    )
    const own = periodName(told, lang)
    return html` ${say(lang, 'indicators.whyOwn', { names, own, until: longDay(nextUntil, lang) })}`
  })}`
}

function namesOf({ lang }: Asked, its: readonly StandingOf[]): string {
  const { shown, told } = firstOf(its, MOST_NAMED, count => say(lang, 'indicators.whyMore', { count }))
  const names = shown.map(({ reporter }) => nameIn(reporter.names, lang).text)
  return listOf(told === null ? names : [...names, told], lang)
}
