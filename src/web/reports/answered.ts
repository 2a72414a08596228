import type { Indicator } from '../../register/figures/catalogue.ts'
import { firstOpen } from '../../register/figures/days.ts'
import type { FigureAnswer, Period } from '../../register/figures/figures.ts'
import { isOwnReason, saysSomething } from '../../register/figures/standing.ts'
import { readDuties, readRules } from '../../work/commitments/duties.ts'
import { questionsOf } from '../../work/reporting/asked.ts'
import type { OwnQuestions } from '../../work/reporting/questions.ts'
import {
  type Asked,
  comma,
  html,
  type Lang,
  linkTo,
  listed,
  type Markup,
  named,
  numberedTitle,
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
  /** How those are answered of which nothing is left: told apart, as nobody takes a reason for a value. */
  readonly how: Readonly<Record<How, number>>
  /** What is answered without having been asked. */
  readonly unasked: readonly Indicator[]
}

/** By words or a place in a document where there is neither value nor reason. */
type How = 'values' | 'reasons' | 'beside'

function howAnswered(answers: readonly FigureAnswer[]): How {
  const cells = answers.flatMap(one => one.cells)
  if (cells.some(one => 'value' in one)) return 'values'
  return cells.some(one => 'missing' in one && isOwnReason(one.missing)) ? 'reasons' : 'beside'
}

function shareAnswered(
  { catalogue, figures }: Pick<FiguresShown, 'catalogue' | 'figures'>,
  { asked, unknown }: Pick<OwnQuestions, 'asked' | 'unknown'>,
): Share {
  const answers = Map.groupBy(figures.answers.filter(saysSomething), ({ indicator }) => indicator)
  const all = catalogue.indicators.map(indicator => {
    const periods = asked.get(indicator.id) ?? []
    const its = answers.get(indicator.id) ?? []
    // What other periods leave no day open of is answered: it stands so in the matrix too.
    const had = its.map(({ period }) => period)
    const left = periods.filter(period => firstOpen(period, had) !== null)
    const isAsked = periods.length > 0
    const how = isAsked && left.length === 0 ? howAnswered(its) : null
    return { indicator, isAsked, isAnswered: its.length > 0, left, how }
  })
  const counted = (how: How) => all.filter(one => one.how === how).length
  return {
    how: { values: counted('values'), reasons: counted('reasons'), beside: counted('beside') },
    asked: all.filter(({ isAsked }) => isAsked).length,
    left: all.flatMap(({ indicator, left }) => (left.length === 0 ? [] : [{ indicator, periods: left }])),
    unasked: all.flatMap(one =>
      one.isAnswered && !one.isAsked && !unknown.has(one.indicator.id) ? [one.indicator] : [],
    ),
  }
}

export function shareSaid(asked: Asked, call: string, shown: FiguresShown, own: OwnQuestions): Markup {
  const { lang } = asked
  const { catalogue, figures } = shown
  const share = shareAnswered(shown, own)
  const by = phrase(lang, 'reports.by', {
    catalogue: linkTo(asked, `/${call}/indicators`, named(catalogue.titles, lang)),
    edition: figures.edition,
  })
  const isOpen = own.unknown.size > 0
  const says = [
    ...(isOpen && share.asked === 0 ? [] : [say(lang, 'reports.answersAsked', { asked: share.asked })]),
    ...(isOpen ? [say(lang, 'reports.askedUnknown', { count: own.unknown.size })] : []),
  ].join(' ')
  const answers = share.asked === 0 ? null : html` ${answersSaid(lang, share)}`
  const line = ({ id, number, titles }: Indicator, periods: Piece = null) => {
    const path = editionPath(call, figures.catalogue, id, figures.edition)
    return html`${linkTo(asked, path, numberedTitle(number, titles, lang))}${periods}`
  }
  const left = share.left.map(({ indicator, periods }) => {
    const isWhole = periods.length === own.asked.get(indicator.id)!.length
    const of = periods.map(period => periodName(period, lang)).join(comma(lang))
    return line(indicator, isWhole ? null : html`: ${of}`)
  })
  return html`<p class="note mt">${by} ${says}${answers}</p>
    ${folded(say(lang, 'reports.left', { count: left.length }), left)}
    ${folded(
      say(lang, 'reports.unasked', { count: share.unasked.length }),
      share.unasked.map(it => line(it)),
    )}`
}

/** Values and reasons stand there even where there are none, as nobody has to work out what is not said. */
function answersSaid(lang: Lang, { asked, how, left }: Share): string {
  const answered = asked - left.length
  if (answered === 0) return say(lang, 'reports.answersNone')
  const told = (['values', 'reasons', 'beside'] as const)
    .filter(one => one !== 'beside' || how.beside > 0)
    .map(one => say(lang, `reports.answers.${one}`, { count: how[one] }))
  return say(lang, 'reports.answersHow', { answered, how: told.join(comma(lang)) })
}

const folded = (says: string, lines: readonly Markup[]): Piece =>
  lines.length === 0
    ? null
    : html`<details class="flat in-print"><summary>${says}</summary>${listed(lines)}</details>`
