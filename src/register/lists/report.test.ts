import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { compareLists } from './compare.ts'
import { DOUBTS } from './doubts.ts'
import { csv, ListedRegister, listingBodies, sourceFor } from './fold.fixture.ts'
import { readList } from './read.ts'
import { reportLines, reportOf } from './report.ts'

const linesOf = (list: ReturnType<typeof readList>, register: ListedRegister) =>
  reportLines(reportOf(list, compareLists(register.known(), list, '2019-11-12'))).join('\n')

describe('the dry run', () => {
  it('lists every doubt with its row, those that must be settled first', () => {
    const list = readList(csv('name,country,date', 'Quay,ROM,', ',FRA,12/11/2019', 'Marsh,,2018-11-12'))
    const report = reportOf(list, compareLists(new ListedRegister().known(), list, '2019-11-12'))
    assert.equal(report.counts.toSettle, 1)
    assert.equal(report.counts.unnamed, 1)
    const text = reportLines(report).join('\n')
    assert.match(
      text,
      /To settle, name_blank: the row names nobody \(1\):\n {2}row 2, name: "FRA, 12\/11\/2019"/,
    )
    assert.match(text, /row 1, country of "Quay": "ROM" → "RO" \(ROM was the code of Romania until 2002\)/)
    assert.match(text, /date_ambiguous[^\n]*\n {2}row 2, signed: "12\/11\/2019"/)
    assert.match(text, /date_blank: no date \(1\):\n {2}row 1, signed of "Quay"/)
    for (const one of report.doubts) assert.equal(one.says, DOUBTS[one.why].says)
    assert.deepEqual(JSON.parse(JSON.stringify(report)).doubts.length, list.doubts.length)
  })

  it('gives ranges where hundreds of rows leave the same cell blank', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `Party ${i + 1},${i === 14 ? '2018-11-12' : ''}`)
    const list = readList(csv('name,date', ...lines))
    const text = linesOf(list, new ListedRegister())
    assert.match(text, /no date \(29\):\n {2}rows 1–14, 16–30/)
  })

  it('lists a difference as what it is, and quotes a stranger’s words', () => {
    const register = new ListedRegister()
    const older = compareLists(
      register.known(),
      readList(csv('name,website', 'Github,', 'Ebb,', 'Marsh,')),
      '2018-11-12',
    )
    register.apply(listingBodies(older, sourceFor('2018-11-12')))
    const list = readList(
      csv('name,website', 'GitHub,', 'Marsh,https://marsh.example', '"A ""b"" ه\u200d.c",'),
    )
    const text = linesOf(list, register)
    assert.match(text, /Compared with the list of 2018-11-12/)
    assert.match(text, /New \(1\):\n {2}row 3 {2}"A \\"b\\" ه\u200d\.c"/)
    assert.match(text, /Renamed \(1\):\n {2}row 1 {2}"Github" → "GitHub" \(the same words/)
    assert.match(text, /Changed \(1\):\n {2}row 2 {2}"Marsh": website none → "https:\/\/marsh.example"/)
    assert.match(text, /Missing without a word \(1\):\n {2}"Ebb"/)
  })
})
