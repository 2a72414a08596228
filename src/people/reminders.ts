import { z } from 'zod'
import type { Change, Drawer } from '../store/drawer.ts'
import { keptAs, untilSettled } from './collection.ts'
import { INVITEE_SECONDS } from './invitees.ts'

/**
 * Reminding those who were invited to a call and have not answered: by a rule of the call, which is off until an officer
 * sets it, and now, where an officer asks for it. One thing a call, under its id; due when somebody may have to be
 * reminded.
 */
export const REMIND_AFTER = { least: 3, most: 60 } as const
export const MOST_BY_RULE = 3

const schema = z.strictObject({
  /** Days after the last letter, and how many letters at the most; null while the rule is off. */
  rule: z
    .strictObject({
      days: z.int().min(REMIND_AFTER.least).max(REMIND_AFTER.most),
      most: z.int().min(1).max(MOST_BY_RULE),
    })
    .nullable(),
  /** The officer who set the rule last. */
  by: z.string().max(64).nullable(),
  /** All who have not answered are to be reminded now, as an officer has asked; null where nobody has, or it is done. */
  round: z
    .strictObject({
      at: z.int(),
      by: z.string().max(64),
      /** Also those whose last letter is of the day before, as on the eve of a launch. */
      early: z.literal(true).exactOptional(),
    })
    .nullable(),
})
export type Reminders = z.infer<typeof schema>
export const reminders = keptAs('reminders', schema)
export const NO_REMINDERS: Reminders = { rule: null, by: null, round: null }

/** Changes what is asked of a call, and makes it due at once; `beside` it lies who asked. */
export function askReminders(
  drawer: Drawer,
  call: string,
  change: Partial<Reminders>,
  now: number,
  beside: readonly Change[] = [],
): Promise<void> {
  return untilSettled(async () => {
    const found = await reminders.lying(drawer, call, now)
    const next = { ...(found?.value ?? NO_REMINDERS), ...change }
    const expires = now + INVITEE_SECONDS
    const changed = found
      ? reminders.changed(found, next, { expires, due: now })
      : reminders.added(call, next, expires, { due: now })
    await drawer.apply([changed, ...beside], now)
  })
}
