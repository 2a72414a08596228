import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it, type TestContext } from 'node:test'
import { compareLists } from './compare.ts'
import type { DoubtCode } from './doubts.ts'
import { ListedRegister, listingBodies, sourceFor } from './fold.fixture.ts'
import { readList } from './read.ts'
import { reportLines, reportOf } from './report.ts'

const DATA = new URL('../../../../shared/data/paris-call/', import.meta.url)
const LISTS = { '2019-11-12': 'supporters-2019-11-12.csv', '2025-12-31': 'supporters.csv' } as const
type Day = keyof typeof LISTS

function present(t: TestContext): boolean {
  if (existsSync(DATA)) return true
  t.skip(
    'The lists of the Paris Call are not here (../shared/data/paris-call); they are no part of the project.',
  )
  return false
}

const listOf = (day: Day) => readList(readFileSync(new URL(LISTS[day], DATA)))

function take(register: ListedRegister, day: Day) {
  const list = listOf(day)
  const difference = compareLists(register.known(), list, day, { natureLang: 'fr' })
  const bodies = listingBodies(difference, sourceFor(day))
  register.apply(bodies)
  return { list, difference, bodies }
}

describe('the lists of the Paris Call', () => {
  it('are read with every doubt and nobody dropped', t => {
    if (!present(t)) return
    const { rows, doubts } = listOf('2025-12-31')
    const rowsOf = (why: DoubtCode, field?: string) =>
      doubts.filter(one => one.why === why && (!field || one.field === field)).map(one => one.row)
    const count = (kind: string) => rows.filter(row => row.kind === kind).length
    assert.deepEqual(
      [
        rows.length,
        count('company'),
        count('civil-society'),
        count('state'),
        count('public-authority'),
        count('unknown'),
      ],
      [1222, 708, 391, 81, 37, 5],
    )
    assert.equal(rowsOf('date_blank').length, 1084)
    assert.equal(rowsOf('kind_blank').length, 5)
    assert.deepEqual(rowsOf('country_blank').length, 5)
    assert.equal(rowsOf('country_mistaken').length, 33)
    assert.ok(
      doubts
        .filter(one => one.why === 'country_mistaken')
        .every(one => one.was === 'ROM' && one.took === 'RO'),
    )
    assert.deepEqual(
      doubts.filter(one => one.why === 'country_by_name').map(one => [one.was, one.took]),
      [
        ['MTG', 'ME'],
        ['SCG', 'RS'],
      ],
    )
    assert.deepEqual(
      [rowsOf('blank_trimmed', 'name').length, rowsOf('blank_trimmed', 'nature').length],
      [1, 158],
    )
    assert.deepEqual(rowsOf('website_unusable'), [541, 576])
  })

  it('differ by what was renamed, changed, new, and missing without a word', t => {
    if (!present(t)) return
    const register = new ListedRegister()
    assert.equal(take(register, '2019-11-12').bodies.length, 1039)
    const { list, difference, bodies } = take(register, '2025-12-31')
    const report = reportOf(list, difference)
    assert.deepEqual(
      report.renamed.map(one => [one.from, one.name]),
      [
        ['Burkina', 'Burkina Faso'],
        ['Github', 'GitHub'],
        ['Instituto Nacional de Ciberseguridad (INCIBE)', 'Instituto Nacional de Ciberseguridad MX'],
      ],
    )
    assert.deepEqual(
      report.missing.map(one => one.name),
      ['Baitulmal Professional College', 'EastWest Institute', 'Maldon&Wat'],
    )
    assert.deepEqual(
      report.changed.map(one => [one.name, ...one.fields.map(it => it.field)]),
      [
        ['ITS Rio', 'kind', 'nature'],
        ['Royaume-Uni', 'nature'],
        ['Tunisie', 'website'],
        ['VALIDY NET INC', 'country'],
      ],
    )
    assert.deepEqual([report.counts.new, report.counts.unchanged, report.counts.toSettle], [186, 1029, 0])
    assert.ok(report.new.some(one => one.name === 'États-Unis'))
    assert.equal(bodies.length, 186 + 3 + 4 + 3)
    const text = reportLines(report).join('\n')
    assert.match(text, /row 207 {2}"Burkina" → "Burkina Faso"/)
    assert.match(text, /Missing without a word \(3\):\n {2}"Baitulmal Professional College" \(MY\)/)
    assert.match(text, /row 997, country of "Serbie": "SCG" → "RS"/)
  })

  it('give the roll of each day, in whatever order they are taken', t => {
    if (!present(t)) return
    for (const days of [
      ['2019-11-12', '2025-12-31'],
      ['2025-12-31', '2019-11-12'],
    ] as const) {
      const register = new ListedRegister()
      for (const day of days) take(register, day)
      for (const day of days)
        assert.deepEqual(
          register.rollOn(day),
          listOf(day)
            .rows.map(row => `${row.name}|${row.kind}|${row.country}`)
            .sort(),
        )
      const states = (day: string) => register.rollOn(day).includes('États-Unis|state|US')
      assert.deepEqual([register.rollOn('2019-11-12').length, states('2019-11-12')], [1039, false])
      assert.deepEqual([register.rollOn('2026-01-01').length, states('2026-01-01')], [1222, true])
    }
  })
})
