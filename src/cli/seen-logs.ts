import { existsSync } from 'node:fs'
import { z } from 'zod'
import { readAs, replaceFile } from './files.ts'

const stateSchema = z.strictObject({ v: z.literal(1), logs: z.record(z.string(), z.string()) })

/** What an auditor remembers in a file: of each log the newest checkpoint that it has proven, signatures and all. */
export function seenLogs(path: string) {
  const { logs } = existsSync(path) ? readAs(stateSchema, path) : { logs: {} as Record<string, string> }
  const seen = new Map(Object.entries(logs))
  return {
    of: (origin: string) => seen.get(origin),
    remember(origin: string, note: string): void {
      const logs = Object.fromEntries(seen.set(origin, note))
      replaceFile(path, `${JSON.stringify({ v: 1, logs }, null, 2)}\n`)
    },
  }
}
