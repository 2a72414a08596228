import type { Catalogue, Indicator } from '../../../register/figures/catalogue.ts'
import { KINDS } from '../../../register/kinds.ts'
import { type Crowded, crowdedFor } from '../../../work/reporting/room.ts'
import {
  type Asked,
  firstOf,
  formatNumber,
  html,
  listed,
  listOf,
  nameIn,
  type Piece,
  say,
  sub,
} from '../../kit/kit.ts'

/**
 * Indicators of which even one period is more than a report has room for: the desk publishes none that nobody could
 * answer, and says of whom the others ask too much.
 */

const MOST_NAMED = 3

/** A sentence for those of whom the same is asked. */
export function crowdedLines({ lang }: Pick<Asked, 'lang'>, { groups }: Crowded): string[] {
  return groups.map(({ kinds, is }) => {
    const { cells, most, largest } = is
    const named = kinds.map(kind => say(lang, `kinds.${kind}`))
    const whom = kinds.length === KINDS.length ? say(lang, 'deskIndicators.all') : listOf(named, lang)
    if (most === null) return say(lang, 'deskIndicators.tooMany', { whom, count: largest.length })
    const first = firstOf(largest, MOST_NAMED, () => null).shown.map(
      one => `${numbered(lang, one.indicator)} (${formatNumber(one.cells, lang)})`,
    )
    return say(lang, 'deskIndicators.tooMuch', { whom, cells, most, largest: listOf(first, lang) })
  })
}

const numbered = (lang: Asked['lang'], { number, titles }: Indicator) =>
  `${number} ${nameIn(titles, lang).text}`

const headOf = ({ lang }: Pick<Asked, 'lang'>, { isAll }: Crowded): string =>
  say(lang, isAll ? 'deskIndicators.tooMuchAll' : 'deskIndicators.tooMuchSome')

/** Before they are published. */
export function crowdedNotice(asked: Asked, catalogue: Catalogue): Piece {
  const crowded = crowdedFor(catalogue)
  if (crowded === null) return null
  return html`<div class="notice warn" id="too-much">
    <p><b>${headOf(asked, crowded)}</b></p>
    ${listed(crowdedLines(asked, crowded), 'plain-list')}
    <p>${say(asked.lang, 'deskIndicators.tooMuchMend')}</p>
  </div>`
}

/** Of those that are published, which no refusal at the desk takes back. */
export function crowdedLine(asked: Asked, catalogue: Catalogue): Piece {
  const crowded = crowdedFor(catalogue)
  if (crowded === null) return null
  const says = [...crowdedLines(asked, crowded), say(asked.lang, 'deskIndicators.tooMuchNext')]
  return sub(html`<b>${headOf(asked, crowded)}</b>. ${says.join(' ')}`)
}
