import { setFlagsFromString } from 'node:v8'

/**
 * Where V8 makes new things. It grows with what survives there, and hardly ever shrinks: and nearly all that is made
 * while code is loaded survives, so that a server at rest would hold 24 MiB for nothing. Kept small for so long, it
 * grows as ever with the first work that needs it.
 */
export function keepNurserySmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}

/** From now on as V8 has it by itself. */
export function letNurseryGrow(): void {
  setFlagsFromString('--semi-space-growth-factor=2')
}
