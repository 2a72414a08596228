import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { inUtf8Order } from './bytes.ts'

describe('the order of UTF-8', () => {
  it('is that of the bytes, also where UTF-16 has another', () => {
    assert.deepEqual(inUtf8Order(['\u{1f600}', '\uffa0', 'b', 'a']), ['a', 'b', '\uffa0', '\u{1f600}'])
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), texts => {
        const sorted = inUtf8Order(texts)
        assert.deepEqual(
          sorted,
          texts.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
        )
      }),
    )
  })
})
