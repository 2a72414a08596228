import { concat, equalBytes } from './bytes.ts'

/** A PNG picture (W3C, third edition) without what does not draw it: words, places, times, animations. */
interface Png {
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
}

const MAGIC = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const DRAWS: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'IDAT', 'IEND'])
/** Length, type and checksum of a chunk. */
const AROUND = 12

/** Undefined for what is no PNG from its first byte to its last. */
export function readPng(bytes: Uint8Array): Png | undefined {
  if (!equalBytes(bytes.subarray(0, MAGIC.length), MAGIC)) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [MAGIC]
  const types: string[] = []
  let at = MAGIC.length
  while (at + AROUND <= bytes.length) {
    const end = at + AROUND + view.getUint32(at)
    if (end > bytes.length) return undefined
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    types.push(type)
    if (DRAWS.has(type)) kept.push(bytes.subarray(at, end))
    at = end
    if (type === 'IEND') break
  }
  const isWhole = types[0] === 'IHDR' && types.includes('IDAT') && types.at(-1) === 'IEND'
  if (!isWhole || at !== bytes.length || view.getUint32(MAGIC.length) !== 13) return undefined
  const dimension = (offset: number) => view.getUint32(MAGIC.length + 8 + offset)
  return { width: dimension(0), height: dimension(4), bytes: concat(...kept) }
}
