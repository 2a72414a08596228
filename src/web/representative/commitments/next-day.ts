import { type Asked, Choice, html, longDay, type Markup, phrase } from '../../kit/kit.ts'
import { isClosed, isStanding, type Standing } from './standing.ts'

/**
 * What comes after something was recorded: the next day of what it took on, or on which its rules ask for a report. Null
 * where no day is set.
 */
export function nextDay({ lang, site }: Asked, { duties, own, day }: Standing): Markup | null {
  const ofOwn = own.filter(one => isStanding(one) && !isClosed(one)).map(({ status }) => status)
  const asked = duties.asked.filter(({ clause, state }) => 'report' in clause.asks && state !== 'met')
  const [next] = [...ofOwn, ...asked]
    .flatMap(({ moved, last }) => (moved !== null && moved >= day ? [{ moved, last }] : []))
    .sort((a, b) => (a.moved < b.moved ? -1 : 1))
  if (next === undefined) return null
  const last = next.last === next.moved ? null : next.last
  const says = phrase(lang, 'ours.nextDay', {
    day: longDay(next.moved, lang),
    has: new Choice(last === null ? 'no' : 'yes'),
    last: last === null ? '' : longDay(last, lang),
    mail: new Choice(site.mail === null ? 'no' : 'yes'),
  })
  return html`<p>${says}</p>`
}
