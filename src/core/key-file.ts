import { z } from 'zod'
import { fromBase64url, toBase64url, utf8 } from './bytes.ts'
import { formatJson, parseJson } from './json.ts'
import { KEY_USES, type KeyUse, newSigner, type Signer } from './keys.ts'
import { Refusal, refuseAs } from './refusal.ts'

/**
 * The file that holds a private key, as `avow key new` writes it: canonical JSON and a line feed. This key is
 * everybody’s:
 *
 *     {"jwk":{"crv":"Ed25519","d":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE","kty":"OKP","x":"iojj3XQJ8ZX9UtstPLp\
 *     dcspnCb8dlBIb83SIAbQPb1w"},"keyid":"UDDReOZl1ipXAfp9wYsm13sDBMK5og--QWdBjzuf6o4","kind":"avow-key","use":"part\
 *     y","v":1}
 */

export const keyFileSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('avow-key'),
  use: z.enum(KEY_USES),
  keyid: z.string(),
  jwk: z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), d: z.string() }),
})

export function formatKeyFile(use: KeyUse, seed: Uint8Array): string {
  const { key, keyid } = newSigner(use, seed)
  const file = { v: 1, kind: 'avow-key', use, keyid, jwk: { ...key.jwk, d: toBase64url(seed) } }
  return `${formatJson(file)}\n`
}

/** Refuses `file_malformed`, without quoting the file, which holds a secret. */
export function parseKeyFile(text: string): Signer {
  return refuseAs('file_malformed', () => {
    const read = keyFileSchema.safeParse(readJson(text))
    if (!read.success) {
      const where = read.error.issues[0]!.path.join('.')
      throw malformed(where === '' ? 'The members' : `The member ${where}`, 'not as a key file has it')
    }
    const { use, keyid, jwk } = read.data
    const signer = newSigner(use, seedOf(jwk.d))
    if (signer.key.jwk.kty !== 'OKP' || signer.key.jwk.x !== jwk.x)
      throw malformed('The public key x', 'not that of the private key d')
    if (signer.keyid !== keyid) throw malformed('The keyid', 'not the thumbprint of the key')
    return signer
  })
}

function readJson(text: string): unknown {
  try {
    return parseJson(utf8(text.trimEnd()))
  } catch {
    throw malformed('The text', 'not canonical JSON')
  }
}

function seedOf(d: string): Uint8Array {
  try {
    const seed = fromBase64url(d)
    if (seed.length === 32) return seed
  } catch {
    // Told below without quoting the secret.
  }
  throw malformed('The private key d', 'not 32 bytes of base64url')
}

function malformed(what: string, is: string): Refusal {
  return new Refusal(
    'file_malformed',
    `This is not a key file: ${what} ${what.endsWith('s') ? 'are' : 'is'} ${is}.`,
  )
}
