import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The calls by which SQLite and Node bring bytes to the disk. */
export const WRITES = 'write,pwrite64,pwritev,writev'
export const SYNCS = 'fsync,fdatasync'

/**
 * Milliseconds for a child that waits until a fault has passed: less than its test has. A test that runs out of time is
 * marked as cancelled, counted among no failures, says nothing of what it saw, and leaves its child running.
 */
const STAYS_MS = 100_000

export interface Run {
  readonly output: string
  readonly status: number | null
  /** What strace wrote, if it traced. */
  readonly trace: string
}

/**
 * Runs the depositary under load of `child.ts` under strace. Each of `inject` is in strace's words, and concerns `files`
 * alone.
 */
export function underStrace(
  dataDir: string,
  options: {
    inject?: readonly string[]
    trace?: string
    statements: number
    lives?: number
    stays?: boolean
  },
): Promise<Run> {
  const { inject = [], trace, statements, lives = 1, stays = false } = options
  const files = trace ? [] : ['avow.sqlite', 'avow.sqlite-wal', 'avow.sqlite-shm']
  return traced(
    dataDir,
    ['child.ts', dataDir, String(statements), '4', String(lives), stays ? 'stays' : ''],
    {
      inject,
      trace: trace ?? (inject.map(one => one.split(':')[0]).join(',') || 'none'),
      files,
      ...(stays && { timeout: STAYS_MS }),
    },
  )
}

/**
 * Runs a file of this folder in Node under strace; of its calls those are traced that concern `files`, of all without
 * one.
 */
export async function traced(
  dataDir: string,
  [file = '', ...words]: readonly string[],
  options: {
    inject?: readonly string[]
    trace: string
    files: readonly string[]
    /** Milliseconds after which it is ended. */
    timeout?: number
  },
): Promise<Run> {
  const { inject = [], trace, files, timeout } = options
  const log = `${dataDir}.strace`
  const child = spawn(
    'strace',
    [
      ...(timeout === undefined ? [] : ['--kill-on-exit']),
      '-f',
      '-qq',
      '-o',
      log,
      '-s',
      '120',
      '-y',
      '-e',
      `trace=${trace}`,
      ...inject.flatMap(one => ['-e', `inject=${one}`]),
      ...files.flatMap(name => ['-P', join(dataDir, name)]),
      process.execPath,
      join(import.meta.dirname, file),
      ...words,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], timeout, killSignal: 'SIGKILL' },
  )
  let output = ''
  child.stdout.on('data', chunk => {
    output += chunk
  })
  const status = await new Promise<number | null>(resolve => child.once('close', resolve))
  return { output, status, trace: readFileSync(log, 'utf8') }
}
