import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

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

/**
 * By itself V8 lets garbage grow to three times what is in use before it is collected. For a command that reads far
 * more than it holds, this trades a little time for half of the memory. Called again while the command works, since the
 * nursery shall grow, but not to V8's 64 MiB.
 */
export function collectSoon(): void {
  setFlagsFromString('--heap-growing-percent=30')
  const nursery = getHeapSpaceStatistics().find(space => space.space_name === 'new_space')
  if (nursery !== undefined && nursery.space_size >= ROOMY) keepNurserySmall()
}
