import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readFigure, unmistakable } from './numbers.ts'

describe('a number that somebody typed', () => {
  it('is read in the spelling of the log, and never guessed', () => {
    for (const [cell, value, unit] of [
      ['40', '40', null],
      ['007.50', '7.5', null],
      ['−3', '-3', null],
      ['-0', '0', null],
      ['1 250 000', '1250000', null],
      ['1,250,000', '1250000', null],
      ['1,250.5', '1250.5', null],
      ['1.234,56', '1234.56', null],
      ['1.000.000,5 t', '1000000.5', 't'],
      ['1.234,567', '1234.567', null],
      ['1.250.000', '1250000', null],
      ["1'234", '1234', null],
      ['1’234’567,5', '1234567.5', null],
      ['0,5', '0.5', null],
      ['0,125', '0.125', null],
      ['−0,125 t', '-0.125', 't'],
      ['.5', '0.5', null],
      ['-,125', '-0.125', null],
      ['12,50 %', '12.5', '%'],
      ['40 berths', '40', 'berths'],
    ] as const)
      assert.deepEqual(readFigure(cell), { value, unit }, cell)
    for (const cell of [
      'many',
      '1.2.3',
      '1.23,4',
      '0.125,5',
      '1,2.3,4',
      '1.234,',
      '1.234,5.6',
      '40.',
      '1,2,3',
      '0,125,000',
      '.',
      '-',
      '1'.repeat(200),
    ])
      assert.equal(readFigure(cell), null, cell)
  })

  it('is asked where it could be two numbers, unless a point parts decimals for sure', () => {
    for (const [cell, whole, decimal] of [
      ['1,250', '1250', '1.250'],
      ['1.250', '1250', '1.250'],
      ['−12.345 t', '-12345', '-12.345'],
    ] as const)
      assert.deepEqual(readFigure(cell), { couldBe: [whole, decimal] }, cell)
    assert.deepEqual(readFigure('1.250 t', true), { value: '1.25', unit: 't' })
    assert.deepEqual(readFigure('1,250', true), { couldBe: ['1250', '1.250'] })
  })

  it('comes back from the field that shows it', () => {
    for (const value of ['40', '1.234', '-12.345', '0.125', '1234.567', '1.2345', ''])
      if (value === '') assert.equal(unmistakable(value), '')
      else assert.deepEqual(readFigure(unmistakable(value)), { value, unit: null }, value)
  })
})
