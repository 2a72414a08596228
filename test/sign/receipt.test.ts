import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import decodeQR from 'qr/decode.js'
import { admit, type Depositary, startDepositary } from '../depositary.ts'
import { ACCEPTS, ACCORD, inEnglish, listed, OPENED, POLICY_DIGEST, said } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { inARow, inBothLengths, inOrder, wording } from '../wording.ts'
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
    const [party, call] = ['northhaven', 'The Harbour Accord']
    for (const told of [
      wording('head.signature/given', { signs: 'yes', by: party, manifest: 1, call, noun: 'signatory' }),
      inARow(wording('member.read'), 'English'),
      inARow(wording('member.person/signed.policy'), wording('entry.policyNumber', { number: 1 })),
      inARow(wording('member.reservation'), 'Not the inner basin.'),
      inARow(wording('member.declaration'), wording('none.reservation')),
      wording('entry.byTheLog', { time: '1 January 2026, 00:00:00 UTC' }),
      wording('says.checked'),
      wording('entry.signedFile', { keyid: inBothLengths(partyKey(party).keyid), holder: party }),
      wording('entry.keyOf.admitted', { holder: party }),
      wording('entry.checkpointAt', { size: it_.log.head()!.size }),
    ])
      assert.match(text, told)
    for (const piece of [
      'The Harbour Secretariat',
      it_.vkey,
      POLICY_DIGEST,
      `harbour.example/entries/${given}/receipt`,
    ])
      assert.ok(text.includes(piece), piece)
    const $ = load(page)
    assert.equal($(`a[href="/receipts/${given}"][download]`).length, 1)
    assert.notEqual($(`a[href="/verify#entry-${given}"]`).length, 0)
    assert.equal($('[data-print]').length, 1)
  })

  it('leads from its paper to itself, by a code that a telephone reads', async () => {
    const $ = load((await at(`/entries/${given}/receipt`)).page)
    assert.equal(readQr($('svg.qr')), `https://harbour.example/entries/${given}/receipt`)
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
    assert.doesNotMatch(text, wording('receipt.notYet'))
    Object.assign(it_.log, { witnesses })
  })

  it('stays true when the signature is withdrawn, removed or replaced, and says so', async () => {
    const first = await it_.as('eastport').sign(ACCORD)
    const stood = await at(`/entries/${first.index}/receipt`)
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
    for (const standing of [wording('receipt.stands'), wording('receipt.leave')]) {
      assert.match(stood.text, standing)
      assert.doesNotMatch(left.text, standing)
    }
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
        what: 'We removed eastport as signatory of The Harbour Accord',
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
    assert.match(
      receipt.text,
      wording('head.signature/given', { signs: 'yes', manifest: 1, by: 'westcliff' }),
    )
    assert.match(
      receipt.text,
      inARow(wording('member.mandate'), wording('mandate.domain'), wording('mandateMeans.domain')),
    )
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
    assert.equal(load(page)(`img[src="${src}"]`).length, 1)
    assert.ok(
      text.includes(
        `<a href="https://harbour.example/parties/northhaven"><img src="https://harbour.example${src}"`,
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
    const $ = load(svg, { xml: true })
    assert.equal($('script, style, foreignObject').length, 0)
    for (const element of $('*'))
      for (const attribute of Object.keys($(element).attr() ?? {}))
        assert.doesNotMatch(attribute, /style$|href$|^on/)
    return { says: [...$('text')].map(text => $(text).text()), title: $('title').first().text() }
  }

  it('says today what the register says today', async () => {
    const path = `/${ACCORD}/badges/northhaven.svg?lang=en`
    assert.match(
      (await badge(path)).title,
      new RegExp(
        `^${inARow('northhaven. The Harbour Accord.', wording('badge.none', { record: 'no' }), '. 1 Jan 2026 · harbour.example').source}$`,
      ),
    )
    const { index } = await it_.as('northhaven').sign(ACCORD)
    assert.match(
      (await badge(path)).title,
      inOrder(
        wording('badge.standing', { noun: 'Signatory', said: 'none', date: '1 Jan 2026' }),
        wording('entry.kicker', { index }),
      ),
    )
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
    const { says, title } = await badge('/copied-call/badges/harbour-watch.svg?lang=en')
    assert.match(
      title,
      new RegExp(
        `^${inOrder(wording('badge.record'), wording('badge.listed', { date: '1 Jun 2025' })).source}`,
      ),
    )
    assert.ok(says.some(words => wording('badge.record').test(words)))
  })

  it('is none for whoever is unknown', async () => {
    assert.equal((await it_.get(`/${ACCORD}/badges/nobody.svg`)).status, 404)
    assert.equal((await it_.get('/no-call/badges/northhaven.svg')).status, 404)
  })
})

/** As a camera sees it, at four pixels a module. */
function readQr(svg: ReturnType<ReturnType<typeof load>>): string {
  const side = 4 * Number(/^0 0 (\d+)/.exec(svg.attr('viewBox')!)![1])
  const data = new Uint8ClampedArray(4 * side * side).fill(255)
  const dark = svg
    .find('path')
    .last()
    .attr('d')!
    .matchAll(/M(\d+) (\d+)h1v1h-1z/g)
  for (const [, x, y] of dark)
    for (let row = 0; row < 4; row++)
      for (let column = 0; column < 4; column++) {
        const at = 4 * ((4 * Number(y) + row) * side + 4 * Number(x) + column)
        data.fill(0, at, at + 3)
      }
  return decodeQR({ width: side, height: side, data })
}
