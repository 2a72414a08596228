import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { type Depositary, startDepositary } from '../../../test/depositary.ts'
import { ACCORD, POLICY_DIGEST, said } from '../../../test/harbour.ts'
import { partyKey } from '../../../test/memory-log.ts'
import { inOrder, wording } from '../../../test/wording.ts'
import { say } from '../messages/say.ts'

const REMOVED = { policy: POLICY_DIGEST, rule: 'silence', reason: said('Two missed.') }

describe('how a signature stands, at the head of its organisation’s page', () => {
  let it_: Depositary
  let entry: number
  const page = async () => load(await it_.text('/parties/northhaven'))
  const box = async () => (await page())('.its-calls').text()
  const seal = async () => (await page())('.seal-big').text()
  const remove = () => it_.post('signature/removed', { party: 'northhaven', ...REMOVED }, { call: ACCORD })
  const lede = async () => (await page())('.lede').text()
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    entry = (await it_.as('northhaven').sign(ACCORD)).index
    it_.now = '2026-02-10T00:00:00Z'
  })
  afterEach(() => it_.close())

  it('bears the seal while it stands, with the mark of what was checked', async () => {
    assert.match(await seal(), wording('party.ring.signed', { entry, mandate: 'DOMAIN' }))
    assert.match(await box(), inOrder('The Harbour Accord', '1 Jan 2026', wording('mandate.domain')))
  })

  it('says first that it was removed, and bears neither the seal nor the mark', async () => {
    const { index } = await remove()
    const removed = wording('party.ended.removed', { date: '10 Feb 2026' })
    assert.match(await box(), inOrder(removed, 'The Harbour Accord'))
    assert.doesNotMatch(await box(), wording('mandate.domain'))
    assert.equal(await seal(), '')
    const why = (await page())('#why .believe').text()
    assert.match(why, inOrder('The Harbour Accord', removed, wording('entry.linked', { index })))
    const french = load(await it_.text('/parties/northhaven?lang=fr'))('.its-calls').text()
    assert.match(french, wording('party.ended.removed', { date: '10 févr. 2026' }, 'fr'))
  })

  it('says first that it was withdrawn', async () => {
    await it_.as('northhaven').withdraw(ACCORD)
    assert.match(await box(), wording('party.ended.withdrawn', { date: '10 Feb 2026' }))
    assert.equal(await seal(), '')
  })

  it('dates what was restored by the day of its signing, and says when it did not stand', async () => {
    await remove()
    it_.now = '2026-02-20T00:00:00Z'
    await it_.post('signature/restored', { party: 'northhaven', reason: said('An error.') }, { call: ACCORD })
    const gap = { ended: '10 February 2026', restored: '20 February 2026' }
    const signed = { call: 'The Harbour Accord', date: '1 January 2026' }
    assert.match(
      await lede(),
      inOrder(wording('party.lede.signed', signed), say('en', 'party.lede.gap', gap)),
    )
    assert.match(await box(), inOrder('The Harbour Accord', '1 Jan 2026'))
    assert.match(await seal(), wording('party.ring.signed', { entry, mandate: 'DOMAIN' }))
  })

  it('bears no seal while the keys are suspended', async () => {
    const stolen = { party: 'northhaven', reason: said('Stolen.') }
    await it_.post('key/suspended', stolen, { by: 'northhaven', signers: [partyKey('northhaven')] })
    assert.equal(await seal(), '')
    assert.match(await box(), inOrder('The Harbour Accord', '1 Jan 2026'))
  })

  it('bears no seal and no mark where no proof of the authority holds any more', async () => {
    const checked = {
      method: 'domain',
      outcome: 'lapsed',
      checked: '2026-02-09',
      domain: 'northhaven.example',
    }
    const rest = { dnssec: null, channel: null, note: null, evidence: [] }
    await it_.post('mandate/checked', { party: 'northhaven', ...checked, ...rest })
    assert.equal(await seal(), '')
    assert.match(await box(), wording('roll.lapsed'))
    assert.doesNotMatch(await box(), wording('mandate.domain'))
  })
})
