import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { concat, u64 } from './bytes.ts'
import { formatCheckpoint, openCheckpoint, signCheckpoint } from './checkpoint.ts'
import {
  addSignatures,
  newCosigner,
  openCosignatures,
  parseWitnessVkey,
  requireQuorum,
} from './cosignature.ts'
import { formatNote, formatVkey, newNoteSigner, newVkey } from './note.ts'
import { Refusal, type RefusalCode } from './refusal.ts'

const refused = (check: () => unknown, code: RefusalCode) =>
  assert.throws(check, error => error instanceof Refusal && error.code === code)

const seed = (n: number) => new Uint8Array(32).fill(n)
const log = newNoteSigner('log.example/avow', seed(1))
const [ada, ben, eve] = [2, 3, 4].map(n => newCosigner(`witness.example/${n}`, seed(n))) as [
  Cosigner,
  Cosigner,
  Cosigner,
]
type Cosigner = ReturnType<typeof newCosigner>
const checkpoint = { origin: 'log.example/avow', size: 7, root: seed(9) }
const text = formatCheckpoint(checkpoint)
const note = signCheckpoint(checkpoint, log)
const TIME = 1_800_000_000
const witnesses = [ada.vkey, ben.vkey]

describe('a cosigned checkpoint', () => {
  it('tells which of the named witnesses saw it, and when', () => {
    const cosigned = addSignatures(note, [ada.cosign(text, TIME), eve.cosign(text, TIME)])
    assert.deepEqual(openCosignatures(cosigned, witnesses), [{ witness: ada.vkey, time: TIME }])
    assert.deepEqual(openCosignatures(note, witnesses), [])
    assert.deepEqual(openCheckpoint(cosigned, log.vkey), checkpoint)
  })

  it('counts a witness once, at its latest time, and no line twice', () => {
    const twice = [ada.cosign(text, TIME + 9), ada.cosign(text, TIME), ada.cosign(text, TIME)]
    const cosigned = addSignatures(addSignatures(note, twice), twice)
    assert.equal(cosigned.split('\n— ').length, 4)
    assert.deepEqual(openCosignatures(cosigned, witnesses), [{ witness: ada.vkey, time: TIME + 9 }])
  })

  it('is refused for every bit that is turned in the cosignature of a named witness', () => {
    const line = ada.cosign(text, TIME)
    for (let bit = 0; bit < 72 * 8; bit++) {
      const signature = line.signature.slice()
      signature[bit >> 3]! ^= 1 << (bit & 7)
      const cosigned = addSignatures(note, [{ ...line, signature }])
      refused(() => openCosignatures(cosigned, witnesses), 'cosignature_malformed')
      assert.deepEqual(openCosignatures(cosigned, [ben.vkey]), [])
    }
    for (const signature of [line.signature.slice(8), concat(line.signature, seed(0)), concat(u64(0))])
      refused(
        () => openCosignatures(addSignatures(note, [{ ...line, signature }]), witnesses),
        'cosignature_malformed',
      )
  })

  it('does not carry a cosignature over to another checkpoint', () => {
    const larger = signCheckpoint({ ...checkpoint, size: 8 }, log)
    const moved = addSignatures(larger, [ada.cosign(text, TIME)])
    refused(() => openCosignatures(moved, witnesses), 'cosignature_malformed')
  })

  it('does not take a plain signature for a cosignature, nor the other way round', () => {
    const plain = newNoteSigner(ada.vkey.name, seed(2))
    assert.notEqual(plain.vkey.keyId, ada.vkey.keyId)
    assert.deepEqual(openCosignatures(addSignatures(note, [plain.sign(text)]), witnesses), [])
    const passed = { ...plain.sign(text), keyId: ada.vkey.keyId }
    refused(() => openCosignatures(addSignatures(note, [passed]), witnesses), 'cosignature_malformed')
    assert.throws(() => openCosignatures(addSignatures(note, [plain.sign(text)]), [plain.vkey]), RangeError)
  })

  it('covers the extension lines of a log that has them', () => {
    const extended = formatCheckpoint({ ...checkpoint, extensions: ['one', 'two'] })
    const cosigned = formatNote({
      text: extended,
      signatures: [log.sign(extended), ada.cosign(extended, TIME)],
    })
    assert.equal(openCosignatures(cosigned, witnesses).length, 1)
    refused(() => openCosignatures(cosigned.replace('two', 'too'), witnesses), 'cosignature_malformed')
  })

  it('is of a time that can be written down', () => {
    for (const [time, holds] of [
      [253_402_300_799, true],
      [253_402_300_800, false],
    ] as const) {
      const cosigned = addSignatures(note, [ada.cosign(text, time)])
      if (holds) assert.equal(openCosignatures(cosigned, witnesses)[0]?.time, time)
      else refused(() => openCosignatures(cosigned, witnesses), 'cosignature_malformed')
    }
  })

  it('is given only to a checkpoint, at a time', () => {
    refused(() => ada.cosign('words\n', TIME), 'checkpoint_malformed')
    for (const time of [-1, 0.5, Number.NaN]) assert.throws(() => ada.cosign(text, time), RangeError)
  })
})

describe('a quorum', () => {
  it('counts keys, not names', () => {
    const alias = newVkey('alias.example', 4, ada.vkey.publicKey)
    const twin = newCosigner('alias.example', seed(2))
    const cosigned = addSignatures(note, [
      ada.cosign(text, TIME),
      twin.cosign(text, TIME),
      ben.cosign(text, TIME),
    ])
    const found = openCosignatures(cosigned, [ada.vkey, alias, ben.vkey])
    assert.equal(found.length, 3)
    requireQuorum(found, 2)
    refused(() => requireQuorum(found, 3), 'quorum_missing')
    requireQuorum([], 0)
    refused(() => requireQuorum([], 1), 'quorum_missing')
  })
})

describe('the verifier key of a witness', () => {
  it('is the same whether a tool prints it as a key for notes or for cosignatures', () => {
    const asNote = formatVkey(newVkey(ada.vkey.name, 1, ada.vkey.publicKey))
    assert.deepEqual(parseWitnessVkey(asNote), ada.vkey)
    assert.deepEqual(parseWitnessVkey(formatVkey(ada.vkey)), ada.vkey)
    refused(() => parseWitnessVkey('witness.example/2'), 'key_malformed')
  })
})
