import { hiddenIn } from '../core/hidden.ts'

/** As the law and the door will ask. `text` stands on one line; in words of several, line feeds and tabs are seen. */
export function hasHidden(text: string, { lines = false } = {}): boolean {
  if (!text.isWellFormed()) return true
  return lines
    ? hiddenIn(text.replaceAll('\t', ' ')) !== undefined
    : /\n/.test(text) || hiddenIn(text) !== undefined
}
