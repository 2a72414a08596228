import { concat, equalBytes } from './bytes.ts'

/** A PNG picture (W3C, third edition) without what does not draw it: words, places, times, animations. */
interface Png {
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
  /** What its checksums have to be of, each with its sum. */
  readonly sums: readonly (readonly [of: Uint8Array, sum: number])[]
  /** Its pixels, deflated, and how many bytes they are; null where it is interlaced. */
  readonly data: Uint8Array
  readonly length: number | null
}

const MAGIC = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const DRAWS: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'IDAT', 'IEND'])
/** The bit depths of each colour type, and how many numbers a pixel has. */
const COLOURS: Readonly<Record<number, { readonly depths: readonly number[]; readonly samples: number }>> = {
  0: { depths: [1, 2, 4, 8, 16], samples: 1 },
  2: { depths: [8, 16], samples: 3 },
  3: { depths: [1, 2, 4, 8], samples: 1 },
  4: { depths: [8, 16], samples: 2 },
  6: { depths: [8, 16], samples: 4 },
}
/** Length, type and checksum of a chunk. */
const AROUND = 12

/** Undefined for what is no PNG from its first byte to its last. */
export function readPng(bytes: Uint8Array): Png | undefined {
  if (!equalBytes(bytes.subarray(0, MAGIC.length), MAGIC)) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [MAGIC]
  const types: string[] = []
  const sums: [Uint8Array, number][] = []
  const data: Uint8Array[] = []
  let at = MAGIC.length
  while (at + AROUND <= bytes.length) {
    const end = at + AROUND + view.getUint32(at)
    if (end > bytes.length) return undefined
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    types.push(type)
    sums.push([bytes.subarray(at + 4, end - 4), view.getUint32(end - 4)])
    if (type === 'IDAT') data.push(bytes.subarray(at + 8, end - 4))
    if (DRAWS.has(type)) kept.push(bytes.subarray(at, end))
    at = end
    if (type === 'IEND') break
  }
  const isWhole = types[0] === 'IHDR' && types.includes('IDAT') && types.at(-1) === 'IEND'
  if (!isWhole || at !== bytes.length || view.getUint32(MAGIC.length) !== 13) return undefined
  const head = MAGIC.length + 8
  const [width, height] = [view.getUint32(head), view.getUint32(head + 4)]
  const [depth, colour, packing, filter, lacing] = bytes.subarray(head + 8, head + 13) as unknown as number[]
  const { depths, samples } = COLOURS[colour!] ?? { depths: [], samples: 0 }
  const isLegal = depths.includes(depth!) && packing === 0 && filter === 0 && lacing! <= 1
  if (!isLegal || types.indexOf('IHDR', 1) !== -1 || (colour === 3 && !types.includes('PLTE')))
    return undefined
  const length = height * (1 + Math.ceil((width * samples * depth!) / 8))
  return {
    ...{ width, height, bytes: concat(...kept), sums },
    ...{ data: concat(...data), length: lacing === 0 ? length : null },
  }
}
