import type { FiguresRow } from '../../../register/commitment-rows.ts'
import { ref } from '../../../register/rows.ts'
import { eachRow } from '../../../store/each-row.ts'
import { reportsListed } from '../../commitments/party-reports.ts'
import {
  type Asked,
  addressWith,
  comma,
  firstOf,
  html,
  linkTo,
  longDay,
  type Markup,
  nameIn,
  type Piece,
  say,
  spoken,
} from '../../kit/kit.ts'
import { reportPath, reportsPath } from '../../statement/report-path.ts'

/**
 * What an organisation reported, with figures or without, and where it is read: a line for each report, the newest first.
 * What an officer withholds is begun here, whether figures came with it or files alone.
 */

const MOST_REPORTS = 3

interface Filed {
  readonly entry: number
  readonly day: string
  readonly figures: FiguresRow | null
}

/** `withholds` says whether the officer may begin that. */
export async function reportsGiven(
  asked: Asked,
  call: string,
  party: string,
  { who, withholds }: { readonly who: string; readonly withholds: boolean },
): Promise<Piece[]> {
  const { lang } = asked
  const newest = (await reportsFiled(asked, call, party)).toSorted((a, b) => b.entry - a.entry)
  const { shown, told } = firstOf(newest, MOST_REPORTS, count => say(lang, 'desk.more', { count }))
  const lines = shown.map(async ({ entry, day: on, figures }): Promise<Markup> => {
    const day = longDay(on, lang)
    const says =
      figures === null
        ? say(lang, 'cycle.gaveWords', { day })
        : say(lang, 'cycle.gave', { title: await titleOf(asked, call, figures), day })
    const report = linkTo(asked, reportPath(call, party, entry), says)
    const corrected = figures?.corrections.length ?? 0
    const again = corrected === 0 ? null : ` ${say(lang, 'cycle.gaveAgain', { count: corrected })}`
    const to = addressWith('/desk/new/withholding', { entry: String(entry) })
    const begin = withholds
      ? html` ${linkTo(asked, to, spoken(say(lang, 'withholding.begin'), `${who}${comma(lang)}${day}`))}`
      : null
    return html`${report}${again}${begin}`
  })
  const all = await Promise.all(lines)
  // Of earlier days, none of files alone is named by a row: the whole list has them.
  const list =
    all.length === 0 ? null : linkTo(asked, reportsPath(call, party), told ?? say(lang, 'cycle.gaveAll'))
  return list === null ? [] : [...all, list]
}

async function titleOf({ lang, site }: Asked, call: string, { catalogue, edition }: FiguresRow) {
  const [row] = await site.log.store.rows([ref('indicatorEditions', call, catalogue, String(edition))])
  return nameIn(row!.titles, lang).text
}

/** Rows name each report that brought figures, answered a clause or spoke of a commitment. */
async function reportsFiled(asked: Asked, call: string, party: string): Promise<Filed[]> {
  const { store } = asked.site.log
  const found = new Map<number, Filed>()
  for await (const { row } of eachRow(store, 'figures', `${call}/${party}/`))
    found.set(row.entry, { entry: row.entry, day: row.day, figures: row })
  const [schedule] = await store.rows([ref('schedules', call, party)])
  const said = [
    ...(schedule?.reports ?? []),
    ...(schedule?.commitments ?? []).flatMap(({ reports }) => reports),
  ]
  for (const { entry, day } of said) if (!found.has(entry)) found.set(entry, { entry, day, figures: null })
  // One that did none of these, as of files alone, is found among the entries of its organisation.
  const last = schedule?.filed
  if (!last || [...found.values()].filter(({ day }) => day === last.day).length >= last.count)
    return [...found.values()]
  const { reports } = await reportsListed(asked, { call, party, day: last.day, limit: MOST_REPORTS + 1 })
  for (const { entry, day } of reports) if (!found.has(entry)) found.set(entry, { entry, day, figures: null })
  return [...found.values()]
}
