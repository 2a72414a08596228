import { fromBase64, toBase64 } from '../core/bytes.ts'
import { Refusal, refuseAs } from '../core/refusal.ts'

/** The key of the private drawer, in a file: `PRIVATE+DRAWER+base64(32 bytes)` and a line feed. */
export function formatDrawerKey(key: Uint8Array): string {
  return `PRIVATE+DRAWER+${toBase64(key)}\n`
}

/** Refuses `file_malformed`, in a sentence that never quotes the file, since it holds a secret. */
export function parseDrawerKey(text: string): Uint8Array {
  const found = /^PRIVATE\+DRAWER\+([A-Za-z0-9+/]{43}=)\n$/.exec(text)
  if (found === null) throw new Refusal('file_malformed', 'This is not the key of a private drawer.')
  return refuseAs('file_malformed', () => fromBase64(found[1]!))
}
