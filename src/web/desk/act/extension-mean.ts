import { cycleExtended } from '../../../register/types/clauses.ts'
import {
  type Covered,
  extensionMeans,
  type Moved,
  type MovedBefore,
  type PartyMoved,
} from '../../../work/commitments/extension.ts'
import type { Composed } from '../../../work/compose.ts'
import {
  type Asked,
  attributes,
  firstOf,
  html,
  listed,
  longDay,
  type Markup,
  type Piece,
  remark,
  say,
} from '../../kit/kit.ts'
import { bodyIf, meansHead, namesFold, todayOf } from './means.ts'

/** Whom an extension moves, how many, and from which day to which: shown to whoever is about to sign it. */

/** Null for every other act. `here` is the address of the page. */
export async function extensionMeanPart(asked: Asked, composed: Composed, here: string): Promise<Piece> {
  const says = bodyIf(cycleExtended.type, composed)
  if (says === null) return null
  const { lang, site } = asked
  const means = await extensionMeans(site.log.store, composed.call!, says, todayOf(asked))
  const { moved: all, covers, of, again, passed } = means
  const title = meansHead(asked, 'moves.title')
  const before = html`${beforeLines(asked, 'moves.passed', passed)}${beforeLines(asked, 'moves.again', again)}`
  // That nothing moves is told in place of the button.
  if (all.length === 0) return html`${title}${before}`
  return html`
    ${title}${remark(say(lang, 'moves.note'))}
    <p>${say(lang, 'moves.count', { count: all.length, of })}</p>
    ${listed(movedLines(asked, all), 'plain-list')}
    ${before}
    ${covers.map(one => html`<p${attributes({ class: isWhole(one) ? null : 'notice warn' })}>${coverWords(asked, one)}</p>`)}
    ${movedNames(asked, all, here, ({ moved }) => movedList(asked, moved))}
  `
}

/** Why it cannot be signed: dates move for somebody, or nothing is recorded. Null for every other act. */
export async function movesNothing(asked: Asked, composed: Composed): Promise<Piece> {
  const says = bodyIf(cycleExtended.type, composed)
  if (says === null) return null
  const { store } = asked.site.log
  const { moved } = await extensionMeans(store, composed.call!, says, todayOf(asked))
  return moved.length === 0 ? say(asked.lang, 'moves.nobody') : null
}

const MOST_BEFORE = 10

/** Dates that moved before, whether this moves them again or passes them by. */
function beforeLines(asked: Asked, says: 'moves.passed' | 'moves.again', all: readonly MovedBefore[]): Piece {
  const { lang } = asked
  if (all.length === 0) return null
  const { shown, told } = firstOf(all, MOST_BEFORE, count => say(lang, 'moves.moreBefore', { count }))
  const lines = shown.map(({ clause, set, now, count, isShut }) => {
    const own = clause === null ? 'yes' : 'no'
    const days = { set: longDay(set, lang), now: longDay(now, lang) }
    const words = { own, clause: clause ?? '', count, ...days } as const
    return says === 'moves.again'
      ? say(lang, says, { ...words, shut: isShut ? 'yes' : 'no' })
      : say(lang, says, words)
  })
  return html`<div class="notice warn">${listed(lines, 'plain-list')}${told === null ? null : html`<p>${told}</p>`}</div>`
}

/** Each by its name, with the days that move. */
export function movedNames<T extends PartyMoved>(
  asked: Asked,
  all: readonly T[],
  here: string,
  of: (one: T) => Markup,
): Markup {
  return namesFold(asked, all, {
    ...{ here, by: 'after', id: 'moves-names', caption: 'moves.title', heads: ['moves.days'] },
    summary: say(asked.lang, 'mean.names', { count: all.length }),
    cells: one => html`<td role="cell">${of(one)}</td>`,
  })
}

export function movedList(asked: Asked, moved: readonly Moved[]): Markup {
  return listed(
    moved.map(one => movedWords(asked, one)),
    'plain-list',
  )
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

function movedWords(asked: Asked, one: Moved): string {
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
