import { withoutUnseen } from '../core/hidden.ts'
import { CONFUSABLES } from './confusables.ts'

/** What a hasty reader takes a text for (Unicode UTS 39, section 4). */

const LOOKS_LIKE = new Map<string, string>()
let target = ''
for (const token of CONFUSABLES.trim().split(/\s+/)) {
  if (token.endsWith(':')) target = charactersIn(token.slice(0, -1))
  else LOOKS_LIKE.set(charactersIn(token), target)
}

function charactersIn(codes: string): string {
  return String.fromCodePoint(...codes.split('+').map(code => Number.parseInt(code, 16)))
}

/**
 * Two texts look the same where these do. It is the skeleton of UTS 39, of which what is written compatibly (wide
 * letters, ligatures) is taken for what it stands for: names are searched so too. A capital I looks like an l, and an m
 * like rn.
 */
export function skeletonOf(text: string): string {
  return mapped(mapped(withoutUnseen(text).normalize('NFD')).normalize('NFKD')).normalize('NFD')
}

function mapped(text: string): string {
  let looks = ''
  for (const character of text) looks += LOOKS_LIKE.get(character) ?? character
  return looks
}

/**
 * As a hasty reader sees it. A capital I looks like an l and a small one does not, so that both cases are given where
 * they differ.
 */
export function looksOf(text: string): string[] {
  return [...new Set([text.toLowerCase(), text].map(one => hastily(skeletonOf(one).toLowerCase())))]
}

/**
 * Beyond UTS 39: accents are overlooked, an i is taken for an l (as the ӏ of Cyrillic is, which has been used so), and
 * two v for a w.
 */
function hastily(look: string): string {
  return look
    .replace(/[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]/g, '')
    .replace(/i/g, 'l')
    .replace(/vv/g, 'w')
}
