import { sha256 } from '#crypto'
import { equalBytes } from './bytes.ts'
import { Refusal } from './refusal.ts'

/**
 * Merkle trees of RFC 6962 section 2.1, over SHA-256. The core asks (`…Needs`) and folds, it never fetches: the caller
 * brings the hashes, in that order. Sizes and indexes are safe integers; JavaScript's bit operators would cut them at
 * 32 bits.
 */

/** The complete subtree of 2^level leaves that begins at leaf index·2^level. Level 0 is a leaf. */
export interface NodeAt {
  readonly level: number
  readonly index: number
}

/** One hash of a proof: the sibling to the left or right on the way up, made of these complete subtrees. */
export interface Step {
  readonly side: 'left' | 'right'
  readonly parts: readonly NodeAt[]
}

export const HASH_LENGTH = 32
/** The root of the empty tree: SHA-256 of nothing. */
export const EMPTY_ROOT = sha256(new Uint8Array(0))

/** An entry of any log has at most 65,535 bytes (C2SP tlog-tiles); the first byte stays 0. */
const leafInput = new Uint8Array(1 + 65_535)

/** SHA-256(00 ‖ entry); the prefix keeps an entry from passing for an inner node. */
export function leafHash(entry: Uint8Array): Uint8Array {
  const fits = entry.length < leafInput.length
  const input = fits ? leafInput.subarray(0, 1 + entry.length) : new Uint8Array(1 + entry.length)
  input.set(entry, 1)
  return sha256(input)
}

const nodeInput = new Uint8Array(1 + 2 * HASH_LENGTH)
nodeInput[0] = 1

/** SHA-256(01 ‖ left ‖ right), each of 32 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length !== HASH_LENGTH || right.length !== HASH_LENGTH)
    throw new RangeError('A hash has 32 bytes.')
  nodeInput.set(left, 1)
  nodeInput.set(right, 1 + HASH_LENGTH)
  return sha256(nodeInput)
}

/** The complete subtrees that a tree is made of, left to right: one for every 1 in the binary form of its size. */
export function rootNeeds(size: number): NodeAt[] {
  requireSize(size)
  const needs: NodeAt[] = []
  for (let width = 1, level = 0; width <= size; width *= 2, level++) {
    const index = Math.floor(size / width) - 1
    if (index % 2 === 0) needs.push({ level, index })
  }
  return needs.reverse()
}

/** The root over the hashes that `rootNeeds` asked for. Of no hashes, the empty root. */
export function rootOf(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return EMPTY_ROOT
  return hashes.reduceRight((right, left) => nodeHash(left, right))
}

/**
 * The way from a complete subtree up to the root of a tree. Within the tree's own complete subtree the siblings are
 * complete; then comes everything to its right, as one hash; then its left neighbours, one by one.
 */
export function stepsToRoot(node: NodeAt, size: number): Step[] {
  const peaks = rootNeeds(size)
  const mine = peaks.findIndex(peak => covers(peak, node))
  if (mine === -1)
    throw proofWrong(`A tree of size ${size} has no node ${node.index} at level ${node.level}.`)
  const steps: Step[] = []
  let index = node.index
  for (let level = node.level; level < peaks[mine]!.level; level++) {
    const even = index % 2 === 0
    const sibling = { level, index: even ? index + 1 : index - 1 }
    steps.push({ side: even ? 'right' : 'left', parts: [sibling] })
    index = Math.floor(index / 2)
  }
  if (mine + 1 < peaks.length) steps.push({ side: 'right', parts: peaks.slice(mine + 1) })
  for (let left = mine - 1; left >= 0; left--) steps.push({ side: 'left', parts: [peaks[left]!] })
  return steps
}

/**
 * What to bring to `inclusionProof`, in order. Refuses `proof_wrong` unless index < size. Of leaf 4 in a tree of 7, as
 * level/index:
 *
 *     0/5 0/6 2/0
 */
export function inclusionNeeds(index: number, size: number): NodeAt[] {
  return stepsToRoot({ level: 0, index }, size).flatMap(step => step.parts)
}

/** RFC 6962 section 2.1.1, PATH(index, D[size]): from the leaf's sibling to the root's child. */
export function inclusionProof(index: number, size: number, hashes: readonly Uint8Array[]): Uint8Array[] {
  return foldSteps(stepsToRoot({ level: 0, index }, size), hashes)
}

/** Refuses `proof_wrong` unless the proof leads from this leaf hash at `index` to the root of the tree of `size`. */
export function checkInclusion(
  proof: readonly Uint8Array[],
  index: number,
  size: number,
  leaf: Uint8Array,
  root: Uint8Array,
): void {
  const steps = stepsToRoot({ level: 0, index }, size)
  requireHashes([...proof, leaf, root])
  requireLength(proof, steps.length)
  let hash = leaf
  for (const [i, { side }] of steps.entries())
    hash = side === 'left' ? nodeHash(proof[i]!, hash) : nodeHash(hash, proof[i]!)
  if (!equalBytes(hash, root))
    throw proofWrong(`The proof does not lead from entry ${index} to the root of size ${size}.`)
}

/** What to bring to `consistencyProof`, in order. Refuses `proof_wrong` unless old ≤ size. */
export function consistencyNeeds(old: number, size: number): NodeAt[] {
  return consistencySteps(old, size).flatMap(step => step.parts)
}

/** RFC 6962 section 2.1.2, PROOF(old, D[size]); empty from the empty tree and from a tree to itself. */
export function consistencyProof(old: number, size: number, hashes: readonly Uint8Array[]): Uint8Array[] {
  return foldSteps(consistencySteps(old, size), hashes)
}

/**
 * Refuses `proof_wrong` unless the tree of `size` begins with the whole tree of `old`; refuses `log_forked` for two
 * roots of one size, since nothing could prove that.
 */
export function checkConsistency(
  proof: readonly Uint8Array[],
  old: number,
  oldRoot: Uint8Array,
  size: number,
  root: Uint8Array,
): void {
  const steps = consistencySteps(old, size)
  requireHashes([...proof, oldRoot, root])
  requireLength(proof, steps.length)
  if (old === 0 && !equalBytes(oldRoot, EMPTY_ROOT))
    throw proofWrong('The tree of size 0 has but one root, and this is not it.')
  if (old === size && !equalBytes(oldRoot, root))
    throw new Refusal('log_forked', `Two roots are given for one size, ${size}.`)
  if (old === 0 || old === size) return

  const { before, after } = foldConsistency(proof, steps, hasSeed(old) ? proof[0]! : oldRoot, hasSeed(old))
  if (!equalBytes(before, oldRoot) || !equalBytes(after, root))
    throw proofWrong(`The proof does not lead from size ${old} to size ${size}.`)
}

/**
 * The root of size `old` from which this proof leads to the root of `size`, whatever root somebody else has seen there.
 * Undefined where it leads to another root, and where `old` is a power of two or none: then the proof does not hold it.
 */
export function prefixRoot(
  proof: readonly Uint8Array[],
  old: number,
  size: number,
  root: Uint8Array,
): Uint8Array | undefined {
  const steps = consistencySteps(old, size)
  if (old === size || !hasSeed(old) || proof.length !== steps.length) return undefined
  requireHashes([...proof, root])
  const { before, after } = foldConsistency(proof, steps, proof[0]!, true)
  return equalBytes(after, root) ? before : undefined
}

/** Whether a proof from this size begins with the last complete subtree; else that is the whole old tree, and not sent. */
const hasSeed = (old: number): boolean => rootNeeds(old).length > 1

/**
 * Both roots. The last complete subtree of the old tree lies in both, and so does all to its left; what is to its right
 * lies only in the new one.
 */
function foldConsistency(
  proof: readonly Uint8Array[],
  steps: readonly Step[],
  seed: Uint8Array,
  sent: boolean,
): { before: Uint8Array; after: Uint8Array } {
  let [before, after] = [seed, seed]
  for (let i = sent ? 1 : 0; i < steps.length; i++) {
    if (steps[i]!.side === 'left') before = nodeHash(proof[i]!, before)
    after = steps[i]!.side === 'left' ? nodeHash(proof[i]!, after) : nodeHash(after, proof[i]!)
  }
  return { before, after }
}

/** Whether `node` is `peak` or lies under it. */
function covers(peak: NodeAt, node: NodeAt): boolean {
  return peak.level >= node.level && Math.floor(node.index / 2 ** (peak.level - node.level)) === peak.index
}

function consistencySteps(old: number, size: number): Step[] {
  requireSize(size)
  const peaks = rootNeeds(old)
  if (old > size) throw proofWrong(`A tree of size ${size} cannot contain one of size ${old}.`)
  if (old === 0 || old === size) return []
  const last = peaks.at(-1)!
  const first: Step[] = peaks.length > 1 ? [{ side: 'left', parts: [last] }] : []
  return [...first, ...stepsToRoot(last, size)]
}

function foldSteps(steps: readonly Step[], hashes: readonly Uint8Array[]): Uint8Array[] {
  return foldParts(
    steps.map(({ parts }) => parts),
    hashes,
  )
}

/** One hash for each list of neighbouring subtrees, over the `hashes` of all of them in order. */
export function foldParts(
  lists: readonly (readonly NodeAt[])[],
  hashes: readonly Uint8Array[],
): Uint8Array[] {
  let at = 0
  const proof = lists.map(({ length }) => {
    const from = at
    at += length
    return rootOf(hashes.slice(from, at))
  })
  if (at !== hashes.length)
    throw new RangeError(`The proof needs ${at} hashes, ${hashes.length} were brought.`)
  return proof
}

function requireSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) throw proofWrong(`${size} is not the size of a tree.`)
}

export function requireHashes(hashes: readonly Uint8Array[]): void {
  for (const { length } of hashes)
    if (length !== HASH_LENGTH) throw proofWrong(`A hash has 32 bytes, not ${length}.`)
}

export const proofWrong = (sentence: string) => new Refusal('proof_wrong', sentence)

function requireLength(proof: readonly Uint8Array[], length: number): void {
  if (proof.length !== length)
    throw proofWrong(`The proof has ${proof.length} hashes where ${length} are needed.`)
}
