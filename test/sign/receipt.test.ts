import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { admit, type Depositary, startDepositary } from '../depositary.ts'
import { ACCEPTS, ACCORD, inEnglish, listed, OPENED, POLICY_DIGEST, said } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { inOrder, wording } from '../wording.ts'
import { Signatory } from './signatory.ts'

describe('the receipt of an entry, for people', () => {
  let it_: Depositary
  let given: number
  before(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'eastport', 'westcliff'] })
    given = (await it_.as('northhaven').sign(ACCORD, { reservation: said('Not the inner basin.') })).index
  })
  after(() => it_.close())

  const at = (path: string, lang = 'en') => new Signatory(it_, lang).go(path)

  it('says what was accepted, by whom, under which key, and where it is recorded', async () => {
    const { text, page } = await at(`/entries/${given}/receipt`)
    for (const piece of [
      'northhaven accepted version 1 of The Harbour Accord as signatory',
      'Words read English',
      'Rules accepted Policy 1',
      'Reservation Not the inner basin.',
      'Declaration None',
      '1 January 2026, 00:00:00 UTC, by the clock of the log',
      'Checked by the depositary',
      'The Harbour Secretariat',
      it_.vkey,
      `This entry is signed with the key file ${partyKey('northhaven').keyid} of northhaven`,
      'The depositary admitted northhaven , with that key as a first key',
      POLICY_DIGEST,
      `${it_.log.head()!.size} entries, root`,
      `https://harbour.example/entries/${given}`,
    ])
      assert.ok(text.includes(piece), piece)
    assert.match(page, new RegExp(`href="/receipts/${given}" download`))
    assert.match(page, new RegExp(`href="/verify#entry-${given}"`))
    assert.match(page, /data-print/)
  })

  it('tells recorded from witnessed', async () => {
    assert.match((await at(`/entries/${given}/receipt`)).text, wording('entry.noWitness'))
    const { witnesses } = it_.log
    let seen = given
    Object.assign(it_.log, {
      witnesses: () => [{ name: 'first.example', cosigned: { size: seen, time: 1_767_225_600 } }],
    })
    assert.match((await at(`/entries/${given}/receipt?look=${seen}`)).text, wording('receipt.notYet'))
    seen = given + 1
    const { text } = await at(`/entries/${given}/receipt?look=${seen}`)
    assert.match(text, wording('entry.witnessAt', { name: 'first.example' }))
    assert.doesNotMatch(text, /not witnessed yet/)
    Object.assign(it_.log, { witnesses })
  })

  it('stays true when the signature is withdrawn, removed or replaced, and says so', async () => {
    const first = await it_.as('eastport').sign(ACCORD)
    const withdrawn = await it_.as('eastport').withdraw(ACCORD)
    const left = await at(`/entries/${first.index}/receipt`)
    assert.match(
      left.text,
      wording('receipt.since', {
        how: 'withdrawn',
        what: 'eastport withdrew as signatory of The Harbour Accord',
        day: '1 January 2026',
      }),
    )
    left.link(`/entries/${withdrawn.index}`)
    assert.match(left.text, wording('receipt.ended'))
    assert.doesNotMatch(left.text, /stands on the roll as|report on each commitment|You can withdraw/)
    const again = await it_.as('eastport').sign(ACCORD)
    const replaced = await at(`/entries/${first.index}/receipt`)
    assert.match(replaced.text, wording('receipt.since', { how: 'replaced' }))
    replaced.link(`/entries/${again.index}`)
    const body = { party: 'eastport', policy: POLICY_DIGEST, rule: 'silence', reason: said('Two missed.') }
    await it_.post('signature/removed', body, { call: ACCORD })
    assert.match(
      (await at(`/entries/${again.index}/receipt`)).text,
      wording('receipt.since', {
        how: 'removed',
        what: 'The depositary removed eastport as signatory of The Harbour Accord',
      }),
    )
  })

  it('keeps the name and the mandate that a signature rested on, though both are changed that same day', async () => {
    const body = { party: 'westcliff', names: inEnglish('Westcliff'), kind: 'company', country: 'DE' }
    const more = { domain: null, identifiers: {}, reason: said('A new name.') }
    const mandate = { level: 'vetted', checked: '2026-01-01', note: null, evidence: [] }
    const { index } = await it_.as('westcliff').sign(ACCORD)
    const updated = await it_.post('party/updated', { ...body, ...more, mandate })
    const receipt = await at(`/entries/${index}/receipt`)
    assert.match(receipt.text, wording('head.signature/given', { manifest: 1, by: 'westcliff' }))
    assert.match(receipt.text, /Mandate Domain Control of a domain name, no more/)
    const party = await at('/parties/westcliff')
    assert.match(party.text, inOrder(wording('party.versions'), 'westcliff, from 1 January 2026'))
    party.link(`/entries/${updated.index}`)
  })

  it('names the paper that the depositary holds, and claims no more than that it recorded it', async () => {
    const instrument = { digest: POLICY_DIGEST, date: '2025-12-24', channel: said('By courier.') }
    await admit(it_, 'southbank')
    const body = { ...ACCEPTS, party: 'southbank', instrument }
    const { index } = await it_.post('signature/deposited', body, { call: ACCORD })
    const { text } = await at(`/entries/${index}/receipt`)
    assert.match(text, wording('entry.instrumentOf', { day: '24 December 2025' }))
    assert.match(text, /By courier\./)
    assert.match(text, wording('receipt.keep', { what: 'deposited' }))
  })

  it('says of a key that was revoked since that it was', async () => {
    const keyid = partyKey('northhaven').keyid
    const body = { keyid, reason: said('Lost.') }
    const revoked = await it_.post('key/revoked', body)
    const receipt = await at(`/entries/${given}/receipt`)
    assert.match(receipt.text, inOrder(wording('entry.keyRevoked'), 'Lost.', wording('entry.revokedAfter')))
    receipt.link(`/entries/${revoked.index}`)
  })

  it('is there for every entry, and for none that there is not', async () => {
    for (const index of [0, 1, 2, 3]) assert.equal((await at(`/entries/${index}/receipt`)).status, 200)
    assert.equal((await at('/entries/9999/receipt')).status, 404)
  })

  it('shows a badge, and how to put it on another site', async () => {
    const { page, text } = await at(`/entries/${given}/receipt`, 'fr')
    const src = `/${ACCORD}/badges/northhaven.svg?lang=fr`
    assert.ok(page.includes(`src="${src}"`))
    assert.ok(
      text.includes(
        `<a href="https://harbour.example/entries/${given}"><img src="https://harbour.example${src}"`,
      ),
    )
  })
})

describe('a badge', () => {
  let it_: Depositary
  before(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'eastport'] })
    const authority = { ...OPENED.authority, level: 'independent' as const }
    await it_.post('call/opened', { ...OPENED, authority }, { call: 'copied-call' })
    for (const date of ['2025-01-01', '2025-06-01'])
      await it_.post('party/listed', listed('harbour-watch', date), { call: 'copied-call' })
  })
  after(() => it_.close())

  const badge = async (path: string) => {
    const response = await it_.get(path)
    assert.equal(response.headers.get('content-type'), 'image/svg+xml; charset=utf-8')
    assert.match(response.headers.get('content-security-policy')!, /default-src 'none'; sandbox/)
    const svg = await response.text()
    // Where it is opened by itself, no style may run; nothing in it leads anywhere.
    assert.doesNotMatch(svg, /style=|<script|href=|<foreignObject/)
    return { svg, title: /<title>([^<]*)<\/title>/.exec(svg)![1]! }
  }

  it('says today what the register says today', async () => {
    const path = `/${ACCORD}/badges/northhaven.svg?lang=en`
    assert.match(
      (await badge(path)).title,
      /^northhaven\. The Harbour Accord\. Not on the roll\. harbour\.example$/,
    )
    const { index } = await it_.as('northhaven').sign(ACCORD)
    assert.match((await badge(path)).title, new RegExp(`Signatory, since 1 Jan 2026\\. Log entry ${index}`))
    await it_.as('northhaven').withdraw(ACCORD)
    assert.match(
      (await badge(path)).title,
      wording('badge.withdrawn', { noun: 'signatory', date: '1 Jan 2026' }),
    )
    assert.match(
      (await badge(path.replace('lang=en', 'lang=fr'))).title,
      wording('badge.withdrawn', { noun: 'signatory' }, 'fr'),
    )
  })

  it('bears the banner of an independent record', async () => {
    const { svg, title } = await badge('/copied-call/badges/harbour-watch.svg?lang=en')
    assert.match(
      title,
      /^Independent record, not kept by its convener\. .*On the list of 1 Jun 2025, not confirmed/,
    )
    assert.match(svg, /<text[^>]*>Independent record, not kept by its convener</)
  })

  it('is none for whoever is unknown', async () => {
    assert.equal((await it_.get(`/${ACCORD}/badges/nobody.svg`)).status, 404)
    assert.equal((await it_.get('/no-call/badges/northhaven.svg')).status, 404)
  })
})
