import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { applications } from '../../src/people/applications.ts'
import { recipientId, setWants } from '../../src/people/recipients.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { Device } from '../desk/device.ts'
import {
  admitted,
  applied,
  CHECKED,
  enrolled,
  invited,
  LARKSPUR,
  type Officer,
  openApplication,
  writesTo,
} from '../desk/people.ts'

import { Visitor, wordsOn } from '../desk/visitor.ts'
import { ACCORD } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { type Read, readMessage } from './message.ts'
import { type Running, startRelay } from './relay.ts'

describe('an applicant who has given an address', () => {
  let relay: Running
  let site: Depositary
  let officer: Officer
  beforeEach(async () => {
    relay = await startRelay()
    site = await startDepositary({ relay: relay.relay() })
    officer = await enrolled(site)
  })
  afterEach(async () => {
    await site.close()
    await relay.close()
  })

  /** The letters that came since the last look, in the order in which they were sent. */
  const letters = async (): Promise<Read[]> => {
    await site.running.worker.workOff()
    await site.deliver()
    return relay.received.splice(0).map(({ message }) => readMessage(message))
  }
  const linkTo = (letter: Read, page: string) => {
    const url = new URL(letter.links.find(link => new URL(link).pathname.startsWith(page))!)
    return `${url.pathname}${url.search}`
  }

  it('hears that the application came, opens its link, is refused with a reason, and hears that too', async () => {
    await applied(site, {}, { lang: 'fr' })
    const [received] = await letters()
    assert.match(
      received!.headers.subject!,
      new RegExp(`^${wording('letter.receivedSubject', { call: 'The Harbour Accord' }, 'fr').source}$`),
    )
    const ada = new Visitor(site)
    await ada.goto(linkTo(received!, '/applications/'))
    assert.match(wordsOn(ada.shown), inOrder(wording('apply.is.waiting', {}, 'fr'), 'Larkspur Ferries'))

    await openApplication(officer.visitor)
    const reason = 'Personne ne répond à ce domaine.\n\nÉcrivez-nous depuis une adresse à larkspur.example.'
    await officer.visitor.send('refuse', { reason })
    const [refused] = await letters()
    assert.equal(refused!.headers.to, 'ada@larkspur.example')
    assert.match(
      refused!.headers.subject!,
      wording('letter.refusedSubject', { call: 'The Harbour Accord' }, 'fr'),
    )
    assert.match(refused!.text, /^> Personne ne répond à ce domaine\.\n> *\n> Écrivez-nous/m)
    assert.match(load(refused!.html)('blockquote[dir="auto"]').text(), /^Personne ne répond/)
    await ada.goto(linkTo(refused!, '/applications/'))
    assert.match(
      wordsOn(ada.shown),
      inOrder(wording('apply.is.refused', {}, 'fr'), 'Personne ne répond à ce domaine'),
    )
  })

  it('hears that it waits again where an officer has refused it by mistake, or nothing if they had not heard', async () => {
    await applied(site)
    await letters()
    const refuses = async () => {
      await openApplication(officer.visitor)
      await officer.visitor.send('refuse', { reason: 'Not you.' })
    }
    await refuses()
    await officer.visitor.send('return')
    assert.match(wordsOn(officer.visitor.shown), wording('aside.isBack'))
    assert.deepEqual(await letters(), [], 'the letter of the refusal had not gone out')
    await refuses()
    assert.equal((await letters()).length, 1)
    await openApplication(officer.visitor)
    await officer.visitor.send('return')
    const [again] = await letters()
    assert.match(again!.headers.subject!, wording('letter.waitsSubject', { call: 'The Harbour Accord' }))
    const ada = new Visitor(site)
    await ada.goto(linkTo(again!, '/applications/'))
    assert.match(wordsOn(ada.shown), wording('apply.is.waiting'))
    assert.match((await admitted(officer)).path, /\?done=/)
  })

  it('is invited by the admission itself, as the officer reads before the passkey, and once', async () => {
    await applied(site)
    await letters()
    await openApplication(officer.visitor)
    const { email } = LARKSPUR
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(
        wording('desk.admitInvites', { person: 'Ada Okafor', email }),
        wording('desk.admitInvitesOwn'),
        wording('preview.see'),
        'Dear Ada Okafor',
      ),
    )
    await officer.visitor.send('admit', CHECKED)
    assert.match(wordsOn(officer.visitor.shown), wording('desk.actInvites', { email }))
    assert.deepEqual(await letters(), [], 'nothing goes out before it is recorded')
    await officer.visitor.use(officer.device, 'officer')
    assert.match(wordsOn(officer.visitor.shown), wording('desk.inviteSoon', { email }))
    const all = await letters()
    assert.deepEqual(
      all.map(({ headers }) => headers.to),
      [email],
    )
    assert.match(linkTo(all[0]!, '/invitations/'), /^\/invitations\/[\w-]{43}/)
    assert.deepEqual(await letters(), [])
    await openApplication(officer.visitor)
    assert.match(wordsOn(officer.visitor.shown), wording('desk.inviteAgain'))
  })

  it('is invited once where an officer has written an invitation before the letter is', async () => {
    await applied(site)
    await letters()
    await admitted(officer)
    await officer.visitor.goto('/desk/invitations?party=larkspur-ferries')
    const typed = {
      call: ACCORD,
      party: 'larkspur-ferries',
      person: 'Ada',
      email: LARKSPUR.email,
      lang: 'en',
    }
    await writesTo(officer.visitor, typed)
    assert.equal((await letters()).length, 1)
  })

  it('gets no letter who wants none, and the officer learns so before the passkey', async () => {
    await applied(site)
    await letters()
    const reader = recipientId(site.log, LARKSPUR.email)
    await setWants(site.log.drawer, reader, 'none', parseTime(site.now))
    await openApplication(officer.visitor)
    const { email } = LARKSPUR
    assert.match(wordsOn(officer.visitor.shown), wording('desk.admitUnwanted', { email }))
    await officer.visitor.send('admit', { ...CHECKED, invites: 'yes' })
    assert.doesNotMatch(wordsOn(officer.visitor.shown), wording('desk.actInvites', { email }))
    await officer.visitor.use(officer.device, 'officer')
    assert.deepEqual(await letters(), [])
    assert.match(wordsOn(officer.visitor.shown), wording('desk.inviteFirst'))
  })

  it('is invited later where the officer wants to hand the link over', async () => {
    await applied(site)
    await letters()
    await admitted(officer, LARKSPUR.name, { invites: '' })
    assert.deepEqual(await letters(), [])
    assert.match(wordsOn(officer.visitor.shown), wording('desk.inviteFirst'))
  })

  it('makes a passkey by the link in the invitation, and not by the one before', async () => {
    await applied(site)
    await admitted(officer)
    const { path } = officer.visitor.shown
    const [first] = await letters()
    await officer.visitor.goto(path)
    await invited(officer)
    const [second] = await letters()
    assert.match(second!.text, wording('letter.invitationAgain'))
    assert.equal((await new Visitor(site).goto(linkTo(first!, '/invitations/'))).status, 410)
    const [ada, phone] = [new Visitor(site), new Device()]
    await ada.goto(linkTo(second!, '/invitations/'))
    await ada.use(phone, 'party', { agree: 'yes' })
    await ada.use(phone, 'party')
    assert.match(ada.shown.path, /^\/entries\/\d+\/signed/)
  })

  it('is at nobody’s mercy who scans mail: opening every link in every letter changes nothing', async () => {
    await applied(site)
    await applied(site, { name: 'Another', email: 'sam@another.example', domain: 'another.example' })
    const received = await letters()
    await admitted(officer)
    await openApplication(officer.visitor, 'Another')
    await officer.visitor.send('refuse', { reason: 'Nobody answers.' })
    const all = [...received, ...(await letters())]
    assert.equal(all.length, 4)
    const stops = all.flatMap(({ headers }) => /<(.+)>/.exec(headers['list-unsubscribe'] ?? '')?.[1] ?? [])
    assert.equal(stops.length, 2)
    const { drawer } = site.log
    const told = async () =>
      JSON.stringify([site.log.head()!.size, await applications.all(drawer, parseTime(site.now))])
    const before = await told()
    for (const link of [...all.flatMap(({ links }) => links), ...stops]) {
      const { origin, pathname, search } = new URL(link)
      assert.equal(origin, site.publicUrl)
      for (let i = 0; i < 2; i++)
        assert.equal((await site.get(`${pathname}${search}`, { accept: 'text/html' })).status, 200, link)
    }
    assert.equal(await told(), before)
    // Letters still come, and the invitation is as good as before.
    await applied(site)
    assert.equal((await letters()).length, 1)
    const [ada, phone] = [new Visitor(site), new Device()]
    const invitation = all.find(({ links }) => links.some(link => link.includes('/invitations/')))
    await ada.goto(linkTo(invitation!, '/invitations/'))
    await ada.use(phone, 'party', { agree: 'yes' })
    assert.match((await ada.use(phone, 'party')).path, /\/signed/)
  })

  it('stops what is not needed with one click of the mail program, and everything on the page', async () => {
    await applied(site)
    const [received] = await letters()
    assert.equal(received!.headers['list-unsubscribe-post'], 'List-Unsubscribe=One-Click')
    const stop = new URL(/^<(.+)>$/.exec(received!.headers['list-unsubscribe']!)![1]!).pathname
    const post = (body: string, headers = {}) =>
      site.app.request(stop, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      })
    assert.equal((await post('List-Unsubscribe=Perhaps')).status, 400)
    assert.equal((await post('List-Unsubscribe=One-Click', { 'sec-fetch-site': 'cross-site' })).status, 403)
    assert.equal((await post('List-Unsubscribe=One-Click')).status, 200)
    await applied(site)
    assert.equal((await letters()).length, 0)
    await openApplication(officer.visitor)
    await officer.visitor.send('refuse', { reason: 'Nobody answers.' })
    const [refused] = await letters()
    assert.equal(
      refused!.headers['list-unsubscribe'],
      undefined,
      'an answer is not to be stopped by accident',
    )
    const ada = new Visitor(site, { lang: 'fr' })
    await ada.goto(linkTo(refused!, '/letters/'))
    assert.equal(load(ada.shown.html)('input[value="needed"][checked]').length, 1)
    assert.doesNotMatch(ada.shown.html, /larkspur/)
    await ada.send('/letters/', { wants: 'none' })
    assert.match(wordsOn(ada.shown), wording('wishes.saved'))
    await openApplication(officer.visitor)
    await officer.visitor.send('refuse', { reason: 'Nobody answers.' })
    assert.equal((await letters()).length, 0)
    await ada.send('/letters/', { wants: 'all' })
    await applied(site)
    assert.equal((await letters()).length, 1)
  })

  it('receives three letters a day of whoever asks, however many they send at once', async () => {
    const email = 'victim@elsewhere.example'
    await Promise.all(Array.from({ length: 8 }, () => applied(site, { email })))
    assert.equal((await letters()).length, 3)
  })

  it('receives nothing that a stranger has typed, and three letters a day of whoever types it', async () => {
    const words = 'BUY-NOW at spam.example'
    const spam = { name: words, person: words, role: words, words }
    for (let i = 0; i < 7; i++) await applied(site, { ...spam, email: 'victim@elsewhere.example' })
    await applied(site, { ...LARKSPUR, email: 'VICTIM@elsewhere.example' })
    const received = await letters()
    await openApplication(officer.visitor, words)
    await officer.visitor.send('refuse', { reason: 'This is no application.' })
    const all = [...received, ...(await letters())]
    const arrived = wording('letter.receivedSubject')
    assert.equal(all.filter(({ headers }) => arrived.test(headers.subject!)).length, 3)
    assert.equal(all.length, 4)
    for (const { text, html, raw } of all) assert.doesNotMatch(`${raw}${text}${html}`, /BUY|spam/)
    site.now = '2026-01-02T00:00:00Z'
    await applied(site, { ...spam, email: 'victim@elsewhere.example' })
    assert.equal((await letters()).length, 1)
  })
})
