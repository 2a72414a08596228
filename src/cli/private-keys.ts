import { randomBytes } from '#crypto'
import { clip, concat, fromBase64, toBase64 } from '../core/bytes.ts'
import { type Cosigner, newCosigner } from '../core/cosignature.ts'
import { COSIGNATURE_V1, ED25519, formatVkey, type NoteSigner, newNoteSigner } from '../core/note.ts'
import { Refusal, refuseAs } from '../core/refusal.ts'

/** Private keys in files. No refusal quotes such a file, since it holds a secret. */

type Use = 'log' | 'witness'

/** A new key of a log or of a witness: its file, and the verifier key that is its public half. */
export function newNoteKey(use: Use, name: string): { text: string; vkey: string } {
  return formatNoteKey(use, name, randomBytes(32))
}

export const parseLogKey = (text: string): NoteSigner => parseNoteKey(text, 'log', newNoteSigner)
export const parseWitnessKey = (text: string): Cosigner => parseNoteKey(text, 'witness', newCosigner)

/** `PRIVATE+KEY+name+keyid+base64(type ‖ seed)` and a line feed, as golang.org/x/mod/sumdb/note writes it. */
function formatNoteKey(use: Use, name: string, seed: Uint8Array) {
  const { vkey } = use === 'log' ? newNoteSigner(name, seed) : newCosigner(name, seed)
  const secret = toBase64(concat(Uint8Array.of(typeOf(use)), seed))
  return { text: `PRIVATE+KEY+${name}+${vkey.keyId}+${secret}\n`, vkey: formatVkey(vkey) }
}

function parseNoteKey<K>(text: string, use: Use, make: (name: string, seed: Uint8Array) => K): K {
  const found = /^PRIVATE\+KEY\+([^+\s]+)\+[0-9a-f]{8}\+([A-Za-z0-9+/]{44})\n$/.exec(text)
  const name = found?.[1] ?? ''
  const bytes = found ? refuseAs('file_malformed', () => fromBase64(found[2]!)) : new Uint8Array()
  const seed = bytes.subarray(1)
  if (!found || bytes[0] !== typeOf(use) || formatNoteKey(use, name, seed).text !== text)
    throw new Refusal(
      'file_malformed',
      `This is not the private key of a ${use}${name ? ` (${clip(name)})` : ''}.`,
    )
  return make(name, seed)
}

const typeOf = (use: Use) => (use === 'log' ? ED25519 : COSIGNATURE_V1)

/** The key of the private drawer, 32 bytes: `PRIVATE+DRAWER+base64(key)` and a line feed. */
export function formatDrawerKey(key: Uint8Array): string {
  return `PRIVATE+DRAWER+${toBase64(key)}\n`
}

/** Refuses `file_malformed`. */
export function parseDrawerKey(text: string): Uint8Array {
  const found = /^PRIVATE\+DRAWER\+([A-Za-z0-9+/]{43}=)\n$/.exec(text)
  if (found === null) throw new Refusal('file_malformed', 'This is not the key of a private drawer.')
  return refuseAs('file_malformed', () => fromBase64(found[1]!))
}
