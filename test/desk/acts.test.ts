import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { anotherOfficer, enrolled, filled, type Officer, signed, signedByTwo, signIn } from './people.ts'
import { formIn, wordsOn } from './visitor.ts'

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

/** The sentence and the facts of a statement, without the ids that stand beside names before it is signed. */
function toldOn(html: string): { headline: string | undefined; facts: [string, string][] } {
  const text = (markup: string) =>
    markup
      .replace(/<\/a> <code>[^<]*<\/code>/g, '</a>')
      .replace(
        /<(?:a|span) class="(?:sub|sub hash)"[^>]*>(?:[\d,]+ bytes[^<]*|sha256:[^<]*)<\/(?:a|span)>/g,
        '',
      )
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  const headline =
    /<blockquote class="statement"[^>]*>(.*?)<\/blockquote>|<h1>(.*?)<\/h1><p class="lede">/s.exec(html)
  const [, list = ''] = /<dl class="facts wide(?: mt)?">(.*?)<\/dl>/s.exec(html) ?? []
  const facts = [...list.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/gs)].map(
    ([, term, what]): [string, string] => [text(term!), text(what!)],
  )
  return { headline: text(headline?.[1] ?? headline?.[2] ?? ''), facts }
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
        'northhaven accepted version 1 of The Harbour Accord as signatory, on paper',
        wording('member.instrument'),
        'Paper of 24 December 2025',
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

  it('are told before they are signed as their entries tell them afterwards', async () => {
    const [key] = await it_.log.store.keysOf('northhaven', 1)
    const forms = [
      ['paper', { ...PAPER, reservation: 'Not the inner basin. '.repeat(20) }],
      [
        'check',
        { party: 'northhaven', method: 'vetted', outcome: 'holds', checked: '2026-01-01', note: 'Met.' },
      ],
      ['revocation', { keyid: key!.key, reason: 'The phone was lost.' }],
      ['call', CALL],
    ] as const
    for (const [form, typed] of forms) {
      await fill(form, typed)
      const before = toldOn(officer.visitor.shown.html)
      const entry = it_.log.head()!.size
      await sign()
      const after = toldOn(await it_.text(`/entries/${entry}`))
      assert.ok(before.headline !== undefined && before.facts.length > 5, form)
      assert.equal(before.headline, after.headline)
      // Before, what a body leaves open is named, and where recorded words will lie is not yet an address.
      const absent = before.facts.filter(([, what]) => what === 'None given').map(([term]) => term)
      assert.deepEqual(
        before.facts.filter(([term]) => !absent.includes(term)),
        after.facts.filter(([term]) => term !== 'Recorded' && term !== 'Witnessed'),
      )
    }
  })

  it('find a party by its name, and say whom they found', async () => {
    await fill('paper', { ...PAPER, party: 'Northhaven' })
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(
        'northhaven accepted version 1 of The Harbour Accord as signatory, on paper',
        wording('member.party'),
        'northhaven',
      ),
    )
    const { html } = await fill('paper', { ...PAPER, party: 'Southhaven' })
    assert.match(html, /<a href="#party">“Southhaven” is neither the id nor the name/)
  })

  it('say what is wrong with each field, and keep the others', async () => {
    const { instrument: _, ...rest } = PAPER
    const { html, status } = await fill('paper', { ...rest, party: 'nobody', channel: '', date: 'Christmas' })
    assert.equal(status, 422)
    for (const name of ['instrument', 'party', 'channel', 'date'])
      assert.match(html, new RegExp(`<a href="#${name}">`))
    assert.equal(formIn(html, '/desk/new/paper').fields.date, 'Christmas')
    const early = await fill('paper', { ...PAPER, date: '2031-01-01' })
    assert.match(early.html, /<a href="#date">Enter the day of the instrument, today or before/)
  })

  it('take out what nobody sees, and say so: a mark that a word processor has left cannot be found', async () => {
    const keyid = officer.device.keyids[0]!
    for (const reason of ['Lost\u200f.', `Lost\u200f. ${'It was lost. '.repeat(20)}`]) {
      const { html, status } = await fill('revocation', { keyid, reason })
      assert.equal(status, 422)
      assert.match(
        wordsOn(officer.visitor.shown),
        /U\+200F, which nobody can see.*(?:text|words)_hidden.*It is taken out here/,
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
      /revoked a key of officer-2.*officer-2 has no other key, and can sign nothing afterwards/,
    )
    assert.equal((await sign()).type, 'key/revoked')
    assert.match((await other.visitor.goto('/desk')).path, /^\/desk\/sign-in/)
    assert.equal((await signIn(other.visitor, other.device)).status, 403)
    const { html } = await fill('revocation', { keyid, reason: 'Again.' })
    assert.match(html, /<a href="#keyid">This key was revoked by entry \d+/)
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
    assert.match(html, /<a href="#party">No signature of northhaven stands/)
    await it_.as('northhaven').sign(ACCORD)
    const other = await anotherOfficer(it_)
    await fill('removal', { ...removal, rule: '' })
    assert.match(officer.visitor.shown.html, /<a href="#rule">/)
    await fill('removal', removal)
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(
        'removed northhaven as signatory of The Harbour Accord',
        wording('member.rule'),
        'silence Two reports missed',
      ),
    )
    const { type, body } = await signedByTwo(it_, officer, other)
    assert.deepEqual([type, body.rule], ['signature/removed', 'silence'])
  })

  it('close a call, which takes no more signatures', async () => {
    const other = await anotherOfficer(it_)
    await fill('closing', { call: ACCORD, reason: '' })
    assert.match(officer.visitor.shown.html, /<a href="#reason">/)
    await fill('closing', { call: ACCORD, reason: 'The conference is over.' })
    assert.match(wordsOn(officer.visitor.shown), /closed The Harbour Accord.*It takes no more signatures/)
    const { type, call, body } = await signedByTwo(it_, officer, other)
    assert.deepEqual(
      [type, call, body.reason],
      ['call/closed', ACCORD, { lang: 'en', text: 'The conference is over.' }],
    )
    await assert.rejects(it_.as('northhaven').sign(ACCORD), /call_closed|was closed/)
  })

  const CALL = {
    id: 'lighthouse-pledge',
    titles: 'en=The Lighthouse Pledge\nfr=L’Engagement des phares',
    convener: 'The Lighthouse Conference',
    url: 'https://lighthouse.example/',
    issued: '2026-01-01',
    authority: 'vetted',
    verb: 'en=sign',
    noun: 'en=signatory',
    'kind-company': 'yes',
    mandate: 'domain',
    effect: 'A political declaration.',
    entities: 'The signatory named.',
    months: '12',
    from: '2027-01-01',
    grace: '30',
    notice: '90',
    window: '7',
    delisting: 'dissolved: The signatory has ceased to exist.',
  }

  it('open a call, which takes applications from then on', async () => {
    await fill('call', CALL)
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder('opened The Lighthouse Pledge', wording('ask.convener'), 'The Lighthouse Conference'),
    )
    assert.match(
      wordsOn(officer.visitor.shown),
      wording('policy.everyMonths', { months: 12, from: '1 January 2027' }),
    )
    assert.equal((await sign()).type, 'call/opened')
    assert.match(await it_.text('/lighthouse-pledge?lang=fr'), /L’Engagement des phares/)
    assert.equal((await it_.get('/lighthouse-pledge/apply')).status, 200)
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
    const { html } = await fill('call', { ...CALL, ...more, umbrellas: 'Southhaven', recheck: 'often' })
    assert.match(html, /<a href="#umbrellas">“Southhaven” is no party that was admitted here/)
    assert.match(html, /<a href="#recheck">/)
    await fill('call', { ...CALL, ...more })
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
    const rules = (await it_.text('/lighthouse-pledge/policy')).replace(/<[^>]+>/g, ' ')
    assert.match(
      rules,
      inOrder(wording('policy.mandateFor'), wording('general.pair', { what: 'States', value: 'Vetted' })),
    )
    assert.match(rules, /Persons\s+May sign too, in their own name/)
    const accord = (await it_.text(`/${ACCORD}/policy`)).replace(/<[^>]+>/g, ' ')
    assert.doesNotMatch(accord, /Umbrella bodies|Persons/, 'a policy that says nothing of it')
  })

  it('open no call under the name of another, or of a page of this site', async () => {
    for (const id of [ACCORD, 'desk', 'log', 'The Pledge']) {
      const { html, status } = await fill('call', { ...CALL, id })
      assert.equal(status, 422)
      assert.match(html, /<a href="#id">/, id)
    }
    const { html } = await fill('call', { ...CALL, months: '0', delisting: 'no colon', titles: '' })
    for (const name of ['months', 'delisting', 'titles'])
      assert.match(html, new RegExp(`<a href="#${name}">`))
    assert.match(html, /<a href="#titles">Title: write one language a line/)
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

  it('is dated and signed anew where the register has changed since', async () => {
    await it_.as('northhaven').sign(ACCORD)
    await it_.as('northhaven').withdraw(ACCORD)
    assert.equal((await officer.visitor.use(officer.device, 'officer')).status, 409)
    assert.match(wordsOn(officer.visitor.shown), /seen_stale/)
    assert.equal((await officer.visitor.use(officer.device, 'officer')).status, 200)
    assert.match(officer.visitor.shown.path, /done=\d+$/)
  })

  it('is counted with whatever else comes through the door', async () => {
    const counted = async () => {
      const figures = await (await it_.app.request('/metrics')).text()
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
    assert.match(
      wordsOn(officer.visitor.shown),
      wording('head.signature/deposited', {
        manifest: 1,
        party: 'northhaven',
        call: 'The Harbour Accord',
        noun: 'signatory',
      }),
    )
  })
})
