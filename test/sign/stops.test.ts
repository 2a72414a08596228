import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { signEnvelope } from '../../src/core/envelope.ts'
import { formatStatement, parseStatement } from '../../src/core/statement.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { admit, type Depositary, startDepositary } from '../depositary.ts'
import { fieldIn } from '../desk/visitor.ts'
import { ACCORD, MANIFEST_DIGEST, manifestOf, OPENED, POLICY, POLICY_DIGEST, said } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { inOrder, wording } from '../wording.ts'
import { addPasskey, answerOf, Signatory, sitePasskey, toConfirm } from './signatory.ts'

/** Whatever may stand in the way of a signature has its own words and a way on, and nothing is signed or lost. */
describe('a signature that is stopped', () => {
  let it_: Depositary
  let passkey = sitePasskey()
  let keyEntry: number
  beforeEach(async () => {
    passkey = sitePasskey()
    it_ = await startDepositary({ parties: ['northhaven', 'eastport'] })
    keyEntry = await addPasskey(it_, 'northhaven', passkey)
  })
  afterEach(() => it_.close())

  /** The page says so, keeps what was typed, and has this way on. */
  function stopped(visitor: Signatory, stop: string, status: number, wayOn: string): void {
    assert.equal(visitor.stop, stop, visitor.text)
    assert.equal(visitor.status, status)
    visitor.link(wayOn)
  }

  const signWith = (visitor: Signatory, key = passkey) => visitor.fill(answerOf(visitor, key))

  async function newText(): Promise<void> {
    const words = { en: '# The Harbour Accord\n\nWe keep every harbour open.\n' }
    const parts = [{ name: digestOf(utf8(words.en)), bytes: utf8(words.en) }]
    const body = { manifest: manifestOf(words), supersedes: MANIFEST_DIGEST }
    await it_.post('text/published', body, { call: ACCORD }, parts)
  }

  async function newPolicy(changes: Partial<typeof POLICY>): Promise<void> {
    const body = { policy: { ...POLICY, ...changes }, reason: said('The conference decided so.') }
    await it_.post('call/policy-changed', body, { call: ACCORD })
  }

  it('by a text that was superseded in mid-ceremony: it is read anew, and what was typed stays', async () => {
    const visitor = await toConfirm(it_, 'northhaven', { words: { reservation: 'Not the basin.' } })
    const confirm = visitor.path
    await newText()
    await signWith(visitor)
    stopped(visitor, 'superseded', 409, '/read')
    await visitor.go(confirm)
    stopped(visitor, 'superseded', 409, '/read')
    await visitor.go(visitor.link('/read'))
    assert.match(visitor.text, /We keep every harbour open/)
    assert.equal(fieldIn(visitor.page, 'reservation'), 'Not the basin.')
    await visitor.fill({ agree: 'yes' })
    await signWith(visitor)
    const given = wording('head.signature/given', { signs: 'yes', manifest: 2, by: 'northhaven' })
    assert.match(visitor.text, wording('receipt.kickerSignature'))
    await visitor.follow(/\/receipt(\?|$)/)
    assert.match(visitor.text, given)
  })

  it('by a text that changed while it was read', async () => {
    const visitor = await toConfirm(it_, 'northhaven')
    await visitor.go(visitor.path.replace('confirm', 'read'))
    await newText()
    await visitor.fill({ agree: 'yes' })
    stopped(visitor, 'superseded', 409, '/read')
  })

  it('by a policy that changed, while it was read or after', async () => {
    const visitor = await toConfirm(it_, 'northhaven')
    const reader = visitor.tab()
    await reader.go(visitor.path.replace('confirm', 'read'))
    await newPolicy({ noticeDays: 30 })
    await signWith(visitor)
    stopped(visitor, 'policy', 409, '/read')
    await reader.fill({ agree: 'yes' })
    stopped(reader, 'policy', 409, '/read')
    assert.notEqual(policyDigest({ ...POLICY, noticeDays: 30 }), POLICY_DIGEST)
  })

  it('by a colleague who signed first, with the receipt of that signature', async () => {
    const visitor = await toConfirm(it_, 'northhaven')
    const { index } = await it_.as('northhaven').sign(ACCORD)
    await signWith(visitor)
    stopped(visitor, 'already', 409, `/entries/${index}/receipt`)
    const late = new Signatory(it_)
    await late.go(`/${ACCORD}/sign?who=organisation`)
    await late.fill({ party: 'northhaven' })
    stopped(late, 'already', 409, `/entries/${index}/receipt`)
  })

  it('by a passkey that the register does not know, or that is another party’s', async () => {
    const visitor = await toConfirm(it_, 'northhaven')
    const tab = visitor.tab()
    await signWith(visitor, sitePasskey())
    stopped(visitor, 'key', 403, '/confirm')
    const eastports = sitePasskey()
    await addPasskey(it_, 'eastport', eastports)
    await signWith(await toConfirm(it_, 'eastport'), eastports)
    await signWith(tab, eastports)
    stopped(tab, 'otherKey', 403, '/confirm')
  })

  it('by a key that was revoked meanwhile', async () => {
    const visitor = await toConfirm(it_, 'northhaven')
    const body = { keyid: passkey.keyid, reason: said('Lost.') }
    await it_.post('key/revoked', body, { by: 'northhaven', signers: [passkey] })
    await signWith(visitor)
    stopped(visitor, 'revoked', 403, '/parties/northhaven')
    assert.ok(keyEntry > 0)
  })

  it('by an answer that is not one to this statement', async () => {
    const visitor = await toConfirm(it_, 'northhaven')
    const tab = visitor.tab()
    const answer = answerOf(visitor, passkey)
    await visitor.fill({ ...answer, signature: '' })
    stopped(visitor, 'passkey', 400, '/confirm')
    await tab.fill({ ...answer, clientDataJSON: 'bm90aGluZw==' })
    stopped(tab, 'key', 403, '/confirm')
  })

  it('by a call that was closed meanwhile, and by none of the pages before', async () => {
    const visitor = await toConfirm(it_, 'northhaven')
    const words = visitor.tab()
    await words.go(visitor.path.replace('confirm', 'read'))
    const { index } = await it_.post('call/closed', { reason: said('Done.') }, { call: ACCORD })
    await signWith(visitor)
    stopped(visitor, 'closed', 409, `/entries/${index}`)
    await words.fill({ declaration: 'Typed before I knew.' })
    stopped(words, 'closed', 409, `/${ACCORD}`)
    assert.match(words.text, wording('sign.stop.kept'))
    stopped(await new Signatory(it_).go(`/${ACCORD}/sign`), 'closed', 409, `/entries/${index}`)
  })

  it('by an independent record, whose convener does not keep it', async () => {
    const authority = { ...OPENED.authority, level: 'independent' as const }
    const convener = { ...OPENED.convener, url: 'https://issuer.example' }
    await it_.post('call/opened', { ...OPENED, authority, convener }, { call: 'copied-call' })
    const visitor = new Signatory(it_)
    await visitor.go('/copied-call/sign')
    stopped(visitor, 'record', 409, '/copied-call')
    const ways = load(visitor.page)('.actions a')
      .toArray()
      .map(({ attribs }) => attribs.href)
    assert.ok(ways.includes(convener.url), 'the issuer is one click away')
    assert.equal(load(visitor.page)('.record').length, 1)
    assert.doesNotMatch(visitor.text, /passkey/)
  })

  it('by a call that has no text yet', async () => {
    await it_.post('call/opened', OPENED, { call: 'early-call' })
    stopped(await new Signatory(it_).go('/early-call/sign'), 'noText', 404, '/early-call')
  })

  it('by a kind that is not invited and a mandate that is too weak', async () => {
    await admit(it_, 'harbour-school', { kind: 'academia' })
    await admit(it_, 'weakly-known', {
      mandate: { level: 'email', checked: '2026-01-01', note: null, evidence: [] },
    })
    for (const [party, stop] of [
      ['harbour-school', 'uninvited'],
      ['weakly-known', 'mandate'],
    ] as const) {
      const visitor = new Signatory(it_)
      await visitor.go(`/${ACCORD}/sign?who=organisation`)
      await visitor.fill({ party })
      stopped(visitor, stop, 403, `/parties/${party}`)
      if (stop === 'mandate')
        assert.match(visitor.text, wording('sign.stop.mandateNeeds', { level: 'Domain' }))
    }
  })

  it('by a signature that was removed under a published rule', async () => {
    await it_.as('northhaven').sign(ACCORD)
    const body = { party: 'northhaven', policy: POLICY_DIGEST, rule: 'silence', reason: said('Two missed.') }
    const { index } = await it_.post('signature/removed', body, { call: ACCORD })
    const visitor = new Signatory(it_)
    await visitor.go(`/${ACCORD}/sign?who=organisation`)
    await visitor.fill({ party: 'northhaven' })
    stopped(visitor, 'removed', 409, `/entries/${index}`)
  })

  it('by a switch that the depositary has set', async () => {
    const visitor = await toConfirm(it_, 'northhaven')
    const { index } = await it_.post('switch/set', {
      covers: ['signature/given'],
      closed: true,
      reason: said('A flood.'),
    })
    await signWith(visitor)
    stopped(visitor, 'off', 503, `/entries/${index}`)
    for (const back of [wording('sign.stop.kept'), wording('sign.stop.again')])
      assert.match(visitor.text, back)
    const later = new Signatory(it_)
    await later.go(`/${ACCORD}/sign`)
    stopped(later, 'off', 503, `/entries/${index}`)
    assert.match(later.page, inOrder(wording('switches.off.signing'), 'A flood'))
    for (const back of [wording('sign.stop.kept'), wording('sign.stop.again')])
      assert.doesNotMatch(later.text, back)
  })

  it('by words that were changed in another tab', async () => {
    const visitor = await toConfirm(it_, 'northhaven')
    const tab = visitor.tab()
    await tab.go(visitor.path.replace('confirm', 'read'))
    await tab.fill({ reservation: 'Not the basin.' })
    await signWith(visitor)
    stopped(visitor, 'tab', 422, '/confirm')
    await visitor.go(visitor.link('/confirm'))
    assert.match(visitor.text, /Not the basin\./)
    await signWith(visitor)
    assert.match(visitor.path, /\/signed/)
  })

  it('by a page that stood open too long, and by a clock that is wrong', async () => {
    const visitor = await toConfirm(it_, 'northhaven')
    it_.now = '2026-01-03T00:00:00Z'
    await signWith(visitor)
    stopped(visitor, 'expired', 409, '/confirm')
    await signWith(await visitor.go(visitor.link('/confirm')))
    assert.match(visitor.path, /\/signed/)
    const eastport = await toConfirm(it_, 'eastport')
    const statement = parseStatement(eastport.payload)
    const ahead = formatStatement({ ...statement, at: '2026-01-09T00:00:00Z' })
    await eastport.upload(signEnvelope(ahead, [partyKey('eastport')]))
    stopped(eastport, 'clock', 409, '/confirm')
  })

  it('by something that changed in the register since, which is then shown as it is', async () => {
    const visitor = await toConfirm(it_, 'northhaven')
    const facts = { names: [{ lang: 'en', text: 'North Haven' }], kind: 'company', country: 'DE' }
    const mandate = { level: 'domain', checked: '2026-01-01', note: null, evidence: [] }
    const body = { party: 'northhaven', ...facts, domain: 'northhaven.example', identifiers: {}, mandate }
    await it_.post('party/updated', { ...body, reason: said('Renamed.') })
    await signWith(visitor)
    stopped(visitor, 'stale', 409, '/confirm')
    await visitor.go(visitor.link('/confirm'))
    assert.match(
      visitor.text,
      wording('toSign.signature/given', { manifest: 1, by: 'North Haven', said: 'none' }),
    )
    await signWith(visitor)
    assert.match(visitor.path, /\/signed/)
  })

  it('by an address that is kept no more or is another browser’s, and begins again with what was typed', async () => {
    const visitor = await toConfirm(it_, 'northhaven')
    // Neither in a browser that has begun nothing, nor in one that has begun something of its own.
    for (const stranger of [new Signatory(it_), await toConfirm(it_, 'northhaven')]) {
      await stranger.go(visitor.path)
      stopped(stranger, 'lost', 410, `/${ACCORD}/sign`)
      assert.doesNotMatch(stranger.page, wording('sign.partyHint'))
    }
    const words = visitor.path.replace('confirm', 'read')
    await visitor.go(words)
    it_.now = '2026-01-09T00:00:00Z'
    const tab = visitor.tab()
    stopped(await tab.go(words), 'lost', 410, `/${ACCORD}/sign`)
    await visitor.fill({ reservation: 'Typed a week ago.' })
    assert.match(visitor.text, wording('sign.stepOf', { step: 1 }))
    assert.equal(fieldIn(visitor.page, 'reservation'), 'Typed a week ago.')
  })

  it('by one address that fills the disk with words, which stay on its page', async () => {
    const hall = await startDepositary({
      parties: ['northhaven'],
      limits: { statements: null, proxied: true },
    })
    const visitor = new Signatory(hall)
    await visitor.go(`/${ACCORD}/sign?who=organisation`)
    await visitor.fill({ party: 'northhaven' })
    const { path } = visitor
    const long = 'x'.repeat(20_000)
    const from = (address: string) =>
      visitor.send(
        '/read',
        { agree: 'yes', reservation: long, declaration: long },
        { 'x-forwarded-for': address },
      )
    for (let i = 0; i < 49; i++) {
      await from('192.0.2.7')
      assert.match(visitor.path, /confirm$/)
      await visitor.go(path)
    }
    await from('192.0.2.7')
    assert.equal(visitor.status, 422)
    assert.match(visitor.text, inOrder(wording('refusal.rate_limited'), wording('refusal.rate_limited.mend')))
    for (const id of ['reservation', 'declaration']) assert.ok(fieldIn(visitor.page, id) === long, id)
    await from('192.0.2.8')
    assert.match(visitor.path, /confirm$/)
    await hall.close()
  })

  it('in French too', async () => {
    await it_.as('northhaven').sign(ACCORD)
    const visitor = new Signatory(it_, 'fr')
    await visitor.go(`/${ACCORD}/sign?who=organisation`)
    await visitor.fill({ party: 'northhaven' })
    assert.match(visitor.text, wording('sign.stop.already', {}, 'fr'))
    assert.match(visitor.text, wording('sign.stop.receipt', {}, 'fr'))
  })
})
