import { formatJson } from '../../core/json.ts'
import { MAX_STATEMENT } from '../../core/statement.ts'
import { MOST_DATA } from '../../core/words.ts'
import type { DraftHead } from '../../people/report-drafts.ts'
import { type Catalogue, countOf, type Indicator } from '../../register/figures/catalogue.ts'
import { MISSING } from '../../register/figures/counts.ts'
import type { FigureAnswer, Figures, Period } from '../../register/figures/figures.ts'
import { KINDS, type Kind } from '../../register/kinds.ts'
import type { Parts } from './draft.ts'
import { SPLITS, type Split, splitPeriods } from './periods.ts'
import { isAskedFor, isAskedOf, type OwnQuestions } from './questions.ts'
import { figuresOf } from './whole.ts'

/**
 * Whether a report will fit: its statement, which counts each indicator in each period, and its file, which has every
 * answer. It is asked before anybody has typed a year of figures. How many reasons and which words there will be,
 * nobody knows beforehand; what has grown too large is told with its longest answers.
 */

/** For all that a report says beside its counts: commitments, words, files. */
const REST = 4 * 1024
/** Of each indicator in each period beside its values: what a report has to have room for. */
const EXPECTED = 2

/** What stands in a cell beside its items: at least, and without words at most. */
const LEAST = formatJson({ by: [], value: '0' }).length
const LONGEST = formatJson({ by: [], missing: 'withheld-by-party' }).length

/** `any` where it fits whatever is answered, `few` where it does as long as most lack for few reasons. */
export type Room = 'any' | 'few' | 'none'

export function roomFor(
  catalogue: Catalogue,
  indicators: readonly Indicator[],
  periods: readonly Period[],
): Room {
  const fits = (reasons: number, cell: number) =>
    mostBytes(catalogue, indicators, reasons) * periods.length + REST <= MAX_STATEMENT &&
    cellsBytes(catalogue, indicators, cell) * periods.length <= MOST_DATA
  return fits(MISSING.length, LONGEST) ? 'any' : fits(EXPECTED, LEAST) ? 'few' : 'none'
}

/** Why not even one period has room in any report: it is as large whatever days it has. */
interface TooMuch {
  readonly cells: number
  /** How many cells such as these would have room; null where it is the counts in its statement that have none. */
  readonly most: number | null
  /** The largest first. */
  readonly largest: readonly Readonly<{ indicator: Indicator; cells: number }>[]
}

const ONE_PERIOD: readonly Period[] = [{ from: '2000-01-01', until: '2000-12-31' }]

function tooMuchFor(catalogue: Catalogue, indicators: readonly Indicator[]): TooMuch | null {
  if (roomFor(catalogue, indicators, ONE_PERIOD) !== 'none') return null
  const largest = indicators
    .map(indicator => ({ indicator, cells: countOf(catalogue, indicator.by) }))
    .sort((one, other) => other.cells - one.cells)
  const cells = largest.reduce((sum, one) => sum + one.cells, 0)
  const bytes = cellsBytes(catalogue, indicators, LEAST)
  return { cells, most: bytes <= MOST_DATA ? null : Math.floor((cells * MOST_DATA) / bytes), largest }
}

/**
 * Of whom a catalogue asks more than one report has room for. No law forbids it, and where a report begins each who is
 * asked is refused: so whoever publishes it is told before.
 */
export interface Crowded {
  /** Kinds of which the same is asked stand together. */
  readonly groups: readonly Readonly<{ kinds: readonly Kind[]; is: TooMuch }>[]
  /** Whether no kind of which anything is asked could report. */
  readonly isAll: boolean
}

/** Null where each kind could report. */
export function crowdedFor(catalogue: Catalogue): Crowded | null {
  const own = KINDS.map(kind => ({ kind, asks: catalogue.indicators.filter(one => isAskedOf(one, kind)) }))
  const asked = own.filter(({ asks }) => asks.length > 0)
  const alike = Map.groupBy(asked, ({ asks }) => asks.map(({ id }) => id).join(' ')).values()
  const all = [...alike].map(some => ({
    kinds: some.map(({ kind }) => kind),
    is: tooMuchFor(catalogue, some[0]!.asks),
  }))
  const groups = all.flatMap(({ kinds, is }) => (is === null ? [] : [{ kinds, is }]))
  return groups.length === 0 ? null : { groups, isAll: groups.length === all.length }
}

/** Of the counts of one period in which each indicator has values, and so many reasons. */
function mostBytes(catalogue: Catalogue, indicators: readonly Indicator[], reasons: number): number {
  const longest = MISSING.toSorted((one, other) => other.length - one.length)
  const counts = indicators.map(indicator => {
    const length = countOf(catalogue, indicator.by)
    const missing = Object.fromEntries(
      longest.slice(0, Math.min(reasons, length)).map(code => [code, length]),
    )
    return { given: length, id: indicator.id, missing }
  })
  return formatJson([{ from: '0000-00-00', indicators: counts, until: '0000-00-00' }]).length
}

/** Of the cells of one period, where each has so many bytes beside its items. */
function cellsBytes({ lists }: Pick<Catalogue, 'lists'>, indicators: readonly Indicator[], each: number) {
  return indicators.reduce((sum, { by }) => {
    const items = by.map(list => lists.find(({ id }) => id === list)?.items ?? [])
    const cells = countOf({ lists }, by)
    // Each item of a list stands in as many cells as any other of it, in quotes and before a comma.
    const named = items.reduce(
      (bytes, one) => bytes + (cells / one.length) * one.reduce((all, { id }) => all + id.length + 3, 0),
      0,
    )
    return sum + cells * (each + 1) + named
  }, 0)
}

/** How a time may be cut so that its report has this room. */
export const splitsWithRoom = (
  catalogue: Catalogue,
  indicators: readonly Indicator[],
  time: Period,
  rooms: readonly Room[],
): Split[] =>
  SPLITS.filter(by => {
    const periods = splitPeriods(time, by)
    return periods !== undefined && rooms.includes(roomFor(catalogue, indicators, periods))
  })

/** What of the figures of a draft does not fit one file. */
export interface Oversize {
  /** Bytes that are too many. */
  readonly over: number
  /** All answers, the longest first. */
  readonly longest: readonly (Pick<FigureAnswer, 'indicator' | 'period'> & { readonly bytes: number })[]
}

function oversizeOf(figures: Figures): Oversize | null {
  const over = bytesIn(figures) - MOST_DATA
  if (over <= 0) return null
  const longest = figures.answers
    .map(one => ({ indicator: one.indicator, period: one.period, bytes: bytesIn(one) }))
    .sort((one, other) => other.bytes - one.bytes)
  return { over, longest }
}

const bytesIn = (value: unknown) => Buffer.byteLength(formatJson(value))

type Draft = Readonly<{
  parts: Parts
  head: Pick<DraftHead, 'catalogue' | 'periods' | 'party'>
  catalogue: Catalogue
  own: OwnQuestions
}>

/**
 * The figures that a draft would file, and what of them does not fit. None are made of a draft that is asked for more
 * than any file has room for: that takes half a minute.
 */
export function fittedFigures(draft: Draft): {
  readonly figures: Figures | null
  readonly oversize: Oversize | null
} {
  const { parts, head, catalogue, own } = draft
  const least = head.periods.reduce((sum, period) => {
    const asked = catalogue.indicators.filter(({ id }) => isAskedFor(own, id, period))
    return sum + cellsBytes(catalogue, asked, LEAST)
  }, 0)
  if (least > MOST_DATA) return { figures: null, oversize: { over: least - MOST_DATA, longest: [] } }
  const figures = figuresOf(parts, head, catalogue, own)
  return { figures, oversize: figures !== null && mayBeOversize(draft) ? oversizeOf(figures) : null }
}

/** For a page that shows no figures. */
export const oversizeIn = (draft: Draft): Oversize | null =>
  mayBeOversize(draft) ? fittedFigures(draft).oversize : null

/** Of an answer beside its cells: more than it takes. */
const AROUND = 400

/** Asked first, since it takes a hundredth of the time of making the file. */
function mayBeOversize({ parts, head: { periods }, catalogue }: Draft): boolean {
  const typed = parts.values().reduce((sum, { groups }) => sum + Buffer.byteLength(JSON.stringify(groups)), 0)
  const open = cellsBytes(catalogue, catalogue.indicators, LONGEST) * periods.length
  return typed + open + AROUND * catalogue.indicators.length * periods.length > MOST_DATA
}
