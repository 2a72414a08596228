import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyFilled } from '../filled.ts'
import { root } from '../house/sources.ts'

/** The command `avow` as a person at a terminal has it: real processes, real exit codes, a folder of one's own. */
export interface Desk {
  readonly folder: string
  /** A path in the folder. */
  at(name: string): string
  /** Gives it the data folder that a first start leaves: with the examples. */
  fill(): Promise<void>
  avow(...words: string[]): Promise<Ran>
  /** As `avow`, before a reader that has gone. */
  unread(...words: string[]): Promise<Ran>
  /** As `avow`, with `--json`: the one document on standard output. */
  json<T = Record<string, unknown>>(...words: string[]): Promise<T>
  /** Starts a command that runs until it is stopped, and waits for the line that names its address. */
  start(...words: string[]): Promise<Running>
  /** `avow serve` on the data folder of this desk. */
  serve(...words: string[]): Promise<Running>
  close(): Promise<void>
}

export interface Ran {
  readonly exit: number | null
  readonly out: string
  readonly err: string
}

export interface Running {
  readonly url: string
  /** Everything on standard output up to its address. */
  readonly said: string
  /** Everything on standard error so far. */
  warned(): string
  readonly process: ChildProcess
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

/**
 * `around` is added to the environment of every command; each may have so many `descriptors`. `checkout` is the folder
 * of the software.
 */
export function newDesk(
  around: Readonly<Record<string, string>> = {},
  descriptors?: number,
  checkout = root,
): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'avow-desk-'))
  const env = { ...process.env, AVOW_DATA: join(folder, 'data'), PORT: '0', LOG_LEVEL: 'warn', ...around }
  delete (env as Record<string, string | undefined>).DATABASE_URL
  // Whoever runs the tests may have a relay of their own: nothing goes out by it.
  if (around.AVOW_SMTP === undefined) delete (env as Record<string, string | undefined>).AVOW_SMTP
  const running = new Set<Running>()
  const launch = (words: readonly string[]) => {
    const command = [process.execPath, join(checkout, 'bin', 'avow.mjs'), ...words] as const
    const [program, ...rest] =
      descriptors === undefined
        ? command
        : (['bash', '-c', `ulimit -n ${descriptors} && exec "$0" "$@"`, ...command] as const)
    return spawn(program, rest, { cwd: folder, env })
  }

  const run = async (child: ReturnType<typeof launch>): Promise<Ran> => {
    const out = collect(child.stdout)
    const err = collect(child.stderr)
    const [exit] = (await once(child, 'close')) as [number | null]
    return { exit, out: out(), err: err() }
  }

  const start = async (...words: string[]): Promise<Running> => {
    const child = launch(words)
    const out = collect(child.stdout)
    const err = collect(child.stderr)
    const closed = once(child, 'close') as Promise<[number | null]>
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', () => {
        const found = /at (http:\/\/\S+)/.exec(out())
        if (found) resolve(found[1]!)
      })
      closed.then(([exit]) => reject(new Error(`avow ${words.join(' ')} ended with ${exit}: ${err()}`)))
    })
    const one: Running = {
      url,
      said: out(),
      warned: err,
      process: child,
      async stop(signal = 'SIGTERM') {
        running.delete(one)
        child.kill(signal)
        return (await closed)[0]
      },
    }
    running.add(one)
    return one
  }

  return {
    folder,
    at: name => join(folder, name),
    fill: () => copyFilled(join(folder, 'data'), 'http://localhost'),
    avow: (...words) => run(launch(words)),
    unread(...words) {
      const child = launch(words)
      child.stdout.destroy()
      return run(child)
    },
    async json<T>(...words: string[]) {
      return JSON.parse((await run(launch([...words, '--json']))).out) as T
    },
    start,
    serve: (...words) => start('serve', '--port', '0', ...words),
    async close() {
      for (const one of running) await one.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    text += chunk
  })
  return () => text
}
