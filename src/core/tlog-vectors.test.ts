import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { sha256 } from '#crypto'
import { fromHex, toHex, utf8 } from './bytes.ts'
import { formatCheckpoint, openCheckpoint } from './checkpoint.ts'
import { openCosignatures, parseWitnessVkey } from './cosignature.ts'
import { EMPTY_EDGE, edgeTiles, grow } from './edge.ts'
import {
  checkConsistency,
  checkInclusion,
  consistencyNeeds,
  consistencyProof,
  inclusionNeeds,
  inclusionProof,
  leafHash,
  type NodeAt,
  rootNeeds,
  rootOf,
} from './merkle.ts'
import { formatNote, formatVkey, parseNote, parseVkey } from './note.ts'
import { formatTilePath, hashInTile, parseTilePath, tileOf, tileWidth } from './tile.ts'

interface Vectors {
  leaf_hashes: string[]
  roots_by_size: string[]
  inclusion: { Size: number; Index: number; Proof: string[] | null }[]
  consistency: { Old: number; New: number; Proof: string[] | null }[]
  tiles: Record<string, string>
  checkpoints: { Note: string; VKey: string }[]
  cosigned_checkpoints: { Note: string; VKey: string }[]
}

/** Made by golang.org/x/mod/sumdb (tlog, note) and github.com/transparency-dev/formats; see its `about`. */
const file = new URL('../../spec/vectors/tlog.json', import.meta.url)
const vectors: Vectors = JSON.parse(readFileSync(file, 'utf8'))
const SIZE = 600
const leaves = Array.from({ length: SIZE }, (_, i) => leafHash(utf8(`entry ${i}`)))
const growth = grow(EMPTY_EDGE, leaves)
const tileBytes = new Map(growth.tiles.map(({ level, index, bytes }) => [`${level} ${index}`, bytes]))
/** As an auditor gets them: from tiles alone. */
const hashesOf = (needs: readonly NodeAt[]) =>
  needs.map(node => {
    const { level, index } = tileOf(node, SIZE)
    return hashInTile(tileBytes.get(`${level} ${index}`)!, node)
  })
const rootAt = (size: number) => fromHex(vectors.roots_by_size[size]!)

describe('Avow agrees with golang.org/x/mod/sumdb', () => {
  it('on 600 leaves and 601 roots', () => {
    assert.deepEqual(leaves.map(toHex), vectors.leaf_hashes)
    assert.equal(vectors.roots_by_size.length, SIZE + 1)
    let edge = EMPTY_EDGE
    for (const [size, root] of vectors.roots_by_size.entries()) {
      if (size > 0) edge = grow(edge, [leaves[size - 1]!]).edge
      assert.equal(toHex(edge.root), root)
      assert.equal(toHex(rootOf(hashesOf(rootNeeds(size)))), root)
    }
  })

  it('on 250 inclusion proofs', () => {
    assert.equal(vectors.inclusion.length, 250)
    for (const { Size, Index, Proof } of vectors.inclusion) {
      const proof = (Proof ?? []).map(fromHex)
      checkInclusion(proof, Index, Size, leaves[Index]!, rootAt(Size))
      assert.deepEqual(inclusionProof(Index, Size, hashesOf(inclusionNeeds(Index, Size))), proof)
    }
  })

  it('on 250 consistency proofs', () => {
    assert.equal(vectors.consistency.length, 250)
    for (const { Old, New, Proof } of vectors.consistency) {
      const proof = (Proof ?? []).map(fromHex)
      checkConsistency(proof, Old, rootAt(Old), New, rootAt(New))
      assert.deepEqual(consistencyProof(Old, New, hashesOf(consistencyNeeds(Old, New))), proof)
    }
  })

  it('on the tiles of a tree, their paths, widths and bytes', () => {
    const found = growth.tiles.map(tile => [formatTilePath(tile), toHex(sha256(tile.bytes))])
    assert.deepEqual(Object.fromEntries(found), vectors.tiles)
    for (const path of Object.keys(vectors.tiles)) {
      const { level, index, width } = parseTilePath(path)
      assert.equal(width, tileWidth(level, index, SIZE))
    }
    assert.deepEqual(edgeTiles(SIZE).map(formatTilePath), ['tile/0/002.p/88', 'tile/1/000.p/2'])
  })

  it('on signed checkpoints', () => {
    for (const { Note, VKey } of vectors.checkpoints) {
      const checkpoint = openCheckpoint(Note, parseVkey(VKey))
      assert.deepEqual(checkpoint.root, rootAt(checkpoint.size))
      assert.equal(formatVkey(parseVkey(VKey)), VKey)
      assert.equal(formatNote(parseNote(Note)), Note)
      assert.equal(formatCheckpoint(checkpoint), parseNote(Note).text)
    }
  })

  it('on cosigned checkpoints', () => {
    const log = parseVkey(vectors.checkpoints[0]!.VKey)
    for (const { Note, VKey } of vectors.cosigned_checkpoints) {
      const witness = parseWitnessVkey(VKey)
      const cosignatures = openCosignatures(Note, [witness])
      assert.equal(cosignatures.length, 1)
      assert.ok(cosignatures[0]!.time > 1_700_000_000)
      const checkpoint = openCheckpoint(Note, log)
      assert.deepEqual(checkpoint.root, rootAt(checkpoint.size))
      // The key that the file names is of type 01: under that name nobody has cosigned.
      assert.notEqual(parseVkey(VKey).keyId, witness.keyId)
    }
  })
})
