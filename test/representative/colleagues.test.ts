import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { credentialsOf } from '../../src/people/credentials.ts'
import { ref } from '../../src/register/rows.ts'
import { say } from '../../src/web/messages/say.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { Device } from '../desk/device.ts'
import { formIn, formsIn, Visitor, wordsOn } from '../desk/visitor.ts'
import { partyKey } from '../memory-log.ts'
import { inARow, inOrder, wording } from '../wording.ts'
import { linkFor, madeBy, type Person, representative, signIn } from './people.ts'

const PARTY = 'northhaven'

describe('a party and its own people', () => {
  let it_: Depositary
  let ada: Person
  beforeEach(async () => {
    it_ = await startDepositary({ parties: [PARTY, 'meridian'] })
    ada = await representative(it_, PARTY)
  })
  afterEach(() => it_.close())

  const keyRow = async (keyid: string) => (await it_.log.store.rows([ref('keys', keyid)]))[0]
  const size = () => it_.log.head()!.size

  it('lets in a colleague, whose key and its own sign the same statement, without the depositary', async () => {
    const link = await linkFor(ada, 'Ben Osei')
    const before = size()
    const scanner = new Visitor(it_)
    for (let i = 0; i < 3; i++) assert.equal((await scanner.goto(link)).status, 200)
    const ben = await madeBy(it_, link)
    assert.match(wordsOn(ben.visitor.shown), wording('rep.offeredTitle'))
    assert.equal(size(), before, 'a key that nobody has let in is recorded nowhere')
    assert.equal(await keyRow(ben.keyid), undefined)

    // Too early, they read what they wait for; whoever has the id of the passkey and not the passkey reads nothing of it.
    const early = new Visitor(it_)
    await signIn(early, ben.device)
    assert.match(wordsOn(early.shown), wording('rep.signInWaits', { name: PARTY }))
    const thief = new Visitor(it_)
    await thief.goto('/representative')
    const asks = formIn(thief.shown.html, 'passkey')
    const credential = ben.device.answer(asks, 'party').credential!
    await thief.send('passkey', {
      ...ada.device.answer(asks, 'party'),
      credential,
      asked: asks.fields.asked!,
    })
    assert.equal(thief.shown.status, 403)
    assert.doesNotMatch(wordsOn(thief.shown), wording('rep.signInWaits', { name: PARTY }))

    await ada.visitor.goto('/representative')
    assert.match(
      wordsOn(ada.visitor.shown),
      inOrder(
        wording('rep.waits'),
        wording('rep.hasMade', { name: 'Ben Osei' }),
        wording('rep.may.signatory'),
        ben.keyid,
        wording('rep.approve'),
      ),
    )
    await ada.visitor.use(ada.device, 'party')
    assert.match(ada.visitor.shown.path, /^\/representative\?done=/, wordsOn(ada.visitor.shown))

    const row = (await keyRow(ben.keyid))!
    assert.deepEqual([row.holder, row.addedBy, row.role], [PARTY, 'holder', undefined])
    const { statement } = await it_.json<{ statement: { by: string } }>(`/entries/${row.added}.json`)
    assert.equal(statement.by, PARTY)
    assert.equal((await scanner.goto(link)).status, 410, 'the link has done its work')
    await signIn(ben.visitor, ben.device)
    assert.match(
      wordsOn(ben.visitor.shown),
      inOrder(
        inARow('Ben Osei', wording('rep.you'), wording('rep.may.signatory')),
        wording('rep.since', { day: '1 January 2026', how: say('en', 'rep.byParty') }),
      ),
    )
    const page = await it_.app.request(`/parties/${PARTY}`)
    assert.doesNotMatch(
      await page.text(),
      /Ben Osei/,
      'what a party calls its people is nobody else’s business',
    )
  })

  it('is asked for by a link for what that link says, and finishes none that another has begun', async () => {
    const [signs, reads] = [await linkFor(ada, 'Ben Osei'), await linkFor(ada, 'Ben’s reader', 'reader')]
    const [visitor, device] = [new Visitor(it_), new Device()]
    await visitor.goto(signs)
    const step = (await visitor.use(device, 'party')).path.split('?')[1]!
    assert.equal((await visitor.goto(`${signs}?${step}`)).status, 200)
    assert.equal((await visitor.goto(`${reads}?${step}`)).status, 410)
  })

  it('is offered the passkey of one of two who answer a link at once, and lets in that one', async () => {
    const link = await linkFor(ada, 'Ben Osei')
    const both = await Promise.all(
      [1, 2].map(async () => {
        const [visitor, device] = [new Visitor(it_), new Device()]
        await visitor.goto(link)
        await visitor.use(device, 'party')
        return { visitor, device }
      }),
    )
    const ends = await Promise.all(both.map(({ visitor, device }) => visitor.use(device, 'party')))
    assert.deepEqual(ends.map(({ status }) => status).sort(), [200, 410])
    const refused = ends.find(({ status }) => status === 410)!
    assert.match(wordsOn(refused), inOrder('A passkey was made by this link already', 'link_spent'))
    await ada.visitor.goto('/representative')
    await ada.visitor.use(ada.device, 'party')
    const rows = await Promise.all(both.map(({ device }) => keyRow(device.keyids[0]!)))
    assert.deepEqual(
      rows.map(row => row !== undefined),
      ends.map(({ status }) => status === 200),
    )
    const known = await credentialsOf(it_.log.drawer, PARTY, parseTime(it_.now))
    assert.equal(known.length, 2, 'hers and the one that was let in')
  })

  it('keeps no passkey where a stolen session names the signatory’s, and another device answers', async () => {
    await madeBy(it_, await linkFor(ada, 'Ben Osei'))
    await ada.visitor.goto('/representative')
    const form = formIn(ada.visitor.shown.html, 'passkey')
    const thief = new Device()
    thief.hold('party')
    const answer = thief.answer({ ...form, data: { ...form.data, credentials: '' } }, 'party')
    const { status } = await ada.visitor.send('passkey', { ...answer, credential: ada.device.ids[0]! })
    assert.equal(status, 409)
    const kept = await credentialsOf(it_.log.drawer, PARTY, parseTime(it_.now))
    assert.deepEqual(
      kept.map(({ id }) => id),
      ada.device.ids,
    )
  })

  it('lets in nobody by a link that it has ended, and by none of another party', async () => {
    const link = await linkFor(ada, 'Ben Osei')
    const mallory = await representative(it_, 'meridian')
    await ada.visitor.goto('/representative')
    const id = load(ada.visitor.shown.html)('[name="colleague"]').val() as string
    const other = await it_.app.request('/representative/colleagues/decision', {
      method: 'POST',
      headers: { cookie: mallory.visitor.cookies, 'sec-fetch-site': 'same-origin', accept: 'text/html' },
      body: new URLSearchParams({ colleague: id, decision: 'end' }),
    })
    assert.equal(other.status, 410)
    assert.equal((await new Visitor(it_).goto(link)).status, 200)
    await ada.visitor.send('end')
    assert.equal((await new Visitor(it_).goto(link)).status, 410)
  })

  it('gives a reader a passkey that looks and signs nothing', async () => {
    const ben = await madeBy(it_, await linkFor(ada, 'Ben Osei', 'reader'))
    await ada.visitor.goto('/representative')
    await ada.visitor.use(ada.device, 'party')
    assert.equal((await keyRow(ben.keyid))?.role, 'reader')
    await signIn(ben.visitor, ben.device)
    assert.equal(ben.visitor.shown.status, 200)
    for (const act of ['rep.revokeThis', 'rep.cosignLook', 'rep.signThis', 'rep.this.withdrawal'] as const)
      assert.doesNotMatch(ben.visitor.shown.html, wording(act))
    for (const path of ['/representative/colleagues', '/representative/new/revocation'])
      assert.match(
        wordsOn(await ben.visitor.goto(path)),
        inOrder(/reader’s; it does not sign/, wording('rep.toOwn')),
        'who may not do it is led back to their own page',
      )
    // Nor does one who looks turn out a signatory.
    const { html } = await ada.visitor.goto('/representative')
    const sessionsIn = (html: string) => formsIn(html).flatMap(({ fields }) => fields.session ?? [])
    const sessions = sessionsIn(html)
    const [own] = sessionsIn((await ben.visitor.goto('/representative')).html)
    assert.equal(sessions.length, 2)
    for (const session of sessions.filter(id => id !== own))
      assert.equal((await ben.visitor.send('/representative/sessions', { session })).status, 403)
    assert.equal((await ada.visitor.goto('/representative')).status, 200)
  })

  it('makes a further device of one’s own in one go', async () => {
    const link = await linkFor(ada, 'My old phone')
    await ada.visitor.goto(link)
    await ada.visitor.use(ada.device, 'party')
    await ada.visitor.use(ada.device.copy(), 'party', {})
    assert.match(wordsOn(ada.visitor.shown), wording('rep.offeredTitle'))
    await ada.visitor.use(ada.device, 'party')
    assert.match(ada.visitor.shown.path, /\?done=/)
  })

  it('ends the key of a colleague who drafts at a place in the log, with the sessions that it opened', async () => {
    const ben = await madeBy(it_, await linkFor(ada, 'Ben Osei', 'drafter'))
    await ada.visitor.goto('/representative')
    await ada.visitor.use(ada.device, 'party')
    await signIn(ben.visitor, ben.device)
    await ada.visitor.goto('/representative/new/revocation')
    await ada.visitor.send('revocation', { keyid: ben.keyid, reason: 'Ben has left.' })
    assert.match(
      wordsOn(ada.visitor.shown),
      wording('head.key/revoked', { keyid: 'northhaven', by: 'northhaven', whose: 'own' }),
    )
    await ada.visitor.use(ada.device, 'party')
    assert.match(ada.visitor.shown.path, /\?done=/, wordsOn(ada.visitor.shown))
    assert.notEqual((await keyRow(ben.keyid))!.revoked, null)
    assert.match((await ben.visitor.goto('/representative')).path, /sign-in/)
    await ben.visitor.use(ben.device, 'party')
    assert.match(wordsOn(ben.visitor.shown), /revoked by entry/)
  })

  it('does not lock itself out by mistake, nor takes another key that signs away', async () => {
    const keys = await it_.log.store.keysOf(PARTY, '', 10)
    const file = keys.find(({ key }) => key !== ada.keyid)!.key
    const revoke = async (keyid: string) => {
      await ada.visitor.goto('/representative/new/revocation')
      assert.ok(!ada.visitor.shown.html.includes(`value="${file}"`))
      await ada.visitor.send('revocation', { keyid, reason: 'Lost.' })
    }
    await revoke(file)
    assert.equal(ada.visitor.shown.status, 422)
    const body = { keyid: file, reason: { lang: 'en', text: 'Lost.' } }
    await it_.post('key/revoked', body, { by: PARTY, signers: [partyKey(PARTY)] })
    await revoke(ada.keyid)
    assert.equal(ada.visitor.shown.status, 422)
    assert.match(wordsOn(ada.visitor.shown), wording('rep.keyLast'))
  })
})
