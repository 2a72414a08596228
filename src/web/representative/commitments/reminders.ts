import type { Asked } from '../../kit/kit.ts'

/** The reminders that were sent to a party about one call, as it sees them itself. */

export interface Reminder {
  /** The day on which it was sent. */
  readonly day: string
  /** What it was about, in the reader's language. */
  readonly says: string
}

/** Newest first. */
export async function remindersTo(
  _asked: Asked,
  _party: string,
  _call: string,
): Promise<readonly Reminder[]> {
  return []
}
