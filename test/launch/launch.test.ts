import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { parseTime } from '../../src/core/time.ts'
import { openedSession } from '../../src/people/drawer.fixture.ts'
import { everySealed } from '../../src/people/launches.ts'
import { checkReceipt } from '../../src/register/receipt.ts'
import { parseSealedFile } from '../../src/register/sealed-file.ts'
import { sealSignature } from '../../src/work/launch/seals.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { enrolled, filled, launches, type Officer, signIn } from '../desk/people.ts'
import { countOf, linksIn, wordsOn } from '../desk/visitor.ts'
import { ACCEPTS, ACCORD, said } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { addPasskey, answerOf, Signatory, sitePasskey, toConfirm } from '../sign/signatory.ts'
import { inOrder, wording } from '../wording.ts'

/** Launch day, through the front door: an hour is set, parties sign under seal, and at the hour all is opened. */

const DAY = '2026-01-05'
const HOUR = `${DAY}T14:00:00Z`
const PARTIES = ['northhaven', 'eastport', 'southmere']

describe('launch day', () => {
  let site: Depositary
  let officer: Officer
  const passkeys = new Map(PARTIES.map(party => [party, sitePasskey()]))
  beforeEach(async () => {
    site = await startDepositary({ parties: PARTIES })
    for (const [party, passkey] of passkeys) await addPasskey(site, party, passkey)
    officer = await enrolled(site)
  })
  afterEach(() => site.close())

  const desk = async (query = '') => wordsOn(await officer.visitor.goto(`/desk/launch/${ACCORD}${query}`))
  const act = (typed: Record<string, string>) => launches(officer, typed)
  const setHour = () => act({ act: 'set', day: DAY, hour: '14:00' })
  /** A representative signs in the usual two steps. */
  const sign = async (party: string, words = {}) => {
    const visitor = await toConfirm(site, party, { words })
    await visitor.fill(answerOf(visitor, passkeys.get(party)!))
    return visitor
  }
  /** How many signatures the server opens by itself that is at its work now. */
  const serverOpens = async () => {
    const { size } = site.log.head()!
    await site.running.worker.workOff()
    return site.log.head()!.size - size
  }
  const receiptAt = async (index: number | string) =>
    new Uint8Array(await (await site.get(`/receipts/${index}`)).arrayBuffer())

  it('seals what is signed before the hour, and gives a receipt and what opens it at once', async () => {
    await setHour()
    const visitor = new Signatory(site)
    await visitor.go(`/${ACCORD}/sign`)
    assert.match(visitor.text, wording('sealed.notice', { hour: '5 January 2026, 14:00 UTC' }))
    const signed = await sign('northhaven', { reservation: `Not at night. ${'Nor in fog. '.repeat(30)}` })
    assert.match(signed.path, /\/sealed$/)
    assert.match(signed.text, wording('sealed.title', { party: 'northhaven', call: 'The Harbour Accord' }))

    const receipt = signed.link('/receipts/')
    const bytes = await receiptAt(receipt.split('/').at(-1)!)
    const file = await signed.download(signed.link('sealed.json'))
    const checked = checkReceipt(bytes, { vkey: site.vkey, sealed: file })
    assert.equal(checked.seal?.statement?.by, 'northhaven')
    assert.equal(checked.seal?.opens, HOUR)
    assert.equal(parseSealedFile(file).parts.length, 1)
    // The party's own place has both again, for whoever signs in with one of its keys; a stranger gets nothing.
    const own = new Signatory(site)
    const keyid = passkeys.get('northhaven')!.keyid
    const session = { use: 'party', holder: 'northhaven', keyid } as const
    const token = await openedSession(site.log.drawer, session, parseTime(site.now))
    own.letIn('__Host-avow-party', token)
    await own.go('/representative')
    const hour = '5 January 2026, 14:00 UTC'
    assert.match(own.text, wording('sealed.own', { hour }))
    const call = 'The Harbour Accord'
    assert.match(own.text, inOrder(wording('rep.others'), hour, wording('rep.othersSealed', { call })))
    assert.deepEqual(await own.download(own.link(`/representative/sealed/${ACCORD}`)), file)
    assert.equal((await site.get(`/representative/sealed/${ACCORD}`)).status, 401)
    // A reload, and each step of what is done, leads back to what there is to keep.
    await signed.go(signed.path.replace('/sealed', '/confirm'))
    assert.match(signed.path, /\/sealed$/)
  })

  it('leads from the hour that was set to inviting, one or many, and says when letters go out', async () => {
    await setHour()
    const { html } = officer.visitor.shown
    const hour = '5 January 2026, 14:00 UTC'
    assert.match(
      wordsOn({ html }),
      inOrder(
        wording('launch.done.set'),
        wording('opened.invitesByHand'),
        wording('opened.invitesSealed', { hour }),
      ),
    )
    const links = linksIn(html)
    for (const page of ['inviting', 'bulk']) assert.ok(links.includes(`/desk/${page}?call=${ACCORD}`), page)
  })

  it('warns an officer before the hour that what is recorded from paper is public at once', async () => {
    const paper = { call: ACCORD, party: 'eastport', date: '2026-01-01', read: 'en', channel: 'By courier' }
    const instrument = new Blob(['We accept.'])
    const open = await filled(officer, 'paper', { ...paper, instrument })
    assert.doesNotMatch(wordsOn(open), wording('sealed.paperIsOpen'))
    await setHour()
    const sealed = await filled(officer, 'paper', { ...paper, instrument })
    assert.match(wordsOn(sealed), wording('sealed.paperIsOpen', { hour: '5 January 2026, 14:00 UTC' }))
  })

  it('shows nobody who has signed before the hour, and how many', async () => {
    await setHour()
    await sign('northhaven')
    await sign('eastport')
    const size = site.log.head()!.size
    const home = await site.text(`/${ACCORD}`)
    assert.match(home, wording('sealed.count', { count: 2, hour: '5 January 2026, 14:00 UTC' }))
    const pages = [
      ...[size - 2, size - 1].flatMap(index => [
        `/entries/${index}`,
        `/entries/${index}.json`,
        `/entries/${index}/receipt`,
        `/receipts/${index}`,
      ]),
      `/${ACCORD}/roll`,
      `/${ACCORD}/roll.json`,
    ]
    for (const path of pages) assert.doesNotMatch(await site.text(path), /northhaven|eastport/, path)
    assert.match(await site.text('/parties/northhaven'), wording('party.lede.none'))
    const exported = await site.text(`/export/${size}/register.ndjson`)
    assert.doesNotMatch(exported, /"table":"signatures"/)
    // A stranger who begins to sign for it learns nothing either.
    const stranger = await toConfirm(site, 'northhaven')
    assert.match(stranger.path, /confirm/)
    // The server's own log names nobody who sealed.
    assert.doesNotMatch(JSON.stringify(site.told), /northhaven|eastport/)
  })

  it('opens all of it at the hour, by itself', async () => {
    await setHour()
    const signed = await sign('northhaven', { reservation: `Not at night. ${'Nor in fog. '.repeat(30)}` })
    await sign('eastport')
    assert.equal(await serverOpens(), 0)
    site.now = HOUR
    assert.equal(await serverOpens(), 2)
    assert.equal(await serverOpens(), 0)
    const roll = await site.json<{ items: { party: string; signed: string; entry: number }[] }>(
      `/${ACCORD}/roll.json`,
    )
    assert.deepEqual(
      roll.items.map(({ party, signed }) => [party, signed]),
      [
        ['eastport', DAY],
        ['northhaven', DAY],
      ],
    )
    // The page of what was sealed leads to the signed page and its receipt, and the seal's receipt leads there too.
    await signed.go(signed.path)
    const { entry } = roll.items[1]!
    assert.equal(signed.path, `/entries/${entry}/signed`)
    await signed.follow(/\/receipt$/)
    assert.equal(signed.path, `/entries/${entry}/receipt`)
    assert.match(
      signed.text,
      wording('head.statement/opened', {
        signs: 'yes',
        does: 'sign',
        by: 'northhaven',
        call: 'The Harbour Accord',
        noun: 'signatory',
        manifest: 1,
        said: 'reservation',
      }),
    )
    assert.match(signed.text, /Not at night/)
    const checked = checkReceipt(await receiptAt(entry), { vkey: site.vkey })
    assert.equal(checked.acceptance?.how, 'given')
    assert.ok(checked.words.length === 1)
    const ofSeal = await site.text(`/entries/${checked.seal!.entry}/receipt`)
    assert.ok(linksIn(ofSeal).includes(`/entries/${entry}/receipt`))
    const party = wordsOn({ html: await site.text('/parties/northhaven') })
    assert.match(party, /Not at night/)
    assert.match(
      party,
      new RegExp(`The Harbour Accord\\s+${wording('party.with.passkey').source}`),
      'by its own passkey, whoever opened the seal',
    )
    assert.doesNotMatch(party, wording('party.with.file'))
    // What is public lies in no drawer any more.
    for await (const { id } of everySealed(site.log.drawer, ACCORD, parseTime(site.now))) assert.fail(id)
    assert.equal(countOf(await site.text(`/${ACCORD}`), '#sealed'), 0)
  })

  it('opens what was on its way at the hour and sealed a moment after it', async () => {
    await setHour()
    site.now = HOUR
    assert.equal(await serverOpens(), 0)
    const by = { by: 'northhaven', call: ACCORD, signers: [partyKey('northhaven')] }
    const envelope = site.envelope('signature/given', ACCEPTS, by)
    await sealSignature(site.running, { envelope, parts: [], opens: HOUR })
    site.now = `${DAY}T14:01:00Z`
    assert.equal(await serverOpens(), 1)
  })

  it('lets a seal go that whoever keeps it has opened, and seals another of its party', async () => {
    await setHour()
    const signed = await sign('northhaven')
    const { commitment, salt, envelope } = parseSealedFile(await signed.download(signed.link('sealed.json')))
    const opening = {
      commitment,
      salt: Buffer.from(salt).toString('base64url'),
      envelope: JSON.parse(Buffer.from(envelope).toString()),
    }
    site.now = HOUR
    await site.post('statement/opened', opening, { call: ACCORD })
    await site.as('northhaven').withdraw(ACCORD)
    await signIn(officer.visitor, officer.device)
    await act({ act: 'set', day: DAY, hour: '15:00' })
    const again = await sign('northhaven', { reservation: 'Not at night.' })
    assert.match(again.path, /\/sealed$/)
    site.now = `${DAY}T15:00:00Z`
    assert.equal(await serverOpens(), 1)
    assert.match(await site.text('/parties/northhaven'), /Not at night/)
  })

  it('tells the desk who is missing, and lets an officer open', async () => {
    await setHour()
    await sign('northhaven')
    assert.match(await desk(), wording('launch.state.waiting', { hour: '5 January 2026, 14:00 UTC' }))
    assert.match(await desk('?stage=sealed'), inOrder('northhaven', wording('invited.stage.sealed')))
    site.now = HOUR
    await signIn(officer.visitor, officer.device)
    assert.match(await desk(), wording('launch.openSays', { count: 1 }))
    await act({ act: 'open' })
    assert.match(
      await desk(),
      inOrder(wording('launch.n.opened'), 'northhaven', wording('invited.stage.signed')),
    )
    const opened = `/entries/${site.log.head()!.size - 1}`
    assert.ok(linksIn(officer.visitor.shown.html).includes(opened))
    // From now on signatures are public as they come.
    const visitor = await sign('southmere')
    assert.match(visitor.path, /^\/entries\/\d+\/signed$/)
    assert.match(
      await desk(),
      inOrder(wording('launch.n.signed'), 'southmere', wording('invited.stage.signed')),
    )
  })

  it('seals one signature of a party, and tells whoever comes second', async () => {
    await setHour()
    const first = await sign('northhaven')
    const second = await sign('northhaven')
    assert.equal(second.stop, 'sealed')
    assert.ok(second.text.includes('sealed_waiting'))
    assert.equal(second.status, 409)
    await first.go(first.path)
    assert.equal(first.status, 200)
  })

  it('seals it once, however often the same form, or another of the party, is sent at the same moment', async () => {
    await setHour()
    const [one, other] = [await toConfirm(site, 'northhaven'), await toConfirm(site, 'northhaven')]
    const size = site.log.head()!.size
    const passkey = passkeys.get('northhaven')!
    const tabs = [one, one.tab(), one.tab(), other]
    const [answer, second] = [answerOf(one, passkey), answerOf(other, passkey)]
    await Promise.all(tabs.map(tab => tab.fill(tab === other ? second : answer)))
    assert.equal(site.log.head()!.size, size + 1)
    assert.equal((await Array.fromAsync(everySealed(site.log.drawer, ACCORD, parseTime(site.now)))).length, 1)
    assert.deepEqual(new Set(tabs.map(({ status }) => status)), new Set([200, 409]))
  })

  it('refuses at once what could not stand, and seals nothing', async () => {
    await setHour()
    const size = site.log.head()!.size
    const visitor = await toConfirm(site, 'northhaven')
    await visitor.fill(answerOf(visitor, passkeys.get('eastport')!))
    assert.equal(visitor.stop, 'key')
    const revoked = await toConfirm(site, 'northhaven')
    const answer = answerOf(revoked, passkeys.get('northhaven')!)
    await site.post('key/revoked', {
      keyid: passkeys.get('northhaven')!.keyid,
      reason: { lang: 'en', text: 'Lost.' },
    })
    await revoked.fill(answer)
    assert.equal(revoked.stop, 'revoked')
    assert.equal(site.log.head()!.size, size + 1)
  })

  it('says at the desk which seal cannot be opened, and why, and opens the others', async () => {
    await setHour()
    await sign('northhaven')
    await sign('eastport')
    await site.as('northhaven').sign(ACCORD)
    site.now = HOUR
    assert.equal(await serverOpens(), 1)
    assert.equal(await serverOpens(), 0)
    await signIn(officer.visitor, officer.device)
    assert.match(
      await desk(),
      inOrder(wording('launch.refused'), 'northhaven', wording('invited.stage.signed')),
    )
    assert.match(
      await desk('?lang=fr'),
      inOrder(
        'northhaven',
        wording('refusal.sealed_overtaken', {}, 'fr'),
        'sealed_overtaken',
        wording('problem.exactly', {}, 'fr'),
        'Since the seal',
      ),
    )
  })

  it('leaves closed what a party has sealed whose keys are suspended, until two officers name those that stay', async () => {
    await setHour()
    await sign('northhaven')
    await sign('eastport')
    const reason = said('One was stolen.')
    const own = (party: string) => ({ by: party, signers: [partyKey(party)] })
    for (const party of ['northhaven', 'eastport'])
      await site.post('key/suspended', { party, reason }, own(party))
    site.now = HOUR
    assert.equal(await serverOpens(), 0)
    const settle = async (party: string, keeps: readonly string[], ends: readonly string[]) =>
      site.post('key/resumed', { party, keeps, ends, reason })
    const keysOf = (party: string) => [partyKey(party).keyid, passkeys.get(party)!.keyid] as const
    const [file, passkey] = keysOf('northhaven')
    await settle('northhaven', [file, passkey], [])
    const [other, stolen] = keysOf('eastport')
    await settle('eastport', [other], [stolen])
    site.now = `${DAY}T14:02:00Z`
    assert.equal(await serverOpens(), 1)
    const { items } = await site.json<{ items: { party: string }[] }>(`/${ACCORD}/roll.json`)
    assert.deepEqual(
      items.map(({ party }) => party),
      ['northhaven'],
    )
    await signIn(officer.visitor, officer.device)
    assert.match(await desk(), inOrder('eastport', 'was revoked', 'key_revoked'))
  })

  it('sets and ends an hour by a passkey, and by no session alone', async () => {
    const { visitor } = officer
    const ways = [{ act: 'set', day: DAY, hour: '14:00' }, { act: 'lift' }]
    for (const typed of ways) {
      await visitor.goto(`/desk/launch/${ACCORD}`)
      // The form to end it is shown once an hour is set; a thief makes up their own.
      await visitor.send(`/desk/launch/${ACCORD}`, typed)
      const { status } = await visitor.send('passkey', {})
      assert.equal(status, 403)
      const isSealed = /sealed until/.test(await desk())
      assert.equal(isSealed, typed.act === 'lift')
      await act(ways[0]!)
    }
  })

  it('moves the hour and ends it: no seal opens before the hour that stands in it', async () => {
    await setHour()
    await sign('northhaven')
    await act({ act: 'set', day: DAY, hour: '12:00' })
    await sign('eastport')
    site.now = `${DAY}T12:30:00Z`
    assert.equal(await serverOpens(), 1)
    site.now = HOUR
    assert.equal(await serverOpens(), 1)

    site.now = '2026-01-06T00:00:00Z'
    await signIn(officer.visitor, officer.device)
    for (const day of [DAY, '2026-02-30', '2027-01-06'])
      assert.equal((await act({ act: 'set', day, hour: '12:00' })).status, 422, day)
    await act({ act: 'set', day: '2026-03-01', hour: '12:00' })
    await act({ act: 'lift' })
    const open = await sign('southmere')
    assert.match(open.path, /^\/entries\/\d+\/signed$/)
  })

  it('shows what nobody opened as lapsed', async () => {
    await setHour()
    await sign('northhaven')
    site.now = '2026-01-12T14:00:00Z'
    await site.post('call/closed', { reason: { lang: 'en', text: 'Over.' } }, { call: ACCORD })
    assert.match(await site.text(`/${ACCORD}`), wording('sealed.countLapsed', { count: 1 }))
    assert.equal(await serverOpens(), 0)
  })
})
