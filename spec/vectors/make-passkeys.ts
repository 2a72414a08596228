/** passkey.json: what passkeys signed, ../envelope.md (Signatures). Run: node spec/vectors/make-passkeys.ts */
import { p256 } from '@noble/curves/nist.js'
import { formatDerSignature } from '../../src/core/der.ts'
import {
  base64,
  base64url,
  bytes,
  casesFile,
  type Files,
  hashFor,
  jcs,
  keyOf,
  pae,
  sha256,
  write,
} from './making.ts'
import { HEADER } from './make-statements.ts'

const RP = 'avow.example'
const ORIGINS = ['https://avow.example', 'https://other.example:8443']
const payload = jcs(HEADER)
const challenge = base64url(hashFor('avow/statement/v1', pae(payload)))
const ed = keyOf('a passkey')
const secret = sha256('a passkey of P-256')
const point = p256.getPublicKey(secret, false)
const signers = {
  Ed25519: { jwk: ed.jwk as object, sign: ed.sign },
  ES256: {
    jwk: { crv: 'P-256', kty: 'EC', x: base64url(point.slice(1, 33)), y: base64url(point.slice(33)) },
    sign: (message: Uint8Array) => formatDerSignature(p256.sign(message, secret)),
  },
}
type Alg = keyof typeof signers
const keyFor = (alg: Alg) => ({ alg, jwk: signers[alg].jwk, origins: ORIGINS, rpId: RP, use: 'party' })

interface Deviation {
  readonly alg?: Alg
  readonly client?: Record<string, unknown>
  readonly text?: (usual: string) => string | Uint8Array
  readonly flags?: number
  readonly rp?: string
  readonly data?: (usual: Buffer) => Uint8Array
  readonly sig?: (usual: Buffer) => Uint8Array
  /** Instead of what the device signed. */
  readonly over?: Uint8Array
}
const USUAL = { type: 'webauthn.get', challenge, origin: ORIGINS[0], crossOrigin: false }

function signature({ alg = 'Ed25519', client, text, flags = 5, rp = RP, data, sig, over }: Deviation) {
  const plain = JSON.stringify({ ...USUAL, ...client })
  const clientData = bytes(text?.(plain) ?? plain)
  const usual = bytes(sha256(rp), Uint8Array.of(flags, 0, 0, 0, 0))
  const authenticatorData = data?.(usual) ?? usual
  const { jwk, sign } = signers[alg]
  const made = bytes(sign(over ?? bytes(authenticatorData, sha256(clientData))))
  return {
    keyid: base64url(sha256(jcs(jwk))),
    sig: base64(sig?.(made) ?? made),
    webauthn: { authenticatorData: base64(authenticatorData), clientDataJSON: base64(clientData) },
  }
}

const put = (text: string) => (usual: string) => usual.replace('{', `{${text},`)
const nested = (deep: number) => put(`"more":${'['.repeat(deep)}${']'.repeat(deep)}`)
const BAD = 'passkey_malformed'
const WRONG = 'passkey_wrong'
const CASES: [string, Deviation, string][] = [
  ['as browsers do', {}, 'good'],
  ['a key of P-256', { alg: 'ES256' }, 'good'],
  ['its second origin', { client: { origin: ORIGINS[1] } }, 'good'],
  ['nothing said of frames', { client: { crossOrigin: undefined } }, 'good'],
  ['members that browsers add', { client: { other_keys_can_be_added_here: 'see https://example' } }, 'good'],
  ['members in another order, with spaces', { text: () => `{ "origin" : "${ORIGINS[0]}",\n"challenge":"${challenge}","type":"webauthn.get"}` }, 'good'],
  ['escapes that are not needed', { text: usual => usual.replace('"type"', '"t\\u0079pe"') }, 'good'],
  ['numbers of any size, which nobody reads', { text: put('"more":[1e999,-0.5,12345678901234567890]') }, 'good'],
  ['one name in two objects', { text: put('"more":{"a":{"a":1},"b":{"a":2}}') }, 'good'],
  ['names that differ by a capital', { text: put('"Type":"webauthn.create"') }, 'good'],
  ['sixteen containers', { text: nested(15) }, 'good'],
  ['eligible for backup', { flags: 0x0d }, 'good'],
  ['backed up', { flags: 0x1d }, 'good'],
  ['reserved flags', { flags: 0x27 }, 'good'],
  ['with extensions', { flags: 0x85, data: usual => bytes(usual, Uint8Array.of(0xa0)) }, 'good'],
  ['client data that is no JSON', { text: () => 'type=webauthn.get' }, BAD],
  ['client data that is a list', { text: usual => `[${usual}]` }, BAD],
  ['client data with a byte order mark', { text: usual => `\ufeff${usual}` }, BAD],
  ['client data that is no UTF-8', { text: usual => bytes(usual.slice(0, -1), ',"a":"', Uint8Array.of(0xff), '"}') }, BAD],
  ['a name twice', { text: put('"origin":"https://evil.example"') }, BAD],
  ['a name twice, once escaped', { text: put('"\\u006frigin":"https://evil.example"') }, BAD],
  ['a name twice, deep down', { text: put('"more":[{"a":1,"b":[],"a":1}]') }, BAD],
  ['a name twice in an object behind another', { text: put('"more":{"a":{"b":1},"a":2}') }, BAD],
  ['half a pair', { text: put('"more":"\\ud800"') }, BAD],
  ['half a pair in a name', { text: put('"\\udc00":1') }, BAD],
  ['seventeen containers', { text: nested(16) }, BAD],
  ['a key that was made', { client: { type: 'webauthn.create' } }, WRONG],
  ['a payment', { client: { type: 'payment.get' } }, WRONG],
  ['no type', { client: { type: undefined } }, WRONG],
  ['another challenge', { client: { challenge: base64url(sha256('another')) } }, WRONG],
  ['the challenge of a session', { client: { challenge: base64url(hashFor('avow/session/v1', pae(payload))) } }, WRONG],
  ['the challenge in base64', { client: { challenge: `${challenge}=` } }, WRONG],
  ['another origin', { client: { origin: 'https://evil.example' } }, WRONG],
  ['an origin with its port', { client: { origin: 'https://avow.example:443' } }, WRONG],
  ['no origin', { client: { origin: undefined } }, WRONG],
  ['a list of origins', { client: { origin: [ORIGINS[0]] } }, WRONG],
  ['in a frame', { client: { crossOrigin: true } }, WRONG],
  ['a frame that is null', { client: { crossOrigin: null } }, WRONG],
  ['below another site', { client: { topOrigin: ORIGINS[0] } }, WRONG],
  ['below nobody', { client: { topOrigin: null } }, WRONG],
  ['36 bytes of authenticator data', { data: usual => usual.subarray(0, 36) }, BAD],
  ['38 bytes without the flag of extensions', { data: usual => bytes(usual, Uint8Array.of(0xa0)) }, BAD],
  ['that flag, and no extensions', { flags: 0x85 }, BAD],
  ['the data of a new key', { flags: 0x45 }, BAD],
  ['backed up, and not eligible', { flags: 0x15 }, BAD],
  ['another relying party', { rp: 'evil.example' }, WRONG],
  ['its user not there', { flags: 0x04 }, WRONG],
  ['its user not verified', { flags: 0x01 }, WRONG],
  ['a signature with a bit turned', { sig: usual => usual.with(40, usual[40]! ^ 1) }, 'signature_invalid'],
  ['an empty signature', { sig: () => new Uint8Array(0) }, 'signature_invalid'],
  ['a signature over the statement itself', { over: pae(payload) }, 'signature_invalid'],
  ['a key of P-256 that signed another challenge', { alg: 'ES256', over: sha256('another') }, 'signature_invalid'],
]

const [plain] = [keyOf('a plain key')]
const plainKey = { alg: 'Ed25519', jwk: plain.jwk, use: 'party' }
const plainly = { keyid: plain.keyid, sig: base64(plain.sign(pae(payload))) }
const { webauthn, ...bare } = signature({})

export function passkeyFiles(): Files {
  const of = (what: string, key: object, signature: object, is: string) => ({ what, key, signature, is })
  const about =
    'Signatures over `payload` by `key`, as they stand in an envelope: `is` good, or the code. Keys of RSA and odd signatures are in signatures.json.'
  const cases = [
    of('a plain key', plainKey, plainly, 'good'),
    of('a plain key with what a passkey says', plainKey, { ...plainly, webauthn }, 'signature_invalid'),
    of('a passkey without what it says', keyFor('Ed25519'), bare, 'signature_invalid'),
    ...CASES.map(([what, how, is]) => of(what, keyFor(how.alg ?? 'Ed25519'), signature(how), is)),
  ]
  return { 'passkey.json': casesFile(about, cases, { payload }) }
}

if (import.meta.main) write(passkeyFiles())
