import { parentPort, workerData } from 'node:worker_threads'
import { copyWal } from './sqlite-wal.ts'
import { sqliteCode } from './trouble.ts'

/** Copies the write-ahead log of a file home whenever it is asked to (wal-copying), and says whether it could. */
parentPort!.on('message', () => {
  let copied = true
  try {
    copyWal(workerData as string)
  } catch (error) {
    if (sqliteCode(error) === undefined) throw error
    copied = false
  }
  parentPort!.postMessage(copied)
})
