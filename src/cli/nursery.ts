import { setFlagsFromString } from 'node:v8'

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
