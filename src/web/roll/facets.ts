import { KINDS, type Kind, MANDATES, type Mandate } from '../../register/kinds.ts'
import { ENDINGS, type Ended, type RollPage, type RollQuery } from '../../register/roll.ts'
import { type RollTally, rowsIn } from '../../register/tally.ts'
import { type Asked, html, isCounting, type Piece, say, shownTotal, type Total } from '../kit/kit.ts'
import { filtersIn, fromFirst, rollLink } from './query.ts'

/**
 * What a roll can be narrowed to, with how many stand there. As it stands now that is exact, from its tally. An earlier
 * day has no tally, so there the options bear no numbers.
 */
export interface Facets {
  readonly kinds: readonly Facet<Kind>[]
  readonly countries: readonly Facet<string | null>[]
  readonly mandates: readonly Facet<Mandate['level'] | null>[]
  readonly endings: readonly Facet<Ended['how']>[]
  /** The versions of the text that they signed. */
  readonly versions: readonly Facet[]
  /** Null on an earlier day. */
  readonly now: RollTally | null
  /** Whether numbers are worth a search each: not on an earlier day of a long roll. */
  readonly isCounted: boolean
}

/** `of` is null for rows that do not tell. */
export interface Facet<T extends string | null = string | null> {
  readonly of: T
  readonly rows: Total | null
}

export function exactly(total: number): Total {
  return { total, more: false }
}

/** Rows past which an earlier day is not counted. */
const LONG = 5_000

/** Whether a day's numbers are worth a search each. */
export function isCounted({ at }: RollQuery, tally: RollTally): boolean {
  return at === undefined || tally.total <= LONG
}

export async function facetsOf({ site }: Asked, query: RollQuery): Promise<Facets> {
  const { store } = site.log
  const { call, at } = query
  const isNow = at === undefined
  const tally = await store.rollTally(call)
  const counted = isCounted(query, tally)
  const endings = await Promise.all(
    ENDINGS.map(async of => ({
      of,
      rows: counted ? await store.roll({ call, at, limit: 1, status: of }) : null,
    })),
  )
  const exact = <T>(of: T, total: number) => ({ of, rows: isNow ? exactly(total) : null })
  const tallied = <Key extends 'kind' | 'country'>(key: Key) =>
    [...Map.groupBy(tally.places, place => place[key])].map(([of, places]) => exact(of, rowsIn(places)))
  return {
    kinds: isNow ? tallied('kind') : KINDS.map(of => ({ of, rows: null })),
    countries: tallied('country'),
    mandates: [...MANDATES, null].flatMap(level =>
      tally.mandates.filter(({ of }) => of === level).map(({ of, rows }) => exact(of, rows)),
    ),
    endings: endings.filter(({ rows }) => rows === null || rows.total > 0),
    versions: tally.texts.map(({ of, rows }) => exact(of === null ? null : String(of), rows)),
    now: isNow ? tally : null,
    isCounted: counted,
  }
}

/**
 * How many of each kind match, whatever kind is asked for; null where that would cost more than it tells. Read off the
 * tally or the page where these hold everything, else by a search for each kind but one.
 */
export async function kindsUnder(
  { site }: Asked,
  query: RollQuery,
  found: RollPage,
  { now, isCounted }: Facets,
): Promise<readonly Facet<Kind>[] | null> {
  const others = filtersIn(query).filter(name => name !== 'kind')
  const byKind = (rows: readonly { kind: Kind; rows: number }[]) =>
    KINDS.map(kind => ({
      of: kind,
      rows: exactly(rowsIn(rows.filter(one => one.kind === kind))),
    })).filter(({ rows }) => rows.total > 0)
  if (now !== null && others.every(name => name === 'country')) {
    const { country } = query
    return byKind(now.places.filter(place => country === undefined || (place.country ?? 'none') === country))
  }
  if (query.kind === undefined && found.items.length === found.total)
    return byKind(found.items.map(({ kind }) => ({ kind, rows: 1 })))
  if (!isCounted || found.more) return null
  const { store } = site.log
  const counted = (kind?: Kind) =>
    kind === query.kind ? found : store.roll({ ...fromFirst(query), kind, limit: 1 })
  const all = await counted()
  // The list of the commonest kind is the longest that a search has to read: it is what is left.
  const standing = (kind: Kind) => rowsIn(now?.places.filter(place => place.kind === kind) ?? [])
  const [commonest, ...rarer] = KINDS.toSorted((a, b) => standing(b) - standing(a))
  const isTallied = now !== null && isOfThoseWhoStand(query)
  const asked = (all.more ? KINDS : rarer).filter(kind => !isTallied || standing(kind) > 0)
  const totals = new Map<Kind, Total>(
    await Promise.all(asked.map(async kind => [kind, await counted(kind)] as const)),
  )
  const told = totals.values().reduce((sum, { total }) => sum + total, 0)
  if (!all.more) totals.set(commonest!, exactly(all.total - told))
  return KINDS.map(of => ({ of, rows: totals.get(of) ?? exactly(0) })).filter(({ rows }) => rows.total > 0)
}

const isOfThoseWhoStand = ({ status }: RollQuery) =>
  status === undefined || status === 'standing' || status === 'listed'

/** The countries with how many match in each, whatever country is asked for; without numbers where these are a search each. */
export function countriesUnder(query: RollQuery, { countries, now }: Facets): Facets['countries'] {
  const others = filtersIn(query).filter(name => name !== 'country')
  if (now === null || others.length === 0) return countries
  const isTallied = others.every(name => name === 'kind')
  return countries.map(({ of }) => {
    const rows = now.places.filter(({ country, kind }) => country === of && kind === query.kind)
    return { of, rows: isTallied ? exactly(rowsIn(rows)) : null }
  })
}

/** So many of a kind, in words that follow a number. */
export function ofKind({ lang }: Asked, kind: Kind, count: number): string {
  // A message of one word would pass for the name of a value, so it has a space before it.
  return say(lang, `ofKind.${kind}`, { count }).trim()
}

/** How many match of each kind: each number leads to its rows. */
export function totals(asked: Asked, query: RollQuery, kinds: readonly Facet<Kind>[] | null): Piece {
  const { lang } = asked
  if (!isCounting(asked) || kinds?.length === 0) return null
  if (kinds === null) return html`<p class="note">${say(lang, 'roll.kindsNotCounted')}</p>`
  const links = kinds.map(({ of, rows }) => {
    const word = ofKind(asked, of, rows!.total)
    const isChosen = query.kind === of
    const to = rollLink(asked, { ...fromFirst(query), kind: of })
    return html`<li>
      <a href="${to}"${isChosen ? html` aria-current="true"` : null}><b>${shownTotal(asked, rows!)}</b> ${word}</a>
    </li>`
  })
  return html`<ul class="totals" aria-label="${say(lang, 'roll.byKind')}">${links}</ul>`
}

/** The whole of what a query narrows: null where what it asks for is no part of those who stand. */
export async function wholeUnder({ site }: Asked, query: RollQuery, { now }: Facets): Promise<Total | null> {
  if (!isOfThoseWhoStand(query)) return null
  const { call, at } = query
  return now === null ? site.log.store.roll({ call, at, limit: 1 }) : exactly(now.total)
}

/** How many of the rows that match tell a date; null where that was not counted. */
export async function datedUnder(
  { site }: Asked,
  query: RollQuery,
  found: RollPage,
  { now, isCounted }: Facets,
): Promise<number | null> {
  if (query.signed !== undefined || found.items.length === 0) return null
  if (now !== null && filtersIn(query).length === 0)
    return now.total - (now.days.find(({ of }) => of === null)?.rows ?? 0)
  if (found.items.length === found.total) return found.items.filter(({ signed }) => signed !== null).length
  if (!isCounted || found.more) return null
  const without = await site.log.store.roll({ ...fromFirst(query), signed: 'none', limit: 1 })
  return found.total - without.total
}
