/**
 * Labels that keep an order. The roll's search answers in the order of row numbers, so a row's number is its place on
 * the roll, and a page costs what it shows, whatever was searched. A new row takes a number between its neighbours'.
 * Where none is left, a small block of rows is renumbered (Bender et al., "Two simplified algorithms for maintaining
 * order in a list", 2002).
 */

/** Labels lie between 0 and this, exclusive: room for 500 million rows. Wider labels would enlarge the index. */
export const LABEL_END = 2 ** 44
/** One run of rows at either end takes this part of the room left there. */
const END_PART = 32

/**
 * `count` rising labels between two neighbours, undefined at an end. Undefined where there is no room: then renumber a
 * block.
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

/** Ever wider blocks around a label, the last of them everything; take the first that `isRoomy`. */
export function* blocksAround(label: number): Generator<Block> {
  for (let width = 2 ** 10; width <= LABEL_END; width *= 4) {
    const from = Math.floor(label / width) * width
    yield { from, to: from + width }
  }
}

/** Whether renumbering the block pays: the wider it is, the emptier it has to be. */
export function isRoomy({ from, to }: Block, rows: number): boolean {
  return rows ** 1.5 <= to - from
}

/** `count` labels spread evenly over a block. */
export function labelsIn({ from, to }: Block, count: number): number[] {
  const step = Math.floor((to - from) / (count + 1))
  return Array.from({ length: count }, (_, i) => from + step * (i + 1))
}
