import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { credentialsOf } from '../../src/people/credentials.ts'
import { hashOfToken } from '../../src/people/tokens.ts'
import { ref } from '../../src/register/rows.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { wording } from '../wording.ts'
import { Device } from './device.ts'
import { enrolled, type Officer, signIn } from './people.ts'
import { countOf, formIn, Visitor, wordsOn } from './visitor.ts'

describe('what an officer has at the desk', () => {
  let it_: Depositary
  let officer: Officer
  beforeEach(async () => {
    it_ = await startDepositary()
    officer = await enrolled(it_)
  })
  afterEach(() => it_.close())

  it('is a second passkey, which the first lets in, and by which they come back when the first is lost', async () => {
    const { visitor, device } = officer
    const spare = new Device()
    await visitor.goto('/desk/own')
    assert.match(wordsOn(visitor.shown), wording('own.onlyOne'))
    await visitor.goto('/desk/own/passkey')
    await visitor.use(spare, 'officer', { label: 'Safe in the archive' })
    const before = it_.log.head()!.size
    await visitor.use(spare, 'officer')
    assert.equal(it_.log.head()!.size, before, 'the new key alone brings nothing in')
    assert.match(wordsOn(visitor.shown), wording('own.oldTitle'))
    await visitor.use(device, 'officer')
    assert.match(visitor.shown.path, /^\/desk\/own\?done=/, wordsOn(visitor.shown))
    assert.match(wordsOn(visitor.shown), /Safe in the archive/)

    const [keyid] = spare.keyids
    const [row] = await it_.log.store.rows([ref('keys', keyid!)])
    assert.deepEqual([row?.holder, row?.key.use, row?.added], ['officer-1', 'officer', before])
    const { signedBy } = await signersOf(before)
    assert.ok(signedBy.includes(device.keyids[0]!), 'the log shows that the officer’s own key asked')

    await visitor.goto('/desk/new/revocation')
    await visitor.send('/desk/new/revocation', { keyid: device.keyids[0]!, reason: 'Lost on a train.' })
    await visitor.use(spare, 'officer')
    const back = new Visitor(it_)
    assert.equal((await signIn(back, device)).status, 403)
    assert.equal((await signIn(back, spare)).path, '/desk')
  })

  it('is not brought in by a new key that another passkey signs', async () => {
    const { visitor } = officer
    const spare = new Device()
    await visitor.goto('/desk/own/passkey')
    await visitor.use(spare, 'officer')
    await visitor.use(spare, 'officer')
    const before = it_.log.head()!.size
    const stranger = new Device()
    stranger.hold('officer')
    const $ = load(visitor.shown.html)
    $('[data-credentials]').removeAttr('data-credentials')
    visitor.shown = { ...visitor.shown, html: $.html() }
    await visitor.use(stranger, 'officer')
    assert.equal(visitor.shown.status, 409)
    assert.equal(it_.log.head()!.size, before)
  })

  it('is kept nowhere where a stolen session names the officer’s passkey, and another device answers', async () => {
    const { visitor, device } = officer
    const spare = new Device()
    await visitor.goto('/desk/own/passkey')
    await visitor.use(spare, 'officer')
    await visitor.use(spare, 'officer')
    const form = formIn(visitor.shown.html, 'passkey')
    const thief = new Device()
    thief.hold('officer')
    const answer = thief.answer({ ...form, data: { ...form.data, credentials: '' } }, 'officer')
    const { status } = await visitor.send('passkey', { ...answer, credential: device.ids[0]! })
    assert.equal(status, 409)
    const kept = await credentialsOf(it_.log.drawer, 'officer-1', parseTime(it_.now))
    assert.deepEqual(
      kept.map(({ id }) => id),
      device.ids,
    )
  })

  it('are sessions, each of which can be ended', async () => {
    const second = new Visitor(it_)
    await signIn(second, officer.device)
    const page = await officer.visitor.goto('/desk/own')
    const $ = load(page.html)
    const ids = [...$('[name="session"]')].map(session => $(session).attr('value')!)
    assert.equal(ids.length, 2)
    const here = hashOfToken(officer.visitor.cookies.split('=')[1]!)
    assert.ok(ids.includes(here))
    // The one in use last: with it one leaves.
    for (const id of [...ids.filter(id => id !== here), here]) {
      officer.visitor.shown = page
      await officer.visitor.send('/desk/own/sessions', { session: id })
    }
    for (const visitor of [officer.visitor, second])
      assert.match((await visitor.goto('/desk/own')).path, /^\/desk\/sign-in/)
  })

  it('is one session in one browser: to sign in again ends what it held before', async () => {
    const { visitor, device } = officer
    const before = visitor.cookies
    visitor.shown = await new Visitor(it_).goto('/desk/sign-in')
    await visitor.use(device, 'officer')
    assert.equal(visitor.shown.path, '/desk')
    const { html } = await visitor.goto('/desk/own')
    assert.equal(countOf(html, '[name="session"]'), 1)
    const headers = { cookie: before, accept: 'text/html' }
    assert.equal((await it_.app.request('/desk', { headers })).status, 303)
  })

  async function signersOf(index: number): Promise<{ signedBy: string[] }> {
    const { signatures } = await it_.json<{ signatures: { keyid: string }[] }>(`/entries/${index}.json`)
    return { signedBy: signatures.map(({ keyid }) => keyid) }
  }
})
