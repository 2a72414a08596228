import { type Batch, type BatchRow, isDone } from '../../people/batches.ts'
import type { Officer } from '../desk/officer/officer.ts'
import { deskPage } from '../desk/pages.ts'
import {
  type Asked,
  addressWith,
  type Fact,
  factList,
  formatNumber,
  html,
  inset,
  keptRefusal,
  linkButton,
  linkIn,
  type Piece,
  part,
  say,
  tabs,
} from '../kit/kit.ts'
import { digestFact, rowTable } from './batch-rows.ts'
import { isUnreached, type LetterOf, lettersOfRows } from './letters.ts'
import { isCorrectable, leftOut } from './list-typed.ts'
import { planButtons } from './plan-acts.ts'

/** One list while it is carried out, and afterwards. */

/** Of a batch that is carried out: what needs somebody, what is to come, what is done, what is left as it was. */
const VIEWS = ['help', 'open', 'done', 'left'] as const
type View = (typeof VIEWS)[number]

export async function progressPage(
  asked: Asked,
  officer: Officer,
  batch: Batch,
  rows: readonly BatchRow[],
  trouble: Piece,
) {
  const { lang, site, params, query } = asked
  const here = `/desk/bulk/${params.batch}`
  const letterOf = await lettersOfRows(site, rows)
  const { withDoubtful, by } = batch.approved!
  const views = Map.groupBy(rows, row => viewOf(row, withDoubtful, letterOf))
  const of = (view: View) => views.get(view) ?? []
  const chosen = VIEWS.find(view => view === query.get('view')) ?? (of('help').length > 0 ? 'help' : 'done')
  const choices = VIEWS.map(view => ({
    href: `${linkIn(asked, `${here}?view=${view}`)}#rows`,
    isChosen: view === chosen,
    says: say(lang, `bulk.view.${view}`),
    count: of(view).length,
  }))
  const all = rows.filter(row => isDone(row, withDoubtful))
  const done = all.filter(({ state }) => state === 'done').length
  const title = say(lang, 'bulk.progressTitle', { done, total: all.length })
  const entered = rows.filter(({ entry }) => entry !== null).length
  const states = all.flatMap(row => letterOf(row)?.state ?? [])
  const mail = [...Map.groupBy(states, state => state)].map(
    ([state, { length }]): Fact => [say(lang, `bulk.letter.${state}`), formatNumber(length, lang)],
  )
  const facts: Fact[] = [
    [say(lang, 'bulk.approvedBy'), by],
    ...digestFact(asked, batch, withDoubtful),
    ...(batch.joins ? [] : [[say(lang, 'bulk.admitted'), formatNumber(entered, lang)] as Fact]),
    [say(lang, 'bulk.invited'), formatNumber(rows.filter(({ letter }) => letter !== null).length, lang)],
    ...mail,
  ]
  const why = batch.said === null ? null : inset(keptRefusal(lang, batch.said), 'warn mt')
  const state = batch.state === 'done' && done < all.length ? 'partly' : batch.state
  const note = say(lang, `bulk.stateNote.${state}`)
  const list = [
    tabs(lang, say(lang, 'bulk.views'), choices),
    rowTable(asked, batch, of(chosen), after => addressWith(here, { view: chosen, after }), letterOf),
  ]
  const parts = html`
    ${trouble}
    ${part(
      say(lang, 'bulk.progress'),
      [
        factList(facts),
        why,
        buttons(asked, officer, batch, rows),
        await leftOffered(asked, officer, batch, rows),
      ],
      {
        strong: true,
      },
    )}
    ${part(batch.title, list, { id: 'rows' })}
  `
  return deskPage(asked, officer, { title, note, status: trouble === null ? 200 : 409 }, parts)
}

/** Rows that were left out come again as a list of their own, as they were typed. */
async function leftOffered(
  asked: Asked,
  officer: Officer,
  batch: Batch,
  rows: readonly BatchRow[],
): Promise<Piece> {
  const { lang, params } = asked
  const count = leftOut(rows, batch.approved!.withDoubtful).length
  if (count === 0 || !(await isCorrectable(asked, officer, params.batch!, batch))) return null
  const at = `${addressWith('/desk/bulk', { left: params.batch! })}#rows`
  return html`<div class="notice mt" id="left-out">
    <p>${say(lang, 'bulk.leftOut', { count })}</p>
    <p class="mt-s">${linkButton(asked, at, say(lang, 'bulk.correctLeft'), 'small second')}</p>
  </div>`
}

function viewOf(row: BatchRow, withDoubtful: boolean, letterOf: LetterOf): View {
  if (!isDone(row, withDoubtful)) return 'left'
  if (row.state === 'refused' || isUnreached(row, letterOf)) return 'help'
  return row.state === 'done' ? 'done' : 'open'
}

function buttons(asked: Asked, officer: Officer, batch: Batch, rows: readonly BatchRow[]) {
  const { lang, params } = asked
  const outbox = rows.some(({ letter }) => letter !== null)
    ? linkButton(asked, '/desk/outbox', say(lang, 'outbox.open'))
    : null
  return planButtons(asked, officer, batch, {
    route: 'deskBatchSent',
    here: `/desk/bulk/${params.batch}`,
    isLeft: rows.some(row => isDone(row, batch.approved!.withDoubtful) && row.state !== 'done'),
    beside: outbox,
  })
}
