import { hiddenIn } from './hidden.ts'
import { hasLongRun, SAYS } from './normal.ts'

/**
 * Whether law and door take this as it was typed: it says something, all of it is seen, and no letter has more marks
 * than any language writes. Whoever types it is told at its field; a digest that is refused later names none. Several
 * `lines` may have line feeds and tabs, as words beside the log have; a string of JSON has no tab.
 */
export function isLegible(text: string, { lines = false } = {}): boolean {
  if (!text.isWellFormed() || (!lines && text.includes('\n'))) return false
  return (
    hiddenIn(lines ? text.replaceAll('\t', ' ') : text) === undefined && !hasLongRun(text) && SAYS.test(text)
  )
}
