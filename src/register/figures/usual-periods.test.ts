import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Period } from './figures.ts'
import { usualPeriods } from './usual-periods.ts'

const half = (year: number, which: 1 | 2 = 1): Period =>
  which === 1
    ? { from: `${year}-01-01`, until: `${year}-06-30` }
    : { from: `${year}-07-01`, until: `${year}-12-31` }
const year = (n: number): Period => ({
  from: `${String(n).padStart(4, '0')}-01-01`,
  until: `${String(n).padStart(4, '0')}-12-31`,
})
/** So many days from this one. */
const days = (from: string, count: number): Period[] =>
  Array.from({ length: count }, (_, i) => {
    const day = new Date(Date.parse(from) + i * 86_400_000).toISOString().slice(0, 10)
    return { from: day, until: day }
  })
/** So many parties that reported for these. */
const by = (count: number, ...periods: Period[]): Period[][] => Array.from({ length: count }, () => periods)
const DAY = '2027-05-01'
/** The rules ask each spring about the year before. */
const ASKED: Period[] = [{ from: '2026-01-01', until: '2027-03-30' }]
const usual = (parties: Period[][], asked = ASKED, day = DAY) => usualPeriods(parties, asked, day)

describe('the periods in which missing answers are counted', () => {
  const [first, second] = [half(2026), half(2026, 2)]

  it('are those by which most report, and of these none that overlap', () => {
    assert.deepEqual(usual([...by(9, first, second), ...by(1, year(2026))]).ofCatalogue, [first, second])
  })

  it('are those of the first to report, as long as there are no others', () => {
    assert.deepEqual(usual(by(1, first, second)).ofCatalogue, [first, second])
    // Also where no rules ask.
    assert.deepEqual(usual([...by(1, year(2025)), ...by(1, year(2026))], []).ofCatalogue, [
      year(2025),
      year(2026),
    ])
  })

  it('are over: of a time to come nobody can report', () => {
    const all = by(1, year(2025), year(2026), year(2027), year(9000))
    assert.deepEqual(usual(all, []).ofCatalogue, [year(2025), year(2026)])
    assert.deepEqual(usual(by(2, year(2026)), ASKED, '2026-12-31').ofCatalogue, [])
    assert.deepEqual(usual([]).of(by(3, year(9999))), [])
  })

  it('are not cut up by the first who report of a time that others have not come to', () => {
    for (const few of [1, 2, 3]) {
      const flood = by(few, ...days('2027-02-08', 60))
      const found = usual([...flood, ...by(8, year(2026))])
      assert.deepEqual(found.ofCatalogue, [year(2026)])
      // An indicator that nobody else has answered gives them no more to say.
      assert.deepEqual(found.of(flood), [year(2026)])
    }
    // Nor do they who reported with the others before.
    assert.deepEqual(
      usual([...by(2, year(2026), ...days('2027-01-01', 60)), ...by(3, year(2026))]).ofCatalogue,
      [year(2026)],
    )
  })

  it('are not hidden by one of two', () => {
    assert.deepEqual(usual([...by(1, ...days('2027-01-01', 60)), ...by(1, year(2026))]).ofCatalogue, [
      year(2026),
    ])
    const long = { from: '2022-12-31', until: '2026-12-31' }
    assert.deepEqual(usual([...by(1, long), ...by(1, year(2026))]).ofCatalogue, [year(2026)])
  })

  it('are not those of a past about which no rules ask, unless many report it', () => {
    const past = Array.from({ length: 300 }, (_, i) => year(1726 + i))
    for (const few of [1, 2])
      assert.deepEqual(usual([...by(few, year(0), ...past), ...by(5, year(2026))]).ofCatalogue, [year(2026)])
    const known = usual([...by(3, year(2025), year(2026)), ...by(2, year(2026))])
    assert.deepEqual(known.ofCatalogue, [year(2025), year(2026)])
  })

  it('are there for a new year as soon as one has reported it, and nobody else is overlooked', () => {
    const all = [...by(1, year(2025), year(2026)), ...by(8, year(2025))]
    assert.deepEqual(usual(all).ofCatalogue, [year(2025), year(2026)])
    assert.deepEqual(usual(all, []).ofCatalogue, [year(2025), year(2026)])
    // Leap years and short months are no other length.
    const halves = [half(2024), half(2024, 2), half(2025)]
    assert.deepEqual(usual([...by(1, ...halves), ...by(1, half(2024))], []).ofCatalogue, halves)
  })

  it('change when most have changed, and not of the time before', () => {
    const halves = [half(2025), half(2025, 2)]
    const changed = (count: number) =>
      usual([...by(count, ...halves, year(2026)), ...by(9 - count, ...halves)]).ofCatalogue
    assert.deepEqual(changed(4), halves)
    assert.deepEqual(changed(5), [...halves, year(2026)])
  })

  it('hold for a question too that nobody answered in one of them', () => {
    const found = usual(by(9, first, second))
    assert.deepEqual(found.of(by(1, second)), [first, second])
  })

  it('are longer of a question that a third answers by the year, and not asked by the half-year beside it', () => {
    const found = usual([
      ...by(3, half(2025), first, second, year(2026)),
      ...by(6, half(2025), first, second),
    ])
    assert.deepEqual(found.of(by(3, year(2026))), [half(2025), year(2026)])
    assert.deepEqual(found.of(by(2, year(2026))), [half(2025), first, second])
    // Shorter ones are more columns for everybody: that takes most of all who report.
    const months = days('2026-12-01', 31)
    assert.deepEqual(found.of(by(4, ...months)), [half(2025), first, second])
  })
})
