import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

/**
 * V8 learns which places in the code make things that live long, and from then on lays what they make in its old space at
 * once ("pretenuring"), where garbage costs most. It learned that of requests while statements waited by the hundred. From
 * then on it laid the request of every page there, and half as many pages a second were answered.
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

/** Bytes to which garbage may grow before it is collected: a small heap would be collected all the time. */
const MOST_GARBAGE = 28 * 1024 * 1024
/** Percent of what is in use, to which garbage may grow where that is more. */
const LEAST_GROWTH = 20

/** Bytes of the heap but for its nursery: at the last call, and at the first after V8 had collected them. */
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
  // The heap only grows until V8 collects it: what is left then is in use.
  if (old < filled || inUse === 0) inUse = old
  filled = old
  const growth = Math.max(LEAST_GROWTH, Math.floor((MOST_GARBAGE / inUse) * 100))
  setFlagsFromString(`--heap-growing-percent=${growth}`)
  if (nursery >= ROOMY) keepNurserySmall()
}
