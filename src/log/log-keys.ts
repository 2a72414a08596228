import {
  formatVkey,
  type NoteSigner,
  parseLogVkey,
  parseNote,
  signaturesOf,
  type Vkey,
} from '../core/note.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import { vkeysOf } from '../register/rows.ts'
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

/** Every key that the register names as the log's, the newest last; none before it is established. */
async function vkeysIn(store: Pick<Store, 'rows'>): Promise<Vkey[]> {
  const log = await rowIn(store, 'log', 'log')
  return log === undefined ? [] : vkeysOf(log).map(({ vkey }) => parseLogVkey(vkey))
}

/**
 * The keys that may have signed this note of the log: its own where that has, so that nothing else is believed; else those
 * that the register names, too.
 */
export async function vkeysFor(note: string, store: Pick<Store, 'rows'>, own: Vkey): Promise<Vkey[]> {
  const read = attempt(() => parseNote(note))
  if (read instanceof Refusal || signaturesOf(read, own).length > 0) return [own]
  return [own, ...(await vkeysIn(store))]
}
