import type { Catalogue, Indicator } from '../../register/figures/catalogue.ts'
import { isThere } from '../../work/reporting/filed.ts'
import type { CatalogueOn } from '../../work/reporting/indicators-on.ts'
import { onThatDay } from '../commitments/shown-day.ts'
import {
  type Asked,
  type CallShown,
  html,
  linkTo,
  type Markup,
  named,
  nameIn,
  numberedTitle,
  part,
  say,
} from '../kit/kit.ts'
import { clipped } from '../plots/reported.ts'
import { indicatorFacts, indicatorPath } from './named.ts'
import type { IndicatorsQuery } from './query.ts'

/** The questions as they are put to whoever reports, each with how it is read. */

/** Characters of questions and methods that one page has room for; a longer catalogue has its methods on their own pages. */
const MOST_WHOLE = 20_000
const MOST_ASKED = 200

export function questionsPart(
  asked: Asked,
  { id: call }: CallShown,
  query: IndicatorsQuery,
  catalogue: CatalogueOn,
  meant: ReadonlySet<string>,
): Markup | null {
  const { lang } = asked
  const { edition, file } = catalogue.editions.at(-1)!
  // What older editions asked stands on the pages of their indicators: here it would look like what is asked.
  if (!isThere(file)) return null
  const all = file.indicators.filter(one => meant.has(one.id))
  if (all.length === 0) return null
  const long = all.reduce((sum, one) => sum + lengthOf(asked, one), 0)
  const one = (it: Indicator) => {
    const to = onThatDay(indicatorPath(call, catalogue.id, it.id), query)
    const head = numberedTitle(it.number, it.titles, lang)
    if (long > MOST_WHOLE) return short(asked, it, to)
    return html`<div class="measure"><h4>${linkTo(asked, to, head)}</h4><p>${named(it.asks, lang)}</p>${indicatorFacts(lang, file, it)}</div>`
  }
  return part(say(lang, 'indicators.questions'), questionsOf(asked, { edition, file }, all, one), {
    note: say(lang, long > MOST_WHOLE ? 'indicators.questionsShort' : 'indicators.questionsNote'),
  })
}

function short(asked: Asked, { asks, number }: Indicator, to: string): Markup {
  const text = nameIn(asks, asked.lang)
  return html`<p lang="${text.lang}">${linkTo(asked, to, number)} ${clipped(text.text, MOST_ASKED)}</p>`
}

function lengthOf({ lang }: Asked, { asks, reads }: Indicator): number {
  return nameIn(asks, lang).text.length + nameIn(reads, lang).text.length
}

function questionsOf(
  { lang }: Asked,
  { edition, file: { sections } }: Readonly<{ edition: number; file: Catalogue }>,
  all: readonly Indicator[],
  one: (it: Indicator) => Markup,
): Markup {
  const groups = sections.flatMap(section => {
    const its = all.filter(it => it.section === section.id)
    return its.length === 0
      ? []
      : [
          html`<section class="event-group"><h3>${numberedTitle(section.number, section.titles, lang)}</h3>${its.map(one)}</section>`,
        ]
  })
  return html`<details class="flat in-print"><summary>${say(lang, 'indicators.questionsCount', { count: all.length, edition })}</summary>${groups}</details>`
}
