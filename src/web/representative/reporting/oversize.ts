import { MOST_DATA } from '../../../core/words.ts'
import { type Oversize, oversizeIn } from '../../../work/reporting/room.ts'
import {
  type Asked,
  comma,
  firstOf,
  html,
  linkTo,
  type Markup,
  periodName,
  phrase,
  say,
} from '../../kit/kit.ts'
import { fileSize } from '../../statement/files.ts'
import type { Representative } from '../session.ts'
import { titleOf } from './faults.ts'
import { reportPath, type Sitting } from './sitting.ts'

/**
 * A report whose answers are too long together for one file: told on each page on which somebody could shorten one, with
 * the longest of them. All of it is kept, and none of it is signed.
 */

/** Null of a draft that has room. */
export function oversizeTold(asked: Asked, who: Representative, sitting: Sitting): Markup | null {
  const found = oversizeIn(sitting)
  return found && html`<div class="notice warn">${oversizeSaid(asked, who, sitting, found)}</div>`
}

/** Whoever shortens these has shortened most of it. */
const MOST_NAMED = 10

export function oversizeSaid(
  asked: Asked,
  { role }: Pick<Representative, 'role'>,
  { catalogue, head, it }: Pick<Sitting, 'catalogue' | 'head' | 'it'>,
  { over, longest }: Oversize,
): Markup {
  const { lang } = asked
  const lines = firstOf(longest, MOST_NAMED, () => null).shown.map(({ indicator: id, period, bytes }) => {
    const indicator = catalogue.indicators.find(one => one.id === id)!
    const title = titleOf(indicator, lang)
    const of = head.periods.length === 1 ? title : `${title}${comma(lang)}${periodName(period, lang)}`
    const to = reportPath(it, 'parts', indicator.section)
    const what = role === 'reader' ? of : linkTo(asked, to, of)
    return html`<li>${phrase(lang, 'general.pair', { what, value: fileSize(bytes, lang) })}</li>`
  })
  const size = { over: fileSize(over, lang), most: fileSize(MOST_DATA, lang) }
  return html`<p><b>${say(lang, 'filing.oversize', size)}</b></p>
    <p>${say(lang, 'filing.oversizeMend')}</p>
    ${lines.length === 0 ? null : html`<p>${say(lang, 'filing.oversizeLongest')}</p><ul>${lines}</ul>`}`
}
