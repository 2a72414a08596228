import { dayOf } from '../../../core/time.ts'
import { cycleExtended } from '../../../register/types/clauses.ts'
import {
  type Covered,
  extensionMeans,
  type Moved,
  type PartyMoved,
} from '../../../work/commitments/extension.ts'
import type { Composed } from '../../../work/compose.ts'
import {
  type Asked,
  addressWith,
  attributes,
  html,
  linkIn,
  listed,
  longDay,
  type Piece,
  pageAfter,
  pager,
  partyLink,
  remark,
  say,
} from '../../kit/kit.ts'
import { deskTable } from '../pages.ts'

/** Whom an extension moves, how many, and from which day to which: shown to whoever is about to sign it. */

const PER_PAGE = 50

/** Null for every other act. `here` is the address of the page. */
export async function extensionMeanPart(
  asked: Asked,
  { type, call, body }: Composed,
  here: string,
): Promise<Piece> {
  if (type !== cycleExtended.type || call === null) return null
  const { lang, query, site } = asked
  const says = cycleExtended.read({ type, call, body, by: 'depositary' } as never)
  const { moved: all, covers, of } = await extensionMeans(site.log.store, call, says, dayOf(site.now()))
  const title = html`<h3 class="mt-l" id="means">${say(lang, 'moves.title')}</h3>`
  if (all.length === 0) return html`${title}<p class="notice warn">${say(lang, 'moves.nobody')}</p>`
  const lines = movedLines(asked, all)
  const { first, shown, next } = pageAfter(all, query.get('after') ?? '', PER_PAGE, ({ id }) => id)
  const rows = shown.map(
    ({ id, party, moved }) => html`<tr role="row">
      <th role="rowheader" scope="row">${partyLink(asked, id, party.names)}</th>
      <td role="cell">${listed(
        moved.map(one => movedWords(asked, one)),
        'plain-list',
      )}</td>
    </tr>`,
  )
  const at = (after: string) =>
    `${linkIn(asked, addressWith(here, after === '' ? {} : { after }))}#moves-names`
  return html`
    ${title}${remark(say(lang, 'moves.note'))}
    <p>${say(lang, 'moves.count', { count: all.length, of })}</p>
    ${listed(lines, 'plain-list')}
    ${covers.map(one => html`<p${attributes({ class: isWhole(one) ? null : 'notice warn' })}>${coverWords(asked, one)}</p>`)}
    <details class="fold" id="moves-names"${query.has('after') ? html` open` : null}>
      <summary>${say(lang, 'mean.names', { count: all.length })}</summary>
      ${deskTable(lang, 'moves.title', ['mean.who', 'moves.days'], rows)}
      ${pager(lang, first > 0 ? at('') : undefined, next && at(next))}
    </details>
  `
}

/** How many move from which day to which, the earliest first. */
export function movedLines(asked: Asked, all: readonly PartyMoved[]): string[] {
  const each = all.flatMap(({ id, moved }) => moved.map(one => ({ id, one })))
  const groups = Map.groupBy(
    each,
    ({ one }) => `${one.from} ${one.clause ?? ''} ${one.to} ${one.follows ?? ''}`,
  )
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, some]) => {
      const { one } = some[0]!
      const count = new Set(some.map(({ id }) => id)).size
      return say(asked.lang, one.follows ? 'moves.followsLine' : 'moves.line', {
        ...wordsOf(asked, one),
        count,
      })
    })
}

export function movedWords(asked: Asked, one: Moved): string {
  const says = one.follows ? 'moves.follows' : one.clause === null ? 'moves.own' : 'moves.clause'
  return say(asked.lang, says, { ...wordsOf(asked, one), commitment: one.commitment ?? '' })
}

/** Whether two days take in all who have such a date: dates move for all, and never for one. */
export const isWhole = ({ of, moves }: Covered) => moves === of

export function coverWords({ lang }: Asked, { clause, of, moves }: Covered): string {
  return say(lang, 'moves.covers', { clause, of, count: moves })
}

function wordsOf({ lang }: Asked, { clause, from, to }: Moved) {
  return {
    clause: clause ?? '',
    own: clause === null ? 'yes' : 'no',
    from: longDay(from, lang),
    to: longDay(to, lang),
  }
}
