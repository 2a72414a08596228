import type { RollPage, RollQuery } from '../../register/roll.ts'
import { gapsIn } from '../../register/tally.ts'
import {
  type Asked,
  type CallShown,
  html,
  isCounting,
  linkTo,
  longDay,
  nameIn,
  type Piece,
  say,
  shownTotal,
  type Total,
} from '../kit/kit.ts'
import { datedUnder, type Facets } from './facets.ts'
import { filtersIn, fromFirst, rollAddress } from './query.ts'
import { sameInAll } from './table.ts'
import { countedOn } from './unknown.ts'

/** What is said once above the rows: their order, their source, what is the same in each, and what is not known. */

/** Rows are ordered by the first name of each, which this language may not show. */
export function orderOf({ lang }: Asked, { items, sort }: RollPage): string {
  if (sort === 'date') return say(lang, 'roll.newestFirst')
  const isTranslated = items.some(({ names }) => nameIn(names, lang).text !== names[0]!.text)
  return say(lang, isTranslated ? 'roll.byFirstName' : 'roll.aToZ')
}

/** The newest text that anybody signed; on an earlier day, of those shown. */
export function newestOf({ now }: Facets, { items }: RollPage): number | null {
  const signed = now === null ? items.map(({ version }) => version) : now.texts.map(({ of }) => of)
  const numbers = signed.filter(number => number !== null)
  return numbers.length === 0 ? null : Math.max(...numbers)
}

/** What is the same in every row, instead of a column. */
async function sameSaid(
  asked: Asked,
  call: CallShown,
  query: RollQuery,
  found: RollPage,
  facets: Facets,
): Promise<Piece> {
  const { lang } = asked
  const same = sameInAll(found.items)
  const newest = newestOf(facets, found)
  const dated = isCounting(asked) && same.copied ? await datedUnder(asked, query, found, facets) : null
  const total = filtersIn(query).length === 0 ? (facets.now?.total ?? found.total) : found.total
  const copied =
    isCounting(asked) && facets.now !== null && filtersIn(query).length === 0 ? gapsIn(facets.now).copied : 0
  const sentences = [
    sourceSaid(asked, call, query),
    same.copied ? say(lang, 'roll.sameCopied') : null,
    same.signed && newest !== null
      ? say(lang, 'roll.sameSigned', { number: newest, which: newest > 1 ? 'newest' : 'first' })
      : null,
    same.mandate === null
      ? null
      : say(lang, 'roll.sameMandate', { mandate: say(lang, `mandate.${same.mandate}`) }),
    copied === 0 || same.copied || call.isRecord ? null : say(lang, 'roll.someCopied', { count: copied }),
    dated === null || dated === total ? null : say(lang, 'roll.dated', { count: dated }),
  ].filter(one => one !== null)
  return sentences.join(' ')
}

/** Which list a page of copied rows follows. */
function sourceSaid({ lang }: Asked, { isRecord, lists, source }: CallShown, { at }: RollQuery) {
  const day = at ?? (isRecord ? source?.date : undefined)
  if (day === undefined) return null
  if (!isRecord) return null
  const newest = lists.findLast(({ date }) => date <= day)
  if (newest?.whole && newest === source && newest.date < day)
    return say(lang, 'roll.ledeNewest', { date: longDay(newest.date, lang) })
  const isList = newest?.whole && newest.date === day
  return say(lang, isList ? 'roll.ledeList' : 'roll.ledeSources', { date: longDay(day, lang) })
}

/** Of how many more nobody knows, and what sources count without naming anybody: both qualify the number above. */
async function openSaid(asked: Asked, query: RollQuery, unknown: Total): Promise<Piece> {
  const counted = await countedOn(asked, query.call, query.at)
  if (unknown.total === 0 || !isCounting(asked)) return counted
  const { lang } = asked
  const says = say(lang, 'roll.unknownMore', { count: shownTotal(asked, unknown) })
  const see = linkTo(
    asked,
    rollAddress({ ...fromFirst(query), status: 'unknown' }),
    say(lang, 'roll.unknownSee'),
  )
  return html` ${says} ${see}${counted}`
}

export async function saidOnce(
  asked: Asked,
  call: CallShown,
  query: RollQuery,
  found: RollPage,
  { facets, unknown, order = null }: { facets: Facets; unknown: Total; order?: Piece },
): Promise<Piece> {
  const same = found.items.length === 0 ? '' : await sameSaid(asked, call, query, found, facets)
  const open = await openSaid(asked, query, unknown)
  const last = found.items.length === 0 || order === null ? null : html` ${order}`
  return same === '' && open === null && last === null
    ? null
    : html`<p class="fine same">${same}${open}${last}</p>`
}
