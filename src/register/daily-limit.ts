import { Refusal } from '../core/refusal.ts'

/**
 * How often an author may say one thing of one subject a day: more often than it takes to mend a slip. Without a bound,
 * saying it and taking it back again and again would make a record grow without end; a voucher or an objection makes that
 * of somebody else grow. Taking back is never counted: nobody is held to what they said.
 *
 * Of what a party says, these count: signatures, declarations, reservations made or narrowed, vouchers, objections, keys
 * that it adds, reports and their corrections together, changes of one commitment, its yes to another's, reasons for
 * measures that it does not take on. (Of commitments one day takes 250, types/commitments.ts.) The rest follows something
 * that was counted, or that the depositary did, and comes once to each: an answer or an end to its objection, a withdrawal
 * to its signature, a yes to its policy, an opening to its seal; an objection to a correction ends that one; a suspension
 * lasts until two officers end it.
 */
export const MOST_A_DAY = 5

/** Refuses `said_often` if it was said so often on that day already. */
export function requireSeldom(before: number, day: string, what: string): void {
  if (before >= MOST_A_DAY)
    throw new Refusal(
      'said_often',
      `${what} ${before} times on ${day}; one day takes no more. It can be said again tomorrow.`,
    )
}
