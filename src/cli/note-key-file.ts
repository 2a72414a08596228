import { clip, concat, fromBase64, toBase64 } from '../core/bytes.ts'
import { type Cosigner, newCosigner } from '../core/cosignature.ts'
import {
  COSIGNATURE_V1,
  ED25519,
  formatVkey,
  type KeyType,
  type NoteSigner,
  newNoteSigner,
} from '../core/note.ts'
import { Refusal, refuseAs } from '../core/refusal.ts'

/**
 * The private key of a log or of a witness, written as golang.org/x/mod/sumdb/note writes them:
 * `PRIVATE+KEY+name+keyid+base64(type ‖ seed)` and a line feed.
 */
export function formatNoteKey(type: KeyType, name: string, seed: Uint8Array): string {
  const { vkey } = type === ED25519 ? newNoteSigner(name, seed) : newCosigner(name, seed)
  return `PRIVATE+KEY+${name}+${vkey.keyId}+${toBase64(concat(Uint8Array.of(type), seed))}\n`
}

export function parseLogKey(text: string): NoteSigner {
  return parseNoteKey(text, ED25519, 'log', newNoteSigner)
}

export function parseWitnessKey(text: string): Cosigner {
  return parseNoteKey(text, COSIGNATURE_V1, 'witness', newCosigner)
}

/** Its sentences never quote the file, since it holds a secret. */
function parseNoteKey<K>(
  text: string,
  type: KeyType,
  whose: string,
  make: (name: string, seed: Uint8Array) => K,
): K {
  const found = /^PRIVATE\+KEY\+([^+\s]+)\+[0-9a-f]{8}\+([A-Za-z0-9+/]{44})\n$/.exec(text)
  const name = found?.[1] ?? ''
  const bytes = found ? refuseAs('file_malformed', () => fromBase64(found[2]!)) : new Uint8Array()
  const seed = bytes.subarray(1)
  if (!found || bytes[0] !== type || formatNoteKey(type, name, seed) !== text)
    throw new Refusal(
      'file_malformed',
      `This is not the private key of a ${whose}${name ? ` (${clip(name)})` : ''}.`,
    )
  return make(name, seed)
}

export function vkeyOf(holder: NoteSigner | Cosigner): string {
  return formatVkey(holder.vkey)
}
