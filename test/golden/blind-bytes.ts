import { accepted, refusedEverywhere, refusedThere } from '../../spec/vectors/make-hidden.ts'
import { utf8 } from '../../src/core/bytes.ts'
import { formatJson, formatJsonBytes, type JsonObject, parseJson } from '../../src/core/json.ts'
import { newSigner, type Signer } from '../../src/core/keys.ts'
import type { RefusalCode } from '../../src/core/refusal.ts'
import { formatTime, parseTime } from '../../src/core/time.ts'
import { facts, listed, OPENED } from '../harbour.ts'
import { ORIGIN, seedOf } from '../memory-log.ts'
import { around } from './bytes.ts'
import { admitted, one, reason } from './cast.ts'
import { ed25519Passkey, type Twist } from './keys.ts'
import { nonceOf, type Story } from './story.ts'

/** Bytes that a reader of another make could read otherwise. */
export function blindBytes(story: Story): void {
  statements(story)
  hidden(story)
  calendar(story)
  envelopes(story)
  passkeys(story)
}

const harmless = (text = 'As the story goes.') => ({
  covers: ['door/applications'],
  closed: false,
  reason: { lang: 'en', text },
})

/** A statement with whatever text, well signed. */
function put(story: Story, write: (usual: string) => string | Uint8Array): Uint8Array {
  const seen = story.seen() as JsonObject
  const header = { v: 1, log: ORIGIN, by: 'depositary', call: null, at: story.now, seen }
  const usual = formatJson({ ...header, type: 'switch/set', nonce: nonceOf('odd bytes'), body: harmless() })
  const written = write(usual)
  return around(typeof written === 'string' ? utf8(written) : written, [story.depositary])
}

function statements(story: Story): void {
  const refuse = (code: RefusalCode, write: (usual: string) => string | Uint8Array) =>
    story.refuseEnvelope(code, put(story, write))
  const malformed = (from: string, to: string) => refuse('json_malformed', usual => usual.replace(from, to))
  malformed('"v":1', '"v":1,"v":1')
  malformed('"lang":"en"', '"lang":"en","lang":"en"')
  malformed('"v":1', '"v":1.0')
  malformed('"v":1', '"v":1e0')
  malformed('"text":"As', '"text":"\\ud800As')
  malformed('"text":"As', '"text":"\\udc00\\ud800As')
  malformed('"text":"As', '"text":"\\u0041s')
  malformed('"text":"As', '"text":"\\/As')
  malformed('"body"', ' "body"')
  refuse('json_malformed', usual => `\ufeff${usual}`)
  refuse('json_malformed', usual => `${usual}\n`)
  refuse('json_malformed', usual => usual.replace(/^\{("at":"[^"]*"),/, '{').replace(/\}$/, ',"at":""}'))
  const bytes = (...odd: number[]) =>
    refuse('bytes_malformed', usual => {
      const [before, after] = usual.split('As the') as [string, string]
      return Buffer.concat([utf8(before), Uint8Array.from(odd), utf8(after)])
    })
  refuse('statement_malformed', usual => usual.replace('"seen":{', '"seen":{"more":null,'))
  refuse('statement_malformed', usual => usual.replace('"v":1}', '"v":1,"w":null}'))
  refuse('statement_malformed', usual => usual.replace('"v":1}', '"v":true}'))
  refuse('statement_malformed', usual => usual.replace(/"size":\d+/, '"size":true'))
  refuse('body_malformed', usual => usual.replace('"closed":false', '"closed":0'))
  // A surrogate, a character in more bytes than it needs, one beyond the last, and one that breaks off.
  bytes(0xed, 0xa0, 0x80)
  bytes(0xc1, 0x81)
  bytes(0xf4, 0x90, 0x80, 0x80)
  bytes(0xc3)
}

/** The whole table of spec/statement.md: what stands in its place is taken, and each row is refused elsewhere. */
function hidden(story: Story): void {
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  let texts: { lang: string; text: string }[] = []
  const post = (call: string) =>
    story.post('call/opened', { ...OPENED, titles: texts }, { call, signers: [one] })
  const lines: string[] = ['']
  for (const text of accepted().filter(one => one === one.normalize('NFC')))
    if (`${lines.at(-1)} ${text}`.length > 390) lines.push(text)
    else lines[lines.length - 1] += ` ${text}`
  for (const [i, text] of lines.entries()) {
    texts.push({ lang: `x${letters[i % letters.length]}`, text: text.trim() })
    if (texts.length < 20 && i + 1 < lines.length) continue
    post(`unseen-${i}`)
    texts = []
  }
  for (const text of [...refusedEverywhere(), ...refusedThere()])
    story.refuseEnvelope(
      'text_hidden',
      put(story, usual => usual.replace('As the', `${JSON.stringify(text).slice(1, -1)}.`)),
    )
}

function calendar(story: Story): void {
  const officer = { signers: [one], call: 'cornered-accord' }
  const list = (date: string) => ({ ...listed('dated-quay', date), firstSeen: '1900-01-01' })
  for (const date of [
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-01-32',
    '2026-1-01',
    '2026-01-01\n',
    '２０２６-01-01',
  ])
    story.refuse('body_malformed', 'party/listed', list(date), officer)
  for (const date of ['2000-02-29', '2024-02-29', '2026-12-31'])
    story.post('party/listed', list(date), officer)
  const commitment = `sha256:${'A'.repeat(43)}`
  for (const opens of ['T24:00:00Z', 'T23:60:00Z', 'T23:59:60Z', 'T12:00:00+00:00', 'T12:00Z', 't12:00:00z'])
    story.refuse('body_malformed', 'statement/sealed', { commitment, opens: `2030-01-01${opens}` }, officer)
  const day = formatTime(parseTime(story.now) - 86_400).slice(0, 10)
  for (const hour of ['T24:00:00Z', 'T11:60:00Z', 'T11:59:60Z', 'T12:00:00.0Z', 'T12:00:00+00:00'])
    story.refuseEnvelope(
      'time_malformed',
      put(story, usual => usual.replace(/"at":"[^"]*"/, `"at":"${day}${hour}"`)),
    )
}

/** One signature too many; and each key is asked for the scheme that it entered with. */
function envelopes(story: Story): void {
  const [a, b, c] = ['a', 'b', 'c'].map(name => newSigner('party', seedOf(`many ${name}`))) as [
    Signer,
    Signer,
    Signer,
  ]
  const brings = (keys: readonly Signer[]) => ({
    party: 'many-keys',
    ...facts('many'),
    keys: keys.map(({ key }) => key),
    claims: false,
  })
  const two = { signers: [one, a, b, c] }
  const good = parseJson(story.envelope('party/admitted', brings([a, b, c]), two)) as JsonObject
  const payload = Buffer.from(good.payload as string, 'base64')
  story.refuseEnvelope('envelope_malformed', around(payload, [one, story.depositary, a, b, c]))
  const signatures = good.signatures as JsonObject[]
  const odd = (signature: JsonObject) =>
    formatJsonBytes({ ...good, signatures: [signature, ...signatures.slice(1)] })
  story.refuseEnvelope('envelope_malformed', odd({ ...signatures[0]!, more: null }))
  story.refuseEnvelope(
    'envelope_malformed',
    formatJsonBytes({ ...good, signatures: signatures.toReversed() }),
  )
  story.admit(formatJsonBytes(good))
}

/** Each signature holds, over what was signed: nothing but the form is wrong. */
function passkeys(story: Story): void {
  const name = 'of-many-devices'
  const key = ed25519Passkey(name)
  admitted(story, name, key)
  const plain = newSigner('party', seedOf(`Ed25519 passkey of ${name}`))
  const says = (signer: Signer) =>
    ['key/suspended', { party: name, ...reason }, { by: name, signers: [signer] }] as const
  const twisted = (code: RefusalCode, twist: Twist) => story.refuse(code, ...says(key.twisted(twist)))
  const client = (text: (usual: string) => string) => twisted('passkey_malformed', { text })
  client(usual => `\ufeff${usual}`)
  client(usual => usual.replace('{', '{"origin":"https://mallory.example",'))
  client(usual => usual.replace('{', '{"or\\u0069gin":"https://mallory.example",'))
  client(usual => usual.replace('{', '{"more":{"a":1,"a":2},'))
  client(usual => usual.replace('{', '{"more":"\\ud800",'))
  client(usual => usual.replace('{', '{"\\udfff":0,'))
  client(usual => usual.replace('{', `{"more":${'['.repeat(16)}${']'.repeat(16)},`))
  client(usual => usual.replace('{', '{"more":NaN,'))
  client(usual => usual.replace('{', '{"more":01,'))
  client(usual => `${usual} 0`)
  twisted('passkey_wrong', { text: usual => usual.replace('"crossOrigin":false', '"crossOrigin":null') })
  twisted('passkey_wrong', { text: usual => usual.replace('{', '{"topOrigin":null,') })
  twisted('passkey_malformed', { data: usual => usual.slice(0, 36) })
  twisted('passkey_malformed', { data: usual => usual.slice(0, 33) })
  twisted('passkey_malformed', { data: usual => Buffer.concat([usual, utf8('a')]) })
  const scheme = (sign: Signer['sign']) => story.refuse('signature_invalid', ...says({ ...key, sign }))
  scheme(pae => plain.sign(pae))
  scheme(pae => ({ ...key.sign(pae), sig: plain.sign(pae).sig }))
  const other = `${name}-too`
  admitted(story, other, newSigner('party', seedOf(`Ed25519 passkey of ${other}`)))
  const passkey = ed25519Passkey(other)
  const theirs = (sign: Signer['sign']) =>
    story.refuse(
      'signature_invalid',
      'key/suspended',
      { party: other, ...reason },
      { by: other, signers: [{ ...passkey, sign }] },
    )
  theirs(pae => passkey.sign(pae))
  theirs(pae => ({
    ...passkey.sign(pae),
    sig: newSigner('party', seedOf(`Ed25519 passkey of ${other}`)).sign(pae).sig,
  }))
  // What no rule reads may be there: other members, white space, escapes, a number of any size, extensions.
  const odd = (usual: string) =>
    ` ${usual.replace('{', `{ "m\\u00f6re" : [-0, 1.5e999, 1${'0'.repeat(400)}, ${'['.repeat(14)}${']'.repeat(14)}],\n`)}\r\n`
  const extended = (size: number) => (usual: Uint8Array) => Buffer.concat([usual, new Uint8Array(size - 37)])
  const takes = (twist: Twist) => {
    const said = story.envelope(...says(key.twisted(twist)))
    story.admit(said)
    story.post('key/resumed', { party: name, keeps: [key.keyid], ends: [], ...reason })
  }
  takes({ text: odd, flags: 0x9d, data: extended(38) })
  takes({ text: usual => usual.replace(',"crossOrigin":false', ''), flags: 0x05 })
  takes({ flags: 0x8d, data: extended(1024), text: usual => usual.padEnd(2048) })
  const many = (twist: Twist) => {
    const { sign } = key.twisted(twist)
    const payload = parseJson(story.envelope(...says(key))) as JsonObject
    const bytes = Buffer.from(payload.payload as string, 'base64')
    story.refuseEnvelope('envelope_malformed', around(bytes, [{ ...key, sign }]))
  }
  many({ flags: 0x8d, data: extended(1025) })
  many({ text: usual => usual.padEnd(2049) })
}
