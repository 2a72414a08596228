import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { parseTime } from './time.ts'
import { hourFrom, isZone, momentIn, nextHour, wallIn } from './zone.ts'

describe('hours in a time zone', () => {
  it('are those of the clocks there, in summer and in winter', () => {
    assert.equal(momentIn('Europe/Paris', '2026-11-12', '15:00'), parseTime('2026-11-12T14:00:00Z'))
    assert.equal(momentIn('Europe/Paris', '2026-07-14', '15:00'), parseTime('2026-07-14T13:00:00Z'))
    assert.equal(momentIn('Asia/Kathmandu', '2026-01-01', '00:00'), parseTime('2025-12-31T18:15:00Z'))
    assert.deepEqual(wallIn('Europe/Paris', parseTime('2026-11-12T14:00:59Z')), {
      day: '2026-11-12',
      hour: '15:00',
    })
  })

  it('are read back as they were said, unless the clocks were changed then', () => {
    const moments = fc.integer({ min: 1_700_000_000, max: 2_000_000_000 })
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Paris',
      'America/New_York',
      'Australia/Lord_Howe',
      'Pacific/Apia',
    )
    fc.assert(
      fc.property(moments, zones, (moment, zone) => {
        const { day, hour } = wallIn(zone, moment)
        try {
          assert.equal(momentIn(zone, day, hour), moment - (moment % 60))
        } catch (error) {
          assert.match(String(error), /clocks are changed/)
        }
      }),
    )
  })

  it('are refused where the clocks skip them or show them twice', () => {
    for (const [day, hour] of [
      ['2026-03-29', '02:30'],
      ['2026-10-25', '02:30'],
    ] as const)
      assert.throws(() => momentIn('Europe/Paris', day, hour), {
        code: 'time_malformed',
        message: /clocks are changed/,
      })
    for (const [day, hour] of [
      ['2026-02-30', '12:00'],
      ['2026-02-03', '24:00'],
      ['2026-02-03', '9:00'],
      ['', ''],
    ] as const)
      assert.throws(() => momentIn('UTC', day, hour), {
        code: 'time_malformed',
        message: /not a day and an hour/,
      })
  })

  it('come next today or tomorrow, and on the days on which the clocks are changed too', () => {
    const next = (at: string) =>
      new Date(nextHour('Europe/Paris', '06:00', parseTime(at)) * 1000).toISOString()
    assert.equal(next('2026-01-01T04:59:59Z'), '2026-01-01T05:00:00.000Z')
    assert.equal(next('2026-01-01T05:00:00Z'), '2026-01-02T05:00:00.000Z')
    assert.equal(next('2026-03-28T12:00:00Z'), '2026-03-29T04:00:00.000Z')
  })

  it('are of a zone that has a name', () => {
    for (const name of ['UTC', 'Europe/Paris', 'America/Argentina/Buenos_Aires'])
      assert.ok(isZone(name), name)
    for (const name of ['', '+01:00', 'Europe/Nowhere', 'constructor', 'Europe/Paris\n'])
      assert.ok(!isZone(name), name)
  })

  it('are read as people write them, in more than one country', () => {
    const hours = {
      '15:00': '15:00',
      '9:05': '09:05',
      '17h': '17:00',
      '17 h 30': '17:30',
      '17H30': '17:30',
      '8.15': '08:15',
      '17': '17:00',
      '5 pm': '17:00',
      '12 a.m.': '00:00',
      '12:30 PM': '12:30',
    }
    for (const [typed, hour] of Object.entries(hours)) assert.equal(hourFrom(typed), hour, typed)
    for (const typed of ['', 'noon', '15 pm', '0 pm', '9:5', '1700', '17:00:00'])
      assert.equal(hourFrom(typed), typed)
  })
})
