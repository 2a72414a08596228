import { toHex } from '../core/bytes.ts'
import { type Digest, formatDigest } from '../core/digest.ts'
import { nodeHash } from '../core/merkle.ts'
import { hashOfLeaf, type Leaf, type Proof } from './types/invitations.ts'

/** One invited alone, and any of a short list, stand among as many. */
const LEAST = 16

export interface InvitationTree {
  readonly root: Digest
  /** Of each leaf, in the order in which they were given. */
  readonly proofs: readonly Proof[]
}

/**
 * The tree whose root an officer signs. Whoever joins publishes a path and the size, so it is filled up to a power of
 * two by hashes of `chance`, and stands in the order of hashes: salts make them, so that neither place nor number says
 * who else is invited.
 */
export function invitationTree(
  leaves: readonly Leaf[],
  chance: (place: number) => Uint8Array,
): InvitationTree {
  const own = leaves.map(hashOfLeaf)
  const size = 2 ** Math.ceil(Math.log2(Math.max(LEAST, own.length)))
  const filling = Array.from({ length: size - own.length }, (_, place) => chance(place))
  const placed = [...own, ...filling].sort((a, b) => (toHex(a) < toHex(b) ? -1 : 1))
  const levels = [placed]
  while (levels.at(-1)!.length > 1) levels.push(above(levels.at(-1)!))
  const [[root]] = levels.slice(-1) as [[Uint8Array]]
  const places = new Map(placed.map((hash, index) => [hash, index]))
  const pathFrom = (index: number) =>
    levels.slice(0, -1).map((level, height) => formatDigest(level[(index >> height) ^ 1]!))
  const proofs = own.map(hash => {
    const index = places.get(hash)!
    return { index, size, path: pathFrom(index) }
  })
  return { root: formatDigest(root), proofs }
}

const above = (hashes: readonly Uint8Array[]): Uint8Array[] =>
  hashes.flatMap((left, i) => (i % 2 === 0 ? [nodeHash(left, hashes[i + 1]!)] : []))
