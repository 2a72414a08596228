import { ANY_HIDDEN } from './hidden.ts'
import { SPACES } from './normal.ts'

/** RFC 4180: a cell is quoted if it holds what parts cells or rows, or white space at an end; rows end in CRLF. */
export function formatCsvRow(cells: readonly string[]): string {
  return `${cells.map(formatCell).join(',')}\r\n`
}

/** A number is computed to itself, and nobody's program is to find an apostrophe before it. */
const NUMBER = /^-?[0-9]{1,30}(?:\.[0-9]{1,30})?$/

function formatCell(cell: string): string {
  if (NUMBER.test(cell)) return cell
  const text = cell.replace(WITHIN, "$1'").replace(FIRST, "'")
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Spreadsheets compute a cell that begins so, quoted or not: a name could then read other cells and send them
 * somewhere. An apostrophe makes it text. Some readers part cells by semicolons or tabs, and then any line feed begins
 * a cell, since the quotes around it count for nothing. JSON and the export give what was signed unaltered.
 */
const COMPUTING = '[=+\\-@＝＋－＠﹢﹣﹦﹫−]'
/** What a reader may step over before it: white space, and what nobody sees. */
const BLANK = `(?:[${SPACES}]|${ANY_HIDDEN})`
const FIRST = new RegExp(`^(?=${BLANK}*${COMPUTING})`, 'u')
// Looks no further than the next that parts cells, so that each character is looked at twice at most.
const WITHIN = new RegExp(`([;\\t\\r\\n])(?=(?:(?![\\t\\r\\n])${BLANK})*${COMPUTING})`, 'gu')
const QUOTED = new RegExp(`[",\\r\\n]|^[${SPACES}]|[${SPACES}]$`, 'u')

/**
 * For files that are read back: a cell that `unguarded` turns into the very text again. An apostrophe that the text itself
 * has where one would be set is doubled, since it would else be taken for ours.
 */
export function guarded(text: string): string {
  return NUMBER.test(text) ? text : text.replace(OWN_FIRST, "'$&").replace(OWN_WITHIN, "$1'")
}

/**
 * For cells of text in a workbook, which no program computes: only an apostrophe that the text itself has is doubled, so
 * that `unguarded` turns them into the very text, as it does those that came there from a CSV.
 */
export function doubled(text: string): string {
  return text.replace(HAS_FIRST, "'$&").replace(HAS_WITHIN, "$1'")
}

/** The text of a cell that was written `guarded` or `doubled`, or typed. The last that was done is undone first. */
export function unguarded(cell: string): string {
  return cell.replace(SET_WITHIN, '$1').replace(SET_FIRST, '')
}

const APOSTROPHES = `'*(?:(?![\\t\\r\\n])${BLANK})*${COMPUTING}`
const APOSTROPHES_FIRST = `'*${BLANK}*${COMPUTING}`
const OWN_FIRST = new RegExp(`^(?=${APOSTROPHES_FIRST})`, 'u')
const OWN_WITHIN = new RegExp(`([;\\t\\r\\n])(?=${APOSTROPHES})`, 'gu')
const HAS_FIRST = new RegExp(`^(?='${APOSTROPHES_FIRST})`, 'u')
const HAS_WITHIN = new RegExp(`([;\\t\\r\\n])(?='${APOSTROPHES})`, 'gu')
const SET_FIRST = new RegExp(`^'(?=${APOSTROPHES_FIRST})`, 'u')
const SET_WITHIN = new RegExp(`([;\\t\\r\\n])'(?=${APOSTROPHES})`, 'gu')
