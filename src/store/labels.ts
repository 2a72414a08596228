/**
 * Numbers that keep an order. The roll's search answers in the order of its row numbers, so a row's number
 * says where it stands on the roll: a page then costs what it shows, whatever was searched. A new row takes a
 * number between its neighbours'; where there is none left, a small stretch of rows is numbered anew
 * (Bender et al., "Two simplified algorithms for maintaining order in a list", 2002).
 */

/** Labels lie between 0 and this, exclusive. */
export const LABEL_END = 2 ** 52
/** Between neighbours at either end of the order, so that growing there never runs out. */
const STEP = 2 ** 26

/**
 * `count` labels, rising, between two neighbours; an end without neighbour is undefined. Undefined if there
 * is no room: then number a `block` anew.
 */
export function labelsBetween(
  low: number | undefined,
  high: number | undefined,
  count: number,
): number[] | undefined {
  const [from, step] = startAndStep(low, high, count)
  const end = from + step * count
  if (step < 1 || from < 0 || end >= LABEL_END) return undefined
  return Array.from({ length: count }, (_, i) => from + step * (i + 1))
}

function startAndStep(low: number | undefined, high: number | undefined, count: number): [number, number] {
  if (low !== undefined && high !== undefined) return [low, Math.floor((high - low) / (count + 1))]
  if (low !== undefined) return [low, STEP]
  if (high !== undefined) return [high - STEP * (count + 1), STEP]
  return [LABEL_END / 2, STEP]
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
  return rows * rows <= to - from
}

/** `count` labels spread evenly over a block. */
export function labelsIn({ from, to }: Block, count: number): number[] {
  const step = Math.floor((to - from) / (count + 1))
  return Array.from({ length: count }, (_, i) => from + step * (i + 1))
}
