/** Bytes on their way to the driver and back. */

export const buffer = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
/** The driver's Buffers share their memory; what goes out is a plain array of its own. */
export const plain = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes)
