import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { toBase64, utf8 } from './bytes.ts'
import { signCheckpoint } from './checkpoint.ts'
import { addSignatures, newCosigner, openCosignatures, requireQuorum } from './cosignature.ts'
import { EMPTY_EDGE, grow } from './edge.ts'
import { inclusionNeeds, inclusionProof, leafHash, nodeHash, rootNeeds, rootOf } from './merkle.ts'
import { newNoteSigner, parseNote } from './note.ts'
import { checkProof, formatProof, parseProof } from './proof.ts'
import { Refusal, type RefusalCode } from './refusal.ts'

const refused = (check: () => unknown, code: RefusalCode) =>
  assert.throws(check, error => error instanceof Refusal && error.code === code)

const seed = (n: number) => new Uint8Array(32).fill(n)
const log = newNoteSigner('log.example/avow', seed(1))
const cosigners = [2, 3, 4].map(n => newCosigner(`witness.example/${n}`, seed(n)))
const cosigned = (note: string) =>
  addSignatures(
    note,
    cosigners.map(cosigner => cosigner.cosign(parseNote(note).text, 1_800_000_000)),
  )

const leaves = Array.from({ length: 21 }, (_, i) => leafHash(utf8(`entry ${i}`)))
const growth = grow(EMPTY_EDGE, leaves)
const checkpoint = cosigned(signCheckpoint({ origin: 'log.example/avow', ...growth.edge }, log))
const proofOf = (index: number) => ({ index, hashes: growth.prove(index), checkpoint })
const text = formatProof(proofOf(13))

describe('a tlog-proof', () => {
  it('proves every entry to whoever trusts the key of the log', () => {
    for (const [index, leaf] of leaves.entries()) {
      const proof = parseProof(formatProof(proofOf(index)))
      assert.deepEqual(proof, proofOf(index))
      assert.equal(checkProof(proof, leaf, log.vkey).size, 21)
      refused(() => checkProof(proof, leaves[(index + 1) % 21]!, log.vkey), 'proof_wrong')
      refused(
        () => checkProof(proof, leaf, newNoteSigner('log.example/avow', seed(5)).vkey),
        'checkpoint_unsigned',
      )
    }
  })

  it('has the form of the specification', () => {
    const lines = formatProof({ ...proofOf(13), extra: utf8('extra') }).split('\n')
    assert.deepEqual(lines.slice(0, 3), ['c2sp.org/tlog-proof@v1', 'extra ZXh0cmE=', 'index 13'])
    assert.equal(lines[3], toBase64(leaves[12]!))
    assert.equal(lines[8], '')
    assert.equal(lines.slice(9).join('\n'), checkpoint)
  })

  it('reads back with its extra line', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.uint8Array({ minLength: 1, maxLength: 300 }), (index, extra) => {
        const proof = { ...proofOf(index), extra }
        assert.deepEqual(parseProof(formatProof(proof)), proof)
      }),
    )
  })

  it('is refused in any other form', () => {
    const lines = text.split('\n')
    const wrong = [
      '',
      '\n\n',
      'c2sp.org/tlog-proof@v1',
      'c2sp.org/tlog-proof@v1\n\n',
      checkpoint,
      `\n${text}`,
      `${text}\n`,
      text.replace('@v1', '@v2'),
      text.replace('index 13', 'index 013'),
      text.replace('index 13', 'index 21'),
      text.replace('index 13', 'index  13'),
      text.replace('index 13', 'index -1'),
      text.replace('index 13', 'index 1e1'),
      text.replace('index 13', 'index'),
      text.replace('index 13\n', ''),
      text.replace('index 13', 'extra \nindex 13'),
      text.replace('index 13', 'extra QQ\nindex 13'),
      text.replace('index 13', 'index 13\nextra QQ=='),
      text.replace('index 13', 'extra QQ==\nextra QQ==\nindex 13'),
      text.replace('index 13', 'index 13\nQQ=='),
      text.replace('index 13', 'index 13\r'),
      lines.toSpliced(3, 1, lines[3]!.slice(0, -1)).join('\n'),
      lines.toSpliced(2, 0, ...Array<string>(65).fill(lines[3]!)).join('\n'),
      text.replace('\n\n', '\n'),
      text.replace('\n21\n', '\n13\n'),
    ]
    for (const changed of wrong) refused(() => parseProof(changed), 'proof_malformed')
  })

  it('is refused for whatever byte is changed, or else costs exactly the witness whose line it hit', () => {
    const leaf = leaves[13]!
    const witnesses = cosigners.map(({ vkey }) => vkey)
    const firstWitness = text.indexOf('— witness.example')
    let lost = 0
    for (let i = 0; i < text.length; i++) {
      const changed = text.slice(0, i) + (text[i] === 'A' ? 'B' : 'A') + text.slice(i + 1)
      try {
        const proof = parseProof(changed)
        checkProof(proof, leaf, log.vkey)
        assert.equal(openCosignatures(proof.checkpoint, witnesses).length, 2, `at ${i}`)
        assert.ok(i >= firstWitness, `at ${i}`)
        lost++
      } catch (error) {
        assert.ok(error instanceof Refusal, String(error))
      }
    }
    assert.ok(lost > 0)
  })

  it('stays below 2.5 KiB at a billion entries and three witnesses', () => {
    const alike = [leafHash(utf8('alike'))]
    for (let level = 1; level < 31; level++) alike.push(nodeHash(alike[level - 1]!, alike[level - 1]!))
    const bring = (needs: { level: number }[]) => needs.map(({ level }) => alike[level]!)
    const size = 1_000_000_007
    const note = cosigned(
      signCheckpoint({ origin: log.vkey.name, size, root: rootOf(bring(rootNeeds(size))) }, log),
    )
    const index = 536_870_911
    const hashes = inclusionProof(index, size, bring(inclusionNeeds(index, size)))
    const proof = formatProof({ index, hashes, checkpoint: note })
    assert.equal(hashes.length, 30)
    assert.ok(utf8(proof).length <= 2560, `${utf8(proof).length} bytes`)
    checkProof(parseProof(proof), alike[0]!, log.vkey)
    requireQuorum(
      openCosignatures(
        note,
        cosigners.map(({ vkey }) => vkey),
      ),
      3,
    )
  })
})
