import type { Maker } from './corpus.ts'
import { draft } from './pieces.ts'

/** Announces what one of these would do, as the register stands. */
export function announcing(makers: () => readonly Maker[]): Maker {
  return world => {
    const act = world.random.pick(makers())(world)
    if (act === undefined) return undefined
    const { type, call, body, parts } = act
    return draft({ type: 'act/announced', body: { type, call, body }, signers: [world.office()], parts })
  }
}
