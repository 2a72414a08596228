import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { concat, fromUtf8, toBase64, utf8 } from '../../src/core/bytes.ts'
import { MAX_ENVELOPE, PAYLOAD_TYPE } from '../../src/core/envelope.ts'
import type { RefusalCode } from '../../src/core/refusal.ts'
import { MAX_STATEMENT } from '../../src/core/statement.ts'
import { ACCEPTS, ACCORD } from '../harbour.ts'
import { partyKey, passkey } from '../memory-log.ts'
import { refusedAs } from '../refused.ts'
import { openHarbour, type RealLog } from './real-log.ts'

/**
 * A party's signature that would be taken, and every way of spoiling it by hand. The fuzzer does what nobody thinks of.
 */

const KEY = passkey('northhaven')

async function withNorthhaven(t: Parameters<typeof openHarbour>[0]): Promise<RealLog> {
  const real = await openHarbour(t)
  await real.admit('northhaven', KEY)
  return real
}

const signing = (real: RealLog): Uint8Array =>
  real.envelope('signature/given', ACCEPTS, { by: 'northhaven', call: ACCORD, signers: [KEY] })

type Envelope = {
  payload: string
  payloadType: string
  signatures: {
    keyid: string
    sig: string
    webauthn: { authenticatorData: string; clientDataJSON: string }
  }[]
}

const open = (bytes: Uint8Array): Envelope => JSON.parse(fromUtf8(bytes))
const write = (value: unknown): Uint8Array => utf8(JSON.stringify(value))

/** The envelope with a member changed; members are printed in the order that canonical JSON asks for. */
function changed(real: RealLog, change: (envelope: Envelope) => unknown): Uint8Array {
  const { payload, payloadType, signatures } = open(signing(real))
  return write(change({ payload, payloadType, signatures }))
}

/** The envelope around a statement whose text was changed; its signature is the old one. */
function restated(real: RealLog, change: (statement: string) => string): Uint8Array {
  return changed(real, ({ payload, ...rest }) => {
    const statement = Buffer.from(payload, 'base64').toString()
    return { payload: toBase64(utf8(change(statement))), ...rest }
  })
}

describe('a malformed envelope', () => {
  const cases: Record<string, [RefusalCode, (real: RealLog) => Uint8Array]> = {
    'that is empty': ['json_malformed', () => new Uint8Array(0)],
    'that is not UTF-8': ['bytes_malformed', () => Uint8Array.of(0xff, 0xfe)],
    'that is an array': ['envelope_malformed', () => write([])],
    'that is null': ['envelope_malformed', () => write(null)],
    'with a byte order mark': ['json_malformed', real => concat(utf8('\ufeff'), signing(real))],
    'with white space': ['json_malformed', real => concat(signing(real), utf8('\n'))],
    'cut short': ['json_malformed', real => signing(real).slice(0, -1)],
    'nested without end': ['json_malformed', () => utf8('['.repeat(60_000))],
    'too large': ['envelope_oversize', () => new Uint8Array(MAX_ENVELOPE + 1).fill(0x20)],
    'in another order': [
      'json_malformed',
      real => changed(real, ({ payload, ...rest }) => ({ ...rest, payload })),
    ],
    'with a member too many': ['envelope_malformed', real => changed(real, all => ({ a: 1, ...all }))],
    'without a payload': ['envelope_malformed', real => changed(real, ({ payload: _, ...rest }) => rest)],
    'of another type': [
      'envelope_malformed',
      real => changed(real, all => ({ ...all, payloadType: 'text/plain' })),
    ],
    'with lax base64': [
      'envelope_malformed',
      real => changed(real, all => ({ ...all, payload: `${all.payload.replace(/=*$/, '')}\n` })),
    ],
    'without signatures': ['envelope_malformed', real => changed(real, all => ({ ...all, signatures: [] }))],
    'with one signature twice': [
      'envelope_malformed',
      real => changed(real, all => ({ ...all, signatures: [...all.signatures, ...all.signatures] })),
    ],
    'with five signatures': [
      'envelope_malformed',
      real => changed(real, all => ({ ...all, signatures: Array(5).fill(all.signatures[0]) })),
    ],
    'with a member named __proto__': [
      'json_malformed',
      real => utf8(fromUtf8(signing(real)).replace('{', '{"__proto__":{},')),
    ],
  }
  for (const [name, [code, make]] of Object.entries(cases))
    it(`${name} is refused as ${code}`, async t => {
      const real = await withNorthhaven(t)
      await assert.rejects(real.knock(make(real)), refusedAs(code))
      await real.knock(signing(real))
    })
})

describe('a malformed statement', () => {
  const cases: Record<string, [RefusalCode, (statement: string) => string]> = {
    'with 1e0 for 1': ['json_malformed', text => text.replace('"v":1', '"v":1e0')],
    'of another version': ['statement_malformed', text => text.replace('"v":1', '"v":2')],
    'with a size below zero': ['statement_malformed', text => text.replace(/"size":\d+/, '"size":-1')],
    'with a size of -0': ['json_malformed', text => text.replace(/"size":\d+/, '"size":-0')],
    'with a size past 2^53': [
      'json_malformed',
      text => text.replace(/"size":\d+/, '"size":9007199254740992'),
    ],
    'with a member twice': ['json_malformed', text => text.replace('"v":1', '"v":1,"v":1')],
    'with half a surrogate pair': ['json_malformed', text => text.replace('"en"', '"\\ud800"')],
    'that turns text around': ['text_hidden', text => text.replace('"en"', '"\u202een"')],
    'with a space of no width': ['text_hidden', text => text.replace('"en"', '"e\u200bn"')],
    'with a joiner where nothing is joined': ['text_hidden', text => text.replace('"en"', '"e\u200dn"')],
    'without a nonce': ['statement_malformed', text => text.replace(/"nonce":"[^"]*",/, '')],
    'on 30 February': ['time_malformed', text => text.replace(/"at":"[^"]*"/, '"at":"2026-02-30T00:00:00Z"')],
    'by nobody': ['statement_malformed', text => text.replace('"by":"northhaven"', '"by":""')],
    'under no call': ['statement_malformed', text => text.replace(`"call":"${ACCORD}"`, '"call":null')],
    'of no known type': ['type_unknown', text => text.replace('signature/given', 'signature/taken')],
    'with the body of another type': [
      'body_malformed',
      text => text.replace('signature/given', 'signature/removed'),
    ],
    'whose body is a list': ['statement_malformed', text => text.replace(/"body":\{[^}]*\}/, '"body":[]')],
    'that was changed after it was signed': ['passkey_wrong', text => text.replace('["en"]', '["fr"]')],
    'larger than 32 KiB': ['statement_oversize', text => text.padEnd(MAX_STATEMENT + 1)],
  }
  for (const [name, [code, change]] of Object.entries(cases))
    it(`${name} is refused as ${code}`, async t => {
      const real = await withNorthhaven(t)
      await assert.rejects(real.knock(restated(real, change)), refusedAs(code))
    })
})

describe('a signature that is not what its key makes', () => {
  type Signed = Envelope['signatures'][number]
  const cases: Record<string, [RefusalCode, (signature: Signed) => unknown]> = {
    'by a plain signature for a passkey': ['signature_invalid', ({ keyid, sig }) => ({ keyid, sig })],
    'of no bytes': ['signature_invalid', all => ({ ...all, sig: '' })],
    'of too many bytes': ['envelope_malformed', all => ({ ...all, sig: toBase64(new Uint8Array(513)) })],
    'under a name that is no keyid': ['envelope_malformed', all => ({ ...all, keyid: 'northhaven' })],
    'under the name of another key': ['key_unknown', all => ({ ...all, keyid: partyKey('other').keyid })],
    'with null for its assertion': ['envelope_malformed', all => ({ ...all, webauthn: null })],
    'with client data of no JSON': [
      'passkey_malformed',
      all => ({ ...all, webauthn: { ...all.webauthn, clientDataJSON: toBase64(utf8('{')) } }),
    ],
    'with client data of another page': [
      'passkey_wrong',
      all => ({
        ...all,
        webauthn: {
          ...all.webauthn,
          clientDataJSON: toBase64(
            utf8(Buffer.from(all.webauthn.clientDataJSON, 'base64').toString().replace('harbour', 'harbor')),
          ),
        },
      }),
    ],
    'without authenticator data': [
      'passkey_malformed',
      all => ({ ...all, webauthn: { ...all.webauthn, authenticatorData: '' } }),
    ],
  }
  for (const [name, [code, change]] of Object.entries(cases))
    it(`${name} is refused as ${code}`, async t => {
      const real = await withNorthhaven(t)
      const spoiled = changed(real, all => ({
        ...all,
        payloadType: PAYLOAD_TYPE,
        signatures: all.signatures.map(change),
      }))
      await assert.rejects(real.knock(spoiled), refusedAs(code))
    })
})
