import { z } from 'zod'

/**
 * What the signer of a report has read, which goes with them from the preview to the signature. What is signed is bound
 * by `says`; the rest tells what of it was changed since, and by whom.
 */

const MOST_PARTS = 4000
export const reportSeen = {
  /** The draft. */
  round: z.string().max(64),
  /** What it said: another is not taken away by this signature. */
  read: z.string().max(80),
  /** The same, part by part. */
  parts: z.string().max(MOST_PARTS),
  /** What the statement and its files say, made of the draft as rules, editions and the day ask for it. */
  says: z.string().max(80),
  /** The newest entry that can have stood beside it. */
  said: z.string().max(20),
}
export type ReportSeen = Readonly<Record<keyof typeof reportSeen, string>>
