import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { APPLICATION_SECONDS, type Application } from './applications.ts'
import { keptAs, type Named, untilSettled } from './collection.ts'
import { refused } from './stored-refusal.ts'
import { newDatedId } from './tokens.ts'

/**
 * Piles: applications that an officer sets aside in one go, with one reason, as after a flood of invented ones. Which
 * they are is written down before the first is touched, so that a crash in the midst loses nothing: what each has
 * become stands with itself. A pile is due while something is to be done about it. It names people by ids alone, unless
 * the officer typed a name: as the reason, or into the search.
 */

/** As many as one pile holds. */
export const MOST_PILED = 5_000

const schema = z.strictObject({
  by: z.string().max(64),
  at: z.int(),
  reason: z.string().min(1).max(2000),
  /** What the officer had looked for in the queue, as its address says it. */
  sought: z.string().max(2000),
  /** Whether those were meant too behind whom somebody has shown to stand (`work/quarantine`). */
  withLiving: z.boolean(),
  /** In the order in which they came. */
  ids: z.array(z.string().max(64)).min(1).max(MOST_PILED),
  /** Those that an officer took back one by one: whoever goes on with the pile after a crash leaves them. */
  back: z.array(z.string().max(64)).max(MOST_PILED),
  /**
   * `setting`    they are being set aside
   * `set`        all of them are, or were decided on meanwhile
   * `returning`  what is still aside of them is being taken back
   * `returned`   none of them is aside any more
   */
  state: z.enum(['setting', 'set', 'returning', 'returned']),
  /** Why the work broke off, if it did. */
  said: refused.nullable(),
})
export type Pile = z.infer<typeof schema>
const gone = (id: string) => new Refusal('not_found', `Nothing was set aside under ${id}.`)
export const piles = keptAs('pile', schema, { absent: gone })

/** A pile to be, and the change that lays it there, due at once. */
export function pileFor(
  pile: Omit<Pile, 'at' | 'back' | 'state' | 'said'>,
  now: number,
): { id: string; laid: Change } {
  const id = newDatedId(now)
  const value: Pile = { ...pile, at: now, back: [], state: 'setting', said: null }
  // Its applications came before it, and are erased before it.
  return { id, laid: piles.added(id, value, now + APPLICATION_SECONDS, { due: now }) }
}

/**
 * Changes a pile, whoever is at work on it, with whatever `beside` changes in the same moment. Refuses `not_found`.
 */
export function changePile(
  drawer: Drawer,
  id: string,
  now: number,
  by: (pile: Pile) => Pile,
  { beside = [], ...more }: { readonly beside?: readonly Change[]; readonly due?: number } = {},
): Promise<void> {
  return untilSettled(async () => {
    const found = await piles.lying(drawer, id, now)
    if (found === undefined) throw gone(id)
    // Whoever is at work holds it anew from time to time: what is written here must not take that from them.
    await drawer.apply([piles.changed(found, by(found.value), more), ...beside], now)
  })
}

/** Newest first. */
export async function everyPile(drawer: Drawer, now: number): Promise<Named<Pile>[]> {
  return (await piles.all(drawer, now)).reverse()
}

export type Aside = Extract<Application['state'], { is: 'aside' }>

/** Refuses `changed_meanwhile`. */
export function requireAside({ state }: Application): Aside {
  if (state.is !== 'aside')
    throw new Refusal('changed_meanwhile', 'This application is not set aside: look at it again.')
  return state
}
