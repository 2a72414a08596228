import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { decode } from 'dns-packet'
import { digestOf } from '../../src/core/digest.ts'
import { Resolver } from '../../src/outbound/resolver.ts'
import { say } from '../../src/web/messages/say.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import {
  applied,
  enrolled,
  LARKSPUR,
  type Officer,
  openApplication,
  sendSteps,
  signed,
} from '../desk/people.ts'
import { formIn, formsIn, linksIn, Visitor, wordsOn } from '../desk/visitor.ts'
import { without } from '../ground.ts'
import { ACCORD, listed } from '../harbour.ts'
import { inARow, inOrder, wording } from '../wording.ts'
import { type DnsLab, startDnsLab } from './dns-lab.ts'

interface Mandate {
  readonly level: string
  readonly checked: string
  readonly note: { readonly text: string }
  readonly evidence: readonly string[]
}

const { person, role, email } = LARKSPUR
const PERSON = { person, role, email }

describe('an officer with what an applicant has proven', { skip: without('dns') }, () => {
  let dns: DnsLab
  let site: Depositary
  let officer: Officer
  before(async () => {
    dns = await startDnsLab({ 'larkspur.example': 'signed' })
  })
  after(() => dns?.stop())
  beforeEach(async () => {
    site = await startDepositary({ outbound: { resolver: new Resolver({ server: dns.server }) } })
    officer = await enrolled(site)
  })
  afterEach(() => site.close())

  const proven = async (visitor: Visitor) => {
    await visitor.send('/domain', { domain: 'larkspur.example' })
    const [line] = /avow-challenge=[\w-]+; expires=[\dTZ:-]+/.exec(wordsOn(visitor.shown))!
    await dns.publish('larkspur.example', [`_avow-challenge IN TXT "${line}"`])
    await visitor.send('/look', { how: 'dns' })
    assert.match(wordsOn(visitor.shown), wording('proof.isDomain'))
    await dns.publish('larkspur.example', [])
  }

  it('sees who proved what, when and how, and what is not proven yet', async () => {
    const { visitor } = await applied(site)
    await openApplication(officer.visitor)
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(wording('desk.proven'), wording('queue.proven.nothing')),
    )
    await visitor.send('/email', {})
    await proven(visitor)
    await openApplication(officer.visitor)
    const words = wordsOn(officer.visitor.shown)
    assert.match(words, wording('desk.codeOut', { address: 'ada@larkspur.example' }))
    assert.match(
      words,
      inARow(
        wording('proof.isDomain', { what: 'larkspur.example' }),
        wording('proof.on', { time: '1 Jan 2026, 00:00 UTC', how: say('en', 'proof.how.dns') }),
      ),
    )
    assert.match(words, wording('proof.dnssec.secure'))
    assert.match(words, wording('proof.notRecorded'))
  })

  it('finds the mandate filled in, and binds the evidence that is kept', async () => {
    const { visitor, own } = await applied(site)
    await proven(visitor)
    await openApplication(officer.visitor)
    const { fields } = formIn(officer.visitor.shown.html, 'admit')
    assert.deepEqual([fields.mandate, fields.checked], ['domain', '2026-01-01'])
    await officer.visitor.send('admit', {})
    const { body } = await signed(site, officer)
    const mandate = (body as unknown as { mandate: Mandate }).mandate
    assert.equal(mandate.level, 'domain')
    assert.match(
      mandate.note.text,
      wording('desk.provenDomain', {
        domain: 'larkspur.example',
        how: say('en', 'proof.how.dns'),
        day: '1 January 2026',
        dnssec: say('en', 'proof.dnssec.secure'),
      }),
    )
    assert.equal(mandate.evidence.length, 1)
    const recorded = wording('proof.recorded', { index: site.log.head()!.size - 1 })
    assert.match(wordsOn(officer.visitor.shown), recorded)
    assert.match(wordsOn(await visitor.goto(own)), recorded)
    // Years later it is still there, for whoever asks what the entry binds.
    const [digest] = mandate.evidence
    site.now = '2029-01-01T00:00:00Z'
    await officer.visitor.goto('/desk/sign-in')
    await officer.visitor.use(officer.device, 'officer')
    const shown = await officer.visitor.goto(`/desk/evidence/${digest}`)
    assert.match(wordsOn(shown), /_avow-challenge\.larkspur\.example\. \d+ IN TXT "avow-challenge=/)
    assert.match(shown.html, /IN RRSIG TXT 13 /)
    const bytes = await site.app.request(`/desk/evidence/${digest}?bytes=1`, {
      headers: { cookie: officer.visitor.cookies },
    })
    const message = Buffer.from(await bytes.arrayBuffer())
    assert.equal(digestOf(message), digest)
    assert.equal(decode(message).flag_ad, true)
  })

  it('takes over no proof that was made anew while the form stood open', async () => {
    const { visitor } = await applied(site)
    await proven(visitor)
    await openApplication(officer.visitor)
    site.now = '2026-01-01T01:00:00Z'
    await proven(visitor)
    await officer.visitor.send('admit', {})
    const { body } = await signed(site, officer)
    assert.deepEqual((body as unknown as { mandate: Mandate }).mandate.evidence, [])
    assert.match(wordsOn(officer.visitor.shown), wording('proof.notRecorded'))
  })

  it('suggests nothing by what proves nothing for the organisation', async () => {
    const { visitor } = await applied(site, { domain: 'marrow.example' })
    await proven(visitor)
    await openApplication(officer.visitor)
    assert.match(
      wordsOn(officer.visitor.shown),
      wording('proof.whose.elsewhere', { domain: 'marrow.example' }),
    )
    const { fields } = formIn(officer.visitor.shown.html, 'admit')
    assert.deepEqual([fields.mandate, fields.proven], [undefined, undefined])
  })

  it('puts on record what was proven after the admission, and later that it no longer holds', async () => {
    const { visitor, own } = await applied(site)
    await openApplication(officer.visitor)
    const application = officer.visitor.shown.path
    await officer.visitor.send('admit', { mandate: 'email', note: 'An answer came.', checked: '2026-01-01' })
    await signed(site, officer)
    await visitor.goto(own)
    await proven(visitor)
    assert.match(
      wordsOn(await officer.visitor.goto('/desk')),
      inOrder(wording('desk.late'), 'Larkspur Ferries,', wording('queue.proven.domain'), 'On 1 January 2026'),
    )
    await officer.visitor.goto(application)
    await officer.visitor.follow(/^\/desk\/new\/check/)
    assert.match(wordsOn(officer.visitor.shown), inOrder(wording('desk.provenEvidence'), 'sha256:'))
    await officer.visitor.send('/desk/new/check', {})
    assert.match(
      wordsOn(officer.visitor.shown),
      wording('head.mandate/checked', { outcome: 'holds', method: 'Domain', party: 'Larkspur Ferries' }),
    )
    const { type, body } = await signed(site, officer)
    const { party, method, outcome, domain, dnssec, evidence } = body as unknown as Record<string, string>
    assert.deepEqual(
      { type, party, method, outcome, domain, dnssec, count: evidence!.length },
      {
        type: 'mandate/checked',
        party: 'larkspur-ferries',
        method: 'domain',
        outcome: 'holds',
        domain: 'larkspur.example',
        dnssec: 'secure',
        count: 1,
      },
    )
    const level = async () => {
      const { versions } = await site.json<{ versions: { mandate: { level: string } }[] }>(
        '/parties/larkspur-ferries.json',
      )
      return versions.at(-1)!.mandate.level
    }
    assert.equal(await level(), 'domain')
    assert.doesNotMatch(wordsOn(await officer.visitor.goto('/desk')), wording('desk.late'))
    assert.match(wordsOn(await officer.visitor.goto(application)), wording('proof.recorded', { index: 5 }))
    const { html } = officer.visitor.shown
    const ways = [...linksIn(html), ...formsIn(html).map(({ action }) => action)]
    assert.ok(!ways.some(path => path.startsWith('/desk/new/check')))

    await officer.visitor.goto('/desk/new/check')
    const lapsed = {
      party: 'larkspur-ferries',
      method: 'domain',
      outcome: 'lapsed',
      domain: 'larkspur.example',
    }
    await officer.visitor.send('/desk/new/check', { ...lapsed, domain: '' })
    assert.match(wordsOn(officer.visitor.shown), wording('empty.mandate/checked.domain'))
    await officer.visitor.send('/desk/new/check', lapsed)
    await signed(site, officer)
    assert.equal(await level(), 'email')
  })

  it('is told where the list has the row that is claimed, and whether that domain was proven', async () => {
    const row = { ...listed('larkspur', '2025-03-01'), website: 'http://www.larkspur.example/about' }
    await site.post('party/listed', row, { call: ACCORD })
    const visitor = new Visitor(site)
    await visitor.goto('/parties/larkspur')
    await visitor.follow(/claims=larkspur$/)
    const { name, claims, domain, country } = formIn(visitor.shown.html, '/apply').fields
    assert.deepEqual(
      { name, claims, domain, country },
      { name: 'larkspur', claims: 'larkspur', domain: 'larkspur.example', country: 'DE' },
    )
    await sendSteps(visitor, { name: 'Larkspur Ferries', ...PERSON, kind: 'company' })
    await openApplication(officer.visitor)
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(wording('desk.claimed', { row: 'larkspur' }), wording('desk.claimed.unproven')),
    )
    await proven(visitor)
    await openApplication(officer.visitor)
    assert.match(
      wordsOn(officer.visitor.shown),
      wording('desk.claimed.same', { website: 'larkspur.example' }),
    )
    await officer.visitor.send('admit', { claims: 'yes' })
    const { body } = await signed(site, officer)
    assert.deepEqual([body.party, body.claims], ['larkspur', true])
    // Once it is somebody's, nobody is asked to claim it.
    assert.doesNotMatch((await visitor.goto('/parties/larkspur')).html, wording('party.isThisYou'))
    await visitor.goto(`/${ACCORD}/apply?claims=larkspur`)
    assert.doesNotMatch(visitor.shown.html, wording('apply.claims'))
  })
})
