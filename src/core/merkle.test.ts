import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { effort, SEED, spread } from '../../test/effort.ts'
import { concat, utf8 } from './bytes.ts'
import {
  checkConsistency,
  checkInclusion,
  consistencyNeeds,
  consistencyProof,
  EMPTY_ROOT,
  inclusionNeeds,
  inclusionProof,
  leafHash,
  type NodeAt,
  nodeHash,
  rootNeeds,
  rootOf,
} from './merkle.ts'
import { Refusal, type RefusalCode } from './refusal.ts'

const MOST = 1024
const leaves = Array.from({ length: MOST }, (_, i) => leafHash(utf8(`entry ${i}`)))

/** Every complete subtree, hashed once for all tests. */
const table: Uint8Array[][] = [leaves]
for (let row = leaves; row.length > 1; table.push(row))
  row = Array.from({ length: row.length / 2 }, (_, i) => nodeHash(row[2 * i]!, row[2 * i + 1]!))
const hashesOf = (needs: readonly NodeAt[]) => needs.map(({ level, index }) => table[level]![index]!)
const roots = Array.from({ length: MOST + 1 }, (_, size) => rootOf(hashesOf(rootNeeds(size))))

/** Small trees have every shape of the right edge; of the others some are picked. */
const SMALL = Array.from({ length: 64 }, (_, n) => n + 1)
const SIZES = [...new Set([...SMALL, ...spread(effort('treeSizes'), MOST), MOST])]

/** RFC 6962 section 2.1, word for word: what the arithmetic is held against. */
function split(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}
function mth(d: Uint8Array[]): Uint8Array {
  if (d.length === 0) return EMPTY_ROOT
  if (d.length === 1) return d[0]!
  const k = split(d.length)
  return nodeHash(mth(d.slice(0, k)), mth(d.slice(k)))
}
function path(m: number, d: Uint8Array[]): Uint8Array[] {
  if (d.length === 1) return []
  const k = split(d.length)
  return m < k
    ? [...path(m, d.slice(0, k)), mth(d.slice(k))]
    : [...path(m - k, d.slice(k)), mth(d.slice(0, k))]
}
function subproof(m: number, d: Uint8Array[], whole: boolean): Uint8Array[] {
  if (m === d.length) return whole ? [] : [mth(d)]
  const k = split(d.length)
  return m <= k
    ? [...subproof(m, d.slice(0, k), whole), mth(d.slice(k))]
    : [...subproof(m - k, d.slice(k), false), mth(d.slice(0, k))]
}

const proveInclusion = (index: number, size: number) =>
  inclusionProof(index, size, hashesOf(inclusionNeeds(index, size)))
const proveConsistency = (old: number, size: number) =>
  consistencyProof(old, size, hashesOf(consistencyNeeds(old, size)))
const refused = (check: () => unknown, code: RefusalCode) =>
  assert.throws(check, error => error instanceof Refusal && error.code === code)

/** Every way to spoil a proof by one step: a hash lost, doubled, swapped with its neighbour, or off by one bit. */
function* spoiled(proof: Uint8Array[]): Generator<Uint8Array[]> {
  for (const [i, hash] of proof.entries()) {
    yield proof.toSpliced(i, 1)
    yield proof.toSpliced(i, 0, hash)
    if (i > 0) yield proof.with(i, proof[i - 1]!).with(i - 1, hash)
    for (const bit of [0, 100 + i, 255]) yield proof.with(i, flip(hash, bit))
    yield proof.with(i, hash.slice(0, 31))
    yield proof.with(i, concat(hash, Uint8Array.of(0)))
  }
  yield [...proof, EMPTY_ROOT]
  yield [EMPTY_ROOT, ...proof]
}
function flip(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = bytes.slice()
  changed[Math.floor(bit / 8)]! ^= 1 << (bit % 8)
  return changed
}

describe('a tree', () => {
  it('has the root and the proofs that RFC 6962 defines', () => {
    for (let size = 0; size <= 70; size++) {
      const d = leaves.slice(0, size)
      assert.deepEqual(roots[size], mth(d))
      for (let m = 0; m < size; m++) assert.deepEqual(proveInclusion(m, size), path(m, d))
      for (let m = 1; m < size; m++) assert.deepEqual(proveConsistency(m, size), subproof(m, d, true))
    }
  })

  it('keeps an entry from passing for an inner node', () => {
    const entry = concat(leaves[0]!, leaves[1]!)
    assert.notDeepEqual(leafHash(entry), nodeHash(leaves[0]!, leaves[1]!))
  })

  it('proves every entry at sizes up to 1,024', t => {
    t.diagnostic(`seed ${SEED}`)
    for (const size of SIZES)
      for (let index = 0; index < size; index++)
        checkInclusion(proveInclusion(index, size), index, size, leaves[index]!, roots[size]!)
  })

  it('proves sizes up to 1,024 to contain every smaller one', t => {
    t.diagnostic(`seed ${SEED}`)
    for (const size of [0, ...SIZES])
      for (let old = 0; old <= size; old++)
        checkConsistency(proveConsistency(old, size), old, roots[old]!, size, roots[size]!)
  })
})

describe('a wrong proof', () => {
  it('of inclusion is refused, whatever was changed', () => {
    for (let size = 1; size <= 40; size++)
      for (let index = 0; index < size; index++) {
        const proof = proveInclusion(index, size)
        const check = (changed: Uint8Array[], at = index, leaf = leaves[index]!, root = roots[size]!) =>
          refused(() => checkInclusion(changed, at, size, leaf, root), 'proof_wrong')
        for (const changed of spoiled(proof)) check(changed)
        for (let other = 0; other < size; other++) if (other !== index) check(proof, other)
        check(proof, index, leaves[index + 1]!)
        check(proof, index, leaves[index]!, roots[size + 1]!)
        check(proof, index, leaves[index]!, flip(roots[size]!, size))
      }
  })

  it('of consistency is refused, whatever was changed', () => {
    for (let size = 1; size <= 40; size++)
      for (let old = 0; old < size; old++) {
        const proof = proveConsistency(old, size)
        const check = (changed: Uint8Array[], oldRoot = roots[old]!, root = roots[size]!) =>
          refused(() => checkConsistency(changed, old, oldRoot, size, root), 'proof_wrong')
        for (const changed of spoiled(proof)) check(changed)
        check(proof, roots[old + 1]!)
        check(proof, flip(roots[old]!, size))
        // From the empty tree nothing is proven about the new root: every tree contains it.
        if (old > 0) check(proof, roots[old]!, flip(roots[size]!, size))
      }
  })

  it('is refused for every one of its bits', () => {
    const [index, size] = [357, 999]
    for (const [i, hash] of proveInclusion(index, size).entries())
      for (let bit = 0; bit < 256; bit++) {
        const changed = proveInclusion(index, size).with(i, flip(hash, bit))
        refused(() => checkInclusion(changed, index, size, leaves[index]!, roots[size]!), 'proof_wrong')
      }
  })

  it('is refused for places that are not in the tree', () => {
    for (const [index, size] of [
      [0, 0],
      [5, 5],
      [6, 5],
      [-1, 5],
      [0.5, 5],
      [NaN, 5],
      [0, NaN],
      [0, -1],
      [0, 2 ** 53],
    ] as const)
      refused(() => checkInclusion([], index, size, leaves[0]!, leaves[0]!), 'proof_wrong')
    for (const [old, size] of [
      [6, 5],
      [-1, 5],
      [NaN, 5],
      [1.5, 5],
      [1, Infinity],
    ] as const)
      refused(() => checkConsistency([], old, roots[5]!, size, roots[5]!), 'proof_wrong')
  })

  it('cannot explain two roots of one size: that is a fork', () => {
    refused(() => checkConsistency([], 5, roots[5]!, 5, roots[6]!), 'log_forked')
    refused(() => checkConsistency([], 0, EMPTY_ROOT, 0, roots[6]!), 'log_forked')
  })
})

describe('a tree too large to hold', () => {
  // All leaves alike: then every complete subtree of a level has one hash, and any size can be had.
  const alike = [leafHash(utf8('alike'))]
  for (let level = 1; level <= 53; level++) alike.push(nodeHash(alike[level - 1]!, alike[level - 1]!))
  const bring = (needs: readonly NodeAt[]) => needs.map(({ level }) => alike[level]!)
  const rootAt = (size: number) => rootOf(bring(rootNeeds(size)))
  const size = fc.oneof(fc.nat(5000), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }))

  it('proves inclusion and consistency beyond 32 bits, up to the largest safe integer', () => {
    fc.assert(
      fc.property(size, size, (a, b) => {
        const [small, large] = [Math.min(a, b), Math.max(a, b)]
        if (small < large)
          checkInclusion(
            inclusionProof(small, large, bring(inclusionNeeds(small, large))),
            small,
            large,
            alike[0]!,
            rootAt(large),
          )
        const proof = consistencyProof(small, large, bring(consistencyNeeds(small, large)))
        checkConsistency(proof, small, rootAt(small), large, rootAt(large))
      }),
    )
    assert.equal(rootNeeds(Number.MAX_SAFE_INTEGER).length, 53)
    assert.deepEqual(rootNeeds(2 ** 52), [{ level: 52, index: 0 }])
  })
})
