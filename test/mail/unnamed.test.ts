import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { tellDuties } from '../../src/work/commitments/telling.ts'
import { answerOf } from '../figures.ts'
import { ACCORD, inEnglish } from '../harbour.ts'
import { type Reported, reportedHarbour } from '../reported.ts'
import { reached } from '../representative/letters-told.ts'
import { inOrder, wording } from '../wording.ts'
import { readMessage } from './message.ts'
import { type Running, startRelay } from './relay.ts'

describe('a letter to a signatory whose report does not name the date that is due', () => {
  let relay: Running
  let h: Reported
  before(async () => {
    relay = await startRelay()
    const parties = {
      tidewater: { names: inEnglish('Tidewater Lines') },
      silent: { names: inEnglish('Silent Lines') },
    }
    h = await reportedHarbour(parties, { relay: relay.relay() })
    await h.publish()
    for (const party of Object.keys(parties)) await reached(h.it, party, 'en')
    h.it.now = '2027-02-10T00:00:00Z'
  })
  after(async () => {
    await h.it.close()
    await relay.close()
  })

  it('says which report that is, and asks for one that does', async () => {
    const answers = [answerOf('notices', [{ by: [], value: '3' }])]
    const { entry } = await h.file({
      ...{ v: 1, catalogue: 'year', edition: 1, party: 'tidewater', sources: [] },
      answers,
    })
    h.it.now = '2027-04-01T06:00:00Z'
    await tellDuties(h.it.running)
    await h.it.deliver()
    const all = relay.received.map(({ message }) => readMessage(message))
    const to = (party: string) =>
      all.findLast(({ headers }) => headers.to === `en@${party}.example`)!.text.replace(/\n>? ?/g, ' ')
    const says = wording('dues.unnamed', { name: 'Tidewater Lines', day: '10 February 2027' })
    assert.match(to('tidewater'), inOrder(says, `/${ACCORD}/reports/tidewater/${entry}`))
    assert.match(to('silent'), wording('dues.asks', { asks: 'report', name: 'Silent Lines', count: 1 }))
    assert.doesNotMatch(to('silent'), /does not name/)
  })
})
