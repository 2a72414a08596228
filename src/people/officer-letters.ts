import { z } from 'zod'
import { lang } from '../register/kinds.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { keptAs } from './collection.ts'

/**
 * Where officers hear of applications, by their own wish: an address that each gives with their passkey, and nobody else
 * can change. Applications that are ready for a decision lie here until officers were told.
 */

/** In a day each gets so many letters about single applications; the others are told together, the next morning. */
export const MOST_A_DAY = 5

export const OFFICER_WANTS = ['each', 'daily'] as const

const schema = z.strictObject({
  email: z.string().min(3).max(254),
  lang,
  /** A letter for each, or one a day for all. */
  wants: z.enum(OFFICER_WANTS),
  /** Days since 1970 in which letters were counted, and how many. */
  day: z.int(),
  count: z.int(),
})
export type OfficerLetters = z.infer<typeof schema>
/** Under the id of the office. Due when what they were not told one by one is told together. */
export const officerLetters = keptAs('officer-letters', schema)

/** Of an application that somebody has proven to stand behind, under its id; due until officers are told, once. */
export const readyApplications = keptAs('application-ready', z.strictObject({ at: z.int() }))
export const READY_SECONDS = 30 * 86_400

/** The change by which officers hear of it; none where they have. */
export async function readyNoted(
  drawer: Drawer,
  application: string,
  now: number,
): Promise<readonly Change[]> {
  if ((await readyApplications.get(drawer, application, now)) !== undefined) return []
  return [readyApplications.laid(application, { at: now }, now + READY_SECONDS, { due: now })]
}
