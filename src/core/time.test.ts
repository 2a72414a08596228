import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Refusal } from './refusal.ts'
import { formatTime, isDate, parseTime } from './time.ts'

describe('times', () => {
  it('are read as they are written', () => {
    const years = fc.integer({ min: -62_167_219_200, max: 253_402_300_799 })
    fc.assert(fc.property(years, seconds => assert.equal(parseTime(formatTime(seconds)), seconds)))
    assert.equal(parseTime('1970-01-01T00:00:00Z'), 0)
    assert.equal(parseTime('2018-11-12T00:00:00Z'), 1_541_980_800)
  })

  it('are of the calendar, in UTC, to the second', () => {
    for (const text of [
      '2026-02-29T00:00:00Z',
      '2026-02-30T00:00:00Z',
      '2026-13-01T00:00:00Z',
      '2026-01-01T24:00:00Z',
      '2026-12-31T23:59:60Z',
      '2026-01-01T00:00:00.0Z',
      '2026-01-01T00:00:00+00:00',
      '2026-01-01 00:00:00Z',
      '2026-01-01T00:00:00z',
      '2026-01-01T00:00:00Z\n',
      '+012026-01-01T00:00:00Z',
      '2026-01-01',
      '',
    ])
      assert.throws(() => parseTime(text), Refusal, text)
    for (const seconds of [0.5, Number.NaN, 253_402_300_800, -62_167_219_201])
      assert.throws(() => formatTime(seconds), Refusal, String(seconds))
  })

  it('are those of the platform’s own calendar, on every day that four digits can write', () => {
    const two = (number: number) => String(number).padStart(2, '0')
    const day = fc.tuple(fc.nat(9999), fc.nat(13), fc.nat(32))
    const hour = fc.tuple(fc.nat(24), fc.nat(60), fc.nat(60))
    fc.assert(
      fc.property(day, hour, ([year, month, of], clock) => {
        const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(of)}`
        const text = `${date}T${clock.map(two).join(':')}Z`
        const printed = (time: string) => {
          const at = Date.parse(time)
          return Number.isNaN(at) ? '' : new Date(at).toISOString()
        }
        assert.equal(isDate(date), printed(date).slice(0, 10) === date, date)
        const isThere = printed(text).slice(0, 19) === text.slice(0, 19)
        if (isThere) assert.equal(parseTime(text), Date.parse(text) / 1000, text)
        else assert.throws(() => parseTime(text), Refusal, text)
      }),
    )
  })

  it('know which days there are', () => {
    for (const day of ['2026-01-31', '2024-02-29', '0001-01-01']) assert.ok(isDate(day), day)
    for (const day of [
      '2026-02-29',
      '2026-04-31',
      '2026-1-1',
      '2026-01-31T00:00:00Z',
      '2026-00-10',
      '26-01-01',
      '',
    ])
      assert.ok(!isDate(day), day)
  })
})
