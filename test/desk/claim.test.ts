import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { utf8 } from '../../src/core/bytes.ts'
import { parseTime } from '../../src/core/time.ts'
import { applications } from '../../src/people/applications.ts'
import { letters } from '../../src/people/letters.ts'
import { keepEvidence, keepProof } from '../../src/people/proofs.ts'
import { say } from '../../src/web/messages/say.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, inEnglish, listed, OPENED } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import {
  applied,
  enrolled,
  LARKSPUR,
  lettersIn,
  type Officer,
  openApplication,
  readLetter,
  sendSteps,
  signed,
} from './people.ts'
import { countOf, faultsIn, formIn, linksIn, linkThatReads, Visitor, wordsOn } from './visitor.ts'

const RECORD = 'larkspur-pledge'
const PLEDGE = {
  ...OPENED,
  titles: inEnglish('The Larkspur Pledge'),
  convener: { names: inEnglish('Larkspur Foundation'), url: 'https://www.larkspur.example/pledge' },
  authority: { level: 'independent', note: null, source: null, evidence: [] },
} as const

/** What a convener types whom the record has named already. */
const FOUNDATION = {
  kind: 'civil-society',
  country: 'DE',
  person: LARKSPUR.person,
  role: 'Director',
  email: LARKSPUR.email,
  words: 'We published it in May.',
}

describe('the convener of a call of which an independent record is kept', () => {
  let it_: Depositary
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    await it_.post('call/opened', PLEDGE, { call: RECORD })
    await it_.post('party/listed', listed('tidewater', '2025-03-01'), { call: RECORD })
  })
  afterEach(() => it_.close())

  const asksFor = async (changes = {}, { lang = 'en' } = {}) => {
    const visitor = new Visitor(it_, { lang })
    await visitor.goto(`/${RECORD}/apply`)
    const { path, status } = await sendSteps(visitor, { ...FOUNDATION, ...changes })
    assert.equal(status, 200)
    return { visitor, own: path.replace('?new=1', '') }
  }
  const newest = () => it_.log.head()!.size - 1
  /** On from the application to the form of the act. */
  const toForm = async (officer: Officer) => {
    await opened(officer)
    await officer.visitor.follow(/^\/desk\/new\/claim\?/)
  }
  /** Sends that form with what the desk has not filled in. */
  const handOver = async (officer: Officer, changes = {}) => {
    await toForm(officer)
    return officer.visitor.send('/desk/new/claim', {
      authority: 'declared',
      reason: 'Its director asked for it.',
      'effect.en': 'Binding in honour.',
      'entities.en': 'The signatory alone.',
      ...changes,
    })
  }
  const opened = (officer: Officer) => openApplication(officer.visitor, 'Larkspur Foundation')

  it('is led from the banner and from the page of the call to a form that names them', async () => {
    const visitor = new Visitor(it_)
    const { html } = await visitor.goto(`/${RECORD}`)
    for (const words of ['record.ask', 'claim.link'] as const)
      assert.equal(linkThatReads(html, wording(words)), `/${RECORD}/apply`)
    await visitor.goto(`/${RECORD}/apply`)
    assert.match(wordsOn(visitor.shown), wording('claim.title', { call: 'The Larkspur Pledge' }))
    const { fields } = formIn(visitor.shown.html, '/apply')
    assert.deepEqual(
      [fields.name, fields.nameLang, fields.domain],
      ['Larkspur Foundation', 'en', 'larkspur.example'],
    )
  })

  it('may be of any kind, and is told which field is at fault in the words of a claim', async () => {
    const visitor = new Visitor(it_, { lang: 'fr' })
    await visitor.goto(`/${RECORD}/apply`)
    assert.equal(countOf(visitor.shown.html, '[name="kind"][value="academia"]'), 1)
    const { status } = await sendSteps(visitor, { ...FOUNDATION, role: '' })
    assert.equal(status, 422)
    assert.match(wordsOn(visitor.shown), wording('claim.title', { call: 'The Larkspur Pledge' }, 'fr'))
    assert.ok(faultsIn(visitor.shown.html).role)
  })

  it('finds on a page of their own what shows that the call is theirs', async () => {
    const { size } = it_.log.head()!
    const { own } = await asksFor()
    const words = wordsOn(await new Visitor(it_).goto(own))
    assert.match(words, inOrder(wording('claim.is.waiting'), wording('claim.means.waiting')))
    assert.match(words, wording('claim.needed', { domain: 'larkspur.example' }))
    assert.equal(it_.log.head()!.size, size)
  })

  it('is written to about the register, not about signing', async () => {
    const officer = await enrolled(it_)
    await asksFor({}, { lang: 'fr' })
    assert.match(
      wordsOn(await readLetter(officer)),
      wording('letter.receivedHeading', { call: 'The Larkspur Pledge', asks: 'claim' }, 'fr'),
    )
  })

  it('has nobody to ask once the record is closed', async () => {
    await it_.post('call/closed', { reason: { lang: 'en', text: 'It is done.' } }, { call: RECORD })
    const visitor = new Visitor(it_)
    assert.equal((await visitor.goto(`/${RECORD}/apply`)).status, 409)
    assert.deepEqual(linksIn((await visitor.goto(`/${RECORD}`)).html, /larkspur-pledge\/apply/), [])
  })

  it('is marked in the queue and on the page of the application, with who else asks', async () => {
    await asksFor()
    await asksFor({ name: 'Marrow Institute', domain: 'marrow.example', email: 'm@marrow.example' })
    await applied(it_)
    const officer = await enrolled(it_)
    const desk = await officer.visitor.goto('/desk')
    assert.match(wordsOn(desk), inOrder('Larkspur Foundation larkspur.example', wording('handOver.queue')))
    assert.match(wordsOn(desk), inOrder(wording('desk.to.claim'), 'Larkspur Foundation'))
    assert.match(wordsOn(desk), inOrder(wording('desk.to.admit'), 'Larkspur Ferries'))
    const words = wordsOn(await opened(officer))
    assert.match(words, wording('handOver.asks', { call: 'The Larkspur Pledge' }))
    assert.match(words, wording('handOver.address.unproven', { address: 'larkspur.example' }))
    assert.match(
      words,
      inOrder(wording('handOver.other'), 'Marrow Institute (', wording('desk.was.waiting'), ')'),
    )
    assert.match(words, wording('handOver.title'))
    assert.doesNotMatch(words, wording('desk.doubt.kind'))
    assert.equal(countOf(officer.visitor.shown.html, '[value="admit"]'), 0)
  })

  it('is asked and refused as others are, and is no party by a form that was made up', async () => {
    const { own } = await asksFor()
    const officer = await enrolled(it_)
    await opened(officer)
    const { size } = it_.log.head()!
    const { status } = await officer.visitor.send('ask', { decision: 'admit', question: '' })
    assert.equal(status, 400)
    await opened(officer)
    await officer.visitor.send('refuse', { reason: 'The foundation says otherwise.' })
    assert.match(
      wordsOn(await new Visitor(it_).goto(own)),
      inOrder(wording('claim.is.refused'), 'The foundation says otherwise'),
    )
    assert.equal(it_.log.head()!.size, size)
    assert.match(wordsOn(await new Visitor(it_).goto(`/${RECORD}`)), /Tidewater|tidewater/)
  })

  it('is handed the register by one act, which the desk has filled in, and told so by a letter', async () => {
    const { own } = await asksFor({}, { lang: 'fr' })
    it_.now = '2026-01-02T00:00:00Z'
    const officer = await enrolled(it_)
    await handOver(officer)
    const words = wordsOn(officer.visitor.shown)
    assert.match(
      words,
      inOrder(
        wording('head.call/claimed', { call: 'The Larkspur Pledge' }),
        wording('ask.convener'),
        'Larkspur Foundation',
      ),
    )
    const { type, call, body } = await signed(it_, officer)
    assert.deepEqual([type, call], ['call/claimed', RECORD])
    const { convener, authority, policy } = body as unknown as typeof PLEDGE
    assert.deepEqual(convener, PLEDGE.convener)
    assert.equal(authority.level, 'declared')
    const { kinds, effect, entities: _, ...rules } = policy
    assert.deepEqual(new Set(kinds), new Set(PLEDGE.policy.kinds))
    assert.deepEqual({ ...PLEDGE.policy, ...rules }, PLEDGE.policy)
    const applicant = new Visitor(it_, { lang: 'fr' })
    assert.deepEqual(effect, [{ lang: 'en', text: 'Binding in honour.' }])
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(
        wording('desk.done'),
        wording('entry.n', { index: newest() }),
        wording('handOver.doneOn', { by: 'officer-1', day: '2 January 2026' }),
      ),
    )
    assert.match(
      wordsOn(await applicant.goto(own)),
      inOrder(wording('claim.is.claimed', {}, 'fr'), wording('claim.call', {}, 'fr')),
    )
    assert.throws(() => formIn(applicant.shown.html, '/domain'))
    // The letter names the entry, so it is written once that is there, and then no more.
    for (const _ of [1, 2]) await it_.running.worker.workOff()
    const lying = await letters.all(it_.log.drawer, parseTime(it_.now))
    assert.equal(lying.filter(({ value }) => value.kind === 'register-claimed').length, 1)
    const { html } = await officer.visitor.goto('/desk/outbox')
    assert.match(
      wordsOn(await readLetter(officer, lettersIn(html).at(-1)!)),
      inOrder(
        wording('letter.claimedHeading', { call: 'The Larkspur Pledge' }, 'fr'),
        wording('head.call/claimed', {}, 'fr'),
      ),
    )
    assert.match(
      wordsOn(await officer.visitor.goto('/desk?stage=claimed')),
      inOrder(wording('queue.stage.claimed'), '1', wording('desk.was.claimed', { by: 'officer-1' })),
    )
  })

  it('finds the domain that was proven told beside that of the record, and bound with its evidence', async () => {
    await asksFor()
    const { drawer } = it_.log
    const now = parseTime(it_.now)
    const [filed] = await applications.all(drawer, now)
    const seen = { mediaType: 'message/http', bytes: utf8('HTTP/1.1 200 OK') } as const
    const proven = async (domain: string) => {
      const evidence = [await keepEvidence(drawer, seen, now)]
      const how = {
        method: 'domain',
        how: 'https',
        dnssec: null,
        token: null,
        entry: null,
        handed: null,
      } as const
      await keepProof(drawer, filed!.id, { ...how, what: domain, domain, at: now, evidence })
      return evidence
    }
    const officer = await enrolled(it_)
    await proven('marrow.example')
    assert.match(
      wordsOn(await opened(officer)),
      wording('handOver.address.other', { address: 'larkspur.example', domain: 'marrow.example' }),
    )
    await proven('guests.larkspur.example')
    assert.match(
      wordsOn(await opened(officer)),
      wording('handOver.address.other', { address: 'larkspur.example', domain: 'guests.larkspur.example' }),
    )
    await toForm(officer)
    assert.equal(formIn(officer.visitor.shown.html, '/desk/new/claim').fields.authority, undefined)
    const evidence = await proven('larkspur.example')
    assert.match(
      wordsOn(await opened(officer)),
      wording('handOver.address.same', { address: 'larkspur.example' }),
    )
    await toForm(officer)
    assert.equal(formIn(officer.visitor.shown.html, '/desk/new/claim').fields.authority, 'domain')
    await handOver(officer, { authority: 'domain' })
    const { body } = await signed(it_, officer)
    const { authority } = body as unknown as typeof PLEDGE
    assert.deepEqual([authority.level, authority.evidence], ['domain', evidence])
    assert.match(wordsOn(officer.visitor.shown), wording('proof.recorded', { index: newest() }))
  })

  it('is given no authority by a domain of its own choice, where the record names no address to compare', async () => {
    const convener = { ...PLEDGE.convener, url: null }
    await it_.post('call/opened', { ...PLEDGE, convener }, { call: 'bare-pledge' })
    const visitor = new Visitor(it_)
    await visitor.goto('/bare-pledge/apply')
    await sendSteps(visitor, { ...FOUNDATION, domain: 'marrow.example' })
    const now = parseTime(it_.now)
    const [filed] = await applications.all(it_.log.drawer, now)
    const how = {
      method: 'domain',
      how: 'https',
      dnssec: null,
      token: null,
      entry: null,
      handed: null,
    } as const
    const proof = { ...how, what: 'marrow.example', domain: 'marrow.example', at: now, evidence: [] }
    await keepProof(it_.log.drawer, filed!.id, proof)
    const officer = await enrolled(it_)
    await toForm(officer)
    assert.equal(formIn(officer.visitor.shown.html, '/desk/new/claim').fields.authority, undefined)
  })

  it('keeps a register that has lost its banner, and none of its rows, history or earlier days', async () => {
    await asksFor()
    it_.now = '2026-03-01T00:00:00Z'
    const officer = await enrolled(it_)
    const rollThen = async () =>
      (await it_.json<{ items: unknown[] }>(`/${RECORD}/roll.json?at=2026-02-01`)).items
    const before = await rollThen()
    assert.equal(before.length, 1)
    await handOver(officer)
    await signed(it_, officer)
    const visitor = new Visitor(it_)
    const { html } = await visitor.goto(`/${RECORD}`)
    assert.equal(countOf(html, '.record'), 0)
    assert.doesNotMatch(load(html)('title').text(), wording('record.titleOf'))
    assert.match(
      wordsOn(visitor.shown),
      inOrder(
        '1 Jan 2026',
        wording('call.history.record', { keeper: 'The Harbour Secretariat' }),
        '1 Mar 2026',
        wording('call.history.claimed'),
      ),
    )
    assert.match(wordsOn(await visitor.goto(`/${RECORD}/roll`)), /tidewater/)
    assert.match(wordsOn(await visitor.goto('/parties/tidewater')), wording('party.notAdmitted'))
    assert.deepEqual(await rollThen(), before)
    assert.match(
      wordsOn(await visitor.goto(`/${RECORD}/apply?claims=tidewater`)),
      inOrder(
        wording('apply.title', { call: 'The Larkspur Pledge' }),
        wording('apply.claims', { row: 'tidewater' }),
      ),
    )
  })

  it('is one of two who asked: the other is told, and the desk has nothing left to hand over', async () => {
    await asksFor()
    await asksFor({ name: 'Marrow Institute', domain: 'marrow.example', email: 'm@marrow.example' })
    const officer = await enrolled(it_)
    await handOver(officer)
    await signed(it_, officer)
    assert.match(
      wordsOn(await openApplication(officer.visitor, 'Marrow Institute')),
      wording('handOver.gone', { entry: say('en', 'entry.linked', { index: newest() }) }),
    )
  })

  it('gets no other register by an application than the one that was asked for', async () => {
    await it_.post('call/opened', PLEDGE, { call: 'another-record' })
    await asksFor()
    const officer = await enrolled(it_)
    const { status } = await handOver(officer, { call: 'another-record' })
    assert.equal(status, 422)
    assert.match(wordsOn(officer.visitor.shown), wording('handOver.otherCall'))
  })

  it('changes nothing for a call that is its convener’s already', async () => {
    const visitor = new Visitor(it_)
    assert.match(
      wordsOn(await visitor.goto(`/${ACCORD}/apply`)),
      wording('apply.title', { call: 'The Harbour Accord' }),
    )
    assert.doesNotMatch((await visitor.goto(`/${ACCORD}`)).html, wording('claim.link'))
  })
})
