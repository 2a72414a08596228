import { z } from 'zod'
import { DAY, parseTime } from '../core/time.ts'
import { date } from '../register/kinds.ts'

/** What an officer adds to the letter of an invitation. All of it is theirs, and a letter shows it as theirs. */

export const MOST_COVER = 2_000
export const MOST_WHY = 300
export const MOST_SENDER = 120

export const letterWish = z.strictObject({
  /** Words that introduce the call, in the language of whoever wrote them. */
  cover: z.string().max(MOST_COVER),
  /** Why this organisation; '' for no reason. */
  why: z.string().max(MOST_WHY),
  /** The name under which they write; '' for the keeper's alone. */
  sender: z.string().max(MOST_SENDER),
  /** By which day an answer is asked; null for none. */
  answerBy: date.nullable(),
})
export type LetterWish = z.infer<typeof letterWish>
export const NO_WISH: LetterWish = { cover: '', why: '', sender: '', answerBy: null }

/** An answer is asked within so many days. */
export const MOST_ANSWER_DAYS = 92

/** A day ends last on the date line, twelve hours after UTC: whoever answers on the day is in time. */
const LATEST_END = 1.5 * DAY

/** Unix seconds of the end of the day, wherever the reader is. */
export const endOfAnswers = (answerBy: string): number => parseTime(`${answerBy}T00:00:00Z`) + LATEST_END
