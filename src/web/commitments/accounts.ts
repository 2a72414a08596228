import { ref } from '../../register/rows.ts'
import {
  type Asked,
  entryLink,
  html,
  linkTo,
  listed,
  longDay,
  type Markup,
  type Piece,
  phrase,
  remark,
  say,
} from '../kit/kit.ts'
import { measureAt } from '../statement/commitment-names.ts'
import { reportsPath } from '../statement/report-path.ts'
import { quoted } from '../teller/pieces.ts'
import { reportsListed } from './party-reports.ts'
import { reportLine } from './report-line.ts'
import { onThatDay, type ShownDay } from './shown-day.ts'
import { measureSaid, newerEdition } from './words.ts'

/** What one organisation says of itself under a call: its reports, and why it does not take measures on. */

/** Of one call on the page of an organisation; all stand on a page of their own. */
const MOST_REPORTS = 6

/** Its newest reports, in its own words; null where there is none. */
export async function reportsSaid(asked: Asked, call: string, party: string, on: ShownDay): Promise<Piece> {
  const { lang } = asked
  const { reports, older } = await reportsListed(asked, { call, party, day: on.day, limit: MOST_REPORTS })
  if (reports.length === 0) return older === undefined ? null : allReports(asked, call, party, on)
  const lines = await Promise.all(reports.map(one => reportLine(asked, call, party, one, on)))
  return html`<section class="asked-of" id="reports-${call}">
    <h4>${say(lang, 'commitment.reports')}</h4>
    ${remark(say(lang, 'commitment.reportsNote'))}
    <ol class="ledger three">${lines}</ol>${older === undefined ? null : allReports(asked, call, party, on)}
  </section>`
}

/** Where all of them are turned over, page by page. */
function allReports(asked: Asked, call: string, party: string, on: ShownDay): Markup {
  const says = say(asked.lang, 'reports.all')
  return remark(linkTo(asked, onThatDay(reportsPath(call, party), on), says))
}

/** Why it does not take measures on; null where it has not said so of any. What was changed since is in the log alone. */
export async function declinedSaid(asked: Asked, call: string, party: string, on: ShownDay): Promise<Piece> {
  const [row] = await asked.site.log.store.rows([ref('declined', call, party)])
  const known = row?.measures.filter(({ day }) => day <= on.day) ?? []
  if (known.length === 0) return null
  const { lang } = asked
  const lines = await Promise.all(
    known.map(async ({ words, entry, day, ...one }) => {
      const measure = await measureAt(asked, call, one)
      const to = onThatDay(`/${call}/measures#${one.catalogue}-${one.id}`, on)
      const name = linkTo(asked, to, measure === undefined ? one.id : measureSaid(lang, measure))
      const said = phrase(lang, 'undertaken.declinedOn', {
        day: longDay(day, lang),
        entry: entryLink(asked, entry),
      })
      return html`${name} <span class="muted">${said}</span>${await newerEdition(asked, call, one)}${await quoted(asked, words)}`
    }),
  )
  return html`<section class="asked-of"><h4>${say(lang, 'undertaken.declined')}</h4>${listed(lines)}</section>`
}
