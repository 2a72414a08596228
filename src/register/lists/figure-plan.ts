import { brief } from '../../core/bytes.ts'
import { spelledOut } from '../../core/hidden.ts'
import { toNfc, trimmed } from '../../core/normal.ts'
import { type Catalogue, cellsOf, type Indicator } from '../figures/catalogue.ts'
import type { FigureAnswer, FigureCell, Period } from '../figures/figures.ts'
import { lang as langSchema } from '../kinds.ts'
import { foldWords } from '../search-words.ts'
import { readDate } from './dates.ts'
import { EVERY, type FilledSheets, type Line, linesIn, textIn } from './figure-lines.ts'
import {
  type Asked,
  idsOf,
  isOf,
  meanings,
  reasonTexts,
  type SheetColumn,
  type SheetSource,
  type SheetWords,
  valueTeller,
} from './figure-sheet.ts'
import {
  type CellFault,
  faultBy,
  hasUnit,
  lineFault,
  type ReadingBy,
  reasonsBy,
  type SheetFaultKind,
  unreadable,
  ValueReader,
  wordsFault,
} from './figure-values.ts'
import { hasDecimalComma } from './numbers.ts'
import { PlaceRows } from './place-rows.ts'
import { cellLetters, type Emptied, foundLetters, readMark, type Stood, textLetters } from './sheet-marks.ts'
import { SourcesByTitle } from './source-titles.ts'
import { UnreadableSheet } from './unreadable-sheet.ts'

/**
 * What taking a filled sheet would do: which cells it would set or change, and what in it cannot be read, by row and
 * column. A sheet only adds: what it leaves empty stays as it was, as does a row or a column that is not there, and a
 * cell with a fault. Colleagues send back copies that were made before others answered, and an empty cell says nothing
 * of those answers. For the same reason a row that comes back as it went out says nothing, whatever stands now, and
 * contradicts no copy of it in which a colleague has changed something; and where both it and the report say something
 * else than then, the plan tells it. Of rows that were changed and differ none is taken. Which row says what is told by
 * its ids and days: the order of rows decides nothing.
 */

export type SheetFault = CellFault &
  Readonly<{
    /** The sheet of a workbook; null in a file that is one. */
    sheet: string | null
    /** The row as a spreadsheet numbers it. */
    line: number
    /** Null where it is of the whole row. */
    column: SheetColumn | null
    /** What stands in the cell, with what nobody sees spelled out. */
    with: string
  }>

/**
 * Whether what stands now stood there when the sheet went out, as far as its row tells. Of a row that does not,
 * whatever a correction has changed may be news to its author.
 */
type SinceThen = 'same' | 'other' | 'unknown'

export type PlannedFigure = Readonly<{
  sheet: string | null
  line: number
  indicator: string
  period: Period
  by: readonly string[]
  /** Null where the cell is open. */
  before: FigureCell | null
  after: FigureCell
  since: SinceThen
}>

/** Words go with their language. */
export type PlannedBeside = Readonly<{
  indicator: string
  period: Period
  of: 'words' | 'behind' | 'found'
  since: SinceThen
}>

export type FigurePlan = Readonly<{
  /** As they would stand afterwards, in the order of the catalogue; a cell that is not there is open. */
  answers: readonly FigureAnswer[]
  /** The cells that differ from what stood. */
  changed: readonly PlannedFigure[]
  /** Those of the report, as they were given: `found` of an answer names one by its place among them. */
  sources: readonly SheetSource[]
  /** What differs beside the cells of an answer. */
  beside: readonly PlannedBeside[]
  faults: readonly SheetFault[]
  /** How many places the sheet has as they went out, while something else stands there now: it stays. */
  outdated: number
  /** Rows with words beside an answer that is in words itself and stays open: most meant these for the answer. */
  besideOnly: readonly Readonly<{ sheet: string | null; line: number }>[]
  /** How many cells that are asked have no row. */
  unnamed: number
  /** How many of them have neither a value nor a reason afterwards. */
  open: number
  /** How many rows were not in UTF-8, so that their letters are a guess. */
  guessed: number
  /** Columns and sheets that are none of ours, by their names; nothing in them was read. */
  passedOver: readonly string[]
}>

export type Filling = Pick<
  Asked,
  'of' | 'catalogue' | 'periods' | 'answers' | 'emptied' | 'sources' | 'lang' | 'words'
> &
  Readonly<{
    /**
     * Whether an indicator is asked for, for a period; left out where all are. Others can be answered, and lack
     * nowhere.
     */
    isAsked?: (indicator: string, period: Period) => boolean
    /** Of a report that was filed, whether a correction has changed this place, be it changed back since. */
    isCorrected?: (...at: Parameters<Emptied>) => boolean
  }>

/**
 * Refuses as `UnreadableSheet` where more in it is wrong than anybody mends. `words` are those of the reader's
 * language; English and French are known too, and keys and codes.
 */
export function planFigures(filled: FilledSheets, asked: Filling): FigurePlan {
  const steps = planInSteps(filled, asked)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Nobody mends more one by one: a column was moved, or it is another sheet. */
const MOST_FAULTS = 1000

/** Rows of one step. */
const STEP = 500

/** The same, which pauses after some rows: fifty thousand take a second, and others are served in between. */
export function* planInSteps(filled: FilledSheets, asked: Filling): Generator<void, FigurePlan> {
  const known = [asked.words, ...EVERY] as const
  const { lines, passedOver, guessed } = linesIn(filled, known)
  const isPointed = filled.isPointed && !hasCommas(lines, asked.catalogue)
  const planning = new Planning(asked, known, isPointed)
  for (const [i, line] of lines.entries()) {
    if (i % STEP === 0) yield
    planning.find(line)
  }
  let read = 0
  for (const found of planning.found) {
    if (read++ % STEP === 0) yield
    planning.read(found)
  }
  // What we put there ourselves is nothing to tell.
  const isOurs = (name: string) => known.some(({ lists }) => lists === name)
  const { sources } = asked
  return { ...planning.end(), sources, guessed, passedOver: passedOver.filter(name => !isOurs(name)) }
}

/** Whether commas part decimals in any figure of the sheet: then they do in all, and a point may part thousands. */
function hasCommas(lines: readonly Line[], { indicators }: Catalogue): boolean {
  const counts = new Set(
    indicators.flatMap(({ id, value: { type } }) => (type === 'integer' || type === 'decimal' ? [id] : [])),
  )
  return lines.some(
    line => counts.has(textIn(line, 'indicator').toLowerCase()) && hasDecimalComma(textIn(line, 'value')),
  )
}

/** An answer while rows are taken. */
interface Open {
  readonly indicator: Indicator
  readonly period: Period
  readonly before: FigureAnswer | undefined
  readonly cells: Map<string, FigureCell>
  /** The rows of each cell. */
  readonly rows: Map<string, PlaceRows>
  /** The rows that say something beside the cells; of a source and the place in it, those that name both. */
  readonly said: Readonly<Record<Beside, PlaceRows>>
  /** What stood beside the cells when each copy of the sheet went out, as far as a row tells it. */
  readonly stood: Readonly<Record<keyof StoodBeside, Set<string>>>
}

type StoodBeside = NonNullable<Stood['beside']>

type Beside = 'words' | 'lang' | 'behind' | 'source'

/** Of one indicator, what is asked again for each of its rows. */
interface Known {
  readonly indicator: Indicator
  readonly all: readonly (readonly string[])[]
  readonly reader: ValueReader
  readonly says: ReturnType<typeof valueTeller>
  /** The cells that the words of their items could mean. */
  readonly byWords: ReadonlyMap<string, string | null>
}

/** A row whose indicator, period and cell are known. */
interface Found {
  readonly line: Line
  readonly known: Known
  readonly open: Open
  readonly by: readonly string[]
  readonly stood: Stood | undefined
  readonly says: Says
}

/** What a row says of its cell; why that cannot be told, by column; undefined where it says nothing. */
type Says = FigureCell | readonly (readonly [SheetColumn, CellFault])[] | undefined

const isCell = (says: Says): says is FigureCell => says !== undefined && 'by' in says

/**
 * What stood there when a row went out. One that does not tell it itself may be of any copy that is here: the first row
 * of an answer tells it for the others.
 */
const stoodBeside = ({ stood }: Open, row: Stood | undefined, of: keyof StoodBeside): ReadonlySet<string> =>
  row?.beside ? new Set([row.beside[of]]) : stood[of]

class Planning {
  readonly found: Found[] = []
  readonly #asked: Filling
  readonly #by: ReadingBy
  readonly #indicators = new Map<string, Known>()
  /** Those that the days of a row could mean. */
  readonly #periods = new Map<string, Period[]>()
  readonly #answers = new Map<string, Open>()
  readonly #faults: SheetFault[] = []
  readonly #changed: PlannedFigure[] = []
  readonly #beside: PlannedBeside[] = []
  readonly #besideOnly: Line[] = []
  readonly #sources: SourcesByTitle
  readonly #outdated = new Set<PlaceRows>()

  constructor(asked: Filling, known: readonly SheetWords[], isPointed: boolean) {
    this.#asked = asked
    this.#sources = new SourcesByTitle(asked.sources)
    const { catalogue, lang } = asked
    this.#by = { catalogue, known, isPointed, reasonIn: reasonsBy(known), lang }
  }

  /** Which cell a row is of. */
  find(line: Line): void {
    const known = this.#indicator(line)
    const period = this.#period(line)
    const by = known && this.#cell(line, known)
    if (known === undefined || period === undefined || by === undefined) return
    this.#checkUnit(line, known.indicator)
    const open = this.#answer(known.indicator, period)
    const stood = this.#stood(line, open, by)
    for (const beside of ['words', 'lang', 'behind', 'found'] as const)
      if (stood?.beside) open.stood[beside].add(stood.beside[beside])
    const says = this.#read(line, known, open.cells.get(idsOf(by)) ?? null, by, stood)
    const rows = open.rows.get(idsOf(by)) ?? new PlaceRows('value', 'missing')
    rows.add(
      line,
      new Set(stood === undefined ? [] : [stood.cell]),
      isCell(says) ? cellLetters(says) : undefined,
    )
    open.rows.set(idsOf(by), rows)
    this.found.push({ line, known, open, by, stood, says })
  }

  /** What a row says, once all rows of its cell are known. */
  read({ line, known, open, by, stood, says }: Found): void {
    const rows = open.rows.get(idsOf(by))!
    if (rows.isContradicted(line)) this.#contradicted(rows, line, 'rowTwice')
    else if (isCell(says)) this.#value(line, known, open, by, says)
    else for (const [column, fault] of says ?? []) this.#fault(line, column, fault)
    for (const column of ['words', 'lang', 'behind'] as const)
      if (this.#says(line, column))
        open.said[column].add(line, stoodBeside(open, stood, column), textLetters(textIn(line, column)))
    this.#takeFound(line, open, stood)
  }

  #stood(line: Line, { indicator, period }: Open, by: readonly string[]): Stood | undefined {
    const { of } = this.#asked
    return readMark(textIn(line, 'stood'), { of, indicator: indicator.id, period, by })
  }

  /** Whether a row says something beside its cell that can be read; what cannot is told. */
  #says(line: Line, column: Beside | 'place'): boolean {
    if (textIn(line, column) === '') return false
    const odd = line.odd(column)
    // Of “3-4”, pages of a source, programs make the fourth of March.
    const isDay = odd === 'date' && column !== 'words'
    const fault = isDay ? faultBy('turnedIntoDay') : unreadable(line.text(column)!, odd)
    if (fault === null) return true
    this.#fault(line, column, fault)
    return false
  }

  /** A source and the place in it are one answer to where it stands, and come in one row. */
  #takeFound(line: Line, open: Open, stood: Stood | undefined): void {
    const { columns } = this.#asked.words
    const [source, place] = (['source', 'place'] as const).map(column => this.#says(line, column))
    const is = { title: textIn(line, 'source'), place: textIn(line, 'place') }
    if (source && place) open.said.source.add(line, stoodBeside(open, stood, 'found'), foundLetters(is))
    else if (source && textIn(line, 'place') === '') this.#wrong(line, 'source', 'sourceAlone', columns.place)
    else if (place && textIn(line, 'source') === '') this.#wrong(line, 'place', 'placeAlone', columns.source)
  }

  #fault(line: Line, column: SheetColumn | null, fault: CellFault): void {
    const text = column === null ? '' : (line.text(column) ?? '')
    if (this.#faults.length >= MOST_FAULTS)
      throw new UnreadableSheet('manyFaults', String(MOST_FAULTS), firstOf(this.#faults))
    this.#faults.push({
      ...fault,
      ...{ sheet: line.sheet, line: line.line, column },
      with: spelledOut(brief(text, 400)),
    })
  }

  #wrong(line: Line, column: SheetColumn, ...what: [SheetFaultKind, ...string[]]): undefined {
    this.#fault(line, column, faultBy(...what))
    return undefined
  }

  /** The text of a cell by which a row is found; undefined where it cannot be read, which is told. */
  #key(line: Line, column: SheetColumn): string | undefined {
    const text = trimmed(line.text(column) ?? '')
    const fault = unreadable(text, line.odd(column))
    if (fault === null) return text
    this.#fault(line, column, fault)
    return undefined
  }

  #indicator(line: Line): Known | undefined {
    const text = this.#key(line, 'indicator')
    if (text === undefined) return undefined
    const id = text.toLowerCase()
    const found = this.#indicators.get(id)
    if (found !== undefined) return found
    const { catalogue } = this.#asked
    const indicator = catalogue.indicators.find(one => one.id === id)
    if (indicator === undefined)
      return this.#wrong(line, 'indicator', text === '' ? 'indicatorMissing' : 'indicatorUnknown')
    const all = cellsOf(catalogue, indicator)
    const known = {
      indicator,
      all,
      reader: new ValueReader(indicator, this.#by),
      says: valueTeller(indicator, this.#asked),
      byWords: cellsByWords(catalogue, indicator, all),
    }
    this.#indicators.set(id, known)
    return known
  }

  /** Programs write days anew. Of two that a text could mean, only one may be asked for. */
  #period(line: Line): Period | undefined {
    const [from, until] = [this.#key(line, 'from'), this.#key(line, 'until')]
    if (from === undefined || until === undefined) return undefined
    const { periods } = this.#asked
    if (from === '' && until === '' && periods.length === 1) return periods[0]
    const gone = (['from', 'until'] as const).find(column => line.text(column) === undefined)
    if (gone !== undefined) throw new UnreadableSheet('columnMissing', this.#asked.words.columns[gone])
    const days = `${from} ${until}`
    if (!this.#periods.has(days)) {
      const [starts, ends] = [daysIn(from), daysIn(until)]
      this.#periods.set(
        days,
        periods.filter(one => starts.includes(one.from) && ends.includes(one.until)),
      )
    }
    const [one, ...others] = this.#periods.get(days)!
    return one !== undefined && others.length === 0 ? one : this.#wrong(line, 'from', 'periodUnknown')
  }

  /** By its ids; where a program has spoilt those, by the words of its items. */
  #cell(line: Line, { indicator, all, byWords }: Known): readonly string[] | undefined {
    const ids = this.#key(line, 'cell')
    if (ids === undefined) return undefined
    const words = trimmed(line.text('items') ?? '')
    if (indicator.by.length === 0) {
      if (ids === '' && words === '') return []
      return this.#wrong(line, 'cell', 'oneValueOnly')
    }
    const named = idsOf(ids.toLowerCase().split('/').map(trimmed))
    const meant = byWords.has(named) ? named : byWords.get(foldWords(words))
    const by = all.find(one => idsOf(one) === meant)
    return by ?? this.#wrong(line, 'cell', 'itemUnknown', indicator.by.join(', '))
  }

  /** A file that was written for another edition may count in another unit. */
  #checkUnit(line: Line, indicator: Indicator): void {
    const unit = trimmed(line.text('unit') ?? '')
    if (unit !== '' && !hasUnit(indicator, unit)) this.#wrong(line, 'unit', 'otherUnit')
  }

  #answer(indicator: Indicator, period: Period): Open {
    const key = `${indicator.id} ${period.from} ${period.until}`
    const found = this.#answers.get(key)
    if (found !== undefined) return found
    const before = this.#asked.answers.find(one => isOf(one, indicator, period))
    const open: Open = {
      ...{ indicator, period, before },
      cells: new Map(before?.cells.map(cell => [idsOf(cell.by), cell])),
      rows: new Map(),
      said: {
        words: new PlaceRows('words'),
        lang: new PlaceRows('lang'),
        behind: new PlaceRows('behind'),
        source: new PlaceRows('source', 'place'),
      },
      stood: { words: new Set(), lang: new Set(), behind: new Set(), found: new Set() },
    }
    this.#answers.set(key, open)
    return open
  }

  #value(line: Line, known: Known, open: Open, by: readonly string[], after: FigureCell): void {
    const rows = open.rows.get(idsOf(by))!
    const before = open.cells.get(idsOf(by)) ?? null
    if (isSameCell(before, after)) return
    if (!rows.has(line)) {
      if (rows.lines.length === 0) this.#outdated.add(rows)
      return
    }
    open.cells.set(idsOf(by), after)
    this.#changed.push({
      ...{ sheet: line.sheet, line: line.line },
      ...{ indicator: known.indicator.id, period: open.period, by, before, after },
      since: this.#since(open, by, rows.stood, cellLetters(before, this.#emptied(open, by))),
    })
  }

  /** `stood`: of each row that says it, what stood there when it went out. One of them may have seen what stands now. */
  #since(
    { indicator, period }: Open,
    of: Parameters<Emptied>[2],
    stood: readonly ReadonlySet<string>[],
    stands: string,
  ): SinceThen {
    const told = stood.filter(({ size }) => size > 0)
    if (told.length > 0) return told.some(one => one.size === 1 && one.has(stands)) ? 'same' : 'other'
    return this.#asked.isCorrected?.(indicator.id, period, of) ? 'other' : 'unknown'
  }

  /** By whom and when it was emptied, where something stood there once. */
  #emptied({ indicator, period }: Open, of: Parameters<Emptied>[2]): string | undefined {
    return this.#asked.emptied?.(indicator.id, period, of)
  }

  #read(
    line: Line,
    known: Known,
    before: FigureCell | null,
    by: readonly string[],
    stood: Stood | undefined,
  ): Says {
    const texts = { value: line.text('value') ?? '', missing: line.text('missing') ?? '' }
    const faults = (['value', 'missing'] as const).flatMap(column => {
      const fault = unreadable(texts[column], line.odd(column))
      return fault === null ? [] : [[column, fault] as const]
    })
    if (faults.length > 0) return faults
    const [value, missing] = [trimmed(texts.value), trimmed(texts.missing)]
    if (value === '' && missing === '') return undefined
    if (value !== '' && missing !== '') return [['missing', faultBy('both')]]
    if (missing !== '') {
      const reason = this.#by.reasonIn(missing)
      if (reason !== undefined) return { by: [...by], missing: reason }
      return [['missing', faultBy('reasonUnknown', reasonTexts(this.#asked.words).join(', '))]]
    }
    if (before !== null && 'value' in before && isKept(known.says(before.value), value)) return before
    // As it went out, also where a program has since made something of the file by which it could be two things.
    const untouched: FigureCell = { by: [...by], value }
    if (stood?.cell === cellLetters(untouched)) return untouched
    const read = known.reader.read(value, line.odd('value'))
    return 'value' in read ? { by: [...by], value: read.value } : [['value', read.fault]]
  }

  end(): Omit<FigurePlan, 'sources' | 'guessed' | 'passedOver'> {
    const { isAsked: asks = () => true, catalogue, periods, answers } = this.#asked
    const after: FigureAnswer[] = []
    let [unnamed, stillOpen] = [0, 0]
    for (const indicator of catalogue.indicators) {
      const all = cellsOf(catalogue, indicator)
      for (const period of periods) {
        const open = this.#answers.get(`${indicator.id} ${period.from} ${period.until}`)
        const answer =
          open === undefined ? answers.find(one => isOf(one, indicator, period)) : this.#answered(open, all)
        const isAsked = asks(indicator.id, period)
        if (isAsked || open !== undefined) unnamed += all.length - (open?.rows.size ?? 0)
        if (isAsked) stillOpen += all.length - (answer?.cells.length ?? 0)
        if (answer !== undefined) after.push(answer)
      }
    }
    // What is not asked here is none of the sheet's business.
    const isKnown = (one: FigureAnswer) =>
      catalogue.indicators.some(({ id }) => id === one.indicator) &&
      periods.some(({ from, until }) => one.period.from === from && one.period.until === until)
    const rest = answers.filter(one => !isKnown(one))
    this.#faults.sort((a, b) => (a.sheet === b.sheet ? a.line - b.line : 0))
    return {
      answers: [...after, ...rest],
      ...{
        changed: this.#changed,
        beside: this.#beside,
        faults: this.#faults,
        outdated: this.#outdated.size,
      },
      besideOnly: this.#besideOnly.map(({ sheet, line }) => ({ sheet, line })),
      ...{ unnamed, open: stillOpen },
    }
  }

  #answered(open: Open, all: readonly (readonly string[])[]): FigureAnswer | undefined {
    const { indicator, period, before } = open
    const cells = all.flatMap(by => open.cells.get(idsOf(by)) ?? [])
    const words = this.#words(open)
    const speaks = words !== null || (indicator.value.type === 'words' && cells.some(one => 'value' in one))
    const lang = speaks ? this.#lang(open) : null
    const behind = this.#behind(open)
    const found = this.#found(open)
    const was = before ?? { words: null, lang: null, behind: null, found: null }
    const differs = {
      words: words !== was.words || lang !== was.lang,
      behind: behind !== was.behind,
      found: found?.source !== was.found?.source || found?.place !== was.found?.place,
    }
    // Words go with their language.
    const spoken = words === was.words ? ('lang' as const) : ('words' as const)
    const stands = {
      words: textLetters(was[spoken], spoken === 'words' ? this.#emptied(open, spoken) : undefined),
      behind: textLetters(was.behind, this.#emptied(open, 'behind')),
      found: foundLetters(this.#titled(was.found), this.#emptied(open, 'found')),
    }
    const said = { words: spoken, behind: 'behind', found: 'source' } as const
    for (const what of ['words', 'behind', 'found'] as const) {
      if (!differs[what]) continue
      const rows = open.said[said[what]]
      const stood =
        rows.lines.length > 0 ? rows.stood : [stoodBeside(open, undefined, what === 'words' ? spoken : what)]
      const since = this.#since(open, what, stood, stands[what])
      this.#beside.push({ indicator: indicator.id, period, of: what, since })
    }
    const isWords = indicator.value.type === 'words' && cells.length === 0 && found === null
    if (isWords && differs.words && words !== null)
      this.#besideOnly.push(...open.said.words.lines.slice(0, 1))
    const isSilent = words === null && behind === null && found === null
    if (cells.length === 0 && isSilent && before === undefined) return undefined
    return { indicator: indicator.id, period, cells, lang, words, behind, found }
  }

  /**
   * Any row of an answer may say what stands beside its cells. Undefined where none does, or two differ: then it stays.
   */
  #sayer({ said }: Open, of: Beside): Line | undefined {
    const { lines } = said[of]
    const differing = lines.filter(line => said[of].isContradicted(line))
    for (const line of differing) this.#contradicted(said[of], line, 'otherBeside')
    return differing.length === 0 ? lines[0] : undefined
  }

  #contradicted(rows: PlaceRows, line: Line, why: SheetFaultKind): void {
    const { column, other } = rows.against(line)
    const [first, second] =
      other.sheet === line.sheet && line.line < other.line ? [line, other] : [other, line]
    this.#wrong(line, column, why, rowOf(first), rowOf(second))
  }

  #words(open: Open): string | null {
    return this.#text(open, 'words', wordsFault)
  }

  #behind(open: Open): string | null {
    return this.#text(open, 'behind', lineFault)
  }

  #text(open: Open, of: 'words' | 'behind', faultIn: (text: string) => CellFault | null): string | null {
    const was = open.before?.[of] ?? null
    const isStanding = (line: Line) => was !== null && isKept(was, textIn(line, of))
    const line = this.#sayer(open, of)
    if (line === undefined) {
      this.#countOutdated(open.said[of], isStanding)
      return was
    }
    if (isStanding(line)) return was
    const text = textIn(line, of)
    const fault = faultIn(text)
    if (fault === null) return text
    this.#fault(line, of, fault)
    return was
  }

  #lang(open: Open): string {
    const was = open.before?.lang ?? this.#asked.lang
    const line = this.#sayer(open, 'lang')
    if (line === undefined) return was
    const text = textIn(line, 'lang')
    if (langSchema.safeParse(text).success) return text
    this.#wrong(line, 'lang', 'lang')
    return was
  }

  /** Where all rows are as they went out, while something else stands there now. */
  #countOutdated(rows: PlaceRows, isStanding: (line: Line) => boolean): void {
    if (rows.lines.length === 0 && !rows.untouched.every(isStanding)) this.#outdated.add(rows)
  }

  #titled(found: FigureAnswer['found']) {
    return found && { title: this.#asked.sources[found.source]!.title, place: found.place }
  }

  #found(open: Open): FigureAnswer['found'] {
    const was = open.before?.found ?? null
    // The source that stands is meant by its title also where another has the same.
    const isSourceIn = (one: Line) =>
      was !== null && isKept(this.#asked.sources[was.source]!.title, textIn(one, 'source'))
    const isStanding = (one: Line) => isSourceIn(one) && isKept(was!.place, textIn(one, 'place'))
    const line = this.#sayer(open, 'source')
    if (line === undefined) {
      this.#countOutdated(open.said.source, isStanding)
      return was
    }
    if (isStanding(line)) return was
    const [title, place] = [textIn(line, 'source'), textIn(line, 'place')]
    const isSource = was !== null && isSourceIn(line)
    const [source, ...others] = isSource ? [was.source] : this.#sources.named(title)
    const fault = lineFault(place)
    if (fault !== null) this.#fault(line, 'place', fault)
    if (source === undefined) this.#wrong(line, 'source', 'sourceUnknown')
    else if (others.length > 0) this.#wrong(line, 'source', 'twoSources')
    return fault !== null || source === undefined || others.length > 0 ? was : { source, place }
  }
}

/** What stands is kept to the letter, whatever a program has cut off its ends. */
const isKept = (was: string, text: string) => trimmed(toNfc(was)) === text

const firstOf = ([first]: readonly SheetFault[]) => rowOf(first!)

const rowOf = ({ sheet, line }: Pick<Line, 'line' | 'sheet'>) =>
  sheet === null ? `${line}` : `${line} (${sheet})`

function isSameCell(a: FigureCell | null, b: FigureCell): boolean {
  if (a === null) return false
  if ('value' in a) return 'value' in b && a.value === b.value
  return 'missing' in b && a.missing === b.missing
}

/** Every day that a text could mean. */
function daysIn(text: string): (string | null)[] {
  return [undefined, 'day-first' as const, 'month-first' as const].map(order => readDate(text, order).took)
}

/** Each cell by its ids, and by the words of its items in any language where these mean no other. */
function cellsByWords(
  catalogue: Catalogue,
  indicator: Indicator,
  all: readonly (readonly string[])[],
): ReadonlyMap<string, string | null> {
  const found = new Map<string, string | null>()
  const titles = indicator.by.map(list => {
    const items = catalogue.lists.find(one => one.id === list)?.items ?? []
    const meant = meanings(items)
    return new Map(
      items.map(item => [
        item.id,
        item.titles.map(one => foldWords(one.text)).filter(it => meant.get(it)?.size === 1),
      ]),
    )
  })
  for (const by of all) {
    const ids = idsOf(by)
    // One title in the same language for each: the n-th of each item, and its first where there are fewer.
    const many = Math.max(0, ...by.map((id, n) => titles[n]!.get(id)?.length ?? 0))
    for (let k = 0; k < many; k++) {
      const words = by.map((id, n) => titles[n]!.get(id)?.[k] ?? titles[n]!.get(id)?.[0] ?? id).join(' ')
      const other = found.get(words)
      found.set(words, other === undefined || other === ids ? ids : null)
    }
  }
  for (const by of all) found.set(idsOf(by), idsOf(by))
  return found
}
