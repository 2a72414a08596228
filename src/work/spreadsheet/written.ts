import { Refusal } from '../../core/refusal.ts'
import { type Asked, emptiedAmong } from '../../register/lists/figure-sheet.ts'
import { FairTurns } from '../text-reader/fair-turns.ts'
import { UnreadableText } from '../text-reader/unreadable.ts'
import { askThread } from '../thread.ts'

/** What the thread is told. */
export interface Writing {
  readonly questions: Omit<Asked, 'emptied'>
  readonly emptied: ReadonlyMap<string, string> | null
  /** What a workbook tells whoever types something that is not in a list; null for CSV. */
  readonly notOne: string | null
}

const BOUNDS = { mostHeapMb: 512, mostMs: 60_000 }
const THREAD = new URL('./writing-thread.ts', import.meta.url)
/** A hand clicks no faster; each that waits holds what was answered so far. */
const turns = new FairTurns({ ofOne: 4, together: 32 })

/**
 * The sheet of questions as a file. A workbook of 20,000 rows takes a processor for more than a second, so it is
 * written outside of the thread that answers, one at a time, by turns of those who ask (`who`: a party). Refuses
 * `rate_limited` where too many wait.
 */
export async function writeQuestions(
  { emptied, ...questions }: Asked,
  { who, notOne }: { readonly who: string; readonly notOne: string | null },
): Promise<Uint8Array> {
  const writing: Writing = {
    ...{ questions, notOne },
    emptied: emptied === undefined ? null : emptiedAmong({ ...questions, emptied }),
  }
  try {
    return await turns.take(who, () => askThread<Uint8Array>(THREAD, writing, BOUNDS))
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error
    throw new Refusal('rate_limited', 'Too many sheets are being written. Ask again in a minute.')
  }
}
