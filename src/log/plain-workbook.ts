import { inflateRawSync } from 'node:zlib'
import { equalBytes, fromUtf8 } from '../core/bytes.ts'

/**
 * What the door asks of a workbook beside its type, against whoever hides a program in one. A ZIP can be two: some
 * programs read the directory at its end, others what comes first, and what none of them names lies in between. And a
 * part is what `[Content_Types].xml` calls it, whatever its name is. So each byte belongs to one part or to the one
 * directory, and each part is one that a workbook without programs has.
 */

const END = 0x06054b50
const LOCATOR_64 = 0x07064b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const DESCRIPTOR = 0x08074b50
const LENGTHS = { end: 22, entry: 46, local: 30, descriptor: 12, locator: 20 }

const STORED = 0
const DEFLATED = 8
/** Flags (APPNOTE 4.4.4): how it was deflated, that its sizes come behind it, that its name is UTF-8. */
const FLAGS = 0b0000_1000_0000_1110
const SIZES_BEHIND = 0b1000

/**
 * Extra fields that say nothing of name, size or place: times, owners, and the room that Office leaves. Others can
 * (APPNOTE 4.5): 0001 gives other sizes, 7075 another name.
 */
const EXTRA = new Set([0x000a, 0x5455, 0x5855, 0x7855, 0x7875, 0xa220, 0xcafe])

interface Part {
  readonly name: string
  readonly packed: Uint8Array
  readonly isDeflated: boolean
}

export function isPlainWorkbook(bytes: Uint8Array): boolean {
  const parts = partsOf(bytes)
  if (parts === undefined || !parts.every(({ name }) => isPlainName(name))) return false
  // Names are the same in any case of letters (ECMA-376-2, 6.2.2.3).
  const names = new Set(parts.map(({ name }) => name.toLowerCase()))
  const listed = parts.find(({ name }) => name === TYPES)
  const types = listed && typesIn(listed)
  if (types === undefined || names.size !== parts.length) return false
  return parts.every(({ name }) => name === TYPES || isPlainType(name, types(name)))
}

/**
 * Undefined unless the file is its parts, one behind the other, each as the directory says, then the directory and its
 * end, and nothing else.
 */
function partsOf(bytes: Uint8Array): Part[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.length - LENGTHS.end
  const begins = end < 0 ? -1 : view.getUint32(end + 16, true)
  // One that says it has a comment has its end before that, where another may stand.
  if (begins < 0 || view.getUint32(end, true) !== END || view.getUint16(end + 20, true) !== 0)
    return undefined
  const hasLocator = end >= LENGTHS.locator && view.getUint32(end - LENGTHS.locator, true) === LOCATOR_64
  const [disk, ownDisk, own, count] = [4, 6, 8, 10].map(place => view.getUint16(end + place, true))
  if (hasLocator || disk !== 0 || ownDisk !== 0 || own !== count) return undefined
  const found: { from: number; until: number; part: Part }[] = []
  let at = begins
  for (let i = 0; i < count!; i++) {
    if (at + LENGTHS.entry > end || view.getUint32(at, true) !== ENTRY) return undefined
    const [name, extra, comment] = [28, 30, 32].map(place => view.getUint16(at + place, true))
    const head = bytes.subarray(at, at + LENGTHS.entry + name! + extra!)
    if (at + head.length > end || comment !== 0 || !isPlainExtra(head.subarray(LENGTHS.entry + name!)))
      return undefined
    const one = localOf(bytes, view, head, name!, begins)
    if (one === undefined) return undefined
    found.push(one)
    at += head.length
  }
  if (at !== end) return undefined
  let covered = 0
  for (const { from, until } of found.sort((a, b) => a.from - b.from)) {
    if (from !== covered) return undefined
    covered = until
  }
  return covered === begins ? found.map(({ part }) => part) : undefined
}

/** The part of which `head` is told in the directory, whose own header says the same. */
function localOf(bytes: Uint8Array, view: DataView, head: Uint8Array, named: number, most: number) {
  const told = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const [flags, method] = [8, 10].map(place => told.getUint16(place, true))
  const [crc, length, size, from] = [16, 20, 24, 42].map(place => told.getUint32(place, true))
  if ((flags! & ~FLAGS) !== 0 || (method !== STORED && method !== DEFLATED)) return undefined
  if (method === STORED && length !== size) return undefined
  if (from! + LENGTHS.local > most || view.getUint32(from!, true) !== LOCAL) return undefined
  const [name, extra] = [26, 28].map(place => view.getUint16(from! + place, true))
  const begins = from! + LENGTHS.local + name! + extra!
  const ends = begins + length!
  if (ends > most || name !== named) return undefined
  const nameAt = from! + LENGTHS.local
  const isSame =
    view.getUint16(from! + 6, true) === flags &&
    view.getUint16(from! + 8, true) === method &&
    equalBytes(bytes.subarray(nameAt, nameAt + name), head.subarray(LENGTHS.entry, LENGTHS.entry + name))
  if (!isSame || !isPlainExtra(bytes.subarray(nameAt + name, begins))) return undefined
  const isBehind = (flags! & SIZES_BEHIND) !== 0
  const said = [14, 18, 22].map(place => view.getUint32(from! + place, true))
  const sizes = [crc!, length!, size!]
  const until = isBehind ? behind(view, ends, most, sizes) : ends
  const isSaid = sizes.every((one, i) => said[i] === one || (isBehind && said[i] === 0))
  if (until === undefined || !isSaid) return undefined
  const part = {
    name: String.fromCharCode(...bytes.subarray(nameAt, nameAt + name)),
    packed: bytes.subarray(begins, ends),
    isDeflated: method === DEFLATED,
  }
  return { from: from!, until, part }
}

/** Where the sizes end that stand behind a part, with their signature or without. */
function behind(view: DataView, at: number, most: number, sizes: readonly number[]): number | undefined {
  const isSigned = at + 4 <= most && view.getUint32(at, true) === DESCRIPTOR
  const from = isSigned ? at + 4 : at
  const until = from + LENGTHS.descriptor
  if (until > most) return undefined
  return sizes.every((one, i) => view.getUint32(from + 4 * i, true) === one) ? until : undefined
}

function isPlainExtra(extra: Uint8Array): boolean {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength)
  let at = 0
  while (at + 4 <= extra.length) {
    if (!EXTRA.has(view.getUint16(at, true))) return false
    at += 4 + view.getUint16(at + 2, true)
  }
  return at === extra.length
}

const TYPES = '[Content_Types].xml'

const STEP = /(?!\.{1,2}(?:\/|$))[\w.-]+/.source
const PLACE = new RegExp(`^(?:_rels|docProps|docMetadata|customXml|xl)(?:/${STEP})+$`)
/** What draws, counts or says. What printers are told lies in one folder, and is the only binary part. */
const KIND = /\.(?:xml|rels|vml|png|jpe?g|gif|emf)$|^xl\/printerSettings\/[\w-]+\.bin$/i
/** Programs, buttons that run one, other files within, and ways to others. */
const FOREIGN =
  /\/(?:activeX|ctrlProps|customUI|dialogsheets|embeddings|externalLinks|macrosheets|queryTables|webextensions)\//i

const isPlainName = (name: string) =>
  name === TYPES || (PLACE.test(name) && KIND.test(name) && !FOREIGN.test(name))

const WORKBOOK = /^xl\/workbook\d*\.xml$/
const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'
const KNOWN = new RegExp(
  `^(?:${[
    '(?:application|text)/xml',
    'image/(?:png|jpe?g|gif|(?:x-)?emf)',
    'application/vnd\\.openxmlformats-(?:package|officedocument)\\.[\\w.+-]+',
    'application/vnd\\.ms-excel\\.[a-z]+\\+xml',
    'application/vnd\\.ms-office\\.(?:chartstyle|chartcolorstyle|classificationlabels)\\+xml',
  ].join('|')})$`,
  'i',
)
const FOREIGN_TYPE =
  /macro|vba|activex|oleobject|control|dialogsheet|externallink|connections|querytable|template|addin/i

function isPlainType(name: string, type: string | undefined): boolean {
  if (type === undefined) return false
  if (WORKBOOK.test(name)) return type === MAIN
  return KNOWN.test(type) && !FOREIGN_TYPE.test(type)
}

/** Bytes of the list of types, unpacked: a hundred times that of a large workbook. */
const MOST_TYPES = 1_048_576
const SPACE = 'http://schemas.openxmlformats.org/package/2006/content-types'
/**
 * The whole of it: no comment, no entity, no other element, attribute or encoding, of which two programs might make two
 * things.
 */
const HEAD =
  /^\ufeff?(?:<\?xml version=["']1\.0["'](?: encoding=["']utf-8["'])?(?: standalone=["']\w+["'])?\s?\?>)?/i
const ALL = /<Types((?:\s+xmlns(?::\w+)?=(?:"[^"<>&]*"|'[^'<>&]*'))+)\s*>/
const ONE =
  /<(Default|Override)((?:\s+(?:Extension|PartName|ContentType)=(?:"[^"<>&]*"|'[^'<>&]*')){2})\s*(?:\/>|>\s*<\/\1>)/g

/** Of each part its type, by its name or else by how that ends; undefined where the list can be read in two ways. */
function typesIn(listed: Part): ((name: string) => string | undefined) | undefined {
  const text = textOf(listed)?.replace(HEAD, '').trim() ?? ''
  const [opens, spaces] = ALL.exec(text) ?? ['', '']
  if (opens === '' || !text.startsWith(opens) || attributeIn(spaces!, 'xmlns') !== SPACE) return undefined
  const [byEnd, byName] = [new Map<string, string>(), new Map<string, string>()]
  if (text.slice(opens.length).replace(ONE, ' ').trim() !== '</Types>') return undefined
  for (const [, element, attributes] of text.matchAll(ONE)) {
    const [into, of] = element === 'Default' ? [byEnd, 'Extension'] : [byName, 'PartName']
    const key = attributeIn(attributes!, of!)?.replace(/^\//, '').toLowerCase()
    const type = attributeIn(attributes!, 'ContentType')
    if (key === undefined || type === undefined || into.has(key)) return undefined
    into.set(key, type)
  }
  return name =>
    byName.get(name.toLowerCase()) ?? byEnd.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase())
}

const attributeIn = (attributes: string, name: string) =>
  new RegExp(`\\s${name}=["']([^"']*)["']`).exec(attributes)?.[1]

/** Undefined where it is not to be had within what is unpacked here. */
function textOf({ packed, isDeflated }: Part): string | undefined {
  try {
    const bytes = isDeflated ? inflateRawSync(packed, { maxOutputLength: MOST_TYPES }) : packed
    return bytes.length > MOST_TYPES ? undefined : fromUtf8(bytes)
  } catch {
    return undefined
  }
}
