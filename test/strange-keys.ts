import { readFileSync } from 'node:fs'
import { sha256 } from '#crypto'
import { concat, toBase64, toBase64url, toHex, utf8 } from '../src/core/bytes.ts'
import type { Key } from '../src/core/keys.ts'
import { ORIGIN, passkey } from './memory-log.ts'

/** Keys that must not enter a log, wherever in a statement they stand. */

const vectors = JSON.parse(
  readFileSync(new URL('../spec/vectors/signatures.json', import.meta.url), 'utf8'),
) as { ed25519: { key: string; publicKey: string }[]; p256: { key: string; point: string }[] }
const bad = vectors.ed25519
  .filter(({ key }) => key === 'refused')
  .map(({ publicKey }) => Uint8Array.fromHex(publicKey))

/** Verifier keys under the log's name: a witness's, those that verifiers disagree about, and some that are no point. */
export function strangeVkeys(): string[] {
  const noPoint = new Uint8Array(32).fill(2)
  return [vkeyOf(4, goodPoint()), vkeyOf(1, noPoint), ...bad.map(key => vkeyOf(1, key))]
}

/** The same keys, and passkeys off their curve, as a statement brings them. */
export function strangeKeys(): Key[] {
  const { rpId, origins } = passkey('strange').key
  const named = { rpId: rpId!, origins: origins!, use: 'party' } as const
  const keys: Key[] = []
  const okp = (x: string) => {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x } as const
    keys.push({ jwk, alg: 'Ed25519', use: 'party' }, { jwk, alg: 'Ed25519', ...named })
  }
  for (const key of [...bad, new Uint8Array(31)]) okp(toBase64url(key))
  okp('AAAAA')
  const ec = (x: string, y: string) =>
    keys.push({ jwk: { kty: 'EC', crv: 'P-256', x, y }, alg: 'ES256', ...named })
  for (const { key, point } of vectors.p256) {
    const bytes = Uint8Array.fromHex(point)
    if (key === 'refused' && bytes[0] === 4) ec(toBase64url(bytes.slice(1, 33)), toBase64url(bytes.slice(33)))
  }
  ec('AA', 'AA')
  ec('AAAAA', 'A')
  const rsa = (n: string, e: string) => keys.push({ jwk: { kty: 'RSA', n, e }, alg: 'RS256', ...named })
  rsa('A', 'A')
  rsa('AAAA', 'AAAA')
  rsa(toBase64url(new Uint8Array(256).fill(254)), 'AQAB')
  return keys
}

function goodPoint(): Uint8Array {
  const good = vectors.ed25519.find(({ key }) => key === 'good')!
  return Uint8Array.fromHex(good.publicKey)
}

function vkeyOf(type: number, key: Uint8Array): string {
  const id = sha256(concat(utf8(ORIGIN), Uint8Array.of(0x0a, type), key))
  return `${ORIGIN}+${toHex(id.slice(0, 4))}+${toBase64(concat(Uint8Array.of(type), key))}`
}
