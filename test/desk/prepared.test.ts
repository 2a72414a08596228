import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { say } from '../../src/web/messages/say.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { inOrder, wording } from '../wording.ts'
import {
  anotherOfficer,
  applied,
  awaited,
  CHECKED,
  enrolled,
  filled,
  LARKSPUR,
  type Officer,
  openApplication,
  REMOVAL,
  signed,
  signIn,
} from './people.ts'
import { countOf, formIn, linksIn, Visitor, wordsOn } from './visitor.ts'

describe('what a drafter prepares', () => {
  let it_: Depositary
  let decider: Officer
  let drafter: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    decider = await enrolled(it_)
    drafter = await anotherOfficer(it_, 'assistant', 'drafter')
  })
  afterEach(() => it_.close())

  const size = () => it_.log.head()!.size
  const submitted = async ({ visitor }: Officer): Promise<string> => {
    assert.throws(() => formIn(visitor.shown.html, 'passkey'))
    const { path, status } = await visitor.send('submit')
    assert.equal(status, 200, wordsOn(visitor.shown))
    assert.match(path, /^\/desk\/second\/[\w-]{43}\?prepared=1$/)
    return path.replace('?prepared=1', '')
  }

  it('is an admission, which an officer has only to look at and sign', async () => {
    await applied(it_)
    await openApplication(drafter.visitor)
    const { path: application } = drafter.visitor.shown
    await drafter.visitor.send('admit', { ...CHECKED })
    const before = size()
    const path = await submitted(drafter)
    assert.equal(size(), before)
    assert.match(wordsOn(drafter.visitor.shown), wording('office.submitted'))
    assert.match(
      wordsOn(drafter.visitor.shown),
      wording('office.preparedBy', { officer: 'assistant', time: '1 January 2026, 00:00 UTC' }),
    )
    assert.throws(() => formIn(drafter.visitor.shown.html, 'passkey'))
    const desk = await decider.visitor.goto('/desk')
    assert.match(
      wordsOn(desk),
      inOrder(
        wording('office.waits'),
        wording('second.toSign.what', { what: say('en', 'head.party/admitted', { party: LARKSPUR.name }) }),
        'assistant',
        wording('office.awaited'),
      ),
    )
    const { html } = await decider.visitor.goto(application)
    assert.match(wordsOn(decider.visitor.shown), wording('office.preparedHere', { officer: 'assistant' }))
    assert.ok(linksIn(html).includes(path))
    await decider.visitor.goto(path)
    assert.match(wordsOn(decider.visitor.shown), /A record in its DNS/)
    const { type } = await signed(it_, decider)
    assert.equal(type, 'party/admitted')
    assert.equal(decider.visitor.shown.path, `${application}?done=${before}`)
    assert.match(wordsOn(decider.visitor.shown), wording('desk.admittedOn', { by: 'officer-1' }))
    const entry = await it_.json<{ signatures: { keyid: string }[] }>(`/entries/${before}.json`)
    assert.deepEqual(
      entry.signatures.map(({ keyid }) => keyid),
      decider.device.keyids,
    )
    assert.equal((await drafter.visitor.goto(path)).status, 410)
    assert.match(
      wordsOn(await decider.visitor.goto('/desk/diary')),
      new RegExp(`assistant ${wording('diary.did.second-prepared').source}`),
    )
  })

  it('is a removal, which still takes two officers who decide', async () => {
    const other = await anotherOfficer(it_)
    await it_.as('northhaven').sign(ACCORD)
    await filled(drafter, 'removal', REMOVAL)
    const path = await submitted(drafter)
    await decider.visitor.goto(path)
    assert.match(wordsOn(decider.visitor.shown), wording('second.asked'))
    assert.equal(await awaited(decider), path)
    // Signed by one, it is no longer the drafter's to take back.
    await drafter.visitor.goto(path)
    assert.equal(countOf(drafter.visitor.shown.html, '[value="drop"]'), 0)
    const headers = { accept: 'text/html', cookie: drafter.visitor.cookies, 'sec-fetch-site': 'same-origin' }
    const body = new URLSearchParams({ do: 'drop' })
    assert.equal((await it_.app.request(path, { method: 'POST', headers, body })).status, 403)
    // Nor is what was signed lost where it is prepared once more.
    await other.visitor.goto(path)
    assert.equal((await signed(it_, other)).type, 'signature/removed')
  })

  it('tells whether it takes two officers as the law has it that day: a call that nobody signed is amended by one', async () => {
    const prepares = async (title: string) => {
      const page = `/desk/new/amendment?call=${ACCORD}`
      await drafter.visitor.goto(page)
      await drafter.visitor.send('new/amendment', { 'titles.en': title, reason: 'A slip.' })
      const path = await submitted(drafter)
      await decider.visitor.goto(path)
      return path
    }
    await prepares('The Harbor Accord')
    assert.doesNotMatch(wordsOn(decider.visitor.shown), wording('second.asked'))
    assert.equal((await signed(it_, decider)).type, 'call/amended')
    await it_.as('northhaven').sign(ACCORD)
    const path = await prepares('The Accord')
    assert.match(wordsOn(decider.visitor.shown), wording('second.asked'))
    assert.equal(await awaited(decider), path)
  })

  it('takes no signature away that another has put under the very same act', async () => {
    await it_.as('northhaven').sign(ACCORD)
    await filled(decider, 'removal', REMOVAL)
    await filled(drafter, 'removal', REMOVAL)
    const path = await awaited(decider)
    assert.throws(() => formIn(drafter.visitor.shown.html, 'passkey'))
    assert.equal((await drafter.visitor.send('submit')).path, `${path}?prepared=1`)
    assert.doesNotMatch(wordsOn(drafter.visitor.shown), wording('office.submitted'))
    await decider.visitor.goto(path)
    assert.match(wordsOn(decider.visitor.shown), wording('second.signed', { officer: 'officer-1' }))
  })

  it('can be taken back by them, and set aside by whoever decides, and by no other drafter', async () => {
    const colleague = await anotherOfficer(it_, 'colleague', 'drafter')
    const revoking = { keyid: partyKey('northhaven').keyid, reason: 'It was lost.' }
    for (const by of [drafter, decider]) {
      await filled(drafter, 'revocation', revoking)
      const path = await submitted(drafter)
      assert.equal(countOf((await colleague.visitor.goto(path)).html, '[value="drop"]'), 0)
      await by.visitor.goto(path)
      await by.visitor.send('drop', { do: 'drop' })
      assert.equal((await decider.visitor.goto(path)).status, 410)
    }
    assert.match(
      wordsOn(await decider.visitor.goto('/desk/diary')),
      inOrder(
        'officer-1',
        wording('diary.did.second-dropped'),
        'assistant',
        wording('diary.did.second-dropped'),
      ),
    )
  })

  it('is signed as of the day on which it is signed', async () => {
    await filled(drafter, 'suspension', { party: 'northhaven', reason: 'A key was lost.' })
    const path = await submitted(drafter)
    it_.now = '2026-01-20T00:00:00Z'
    await signIn(decider.visitor, decider.device)
    await decider.visitor.goto(path)
    assert.equal((await signed(it_, decider)).type, 'key/suspended')
  })

  it('says a party anew as it was prepared or not at all: nothing that was recorded meanwhile is undone', async () => {
    const party = '/desk/new/party?party=northhaven'
    await drafter.visitor.goto(party)
    await drafter.visitor.send('new/party', { country: 'DE', reason: 'Moved.' })
    const path = await submitted(drafter)
    await decider.visitor.goto(party)
    await decider.visitor.send('new/party', { name: 'North Haven', reason: 'Renamed.' })
    await signed(it_, decider)
    await decider.visitor.goto(path)
    const before = size()
    assert.equal((await decider.visitor.use(decider.device, 'officer')).status, 409)
    assert.equal(size(), before)
    assert.match(wordsOn(decider.visitor.shown), wording('office.anew'))
    assert.throws(() => formIn(decider.visitor.shown.html, 'passkey'))
  })

  it('is a list, which they read in and whoever decides approves', async () => {
    const text =
      'name,kind,country,domain,contact,email\nAlder Lines,company,FR,alder.example,Ada Okafor,ada@alder.example'
    const typed = {
      title: 'Founders',
      call: ACCORD,
      lang: 'en',
      mandate: 'domain',
      note: 'A record.',
      invites: 'yes',
    }
    await drafter.visitor.goto('/desk/bulk')
    await drafter.visitor.send('/desk/bulk', { ...typed, list: new Blob([text]) })
    assert.match(wordsOn(drafter.visitor.shown), wording('office.approvalAwaited'))
    assert.throws(() => formIn(drafter.visitor.shown.html, 'passkey'))
    const { path } = drafter.visitor.shown
    const colleague = await anotherOfficer(it_, 'colleague', 'drafter')
    assert.equal(countOf((await colleague.visitor.goto(path)).html, '[value="drop"]'), 0)
    await decider.visitor.goto(path)
    assert.ok(formIn(decider.visitor.shown.html, 'passkey'))
    await drafter.visitor.goto(path)
    await drafter.visitor.send('drop')
    assert.equal(drafter.visitor.shown.path, '/desk/bulk')
  })

  it('is a question to the applicant, sent at once', async () => {
    const { own } = await applied(it_)
    await openApplication(drafter.visitor)
    await drafter.visitor.send('ask', { question: 'Who are your owners?' })
    assert.match(wordsOn(drafter.visitor.shown), /Who are your owners\?/)
    assert.match(wordsOn(await new Visitor(it_).goto(own)), /Who are your owners\?/)
    assert.match(wordsOn(drafter.visitor.shown), new RegExp(LARKSPUR.name))
  })
})
