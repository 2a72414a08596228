import { equalBytes } from './bytes.ts'
import { foldParts, type NodeAt, nodeHash, proofWrong, requireHashes, rootNeeds } from './merkle.ts'

/**
 * One proof that several entries are in a tree (RFC 6962 section 2.1): the hashes of the largest ranges that hold none
 * of them, left to right, each once. Indexes and size alone say which ranges these are. Of one entry it is its
 * inclusion proof, in the order of the leaves.
 */

/** A leaf and where it stands. */
export interface LeafAt {
  readonly index: number
  readonly hash: Uint8Array
}

/** What to bring to `jointProof`, in order. Refuses `proof_wrong` unless the indexes ascend below size. */
export function jointNeeds(indexes: readonly number[], size: number): NodeAt[] {
  return gapsOf(indexes, size).flat()
}

/** Folds what `jointNeeds` asked for into the proof: one hash for each range. */
export function jointProof(
  indexes: readonly number[],
  size: number,
  hashes: readonly Uint8Array[],
): Uint8Array[] {
  return foldParts(gapsOf(indexes, size), hashes)
}

/** The root that leaves and proof lead to. Refuses `proof_wrong` for a proof without exactly the hashes needed. */
export function jointRoot(leaves: readonly LeafAt[], size: number, proof: readonly Uint8Array[]): Uint8Array {
  requireHashes([...proof, ...leaves.map(leaf => leaf.hash)])
  const indexes = leaves.map(leaf => leaf.index)
  requireIndexes(indexes, size)
  let used = 0
  const root = fold(indexes, 0, size, {
    leaf: at => leaves[at]!.hash,
    gap: () => {
      const hash = proof[used++]
      if (hash === undefined) throw proofWrong(`The proof has only ${proof.length} hashes.`)
      return hash
    },
    join: nodeHash,
  })
  if (used !== proof.length)
    throw proofWrong(`The proof has ${proof.length} hashes where ${used} are needed.`)
  return root
}

/** Refuses `proof_wrong` unless the proof leads from all these leaves, in the order of their indexes, to the root. */
export function checkJointInclusion(
  proof: readonly Uint8Array[],
  leaves: readonly LeafAt[],
  size: number,
  root: Uint8Array,
): void {
  if (!equalBytes(jointRoot(leaves, size, proof), root))
    throw proofWrong(`The proof does not lead from the ${leaves.length} entries to the root of size ${size}.`)
}

/** A hash that a leaf is joined with on its way to the root, and on which side it stands. */
export interface Joined {
  readonly side: 'left' | 'right'
  readonly hash: Uint8Array
}

/**
 * The way of one leaf to the root, from its sibling on, by the proof and the other leaves: that leaf's own inclusion
 * proof. The proof has been checked.
 */
export function jointPath(
  leaves: readonly LeafAt[],
  size: number,
  proof: readonly Uint8Array[],
  index: number,
): readonly Joined[] {
  let used = 0
  const { path } = fold<{ readonly hash: Uint8Array; readonly path: readonly Joined[] | undefined }>(
    leaves.map(leaf => leaf.index),
    0,
    size,
    {
      leaf: at => ({ hash: leaves[at]!.hash, path: leaves[at]!.index === index ? [] : undefined }),
      gap: () => ({ hash: proof[used++]!, path: undefined }),
      join: (left, right) => ({
        hash: nodeHash(left.hash, right.hash),
        path:
          left.path !== undefined
            ? [...left.path, { side: 'right', hash: right.hash }]
            : right.path && [...right.path, { side: 'left', hash: left.hash }],
      }),
    },
  )
  if (path === undefined) throw new RangeError(`Entry ${index} is not among the leaves.`)
  return path
}

/** The ranges without a chosen leaf, left to right, each as the complete subtrees that it is made of. */
function gapsOf(indexes: readonly number[], size: number): NodeAt[][] {
  requireIndexes(indexes, size)
  return fold<NodeAt[][]>(indexes, 0, size, {
    leaf: () => [],
    gap: (from, to) => [
      rootNeeds(to - from).map(({ level, index }) => ({ level, index: from / 2 ** level + index })),
    ],
    join: (left, right) => [...left, ...right],
  })
}

interface Folding<T> {
  /** `at` is the place among the chosen indexes. */
  leaf(at: number): T
  gap(from: number, to: number): T
  join(left: T, right: T): T
}

/** Walks the tree as RFC 6962 divides it: at the largest power of two below the number of its leaves. */
function fold<T>(indexes: readonly number[], from: number, to: number, folding: Folding<T>): T {
  const walk = (from: number, to: number, first: number, last: number): T => {
    if (first === last) return folding.gap(from, to)
    if (to - from === 1) return folding.leaf(first)
    let half = 1
    while (half * 2 < to - from) half *= 2
    let middle = first
    while (middle < last && indexes[middle]! < from + half) middle++
    return folding.join(walk(from, from + half, first, middle), walk(from + half, to, middle, last))
  }
  return walk(from, to, 0, indexes.length)
}

function requireIndexes(indexes: readonly number[], size: number): void {
  const inside = (index: number, i: number) =>
    Number.isSafeInteger(index) && index > (indexes[i - 1] ?? -1) && index < size
  if (!Number.isSafeInteger(size) || indexes.length === 0 || !indexes.every(inside))
    throw proofWrong(`A tree of size ${size} has no entries ${indexes.join(', ')}, each once.`)
}
