import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { awaiting, everyAwaiting } from '../../src/people/pending-approvals.ts'
import { say } from '../../src/web/messages/say.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { anotherOfficer, awaited, enrolled, filled, type Officer, REMOVAL, signed, signIn } from './people.ts'
import { countOf, formIn, linksIn, wordsOn } from './visitor.ts'

const REMOVED = {
  party: 'northhaven',
  call: 'The Harbour Accord',
  noun: 'signatory',
}
const SENTENCE = inOrder(
  wording('head.signature/removed', REMOVED),
  new RegExp(`${wording('member.rule').source} silence Two reports missed`),
)

describe('a removal, which takes two officers', () => {
  let it_: Depositary
  let one: Officer
  let two: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    one = await enrolled(it_)
    two = await anotherOfficer(it_)
    await it_.as('northhaven').sign(ACCORD)
    await filled(one, 'removal', REMOVAL)
  })
  afterEach(() => it_.close())

  const size = () => it_.log.head()!.size
  const stands = async () => /northhaven/.test(await it_.text(`/${ACCORD}/roll`))
  const at = (time: string) => {
    it_.now = time
  }
  const later = async (officer: Officer, time: string) => {
    at(time)
    await signIn(officer.visitor, officer.device)
  }

  it('waits for the second, who reads it off the same bytes and signs them', async () => {
    assert.match(wordsOn(one.visitor.shown), wording('second.asked'))
    const before = size()
    const path = await awaited(one)
    assert.equal(size(), before)
    assert.ok(await stands())
    assert.match(wordsOn(one.visitor.shown), wording('second.waitsTitle'))
    assert.match(
      wordsOn(one.visitor.shown),
      wording('second.signed', { officer: 'officer-1', time: '1 January 2026, 00:00 UTC' }),
    )
    const { html } = await two.visitor.goto('/desk')
    assert.match(
      wordsOn(two.visitor.shown),
      inOrder(
        wording('second.head'),
        wording('head.signature/removed', REMOVED),
        'officer-1',
        wording('second.you'),
      ),
    )
    assert.ok(linksIn(html).includes(path))
    await two.visitor.goto(path)
    assert.match(wordsOn(two.visitor.shown), SENTENCE)
    assert.match(wordsOn(two.visitor.shown), /Two reports missed/)
    const { type } = await signed(it_, two)
    assert.equal(type, 'signature/removed')
    assert.equal(size(), before + 1)
    const entry = await it_.json<{ signatures: { keyid: string }[] }>(`/entries/${before}.json`)
    const keyids = [...one.device.keyids, ...two.device.keyids].toSorted()
    assert.deepEqual(entry.signatures.map(({ keyid }) => keyid).toSorted(), keyids)
    assert.ok(!(await stands()))
    assert.equal((await one.visitor.goto(path)).status, 410)
    assert.doesNotMatch(wordsOn(await one.visitor.goto('/desk')), wording('second.head'))
  })

  it('is not signed second by whoever signed first', async () => {
    const before = size()
    const answer = one.device.answer(formIn(one.visitor.shown.html, 'passkey'), 'officer')
    const payload = formIn(one.visitor.shown.html, 'passkey').fields.payload!
    const path = await awaited(one)
    assert.throws(() => formIn(one.visitor.shown.html, 'passkey'))
    const { status } = await one.visitor.send('announce', { ...answer, payload, do: '' })
    assert.equal(status, 200)
    assert.equal(one.visitor.shown.path, `${path}?kept=1`)
    assert.equal(size(), before)
  })

  it('is signed second in the bytes of the first and in no others', async () => {
    const before = size()
    await two.visitor.goto(await awaited(one))
    const answer = two.device.answer(formIn(two.visitor.shown.html, 'passkey'), 'officer')
    const { status } = await two.visitor.send('passkey', { ...answer, payload: 'eyJhIjoxfQ' })
    assert.equal(status, 409)
    assert.equal(size(), before)
    // Whoever sent an older page has not undone what the first one signed.
    assert.equal((await signed(it_, two)).type, 'signature/removed')
  })

  it('can be taken back, or refused, and the diary says by whom', async () => {
    for (const [officer, words] of [
      [one, 'second.takeBack'],
      [two, 'second.refuse'],
    ] as const) {
      await filled(one, 'removal', REMOVAL)
      const path = await awaited(one)
      await officer.visitor.goto(path)
      assert.match(wordsOn(officer.visitor.shown), wording(words))
      await officer.visitor.send('drop')
      assert.match(wordsOn(officer.visitor.shown), wording('second.dropped'))
      assert.equal((await officer.visitor.goto(path)).status, 410)
    }
    const diary = wordsOn(await one.visitor.goto('/desk/diary'))
    assert.match(
      diary,
      inOrder(
        'officer-2',
        wording('diary.did.second-dropped'),
        'officer-1',
        wording('diary.did.second-dropped'),
      ),
    )
    assert.ok(await stands())
  })

  it('is signed anew where the first signature has gone stale', async () => {
    const path = await awaited(one)
    await later(two, '2026-01-02T00:00:01Z')
    await two.visitor.goto(path)
    assert.match(wordsOn(two.visitor.shown), wording('second.until', { time: '2 January 2026, 00:00 UTC' }))
    assert.equal((await two.visitor.use(two.device, 'officer')).status, 409)
    assert.match(wordsOn(two.visitor.shown), wording('second.stale'))
    assert.equal(await awaited(two), path)
    await signIn(one.visitor, one.device)
    await one.visitor.goto(path)
    assert.equal((await signed(it_, one)).type, 'signature/removed')
  })

  it('can be announced, and is done alone once the published delay has passed', async () => {
    const path = await awaited(one)
    await one.visitor.send('announce')
    assert.match(wordsOn(one.visitor.shown), wording('head.act/announced'))
    const { type, body } = await signed(it_, one)
    assert.deepEqual([type, body.type], ['act/announced', 'signature/removed'])
    for (const page of ['/log', `/${ACCORD}`])
      assert.match(
        wordsOn({ ...one.visitor.shown, html: await it_.text(page) }),
        inOrder(
          wording('head.act/announced', { body: say('en', 'announced.signature/removed', REMOVED) }),
          wording('announced.from', { from: '8 January 2026, 00:00:00 UTC' }),
        ),
      )
    await one.visitor.goto(path)
    assert.match(wordsOn(one.visitor.shown), wording('second.announced'))
    assert.throws(() => formIn(one.visitor.shown.html, 'announce'))
    await later(one, '2026-01-07T23:59:59Z')
    await one.visitor.goto(path)
    assert.throws(() => formIn(one.visitor.shown.html, 'passkey'))
    at('2026-01-08T00:00:00Z')
    assert.match(wordsOn(await one.visitor.goto('/desk')), wording('second.anybody'))
    await one.visitor.goto(path)
    assert.match(wordsOn(one.visitor.shown), wording('second.ripe'))
    assert.equal((await signed(it_, one)).type, 'signature/removed')
    assert.ok(!(await stands()))
    for (const page of ['/log', `/${ACCORD}`]) assert.equal(countOf(await it_.text(page), '#announced'), 0)
  })

  it('is done by nobody alone once one officer has stopped the other, as every page says', async () => {
    const path = await awaited(one)
    await one.visitor.send('announce')
    await signed(it_, one)
    at('2026-01-08T00:00:00Z')
    await signIn(one.visitor, one.device)
    const [keyid] = two.device.keyids
    const stopping = { keyid: keyid!, reason: 'It was stolen.' }
    await filled(one, 'revocation', stopping)
    assert.match(wordsOn(one.visitor.shown), wording('stopped.warn', { officer: 'officer-2' }))
    const { type } = await signed(it_, one)
    assert.equal(type, 'key/revoked')
    const entry = size() - 1
    const by = { officer: 'officer-2', entry: say('en', 'entry.linked', { index: entry }) }
    const stopped = wording('stopped.notice', by)
    assert.match(wordsOn(await one.visitor.goto('/desk')), stopped)
    assert.match(wordsOn(await one.visitor.goto('/desk/officers')), stopped)
    const announcement = `/entries/${entry - 1}`
    for (const page of ['/log', `/${ACCORD}`, announcement])
      assert.match(wordsOn(await one.visitor.goto(page)), wording('announced.held', by))
    assert.match(
      wordsOn(await one.visitor.goto(`/entries/${entry}`)),
      wording('stopped.effect', { officer: 'officer-2' }),
    )
    await one.visitor.goto(path)
    assert.match(wordsOn(one.visitor.shown), wording('second.held', { officer: 'officer-2' }))
    assert.doesNotMatch(wordsOn(one.visitor.shown), wording('second.ripe'))
    assert.throws(() => formIn(one.visitor.shown.html, 'passkey'))
    // The depositary ends the office: then the delay, which has passed long ago, is enough again.
    await it_.post('role/ended', { id: 'officer-2', reason: { lang: 'en', text: 'Left.' } })
    assert.doesNotMatch(wordsOn(await one.visitor.goto('/desk')), wording('stopped.notice'))
    await one.visitor.goto(path)
    assert.equal((await signed(it_, one)).type, 'signature/removed')
  })

  it('says what was recorded of the very signature since it was announced, to whoever does it alone', async () => {
    const path = await awaited(one)
    await one.visitor.send('announce')
    await signed(it_, one)
    await one.visitor.goto(path)
    for (const since of ['second.sincePrepared', 'second.sinceAnnounced'] as const)
      assert.doesNotMatch(wordsOn(one.visitor.shown), wording(since))
    const { drawer } = it_.log
    for (const lost of [false, true]) {
      await it_.as('northhaven').withdraw(ACCORD)
      const { index } = await it_.as('northhaven').sign(ACCORD)
      if (lost) for (const { id } of await everyAwaiting(drawer, 0)) await awaiting.remove(drawer, id)
      await one.visitor.goto(path)
      const since = lost ? 'second.sinceAnnounced' : 'second.sincePrepared'
      const told = wording(since, { entry: say('en', 'entry.linked', { index }) })
      assert.match(wordsOn(one.visitor.shown), told)
    }
  })

  it('is found in the log where the drawer has lost it', async () => {
    const path = await awaited(one)
    await one.visitor.send('announce')
    await signed(it_, one)
    const { drawer } = it_.log
    for (const { id } of await everyAwaiting(drawer, 0)) await awaiting.remove(drawer, id)
    await later(two, '2026-01-09T00:00:00Z')
    assert.match(wordsOn(await two.visitor.goto('/desk')), wording('second.fromLog'))
    await two.visitor.goto(path)
    assert.match(wordsOn(two.visitor.shown), SENTENCE)
    const { type, body } = await signed(it_, two)
    assert.equal(type, 'signature/removed')
    assert.equal((body.reason as unknown as { text: string }).text, 'Two reports missed.')
  })
})
