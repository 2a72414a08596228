import { writeSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { utf8 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import { formatTilePath, parseBundle, TILE_WIDTH } from '../core/tile.ts'
import { exportLines } from '../register/export.ts'
import { Register, readEntry } from '../register/fold.ts'
import { settle, signaturesIn } from '../register/law.ts'
import { LAWS } from '../register/types.ts'
import { openStore } from '../store/open.ts'
import { SpilledRows } from '../store/spilled-rows.ts'
import type { Store } from '../store/store.ts'
import type { Errand, Outcome } from './old-registers.ts'
import { tileAt } from './tree.ts'

/** Folds the log up to a size and writes the register into an open file, beside the main thread. */

/** Characters that are written at once. */
const PIECE = 256 * 1024

const { place, size, file } = workerData as Errand
const rows = new SpilledRows()
parentPort!.postMessage(await outcome())

async function outcome(): Promise<Outcome> {
  try {
    const store = await openStore({ ...place, readOnly: true })
    try {
      return { length: write(exportLines(await fold(store))) }
    } finally {
      rows.close()
      await store.close()
    }
  } catch (error) {
    // A thread hands over no class.
    if (error instanceof Refusal) return { code: error.code, message: error.message }
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== 'EIO') throw error
    return { code: 'store_failing', message: `The register cannot be laid in a temporary file: ${message}.` }
  }
}

async function fold(store: Store): Promise<Register<SpilledRows>> {
  const register = new Register(LAWS, rows)
  for (let index = 0; index * TILE_WIDTH < size; index++) {
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH)
    const bundle = await tileAt(store, formatTilePath({ level: 'entries', index, width }), size)
    for (const bytes of parseBundle(bundle, width)) {
      const read = readEntry(bytes, register.rules)
      // Signatures were verified at admission, and the entry was just checked against its leaf.
      const verified = Array.from({ length: signaturesIn(read.prepared) }, () => null)
      register.take(read, settle(read.prepared, verified))
    }
  }
  return register
}

/** Returns the number of bytes. */
function write(lines: Iterable<string>): number {
  let length = 0
  let text = ''
  const flush = () => {
    const bytes = utf8(text)
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    length += bytes.length
    text = ''
  }
  for (const line of lines) {
    text += line
    if (text.length >= PIECE) flush()
  }
  flush()
  return length
}
