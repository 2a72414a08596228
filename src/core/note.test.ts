import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { sha256 } from '#crypto'
import { concat, toBase64, toHex, utf8 } from './bytes.ts'
import {
  formatNote,
  formatSignatureLine,
  formatVkey,
  type Note,
  newNoteSigner,
  newVkey,
  openNote,
  parseLogVkey,
  parseNote,
  parseSignatureLine,
  parseVkey,
} from './note.ts'
import { Refusal, type RefusalCode } from './refusal.ts'

const refused = (check: () => unknown, code: RefusalCode) =>
  assert.throws(check, error => error instanceof Refusal && error.code === code)

// The example of C2SP signed-note 1.0.0.
const EXAMPLE_KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
const EXAMPLE = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`

const name = fc.stringMatching(/^[a-z0-9./é√-]{1,20}$/)
const signature = fc.record(
  {
    name,
    keyId: fc.stringMatching(/^[0-9a-f]{8}$/),
    signature: fc.uint8Array({ minLength: 1, maxLength: 80 }),
  },
  { noNullPrototype: true },
)
const text = fc
  .array(fc.stringMatching(/^[ -~é—\u{1f600}]{0,12}$/u), { maxLength: 5 })
  .map(lines => `${lines.join('\n')}\n`)
const anyNote: fc.Arbitrary<Note> = fc.record(
  { text, signatures: fc.array(signature, { minLength: 1, maxLength: 4 }) },
  { noNullPrototype: true },
)

const seed = (n: number) => new Uint8Array(32).fill(n)
const log = newNoteSigner('log.example/avow', seed(1))
const other = newNoteSigner('other.example', seed(2))
const signedBy = (words: string, ...signers: { sign(text: string): Note['signatures'][number] }[]) =>
  formatNote({ text: words, signatures: signers.map(signer => signer.sign(words)) })

describe('a note', () => {
  it('opens as the specification says', () => {
    const { text, by } = openNote(EXAMPLE, [parseVkey(EXAMPLE_KEY)])
    assert.equal(text, 'This is an example message.\n')
    assert.equal(by[0]?.name, 'example.com/foo')
  })

  it('reads back as what was written', () => {
    fc.assert(fc.property(anyNote, note => assert.deepEqual(parseNote(formatNote(note)), note)))
  })

  it('divides at its last blank line, so that its text may hold others', () => {
    for (const words of ['\n', '\n\n', 'a\n\nb\n', 'a\n\n\n', 'a\n\n— b QUJDREU=\n\n'])
      assert.equal(openNote(signedBy(words, log), [log.vkey]).text, words)
  })

  it('has no second spelling', () => {
    const put = fc.constantFrom('', '\n', ' ', '—', '=', '+', 'A', '\0', '\r', '\u2028')
    fc.assert(
      fc.property(anyNote, fc.nat(), put, (note, at, char) => {
        const printed = formatNote(note)
        const i = at % printed.length
        const changed = printed.slice(0, i) + char + printed.slice(i + 1)
        try {
          assert.equal(formatNote(parseNote(changed)), changed)
        } catch (error) {
          assert.ok(error instanceof Refusal, String(error))
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('is refused in any other form', () => {
    const line = '— a QUJDREU=\n'
    const wrong = [
      '',
      '\n',
      'a\n',
      'a\n\n',
      `a\n${line}`,
      `\n${line}`,
      line,
      `a\n\n${line.trimEnd()}`,
      `a\n\n${line}\n`,
      `a\n\n${line}${line}x`,
      `a\n\n-${line.slice(1)}`,
      `a\n\n —${line.slice(1)}`,
      'a\n\n— a\n',
      'a\n\n— a \n',
      'a\n\n—  QUJDREU=\n',
      'a\n\n— a+b QUJDREU=\n',
      'a\n\n— a\u00a0b QUJDREU=\n',
      'a\n\n— a\u0085b QUJDREU=\n',
      'a\n\n— a b QUJDREU=\n',
      'a\n\n— a  QUJDREU=\n',
      'a\n\n— a QUJDREU= \n',
      `a\r\n\n${line}`,
      `a\tb\n\n${line}`,
      `a\0\n\n${line}`,
      `a\ud800\n\n${line}`,
      `a\n\r\n${line}`,
    ]
    for (const printed of wrong) refused(() => parseNote(printed), 'note_malformed')
    assert.equal(parseNote(`a\u007f\n\n${line}`).text, 'a\u007f\n')
  })

  it('is refused above 1 MiB and above 100 signatures', () => {
    const line = '— a QUJDREU=\n'
    const room = 1024 * 1024 - utf8(`\n\n${line}`).length
    parseNote(`${'a'.repeat(room)}\n\n${line}`)
    refused(() => parseNote(`${'a'.repeat(room + 1)}\n\n${line}`), 'note_malformed')
    refused(() => parseNote(`${'é'.repeat(room / 2 + 1)}\n\n${line}`), 'note_malformed')
    parseNote(`a\n\n${line.repeat(100)}`)
    refused(() => parseNote(`a\n\n${line.repeat(101)}`), 'note_malformed')
  })

  it('is not written in a form that would not be read', () => {
    const good = { name: 'a', keyId: '00000000', signature: seed(0) }
    refused(() => formatNote({ text: 'a', signatures: [good] }), 'note_malformed')
    refused(() => formatNote({ text: 'a\n', signatures: [] }), 'note_malformed')
    refused(() => formatNote({ text: 'a\t\n', signatures: [good] }), 'note_malformed')
    for (const wrong of [
      { name: 'a b' },
      { name: 'a\nb' },
      { name: '' },
      { keyId: '0000000' },
      { keyId: '0000000G' },
      { signature: new Uint8Array() },
    ])
      refused(() => formatNote({ text: 'a\n', signatures: [{ ...good, ...wrong }] }), 'note_malformed')
  })
})

describe('a line that is not in the one spelling of base64', () => {
  const words = 'words\n'
  const odd = ['QUJD', 'QUJDRA==', 'QUJDREU', 'QUJDREV=', 'QUJD-_8=', '====', 'é', '+']

  it('is of no key, stays in the note, and does the others no harm', () => {
    for (const rest of odd) {
      const printed = `${signedBy(words, log)}— stranger.example ${rest}\n`
      assert.deepEqual(openNote(printed, [log.vkey]).by, [log.vkey])
      assert.equal(formatNote(parseNote(printed)), printed)
      refused(() => openNote(`words\n\n— stranger.example ${rest}\n`, [log.vkey]), 'key_unknown')
    }
  })

  it('is no line of the key that it names', () => {
    const signed = signedBy(words, log)
    // The last character before the padding carries four idle bits.
    const other = signed.replace(
      /(.)=\n$/,
      (_, last: string) => `${String.fromCharCode(last.charCodeAt(0) + 1)}=\n`,
    )
    assert.notEqual(other, signed)
    refused(() => openNote(other, [log.vkey]), 'key_unknown')
    const line = other.slice(other.indexOf('—'))
    assert.deepEqual(openNote(signed + line, [log.vkey]).by, [log.vkey])
  })

  it('is not written of what has a better spelling', () => {
    const none = { name: 'a', keyId: '', signature: new Uint8Array() }
    for (const line of [
      { ...none, odd: 'QUJDREU=' },
      { ...none, odd: 'a b' },
      { ...none, odd: '' },
      { ...none, odd: 'QUJD', keyId: '00000000' },
      none,
    ])
      refused(() => formatNote({ text: words, signatures: [line] }), 'note_malformed')
  })
})

describe('opening a note', () => {
  it('skips the lines of keys that are not known', () => {
    const printed = signedBy('words\n', other, log)
    assert.deepEqual(openNote(printed, [log.vkey]).by, [log.vkey])
    assert.deepEqual(openNote(printed, [log.vkey, other.vkey]).by, [log.vkey, other.vkey])
  })

  it('skips a line that shares only the name or only the key ID', () => {
    const forged = { ...log.sign('words\n'), name: 'other.example' }
    const namesake = newNoteSigner('log.example/avow', seed(3))
    for (const line of [forged, namesake.sign('words\n')])
      refused(() => openNote(formatNote({ text: 'words\n', signatures: [line] }), [log.vkey]), 'key_unknown')
  })

  it('refuses a note that no known key has signed, and one that a known key has not signed so', () => {
    refused(() => openNote(signedBy('words\n', other), [log.vkey]), 'key_unknown')
    refused(() => openNote(signedBy('words\n', log), []), 'key_unknown')
    refused(
      () => openNote(signedBy('words\n', log).replace('words', 'wards'), [log.vkey]),
      'signature_invalid',
    )
    const lines = [log.sign('words\n'), log.sign('wards\n')]
    refused(
      () => openNote(formatNote({ text: 'words\n', signatures: lines }), [log.vkey]),
      'signature_invalid',
    )
  })

  it('refuses a note for every bit that is turned in its text or in the signature', () => {
    const words = 'words\n'
    const line = log.sign(words)
    const wrong = (bytes: Uint8Array, bit: number) =>
      bytes.with(bit >> 3, bytes[bit >> 3]! ^ (1 << (bit & 7)))
    for (let bit = 0; bit < 512; bit++) {
      const note = formatNote({
        text: words,
        signatures: [{ ...line, signature: wrong(line.signature, bit) }],
      })
      refused(() => openNote(note, [log.vkey]), 'signature_invalid')
    }
    for (const signature of [line.signature.slice(1), concat(line.signature, seed(0))])
      refused(
        () => openNote(formatNote({ text: words, signatures: [{ ...line, signature }] }), [log.vkey]),
        'signature_invalid',
      )
  })
})

describe('a verifier key', () => {
  it('reads back as what was written', () => {
    fc.assert(
      fc.property(
        name,
        fc.constantFrom(1, 4),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        (name, type, seed) => {
          const vkey = newVkey(name, type as 1 | 4, newNoteSigner(name, seed).vkey.publicKey)
          assert.deepEqual(parseVkey(formatVkey(vkey)), vkey)
        },
      ),
    )
    assert.equal(formatVkey(parseVkey(EXAMPLE_KEY)), EXAMPLE_KEY)
  })

  it('is refused in any other form', () => {
    const [who, id, key] = EXAMPLE_KEY.split('+') as [string, string, string]
    const ofType = (type: number, length = 32) =>
      toBase64(concat(Uint8Array.of(type), seed(7).slice(0, length)))
    const wrong = [
      '',
      who,
      `${who}+${id}`,
      `${who}+${id}+`,
      `+${id}+${key}`,
      `${who} +${id}+${key}`,
      `${who}+${id.toUpperCase()}+${key}`,
      `${who}+530d903b+${key}`,
      `${who}+530d903+${key}`,
      `x${who}+${id}+${key}`,
      `${who}+${id}+${key}\n`,
      `${who}+${id}+${key.slice(0, -1)}l`,
      `${who}+${id}+${ofType(2)}`,
      `${who}+${id}+${ofType(1, 31)}`,
      `${who}+${id}+${key}=`,
    ]
    for (const text of wrong) refused(() => parseVkey(text), 'key_malformed')
    // No key is to be made: it was copied in part, or is another thing.
    assert.throws(() => parseVkey('garbage'), { code: 'key_malformed', mend: /^Copy the key whole/ })
    refused(() => newVkey('a b', 1, seed(1)), 'key_malformed')
    refused(() => newVkey('a', 1, seed(1).slice(1)), 'key_malformed')
  })

  it('is of a log or of a witness, and neither stands for the other', () => {
    const witness = formatVkey(newVkey('witness.example', 4, log.vkey.publicKey))
    assert.throws(() => parseLogVkey(witness), { code: 'key_malformed', mend: /the log itself/ })
    assert.deepEqual(parseLogVkey(formatVkey(log.vkey)), log.vkey)
  })

  it('names no key that verifiers disagree about', () => {
    const file = new URL('../../spec/vectors/signatures.json', import.meta.url)
    const { ed25519 } = JSON.parse(readFileSync(file, 'utf8')) as {
      ed25519: { what: string; key: string; publicKey: string }[]
    }
    const no = ed25519.filter(({ key }) => key === 'refused')
    assert.ok(no.length > 10)
    for (const { publicKey } of no)
      for (const type of [1, 4] as const) {
        const key = Uint8Array.fromHex(publicKey)
        const id = sha256(concat(utf8('log.example'), Uint8Array.of(0x0a, type), key))
        const vkey = `log.example+${toHex(id.slice(0, 4))}+${toBase64(concat(Uint8Array.of(type), key))}`
        refused(() => parseVkey(vkey), 'key_malformed')
      }
  })
})

describe('the line of a signature', () => {
  it('reads back as what was written, alone too', () => {
    fc.assert(
      fc.property(signature, line => assert.deepEqual(parseSignatureLine(formatSignatureLine(line)), line)),
    )
    for (const line of ['', '\n', '— a QUJDREU=', '— a QUJDREU=\n\n', '— a\nb QUJDREU=\n'])
      refused(() => parseSignatureLine(line), 'note_malformed')
  })
})
