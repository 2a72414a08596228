import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fromBase64, toBase64, utf8 } from './bytes.ts'
import { addSignatures, newCosigner } from './cosignature.ts'
import {
  checkEvidence,
  evidenceName,
  evidenceOf,
  formatEvidence,
  isEvidence,
  parseEvidence,
} from './evidence.ts'
import { formatVkey, parseNote } from './note.ts'
import { Refusal } from './refusal.ts'

const file = new URL('../../spec/vectors/evidence.json', import.meta.url)
const { vkey, cases } = JSON.parse(readFileSync(file, 'utf8')) as {
  vkey: string
  cases: { what: string; file: string; is: string }[]
}
const fork = cases.find(({ what }) => what.startsWith('a larger tree that begins otherwise'))!.file

function verdictOn(text: string): string {
  try {
    return checkEvidence(utf8(text), { vkey }).is
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error))
    return error.code
  }
}

describe('evidence against a log', () => {
  for (const { what, file, is } of cases) it(`${is}: ${what}`, () => assert.equal(verdictOn(file), is))

  it('prints as it was read, and bears a name of its own', () => {
    const good = cases.filter(({ is }) => is === 'fork' || is === 'sizes')
    const read = good.map(({ file }) => parseEvidence(utf8(file)))
    assert.deepEqual(
      read.map(formatEvidence),
      good.map(({ file }) => file),
    )
    const names = read.map(evidenceName)
    assert.equal(new Set(names).size, names.length)
    for (const name of names) assert.match(name, /^harbour\.example-log\.\d-\d\.[0-9a-f]{8}\.evidence\.json$/)
    assert.ok(good.every(({ file }) => isEvidence(utf8(file))))
    assert.ok(!isEvidence(utf8('{"kind":"avow-receipt"}')))
  })

  it('is refused for every byte that is changed', () => {
    for (let at = 0; at < fork.length; at++)
      assert.notEqual(
        verdictOn(`${fork.slice(0, at)}${fork[at] === 'A' ? 'B' : 'A'}${fork.slice(at + 1)}`),
        'fork',
        `${at}`,
      )
  })

  it('tells what trusted witnesses saw, and when, and keeps characters that JSON would not take', () => {
    const { checkpoints, prefix } = parseEvidence(utf8(fork))
    const witness = newCosigner('witness.example', new Uint8Array(32).fill(2))
    const cosigned = (note: string, time: number) =>
      addSignatures(note, [
        witness.cosign(parseNote(note).text, time),
        { name: 'hidden\u200b', keyId: '01020304', signature: fromBase64(toBase64(utf8('x'))) },
      ])
    const text = formatEvidence(
      evidenceOf(cosigned(checkpoints[1], 1_780_000_060), cosigned(checkpoints[0], 1_780_000_000), prefix),
    )
    const found = checkEvidence(utf8(text), { vkey, witnesses: [formatVkey(witness.vkey)] })
    assert.deepEqual(
      found.checkpoints.map(({ size, cosigners }) => [size, cosigners]),
      [
        [5, [{ name: 'witness.example', time: '2026-05-28T20:26:40Z' }]],
        [7, [{ name: 'witness.example', time: '2026-05-28T20:27:40Z' }]],
      ],
    )
    assert.ok(found.proven.includes('witness.example cosigned the one of 7 entries at 2026-05-28T20:27:40Z'))
    assert.ok(!found.notProven.includes('when either was signed'))
    // Whoever shows the fork could add a line that only looks like the witness's.
    const { name, keyId } = witness.vkey
    const poison = { name, keyId, signature: new Uint8Array(72) }
    const spoilt = formatEvidence(
      evidenceOf(addSignatures(checkpoints[1], [poison]), cosigned(checkpoints[0], 1_780_000_000), prefix),
    )
    const checked = checkEvidence(utf8(spoilt), { vkey, witnesses: [formatVkey(witness.vkey)] })
    assert.deepEqual(
      [checked.is, checked.checkpoints.map(({ cosigners }) => cosigners.length)],
      ['fork', [1, 0]],
    )
  })
})
