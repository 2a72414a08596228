import { parentPort, workerData } from 'node:worker_threads'
import { copyWal } from './sqlite-file.ts'
import { sqliteCode } from './trouble.ts'

/** Copies the write-ahead log of a file home whenever it is asked to, beside the main thread (wal-copying). */
parentPort!.on('message', () => {
  try {
    copyWal(workerData as string)
  } catch (error) {
    // The disk, or another process that is about it: nothing is lost, and whoever writes is told.
    if (sqliteCode(error) === undefined) throw error
  }
  parentPort!.postMessage('done')
})
