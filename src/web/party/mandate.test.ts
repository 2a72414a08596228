import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { admit, type Depositary, startDepositary } from '../../../test/depositary.ts'
import { linksIn, partOf, wordsIn, wordsOn } from '../../../test/desk/visitor.ts'
import { ACCORD, facts, MANIFEST_DIGEST, said } from '../../../test/harbour.ts'
import { partyKey } from '../../../test/memory-log.ts'
import { inOrder, wording } from '../../../test/wording.ts'
import { say } from '../messages/say.ts'
import { SHAPES } from '../openapi/shown-shapes.ts'

describe('why a party’s representative could bind it', () => {
  let it_: Depositary
  const check = async (party: string, more: object) => {
    const known = {
      checked: '2026-01-02',
      domain: null,
      dnssec: null,
      channel: null,
      note: null,
      evidence: [],
    }
    return (await it_.post('mandate/checked', { party, outcome: 'holds', ...known, ...more })).index
  }
  const vouch = async (by: string, stands = true) => {
    const body = { party: 'lantern', stands, note: said('We have worked together for years.') }
    return (await it_.post('mandate/vouched', body, { by, signers: [partyKey(by)] })).index
  }
  const byDomain = { method: 'domain', domain: 'northhaven.example', dnssec: 'secure' }
  /** The part of its page, without markup. */
  const told = async (party: string, lang = 'en') => {
    const [words] = wordsIn(await it_.text(`/parties/${party}?lang=${lang}`), '#mandate')
    return words!
  }
  /** What of that is about its proofs of one sort. */
  const proof = async (party: string, method: 'domain' | 'instrument' | 'voucher') => {
    const rows = wordsIn(await it_.text(`/parties/${party}`), '#mandate .ledger > li')
    return rows.filter(words => wording(`mandate.${method}`).test(words)).join('\n')
  }
  const linked = (index: number) => say('en', 'entry.linked', { index })
  before(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'eastport'] })
    await admit(it_, 'lantern', { mandate: { ...facts('lantern').mandate, level: 'email' } })
  })
  after(() => it_.close())

  it('is told by each proof: what was checked, by whom, when, with what evidence', async () => {
    it_.now = '2026-01-02T00:00:00Z'
    const entry = await check('northhaven', { ...byDomain, evidence: [MANIFEST_DIGEST] })
    const channel = said('By diplomatic bag.')
    const paper = await check('northhaven', { method: 'instrument', channel, evidence: [MANIFEST_DIGEST] })
    const holds = wording('party.proof.holds', { day: '2 January 2026' })
    assert.match(
      await proof('northhaven', 'instrument'),
      inOrder(holds, 'By diplomatic bag.', wording('entry.linked', { index: paper })),
    )
    assert.match(
      await proof('northhaven', 'domain'),
      inOrder(
        holds,
        'northhaven.example',
        wording('dnssec.secure'),
        MANIFEST_DIGEST,
        wording('entry.linked', { index: entry }),
        wording('party.proof.byDepositary'),
        wording('party.proof.firstOn', { day: '1 January 2026' }),
      ),
    )
    assert.match(await told('northhaven', 'fr'), wording('party.proof.byDepositary', {}, 'fr'))
  })

  it('says plainly where a proof no longer holds, on its page, on the roll and to whoever would sign', async () => {
    await it_.as('eastport').sign(ACCORD)
    it_.now = '2026-03-01T00:00:00Z'
    const entry = await check('eastport', { ...byDomain, domain: 'eastport.example', outcome: 'lapsed' })
    assert.match(
      await proof('eastport', 'domain'),
      wording('party.proof.lapsed', { day: '1 March 2026', entry: linked(entry) }),
    )
    const page = await it_.text('/parties/eastport')
    assert.match(page, wording('party.lapsedSince', { entry: linked(entry) }))
    assert.match(wordsIn(await it_.text(`/${ACCORD}/roll`), '.row-said').join(), wording('roll.lapsed'))
    const roll = await it_.json<{ items: { party: string; lapsed?: number }[] }>(`/${ACCORD}/roll.json`)
    assert.equal(roll.items.find(({ party }) => party === 'eastport')?.lapsed, entry)
    await it_.as('eastport').withdraw(ACCORD)
    const sign = await it_.app.request(`/${ACCORD}/sign`, {
      method: 'POST',
      body: new URLSearchParams({ party: 'eastport' }),
      headers: { origin: it_.publicUrl, 'sec-fetch-site': 'same-origin' },
    })
    assert.equal(sign.status, 403)
    assert.match(await sign.text(), wording('sign.stop.lapsed'))
    await check('eastport', { ...byDomain, domain: 'eastport.example' })
    await check('eastport', { ...byDomain, domain: 'eastport.example', outcome: 'unclear' })
    assert.match(
      await told('eastport'),
      inOrder(
        wording('call.authority.domain'),
        wording('party.proof.holds'),
        wording('party.proof.unclear'),
        wording('party.proof.count', { count: 4 }),
      ),
    )
    // That it holds again does not take away that it did not.
    assert.match(
      await proof('eastport', 'domain'),
      wording('party.proof.lapsedOn', { day: '2 January 2026', entry: linked(entry) }),
    )
  })

  it('names those who vouch, with a way to each, and those who took it back', async () => {
    const first = await vouch('northhaven')
    assert.match(
      await told('lantern'),
      inOrder(wording('party.vouchers'), 'northhaven', 'We have worked together for years.'),
    )
    const second = await vouch('eastport')
    assert.match(
      await proof('lantern', 'voucher'),
      inOrder(
        wording('party.proof.holds'),
        wording('entry.linked', { index: second }),
        wording('party.proof.byVouchers'),
      ),
    )
    const back = await vouch('northhaven', false)
    assert.match(await proof('lantern', 'voucher'), wording('party.proof.lapsed', { entry: linked(back) }))
    assert.match(
      await told('lantern'),
      inOrder(
        'northhaven',
        wording('party.voucher.ended', { day: '1 March 2026', entry: linked(back) }),
        wording('entry.linked', { index: first }),
      ),
    )
    const page = await it_.text('/parties/lantern')
    assert.ok(linksIn(page).includes('/parties/eastport'))
    for (const stands of ['yes', 'no'])
      assert.match(
        partOf(page, '#history'),
        wording('head.mandate/vouched', { stands, by: 'northhaven', party: 'lantern' }),
      )
  })

  it('is there for programs as the interface describes it', async () => {
    const party = SHAPES.Party.parse(await it_.json('/parties/lantern.json'))
    assert.deepEqual(
      party.proofs.map(({ method }) => method),
      ['voucher', 'email'],
    )
    assert.deepEqual(
      party.vouchers.map(({ by, ended }) => [by, ended === null]),
      [
        ['northhaven', false],
        ['eastport', true],
      ],
    )
    assert.equal(SHAPES.Party.parse(await it_.json('/parties/eastport.json')).proofs[0]?.checks.length, 4)
  })

  it('is told of each entry in a sentence', async () => {
    const index = await check('northhaven', { method: 'vetted', note: said('Called back.') })
    const entry = wordsOn({ html: await it_.text(`/entries/${index}`) })
    assert.match(
      entry,
      wording('head.mandate/checked', { outcome: 'holds', method: 'Vetted', party: 'northhaven' }),
    )
    assert.match(entry, /Called back\./)
  })
})
