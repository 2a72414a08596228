import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { APPLICATION_SECONDS, type Application } from './applications.ts'
import { keptAs, type Named, untilSettled } from './collection.ts'
import { refused } from './stored-refusal.ts'
import { newDatedId } from './tokens.ts'

/**
 * Piles: applications that an officer sets aside in one go, with one reason, as after a flood of invented ones. The
 * list is written down before the first is touched, and each application says what it has become, so a crash loses
 * nothing. A pile is due while something is to be done about it. It names people by ids alone, unless the officer typed
 * a name into the reason or the search.
 */

/** As many as one pile holds. */
export const MOST_PILED = 5_000

const schema = z.strictObject({
  by: z.string().max(64),
  at: z.int(),
  reason: z.string().min(1).max(2000),
  /** The officer's search of the queue, as its address says it. */
  sought: z.string().max(2000),
  /** Whether it takes applications whose sender has shown that a real person is behind them (`work/quarantine`). */
  withLiving: z.boolean(),
  /** In the order in which they came. */
  ids: z.array(z.string().max(64)).min(1).max(MOST_PILED),
  /** Those that an officer took back one by one; carrying on after a crash leaves them. */
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
export const piles = keptAs('pile', schema, {
  absent: id => new Refusal('not_found', `Nothing was set aside under ${id}.`),
})

/** A pile to be, due at once. */
export function pileFor(
  pile: Omit<Pile, 'at' | 'back' | 'state' | 'said'>,
  now: number,
): { id: string; laid: Change } {
  const id = newDatedId(now)
  const value: Pile = { ...pile, at: now, back: [], state: 'setting', said: null }
  // Its applications came before it, and are erased before it.
  return { id, laid: piles.added(id, value, now + APPLICATION_SECONDS, { due: now }) }
}

/** Changes a pile, together with `beside`. Refuses `not_found`. */
export function changePile(
  drawer: Drawer,
  id: string,
  now: number,
  by: (pile: Pile) => Pile,
  { beside = [], ...more }: { readonly beside?: readonly Change[]; readonly due?: number } = {},
) {
  return untilSettled(async () => {
    const found = await piles.present(drawer, id, now)
    // Its holder renews the hold from time to time; the times that were found stay.
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
