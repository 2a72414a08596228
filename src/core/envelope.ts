import { sha256 } from '#crypto'
import { concat, fromBase64, fromUtf8, lengthOfBase64, toBase64, utf8 } from './bytes.ts'
import { hashFor } from './digest.ts'
import { type Check, runCheck } from './equation.ts'
import { closedObject, formatJsonBytes, type Json, parseJson, quoted } from './json.ts'
import { checkKey, type EnvelopeSignature, ed25519Bytes, type Key, type Signer, thumbprint } from './keys.ts'
import { Refusal, refuseAs } from './refusal.ts'
import { parseStatement, requireStatementSize, type Statement } from './statement.ts'
import type { Verified } from './verified.ts'
import { assertionCheck } from './webauthn.ts'

/**
 * Envelopes are DSSE v1.0.2 in canonical JSON, closed. Nothing in one is believed before `openEnvelope` has checked
 * every signature over the bytes that were received.
 *
 *     {"payload":"eyJhdCI6IjIw…","payloadType":"application/vnd.avow.statement+json","signatures":[{"keyid":"UDDReOZ\
 *     l1ipXAfp9wYsm13sDBMK5og--QWdBjzuf6o4","sig":"pfnztnuZAfX27LfH09unG9MgpJwHTLFItOAQOqOdKdnpP/Em7nfS80oVRMj9yLo6D\
 *     toHk1P0fba034Dd0rNhAQ=="}]}
 */
export const PAYLOAD_TYPE = 'application/vnd.avow.statement+json'
export const MAX_SIGNATURES = 4
/** Bytes: an entry has at most 65,535, of which 53 are not its envelope. */
export const MAX_ENVELOPE = 65_482
/** Bytes: the longest signature is RSA's of 4096 bits. */
export const MAX_SIG = 512
export const MAX_AUTHENTICATOR_DATA = 1024
export const MAX_CLIENT_DATA = 2048
/** 32 bytes in base64url; the last character carries only four bits. */
const KEYID = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/

export interface UnverifiedEnvelope {
  /** The very bytes that were received; they go into the log untouched. */
  readonly bytes: Uint8Array
  readonly payload: Uint8Array
  readonly signatures: readonly EnvelopeSignature[]
}

/** Refuses `json_malformed`, `text_hidden`, `envelope_malformed`, `envelope_oversize` or `statement_oversize`. */
export function parseEnvelope(bytes: Uint8Array): UnverifiedEnvelope {
  if (bytes.length > MAX_ENVELOPE)
    throw new Refusal(
      'envelope_oversize',
      `The envelope has ${bytes.length} bytes; ${MAX_ENVELOPE} is the most.`,
    )
  const { payload, payloadType, signatures } = closedObject(
    envelopeBySight(bytes) ?? parseJson(bytes),
    'The envelope',
    ['payload', 'payloadType', 'signatures'],
    [],
    malformed,
  )
  if (payloadType !== PAYLOAD_TYPE)
    throw malformed(`The payloadType is ${quoted(payloadType)}, not ${PAYLOAD_TYPE}.`)
  if (!Array.isArray(signatures) || signatures.length < 1 || signatures.length > MAX_SIGNATURES)
    throw malformed(`An envelope has 1 to ${MAX_SIGNATURES} signatures.`)
  if (typeof payload !== 'string') throw malformed('The member payload is not text in base64.')
  const statement = refuseAs('envelope_malformed', () => fromBase64(payload))
  requireStatementSize(statement)
  return { bytes, payload: statement, signatures: inOrder(signatures.map(parseSignature)) }
}

/** What may stand in base64, and in base64url: whether it is some is asked as of any other envelope. */
const BASE64 = '([A-Za-z0-9+/=]*)'
const BASE64URL = '([A-Za-z0-9_-]*)'
const ASSERTION = `\\{"authenticatorData":"${BASE64}","clientDataJSON":"${BASE64}"\\}`
const SIGNATURE = `\\{"keyid":"${BASE64URL}","sig":"${BASE64}"(?:,"webauthn":${ASSERTION})?\\}`
const SIGNED = new RegExp(
  `^\\{"payload":"${BASE64}","payloadType":"${RegExp.escape(PAYLOAD_TYPE)}","signatures":\\[${SIGNATURE}(?:,${SIGNATURE})?\\]\\}$`,
)

/**
 * What `parseJson` would read from an envelope with one signature or two, which nearly all have: the text is compared
 * with the only canonical one that there is, and neither parsed nor written again. Undefined for any other bytes.
 */
function envelopeBySight(bytes: Uint8Array): Json | undefined {
  const found = SIGNED.exec(fromUtf8(bytes))
  if (found === null) return undefined
  const [, payload = '', ...parts] = found
  const signatures = [parts.slice(0, 4), parts.slice(4)].flatMap(signatureOf)
  return { payload, payloadType: PAYLOAD_TYPE, signatures }
}

function signatureOf([keyid, sig, authenticatorData, clientDataJSON]: readonly (
  | string
  | undefined
)[]): Json[] {
  if (keyid === undefined) return []
  const plain = { keyid, sig: sig! }
  if (authenticatorData === undefined) return [plain]
  return [{ ...plain, webauthn: { authenticatorData, clientDataJSON: clientDataJSON! } }]
}

/** Bytes of an envelope around `payload`, with a signature by each signer, in the order of their keyids. */
export function signEnvelope(payload: Uint8Array, signers: readonly Signer[]): Uint8Array {
  const bytes = pae(payload)
  return formatEnvelope(
    payload,
    signers.map(signer => signer.sign(bytes)),
  )
}

/** Puts collected signatures around their payload. Refuses what `parseEnvelope` would. */
export function formatEnvelope(payload: Uint8Array, signatures: readonly EnvelopeSignature[]): Uint8Array {
  const sorted = signatures.toSorted((a, b) => (a.keyid < b.keyid ? -1 : 1))
  const bytes = formatJsonBytes({ payload: toBase64(payload), payloadType: PAYLOAD_TYPE, signatures: sorted })
  parseEnvelope(bytes)
  return bytes
}

const PAE_START = `DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} `

/** DSSE's pre-authentication encoding of a payload of our type: what is signed. */
export function pae(payload: Uint8Array): Uint8Array {
  return concat(utf8(`${PAE_START}${payload.length} `), payload)
}

/** SHA-256(PAE): the only name of a statement, whoever signed it. */
export function identityOf(payload: Uint8Array): Uint8Array {
  return sha256(pae(payload))
}

/** What a passkey is given to sign: 32 bytes. */
export function challengeOf(pae: Uint8Array): Uint8Array {
  return hashFor('avow/statement/v1', pae)
}

/**
 * Refuses unless `signature` is over `pae` by `key`, in the scheme that the key asks for. Under a key that may not enter
 * the log nothing verifies (`key_malformed`): of such keys verifiers say different things.
 */
export function checkSignature(signature: EnvelopeSignature, key: Key, pae: Uint8Array): void {
  runCheck(signatureCheck(signature, key, pae, true))
}

/**
 * The same, left to whoever does the arithmetic. A key of the register was checked when it entered: it is not `brought`,
 * and to check it again costs half as much as to verify.
 */
export function* signatureCheck(
  signature: EnvelopeSignature,
  key: Key,
  pae: Uint8Array,
  brought: boolean,
): Check {
  if (brought) checkKey(key)
  const { keyid, sig, webauthn } = signature
  if (thumbprint(key.jwk) !== keyid)
    throw invalid(`The signature names the key ${keyid}, which is not this one.`)
  if (key.rpId === undefined) {
    if (webauthn !== undefined)
      throw invalid(`The key ${keyid} is not a passkey, yet a passkey’s signature came.`)
    // A plain key of another algorithm never enters the log.
    const isPlain = key.jwk.kty === 'OKP'
    const plain = { message: pae, signature: fromBase64(sig) }
    if (!isPlain || !(yield { alg: 'Ed25519', key: ed25519Bytes(key.jwk), ...plain }))
      throw invalid(`The signature of the key ${keyid} does not match.`)
    return
  }
  if (webauthn === undefined) throw invalid(`The key ${keyid} is a passkey, yet a plain signature came.`)
  const assertion = {
    authenticatorData: fromBase64(webauthn.authenticatorData),
    clientDataJSON: fromBase64(webauthn.clientDataJSON),
    signature: fromBase64(sig),
  }
  yield* assertionCheck(assertion, key, challengeOf(pae))
}

/** A statement that everyone who is named on its envelope has signed. */
export interface Opened {
  readonly statement: Statement
  readonly envelope: UnverifiedEnvelope
  readonly identity: Uint8Array
  /** By keyid, in the order of the signatures. */
  readonly keys: ReadonlyMap<string, Key>
}

/** Checks every signature, then reads the statement. Whether these keys may sign it is for the law to say. */
export function openEnvelope(
  envelope: UnverifiedEnvelope,
  keyOf: (keyid: string) => Key | undefined,
): Verified<Opened> {
  const signed = pae(envelope.payload)
  const keys = new Map<string, Key>()
  for (const signature of envelope.signatures) {
    const key = keyOf(signature.keyid)
    if (key === undefined) throw new Refusal('key_unknown', `The key ${signature.keyid} is not known here.`)
    checkSignature(signature, key, signed)
    keys.set(signature.keyid, key)
  }
  const statement = parseStatement(envelope.payload)
  const opened: Opened = { statement, envelope, identity: sha256(signed), keys }
  return opened as Verified<Opened>
}

function parseSignature(value: Json): EnvelopeSignature {
  const read = closedObject(value, 'A signature', ['keyid', 'sig'], ['webauthn'], malformed)
  const { keyid, webauthn } = read
  if (typeof keyid !== 'string' || !KEYID.test(keyid))
    throw malformed(`The keyid ${quoted(keyid)} is not the base64url of 32 bytes.`)
  const sig = base64(read.sig, 'sig', MAX_SIG)
  if (webauthn === undefined) return { keyid, sig }
  const members = ['authenticatorData', 'clientDataJSON']
  const assertion = closedObject(webauthn, 'The member webauthn', members, [], malformed)
  const authenticatorData = base64(assertion.authenticatorData, 'authenticatorData', MAX_AUTHENTICATOR_DATA)
  const clientDataJSON = base64(assertion.clientDataJSON, 'clientDataJSON', MAX_CLIENT_DATA)
  return { keyid, sig, webauthn: { authenticatorData, clientDataJSON } }
}

function inOrder(signatures: EnvelopeSignature[]): EnvelopeSignature[] {
  for (let i = 1; i < signatures.length; i++)
    if (signatures[i - 1]!.keyid >= signatures[i]!.keyid)
      throw malformed('Signatures are sorted by keyid, and no key signs twice.')
  return signatures
}

/** Not decoded here: whoever checks the signature does that. */
function base64(value: Json | undefined, what: string, most: number): string {
  const length = typeof value === 'string' ? lengthOfBase64(value) : undefined
  if (typeof value !== 'string' || length === undefined)
    throw malformed(`The member ${what} is not text in strict base64.`)
  if (length > most) throw malformed(`The member ${what} has ${length} bytes; ${most} is the most.`)
  return value
}

const malformed = (sentence: string) => new Refusal('envelope_malformed', sentence)
const invalid = (sentence: string) => new Refusal('signature_invalid', sentence)
