import type { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../core/refusal.ts'
import { commitBatch } from './sqlite-commit.ts'
import type { Committed, Errand } from './sqlite-commit-thread.ts'
import { connect } from './sqlite-file.ts'
import { SqliteRoll } from './sqlite-roll.ts'
import { prepareAll, type Statements } from './sqlite-statements.ts'
import { OutcomeUnknown } from './store.ts'
import { inWords } from './trouble.ts'

/** Commits large batches on a connection of its own, so that the main thread answers while the disk works. */
const path = workerData as string
let open: { readonly db: DatabaseSync; readonly run: Statements; readonly roll: SqliteRoll } | undefined

function opened() {
  if (open !== undefined) return open
  const db = connect(path, 'write')
  open = { db, run: prepareAll(db), roll: new SqliteRoll(db, () => undefined) }
  return open
}

function close(): void {
  const db = open?.db
  open = undefined
  if (db?.isOpen) db.close()
}

function commit({ batch, waits }: Errand): Committed {
  try {
    inWords('commit', () => {
      const { db, run, roll } = opened()
      commitBatch(db, run, batch, () => roll.note(waits))
    })
    return { outcome: 'durable' }
  } catch (error) {
    if (error instanceof Refusal) return { outcome: 'refused', code: error.code, sentence: error.message }
    // Whatever else it was, nothing is written on this connection again before the file was read as after a crash.
    close()
    const sentence = error instanceof Error ? error.message : String(error)
    return { outcome: error instanceof OutcomeUnknown ? 'unknown' : 'fault', sentence }
  }
}

parentPort!.on('message', (errand: Errand | 'close') => {
  if (errand !== 'close') return parentPort!.postMessage(commit(errand))
  close()
  parentPort!.close()
})
