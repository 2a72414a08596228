import { parseEntry } from '../../core/entry.ts'
import { entryAt } from '../../log/tree.ts'
import { type Counted, KINDS } from '../../register/kinds.ts'
import { rowIn, rowsUnder } from '../../store/each-row.ts'
import type { Store } from '../../store/store.ts'
import { type CallShown, firstOf, type Total } from '../kit/kit.ts'

/** How many there were on single days, as whole lists name them and other sources count them. */
export interface GrowthPoint extends Total {
  readonly day: string
  /** Of how many more the sources of that day disagree. */
  readonly unknown: number
  readonly moreUnknown: boolean
  /** How many of them stood there by a signature of their own, whether the list names them or not; null for a count. */
  readonly signed: number | null
  readonly moreSigned: boolean
  /** Those whom the source counts by kind, which need not be all; none on the list of a long roll. */
  readonly kinds: readonly Counted[]
  readonly source: Readonly<{ title: string; by: string | null; url: string | null; date: string }>
  readonly basis: 'list' | 'count'
  readonly entry: number
}

/** What happened to the call itself, on the day on which it was issued, or recorded. */
export interface LifeEvent {
  readonly day: string
  readonly what: 'issued' | 'version' | 'closed'
  /** Of the version, 2 or later; null for everything else. */
  readonly number: number | null
  /** By which it is in the log; left out of the issue, which may be older than the log. */
  readonly entry?: number
}

export interface GrowthPoints {
  /** Oldest first. */
  readonly points: readonly GrowthPoint[]
  /** How many there are besides, older than these. */
  readonly earlier: number
  /** Oldest first. */
  readonly events: readonly LifeEvent[]
}

/** Each is some searches of the roll, or a line of a table. */
const MOST_POINTS = 24
/** Rows past which a list is not counted by kind, since each number is a search of its own. */
const LONG = 5_000

export async function growthPoints(
  store: Store,
  { id, lists, row: call }: Pick<CallShown, 'id' | 'lists' | 'row'>,
  most = MOST_POINTS,
): Promise<GrowthPoints> {
  const row = await rowIn(store, 'counts', id)
  const counts = (row?.counts ?? []).filter(({ withdrawn }) => withdrawn === null)
  const all = [
    ...lists
      .filter(({ whole }) => whole)
      .map(list => ({ day: list.date, make: () => pointOf(store, id, list) })),
    ...counts.map(({ day, total, kinds, source, entry }) => ({
      day,
      make: async (): Promise<GrowthPoint> => ({
        ...{ day, total, more: false, kinds },
        ...{ unknown: 0, moreUnknown: false, signed: null, moreSigned: false },
        source: { title: source.title, by: source.by, url: source.url, date: source.date },
        basis: 'count',
        entry,
      }),
    })),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const { shown: newest, told: earlier } = firstOf(all.toReversed(), most, left => left)
  return {
    points: await Promise.all(newest.toReversed().map(({ make }) => make())),
    earlier: earlier ?? 0,
    events: await eventsOf(store, id, call),
  }
}

/** Corrections are no versions: they leave the text as it was meant. */
async function eventsOf(
  store: Store,
  id: string,
  { issued, closed }: CallShown['row'],
): Promise<LifeEvent[]> {
  const texts = await Array.fromAsync(rowsUnder(store, 'texts', id), ({ row }) => row)
  const later = texts.filter(({ corrects, number }) => corrects === undefined && number > 1)
  const dayOf = async (entry: number) => parseEntry(await entryAt(store, entry)).admitted.slice(0, 10)
  const events: LifeEvent[] = [
    ...(issued === null ? [] : [{ day: issued, what: 'issued' as const, number: null }]),
    ...(await Promise.all(
      later.map(async ({ entry, number, published = entry }) => ({
        ...{ day: await dayOf(published), what: 'version' as const, number, entry: published },
      })),
    )),
    ...(closed === null
      ? []
      : [{ day: await dayOf(closed.entry), what: 'closed' as const, number: null, entry: closed.entry }]),
  ]
  return events.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

async function pointOf(
  store: Store,
  call: string,
  { date, entry, title, url }: CallShown['lists'][number],
): Promise<GrowthPoint> {
  const onDay = { call, at: date, limit: 1 }
  const [{ total, more }, unknown, standing] = await Promise.all([
    store.roll(onDay),
    store.roll({ ...onDay, status: 'unknown' }),
    store.roll({ ...onDay, status: 'standing' }),
  ])
  const isLong = total > LONG
  const kinds = await Promise.all(
    (isLong ? [] : KINDS).map(async kind => ({
      of: kind,
      total: (await store.roll({ ...onDay, kind })).total,
    })),
  )
  return {
    ...{ day: date, total, more },
    ...{ unknown: unknown.total, moreUnknown: unknown.more },
    ...{ signed: standing.total, moreSigned: standing.more },
    kinds: kinds.filter(one => one.total > 0),
    source: { title, by: null, url, date },
    basis: 'list',
    entry,
  }
}
