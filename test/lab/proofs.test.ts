import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { Resolver } from '../../src/outbound/resolver.ts'
import { say } from '../../src/web/messages/say.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { applied } from '../desk/people.ts'
import { fieldIn, type Visitor, wordsOn } from '../desk/visitor.ts'
import { without } from '../ground.ts'
import { inARow, inOrder, wording } from '../wording.ts'
import { type DnsLab, startDnsLab } from './dns-lab.ts'
import { startWebLab, type WebLab } from './web-lab.ts'

/** What the web servers of the lab answer at the address of the challenge, host by host. */
let files: Record<string, { status: number; headers?: Record<string, string>; body?: string }> = {}
/** Which of them were asked. */
let asked: string[] = []

describe('an applicant who proves a domain', { skip: without('dns') }, () => {
  let dns: DnsLab
  let web: WebLab
  let site: Depositary
  before(async () => {
    const hosts = ['larkspur.example', 'plain.example', 'forged.example', 'stranger.example']
    dns = await startDnsLab({
      'larkspur.example': 'signed',
      'plain.example': 'plain',
      'forged.example': 'forged',
      'stranger.example': 'plain',
    })
    web = await startWebLab([...hosts, 'www.larkspur.example'], (request, response) => {
      const { host = '' } = request.headers
      asked.push(host)
      const { status, headers, body } = files[host] ?? { status: 404 }
      response.writeHead(status, headers).end(body)
    })
  })
  after(async () => {
    await web?.stop()
    await dns?.stop()
  })
  beforeEach(async () => {
    files = {}
    asked = []
    site = await startDepositary({
      outbound: { resolver: new Resolver({ server: dns.server }), lab: web.lab },
    })
  })
  afterEach(() => site.close())

  const line = ({ shown }: Visitor) => /avow-challenge=[\w-]+; expires=[\dTZ:-]+/.exec(wordsOn(shown))![0]
  const lookIn = (visitor: Visitor, how: 'dns' | 'https') => visitor.send('/look', { how })
  const begin = (visitor: Visitor, domain = 'larkspur.example') => visitor.send('/domain', { domain })

  it('publishes the line in the DNS, signed', async () => {
    const { visitor } = await applied(site)
    await begin(visitor)
    await dns.publish('larkspur.example', [`_avow-challenge IN TXT "${line(visitor)}"`])
    await lookIn(visitor, 'dns')
    const words = wordsOn(visitor.shown)
    assert.match(
      words,
      inARow(
        wording('proof.isDomain', { what: 'larkspur.example' }),
        wording('proof.on', { time: '1 Jan 2026, 00:00 UTC', how: say('en', 'proof.how.dns') }),
      ),
    )
    assert.match(words, wording('proof.dnssec.secure'))
    await dns.publish('larkspur.example', [])
  })

  it('publishes it in a zone that is not signed, and that is said', async () => {
    const { visitor } = await applied(site, { domain: 'plain.example' })
    await begin(visitor, 'https://www.plain.example/about')
    await dns.publish('plain.example', [`_avow-challenge IN TXT "${line(visitor)}"`])
    await lookIn(visitor, 'dns')
    assert.match(wordsOn(visitor.shown), inOrder(wording('proof.isDomain'), wording('proof.dnssec.insecure')))
    await dns.publish('plain.example', [])
  })

  it('is told that nobody checked DNSSEC where the operator has named no resolver', async () => {
    await site.close()
    site = await startDepositary({ outbound: { resolver: new Resolver({ system: [dns.server] }) } })
    const { visitor } = await applied(site)
    await begin(visitor)
    await dns.publish('larkspur.example', [`_avow-challenge IN TXT "${line(visitor)}"`])
    await lookIn(visitor, 'dns')
    assert.match(
      wordsOn(visitor.shown),
      inOrder(wording('proof.isDomain'), wording('proof.dnssec.unchecked')),
    )
    await dns.publish('larkspur.example', [])
  })

  it('is told what was seen in the DNS, and what would mend it', async () => {
    const { visitor } = await applied(site)
    await begin(visitor)
    const own = line(visitor)
    await lookIn(visitor, 'dns')
    assert.match(
      wordsOn(visitor.shown),
      inARow(
        wording('look.none.dns', { where: '_avow-challenge.larkspur.example' }),
        wording('look.noneMend.dns'),
      ),
    )
    await dns.publish('larkspur.example', ['_avow-challenge IN TXT "avow-challenge=another"'])
    await lookIn(visitor, 'dns')
    assert.match(
      wordsOn(visitor.shown),
      inARow(wording('look.other.dns'), 'avow-challenge=another', wording('look.otherMend.dns')),
    )
    await dns.publish('larkspur.example', [`@ IN TXT "${own}"`])
    await lookIn(visitor, 'dns')
    assert.match(
      wordsOn(visitor.shown),
      inARow(
        wording('look.misplaced', { at: 'larkspur.example' }),
        wording('look.misplacedMend', { where: '_avow-challenge.larkspur.example' }),
      ),
    )
    await dns.publish('larkspur.example', [`_avow-challenge.larkspur.example IN TXT "${own}"`])
    await lookIn(visitor, 'dns')
    assert.match(
      wordsOn(visitor.shown),
      wording('look.misplaced', { at: '_avow-challenge.larkspur.example.larkspur.example' }),
    )
    assert.match(wordsOn(visitor.shown), wording('look.again', { count: 56 }))
    await dns.publish('larkspur.example', [])
  })

  it('proves nothing by a record whose signatures do not hold', async () => {
    const { visitor } = await applied(site, { domain: 'forged.example' })
    await begin(visitor, 'forged.example')
    await dns.publish('forged.example', [`_avow-challenge IN TXT "said by ${line(visitor)}"`])
    await lookIn(visitor, 'dns')
    assert.match(
      wordsOn(visitor.shown),
      inARow(wording('refusal.dns_bogus'), wording('refusal.dns_bogus.mend')),
    )
  })

  it('serves the line on its web site', async () => {
    const { visitor } = await applied(site)
    await begin(visitor)
    files['larkspur.example'] = { status: 200, body: `# For the accord\r\n${line(visitor)}\r\n` }
    await lookIn(visitor, 'https')
    assert.match(wordsOn(visitor.shown), inOrder(wording('proof.isDomain'), wording('proof.how.https')))
  })

  it('is told what was seen on the web, and what would mend it', async () => {
    const { visitor } = await applied(site)
    await begin(visitor)
    const own = line(visitor)
    const seen = async (
      file: (typeof files)[string] | undefined,
      says: RegExp,
      host = 'larkspur.example',
    ) => {
      if (file !== undefined) files[host] = file
      await lookIn(visitor, 'https')
      assert.match(wordsOn(visitor.shown), says)
      assert.doesNotMatch(wordsOn(visitor.shown), wording('proof.isDomain'))
    }
    await seen(undefined, inARow(wording('look.status', { status: 404 }), wording('look.statusMend')))
    for (const type of ['text/html; charset=utf-8', 'application/xhtml+xml', 'image/svg+xml'])
      await seen(
        { status: 200, headers: { 'content-type': type }, body: `A comment:\n${own}\n` },
        inARow(wording('look.markup', { type }), 'A comment:'),
      )
    await seen({ status: 200, body: '' }, inARow(wording('look.none.https'), wording('look.noneMend.https')))
    await seen({ status: 200, body: 'Hello\nthere' }, inARow(wording('look.other.https'), 'Hello there'))
    await seen(
      { status: 302, headers: { location: 'http://larkspur.example/' } },
      wording('look.elsewhere', { at: 'http://larkspur.example/' }),
    )
    files['stranger.example'] = { status: 200, body: own }
    await seen(
      { status: 302, headers: { location: 'https://stranger.example/' } },
      wording('look.elsewhere', { at: 'https://stranger.example/' }),
    )
    assert.ok(!asked.includes('stranger.example'), 'nobody who is led to is asked on an applicant’s word')
    await seen(
      { status: 302, headers: { location: 'https://inside.larkspur.example/' } },
      wording('refusal.outbound_forbidden'),
    )
  })

  it('may answer from another host of the same domain', async () => {
    const { visitor } = await applied(site)
    await begin(visitor)
    files['larkspur.example'] = { status: 301, headers: { location: 'https://www.larkspur.example/a' } }
    files['www.larkspur.example'] = { status: 200, body: line(visitor) }
    await lookIn(visitor, 'https')
    assert.match(wordsOn(visitor.shown), wording('proof.isDomain'))
  })

  it('proves nothing by the line of another application', async () => {
    const first = await applied(site)
    await begin(first.visitor)
    await dns.publish('larkspur.example', [`_avow-challenge IN TXT "${line(first.visitor)}"`])
    const thief = await applied(site, { person: 'A thief' })
    await begin(thief.visitor)
    assert.notEqual(line(thief.visitor), line(first.visitor))
    await lookIn(thief.visitor, 'dns')
    assert.match(wordsOn(thief.visitor.shown), wording('look.other.dns'))
    await dns.publish('larkspur.example', [])
  })

  it('names its domain as people or zones write it, and is shown both', async () => {
    const { visitor } = await applied(site)
    await begin(visitor, 'larkspur.example.')
    assert.match(wordsOn(visitor.shown), wording('proofs.domainHow', { domain: 'larkspur.example' }))
    await begin(visitor, 'société.example')
    assert.match(
      wordsOn(visitor.shown),
      wording('proofs.domainHow', { domain: 'xn--socit-esab.example (société.example)' }),
    )
  })

  it('proves no suffix under which others register, and keeps what was typed', async () => {
    const { visitor } = await applied(site)
    for (const domain of ['co.uk', 'github.io', '10.0.0.7', 'localhost', 'no domain']) {
      const { status, html } = await begin(visitor, domain)
      assert.equal(status, 422)
      assert.match(html, wording('proofs.domainBad', { typed: domain }))
      assert.equal(fieldIn(html, 'domain'), domain)
    }
  })

  it('has a line for two weeks, the same however often it is asked for', async () => {
    const { visitor, own } = await applied(site)
    await begin(visitor)
    const first = line(visitor)
    await begin(visitor)
    assert.equal(line(visitor), first)
    site.now = '2026-01-15T00:00:00Z'
    await lookIn(visitor, 'dns')
    assert.match(wordsOn(visitor.shown), /has expired/)
    await visitor.goto(own)
    await begin(visitor)
    assert.notEqual(line(visitor), first)
  })
})
