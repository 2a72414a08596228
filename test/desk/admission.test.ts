import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { parseTime } from '../../src/core/time.ts'
import { applications, waitingApplications } from '../../src/people/applications.ts'
import { admit, type Depositary, startDepositary } from '../depositary.ts'
import { said } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import {
  admitted,
  anotherOfficer,
  applied,
  CHECKED,
  enrolled,
  invitationIn,
  invited,
  type Officer,
  openApplication,
  signIn,
} from './people.ts'
import { countOf, faultsIn, formIn, linksIn, linkThatReads, Visitor, wordsOn } from './visitor.ts'

interface Admission {
  statement: { type: string; by: string; body: { party: string; kind: string; mandate: object; keys: [] } }
}

describe('an officer with an application', () => {
  let it_: Depositary
  let officer: Officer
  let own: string
  beforeEach(async () => {
    it_ = await startDepositary()
    officer = await enrolled(it_)
    own = (await applied(it_)).own
  })
  afterEach(() => it_.close())

  const sizeNow = () => it_.log.head()!.size
  const own_ = async () => wordsOn(await new Visitor(it_).goto(own))

  it('sees it on the desk, with how long it has waited', async () => {
    it_.now = '2026-01-04T00:00:00Z'
    await signIn(officer.visitor, officer.device)
    const desk = wordsOn(await officer.visitor.goto('/desk'))
    assert.match(desk, wording('desk.waitTitle', { count: 1 }))
    assert.match(
      desk,
      inOrder(
        'Larkspur Ferries',
        wording('roll.kindAndCountry', { kind: 'Company', country: 'Germany' }),
        wording('desk.days', { count: 3 }),
      ),
    )
  })

  it('is told before signing that what was checked is less than the call asks for', async () => {
    await openApplication(officer.visitor)
    await officer.visitor.send('admit', { ...CHECKED, mandate: 'email' })
    assert.match(
      wordsOn(officer.visitor.shown),
      wording('desk.weakMandate', { kind: 'Company', level: 'E-mail', needed: 'Domain' }),
    )
  })

  it('is told before signing that the applicant has shown nothing of the level that is recorded', async () => {
    for (const [mandate, is] of [
      ['domain', true],
      ['vetted', false],
    ] as const) {
      await openApplication(officer.visitor)
      await officer.visitor.send('admit', { ...CHECKED, mandate })
      const level = wording(`mandate.${mandate}`).source
      const says = wording('desk.unproven', { level })
      assert.equal(says.test(wordsOn(officer.visitor.shown)), is, mandate)
    }
  })

  it('admits, recording what was checked, how, when and by whom', async () => {
    const evidence = new Blob(['The zone file.'])
    const before = sizeNow()
    await openApplication(officer.visitor)
    await officer.visitor.send('admit', { ...CHECKED, evidence })
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(
        wording('head.party/admitted', { party: 'Larkspur Ferries' }),
        wording('apply.kind'),
        wording('kind.company'),
        wording('roll.country'),
        'Germany',
      ),
    )
    assert.match(wordsOn(officer.visitor.shown), /A record in its DNS/)
    assert.equal(sizeNow(), before, 'nothing is recorded before the passkey signed')
    assert.doesNotMatch(wordsOn(officer.visitor.shown), wording('desk.weakMandate'))
    const shown = await officer.visitor.use(officer.device, 'officer')
    assert.match(shown.path, new RegExp(`\\?done=${before}$`))
    assert.ok(linksIn(shown.html).includes(`/entries/${before}`))
    const { statement } = await it_.json<Admission>(`/entries/${before}.json`)
    assert.deepEqual(
      [statement.type, statement.by, statement.body.keys],
      ['party/admitted', 'depositary', []],
    )
    assert.deepEqual(statement.body.mandate, {
      level: 'domain',
      checked: '2026-01-01',
      note: said('A record in its DNS.'),
      evidence: [digestOf(utf8('The zone file.'))],
    })
    assert.match(await it_.text(`/entries/${before}`), /officer-1/)
    assert.match(await own_(), wording('apply.is.admitted'))
  })

  it('sees as optional only what may be left out, and reads before signing what they typed of the check', async () => {
    const { html } = await openApplication(officer.visitor)
    const labelOf = (name: string) => load(html)(`form:has([name="mandate"]) label[for="${name}"]`).text()
    for (const name of ['note', 'checked'])
      assert.doesNotMatch(labelOf(name), wording('fields.optional'), name)
    assert.match(labelOf('evidence'), wording('fields.optional'))
    assert.match(labelOf('note'), wording('ask.note'))
    const look = await officer.visitor.send('admit', CHECKED)
    const page = load(look.html)
    page('details').remove()
    assert.match(page('main').text(), /A record in its DNS\./)
  })

  it('may correct what it will be called before signing, and claims the row of a list in so many words', async () => {
    await openApplication(officer.visitor)
    const { html, status } = await officer.visitor.send('admit', {
      ...CHECKED,
      party: 'Larkspur!',
      name: 'Larkspur',
    })
    assert.equal(status, 422)
    assert.ok(faultsIn(html).party)
    assert.equal(formIn(html, 'admit').fields.name, 'Larkspur')
    assert.equal(
      (await officer.visitor.send('admit', { ...CHECKED, party: 'larkspur', claims: 'yes' })).status,
      422,
    )
    assert.match(wordsOn(officer.visitor.shown), /No list names a party larkspur;/)
  })

  it('goes back from the second look to change what was typed, and finds all of it', async () => {
    await openApplication(officer.visitor)
    const note = 'Called back on the number of the switchboard.'
    await officer.visitor.send('admit', { ...CHECKED, mandate: 'vetted', note, name: 'Larkspur Ferries AG' })
    const back = linkThatReads(officer.visitor.shown.html, wording('desk.actChange'))
    assert.match(back, /^\/desk\/applications\//)
    const { html } = await officer.visitor.goto(back)
    const { fields } = formIn(html, 'admit')
    assert.deepEqual([fields.note, fields.name, fields.mandate], [note, 'Larkspur Ferries AG', 'vetted'])
  })

  it('is told every fault at once, and loses nothing that was typed', async () => {
    await openApplication(officer.visitor)
    const typed = { mandate: '', note: '', checked: '2027-01-01', domain: '!' }
    const { html } = await officer.visitor.send('admit', typed)
    for (const name of ['mandate', 'note', 'checked', 'domain']) assert.ok(faultsIn(html)[name], name)
    assert.equal(formIn(html, 'admit').fields.domain, '!')
  })

  it('refuses with a reason, which the applicant reads and the log does not', async () => {
    const before = sizeNow()
    await openApplication(officer.visitor)
    const filled = formIn(officer.visitor.shown.html, 'admit').fields
    const again = await officer.visitor.send('refuse', { reason: '' })
    assert.equal(again.status, 422)
    // Whoever goes on with the admission beside it would admit another, were it empty.
    assert.deepEqual(formIn(again.html, 'admit').fields, filled)
    await officer.visitor.send('refuse', { reason: 'Nobody answers at this domain.' })
    assert.match(
      wordsOn(officer.visitor.shown),
      wording('desk.refusedOn', { by: 'officer-1', day: '1 January 2026' }),
    )
    assert.equal(sizeNow(), before)
    assert.match(await own_(), inOrder(wording('apply.is.refused'), 'Nobody answers at this domain'))
  })

  it('is told when another officer was first, and nothing of theirs is recorded', async () => {
    const other = await anotherOfficer(it_)
    await openApplication(officer.visitor)
    await officer.visitor.send('admit', CHECKED)
    await openApplication(other.visitor)
    await other.visitor.send('refuse', { reason: 'Not the company.' })
    const before = sizeNow()
    const { status } = await officer.visitor.use(officer.device, 'officer')
    assert.equal(status, 409)
    assert.match(wordsOn(officer.visitor.shown), /refused already by officer-2.*changed_meanwhile/)
    assert.equal(countOf(officer.visitor.shown.html, '[data-passkey]'), 0, 'nothing is left to sign')
    assert.equal(sizeNow(), before)
  })

  it('is one of two who decide in the same moment', async () => {
    const other = await anotherOfficer(it_)
    await openApplication(officer.visitor)
    await officer.visitor.send('admit', CHECKED)
    await openApplication(other.visitor)
    const before = sizeNow()
    const [mine, theirs] = await Promise.all([
      officer.visitor.use(officer.device, 'officer'),
      other.visitor.send('refuse', { reason: 'Not the company.' }),
    ])
    assert.deepEqual([mine.status, theirs.status].sort(), [200, 409])
    assert.equal(sizeNow() - before, mine.status === 200 ? 1 : 0)
    assert.match(await own_(), wording(mine.status === 200 ? 'apply.is.admitted' : 'apply.is.refused'))
  })

  it('may decide otherwise where the door refused, and the application still waits', async () => {
    await openApplication(officer.visitor)
    await officer.visitor.send('admit', CHECKED)
    await admit(it_, 'larkspur-ferries')
    assert.equal((await officer.visitor.use(officer.device, 'officer')).status, 409)
    assert.match(wordsOn(officer.visitor.shown), /party_exists/)
    await openApplication(officer.visitor)
    await officer.visitor.send('refuse', { reason: 'It has been admitted on another day.' })
    assert.match(wordsOn(officer.visitor.shown), wording('desk.refusedOn', { by: 'officer-1' }))
  })

  it('decides it in the very commit of the entry: nothing is left to be written where the server falls after it', async () => {
    const { drawer } = it_.log
    const { apply } = drawer
    await openApplication(officer.visitor)
    const { path } = await officer.visitor.send('admit', CHECKED)
    const before = sizeNow()
    Object.assign(drawer, { apply: () => Promise.reject(new Error('the server has fallen')) })
    await officer.visitor.use(officer.device, 'officer')
    Object.assign(drawer, { apply })
    const [found] = await applications.all(drawer, parseTime(it_.now))
    const { state } = found!.value
    assert.deepEqual([state.is, state.is === 'admitted' && state.entry], ['admitted', before])
    assert.equal(sizeNow(), before + 1)
    assert.equal((await officer.visitor.goto(path)).status, 410, 'the act that was signed waits no more')
    assert.match(await own_(), wording('apply.is.admitted'))
  })

  it('leaves one link that is good where two officers invite at once', async () => {
    const other = await anotherOfficer(it_)
    const { path } = await admitted(officer)
    await other.visitor.goto(path)
    const both = await Promise.all([officer, other].map(({ visitor }) => visitor.send('invite')))
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
    const links = both.map(({ html }) => invitationIn(html)).filter(link => link !== '')
    assert.equal(links.length, 1)
    assert.equal((await new Visitor(it_).goto(links[0]!)).status, 200)
  })

  it('makes an invitation that is shown once, and another that ends the first', async () => {
    await admitted(officer)
    const first = await invited(officer)
    assert.match(first, /^\/invitations\/[\w-]{43}$/)
    const page = await officer.visitor.goto(officer.visitor.shown.path)
    assert.doesNotMatch(page.html, /invitations\/[\w-]{43}/)
    const second = await invited(officer)
    const representative = new Visitor(it_)
    assert.equal((await representative.goto(first)).status, 410)
    assert.equal((await representative.goto(second)).status, 200)
  })

  it('finds what was typed after a session that ended in mid-form, and only the same officer does', async () => {
    await openApplication(officer.visitor)
    it_.now = '2026-01-02T00:00:00Z'
    const note = 'Called back on the number of the switchboard.'
    const { path } = await officer.visitor.send('admit', { ...CHECKED, note, mandate: 'vetted' })
    assert.match(path, /^\/desk\/sign-in\?to=%2Fdesk%2Fapplications/)
    assert.match(wordsOn(officer.visitor.shown), wording('desk.typedKept'))
    const signInPath = officer.visitor.shown.path
    const { html } = await officer.visitor.use(officer.device, 'officer')
    const { fields } = formIn(html, 'admit')
    assert.deepEqual([fields.note, fields.mandate], [note, 'vetted'])

    const other = await anotherOfficer(it_)
    await other.visitor.goto(decodeURIComponent(/to=(.*)/.exec(signInPath)![1]!))
    assert.equal(formIn(other.visitor.shown.html, 'admit').fields.note, '')
  })

  it('is somebody whom the register knows: strangers sign in, and programs are told the code', async () => {
    const path = `/desk/applications/${(await waitingApplications(it_.log.drawer, 0))[0]!.id}`
    const stranger = new Visitor(it_)
    assert.match((await stranger.goto(path)).path, /^\/desk\/sign-in/)
    const answer = await it_.get(path)
    assert.equal(answer.status, 401)
    assert.equal(((await answer.json()) as { code: string }).code, 'sign_in_needed')
    const sent = await it_.app.request(path, {
      method: 'POST',
      body: new URLSearchParams({ decision: 'refuse', reason: 'x' }),
      headers: { accept: 'text/html' },
    })
    assert.match(sent.headers.get('location')!, /^\/desk\/sign-in/)
    assert.match(await own_(), wording('apply.is.waiting'))
  })

  it('is not made to decide by another site, though the browser is signed in', async () => {
    await openApplication(officer.visitor)
    const { status } = await officer.visitor.send(
      'refuse',
      { reason: 'x' },
      { 'sec-fetch-site': 'same-site' },
    )
    assert.equal(status, 403)
    assert.match(await own_(), wording('apply.is.waiting'))
  })

  it('reads no promise of a decision once the call is closed', async () => {
    const reason = { lang: 'en', text: 'It is done.' }
    await it_.post('call/closed', { reason }, { call: 'harbour-accord' })
    const words = await own_()
    assert.match(words, inOrder(wording('apply.is.callClosed'), wording('apply.means.callClosed')))
    assert.doesNotMatch(words, wording('proofs.title'))
  })
})
