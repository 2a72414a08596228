import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fromUtf8, toBase64, utf8 } from '../../src/core/bytes.ts'
import { parseEntry } from '../../src/core/entry.ts'
import { formatJsonBytes, type JsonObject, parseJson } from '../../src/core/json.ts'
import { type Jwk, newSigner, type Signer, thumbprint } from '../../src/core/keys.ts'
import { formatVkey } from '../../src/core/note.ts'
import { newPasskey } from '../../src/core/passkey.fixture.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { Register } from '../../src/register/fold.ts'
import { type Admitted, readLines } from '../golden/files.ts'
import { without } from '../ground.ts'
import { ACCEPTS, ACCORD, admitParty, facts, northhaven, signedHarbour } from '../harbour.ts'
import { MemoryLog, partyKey, passkey, seedOf } from '../memory-log.ts'
import { HOUR, opening, seal } from '../sealing.ts'
import { audit } from './audited.ts'
import { CRIMES_UNDER_SEAL, signSealed } from './crimes-under-seal.ts'
import { buildGo, type Go } from './go.ts'
import { CRIMES_OF_OFFICERS, removedOnceSettled } from './officers.ts'

/**
 * A depositary that keeps no law: what its log holds must be refused by the auditor in Go and by our own law alike,
 * each written without the other.
 */
type Crime = (log: MemoryLog) => void

const reason = { lang: 'en', text: 'It was time.' }
const eastport = partyKey('eastport')
const bySelf = (id: string, key: Signer) => ({ by: id, call: ACCORD, signers: [key] })
const admission = (id: string, keys: readonly Signer[]) => ({
  party: id,
  ...facts(id),
  keys: keys.map(({ key }) => key),
  claims: false,
})

/** The last entry again, with its text changed. */
function rewritten(log: MemoryLog, change: (entry: string) => string): void {
  const { bytes } = lastStatement(log)
  log.smuggleEntry(utf8(change(fromUtf8(bytes))))
}

/** An entry that is right, not yet in the log. */
function lastStatement(log: MemoryLog): { bytes: Uint8Array } {
  const envelope = log.envelope('party/admitted', admission('newport', []))
  return { bytes: utf8(`{"admitted":"${log.now}","envelope":${fromUtf8(envelope)},"v":1}`) }
}

/** The same with the parsed envelope changed, printed canonically. */
function withEnvelope(log: MemoryLog, change: (envelope: Record<string, unknown>) => void): void {
  const entry = parseJson(lastStatement(log).bytes) as { envelope: Record<string, unknown> }
  change(entry.envelope)
  log.smuggleEntry(formatJsonBytes(entry))
}

/** A statement whose payload is these bytes, well signed by the depositary. */
function withPayload(log: MemoryLog, change: (payload: string) => string): void {
  const envelope = parseJson(log.envelope('party/admitted', admission('newport', []))) as { payload: string }
  const payload = utf8(change(Buffer.from(envelope.payload, 'base64').toString()))
  const { sig, keyid } = log.depositary.sign(
    Buffer.concat([utf8(`DSSEv1 35 application/vnd.avow.statement+json ${payload.length} `), payload]),
  )
  const printed = { ...envelope, payload: toBase64(payload), signatures: [{ keyid, sig }] }
  log.smuggleEntry(formatJsonBytes({ v: 1, admitted: log.now, envelope: printed }))
}

/** Northhaven signs with a passkey that something is wrong with. */
function withPasskey(
  alg: 'ES256' | 'RS256' | 'Ed25519',
  deviation: object,
  raw?: (sig: Uint8Array) => void,
): Crime {
  return log => {
    const key = newPasskey(alg, 'party', 'harbour.example')
    admitParty(log, 'newport', [key])
    const sign = (pae: Uint8Array) => {
      const challenge = key.sign(pae)
      const client = JSON.parse(Buffer.from(challenge.webauthn!.clientDataJSON, 'base64').toString())
      const { signature, authenticatorData, clientDataJSON } = key.assert(
        Buffer.from(client.challenge, 'base64url'),
        deviation,
      )
      raw?.(signature)
      const webauthn = {
        authenticatorData: toBase64(authenticatorData),
        clientDataJSON: toBase64(clientDataJSON),
      }
      return { keyid: key.keyid, sig: toBase64(signature), webauthn }
    }
    log.smuggle('signature/given', ACCEPTS, { ...bySelf('newport', key), signers: [{ ...key, sign }] })
  }
}

const CRIMES: Record<string, Crime> = {
  'a space in the entry': log => rewritten(log, entry => entry.replace('"envelope":', '"envelope": ')),
  'members out of order': log =>
    rewritten(log, entry => entry.replace(/("payload":"[^"]*"),("payloadType":"[^"]*")/, '$2,$1')),
  'a member that is not known': log => withEnvelope(log, envelope => Object.assign(envelope, { zeal: 1 })),
  'another type of payload': log =>
    withEnvelope(log, envelope => Object.assign(envelope, { payloadType: 'application/json' })),
  'no signature': log => withEnvelope(log, envelope => Object.assign(envelope, { signatures: [] })),
  'a needless escape in a statement': log =>
    withPayload(log, text => text.replace('newport', '\\u006eewport')),
  'a name twice in a statement': log => withPayload(log, text => text.replace('"v":1', '"v":1,"v":1')),
  'a number with a fraction': log => withPayload(log, text => text.replace('"v":1', '"v":1.0')),
  'a hidden character': log => withPayload(log, text => text.replace('"newport"', '"new\u202eport"')),
  'a name of more UTF-16 code units than a name has': log =>
    withPayload(log, text => text.replace(/"text":"[^"]*"/, `"text":"${'\u{1f6a2}'.repeat(201)}"`)),
  'a time of day that does not exist': log =>
    withPayload(log, text => text.replace(/"at":"[^"]*"/, '"at":"2026-01-01T24:00:00Z"')),
  'a day that does not exist': log =>
    withPayload(log, text => text.replace(/"at":"[^"]*"/, '"at":"2025-02-29T00:00:00Z"')),
  'a nonce with loose bits': log =>
    withPayload(log, text => text.replace(/"nonce":"(.{21})."/, '"nonce":"$1B"')),
  'a flipped bit in a signature': log =>
    withEnvelope(log, envelope => {
      const [first] = envelope.signatures as { sig: string }[]
      const sig = Buffer.from(first!.sig, 'base64')
      sig[40]! ^= 1
      first!.sig = sig.toString('base64')
    }),
  'a signature of a passkey with a flipped bit': withPasskey('ES256', {}, sig => {
    sig[sig.length - 1]! ^= 1
  }),
  'one of RSA with a flipped bit': withPasskey('RS256', {}, sig => {
    sig[100]! ^= 1
  }),
  'a passkey used elsewhere': withPasskey('ES256', { client: { origin: 'https://evil.example' } }),
  'a passkey used in a frame': withPasskey('RS256', { client: { crossOrigin: true } }),
  'a passkey that was asked to be made': withPasskey('Ed25519', { client: { type: 'webauthn.create' } }),
  'a passkey for another site': withPasskey('ES256', { rpId: 'evil.example' }),
  'a passkey without its user': withPasskey('Ed25519', { flags: 0x01 }),
  'a passkey that knew nothing of the statement': withPasskey('ES256', { client: { challenge: 'AAAA' } }),
  'client data with a name twice, deep down': withPasskey('ES256', {
    clientText: (usual: string) => usual.replace('{', '{"more":[{"a":1,"\\u0061":2}],'),
  }),
  'client data with half a surrogate pair': withPasskey('ES256', {
    clientText: (usual: string) => usual.replace('{', '{"more":"\\ud800\\n",'),
  }),
  'client data nested too deep': withPasskey('ES256', {
    clientText: (usual: string) => usual.replace('{', `{"more":${'['.repeat(16)}${']'.repeat(16)},`),
  }),
  'client data with a name twice': withPasskey('ES256', {
    clientText: (usual: string) => usual.replace('{', '{"origin":"https://evil.example",'),
  }),
  'a plain signature by a passkey': log => {
    admitParty(log, 'newport', [newPasskey('Ed25519', 'party', 'harbour.example')])
    const plain = { ...eastport, key: northhaven.key, keyid: northhaven.keyid }
    const sign = (pae: Uint8Array) => ({ ...eastport.sign(pae), keyid: northhaven.keyid })
    log.smuggle('signature/withdrawn', { reason: null }, bySelf('northhaven', { ...plain, sign }))
  },
  'an unknown key': log => log.smuggle('signature/given', ACCEPTS, bySelf('eastport', partyKey('nobody'))),
  'a key of somebody else': log =>
    log.smuggle('signature/withdrawn', { reason: null }, bySelf('northhaven', eastport)),
  'a revoked key': log => {
    const next = passkey('the next of northhaven')
    const self = { by: 'northhaven', signers: [northhaven, next] }
    log.post('key/added', { holder: 'northhaven', key: next.key, reason: null }, self)
    log.post('key/revoked', { keyid: northhaven.keyid, reason }, { by: 'northhaven', signers: [northhaven] })
    log.smuggle('signature/withdrawn', { reason: null }, bySelf('northhaven', northhaven))
  },
  'a key that its author had not seen enter': log => {
    const seen = log.seen()
    const key = partyKey('newport')
    admitParty(log, 'newport', [key])
    log.smuggle('signature/given', ACCEPTS, { ...bySelf('newport', key), seen })
  },
  'a new key that did not sign': log =>
    log.smuggle('party/admitted', admission('newport', [partyKey('newport')])),
  'a key for the second time': log =>
    log.smuggle('party/admitted', admission('newport', [eastport]), { signers: [log.depositary, eastport] }),
  'a key of another use': log => {
    const key = newSigner('observer', seedOf('an observer'))
    log.smuggle('party/admitted', admission('newport', [key]), { signers: [log.depositary, key] })
  },
  'a key of small order': log => {
    const jwk: Jwk = { kty: 'OKP', crv: 'Ed25519', x: toBase64url(1) }
    const keyid = thumbprint(jwk)
    const low = {
      key: { ...eastport.key, jwk },
      keyid,
      sign: (pae: Uint8Array) => ({ ...eastport.sign(pae), keyid }),
    }
    log.smuggle('party/admitted', admission('newport', [low]), { signers: [log.depositary, low] })
  },
  ...CRIMES_OF_OFFICERS,
  ...CRIMES_UNDER_SEAL,
  'a key that only reads for its party': log => {
    const reader = partyKey('a reader of northhaven')
    const adding = { holder: 'northhaven', key: reader.key, reason: null, role: 'reader' }
    log.post('key/added', adding, { by: 'northhaven', signers: [northhaven, reader] })
    log.smuggle('signature/withdrawn', { reason: null }, bySelf('northhaven', reader))
  },
  'the last key of the depositary revoked by itself': log =>
    log.smuggle('key/revoked', { keyid: log.depositary.keyid, reason }),
  'a party that speaks for the depositary': log =>
    log.smuggle('party/admitted', admission('newport', []), { signers: [eastport] }),
  'the depositary that speaks for a party': log =>
    log.smuggle('signature/withdrawn', { reason: null }, { call: ACCORD }),
  'a signer whom nobody asked': log =>
    log.smuggle('party/admitted', admission('newport', []), { signers: [log.depositary, eastport] }),
  'an earlier time of admission': log => {
    log.now = '2025-12-31T23:59:59Z'
    log.smuggle('party/admitted', admission('newport', []))
  },
  'a root that this log never had': log => {
    const seen = { ...log.seen(3), root: log.seen(4).root }
    log.smuggle('party/admitted', admission('newport', []), { seen })
  },
  'more entries seen than there are': log =>
    log.smuggle('party/admitted', admission('newport', []), { seen: { ...log.seen(), size: log.size + 1 } }),
  'a statement of tomorrow': log =>
    log.smuggle('party/admitted', admission('newport', []), { at: '2026-01-02T00:00:00Z' }),
  'a statement of last month': log => {
    log.pass(30)
    log.smuggle('party/admitted', admission('newport', []), { at: '2026-01-01T00:00:00Z' })
  },
  'a statement for another log': log =>
    log.smuggle('party/admitted', admission('newport', []), { log: 'other.example/log' }),
  'the same statement again': log => log.smuggleEntry(log.entries.at(-1)!),
  'a second founding': log => {
    const key = newSigner('depositary', seedOf('another depositary'))
    const founding = parseJson(log.entries[0]!) as { envelope: { payload: string } }
    const { body } = parseJson(Buffer.from(founding.envelope.payload, 'base64')) as { body: JsonObject }
    log.smuggle('depositary/established', { ...body, keys: [key.key] }, { signers: [key] })
  },
  'newer rules': log => log.smuggle('log/rules', { rules: 2 }),
  'a type that nobody knows': log => log.smuggle('party/praised', {}),
}

/** The log of every type (`test/golden`): a type that the auditor does not know stops it. */
function goldenLog(): MemoryLog {
  const log = new MemoryLog()
  for (const line of readLines<Partial<Admitted>>('log.ndjson')) {
    if (line.index === undefined) continue
    const bytes = utf8(line.entry!)
    log.now = parseEntry(bytes).admitted
    log.smuggleEntry(bytes)
  }
  return log
}

describe('an auditor in Go', { skip: without('go') }, () => {
  let go: Go
  before(async () => {
    go = await buildGo('auditor')
  })
  after(() => go.close())

  it('passes a log that keeps the law', async () => {
    const { log } = signedHarbour()
    const { code, stdout, stderr } = await audit(go, log)
    assert.equal(stderr, '')
    assert.equal(code, 0)
    const { entries, signatures, keys } = JSON.parse(stdout)
    assert.deepEqual([entries, keys], [log.size, 4])
    assert.ok(signatures > entries)
  })

  it('passes a log in which something of every type has happened', async () => {
    const log = goldenLog()
    // At its end its key has changed: it is audited by the newest.
    const { checkpoint } = log.head(log.nextSigner)
    const { code, stderr } = await audit(go, log, checkpoint, formatVkey(log.nextSigner.vkey))
    assert.deepEqual([stderr, code], ['', 0])
    assert.match((await audit(go, log)).stderr, /another key as its own/)
  })

  it('passes what was sealed and opened, and checks who signed it', async () => {
    const { log } = signedHarbour()
    const kept = signSealed(log)
    seal(log, kept)
    log.now = HOUR
    const before = JSON.parse((await audit(go, log)).stdout).signatures
    log.post('statement/opened', opening(kept), { call: ACCORD })
    const { code, stdout, stderr } = await audit(go, log)
    assert.equal(stderr, '')
    assert.equal(code, 0)
    assert.equal(JSON.parse(stdout).signatures, before + 2)
  })

  it('passes what one officer does alone once the depositary has settled what became of the other', async () => {
    const { code, stderr } = await audit(go, removedOnceSettled())
    assert.deepEqual([stderr, code], ['', 0])
  })

  for (const [what, commit] of Object.entries(CRIMES))
    it(`refuses ${what}, as our own law does`, async () => {
      const { log } = signedHarbour()
      commit(log)
      const { code, stderr } = await audit(go, log)
      assert.equal(code, 1, 'the auditor in Go lets it pass')
      assert.match(stderr, new RegExp(`^refused: entry ${log.size - 1}: `))
      const register = new Register()
      assert.throws(() => {
        for (const entry of log.entries) register.fold(entry)
      }, Refusal)
      assert.equal(register.history.size, log.size - 1)
    })

  it('refuses entries that do not give the root', async () => {
    const { log } = signedHarbour()
    const { checkpoint } = log.head()
    const other = signedHarbour().log
    admitParty(other, 'newport', [])
    admitParty(log, 'southport', [])
    const { code, stderr } = await audit(go, other, log.head().checkpoint)
    assert.equal(code, 1)
    assert.match(stderr, /the entries give the root/)
    assert.notEqual(checkpoint, log.head().checkpoint)
  })

  it('reaches the verdicts of our two backends on disputed signatures, and of our reader on notes', async () => {
    for (const file of ['signatures.json', 'notes.json', 'hidden.json']) {
      const vectors = join(import.meta.dirname, '..', '..', 'spec', 'vectors', file)
      const { code, stdout, stderr } = await go.run('auditor', ['-vectors', vectors])
      assert.equal(stderr, '')
      assert.equal(code, 0)
      assert.match(stdout, /^\d{2,3} verdicts agree\n$/)
    }
  })
})

/** 32 bytes with the first one given. */
function toBase64url(first: number): string {
  return Buffer.from(new Uint8Array(32).with(0, first)).toString('base64url')
}
