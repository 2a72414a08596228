import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { concat, utf8 } from './bytes.ts'
import { hiddenIn } from './hidden.ts'
import { formatJson, formatJsonBytes, parseJson } from './json.ts'
import { Refusal } from './refusal.ts'

const refused = (text: string | Uint8Array, words: RegExp) =>
  assert.throws(
    () => parseJson(typeof text === 'string' ? utf8(text) : text),
    error => error instanceof Refusal && error.kind === 'law' && words.test(error.message),
    JSON.stringify(text.slice(0, 40)),
  )
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

describe('canonical JSON', () => {
  it('is read as it is written', () => {
    const legible = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .filter(text => hiddenIn(text) === undefined)
      .filter(text => text !== '__proto__')
    const { value } = fc.letrec(tie => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.constant(null),
        fc.boolean(),
        fc.maxSafeInteger().map(n => n + 0),
        legible,
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(legible, tie('value'), { maxKeys: 4 }),
      ),
    }))
    fc.assert(
      fc.property(value, json => {
        const bytes = formatJsonBytes(json)
        assert.deepEqual(formatJsonBytes(parseJson(bytes)), bytes)
      }),
    )
  })

  it('is written as RFC 8785 asks, whatever it is written of', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('10', '9', '__proto__', 'toJSON', 'é', '\ud800'),
    )
    const leaf = fc.oneof(
      fc.constantFrom(undefined, null, true, -0, Number.NaN, new Date(0), new Map([[1, 2]]), Object('boxed')),
      fc.double(),
      fc.string({ unit: 'binary' }),
      fc.constant('\udc00'),
    )
    const { value } = fc.letrec(tie => ({
      value: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('value'), { maxLength: 4 }),
        fc.array(fc.tuple(name, tie('value')), { maxLength: 4 }).map(Object.fromEntries),
        fc.array(fc.tuple(name, leaf), { maxLength: 40 }).map(Object.fromEntries),
      ),
    }))
    const written = (of: unknown) => {
      try {
        return canonicalize(of)
      } catch {
        return undefined
      }
    }
    fc.assert(
      fc.property(value, any => {
        const text = written(any)
        if (text === undefined) assert.throws(() => formatJson(any), Refusal)
        else assert.equal(formatJson(any), text)
      }),
      { numRuns: 500 },
    )
    const names = Array.from({ length: 40 }, (_, i) => `name-${(i * 7) % 40}`)
    const many = Object.fromEntries(names.map(one => [one, one]))
    assert.equal(formatJson(many), canonicalize(many))
    const round: { me?: unknown } = {}
    round.me = round
    assert.throws(() => formatJson(round), Refusal)
  })

  it('is read in one spelling only', () => {
    refused(' {}', /not canonical at character 0/)
    refused('{}\n', /not canonical at character 2/)
    refused('{"b":1,"a":2}', /not canonical/)
    refused('{"a":1,"a":1}', /not canonical/)
    refused('{"a":1,"a":2}', /not canonical/)
    refused('"\\u0041"', /it has "\\"\\\\u0041/)
    refused('"\\/"', /not canonical/)
    refused('-0', /not canonical/)
    refused('1.0', /it has "1.0" where JCS has "1"/)
    refused('1e3', /not canonical/)
    refused('\ufeff{}', /byte order mark/)
    refused('', /not JSON/)
    refused('nul', /not JSON/)
    refused('{"a":1}{"a":1}', /not JSON/)
  })

  it('holds integers that every language can hold', () => {
    assert.equal(parseJson(utf8('9007199254740991')), Number.MAX_SAFE_INTEGER)
    refused('9007199254740992', /not an integer/)
    refused('1.5', /not an integer/)
    refused('1e400', /not an integer/)
    refused('1e21', /not an integer/)
  })

  it('holds only what a reader can see', () => {
    assert.equal(parseJson(utf8('"a\\nb"')), 'a\nb')
    for (const hidden of [
      '\\u0000',
      '\\t',
      '\\r',
      '\\u001f',
      '\u200f',
      '\u202e',
      '\u2066',
      '\ufffe',
      '\ufdd0',
      '\u{1ffff}',
      '\u{10fffe}',
    ])
      refused(`{"a":["${hidden}"]}`, /which nobody can see/)
    refused('{"\u202e":1}', /U\+202E.*<U\+202E>/)
    refused('"Lark\u200bspur"', /U\+200B.*Lark<U\+200B>spur/)
    assert.equal(parseJson(utf8('"می\u200cخواهم"')), 'می\u200cخواهم')
    refused('"\\ud800"', /half a surrogate pair/)
    refused(concat(utf8('"'), Uint8Array.of(0xed, 0xa0, 0x80), utf8('"')), /UTF-8/)
    refused(concat(utf8('"'), Uint8Array.of(0xc0, 0xaf), utf8('"')), /UTF-8/)
    assert.equal(parseJson(utf8('"\u{1f54a} العربية"')), '\u{1f54a} العربية')
  })

  it('cannot change what its reader is', () => {
    refused('{"__proto__":{"by":"depositary"}}', /"__proto__"/)
    refused('{"a":[{"__proto__":1}]}', /"__proto__"/)
    assert.deepEqual(parseJson(utf8('{"constructor":1,"toJSON":2}')), { constructor: 1, toJSON: 2 })
  })

  it('is nested sixteen deep at most', () => {
    parseJson(utf8(nested(16)))
    refused(nested(17), /nested deeper than 16/)
    refused(nested(16_384), /nested deeper than 16/)
    refused('['.repeat(32_768), /not JSON/)
  })

  it('says so when it cannot be written', () => {
    assert.throws(() => formatJson('\ud800'), Refusal)
    assert.throws(() => formatJson(Number.NaN), Refusal)
    assert.throws(() => formatJson(undefined), Refusal)
  })
})
