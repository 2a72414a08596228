/**
 * disclosure.json, receipt.json and receipts.ndjson.gz, ../receipt.md. The log under the receipts is one of our stories; what is wrong with
 * each receipt is done to it here, so its verdict follows from how it was made.
 * Run: node bin/node.mjs spec/vectors/make-receipts.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { p256 } from '@noble/curves/nist.js'
import { formatDerSignature } from '../../src/core/der.ts'
import type { Signer } from '../../src/core/keys.ts'
import { formatReceipt, parseReceipt } from '../../src/register/receipt-format.ts'
import {
  ACCEPTS,
  ACCORD,
  admitParty,
  harbour,
  INVITING,
  invitingHarbour,
  MANIFEST,
  MANIFEST_DIGEST,
  signAccord,
} from '../../test/harbour.ts'
import type { Admitted } from '../../test/golden/files.ts'
import { MemoryLog, partyKey, WITNESS_VKEYS } from '../../test/memory-log.ts'
import { forgeries } from './forgeries.ts'
import { base64, base64url, bytes, casesFile, digest, type Files, hashFor, jcs, keyOf, noteKey, ORIGIN, sha256, write } from './making.ts'

// ---- disclosures

const salt = sha256('a salt')
const PERSON = {
  call: ACCORD,
  kind: 'avow-person',
  log: ORIGIN,
  manifest: MANIFEST_DIGEST,
  name: 'Ada Okafor',
  policy: digest(jcs(INVITING)),
  read: { digest: MANIFEST.texts[0]!.digest, lang: MANIFEST.texts[0]!.lang },
  v: 1,
}
const commit = (disclosure: string, by: Uint8Array = salt) =>
  `sha256:${hashFor('avow/person/v1', by, disclosure).toString('base64url')}`

function disclosures(): object[] {
  const WRONG = 'person_wrong'
  const of = (what: string, is: string, changes: object = {}, more: object = {}) => {
    const disclosure = jcs({ ...PERSON, ...changes })
    return { what, disclosure, salt: base64(salt), commitment: commit(disclosure), is, ...more }
  }
  const good = jcs(PERSON)
  return [
    of('a person', 'good'),
    of('of a name in another script', 'good', { name: '山田 花子' }),
    of('of a name of 200 units', 'good', { name: 'é'.repeat(200) }),
    of('of a name of 100 pictures', 'good', { name: '\u{1f600}'.repeat(100) }),
    of('of a name of 101 pictures, 202 units', WRONG, { name: '\u{1f600}'.repeat(101) }),
    of('without a name', WRONG, { name: undefined }),
    of('of an empty name', WRONG, { name: '' }),
    of('of a name with a hidden character', WRONG, { name: 'Ada\u200b' }),
    of('with a member more', WRONG, { born: '1815-12-10' }),
    of('of another kind', WRONG, { kind: 'avow-receipt' }),
    of('of another version', WRONG, { v: 2 }),
    of('of a call that is no id', WRONG, { call: 'A call' }),
    of('of a text that is no digest', WRONG, { manifest: 'sha256:' }),
    of('that read a language that is none', WRONG, { read: { ...PERSON.read, lang: 'EN' } }),
    of('with white space', WRONG, {}, { disclosure: ` ${good}`, commitment: commit(` ${good}`) }),
    of('with another salt', WRONG, {}, { salt: base64(sha256('another')) }),
    of('with a salt of 31 bytes', WRONG, {}, { salt: base64(salt.subarray(1)), commitment: commit(good, salt.subarray(1)) }),
    of('with the salt behind', WRONG, {}, { commitment: `sha256:${hashFor('avow/person/v1', good, salt).toString('base64url')}` }),
    of('with another purpose', WRONG, {}, { commitment: `sha256:${hashFor('avow/sealed/v1', salt, good).toString('base64url')}` }),
  ]
}

// ---- receipts

interface Case {
  readonly what: string
  readonly receipt: string
  readonly is: string
  readonly vkey?: string
  readonly quorum?: number
}
type Members = Record<string, unknown> & { entries: { index: number; entry: object }[]; texts: string[] }

const asText = (receipt: Uint8Array) => Buffer.from(receipt).toString()
const without = (list: readonly number[], one: number) => list.filter(each => each !== one)
const composed = async (log: MemoryLog, indexes: readonly number[]) => asText(await log.compose(indexes))

async function signatures(): Promise<Case[]> {
  const log = harbour()
  const key = partyKey('northhaven')
  admitParty(log, 'northhaven', [key])
  const other = admitParty(log, 'eastport', [partyKey('eastport')])
  const index = signAccord(log, 'northhaven', key)
  const made = await log.receipt(index)
  const whole = asText(made)
  const bare = asText(formatReceipt({ ...parseReceipt(made), texts: [], words: [] }))
  const indexes = parseReceipt(made).entries.map(one => one.index)
  const changed = (change: (receipt: Members) => object) => jcs({ ...JSON.parse(bare), ...change(JSON.parse(bare)) })
  const cosigned = (change: (line: string) => string) =>
    changed(({ checkpoint }) => ({
      checkpoint: (checkpoint as string).replace(/(?<=— witness\.example\/one )\S+/, change),
    }))
  const bit = (line: string) => {
    const all = Buffer.from(line, 'base64')
    all[20]! ^= 1
    return all.toString('base64')
  }
  const of = (what: string, receipt: string, is: string, more: object = {}): Case => ({ what, receipt, is, ...more })
  const BAD = 'receipt_malformed'
  return [
    of('a signature, with the texts', whole, 'good'),
    of('without them', bare, 'good'),
    of('cosigned by three', bare, 'good', { quorum: 3 }),
    of('four asked for', bare, 'quorum_missing', { quorum: 4 }),
    of('a cosignature with a bit turned', cosigned(bit), 'cosignature_malformed', { quorum: 2 }),
    of('by another key of the log', bare, 'checkpoint_unsigned', { vkey: noteKey('another key').vkey }),
    of('by its key under another name', bare, 'checkpoint_unsigned', { vkey: noteKey('the log', 'other.example/log').vkey }),
    of('a checkpoint of another size', changed(({ checkpoint }) => ({ checkpoint: (checkpoint as string).replace(/\n\d+\n/, '\n99\n') })), 'checkpoint_unsigned'),
    of('a checkpoint that is no note', changed(() => ({ checkpoint: 'x' })), BAD),
    of('a hash more', changed(({ proof }) => ({ proof: base64(bytes(Buffer.from(proof as string, 'base64'), sha256('x'))) })), 'proof_wrong'),
    of('no proof', changed(() => ({ proof: '' })), 'proof_wrong'),
    of('half a hash', changed(() => ({ proof: base64('x') })), BAD),
    of('an entry at another index', changed(({ entries }) => ({ entries: entries.with(-1, { ...entries.at(-1)!, index: index + 1 }) })), 'proof_wrong'),
    of('an entry twice', changed(({ entries }) => ({ entries: [...entries, entries.at(-1)!] })), BAD),
    of('entries turned round', changed(({ entries }) => ({ entries: entries.toReversed() })), BAD),
    of('no entries', changed(() => ({ entries: [] })), BAD),
    of('a text of others', changed(() => ({ texts: [base64('Other words.')] })), 'text_wrong'),
    of('a text with a byte more', changed(() => ({ texts: [base64(bytes(Buffer.from((JSON.parse(whole) as Members).texts[0]!, 'base64'), '.'))] })), 'text_wrong'),
    of('one text twice', changed(() => ({ texts: [base64('One.'), base64('One.')] })), BAD),
    of('words that nobody bound', changed(() => ({ words: [{ bytes: base64('Words.'), salt: base64(salt) }] })), 'words_wrong'),
    of('words with a short salt', changed(() => ({ words: [{ bytes: base64('Words.'), salt: base64('salt') }] })), BAD),
    of('a person, where there is none', changed(() => ({ person: { disclosure: base64('{}'), salt: base64(salt) } })), 'person_wrong'),
    of('a member more', changed(() => ({ more: 1 })), BAD),
    of('another kind', changed(() => ({ kind: 'avow-evidence' })), BAD),
    of('another version', changed(() => ({ v: 2 })), BAD),
    of('white space', `${bare}\n`, BAD),
    ...(await Promise.all(
      indexes.slice(0, -1).map(async one => of(`without entry ${one}`, await composed(log, without(indexes, one)), 'receipt_incomplete')),
    )),
    of('an entry more, before it', await composed(log, [...indexes, other].toSorted((a, b) => a - b)), BAD),
  ]
}

/** A passkey of P-256 whose signatures are the same each time (RFC 6979), as those of Node's own are not. */
function steadyPasskey(name: string): Signer {
  const secret = sha256(`passkey of ${name}`)
  const point = p256.getPublicKey(secret, false)
  const jwk = { crv: 'P-256', kty: 'EC', x: base64url(point.slice(1, 33)), y: base64url(point.slice(33)) } as const
  const keyid = base64url(sha256(jcs(jwk)))
  const rpId = 'harbour.example'
  const origin = `https://${rpId}`
  const authenticatorData = bytes(sha256(rpId), Uint8Array.of(5, 0, 0, 0, 0))
  return {
    key: { jwk, alg: 'ES256', use: 'party', rpId, origins: [origin] },
    keyid,
    sign(pae) {
      const challenge = base64url(hashFor('avow/statement/v1', pae))
      const client = JSON.stringify({ type: 'webauthn.get', challenge, origin, crossOrigin: false })
      const sig = formatDerSignature(p256.sign(bytes(authenticatorData, sha256(client)), secret))
      return { keyid, sig: base64(sig), webauthn: { authenticatorData: base64(authenticatorData), clientDataJSON: base64(client) } }
    },
  }
}

/** What is wrong with the statements themselves: the log of a depositary that judges nothing, with a good proof. */
async function statements(): Promise<Case[]> {
  const log = harbour()
  const [key, other, device] = [partyKey('northhaven'), partyKey('eastport'), steadyPasskey('westbank')]
  const parties = {
    northhaven: admitParty(log, 'northhaven', [key]),
    eastport: admitParty(log, 'eastport', [other]),
    westbank: admitParty(log, 'westbank', [device]),
  }
  const sign = (by: string, signer: Signer) =>
    log.envelope('signature/given', ACCEPTS, { by, call: ACCORD, signers: [signer] })
  type Envelope = { payload: string; signatures: { keyid: string; sig: string; webauthn?: object }[] }
  const changed = (envelope: Uint8Array, change: (one: Envelope) => object) => {
    const read = JSON.parse(asText(envelope)) as Envelope
    return Buffer.from(jcs({ ...read, ...change(read) }))
  }
  const signature = (change: (one: Envelope['signatures'][number]) => object) => (one: Envelope) =>
    ({ signatures: one.signatures.map(each => ({ ...each, ...change(each) })) })
  const bit = signature(({ sig }) => {
    const all = Buffer.from(sig, 'base64')
    all[40]! ^= 1
    return { sig: base64(all) }
  })
  /** A receipt of that envelope as entry, with what it rests on: the log, the call, its text, and these parties. */
  const of = async (what: string, is: string, envelope: Uint8Array, ...rests: number[]): Promise<Case> => {
    const index = log.smuggleEntry(Buffer.from(jcs({ admitted: log.now, envelope: JSON.parse(asText(envelope)), v: 1 })))
    return { what, receipt: await composed(log, [0, 1, 2, ...rests, index]), is }
  }
  const { northhaven, eastport, westbank } = parties
  const good = sign('northhaven', key)
  const assertion = sign('westbank', device)
  const elsewhere = JSON.parse(asText(sign('westbank', device))) as Envelope
  return [
    await of('a statement that its party signed', 'good', good, northhaven),
    await of('its signature with a bit turned', 'signature_invalid', changed(good, bit), northhaven),
    await of('its signature over other words', 'signature_invalid', changed(good, () => ({ payload: JSON.parse(asText(sign('northhaven', key))).payload })), northhaven),
    await of('a signature by a key under the keyid of another', 'signature_invalid', changed(sign('northhaven', other), signature(() => ({ keyid: key.keyid }))), northhaven),
    await of('a key that no entry brought in', 'receipt_incomplete', sign('northhaven', partyKey('nobody')), northhaven),
    await of('the key of another party', 'signer_unexpected', sign('northhaven', other), northhaven, eastport),
    await of('the key of the depositary', 'signer_unexpected', sign('northhaven', log.depositary), northhaven),
    await of('a statement that a passkey signed', 'good', assertion, westbank),
    await of('its signature with a bit turned, by a passkey', 'signature_invalid', changed(assertion, bit), westbank),
    await of('what the passkey signed for another statement', 'passkey_wrong', changed(assertion, () => ({ signatures: elsewhere.signatures })), westbank),
    await of('without what the passkey showed', 'signature_invalid', changed(assertion, signature(() => ({ webauthn: undefined }))), westbank),
  ]
}

async function persons(): Promise<Case[]> {
  const log = invitingHarbour()
  const disclosure = jcs(PERSON)
  const signed = { manifest: MANIFEST_DIGEST, policy: PERSON.policy, commitment: commit(disclosure) }
  const index = log.post('person/signed', signed, { call: ACCORD })
  const plain = asText(await log.receipt(index))
  const show = (text: string, by: Uint8Array = salt) =>
    jcs({ ...JSON.parse(plain), person: { disclosure: base64(text), salt: base64(by) } })
  return [
    { what: 'a person who is not shown', receipt: plain, is: 'good' },
    { what: 'a person', receipt: show(disclosure), is: 'good' },
    { what: 'a person by another salt', receipt: show(disclosure, keyOf('x').raw), is: 'person_wrong' },
    { what: 'another person', receipt: show(jcs({ ...PERSON, name: 'Ida Okafor' })), is: 'person_wrong' },
  ]
}

async function forged(): Promise<Case[]> {
  const all = await forgeries()
  return all.flatMap(({ what, is, receipt, mended }) => {
    const good = mended.what === undefined ? [] : [{ what: mended.what, receipt: mended.receipt, is: 'good' }]
    return [{ what, receipt, is }, ...good]
  })
}

export async function receiptFiles(): Promise<Files> {
  const { vkey } = harbour()
  const cases = [...(await signatures()), ...(await statements()), ...(await persons()), ...(await forged())]
  return {
    'disclosure.json': casesFile(
      'Disclosures with salt and the commitment of the entry: `is` good, or the code.',
      disclosures(),
    ),
    'receipt.json': casesFile(
      'Receipts for whoever trusts `vkey` (or that of the case), and these witnesses where it asks for a `quorum`: `is` good, or the code.',
      cases,
      { vkey, witnesses: WITNESS_VKEYS },
    ),
  }
}

/** `receipts.ndjson.gz`: of the log of every type the first entry of each, as its last checkpoint proves it. */
export async function receiptsOfEachType(): Promise<string> {
  const log = new MemoryLog()
  const first = new Map<string, number>()
  for (const line of readFileSync(new URL('../../test/golden/log.ndjson', import.meta.url), 'utf8').trimEnd().split('\n')) {
    const { index, type, entry } = JSON.parse(line) as Partial<Admitted>
    if (index === undefined) continue
    log.take(Buffer.from(entry!))
    if (!first.has(type!)) first.set(type!, index)
  }
  const { vkey } = log.rows.get('log', 'log')!
  let lines = ''
  for (const [type, index] of first) lines += `${JSON.stringify({ type, index, vkey, receipt: asText(await log.receipt(index)) })}\n`
  return lines
}

if (import.meta.main) {
  write(await receiptFiles())
  writeFileSync(new URL('receipts.ndjson.gz', import.meta.url), gzipSync(await receiptsOfEachType(), { level: 9 }))
}
