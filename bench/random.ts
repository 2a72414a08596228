/** Numbers that come out the same for the same seed: xorshift32, good enough to scatter. */
export interface Random {
  /** At least 0, below `end`. */
  below(end: number): number
  pick<T>(from: readonly T[]): T
  bytes(length: number): Uint8Array
  /** 0 to `count` - 1 in some order. */
  shuffled(count: number): number[]
}

export function newRandom(seed: number): Random {
  let state = (seed * 2_654_435_761 + 1) >>> 0 || 1
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state
  }
  const below = (end: number): number => Math.floor((next() / 2 ** 32) * end)
  return {
    below,
    pick: from => from[below(from.length)]!,
    bytes: length =>
      new Uint8Array(Uint32Array.from({ length: Math.ceil(length / 4) }, next).buffer, 0, length),
    shuffled(count) {
      const all = Array.from({ length: count }, (_, i) => i)
      for (let i = count - 1; i > 0; i--) {
        const k = below(i + 1)
        ;[all[i], all[k]] = [all[k]!, all[i]!]
      }
      return all
    },
  }
}
