import { formatCsvRow, guarded } from '../../core/csv.ts'
import { Refusal } from '../../core/refusal.ts'
import { type Catalogue, cellsOf, type Indicator } from '../figures/catalogue.ts'
import { MISSING, type Missing } from '../figures/counts.ts'
import type { FigureAnswer, FigureCell, FigureSource, Figures, Period } from '../figures/figures.ts'
import { lastTime } from '../figures/last-time.ts'
import type { Localised } from '../kinds.ts'
import { foldWords } from '../search-words.ts'
import { cellLetters, type Emptied, foundLetters, markOf, textLetters } from './sheet-marks.ts'

/**
 * The questions of a catalogue as a spreadsheet: a row for each cell, with what was answered so far and what was said
 * the last time. People sort it, cut it in parts, fill it in and bring it back (figure-plan). What an answer says
 * beside its cells stands in the row of the first of them: its words, who stands behind it, and where in a source of
 * the report it stands. The last column says to us what stood in the row as it went out (sheet-marks).
 *
 *     Number,Indicator,…,Until,Unit,What to write,Last value,Value,No value because,…,Source,Place in it,Leave as it is
 *     1.1.2,notices,…,2026-06-30,notices,a whole number like 40,412,,,…,Annual report 2026,page 31,bdfghjklm…
 */

export const SHEET_COLUMNS = [
  'number',
  'indicator',
  'title',
  'question',
  'method',
  'items',
  'cell',
  'from',
  'until',
  'unit',
  'expected',
  'last',
  'value',
  'missing',
  'words',
  'lang',
  'behind',
  'source',
  'place',
  'stood',
] as const
export type SheetColumn = (typeof SHEET_COLUMNS)[number]

/** How a sheet speaks in one language. A column is also known by its key, and a reason by its code. */
export type SheetWords = Readonly<{
  /** Columns begin at the right. */
  fromRight?: true
  columns: Readonly<Record<SheetColumn, string>>
  missing: Readonly<Record<Missing, string>>
  yes: string
  no: string
  /** What is to be written as a value; `{a}` is the items to choose from, and of many `{b}` says how many. */
  expected: Readonly<Record<Indicator['value']['type'] | 'choiceOfMany', string>>
  /** The sheet of a workbook that has the lists to choose from. */
  lists: string
}>

/** What is read of any sheet, whoever wrote it. */
export const SHEET_WORDS = {
  en: {
    columns: {
      ...{ number: 'Number', indicator: 'Indicator', title: 'Title', question: 'Question' },
      ...{ method: 'How it is counted', items: 'For', cell: 'For (ids)', from: 'From', until: 'Until' },
      ...{
        unit: 'Unit',
        expected: 'What to write',
        last: 'Last value',
        value: 'Value',
        missing: 'No value because',
      },
      ...{ words: 'In words', lang: 'Language' },
      ...{ behind: 'Who is responsible for it', source: 'Source', place: 'Place in it' },
      stood: 'Leave as it is',
    },
    missing: {
      'not-asked': 'not asked',
      'not-due': 'not due yet',
      'not-reported': 'not reported',
      declined: 'declined to answer',
      'not-applicable': 'does not apply',
      'withheld-by-party': 'withheld by the organisation',
      'withheld-by-law': 'withheld by law',
    },
    yes: 'yes',
    no: 'no',
    expected: {
      ...{ integer: 'a whole number like 40', decimal: 'a number like 12.5', boolean: 'yes or no' },
      ...{ date: 'a date like 2027-06-30', words: 'in words', choice: 'one of: {a}' },
      choiceOfMany: 'one of {b}: {a}; … (the workbook, .xlsx, has all to choose from)',
    },
    lists: 'Lists',
  },
  fr: {
    columns: {
      ...{ number: 'Numéro', indicator: 'Indicateur', title: 'Intitulé', question: 'Question' },
      ...{ method: 'Mode de calcul', items: 'Pour', cell: 'Pour (identifiants)', from: 'Du', until: 'Au' },
      ...{
        unit: 'Unité',
        expected: 'Réponse attendue',
        last: 'Dernière valeur',
        value: 'Valeur',
        missing: 'Pas de valeur : motif',
      },
      ...{ words: 'Dans vos propres mots', lang: 'Langue' },
      ...{ behind: 'Qui en répond', source: 'Source', place: 'Endroit' },
      stood: 'Laisser tel quel',
    },
    missing: {
      'not-asked': 'non demandé',
      'not-due': 'pas encore dû',
      'not-reported': 'non communiqué',
      declined: 'n’a pas souhaité répondre',
      'not-applicable': 'sans objet',
      'withheld-by-party': 'non divulgué par l’organisation',
      'withheld-by-law': 'non divulgué en vertu de la loi',
    },
    yes: 'oui',
    no: 'non',
    expected: {
      ...{ integer: 'un nombre entier comme 40', decimal: 'un nombre comme 12,5', boolean: 'oui ou non' },
      ...{ date: 'une date comme 2027-06-30', words: 'en texte libre', choice: 'l’un de ces éléments : {a}' },
      choiceOfMany: 'un élément parmi {b} : {a} ; … (le classeur, .xlsx, les propose tous)',
    },
    lists: 'Listes',
  },
  ar: {
    fromRight: true,
    columns: {
      ...{ number: 'الرقم', indicator: 'المؤشّر', title: 'العنوان', question: 'السؤال' },
      ...{ method: 'طريقة الحساب', items: 'البيان', cell: 'البيان (المعرّفات)', from: 'من', until: 'إلى' },
      ...{ unit: 'الوحدة', expected: 'الإجابة المنتظرة', last: 'آخر قيمة', value: 'القيمة' },
      missing: 'سبب عدم وجود قيمة',
      ...{ words: 'بكلماتكم', lang: 'اللغة' },
      ...{ behind: 'المسؤول عنه', source: 'المصدر', place: 'الموضع فيه' },
      stood: 'اتركه كما هو',
    },
    missing: {
      'not-asked': 'لم تُطلب',
      'not-due': 'لم يحن موعدها',
      'not-reported': 'لم يُبلَّغ عنها',
      declined: 'رُفضت الإجابة عنها',
      'not-applicable': 'لا تنطبق',
      'withheld-by-party': 'محجوبة من الجهة',
      'withheld-by-law': 'محجوبة بحكم القانون',
    },
    yes: 'نعم',
    no: 'لا',
    expected: {
      ...{ integer: 'عدد صحيح مثل 40', decimal: 'عدد مثل 12.5', boolean: 'نعم أو لا' },
      ...{ date: 'تاريخ مثل 2027-06-30', words: 'بالكلمات', choice: 'أحد العناصر: {a}' },
      choiceOfMany: 'أحد {b} من العناصر: {a}؛ … (يعرضها ملف xlsx كلها)',
    },
    lists: 'القوائم',
  },
} as const satisfies Record<string, SheetWords>

/** What columns were called in sheets that went out before. */
export const EARLIER_COLUMNS: Readonly<Record<string, SheetColumn>> = {
  'En toutes lettres': 'words',
  'Who stands behind it': 'behind',
  ...{ 'It stands in': 'source', 'Figure dans': 'source' },
  ...{ 'Where in it': 'place', 'À quel endroit': 'place' },
}

/** By its title a sheet names it. */
export type SheetSource = Pick<FigureSource, 'title' | 'url'>

export type Asked = Readonly<{
  /** Which draft or report: of what stands in another, its sheet says nothing. */
  of: string
  /** Of the indicators that are asked of this party; others are left out of it by the caller. */
  catalogue: Catalogue
  periods: readonly Period[]
  /** What is answered so far. A cell that is not there is open; an answer may have words and no cell yet. */
  answers: readonly FigureAnswer[]
  /** Of the open ones, which were answered once; left out where none is known. */
  emptied?: Emptied
  /** Those of the report, in one of which an answer can stand: its `found` names one by its place among them. */
  sources: readonly SheetSource[]
  /** An earlier report, whose values are shown beside. */
  before: Pick<Figures, 'answers'> | null
  lang: string
  words: SheetWords
}>

export type SheetRow = Readonly<{
  indicator: Indicator
  period: Period
  cells: Readonly<Record<SheetColumn, string>>
}>

/** Rows of one file; a file of figures has room for no more cells. */
export const MOST_ROWS = 50_000

/**
 * In the order of the catalogue, then of periods, then of cells. Refuses `request_oversize` for more than is read back.
 */
export function questionRows(asked: Asked): SheetRow[] {
  const rows = asked.catalogue.indicators.flatMap(indicator => {
    const all = cellsOf(asked.catalogue, indicator)
    const says = valueTeller(indicator, asked)
    return asked.periods.flatMap(period => rowsOf({ indicator, period, all, says }, asked))
  })
  if (rows.length > MOST_ROWS)
    throw new Refusal(
      'request_oversize',
      `The sheet would have ${rows.length} rows; ${MOST_ROWS} are the most.`,
    )
  return rows
}

/** What all that was emptied says, by its name: a thread is told data alone. */
export function emptiedAmong({
  catalogue,
  emptied,
  periods,
}: Pick<Asked, 'catalogue' | 'periods'> & { readonly emptied: Emptied }): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const indicator of catalogue.indicators)
    for (const period of periods)
      for (const of of [...cellsOf(catalogue, indicator), ...BESIDE]) {
        const says = emptied(indicator.id, period, of)
        if (says !== undefined) found.set(emptiedName(indicator.id, period, of), says)
      }
  return found
}

export const emptiedBy =
  (all: ReadonlyMap<string, string>): Emptied =>
  (...of) =>
    all.get(emptiedName(...of))

const BESIDE = ['words', 'behind', 'found'] as const

const emptiedName = (...[indicator, { from, until }, of]: Parameters<Emptied>) =>
  `${indicator} ${from} ${until} ${typeof of === 'string' ? of : `/${idsOf(of)}`}`

type Question = Readonly<{
  indicator: Indicator
  period: Period
  /** The items of each cell. */
  all: readonly (readonly string[])[]
  says: ReturnType<typeof valueTeller>
}>

function rowsOf(
  { indicator, period, all, says }: Question,
  { of, catalogue, answers, emptied, sources, before, lang, words }: Asked,
): SheetRow[] {
  const answer = answers.find(one => isOf(one, indicator, period))
  const last = lastSaid(before?.answers ?? [], indicator, period)
  const [now, then] = [answer, last].map(one => new Map(one?.cells.map(cell => [idsOf(cell.by), cell])))
  const { type } = indicator.value
  const unit = type === 'integer' || type === 'decimal' ? indicator.value : { unit: null }
  const fixed = {
    number: indicator.number,
    indicator: indicator.id,
    title: inLanguage(indicator.titles, lang),
    question: inLanguage(indicator.asks, lang),
    method: inLanguage(indicator.reads, lang),
    ...period,
    unit: unit.unit === null ? '' : inLanguage(unit.unit, lang),
    expected: expectedText(indicator, { catalogue, lang, words }),
  }
  const say = (cell: FigureCell | undefined) =>
    cell !== undefined && 'value' in cell ? says(cell.value) : ''
  return all.map((by, i) => {
    const [cell, was] = [now!.get(idsOf(by)), then!.get(idsOf(by))]
    const beside = besideTexts(i === 0 ? answer : undefined, sources)
    const stood = {
      cell: cellLetters(cell ?? null, emptied?.(indicator.id, period, by)),
      beside: i === 0 ? besideLetters(beside, of => emptied?.(indicator.id, period, of)) : null,
    }
    return {
      indicator,
      period,
      cells: {
        ...fixed,
        items: itemsText(catalogue, indicator, by, lang),
        cell: idsOf(by),
        last: was !== undefined && 'missing' in was ? words.missing[was.missing] : say(was),
        value: say(cell),
        missing: cell !== undefined && 'missing' in cell ? words.missing[cell.missing] : '',
        ...beside,
        stood: markOf({ of, indicator: indicator.id, period, by }, stood),
      },
    }
  })
}

const besideTexts = (answer: FigureAnswer | undefined, sources: readonly SheetSource[]) => ({
  words: answer?.words ?? '',
  lang: answer?.lang ?? '',
  behind: answer?.behind ?? '',
  source: answer?.found == null ? '' : sources[answer.found.source]!.title,
  place: answer?.found?.place ?? '',
})

const besideLetters = (
  { words, lang, behind, source, place }: ReturnType<typeof besideTexts>,
  emptied: (of: 'words' | 'behind' | 'found') => string | undefined,
) => ({
  words: textLetters(words, emptied('words')),
  lang: textLetters(lang),
  behind: textLetters(behind, emptied('behind')),
  found: foundLetters({ title: source, place }, emptied('found')),
})

export const idsOf = (by: readonly string[]) => by.join('/')

export const isOf = (answer: FigureAnswer, { id }: Pick<Indicator, 'id'>, { from, until }: Period) =>
  answer.indicator === id && answer.period.from === from && answer.period.until === until

/** What was said last time (figures/last-time); undefined where nothing was said of a period as long as this one. */
export function lastSaid(
  answers: readonly FigureAnswer[],
  { id }: Pick<Indicator, 'id'>,
  period: Period,
): FigureAnswer | undefined {
  const own = answers.filter(one => one.indicator === id)
  return lastTime(own, one => one.period, period)
}

/** In this language, else in the one to fall back on. */
export const inLanguage = (all: Localised, lang: string) =>
  (all.find(one => one.lang === lang) ?? all[0])?.text ?? ''

/** What a cell is for: its items by their titles. */
export const itemsText = (
  catalogue: Pick<Catalogue, 'lists'>,
  indicator: Pick<Indicator, 'by'>,
  by: readonly string[],
  lang: string,
) => by.map((id, n) => itemText(catalogue, indicator.by[n]!, id, lang)).join(' · ')

function itemText({ lists }: Pick<Catalogue, 'lists'>, list: string, id: string, lang: string): string {
  const item = lists.find(one => one.id === list)?.items.find(one => one.id === id)
  return item === undefined ? id : inLanguage(item.titles, lang)
}

type Speaking = Pick<Asked, 'catalogue' | 'lang' | 'words'>

/** Says a value of an indicator as it stands in the sheet. */
export function valueTeller(
  { value: type }: Indicator,
  { catalogue, lang, words }: Speaking,
): (value: string | boolean) => string {
  const texts = type.type === 'choice' ? choiceTexts(catalogue, type.list, lang) : new Map<string, string>()
  return value => {
    if (typeof value === 'boolean') return value ? words.yes : words.no
    return texts.get(value) ?? value
  }
}

/** Items that stand beside a question, in each of its rows: a catalogue can list all countries. */
const MOST_BESIDE = 30

/** What is to be written as a value. A file of rows has no lists to choose from, as a workbook has. */
function expectedText({ value }: Indicator, { catalogue, lang, words: { expected } }: Speaking): string {
  if (value.type !== 'choice') return expected[value.type]
  const all = [...choiceTexts(catalogue, value.list, lang).values()]
  const named = all.slice(0, MOST_BESIDE).join('; ')
  return expected[all.length > MOST_BESIDE ? 'choiceOfMany' : 'choice']
    .replace('{b}', String(all.length))
    .replace('{a}', () => named)
}

/**
 * What each item of a list is called where one is chosen: its title, or its id where that says which and the title does
 * not.
 */
export function choiceTexts({ lists }: Catalogue, list: string, lang: string): ReadonlyMap<string, string> {
  const items = lists.find(one => one.id === list)?.items ?? []
  const meant = meanings(items)
  return new Map(
    items.map(({ id, titles }) => {
      const title = inLanguage(titles, lang)
      return [id, meant.get(foldWords(title))?.size === 1 ? title : id]
    }),
  )
}

type Items = Catalogue['lists'][number]['items']

/** The items that a text could mean, by their ids and by their titles in any language. */
export function meanings(items: Items): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const { id, titles } of items)
    for (const text of [id, ...titles.map(one => one.text)]) {
      const folded = foldWords(text)
      if (folded !== '') found.set(folded, (found.get(folded) ?? new Set()).add(id))
    }
  return found
}

/** Nothing in a cell is computed by a spreadsheet (core/csv). */
export function questionsCsv(asked: Asked): string {
  const head = SHEET_COLUMNS.map(column => asked.words.columns[column])
  const rows = questionRows(asked).map(({ cells }) => SHEET_COLUMNS.map(column => guarded(cells[column])))
  return [head, ...rows].map(formatCsvRow).join('')
}

/** The reasons, as a sheet offers them. */
export const reasonTexts = ({ missing }: SheetWords): string[] => MISSING.map(code => missing[code])
