import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { type Depositary, startDepositary } from '../../../test/depositary.ts'
import { linksIn, wordsOn } from '../../../test/desk/visitor.ts'
import { ACCORD, said } from '../../../test/harbour.ts'
import { partyKey } from '../../../test/memory-log.ts'
import { inOrder, wording } from '../../../test/wording.ts'
import { say } from '../messages/say.ts'

describe('a party that merged into another', () => {
  let it_: Depositary
  let signed: number
  let entry: number
  const words = async (path: string) => wordsOn({ html: await it_.text(path) })
  const linked = (index: number) => say('en', 'entry.linked', { index })
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['eastport', 'westbank'] })
    const reservation = said('As far as our law allows.')
    signed = (await it_.as('eastport').sign(ACCORD, { reservation })).index
    it_.now = '2026-01-10T00:00:00Z'
    const body = { party: 'eastport', into: 'westbank', calls: [ACCORD], reason: said('Bought by it.') }
    const signers = [it_.key, partyKey('westbank')]
    entry = (await it_.post('party/merged', body, { signers })).index
  })
  afterEach(() => it_.close())

  it('has its page still, which says when and why it ended, and where it went', async () => {
    const page = await it_.text('/parties/eastport')
    assert.match(
      await words('/parties/eastport'),
      wording('party.lede.until', { call: 'The Harbour Accord', noun: 'signatory', date: '10 January 2026' }),
    )
    assert.match(
      await words('/parties/eastport'),
      inOrder(
        wording('party.ended'),
        wording('ending.merged', { into: 'westbank', date: '10 January 2026', entry: linked(entry) }),
        'Bought by it',
      ),
    )
    assert.ok(linksIn(page).includes('/parties/westbank'))
    const { ended } = await it_.json<{ ended: object }>('/parties/eastport.json')
    const told = { how: 'merged', into: 'westbank', entry, day: '2026-01-10', reason: said('Bought by it.') }
    assert.deepEqual(ended, told)
    assert.match(await it_.text('/parties/eastport?lang=fr'), wording('ending.merged', {}, 'fr'))
  })

  it('leaves its signature to the other, with its words and with whose it was', async () => {
    const page = await words('/parties/westbank')
    assert.match(
      page,
      wording('party.lede.carried', { noun: 'signatory', date: '10 January 2026', party: 'eastport' }),
    )
    assert.match(page, wording('party.event.carried', { party: 'eastport' }))
    assert.match(page, /As far as our law allows/)
    assert.ok(linksIn(await it_.text('/parties/westbank')).includes(`/entries/${signed}/receipt`))
  })

  it('stands on the roll until that day, and is found there as one that stood before', async () => {
    type Roll = { items: { party: string; signed: string }[] }
    const on = async (query: string) =>
      (await it_.json<Roll>(`/${ACCORD}/roll.json${query}`)).items.map(({ party, signed }) => [party, signed])
    assert.deepEqual(await on('?at=2026-01-09'), [['eastport', '2026-01-01']])
    assert.deepEqual(await on(''), [['westbank', '2026-01-01']])
    assert.deepEqual(await on('?status=merged'), [['eastport', '2026-01-01']])
    assert.match(
      await words(`/${ACCORD}/roll?status=merged`),
      wording('roll.ended.merged', { date: '10 January 2026', into: 'westbank' }),
    )
  })

  it('is told in the log, and by the receipt of what it signed', async () => {
    const told = await words(`/entries/${entry}`)
    assert.match(told, wording('head.party/merged', { into: 'westbank', party: 'eastport' }))
    assert.match(told, inOrder(wording('member.calls'), 'The Harbour Accord'))
    assert.match(
      await words(`/entries/${signed}/receipt`),
      wording('receipt.since', {
        how: 'other',
        what: say('en', 'head.party/merged', { party: 'eastport', into: 'westbank' }),
        day: '10 January 2026',
        entry: linked(entry),
      }),
    )
    assert.match(
      await it_.text(`/${ACCORD}/badges/eastport.svg`),
      wording('badge.merged', { date: '10 Jan 2026' }),
    )
    // As the roll: the day on which it was given first.
    assert.match(
      await it_.text(`/${ACCORD}/badges/westbank.svg`),
      wording('badge.standing', { noun: 'Signatory', said: 'reservation', date: '1 Jan 2026' }),
    )
  })
})
