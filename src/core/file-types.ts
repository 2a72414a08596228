import { equalBytes, utf8 } from './bytes.ts'
import { SAYS } from './normal.ts'

/**
 * Of which type a file is, by its bytes alone: whoever sends one chooses its name and its type, and a reader's machine
 * opens it by these.
 */

export const PDF = 'application/pdf'
export const JPEG = 'image/jpeg'
export const PNG = 'image/png'
export const CSV = 'text/csv'
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * What a party may lay beside a report. Nothing here says that one is harmless: a PDF can hold a script, and a table a
 * formula. So each goes out as a download, under the name of its type, and no page opens it.
 */
export const FILE_TYPES = [PDF, JPEG, PNG, CSV, XLSX] as const
export type FileType = (typeof FILE_TYPES)[number]

/** How names of such files end. */
export const FILE_ENDINGS: Readonly<Record<FileType, string>> = {
  [PDF]: 'pdf',
  [JPEG]: 'jpg',
  [PNG]: 'png',
  [CSV]: 'csv',
  [XLSX]: 'xlsx',
}

/** How else their authors’ names end. */
const OTHER_ENDINGS: Readonly<Record<string, FileType>> = { jpeg: JPEG, jpe: JPEG, jfif: JPEG }

/** In small letters; '' for a name without one. */
export const endingOf = (name: string): string =>
  /\.([^./\\\x20]{1,16})$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** Undefined for an ending of none of these types. */
export const typeByEnding = (ending: string): FileType | undefined =>
  FILE_TYPES.find(type => FILE_ENDINGS[type] === ending) ?? OTHER_ENDINGS[ending]

/**
 * Whether its own author calls a file what its bytes are of. A name without an ending says nothing; of text, which has
 * no sign, its name alone tells a table from notes, and from a document that was never made.
 */
export function isNamedAs(name: string, type: FileType): boolean {
  const ending = endingOf(name)
  return ending === '' ? type !== CSV : typeByEnding(ending) === type
}

export const isFileType = (mediaType: string): mediaType is FileType =>
  (FILE_TYPES as readonly string[]).includes(mediaType)

export interface Sign {
  readonly at: number
  readonly is: Uint8Array
}

const ZIP = Uint8Array.of(0x50, 0x4b, 0x03, 0x04)

/** By their first bytes. */
export const SIGNS = {
  pdf: [{ at: 0, is: utf8('%PDF-') }],
  png: [{ at: 0, is: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) }],
  jpeg: [{ at: 0, is: Uint8Array.of(0xff, 0xd8, 0xff) }],
  zip: [{ at: 0, is: ZIP }],
} as const satisfies Record<string, readonly Sign[]>

export const bears = (bytes: Uint8Array, signs: readonly Sign[]): boolean =>
  signs.every(({ at, is }) => equalBytes(bytes.subarray(at, at + is.length), is))

const IS: Readonly<Record<FileType, (bytes: Uint8Array) => boolean>> = {
  [PDF]: bytes => bears(bytes, SIGNS.pdf),
  [JPEG]: bytes => bears(bytes, SIGNS.jpeg),
  [PNG]: bytes => bears(bytes, SIGNS.png),
  [CSV]: isTable,
  [XLSX]: isWorkbook,
}

/** Undefined for what is of none of these types. */
export const fileTypeOf = (bytes: Uint8Array): FileType | undefined =>
  FILE_TYPES.find(type => IS[type](bytes))

export const isOfType = (bytes: Uint8Array, type: FileType): boolean => IS[type](bytes)

const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/

/**
 * No line of a table begins as markup does; `<5` is a number that is not told. Blanks of its own line alone, or a file
 * of empty lines is read once for each.
 */
const MARKUP = /^[\t\x20\xa0\u2000-\u200a\u3000\ufeff]*<[A-Za-z!?/]/m

/**
 * Text has no sign: it is UTF-8 without control characters, and no line of it begins as markup. A mark of byte order
 * may come first. A program is text too, and what it is cannot be seen: so it goes out as a table to be saved, which
 * nothing runs.
 */
function isTable(bytes: Uint8Array): boolean {
  const text = textIn(bytes)
  return text !== undefined && SAYS.test(text) && !MARKUP.test(text)
}

/** Undefined for what is no text in UTF-8. */
export function textIn(bytes: Uint8Array): string | undefined {
  // Whatever holds such a byte is no text, and is seen to be none before all of it is decoded.
  if (bytes.subarray(0, 4096).includes(0)) return undefined
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return CONTROLS.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

/** Names that a program writes into a workbook are far fewer, and shorter. */
const MOST_NAMES = 10_000
const MOST_NAME = 1024

/**
 * A workbook is a ZIP like many others: what is in it says which. One with programs in it (macros) is another type, and
 * is not taken.
 */
function isWorkbook(bytes: Uint8Array): boolean {
  if (!bears(bytes, SIGNS.zip)) return false
  const names = namesInZip(bytes) ?? []
  return (
    names.includes('[Content_Types].xml') &&
    names.some(name => /^xl\/workbook\d*\.xml$/.test(name)) &&
    !names.some(isProgram)
  )
}

/**
 * Programs lie in binary parts of any name. What printers are told is binary too, and hardly anything else of a table.
 */
const isProgram = (name: string) =>
  /vbaproject|\/macrosheets\/|\/activex\//i.test(name) ||
  (/\.bin$/i.test(name) && !/^xl\/printersettings\/[^/]+$/i.test(name))

const END = 0x06054b50
const ENTRY = 0x02014b50
const END_LENGTH = 22
const ENTRY_LENGTH = 46

/**
 * By the directory at its end (APPNOTE 4.3.12 and 4.3.16), as every program opens it; undefined where there is none.
 */
function namesInZip(bytes: Uint8Array): string[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfZip(view)
  if (end === undefined) return undefined
  const count = view.getUint16(end + 10, true)
  if (count > MOST_NAMES) return undefined
  const names: string[] = []
  const begins = view.getUint32(end + 16, true)
  let at = begins
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_LENGTH > end || view.getUint32(at, true) !== ENTRY) return undefined
    const [name, extra, comment] = [28, 30, 32].map(place => view.getUint16(at + place, true))
    const from = at + ENTRY_LENGTH
    if (name! > MOST_NAME || from + name! > end) return undefined
    names.push(String.fromCharCode(...bytes.subarray(from, from + name!)))
    at = from + name! + extra! + comment!
  }
  // Some programs read as many names as it says, and others as many bytes.
  return at - begins === view.getUint32(end + 12, true) ? names : undefined
}

/** A comment may follow it, as long as it says. */
function endOfZip(view: DataView): number | undefined {
  const last = view.byteLength - END_LENGTH
  for (let at = last; at >= 0 && at >= last - 0xffff; at--)
    if (
      view.getUint32(at, true) === END &&
      at + END_LENGTH + view.getUint16(at + 20, true) === view.byteLength
    )
      return at
  return undefined
}
