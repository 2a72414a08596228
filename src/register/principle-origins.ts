import { Refusal } from '../core/refusal.ts'
import type { Continuation, Manifest } from './kinds.ts'

/**
 * Which principle of a text became which of the version after it. A principle goes on under its id, and nothing is said
 * of that. What ids cannot say is recorded: that several became one, or one became several, that one goes on under
 * another id, or that an id stands for something new.
 */

/** By the id of a principle in the newer text, the ids of those in the older that it goes on from; none if it is new. */
export type Origins = ReadonlyMap<string, readonly string[]>

type Named = Pick<Manifest, 'principles'>

export function originsOf(before: Named, after: Named, continues: readonly Continuation[] = []): Origins {
  const old = new Set(before.principles.map(({ id }) => id))
  const said = new Map(continues.map(({ id, of }) => [id, of]))
  return new Map(after.principles.map(({ id }) => [id, said.get(id) ?? (old.has(id) ? [id] : [])]))
}

/** Refuses `body_malformed` for what names no principle, or says what the ids say already. */
export function requireOrigins(
  before: Named | undefined,
  after: Named,
  continues: readonly Continuation[] = [],
): void {
  const byId = originsOf(before ?? { principles: [] }, after)
  const old = new Set(before?.principles.map(({ id }) => id))
  for (const { id, of } of continues) {
    const plain = byId.get(id)
    if (plain === undefined) throw new Refusal('body_malformed', `This text has no principle ${id}.`)
    const unknown = of.find(one => !old.has(one))
    if (unknown !== undefined)
      throw new Refusal('body_malformed', `The text that it supersedes has no principle ${unknown}.`)
    if (of.length === plain.length && of[0] === plain[0])
      throw new Refusal('body_malformed', `That ${id} is ${plain[0] ?? 'new'} follows from its id.`)
  }
}
