import { hiddenIn, withoutHidden } from '../core/hidden.ts'

/** As the law and the door will ask. `text` stands on one line; in words of several, line feeds and tabs are seen. */
export function hasHidden(text: string, { lines = false } = {}): boolean {
  if (!text.isWellFormed()) return true
  return lines
    ? hiddenIn(text.replaceAll('\t', ' ')) !== undefined
    : /\n/.test(text) || hiddenIn(text) !== undefined
}

/** The same without what nobody sees: whoever is told that it is there could not find it. */
export function cleared(text: string): string {
  return withoutHidden(text.replaceAll('\t', ' ')).toWellFormed()
}
