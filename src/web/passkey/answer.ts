import { createPublicKey } from 'node:crypto'
import type { z } from 'zod'
import { sha256 } from '#crypto'
import { equalBytes, fromBase64, fromBase64url, toBase64url, utf8 } from '../../core/bytes.ts'
import { checkSignature, formatEnvelope, pae } from '../../core/envelope.ts'
import {
  checkKey,
  type EnvelopeSignature,
  type Key,
  type KeyUse,
  keySchema,
  thumbprint,
} from '../../core/keys.ts'
import { Refusal, refuseAs } from '../../core/refusal.ts'
import {
  ATTESTED_DATA,
  checkAssertion,
  FLAGS_AT,
  parseClientData,
  requireBackupState,
  requireUnframed,
  USER_PRESENT,
  USER_VERIFIED,
} from '../../core/webauthn.ts'
import { credentialOf } from '../../people/credentials.ts'
import { rowIn } from '../../store/each-row.ts'
import type { Asked } from '../kit/kit.ts'

/** What comes back from the forms of `ceremony.ts`. All of it is attacker-controlled. */

/** Characters; a credential's id has at most 1,023 bytes (WebAuthn Level 3, section 5.8.3). */
const MOST_CREDENTIAL = 1364
const CREDENTIAL = /^[A-Za-z0-9_-]+$/

/** The id of the credential that answered, in base64url. It proves nothing. */
export function credentialIn(fields: URLSearchParams): string {
  const id = required(fields, 'credential')
  if (id.length > MOST_CREDENTIAL || !CREDENTIAL.test(id))
    throw malformed('The id of the passkey is not text in base64url.')
  return id
}

/**
 * The key that a device just made, as the log will hold it. Nothing here is signed (attestation is `none`): the key has
 * to sign the statement that brings it in. `challenge` is what the form asked with.
 */
export function passkeyFrom(
  fields: URLSearchParams,
  use: KeyUse,
  publicUrl: string,
  challenge: Uint8Array,
): z.infer<typeof keySchema> {
  const { hostname, origin } = new URL(publicUrl)
  requireCreated(bytesIn(fields, 'clientDataJSON'), origin, challenge)
  requireCredential(bytesIn(fields, 'authenticatorData'), hostname, credentialIn(fields))
  const { kty, crv, x, y, n, e } = jwkOf(bytesIn(fields, 'publicKey'))
  const alg = { '-7': 'ES256', '-257': 'RS256' }[required(fields, 'alg')]
  const jwk = kty === 'EC' ? { kty, crv, x, y } : { kty, n, e }
  const read = keySchema.safeParse({ jwk, alg, use, rpId: hostname, origins: [origin] })
  if (!read.success)
    throw new Refusal('key_malformed', 'A passkey has an ES256 or RS256 key; this device made another.')
  checkKey(read.data)
  return read.data
}

/** A passkey's signature, as envelopes hold it. Whether it matches is for the door to say. */
export function signatureFrom(keyid: string, fields: URLSearchParams): EnvelopeSignature {
  const text = (name: string) => {
    bytesIn(fields, name)
    return required(fields, name)
  }
  const [authenticatorData, clientDataJSON] = [text('authenticatorData'), text('clientDataJSON')]
  return { keyid, sig: text('signature'), webauthn: { authenticatorData, clientDataJSON } }
}

/** The same, of this key over these bytes. Refuses any other. */
export function signatureBy(
  { key, keyid }: { readonly key: Key; readonly keyid: string },
  payload: Uint8Array,
  fields: URLSearchParams,
): EnvelopeSignature {
  const signature = signatureFrom(keyid, fields)
  checkSignature(signature, key, pae(payload))
  return signature
}

/** The bytes of an envelope with one signature, by the passkey that answered the form. */
export function signedBy(payload: Uint8Array, keyid: string, fields: URLSearchParams): Uint8Array {
  const signature = signatureFrom(keyid, fields)
  return refuseAs('passkey_malformed', () => formatEnvelope(payload, [signature]))
}

/** The statement that a form brought back: `payload`, in base64url. */
export function payloadIn(fields: URLSearchParams): Uint8Array {
  const text = required(fields, 'payload')
  return refuseAs('request_malformed', () => fromBase64url(text))
}

/** Refuses unless `key` answered `challenge`, which `people/sessions` made. */
export function checkSession(fields: URLSearchParams, key: Key, challenge: Uint8Array): void {
  const authenticatorData = bytesIn(fields, 'authenticatorData')
  const clientDataJSON = bytesIn(fields, 'clientDataJSON')
  const signature = bytesIn(fields, 'signature')
  checkAssertion({ authenticatorData, clientDataJSON, signature }, key, challenge)
}

export function keyidOf(key: Key): string {
  return thumbprint(key.jwk)
}

function jwkOf(spki: Uint8Array): JsonWebKey {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
    return key.export({ format: 'jwk' })
  } catch {
    throw new Refusal('key_malformed', 'The public key of the passkey cannot be read.')
  }
}

/** WebAuthn Level 3, section 7.1, steps 6 to 11. */
function requireCreated(clientDataJSON: Uint8Array, origin: string, challenge: Uint8Array) {
  const client = parseClientData(clientDataJSON)
  if (client.type !== 'webauthn.create')
    throw new Refusal('passkey_wrong', 'The device was not asked to make a passkey.')
  if (client.challenge !== toBase64url(challenge))
    throw new Refusal('passkey_wrong', 'The device answered another page than this one.')
  requireUnframed(client)
  if (client.origin !== origin)
    throw new Refusal('passkey_wrong', `The passkey was made elsewhere than on ${origin}.`)
}

// WebAuthn Level 3, section 6.5.1.
const ID_AT = 55

/** The authenticator's own word on where it made the key, for whom, and under which id. */
function requireCredential(data: Uint8Array, rpId: string, credential: string) {
  const flags = data[FLAGS_AT] ?? 0
  if (data.length <= ID_AT || !(flags & ATTESTED_DATA))
    throw new Refusal('passkey_malformed', 'The authenticator data holds no new key.')
  if (!equalBytes(data.subarray(0, FLAGS_AT), sha256(utf8(rpId))))
    throw new Refusal('passkey_wrong', `The passkey was made for another site than ${rpId}.`)
  if (!(flags & USER_PRESENT) || !(flags & USER_VERIFIED))
    throw new Refusal('passkey_wrong', 'The device made the passkey without verifying its user.')
  requireBackupState(flags)
  const length = data[ID_AT - 2]! * 256 + data[ID_AT - 1]!
  if (toBase64url(data.subarray(ID_AT, ID_AT + length)) !== credential)
    throw new Refusal('passkey_malformed', 'The authenticator names another passkey than the browser.')
}

/** Strict base64. The script never leaves it empty, so a form without it was sent without the script. */
function bytesIn(fields: URLSearchParams, name: string) {
  const text = required(fields, name)
  return refuseAs('passkey_malformed', () => fromBase64(text))
}

function required(fields: URLSearchParams, name: string) {
  const values = fields.getAll(name)
  if (values.length !== 1 || values[0] === '')
    throw malformed(`The form has ${values.length > 1 ? 'more than one' : 'no'} field ${name}.`)
  return values[0]!
}

function malformed(sentence: string): Refusal {
  return new Refusal('request_malformed', sentence)
}

interface Wanted {
  readonly use: KeyUse
  /** Anybody of this use if left out, as at sign-in. */
  readonly holder?: string
}

/** The key of the credential that answered. Refuses `key_unknown` for one that is nobody's here, or somebody else's. */
export async function keyidOfCredential(
  asked: Asked,
  fields: URLSearchParams,
  wanted: Wanted,
): Promise<string> {
  return (await wantedCredential(asked, fields, wanted)).keyid
}

async function wantedCredential({ site: { log, now } }: Asked, fields: URLSearchParams, wanted: Wanted) {
  const { use, holder } = wanted
  const credential = await credentialOf(log.drawer, credentialIn(fields), now())
  if (credential === undefined || credential.use !== use)
    throw new Refusal('key_unknown', 'This passkey is not known here.')
  if (holder !== undefined && credential.holder !== holder)
    throw new Refusal('key_unknown', `This passkey belongs to ${credential.holder}, not to ${holder}.`)
  return credential
}

/** The same, in force, and whose it is. Refuses `key_unknown`, `key_revoked` or `store_damaged`. */
export async function keyOfCredential(asked: Asked, fields: URLSearchParams, wanted: Wanted) {
  const { keyid, holder, use } = await wantedCredential(asked, fields, wanted)
  const row = await rowIn(asked.site.log.store, 'keys', keyid)
  if (row === undefined)
    throw new Refusal('key_unknown', 'The register does not know the key of this passkey.')
  const { key, revoked } = row
  // Who writes in the database may lay a key or a holder of their own into the row, and put it back once they are in.
  if (thumbprint(key.jwk) !== keyid || row.holder !== holder || key.use !== use)
    throw new Refusal(
      'store_damaged',
      `The row of the key ${keyid} is not what this server kept of its passkey; somebody may have written in the database.`,
    )
  if (revoked !== null)
    throw new Refusal('key_revoked', `This passkey was revoked by entry ${revoked.entry}.`)
  return { key, keyid, holder }
}
