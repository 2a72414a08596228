import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { Blob, Face, Font } from 'harfbuzzjs'

/**
 * The letters of pictures: Source Serif 4 for Latin, Greek and Cyrillic, Noto Naskh for Arabic, both under the Open Font
 * License and in packages of their own, so that a picture looks alike on every machine.
 */

const FILES = [
  ...['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic', 'cyrillic-ext'].map(part => [
    'source-serif-4',
    part,
  ]),
  ['noto-naskh-arabic', 'arabic'],
] as const

export interface Letters {
  readonly font: Font
  readonly upem: number
}

let opened: readonly Letters[] | undefined

/** In the order in which they are asked for a character. */
export function letters(): readonly Letters[] {
  opened ??= FILES.map(([family, part]) => {
    const file = `@fontsource/${family}/files/${family}-${part}-400-normal.woff`
    const face = new Face(new Blob(unpacked(readFileSync(new URL(import.meta.resolve(file))))))
    return { font: new Font(face), upem: face.upem }
  })
  return opened
}

const WOFF_HEADER = 44
const WOFF_ENTRY = 20
const HEADER = 12
const ENTRY = 16

/** A WOFF 1.0 file as the font that was packed in it: each table is deflated by itself. */
function unpacked(woff: Buffer): Uint8Array {
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, i) => {
    const at = WOFF_HEADER + i * WOFF_ENTRY
    const [offset, packed, length] = [4, 8, 12].map(field => woff.readUInt32BE(at + field)) as [
      number,
      number,
      number,
    ]
    const bytes = woff.subarray(offset, offset + packed)
    return {
      tag: woff.subarray(at, at + 4),
      checksum: woff.subarray(at + 16, at + 20),
      bytes: packed < length ? inflateSync(bytes) : bytes,
    }
  })
  const directory = Buffer.alloc(HEADER + count * ENTRY)
  const power = 31 - Math.clz32(count)
  woff.copy(directory, 0, 4, 8)
  directory.writeUInt16BE(count, 4)
  directory.writeUInt16BE(16 * 2 ** power, 6)
  directory.writeUInt16BE(power, 8)
  directory.writeUInt16BE(count * 16 - 16 * 2 ** power, 10)
  const parts: Uint8Array[] = [directory]
  let offset = directory.length
  for (const [i, { tag, checksum, bytes }] of tables.entries()) {
    const at = HEADER + i * ENTRY
    tag.copy(directory, at)
    checksum.copy(directory, at + 4)
    directory.writeUInt32BE(offset, at + 8)
    directory.writeUInt32BE(bytes.length, at + 12)
    const padding = -bytes.length & 3
    parts.push(bytes, Buffer.alloc(padding))
    offset += bytes.length + padding
  }
  return Buffer.concat(parts)
}
