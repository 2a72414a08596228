import { isUnknown, type Without } from '../../work/reporting/without-figures.ts'
import { type Asked, Choice, comma, entryLink, html, type Markup, phrase } from '../kit/kit.ts'

/** How many of those done came without the figures that their clause asks for, and of how many that is not known. */

export interface FiguresCounted {
  bare: number
  unknown: number
  /** The entries that withhold what would tell it. */
  withheld: readonly number[]
}

export function countFigures(counted: FiguresCounted, without: Without): void {
  if (without === 'yes') counted.bare++
  if (!isUnknown(without)) return
  counted.unknown++
  counted.withheld = [...new Set([...counted.withheld, ...without.withheld])].sort((a, b) => a - b)
}

/** Why it is not known. */
export function figuresGone(asked: Asked, entries: readonly number[]): Markup {
  const links = entries.map((entry, i) => html`${i === 0 ? '' : comma(asked.lang)}${entryLink(asked, entry)}`)
  const why = new Choice(entries.length === 0 ? 'away' : 'withheld')
  return phrase(asked.lang, 'due.figuresGone', { why, entries: html`${links}` })
}
