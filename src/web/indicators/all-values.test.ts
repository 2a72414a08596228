import assert from 'node:assert/strict'
import { it } from 'node:test'
import { newDrawer } from '../../people/drawer.fixture.ts'
import { Rate } from '../http/token-bucket.ts'
import { payForFiles } from './across.ts'

/** A file of all values costs what it reads, before its first line. */

it('counts each file of figures of whoever is meant, up to the day', () => {
  const taken: number[] = []
  const take = (_address: string, cost: number) => taken.push(cost)
  const asked = { address: '127.0.0.1', site: { turns: { address: { day: { take } } } } }
  const day = '2027-05-01'
  const said = (day: string, length = 200) => ({ day, data: { length } })
  const reports = new Map([
    ['tidewater', [{ sayings: [said('2027-01-01'), said('2027-05-01')] }]],
    ['caldera', [{ sayings: [said('2027-05-02')] }]],
    ['large', [{ sayings: [said('2027-05-01', 5_000_000)] }]],
  ])
  const pay = (parties: string[], indicators: number) =>
    payForFiles(asked as never, { day, reports } as never, parties, indicators)
  pay(['tidewater', 'caldera', 'silent'], 0)
  pay(['tidewater'], 200)
  pay(['caldera', 'silent'], 200)
  pay(['large'], 0)
  assert.deepEqual(taken, [82, 882, 19_572])
})

it('is never more than an address may have computed that has asked for nothing yet', () => {
  const day = new Rate({ perMinute: 240_000, burst: 1_500_000 }, () => 0)
  const site = {
    turns: { address: { day } },
    log: { drawer: newDrawer() },
    now: () => 0,
    logger: { warn() {} },
  }
  const asked = { address: '203.0.113.7', site }
  const sayings = Array.from({ length: 10_000 }, () => ({ day: '2027-01-01', data: { length: 200_000 } }))
  const reports = new Map([['tidewater', [{ sayings }]]])
  const pay = () => payForFiles(asked as never, { day: '2027-05-01', reports } as never, ['tidewater'], 200)
  pay()
  assert.throws(pay, { code: 'rate_limited' })
})
