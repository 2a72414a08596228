import { readFileSync } from 'node:fs'
import { utf8 } from '../src/core/bytes.ts'
import { digestOf } from '../src/core/digest.ts'
import { type FileType, PDF } from '../src/core/file-types.ts'
import { formatJsonBytes } from '../src/core/json.ts'
import type { Catalogue, Indicator } from '../src/register/figures/catalogue.ts'
import { cellCounts, cellsOf } from '../src/register/figures/catalogue.ts'
import { checkCatalogueBytes } from '../src/register/figures/catalogue-bytes.ts'
import type { FiguresBound } from '../src/register/figures/counts.ts'
import {
  countsOf,
  type FigureAnswer,
  type FigureCell,
  type Figures,
  type Period,
} from '../src/register/figures/figures.ts'
import type { DataFile, TitledFile } from '../src/register/kinds.ts'
import { ACCORD, MANIFEST_DIGEST, said } from './harbour.ts'
import { type MemoryLog, partyKey, type Saying } from './memory-log.ts'

/** Catalogues and figures of tests: small ones, and the two that the form of the file must carry without loss. */

/** One of those that come with the program: `indicators/conduct`. */
export function exampleCatalogue(name: string): Catalogue {
  const path = new URL(`../examples/${name}.json`, import.meta.url)
  return checkCatalogueBytes(readFileSync(path)).catalogue!
}

export const en = (text: string) => [{ lang: 'en', text }]
/** As the call says it in both its languages. */
const both = (english: string, french: string) => [
  { lang: 'en', text: english },
  { lang: 'fr', text: french },
]

export const HALVES: readonly Period[] = [
  { from: '2026-01-01', until: '2026-06-30' },
  { from: '2026-07-01', until: '2026-12-31' },
]

/** The countries of the harbour, none of which there is. */
const countryIds = (many: number) =>
  Array.from(
    { length: many },
    (_, i) => `${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + i / 26)}`,
  )

export const listOf = (id: string, ids: readonly string[]) => ({
  id,
  titles: en(`The list ${id}`),
  items: ids.map(item => ({ id: item, titles: both(`Land of ${item}`, `Pays de ${item}`) })),
})

export const indicatorOf = (id: string, changes: Partial<Indicator> = {}): Indicator => ({
  id,
  number: id,
  section: 'one',
  titles: en(`Indicator ${id}`),
  asks: en('How many were there?'),
  reads: en('Each is counted once, on the day on which it came.'),
  how: 'reported',
  source: null,
  value: { type: 'integer', unit: null },
  direction: null,
  by: [],
  kinds: null,
  ...changes,
})

/** A few indicators of every type, one of them by country. */
export function smallCatalogue(changes: Partial<Catalogue> = {}): Catalogue {
  return {
    v: 1,
    titles: en('The year in figures'),
    lists: [listOf('country', ['aa', 'ba', 'ca']), listOf('steps', ['begun', 'done'])],
    sections: [
      { id: 'one', number: '1', titles: en('Air'), within: null, principle: 'one', measure: null },
      {
        id: 'quays',
        number: '1.1',
        titles: en('At the quays'),
        within: 'one',
        principle: 'one',
        measure: null,
      },
    ],
    indicators: [
      indicatorOf('tonnes', {
        value: { type: 'decimal', unit: en('t') },
        direction: 'less',
        by: ['country'],
      }),
      indicatorOf('notices'),
      indicatorOf('policy', { value: { type: 'boolean' } }),
      indicatorOf('since', { section: 'quays', value: { type: 'date' } }),
      indicatorOf('steps', { section: 'quays', value: { type: 'choice', list: 'steps' } }),
      indicatorOf('how', { section: 'quays', value: { type: 'words' } }),
    ],
    ...changes,
  }
}

/** The same where in each list the first two items have one another's names. */
export function swapped({ lists, ...rest }: Catalogue = smallCatalogue()): Catalogue {
  const turned = lists.map(({ items: [first, second, ...others], ...list }) => ({
    ...list,
    items: [{ ...first!, titles: second!.titles }, { ...second!, titles: first!.titles }, ...others],
  }))
  return { ...rest, lists: turned }
}

/** Of these kinds it asks, in one period, more than a report has room for; of all others one indicator. */
export function crowdedCatalogue(kinds: Indicator['kinds']): Catalogue {
  const ids = (many: number, of: string) => Array.from({ length: many }, (_, i) => `${of}${i}`)
  const indicators = ids(200, 'x').map(id =>
    indicatorOf(id, { by: ['a', 'b'], kinds: id === 'x7' ? null : kinds }),
  )
  return smallCatalogue({ lists: [listOf('a', ids(70, 'a')), listOf('b', ids(70, 'b'))], indicators })
}

export const answerOf = (
  indicator: string,
  cells: readonly FigureCell[],
  changes: Partial<FigureAnswer> = {},
): FigureAnswer => ({
  indicator,
  period: HALVES[0]!,
  cells: [...cells],
  lang: null,
  words: null,
  behind: null,
  found: null,
  ...changes,
})

/** An answer to every indicator of the small catalogue. */
export function smallFigures(changes: Partial<Figures> = {}): Figures {
  return {
    v: 1,
    catalogue: 'year',
    edition: 1,
    party: 'tidewater',
    sources: [{ title: 'Annual report 2026', url: 'https://tidewater.example/2026', file: null }],
    answers: [
      answerOf('tonnes', [
        { by: ['aa'], value: '26.5' },
        { by: ['ba'], missing: 'withheld-by-law' },
        { by: ['ca'], value: '0' },
      ]),
      answerOf('notices', [{ by: [], value: '412' }], { found: { source: 0, place: 'page 31' } }),
      answerOf('policy', [{ by: [], value: true }]),
      answerOf('since', [{ by: [], value: '2024-03-01' }], { behind: 'Quay Auditors' }),
      answerOf('steps', [{ by: [], value: 'done' }]),
      answerOf('how', [{ by: [], value: 'By a line to each berth.' }], {
        lang: 'en',
        words: 'Not all berths yet.',
      }),
    ],
    ...changes,
  }
}

/** A file of so many bytes as a statement names it. */
export function fileOf(name: string, length = 1000, mediaType: FileType = PDF): TitledFile {
  const digest = digestOf(utf8(name))
  return { file: { digest, lang: 'und', length, mediaType }, title: name }
}

export const bytesOf = (file: Catalogue | Figures) => formatJsonBytes(file)

/** Thirteen commitments with 40 measures, each with an answer in words and a figure for each of 27 countries. */
export function codeOfPractice(): Catalogue {
  const measures = Array.from({ length: 40 }, (_, i) => ({
    commitment: (i % 13) + 1,
    place: Math.floor(i / 13) + 1,
  })).toSorted((a, b) => a.commitment - b.commitment || a.place - b.place)
  const sections = measures.flatMap(({ commitment: c, place }) => [
    ...(place === 1
      ? [
          {
            id: `c${c}`,
            number: `${c}`,
            titles: both(`Commitment ${c}`, `Engagement ${c}`),
            within: null,
            principle: 'one',
            measure: null,
          },
        ]
      : []),
    {
      id: `m${c}-${place}`,
      number: `${c}.${place}`,
      titles: both(
        `Measure ${c}.${place}: signals that readers see`,
        `Mesure ${c}.${place} : des signaux visibles des lecteurs`,
      ),
      within: `c${c}`,
      principle: 'one',
      measure: { catalogue: 'code', edition: 1, id: `m${c}-${place}` },
    },
  ])
  const indicators = measures.flatMap(({ commitment: c, place }) => {
    const at = { section: `m${c}-${place}` }
    const asks = both(
      `Outline the actions taken under measure ${c}.${place}, and how they are known to work.`,
      `Exposez ce qui a été fait au titre de la mesure ${c}.${place}, et comment on en connaît l’effet.`,
    )
    const reads = both(
      'As the service counted it on the last day of the half-year.',
      'Tel que compté par le service au dernier jour du semestre.',
    )
    return [
      indicatorOf(`q${c}-${place}-1`, {
        ...at,
        asks,
        reads,
        titles: both('What was done', 'Ce qui a été fait'),
        number: `QRE ${c}.${place}.1`,
        value: { type: 'words' },
      }),
      indicatorOf(`s${c}-${place}-1`, {
        ...at,
        asks,
        reads,
        titles: both('Actions taken', 'Actions prises'),
        number: `SLI ${c}.${place}.1`,
        by: ['country'],
        value: { type: 'integer', unit: both('actions', 'actions') },
      }),
    ]
  })
  return {
    v: 1,
    titles: both('A code of practice', 'Un code de conduite'),
    lists: [listOf('country', countryIds(27))],
    sections,
    indicators,
  }
}

/** 150 indicators by 30 countries, as large a report as one that was ever asked for. */
export function largeCatalogue(): Catalogue {
  return {
    v: 1,
    titles: both('All that is counted', 'Tout ce qui est compté'),
    lists: [listOf('country', countryIds(30))],
    sections: [{ id: 'one', number: '1', titles: en('All'), within: null, principle: null, measure: null }],
    indicators: Array.from({ length: 150 }, (_, i) =>
      indicatorOf(`indicator-${i + 1}`, {
        number: `${i + 1}`,
        by: ['country'],
        value: { type: i % 3 === 0 ? 'decimal' : 'integer', unit: both('cases', 'cas') },
      }),
    ),
  }
}

/** What goes out as a table and comes back as it was: those that come with the program, and the largest. */
export function tabledCatalogues(): (readonly [name: string, Catalogue])[] {
  const names = ['indicators/conduct', 'indicators/content']
  const examples = [...names, 'harbour-accord/indicators-1', 'harbour-accord/indicators-2']
  return [
    ...examples.map(name => [name, exampleCatalogue(name)] as const),
    ['a code of practice', codeOfPractice()],
    ['150 indicators', largeCatalogue()],
  ]
}

/** An answer to every indicator for each period, of all codes some; the same each time. */
export function answersTo(catalogue: Catalogue, periods: readonly Period[], words: number): FigureAnswer[] {
  const codes = ['not-asked', 'declined', 'withheld-by-law', 'not-applicable'] as const
  return catalogue.indicators.flatMap((one, i) =>
    periods.map((period, p) => {
      const cells = cellsOf(catalogue, one).map((by, c): FigureCell => {
        const n = i * 7919 + p * 104_729 + c * 31
        if (one.value.type === 'words')
          return { by, value: 'The service did as it said it would. '.repeat(words).trim() }
        if (n % 29 === 0) return { by, missing: codes[n % codes.length]! }
        return { by, value: one.value.type === 'decimal' ? `${n}.5` : `${n * 17}` }
      })
      return answerOf(one.id, cells, { period, lang: one.value.type === 'words' ? 'en' : null })
    }),
  )
}

/** What the keeper says of a catalogue whose file is kept already. */
export const publishing = (catalogue: Catalogue, data: DataFile, more: object = {}) => ({
  catalogue: 'year',
  edition: 1,
  titles: catalogue.titles,
  manifest: MANIFEST_DIGEST,
  data,
  indicators: cellCounts(catalogue),
  ...more,
})

/** What a party says of figures whose file is kept already. */
export const figuresOf = ({ answers, catalogue, edition }: Figures, data: DataFile): FiguresBound => ({
  catalogue,
  edition,
  data,
  periods: countsOf({ answers }),
})

export const publishYear = (log: MemoryLog, catalogue = smallCatalogue(), more: object = {}): number =>
  log.post('indicators/published', publishing(catalogue, log.keepData(bytesOf(catalogue)), more), {
    call: ACCORD,
  })

/** The small figures, or others, as a report binds them; `salt` tells two files of one content apart. */
export const yearOf = (log: MemoryLog, figures = smallFigures(), salt = ''): FiguresBound =>
  figuresOf(figures, log.keepData(bytesOf(figures), salt))

export function correct(
  log: MemoryLog,
  by: string,
  report: string,
  figures: object,
  more: Saying = {},
): number {
  const body = { report, figures, reason: said('Two columns were swapped.') }
  return log.post('report/corrected', body, { by, call: ACCORD, signers: [partyKey(by)], ...more })
}
