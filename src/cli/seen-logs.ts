import { existsSync } from 'node:fs'
import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { readJson, replaceFile } from './files.ts'

const stateSchema = z.strictObject({ v: z.literal(1), logs: z.record(z.string(), z.string()) })

/** What an auditor remembers: of each log the newest checkpoint that it has proven, signatures and all. */
export class SeenLogs {
  readonly #path: string
  readonly #logs: Record<string, string>

  constructor(path: string) {
    this.#path = path
    this.#logs = existsSync(path) ? readState(path) : {}
  }

  of(origin: string): string | undefined {
    return Object.hasOwn(this.#logs, origin) ? this.#logs[origin] : undefined
  }

  remember(origin: string, note: string): void {
    this.#logs[origin] = note
    replaceFile(this.#path, `${JSON.stringify({ v: 1, logs: this.#logs }, null, 2)}\n`)
  }
}

function readState(path: string): Record<string, string> {
  const read = stateSchema.safeParse(readJson(path))
  if (!read.success) throw new Refusal('file_malformed', `${path} is not what an audit has remembered.`)
  return { ...read.data.logs }
}
