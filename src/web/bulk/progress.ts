import { type Batch, type BatchRow, isDone, planDigest } from '../../people/batches.ts'
import type { Officer } from '../desk/officer/officer.ts'
import { deskPage } from '../desk/pages.ts'
import {
  type Asked,
  addressWith,
  buttonForm,
  type Fact,
  factList,
  formatNumber,
  hash,
  html,
  keptRefusal,
  linkButton,
  linkIn,
  type Piece,
  part,
  say,
  tabs,
} from '../kit/kit.ts'
import { mayCome } from '../may.ts'
import { isUnreached, type LetterOf, lettersOfRows } from './letters.ts'
import { rowTable } from './rows.ts'

/** What was done of a list so far, and what needs somebody: seen by loading the page again. */

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
  const asks = query.get('view')
  const chosen = VIEWS.find(view => view === asks) ?? (of('help').length > 0 ? 'help' : 'done')
  const choices = VIEWS.map(view => ({
    href: `${linkIn(asked, `${here}?view=${view}`)}#rows`,
    isChosen: view === chosen,
    says: say(lang, `bulk.view.${view}`),
    count: of(view).length,
  }))
  const all = rows.filter(row => isDone(row, withDoubtful))
  const done = all.filter(({ state }) => state === 'done').length
  const title = say(lang, 'bulk.progressTitle', { done, total: all.length })
  const sent = Map.groupBy(
    all.flatMap(row => letterOf(row)?.state ?? []),
    state => state,
  )
  const mail = [...sent].map(
    ([state, { length }]): Fact => [say(lang, `bulk.letter.${state}`), formatNumber(length, lang)],
  )
  const facts: Fact[] = [
    [say(lang, 'bulk.approvedBy'), by],
    [say(lang, 'bulk.digest'), hash(planDigest(batch, withDoubtful))],
    [say(lang, 'bulk.admitted'), formatNumber(rows.filter(({ entry }) => entry !== null).length, lang)],
    [say(lang, 'bulk.invited'), formatNumber(rows.filter(({ letter }) => letter !== null).length, lang)],
    ...mail,
  ]
  const why =
    batch.said === null ? null : html`<p class="notice warn mt">${keptRefusal(lang, batch.said)}</p>`
  const note = say(
    lang,
    batch.state === 'done' && done < all.length ? 'bulk.stateNote.partly' : `bulk.stateNote.${batch.state}`,
  )
  const parts = html`
    ${trouble}
    ${part(
      say(lang, 'bulk.progress'),
      html`
      ${factList(facts)}${why}${buttons(asked, officer, batch, rows)}
    `,
      { strong: true, note: batch.state === 'running' ? say(lang, 'bulk.progressNote') : null },
    )}
    ${part(
      batch.title,
      html`
      ${tabs(lang, say(lang, 'bulk.views'), choices)}
      ${rowTable(asked, of(chosen), after => addressWith(here, { view: chosen, after }), letterOf)}
    `,
      { id: 'rows' },
    )}
  `
  return deskPage(asked, officer, { title, note, status: trouble === null ? 200 : 409 }, parts)
}

function viewOf(row: BatchRow, withDoubtful: boolean, letterOf: LetterOf): View {
  if (!isDone(row, withDoubtful)) return 'left'
  if (row.state === 'refused' || isUnreached(row, letterOf)) return 'help'
  return row.state === 'done' ? 'done' : 'open'
}

function buttons(asked: Asked, officer: Officer, { state, approved }: Batch, rows: readonly BatchRow[]) {
  const { lang, params } = asked
  const here = `/desk/bulk/${params.batch}`
  const button = (what: 'stop' | 'go', words: string) =>
    mayCome(officer, 'deskBatchSent', what) ? buttonForm(asked, here, { do: what }, words) : null
  // Refused, or put back to be tried again by somebody just as the last run came to its end.
  const isLeft = rows.some(row => isDone(row, approved!.withDoubtful) && row.state !== 'done')
  const act =
    state === 'running'
      ? button('stop', say(lang, 'bulk.stop'))
      : state === 'stopped'
        ? button('go', say(lang, 'bulk.go'))
        : isLeft
          ? button('go', say(lang, 'bulk.again'))
          : null
  const more = state === 'running' ? linkButton(asked, here, say(lang, 'bulk.reload'), '') : null
  const outbox = rows.some(({ letter }) => letter !== null)
    ? linkButton(asked, '/desk/outbox', say(lang, 'outbox.open'))
    : null
  return html`<div class="actions">${more}${act}${outbox}</div>`
}
