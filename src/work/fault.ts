import { Refusal } from '../core/refusal.ts'
import { type Refused, refusedAs } from '../people/stored-refusal.ts'

/** All that is told of a fault of ours. */
export const BROKEN = {
  code: 'server_broken',
  sentence: 'The request could not be answered. What happened stands in the log of the server.',
} as const satisfies Refused

/** What is kept of whatever broke a work off. */
export function brokenAs(error: unknown): Refused {
  return error instanceof Refusal ? refusedAs(error) : BROKEN
}
