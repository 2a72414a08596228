import { crc32, deflateSync } from 'node:zlib'

/**
 * A PNG of few colours (ISO/IEC 15948): each pixel is one byte, the number of its colour. Of ink on paper it takes a
 * quarter of what four bytes a pixel take.
 */

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MOST_COLOURS = 256
const INDEXED = 3

/** `pixels` are red, green, blue and alpha, and all opaque. */
export function formatPng(
  { width, height }: { width: number; height: number },
  pixels: Uint8Array,
): Uint8Array {
  const { colours, numbers } = fewColours(pixels)
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) rows.set(numbers.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, INDEXED], 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(colours.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** Colours that differ by less and less in each channel are taken for one, until there are few enough. */
function fewColours(pixels: Uint8Array): { colours: number[][]; numbers: Uint8Array } {
  for (let bits = 3; ; bits++) {
    const known = new Map<number, number>()
    const colours: number[][] = []
    const numbers = new Uint8Array(pixels.length / 4)
    for (let i = 0; i < numbers.length && colours.length <= MOST_COLOURS; i++) {
      const [red, green, blue] = [pixels[i * 4]!, pixels[i * 4 + 1]!, pixels[i * 4 + 2]!]
      const key = ((red >> bits) << 16) | ((green >> bits) << 8) | (blue >> bits)
      const number = known.getOrInsertComputed(key, () => colours.push([red, green, blue]) - 1)
      numbers[i] = number
    }
    if (colours.length <= MOST_COLOURS) return { colours, numbers }
  }
}
