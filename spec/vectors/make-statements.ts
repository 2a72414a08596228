/**
 * statement.json, identity.json, envelope.json and entry.json: the forms of ../statement.md, ../envelope.md and
 * ../log.md, and what is none of them. Run: node spec/vectors/make-statements.ts
 */
import {
  base64,
  base64url,
  bytes,
  casesFile,
  digest,
  type Files,
  hashFor,
  jcs,
  keyOf,
  leafHash,
  ORIGIN,
  PAYLOAD_TYPE,
  pae,
  sha256,
  write,
} from './making.ts'

const nonce = base64url(sha256('a nonce').subarray(0, 16))
const seen = { root: digest('a root'), size: 7 }
export const HEADER = { v: 1, log: ORIGIN, type: 'signature/withdrawn', by: 'eastport', call: 'harbour-accord',
  at: '2026-01-31T12:00:00Z', seen, nonce, body: { reason: null } }
const of = (changes: object) => jcs({ ...HEADER, ...changes })
const without = (name: string) => jcs(Object.fromEntries(Object.entries(HEADER).filter(([member]) => member !== name)))
const fill = (length: number) => {
  const short = bytes(of({ body: { filler: '' } })).length
  return of({ body: { filler: 'a'.repeat(length - short) } })
}

const malformed: [string, object][] = [
  ['another version', { v: 2 }],
  ['the version as text', { v: '1' }],
  ['an origin with a space', { log: 'two words' }],
  ['an origin with a plus sign', { log: 'a+b' }],
  ['an empty origin', { log: '' }],
  ['an origin of 256 characters', { log: 'a'.repeat(256) }],
  ['an origin beyond ASCII', { log: 'höfen.example' }],
  ['a type in capitals', { type: 'Call/closed' }],
  ['a type of one word', { type: 'closed' }],
  ['a type of three words', { type: 'call/opened/again' }],
  ['a word of 21 letters', { type: `${'a'.repeat(21)}/b` }],
  ['a type with a line feed behind it', { type: 'call/closed\n' }],
  ['an author in capitals', { by: 'Eastport' }],
  ['an author that ends in a hyphen', { by: 'eastport-' }],
  ['an author of 65 characters', { by: 'a'.repeat(65) }],
  ['no author', { by: null }],
  ['a call that is no id', { call: '-' }],
  ['a size below zero', { seen: { ...seen, size: -1 } }],
  ['a size as text', { seen: { ...seen, size: '7' } }],
  ['a root that is no digest', { seen: { ...seen, root: 'sha256:' } }],
  ['a root with loose bits', { seen: { ...seen, root: `${seen.root.slice(0, -1)}B` } }],
  ['a member more in seen', { seen: { ...seen, time: 1 } }],
  ['a nonce of 15 bytes', { nonce: base64url(sha256('a nonce').subarray(0, 15)) }],
  ['a nonce of 17 bytes', { nonce: base64url(sha256('a nonce').subarray(0, 17)) }],
  ['a nonce with loose bits', { nonce: `${nonce.slice(0, -1)}B` }],
  ['a nonce in base64', { nonce: `${'+'.repeat(21)}A` }],
  ['a body that is a list', { body: [] }],
  ['a body that is null', { body: null }],
  ['a member more', { more: 1 }],
]
const times = ['2026-02-29T12:00:00Z', '2026-01-31T24:00:00Z', '2026-01-31T12:00:60Z', '2026-01-31T12:00:00.0Z',
  '2026-01-31T12:00:00+00:00', '2026-01-31t12:00:00z', '2026-01-31 12:00:00Z', '2026-1-31T12:00:00Z', '1900-02-29T00:00:00Z', '']

const statements = [
  { what: 'a statement', payload: of({}), is: 'good' },
  { what: 'of no call', payload: of({ call: null }), is: 'good' },
  { what: 'of a type that no rules know', payload: of({ type: 'party/praised' }), is: 'good' },
  { what: 'with ids of one and of 64 characters', payload: of({ by: 'a', call: `a${'-'.repeat(62)}b` }), is: 'good' },
  { what: 'on a leap day of a century', payload: of({ at: '2000-02-29T23:59:59Z' }), is: 'good' },
  { what: 'in the year 0', payload: of({ at: '0000-01-01T00:00:00Z' }), is: 'good' },
  { what: 'of 32,768 bytes', payload: fill(32_768), is: 'good' },
  { what: 'of 32,769 bytes', payload: fill(32_769), is: 'statement_oversize' },
  ...malformed.map(([what, changes]) => ({ what, payload: of(changes), is: 'statement_malformed' })),
  ...Object.keys(HEADER).map(name => ({ what: `without ${name}`, payload: without(name), is: 'statement_malformed' })),
  ...times.map(at => ({ what: `at ${JSON.stringify(at)}`, payload: of({ at }), is: 'time_malformed' })),
  { what: 'not canonical', payload: of({}).replace(':1}', ': 1}'), is: 'json_malformed' },
  { what: 'a list', payload: '[]', is: 'statement_malformed' },
]

const named = [of({}), of({ nonce: base64url(sha256('another nonce').subarray(0, 16)) }),
  of({ body: { reason: { lang: 'fr', text: 'Port Héron ⚓' } } }), fill(32_768)].map(payload => ({
  what: `${bytes(payload).length} bytes`,
  payload,
  pae: pae(payload).subarray(0, 56).toString(),
  identity: sha256(pae(payload)).toString('hex'),
  challenge: base64url(hashFor('avow/statement/v1', pae(payload))),
}))

const payload = of({})
const signers = ['eastport', 'northhaven', 'third', 'fourth', 'fifth'].map(keyOf).toSorted((a, b) => (a.keyid < b.keyid ? -1 : 1))
const [first, second] = signers as [ReturnType<typeof keyOf>, ReturnType<typeof keyOf>]
const by = (...all: ReturnType<typeof keyOf>[]) => all.map(({ keyid, sign }) => ({ keyid, sig: base64(sign(pae(payload))) }))
const around = (changes: object = {}) =>
  jcs({ payload: base64(payload), payloadType: PAYLOAD_TYPE, signatures: by(first), ...changes })
const signed = (changes: object) => around({ signatures: [{ ...by(first)[0], ...changes }] })
const webauthn = { authenticatorData: base64('x'.repeat(37)), clientDataJSON: base64('{}') }
const A = (length: number) => base64(new Uint8Array(length))

const envelopes: [string, string, string][] = [
  ['one signature', around(), 'good'],
  ['four signatures', around({ signatures: by(...signers.slice(0, 4)) }), 'good'],
  ['a payload that is no statement, which is found later', around({ payload: base64('{}') }), 'good'],
  ['an empty payload', around({ payload: '' }), 'good'],
  ['a signature of 512 bytes', signed({ sig: A(512) }), 'good'],
  ['that of a passkey', signed({ webauthn }), 'good'],
  ['its parts as long as they may be', signed({ webauthn: { authenticatorData: A(1024), clientDataJSON: A(2048) } }), 'good'],
  ['another type of payload', around({ payloadType: 'application/json' }), 'envelope_malformed'],
  ['no type of payload', around({ payloadType: undefined }), 'envelope_malformed'],
  ['a payload in base64url', around({ payload: base64url('\xff\xff\xfe') }), 'envelope_malformed'],
  ['a payload without its padding', around({ payload: 'e30' }), 'envelope_malformed'],
  ['a payload with loose bits', around({ payload: 'e31=' }), 'envelope_malformed'],
  ['a payload with a line feed', around({ payload: 'e30=\n' }), 'envelope_malformed'],
  ['a payload that is no text', around({ payload: 1 }), 'envelope_malformed'],
  ['a payload of 32,769 bytes', around({ payload: A(32_769) }), 'statement_oversize'],
  ['no signature', around({ signatures: [] }), 'envelope_malformed'],
  ['five signatures', around({ signatures: by(...signers) }), 'envelope_malformed'],
  ['signatures out of order', around({ signatures: by(second, first) }), 'envelope_malformed'],
  ['one key twice', around({ signatures: by(first, first) }), 'envelope_malformed'],
  ['signatures that are no list', around({ signatures: by(first)[0] }), 'envelope_malformed'],
  ['a keyid of 42 characters', signed({ keyid: first.keyid.slice(1) }), 'envelope_malformed'],
  ['a keyid with loose bits', signed({ keyid: `${'A'.repeat(42)}B` }), 'envelope_malformed'],
  ['no keyid', signed({ keyid: undefined }), 'envelope_malformed'],
  ['a signature of 513 bytes', signed({ sig: A(513) }), 'envelope_malformed'],
  ['a signature that is no base64', signed({ sig: 'a' }), 'envelope_malformed'],
  ['a member more in a signature', signed({ alg: 'none' }), 'envelope_malformed'],
  ['that of a passkey, empty', signed({ webauthn: {} }), 'envelope_malformed'],
  ['that of a passkey, null', signed({ webauthn: null }), 'envelope_malformed'],
  ['authenticator data of 1,025 bytes', signed({ webauthn: { ...webauthn, authenticatorData: A(1025) } }), 'envelope_malformed'],
  ['client data of 2,049 bytes', signed({ webauthn: { ...webauthn, clientDataJSON: A(2049) } }), 'envelope_malformed'],
  ['a member more', around({ more: 1 }), 'envelope_malformed'],
  ['a list', '[]', 'envelope_malformed'],
  ['white space', `${around()} `, 'json_malformed'],
  ['65,483 bytes', around({ payload: 'A'.repeat(65_483 - around({ payload: '' }).length) }), 'envelope_oversize'],
]

const entry = (admitted: string, envelope = around()) => `{"admitted":"${admitted}","envelope":${envelope},"v":1}`
const NOON = '2026-01-31T12:00:05Z'
const entries: [string, string, string][] = [
  ['an entry', entry(NOON), 'good'],
  ['whose envelope is signed by four', entry(NOON, around({ signatures: by(...signers.slice(0, 4)) })), 'good'],
  ['at no time', entry('2026-02-30T12:00:05Z'), 'time_malformed'],
  ['another version', entry(NOON).replace('"v":1}', '"v":2}'), 'entry_malformed'],
  ['a space', entry(NOON).replace(',"envelope"', ', "envelope"'), 'entry_malformed'],
  ['a member more', entry(NOON).replace(',"v":1}', ',"u":0,"v":1}'), 'json_malformed'],
  ['a line feed behind', `${entry(NOON)}\n`, 'entry_malformed'],
  ['a time of a fraction', entry('2026-01-31T12:00:05.0Z'), 'entry_malformed'],
  ['nothing', '', 'entry_malformed'],
  ['its envelope alone', around(), 'entry_malformed'],
  ['an envelope that is none', entry(NOON, around({ more: 1 })), 'envelope_malformed'],
  ['an envelope with white space', entry(NOON, ` ${around()}`), 'json_malformed'],
]

export function statementFiles(): Files {
  const list = (cases: [string, string, string][], name: string) =>
    cases.map(([what, text, is]) => ({ what, [name]: text, is }))
  const good = entries.map(one => (one[2] === 'good' ? { leaf: leafHash(one[1]).toString('hex') } : {}))
  return {
    'statement.json': casesFile('Statements: `payload` as text; `is` good, or the code. Types and bodies are not asked.', statements),
    'identity.json': casesFile(
      'What a payload is named by and what is signed: `pae` is how its PAE begins, `identity` SHA-256(PAE) in hex, `challenge` what a passkey signs.',
      named,
    ),
    'envelope.json': casesFile('Envelopes by their form alone: no signature is checked. `is` good, or the code.', list(envelopes, 'envelope')),
    'entry.json': casesFile(
      'Leaves: `is` good, or the code; `leaf` the hash of a good one in hex.',
      list(entries, 'entry').map((one, i) => ({ ...one, ...good[i] })),
    ),
  }
}

if (import.meta.main) write(statementFiles())
