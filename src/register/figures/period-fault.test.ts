import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { periodFault } from './period-fault.ts'

describe('the days of which figures are reported', () => {
  const of = (from: string, until: string) => periodFault({ from, until }, '2027-01-10')

  it('have begun', () => {
    assert.equal(of('2027-01-10', '2027-12-31'), null)
    assert.equal(of('2027-01-11', '2027-12-31'), 'early')
    assert.equal(of('2030-01-01', '9999-12-31'), 'early')
  })

  it('are five years at most', () => {
    assert.equal(of('2022-01-01', '2026-12-31'), null)
    assert.equal(of('2022-01-01', '2027-01-01'), 'long')
    assert.equal(of('2024-02-29', '2029-02-28'), 'long')
    assert.equal(of('0001-01-01', '9999-12-31'), 'long')
  })
})
