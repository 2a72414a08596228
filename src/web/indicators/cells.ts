import { asksLater } from '../../register/figures/asked-periods.ts'
import type { Section } from '../../register/figures/catalogue.ts'
import { MISSING, type Missing } from '../../register/figures/counts.ts'
import type { Period } from '../../register/figures/figures.ts'
import { COMPUTED, periodKey } from '../../register/figures/standing.ts'
import type { CatalogueOn, IndicatorsOn } from '../../work/reporting/indicators-on.ts'
import type { Tallied } from '../../work/reporting/standings.ts'
import { onThatDay } from '../commitments/shown-day.ts'
import {
  type Asked,
  comma,
  html,
  type Lang,
  linkTo,
  listOf,
  type Markup,
  numberedTitle,
  type Piece,
  periodName,
  remark,
  say,
  sub,
  table,
} from '../kit/kit.ts'
import { codeMark, codesKey } from '../plots/codes.ts'
import { ofAll } from '../plots/share-bars.ts'
import { type IndexedFile, indexed } from './catalogue-index.ts'
import { indicatorPath, unitAndItems } from './named.ts'

/**
 * The matrix of indicators: a row for each indicator, a column for each period. A cell says how many of those asked
 * gave a value, and counts what is missing by its reason. Nothing in it is a sum of what was reported.
 */

interface MatrixShown {
  readonly on: IndicatorsOn
  readonly catalogue: CatalogueOn
  readonly rows: ReadonlyMap<string, readonly Tallied[]>
  readonly periods: readonly Period[]
  readonly at: string | undefined
}

export function indicatorsTable(asked: Asked, shown: MatrixShown): Markup {
  const { lang } = asked
  const { catalogue, rows } = shown
  // The newest stands beside the indicator, or first beneath it.
  const periods = shown.periods.toReversed()
  const file = indexed(catalogue)
  const used = new Set<Missing | 'elsewhere'>()
  const lines: Piece[] = []
  let around: readonly Section[] = []
  for (const id of file.inSections(rows.keys())) {
    const its = rows.get(id)!
    const now = file.sectionsAround(id)
    const entered = now.filter(one => !around.includes(one))
    around = now
    if (entered.length > 0) lines.push(groupRow(asked, entered, periods.length + 1))
    const cells = periods.map(period => {
      const found = its.find(one => periodKey(one.period) === periodKey(period))
      // A narrow page has the cells of a row beneath each other, each with its period.
      return html`<td role="cell" class="all" data-k="${periodName(period, lang)}">${cellOf(asked, shown, id, period, found, used)}</td>`
    })
    lines.push(
      html`<tr role="row"><th role="rowheader" scope="row" class="who">${rowHead(asked, shown, file, id)}</th>${cells}</tr>`,
    )
  }
  const heads = [say(lang, 'indicators.indicator'), ...periods.map(one => periodName(one, lang))]
  // Before them: on a narrow page the last cell lies many screens below the first.
  return html`${keyOf(lang, used)}
  ${table(say(lang, 'indicators.caption', { periods: periods.length }), heads, lines, 'periods')}
  <div class="mt-s">${notesOf(lang, used)}</div>`
}

/** What each code means that stands in a cell. */
function keyOf(lang: Lang, used: ReadonlySet<Missing | 'elsewhere'>): Piece {
  const key = codesKey(
    lang,
    MISSING.filter(one => used.has(one)),
  )
  const elsewhere = used.has('elsewhere') ? remark(html`– ${say(lang, 'indicators.otherPeriods')}`) : null
  return html`${key}${elsewhere}`
}

/** How those are counted that follow from dates and rules. */
function notesOf(lang: Lang, used: ReadonlySet<Missing | 'elsewhere'>): Piece {
  const silent = COMPUTED.filter(one => used.has(one)).map(one => say(lang, `plots.code.${one}`))
  const codes = listOf(silent, lang)
  const note = silent.length === 0 ? null : remark(say(lang, 'indicators.silentNote', { codes }))
  const found = silent.length === 0 ? null : remark(say(lang, 'indicators.foundNote'))
  return html`${note}${found}`
}

/** Of periods that are not over, or used by too few for a column. */
export function leftOut({ lang }: Asked, rows: Iterable<readonly Tallied[]>): Piece {
  const odd = [...rows].flatMap(its => its.filter(one => !one.isUsual).map(one => periodKey(one.period)))
  const count = new Set(odd).size
  return count === 0 ? null : remark(say(lang, 'indicators.odd', { count }), 'mt-s')
}

function groupRow({ lang }: Asked, entered: readonly Section[], columns: number): Markup {
  const says = entered.map(
    (one, i) => html`${i === 0 ? '' : ' › '}${numberedTitle(one.number, one.titles, lang)}`,
  )
  return html`<tr role="row" class="grp"><th role="rowheader" scope="rowgroup" colspan="${columns}">${says}</th></tr>`
}

function rowHead(asked: Asked, { at, catalogue, on }: MatrixShown, file: IndexedFile, id: string): Markup {
  const read = file.lastReadOf(id)
  const says = read === undefined ? id : numberedTitle(read.one.number, read.one.titles, asked.lang)
  const link = linkTo(asked, onThatDay(indicatorPath(on.all.call, catalogue.id, id), { at }), says)
  const edition = file.editionOf(id)!
  const isOld = edition !== catalogue.editions.at(-1)!.edition
  const old = isOld ? [say(asked.lang, 'indicators.earlierEdition', { edition })] : []
  // In another edition it may have had another name, unit and kinds: the name alone is of use to whoever looks for it.
  const told =
    read === undefined
      ? old
      : read.edition === edition
        ? [...unitAndItems(asked.lang, read.file, read.one), ...old]
        : [say(asked.lang, 'indicators.calledIn', { edition: read.edition }), ...old]
  return html`${link}${told.length === 0 ? null : sub(told.join(comma(asked.lang)))}`
}

function cellOf(
  { lang }: Asked,
  { catalogue, on }: MatrixShown,
  id: string,
  period: Period,
  found: Tallied | undefined,
  used: Set<Missing | 'elsewhere'>,
): Piece {
  const code = (missing: Missing) => {
    used.add(missing)
    return codeMark(lang, missing)
  }
  if (found === undefined) {
    used.add('elsewhere')
    return html`<span class="vh">${say(lang, 'indicators.otherPeriods')}</span><span aria-hidden="true">–</span>`
  }
  const { asked, of, other, silent, unaskedGiven, unaskedMissing, unknown } = found.counts
  // First what is said of those of whom it is not known, who stand before it.
  const beside = [
    ...(unknown.given === 0 ? [] : [say(lang, 'indicators.unknownGiven', { count: unknown.given })]),
    ...(unknown.missing === 0 ? [] : [say(lang, 'indicators.unknownMissing', { count: unknown.missing })]),
    ...(unaskedGiven === 0 ? [] : [say(lang, 'indicators.unaskedGiven', { count: unaskedGiven })]),
    ...(unaskedMissing === 0 ? [] : [say(lang, 'indicators.unaskedMissing', { count: unaskedMissing })]),
  ]
  const besides = beside.length === 0 ? null : sub(beside.join(comma(lang)))
  // Of these nobody can tell whether a value is missing: that is said, and not that they were not asked.
  const notKnown =
    unknown.asked === 0 ? null : html`${say(lang, 'indicators.unknown', { count: unknown.asked })}${besides}`
  if (asked === 0 && notKnown !== null) return notKnown
  if (asked === 0)
    return html`${code(isToCome(on, catalogue, id, period) ? 'not-due' : 'not-asked')}${besides}`
  if (silent['not-due'] === asked) {
    const said = [say(lang, 'indicators.askedOf', { count: asked }), ...saidOf(lang, 0, other['not-due'])]
    return html`${code('not-due')}${sub(said.join(comma(lang)))}${notKnown === null ? besides : sub(notKnown)}`
  }
  const reasons: Piece[] = MISSING.filter(one => of[one] > 0).map(one => {
    const computed = COMPUTED.find(it => it === one)
    const said = computed === undefined ? [] : saidOf(lang, of[computed] - silent[computed], other[computed])
    return html`${of[one]} ${code(one)}${said.length === 0 ? null : ` (${said.join(comma(lang))})`}`
  })
  if (of.several > 0) reasons.push(say(lang, 'indicators.several', { count: of.several }))
  if (of.elsewhere > 0) reasons.push(say(lang, 'indicators.elsewhere', { count: of.elsewhere }))
  const missing = reasons.map((one, i) => html`${i === 0 ? '' : comma(lang)}${one}`)
  const given = of.given + of['in-part']
  return html`${ofAll(lang, given, asked)}${missing.length === 0 ? null : sub(html`${missing}`)}${notKnown === null ? besides : sub(notKnown)}`
}

/** Of those who gave no answer how many have said so themselves, and how many something else. */
function saidOf(lang: Lang, so: number, other: number): string[] {
  return [
    ...(so === 0 ? [] : [say(lang, 'indicators.saidSo', { count: so })]),
    ...(other === 0 ? [] : [say(lang, 'indicators.saidOther', { count: other })]),
  ]
}

/** Whether rules in force that day, and the newest edition, ask for it in a window that opens later. */
function isToCome(
  { all, day }: IndicatorsOn,
  { id: catalogue, editions }: CatalogueOn,
  id: string,
  period: Period,
): boolean {
  const { call, policies } = all.rules
  const inForce = call.policies.findLast(one => one.day <= day)
  const clauses = (inForce && policies.get(inForce.policy)?.clauses) ?? []
  const isAsked = editions.at(-1)!.indicators.some(one => one.id === id)
  return isAsked && clauses.some(clause => asksLater(clause, catalogue, period, day))
}
