import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { toHex, utf8 } from './bytes.ts'
import { checkJointInclusion, jointNeeds, jointPath, jointProof, type LeafAt } from './joint-proof.ts'
import {
  checkInclusion,
  inclusionNeeds,
  inclusionProof,
  leafHash,
  type NodeAt,
  nodeHash,
  rootNeeds,
  rootOf,
} from './merkle.ts'
import type { Refusal } from './refusal.ts'

const leaves: LeafAt[] = Array.from({ length: 70 }, (_, index) => ({
  index,
  hash: leafHash(utf8(`entry ${index}`)),
}))
const hashAt = ({ level, index }: NodeAt): Uint8Array =>
  level === 0
    ? leaves[index]!.hash
    : nodeHash(
        hashAt({ level: level - 1, index: index * 2 }),
        hashAt({ level: level - 1, index: index * 2 + 1 }),
      )
const rootOfSize = (size: number) => rootOf(rootNeeds(size).map(hashAt))
const prove = (indexes: number[], size: number) =>
  jointProof(indexes, size, jointNeeds(indexes, size).map(hashAt))
const wrong = (refusal: Refusal) => refusal.code === 'proof_wrong'

/** A size, and some of its indexes in order. */
const chosen = fc.integer({ min: 1, max: leaves.length }).chain(size =>
  fc.record({
    size: fc.constant(size),
    indexes: fc
      .uniqueArray(fc.nat(size - 1), { minLength: 1, maxLength: 8 })
      .map(all => all.toSorted((a, b) => a - b)),
  }),
)

describe('a joint proof', () => {
  it('leads from one entry to the root with the hashes of its inclusion proof, in every small tree', () => {
    for (let size = 1; size <= leaves.length; size++)
      for (let index = 0; index < size; index++) {
        const joint = prove([index], size)
        checkJointInclusion(joint, [leaves[index]!], size, rootOfSize(size))
        const alone = inclusionProof(index, size, inclusionNeeds(index, size).map(hashAt))
        checkInclusion(alone, index, size, leaves[index]!.hash, rootOfSize(size))
        assert.deepEqual(joint.map(toHex).toSorted(), alone.map(toHex).toSorted())
      }
  })

  it('leads from several entries to the root, and never needs more than their proofs one by one', () => {
    fc.assert(
      fc.property(chosen, ({ size, indexes }) => {
        const proof = prove(indexes, size)
        checkJointInclusion(
          proof,
          indexes.map(index => leaves[index]!),
          size,
          rootOfSize(size),
        )
        const alone = indexes.flatMap(index => inclusionNeeds(index, size))
        assert.ok(proof.length <= alone.length)
      }),
    )
  })

  it('is refused with a hash changed, left out, added, or for other entries', () => {
    fc.assert(
      fc.property(chosen, fc.nat(), ({ size, indexes }, pick) => {
        const root = rootOfSize(size)
        const proof = prove(indexes, size)
        const mine = indexes.map(index => leaves[index]!)
        const refused = (hashes: Uint8Array[], of: LeafAt[], at = size) =>
          assert.throws(() => checkJointInclusion(hashes, of, at, root), wrong)
        const at = pick % (proof.length + 1)
        refused(proof.toSpliced(at, 0, leafHash(utf8('no entry'))), mine)
        if (at < proof.length) refused(proof.toSpliced(at, 1), mine)
        if (at < proof.length) refused(proof.with(at, nodeHash(proof[at]!, root)), mine)
        const forged = mine.with(pick % mine.length, {
          index: indexes[pick % mine.length]!,
          hash: nodeHash(root, root),
        })
        refused(proof, forged)
        if (mine.length > 1) refused(proof, mine.toReversed())
        refused(proof, [...mine, mine.at(-1)!])
        refused(proof, [])
      }),
    )
  })

  it('has one form where a tree is not complete, and refuses entries past the end', () => {
    // Of 70 leaves: 64, then 4, then 2. The six on the right are one hash, though no complete subtree.
    assert.equal(prove([0], 70).length, 7)
    assert.deepEqual(jointNeeds([69], 70), [
      { level: 6, index: 0 },
      { level: 2, index: 16 },
      { level: 0, index: 68 },
    ])
    for (const index of [70, -1, 0.5, Number.NaN]) assert.throws(() => jointNeeds([index], 70), wrong)
    assert.throws(() => jointProof([0], 70, []), RangeError)
  })

  it('works beyond the 32 bits that JavaScript cuts at', () => {
    const size = 2 ** 40 + 5
    const needs = jointNeeds([3, 2 ** 33 + 1, 2 ** 40 + 4], size)
    assert.ok(needs.length < 110)
    const covered = needs.reduce((sum, { level }) => sum + 2 ** level, 0)
    assert.equal(covered, size - 3)
  })

  it('holds for each of its entries the way to the root, which is that entry’s own inclusion proof', () => {
    fc.assert(
      fc.property(chosen, ({ size, indexes }) => {
        const proof = prove(indexes, size)
        const given = indexes.map(index => leaves[index]!)
        for (const index of indexes) {
          const path = jointPath(given, size, proof, index)
          assert.deepEqual(
            path.map(({ hash }) => toHex(hash)),
            inclusionProof(index, size, inclusionNeeds(index, size).map(hashAt)).map(toHex),
          )
          const root = path.reduce(
            (hash, { side, hash: other }) =>
              side === 'left' ? nodeHash(other, hash) : nodeHash(hash, other),
            leaves[index]!.hash,
          )
          assert.equal(toHex(root), toHex(rootOfSize(size)))
        }
      }),
      { numRuns: 60 },
    )
    assert.throws(() => jointPath([leaves[0]!], 1, [], 1), RangeError)
  })
})
