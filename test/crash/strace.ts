import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The calls by which SQLite and Node bring bytes to the disk. */
export const WRITES = 'write,pwrite64,pwritev,writev'
export const SYNCS = 'fsync,fdatasync'

export interface Run {
  readonly output: string
  readonly status: number | null
  /** What strace wrote, if it traced. */
  readonly trace: string
}

/** Runs the child under strace. `inject` is in strace's words; only files below `dataDir` are concerned. */
export async function underStrace(
  dataDir: string,
  options: { inject?: string; trace?: string; statements: number; lives?: number },
): Promise<Run> {
  const log = `${dataDir}.strace`
  const filter = options.inject ? ['-e', `inject=${options.inject}`] : []
  const traced = options.trace ?? options.inject?.split(':')[0] ?? 'none'
  const files = ['avow.sqlite', 'avow.sqlite-wal', 'avow.sqlite-shm'].flatMap(name => [
    '-P',
    join(dataDir, name),
  ])
  const child = spawn(
    'strace',
    [
      '-f',
      '-qq',
      '-o',
      log,
      '-s',
      '120',
      '-y',
      '-e',
      `trace=${traced}`,
      ...filter,
      ...(options.trace ? [] : files),
      process.execPath,
      join(import.meta.dirname, 'child.ts'),
      dataDir,
      String(options.statements),
      '4',
      String(options.lives ?? 1),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let output = ''
  child.stdout.on('data', chunk => {
    output += chunk
  })
  const status = await new Promise<number | null>(resolve => child.once('close', resolve))
  return { output, status, trace: readFileSync(log, 'utf8') }
}
