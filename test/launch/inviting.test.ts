import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { newSigner, type Signer } from '../../src/core/keys.ts'
import { parseTime } from '../../src/core/time.ts'
import { contacts } from '../../src/people/contacts.ts'
import { wishesLink } from '../../src/people/recipients.ts'
import { keepContacts } from '../../src/work/contacts.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { AURELIA, invitesKeyless, invitesToJoin, joins, KEYLESS, KIM } from '../desk/aurelia.ts'
import { Device } from '../desk/device.ts'
import {
  admitted,
  admittedUnderSeal,
  anotherOfficer,
  applied,
  enrolled,
  invitationIn,
  invited,
  launches,
  lettersIn,
  type Officer,
  readLetter,
  signIn,
  writesTo,
} from '../desk/people.ts'
import { formIn, linksIn, Visitor, wordsOn } from '../desk/visitor.ts'
import { ACCORD, facts, POLICY, said } from '../harbour.ts'
import { seedOf } from '../memory-log.ts'
import { lettersOf } from '../representative/letters-told.ts'
import { addPasskey, answerOf, sitePasskey, toConfirm } from '../sign/signatory.ts'
import { inOrder, wording } from '../wording.ts'
import { assertSame, watched } from './watcher.ts'

/**
 * Whoever is invited joins under seal before an hour that was set: until then the log holds a seal and nothing else.
 */
describe('an invitation before the hour of a launch', () => {
  const HOUR = '2026-01-05T14:00:00Z'
  let site: Depositary
  let officer: Officer
  beforeEach(async () => {
    site = await startDepositary()
    officer = await enrolled(site)
    await launches(officer)
  })
  afterEach(() => site.close())

  it('is joined by a seal, which names nobody until the server opens it', async () => {
    const link = await invitesToJoin(officer)
    const { size } = site.log.head()!
    const { visitor, device } = await joins(site, link)
    assert.match(visitor.shown.path, /\/sealed$/)
    assert.match(
      wordsOn(visitor.shown),
      wording('sealed.title', { party: AURELIA.name, call: 'The Harbour Accord' }),
    )
    assert.equal(site.log.head()!.size, size + 1, 'a seal, and no key')
    const exported = await site.text(`/export/${size + 1}/register.ndjson`)
    const entry = await site.text(`/entries/${size}.json`)
    for (const told of [exported, entry, await site.text(`/${ACCORD}/roll`), JSON.stringify(site.told)])
      assert.doesNotMatch(told, /aurelia/i)
    assert.equal((await site.get('/parties/aurelia')).status, 404)
    const [receipt] = linksIn(visitor.shown.html, /^\/receipts\//)
    assert.equal((await site.get(receipt!)).status, 200)
    assert.equal((await site.get(link)).status, 410, 'the link is used up')
    await keepContacts({ log: site.log, now: () => parseTime(site.now) })
    assert.equal((await contacts.all(site.log.drawer, parseTime(site.now))).length, 1, 'whom letters reach')
    const watched = wordsOn(await officer.visitor.goto(`/desk/launch/${ACCORD}`))
    assert.match(watched, inOrder(AURELIA.name, wording('invited.stage.sealed')))

    site.now = HOUR
    await signIn(officer.visitor, officer.device)
    await site.running.worker.workOff()
    assert.equal(site.log.head()!.size, size + 2)
    assert.match((await visitor.goto(visitor.shown.path)).path, new RegExp(`^/entries/${size + 1}/signed$`))
    await visitor.follow(/\/receipt$/)
    assert.match(
      wordsOn(visitor.shown),
      inOrder(wording('receipt.kickerSignature'), AURELIA.name, 'joined by invitation and signed'),
    )
    const party = new Visitor(site)
    await party.goto('/representative/sign-in')
    assert.equal((await party.use(device, 'party')).path, '/representative')
    assert.match(await site.text(`/${ACCORD}/roll`), /Aurelia/)
    const later = new Visitor(site)
    assert.equal((await later.goto(link)).status, 410)
    assert.match(wordsOn(later.shown), inOrder(wording('usedLink.title'), AURELIA.name))
  })

  it('is told once it opens what changed since it was sealed, of which nobody could write before', async () => {
    await lettersOf(site)
    const now = parseTime(site.now)
    const older = wishesLink(site.log, AURELIA.email, { expires: now + 86_400 }, now)
    await site.log.drawer.apply([older.laid], now)
    const read = async () => wordsOn(await new Visitor(site).goto(`/letters/${older.token}`))
    const unsealed = await read()
    await joins(site, await invitesToJoin(officer))
    assert.equal(await read(), unsealed, 'an old letter tells its reader nothing new')
    const rules = { ...POLICY, noticeDays: 30 }
    await site.post('call/policy-changed', { policy: rules, reason: said('Sooner.') }, { call: ACCORD })
    const before = [...(await lettersOf(site)).values()]
    assert.ok(!before.some(({ kind }) => kind === 'notice'), 'a letter would say who has sealed')
    site.now = HOUR
    await site.running.worker.workOff()
    const { text } = (await lettersOf(site)).get(AURELIA.email)!
    const name = { name: AURELIA.name, when: 'notice', day: '6 April 2026' }
    assert.match(text, inOrder('Sooner.', wording('letter.rulesBind', name)))
  })

  for (const [why, change, seen] of [
    ['has passed', () => (site.now = HOUR), '2026-01-05T14:00:00Z'],
    ['was moved', () => launches(officer, { act: 'set', day: '2026-01-09', hour: '14:00' }), null],
  ] as const)
    it(`goes out no more once the hour that its letter promises ${why}, and the desk leads to another`, async () => {
      await invitesToJoin(officer)
      const { visitor } = officer
      await visitor.goto('/desk/outbox')
      const [letter] = lettersIn(visitor.shown.html)
      const before = wordsOn(await readLetter(officer, letter))
      assert.match(before, wording('sealed.notice', { hour: '5 January 2026, 14:00 UTC' }))
      await change()
      if (seen !== null) await signIn(visitor, officer.device)
      const shown = await readLetter(officer, letter)
      assert.doesNotMatch(wordsOn(shown), /No one learns before then/)
      assert.match(wordsOn(shown), inOrder(wording('outbox.cancelled.unsealed'), wording('inviting.anew')))
      assert.match(wordsOn(await visitor.goto(`/desk/calls/${ACCORD}`)), wording('invited.letter.unsealed'))
      assert.equal(linksIn(visitor.shown.html, new RegExp(`^${letter}$`)).length, 1)
      await visitor.goto(letter!)
      await visitor.follow(/uninvite/)
      assert.equal(visitor.shown.status, 200)
    })

  it('leads whoever lost the answer to receipt and file again, by the passkey that was made and no other', async () => {
    const link = await invitesToJoin(officer)
    const { visitor, device } = await joins(site, link)
    const file = linksIn(visitor.shown.html, /sealed\.json$/)[0]!
    const kept = await (await site.app.request(file, { headers: { cookie: visitor.cookies } })).text()
    site.now = '2026-01-04T00:00:00Z'
    const again = new Visitor(site)
    await again.goto(link)
    assert.match(wordsOn(again.shown), wording('sealed.againLede', { hour: '5 January 2026, 14:00 UTC' }))
    assert.doesNotMatch(again.shown.html, /aurelia|sealed\.json/i)
    const other = new Device()
    other.hold('party')
    const form = formIn(again.shown.html, 'passkey')
    const stolen = { ...form, data: { ...form.data, credentials: other.ids[0]! } }
    assert.equal((await again.send('passkey', other.answer(stolen, 'party'))).status, 403)
    await again.use(device, 'party')
    assert.match(again.shown.path, /\/sealed$/)
    const [path] = linksIn(again.shown.html, /sealed\.json$/)
    assert.equal(await (await site.app.request(path!, { headers: { cookie: again.cookies } })).text(), kept)
  })

  it('holds its id until the hour: nobody is admitted or invited by it, and only officers are told', async () => {
    // Two officers at once: the pages of both stand open, and the second is told.
    const second = await anotherOfficer(site)
    for (const one of [officer, second]) {
      await one.visitor.goto('/desk/inviting')
      await one.visitor.send('/desk/inviting', AURELIA)
    }
    const { html } = await officer.visitor.use(officer.device, 'officer')
    const late = await second.visitor.use(second.device, 'officer')
    assert.equal(late.status, 409)
    assert.match(wordsOn(late), /Already invited by/)
    await joins(site, new URL(invitationIn(html)).pathname)

    await second.visitor.goto('/desk/inviting')
    const held = await second.visitor.send('/desk/inviting', AURELIA)
    assert.match(wordsOn(held), wording('inviting.held'))
    const [key, stranger] = [newSigner('party', seedOf('another')), newSigner('party', seedOf('a stranger'))]
    const admits = { party: 'aurelia', ...facts('aurelia'), keys: [key.key], claims: false }
    const answers = async (signers: readonly Signer[]) => {
      const response = await site.send(site.envelope('party/admitted', admits, { signers }))
      return [response.status, ((await response.json()) as { code: string }).code]
    }
    assert.deepEqual(await answers([site.key, key]), [409, 'sealed_waiting'])
    assert.deepEqual(await answers([stranger, key]), [403, 'key_unknown'])
    site.now = HOUR
    await site.running.worker.workOff()
    assert.match(await site.text(`/${ACCORD}/roll`), /Aurelia/)
  })

  it('is ended by an officer under seal too, and whoever is invited in its place joins', async () => {
    await joins(site, await invitesToJoin(officer))
    const { visitor, device } = officer
    await visitor.goto(`/desk/launch/${ACCORD}`)
    await visitor.follow(/^\/desk\/new\/uninvite/)
    assert.match(wordsOn(visitor.shown), wording('inviting.endsSealed'))
    await visitor.send('uninvite', { reason: 'It went to a wrong mailbox.' })
    await visitor.use(device, 'officer')
    assert.doesNotMatch(await site.text(`/entries/${site.log.head()!.size - 1}`), /aurelia/i)
    const { visitor: other } = await joins(site, await invitesToJoin(officer))
    assert.match(other.shown.path, /\/sealed$/)
    site.now = HOUR
    await site.running.worker.workOff()
    assert.match((await other.goto(other.shown.path)).path, /^\/entries\/\d+\/signed$/)
  })

  it('is not sealed by another hour than was told, nor public at once, however the page stood open', async () => {
    const link = await invitesToJoin(officer)
    const [visitor, device] = [new Visitor(site), new Device()]
    await visitor.goto(link)
    await visitor.use(device, 'party', { how: 'sign', agree: 'on' })
    const { size } = site.log.head()!
    await launches(officer, { act: 'lift' })
    const refused = await visitor.use(device, 'party')
    assert.equal(refused.status, 409)
    assert.ok(refused.html.includes('hour_moved'))
    assert.match(wordsOn(refused), wording('sign.publicSays'))
    assert.match(
      await site.text(`/${ACCORD}`),
      wording('sealed.lifted', { hour: '5 January 2026, 14:00 UTC', keeper: 'The Harbour Secretariat' }),
    )
    await launches(officer)
    await launches(officer, { act: 'set', day: '2026-01-06', hour: '09:00' })
    site.now = '2026-01-01T00:02:00Z'
    const home = await site.text(`/${ACCORD}`)
    assert.match(home, wording('sealed.moved', { hours: '5 January 2026, 14:00 UTC' }))
    assert.match(home, wording('sealed.announcedNote', { keeper: 'The Harbour Secretariat' }))
    await visitor.goto(visitor.shown.path)
    await visitor.use(device, 'party')
    assert.match(visitor.shown.path, /\/sealed$/)
    assert.equal(site.log.head()!.size, size + 1)
  })

  it('lets one that was admitted before bring in its first key under seal, and holds any other key of it', async () => {
    await site.post('party/admitted', KEYLESS)
    const link = await invitesKeyless(officer)
    await officer.visitor.goto('/desk/outbox')
    const letter = wordsOn(await readLetter(officer, lettersIn(officer.visitor.shown.html)[0]!))
    const hour = '5 January 2026, 14:00 UTC'
    const name = 'Keyless'
    assert.match(letter, inOrder(wording('sealed.notice', { hour }), wording('letter.noWishNote', { name })))
    const asked = wordsOn(await new Visitor(site).goto(link))
    assert.match(asked, wording('joining.publishes', { enters: 'no', how: 'sign' }))
    assert.doesNotMatch(asked, wording('joining.onPaper'))
    const { size } = site.log.head()!
    const { visitor, device } = await joins(site, link)
    assert.match(
      wordsOn(visitor.shown),
      wording('sealed.title', { party: 'Keyless', call: 'The Harbour Accord' }),
    )
    assert.equal(site.log.head()!.size, size + 1, 'a seal, and no key')
    assert.doesNotMatch(await site.text(`/entries/${size}.json`), /keyless/i)
    assert.match(
      wordsOn(await officer.visitor.goto(`/desk/launch/${ACCORD}`)),
      inOrder('Keyless', wording('invited.stage.sealed')),
    )
    const other = newSigner('party', seedOf('another'))
    const reason = { lang: 'en', text: 'By another way.' }
    const adding = { holder: 'keyless', key: other.key, reason }
    const held = await site.send(site.envelope('key/added', adding, { signers: [site.key, other] }))
    assert.equal(((await held.json()) as { code: string }).code, 'sealed_waiting')
    site.now = HOUR
    await site.running.worker.workOff()
    const { path } = await visitor.goto(visitor.shown.path)
    assert.match(path, /^\/entries\/\d+\/signed$/)
    await visitor.follow(/\/receipt$/)
    assert.match(
      wordsOn(visitor.shown),
      inOrder('made its first key by invitation', 'Who Keyless', wording('entry.sealOpenedBy')),
    )
    const party = new Visitor(site)
    await party.goto('/representative/sign-in')
    assert.equal((await party.use(device, 'party')).path, '/representative')
    assert.match(await site.text(`/${ACCORD}/roll`), /Keyless/)
  })

  it('takes the place of a link that was handed out before the hour was set, of an application too', async () => {
    await launches(officer, { act: 'lift' })
    await site.post('party/admitted', KEYLESS)
    await applied(site)
    const { path } = await admitted(officer)
    const before = await invited(officer)
    await officer.visitor.goto('/desk/invitations')
    await writesTo(officer.visitor, KIM)
    await launches(officer)
    assert.match(wordsOn(await new Visitor(site).goto(before)), wording('sign.stepOf', { step: 1 }))
    await officer.visitor.goto(path)
    await officer.visitor.send('invite')
    assert.match(officer.visitor.shown.path, /^\/desk\/inviting\//)
    const said = inOrder(
      wording('inviting.works'),
      wording('sealed.invites', { hour: '5 January 2026, 14:00 UTC' }),
    )
    assert.match(wordsOn(officer.visitor.shown), said)
    const { html } = await officer.visitor.use(officer.device, 'officer')
    assert.equal((await site.get(before)).status, 410, 'the newer link ends it')
    const { visitor } = await joins(site, new URL(invitationIn(html)).pathname)
    assert.match(visitor.shown.path, /\/sealed$/)
    assert.match(wordsOn(await officer.visitor.goto(path)), wording('desk.joined'))
    await officer.visitor.goto('/desk/invitations')
    const taken = await writesTo(officer.visitor, KIM)
    assert.match(wordsOn(taken), /Already invited by/)
  })

  it('may be joined without signing, under seal too', async () => {
    const link = await invitesToJoin(officer, { mandate: 'none', note: '' })
    const { visitor } = await joins(site, link, {})
    assert.match(
      wordsOn(visitor.shown),
      wording('sealed.titleJoined', { party: AURELIA.name, call: 'The Harbour Accord' }),
    )
    site.now = HOUR
    await site.running.worker.workOff()
    assert.equal((await site.get('/parties/aurelia')).status, 200)
  })
})

/** Before the hour nobody learns who: whatever happened reads the same, whoever did it. */
describe('a journalist before the hour of a launch', () => {
  const SUSPECTS = ['aurelia', 'northhaven', 'larkspur-ferries', 'keyless', 'nobody-here']
  const worlds: Depositary[] = []
  afterEach(() => Promise.all(worlds.splice(0).map(site => site.close())))

  /** A day on which an hour was set, with somebody who applied, two that are in the register, and one without a key. */
  async function world() {
    const site = await startDepositary({ parties: ['northhaven', 'eastport'] })
    worlds.push(site)
    const passkey = sitePasskey()
    await addPasskey(site, 'northhaven', passkey)
    const officer = await enrolled(site)
    await site.post('party/admitted', KEYLESS)
    await launches(officer)
    await applied(site)
    return { site, officer, passkey }
  }
  type World = Awaited<ReturnType<typeof world>>

  const aureliaJoins = async ({ site, officer }: World) => {
    const { visitor } = await joins(site, await invitesToJoin(officer))
    assert.match(visitor.shown.path, /\/sealed$/)
  }
  const northhavenSigns = async ({ site, passkey }: World) => {
    const visitor = await toConfirm(site, 'northhaven', {
      words: { reservation: 'Not at night. '.repeat(90) },
    })
    await visitor.fill(answerOf(visitor, passkey))
    assert.match(visitor.path, /\/sealed$/)
  }
  const larkspurJoins = async ({ site, officer }: World) => {
    const { visitor } = await joins(site, await admittedUnderSeal(officer))
    assert.match(visitor.shown.path, /\/sealed$/)
  }

  const keylessJoins = async ({ site, officer }: World) => {
    const { visitor } = await joins(site, await invitesKeyless(officer))
    assert.match(visitor.shown.path, /\/sealed$/)
  }

  it('reads the same whoever signs under seal: invited, in the register with a key or without, or applied', async () => {
    const readings = []
    for (const act of [aureliaJoins, northhavenSigns, keylessJoins, larkspurJoins]) {
      const day = await world()
      const { size } = day.site.log.head()!
      await act(day)
      assert.equal(day.site.log.head()!.size, size + 1)
      const entry = new Uint8Array(await (await day.site.get(`/entries/${size}.bin`)).arrayBuffer())
      const receipt = await day.site.text(`/receipts/${size}`)
      readings.push({
        bytes: [entry.length, receipt.length],
        seen: await watched(day.site, SUSPECTS, size),
        names: receipt,
      })
    }
    const [first, ...others] = readings
    for (const { bytes, seen, names } of others) {
      assert.deepEqual(bytes, first!.bytes)
      assert.doesNotMatch(names, /northhaven|aurelia|larkspur|keyless/i)
      assertSame(seen, first!.seen)
    }
    const site = worlds.at(-1)!
    site.now = '2026-01-05T14:00:00Z'
    await site.running.worker.workOff()
    assert.match(await site.text(`/${ACCORD}/roll`), /Larkspur Ferries/)
  })

  it('reads the same before and after an invitation, and before and after an applicant is admitted', async () => {
    const { site, officer } = await world()
    const before = await watched(site, SUSPECTS)
    await invitesToJoin(officer)
    await invitesKeyless(officer)
    await admittedUnderSeal(officer)
    assertSame(await watched(site, SUSPECTS), before)
  })
})
