import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { equalBytes } from './bytes.ts'
import { formatDerSignature, parseDerSignature } from './der.ts'

const pairs = fc
  .tuple(fc.nat(32), fc.nat(32), fc.uint8Array({ minLength: 64, maxLength: 64 }))
  .map(([r, s, rs]) =>
    // Leading zeros are the rare case that matters.
    rs.fill(0, 0, r).fill(0, 32, 32 + s),
  )

describe('a signature in DER', () => {
  it('is read as it is written', () => {
    fc.assert(fc.property(pairs, rs => assert.deepEqual(parseDerSignature(formatDerSignature(rs)), rs)))
  })

  it('is never read from bytes that are not written so', () => {
    const change = fc.tuple(fc.nat(72), fc.integer({ min: 1, max: 255 }))
    fc.assert(
      fc.property(pairs, change, (rs, [at, by]) => {
        const der = formatDerSignature(rs)
        const changed = at < der.length ? der.with(at, der[at]! ^ by) : Uint8Array.of(...der, by)
        const read = parseDerSignature(changed)
        assert.ok(
          read === undefined || (!equalBytes(read, rs) && equalBytes(formatDerSignature(read), changed)),
        )
      }),
    )
  })

  it('is not read from anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), bytes => {
        const read = parseDerSignature(bytes)
        assert.ok(read === undefined || equalBytes(formatDerSignature(read), bytes))
      }),
    )
  })
})
