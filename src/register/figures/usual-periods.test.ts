import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Use, usualPeriods } from './usual-periods.ts'

const used = (from: string, until: string, by: number): Use => ({ period: { from, until }, by })
const half = (year: number, by: number, which: 1 | 2 = 1) =>
  which === 1 ? used(`${year}-01-01`, `${year}-06-30`, by) : used(`${year}-07-01`, `${year}-12-31`, by)
const year = (n: number, by: number) => used(`${n}-01-01`, `${n}-12-31`, by)
const DAY = '2027-03-01'
const told = (uses: readonly Use[]) => uses.map(({ period }) => period)

describe('the periods in which missing answers are counted', () => {
  it('are those by which most report, and of these none that overlap', () => {
    const [first, second] = [half(2026, 9), half(2026, 9, 2)]
    assert.deepEqual(usualPeriods([year(2026, 1), second, first], DAY).ofCatalogue, told([first, second]))
  })

  it('are those of the first to report, as long as there are no others', () => {
    const [first, second] = [half(2026, 1), half(2026, 1, 2)]
    assert.deepEqual(usualPeriods([first, second], DAY).ofCatalogue, told([first, second]))
  })

  it('are over: of a time to come nobody can report', () => {
    const all = [year(2025, 1), year(2026, 1), year(2027, 1), year(9000, 1)]
    assert.deepEqual(usualPeriods(all, DAY).ofCatalogue, told(all.slice(0, 2)))
    assert.deepEqual(usualPeriods([year(2026, 2)], '2026-12-31').ofCatalogue, [])
    assert.deepEqual(usualPeriods([], DAY).of([year(9999, 3)]), [])
  })

  it('are not set by one alone, once two agree how long a period is', () => {
    const days = Array.from({ length: 28 }, (_, i) => `2027-01-${String(i + 1).padStart(2, '0')}`)
    const flood = days.map(day => used(day, day, 1))
    const usual = usualPeriods([...flood, year(2026, 9)], DAY)
    assert.deepEqual(usual.ofCatalogue, told([year(2026, 9)]))
    // An indicator that nobody else has answered gives one party no more to say.
    assert.deepEqual(usual.of(flood), told([year(2026, 9)]))
  })

  it('are there for a new year as soon as one has reported it, and nobody else is overlooked', () => {
    const all = [year(2025, 9), year(2026, 1)]
    assert.deepEqual(usualPeriods(all, DAY).ofCatalogue, told(all))
    // Leap years and short months are no other length.
    const halves = [half(2024, 2), half(2024, 1, 2), half(2025, 1)]
    assert.deepEqual(usualPeriods(halves, DAY).ofCatalogue, told(halves))
  })

  it('hold for a question too that nobody answered in one of them', () => {
    const [first, second] = [half(2026, 9), half(2026, 9, 2)]
    const usual = usualPeriods([first, second], DAY)
    assert.deepEqual(usual.of([half(2026, 1, 2)]), told([first, second]))
    // One that is reported by the year is not asked by the half-year beside it.
    const mixed = usualPeriods([first, second, year(2026, 3), half(2025, 4)], DAY)
    assert.deepEqual(mixed.of([year(2026, 3)]), told([half(2025, 4), year(2026, 3)]))
  })
})
