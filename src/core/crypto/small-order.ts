import { toHex } from '../bytes.ts'

/**
 * y of the eight points of Edwards25519 whose order divides 8, little-endian, with P and P + 1 for 0 and 1. With such a
 * key, or such an R, one signature may fit many messages. Recent OpenSSL refuses both, older versions take them, so
 * both backends look here first.
 */
const SMALL_ORDER = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
])

/** Whether these 32 bytes decode to a point of small order, whatever the sign of x. */
export function isSmallOrder(point: Uint8Array): boolean {
  return SMALL_ORDER.has(toHex(point.with(31, point[31]! & 0x7f)))
}
