import type { Logger } from '../logger.ts'
import { askBeside } from './beside.ts'
import { FairTurns } from './fair-turns.ts'
import { plainIn, type Words } from './reading.ts'
import { UnreadableText } from './unreadable.ts'

/**
 * The words of a file that an officer has: Word (.docx), HTML, Markdown or plain text. Somebody else may have made it to
 * do harm, so what must be unpacked is read in a process of its own, one file at a time, with bounds on time and memory
 * (docs/threat-model). A thread is no such bound: one word that fills its memory ends the whole server.
 */

export interface Errand {
  readonly file: Uint8Array
  readonly name: string
}

interface Asker {
  /** Whose turn it takes. */
  readonly officer: string
  /** All files of one form have this in common. */
  readonly form: object
  readonly logger: Logger
}

/** Bytes of a file; most of a long one are its pictures. */
const MOST_FILE = 16 * 1024 * 1024
/** Many times what the longest text takes on a slow machine. */
const LONGEST_MS = 10_000
/** For all files of a form, whose text may have 60 languages: an honest one takes a fraction of a second each. */
const LONGEST_FORM_MS = 30_000

const READER = new URL('./reading-process.ts', import.meta.url)

const turns = new FairTurns()
/** Milliseconds that the files of a form have taken. */
const taken = new WeakMap<object, number>()

/**
 * Refuses as `UnreadableText`: for a file of another kind, one that is damaged, holds no words or more than is read, and
 * where too many wait. `name` tells apart what its bytes do not. A fault of the reader is logged, and the file refused.
 */
export async function readWords(file: Uint8Array, name: string, asker: Asker): Promise<Words> {
  if (file.length > MOST_FILE) throw new UnreadableText('large')
  const plain = plainIn(file, name)
  if (plain !== undefined) return plain
  return turns.take(asker.officer, async () => {
    const spent = taken.get(asker.form) ?? 0
    if (spent >= LONGEST_FORM_MS) throw new UnreadableText('busy')
    const began = performance.now()
    try {
      return await askBeside<Words>(READER, { file, name }, Math.min(LONGEST_MS, LONGEST_FORM_MS - spent))
    } catch (error) {
      if (error instanceof UnreadableText) throw error
      asker.logger.error({ err: error }, 'a file of a text could not be read')
      throw new UnreadableText('damaged')
    } finally {
      taken.set(asker.form, spent + performance.now() - began)
    }
  })
}
