import { spansOf } from '../../register/roll.ts'
import { changesOf, type RollChange, toldAfter } from '../../register/roll-changes.ts'
import { ref } from '../../register/rows.ts'
import type { Begin } from '../../store/store.ts'
import { type Asked, type CallShown, listOf, say } from '../kit/kit.ts'

/** What changed on a roll between two days, found party by party, and in one line of numbers. */

/** Parties that are looked at in one turn. */
const IN_ONE_TURN = 100

/** What is compared, and from where on. */
export interface Days {
  readonly call: CallShown
  readonly from: string
  readonly to: string
  readonly after: Begin | undefined
}

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
  // What has begun to be sent is not broken off.
  for (let last = after, patiently = false; ; patiently = true) {
    const begins = await store.rollBegins({ ...days, from: last, patiently, limit: IN_ONE_TURN })
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

/** A party that left and came back between the same two days. */
export interface Return {
  readonly left: RollChange
  readonly back: RollChange
}

/**
 * Each party as joined or as left at most once more than it was: who left and came back did neither, and stands apart. So
 * the numbers add up, and nobody who is on the list again is told as no longer on it.
 */
export function returnsApart(changes: readonly RollChange[]): {
  readonly others: readonly RollChange[]
  readonly returns: readonly Return[]
} {
  const gone = new Map<string, RollChange>()
  const returns = new Map<string, Return>()
  const apart = new Set<RollChange>()
  for (const one of changes) {
    const left = gone.get(one.party)
    if (one.what === 'left') {
      gone.set(one.party, one)
      // Whoever has left again is not back.
      returns.delete(one.party)
    }
    if (one.what !== 'joined' || left === undefined) continue
    for (const told of [left, one]) apart.add(told)
    returns.set(one.party, { left, back: one })
    gone.delete(one.party)
  }
  return { others: changes.filter(one => !apart.has(one)), returns: [...returns.values()] }
}

/** How many came and went, how many came back, and how many are called or counted otherwise. */
export function changesSaid({ lang }: Asked, changes: readonly RollChange[]): string {
  const { others, returns } = returnsApart(changes)
  const of = (what: 'joined' | 'left' | 'renamed' | 'kind' | 'country') => {
    const count = others.filter(one => one.what === what).length
    return count === 0 ? [] : [say(lang, `between.title.${what}`, { count })]
  }
  const restored = new Set(returns.filter(isRestored).map(({ back }) => back.party)).size
  const back = new Set(returns.filter(one => !isRestored(one)).map(({ back }) => back.party)).size
  const told = [
    ...of('joined'),
    ...of('left'),
    ...(restored === 0 ? [] : [say(lang, 'between.title.restored', { count: restored })]),
    ...(back === 0 ? [] : [say(lang, 'between.title.back', { count: back })]),
    ...(['renamed', 'kind', 'country'] as const).flatMap(of),
  ]
  return told.length === 0 ? say(lang, 'between.nothing') : listOf(told, lang)
}

/** What the keeper took off and put back; others went and came of their own accord, or as lists have them. */
function isRestored({ left: { how }, back: { source } }: Return): boolean {
  return source === null && (how === 'removed' || how === 'invalidated')
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
