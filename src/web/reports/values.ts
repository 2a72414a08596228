import { blocksOf } from '../../comparison/blocks.ts'
import { formatJson } from '../../core/json.ts'
import type { Catalogue } from '../../register/figures/catalogue.ts'
import { answerIn, type FigureAnswer, type FigureCell } from '../../register/figures/figures.ts'
import { isThere } from '../../work/reporting/filed.ts'
import {
  attributes,
  classes,
  comma,
  formatNumber,
  html,
  type Lang,
  longDay,
  type Markup,
  nameIn,
  type Piece,
  periodName,
  phrase,
  renderBlock,
  say,
  semicolon,
  sub,
} from '../kit/kit.ts'
import { lengthOf } from '../plots/across.ts'
import { codeMark, codeNamed } from '../plots/codes.ts'
import { fromZero } from '../plots/hatching.ts'
import { multiples } from '../plots/multiples.ts'
import { turnsIn } from '../plots/panels.ts'
import {
  besideSaid,
  cellsSaid,
  clipped,
  hasValue,
  type Measured,
  measured,
  placeOf,
  type Reported,
  unitOf,
  valueSaid,
} from '../plots/reported.ts'
import { type Block, type FiguresShown, namesOfRows } from './blocks.ts'
import type { EarlierValue } from './earlier.ts'
import { readAs, standsElsewhere, whereSaid } from './found.ts'
import { cellName, type Restatement, type SaidElsewhere } from './restated.ts'

/** The values of one indicator: a table of what they differ by and periods, or a value alone, with its picture. */

/** More numbers than these on one scale are no picture any more, and weigh what a page can do without. */
const MOST_LENGTHS = 90
/** Columns for which a phone has room. */
const NARROW = 3

interface Drawing {
  readonly lang: Lang
  readonly of: Measured
  readonly block: Block
  readonly shown: FiguresShown
  /** The page on which its sources are named: '' for this one. */
  readonly sourcesAt: string
}

export function valuesDrawn(lang: Lang, shown: FiguresShown, block: Block, sourcesAt: string): Markup {
  const it = { lang, of: measured(shown.catalogue, block.indicator), block, shown, sourcesAt }
  if (block.indicator.value.type === 'words') return wordsDrawn(it)
  if (block.indicator.by.length === 0) return alone(it)
  const where = html`${elsewhereIn(it).map(one => html`<p>${one}</p>`)}`
  const isTold = block.answers.every(one => standsElsewhere(one) && !isOtherwise(shown, one))
  return isTold ? where : html`${where}${tabled(it)}`
}

/** Answers that stand in a document of the party's own, each once, before a table that has no value of them. */
function elsewhereIn({ block, lang, shown, sourcesAt }: Drawing): Markup[] {
  const { answers, from } = block
  return answers.flatMap(one => {
    if (from > 0 || !standsElsewhere(one)) return []
    const value = whereSaid(lang, shown, one.found, sourcesAt)
    if (answers.length === 1) return [value]
    return [phrase(lang, 'general.pair', { what: periodName(one.period, lang), value })]
  })
}

function tabled({ lang, of, block, shown }: Drawing): Markup {
  const { answers, from, until, indicator } = block
  const names = namesOfRows(shown.catalogue, indicator, titles => inOther(lang, titles))
  const periods = answers.map(({ period }) => periodName(period, lang))
  const all = answers.flatMap(({ cells }) => cells.flatMap(cell => placeOf(of, cell) ?? []))
  const isDrawn = all.length > 1 && all.length <= MOST_LENGTHS && periods.length < NARROW
  const x = fromZero(isDrawn ? all : [], [0, 100])
  const filed = answers.map(one => filedOf(shown, one))
  const rows = names.slice(from, until).map(({ text, lang: other }, i) => {
    const cells = answers.map(({ cells }, column) => {
      const cell = cells[from + i]!
      const answer = answers[column]!
      const others = html`${wasSaid(lang, of, wasIn(shown, filed[column], cell, from + i))}${elsewhereOf(lang, shown, answer, cell)}`
      if (standsElsewhere(answer)) return html`<td><bdi>${answer.found.place}</bdi>${others}</td>`
      const place = isDrawn ? placeOf(of, cell) : null
      const length = place === null ? null : lengthOf(place, x)
      return html`<td>${cellSaid(lang, of, cell)}${length}${others}</td>`
    })
    return html`<tr><th scope="row"${attributes({ lang: other })}>${text}</th>${cells}</tr>`
  })
  const heads = block.indicator.by.map(
    list => nameIn(shown.catalogue.lists.find(({ id }) => id === list)!.titles, lang).text,
  )
  const unit = unitOf(lang, of)
  const table = html`<table class="table periods">
    <caption>${unit === null ? nameIn(indicator.titles, lang).text : say(lang, 'reports.inUnit', { unit })}</caption>
    <thead><tr><th scope="col">${heads.join(' · ')}</th>${periods.map(one => html`<th scope="col">${one}</th>`)}</tr></thead>
    <tbody>${rows}</tbody>
  </table>`
  const label = nameIn(indicator.titles, lang).text
  // A phone has no room for more columns: they move sideways, also by keys.
  return periods.length <= NARROW
    ? table
    : html`<div class="scroll" tabindex="0" role="region" aria-label="${label}">${table}</div>`
}

/** One value for each period: said large, and drawn with those of earlier reports. */
function alone({ lang, of, block, shown, sourcesAt }: Drawing): Markup {
  const { answers, indicator } = block
  const earlier = shown.earlier?.get(indicator.id) ?? []
  const unit = unitOf(lang, of)
  const values = answers.map(answer => {
    const cell = answer.cells[0]!
    const says = hasValue(cell)
      ? valueSaid(lang, of, cell)
      : standsElsewhere(answer)
        ? whereSaid(lang, shown, answer.found, sourcesAt)
        : codeNamed(lang, cell.missing)
    const was = wasSaid(lang, of, wasIn(shown, filedOf(shown, answer), cell, 0))
    const elsewhere = elsewhereOf(lang, shown, answer, cell)
    return html`<div><dt>${periodName(answer.period, lang)}</dt><dd class="${classes(!hasValue(cell) && 'lacks')}">${says}${was}${elsewhere}</dd></div>`
  })
  return html`
    ${unit === null ? null : html`<p class="sub">${say(lang, 'reports.inUnit', { unit })}</p>`}
    <div class="alone"><dl class="given">${values}</dl>${courseOf(lang, of, [...earlier, ...answers.map(one => firstOfAnswer(shown, one))])}</div>
    ${earlier.length === 0 ? null : html`<p class="sub">${say(lang, 'reports.earlierValues', { values: valuesSaid(lang, of, earlier) })}</p>`}
  `
}

/** Their unit stands above. */
function valuesSaid(lang: Lang, of: Measured, values: readonly EarlierValue[]): string {
  return values
    .map(({ cell, period }) => {
      const says = [valueSaid(lang, of, cell), ...besideSaid(lang, of, cell)].join(comma(lang))
      return say(lang, 'plots.cell', { period: periodName(period, lang), says })
    })
    .join(semicolon(lang))
}

const firstOfAnswer = ({ figures }: FiguresShown, answer: FigureAnswer): EarlierValue => ({
  period: answer.period,
  cell: readAs(answer.cells[0]!, answer, figures),
})

/** Fewer values are read sooner than their picture. */
const FEWEST_DRAWN = 3

function courseOf(lang: Lang, of: Measured, values: readonly EarlierValue[]): Markup | null {
  const cells = values.map(({ cell }) => cell)
  const places = cells.map(cell => placeOf(of, cell))
  if (places.filter(place => place !== null).length < FEWEST_DRAWN) return null
  const periods = values.map(({ period }) => period)
  const ends = [periodName(periods[0]!, lang), periodName(periods.at(-1)!, lang)] as const
  const label = cellsSaid(lang, of, periods, cells)
  const axis = {
    ends,
    shape: 'points',
    tick: (value: number) => formatNumber(value, lang),
    isWhole: of.value.type === 'integer',
  } as const
  const title = html`<span class="vh">${say(lang, 'reports.course')}</span>`
  return html`<div class="chart course">${multiples([{ title, cells: places, newest: null, turns: turnsIn(cells), label }], axis)}</div>`
}

/** Sentences have no columns: each stands whole, in its own language. */
function wordsDrawn({ lang, of, block, shown, sourcesAt }: Drawing): Markup {
  const { answers, from, until, indicator } = block
  const names = namesOfRows(shown.catalogue, indicator, titles => inOther(lang, titles))
  const lines = names.slice(from, until).flatMap(({ text: name, lang: other }, i) =>
    answers.map(answer => {
      const cell = answer.cells[from + i]!
      const filed = filedOf(shown, answer)
      const was = wasIn(shown, filed, cell, from + i)
      const period = answers.length === 1 ? null : periodName(answer.period, lang)
      const what = [name, period].filter(Boolean).join(' · ')
      const says = hasValue(cell)
        ? textQuoted(answer.lang, String(cell.value))
        : html`<p class="lacks">${standsElsewhere(answer) ? whereSaid(lang, shown, answer.found, sourcesAt) : valueSaid(lang, of, cell)}</p>`
      const before =
        was === null
          ? null
          : html`<div class="was">${sub(say(lang, 'reports.wasWords'))}${
              hasValue(was)
                ? textQuoted(filed!.lang, String(was.value))
                : html`<p class="lacks">${valueSaid(lang, of, was)}</p>`
            }</div>`
      const elsewhere = elsewhereOf(lang, shown, answer, cell)
      return html`${what === '' ? null : html`<p class="sub"${attributes({ lang: other })}>${what}</p>`}${says}${before}${elsewhere === null ? null : html`<p>${elsewhere}</p>`}`
    }),
  )
  return html`<div class="telling">${lines}</div>`
}

export function textQuoted(lang: string | null, text: string): Markup {
  const blocks = blocksOf(text, 'text/plain').map(renderBlock)
  return html`<blockquote class="quoted"><div class="flow"${attributes({ lang, dir: 'auto' })}>${blocks}</div></blockquote>`
}

/** A name in another language than the reader's says so, for whoever hears it. */
function inOther(lang: Lang, titles: Catalogue['titles']) {
  const name = nameIn(titles, lang)
  return { text: name.text, lang: name.lang === lang || name.lang === 'und' ? null : name.lang }
}

function cellSaid(lang: Lang, of: Measured, cell: FigureCell): Piece {
  return hasValue(cell) ? valueSaid(lang, of, cell) : codeMark(lang, cell.missing)
}

/** What stood there when the report was filed, where that was something else. */
function wasIn(shown: FiguresShown, then: FigureAnswer | undefined, now: FigureCell, row: number) {
  const was = then?.cells[row]
  return was === undefined || isSame(was, now) ? null : readAs(was, then!, readableIn(shown)!)
}

const wasSaid = (lang: Lang, of: Measured, was: Reported | null): Piece =>
  was === null
    ? null
    : html`<span class="sub was">${say(lang, 'reports.was')} ${valueSaid(lang, of, was)}</span>`

/** Whether it was something else when the report was filed, or is in another report. */
function isOtherwise(shown: FiguresShown, answer: FigureAnswer): boolean {
  const filed = filedOf(shown, answer)
  const { indicator, period } = answer
  return answer.cells.some(
    (cell, row) =>
      wasIn(shown, filed, cell, row) !== null ||
      shown.restated?.cells.has(cellName(indicator, period, cell.by)) === true,
  )
}

/** Characters of what another report says in words, which stand there whole. */
const MOST_ELSEWHERE = 200

/** What other reports of the organisation say of it, which lead there. */
function elsewhereOf(
  lang: Lang,
  { restated }: FiguresShown,
  { indicator, period }: FigureAnswer,
  { by }: FigureCell,
): Piece {
  const found: Restatement | undefined = restated?.cells.get(cellName(indicator, period, by))
  if (found === undefined) return null
  const line = (key: 'reports.saidBefore' | 'reports.saidSince', one: SaidElsewhere) => {
    const report = html`<a href="${one.to}">${say(lang, 'reports.reportOf', { day: longDay(one.day, lang) })}</a>`
    return html`<span class="sub was">${phrase(lang, key, { report, value: elsewhereSaid(lang, one) })}</span>`
  }
  const before = found.before.map(one => line('reports.saidBefore', one))
  return html`${before}${found.after.map(one => line('reports.saidSince', one))}`
}

function elsewhereSaid(lang: Lang, { lang: own, of, reads }: SaidElsewhere): Piece {
  if (!hasValue(reads) || of.value.type !== 'words') return valueSaid(lang, of, reads)
  return html`<q${attributes({ lang: own, dir: 'auto' })}>${clipped(String(reads.value), MOST_ELSEWHERE)}</q>`
}

const isSame = (a: FigureCell, b: FigureCell) => formatJson(a) === formatJson(b)

function filedOf(shown: FiguresShown, { indicator, period }: FigureAnswer): FigureAnswer | undefined {
  const filed = readableIn(shown)
  return filed && answerIn(filed, indicator, period)
}

/** As it was filed; undefined where that stands, or cannot be read: then the page says so once, above all values. */
const readableIn = ({ filed }: FiguresShown) => (filed !== null && isThere(filed) ? filed : undefined)
