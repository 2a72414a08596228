import { Refusal } from '../../core/refusal.ts'
import { dayBefore, dayOf } from '../../core/time.ts'
import { KINDS, type Kind } from '../../register/kinds.ts'
import type { Begin } from '../../store/store.ts'
import { type Asked, type CallShown, callShown, entryDay } from '../kit/kit.ts'
import { parseBetween } from './query.ts'
import { unknownBeside } from './unknown.ts'

/** What changed on a roll between two days: asked for, found, and in which order. */

export interface Between {
  readonly call: CallShown
  /** The ends of these days are compared. */
  readonly from: string
  readonly to: string
  /** One day was asked for, as the first and the last: what changed on it, since the end of the day before. */
  readonly isOneDay: boolean
  /** The day before anybody can have stood there. */
  readonly before: string
  /** The first day of which it is known who stood there. */
  readonly known: string
  readonly today: string
  /** The last that a page before told of. */
  readonly after: Begin | undefined
}

/**
 * Without days: from the first of which the list is known until now. Refuses `query_malformed` for days that are in the
 * wrong order, or that have not come. The same day twice asks what changed on that day, for pages and data alike.
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
  const isOneDay = from === to
  return {
    ...{ call, to, isOneDay, before, known, today },
    from: isOneDay ? dayBefore(to) : from,
    after: parseAfter(typed.page),
  }
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
