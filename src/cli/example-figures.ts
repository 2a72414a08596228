import { join } from 'node:path'
import { z } from 'zod'
import { toBase64 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import { type Catalogue, cellsOf, type Indicator, readCatalogue } from '../register/figures/catalogue.ts'
import { checkCatalogue } from '../register/figures/catalogue-check.ts'
import { MISSING } from '../register/figures/counts.ts'
import {
  type FigureAnswer,
  type FigureCell,
  type Figures,
  formatFigures,
  readFigures,
} from '../register/figures/figures.ts'
import { ref } from '../register/rows.ts'
import type { Store } from '../store/store.ts'
import { readAs, readBytes, readJson } from './files.ts'

/**
 * What an example reports in figures, as a person would write it down. Answers stand by indicator and half-year; a list has
 * a value for each cell in the order of the catalogue, anything else is the value of all of them. A code is a reason why
 * there is none. What else is said of an answer stands beside what it `says`; where it was found is in the first source.
 *
 *     "smoke": { "2024-1": ["302.1", "not-applicable", …], "2024-2": { "says": "declined", "words": "…", "lang": "en" } }
 */

const cell = z.union([z.string(), z.number(), z.boolean()])
const cells = z.union([cell, z.array(cell)])
const answer = z.union([
  cells,
  z.strictObject({
    says: cells,
    words: z.string().optional(),
    lang: z.string().optional(),
    behind: z.string().optional(),
    at: z.string().optional(),
  }),
])
const report = z.strictObject({
  catalogue: z.string(),
  edition: z.int(),
  /** A file lies beside the example, and goes with the report. */
  sources: z
    .array(z.strictObject({ title: z.string(), url: z.string().nullable(), file: z.string().optional() }))
    .default([]),
  answers: z.record(z.string(), z.record(z.string().regex(/^\d{4}-[12]$/), answer)),
})
const reports = z.record(z.string(), report)

/** A catalogue beside an example, as it is published. */
export function exampleCatalogue(folder: string, file: string) {
  const checked = checkCatalogue(readJson(join(folder, file)))
  if (checked.catalogue === null) throw new Refusal('file_malformed', `${file}: ${checked.faults.join(' ')}`)
  return checked
}

/** The file of figures of this name, by the catalogue that the call has published. */
export async function exampleFigures(
  store: Pick<Store, 'rows' | 'words'>,
  { call, folder, name, party }: Readonly<{ call: string; folder: string; name: string; party: string }>,
): Promise<{ figures: Figures; bytes: Uint8Array; files: { base64: string; title: string }[] }> {
  const { answers, catalogue: id, edition, sources } = readAs(reports, join(folder, 'figures.json'))[name]!
  const filed = sources.filter(({ file }) => file !== undefined)
  const [row] = await store.rows([ref('indicatorEditions', call, id, String(edition))])
  const catalogue = readCatalogue((await store.words(row!.data.digest))!.bytes)
  const figures: Figures = {
    ...{ v: 1, catalogue: id, edition, party },
    sources: sources.map(one => ({ ...one, file: one.file === undefined ? null : filed.indexOf(one) })),
    answers: Object.entries(answers).flatMap(([indicator, all]) => {
      const one = catalogue.indicators.find(({ id }) => id === indicator)!
      return Object.entries(all).map(([half, said]) => answerOf(catalogue, one, half, said))
    }),
  }
  const bytes = formatFigures(figures, catalogue)
  const files = filed.map(({ title, file }) => ({ title, base64: toBase64(readBytes(join(folder, file!))) }))
  return { figures: readFigures(bytes, catalogue), bytes, files }
}

const HALVES = { 1: ['01-01', '06-30'], 2: ['07-01', '12-31'] } as const

function answerOf(
  catalogue: Catalogue,
  one: Indicator,
  half: string,
  said: z.infer<typeof answer>,
): FigureAnswer {
  const [year, n] = half.split('-') as [string, '1' | '2']
  const [from, until] = HALVES[n].map(day => `${year}-${day}`) as [string, string]
  const { says, words, lang, behind, at } =
    typeof said === 'object' && !Array.isArray(said) ? said : { says: said }
  const places = cellsOf(catalogue, one)
  return {
    indicator: one.id,
    period: { from, until },
    cells: places.map((by, i) => cellOf(by, Array.isArray(says) ? says[i]! : says)),
    lang: lang ?? null,
    words: words ?? null,
    behind: behind ?? null,
    found: at === undefined ? null : { source: 0, place: at },
  }
}

function cellOf(by: string[], says: z.infer<typeof cell>): FigureCell {
  const missing = MISSING.find(code => code === says)
  if (missing !== undefined) return { by, missing }
  return { by, value: typeof says === 'number' ? String(says) : says }
}
