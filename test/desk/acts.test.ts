import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import type { Fact } from '../../src/register/rows.ts'
import { say } from '../../src/web/messages/say.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, inEnglish, listed } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import {
  anotherOfficer,
  enrolled,
  filled,
  type Officer,
  readyToSign,
  signed,
  signedByTwo,
  signIn,
} from './people.ts'
import { faultsIn, formIn, linksIn, wordsIn, wordsOn } from './visitor.ts'

const bare = (markup: string) => wordsIn(markup, 'body')[0]!.trim()

const PAPER = {
  call: ACCORD,
  party: 'northhaven',
  instrument: new Blob(['A scan of the letter.']),
  date: '2025-12-24',
  read: 'fr',
  channel: 'By registered letter',
  reservation: '',
  declaration: '',
}

const PAPER_HEAD = wording('head.signature/deposited', {
  signs: 'yes',
  party: 'northhaven',
  manifest: 1,
  call: 'The Harbour Accord',
  noun: 'signatory',
})

/** The sentence and the facts of a statement, without the ids that stand beside names and rules before it is signed. */
function toldOn(html: string): { headline: string | undefined; facts: [string, string][] } {
  const $ = load(html)
  $('a + code, .hash .no-print').remove()
  $('.sub')
    .filter((_, sub) => /^(?:[\d,]+ bytes|sha256:|[a-z-]+$)/.test($(sub).text()))
    .remove()
  // A tag parts words where it stands.
  $('body *').before(' ').after(' ')
  const text = (selected: ReturnType<typeof $>) => selected.text().replace(/\s+/g, ' ').trim()
  const [headline] = $('blockquote.statement, h1:has(+ p.lede)')
  const terms = [...$('dl.facts.wide').first().find('dt')]
  const facts = terms.map((term): [string, string] => [text($(term)), text($(term).next('dd'))])
  return { headline: headline && text($(headline)), facts }
}

describe('the acts of the desk', () => {
  let it_: Depositary
  let officer: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    officer = await enrolled(it_)
  })
  afterEach(() => it_.close())

  const fill = (form: string, typed: Record<string, string | Blob>) => filled(officer, form, typed)
  const opens = (typed: Record<string, string>) => readyToSign(officer, typed)
  const sign = () => signed(it_, officer)

  it('record an instrument on paper by the digest of its copy', async () => {
    await fill('paper', {
      ...PAPER,
      party: 'https://harbour.example/parties/northhaven',
      declaration: 'As far as the law allows.',
    })
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(
        PAPER_HEAD,
        wording('member.instrument'),
        wording('entry.instrumentOf', { day: '24 December 2025' }),
      ),
    )
    assert.match(wordsOn(officer.visitor.shown), /As far as the law allows/)
    const { type, by, call, body } = await sign()
    assert.deepEqual([type, by, call], ['signature/deposited', 'depositary', ACCORD])
    const { instrument, read } = body as unknown as { instrument: { digest: string }; read: string[] }
    assert.equal(instrument.digest, digestOf(utf8('A scan of the letter.')))
    assert.deepEqual(read, ['fr'])
    assert.match(await it_.text(`/${ACCORD}/roll`), /northhaven/)
  })

  it('record later words by another paper, of whoever stands from paper', async () => {
    const later = { call: ACCORD, party: 'northhaven', date: '2025-12-30', channel: 'By hand' }
    const scan = { instrument: new Blob(['A scan of the second letter.']) }
    await fill('paper', { ...PAPER, reservation: 'Not at night.' })
    await sign()
    for (const [saidLater, words, type, member] of [
      ['declared', 'As far as the law allows.', 'declaration/made', 'declaration'],
      ['narrowed', 'Not at night in winter.', 'reservation/narrowed', 'reservation'],
      ['narrowed', '', 'reservation/narrowed', 'reservation'],
    ] as const) {
      await fill('restatement', { ...later, ...scan, saidLater, words })
      assert.match(wordsOn(officer.visitor.shown), inOrder(wording('saying.before'), '30 December 2025'))
      const made = await sign()
      assert.deepEqual([made.type, made.by], [type, 'depositary'])
      const text = (made.body as Readonly<Record<string, { text: string } | null>>)[member]
      assert.equal(text?.text ?? '', words)
    }
    const { html, status } = await fill('restatement', {
      ...later,
      ...scan,
      saidLater: 'reserved',
      words: 'x',
    })
    assert.equal(status, 422)
    assert.match(faultsIn(html).words!, wording('refusal.reservation_late.mend'))
  })

  it('are told before they are signed as their entries tell them afterwards', async () => {
    const forms = [
      ['paper', { ...PAPER, reservation: 'Not the inner basin. '.repeat(20) }],
      [
        'check',
        { party: 'northhaven', method: 'vetted', outcome: 'holds', checked: '2026-01-01', note: 'Met.' },
      ],
      ['suspension', { party: 'northhaven', reason: 'A phone was lost.' }],
      ['call', CALL],
    ] as const
    for (const [form, typed] of forms) {
      await (form === 'call' ? opens(typed) : fill(form, typed))
      const before = toldOn(officer.visitor.shown.html)
      const entry = it_.log.head()!.size
      await sign()
      const after = toldOn(await it_.text(`/entries/${entry}`))
      assert.ok(before.headline !== undefined && before.facts.length > 5, form)
      assert.equal(before.headline, after.headline)
      // Before, what a body leaves open is named, and where recorded words will lie is not yet an address.
      const absent = before.facts.filter(([, what]) => what === say('en', 'desk.none')).map(([term]) => term)
      assert.deepEqual(
        before.facts.filter(([term]) => !absent.includes(term)),
        after.facts.filter(
          ([term]) => ![say('en', 'entry.recorded'), say('en', 'entry.witnessed')].includes(term),
        ),
      )
    }
  })

  it('find a party by its name, and say whom they found', async () => {
    await fill('paper', { ...PAPER, party: 'Northhaven' })
    assert.match(wordsOn(officer.visitor.shown), inOrder(PAPER_HEAD, wording('member.party'), 'northhaven'))
    const { html } = await fill('paper', { ...PAPER, party: 'Southhaven' })
    assert.match(faultsIn(html).party!, wording('wrong.party', { typed: 'Southhaven' }))
  })

  it('say what is wrong with each field, and keep the others', async () => {
    const { instrument: _, ...rest } = PAPER
    const { html, status } = await fill('paper', { ...rest, party: 'nobody', channel: '', date: 'Christmas' })
    assert.equal(status, 422)
    for (const name of ['instrument', 'party', 'channel', 'date']) assert.ok(faultsIn(html)[name], name)
    assert.equal(formIn(html, '/desk/new/paper').fields.date, 'Christmas')
    const early = await fill('paper', { ...PAPER, date: '2031-01-01' })
    assert.match(faultsIn(early.html).date!, wording('wrong.signature/deposited.date'))
  })

  it('take out what nobody sees, and say so: a mark that a word processor has left cannot be found', async () => {
    const keyid = officer.device.keyids[0]!
    for (const reason of ['Lost\u200f.', `Lost\u200f. ${'It was lost. '.repeat(20)}`]) {
      const { html, status } = await fill('revocation', { keyid, reason })
      assert.equal(status, 422)
      assert.match(
        wordsOn(officer.visitor.shown),
        inOrder(/U\+200F, which nobody can see/, /(?:text|words)_hidden/, wording('fields.hidden')),
      )
      assert.equal(formIn(html, '/desk/new/revocation').fields.reason, reason.replace('\u200f', ''))
    }
  })

  it('revoke a key, and end what its holder has open', async () => {
    const other = await anotherOfficer(it_)
    const keyid = other.device.keyids[0]!
    await fill('revocation', { keyid, reason: 'The phone was lost.' })
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(
        wording('head.key/revoked', { whose: 'theirs', keyid: 'officer-2' }),
        wording('desk.keysLeft', { count: 0, holder: 'officer-2' }),
      ),
    )
    assert.equal((await sign()).type, 'key/revoked')
    assert.match((await other.visitor.goto('/desk')).path, /^\/desk\/sign-in/)
    assert.equal((await signIn(other.visitor, other.device)).status, 403)
    const { html } = await fill('revocation', { keyid, reason: 'Again.' })
    assert.match(faultsIn(html).keyid!, /^This key was revoked by entry \d+/)
  })

  it('do not let an officer revoke the key of the depositary', async () => {
    const before = it_.log.head()!.size
    await fill('revocation', { keyid: it_.key.keyid, reason: 'To be alone.' })
    // No field mends it: it is told above the form, which holds what was typed.
    assert.equal(officer.visitor.shown.status, 422)
    assert.match(wordsOn(officer.visitor.shown), /key_use_wrong.*To be alone\./)
    assert.equal(it_.log.head()!.size, before)
  })

  it('remove a signature by a published rule of its call, with a reason', async () => {
    const removal = {
      call: ACCORD,
      party: 'northhaven',
      rule: `${ACCORD} silence`,
      reason: 'Two reports missed.',
    }
    const { html } = await fill('removal', removal)
    assert.match(faultsIn(html).party!, /^No signature of northhaven stands/)
    await it_.as('northhaven').sign(ACCORD)
    const other = await anotherOfficer(it_)
    await fill('removal', { ...removal, rule: '' })
    assert.ok(faultsIn(officer.visitor.shown.html).rule)
    await fill('removal', removal)
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(
        wording('head.signature/removed', {
          party: 'northhaven',
          call: 'The Harbour Accord',
          noun: 'signatory',
        }),
        wording('member.rule'),
        'silence Two reports missed',
        wording('party.bound'),
        'version 1 of the rules',
      ),
    )
    const { type, body } = await signedByTwo(it_, officer, other)
    assert.deepEqual([type, body.rule], ['signature/removed', 'silence'])
  })

  it('close a call, which takes no more signatures', async () => {
    const other = await anotherOfficer(it_)
    await fill('closing', { call: ACCORD, reason: '' })
    assert.ok(faultsIn(officer.visitor.shown.html).reason)
    await fill('closing', { call: ACCORD, reason: 'The conference is over.' })
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(wording('head.call/closed', { call: 'The Harbour Accord' }), wording('desk.closesForGood')),
    )
    const { type, call, body } = await signedByTwo(it_, officer, other)
    assert.deepEqual(
      [type, call, body.reason],
      ['call/closed', ACCORD, { lang: 'en', text: 'The conference is over.' }],
    )
    await assert.rejects(it_.as('northhaven').sign(ACCORD), /call_closed|was closed/)
  })

  const CALL = {
    id: 'lighthouse-pledge',
    'titles.en': 'The Lighthouse Pledge',
    'titles.fr': 'L’Engagement des phares',
    'convener.en': 'The Lighthouse Conference',
    url: 'https://lighthouse.example/',
    issued: '2026-01-01',
    authority: 'vetted',
    'verb.en': 'sign',
    'noun.en': 'signatory',
    'authentic.en': 'yes',
    'kind-company': 'yes',
    mandate: 'domain',
    'effect.en': 'A political declaration.',
    'entities.en': 'The signatory named.',
    notice: '90',
    window: '7',
    ruleId1: 'dissolved',
    'rule1.en': 'The signatory has ceased to exist.',
  }

  it('open a call, which takes applications from then on', async () => {
    await opens(CALL)
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(
        wording('head.call/opened', { call: 'The Lighthouse Pledge', record: 'no' }),
        wording('ask.convener'),
        'The Lighthouse Conference',
      ),
    )
    assert.match(wordsOn(officer.visitor.shown), wording('policy.noticeIs', { how: 'later', days: 90 }))
    assert.equal((await sign()).type, 'call/opened')
    assert.match(await it_.text('/lighthouse-pledge?lang=fr'), /L’Engagement des phares/)
    assert.equal((await it_.get('/lighthouse-pledge/apply')).status, 200)
  })

  it('open a call with its text in one statement, and its summary', async () => {
    const typed = {
      ...CALL,
      'summary.en': 'x'.repeat(281),
      'text.en': 'We keep the lamps lit.',
    }
    await opens(typed)
    assert.match(faultsIn(officer.visitor.shown.html)['summary.en']!, wording('wrong.summary'))
    const whole = { ...typed, 'summary.en': 'Every ship sees the shore.' }
    const french = { 'title.fr': 'x'.repeat(201), 'text.fr': 'Nous gardons les feux allumés.' }
    await opens({ ...whole, ...french })
    assert.match(faultsIn(officer.visitor.shown.html)['title.fr']!, wording('desk.titleMissing'))
    await opens({ ...whole, ...french, 'title.fr': 'Les phares' })
    assert.match(wordsOn(officer.visitor.shown), inOrder('Every ship sees the shore.', 'Les phares'))
    const { type, body } = await sign()
    assert.deepEqual(
      [type, body.summary],
      ['call/opened', [{ lang: 'en', text: 'Every ship sees the shore.' }]],
    )
    const [page, text] = await Promise.all([
      it_.text('/lighthouse-pledge'),
      it_.text('/lighthouse-pledge/text'),
    ])
    assert.match(
      bare(page),
      inOrder('Every ship sees the shore.', 'We keep the lamps lit.', wording('call.readWhole')),
    )
    assert.match(bare(text), /We keep the lamps lit\./)
    assert.match(bare(await it_.text('/')), inOrder('The Lighthouse Pledge', 'Every ship sees the shore.'))
    assert.equal((await it_.get('/lighthouse-pledge/sign')).status, 200)
  })

  it('record what a source says of an organisation, as the register knows it or as a new one, and take it back', async () => {
    const source = {
      sourceTitle: 'Who was there',
      sourceBy: 'The Gazette',
      sourceUrl: '',
      sourceDate: '2025-12-30',
      sourceCopy: new Blob(['The page, archived.']),
    }
    const said = {
      call: ACCORD,
      what: 'absent',
      day: '2025-12-30',
      words: '',
      kind: '',
      country: '',
      ...source,
    }
    await it_.post('party/listed', listed('quay', '2025-12-01'), { call: ACCORD })
    await fill('fact', { ...said, party: 'Kway' })
    assert.match(faultsIn(officer.visitor.shown.html).party!, /tick the box/)
    await fill('fact', { ...said, party: 'Quay', what: 'declared' })
    assert.match(faultsIn(officer.visitor.shown.html).words!, wording('wrong.fact/recorded.words'))
    await fill('fact', { ...said, party: 'https://harbour.example/parties/quay' })
    const known = await sign()
    assert.equal(known.type, 'fact/recorded')
    const { names, kind, country, source: told } = known.body as unknown as Fact
    assert.deepEqual([names, kind, country], [inEnglish('quay'), 'company', 'DE'])
    assert.equal(told.digest, digestOf(utf8('The page, archived.')))
    await fill('fact', { ...said, party: 'Old Quay', isNew: 'yes', kind: 'academia', what: 'present' })
    const fresh = (await sign()).body as unknown as Fact & { party: string }
    assert.deepEqual(
      [fresh.party, fresh.names[0]!.text, fresh.kind, fresh.country],
      ['old-quay', 'Old Quay', 'academia', null],
    )
    // A person's name is asked about, as the organisation's and as the one in the source, before the log holds it.
    await fill('fact', { ...said, party: 'Ada Okafor', isNew: 'yes', what: 'present' })
    assert.match(
      faultsIn(officer.visitor.shown.html).party!,
      wording('desk.maybePerson', { typed: 'Ada Okafor' }),
    )
    await fill('fact', { ...said, party: 'Quay', 'names.en': 'Ada Okafor, Quay' })
    assert.match(
      faultsIn(officer.visitor.shown.html).party!,
      wording('desk.maybePerson', { typed: 'Ada Okafor, Quay' }),
    )
    await fill('fact', {
      ...said,
      party: 'Ada Okafor',
      isNew: 'yes',
      isOrganisation: 'yes',
      kind: 'academia',
      what: 'present',
    })
    assert.match(wordsOn(officer.visitor.shown), /Ada Okafor/)
    const count = { call: ACCORD, day: '2025-12-30', total: '1 362', 'of-state': '5', words: '', ...source }
    await fill('count', { ...count, 'of-company': '1,360' })
    assert.match(faultsIn(officer.visitor.shown.html)['of-state']!, wording('wrong.count/recorded.kinds'))
    await fill('count', count)
    const counted = await sign()
    assert.deepEqual([counted.body.total, counted.body.kinds], [1362, [{ of: 'state', total: 5 }]])
    const entry = (await it_.json<{ size: number }>(`/${ACCORD}.json`)).size - 1
    await fill('takeback', { fact: '0', reason: 'A slip.' })
    assert.match(
      faultsIn(officer.visitor.shown.html).fact!,
      wording('wrong.fact/withdrawn.fact', { typed: '0' }),
    )
    await fill('takeback', { fact: `https://harbour.example/entries/${entry}`, reason: 'A slip.' })
    assert.equal((await sign()).type, 'count/withdrawn')
    await fill('takeback', { fact: String(entry - 1), reason: 'Another quay.' })
    assert.equal((await sign()).type, 'fact/withdrawn')
    await fill('takeback', { fact: String(entry - 1), reason: 'Again.' })
    assert.match(faultsIn(officer.visitor.shown.html).fact!, /recorded nothing of old-quay that still holds/)
  })

  it('say who can be missing from a call, line by line, and change it as it stands', async () => {
    const lines =
      'vale; public-authority; no; en=Port of Vale | fr=Port de Vale\nhook; company; -; Hook & Sons; Ltd.'
    const typed = {
      ...CALL,
      ...{ absentees: 'list', 'absentTitles.en': 'Those invited', absentDate: '2026-01-01' },
      absentSource: 'https://lighthouse.example/invited',
    }
    await opens(typed)
    const fault = (html: string) => faultsIn(html).absentMembers!
    assert.match(fault(officer.visitor.shown.html), wording('desk.absentees.noLines'))
    for (const [line, says] of [
      ['\nreef; harbour; NO; The Reef', wording('desk.absentees.lineBad', { line: 3 })],
      [
        '\nada; civil-society; -; Ada Okafor, Hull',
        wording('desk.maybePerson', { typed: 'Ada Okafor, Hull' }),
      ],
      ['\nvale; company; -; Vale', wording('desk.absentees.twice', { line: 3 })],
    ] as const) {
      await opens({ ...typed, absentMembers: lines + line })
      assert.match(fault(officer.visitor.shown.html), says)
    }
    const many = Array.from({ length: 201 }, (_, i) => `p${i}; company; -; P ${i}`).join('\n')
    await opens({ ...typed, absentMembers: many })
    assert.match(fault(officer.visitor.shown.html), /201 names .* is 200 names and 24,000 bytes/)
    await opens({ ...typed, absentMembers: lines })
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder('Those invited', 'Port of Vale', 'Hook & Sons; Ltd.'),
    )
    const vale = [
      { lang: 'en', text: 'Port of Vale' },
      { lang: 'fr', text: 'Port de Vale' },
    ]
    assert.deepEqual((await sign()).body.absentees, {
      titles: [{ lang: 'en', text: 'Those invited' }],
      source: 'https://lighthouse.example/invited',
      date: '2026-01-01',
      members: [
        { id: 'vale', names: vale, kind: 'public-authority', country: 'NO' },
        { id: 'hook', names: [{ lang: 'en', text: 'Hook & Sons; Ltd.' }], kind: 'company', country: null },
      ],
    })
    await officer.visitor.goto('/desk/new/amendment?call=lighthouse-pledge')
    assert.match(officer.visitor.shown.html, /vale; public-authority; NO; en=Port of Vale \| fr=Port de Vale/)
    await officer.visitor.send('new/amendment', { absentees: '', reason: 'Nobody is missed.' })
    assert.equal((await sign()).body.absentees, null)
    assert.equal((await it_.get('/lighthouse-pledge/not-on-the-list')).status, 404)
  })

  it('void a call that was opened by mistake, by one officer, while nobody has signed it', async () => {
    await fill('voiding', { call: ACCORD, reason: 'A rehearsal.' })
    assert.match(wordsOn(officer.visitor.shown), wording('desk.voidsForGood'))
    assert.equal((await sign()).type, 'call/voided')
    const page = await it_.get(`/${ACCORD}`)
    assert.equal(page.status, 200)
    const html = await page.text()
    assert.match(bare(html), inOrder('Voided on', 'A rehearsal.'))
    assert.equal(load(html)('.actions').length, 0)
    assert.equal(linksIn(await it_.text('/')).includes(`/${ACCORD}`), false)
    const { voided } = await it_.json<{ voided: boolean }>(`/${ACCORD}.json`)
    assert.equal(voided, true)
    await assert.rejects(it_.as('northhaven').sign(ACCORD), /call_closed|was voided/)
  })

  it('do not void a call that somebody has signed', async () => {
    await it_.as('northhaven').sign(ACCORD)
    await fill('voiding', { call: ACCORD, reason: 'A rehearsal.' })
    assert.match(faultsIn(officer.visitor.shown.html).call!, /Somebody has signed harbour-accord/)
  })

  it('open a call that asks each kind for its own mandate, names umbrella bodies, and invites persons', async () => {
    const more = {
      'kind-state': 'yes',
      'mandate-state': 'vetted',
      'mandate-company': 'domain',
      'mandate-academia': 'email',
      umbrellas: 'https://harbour.example/parties/northhaven\n',
      recheck: '90',
      persons: 'yes',
    }
    const { html } = await opens({ ...CALL, ...more, umbrellas: 'Southhaven', recheck: 'often' })
    assert.match(faultsIn(html).umbrellas!, wording('wrong.umbrellas', { typed: 'Southhaven' }))
    assert.ok(faultsIn(html).recheck)
    // This server sends no letters, and each person needs one.
    assert.match(wordsOn(await officer.visitor.follow(/\/who\?check/)), wording('desk.personsNoMail'))
    await opens({ ...CALL, ...more })
    const told = wordsOn(officer.visitor.shown)
    assert.match(
      told,
      inOrder(wording('policy.mandateFor'), wording('general.pair', { what: 'States', value: 'Vetted' })),
    )
    assert.match(told, inOrder(wording('ask.umbrellas'), 'northhaven'))
    assert.match(told, wording('policy.recheckEvery', { count: 90 }))
    const { policy } = (await sign()).body as unknown as { policy: Record<string, unknown> }
    assert.deepEqual(policy.mandates, [{ kind: 'state', mandate: 'vetted' }])
    assert.deepEqual([policy.umbrellas, policy.recheckDays, policy.persons], [['northhaven'], 90, true])
    const rules = wordsOn({ html: await it_.text('/lighthouse-pledge/policy') })
    assert.match(
      rules,
      inOrder(wording('policy.mandateFor'), wording('general.pair', { what: 'States', value: 'Vetted' })),
    )
    assert.match(rules, inOrder(wording('policy.persons'), wording('policy.personsMay')))
    const accord = wordsOn({ html: await it_.text(`/${ACCORD}/policy`) })
    for (const absent of ['policy.umbrellas', 'policy.persons'] as const) {
      assert.match(rules, wording(absent))
      assert.doesNotMatch(accord, wording(absent), 'a policy that says nothing of it')
    }
  })

  it('open no call under the name of another, or of a page of this site', async () => {
    for (const id of [ACCORD, 'desk', 'log', 'The Pledge']) {
      const { html } = await opens({ ...CALL, id })
      assert.ok(faultsIn(html).id, id)
    }
    const none = { 'titles.en': '', 'titles.fr': '' }
    const { html } = await opens({
      ...CALL,
      ...none,
      notice: '3651',
      ruleId1: 'No name',
      ruleId2: 'x',
    })
    for (const name of ['notice', 'ruleId1', 'rule2.en']) assert.ok(faultsIn(html)[name], name)
    const { 'titles.en': told } = faultsIn(html)
    assert.match(told!, wording('empty.localised', { field: say('en', 'ask.titles') }))
  })
})

describe('what an officer signs', () => {
  let it_: Depositary
  let officer: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    officer = await enrolled(it_)
    await filled(officer, 'paper', PAPER)
  })
  afterEach(() => it_.close())

  it('is what was shown, whatever the page was made to send', async () => {
    const before = it_.log.head()!.size
    const { status } = await officer.visitor.send('passkey', {
      ...officer.device.answer(formIn(officer.visitor.shown.html, 'passkey'), 'officer'),
      payload: 'eyJhIjoxfQ',
    })
    assert.equal(status, 409)
    assert.equal(it_.log.head()!.size, before)
  })

  it('is dated and signed anew where the register has changed since, and then by two if a key has spoken', async () => {
    await it_.as('northhaven').sign(ACCORD)
    await it_.as('northhaven').withdraw(ACCORD)
    assert.equal((await officer.visitor.use(officer.device, 'officer')).status, 409)
    assert.match(wordsOn(officer.visitor.shown), /seen_stale/)
    assert.equal((await officer.visitor.use(officer.device, 'officer')).status, 200)
    // It left by its own key meanwhile: no officer alone records a paper that says otherwise.
    assert.match(wordsOn(officer.visitor.shown), wording('second.waitsTitle'))
  })

  it('is counted with whatever else comes through the door', async () => {
    const counted = async () => {
      const figures = await it_.figures()
      return Number(/^avow_statements_total\{outcome="recorded"\} (\d+)$/m.exec(figures)?.[1])
    }
    const before = await counted()
    await officer.visitor.use(officer.device, 'officer')
    assert.equal(await counted(), before + 1)
  })

  it('is signed once: the page of the act is gone afterwards', async () => {
    const { path } = officer.visitor.shown
    await officer.visitor.use(officer.device, 'officer')
    assert.equal((await officer.visitor.goto(path)).status, 410)
  })

  it('is theirs alone: another officer does not find it', async () => {
    const { path } = officer.visitor.shown
    const other = await anotherOfficer(it_)
    assert.equal((await other.visitor.goto(path)).status, 410)
  })

  it('survives a session that ended before the passkey was asked', async () => {
    const { path } = officer.visitor.shown
    it_.now = '2026-01-01T09:00:00Z'
    const { path: signInPath } = await officer.visitor.use(officer.device, 'officer')
    assert.match(signInPath, /^\/desk\/sign-in/)
    const { path: back, status } = await officer.visitor.use(officer.device, 'officer')
    assert.ok(back.startsWith(path))
    assert.equal(status, 200)
    assert.match(wordsOn(officer.visitor.shown), PAPER_HEAD)
  })
})
