import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

/**
 * V8 learns by the place in the code which things live long, and makes those among the old at once ("pretenuring"). While
 * statements wait by the hundred their requests live long; from then on it made the request of every page there, where
 * garbage costs most: half as many pages a second.
 */
export function makeAllYoung(): void {
  setFlagsFromString('--no-allocation-site-pretenuring')
}

/**
 * V8 makes new things in its nursery, which grows with what survives there and hardly ever shrinks. Nearly all that is
 * made while code is loaded survives, so a server at rest would hold 24 MiB for nothing. Kept small until then, the
 * nursery grows with the first work that needs it.
 */
export function keepNurserySmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}

/** V8's own default. */
export function letNurseryGrow(): void {
  setFlagsFromString('--semi-space-growth-factor=2')
}

/** Bytes of a nursery in which little survives that is garbage soon after. */
const ROOMY = 24 * 1024 * 1024

/** Bytes to which garbage may grow before it is collected, and percent of what is in use where that is more. */
const MOST_GARBAGE = 40 * 1024 * 1024
const LEAST_GROWTH = 30

let filled = 0
let inUse = 0

/**
 * By itself V8 lets garbage grow to three times what is in use before it is collected. For a command that reads far
 * more than it holds, this trades a little time for half of the memory. Called again while the command works, since the
 * nursery shall grow, but not to V8's 64 MiB, and what is in use grows too.
 */
export function collectSoon(): void {
  let nursery = 0
  let old = 0
  for (const { space_name, space_size, space_used_size } of getHeapSpaceStatistics())
    if (space_name === 'new_space') nursery = space_size
    else old += space_used_size
  // It only grows until it is collected, and is what is in use right after that.
  if (old < filled || inUse === 0) inUse = old
  filled = old
  const growth = Math.max(LEAST_GROWTH, Math.floor((MOST_GARBAGE / inUse) * 100))
  setFlagsFromString(`--heap-growing-percent=${growth}`)
  if (nursery >= ROOMY) keepNurserySmall()
}
