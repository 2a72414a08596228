/**
 * What the core asks of a browser and older ones lack; `toBase64` and its like are of 2025, and the newest of all.
 * Nothing asks for them while modules load, so a page can still say that they are missing.
 */
export const isSupported: boolean =
  typeof Uint8Array.fromBase64 === 'function' &&
  typeof Uint8Array.fromHex === 'function' &&
  typeof Uint8Array.prototype.toBase64 === 'function' &&
  typeof Uint8Array.prototype.toHex === 'function' &&
  typeof String.prototype.isWellFormed === 'function' &&
  typeof Array.prototype.toSorted === 'function' &&
  typeof BigInt === 'function'
