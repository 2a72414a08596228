import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fromBase64, fromUtf8, toBase64 } from './bytes.ts'
import {
  type Checkpoint,
  formatCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  readCheckpoint,
  signCheckpoint,
} from './checkpoint.ts'
import { formatNote, newNoteSigner, parseLogVkey } from './note.ts'
import { attempt, Refusal, type RefusalCode } from './refusal.ts'

const refused = (check: () => unknown, code: RefusalCode) =>
  assert.throws(check, error => error instanceof Refusal && error.code === code)

const seed = (n: number) => new Uint8Array(32).fill(n)
const log = newNoteSigner('log.example/avow', seed(1))
const root = seed(9)
const line = fc.stringMatching(/^[ -~é]{1,12}$/)
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 })
const options = { noNullPrototype: true } as const
const anyCheckpoint: fc.Arbitrary<Checkpoint> = fc.oneof(
  fc.record({ origin: line, size: fc.maxSafeNat(), root: hash }, options),
  fc.record(
    {
      origin: line,
      size: fc.maxSafeNat(),
      root: hash,
      extensions: fc.array(line, { minLength: 1, maxLength: 3 }),
    },
    options,
  ),
)

describe('a checkpoint', () => {
  it('reads back as what was written', () => {
    fc.assert(
      fc.property(anyCheckpoint, found => assert.deepEqual(parseCheckpoint(formatCheckpoint(found)), found)),
    )
  })

  it('has no second spelling', () => {
    const put = fc.constantFrom('', '\n', ' ', '=', '+', 'A', '0', '\r')
    fc.assert(
      fc.property(anyCheckpoint, fc.nat(), put, (checkpoint, at, char) => {
        const text = formatCheckpoint(checkpoint)
        const i = at % text.length
        const changed = text.slice(0, i) + char + text.slice(i + 1)
        try {
          assert.equal(formatCheckpoint(parseCheckpoint(changed)), changed)
        } catch (error) {
          assert.ok(error instanceof Refusal, String(error))
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('is refused in any other form', () => {
    const hash = toBase64(root)
    const wrong = [
      '',
      '\n',
      'a\n',
      'a\n1\n',
      `a\n1\n${hash}`,
      `\n1\n${hash}\n`,
      `a\n\n${hash}\n`,
      `a\n01\n${hash}\n`,
      `a\n-1\n${hash}\n`,
      `a\n+1\n${hash}\n`,
      `a\n1.0\n${hash}\n`,
      `a\n1e3\n${hash}\n`,
      `a\n0x1\n${hash}\n`,
      `a\n 1\n${hash}\n`,
      `a\n-0\n${hash}\n`,
      `a\n9007199254740992\n${hash}\n`,
      `a\nInfinity\n${hash}\n`,
      `a\n1\n${hash.slice(0, -1)}\n`,
      `a\n1\n${hash} \n`,
      `a\n1\n${toBase64(root.slice(1))}\n`,
      `a\n1\n${hash}\n\n`,
      `a\n1\n${hash}\n\nb\n`,
      `a\n1\n${hash}\nb`,
      `a\r\n1\n${hash}\n`,
    ]
    for (const text of wrong) refused(() => parseCheckpoint(text), 'checkpoint_malformed')
    refused(() => formatCheckpoint({ origin: 'a', size: -0.5, root }), 'checkpoint_malformed')
    refused(() => formatCheckpoint({ origin: 'a\nb', size: 1, root }), 'checkpoint_malformed')
  })
})

describe('a signed checkpoint', () => {
  const checkpoint = { origin: 'log.example/avow', size: 7, root }
  const note = signCheckpoint(checkpoint, log)

  it('opens for whoever trusts the key of the log', () => {
    assert.deepEqual(openCheckpoint(note, log.vkey), checkpoint)
    assert.deepEqual(readCheckpoint(note), checkpoint)
  })

  it('is refused when another key signed it, when it was changed, and when it is no note', () => {
    refused(
      () => openCheckpoint(note, newNoteSigner('log.example/avow', seed(2)).vkey),
      'checkpoint_unsigned',
    )
    refused(() => openCheckpoint(note.replace('\n7\n', '\n8\n'), log.vkey), 'checkpoint_unsigned')
    refused(() => openCheckpoint(formatCheckpoint(checkpoint), log.vkey), 'note_malformed')
  })

  it('is taken and refused as spec/vectors/notes.json says', () => {
    const file = new URL('../../spec/vectors/notes.json', import.meta.url)
    const { vkey, notes } = JSON.parse(readFileSync(file, 'utf8')) as {
      vkey: string
      notes: { what: string; verdict: string; note: string }[]
    }
    assert.ok(notes.length > 70)
    for (const { what, verdict, note } of notes) {
      const opened = attempt(() => openCheckpoint(fromUtf8(fromBase64(note)), parseLogVkey(vkey)))
      assert.equal(opened instanceof Refusal ? 'refused' : 'good', verdict, what)
    }
  })

  it('is refused when the key of one log signs for another', () => {
    const text = formatCheckpoint({ ...checkpoint, origin: 'log.example/other' })
    refused(
      () => openCheckpoint(formatNote({ text, signatures: [log.sign(text)] }), log.vkey),
      'checkpoint_unsigned',
    )
    assert.throws(() => signCheckpoint({ ...checkpoint, origin: 'log.example/other' }, log), RangeError)
  })

  it('is refused when the log signed something else', () => {
    const text = 'log.example/avow\nseven\n'
    refused(
      () => openCheckpoint(formatNote({ text, signatures: [log.sign(text)] }), log.vkey),
      'checkpoint_malformed',
    )
  })

  it('is refused for whatever byte is changed, or else loses nothing but what it never vouched for', () => {
    for (let i = 0; i < note.length; i++) {
      const changed = note.slice(0, i) + (note[i] === 'A' ? 'B' : 'A') + note.slice(i + 1)
      assert.throws(() => openCheckpoint(changed, log.vkey), Refusal)
    }
  })
})
