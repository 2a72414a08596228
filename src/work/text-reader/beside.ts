import { fork } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type UnreadableReason, UnreadableText } from './unreadable.ts'

/** Reads a stranger's file in a process of its own, with bounds on time and memory, which may read its own code alone. */

export type Answer<T> =
  | { readonly found: T }
  /** Of what is found, before it. The next comes once this one is taken. */
  | { readonly part: unknown }
  | { readonly reason: UnreadableReason }
  /** Ours, not the file's: what went wrong in the reader. */
  | { readonly fault: string }

const MOST_HEAP_MB = 256

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Its own code and no more: a fault of a library would else read the keys and the drawer. */
const OWN_CODE = [
  'src/core/',
  'src/work/text-reader/',
  'src/work/spreadsheet/',
  'src/register/lists/',
  'src/register/search-words.ts',
  'package.json',
  'node_modules/',
].map(path => join(root, path))

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

/**
 * What the reader finds. Refuses as `UnreadableText`: where it says so, `large` where it passes a bound.
 *
 * To take over a million cells at once holds up whoever else asks. A reader may send them in parts: the next comes once
 * `takePart` is done with one, and `mostMs` bounds the time between two.
 */
export function askBeside<T>(
  code: URL,
  errand: object,
  mostMs: number,
  takePart: (part: unknown) => Promise<void> = () => Promise.resolve(),
): Promise<T> {
  return new Promise((resolve, reject) => {
    const reader = fork(code, {
      env: {},
      execArgv: [...READER_FLAGS],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const late = setTimeout(() => {
      reject(new UnreadableText('large'))
      reader.kill('SIGKILL')
    }, mostMs)
    reader.on('message', async (answer: Answer<T>) => {
      if ('part' in answer) {
        await takePart(answer.part)
        late.refresh()
        if (reader.connected) reader.send('next', () => undefined)
      } else if ('found' in answer) resolve(answer.found)
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
