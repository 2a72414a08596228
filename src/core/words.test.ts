import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { utf8 } from './bytes.ts'
import { digestOf, formatDigest, parseDigest } from './digest.ts'
import { Refusal } from './refusal.ts'
import { checkWords, referTo, wordsIn, wordsSchema } from './words.ts'

const wrong = (act: () => unknown) =>
  assert.throws(act, error => error instanceof Refusal && error.code === 'words_wrong')

describe('words beside a statement', () => {
  const bytes = utf8('Nous signons sous réserve de l’article 4.')
  const { reference, salt } = referTo(bytes, { lang: 'fr', mediaType: 'text/plain' })

  it('are bound by salt, digest and length', () => {
    assert.deepEqual(wordsSchema.parse(reference), reference)
    checkWords(bytes, salt, reference)
    wrong(() => checkWords(utf8('Nous signons sans réserve à l’article 4.'), salt, reference))
    wrong(() => checkWords(bytes, salt.with(0, salt[0]! ^ 1), reference))
    wrong(() => checkWords(bytes, salt.slice(1), reference))
    wrong(() => checkWords(bytes, salt, { ...reference, length: reference.length + 1 }))
  })

  it('cannot be guessed: the same words twice have two digests', () => {
    assert.notEqual(
      referTo(bytes, { lang: 'fr', mediaType: 'text/plain' }).reference.digest,
      reference.digest,
    )
    assert.notEqual(reference.digest, digestOf(bytes))
  })

  it('cannot move bytes between salt and words', () => {
    const moved = Uint8Array.of(salt[31]!, ...bytes)
    wrong(() => checkWords(moved, salt.slice(0, 31), { ...reference, length: moved.length }))
  })

  it('are text', () => {
    wrong(() => referTo(Uint8Array.of(0xff), { lang: 'fr', mediaType: 'text/plain' }))
    wrong(() => referTo(new Uint8Array(0), { lang: 'fr', mediaType: 'text/plain' }))
  })

  it('are found wherever a body refers to them', () => {
    const other = { ...reference, digest: digestOf(bytes) }
    const text = { ...other, title: 'A text of a manifest is not words', authentic: true }
    assert.deepEqual(wordsIn({ a: [{ b: reference }], c: reference, d: other, e: null, f: [text] }), [
      reference,
      other,
    ])
  })
})

describe('words bound twice', () => {
  it('are bound alike, or refused', () => {
    const { reference } = referTo(utf8('Words.'), { lang: 'en', mediaType: 'text/plain' })
    assert.deepEqual(wordsIn({ a: reference, b: reference }), [reference])
    for (const other of [{ length: 7 }, { lang: 'fr' }, { mediaType: 'text/markdown' }])
      assert.throws(
        () => wordsIn({ a: reference, b: { ...reference, ...other } }),
        (error: unknown) => error instanceof Refusal && error.code === 'body_malformed',
      )
  })
})

describe('a digest', () => {
  it('is read in one spelling only', () => {
    const hash = new Uint8Array(32).fill(0xff)
    assert.deepEqual(parseDigest(formatDigest(hash)), hash)
    const text = formatDigest(hash)
    for (const bad of [
      text.slice(7),
      `${text}=`,
      text.replace(/8$/, '9'),
      text.replace('sha256', 'SHA256'),
      text.slice(0, -1),
      '',
    ])
      assert.throws(() => parseDigest(bad), Refusal, bad)
  })
})
