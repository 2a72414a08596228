import { withoutUnseen } from '../core/hidden.ts'
import { normalised } from '../core/normal.ts'
import { CONFUSABLES } from './confusables.ts'

/** What a text looks like to a hasty reader (Unicode UTS 39, section 4). */

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
 * Two texts look the same if these are equal. It is the skeleton of UTS 39, but wide letters and ligatures count as what
 * they stand for, as when names are searched. A capital I looks like an l, and an m like rn.
 */
export function skeletonOf(text: string): string {
  const decomposed = mapped(normalised(withoutUnseen(text), 'NFD'))
  return normalised(mapped(normalised(decomposed, 'NFKD')), 'NFD')
}

function mapped(text: string): string {
  return [...text].map(character => LOOKS_LIKE.get(character) ?? character).join('')
}

/** As a hasty reader sees it, in both cases if they differ: a capital I looks like an l, a small one does not. */
export function looksOf(text: string): string[] {
  return [...new Set([text.toLowerCase(), text].map(one => hastily(skeletonOf(one).toLowerCase())))]
}

/** Beyond UTS 39: overlooks accents, takes an i for an l (like Cyrillic ӏ, which has been used so), and two v for a w. */
function hastily(look: string): string {
  return look
    .replace(/[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]/g, '')
    .replace(/i/g, 'l')
    .replace(/vv/g, 'w')
}
