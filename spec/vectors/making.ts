/**
 * What the makers of vectors share. It stands on node:crypto and the RFCs alone, so that no fault of ours can make both
 * a vector and its verdict. Each maker exports its files, and writes them when it is run.
 */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { writeFileSync } from 'node:fs'

type Bytes = Uint8Array | string
/** A file of vectors, as text, by its name. */
export type Files = Readonly<Record<string, string>>

export const ORIGIN = 'harbour.example/log'
export const bytes = (...parts: Bytes[]): Buffer => Buffer.concat(parts.map(part => Buffer.from(part as string)))
export const sha256 = (...parts: Bytes[]): Buffer => createHash('sha256').update(bytes(...parts)).digest()
export const base64 = (part: Bytes): string => bytes(part).toString('base64')
export const base64url = (part: Bytes): string => bytes(part).toString('base64url')
export const digest = (...parts: Bytes[]): string => `sha256:${base64url(sha256(...parts))}`
/** SHA-256 of a purpose, a zero byte and the rest. */
export const hashFor = (purpose: string, ...parts: Bytes[]): Buffer => sha256(purpose, Uint8Array.of(0), ...parts)

/** JCS of what has no number but integers, and no name outside ASCII. */
export function jcs(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jcs).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  const sorted = members.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([name, member]) => `${JSON.stringify(name)}:${jcs(member)}`).join(',')}}`
}

/** An Ed25519 key whose seed is the hash of its label. */
export function keyOf(label: string) {
  const pkcs8 = bytes(Buffer.from('302e020100300506032b657004220420', 'hex'), sha256(label))
  const secret = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  const raw = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32)
  const jwk = { crv: 'Ed25519', kty: 'OKP', x: base64url(raw) }
  return { raw, jwk, keyid: base64url(sha256(jcs(jwk))), sign: (message: Bytes) => sign(null, bytes(message), secret) }
}

export const PAYLOAD_TYPE = 'application/vnd.avow.statement+json'
export const pae = (payload: Bytes): Buffer =>
  bytes(`DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${bytes(payload).length} `, payload)

/** A key that signs notes under a name, as type 01 unless told otherwise. */
export function noteKey(label: string, name = ORIGIN, type = 1) {
  const key = keyOf(label)
  const typed = bytes(Uint8Array.of(type), key.raw)
  const id = sha256(name, '\n', typed).subarray(0, 4)
  const line = (signature: Bytes) => `— ${name} ${base64(bytes(id, signature))}\n`
  const vkey = `${name}+${id.toString('hex')}+${base64(typed)}`
  return { ...key, id, vkey, line, signNote: (text: string) => `${text}\n${line(key.sign(text))}` }
}

const split = (n: number) => 2 ** Math.floor(Math.log2(n - 1))
export const leafHash = (leaf: Bytes): Buffer => sha256(Uint8Array.of(0), leaf)
/** RFC 6962 section 2.1. */
export function root(leaves: readonly Bytes[]): Buffer {
  if (leaves.length === 0) return sha256('')
  if (leaves.length === 1) return leafHash(leaves[0]!)
  const k = split(leaves.length)
  return sha256(Uint8Array.of(1), root(leaves.slice(0, k)), root(leaves.slice(k)))
}
/** RFC 6962 section 2.1.2, SUBPROOF. */
export function subproof(m: number, leaves: readonly Bytes[], whole: boolean): Buffer[] {
  const n = leaves.length
  if (m === n) return whole ? [] : [root(leaves)]
  const k = split(n)
  if (m <= k) return [...subproof(m, leaves.slice(0, k), whole), root(leaves.slice(k))]
  return [...subproof(m - k, leaves.slice(k), false), root(leaves.slice(0, k))]
}

/** Every character beyond ASCII by its number: an editor shows some of them not at all, and others in another order. */
export const ascii = (value: unknown): string =>
  JSON.stringify(value).replace(/[^\0-~]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** A file of cases, one a line. `more` stands before them. */
export function casesFile(about: string, cases: readonly object[], more: object = {}): string {
  const head = Object.entries({ about, ...more }).map(([name, value]) => `${JSON.stringify(name)}: ${ascii(value)}`)
  return `{\n${head.join(',\n')},\n"cases": [\n${cases.map(ascii).join(',\n')}\n]\n}\n`
}

export function write(files: Files): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(new URL(name, import.meta.url), text)
}
