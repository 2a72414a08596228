import {
  type Asked,
  comma,
  firstOf,
  html,
  inset,
  longDay,
  type Markup,
  numberedTitle,
  type Piece,
  phrase,
  remark,
  say,
} from '../kit/kit.ts'
import type { FiguresShown } from './blocks.ts'
import { goneWords } from './gone.ts'
import type { Restatement, SaidElsewhere, UnreadElsewhere } from './restated.ts'

/** That other reports of the party say otherwise of some values, which ones, and where: before anything is read. */

/** Indicators and reports that are named; the others are marked where they stand. */
const MOST_NAMED = 8

export function restatedSaid(asked: Asked, { catalogue, restated }: FiguresShown): Piece {
  if (restated === undefined) return null
  const all = [...restated.cells.values()]
  const of = (key: 'reports.restatedBefore' | 'reports.restatedSince', side: 'before' | 'after') => {
    const some = all.filter(one => one[side].length > 0)
    if (some.length === 0) return null
    const indicators = indicatorsNamed(asked, catalogue, some)
    const reports = reportsNamed(
      asked,
      some.flatMap(one => one[side]),
    )
    return inset(phrase(asked.lang, key, { count: some.length, indicators, reports }))
  }
  const unread = (key: 'reports.unreadBefore' | 'reports.unreadSince', some: readonly UnreadElsewhere[]) =>
    some.map(one => {
      const which = phrase(asked.lang, key, { report: reportNamed(asked, one) })
      return inset(html`${which} ${goneWords(asked, one.gone)}`)
    })
  const { after, before } = restated.unread
  const cut = restated.isCut ? remark(say(asked.lang, 'reports.restatedCut')) : null
  return html`${of('reports.restatedSince', 'after')}${of('reports.restatedBefore', 'before')}
    ${unread('reports.unreadSince', after)}${unread('reports.unreadBefore', before)}${cut}`
}

function indicatorsNamed(
  asked: Asked,
  { indicators }: FiguresShown['catalogue'],
  some: readonly Restatement[],
): Markup {
  const ids = new Set(some.map(({ indicator }) => indicator))
  const links = indicators
    .filter(({ id }) => ids.has(id))
    .map(({ id, number, titles }) => html`<a href="#${id}">${numberedTitle(number, titles, asked.lang)}</a>`)
  return firsts(asked, links)
}

function reportsNamed(asked: Asked, all: readonly SaidElsewhere[]): Markup {
  const reports = new Map(all.toSorted((a, b) => a.report - b.report).map(one => [one.report, one]))
  const links = [...reports.values()].map(one => reportNamed(asked, one))
  return firsts(asked, links)
}

function reportNamed({ lang }: Asked, { day, to }: Pick<SaidElsewhere, 'day' | 'to'>): Markup {
  const says = say(lang, 'reports.reportOf', { day: longDay(day, lang) })
  return html`<a href="${to.split('#')[0]!}">${says}</a>`
}

function firsts({ lang }: Asked, links: readonly Markup[]): Markup {
  const { shown, told } = firstOf(links, MOST_NAMED, count => say(lang, 'reports.restatedMore', { count }))
  const pieces: Piece[] = told === null ? [...shown] : [...shown, told]
  return html`${pieces.map((one, i) => html`${i === 0 ? '' : comma(lang)}${one}`)}`
}
