import { Refusal } from '../../core/refusal.ts'
import { dayBefore, dayOf } from '../../core/time.ts'
import { KINDS, type Kind } from '../../register/kinds.ts'
import { spansOf } from '../../register/roll.ts'
import { changesOf, type RollChange, toldAfter } from '../../register/roll-changes.ts'
import { ref } from '../../register/rows.ts'
import type { Begin } from '../../store/store.ts'
import { type Asked, type CallShown, callShown, entryDay, listOf, say } from '../kit/kit.ts'
import { parseBetween } from './query.ts'
import { unknownBeside } from './unknown.ts'

/** What changed on a roll between two days: asked for, found, and in which order. */

export interface Between {
  readonly call: CallShown
  /** The ends of these days are compared. */
  readonly from: string
  readonly to: string
  /** The day before anybody can have stood there. */
  readonly before: string
  /** The first day of which it is known who stood there. */
  readonly known: string
  readonly today: string
  /** The last that a page before told of. */
  readonly after: Begin | undefined
}

/** What is compared, and from where on. */
type Days = Pick<Between, 'call' | 'from' | 'to' | 'after'>

/**
 * Without days: from the first of which the list is known until now. Refuses `query_malformed` for days that are in the
 * wrong order, or that have not come.
 */
export async function betweenAsked(asked: Asked): Promise<Between> {
  const typed = parseBetween(asked.query)
  const call = await callShown(asked, asked.params.call!)
  const today = dayOf(asked.site.now())
  for (const name of ['from', 'to'] as const) {
    const day = typed[name]
    if (day !== undefined && day > today)
      throw new Refusal(
        'query_malformed',
        `The parameter ${name} is ${day}, which has not come yet; the last day to ask about is ${today}.`,
      )
  }
  const to = typed.to ?? today
  const { before, known } = await firstDays(asked, call)
  const from = typed.from ?? [known, before].find(day => day <= to) ?? to
  if (from > to)
    throw new Refusal(
      'query_malformed',
      `The parameter from is ${from}, which is after ${to}, the day of to; the earlier day comes first.`,
    )
  return { call, from, to, before, known, today, after: parseAfter(typed.page) }
}

/** Whoever is copied can have stood there since the call was issued; whoever signs, since it was opened here. */
async function firstDays(asked: Asked, { row, lists, isRecord }: CallShown) {
  const opened = await entryDay(asked, row.opened)
  const isCopied = isRecord || lists.length > 0
  const begun = (isCopied ? (row.issued ?? lists[0]?.date) : undefined) ?? opened
  const before = dayBefore([begun, opened].sort()[0]!)
  return { before, known: lists.find(({ whole }) => whole)?.date ?? before }
}

export function formatAfter({ day, party }: Begin): string {
  return `${day}.${party}`
}

function parseAfter(text: string | undefined): Begin | undefined {
  if (text === undefined) return undefined
  const [, day, party] = /^([0-9]{4}-[0-9]{2}-[0-9]{2})\.([a-z0-9-]{1,64})$/.exec(text) ?? []
  if (day === undefined || party === undefined)
    throw new Refusal('query_malformed', 'The parameter page has to be the next of the page before.')
  return { day, party }
}

/** Parties that are looked at in one turn. */
const IN_ONE_TURN = 100

interface Found {
  readonly changes: readonly RollChange[]
  /** The last that was looked at; null at the end. */
  readonly last: Begin | null
}

/**
 * Every change, in the order of the days by which they are known, then of parties. Only those are looked at of whom a
 * stretch of the roll begins between the two days: what it costs grows with what changed and not with the roll.
 */
export async function* changesBetween(
  { site }: Asked,
  { call: { id, lists, row }, from, to, after }: Days,
): AsyncGenerator<Found> {
  const { store } = site.log
  const { issued } = row
  const days = { call: id, after: toldAfter({ from, issued }), until: to }
  for (let last = after; ; ) {
    const begins = await store.rollBegins({ ...days, from: last, limit: IN_ONE_TURN })
    const [known, listings, signatures, objections] = await Promise.all([
      store.rows(begins.map(({ party }) => ref('parties', party))),
      store.rows(begins.map(({ party }) => ref('listings', id, party))),
      store.rows(begins.map(({ party }) => ref('signatures', id, party))),
      store.rows(begins.map(({ party }) => ref('objections', id, party))),
    ])
    const changes = begins.flatMap(({ day, party }, i) => {
      const [listing, signature, objected] = [listings[i], signatures[i], objections[i]]
      const spans = spansOf(id, party, { party: known[i]!, listing, signature, objections: objected }, lists)
      return changesOf(spans, { from, to, issued, listing, lists }).filter(({ told }) => told === day)
    })
    last = begins.at(-1)
    const isEnd = begins.length < IN_ONE_TURN
    yield { changes, last: isEnd ? null : last! }
    if (isEnd) return
  }
}

/** How many came and went, and how many are called or counted otherwise. */
export function changesSaid({ lang }: Asked, changes: readonly RollChange[]): string {
  const told = (['joined', 'left', 'renamed', 'kind', 'country'] as const).flatMap(what => {
    const count = changes.filter(one => one.what === what).length
    return count === 0 ? [] : [say(lang, `between.title.${what}`, { count })]
  })
  return told.length === 0 ? say(lang, 'between.nothing') : listOf(told, lang)
}

/** The first of them; `next` where others were not looked at. */
export async function firstChanges(
  asked: Asked,
  between: Days,
  mostLooked: number,
): Promise<{ readonly changes: readonly RollChange[]; readonly next: Begin | null }> {
  const changes: RollChange[] = []
  let looked = 0
  for await (const found of changesBetween(asked, between)) {
    changes.push(...found.changes)
    looked += IN_ONE_TURN
    if (found.last === null || looked >= mostLooked) return { changes, next: found.last }
  }
  return { changes, next: null }
}

/** How many there were at the end of a day, and of how many more it is not known. */
export interface EndCounts {
  readonly on: number
  readonly unknown: number
  readonly more: boolean
}
export interface Counts {
  readonly from: EndCounts
  readonly to: EndCounts
}

/** Rows past which an earlier day is not counted by kind, since each number is a search of its own. */
const LONG = 5_000

/** At both ends, in all and by kind. */
export async function countsAt({ site }: Asked, { call: { id }, from, to }: Between) {
  const { store } = site.log
  const end = async (at: string, kind?: Kind): Promise<EndCounts> => {
    const query = { call: id, at, kind, limit: 1 }
    const [on, unknown] = await Promise.all([store.roll(query), unknownBeside(store, query)])
    return { on: on.total, unknown: unknown.total, more: on.more || unknown.more }
  }
  const ends = async (kind?: Kind): Promise<Counts> => ({
    from: await end(from, kind),
    to: await end(to, kind),
  })
  const all = await ends()
  const isLong = [all.from, all.to].some(({ on, unknown }) => on + unknown > LONG)
  const kinds = isLong ? null : await Promise.all(KINDS.map(async kind => ({ kind, ...(await ends(kind)) })))
  const isEmpty = ({ on, unknown }: EndCounts) => on + unknown === 0
  return { all, kinds: kinds?.filter(one => !isEmpty(one.from) || !isEmpty(one.to)) ?? null }
}
