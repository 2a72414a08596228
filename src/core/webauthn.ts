import { sha256 } from '#crypto'
import { clip, concat, equalBytes, fromUtf8, toBase64url, utf8 } from './bytes.ts'
import { parseDerSignature } from './der.ts'
import { type Check, type Equation, runCheck } from './equation.ts'
import { ed25519Bytes, type Key, p256Bytes, rsaBytes } from './keys.ts'
import { attempt, Refusal } from './refusal.ts'

/** What a passkey's authenticator gave; raw bytes, all of them attacker-controlled. */
export interface Assertion {
  readonly authenticatorData: Uint8Array
  readonly clientDataJSON: Uint8Array
  readonly signature: Uint8Array
}

// WebAuthn Level 3, section 6.1.
export const FLAGS_AT = 32
const SHORTEST = 37
export const USER_PRESENT = 0x01
export const USER_VERIFIED = 0x04
const BACKUP_ELIGIBLE = 0x08
const BACKED_UP = 0x10
export const ATTESTED_DATA = 0x40
const EXTENSION_DATA = 0x80

/**
 * Checks an assertion in the order of WebAuthn Level 3 section 7.2. `challenge` is the 32 raw bytes that the page had
 * to pass on. Refuses `passkey_malformed`, `passkey_wrong` or `signature_invalid`.
 */
export function checkAssertion(assertion: Assertion, key: Key, challenge: Uint8Array): void {
  runCheck(assertionCheck(assertion, key, challenge))
}

/** The same, left to whoever does the arithmetic. */
export function* assertionCheck(assertion: Assertion, key: Key, challenge: Uint8Array): Check {
  const { authenticatorData, clientDataJSON, signature } = assertion
  if (!isAsWritten(clientDataJSON, challenge, key)) requireClientData(clientDataJSON, challenge, key)

  const flags = parseFlags(authenticatorData)
  if (!equalBytes(authenticatorData.subarray(0, FLAGS_AT), rpIdHash(key.rpId ?? '')))
    throw wrong(`The passkey signed for another relying party than ${said(key.rpId)}.`)
  if (!(flags & USER_PRESENT)) throw wrong('The passkey signed without its user being there.')
  if (!(flags & USER_VERIFIED)) throw wrong('The passkey signed without verifying its user.')

  const equation = equationOf(key, concat(authenticatorData, sha256(clientDataJSON)), signature)
  if (equation === undefined || !(yield equation))
    throw new Refusal('signature_invalid', 'The signature of the passkey does not match its key.')
}

/**
 * Whether these are the very bytes that browsers write where nothing is out of the ordinary (WebAuthn Level 3, section
 * 5.8.1.1): there is nothing then to be parsed, nor to be asked of it.
 */
function isAsWritten(bytes: Uint8Array, challenge: Uint8Array, { origins = [] }: Key): boolean {
  const begins = `{"type":"webauthn.get","challenge":"${toBase64url(challenge)}","origin":"`
  const text = attempt(() => fromUtf8(bytes))
  return origins.some(
    origin => text === `${begins}${origin}","crossOrigin":false}` || text === `${begins}${origin}"}`,
  )
}

function requireClientData(bytes: Uint8Array, challenge: Uint8Array, key: Key): void {
  const client = parseClientData(bytes)
  if (client.type !== 'webauthn.get')
    throw wrong(`The passkey was asked for ${said(client.type)}, not to sign.`)
  if (client.challenge !== toBase64url(challenge))
    throw wrong('The passkey signed another challenge than this statement.')
  if (typeof client.origin !== 'string' || !key.origins?.includes(client.origin))
    throw wrong(`The passkey was used on ${said(client.origin)}, which is not among the origins of the key.`)
  requireUnframed(client)
}

/** Which was asked for last: nearly all passkeys of a log name its own server. */
let hashed = { rpId: '', hash: sha256(utf8('')) }

function rpIdHash(rpId: string): Uint8Array {
  if (rpId !== hashed.rpId) hashed = { rpId, hash: sha256(utf8(rpId)) }
  return hashed.hash
}

function parseFlags(authenticatorData: Uint8Array): number {
  const flags = authenticatorData[FLAGS_AT] ?? 0
  const extended = (flags & EXTENSION_DATA) !== 0
  const fits = extended ? authenticatorData.length > SHORTEST : authenticatorData.length === SHORTEST
  if (!fits || flags & ATTESTED_DATA)
    throw new Refusal('passkey_malformed', 'The authenticator data has not the form that an assertion has.')
  requireBackupState(flags)
  return flags
}

/** As it is used, and as it is made: refuses `passkey_wrong` in a frame of another site. */
export function requireUnframed({ crossOrigin, topOrigin }: ClientData): void {
  if (crossOrigin !== undefined && crossOrigin !== false)
    throw wrong('The passkey was used in a frame of another site.')
  if (topOrigin !== undefined) throw wrong(`The passkey was used in a frame of ${said(topOrigin)}.`)
}

/** Refuses `passkey_malformed` for flags that no authenticator sets (WebAuthn Level 3, section 6.1.3). */
export function requireBackupState(flags: number): void {
  if (flags & BACKED_UP && !(flags & BACKUP_ELIGIBLE))
    throw new Refusal('passkey_malformed', 'The authenticator says backed up, yet not eligible for backup.')
}

/** Members that matter here; browsers add others, in any order, so this JSON need not be canonical. */
interface ClientData {
  readonly type?: unknown
  readonly challenge?: unknown
  readonly origin?: unknown
  readonly crossOrigin?: unknown
  readonly topOrigin?: unknown
}

/** Refuses `passkey_malformed`. */
export function parseClientData(bytes: Uint8Array): ClientData {
  let value: unknown
  let text = ''
  try {
    text = fromUtf8(bytes)
    value = JSON.parse(text)
  } catch {
    value = undefined
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed('The client data of the passkey is not a JSON object.')
  requireOneReading(text)
  return value
}

/** Containers within containers, the outermost counted as one: some readers go no deeper than others. */
const MAX_DEPTH = 16

/**
 * Two readers may keep different ones of two members of one name, or read half a surrogate pair each in its own way. So
 * neither stands anywhere. `text` is well-formed JSON.
 */
function requireOneReading(text: string): void {
  const open: Set<string>[] = []
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(?:[ \t\n\r]*:)?|[{}[\]]/g)) {
    if (token === '{' || token === '[') open.push(new Set())
    else if (token === '}' || token === ']') open.pop()
    else requireString(token, open.at(-1)!)
    if (open.length > MAX_DEPTH) throw malformed(`The client data is nested deeper than ${MAX_DEPTH}.`)
  }
}

/** A string, or the name of a member with its colon; `names` are those before it in the same object. */
function requireString(token: string, names: Set<string>): void {
  const isName = token.endsWith(':')
  const said: string = JSON.parse(isName ? token.slice(0, -1) : token)
  if (!said.isWellFormed()) throw malformed(`The client data has half a surrogate pair: ${clip(said)}`)
  if (isName && names.has(said)) throw malformed(`The client data has ${clip(said)} twice.`)
  if (isName) names.add(said)
}

/** Whether `signature`, as authenticators write it, is over `message` by this key; undefined for one that is not. */
function equationOf({ jwk }: Key, message: Uint8Array, signature: Uint8Array): Equation | undefined {
  if (jwk.kty === 'OKP') return { alg: 'Ed25519', key: ed25519Bytes(jwk), message, signature }
  if (jwk.kty === 'RSA') return { alg: 'RS256', key: rsaBytes(jwk), message, signature }
  const rs = parseDerSignature(signature)
  return rs && { alg: 'ES256', key: p256Bytes(jwk), message, signature: rs }
}

function said(value: unknown): string {
  return typeof value === 'string' ? clip(value) : 'something that is not text'
}

const malformed = (sentence: string) => new Refusal('passkey_malformed', sentence)
const wrong = (sentence: string) => new Refusal('passkey_wrong', sentence)
