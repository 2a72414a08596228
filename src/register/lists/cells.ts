import { withoutHidden } from '../../core/hidden.ts'
import { type Doubt, type DoubtCode, doubt, type Field } from './doubts.ts'

/** Space of every kind, with the invisible characters that behave like it at the ends of a cell. */
export const ENDS = /^[\s\u00ad\u200b\u2060\ufeff]+|[\s\u00ad\u200b\u2060\ufeff]+$/gu
/** UTF-8 read as Latin-1 once too often, or a character lost on the way. */
const GARBLED = /\ufffd|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]|â€/u
/** Question marks in place of letters, as from a program that could not write them. */
const LETTERS_LOST = /\?\?|\p{L}\?\p{L}/u
const ENTITY = /&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,6});/iu

/** Whether letters of these words were lost, or turned into others, before they came here. */
export function isGarbled(text: string): boolean {
  return GARBLED.test(text) || LETTERS_LOST.test(text)
}

/** The words of a cell as the register can hold them; each thing done to them is told. */
export function cleanCell(cell: string, row: number, field: Field, doubts: Doubt[]): string {
  let text = cell
  const become = (next: string, why: DoubtCode) => {
    if (next !== text) doubts.push(doubt(row, field, why, text, next))
    text = next
  }
  const trimmed = text.replace(ENDS, '')
  // A cell of blanks only is told as a blank cell; it is not told twice.
  if (trimmed === '') {
    if (text !== '') doubts.push(doubt(row, field, 'blank_trimmed', text, ''))
    return ''
  }
  become(trimmed, 'blank_trimmed')
  become(text.replace(/\s*[\t\n\r\v\f\u0085\u2028\u2029]\s*/gu, ' '), 'line_joined')
  become(withoutHidden(text.replace(/\p{Cs}/gu, '')).replace(ENDS, ''), 'characters_removed')
  become(text.normalize('NFC'), 'not_normal')
  if (/\s\s|[^\S ]/u.test(text)) doubts.push(doubt(row, field, 'blank_inside', text, text))
  if (GARBLED.test(text)) doubts.push(doubt(row, field, 'text_garbled', text, text))
  if (ENTITY.test(text)) doubts.push(doubt(row, field, 'entity_kept', text, text))
  return text
}

/** Cuts to `most` UTF-16 units, never inside a character. */
export function clipCell(text: string, most: number, row: number, field: Field, doubts: Doubt[]): string {
  if (text.length <= most) return text
  let cut = most - 1
  if (/[\ud800-\udbff]/.test(text[cut - 1]!)) cut--
  const clipped = `${text.slice(0, cut).trimEnd()}…`
  doubts.push(doubt(row, field, 'words_clipped', text, clipped))
  return clipped
}

/** Words by which lists say that there is no website. */
const NONE = /^(?:-+|n\/?a|none|no|nil|0|aucun|néant|sans|x)$/iu

/** An address that a page can link to, or null; what is not one is told. */
export function readWebsite(cell: string, row: number, doubts: Doubt[]): string | null {
  if (cell === '') return null
  const bare = !/^[a-z][a-z0-9+.-]*:/iu.test(cell) && /^[^\s/@]+\.[^\s/@]{2,}/u.test(cell)
  const wanted =
    bare && !NONE.test(cell)
      ? `https://${cell}`
      : cell.replace(/^https?:\/\//iu, start => start.toLowerCase())
  if (wanted.length > 2048 || !/^https?:\/\/[^\s"<>\\^`{|}]+$/u.test(wanted) || hostOf(wanted) === null) {
    doubts.push(doubt(row, 'website', 'website_unusable', cell))
    return null
  }
  if (bare) doubts.push(doubt(row, 'website', 'website_scheme', cell, wanted))
  return wanted
}

/** The host of an address without `www.`, or null where it is no host that one could ask. */
export function hostOf(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { hostname, username, password } = new URL(address)
  if (username !== '' || password !== '' || !/[^.]\.[^.]/.test(hostname)) return null
  return hostname.replace(/^www\./, '').replace(/\.$/, '')
}
