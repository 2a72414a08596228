import type { RollPage } from '../register/roll.ts'
import type { RollTally } from '../register/tally.ts'
import type { Asked } from './asked.ts'
import { say } from './say.ts'

/** How many stand there, capped ones as "more than". */
export function shownTotal({ lang }: Asked, { total, more }: Pick<RollPage, 'total' | 'more'>): string {
  return say(lang, 'roll.count', { total, more: more ? 'yes' : 'no' })
}

/**
 * Who signed, told apart from rows that were merely copied: a row that nobody confirmed is never counted as a
 * signature. Null where there are none of those.
 */
export function signedAndCopied({ lang }: Asked, tally: RollTally): string | null {
  const copied = tally.mandates.find(({ of }) => of === null)?.rows ?? 0
  return copied === 0 ? null : say(lang, 'roll.apart', { signed: tally.total - copied, copied })
}
