import { Refusal } from '../core/refusal.ts'

/**
 * What is said, taken back and said again without end makes a record grow without end, and a voucher makes that of
 * somebody else grow. So of each author and subject a day takes it so many times, which is more than anybody needs who
 * mends a slip. Taking back is never counted: nobody is held to what they said. Nor is an objection, or what answers
 * it.
 */
export const MOST_A_DAY = 5

/** Refuses `said_often` where it was said so often on that day already. */
export function requireSeldom(before: number, day: string, what: string): void {
  if (before >= MOST_A_DAY)
    throw new Refusal(
      'said_often',
      `${what} ${before} times on ${day}; one day takes no more. It can be said again tomorrow.`,
    )
}
