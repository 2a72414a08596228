import type { Duties } from '../../register/duties.ts'
import { ref } from '../../register/rows.ts'
import {
  type Asked,
  bodyOf,
  entryLink,
  entryShown,
  firstOf,
  html,
  ledgerLine,
  linkTo,
  listed,
  longDay,
  type Piece,
  phrase,
  remark,
  say,
} from '../kit/kit.ts'
import { measureAt } from '../statement/commitment-names.ts'
import { quoted } from '../teller/pieces.ts'
import { onThatDay, type ShownDay } from './shown-day.ts'
import { commitmentPath, measureSaid, newerEdition } from './words.ts'

/** What one organisation says of itself under a call: its reports, and why it does not take measures on. */

/** Its newest entries, among which reports of words alone are looked for: no row names these. */
const NEWEST = 50
const MOST_REPORTS = 12

/** Reports with words, newest first, in its own words; null where there is none. */
export async function reportsSaid(
  asked: Asked,
  call: string,
  party: string,
  { asked: now, earlier, commitments }: Duties,
  on: ShownDay,
): Promise<Piece> {
  const { lang, site } = asked
  const newest = await site.log.store.entriesOn(`party ${party}`, { limit: NEWEST })
  const isKnown = ({ day }: { readonly day: string }) => day <= on.day
  const named = [...now, ...earlier].flatMap(({ met }) =>
    met !== null && isKnown(met) ? (met.entry ?? []) : [],
  )
  const answered = commitments.flatMap(({ commitment }) =>
    commitment.reports.filter(isKnown).map(({ entry }) => entry),
  )
  const entries = [...new Set([...newest.entries, ...named, ...answered])].sort((a, b) => b - a)
  const all = (await Promise.all(entries.map(entry => reportAt(asked, call, party, entry)))).flat()
  const reports = all.filter(isKnown)
  if (reports.length === 0) return null
  const { shown, told } = firstOf(reports, MOST_REPORTS, count =>
    say(lang, 'commitment.moreReports', { count }),
  )
  const lines = await Promise.all(
    shown.map(async ({ entry, day, words, answers }) => {
      const each = answers.map(async ({ commitment, says, words }) => {
        const to = onThatDay(commitmentPath(call, { lead: commitment.party, id: commitment.id }), on)
        const outlook = says === null ? null : html` ${say(lang, `commitment.outlook.${says}`)}`
        return html`<p>${linkTo(asked, to, commitment.id)}${outlook}</p>${await quoted(asked, words)}`
      })
      const what = html`${await quoted(asked, words)}${await Promise.all(each)}`
      return ledgerLine(day, lang, what, entryLink(asked, entry))
    }),
  )
  return html`<section class="asked-of">
    <h4>${say(lang, 'commitment.reports')}</h4>
    ${remark(say(lang, 'commitment.reportsNote'))}
    <ol class="ledger three">${lines}</ol>${told === null ? null : remark(told)}
  </section>`
}

async function reportAt(asked: Asked, call: string, party: string, entry: number) {
  const shown = await entryShown(asked, entry)
  const { statement, declared } = shown.prepared.enclosed ?? shown.prepared
  if (declared.type !== 'report/filed' || statement.call !== call || statement.by !== party) return []
  const { words, answers } = bodyOf<'report/filed'>(shown)
  const isSaid = words !== null || answers.some(one => one.words !== null)
  return isSaid ? [{ entry, day: shown.admitted.slice(0, 10), words, answers }] : []
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
