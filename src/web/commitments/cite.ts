import { dayOf } from '../../core/time.ts'
import {
  type Asked,
  type CallShown,
  copyButton,
  formatNumber,
  html,
  keeperName,
  linkIn,
  linkTo,
  longDay,
  type Markup,
  nameIn,
  part,
  remark,
  say,
  withMore,
} from '../kit/kit.ts'
import type { LogOnDay } from './shown-day.ts'

/** As many as show its address on a telephone, where a browser cannot fit the field to its words. */
const ROWS = 10

/**
 * A snapshot that others can cite: the day of which numbers speak, the log by which they were counted, and an address
 * that gives the same again. What is said of a day that is over follows from entries of that day and of earlier ones,
 * so it does not change; the export of this size holds all that it was counted from.
 */
export async function citePart(
  asked: Asked,
  call: CallShown,
  { day, root, size }: LogOnDay,
  /** `path` is without a day; `check` says how to count it again. */
  { path, what, check }: Readonly<{ path: string; what: string; check: string }>,
): Promise<Markup> {
  const { lang, site } = asked
  const isToday = day === dayOf(site.now())
  const text = say(lang, 'indicators.citation', {
    ...{ what, call: nameIn(call.row.titles, lang).text, keeper: await keeperName(asked) },
    ...{ day: longDay(day, lang), entries: formatNumber(size, lang), root },
    address: `${site.publicUrl}${linkIn(asked, withMore(path, `at=${day}`))}`,
  })
  const files = ['register', 'words'].map(name => {
    const to = `/export/${size}/${name}.ndjson`
    return html` <a href="${to}"><code>${name}.ndjson</code></a>`
  })
  const how = linkTo(asked, check, say(lang, 'indicators.citeHow'))
  const matter = html`
    <div class="field cite">
      <label for="cite">${say(lang, 'indicators.citeLabel')}</label>
      <div class="copy">
        <textarea id="cite" class="to-copy" rows="${ROWS}" readonly dir="auto">${text}</textarea>
        ${copyButton(lang, 'cite')}
      </div>
    </div>
    ${isToday ? remark(say(lang, 'indicators.citeToday'), 'mt-s') : null}
    ${remark(html`${say(lang, 'indicators.citeCheck')}${files}. ${how}`, 'mt-s')}
  `
  return part(say(lang, 'indicators.cite'), matter, {
    id: 'cite-this',
    note: say(lang, 'indicators.citeNote'),
  })
}
