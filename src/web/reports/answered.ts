import type { Indicator } from '../../register/figures/catalogue.ts'
import type { FigureAnswer, Period } from '../../register/figures/figures.ts'
import { isOwnReason, overlap } from '../../register/figures/standing.ts'
import { readDuties, readRules } from '../../work/commitments/duties.ts'
import { questionsOf } from '../../work/reporting/asked.ts'
import type { OwnQuestions } from '../../work/reporting/questions.ts'
import {
  type Asked,
  html,
  linkTo,
  listed,
  type Markup,
  named,
  type Piece,
  partyOrRefuse,
  periodName,
  phrase,
  say,
} from '../kit/kit.ts'
import { editionPath } from '../statement/report-path.ts'
import type { FiguresShown } from './blocks.ts'
import type { Filing } from './filing.ts'

/**
 * Of what the rules asked of its author, how much a report answers, and what it answers besides. What was asked of
 * others is no business of it: nobody is measured by the length of a catalogue.
 */

/** What was asked of the author for the periods of the report on the day on which it was filed. */
export async function askedOfAuthor(
  { site }: Asked,
  { call, day, party: id, stood }: Filing,
  { catalogue }: Pick<FiguresShown, 'catalogue'>,
): Promise<OwnQuestions> {
  const { store } = site.log
  const party = await partyOrRefuse(store, id)
  const rules = await readRules(store, call)
  const duties = (rules && (await readDuties(store, rules, call, id, day))) ?? { asked: [], earlier: [] }
  const { periods } = stood!.sayings[0]!
  const reporter = { call, party: { ...party, id }, duties, day }
  return questionsOf({ filed: site.filed, store }, reporter, stood!.catalogue, catalogue, periods)
}

interface Share {
  /** Those that were asked, and of these what is left, with the periods for which it is. */
  readonly asked: number
  readonly left: readonly Readonly<{ indicator: Indicator; periods: readonly Period[] }>[]
  /** What is answered without having been asked. */
  readonly unasked: readonly Indicator[]
}

function shareAnswered(
  { catalogue, figures }: Pick<FiguresShown, 'catalogue' | 'figures'>,
  { asked }: Pick<OwnQuestions, 'asked'>,
): Share {
  const answers = Map.groupBy(figures.answers, ({ indicator }) => indicator)
  const all = catalogue.indicators.map(indicator => {
    const periods = asked.get(indicator.id) ?? []
    const its = (answers.get(indicator.id) ?? []).filter(one => saysSomething(indicator, one))
    // What is answered by other periods is answered: it stands so in the matrix too.
    const left = periods.filter(period => !its.some(one => overlap(one.period, period)))
    return { indicator, isAsked: periods.length > 0, isAnswered: its.length > 0, left }
  })
  return {
    asked: all.filter(({ isAsked }) => isAsked).length,
    left: all.flatMap(({ indicator, left }) => (left.length === 0 ? [] : [{ indicator, periods: left }])),
    unasked: all.flatMap(one => (one.isAnswered && !one.isAsked ? [one.indicator] : [])),
  }
}

/**
 * Whether it has a value, a reason of the author’s own, the place where the answer stands, or words instead of a figure:
 * where the answer is in words itself, those beside it are none.
 */
const saysSomething = ({ value }: Indicator, { cells, found, words }: FigureAnswer): boolean =>
  found !== null ||
  (words !== null && value.type !== 'words') ||
  cells.some(one => 'value' in one || isOwnReason(one.missing))

export function shareSaid(asked: Asked, call: string, shown: FiguresShown, own: OwnQuestions): Markup {
  const { lang } = asked
  const { catalogue, figures } = shown
  const share = shareAnswered(shown, own)
  const by = phrase(lang, 'reports.by', {
    catalogue: linkTo(asked, `/${call}/indicators`, named(catalogue.titles, lang)),
    edition: figures.edition,
  })
  const answered = share.asked - share.left.length
  const says = say(lang, 'reports.answersAsked', { asked: share.asked, answered })
  const line = ({ id, number, titles }: Indicator, periods: Piece = null) => {
    const path = editionPath(call, figures.catalogue, id, figures.edition)
    return html`${linkTo(asked, path, html`${number} ${named(titles, lang)}`)}${periods}`
  }
  const left = share.left.map(({ indicator, periods }) => {
    const isWhole = periods.length === own.asked.get(indicator.id)!.length
    const of = periods.map(period => periodName(period, lang)).join(', ')
    return line(indicator, isWhole ? null : html`: ${of}`)
  })
  return html`<p class="note mt">${by} ${says}</p>
    ${folded(say(lang, 'reports.left', { count: left.length }), left)}
    ${folded(
      say(lang, 'reports.unasked', { count: share.unasked.length }),
      share.unasked.map(it => line(it)),
    )}`
}

const folded = (says: string, lines: readonly Markup[]): Piece =>
  lines.length === 0 ? null : html`<details class="flat"><summary>${says}</summary>${listed(lines)}</details>`
