import { existsSync } from 'node:fs'
import { z } from 'zod'
import { equalBytes } from '../core/bytes.ts'
import { type Checkpoint, readCheckpoint } from '../core/checkpoint.ts'
import { Refusal } from '../core/refusal.ts'
import type { History } from '../register/history.ts'
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

  /** Told before the long work begins. */
  requireNoLess(note: string): void {
    const { origin, size } = readCheckpoint(note)
    const old = this.#logs[origin]
    if (old === undefined) return
    const before = readCheckpoint(old)
    if (before.size > size)
      throw new Refusal(
        'log_shrunk',
        `The log shows ${size} entries; it had shown ${before.size} to this auditor.`,
        `${old}\n${note}`,
      )
  }

  /** Refuses a log that shows another history of what was seen, with both checkpoints. */
  check(checkpoint: Checkpoint, note: string, history: History): { size: number } | undefined {
    const old = this.#logs[checkpoint.origin]
    if (old === undefined) return undefined
    const before = readCheckpoint(old)
    if (!equalBytes(history.root(before.size), before.root))
      throw new Refusal(
        'log_forked',
        `The first ${before.size} entries are not those that this log had shown to this auditor.`,
        `${old}\n${note}`,
      )
    return { size: before.size }
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
