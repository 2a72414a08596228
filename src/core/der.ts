/**
 * ECDSA signatures as authenticators write them: DER of SEQUENCE { r INTEGER, s INTEGER } (RFC 3279 section 2.2.3).
 * There is one reader, so that both crypto backends see the same 64 bytes; OpenSSL's own is laxer than noble's.
 *
 * With r = 128 and s = 1, in hexadecimal:
 *
 *     300702020080020101
 */

/** r ‖ s, 32 bytes each; undefined unless `formatDerSignature` would write these very bytes. */
export function parseDerSignature(der: Uint8Array): Uint8Array | undefined {
  const rEnd = 4 + (der[3] ?? 0)
  const sAt = rEnd + 2
  const framed = der[0] === 0x30 && der[1] === der.length - 2 && der[2] === 0x02 && der[rEnd] === 0x02
  if (!framed || sAt + (der[rEnd + 1] ?? 0) !== der.length) return undefined
  const rs = new Uint8Array(64)
  return readInteger(der.subarray(4, rEnd), rs, 32) && readInteger(der.subarray(sAt), rs, 64) ? rs : undefined
}

/** X.690 section 8.3.2: as few bytes as keep it positive. Written into `rs` so that it ends at `end`. */
function readInteger(bytes: Uint8Array, rs: Uint8Array, end: number): boolean {
  const [first = 0x80, second] = bytes
  if (first >= 0x80 || (first === 0 && second !== undefined && second < 0x80)) return false
  const digits = first === 0 && second !== undefined ? bytes.subarray(1) : bytes
  if (digits.length > 32) return false
  rs.set(digits, end - digits.length)
  return true
}

/** `rs` is r ‖ s, 32 bytes each. DER (RFC 3279, section 2.2.3) in the fewest bytes. */
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
