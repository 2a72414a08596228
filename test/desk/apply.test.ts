import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { applications } from '../../src/people/applications.ts'
import { takeTurn } from '../../src/web/kit/rate-limiter.ts'
import type { Asked } from '../../src/web/kit/request.ts'
import { say } from '../../src/web/messages/say.ts'
import { admit, type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, listed } from '../harbour.ts'
import { codeOf } from '../refused.ts'
import { inOrder, wording } from '../wording.ts'
import { AURELIA, invitesToJoin } from './aurelia.ts'
import { applied, enrolled, LARKSPUR, openApplication, sendSteps } from './people.ts'
import { countOf, faultsIn, formIn, linksIn, type Shown, Visitor, wordsOn } from './visitor.ts'

describe('an applicant', () => {
  let it_: Depositary
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
  })
  afterEach(() => it_.close())

  it('gets a page of its own, which no cache keeps, no engine finds and no link gives away', async () => {
    const { visitor, own } = await applied(it_, {}, { lang: 'fr' })
    assert.match(wordsOn(visitor.shown), wording('apply.received', {}, 'fr'))
    const stranger = new Visitor(it_)
    const { headers, html } = await stranger.goto(own)
    assert.match(
      wordsOn(stranger.shown),
      inOrder('Larkspur Ferries', 'Ada Okafor,', wording('kind.company'), 'secretary'),
    )
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.equal(headers.get('referrer-policy'), 'strict-origin')
    assert.match(headers.get('x-robots-tag')!, /noindex/)
    assert.doesNotMatch(html, /invitations\//)
    assert.equal((await stranger.goto(`/applications/${'A'.repeat(43)}`)).status, 410)
  })

  it('keeps the address of its page before all forms, and is led back to it from where a form was sent', async () => {
    const { visitor, own } = await applied(it_)
    const { html } = await visitor.goto(own)
    assert.match(wordsOn({ html }), inOrder(wording('apply.keepAddress'), wording('proofs.title')))
    const $ = load(html)
    assert.equal($('#own-address').attr('value'), `https://harbour.example${own}`)
    assert.equal($('[data-copy="own-address"]').length, 1)
    assert.doesNotMatch(wordsOn({ html }), wording('proofs.emailNote'), 'where this site sends no e-mail')
    for (const form of ['code', 'email', 'domain', 'look', 'documents', 'answer']) {
      const answer = await it_.app.request(`${own}/${form}`)
      assert.deepEqual([answer.status, answer.headers.get('location')], [303, own], form)
    }
    assert.equal((await it_.app.request(`${own}/nothing`)).status, 404)
  })

  it('is told at the top what is wrong with a code', async () => {
    const { visitor, own } = await applied(it_)
    await visitor.goto(own)
    await visitor.send('/email', { address: 'ada@larkspur.example' })
    const { html, status } = await visitor.send('/code', { code: '123' })
    assert.equal(status, 422)
    const $ = load(html)
    assert.match($('title').text(), wording('frame.error', { title: $('h1').text() }))
    assert.match($('.errors').text(), wording('proofs.codeMissing'))
    assert.equal($('.errors a').attr('href'), '#code')
    assert.equal($('#code').length, 1)
  })

  it('is forgotten after a year, whatever was decided', async () => {
    const officer = await enrolled(it_)
    await applied(it_)
    await openApplication(officer.visitor)
    await officer.visitor.send('refuse', { reason: 'Nobody answers at this domain.' })
    const { drawer } = it_.log
    const kept = async () => (await applications.all(drawer, parseTime(it_.now))).length
    assert.equal(await kept(), 1)
    it_.now = '2027-01-01T23:00:00Z'
    assert.equal(await kept(), 1)
    it_.now = '2027-01-02T00:00:00Z'
    assert.equal(await kept(), 0)
    assert.ok((await drawer.sweep(parseTime(it_.now))) > 0, 'what it said of a person is erased')
  })

  it('changes nothing in the log by asking', async () => {
    const { size } = it_.log.head()!
    await applied(it_)
    assert.equal(it_.log.head()!.size, size)
  })

  it('finds everything that was typed, and each fault at its step with a link to its field', async () => {
    const visitor = new Visitor(it_, { lang: 'fr' })
    await visitor.goto(`/${ACCORD}/apply`)
    const wrong = { kind: '', domain: 'not a domain', email: 'ada', lei: 'X' }
    const typed = { ...LARKSPUR, ...wrong, words: 'Ça\r\n presse' }
    const assertFaults = ({ status, html }: Shown, names: readonly (keyof typeof wrong)[]) => {
      assert.equal(status, 422)
      assert.deepEqual(Object.keys(faultsIn(html)).sort(), names.toSorted())
      assert.equal(countOf(html, '.errors[role="alert"][tabindex="-1"][autofocus]'), 1)
      const { fields } = formIn(html, '/apply')
      for (const name of names) assert.equal(fields[name] ?? '', wrong[name])
    }
    const first = await sendSteps(visitor, typed)
    assertFaults(first, ['kind', 'domain'])
    assert.match(faultsIn(first.html).domain!, wording('apply.domainBad', { typed: 'not a domain' }, 'fr'))
    assert.equal(formIn(first.html, '/apply').fields.name, LARKSPUR.name)
    const mended = { ...typed, kind: LARKSPUR.kind, domain: LARKSPUR.domain }
    assertFaults(await sendSteps(visitor, mended), ['email'])
    assertFaults(await sendSteps(visitor, { ...mended, email: LARKSPUR.email }), ['lei'])
    assert.equal(formIn(visitor.shown.html, '/apply').fields.words, typed.words)
  })

  it('goes back without losing a word, looks at everything before it is sent, and changes one step alone', async () => {
    const visitor = new Visitor(it_)
    await visitor.goto(`/${ACCORD}/apply`)
    await visitor.send('/apply', LARKSPUR)
    await visitor.send('/apply', { person: 'Ada Okafor', email: 'half@', to: 'back' })
    assert.equal(formIn(visitor.shown.html, '/apply').fields.name, LARKSPUR.name)
    await visitor.send('/apply')
    const { fields } = formIn(visitor.shown.html, '/apply')
    assert.deepEqual([fields.person, fields.email], ['Ada Okafor', 'half@'])
    await visitor.send('/apply', { role: LARKSPUR.role, email: LARKSPUR.email })
    assert.match(
      wordsOn(visitor.shown),
      inOrder(
        wording('apply.needs.domain', { kind: say('en', 'kind.company') }),
        wording('apply.way.domain'),
      ),
    )
    await visitor.send('/apply', { words: 'By May.' })
    const said = ['Larkspur Ferries', 'larkspur.example', 'Ada Okafor', LARKSPUR.email, 'By May.']
    assert.match(wordsOn(visitor.shown), inOrder(...said))
    assert.equal((await applications.all(it_.log.drawer, parseTime(it_.now))).length, 0)
    await visitor.follow(/\/you\?change=1$/)
    await visitor.send('/apply', { role: 'Chair' })
    assert.match(wordsOn(visitor.shown), inOrder(...said.slice(0, 3), 'Chair'))
    const step = visitor.shown.path
    await visitor.send('/apply')
    assert.match(wordsOn(visitor.shown), wording('apply.received'))
    assert.equal((await visitor.goto(step)).status, 410, 'what was sent is kept no more')
  })

  it('has its steps in no other browser, and loses nothing where they are gone', async () => {
    const visitor = new Visitor(it_)
    await visitor.goto(`/${ACCORD}/apply`)
    const { path } = await visitor.send('/apply', LARKSPUR)
    const other = new Visitor(it_)
    assert.equal((await other.goto(path)).status, 410)
    assert.match(wordsOn(other.shown), inOrder(wording('apply.lost'), wording('apply.begin')))
    it_.now = '2026-01-09T00:00:00Z'
    await visitor.send('/apply', { person: 'Ada Okafor', role: 'Chair', email: LARKSPUR.email })
    assert.equal(formIn(visitor.shown.html, '/apply').fields.name, '')
    assert.equal((await sendSteps(visitor, { ...LARKSPUR, role: 'Chair' })).status, 200)
    assert.match(wordsOn(visitor.shown), inOrder('Ada Okafor', 'Chair'))
  })

  it('is asked for no number that its kind has not', async () => {
    const visitor = new Visitor(it_)
    await visitor.goto(`/${ACCORD}/apply`)
    const typed = { ...LARKSPUR, kind: 'state', lei: '529900T8BM49AURSDO55' }
    for (const _ of ['organisation', 'you']) await visitor.send('/apply', typed)
    assert.equal(countOf(visitor.shown.html, '[name="lei"], [name="ror"], [name="wikidata"]'), 0)
    await sendSteps(visitor, typed)
    const [filed] = await applications.all(it_.log.drawer, parseTime(it_.now))
    assert.deepEqual(filed!.value.organisation.identifiers, {})
  })

  it('is told which check digits an identifier should have', async () => {
    const visitor = new Visitor(it_)
    await visitor.goto(`/${ACCORD}/apply`)
    const typed = {
      ...LARKSPUR,
      kind: 'civil-society',
      lei: '529900T8BM49AURSDO56',
      ror: 'https://ror.org/052gg0111',
    }
    assert.equal((await sendSteps(visitor, typed)).status, 422)
    const words = wordsOn(visitor.shown)
    assert.match(
      words,
      wording('fields.digitsBad', { scheme: 'LEI', ends: '56', digits: '55', before: '529900T8BM49AURSDO' }),
    )
    assert.match(
      words,
      wording('fields.digitsBad', { scheme: 'ROR', ends: '11', digits: '10', before: '052gg01' }),
    )
  })

  it('may copy whole addresses: of its site, of ROR, of Wikidata', async () => {
    const visitor = new Visitor(it_)
    await visitor.goto(`/${ACCORD}/apply`)
    const typed = {
      ...LARKSPUR,
      kind: 'civil-society',
      domain: 'https://www.Larkspur.example/about',
      ror: 'https://ror.org/05a28rw58',
      wikidata: 'https://www.wikidata.org/wiki/Q243',
    }
    assert.equal((await sendSteps(visitor, typed)).status, 200)
    assert.match(wordsOn(visitor.shown), /larkspur\.example.*05a28rw58, Q243/)
  })

  it('is nobody by a name that reads as another, and has one address to which letters go', async () => {
    const visitor = new Visitor(it_)
    await visitor.goto(`/${ACCORD}/apply`)
    const illegible = { name: 'North\u200bhaven', person: '\u202eadA', role: 'a\u0000b', words: 'x\u2066' }
    const legible = { name: 'Northhaven', person: 'adA', role: 'ab', words: 'x' }
    const steps = [['name'], ['person', 'role'], ['words']] as const
    for (const names of steps) {
      await visitor.send('/apply', { ...LARKSPUR, ...illegible })
      const { fields } = formIn(visitor.shown.html, '/apply')
      for (const name of names) {
        assert.match(faultsIn(visitor.shown.html)[name]!, wording('fields.hidden'))
        // Nobody could find it: it is taken out, and what is left can be sent as it stands.
        assert.equal(fields[name], legible[name])
      }
      await visitor.send('/apply')
    }
    const addresses = [
      'ada@larkspur.example?cc=eve%40evil.example',
      'ada,eve%40evil@larkspur.example',
      'ada@larkspur.example%2Ceve',
      'ada@\u202eelpmaxe.rupskral',
      'Ada<ada@larkspur.example',
    ]
    for (const email of addresses) {
      await visitor.goto(`/${ACCORD}/apply`)
      await sendSteps(visitor, { ...LARKSPUR, email })
      assert.ok(faultsIn(visitor.shown.html).email, email)
    }
    const kept = { ...LARKSPUR, name: 'باغ\u200cها', words: 'One\nTwo', email: 'r&d+ada%x@grün.example' }
    await visitor.goto(`/${ACCORD}/apply`)
    assert.equal((await sendSteps(visitor, kept)).status, 200)
    const officer = await enrolled(it_)
    const { html } = await openApplication(officer.visitor, kept.name)
    assert.ok(linksIn(html).includes('mailto:r%26d%2Bada%25x@gr%C3%BCn.example'))
  })

  it('is of a kind that the policy invites, whatever the form was made to say', async () => {
    const visitor = new Visitor(it_)
    const { html } = await visitor.goto(`/${ACCORD}/apply`)
    assert.equal(countOf(html, '[value="company"]'), 1)
    assert.equal(countOf(html, '[value="academia"]'), 0)
    assert.equal((await sendSteps(visitor, { ...LARKSPUR, kind: 'academia' })).status, 422)
  })

  it('is told in words where a call is closed', async () => {
    await it_.post('call/closed', { reason: { lang: 'en', text: 'It is done.' } }, { call: ACCORD })
    const visitor = new Visitor(it_)
    assert.equal((await visitor.goto(`/${ACCORD}/apply`)).status, 409)
    assert.match(wordsOn(visitor.shown), /was closed by entry \d/)
    assert.equal((await visitor.goto('/no-such-call/apply')).status, 404)
  })

  it('is not made to send anything by another site', async () => {
    const visitor = new Visitor(it_)
    await visitor.goto(`/${ACCORD}/apply`)
    const { status } = await visitor.send('/apply', LARKSPUR, { 'sec-fetch-site': 'cross-site' })
    assert.equal(status, 403)
  })

  it('is slowed down where one address sends more than a conference would', () => {
    const asked = { site: it_.running, address: '192.0.2.1' } as Asked
    for (let i = 0; i < 40; i++) takeTurn(asked, 'application')
    assert.equal(
      codeOf(() => takeTurn(asked, 'application')),
      'rate_limited',
    )
    takeTurn({ ...asked, address: '192.0.2.2' }, 'application')
  })
})

describe('what the desk is told of an applicant', () => {
  let it_: Depositary
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
  })
  afterEach(() => it_.close())

  const toldOf = async (changes: Partial<typeof LARKSPUR>) => {
    const officer = await enrolled(it_)
    await applied(it_, changes)
    return wordsOn(await openApplication(officer.visitor, changes.name))
  }

  it('is nothing where there is nothing to ask', async () => {
    assert.match(await toldOf({}), wording('desk.noDoubts'))
  })

  it('is who stands here under its name', async () => {
    assert.match(await toldOf({ name: 'Northhaven' }), inOrder(wording('desk.doubt.admitted'), 'northhaven'))
  })

  it('is whom we have invited under a like name or domain, whom the register does not know yet', async () => {
    const officer = await enrolled(it_)
    await invitesToJoin(officer)
    await applied(it_, { name: 'Republic of AURELIA' })
    const told = wording('desk.doubt.invited', {
      name: AURELIA.name,
      person: AURELIA.person,
      host: 'aurelia.example',
    })
    assert.match(wordsOn(await openApplication(officer.visitor, 'Republic of AURELIA')), told)
    await applied(it_, { name: 'Meadow', domain: AURELIA.domain, person: 'Eve Ill', email: 'e@else.example' })
    assert.match(wordsOn(await openApplication(officer.visitor, 'Meadow')), told)
  })

  it('is which row of a list bears its name', async () => {
    await it_.post('party/listed', listed('tidewater', '2025-03-01'), { call: ACCORD })
    assert.match(await toldOf({ name: 'Tidewater' }), inOrder(wording('desk.doubt.listed'), 'tidewater'))
  })

  it('is whose name looks the same in other letters', async () => {
    // The h is a Cyrillic shha, which no table of transliteration reads as an h.
    assert.match(
      await toldOf({ name: 'Nort\u04bbhaven' }),
      inOrder(wording('desk.doubt.scripts'), wording('desk.doubt.look'), 'northhaven'),
    )
  })

  it('is what another application shares with it, and what became of that one', async () => {
    await applied(it_, { name: 'Lines', domain: '', person: 'Sam Reed', email: 'ADA@larkspur.example' })
    await applied(it_, {
      name: 'LARKSPUR FERRIES GmbH',
      domain: 'larkspur-gmbh.example',
      email: 'x@y.example',
    })
    await applied(it_, {
      name: 'Somebody Else',
      domain: 'else.example',
      person: 'Eve',
      email: 'e@else.example',
    })
    const officer = await enrolled(it_)
    await openApplication(officer.visitor, 'Lines')
    await officer.visitor.send('refuse', { reason: 'Nobody answers.' })
    await applied(it_)
    const told = wordsOn(await openApplication(officer.visitor))
    const [name, person] = [say('en', 'desk.alike.name'), say('en', 'desk.alike.person')]
    assert.match(
      told,
      inOrder(
        wording('desk.doubt.alike', { what: `${name} and ${person}` }),
        'LARKSPUR FERRIES GmbH (',
        wording('desk.was.waiting'),
        wording('desk.doubt.alike', { what: say('en', 'desk.alike.email') }),
        'Lines (',
        wording('desk.was.refused', { by: 'officer-1' }),
      ),
    )
    assert.doesNotMatch(told, /Somebody Else/)
  })

  it('is who stands on the roll under a name without its legal form or last word, and at which domain', async () => {
    await admit(it_, 'harbour-watch', { domain: 'larkspur.example' })
    await it_.as('harbour-watch').sign(ACCORD)
    assert.match(
      await toldOf({ name: 'Harbour-Watch Foundation Ltd' }),
      inOrder(wording('desk.doubt.begins'), 'harbour-watch,', wording('desk.doubt.sameDomain')),
    )
  })

  it('is nobody else who begins with a common word', async () => {
    await admit(it_, 'port-of-northlight')
    await it_.as('port-of-northlight').sign(ACCORD)
    assert.doesNotMatch(await toldOf({ name: 'Port of Larkspur' }), wording('desk.doubt.begins'))
  })

  it('is nothing of the whole roll where its name has no word', async () => {
    await it_.as('northhaven').sign(ACCORD)
    assert.doesNotMatch(await toldOf({ name: '!!!' }), wording('desk.doubt.begins'))
  })

  it('is that its mail is not at its domain, or that it gave none', async () => {
    await applied(it_, { name: 'Nowhere', domain: '' })
    const officer = await enrolled(it_)
    assert.match(wordsOn(await openApplication(officer.visitor, 'Nowhere')), wording('desk.doubt.noDomain'))
    await applied(it_, { email: 'ada@mail.example' })
    assert.match(
      wordsOn(await openApplication(officer.visitor)),
      wording('desk.doubt.email', { at: 'mail.example', domain: 'larkspur.example' }),
    )
  })
})
