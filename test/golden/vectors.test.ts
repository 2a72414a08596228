import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { sha256 } from '#crypto'
import { forgeries } from '../../spec/vectors/forgeries.ts'
import { jsonFiles } from '../../spec/vectors/make-json.ts'
import { EARLY, logFiles } from '../../spec/vectors/make-log.ts'
import { noteFiles } from '../../spec/vectors/make-notes.ts'
import { passkeyFiles } from '../../spec/vectors/make-passkeys.ts'
import { receiptFiles, receiptsOfEachType } from '../../spec/vectors/make-receipts.ts'
import { statementFiles } from '../../spec/vectors/make-statements.ts'
import { fromBase64, fromUtf8, toBase64url, toHex, utf8 } from '../../src/core/bytes.ts'
import { openCheckpoint } from '../../src/core/checkpoint.ts'
import { digestOf } from '../../src/core/digest.ts'
import { parseEntry } from '../../src/core/entry.ts'
import { challengeOf, checkSignature, identityOf, pae, parseEnvelope } from '../../src/core/envelope.ts'
import { parseJson } from '../../src/core/json.ts'
import type { EnvelopeSignature, Key } from '../../src/core/keys.ts'
import { leafHash } from '../../src/core/merkle.ts'
import { parseLogVkey } from '../../src/core/note.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { parseStatement } from '../../src/core/statement.ts'
import { commitmentOf, parseDisclosure } from '../../src/register/disclosure.ts'
import { exportLines } from '../../src/register/export.ts'
import { Register } from '../../src/register/fold.ts'
import { checkReceipt } from '../../src/register/receipt.ts'

/** `spec/vectors`: each file is what its maker writes, and our own code comes to each verdict in it. */

interface Case {
  readonly what: string
  readonly is: string
}
interface Vectors<C> {
  readonly cases: readonly C[]
}

const read = (name: string) => readFileSync(new URL(`../../spec/vectors/${name}`, import.meta.url), 'utf8')

const unzipped = (name: string) =>
  gunzipSync(readFileSync(new URL(`../../spec/vectors/${name}`, import.meta.url))).toString()

/** A line of `log.ndjson.gz`: a leaf that is taken, one that is refused, or the register between two leaves. */
type LogLine =
  | { readonly index: number; readonly type: string; readonly entry: string }
  | {
      readonly at: number
      readonly codes: readonly string[]
      readonly entry?: string
      readonly bytes?: string
    }
  | { readonly size: number; readonly register: string }

function verdictOn(check: () => unknown): string {
  try {
    check()
    return 'good'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.code
  }
}

/** What came otherwise than the file says. */
function others<C extends Case>(name: string, check: (one: C) => unknown): string[] {
  const { cases } = JSON.parse(read(name)) as Vectors<C>
  assert.ok(cases.some(({ is }) => is === 'good') && cases.some(({ is }) => is !== 'good'), name)
  return cases.flatMap(one => {
    const came = verdictOn(() => check(one))
    return came === one.is ? [] : [`${name}, ${one.what}: ${came}, not ${one.is}`]
  })
}

describe('the vectors of the specification', () => {
  it('are what their makers write', async () => {
    const all = {
      ...jsonFiles(),
      ...statementFiles(),
      ...passkeyFiles(),
      ...noteFiles(),
      ...(await receiptFiles()),
    }
    for (const [name, text] of Object.entries(all)) assert.ok(read(name) === text, name)
    assert.ok(unzipped('receipts.ndjson.gz') === (await receiptsOfEachType()), 'receipts.ndjson.gz')
  })

  it('hold our canonical JSON', () => {
    const bytesOf = ({ text, bytes }: { text?: string; bytes?: string }) =>
      text === undefined ? fromBase64(bytes!) : utf8(text)
    const wrong = others<Case & { text?: string; bytes?: string }>('canonical.json', one =>
      parseJson(bytesOf(one)),
    )
    assert.deepEqual(wrong, [])
  })

  it('hold our statements, envelopes and entries', () => {
    const wrong = [
      ...others<Case & { payload: string }>('statement.json', one => parseStatement(utf8(one.payload))),
      ...others<Case & { envelope: string }>('envelope.json', one => parseEnvelope(utf8(one.envelope))),
      ...others<Case & { entry: string; leaf?: string }>('entry.json', ({ entry, leaf }) => {
        parseEntry(utf8(entry))
        assert.equal(toHex(leafHash(utf8(entry))), leaf)
      }),
    ]
    assert.deepEqual(wrong, [])
  })

  it('hold what a statement is named by, and what is signed', () => {
    const named = JSON.parse(read('identity.json')) as Vectors<Record<string, string>>
    for (const { payload, pae: begins, identity, challenge } of named.cases) {
      const signed = pae(utf8(payload!))
      assert.ok(fromUtf8(signed).startsWith(begins!))
      assert.equal(toHex(identityOf(utf8(payload!))), identity)
      assert.equal(toHex(sha256(signed)), identity)
      assert.equal(toBase64url(challengeOf(signed)), challenge)
    }
  })

  it('hold what passkeys sign', () => {
    const { payload } = JSON.parse(read('passkey.json')) as { payload: string }
    const wrong = others<Case & { key: Key; signature: EnvelopeSignature }>(
      'passkey.json',
      ({ key, signature }) => checkSignature(signature, key, pae(utf8(payload))),
    )
    assert.deepEqual(wrong, [])
  })

  it('hold our notes, and the keys of logs', () => {
    const { vkey } = JSON.parse(read('note.json')) as { vkey: string }
    const wrong = others<Case & { note?: string; vkey?: string }>('note.json', ({ note, vkey: own }) =>
      note === undefined ? parseLogVkey(own!) : openCheckpoint(note, parseLogVkey(vkey)),
    )
    assert.deepEqual(wrong, [])
  })

  it('hold our receipts of every type', () => {
    const lines = unzipped('receipts.ndjson.gz').trimEnd().split('\n')
    const checked = lines.map(line => {
      const { type, index, vkey, receipt } = JSON.parse(line) as Record<string, string>
      return [type, Number(index), checkReceipt(utf8(receipt!), { vkey: vkey! }).index]
    })
    const types = unzipped('log.ndjson.gz')
      .trimEnd()
      .split('\n')
      .flatMap(line => (JSON.parse(line) as { type?: string }).type ?? [])
    assert.deepEqual(new Set(checked.map(([type]) => type)), new Set(types))
    for (const [type, index, proven] of checked) assert.equal(proven, index, String(type))
  })

  it('hold our receipts, and what discloses a person', () => {
    const { vkey, witnesses } = JSON.parse(read('receipt.json')) as { vkey: string; witnesses: string[] }
    type Receipt = Case & { receipt: string; vkey?: string; quorum?: number }
    type Person = Case & { disclosure: string; salt: string; commitment: string }
    const wrong = [
      ...others<Receipt>('receipt.json', ({ receipt, quorum, ...own }) =>
        checkReceipt(utf8(receipt), { vkey, ...own, ...(quorum && { witnesses, quorum }) }),
      ),
      ...others<Person>('disclosure.json', one => {
        const [disclosure, salt] = [utf8(one.disclosure), fromBase64(one.salt)]
        parseDisclosure(disclosure)
        if (commitmentOf({ disclosure, salt }) !== one.commitment)
          throw new Refusal('person_wrong', 'another commitment')
      }),
    ]
    assert.deepEqual(wrong, [])
  })

  it('forge receipts in one thing each: with that put right they are good', async () => {
    const { vkey } = JSON.parse(read('receipt.json')) as { vkey: string }
    const check = (receipt: string) => verdictOn(() => checkReceipt(utf8(receipt), { vkey }))
    const wrong = (await forgeries()).flatMap(({ what, is, receipt, mended }) => {
      const [came, then] = [check(receipt), check(mended.receipt)]
      return came === is && then === 'good' ? [] : [`${what}: ${came}, not ${is}; put right: ${then}`]
    })
    assert.deepEqual(wrong, [])
  })

  it('hold our law: the log of every type, and the register as it grows', () => {
    const made = logFiles()
    const log = unzipped('log.ndjson.gz')
    assert.ok(log === made.log && read(`register-${EARLY}.ndjson`) === made.early, 'test/golden/make-log.ts')
    const register = new Register()
    const exported = () => [...exportLines(register)].join('')
    const wrong: string[] = []
    for (const line of log.trimEnd().split('\n')) {
      const one = JSON.parse(line) as LogLine
      if ('size' in one) {
        assert.equal(register.history.size, one.size)
        assert.equal(digestOf(utf8(exported())), one.register)
      } else if ('index' in one) register.fold(utf8(one.entry))
      else {
        const leaf = one.entry === undefined ? fromBase64(one.bytes!) : utf8(one.entry)
        const came = verdictOn(() => register.fold(leaf))
        if (!one.codes.includes(came)) wrong.push(`at ${one.at}: ${came}, not ${one.codes.join(' or ')}`)
      }
    }
    assert.deepEqual(wrong, [])
    assert.ok(exported() === unzipped('register.ndjson.gz'), 'register.ndjson.gz')
  })
})
