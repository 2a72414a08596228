import { z } from 'zod'
import type { Change } from '../store/drawer.ts'
import type { Found, Kept } from './collection.ts'
import { refused } from './stored-refusal.ts'

/** Plans that an officer approves by one touch of a passkey, and that the server carries out row by row. */

const PLAN_STATES = ['planned', 'running', 'stopped', 'done'] as const

/** What an officer's passkey signed of a plan, for whoever asks on whose word the depositary's key signed. */
export const approval = {
  by: z.string().max(64),
  at: z.int(),
  keyid: z.string().max(64),
  assertion: z.strictObject({
    authenticatorData: z.string().max(4000),
    clientDataJSON: z.string().max(4000),
    signature: z.string().max(4000),
  }),
}

export const planned = {
  by: z.string().max(64),
  made: z.int(),
  state: z.enum(PLAN_STATES),
  /** Why it stopped by itself. */
  said: refused.nullable(),
}

export interface Plan {
  readonly state: (typeof PLAN_STATES)[number]
  readonly said: z.infer<typeof refused> | null
  readonly approved: Readonly<{ by: string; keyid: string }> | null
}

/**
 * What each row of a plan tells of itself:
 *
 * `waiting`  nothing was done yet
 * `done`     it was carried out
 * `refused`  the door or the queue said no
 * `left`     nothing is to be done
 */
export const planRow = {
  state: z.enum(['waiting', 'done', 'refused', 'left']),
  said: refused.nullable(),
}
const planRowSchema = z.strictObject(planRow)
export type PlanRow = Readonly<z.infer<typeof planRowSchema>>

/** Due while it runs; else held by nobody. */
export function planChanged<P extends Plan>(
  kept: Kept<P>,
  found: Found<P>,
  change: Partial<P>,
  now: number,
): Change {
  const next = { ...found.value, ...change }
  return kept.changed(
    found,
    next,
    next.state === 'running' ? { due: now } : { due: null, held: null, tries: 0 },
  )
}
