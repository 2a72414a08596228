import type { Corrected } from '../../../people/correction-drafts.ts'
import { type Catalogue, cellsOf, type Indicator } from '../../../register/figures/catalogue.ts'
import { MISSING } from '../../../register/figures/counts.ts'
import { answerIn, type FigureCell, type Period } from '../../../register/figures/figures.ts'
import type { FilledSheets } from '../../../register/lists/figure-lines.ts'
import { planFigures } from '../../../register/lists/figure-plan.ts'
import {
  choiceTexts,
  idsOf,
  itemsText,
  type SheetColumn,
  type SheetWords,
} from '../../../register/lists/figure-sheet.ts'
import { changesOf } from '../../../work/reporting/correction.ts'
import {
  type Asked,
  beginning,
  type Errors,
  Fieldset,
  type Form,
  html,
  type Lang,
  type Markup,
  NO_ERRORS,
  nameIn,
  periodName,
  say,
} from '../../kit/kit.ts'
import { missingSaid, unitOf } from '../../plots/reported.ts'
import { languagesAnd } from '../commitments/words-language.ts'
import { besideFields, besideOf, readBeside } from './beside.ts'
import type { Correcting } from './correcting.ts'
import { measuredIn } from './plan-shown.ts'
import { faultWords } from './words.ts'

/**
 * The places of one answer as fields: a value, or a reason. What is typed is read as a sheet is, by the same reader. A
 * field brings along what stood in it when it was drawn, so that only what its author changed is a change.
 */

export interface OneAnswer {
  readonly indicator: Indicator
  readonly period: Period
  readonly all: readonly (readonly string[])[]
}

/** Fields for which a page has room; the values of what is larger are corrected by spreadsheet. */
const MOST_FIELDS = 400

export const isTooMany = ({ all }: Pick<OneAnswer, 'all'>) => all.length > MOST_FIELDS
const placesOnPage = (one: OneAnswer) => (isTooMany(one) ? [] : one.all)

/** The answer that is named; undefined where the report has none. */
export function answerNamed(
  { catalogue, questions, stands }: Correcting,
  named: Pick<URLSearchParams, 'get'>,
): OneAnswer | undefined {
  const indicator = questions.catalogue.indicators.find(({ id }) => id === named.get('indicator'))
  const period = questions.periods.find(({ from, until }) => `${from}/${until}` === named.get('period'))
  if (indicator === undefined || period === undefined) return undefined
  if (answerIn(stands, indicator.id, period) === undefined) return undefined
  return { indicator, period, all: cellsOf(catalogue, indicator) }
}

export const periodKey = ({ from, until }: Period) => `${from}/${until}`

/** What stands in each field before anybody types. */
export function fieldsOf(c: Correcting, one: OneAnswer): URLSearchParams {
  const { indicator, period } = one
  const answer = answerIn(c.after, indicator.id, period)
  const cells = new Map(answer?.cells.map(cell => [idsOf(cell.by), cell]))
  const values = new URLSearchParams({
    ...{ indicator: indicator.id, period: periodKey(period) },
    ...besideOf(c, answer),
  })
  for (const [i, by] of placesOnPage(one).entries()) {
    const { value, missing } = fieldOf(cells.get(idsOf(by)))
    values.set(`v.${i}`, value)
    values.set(`m.${i}`, missing)
    values.set(`o.${i}`, `${missing}\n${value}`)
  }
  values.set('words', answer?.words ?? '')
  values.set('o.words', answer?.words ?? '')
  values.set('lang', answer?.lang ?? '')
  return values
}

const fieldOf = (cell: FigureCell | undefined) => ({
  value: cell !== undefined && 'value' in cell ? String(cell.value) : '',
  missing: cell !== undefined && 'missing' in cell ? cell.missing : '',
})

export function cellFields(
  { lang }: Asked,
  { after, catalogue }: Pick<Correcting, 'after' | 'catalogue'>,
  one: OneAnswer,
  values: URLSearchParams,
  errors: Errors = NO_ERRORS,
): { readonly f: Fieldset; readonly fields: Markup; readonly told: Errors } {
  const { indicator, period } = one
  const all = placesOnPage(one)
  const f = new Fieldset(lang, values, errors)
  const unit = unitOf(lang, measuredIn(catalogue, indicator))
  const reasons = [
    { value: '', says: '–' },
    ...MISSING.map(code => ({ value: code, says: beginning(missingSaid(lang, code), lang) })),
  ]
  const options = optionsOf(lang, catalogue, indicator)
  const cells = all.map((by, i) => {
    const place = itemsText(catalogue, indicator, by, lang) || periodName(period, lang)
    const label = unit === null ? say(lang, 'correct.value') : say(lang, 'correct.valueIn', { unit })
    const value =
      options !== null
        ? f.select(`v.${i}`, { label, options, isOptional: 'unless' })
        : indicator.value.type === 'words'
          ? f.area(`v.${i}`, { label, isOptional: 'unless', rows: 4 })
          : f.text(`v.${i}`, { label, isOptional: 'unless', isPlain: true })
    return html`<fieldset class="form slot">
      <legend>${place}</legend>
      ${value}
      ${f.select(`m.${i}`, { label: say(lang, 'correct.because'), options: reasons, isOptional: 'unless' })}
      <input type="hidden" name="o.${i}" value="${values.get(`o.${i}`) ?? ''}">
    </fieldset>`
  })
  const said = answerIn(after, indicator.id, period)?.lang ?? null
  const fields = html`
    ${cells}
    ${f.area('words', { label: say(lang, 'correct.words'), isOptional: true, rows: 4 })}
    <input type="hidden" name="o.words" value="${values.get('o.words') ?? ''}">
    ${said === null || said === lang ? null : languageOf(lang, f, said)}
    ${besideFields(lang, f, { after }, values)}
  `
  // Above all fields each error says of which place it is.
  const placed = [...f.told].map(([name, says]) => {
    const by = all[Number(/^[vm]\.(\d+)$/.exec(name)?.[1] ?? -1)]
    const place = by === undefined ? '' : itemsText(catalogue, indicator, by, lang)
    return [name, place === '' ? says : say(lang, 'correct.at', { place, says })] as const
  })
  return { f, fields, told: new Map(placed) }
}

/** Of words that are in another language than the page: whoever changes them says in which they are then. */
const languageOf = (lang: Lang, f: Fieldset, said: string): Markup =>
  f.select('lang', {
    label: say(lang, 'ours.saidIn'),
    hint: say(lang, 'ours.saidInHint'),
    options: languagesAnd(lang, said),
  })

function optionsOf(lang: Lang, catalogue: Catalogue, { value }: Indicator) {
  const none = { value: '', says: say(lang, 'sheet.nothing') }
  if (value.type === 'boolean')
    return [
      none,
      ...(['true', 'false'] as const).map(one => ({
        value: one,
        says: say(lang, one === 'true' ? 'plots.yes' : 'plots.no'),
      })),
    ]
  if (value.type !== 'choice') return null
  return [none, ...[...choiceTexts(catalogue, value.list, lang)].map(([id, says]) => ({ value: id, says }))]
}

/** What the form would change, and at which fields it cannot be read. */
export function readCells(
  asked: Asked,
  c: Correcting,
  one: OneAnswer,
  { fields }: Pick<Form, 'fields'>,
): ReturnType<typeof readBeside> {
  const { lang } = asked
  const { questions } = c
  const { indicator, period, all } = one
  const typed = (name: string) => fields.get(name) ?? ''
  const isChanged = (i: number) =>
    fields.has(`o.${i}`) && `${typed(`m.${i}`)}\n${typed(`v.${i}`)}` !== typed(`o.${i}`)
  const isReworded = typed('words') !== typed('o.words')
  const places = [...all.keys()].filter(i => isChanged(i) || (i === 0 && isReworded))
  const says = indicator.value.type === 'words' || (isReworded && typed('words').trim() !== '')
  const isSaidIn = says && typed('lang') !== ''
  const columns: readonly SheetColumn[] = [
    'indicator',
    'cell',
    'value',
    'missing',
    ...(isReworded ? (['words'] as const) : []),
    ...(isSaidIn ? (['lang'] as const) : []),
  ]
  const rows = places.map(i => ({
    line: i + 2,
    guessed: false,
    cells: [
      indicator.id,
      idsOf(all[i]!),
      typed(`v.${i}`),
      typed(`m.${i}`),
      ...(isReworded ? [i === 0 ? typed('words') : ''] : []),
      ...(isSaidIn ? [typed('lang')] : []),
    ],
  }))
  const head = { line: 1, guessed: false, cells: [...columns] }
  const filled: FilledSheets = { sheets: [{ name: null, rows: [head, ...rows] }], isPointed: lang === 'en' }
  const catalogue = { ...questions.catalogue, indicators: [indicator] }
  const words: SheetWords = questions.words
  const { answers, sources } = questions
  const plan = planFigures(filled, { catalogue, periods: [period], answers, sources, lang, words })
  const beside = readBeside(asked, c, one, fields)
  const errors = new Map(beside.errors)
  for (const fault of plan.faults) {
    const name =
      fault.column === 'words' || fault.column === 'lang'
        ? fault.column
        : `${fault.column === 'missing' ? 'm' : 'v'}.${fault.line - 2}`
    errors.set(name, faultWords(lang, fault))
  }
  // An answer that was given is not unsaid, by the law; the words beside it may be.
  for (const i of places)
    if (isChanged(i) && typed(`v.${i}`).trim() === '' && typed(`m.${i}`) === '')
      errors.set(`v.${i}`, say(lang, 'correct.neither'))
  const at = { indicator: indicator.id, ...period }
  const unsaid: Corrected[] =
    isReworded && typed('words').trim() === '' ? [{ ...at, slot: 'words', is: { text: null } }] : []
  return { ...beside, changes: [...changesOf(plan, c.after.sources), ...unsaid, ...beside.changes], errors }
}

export const answerTitle = (
  lang: Lang,
  { indicator, period }: Pick<OneAnswer, 'indicator' | 'period'>,
): string => `${indicator.number} ${nameIn(indicator.titles, lang).text}, ${periodName(period, lang)}`
