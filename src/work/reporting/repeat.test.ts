import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { answerOf, HALVES, smallCatalogue, smallFigures, swapped } from '../../../test/figures.ts'
import type { Catalogue } from '../../register/figures/catalogue.ts'
import type { FigureAnswer, Period } from '../../register/figures/figures.ts'
import { questionRows, SHEET_WORDS } from '../../register/lists/figure-sheet.ts'
import { answeredLast, changedSince, daysLeft, repeatEdits } from './repeat.ts'

const catalogue = smallCatalogue()
const notices = catalogue.indicators.find(({ id }) => id === 'notices')!
const said = (value: string, period: Period) => answerOf('notices', [{ by: [], value }], { period })
const NEXT: Period[] = [
  { from: '2027-01-01', until: '2027-06-30' },
  { from: '2027-07-01', until: '2027-12-31' },
]
const YEAR: Period = { from: '2027-01-01', until: '2027-12-31' }

describe('the same as last time', () => {
  const answers = [said('901', HALVES[0]!), said('93', HALVES[1]!)]
  const filled = (periods: readonly Period[], all: readonly FigureAnswer[] = answers) =>
    repeatEdits(new Map(), { answers: all, catalogue }, catalogue, [notices], periods).map(
      ({ group, is }) => [group, is],
    )
  const inSheet = (periods: readonly Period[]) =>
    questionRows({
      ...{
        of: 'year 1',
        catalogue: { ...catalogue, indicators: [notices] },
        periods,
        answers: [],
        sources: [],
        before: { answers },
      },
      ...{ lang: 'en', words: SHEET_WORDS.en },
    }).map(({ cells }) => cells.last)

  it('is of each half-year what was said of the same one, in the draft, beside it and in the sheet', () => {
    assert.deepEqual(filled(NEXT), [
      ['2027-01-01/2027-06-30', { value: '901' }],
      ['2027-07-01/2027-12-31', { value: '93' }],
    ])
    assert.deepEqual(inSheet(NEXT), ['901', '93'])
    const beside = NEXT.map(one => answeredLast({ answers, catalogue }, catalogue, notices, one)!)
    assert.deepEqual(
      beside.map(({ answer }) => answer),
      answers,
    )
  })

  it('is nothing of a year of which halves were reported, whose newest stands beside it', () => {
    assert.deepEqual([filled([YEAR]), inSheet([YEAR])], [[], ['']])
    const beside = answeredLast({ answers, catalogue }, catalogue, notices, YEAR)!
    assert.deepEqual([beside.answer, beside.isAsLong], [answers[1], false])
    const halves = { from: '2026-01-01', until: '2026-12-31' }
    assert.equal(answeredLast({ answers, catalogue }, catalogue, notices, halves)!.answer, answers[1])
  })

  it('is nothing of items that were called otherwise then: each would be the answer of another', () => {
    const figures = smallFigures()
    const again = (now: Catalogue) =>
      repeatEdits(new Map(), { answers: figures.answers, catalogue }, now, now.indicators, [HALVES[0]!])
        .filter(({ slot }) => slot.startsWith('c/'))
        .map(({ is }) => is)
    const [all, some] = [again(catalogue), again(swapped())]
    assert.ok(all.some(is => is !== null && 'value' in is && is.value === 'done'))
    // Of both lists the first two items swapped names: of the countries the third alone is left, and of the steps none.
    assert.deepEqual(
      all.filter(one => !some.some(other => isDeepStrictEqual(one, other))),
      [{ value: '26.5' }, { missing: 'withheld-by-law' }, { value: 'done' }],
    )
    const changed = (id: string) =>
      changedSince(
        { answers: figures.answers, catalogue },
        swapped(),
        catalogue.indicators.find(one => one.id === id)!,
      )?.is
    assert.deepEqual(['tonnes', 'steps', 'notices'].map(changed), ['items', 'kind', undefined])
  })

  it('is no day of another time: its question stays open, and is named', () => {
    const figures = smallFigures()
    const last = { answers: figures.answers, catalogue }
    const given = (period: Period) => [new Map(), last, catalogue, catalogue.indicators, [period]] as const
    const values = (period: Period) =>
      repeatEdits(...given(period)).map(({ is }) => (is !== null && 'value' in is ? is.value : null))
    const left = (period: Period) => daysLeft(...given(period)).map(({ id }) => id)
    const [again] = HALVES as [Period]
    assert.ok(values(again).includes('2024-03-01'), 'the same period, reported once more, has the same day')
    assert.ok(values(NEXT[0]!).includes('412') && !values(NEXT[0]!).includes('2024-03-01'))
    assert.deepEqual([left(again), left(NEXT[0]!)], [[], ['since']])
  })

  it('is both halves of what is reported once more', () => {
    assert.deepEqual(
      filled(HALVES).map(([, is]) => is),
      [{ value: '901' }, { value: '93' }],
    )
    assert.deepEqual(inSheet(HALVES), ['901', '93'])
  })
})
