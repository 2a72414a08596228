import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { toBase64url } from '../../src/core/bytes.ts'
import { challengeOf, pae } from '../../src/core/envelope.ts'
import { parseTime } from '../../src/core/time.ts'
import { credentialsOf } from '../../src/people/credentials.ts'
import { ref } from '../../src/register/rows.ts'
import { signedBy } from '../../src/web/passkey/answer.ts'
import { payloadOf } from '../../src/work/compose.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { Device } from './device.ts'
import {
  admitted,
  anotherOfficer,
  applied,
  beginsAsOfficer,
  enrolled,
  type Officer,
  openApplication,
  openLetter,
  printedLink,
  signIn,
} from './people.ts'
import { formIn, linksIn, mastheadOf, Visitor, wordsOn } from './visitor.ts'

function postedFrom(html: string): string[] {
  const $ = load(html)
  return [...$('form[method="post"]')].map(form => $(form).attr('action')!)
}

describe('an officer who does not decide', () => {
  let it_: Depositary
  let decider: Officer
  let drafter: Officer
  let reader: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    decider = await enrolled(it_)
    drafter = await anotherOfficer(it_, 'assistant', 'drafter')
    reader = await anotherOfficer(it_, 'auditor', 'reader')
  })
  afterEach(() => it_.close())

  const size = () => it_.log.head()!.size
  /** Where the forms of the page are sent, but for those that everybody has. */
  const forms = ({ visitor }: Officer) =>
    postedFrom(visitor.shown.html).filter(action => !/\/desk\/(?:sign-out|own\/)/.test(action))
  /** Sends by hand what no form of the page holds. */
  const sends = async ({ visitor }: Officer, path: string, fields: Record<string, string>) =>
    it_.app.request(path, {
      method: 'POST',
      headers: { accept: 'text/html', cookie: visitor.cookies, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(fields),
    })

  it('stands in the log with that office, on its page and on that of all officers', async () => {
    for (const [office, id] of [
      ['drafter', 'assistant'],
      ['reader', 'auditor'],
    ] as const) {
      const [role] = await it_.log.store.rows([ref('roles', id)])
      assert.equal(role!.office, office)
      assert.match(
        wordsOn(await new Visitor(it_).goto(`/entries/${role!.granted}`)),
        wording('head.role/granted', { id, office }),
      )
    }
    const words = wordsOn(await reader.visitor.goto('/desk/officers'))
    assert.match(
      mastheadOf(reader.visitor.shown),
      inOrder(wording('desk.signedInAs', { officer: 'auditor' }), ',', wording('office.is.reader')),
    )
    assert.match(
      words,
      inOrder(
        'assistant',
        wording('office.name.drafter'),
        'auditor',
        wording('office.name.reader'),
        'officer-1',
        wording('office.name.decider'),
      ),
    )
    assert.match(words, inOrder('npx --no avow officer add', wording('office.is.drafter')))
  })

  it('is appointed by a link that gives that office and no other', async () => {
    const link = (await printedLink(it_, { another: 'reader' }))!
    const visitor = new Visitor(it_)
    const device = new Device()
    assert.match(
      wordsOn(await visitor.goto(link)),
      inOrder(wording('office.name.reader'), '.', wording('office.does.reader')),
    )
    await beginsAsOfficer(visitor, device, link, { id: 'director', name: '', office: 'decider' })
    assert.match(wordsOn(visitor.shown), wording('head.role/granted', { id: 'director', office: 'reader' }))
    assert.equal((await visitor.use(device, 'officer')).path, '/desk?welcome=1')
    const [role] = await it_.log.store.rows([ref('roles', 'director')])
    assert.equal(role!.office, 'reader')
  })

  it('chooses where the link names none, and gets nothing out of a step begun by a better link', async () => {
    const open = (await printedLink(it_, { another: true }))!
    const visitor = new Visitor(it_)
    const device = new Device()
    const chair = await beginsAsOfficer(visitor, device, open, { id: 'director', office: 'chair' })
    assert.equal(chair.status, 422)
    await beginsAsOfficer(visitor, device, open, { id: 'director', name: '', office: 'decider' })
    const step = new URL(visitor.shown.path, 'https://x.example').search
    const reading = (await printedLink(it_, { another: 'reader' }))!
    await visitor.goto(`${reading}${step}`)
    const before = size()
    assert.equal((await visitor.use(device, 'officer')).status, 410)
    assert.equal(size(), before)
  })

  it('leaves the link for the first officer good while nobody decides', async () => {
    const site = await startDepositary()
    await anotherOfficer(site, 'auditor', 'reader')
    const link = await printedLink(site)
    assert.ok(link)
    const visitor = new Visitor(site)
    assert.doesNotMatch(wordsOn(await visitor.goto(link)), wording('office.name.reader'))
    await enrolled(site, 'registrar')
    assert.equal(await printedLink(site), undefined)
    await site.close()
  })

  it('finds no form on any page that their office would not let them send', async () => {
    await applied(it_)
    await openApplication(decider.visitor)
    const { path: application } = decider.visitor.shown
    await admitted(decider)
    await decider.visitor.send('invite')
    await applied(it_, { name: 'Meridian Cranes', domain: 'meridian.example' })
    await openApplication(decider.visitor, 'Meridian Cranes')
    const { path: waiting } = decider.visitor.shown
    const pages = ['', '/invitations', '/limits', '/officers', '/bulk', '/outbox', '/names', '/own']
    const all = [
      ...pages.map(page => `/desk${page}`),
      '/desk/diary',
      `/desk/launch/${ACCORD}`,
      application,
      waiting,
    ]
    for (const path of all) {
      await reader.visitor.goto(path)
      assert.equal(reader.visitor.shown.status, 200, path)
      assert.deepEqual(forms(reader), [], path)
      assert.deepEqual(linksIn(reader.visitor.shown.html, /^\/desk\/(?:new|outbox)\//), [], path)
      await drafter.visitor.goto(path)
      for (const one of forms(drafter)) assert.match(one, /\/desk\/(?:bulk|applications\/)/, path)
    }
  })

  it('is told whose it is, and where they came from, and changes nothing', async () => {
    await applied(it_)
    const page = (await openApplication(reader.visitor)).path
    const before = size()
    for (const [officer, office] of [
      [drafter, 'office.means.drafter'],
      [reader, 'office.means.reader'],
    ] as const) {
      const response = await sends(officer, page, { decision: 'refuse', reason: 'No.' })
      assert.equal(response.status, 403)
      const words = wordsOn({ ...officer.visitor.shown, html: await response.text() })
      assert.match(words, wording('office.forDeciders'))
      assert.match(words, wording(office))
      assert.match(words, wording('desk.toDesk'))
    }
    const program = await it_.app.request('/desk/new/removal', {
      headers: { cookie: reader.visitor.cookies },
    })
    assert.deepEqual(
      [program.status, ((await program.json()) as { code: string }).code],
      [403, 'key_role_wrong'],
    )
    assert.match(wordsOn(await reader.visitor.goto(page)), wording('office.forDrafters'))
    assert.equal(size(), before)
  })

  it('opens no letter, since what it says may let somebody in', async () => {
    await applied(it_)
    await admitted(decider)
    await decider.visitor.send('invite')
    const letter = (await openLetter(decider.visitor)).path
    for (const { visitor } of [drafter, reader]) {
      const outbox = await visitor.goto('/desk/outbox')
      assert.match(wordsOn(outbox), /ada@larkspur\.example/)
      assert.deepEqual(linksIn(outbox.html, /^\/desk\/outbox\//), [])
      assert.equal((await visitor.goto(letter)).status, 403)
      assert.doesNotMatch(visitor.shown.html, /\/invitations\/[\w-]{43}/)
    }
  })

  it('has a second passkey like everybody, which the log lets sign as little as the first', async () => {
    for (const [{ visitor, device }, id, office] of [
      [drafter, 'assistant', 'office.is.drafter'],
      [reader, 'auditor', 'office.is.reader'],
    ] as const) {
      const spare = new Device()
      await visitor.goto('/desk/own/passkey')
      await visitor.use(spare, 'officer', { label: 'In the safe' })
      await visitor.use(spare, 'officer')
      assert.match(wordsOn(visitor.shown), wording('own.oldShownTitle'))
      const form = formIn(visitor.shown.html, 'passkey')
      const thief = new Device()
      thief.hold('officer')
      const answer = thief.answer({ ...form, data: { ...form.data, credentials: '' } }, 'officer')
      const stolen = await visitor.send('passkey', { ...answer, credential: device.ids[0]! })
      assert.equal(stolen.status, 409)
      const before = size()
      await visitor.use(device, 'officer')
      assert.match(visitor.shown.path, /^\/desk\/own\?done=/, wordsOn(visitor.shown))
      const { signatures } = await it_.json<{ signatures: { keyid: string }[] }>(`/entries/${before}.json`)
      const keyids = [it_.key.keyid, ...spare.keyids]
      assert.deepEqual(signatures.map(({ keyid }) => keyid).toSorted(), keyids.toSorted())
      const back = new Visitor(it_)
      await signIn(back, spare)
      assert.match(
        mastheadOf(back.shown),
        inOrder(wording('desk.signedInAs', { officer: id }), ',', wording(office)),
      )
    }
    const known = await credentialsOf(it_.log.drawer, 'auditor', parseTime(it_.now))
    assert.equal(known.length, 2)
  })

  it('is refused by the log itself, which asks no page', async () => {
    const body = { party: 'northhaven', reason: { lang: 'en', text: 'A key was lost.' } }
    const said = { type: 'key/suspended', call: null, body, parts: [] } as const
    for (const [officer, status, code] of [
      [drafter, 403, 'key_role_wrong'],
      [reader, 403, 'key_role_wrong'],
      [decider, 201, undefined],
    ] as const) {
      const payload = payloadOf({ log: it_.log, now: () => parseTime(it_.now) }, said)
      const challenge = toBase64url(challengeOf(pae(payload)))
      const asking = { action: '', fields: {}, data: { passkey: 'get', challenge } }
      const answer = new URLSearchParams(officer.device.answer(asking, 'officer'))
      const envelope = signedBy(payload, officer.device.keyids[0]!, answer)
      const headers = { 'content-type': 'application/vnd.dsse+json' }
      const response = await it_.app.request('/statements', {
        method: 'POST',
        headers,
        body: envelope as BodyInit,
      })
      const told = (await response.json()) as { code?: string }
      assert.deepEqual([response.status, told.code], [status, code])
    }
  })
})
