import { readCheckpoint } from '../core/checkpoint.ts'
import {
  formatVkey,
  type NoteSigner,
  parseLogVkey,
  parseNote,
  signaturesOf,
  type Vkey,
} from '../core/note.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import { vkeyAt } from '../register/rows.ts'
import { rowIn } from '../store/each-row.ts'
import type { Store } from '../store/store.ts'

/**
 * The log's own key as it lies with the server, and the one that is to follow it, where that lies there too. Which of
 * them signs, the register says: from the checkpoint on that holds `log/key-changed`, the new one.
 */
export interface LogSigner extends NoteSigner {
  readonly next?: NoteSigner
}

/** The keys that lie here. */
export const heldIn = (signer: LogSigner): readonly NoteSigner[] => [
  signer,
  ...(signer.next ? [signer.next] : []),
]

/** Who signs under this vkey; undefined where that key lies elsewhere. */
export const signerOf = (signer: LogSigner, vkey: string): NoteSigner | undefined =>
  heldIn(signer).find(one => formatVkey(one.vkey) === vkey)

/**
 * The key that has to have signed this checkpoint of the log: the one that lies here where it has, so that nothing else
 * is believed; else the one that the register names for its size. A key that was replaced, perhaps since it was stolen,
 * signs no newer one. Before the rows are authenticated (folding.ts) anybody may have written that name: then it is asked
 * for the mark alone, which lies outside the database.
 */
export async function signingKeyFor(note: string, store: Pick<Store, 'rows'>, own: Vkey): Promise<Vkey> {
  const read = attempt(() => ({ size: readCheckpoint(note).size, lines: signaturesOf(parseNote(note), own) }))
  if (read instanceof Refusal || read.lines.length > 0) return own
  const log = await rowIn(store, 'log', 'log')
  return log === undefined ? own : parseLogVkey(vkeyAt(log, read.size))
}
