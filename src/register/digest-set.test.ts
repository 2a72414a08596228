import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sha256 } from '#crypto'
import { utf8 } from '../core/bytes.ts'
import { DigestSet } from './digest-set.ts'

describe('a set of digests', () => {
  it('knows each that was added, and no other, as it grows', () => {
    const digests = Array.from({ length: 9_000 }, (_, i) => sha256(utf8(String(i))))
    const set = new DigestSet()
    for (const [i, digest] of digests.entries()) {
      assert.equal(set.has(digest), false, `${i} before`)
      set.add(digest)
    }
    for (const [i, digest] of digests.entries()) assert.equal(set.has(digest), true, `${i} after`)
    assert.equal(set.has(sha256(utf8('another'))), false)
  })

  it('parts digests that begin, or end, alike', () => {
    const set = new DigestSet()
    const alike = Array.from({ length: 600 }, (_, i) => {
      const digest = new Uint8Array(32)
      new DataView(digest.buffer).setUint32(i % 2 === 0 ? 0 : 28, i + 1)
      return digest
    })
    for (const digest of alike) set.add(digest)
    assert.ok(alike.every(digest => set.has(digest)))
    assert.equal(set.has(new Uint8Array(32)), false)
  })
})
