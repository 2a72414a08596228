import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { randomBytes } from '#crypto'
import { concat, toBase64, toBase64url, utf8 } from '../src/core/bytes.ts'
import { type Digest, formatDigest } from '../src/core/digest.ts'
import { challengeOf, signEnvelope } from '../src/core/envelope.ts'
import { type Key, newSigner, type Signer, thumbprint } from '../src/core/keys.ts'
import { EMPTY_ROOT } from '../src/core/merkle.ts'
import { formatVkey, newNoteSigner } from '../src/core/note.ts'
import { formatStatement } from '../src/core/statement.ts'
import { formatTime } from '../src/core/time.ts'
import type { Log } from '../src/log/open.ts'
import { policyDigest } from '../src/register/types/calls.ts'
import { manifestDigest } from '../src/register/types/texts.ts'

/** A depositary with one call and any number of parties that hold passkeys, for measuring. */

export const ORIGIN = 'bench.example/log'
export const CALL = 'bench-accord'
const RP = 'bench.example'
const SEED = new Uint8Array(32).fill(9)
export const logSigner = newNoteSigner(ORIGIN, SEED)
export const depositary = newSigner('depositary', SEED)
export const now = () => Math.floor(Date.now() / 1000)

const said = (text: string) => ({ lang: 'en', text })
const TEXT = utf8('We agree to be measured.\n')

export const POLICY = {
  kinds: ['company' as const],
  mandate: 'email' as const,
  authentic: ['en'],
  effect: [said('A promise.')],
  entities: [said('The party itself.')],
  noticeDays: 30,
  window: 31_536_000,
  delisting: [],
}
export const MANIFEST = {
  texts: [
    {
      lang: 'en',
      digest: formatDigest(createHash('sha256').update(TEXT).digest()),
      length: TEXT.length,
      mediaType: 'text/plain' as const,
      title: 'Bench accord',
      authentic: true,
    },
  ],
  principles: [],
}

/** A passkey as an authenticator would hold it: P-256, user present and verified. */
export function newPasskey(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return passkeyOf(privateKey, publicKey.export({ format: 'jwk' }) as { x: string; y: string })
}

/** A passkey kept as PKCS#8, so that another process can go on signing with it. */
export function passkeyOf(privateKey: KeyObject, { x, y }: { x: string; y: string }): Signer {
  const jwk = { kty: 'EC' as const, crv: 'P-256' as const, x, y }
  const key: Key = { jwk, alg: 'ES256', use: 'party', rpId: RP, origins: [`https://${RP}`] }
  const keyid = thumbprint(jwk)
  const authenticatorData = concat(createHash('sha256').update(RP).digest(), Uint8Array.of(5, 0, 0, 0, 0))
  return {
    key,
    keyid,
    sign(pae) {
      const clientDataJSON = utf8(
        JSON.stringify({
          type: 'webauthn.get',
          challenge: toBase64url(challengeOf(pae)),
          origin: `https://${RP}`,
          crossOrigin: false,
        }),
      )
      const signed = concat(authenticatorData, createHash('sha256').update(clientDataJSON).digest())
      return {
        keyid,
        sig: toBase64(sign('sha256', signed, privateKey)),
        webauthn: {
          authenticatorData: toBase64(authenticatorData),
          clientDataJSON: toBase64(clientDataJSON),
        },
      }
    },
  }
}

export interface Seen {
  readonly size: number
  readonly root: Digest
}

export function seenBy(log: Log): Seen {
  const head = log.head()
  return { size: head?.size ?? 0, root: formatDigest(head?.root ?? EMPTY_ROOT) }
}

export function envelopeOf(
  what: { type: string; by: string; call: string | null; body: object; seen: Seen },
  signers: readonly Signer[],
): Uint8Array {
  const { type, by, call, body, seen } = what
  const payload = formatStatement({
    v: 1,
    log: ORIGIN,
    type,
    by,
    call,
    at: formatTime(now()),
    seen,
    nonce: toBase64url(randomBytes(16)),
    body,
  })
  return signEnvelope(payload, signers)
}

/** Establishes the log and opens the call with its text. */
export async function openCall(
  log: Log,
  { absentees = null }: { absentees?: 'un-members' | null } = {},
): Promise<void> {
  const post = (
    type: string,
    call: string | null,
    body: object,
    parts: { name: string; bytes: Uint8Array }[] = [],
  ) =>
    log.door.post({
      envelope: envelopeOf({ type, by: 'depositary', call, body, seen: seenBy(log) }, [depositary]),
      parts,
    })
  const names = [{ lang: 'en', text: 'Bench' }]
  await post('depositary/established', null, {
    names,
    vkey: formatVkey(logSigner.vkey),
    keys: [depositary.key],
    rules: 1,
    window: 31_536_000,
    predecessor: null,
  })
  await post('call/opened', CALL, {
    titles: names,
    summary: null,
    issued: null,
    convener: { names, url: null },
    authority: { level: 'declared', note: null, source: null, evidence: [] },
    verb: names,
    noun: names,
    absentees,
    manifest: null,
    policy: POLICY,
  })
  const part = { name: MANIFEST.texts[0]!.digest, bytes: TEXT }
  await post('text/published', CALL, { manifest: MANIFEST, supersedes: null }, [part])
}

interface Admitting {
  readonly from?: number
  readonly name?: (i: number) => string
}

/** Admits parties `p-<from>` … each with a passkey of its own. */
export async function admitParties(
  log: Log,
  passkeys: readonly Signer[],
  { from = 0, name = i => `Party ${i} of the bench` }: Admitting = {},
): Promise<void> {
  const seen = seenBy(log)
  await inFlight(passkeys.length, 1_000, async i => {
    const envelope = admissionOf(from + i, name(from + i), passkeys[i]!, seen)
    await log.door.post({ envelope, parts: [] })
  })
}

/** Of the party `p-` and this. */
export function admissionOf(i: number | string, name: string, passkey: Signer, seen: Seen): Uint8Array {
  const body = {
    party: `p-${i}`,
    names: [{ lang: 'en', text: name }],
    kind: 'company',
    country: 'FR',
    domain: null,
    identifiers: {},
    mandate: { level: 'email', checked: '2026-01-01', note: null, evidence: [] },
    keys: [passkey.key],
    claims: false,
  }
  const signers = [depositary, passkey]
  return envelopeOf({ type: 'party/admitted', by: 'depositary', call: null, body, seen }, signers)
}

/** Of the same. */
export function signatureBy(i: number | string, passkey: Signer, seen: Seen): Uint8Array {
  const body = {
    manifest: manifestDigest(MANIFEST),
    policy: policyDigest(POLICY),
    read: ['en'],
    reservation: null,
    declaration: null,
  }
  return envelopeOf({ type: 'signature/given', by: `p-${i}`, call: CALL, body, seen }, [passkey])
}

/** Runs `act` for 0 … count − 1 with at most `most` at once. */
export async function inFlight(
  count: number,
  most: number,
  act: (i: number) => Promise<unknown>,
): Promise<void> {
  let next = 0
  const run = async () => {
    while (next < count) await act(next++)
  }
  await Promise.all(Array.from({ length: Math.min(most, count) }, run))
}
