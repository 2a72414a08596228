import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  answerOf,
  answersTo,
  bytesOf,
  codeOfPractice,
  HALVES,
  largeCatalogue,
  smallCatalogue,
  smallFigures,
} from '../../../test/figures.ts'
import { refusedAs } from '../../../test/refused.ts'
import { utf8 } from '../../core/bytes.ts'
import { formatJson } from '../../core/json.ts'
import { MOST_DATA, referToData } from '../../core/words.ts'
import { type Catalogue, readCatalogue } from './catalogue.ts'
import { cellsIn, MISSING, periodCounts } from './counts.ts'
import {
  answer,
  answerIn,
  countsOf,
  differences,
  type FigureAnswer,
  type Figures,
  formatFigures,
  isShortCell,
  readFigures,
} from './figures.ts'

const catalogue = smallCatalogue()
const read = (figures: Figures) => readFigures(bytesOf(figures), catalogue)
const refused = (figures: Figures, says: RegExp) =>
  assert.throws(
    () => read(figures),
    error => refusedAs('figures_wrong')(error) && says.test(String(error)),
  )
const of = (id: string) => smallFigures().answers.find(({ indicator }) => indicator === id)!
/** The small figures with one answer changed. */
const having = (id: string, changes: Partial<FigureAnswer>) =>
  smallFigures({
    answers: smallFigures().answers.map(one => (one.indicator === id ? { ...one, ...changes } : one)),
  })

describe('figures', () => {
  it('are read as they were written', () => {
    assert.deepEqual(read(smallFigures()), smallFigures())
  })

  it('have one file, in whichever order they were given', () => {
    const answers = smallFigures()
      .answers.map(one => ({ ...one, cells: one.cells.toReversed() }))
      .toReversed()
    assert.deepEqual(formatFigures(smallFigures({ answers }), catalogue), bytesOf(smallFigures()))
    refused(smallFigures({ answers: smallFigures().answers.toReversed() }), /comes later in the catalogue/)
    refused(having('tonnes', { cells: of('tonnes').cells.toReversed() }), /a cell for ca where aa/)
  })

  it('have of each indicator every cell, and no other', () => {
    const [aa, ba, ca] = of('tonnes').cells
    refused(having('tonnes', { cells: [aa!, ba!] }), /tonnes, 2026-01-01 to 2026-06-30, has no cell for ca/)
    refused(having('tonnes', { cells: [aa!, ba!, ca!, ca!] }), /4 cells where the indicator has 3/)
    refused(having('tonnes', { cells: [aa!, ba!, { by: ['zz'], value: '1' }] }), /a cell for zz where ca/)
    refused(having('notices', { cells: [{ by: ['aa'], value: '1' }] }), /a cell for aa where the whole/)
    refused(having('notices', { indicator: 'other' }), /no indicator other/)
  })

  it('refuse a value that is not of its type, naming the cell', () => {
    const wrong = {
      tonnes: ['26,5', '1e3', '0.10', '-0', '01', true],
      notices: ['4o', '1.5', '+1', '', false],
      policy: ['true', 'yes'],
      since: ['2026-02-30', '1 March 2024', true],
      steps: ['finished', true],
      how: [true, ' \n '],
    }
    for (const [id, values] of Object.entries(wrong))
      for (const value of values) {
        const cells = of(id).cells.map((cell, i) => (i === 0 ? { by: cell.by, value } : cell))
        refused(having(id, { cells, ...(id === 'how' && { lang: 'en' }) }), new RegExp(id))
      }
    refused(having('notices', { cells: [{ by: [], value: '4o' }] }), /the whole: "4o" is not a whole number/)
  })

  it('refuse in words what has more cells or answers than any report, and fill no stack with its faults', () => {
    for (const file of [
      { answers: [{ cells: Array(500_000).fill(0) }] },
      { answers: Array(330_000).fill({}) },
    ])
      assert.throws(() => readFigures(utf8(JSON.stringify(file)), catalogue), refusedAs('figures_wrong'))
  })

  it('are read up to the first fault, and no list in a cell fills the stack with its own', () => {
    const cells = Array(5000).fill({})
    const answers = Array.from({ length: 69 }, (_, i) => ({
      ...smallFigures().answers[0]!,
      cells: i < 68 ? [] : cells,
    }))
    const first = utf8(formatJson({ ...smallFigures(), answers }))
    assert.throws(() => readFigures(first, catalogue), /answers\.0\.cells, in tonnes,/)
    const by = Array(200_000).fill('!')
    refused(having('notices', { cells: [{ by, value: '1' }] }), /cells\.0\.by.*200000 items/)
  })

  it('have no cell by the short way that their form would not have, nor another', () => {
    const form = answer.shape.cells.element
    const short = [
      ...MISSING.map(missing => ({ by: ['aa'], missing })),
      ...['1', '-0.5', '2026-01-01', 'x'.repeat(40), ' '].map(value => ({ by: [], value })),
      { by: ['aa', 'b-1', '3'.repeat(64)], value: '1' },
    ]
    for (const cell of short) {
      assert.ok(isShortCell(cell), JSON.stringify(cell))
      assert.deepEqual(form.parse(cell), cell)
    }
    const odd: unknown[] = [
      ...[null, undefined, 1, 'by', [], ['by', 'value'], {}, { by: [] }, { value: '1' }],
      ...['', 'Aa', '-a', 'a-', 'a\n', '4'.repeat(65), 1, null, ['aa'], {}].map(it => ({
        by: [it],
        value: '1',
      })),
      ...[null, 'aa', { 0: 'aa', length: 1 }, ['a', 'b', 'c', 'd']].map(by => ({ by, value: '1' })),
      ...['', 1, null, [], {}, 'y'.repeat(20_001)].map(value => ({ by: [], value })),
      ...['lost', '', 'toString', 1, null, ['declined']].map(missing => ({ by: [], missing })),
      ...[{ more: 1 }, { missing: 'declined' }].map(more => ({ by: [], value: '1', ...more })),
      { by: [], other: '1' },
      { missing: 'declined', value: '1' },
    ]
    for (const cell of odd) {
      assert.ok(!form.safeParse(cell).success, JSON.stringify(cell))
      assert.ok(!isShortCell(cell), JSON.stringify(cell))
    }
  })

  it('refuse a reason that is none of the seven', () => {
    refused(having('notices', { cells: [{ by: [], missing: 'lost' as 'declined' }] }), /cells\.0.*in notices/)
    for (const missing of MISSING) assert.ok(read(having('notices', { cells: [{ by: [], missing }] })))
  })

  it('have a second period of one indicator after the first, and none beside it', () => {
    const first = of('notices')
    const second = { ...first, period: HALVES[1]! }
    const at = (...answers: FigureAnswer[]) => smallFigures({ answers })
    assert.ok(read(at(first, second)))
    refused(at(second, first), /does not come after 2026-07-01 to 2026-12-31/)
    refused(
      at(first, { ...second, period: { from: '2026-06-30', until: '2026-12-31' } }),
      /does not come after/,
    )
    refused(at({ ...first, period: { from: '2026-02-01', until: '2026-01-01' } }), /ends before it begins/)
  })

  it('name the language of what is said in words, and none where nothing is', () => {
    refused(having('notices', { words: 'Of all berths.' }), /names no language/)
    refused(having('notices', { lang: 'en' }), /has no words/)
    refused(having('how', { words: null, lang: null }), /names no language/)
  })

  it('were found in a source that they have', () => {
    refused(having('notices', { found: { source: 1, place: 'page 2' } }), /the source 1/)
    const [source] = smallFigures().sources
    refused(smallFigures({ sources: [source!, source!] }), /a source stands twice/)
  })

  it('are counted by indicator, period and reason', () => {
    assert.deepEqual(countsOf(smallFigures())[0]!.indicators.slice(0, 2), [
      { id: 'tonnes', given: 2, missing: { 'withheld-by-law': 1 } },
      { id: 'notices', given: 1, missing: {} },
    ])
    assert.equal(cellsIn({ given: 2, missing: { declined: 3, 'not-due': 1 } }), 6)
  })

  it('are found by their indicator and period', () => {
    assert.equal(answerIn(smallFigures(), 'notices', HALVES[0]!)?.cells.length, 1)
    assert.equal(answerIn(smallFigures(), 'notices', HALVES[1]!), undefined)
  })
})

describe('what was corrected', () => {
  it('is each cell and word that differs, with what stood there before', () => {
    const [aa, ba, ca] = of('tonnes').cells
    const after = having('tonnes', {
      cells: [{ by: ['aa'], value: '62.5' }, ba!, ca!],
      words: 'Two were swapped.',
      lang: 'en',
    })
    assert.deepEqual(differences(smallFigures(), after), [
      {
        indicator: 'tonnes',
        period: HALVES[0],
        of: 'cell',
        by: ['aa'],
        before: aa,
        after: { by: ['aa'], value: '62.5' },
      },
      { indicator: 'tonnes', period: HALVES[0], of: 'words', before: null, after: 'Two were swapped.' },
    ])
    assert.deepEqual(differences(smallFigures(), smallFigures()), [])
  })

  it('tells an answer that is new, one that is gone, and where it was found', () => {
    const fewer = smallFigures({ answers: smallFigures().answers.filter(one => one.indicator !== 'notices') })
    const gone = differences(smallFigures(), fewer)
    assert.deepEqual(
      gone.map(one => [one.of, one.after]),
      [
        ['cell', null],
        ['found', null],
      ],
    )
    assert.deepEqual(
      differences(fewer, smallFigures()).map(one => [one.of, one.before]),
      [
        ['cell', null],
        ['found', null],
      ],
    )
    const elsewhere = having('notices', { found: { source: 0, place: 'page 32' } })
    assert.deepEqual(
      differences(smallFigures(), elsewhere).map(one => one.of),
      ['found'],
    )
  })
})

/** What the form must carry without loss. */
describe('a large report', () => {
  const stories: [string, Catalogue, number][] = [
    ['of 40 measures and 27 countries for two half-years', codeOfPractice(), 20],
    ['of 150 indicators and 30 countries', largeCatalogue(), 1],
  ]
  for (const [title, large, words] of stories)
    it(`${title} is written and read without loss`, () => {
      const bytes = bytesOf(large)
      assert.deepEqual(readCatalogue(bytes), large)
      const answers = answersTo(large, HALVES, words)
      const figures = smallFigures({ answers, sources: [] })
      const file = formatFigures(figures, large)
      assert.ok(file.length <= MOST_DATA, `${file.length} bytes`)
      assert.deepEqual(readFigures(file, large), figures)
      const cells = answers.reduce((sum, one) => sum + one.cells.length, 0)
      const counts = countsOf(figures)
      assert.equal(counts.length, 2)
      for (const one of counts) periodCounts.parse(one)
      assert.equal(
        counts.flatMap(({ indicators }) => indicators).reduce((sum, one) => sum + cellsIn(one), 0),
        cells,
      )
    })

  it('of a code of practice has room for the longest words in each answer, in any script', () => {
    const code = codeOfPractice()
    const answers = answersTo(code, HALVES, 20).map(one =>
      one.cells.length > 1 ? one : { ...one, cells: [{ by: [], value: '界'.repeat(20_000) }] },
    )
    const file = formatFigures(smallFigures({ answers, sources: [] }), code)
    assert.ok(file.length > 4_800_000)
    assert.equal(referToData(file).reference.length, file.length)
  })

  it('of one answer is as small as it can be', () => {
    const figures = smallFigures({ sources: [], answers: [answerOf('notices', [{ by: [], value: '1' }])] })
    assert.deepEqual(read(figures), figures)
  })
})
