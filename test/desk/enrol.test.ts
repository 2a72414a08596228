import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { parseTime } from '../../src/core/time.ts'
import { newLink } from '../../src/people/links.ts'
import { clear, lay } from '../../src/store/laying.fixture.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { inOrder, wording } from '../wording.ts'
import { Device } from './device.ts'
import { beginsAsOfficer, enrolled, printedLink, signIn } from './people.ts'
import { faultsIn, formIn, mastheadOf, Visitor, wordsOn } from './visitor.ts'

describe('the first officer', () => {
  let it_: Depositary
  beforeEach(async () => {
    it_ = await startDepositary()
  })
  afterEach(() => it_.close())

  it('comes in by the link that is printed at the start, and stands in the log under a pseudonym', async () => {
    const { visitor } = await enrolled(it_, 'registrar')
    assert.match(wordsOn(visitor.shown), wording('desk.welcome'))
    assert.match(mastheadOf(visitor.shown), wording('desk.signedInAs', { officer: 'registrar' }))
    const { size } = it_.log.head()!
    const entry = await it_.json<{ statement: { type: string; body: { id: string; name: null } } }>(
      `/entries/${size - 1}.json`,
    )
    assert.equal(entry.statement.type, 'role/granted')
    assert.deepEqual([entry.statement.body.id, entry.statement.body.name], ['registrar', null])
  })

  it('is printed a link at every start until there is one, and the newest is the one that is good', async () => {
    const first = (await printedLink(it_))!
    const second = (await printedLink(it_))!
    const visitor = new Visitor(it_)
    assert.equal((await visitor.goto(first)).status, 410)
    assert.equal((await visitor.goto(second)).status, 200)
    await enrolled(it_)
    assert.equal(await printedLink(it_), undefined)
  })

  it('uses the link up by the act alone: scanners may open it as they like', async () => {
    const link = (await printedLink(it_))!
    const [scanner, visitor] = [new Visitor(it_), new Visitor(it_)]
    for (let i = 0; i < 3; i++) assert.equal((await scanner.goto(link)).status, 200)
    const device = new Device()
    await beginsAsOfficer(visitor, device, link)
    await scanner.goto(visitor.shown.path)
    assert.equal((await visitor.use(device, 'officer')).path, '/desk?welcome=1')
    assert.equal((await scanner.goto(link)).status, 410)
    assert.match(wordsOn(scanner.shown), wording('problem.linkEnded'))
  })

  it('locks out no officer who is in force, by passing their passkey off as the new one', async () => {
    const one = await enrolled(it_)
    const [visitor, device] = [new Visitor(it_), new Device()]
    const { row } = (await it_.log.store.keysOf('officer-1', '', 1))[0]!
    await visitor.goto((await printedLink(it_, { another: true }))!)
    await visitor.send('/desk/enrol', { id: 'officer-2', name: '', office: 'decider' })
    const theirs = { id: one.device.ids[0]!, jwk: row.key.jwk }
    const made = device.passOff(formIn(visitor.shown.html, 'passkey'), 'officer', theirs)
    await visitor.send('passkey', made)
    const answer = device.answerAs(formIn(visitor.shown.html, 'passkey'))
    assert.equal((await visitor.send('passkey', answer)).status, 409)
    assert.match(wordsOn(visitor.shown), /signature_invalid/)
    assert.equal((await signIn(new Visitor(it_), one.device)).path, '/desk')
  })

  it('comes in by the same link where the door refused what was signed, and nothing is left of that', async () => {
    const one = await enrolled(it_)
    const link = (await printedLink(it_, { another: true }))!
    const [visitor, device] = [new Visitor(it_), new Device()]
    await visitor.goto(link)
    await visitor.send('/desk/enrol', { id: 'officer-2', name: '', office: 'decider' })
    const theirs = { id: one.device.ids[0]! }
    const made = device.passOff(formIn(visitor.shown.html, 'passkey'), 'officer', theirs)
    await visitor.send('passkey', made)
    const { drawer } = it_.log
    const kept = async () => {
      const kinds = ['link', 'credential', 'draft', 'session', 'diary']
      const lying = kinds.map(kind => drawer.list(kind, '', 99, parseTime(it_.now)))
      return (await Promise.all(lying)).flat()
    }
    const [before, { size }] = [await kept(), it_.log.head()!]
    const answer = device.answerAs(formIn(visitor.shown.html, 'passkey'))
    assert.equal((await visitor.send('passkey', answer)).status, 409)
    assert.match(wordsOn(visitor.shown), /key_known/)
    assert.deepEqual([await kept(), it_.log.head()!.size], [before, size])

    const [again, other] = [new Visitor(it_), new Device()]
    await beginsAsOfficer(again, other, link, { id: 'officer-2', office: 'decider' })
    const drafts = await drawer.list('draft', '', 99, parseTime(it_.now))
    assert.equal((await again.use(other, 'officer')).path, '/desk?welcome=1')
    const left = await drawer.list('draft', '', 99, parseTime(it_.now))
    assert.equal(left.length, drafts.length - 1, 'what was begun is finished')
    assert.match(
      wordsOn(await again.goto('/desk/diary')),
      inOrder('officer-2', wording('diary.did.signed-in')),
    )
  })

  it('is none whom a thief of the database makes one, by a link laid into the drawer or moved in it', async () => {
    const { store, drawer } = it_.log
    const now = parseTime(it_.now)
    const link = { purpose: 'officer', subject: 'officers', expires: now + 3600 } as const
    const thief = new Visitor(it_)
    const { token } = await newLink(store.drawer, link, now)
    assert.equal((await thief.goto(`/desk/enrol/${token}`)).status, 500)
    assert.match(wordsOn(thief.shown), /store_damaged/)

    const [mine] = await store.drawer.list('link', '', 9, now)
    await clear(store.drawer, 'link', mine!.id)
    await printedLink(it_)
    const [real] = await store.drawer.list('link', '', 9, now)
    await lay(store.drawer, 'link', mine!.id, real!.json, null)
    assert.equal((await thief.goto(`/desk/enrol/${token}`)).status, 500)
    await assert.rejects(drawer.list('link', '', 9, now), { code: 'store_damaged' })
  })

  it('is one of two who hold the link', async () => {
    const link = (await printedLink(it_))!
    const both = await Promise.all(
      ['officer-1', 'officer-2'].map(async id => {
        const [visitor, device] = [new Visitor(it_), new Device()]
        await beginsAsOfficer(visitor, device, link, { id })
        return { visitor, device }
      }),
    )
    const ends = await Promise.all(both.map(({ visitor, device }) => visitor.use(device, 'officer')))
    assert.deepEqual(ends.map(({ status }) => status).sort(), [200, 410])
    const refused = ends.find(({ status }) => status === 410)!
    assert.match(wordsOn(refused), inOrder('This link was used already', 'link_spent'))
  })

  it('chooses an id that nobody has, and finds what was typed where it is no id', async () => {
    const visitor = new Visitor(it_)
    await visitor.goto((await printedLink(it_))!)
    const typed = { id: 'The Registrar', name: 'Ada Okafor' }
    const { status } = await visitor.send('/desk/enrol', typed)
    assert.equal(status, 422)
    assert.match(faultsIn(visitor.shown.html).id!, wording('wrong.id', { typed: 'The Registrar' }))
    assert.equal(formIn(visitor.shown.html, '/desk/enrol').fields.name, 'Ada Okafor')
    assert.throws(() => formIn(visitor.shown.html, 'passkey'), /no form/, 'no device is asked yet')
    await visitor.send('/desk/enrol', { ...typed, id: 'registrar' })
    assert.match(wordsOn(visitor.shown), inOrder('registrar', 'Ada Okafor'))
    assert.ok(formIn(visitor.shown.html, 'passkey'))
    await visitor.follow(/change=1/)
    assert.equal(formIn(visitor.shown.html, '/desk/enrol').fields.id, 'registrar')
    await visitor.send('/desk/enrol', { name: 'Ada B. Okafor' })
    await visitor.use(new Device(), 'officer', { id: 'depositary', name: 'Somebody else' })
    assert.match(wordsOn(visitor.shown), inOrder('registrar', 'Ada B. Okafor'), 'what was judged counts')
  })

  it('is not made by an answer that was made for another page, nor twice by one', async () => {
    const link = (await printedLink(it_))!
    const [one, other] = [new Visitor(it_), new Visitor(it_)]
    await one.goto(link)
    await one.send('/desk/enrol')
    const answer = new Device().answer({ data: { passkey: 'create', challenge: 'AAAA' } }, 'officer')
    assert.equal((await one.send('passkey', answer)).status, 422)
    await other.goto(link)
    assert.match(wordsOn(one.shown), /another page/)
  })

  it('signs in again with the passkey, and out', async () => {
    const { visitor, device } = await enrolled(it_)
    assert.equal((await visitor.goto('/desk')).status, 200)
    await visitor.send('/desk/sign-out')
    assert.equal(visitor.shown.path, '/desk/sign-in?out=1')
    assert.equal((await visitor.goto('/desk')).path, '/desk/sign-in?to=%2Fdesk')
    assert.equal((await visitor.use(device, 'officer')).path, '/desk')
  })

  it('holds a cookie that no script, no other site and no other host reads', async () => {
    const { visitor } = await enrolled(it_)
    assert.match(visitor.cookies, /(?:^|; )__Host-avow-officer=[\w-]{43}(?:;|$)/)
    const fresh = new Visitor(it_)
    const device = new Device()
    await fresh.goto('/desk/sign-in')
    const response = await it_.app.request('/desk/sign-out', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: visitor.cookies },
    })
    assert.match(
      response.headers.get('set-cookie')!,
      /; Path=\/; Max-Age=0; HttpOnly; SameSite=Strict; Secure$/,
    )
    assert.throws(() => device.answer({ data: { passkey: 'get', challenge: 'AA' } }, 'officer'))
  })

  it('is not let in by a passkey that is nobody’s here, nor once it was revoked', async () => {
    const { visitor, device } = await enrolled(it_)
    const stranger = new Visitor(it_)
    const theirs = new Device()
    theirs.answer({ data: { passkey: 'create', challenge: 'AA' } }, 'officer')
    const { status } = await signIn(stranger, theirs)
    assert.equal(status, 403)
    assert.match(wordsOn(stranger.shown), /not known here.*key_unknown/)

    const { size } = it_.log.head()!
    const { statement } = await it_.json<{ statement: { body: { key: { jwk: object } } } }>(
      `/entries/${size - 1}.json`,
    )
    const { thumbprint } = await import('../../src/core/keys.ts')
    const keyid = thumbprint(statement.body.key.jwk as never)
    await it_.post('key/revoked', { keyid, reason: { lang: 'en', text: 'The phone was lost.' } })
    assert.equal((await visitor.goto('/desk')).path, '/desk/sign-in?to=%2Fdesk')
    assert.equal((await visitor.use(device, 'officer')).status, 403)
    assert.match(wordsOn(visitor.shown), /key_revoked/)
    assert.ok(await printedLink(it_), 'nobody could come in any more')
  })

  it('leads nowhere else after signing in, whatever a link says', async () => {
    const { device } = await enrolled(it_)
    for (const to of ['https://evil.example/', '//evil.example/desk', '/harbour-accord', '/desk/sign-out']) {
      const visitor = new Visitor(it_)
      await visitor.goto(`/desk/sign-in?to=${encodeURIComponent(to)}`)
      assert.equal((await visitor.use(device, 'officer')).path, '/desk')
    }
  })
})
