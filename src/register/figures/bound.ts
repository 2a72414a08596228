import { formatJson } from '../../core/json.ts'
import type { Manifest } from '../kinds.ts'
import type { BodyOf } from '../types.ts'
import { type Catalogue, cellCounts, readCatalogue } from './catalogue.ts'
import type { FiguresBound } from './counts.ts'
import { countsOf, differences, type Figures, readFigures } from './figures.ts'
import { wrong } from './form.ts'

/**
 * Whether a file says what the entry says of it that binds it. The law sees no file: the door asks this before it takes
 * one, and whoever audits the log and has the bytes can ask it again. All refuse `figures_wrong`.
 */

/** A measure that the call has published; undefined where it has not. */
type MeasureKnown = (measure: NonNullable<Catalogue['sections'][number]['measure']>) => boolean

/** Reads a catalogue of indicators and checks that it fits the statement that publishes it. */
export function cataloguePublished(
  { indicators, titles }: Pick<BodyOf<'indicators/published'>, 'indicators' | 'titles'>,
  bytes: Uint8Array,
  { principles }: Pick<Manifest, 'principles'>,
  isMeasure: MeasureKnown,
): Catalogue {
  const catalogue = readCatalogue(bytes)
  if (formatJson(catalogue.titles) !== formatJson(titles))
    throw wrong('The file has another title than the statement.')
  const counts = cellCounts(catalogue)
  for (const [i, { id, cells }] of counts.entries()) {
    const said = indicators[i]
    if (said?.id !== id || said.cells !== cells)
      throw wrong(
        `The file has the indicator ${id} with ${cells} cells where the statement has ${said === undefined ? 'none' : `${said.id} with ${said.cells}`}.`,
      )
  }
  if (indicators.length > counts.length)
    throw wrong(`The statement has the indicator ${indicators[counts.length]!.id}, and the file has not.`)
  for (const { id, principle, measure } of catalogue.sections) {
    if (principle !== null && !principles.some(one => one.id === principle))
      throw wrong(`The section ${id} stands under the principle ${principle}, which the text has not.`)
    if (measure !== null && !isMeasure(measure))
      throw wrong(`The section ${id} is of the measure ${measure.id}, which the call has not published so.`)
  }
  return catalogue
}

/** `by` is the author; `files` is how many came with the report up to this statement, which is of this `day`. */
type Filing = Readonly<{ by: string; files: number; day: string | undefined }>

/** The figures of a party of which its statement says this. */
export function figuresReported(
  said: FiguresBound,
  { by, files, day }: Filing,
  bytes: Uint8Array,
  catalogue: Catalogue,
): Figures {
  const figures = readFigures(bytes, catalogue)
  for (const [member, expected] of Object.entries({
    catalogue: said.catalogue,
    edition: said.edition,
    party: by,
  }))
    if (figures[member as 'party'] !== expected)
      throw wrong(
        `The file says ${member} ${figures[member as 'party']} where the statement says ${expected}.`,
      )
  const source = figures.sources.findIndex(({ file }) => file !== null && file >= files)
  if (source !== -1)
    throw wrong(
      `The source ${source} is the file ${figures.sources[source]!.file}, counted from 0; the report has ${files === 0 ? 'none' : files}.`,
    )
  // Nobody has seen a page on a day that has not come.
  const early = figures.sources.findIndex(({ fetched }) => fetched && day !== undefined && fetched.day > day)
  if (early !== -1)
    throw wrong(
      `The source ${early} was opened on ${figures.sources[early]!.fetched!.day}, after ${day}, the day of the statement.`,
    )
  requireCounts(said, figures)
  return figures
}

function requireCounts({ periods }: FiguresBound, figures: Figures): void {
  const counts = countsOf(figures)
  for (const [p, { from, until, indicators }] of counts.entries()) {
    const said = periods[p]
    if (said?.from !== from || said.until !== until)
      throw wrong(`The file has the period ${from} to ${until}, and the statement has another in its place.`)
    for (const [i, one] of indicators.entries())
      if (formatJson(said.indicators[i] ?? null) !== formatJson(one))
        throw wrong(
          `The indicator ${one.id}, ${from} to ${until}: the file has ${formatJson(one)} where the statement has ${formatJson(said.indicators[i] ?? null)}.`,
        )
    if (said.indicators.length > indicators.length)
      throw wrong(
        `The statement has the indicator ${said.indicators[indicators.length]!.id} for ${from} to ${until}, and the file has not.`,
      )
  }
  if (periods.length > counts.length)
    throw wrong(`The statement has the period ${periods[counts.length]!.from}, and the file has not.`)
}

/** A correction corrects something. */
export function requireDifferent(before: Figures, after: Figures): void {
  if (differences(before, after).length === 0 && formatJson(before.sources) === formatJson(after.sources))
    throw wrong('The correction says what stands there already.')
}
