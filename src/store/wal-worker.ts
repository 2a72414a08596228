import { parentPort, workerData } from 'node:worker_threads'
import { copyWal } from './sqlite-wal.ts'
import { sqliteCode } from './trouble.ts'

/** Copies the write-ahead log of a file home whenever it is asked to (wal-copying), and says whether all of it is. */
parentPort!.on('message', () => parentPort!.postMessage(copied()))

function copied(): boolean {
  try {
    return copyWal(workerData as string)
  } catch (error) {
    if (sqliteCode(error) === undefined) throw error
    return false
  }
}
