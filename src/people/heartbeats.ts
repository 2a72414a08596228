import { z } from 'zod'
import { time } from '../register/kinds.ts'
import { keptAs } from './collection.ts'

/**
 * When the door of this log was last seen to be open, and the times at which it was shut that no entry tells yet. They
 * lie in the database, so that one server knows until when another served; what was found out and the new beat are
 * one change, so that nothing is told twice and nothing forgotten.
 */

/** A moment as a machine sees it (log/clock). */
export const heartbeats = keptAs(
  'heartbeat',
  z.strictObject({ at: z.int(), uptime: z.number(), boot: z.string().max(100) }),
)
/** There is one, whichever server keeps it. */
export const DOOR = 'door'

/** Under the time at which it began; due at once, for whoever holds the key of the depositary. */
export const interruptions = keptAs('interruption', z.strictObject({ from: time, until: time }))
