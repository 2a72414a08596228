import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import type { Drawer } from '../store/drawer.ts'
import { APPLICATION_SECONDS, type Application, applications } from './applications.ts'
import { keptAs, type Named } from './kept.ts'
import { refused } from './refused.ts'
import { newDatedId } from './tokens.ts'

/**
 * Piles: applications that an officer sets aside in one go, with one reason, as after a flood of invented ones. Which
 * they are is written down before the first is touched, so that a crash in the midst loses nothing: what each has become
 * stands with itself. A pile names people by ids alone, unless the officer typed a name: as the reason, or into the search.
 */

/** As many as one pile holds. */
export const MOST_PILED = 5_000

const schema = z.strictObject({
  by: z.string().max(64),
  at: z.int(),
  reason: z.string().min(1).max(2000),
  /** What the officer had looked for in the queue, as its address says it. */
  sought: z.string().max(2000),
  /** Whether those were meant too behind whom somebody has shown to stand (`web/desk/aside/run`). */
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

export async function keepPile(
  drawer: Drawer,
  pile: Omit<Pile, 'at' | 'back' | 'state' | 'said'>,
  now: number,
): Promise<string> {
  const id = newDatedId(now)
  await piles.put(
    drawer,
    id,
    { ...pile, at: now, back: [], state: 'setting', said: null },
    // Its applications came before it, and are erased before it.
    now + APPLICATION_SECONDS,
  )
  return id
}

/** Newest first. */
export async function everyPile(drawer: Drawer, now: number): Promise<Named<Pile>[]> {
  return (await piles.all(drawer, now)).reverse()
}

export type Aside = Extract<Application['state'], { is: 'aside' }>

/** What was set aside waits again, where it stood before. Refuses `application_decided` where it is not set aside (any more). */
export function takeBack(drawer: Drawer, id: string, now: number): Promise<Application> {
  return applications.alter(drawer, id, now, application => {
    requireAside(application)
    return { ...application, state: { is: 'waiting', held: null } }
  })
}

/** Says that the letter which tells why it was set aside has been written. */
export function noteTold(drawer: Drawer, id: string, now: number): Promise<Application> {
  return applications.alter(drawer, id, now, application => {
    const { state } = application
    return state.is === 'aside' ? { ...application, state: { ...state, told: true } } : application
  })
}

/** Refuses `application_decided`. */
export function requireAside({ state }: Application): Aside {
  if (state.is !== 'aside')
    throw new Refusal('application_decided', 'This application is not set aside: look at it again.')
  return state
}
