import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { applicationFor } from '../../src/people/applications.ts'
import type { Change } from '../../src/store/drawer.ts'
import { say } from '../../src/web/messages/say.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import {
  admitted,
  applied,
  CHECKED,
  enrolled,
  invited,
  LARKSPUR,
  type Officer,
  openApplication,
  signIn,
} from './people.ts'
import { countOf, linksIn, linkThatReads, rowOf, Visitor, wordsOn } from './visitor.ts'

/** The names in the queue, in its order. */
function inQueue(html: string): string[] {
  const $ = load(html)
  return [...$('a[dir="auto"] + span')].map(domain => $(domain).prev().text())
}

describe('the queue of the desk', () => {
  let it_: Depositary
  let officer: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    officer = await enrolled(it_)
  })
  afterEach(() => it_.close())

  it('says at first sight what is doubtful, and of whom nothing is', async () => {
    await applied(it_)
    await applied(it_, { name: 'Larkspur', person: 'Sam Reed', email: 's@larkspur.example' })
    await applied(it_, { name: 'Northhaven', domain: 'nh.example', person: 'Bo Ek', email: 'b@mail.example' })
    await applied(it_, { name: 'Quiet Quay', domain: 'q.example', person: 'Di Ott', email: 'd@q.example' })
    const { html } = await officer.visitor.goto('/desk')
    assert.match(rowOf({ html }, LARKSPUR.name), wording('desk.queueAlike', { what: 'domain' }))
    assert.match(
      rowOf({ html }, 'Northhaven'),
      inOrder(wording('desk.queueKnown', { what: say('en', 'desk.alike.name') }), wording('desk.queueEmail')),
    )
    for (const doubt of ['desk.queueAlike', 'desk.queueKnown', 'desk.queueEmail'] as const)
      assert.doesNotMatch(rowOf({ html }, 'Quiet Quay'), wording(doubt))
  })

  it('leads to what was sent and what to ask about it, before the form that admits', async () => {
    await applied(it_, { domain: '' })
    const { html } = await officer.visitor.goto('/desk')
    const [page, anchor] = linkThatReads(html, wording('desk.to.review')).split('#')
    const $ = load((await officer.visitor.goto(page!)).html)
    const doubt = $('main *').filter((_, one) => wording('desk.doubt.noDomain').test($(one).text()))
    const [sent, mandate] = [$(`#${anchor}`), $('[name="mandate"]')]
    const places = [sent.first(), doubt.last(), mandate.first()].map(one => $('*').index(one))
    assert.ok(places[0]! > 0)
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    )
  })

  it('leads from each decision to the application that came next, and to the desk after the last', async () => {
    await applied(it_)
    await applied(it_, { name: 'Second', domain: 'second.example', email: 'x@second.example' })
    await applied(it_, { name: 'Third', domain: 'third.example', email: 'x@third.example' })
    const names = inQueue((await officer.visitor.goto('/desk')).html)
    const lead = () => {
      const $ = load(officer.visitor.shown.html)
      const link = [...$('a:has(bdi)')].find(one => wording('desk.nextOne').test($(one).text()))
      return link && { path: $(link).attr('href')!, name: $(link).find('bdi').text() }
    }
    await openApplication(officer.visitor, names[1])
    await officer.visitor.send('refuse', { reason: 'Nobody answers.' })
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(wording('desk.refusedDone'), wording('desk.nextWait', { count: 2 })),
    )
    assert.equal(countOf(officer.visitor.shown.html, '[role="status"][tabindex="-1"][autofocus]'), 1)
    assert.equal(lead()!.name, names[2])
    await officer.visitor.goto(lead()!.path)
    await officer.visitor.send('admit', CHECKED)
    await officer.visitor.use(officer.device, 'officer')
    assert.equal(lead()!.name, names[0])
    await invited(officer)
    assert.equal(lead()!.name, names[0])
    await officer.visitor.goto(lead()!.path)
    await officer.visitor.send('refuse', { reason: 'Nobody answers.' })
    assert.equal(lead(), undefined)
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(wording('desk.nextWait', { count: 0 }), wording('desk.toDesk')),
    )
  })

  it('of a thousand goes a page at a time, and loses nobody when others are decided meanwhile', async () => {
    const now = parseTime(it_.now)
    const all: Change[] = []
    for (let n = 0; n < 1000; n++)
      all.push(
        applicationFor(
          {
            call: ACCORD,
            lang: 'en',
            organisation: {
              name: `Quay number ${n}`,
              nameLang: 'en',
              kind: 'company',
              country: 'DE',
              domain: `quay-${n}.example`,
              identifiers: {},
            },
            person: { name: `Person ${n}`, role: 'Clerk', email: `clerk@quay-${n}.example` },
            words: '',
          },
          now + n,
        ).laid,
      )
    await it_.log.drawer.apply(all, now)
    const named = (html: string) => inQueue(html).map(name => Number(name.replace('Quay number ', '')))
    const first = await officer.visitor.goto('/desk')
    assert.match(
      wordsOn(first),
      inOrder(
        wording('desk.waitTitle', { count: 1000 }),
        wording('desk.queueShown', { first: 1, last: 50, total: 1000 }),
      ),
    )
    assert.ok(first.html.length < 100_000)
    assert.deepEqual(named(first.html).slice(0, 3), [0, 1, 2])
    const next = load(first.html)('a[rel="next"]').attr('href')!
    await officer.visitor.goto(linkThatReads(first.html, /^Quay number 0$/))
    await officer.visitor.send('refuse', { reason: 'Nobody answers.' })
    const second = await officer.visitor.goto(next)
    assert.equal(named(second.html)[0], 50)
    assert.match(
      wordsOn(second),
      inOrder(
        wording('desk.queueShown', { first: 50, last: 99, total: 999 }),
        wording('roll.first'),
        wording('roll.next'),
      ),
    )
  })
})

describe('an invitation that an officer makes', () => {
  let it_: Depositary
  let officer: Officer
  beforeEach(async () => {
    it_ = await startDepositary()
    officer = await enrolled(it_)
  })
  afterEach(() => it_.close())

  it('is handed over in the language of the applicant, for the party that it names', async () => {
    const name = 'Traversiers du Larkspur'
    await applied(it_, { name, domain: 'traversiers.example' }, { lang: 'fr' })
    await admitted(officer, name)
    const link = await invited(officer)
    const { html } = officer.visitor.shown
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(wording('desk.inviteTitle'), 'Traversiers du Larkspur'),
    )
    const { pathname, searchParams: mail } = new URL(linksIn(html, /^mailto:/)[0]!)
    assert.equal(decodeURIComponent(pathname), 'ada@larkspur.example')
    const call = 'The Harbour Accord'
    assert.match(mail.get('subject')!, wording('letter.invitationSubject', { name, call }, 'fr'))
    const body = mail.get('body')!.replace(/\s+/g, ' ')
    assert.match(
      body,
      inOrder(
        wording('letter.inviter', { how: 'approved', issued: 'other', name }, 'fr'),
        wording('letter.invitation', {}, 'fr'),
        wording('letter.asks', { asks: 'A promise to keep the harbour open' }, 'fr'),
        wording('letter.invitationLinkHand', { until: '14 février 2026', asked: 'no', answers: '' }, 'fr'),
      ),
    )
    assert.ok(mail.get('body')!.includes(`https://harbour.example${link}?lang=fr`))
  })

  it('tells until when it is good while nobody has used it, and when it has expired', async () => {
    await applied(it_)
    await admitted(officer)
    const { path } = officer.visitor.shown
    await invited(officer)
    assert.match(
      wordsOn(await officer.visitor.goto(path)),
      wording('desk.inviteAgainNote', { until: '14 February 2026' }),
    )
    it_.now = '2026-02-14T00:00:00Z'
    await signIn(officer.visitor, officer.device)
    assert.match(wordsOn(await officer.visitor.goto(path)), wording('desk.inviteExpired'))
    const again = await invited(officer)
    assert.equal((await new Visitor(it_).goto(again)).status, 200)
  })
})
