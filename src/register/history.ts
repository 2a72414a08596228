import { type Digest, formatDigest } from '../core/digest.ts'
import {
  consistencyNeeds,
  consistencyProof,
  EMPTY_ROOT,
  leafHash,
  type NodeAt,
  nodeHash,
  rootNeeds,
  rootOf,
} from '../core/merkle.ts'
import { parseTime } from '../core/time.ts'
import type { Ledger } from './rows.ts'

/**
 * The hashes of complete subtrees at every other level, 43 bytes an entry, laid where there is room: the root at any
 * earlier size takes a few dozen hashes.
 */
export class History implements Ledger {
  /** The hashes of the complete subtrees of 4^nth leaves, in order. */
  readonly #levels: HashList[] = []
  readonly #lay: Lay | undefined
  #founded = 0
  #admitted = 0
  #asked: { size: number; root: Digest } | undefined

  /** `lay` has room for what is full; in memory if left out. */
  constructor(lay?: Lay) {
    this.#lay = lay
  }

  get size(): number {
    return this.#levels[0]?.length ?? 0
  }

  get admitted(): number {
    return this.#admitted
  }

  /** When the first entry was admitted, Unix seconds. */
  get founded(): number {
    return this.#founded
  }

  append(entry: Uint8Array, admitted: string): void {
    this.#admitted = parseTime(admitted)
    if (this.size === 0) this.#founded = this.#admitted
    this.push(leafHash(entry))
  }

  /** The next leaf, of whatever was admitted whenever. */
  push(leaf: Uint8Array): void {
    let hash = leaf
    for (let level = 0; ; level += 2) {
      this.#levels[level / 2] ??= new HashList(this.#lay)
      const list = this.#levels[level / 2]!
      list.push(hash)
      if (list.length % 4 !== 0) return
      hash = this.#over(level + 1, list.length / 2 - 2)
    }
  }

  /** The hash of a complete subtree of 2^level leaves. */
  #at(level: number, index: number): Uint8Array {
    return level % 2 === 0 ? this.#levels[level / 2]!.at(index) : this.#over(level - 1, 2 * index)
  }

  /** That of two neighbours. */
  #over(level: number, left: number): Uint8Array {
    return nodeHash(this.#at(level, left), this.#at(level, left + 1))
  }

  root(size = this.size): Uint8Array {
    if (size === 0) return EMPTY_ROOT
    return rootOf(this.#nodes(rootNeeds(size)))
  }

  /** That the tree of size `old` is the beginning of this one (RFC 6962, section 2.1.2). */
  consistency(old: number): Uint8Array[] {
    return consistencyProof(old, this.size, this.#nodes(consistencyNeeds(old, this.size)))
  }

  #nodes(needs: readonly NodeAt[]): Uint8Array[] {
    return needs.map(({ level, index }) => this.#at(level, index))
  }

  /** A tile of C2SP tlog-tiles: hashes `level` × 8 levels above the leaves, as far as they are complete. */
  tile(level: number, index: number, width: number): Uint8Array {
    return this.#levels[level * 4]!.slice(index * 256, index * 256 + width)
  }

  rootAt(size: number): Digest | undefined {
    if (size > this.size) return undefined
    if (this.#asked?.size !== size) this.#asked = { size, root: formatDigest(this.root(size)) }
    return this.#asked.root
  }
}

/** Hashes in one piece of memory: whole tiles. */
export const PIECE = 4_096

/** Bytes, of which a part is read: an array is one. */
export type Piece = Readonly<{ subarray: (from: number, to: number) => Uint8Array }>

/** Takes a piece that is full to where there is more room than in memory. */
export type Lay = (full: Uint8Array) => Piece

/** A million entries have more than a million hashes, too many for objects; in pieces, nothing is copied when they grow. */
export class HashList {
  readonly #full: Piece[] = []
  readonly #lay: Lay
  #last = new Uint8Array(32 * 64)
  length = 0

  constructor(lay: Lay = full => full) {
    this.#lay = lay
  }

  push(hash: Uint8Array): void {
    const at = (this.length % PIECE) * 32
    if (at === this.#last.length) {
      const wider = new Uint8Array(at * 2)
      wider.set(this.#last)
      this.#last = wider
    } else if (at === 0 && this.length > 0) {
      this.#full.push(this.#lay(this.#last))
      this.#last = new Uint8Array(PIECE * 32)
    }
    this.#last.set(hash, at)
    this.length += 1
  }

  /** Bytes of the hashes from `from` on, up to `to`, within one tile. */
  slice(from: number, to: number): Uint8Array {
    if (from >= this.length) throw new RangeError(`There are ${this.length} hashes, and none at ${from}.`)
    const first = (from % PIECE) * 32
    const nth = Math.floor(from / PIECE)
    const piece = nth < this.#full.length ? this.#full[nth]! : this.#last
    return piece.subarray(first, first + (Math.min(to, this.length) - from) * 32)
  }

  at(index: number): Uint8Array {
    return this.slice(index, index + 1)
  }
}
