import type { BodyOf } from '../../../register/types.ts'
import { onDay, reportFiled } from '../../../work/reporting/filed.ts'
import { catalogueSaid, periodsSaid } from '../../commitments/report-line.ts'
import {
  type Asked,
  bodyOf,
  entryLink,
  entryShown,
  firstOf,
  html,
  linkTo,
  listed,
  type Markup,
  type Piece,
  phrase,
  remark,
  say,
  shortDate,
} from '../../kit/kit.ts'
import { countedIn, countsSaid } from '../../plots/codes.ts'
import { reportPath } from '../../statement/report-path.ts'
import type { Representative } from '../session.ts'
import type { Standing } from './standing.ts'
import { briefly, isIn } from './year-lines.ts'
import { clauseBriefly, everAsked } from './year-rules.ts'

/**
 * The reports of the printed year that say more than what stands beside commitments: which clauses each answers, how
 * many values it has and how many are missing for which reason, its words, and where it is read whole.
 */

/** Lines on this paper; of more it gives the number. */
const MOST = 5
/** Entries that are read at a time. */
const PAGE = 50

export async function saidPart(
  asked: Asked,
  { party }: Pick<Representative, 'party'>,
  it: Standing,
  year: string,
): Promise<Markup> {
  const { lang } = asked
  const all = await reportsIn(asked, party, it, year)
  const lines = await Promise.all(all.map(one => lineOf(asked, party, it, one)))
  const told = lines.filter(line => line !== null)
  if (told.length === 0)
    return html`<p>${say(lang, all.length === 0 ? 'ours.nothingSaid' : 'ours.yearNoMore')}</p>`
  const { shown, told: more } = firstOf(told, MOST, count => say(lang, 'ours.yearAlso', { count }))
  return html`${listed(shown, 'plain-list')}${more === null ? null : remark(more)}`
}

interface Report {
  readonly entry: number
  readonly day: string
  readonly body: BodyOf<'report/filed'>
}

/** Null where all that it says stands beside commitments. */
async function lineOf(
  asked: Asked,
  party: string,
  it: Standing,
  { entry, day, body }: Report,
): Promise<Markup | null> {
  const { lang, site } = asked
  const clauses = await answeredIn(asked, it, entry)
  const figures = await figuresSaid(asked, party, it, body)
  const words = await briefly(asked, body.words)
  if (clauses.length === 0 && figures === null && words === null) return null
  const path = reportPath(it.id, party, entry)
  const address = linkTo(asked, path, `${site.publicUrl}${path}`)
  return html`${shortDate(day, lang)} ${entryLink(asked, entry)} ${clauses.map(one => html`${one} `)}${figures === null ? null : html`${figures}. `}${words} ${address}`
}

/** The clauses that this entry answered, in their words. */
function answeredIn(asked: Asked, it: Standing, entry: number): Promise<Piece[]> {
  const { lang } = asked
  const answered = everAsked(it).filter(({ met }) => met?.entry === entry)
  return Promise.all(
    answered.map(async one => {
      const policy = 'until' in one ? it.rules.policies.get(one.policy)! : it.policy!
      const clause = await clauseBriefly(asked, one.clause, policy)
      return phrase(lang, 'ours.answered', { clause, day: shortDate(one.moved, lang) })
    }),
  )
}

/**
 * Of which time, by which indicators, and how many values there are and are not, as they stood on the day of the paper.
 */
async function figuresSaid(
  asked: Asked,
  party: string,
  { id: call, day }: Standing,
  { figures }: Report['body'],
): Promise<Piece> {
  const { lang, site } = asked
  const filed = figures && (await reportFiled(site.log.store, call, party, figures.data.digest))
  const stood = filed && onDay(filed, day)
  if (stood === undefined) return null
  const { periods } = stood.said
  const catalogue = await catalogueSaid(asked, call, stood.catalogue)
  const of = periodsSaid(lang, stood.said)
  const title =
    catalogue === null
      ? say(lang, 'reports.ofPeriods', { periods: of })
      : say(lang, 'reports.ofPeriodsBy', { periods: of, catalogue })
  const what = countsSaid(lang, countedIn(periods.flatMap(({ indicators }) => indicators)), 'words')
  return phrase(lang, 'ours.pair', { name: title, what })
}

/** Newest first, from its own entries: no row names those of words alone. */
async function reportsIn(asked: Asked, party: string, { id: call, day: until }: Standing, year: string) {
  const found: Report[] = []
  for (let before: number | undefined; ; ) {
    const { entries } = await asked.site.log.store.entriesOn(`party ${party}`, { before, limit: PAGE })
    for (const entry of entries) {
      const shown = await entryShown(asked, entry)
      const day = shown.admitted.slice(0, 10)
      if (day < `${year}-01-01`) return found
      const { statement, declared } = shown.prepared.enclosed ?? shown.prepared
      const isOwn = statement.by === party && statement.call === call && day <= until
      if (isOwn && declared.type === 'report/filed' && isIn(day, year))
        found.push({ entry, day, body: bodyOf<'report/filed'>(shown) })
    }
    if (entries.length < PAGE) return found
    before = entries.at(-1)!
  }
}
