import { type FiguresBound, type IndicatorCells, MISSING } from '../../register/figures/counts.ts'
import type { DataFile } from '../../register/kinds.ts'
import { rowIn } from '../../store/each-row.ts'
import {
  beginning,
  entryLink,
  facts,
  html,
  linkTo,
  listed,
  longDay,
  type Markup,
  named,
  phrase,
  say,
  sub,
  wordsFingerprint,
} from '../kit/kit.ts'
import { missingSaid } from '../plots/reported.ts'
import type { Setting } from './setting.ts'

/**
 * How people read what an entry says of a file of indicators or of figures. What stands in the file, pages of it tell.
 */

const code = (text: string): Markup => html`<code>${text}</code>`

export function dataShown({ asked: { lang } }: Setting, { digest, length }: DataFile): Markup {
  return html`${wordsFingerprint(digest)} ${sub(say(lang, 'words.beside', { bytes: length }))}`
}

export function indicatorShown({ asked: { lang } }: Setting, { id, cells }: IndicatorCells): Markup {
  return html`${code(id)} ${sub(say(lang, 'figures.cells', { count: cells }))}`
}

/** Period by period, the missing counted by their reasons: no sum of what was reported, and no share. */
export async function figuresShown(
  it: Setting,
  { catalogue, edition, data, periods }: FiguresBound,
): Promise<Markup> {
  const { lang } = it.asked
  return html`
    ${await editionShown(it, { catalogue, edition })}
    ${listed(periods.map(one => periodShown(it, one)))}
    ${facts(lang, { 'figures.file': dataShown(it, data) })}
  `
}

/** By which indicators: their title, which leads to what they ask, and the entry that published this edition. */
async function editionShown(
  { asked, statement: { call } }: Setting,
  { catalogue, edition }: Pick<FiguresBound, 'catalogue' | 'edition'>,
): Promise<Markup> {
  const { lang } = asked
  const row = await rowIn(asked.site.log.store, 'indicatorEditions', call!, catalogue, String(edition))
  const title = row === undefined ? null : linkTo(asked, `/${call}/indicators`, named(row.titles, lang))
  const by = phrase(lang, 'figures.by', { catalogue: title ?? code(catalogue), edition })
  return row === undefined ? by : html`${by}${sub(entryLink(asked, row.entry))}`
}

function periodShown(
  { asked: { lang } }: Setting,
  { from, until, indicators }: FiguresBound['periods'][number],
): Markup {
  const given = indicators.reduce((sum, one) => sum + one.given, 0)
  const missing = MISSING.flatMap(reason => {
    const count = indicators.reduce((sum, one) => sum + (one.missing[reason] ?? 0), 0)
    return count === 0
      ? []
      : [
          say(lang, 'general.pair', {
            what: beginning(missingSaid(lang, reason), lang),
            value: String(count),
          }),
        ]
  })
  return html`
    ${say(lang, 'figures.period', { from: longDay(from, lang), until: longDay(until, lang), indicators: indicators.length, given })}
    ${missing.length === 0 ? null : sub(html`${say(lang, 'figures.without')}${listed(missing)}`)}
  `
}
