import { type Asked, Choice, html, longDay, type Markup, phrase } from '../../kit/kit.ts'
import { isClosed, isStanding, type Standing } from './standing.ts'

/** What comes after something was recorded: the next day of what it took on. Null where no day is set. */
export function nextDay({ lang }: Asked, { own, day }: Standing): Markup | null {
  const days = own
    .filter(one => isStanding(one) && !isClosed(one))
    .flatMap(({ status: { moved, last } }) => (moved !== null && moved >= day ? [{ moved, last }] : []))
    .sort((a, b) => (a.moved < b.moved ? -1 : 1))
  const [next] = days
  if (next === undefined) return null
  const last = next.last === next.moved ? null : next.last
  const says = phrase(lang, 'ours.nextDay', {
    day: longDay(next.moved, lang),
    has: new Choice(last === null ? 'no' : 'yes'),
    last: last === null ? '' : longDay(last, lang),
  })
  return html`<p>${says}</p>`
}
