import type { SignatureEvent } from './rows.ts'

/** What the events of a signature are: a signature, its end, or what its party says beside it. */

type What = SignatureEvent['what']

/** A signature, on paper or carried over too. */
export function isSigning(what: What): boolean {
  return what === 'given' || what === 'deposited' || what === 'carried'
}

/** Whether a signature stands or ends by it; else its party says something beside it. */
export function isState(what: What): boolean {
  return what !== 'accepted' && !isSaying(what)
}

/** Its party says a reservation or a declaration anew. */
export function isSaying(what: What): boolean {
  return what === 'declared' || what === 'narrowed' || what === 'reserved'
}

type Gap = NonNullable<SignatureEvent['gaps']>[number]

/** When the newest signature was removed or invalidated and then restored, oldest first, wherever it was carried since. */
export function gapsIn(events: readonly SignatureEvent[]): Gap[] {
  const signed = events.findLastIndex(({ what }) => isSigning(what))
  const states = events.slice(signed).filter(({ what }) => isState(what))
  const own = states.flatMap(({ what, day }, i) =>
    what === 'restored' ? [{ ended: states[i - 1]!.day, restored: day }] : [],
  )
  return [...(events[signed]?.gaps ?? []), ...own]
}

export function isEnd(what: What): what is 'withdrawn' | 'removed' | 'invalidated' {
  return what === 'withdrawn' || what === 'removed' || what === 'invalidated'
}
