import type { Period } from '../../register/figures/figures.ts'
import { ref } from '../../register/rows.ts'
import { indicatorsOf } from '../../work/reporting/questions.ts'
import {
  type Asked,
  entryLink,
  html,
  type Lang,
  ledgerLine,
  linkIn,
  linkTo,
  longDay,
  type Markup,
  nameIn,
  type Piece,
  periodName,
  say,
  sub,
} from '../kit/kit.ts'
import { countedIn, countsSaid } from '../plots/codes.ts'
import { pledgeName } from '../statement/commitment-names.ts'
import { reportPath } from '../statement/report-path.ts'
import { quoted } from '../teller/pieces.ts'
import type { ReportListed } from './party-reports.ts'
import { onThatDay, type ShownDay } from './shown-day.ts'
import { commitmentPath } from './words.ts'

/** A report as a line of a list: of which time it is, how many values it has, what it says in words. */

/** Of which time it speaks: 2026, or from the first of its periods to the last. */
export function periodsSaid(lang: Lang, { periods }: { readonly periods: readonly Period[] }): string {
  const from = periods.map(one => one.from).toSorted()[0]!
  const until = periods
    .map(one => one.until)
    .toSorted()
    .at(-1)!
  return periodName({ from, until }, lang)
}

/**
 * What the indicators of a report are called, where a call has several; null where its time says which report it is.
 */
export async function catalogueSaid(
  { lang, site }: Asked,
  call: string,
  catalogue: string,
): Promise<string | null> {
  const all = await indicatorsOf(site.log.store, call)
  const found = all.length > 1 ? all.find(({ id }) => id === catalogue) : undefined
  return found === undefined ? null : nameIn(found.titles, lang).text
}

async function titleSaid(asked: Asked, call: string, { body, stood }: ReportListed): Promise<string> {
  const { lang } = asked
  if (stood !== null) {
    const periods = periodsSaid(lang, stood.said)
    const catalogue = await catalogueSaid(asked, call, stood.catalogue)
    return catalogue === null
      ? say(lang, 'reports.ofPeriods', { periods })
      : say(lang, 'reports.ofPeriodsBy', { periods, catalogue })
  }
  return say(lang, body.answers.length === 0 ? 'reports.ofWords' : 'reports.ofAnswers')
}

/** That it was corrected since it was filed, and where old stands beside new. */
function correctedSaid(asked: Asked, { stood }: ReportListed, path: string): Piece {
  if (stood === null || stood.sayings.length === 1) return null
  const { lang } = asked
  const says = say(lang, 'reports.correctedShort', { day: longDay(stood.said.day, lang) })
  return html`<p>${linkTo(asked, `${path}#corrections`, says)}</p>`
}

/** Each answer on a commitment, in its own words. */
async function answersSaid(asked: Asked, call: string, { body, entry }: ReportListed, on: ShownDay) {
  const { lang, site } = asked
  const rows = await site.log.store.rows(
    body.answers.map(({ commitment: { party, id } }) => ref('commitments', call, party, id)),
  )
  return Promise.all(
    body.answers.map(async ({ commitment, says, words }, i) => {
      const version = rows[i]?.versions.findLast(one => one.entry < entry)
      const name = version === undefined ? commitment.id : await pledgeName(asked, call, version)
      const to = onThatDay(commitmentPath(call, { lead: commitment.party, id: commitment.id }), on)
      const outlook = says === null ? null : html` ${say(lang, `commitment.outlook.${says}`)}`
      return html`<p>${linkTo(asked, to, html`<bdi>${name}</bdi>`)}${outlook}</p>${await quoted(asked, words)}`
    }),
  )
}

export async function reportLine(
  asked: Asked,
  call: string,
  party: string,
  one: ReportListed,
  on: ShownDay,
): Promise<Markup> {
  const { lang } = asked
  const { stood, entry, day, body } = one
  const path = onThatDay(reportPath(call, party, entry), on)
  const counts =
    stood === null
      ? null
      : sub(countsSaid(lang, countedIn(stood.said.periods.flatMap(({ indicators }) => indicators)), 'words'))
  const what = html`<p><a href="${linkIn(asked, path)}">${await titleSaid(asked, call, one)}</a>${counts}</p>
    ${correctedSaid(asked, one, path)}${await quoted(asked, body.words)}
    ${await answersSaid(asked, call, one, on)}`
  return ledgerLine(day, lang, what, entryLink(asked, entry))
}
