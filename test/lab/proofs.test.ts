import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { parseTime } from '../../src/core/time.ts'
import { Resolver } from '../../src/outbound/resolver.ts'
import { openLetters, wordsOf } from '../../src/people/letters.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { applied } from '../desk/people.ts'
import { unescaped, type Visitor, wordsOn } from '../desk/visitor.ts'
import { without } from '../ground.ts'
import { type DnsLab, startDnsLab } from './dns-lab.ts'
import { startWebLab, type WebLab } from './web-lab.ts'

/** What the web servers of the lab answer at the address of the challenge, host by host. */
let files: Record<string, { status: number; headers?: Record<string, string>; body?: string }> = {}

describe('an applicant who proves', { skip: without('dns') }, () => {
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
      const { status, headers, body } = files[request.headers.host ?? ''] ?? { status: 404 }
      response.writeHead(status, headers).end(body)
    })
  })
  after(async () => {
    await web?.stop()
    await dns?.stop()
  })
  beforeEach(async () => {
    files = {}
    site = await startDepositary({
      outbound: { resolver: new Resolver({ server: dns.server }), lab: web.lab },
    })
  })
  afterEach(() => site.close())

  const letters = async () => {
    const { drawer } = site.log
    const now = parseTime(site.now)
    const all = await openLetters(drawer, now)
    return Promise.all(all.map(async ({ id, value }) => ({ ...value, ...(await wordsOf(drawer, id, now))! })))
  }
  const lastCode = async (to: string) => {
    const letter = (await letters()).filter(one => one.kind === 'address-code' && one.to === to).at(-1)!
    const link = /\/addresses\/[\w-]{43}/.exec(letter.text)![0]
    return { code: /\b\d{8}\b/.exec(letter.text)![0], link, letter }
  }
  const wrong = (code: string) => (code === '12345678' ? '87654321' : '12345678')
  const line = ({ shown }: Visitor) =>
    unescaped(/avow-challenge=[\w-]+; expires=[\dTZ:-]+/.exec(shown.html)![0])
  const lookIn = (visitor: Visitor, how: 'dns' | 'https') => visitor.send('/look', { how })
  const begin = (visitor: Visitor, domain = 'larkspur.example') => visitor.send('/domain', { domain })

  describe('an e-mail address', () => {
    it('gives back the code that came there', async () => {
      const { visitor } = await applied(site)
      assert.match(wordsOn(visitor.shown), /this call asks for proof of the domain/)
      await visitor.send('/email', {})
      assert.match(wordsOn(visitor.shown), /A code went to ada@larkspur.example on 1 Jan 2026, 00:00 UTC/)
      const { code, letter } = await lastCode('ada@larkspur.example')
      assert.equal(letter.subject, `${code} is the code for your application: The Harbour Accord`)
      assert.doesNotMatch(
        letter.text,
        /Ada|Larkspur Ferries/,
        'nothing that was typed is mailed to strangers',
      )
      await visitor.send('/code', { code: `${code.slice(0, 4)} ${code.slice(4)}` })
      const words = wordsOn(visitor.shown)
      assert.match(words, /Whoever reads mail at ada@larkspur.example has answered/)
      assert.match(words, /by the code in the letter\. It is at the domain that the application names/)
    })

    it('is told how a wrong code is mended, and has five tries, then none', async () => {
      const { visitor } = await applied(site)
      await visitor.send('/email', {})
      const { code } = await lastCode('ada@larkspur.example')
      await visitor.send('/code', { code: 'no' })
      assert.match(wordsOn(visitor.shown), /Type the 8 digits/)
      for (let left = 4; left >= 0; left--) {
        const { status } = await visitor.send('/code', { code: wrong(code) })
        assert.equal(status, 409)
        assert.match(
          wordsOn(visitor.shown),
          new RegExp(`not the code that was sent; it can be tried ${left} times`),
        )
      }
      await visitor.send('/code', { code })
      assert.match(wordsOn(visitor.shown), /mistyped too often/)
      assert.doesNotMatch(wordsOn(visitor.shown), /has answered/)
    })

    it('confirms by the button behind the link, and not by opening it', async () => {
      const { visitor, own } = await applied(site)
      await visitor.send('/email', {})
      const { link } = await lastCode('ada@larkspur.example')
      for (let times = 0; times < 3; times++) await visitor.goto(link)
      assert.match(wordsOn(visitor.shown), /Is ada@larkspur.example yours\?.*Ada Okafor.*Larkspur Ferries/)
      assert.doesNotMatch(wordsOn(await visitor.goto(own)), /has answered/)
      await visitor.goto(link)
      await visitor.send('/addresses/', { confirm: 'yes' })
      assert.match(wordsOn(visitor.shown), /The address is confirmed/)
      assert.match(wordsOn(await visitor.goto(own)), /has answered.*by the link in the letter/)
      assert.equal((await visitor.goto(link)).status, 410)
    })

    it('has a code for a day, and the newest alone', async () => {
      const { visitor, own } = await applied(site)
      await visitor.send('/email', {})
      const first = await lastCode('ada@larkspur.example')
      await visitor.send('/email', {})
      const second = await lastCode('ada@larkspur.example')
      assert.equal((await visitor.goto(first.link)).status, 410)
      await visitor.goto(own)
      site.now = '2026-01-02T00:00:00Z'
      await visitor.send('/code', { code: second.code })
      assert.match(wordsOn(visitor.shown), /has expired/)
      assert.equal((await visitor.goto(second.link)).status, 410)
    })

    it('gets so many codes in a day and no more, whoever asks for them', async () => {
      const { visitor } = await applied(site)
      for (let times = 0; times < 6; times++) await visitor.send('/email', {})
      assert.match(wordsOn(visitor.shown), /A code went to/)
      await visitor.send('/email', {})
      assert.match(wordsOn(visitor.shown), /No more codes are sent today/)
      const other = await applied(site)
      await other.visitor.send('/email', { address: 'ADA@larkspur.example' })
      assert.match(wordsOn(other.visitor.shown), /No more codes are sent today/)
    })

    it('is told what an address elsewhere is worth', async () => {
      for (const [address, says] of [
        ['ada.larkspur@gmail.com', /Anybody can get an address there.*does not count/],
        ['ada@stranger.example', /names another domain, larkspur.example: for that one it proves nothing/],
        ['ada@mail.larkspur.example', /It is at the domain that the application names/],
      ] as const) {
        const { visitor } = await applied(site)
        await visitor.send('/email', { address })
        await visitor.send('/code', { code: (await lastCode(address)).code })
        assert.match(wordsOn(visitor.shown), says)
      }
    })
  })

  describe('a domain', () => {
    it('publishes the line in the DNS, signed', async () => {
      const { visitor } = await applied(site)
      await begin(visitor)
      await dns.publish('larkspur.example', [`_avow-challenge IN TXT "${line(visitor)}"`])
      await lookIn(visitor, 'dns')
      const words = wordsOn(visitor.shown)
      assert.match(
        words,
        /Whoever holds larkspur.example has published the line On 1 Jan 2026, 00:00 UTC, in the DNS/,
      )
      assert.match(words, /DNSSEC: the answer is signed, and the signatures hold/)
      await dns.publish('larkspur.example', [])
    })

    it('publishes it in a zone that is not signed, and that is said', async () => {
      const { visitor } = await applied(site, { domain: 'plain.example' })
      await begin(visitor, 'https://www.plain.example/about')
      await dns.publish('plain.example', [`_avow-challenge IN TXT "${line(visitor)}"`])
      await lookIn(visitor, 'dns')
      assert.match(wordsOn(visitor.shown), /has published the line.*DNSSEC: the domain is not signed/)
      await dns.publish('plain.example', [])
    })

    it('is told that nobody checked DNSSEC where the operator has named no resolver', async () => {
      await site.close()
      site = await startDepositary({ outbound: { resolver: new Resolver({ system: [dns.server] }) } })
      const { visitor } = await applied(site)
      await begin(visitor)
      await dns.publish('larkspur.example', [`_avow-challenge IN TXT "${line(visitor)}"`])
      await lookIn(visitor, 'dns')
      assert.match(wordsOn(visitor.shown), /has published the line.*DNSSEC was not checked/)
      await dns.publish('larkspur.example', [])
    })

    it('is told what was seen in the DNS, and what would mend it', async () => {
      const { visitor } = await applied(site)
      await begin(visitor)
      const own = line(visitor)
      await lookIn(visitor, 'dns')
      assert.match(
        wordsOn(visitor.shown),
        /There is no TXT record at _avow-challenge.larkspur.example. Publish/,
      )
      await dns.publish('larkspur.example', ['_avow-challenge IN TXT "avow-challenge=another"'])
      await lookIn(visitor, 'dns')
      assert.match(wordsOn(visitor.shown), /with another value: avow-challenge=another Replace it/)
      await dns.publish('larkspur.example', [`@ IN TXT "${own}"`])
      await lookIn(visitor, 'dns')
      assert.match(
        wordsOn(visitor.shown),
        /The line was found, but at larkspur.example. Move it to _avow-challenge/,
      )
      await dns.publish('larkspur.example', [`_avow-challenge.larkspur.example IN TXT "${own}"`])
      await lookIn(visitor, 'dns')
      assert.match(wordsOn(visitor.shown), /but at _avow-challenge.larkspur.example.larkspur.example/)
      assert.match(wordsOn(visitor.shown), /looked at 56 times more today/)
      await dns.publish('larkspur.example', [])
    })

    it('proves nothing by a record whose signatures do not hold', async () => {
      const { visitor } = await applied(site, { domain: 'forged.example' })
      await begin(visitor, 'forged.example')
      await dns.publish('forged.example', [`_avow-challenge IN TXT "said by ${line(visitor)}"`])
      await lookIn(visitor, 'dns')
      assert.match(wordsOn(visitor.shown), /signatures of this domain in the DNS do not hold. Mend DNSSEC/)
    })

    it('serves the line on its web site', async () => {
      const { visitor } = await applied(site)
      await begin(visitor)
      files['larkspur.example'] = { status: 200, body: `# For the accord\r\n${line(visitor)}\r\n` }
      await lookIn(visitor, 'https')
      assert.match(wordsOn(visitor.shown), /has published the line.*on its web site, over https/)
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
        assert.doesNotMatch(wordsOn(visitor.shown), /has published the line/)
      }
      await seen(undefined, /answers with the status 404, not with 200. Put the file where everybody/)
      await seen({ status: 200, body: '' }, /is there, and empty. Put the line/)
      await seen({ status: 200, body: 'Hello\nthere' }, /has no such line. It begins: Hello there/)
      await seen(
        { status: 302, headers: { location: 'http://larkspur.example/' } },
        /leads to http:\/\/larkspur/,
      )
      files['stranger.example'] = { status: 200, body: own }
      await seen(
        { status: 302, headers: { location: 'https://stranger.example/' } },
        /leads to https:\/\/stranger.example\/, which is not under the same domain/,
      )
      await seen(
        { status: 302, headers: { location: 'https://inside.larkspur.example/' } },
        /asks only public addresses of the web/,
      )
    })

    it('may answer from another host of the same domain', async () => {
      const { visitor } = await applied(site)
      await begin(visitor)
      files['larkspur.example'] = { status: 301, headers: { location: 'https://www.larkspur.example/a' } }
      files['www.larkspur.example'] = { status: 200, body: line(visitor) }
      await lookIn(visitor, 'https')
      assert.match(wordsOn(visitor.shown), /has published the line/)
    })

    it('proves nothing by the line of another application', async () => {
      const first = await applied(site)
      await begin(first.visitor)
      await dns.publish('larkspur.example', [`_avow-challenge IN TXT "${line(first.visitor)}"`])
      const thief = await applied(site, { person: 'A thief' })
      await begin(thief.visitor)
      assert.notEqual(line(thief.visitor), line(first.visitor))
      await lookIn(thief.visitor, 'dns')
      assert.match(wordsOn(thief.visitor.shown), /with another value/)
      await dns.publish('larkspur.example', [])
    })

    it('proves no suffix under which others register, and keeps what was typed', async () => {
      const { visitor } = await applied(site)
      for (const domain of ['co.uk', 'github.io', '10.0.0.7', 'localhost', 'no domain']) {
        const { status, html } = await begin(visitor, domain)
        assert.equal(status, 422)
        assert.match(html, new RegExp(`“${domain}” is no domain that one organisation holds`))
        assert.match(html, new RegExp(`value="${domain}"`))
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
})
