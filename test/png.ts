import { crc32, deflateSync } from 'node:zlib'
import { concat, utf8 } from '../src/core/bytes.ts'

/** A grey PNG, with a comment that does not draw it. */
export function newPng(width: number, height: number, ...more: Uint8Array[]): Uint8Array {
  const head = new Uint8Array(13)
  const view = new DataView(head.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  head[8] = 8
  const rows = deflateSync(new Uint8Array(height * (width + 1)))
  const magic = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
  const place = pngChunk('tEXt', utf8('Place\0At home'))
  return concat(
    magic,
    pngChunk('IHDR', head),
    place,
    ...more,
    pngChunk('IDAT', rows),
    pngChunk('IEND', utf8('')),
  )
}

export function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const named = concat(utf8(type), data)
  const number = (value: number) => {
    const bytes = new Uint8Array(4)
    new DataView(bytes.buffer).setUint32(0, value)
    return bytes
  }
  return concat(number(data.length), named, number(crc32(named)))
}
