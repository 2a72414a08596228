/**
 * ECDSA signatures as authenticators write them: DER of SEQUENCE { r INTEGER, s INTEGER } (RFC 3279 section 2.2.3).
 * There is one reader, so that both crypto backends see the same 64 bytes; OpenSSL's own is laxer than noble's.
 */

/** r ‖ s, 32 bytes each; undefined unless `formatDerSignature` would write these very bytes. */
export function parseDerSignature(der: Uint8Array): Uint8Array | undefined {
  const rLength = der[3] ?? 0
  const sLength = der[5 + rLength] ?? 0
  const r = der.subarray(4, 4 + rLength)
  const s = der.subarray(6 + rLength, 6 + rLength + sLength)
  const rs = new Uint8Array(64)
  // A 33rd byte is the zero that keeps an integer positive; printing it back proves that.
  rs.set(r.subarray(-32), 32 - Math.min(32, r.length))
  rs.set(s.subarray(-32), 64 - Math.min(32, s.length))
  const printed = formatDerSignature(rs)
  if (printed.length !== der.length) return undefined
  return printed.every((byte, at) => byte === der[at]) ? rs : undefined
}

export function formatDerSignature(rs: Uint8Array): Uint8Array {
  const r = integer(rs.subarray(0, 32))
  const s = integer(rs.subarray(32, 64))
  return Uint8Array.of(0x30, 4 + r.length + s.length, 0x02, r.length, ...r, 0x02, s.length, ...s)
}

function integer(bytes: Uint8Array): number[] {
  let from = 0
  while (from < bytes.length - 1 && bytes[from] === 0) from++
  const short = [...bytes.subarray(from)]
  return short[0]! >= 0x80 ? [0, ...short] : short
}
