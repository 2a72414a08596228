import { randomBytes } from '#crypto'
import { equalBytes } from '../core/bytes.ts'
import { HashList, type Lay } from './history.ts'

/** Slots are at most half full, so that a search ends soon. */
const FIRST_SLOTS = 1_024
/** Digests that are read at once: a tile of them. */
const TOGETHER = 256

/**
 * SHA-256 digests, each once, in some 45 bytes, of which 32 are laid where there is room. Authors choose digests by
 * trying nonces; they cannot crowd them into one place, since the places depend on random numbers.
 */
export class DigestSet implements Iterable<Uint8Array> {
  readonly #digests: HashList
  readonly #factors = new Int32Array(Uint8Array.from(randomBytes(32)).buffer)
  /** Open addressing: the number of a digest, from 1; 0 where nothing is. */
  #slots = new Uint32Array(FIRST_SLOTS)

  /** `lay` has room for what is full; in memory if left out. */
  constructor(lay?: Lay) {
    this.#digests = new HashList(lay)
  }

  has(digest: Uint8Array): boolean {
    return this.#slots[this.#slotOf(digest)] !== 0
  }

  /** One that is not in it yet. */
  add(digest: Uint8Array): void {
    if (this.#digests.length * 2 >= this.#slots.length) this.#widen()
    this.#digests.push(digest)
    this.#slots[this.#roomFor(digest)] = this.#digests.length
  }

  /** In the order in which they came. */
  *[Symbol.iterator](): Iterator<Uint8Array> {
    const { length } = this.#digests
    for (let from = 0; from < length; from += TOGETHER) {
      const some = this.#digests.slice(from, from + TOGETHER)
      for (let at = 0; at < some.length; at += 32) yield some.subarray(at, at + 32)
    }
  }

  #widen(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2)
    let nth = 0
    for (const digest of this) this.#slots[this.#roomFor(digest)] = ++nth
  }

  /** For a digest that is not in it: none has to be read. */
  #roomFor(digest: Uint8Array): number {
    const last = this.#slots.length - 1
    let slot = this.#mix(digest) & last
    while (this.#slots[slot] !== 0) slot = (slot + 1) & last
    return slot
  }

  /** Where the digest is, or where there is room for it. */
  #slotOf(digest: Uint8Array): number {
    const last = this.#slots.length - 1
    for (let slot = this.#mix(digest) & last; ; slot = (slot + 1) & last) {
      const nth = this.#slots[slot]!
      if (nth === 0 || equalBytes(this.#digests.at(nth - 1), digest)) return slot
    }
  }

  #mix(digest: Uint8Array): number {
    const words = new DataView(digest.buffer, digest.byteOffset, digest.byteLength)
    let mixed = 0
    for (let i = 0; i < 8; i++) mixed = (mixed + Math.imul(words.getInt32(i * 4), this.#factors[i]! | 1)) | 0
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
}
