import { isDeepStrictEqual } from 'node:util'
import { formatJson, type Json } from '../../core/json.ts'
import type { Indicator } from '../../register/figures/catalogue.ts'
import type { FigureCell } from '../../register/figures/figures.ts'
import { isCellAlike, isPutAlike, isSameQuestion } from '../../register/figures/same-question.ts'
import { countsAs, type Follows, periodKey } from '../../register/figures/standing.ts'
import { type ToldBy, toldBefore } from '../../work/reporting/call-figures.ts'
import { isRead, lastRead, type Question, questionIn } from '../../work/reporting/edition-questions.ts'
import { isThere, withheldBy } from '../../work/reporting/filed.ts'
import type { Answered } from '../../work/reporting/indicator-values.ts'
import type { CatalogueOn, IndicatorsOn, Reporter } from '../../work/reporting/indicators-on.ts'
import type { Gone } from '../../work/reporting/kept-files.ts'
import { type StandingOf, standingsIn } from '../../work/reporting/standings.ts'
import { onThatDay, type ShownDay } from '../commitments/shown-day.ts'
import { type Asked, collatorIn, type Lang, linkIn, nameIn, takeTurn } from '../kit/kit.ts'
import { clipped, type Divided, hasValue, measured, type Reported, type Silent } from '../plots/reported.ts'
import { standsElsewhere } from '../reports/found.ts'
import { reportPath } from '../statement/report-path.ts'

/** Values of one indicator across parties and periods, read from files of figures. */

export interface Across {
  readonly on: IndicatorsOn
  readonly catalogue: CatalogueOn
  readonly indicator: string
}

export interface Row {
  readonly reporter: Reporter
  /** By period. */
  readonly standings: ReadonlyMap<string, StandingOf>
}

/** Whoever was asked or answered, in the order of names in the reader's language, whatever they answered. */
export async function rowsAcross(lang: Lang, { on, catalogue, indicator }: Across): Promise<Row[]> {
  const found = new Map<string, { reporter: Reporter; standings: Map<string, StandingOf> }>()
  for await (const one of standingsIn(on, catalogue, { indicators: new Set([indicator]) })) {
    const { reporter, period } = one
    found
      .getOrInsertComputed(reporter.party, () => ({ reporter, standings: new Map() }))
      .standings.set(periodKey(period), one)
  }
  const collator = collatorIn(lang)
  const name = ({ reporter }: Row) => nameIn(reporter.names, lang).text
  return [...found.values()].sort(
    (a, b) => collator.compare(name(a), name(b)) || (a.reporter.party < b.reporter.party ? -1 : 1),
  )
}

/** In parties and commitments of a past day, which is what a turn is counted in: a file takes about one millisecond. */
const OF_FILE = 40
/** Of large files the bytes weigh more: a hundred kilobytes take as long as twenty small ones. */
const BYTES_OF_TURN = 256
const costOf = (files: number, bytes: number) => files * OF_FILE + Math.ceil(bytes / BYTES_OF_TURN)

/**
 * What counts, and what was said before of the same question, oldest first. What cannot be read any more stays in its
 * place: else a value whose history is withheld would look as if it had never changed.
 */
export interface SaidOf {
  readonly now: Answered | Gone
  readonly before: readonly Before[]
}

interface Before {
  readonly told: ToldBy
  readonly said: Answered | Gone
}

/** Files of what was said before that are read for one value: the first, and the newest. */
const MOST_BEFORE = 8

type SaidBy = (one: StandingOf) => SaidOf | null

/** What these rows say, file by file. Refuses `rate_limited` where one address has too many read. */
export async function valuesOf(asked: Asked, across: Across, rows: readonly Row[]): Promise<SaidBy> {
  const { files, bytes } = asked.site.values.lacking(across.indicator, toldIn(across, rows).all)
  if (bytes > 0) takeTurn(asked, 'day', costOf(files, bytes))
  return saidIn(asked, across, rows)
}

/** Of one file, to look up each indicator in it, and whether it is withheld. */
const OF_LOOKING = 2

/**
 * For all that these parties say: before the first line of a file, since a refusal in the midst of it would cut it.
 * Refuses `rate_limited`.
 */
export function payForFiles(
  asked: Asked,
  { day, reports }: IndicatorsOn,
  parties: Iterable<string>,
  indicators: number,
): void {
  let [files, bytes] = [0, 0]
  for (const party of parties)
    for (const { sayings } of reports.get(party) ?? [])
      for (const one of sayings)
        if (one.day <= day) {
          files += 1
          bytes += one.data.length
        }
  if (files > 0) takeTurn(asked, 'day', costOf(files, bytes) + files * OF_LOOKING * indicators)
}

/** The same for whoever has paid. */
export async function saidIn(
  { site }: Pick<Asked, 'site'>,
  across: Across,
  rows: readonly Row[],
): Promise<SaidBy> {
  const { all, befores } = toldIn(across, rows)
  const found = await site.values.of(across.indicator, all)
  const saidIn = (one: ToldBy): Answered | Gone => {
    // Without its question nobody knows what an answer says: the page of the report shows none either.
    const question = questionIn(across.catalogue, across.indicator, one.report.edition) ?? NOT_KEPT
    return isRead(question) ? (found.get(one) ?? NOT_KEPT) : question
  }
  return ({ told }) => {
    if (told === null) return null
    const before = befores.get(told)!.map(one => ({ told: one, said: saidIn(one) }))
    return { now: saidIn(told), before }
  }
}

const NOT_KEPT: Gone = { gone: 'not-kept' }

/** What counts of these rows, and what was said before in its place. */
function toldIn({ catalogue, indicator, on }: Across, rows: readonly Row[]) {
  const befores = new Map<ToldBy, readonly ToldBy[]>()
  const all = rows.flatMap(({ reporter: { party }, standings }) =>
    [...standings.values()].flatMap(one => {
      if (one.told === null) return []
      const isSame = (edition: number) => isSameIn(catalogue, indicator, edition, one.told!.report.edition)
      const all = toldBefore(on.reports.get(party)!, indicator, one.told, on.day, isSame)
      const some = all.length > MOST_BEFORE ? [all[0]!, ...all.slice(1 - MOST_BEFORE)] : all
      befores.set(one.told, some)
      return [one.told, ...some]
    }),
  )
  return { all, befores }
}

/** Whether two editions put the same question. Of what cannot be read that is not known, and it leaves a gap. */
function isSameIn(catalogue: CatalogueOn, indicator: string, edition: number, other: number): boolean {
  if (edition === other) return true
  const [one, two] = [edition, other].map(it => questionIn(catalogue, indicator, it))
  if (one === undefined || two === undefined) return false
  return !isRead(one) || (isRead(two) && isSameQuestion(one, two))
}

type Became = Readonly<{ told: ToldBy } & ({ cell: FigureCell; in: Answered } | { gone: Gone })>

/**
 * Each time the cell of these items was another before, or was what cannot be read any more: oldest first, and each
 * where it was said first. What was said again at once is said once.
 */
export function becameFrom({ before, now }: SaidOf, items: readonly string[]): readonly Became[] {
  const all = before.flatMap(({ said, told }): Became[] => {
    if (!isThere(said)) return [{ told, gone: said }]
    const cell = cellOf(said, items)
    return cell === undefined ? [] : [{ told, cell, in: said }]
  })
  const is = (one: Became): Json => ('gone' in one ? one.gone : one.cell)
  const runs = all.filter((one, i) => i === 0 || !isSame(is(all[i - 1]!), is(one)))
  const cell = isThere(now) ? cellOf(now, items) : undefined
  const last = runs.at(-1)
  return cell !== undefined && last !== undefined && isSame(is(last), cell) ? runs.slice(0, -1) : runs
}

/** How many times it became another; undefined where a part of what was said cannot be read. */
export const changesIn = (became: readonly Became[]): number | undefined =>
  became.some(one => 'gone' in one) ? undefined : became.length

interface ShownAs extends Pick<Across, 'catalogue' | 'indicator' | 'on'> {
  /** The question by which values are laid out; undefined where nobody can read one, nor then a value. */
  readonly question: Question | undefined
  /** Where it stands: in a report, or, if that is corrected since, beside what it was corrected to. */
  to(told: ToldBy): string
}

/** The cell of these items, as a table across periods shows it. */
export function reportedAs(
  shown: ShownAs,
  one: StandingOf | undefined,
  saidBy: SaidBy,
  items: readonly string[],
): Reported {
  if (one === undefined) return { missing: 'silent-not-asked' }
  const said = saidBy(one)
  if (said === null) return { missing: silentAs(one) }
  const to = shown.to(one.told!)
  const { now } = said
  if (!isThere(now)) return { ...goneAs(now), to }
  const read = (cell: FigureCell): Reported => {
    const was = becameFrom(said, cell.by).map(it => ({
      says: 'gone' in it ? goneAs(it.gone) : shortly(it.cell, it.in, null),
      to: shown.to(it.told),
    }))
    return {
      ...shortly(cell, now, one.follows),
      ...(was.length > 0 && { was }),
    }
  }
  const cell = cellOf(now, items)
  const then = questionIn(shown.catalogue, shown.indicator, one.told!.report.edition)
  const { question } = shown
  // An answer is read by its question: where there is the one, there is the other.
  if (!isRead(then) || question === undefined) return { missing: 'gone', to }
  const otherwise = { edition: then.edition, of: measured(then.file, then.one) }
  if (cell === undefined) {
    // By the same lists: an edition that did not have this item asked nothing of it.
    if (isSame(then.one.by, question.one.by)) return { missing: 'silent-not-asked' }
    const divided = dividedBy(then, now, question.one, items).map(it => ({ ...it, cell: read(it.cell) }))
    return { missing: 'otherwise', to, otherwise, divided: lackedOnce(divided) }
  }
  // An item that is called otherwise is another: what was answered of it stands under the title that it had.
  if (!isCellAlike(then, question, items))
    return {
      missing: 'otherwise',
      to,
      otherwise,
      divided: [{ items: titlesOf(then, items), cell: read(cell) }],
    }
  const isOtherwise = !isPutAlike(then, lastRead(shown.catalogue, shown.indicator)!)
  return { ...read(cell), to, ...(isOtherwise && { otherwise }) }
}

/** An answer has as many as 5,000 cells, and each is asked for in turn. */
const BY_ITEMS = new WeakMap<Answered, ReadonlyMap<string, FigureCell>>()

function cellOf(answered: Answered, items: readonly string[]): FigureCell | undefined {
  const known = BY_ITEMS.get(answered)
  const byItems = known ?? new Map(answered.cells.map(cell => [cell.by.join('/'), cell]))
  if (known === undefined) BY_ITEMS.set(answered, byItems)
  return byItems.get(items.join('/'))
}

/** What an edition with other lists has of these items: of a list that both have, the one that is shown. */
function dividedBy(
  then: Question,
  { cells }: Answered,
  now: Indicator,
  items: readonly string[],
): (Pick<Divided, 'items'> & Readonly<{ cell: FigureCell }>)[] {
  const shown = then.one.by.map(list => items[now.by.indexOf(list)])
  return cells
    .filter(cell => cell.by.every((item, i) => shown[i] === undefined || shown[i] === item))
    .map(cell => ({ items: titlesOf(then, cell.by), cell }))
}

/** What the items of a cell were called when it was answered. */
const titlesOf = ({ file, one: { by } }: Question, items: readonly string[]): Divided['items'] =>
  items.map((item, i) => {
    const list = file.lists.find(({ id }) => id === by[i])!
    return list.items.find(({ id }) => id === item)!.titles
  })

/** Where no item has a value, and all for one reason or in one document, that is told of the whole. */
function lackedOnce(divided: readonly Divided[]): readonly Divided[] {
  const [first] = divided
  return first !== undefined &&
    divided.every(({ cell }) => !hasValue(cell) && isDeepStrictEqual(cell, first.cell))
    ? [{ items: [], cell: first.cell }]
    : divided
}

const isSame = (a: Json, b: Json) => formatJson(a) === formatJson(b)

/** Of whom nothing is told, the standing follows from dates and rules, and is one of these four. */
function silentAs({ found }: StandingOf): Silent {
  const standing = found!.standing as 'elsewhere' | Follows
  return standing === 'elsewhere' ? standing : `silent-${standing}`
}

function goneAs(gone: Gone): Reported {
  const withheld = withheldBy(gone)
  return { missing: 'gone', ...(withheld !== null && { withheld }) }
}

/** Characters of an answer in words; the whole stands in the report. */
const MOST_SHOWN = 200

/** `follows` is what dates and rules say of a party that was asked, whatever it says of that itself. */
function shortly(cell: FigureCell, answered: Answered, follows: Follows | null): Reported {
  if (!('value' in cell)) {
    const { missing } = cell
    // Where an answer stands in a document, that is said, and no date.
    if (standsElsewhere(answered)) return { missing, found: answered.found }
    const counts = countsAs(missing, follows)
    if (counts === missing) return { missing }
    // A signature says “not reported” of all that is open: before it is due, that says nothing else.
    if (counts === 'not-due' && missing === 'not-reported') return { missing: counts }
    return { missing: `silent-${counts as Follows}`, itSaid: missing }
  }
  const { value } = cell
  return { value: typeof value === 'string' ? clipped(value, MOST_SHOWN) : value }
}

/** Where a value stands: on the report, by whose anchor, or where it stands beside what it was corrected to. */
export function whereTold(asked: Asked, call: string, indicator: string, told: ToldBy, on: ShownDay): string {
  const { filed, party, sayings } = told.report
  const isCorrected = sayings.some(({ day, entry }) => entry > told.saying.entry && day <= on.day)
  const path = `${reportPath(call, party, filed)}#${isCorrected ? 'corrections' : indicator}`
  return linkIn(asked, onThatDay(path, on))
}

/** Where what a party said last stands whole; its own page where it said nothing. */
export function whereSaid(call: string, { reporter, standings }: Row): string {
  const told = [...standings.values()].flatMap(one => one.told ?? [])
  const newest = told.sort((a, b) => b.saying.entry - a.saying.entry)[0]
  return newest === undefined
    ? `/parties/${reporter.party}`
    : reportPath(call, reporter.party, newest.report.filed)
}
