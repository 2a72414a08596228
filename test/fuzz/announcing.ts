import { parseTime } from '../../src/core/time.ts'
import { actDigest, stateOf } from '../../src/register/second-approval.ts'
import type { Maker } from './corpus.ts'
import { draft } from './pieces.ts'

/** Announces what one of these would do, as the register stands. */
export function announcing(makers: () => readonly Maker[]): Maker {
  return world => {
    const act = world.random.pick(makers())(world)
    if (act === undefined) return undefined
    const { type, call, body, parts } = act
    // Announced before in the same words, and still to be done: once more is refused.
    const digest = actDigest({ type, call, body: body as never })
    const before = world.row('announced', digest)
    if (before !== undefined && stateOf(before, parseTime(world.real.now)) !== 'over') return undefined
    return draft({ type: 'act/announced', body: { type, call, body }, signers: [world.office()], parts })
  }
}
