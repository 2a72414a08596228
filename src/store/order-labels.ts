/**
 * Numbers that keep an order. The roll's search answers in the order of its row numbers, so a row's number
 * says where it stands on the roll: a page then costs what it shows, whatever was searched. A new row takes a
 * number between its neighbours'; where there is none left, a small stretch of rows is numbered anew
 * (Bender et al., "Two simplified algorithms for maintaining order in a list", 2002).
 */

/** Labels lie between 0 and this, exclusive. Room for 500 million rows; wider labels would make the index larger. */
export const LABEL_END = 2 ** 44
/** The part of the room left at either end that one run of rows there may take. */
const END_PART = 32

/**
 * `count` labels, rising, between two neighbours; an end without neighbour is undefined. Undefined if there
 * is no room: then number a `block` anew.
 */
export function labelsBetween(
  low: number | undefined,
  high: number | undefined,
  count: number,
): number[] | undefined {
  const from = low ?? (high === undefined ? 0 : high - Math.floor(high / END_PART))
  const to = high ?? (low === undefined ? LABEL_END : low + Math.floor((LABEL_END - low) / END_PART))
  const step = Math.floor((to - from) / (count + 1))
  return step < 1 ? undefined : Array.from({ length: count }, (_, i) => from + step * (i + 1))
}

export interface Block {
  readonly from: number
  /** Exclusive. */
  readonly to: number
}

/** Ever wider blocks around a label; take the first that `isRoomy`. The last one is everything. */
export function* blocksAround(label: number): Generator<Block> {
  for (let width = 2 ** 10; width <= LABEL_END; width *= 4) {
    const from = Math.floor(label / width) * width
    yield { from, to: from + width }
  }
}

/** Sparse enough that renumbering it pays: the wider the block, the emptier it has to be. */
export function isRoomy({ from, to }: Block, rows: number): boolean {
  return rows ** 1.5 <= to - from
}

/** `count` labels spread evenly over a block. */
export function labelsIn({ from, to }: Block, count: number): number[] {
  const step = Math.floor((to - from) / (count + 1))
  return Array.from({ length: count }, (_, i) => from + step * (i + 1))
}
