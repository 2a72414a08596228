import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import { formatCsvRow } from './csv.ts'

describe('a row of a CSV file', () => {
  const read = (cells: readonly string[]) => parse(formatCsvRow(cells))[0] as string[]

  it('is read as it was written', () => {
    const cells = ['Quay, "Old" & Sons', ' a ', 'two\nlines', '', "O'Neill", '2026-01-01', 'A-1', 'نورث, =1']
    assert.deepEqual(read(cells), cells)
  })

  it('has no cell that a spreadsheet computes', () => {
    for (const cell of ['=1+1', '+1', '-1', '@SUM(1)', ' =1', '\t=1', '\r=1', '＝1', '＠x', '"=1'])
      assert.equal(read([cell])[0], cell.startsWith('"') ? cell : `'${cell}`, JSON.stringify(cell))
  })
})
