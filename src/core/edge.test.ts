import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { utf8 } from './bytes.ts'
import { type Edge, EMPTY_EDGE, edgeTiles, grow, openEdge } from './edge.ts'
import {
  checkInclusion,
  EMPTY_ROOT,
  inclusionNeeds,
  inclusionProof,
  leafHash,
  rootNeeds,
  rootOf,
} from './merkle.ts'
import { Refusal, type RefusalCode } from './refusal.ts'
import { hashInTile, tileOf, tileWidth } from './tile.ts'

// Beyond 256·256, so that the tree reaches a third level of tiles.
const MOST = 66_200
const leaves = Array.from({ length: MOST }, (_, i) => leafHash(utf8(`entry ${i}`)))
const refused = (check: () => unknown, code: RefusalCode) =>
  assert.throws(check, error => error instanceof Refusal && error.code === code)

/** A log that keeps whatever its growth says has changed. */
class Stored {
  edge: Edge = EMPTY_EDGE
  readonly tiles = new Map<string, Uint8Array>()

  add(count: number) {
    const growth = grow(this.edge, leaves.slice(this.edge.size, this.edge.size + count))
    for (const { level, index, width, bytes } of growth.tiles) {
      assert.equal(width, tileWidth(level, index, growth.edge.size))
      assert.equal(bytes.length, width * 32)
      this.tiles.set(`${level} ${index}`, bytes)
    }
    this.edge = growth.edge
    return growth
  }

  bytesOf = ({ level, index }: { level: number | 'entries'; index: number }) =>
    this.tiles.get(`${level} ${index}`)!
  edgeBytes = () => edgeTiles(this.edge.size).map(this.bytesOf)
  hashesOf = (nodes: readonly { level: number; index: number }[]) =>
    nodes.map(node => hashInTile(this.bytesOf(tileOf(node, this.edge.size)), node))
}

describe('the right edge', () => {
  it('grows by any batches to the same tree, proves each new entry, and opens again from its tiles', () => {
    const batches = fc.array(fc.oneof(fc.nat(5), fc.nat(300), fc.constantFrom(255, 256, 257, 600)), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(batches, counts => {
        const log = new Stored()
        for (const count of counts) {
          const growth = log.add(count)
          const { size, root } = log.edge
          assert.equal(size, growth.from + count)
          assert.deepEqual(root, rootOf(log.hashesOf(rootNeeds(size))))
          for (let index = growth.from; index < size; index += 1 + (index % 7)) {
            const proof = growth.prove(index)
            checkInclusion(proof, index, size, leaves[index]!, root)
            assert.deepEqual(proof, inclusionProof(index, size, log.hashesOf(inclusionNeeds(index, size))))
          }
          assert.deepEqual(openEdge(size, root, log.edgeBytes()), log.edge)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('grows past the second level of tiles', () => {
    const log = new Stored()
    for (const count of [65_000, 535, 1, 1, 600, 63]) {
      const growth = log.add(count)
      const { size, root } = log.edge
      assert.deepEqual(root, rootOf(log.hashesOf(rootNeeds(size))))
      for (let index = growth.from; index < size; index += 97)
        checkInclusion(growth.prove(index), index, size, leaves[index]!, root)
      assert.deepEqual(openEdge(size, root, log.edgeBytes()), log.edge)
    }
    assert.equal(log.edge.size, MOST)
    assert.deepEqual(edgeTiles(MOST), [
      { level: 0, index: 258, width: 152 },
      { level: 1, index: 1, width: 2 },
      { level: 2, index: 0, width: 1 },
    ])
  })

  it('stays as it was when a growth is thrown away', () => {
    const log = new Stored()
    log.add(300)
    const before = structuredClone(log.edge)
    const { edge } = log
    grow(edge, leaves.slice(1000, 1400))
    assert.deepEqual(edge, before)
    assert.deepEqual(grow(edge, leaves.slice(300, 400)).edge, grow(EMPTY_EDGE, leaves.slice(0, 400)).edge)
    assert.deepEqual(EMPTY_EDGE, { size: 0, root: EMPTY_ROOT, tiles: [] })
  })

  it('changes nothing when nothing is added', () => {
    const log = new Stored()
    log.add(300)
    const growth = grow(log.edge, [])
    assert.deepEqual(growth.edge, log.edge)
    assert.deepEqual(growth.tiles, [])
  })

  it('answers for the nodes that it remembers, and only for them', () => {
    const log = new Stored()
    log.add(256)
    const growth = log.add(10)
    assert.deepEqual(growth.hashAt({ level: 0, index: 260 }), leaves[260])
    assert.deepEqual(growth.hashAt({ level: 8, index: 0 }), log.hashesOf([{ level: 8, index: 0 }])[0])
    for (const node of [
      { level: 0, index: 3 },
      { level: 0, index: 266 },
      { level: 9, index: 0 },
      { level: 40, index: 0 },
    ])
      assert.equal(growth.hashAt(node), undefined)
    assert.throws(() => growth.prove(255), RangeError)
    refused(() => growth.prove(266), 'proof_wrong')
  })

  it('does not open from tiles with one wrong bit, one tile too few, or one hash too many', () => {
    const log = new Stored()
    log.add(900)
    const { size, root } = log.edge
    const bytes = log.edgeBytes()
    for (const [i, tile] of bytes.entries()) {
      for (let at = 0; at < tile.length; at++) {
        const changed = tile.slice()
        changed[at]! ^= 1 << (at % 8)
        refused(() => openEdge(size, root, bytes.with(i, changed)), 'root_wrong')
      }
      refused(() => openEdge(size, root, bytes.toSpliced(i, 1)), 'tile_malformed')
      refused(() => openEdge(size, root, bytes.with(i, new Uint8Array(tile.length + 32))), 'tile_malformed')
    }
    refused(() => openEdge(0, root, []), 'root_wrong')
  })
})
