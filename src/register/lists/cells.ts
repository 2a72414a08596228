import { withoutHidden } from '../../core/hidden.ts'
import { toNfc, trimmed } from '../../core/normal.ts'
import type { DoubtCode, Field, Tell } from './doubts.ts'

/** What parts lines, as Unicode and spreadsheets do. */
const LINE_END = /[\t\n\r\v\f\u0085\u2028\u2029]/u
/** UTF-8 read as Latin-1, or a lost character. */
const GARBLED = /\ufffd|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]|â€/u
/** Question marks of a program that could not write the letters. */
const LETTERS_LOST = /\?\?|\p{L}\?\p{L}/u
const ENTITY = /&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,6});/iu

/** Whether letters were lost, or turned into others, before they came here. */
export function isGarbled(text: string): boolean {
  return GARBLED.test(text) || LETTERS_LOST.test(text)
}

/** The words of a cell as the register can hold them; each change is told. */
export function cleanCell(cell: string, field: Field, tell: Tell): string {
  let text = cell
  const become = (next: string, why: DoubtCode) => {
    if (next !== text) tell(field, why, text, next)
    text = next
  }
  become(trimmed(text), 'blank_trimmed')
  if (text === '') return ''
  become(
    text.replace(/[\s\u0085]+/gu, spaces => (LINE_END.test(spaces) ? ' ' : spaces)),
    'line_joined',
  )
  become(trimmed(withoutHidden(text.replace(/\p{Cs}/gu, ''))), 'characters_removed')
  become(toNfc(text), 'not_normal')
  if (/\s\s|[^\S ]/u.test(text)) tell(field, 'blank_inside', text, text)
  if (GARBLED.test(text)) tell(field, 'text_garbled', text, text)
  if (ENTITY.test(text)) tell(field, 'entity_kept', text, text)
  return text
}

/** Cuts to `most` UTF-16 units, never inside a character. */
export function clipCell(text: string, most: number, field: Field, tell: Tell): string {
  if (text.length <= most) return text
  let cut = most - 1
  if (/[\ud800-\udbff]/.test(text[cut - 1]!)) cut--
  const clipped = `${text.slice(0, cut).trimEnd()}…`
  tell(field, 'words_clipped', text, clipped)
  return clipped
}

/** How lists say that there is no website. */
const NONE = /^(?:-+|n\/?a|none|no|nil|0|aucun|néant|sans|x)$/iu

/** An address that a page can link to; else null, which is told. */
export function readWebsite(cell: string, tell: Tell): string | null {
  if (cell === '') return null
  const bare = !/^[a-z][a-z0-9+.-]*:/iu.test(cell) && /^[^\s/@]+\.[^\s/@]{2,}/u.test(cell)
  const wanted =
    bare && !NONE.test(cell)
      ? `https://${cell}`
      : cell.replace(/^https?:\/\//iu, start => start.toLowerCase())
  if (wanted.length > 2048 || !/^https?:\/\/[^\s"<>\\^`{|}]+$/u.test(wanted) || hostOf(wanted) === null) {
    tell('website', 'website_unusable', cell)
    return null
  }
  if (bare) tell('website', 'website_scheme', cell, wanted)
  return wanted
}

/** The host of an address without `www.`, or null where it is no host that one could ask. */
export function hostOf(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { hostname, username, password } = new URL(address)
  if (username !== '' || password !== '' || !/[^.]\.[^.]/.test(hostname)) return null
  return hostname.replace(/^www\./, '').replace(/\.$/, '')
}
