import { ref } from '../../../register/rows.ts'
import { eachRow } from '../../../store/each-row.ts'
import {
  type Asked,
  addressWith,
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

/** Who has given figures, and where they are read: a line for each report, the newest first. */

const MOST_REPORTS = 3

/** `withholds` says whether the officer may begin that. */
export async function figuresGiven(
  asked: Asked,
  call: string,
  party: string,
  { who, withholds }: { readonly who: string; readonly withholds: boolean },
): Promise<Piece[]> {
  const { lang, site } = asked
  const { store } = site.log
  const all = await Array.fromAsync(eachRow(store, 'figures', `${call}/${party}/`))
  const newest = all.map(({ row }) => row).toSorted((a, b) => b.entry - a.entry)
  const { shown, told } = firstOf(newest, MOST_REPORTS, count => say(lang, 'desk.more', { count }))
  const editions = await store.rows(
    shown.map(one => ref('indicatorEditions', call, one.catalogue, String(one.edition))),
  )
  const lines = shown.map((one, i): Markup => {
    const day = longDay(one.day, lang)
    const title = nameIn(editions[i]!.titles, lang).text
    const report = linkTo(asked, reportPath(call, party, one.entry), say(lang, 'cycle.gave', { title, day }))
    const corrected = one.corrections.length
    const again = corrected === 0 ? null : ` ${say(lang, 'cycle.gaveAgain', { count: corrected })}`
    const to = addressWith('/desk/new/withholding', { entry: String(one.entry) })
    const begin = withholds
      ? html` ${linkTo(asked, to, spoken(say(lang, 'withholding.begin'), `${who}, ${day}`))}`
      : null
    return html`${report}${again}${begin}`
  })
  return told === null ? lines : [...lines, linkTo(asked, reportsPath(call, party), told)]
}
