import { z } from 'zod'
import { type Json, parseJson } from '../../core/json.ts'
import { SAYS } from '../../core/normal.ts'
import { refuseAs } from '../../core/refusal.ts'
import { units } from '../../core/units.ts'
import { measureRef } from '../commitment-kinds.ts'
import { eachOnce, id, kind, lang, link, localised, NOTHING_SAID, shortText } from '../kinds.ts'
import { type IndicatorCells, MOST_CELLS, MOST_INDICATORS } from './counts.ts'
import { partInForm, requireFew, wrong } from './form.ts'

/**
 * What a call asks its signatories to report in figures and words, and how each is counted: a file beside the log,
 * whose digest stands in it. The law knows of each indicator how many cells it has, and nothing else; all else is
 * checked where the bytes are, at the door and by an audit.
 *
 *     const catalogue = readCatalogue(bytes)
 *     cellsOf(catalogue, catalogue.indicators[0]!)   // [['at'], ['be'], …]
 */

const number = units(20, 1)

/** Longer than a name, as a question and a method are. */
const prose = eachOnce(
  z
    .array(z.strictObject({ lang, text: units(4000, 1).regex(SAYS, NOTHING_SAID) }))
    .min(1)
    .max(30),
  'a language',
  one => one.lang,
)

const item = z.strictObject({ id, titles: localised })

/** What cells differ by, or what an answer is chosen from: countries, services, languages, steps taken. */
const list = z.strictObject({
  id,
  titles: localised,
  items: eachOnce(z.array(item).min(1).max(300), 'an item', one => one.id),
})

/** A heading: a commitment, or a measure within one. */
const section = z.strictObject({
  id,
  /** As the call numbers it. */
  number,
  titles: localised,
  /** The section in which it stands, which comes before it. */
  within: id.nullable(),
  principle: id.nullable(),
  /** The measure of which it asks, where the call has published one. */
  measure: measureRef.nullable(),
})

const unit = localised.nullable()

/** Numbers stand as strings in one spelling, as elsewhere, so that nobody's program rounds them. */
const valueType = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('integer'), unit }),
  z.strictObject({ type: z.literal('decimal'), unit }),
  z.strictObject({ type: z.literal('boolean') }),
  z.strictObject({ type: z.literal('date') }),
  z.strictObject({ type: z.literal('words') }),
  z.strictObject({ type: z.literal('choice'), list: id }),
])

const indicator = z.strictObject({
  id,
  number,
  section: id,
  titles: localised,
  /** The question, as it is put to whoever reports. */
  asks: prose,
  /** What is counted and what not, from when to when, by which method. */
  reads: prose,
  /** Whether a party says it of itself, or somebody looks. */
  how: z.enum(['reported', 'measured']),
  /** The standard from which it is taken, where there is one. */
  source: z.strictObject({ title: shortText.regex(SAYS, NOTHING_SAID), url: link.nullable() }).nullable(),
  value: valueType,
  /** What the call would see: it colours nothing and is summed up in nothing. */
  direction: z.enum(['more', 'less']).nullable(),
  /** The lists by which it has a cell for each item, or for each pair or three of items. None: one cell. */
  by: eachOnce(z.array(id).max(3), 'a list'),
  /** The kinds of which it is asked; null if of all. */
  kinds: eachOnce(z.array(kind).min(1), 'a kind').nullable(),
})
export type Indicator = z.infer<typeof indicator>

/** Its form alone; `catalogueFaults` says what else is amiss. */
export const catalogueFile = z.strictObject({
  v: z.literal(1),
  titles: localised,
  lists: eachOnce(z.array(list).max(50), 'a list', one => one.id),
  sections: eachOnce(z.array(section).min(1).max(200), 'a section', one => one.id),
  indicators: eachOnce(z.array(indicator).min(1).max(MOST_INDICATORS), 'an indicator', one => one.id),
})
export type Catalogue = z.infer<typeof catalogueFile>
export type Section = Catalogue['sections'][number]
export type List = Catalogue['lists'][number]

/** Refuses `figures_wrong` in a sentence that names the indicator. */
export function readCatalogue(bytes: Uint8Array): Catalogue {
  const json = refuseAs('figures_wrong', () => parseJson(bytes))
  requireFew(json, json)
  for (const name of ['lists', 'sections', 'indicators'] as const) {
    const parts = (json as Readonly<Record<string, Json>> | null)?.[name]
    if (!Array.isArray(parts)) continue
    for (const [i, part] of parts.entries())
      partInForm<unknown>(catalogueFile.shape[name].element, part, json, [name, i])
  }
  const catalogue = partInForm(catalogueFile, json, json)
  const [first] = catalogueFaults(catalogue)
  if (first !== undefined) throw wrong(first)
  return catalogue
}

/** What is amiss with a file that has the form of a catalogue, each fault in a sentence that names where. */
export function* catalogueFaults(catalogue: Catalogue): Generator<string, void> {
  yield* sectionFaults(catalogue)
  for (const one of catalogue.indicators) yield* indicatorFaults(catalogue, one)
  yield* orderFaults(catalogue)
}

function* sectionFaults({ sections, indicators }: Catalogue): Generator<string, void> {
  const before = new Set<string>()
  for (const { id, within } of sections) {
    if (within !== null && !before.has(within))
      yield `The section ${id} stands within ${within}, which does not come before it.`
    before.add(id)
  }
  for (const numbered of [sections, indicators]) {
    const twice = numbered.find(({ number }, i) => numbered.findIndex(one => one.number === number) !== i)
    if (twice !== undefined) yield `The number ${twice.number} stands twice.`
  }
}

function* indicatorFaults(
  catalogue: Catalogue,
  { id, value, direction, by }: Indicator,
): Generator<string, void> {
  const known = (list: string) => catalogue.lists.some(one => one.id === list)
  for (const list of by)
    if (!known(list)) yield `The indicator ${id} differs by ${list}, which is no list of this file.`
  if (value.type === 'choice' && !known(value.list))
    yield `The indicator ${id} is chosen from ${value.list}, which is no list of this file.`
  const counts = value.type === 'integer' || value.type === 'decimal'
  if (direction !== null && !counts)
    yield `The indicator ${id} is no number, so that there is no more or less of it.`
  const cells = countOf(catalogue, by)
  if (cells > MOST_CELLS) yield `The indicator ${id} has ${cells} cells, more than ${MOST_CELLS}.`
}

/** A form, a sheet and a page walk through sections, so that one order is enough. */
function* orderFaults({ sections, indicators }: Catalogue): Generator<string, void> {
  const places = new Map(sections.map(({ id }, i) => [id, i]))
  let last = 0
  for (const { id, section } of indicators) {
    const place = places.get(section)
    if (place === undefined) {
      yield `The indicator ${id} stands in ${section}, which is no section of this file.`
      continue
    }
    if (place < last)
      yield `The indicator ${id} of the section ${section} stands after one of a later section.`
    last = Math.max(last, place)
  }
}

const itemsOf = ({ lists }: Pick<Catalogue, 'lists'>, list: string) =>
  lists.find(one => one.id === list)?.items ?? []

/** How many cells it has where it differs by these lists. */
export const countOf = (catalogue: Pick<Catalogue, 'lists'>, by: readonly string[]) =>
  by.reduce((cells, list) => cells * itemsOf(catalogue, list).length, 1)

/**
 * The items of each cell of an indicator, in their order: the last list runs fastest. One without lists has one cell.
 */
export function cellsOf(catalogue: Pick<Catalogue, 'lists'>, { by }: Pick<Indicator, 'by'>): string[][] {
  return by.reduce<string[][]>(
    (cells, list) => cells.flatMap(cell => itemsOf(catalogue, list).map(({ id }) => [...cell, id])),
    [[]],
  )
}

/** What the statement that publishes a catalogue says of its indicators. */
export function cellCounts(catalogue: Catalogue): IndicatorCells[] {
  return catalogue.indicators.map(({ id, by }) => ({ id, cells: countOf(catalogue, by) }))
}
