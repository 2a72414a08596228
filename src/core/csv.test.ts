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
    for (const cell of ['=1+1', '+1', '-1-1', '-1 ', '-A1', '-', '@SUM(1)', ' =1', '＝1', '＠x', '"=1'])
      assert.equal(read([cell])[0], cell.startsWith('"') ? cell : `'${cell}`, JSON.stringify(cell))
    for (const space of ['\t', '\r']) assert.equal(read([`${space}=1`])[0], `${space}'=1`)
  })

  it('has numbers as they are, also those below zero', () => {
    const cells = ['-1', '-62.5', '0', '1402', '-999999999999999']
    assert.deepEqual(read(cells), cells)
    assert.equal(formatCsvRow(cells), `${cells.join(',')}\r\n`)
  })

  it('has none either where a spreadsheet parts cells by a semicolon, as much of Europe does', () => {
    for (const name of [
      "Quay;=cmd|' /C calc'!A0;",
      'Quay; =A1+B1',
      'Quay;+1',
      'Quay;\t@SUM(1)',
      'Quay;＝1',
      'Quay\n=1',
      '\n=1',
      ';=1',
      'a;-1;=2',
    ]) {
      const line = formatCsvRow(['northhaven', name, '2026-01-01']).trimEnd()
      for (const cell of line.split(/[;\t\n]/)) assert.doesNotMatch(cell, /^\s*[=+\-@＝]/, line)
    }
    assert.deepEqual(read(['Quay; Sons', 'A;b-1']), ['Quay; Sons', 'A;b-1'])
  })
})
