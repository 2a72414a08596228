import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { equalBytes, fromUtf8, toBase64, toBase64url, u64, utf8 } from './bytes.ts'
import { formatDigest } from './digest.ts'
import { formatEntry, MAX_ENTRY, parseEntry } from './entry.ts'
import {
  checkSignature,
  formatEnvelope,
  identityOf,
  MAX_ENVELOPE,
  openEnvelope,
  pae,
  parseEnvelope,
  signEnvelope,
} from './envelope.ts'
import { formatJsonBytes } from './json.ts'
import { type Key, newSigner } from './keys.ts'
import { newPasskey } from './passkey.fixture.ts'
import { attempt, Refusal, type RefusalCode } from './refusal.ts'
import { formatStatement, parseStatement, type Statement } from './statement.ts'

const refuses = (code: RefusalCode, act: () => unknown, words: RegExp) =>
  assert.throws(
    act,
    error => error instanceof Refusal && error.code === code && words.test(error.message),
    String(words),
  )

const statement: Statement = {
  v: 1,
  log: 'avow.example/log',
  type: 'signature/given',
  by: 'northhaven',
  call: 'harbour-accord',
  at: '2026-01-31T12:00:00Z',
  seen: { size: 12, root: formatDigest(new Uint8Array(32)) },
  nonce: toBase64url(new Uint8Array(16)),
  body: { party: 'northhaven', read: ['en', 'fr'] },
}
const northhaven = newPasskey()
const officer = newSigner('officer', new Uint8Array(32).fill(1))
const keys = new Map<string, Key>([northhaven, officer].map(({ keyid, key }) => [keyid, key]))
const keyOf = (keyid: string) => keys.get(keyid)
const payload = formatStatement(statement)
const envelope = signEnvelope(payload, [northhaven, officer])
const json = JSON.parse(fromUtf8(envelope))
const changed = (change: object) => formatJsonBytes({ ...json, ...change })

describe('a statement', () => {
  it('is read as it is written', () => {
    assert.deepEqual(parseStatement(payload), statement)
    const founding = { ...statement, type: 'depositary/key-changed', by: 'depositary', call: null, body: {} }
    assert.deepEqual(parseStatement(formatStatement(founding)), founding)
  })

  it('is closed, and says which member is wrong', () => {
    const wrong = (change: object, words: RegExp, code: RefusalCode = 'statement_malformed') =>
      refuses(code, () => parseStatement(formatJsonBytes({ ...statement, ...change })), words)
    wrong({ extra: 1 }, /not known: "extra"/)
    wrong({ nonce: undefined }, /lacks the member "nonce"/)
    wrong({ v: 2 }, /only 1 is known/)
    wrong({ v: '1' }, /only 1 is known/)
    wrong({ log: 'avow.example/log +x' }, /log/)
    wrong({ type: 'signature' }, /type/)
    wrong({ type: 'a'.repeat(2000) }, /type/)
    wrong({ by: 'North Haven' }, /by/)
    wrong({ call: '' }, /call/)
    wrong({ at: '2026-02-30T12:00:00Z' }, /2026-02-30/, 'time_malformed')
    wrong({ seen: { ...statement.seen, size: -1 } }, /seen.size is "-1"/)
    wrong({ seen: { ...statement.seen, root: 'sha256:AA' } }, /seen.root/)
    wrong({ seen: null }, /seen is not a JSON object/)
    wrong({ nonce: `${'A'.repeat(21)}B` }, /nonce/)
    wrong({ body: [] }, /body/)
    wrong({ body: { text: 'x'.repeat(32_768) } }, /32768 is the most/, 'statement_oversize')
    refuses('statement_malformed', () => parseStatement(utf8('[]')), /not a JSON object/)
  })
})

describe('an envelope', () => {
  it('opens to what everyone on it signed', () => {
    const opened = openEnvelope(parseEnvelope(envelope), keyOf)
    assert.deepEqual(opened.statement, statement)
    assert.deepEqual([...opened.keys.keys()], [northhaven.keyid, officer.keyid].sort())
    assert.ok(equalBytes(opened.identity, identityOf(payload)))
  })

  it('signs DSSE’s encoding of the payload', () => {
    const text = 'DSSEv1 35 application/vnd.avow.statement+json 2 {}'
    assert.equal(fromUtf8(pae(utf8('{}'))), text)
  })

  it('is the same statement whoever signed it', () => {
    const other = signEnvelope(payload, [officer])
    assert.deepEqual(identityOf(parseEnvelope(other).payload), identityOf(payload))
    assert.notDeepEqual(identityOf(utf8('{}')), identityOf(payload))
  })

  it('is closed, sorted, and takes one to four signatures', () => {
    const wrong = (change: object, words: RegExp) =>
      refuses('envelope_malformed', () => parseEnvelope(changed(change)), words)
    const [first, second] = json.signatures
    wrong({ extra: 1 }, /not known: "extra"/)
    wrong({ payloadType: 'text/plain' }, /payloadType/)
    wrong({ payload: undefined }, /lacks/)
    wrong({ payload: 1 }, /payload is not text/)
    wrong({ payload: '-_-_' }, /base64/)
    wrong({ payload: `${json.payload} ` }, /base64/)
    wrong({ signatures: [] }, /1 to 4/)
    wrong({ signatures: {} }, /1 to 4/)
    wrong({ signatures: [1, 2, 3, 4, 5] }, /1 to 4/)
    wrong({ signatures: [second, first] }, /sorted/)
    wrong({ signatures: [first, first] }, /sorted/)
    wrong({ signatures: [{ ...first, extra: 1 }] }, /not known/)
    wrong({ signatures: [{ ...first, keyid: first.keyid.slice(1) }] }, /keyid/)
    wrong({ signatures: [{ ...first, sig: toBase64(new Uint8Array(513)) }] }, /512 is the most/)
    const { webauthn } = northhaven.sign(pae(payload))
    const big = (authenticatorData: number, clientDataJSON: number) => ({
      authenticatorData: toBase64(new Uint8Array(authenticatorData)),
      clientDataJSON: toBase64(new Uint8Array(clientDataJSON)),
    })
    wrong({ signatures: [{ ...first, webauthn: { ...webauthn, extra: 1 } }] }, /not known/)
    wrong({ signatures: [{ ...first, webauthn: null }] }, /webauthn is not a JSON object/)
    wrong({ signatures: [{ ...first, webauthn: big(1025, 1) }] }, /1024 is the most/)
    wrong({ signatures: [{ ...first, webauthn: big(1, 2049) }] }, /2048 is the most/)
  })

  it('is canonical, since its very bytes are what the log keeps', () => {
    refuses('json_malformed', () => parseEnvelope(utf8(`${fromUtf8(envelope)}\n`)), /canonical/)
    refuses('json_malformed', () => parseEnvelope(utf8(JSON.stringify(json, null, 1))), /canonical/)
    const { payload: first, ...rest } = json
    refuses(
      'json_malformed',
      () => parseEnvelope(utf8(JSON.stringify({ ...rest, payload: first }))),
      /canonical/,
    )
  })

  it('that one or two have signed is never read as what it would not be written as', () => {
    const pieces = [
      '',
      '"',
      '\\u0041',
      ' ',
      '=',
      '_',
      '-',
      '+',
      '\u00e9',
      '"sig":""',
      ',"webauthn":{}',
      '},{',
      '\n',
    ]
    for (const signers of [[officer], [northhaven], [officer, northhaven]]) {
      const bytes = signEnvelope(payload, signers)
      const read = parseEnvelope(bytes)
      assert.deepEqual(read.payload, payload)
      assert.ok(equalBytes(formatEnvelope(read.payload, read.signatures), bytes))
      const text = fromUtf8(bytes)
      const change = fc.tuple(fc.nat(text.length), fc.nat(3), fc.constantFrom(...pieces))
      fc.assert(
        fc.property(change, ([at, cut, piece]) => {
          const changed = utf8(text.slice(0, at) + piece + text.slice(at + cut))
          const found = attempt(() => parseEnvelope(changed))
          if (found instanceof Refusal) return
          assert.ok(equalBytes(formatEnvelope(found.payload, found.signatures), changed))
        }),
      )
    }
  })

  it('fits into an entry', () => {
    refuses('envelope_oversize', () => parseEnvelope(new Uint8Array(MAX_ENVELOPE + 1)), /65482 is the most/)
    const large = toBase64(new Uint8Array(32_769))
    refuses('statement_oversize', () => parseEnvelope(changed({ payload: large })), /32768 is the most/)
    assert.equal(MAX_ENVELOPE + formatEntry(statement.at, new Uint8Array(0)).length, MAX_ENTRY)
  })

  it('takes the scheme of a signature from the key, never from itself', () => {
    const plain = officer.sign(pae(payload))
    const asserted = northhaven.sign(pae(payload))
    const { webauthn } = asserted
    const refusesSignature = (signature: typeof asserted, key: Key, words: RegExp) =>
      refuses('signature_invalid', () => checkSignature(signature, key, pae(payload)), words)
    refusesSignature({ ...plain, webauthn: webauthn! }, officer.key, /not a passkey/)
    refusesSignature({ keyid: asserted.keyid, sig: asserted.sig }, northhaven.key, /is a passkey/)
    refusesSignature(plain, northhaven.key, /names the key/)
    const both = { ...officer.key, rpId: 'avow.example', origins: ['https://avow.example'] }
    refusesSignature(plain, both, /is a passkey/)
  })

  it('does not open for a key that nobody knows, nor with one bad signature among good ones', () => {
    refuses('key_unknown', () => openEnvelope(parseEnvelope(envelope), () => undefined), /not known/)
    const other = formatStatement({ ...statement, call: 'another-accord' })
    const mixed = formatEnvelope(payload, [officer.sign(pae(payload)), northhaven.sign(pae(other))])
    refuses('passkey_wrong', () => openEnvelope(parseEnvelope(mixed), keyOf), /another challenge/)
    const moved = formatEnvelope(payload, [officer.sign(pae(other))])
    refuses('signature_invalid', () => openEnvelope(parseEnvelope(moved), keyOf), /does not match/)
  })

  it('cannot be changed in a single byte', () => {
    // Every place once, with a change drawn from the seed; Ed25519 so that the run is short.
    const bytes = signEnvelope(payload, [officer])
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 255 }), { minLength: bytes.length, maxLength: bytes.length }),
        by => {
          for (const [at, change] of by.entries())
            assert.throws(
              () => openEnvelope(parseEnvelope(bytes.with(at, bytes[at]! ^ change)), keyOf),
              Refusal,
              `${at}`,
            )
        },
      ),
      { numRuns: 2 },
    )
    for (let at = 0; at < envelope.length; at++)
      assert.throws(
        () => openEnvelope(parseEnvelope(envelope.with(at, envelope[at]! ^ 1)), keyOf),
        Refusal,
        `${at}`,
      )
  })
})

describe('an entry', () => {
  const admitted = '2026-01-31T12:00:01Z'
  const entry = formatEntry(admitted, envelope)

  it('keeps the envelope untouched and is canonical JSON itself', () => {
    const read = parseEntry(entry)
    assert.equal(read.admitted, admitted)
    assert.ok(equalBytes(read.envelope.bytes, envelope))
    assert.ok(equalBytes(formatJsonBytes(JSON.parse(fromUtf8(entry))), entry))
    assert.ok(equalBytes(formatEntry(read.admitted, read.envelope.bytes), entry))
  })

  it('is refused otherwise', () => {
    const text = fromUtf8(entry)
    for (const bad of [
      '',
      '{}',
      ` ${text}`,
      `${text}\n`,
      text.replace('"v":1', '"v":2'),
      text.replace('admitted', 'Admitted'),
    ])
      refuses('entry_malformed', () => parseEntry(utf8(bad)), /entry/i)
    refuses(
      'time_malformed',
      () => parseEntry(utf8(text.replace(admitted, '2026-02-30T12:00:01Z'))),
      /2026-02-30/,
    )
    refuses(
      'json_malformed',
      () => parseEntry(utf8(text.replace('"envelope":{', '"envelope":{ '))),
      /canonical/,
    )
    refuses('entry_malformed', () => parseEntry(new Uint8Array(MAX_ENTRY + 1)), /65536 bytes/)
    assert.throws(() => formatEntry('yesterday', envelope), Refusal)
    assert.throws(() => formatEntry(admitted, new Uint8Array(MAX_ENVELOPE + 1)), Refusal)
  })

  it('is never two things to two readers', () => {
    fc.assert(
      fc.property(fc.nat(entry.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const other = entry.with(at, entry[at]! ^ change)
        let read: ReturnType<typeof parseEntry>
        try {
          read = parseEntry(other)
        } catch (error) {
          assert.ok(error instanceof Refusal, String(error))
          return
        }
        assert.ok(equalBytes(formatEntry(read.admitted, read.envelope.bytes), other))
      }),
      { numRuns: 500 },
    )
    assert.throws(() => parseEntry(u64(1)), Refusal)
  })
})
