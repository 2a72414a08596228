import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { parseTime } from '../../src/core/time.ts'
import { letters as queue } from '../../src/people/letters.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import { tellParties } from '../../src/work/letters/party-told.ts'
import { CLAUSES, CLAUSES_DIGEST, MEASURES, pledgeOf, YEARLY } from '../committing.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { Visitor, wordsIn, wordsOn } from '../desk/visitor.ts'
import { ACCORD, facts, MANIFEST_DIGEST, manifestOf, POLICY, said, WORDS } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { inOrder, wording } from '../wording.ts'
import { lettersOf, reached } from './letters-told.ts'
import { representative } from './people.ts'

const LATE = { ...POLICY, reservationDays: 30 }
const numbered = (number: number) => wording('letter.noticeNumber', { number, call: 'The Harbour Accord' })

interface Told {
  readonly total: number
  readonly notices: readonly { number: number; entry: number; type: string; letters: string }[]
}

describe('letters to signatories', () => {
  let it_: Depositary
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'meridian', 'eastport'] })
    await reached(it_, 'northhaven', 'en')
    await reached(it_, 'northhaven', 'fr')
    await reached(it_, 'meridian', 'en')
    await it_.as('northhaven').sign(ACCORD)
    await lettersOf(it_)
  })
  afterEach(() => it_.close())

  const says = (by: string, type: string, body: object) =>
    it_.post(type, body, { by, call: ACCORD, signers: [partyKey(by)] })
  /** A version of these words, after this one; its digest. */
  const publish = async (words: string, supersedes: string) => {
    const manifest = manifestOf({ ...WORDS, en: words })
    const parts = [words, WORDS.fr].map(one => ({ name: digestOf(utf8(one)), bytes: utf8(one) }))
    await it_.post('text/published', { manifest, supersedes }, { call: ACCORD }, parts)
    return manifestDigest(manifest)
  }

  /** One difference, whatever came between. */
  const since = (to: string, rules = '') =>
    `/${ACCORD}/text/${to}/changes?${new URLSearchParams({ from: MANIFEST_DIGEST, ...(rules && { rules }) })}`

  it('tell of newer rules, and from which day they bind', async () => {
    const rules = { ...POLICY, noticeDays: 30 }
    await it_.post('call/policy-changed', { policy: rules, reason: said('Sooner.') }, { call: ACCORD })
    const told = await lettersOf(it_)
    assert.deepEqual([...told.keys()].sort(), ['en@northhaven.example', 'fr@northhaven.example'])
    const { kind, subject, text } = told.get('en@northhaven.example')!
    assert.equal(kind, 'notice')
    assert.match(subject, wording('letter.rulesSubject', { call: 'The Harbour Accord' }))
    // By the notice of the rules to which it has said yes, and not by that of the newer ones.
    const by = { name: 'northhaven', when: 'notice', day: '2 April 2026' }
    assert.match(
      text,
      inOrder(
        'Sooner.',
        wording('letter.rulesBind', by),
        `/${ACCORD}/policy?lang=en#${policyDigest(rules)}`,
        wording('letter.rulesHow', by),
        '/representative',
      ),
    )
    assert.match(
      told.get('fr@northhaven.example')!.text,
      /Les nouvelles règles engagent northhaven à partir du 2 avril 2026/,
    )
    assert.equal((await lettersOf(it_)).size, 0, 'once')
    const never = { ...POLICY, noticeDays: null }
    await it_.post('call/policy-changed', { policy: never, reason: said('Later.') }, { call: ACCORD })
    await it_.as('meridian').sign(ACCORD, { policy: policyDigest(never) })
    await lettersOf(it_)
    await it_.post('call/policy-changed', { policy: rules, reason: said('Sooner.') }, { call: ACCORD })
    const again = await lettersOf(it_)
    assert.match(
      again.get('en@meridian.example')!.text,
      wording('letter.rulesBind', { name: 'meridian', when: 'yes', day: '' }),
    )
  })

  it('tell by which indicators newer rules ask for figures', async () => {
    const [yearly, ...more] = CLAUSES.clauses!
    const asks = { report: true as const, indicators: 'year' }
    const policy = { ...CLAUSES, clauses: [{ ...yearly!, asks }, ...more] }
    await it_.post('call/policy-changed', { policy, reason: said('To be counted.') }, { call: ACCORD })
    const told = (await lettersOf(it_)).get('en@northhaven.example')!.text.replace(/\n>? ?/g, ' ')
    assert.match(
      told,
      inOrder(
        'Each year we say what became of our commitments.',
        wording('clause.asksFiguresYet', { indicators: 'year' }),
        wording('asks.due', { opens: '1 January 2027', due: '31 March 2027' }),
      ),
    )
  })

  it('tell what the clauses of newer rules ask, from when, and whom they ask for nothing', async () => {
    await it_.post(
      'call/policy-changed',
      { policy: CLAUSES, reason: said('To be measured.') },
      { call: ACCORD },
    )
    const said_ = (await lettersOf(it_)).get('en@northhaven.example')!.text.replace(/\n>? ?/g, ' ')
    const yearly = wording('asks.due', { opens: '1 January 2027', due: '31 March 2027' })
    // It has said yes to rules without clauses, so none binds it by notice.
    assert.match(
      said_,
      inOrder(
        wording('letter.rulesAsk', { name: 'northhaven' }),
        wording('letter.rulesAskNothing', { name: 'northhaven', any: 'yes', more: 'no' }),
        'Each year we say what became of our commitments.',
        yearly,
        wording('asks.late', { day: '30 April 2027' }),
        wording('asks.silent', { day: '30 June 2027' }),
      ),
    )
    await it_.as('meridian').sign(ACCORD, { policy: CLAUSES_DIGEST })
    await lettersOf(it_)
    const [first, ...more] = CLAUSES.clauses!
    const next = { ...CLAUSES, clauses: [{ ...first!, silent: 90 }, ...more] }
    await it_.post('call/policy-changed', { policy: next, reason: said('Slower.') }, { call: ACCORD })
    const told = (await lettersOf(it_)).get('en@meridian.example')!.text.replace(/\n>? ?/g, ' ')
    assert.match(
      told,
      inOrder(
        wording('letter.rulesAsk', { name: 'meridian' }),
        yearly,
        wording('asks.silent', { day: '30 July 2027' }),
      ),
    )
    assert.doesNotMatch(told, wording('letter.rulesAskNothing', { name: 'meridian', any: 'yes', more: 'no' }))
    const dropped = (count: number) => wording('letter.rulesDrop', { name: 'meridian', count })
    assert.doesNotMatch(told, dropped(1), 'it is another clause of that id')
    await reached(it_, 'meridian', 'en')
    const fewer = { ...CLAUSES, clauses: CLAUSES.clauses!.filter(({ id }) => id === YEARLY.id) }
    await it_.post('call/policy-changed', { policy: fewer, reason: said('Less.') }, { call: ACCORD })
    const less = (await lettersOf(it_)).get('en@meridian.example')!.text.replace(/\n>? ?/g, ' ')
    assert.match(
      less,
      inOrder('Each year we say what became', dropped(1), 'Within half a year we take something on.'),
    )
    assert.doesNotMatch(less.split(dropped(1))[1]!, /Each year we say/, 'that stays')
  })

  it('tell whoever a clause asks already that it goes on, open or late, and its page of acceptance tells the same', async () => {
    await it_.post('call/policy-changed', { policy: CLAUSES, reason: said('Measured.') }, { call: ACCORD })
    await it_.as('meridian').sign(ACCORD, { policy: CLAUSES_DIGEST })
    await lettersOf(it_)
    const change = async (recheckDays: number) => {
      const policy = { ...CLAUSES, recheckDays }
      await reached(it_, 'meridian', 'en')
      await it_.post('call/policy-changed', { policy, reason: said('Proofs again.') }, { call: ACCORD })
      return (await lettersOf(it_)).get('en@meridian.example')!.text.replace(/\n>? ?/g, ' ')
    }
    const goesOn = (is: string, day: string, more = {}) =>
      inOrder(wording('asks.same'), wording('asks.now', { is, day, ...more }))
    it_.now = '2026-02-01T12:00:00Z'
    const first = await change(400)
    assert.match(
      first,
      inOrder(
        'Each year we say',
        wording('asks.same'),
        wording('asks.due', { opens: '1 January 2027', due: '31 March 2027' }),
        'Within half a year',
        goesOn('open', '30 June 2026'),
      ),
    )
    it_.now = '2027-02-01T12:00:00Z'
    const second = await change(500)
    assert.match(second, goesOn('open', '31 March 2027'))
    assert.match(second, goesOn('overdue', '30 June 2026'))
    it_.now = '2027-07-01T12:00:00Z'
    const third = await change(600)
    const silent = goesOn('silent', '31 March 2027', { since: '30 June 2027' })
    assert.match(third, silent)
    for (const text of [first, second, third]) assert.doesNotMatch(text, wording('asks.over'))
    const { visitor } = await representative(it_, 'meridian')
    await visitor.goto(`/representative/new/acceptance?call=${ACCORD}`)
    const step = wordsOn(await visitor.send('acceptance', { call: ACCORD }))
    assert.match(step, silent)
    assert.doesNotMatch(step, wording('asks.over'))
  })

  it('tell of a class or another kind what it is, why, and what the rules ask from then on because of it', async () => {
    const large = {
      ...YEARLY,
      id: 'large-ports',
      says: [said('Large ports report twice a year.')],
      of: { classes: ['large'] },
    }
    const policy = { ...CLAUSES, clauses: [...CLAUSES.clauses!, large] }
    await it_.post('call/policy-changed', { policy, reason: said('Measured.') }, { call: ACCORD })
    await it_.as('meridian').sign(ACCORD, { policy: policyDigest(policy) })
    await lettersOf(it_)
    const told = async () => (await lettersOf(it_)).get('en@meridian.example')!.text
    const class_ = { party: 'meridian', class: 'large', policy: policyDigest(policy) }
    await it_.post('class/granted', { ...class_, reason: said('Twelve million tonnes.') }, { call: ACCORD })
    const due = wording('asks.due', { opens: '1 January 2027', due: '31 March 2027' })
    assert.match(
      await told(),
      inOrder(
        wording('letter.classIs', { is: 'granted', name: 'meridian', class: 'Large ports' }),
        'Twelve million tonnes.',
        wording('letter.turnedAsks', { name: 'meridian', day: '2 January 2026' }),
        'Large ports report twice a year.',
        due,
      ),
    )
    it_.now = '2026-01-02T12:00:00Z'
    await reached(it_, 'meridian', 'en')
    const ends = { party: 'meridian', class: 'large', reason: said('Nine million since.') }
    await it_.post('class/ended', ends, { call: ACCORD })
    const ended = await told()
    assert.match(
      ended,
      inOrder(
        wording('letter.classIs', { is: 'ended', name: 'meridian', class: 'Large ports' }),
        'Nine million since.',
        wording('letter.turnedEnds', { name: 'meridian', day: '3 January 2026' }),
        'Large ports report twice a year.',
      ),
    )
    assert.doesNotMatch(ended, /Each year we say/, 'what is not meant for the class goes on')
    it_.now = '2026-01-03T12:00:00Z'
    await reached(it_, 'meridian', 'en')
    const state = { ...facts('meridian'), kind: 'state', reason: said('It is one.') }
    await it_.post('party/updated', { party: 'meridian', ...state })
    const kind = await told()
    assert.match(
      kind,
      inOrder(
        wording('letter.kindIs', { kind: 'State', old: 'Company' }),
        'It is one.',
        wording('letter.turnedEnds', { name: 'meridian', day: '4 January 2026' }),
        'Each year we say what became of our commitments.',
      ),
    )
    assert.doesNotMatch(kind, wording('letter.turnedAsks'))
  })

  it('tell of a later edition of measures what is new, changed and gone, and what stays for who took one on', async () => {
    await it_.as('meridian').sign(ACCORD)
    const publish = async (body: object) => {
      await it_.post('measures/published', body, { call: ACCORD })
      return (await lettersOf(it_)).get('en@meridian.example')!.text
    }
    assert.doesNotMatch(await publish(MEASURES), wording('letter.edition', { is: 'fresh', edition: 1 }))
    const measure = { catalogue: 'air', edition: 1, id: 'shore-power' }
    await says('meridian', 'commitment/made', {
      manifest: MANIFEST_DIGEST,
      commitments: [pledgeOf('shore', { measure })],
    })
    const [under] = MEASURES.commitments
    const [power, quays] = under!.measures
    const next = [
      { ...power!, titles: [{ lang: 'en', text: 'Offer shore power at every berth' }] },
      { ...quays!, id: 'scrubbers', titles: [{ lang: 'en', text: 'No open-loop scrubbers' }] },
    ]
    const second = await publish({ ...MEASURES, edition: 2, commitments: [{ ...under!, measures: next }] })
    assert.match(
      second,
      inOrder(
        wording('letter.edition', { is: 'fresh', edition: 2 }),
        'No open-loop scrubbers',
        wording('letter.edition', { is: 'changed', edition: 2 }),
        'Offer shore power at every berth',
        wording('letter.edition', { is: 'gone', edition: 2 }),
        'Fit every state quay',
        wording('letter.editionHeld', { count: 1, name: 'meridian' }),
      ),
    )
  })

  it('tell whoever was removed of the way back, which its own pages offer in place of signing', async () => {
    const policy = policyDigest(POLICY)
    const { visitor } = await representative(it_, 'northhaven')
    await lettersOf(it_)
    const body = { party: 'northhaven', rule: POLICY.delisting[0]!.id, policy, reason: said('No mandate.') }
    await it_.post('signature/removed', body, { call: ACCORD })
    assert.match(
      (await lettersOf(it_)).get('en@northhaven.example')!.text,
      inOrder(
        wording('letter.removedBack'),
        wording('letter.removedBackSays', { name: 'northhaven', by: 'hand' }),
        '/representative?lang=en',
      ),
    )
    const page = wordsOn(await visitor.goto('/representative'))
    assert.match(page, inOrder(wording('rep.state.removed'), wording('rep.removedBack')))
    assert.doesNotMatch(page, wording('rep.signThis'))
    // Nothing is asked of it, so it reports in words alone.
    await visitor.goto(`/representative/commitments/${ACCORD}/report`)
    const sent = await visitor.send(`/commitments/${ACCORD}/report`, { words: 'We were away.' })
    assert.match(wordsOn(sent), /We were away\./)
    assert.equal(sent.status, 200)
  })

  it('tell of a newer version whoever signed one before', async () => {
    const second = await publish('We keep it open.\n', MANIFEST_DIGEST)
    const third = await publish('We keep all of it open.\n', second)
    await it_.as('meridian').sign(ACCORD, { manifest: third, policy: policyDigest(POLICY) })
    const told = await lettersOf(it_)
    assert.equal(told.has('en@meridian.example'), false, 'it has signed the newest')
    const { subject, text } = told.get('en@northhaven.example')!
    assert.match(subject, wording('letter.versionSubject', { call: 'The Harbour Accord' }))
    assert.match(
      text,
      inOrder(
        wording('letter.version', { name: 'northhaven', old: 1, number: 3 }),
        wording('letter.versionSee', { old: 1, number: 3 }),
        since(third),
        wording('letter.versionHow', { name: 'northhaven', number: 3 }),
      ),
    )
    assert.match(told.get('fr@northhaven.example')!.text, /reste attachée à la version 1/)
  })

  it('are told on the pages of the signatory too, and before it signs, with what changed since its version', async () => {
    const { visitor } = await representative(it_, 'northhaven')
    const before = wordsOn(await visitor.goto('/representative'))
    assert.doesNotMatch(before, /newer version/)
    const second = await publish('We keep it open.\n', MANIFEST_DIGEST)
    const rules = { ...POLICY, noticeDays: null }
    await it_.post(
      'call/policy-changed',
      { policy: rules, reason: said('By a yes alone.') },
      { call: ACCORD },
    )
    const third = await publish('# The Harbour Accord\n\nWe keep all the harbours open.\n', second)
    const { html, ...shown } = await visitor.goto('/representative')
    assert.match(
      wordsOn({ html, ...shown }),
      inOrder(wording('rep.newer', { old: 1 }), wording('rep.signNewer', { number: 3 })),
    )
    const difference = since(third, policyDigest(POLICY))
    assert.ok(load(html)(`a[href="${difference}"]`).length === 1, difference)
    const page = await visitor.goto(difference)
    assert.match(wordsOn(page), wording('changes.rulesToo'))
    assert.deepEqual(wordsIn(page.html, 'article ins'), ['all ', 'harbours'])

    await visitor.goto(`/${ACCORD}/sign?party=northhaven`)
    await visitor.send('/sign', { party: 'northhaven' })
    const step = visitor.shown
    const notice = (how: string, days: number) => wording('policy.noticeIs', { how, days })
    assert.match(
      wordsOn(step),
      inOrder(
        wording('sign.since'),
        'We keep all the',
        wording('changes.rules'),
        notice('never', 0),
        notice('later', 90),
        wording('sign.whole'),
        wording('sign.allRules'),
      ),
    )
    assert.deepEqual(wordsIn(step.html, 'article ins'), ['all ', 'harbours'])
    assert.ok(load(step.html)(`main a[href^="${difference}"]`).length === 1)
    const french = await visitor.goto(`${step.path}?read=fr`)
    assert.match(
      wordsOn(french),
      inOrder(wording('sign.since'), wording('changes.none'), wording('changes.elsewhere')),
    )
  })

  it('bear the number of their notice, which the call shows and anybody can count', async () => {
    await publish('We keep it open.\n', MANIFEST_DIGEST)
    await it_.post('call/policy-changed', { policy: LATE, reason: said('Late ones too.') }, { call: ACCORD })
    const rules = (await lettersOf(it_)).get('en@northhaven.example')!
    assert.match(rules.text, inOrder(numbered(3), `/${ACCORD}/notices?lang=en#notice-3`))
    const declaration = { party: 'northhaven', declaration: said('We read it so.'), instrument: null }
    const spoke = await says('northhaven', 'declaration/made', declaration)
    const { notices, total } = await it_.json<Told>(`/${ACCORD}/notices.json`)
    assert.equal(total, 4)
    assert.deepEqual(
      notices.map(({ number, type, letters }) => [number, type, letters]),
      [
        [4, 'declaration/made', 'asked'],
        [3, 'call/policy-changed', 'each'],
        [2, 'text/published', 'each'],
        [1, 'text/published', 'each'],
      ],
    )
    assert.equal(notices[0]!.entry, spoke.index)
    const older = await it_.json<Told>(`/${ACCORD}/notices.json?before=${notices[1]!.entry}`)
    assert.deepEqual([older.notices.map(({ number }) => number), older.total], [[2, 1], 4])
    const shown = wordsOn(await new Visitor(it_).goto(`/${ACCORD}/notices`))
    const titles = [4, 3, 2, 1].map(number => wording('notices.number', { number }))
    assert.match(shown, inOrder(...titles))
    const { html } = await new Visitor(it_).goto(`/${ACCORD}/notices`)
    const changed = (n: number) => load(html)(`#notice-${n} .ways a`).attr('href')!
    assert.match(changed(3), /\/policy#sha256:/)
    assert.match(changed(2), /\/text\/sha256:[^/]+\/changes/)
    assert.match(changed(1), /\/text\/sha256:[^/]+$/)
  })

  it('offer nothing that cannot be done any more, and go to no party that has ended', async () => {
    await it_.as('meridian').sign(ACCORD)
    await lettersOf(it_)
    await it_.post('party/ended', { party: 'meridian', reason: said('It is no more.') })
    const ended = await lettersOf(it_)
    assert.equal(ended.get('en@meridian.example')?.kind, 'party-told')
    await publish('We keep it open.\n', MANIFEST_DIGEST)
    await it_.post('call/closed', { reason: said('It is done.') }, { call: ACCORD })
    await tellParties(it_.running)
    const all = await queue.all(it_.log.drawer, parseTime(it_.now))
    assert.deepEqual(all.map(({ value }) => value.to).sort(), [
      'en@northhaven.example',
      'fr@northhaven.example',
    ])
    const closed = { is: 'closed', name: 'northhaven', last: '' }
    const { text } = (await lettersOf(it_)).get('en@northhaven.example')!
    assert.match(text, wording('letter.noticeHow', closed))
  })

  it('go on past a letter that cannot be written, and to names of every script', async () => {
    const named = { ...facts('northhaven'), names: [{ lang: 'ar', text: 'ميناء الشمال' }] }
    await it_.post('party/updated', { party: 'northhaven', ...named, reason: said('Its own name.') })
    await publish('We keep it open.\n', MANIFEST_DIGEST)
    await it_.post('call/closed', { reason: said('It is done.') }, { call: ACCORD })
    const { letters } = it_.running
    const notice: typeof letters.notice = of =>
      of.application.lang === 'fr' ? Promise.reject(new TypeError('no words')) : letters.notice(of)
    await tellParties({ ...it_.running, letters: { ...letters, notice } })
    const { subject } = (await lettersOf(it_)).get('en@northhaven.example')!
    assert.match(
      subject,
      wording('letter.noticeHeading', { is: 'closed', name: '', call: 'The Harbour Accord' }),
    )
    assert.equal((await lettersOf(it_)).size, 0, 'each entry is read once')
  })

  it('of what others say come once a day from each of them, though two are heard of at one mailbox', async () => {
    await it_.as('meridian').sign(ACCORD)
    const now = parseTime(it_.now)
    for (const party of ['northhaven', 'meridian'])
      await reached(it_, party, 'en', { email: 'press@group.example', hears: 'others' })
    const declares = (words: string) =>
      says('eastport', 'declaration/made', { party: 'eastport', declaration: said(words), instrument: null })
    await it_.as('eastport').sign(ACCORD)
    await lettersOf(it_)
    for (const words of ['We read it so.', 'And so.', 'And so too.']) await declares(words)
    await tellParties(it_.running)
    const all = await queue.all(it_.log.drawer, now)
    const heard = all.filter(({ value }) => value.to === 'press@group.example')
    assert.deepEqual(heard.map(({ value }) => value.tells?.party).sort(), ['meridian', 'northhaven'])
  })
})
