import { fork } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Logger } from '../logger.ts'
import { FairTurns } from './fair-turns.ts'
import { plainIn, type Words } from './reading.ts'
import { type UnreadableReason, UnreadableText } from './unreadable.ts'

/**
 * The words of a file that an officer has: Word (.docx), HTML, Markdown or plain text. Somebody else may have made it to
 * do harm, so what must be unpacked is read in a process of its own, one file at a time, with bounds on time and memory
 * (docs/threat-model). A thread is no such bound: one word that fills its memory ends the whole server.
 */

export interface Errand {
  readonly file: Uint8Array
  readonly name: string
}

export type Answer =
  | { readonly words: Words }
  | { readonly reason: UnreadableReason }
  /** Ours, not the file's: what went wrong in the reader. */
  | { readonly fault: string }

interface Asker {
  /** Whose turn it takes. */
  readonly officer: string
  /** All files of one form have this in common. */
  readonly form: object
  readonly logger: Logger
}

/** Bytes of a file; most of a long one are its pictures. */
const MOST_FILE = 16 * 1024 * 1024
const MOST_HEAP_MB = 256
/** Many times what the longest text takes on a slow machine. */
const LONGEST_MS = 10_000
/** For all files of a form, whose text may have 60 languages: an honest one takes a fraction of a second each. */
const LONGEST_FORM_MS = 30_000

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
      return await readBeside({ file, name }, Math.min(LONGEST_MS, LONGEST_FORM_MS - spent))
    } catch (error) {
      if (error instanceof UnreadableText) throw error
      asker.logger.error({ err: error }, 'a file of a text could not be read')
      throw new UnreadableText('damaged')
    } finally {
      taken.set(asker.form, spent + performance.now() - began)
    }
  })
}

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Its own code and no more: a fault of a library would else read the keys and the drawer. */
const OWN_CODE = ['src/core/', 'src/work/text-reader/', 'package.json', 'node_modules/'].map(path =>
  join(root, path),
)

/** Where packages really lie, if that is elsewhere: a checkout may share those of another by a link. */
function packagesElsewhere(): string[] {
  const found = fileURLToPath(import.meta.resolve('htmlparser2'))
  return found.startsWith(root) ? [] : [found.replace(/([/\\]node_modules[/\\]).*$/s, '$1')]
}

/** It is told nothing of ours: no environment, and it may neither write, start another process nor reach the network. */
export const READER_FLAGS: readonly string[] = [
  `--max-old-space-size=${MOST_HEAP_MB}`,
  '--permission',
  ...[...OWN_CODE, ...packagesElsewhere()].map(path => `--allow-fs-read=${path}`),
]

function readBeside(errand: Errand, mostMs: number): Promise<Words> {
  return new Promise((resolve, reject) => {
    const reader = fork(new URL('./reading-process.ts', import.meta.url), {
      env: {},
      execArgv: [...READER_FLAGS],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const late = setTimeout(() => {
      reject(new UnreadableText('large'))
      reader.kill('SIGKILL')
    }, mostMs)
    reader.once('message', (answer: Answer) => {
      if ('words' in answer) resolve(answer.words)
      else reject('reason' in answer ? new UnreadableText(answer.reason) : new Error(answer.fault))
    })
    reader.on('error', reject)
    reader.once('exit', (code, signal) => {
      clearTimeout(late)
      // So V8 ends where its bound of memory is reached.
      if (signal === 'SIGABRT') reject(new UnreadableText('large'))
      reject(new Error(`the process that reads a file ended with ${signal ?? code}`))
    })
    // Where it has ended before, its exit tells.
    reader.send(errand, () => undefined)
  })
}
