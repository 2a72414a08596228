import { dayOf } from '../../../core/time.ts'
import { serviceInterrupted } from '../../../register/types/clauses.ts'
import { eachRow } from '../../../store/each-row.ts'
import { interruptionMeans, type PartyMoved } from '../../../work/commitments/extension.ts'
import { hasDaysOn } from '../../../work/commitments/interruptions.ts'
import type { Composed } from '../../../work/compose.ts'
import {
  type Asked,
  addressWith,
  html,
  linkIn,
  listed,
  type Piece,
  pageAfter,
  pager,
  partyLink,
  remark,
  say,
} from '../../kit/kit.ts'
import { deskTable } from '../pages.ts'
import { movedLines, movedWords } from './extension-mean.ts'

/** Whom an interruption moves, on every call, and from which day to which: shown to whoever is about to sign it. */

const PER_PAGE = 50

/** Null for every other act. `here` is the address of the page. */
export async function interruptionMeanPart(
  asked: Asked,
  { type, call, body }: Composed,
  here: string,
): Promise<Piece> {
  if (type !== serviceInterrupted.type) return null
  const { lang, query, site } = asked
  const { store } = site.log
  const says = serviceInterrupted.read({ type, call, body, by: 'depositary' } as never)
  const calls: { readonly id: string; readonly moved: readonly PartyMoved[] }[] = []
  for await (const { key: id, row } of eachRow(store, 'calls'))
    if (await hasDaysOn(store, id, row))
      calls.push({ id, moved: await interruptionMeans(store, id, says, dayOf(site.now())) })
  const all = calls.flatMap(({ id: call, moved }) =>
    moved.map(one => ({ ...one, place: `${call} ${one.id}` })),
  )
  const title = html`<h3 class="mt-l" id="means">${say(lang, 'moves.title')}</h3>`
  if (all.length === 0) return html`${title}${remark(say(lang, 'moves.noneShut'))}`
  const some = calls.filter(({ moved }) => moved.length > 0)
  const { first, shown, next } = pageAfter(all, query.get('after') ?? '', PER_PAGE, ({ place }) => place)
  const rows = shown.map(
    ({ id, party, moved, place }) => html`<tr role="row">
      <th role="rowheader" scope="row">${partyLink(asked, id, party.names)}</th>
      <td role="cell"><code>${place.split(' ')[0]!}</code>${listed(
        moved.map(one => movedWords(asked, one)),
        'plain-list',
      )}</td>
    </tr>`,
  )
  const at = (after: string) =>
    `${linkIn(asked, addressWith(here, after === '' ? {} : { after }))}#moves-names`
  return html`
    ${title}${remark(say(lang, 'moves.note'))}
    ${some.map(
      ({
        id,
        moved,
      }) => html`<p><code>${id}</code> ${say(lang, 'moves.shutCount', { count: moved.length })}</p>
      ${listed(movedLines(asked, moved), 'plain-list')}`,
    )}
    <details class="fold" id="moves-names"${query.has('after') ? html` open` : null}>
      <summary>${say(lang, 'mean.names', { count: all.length })}</summary>
      ${deskTable(lang, 'moves.title', ['mean.who', 'moves.days'], rows)}
      ${pager(lang, first > 0 ? at('') : undefined, next && at(next))}
    </details>
  `
}
