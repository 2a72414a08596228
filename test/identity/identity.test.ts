import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { newIdentity } from '../../src/outbound/identity.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { anotherOfficer, applied, enrolled, LARKSPUR, type Officer, openApplication } from '../desk/people.ts'
import { formIn, mastheadOf, Visitor, wordsOn } from '../desk/visitor.ts'
import { refusedAs } from '../refused.ts'
import { inOrder, wording } from '../wording.ts'
import { type RunningProvider, startProvider, throughProvider } from './provider.ts'

describe('an officer who comes by the identity provider of the house', () => {
  let provider: RunningProvider
  let it_: Depositary
  let officer: Officer
  before(async () => {
    provider = await startProvider()
  })
  after(() => provider.close())
  beforeEach(async () => {
    const identity = newIdentity(provider.provider({ ada: 'officer-1', bob: 'officer-2' }), () => undefined)
    it_ = await startDepositary({ identity })
    officer = await enrolled(it_)
  })
  afterEach(() => it_.close())

  /** Somebody follows the link of the sign-in page to the provider. */
  const asked = async (browser: Visitor, to = '/desk') => {
    await browser.goto(`/desk/sign-in?to=${encodeURIComponent(to)}`)
    const { headers } = await browser.follow(/^\/desk\/identity\?/)
    return headers.get('location')!
  }
  const back = (url: string) => new URL(url).pathname + new URL(url).search
  const cameIn = async (name = 'ada', to?: string) => {
    const browser = new Visitor(it_)
    await browser.goto(back(await throughProvider(await asked(browser, to), name)))
    return browser
  }

  it('asks for a code with PKCE, state and nonce, each new, and for nothing else', async () => {
    const [one, two] = await Promise.all([asked(new Visitor(it_)), asked(new Visitor(it_))])
    const { origin, searchParams: first } = new URL(one)
    const { searchParams: second } = new URL(two)
    assert.equal(origin, provider.issuer)
    assert.deepEqual(
      ['response_type', 'scope', 'code_challenge_method', 'redirect_uri'].map(name => first.get(name)),
      ['code', 'openid', 'S256', 'https://harbour.example/desk/identity/back'],
    )
    for (const name of ['state', 'nonce', 'code_challenge']) {
      assert.match(first.get(name)!, /^[\w-]{43}$/)
      assert.notEqual(first.get(name), second.get(name))
    }
  })

  it('looks at the desk, and is led on by a page of ours to where they wanted to go', async () => {
    const browser = await cameIn('ada', '/desk/diary')
    assert.equal(browser.shown.status, 200)
    assert.equal(load(browser.shown.html)('a.btn[href="/desk/diary"]').length, 1)
    await browser.goto('/desk/diary')
    assert.match(mastheadOf(browser.shown), wording('desk.signedInAs', { officer: 'officer-1' }))
  })

  it('does nothing without the passkey, and finds again what was typed', async () => {
    const browser = await cameIn()
    await applied(it_)
    await openApplication(browser)
    await browser.send('refuse', { reason: 'A reason that was typed.' })
    assert.match(browser.shown.path, /^\/desk\/sign-in\?to=/)
    await browser.use(officer.device, 'officer')
    assert.match(browser.shown.html, /A reason that was typed\./)
    const waits = await openApplication(browser, LARKSPUR.name)
    assert.match(wordsOn(waits), wording('desk.refuseTitle'))
  })

  it('sees no letter that would let somebody else in', async () => {
    const browser = await cameIn()
    await browser.goto('/desk/outbox/0000000-abc')
    assert.match(browser.shown.path, /^\/desk\/sign-in\?to=/)
    await officer.visitor.goto('/desk/outbox/0000000-abc')
    assert.equal(officer.visitor.shown.status, 404)
  })

  it('has the office that the register gives them, and is asked for no passkey where that would help nothing', async () => {
    await anotherOfficer(it_, 'officer-2', 'reader')
    const browser = await cameIn('bob')
    await applied(it_)
    const page = await openApplication(browser)
    assert.match(
      mastheadOf(page),
      inOrder(wording('desk.signedInAs', { officer: 'officer-2' }), ',', wording('office.is.reader')),
    )
    const headers = { accept: 'text/html', cookie: browser.cookies, 'sec-fetch-site': 'same-origin' }
    for (const decision of ['ask', 'admit', 'refuse']) {
      const body = new URLSearchParams({ decision, question: 'Who?', reason: 'No.' })
      const { status } = await it_.app.request(page.path, { method: 'POST', headers, body })
      assert.equal(status, 403, decision)
    }
    for (const path of ['/desk/outbox/0000000-abc', '/desk/new/removal'])
      assert.equal((await browser.goto(path)).status, 403, path)
    const lifting = await it_.app.request('/desk/limits', {
      method: 'POST',
      headers,
      body: new URLSearchParams(),
    })
    assert.equal(lifting.status, 403)
  })

  it('is nobody whom the operator has not named, nor whose office or passkeys have ended', async () => {
    const refused = async (name: string) => {
      const browser = await cameIn(name)
      assert.ok([401, 403].includes(browser.shown.status), `${name}: ${browser.shown.status}`)
      await browser.goto('/desk')
      assert.match(browser.shown.path, /^\/desk\/sign-in/)
    }
    await refused('eve')
    // Named, and appointed by nobody.
    await refused('bob')
    const ada = await cameIn()
    const [keyid] = officer.device.keyids
    await it_.post('key/revoked', { keyid, reason: { lang: 'en', text: 'Lost.' } })
    await ada.goto('/desk')
    assert.match(ada.shown.path, /^\/desk\/sign-in/)
    await refused('ada')
  })

  it('looks no more once the office has ended, by the session it has or by a new one, though their passkey was left', async () => {
    const ada = await cameIn()
    assert.equal((await ada.goto('/desk')).path, '/desk')
    await it_.post('role/ended', { id: 'officer-1', reason: { lang: 'en', text: 'Has left the house.' } })
    assert.match((await ada.goto('/desk')).path, /^\/desk\/sign-in/)
    const again = await cameIn()
    assert.equal(again.shown.status, 401)
    assert.match((await again.goto('/desk')).path, /^\/desk\/sign-in/)
  })

  it('comes back to the browser that went, once, with what it was given', async () => {
    const [browser, other] = [new Visitor(it_), new Visitor(it_)]
    const url = await throughProvider(await asked(browser), 'ada')
    // An answer laid into somebody else's browser, who would act under a stranger's name.
    assert.equal((await other.goto(back(url))).status, 410)
    await asked(other)
    assert.equal((await other.goto(back(url))).status, 403)
    const changed = new URL(url)
    changed.searchParams.set('state', 'A'.repeat(43))
    const third = new Visitor(it_)
    await asked(third)
    assert.equal((await third.goto(back(changed.href))).status, 403)
    assert.equal((await browser.goto(back(url))).status, 200)
    assert.equal((await browser.goto(back(url))).status, 410)
  })

  it('goes on at the desk where the address is longer than any of ours, and is refused nothing', async () => {
    const browser = new Visitor(it_)
    const to = `/desk/diary?q=${'é'.repeat(2_000)}`
    await browser.goto(back(await throughProvider(await asked(browser, to), 'ada')))
    assert.equal(load(browser.shown.html)('a.btn[href="/desk"]').length, 1)
  })

  it('reads no answer of the provider further than its bound', async () => {
    let sent = 0
    const endless = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const piece = Buffer.alloc(65_536, ' ')
      const more = () => {
        while (!response.destroyed && response.write(piece)) sent += piece.length
      }
      response.on('drain', more)
      more()
    })
    await once(endless.listen(0, '127.0.0.1'), 'listening')
    const issuer = `http://localhost:${(endless.address() as AddressInfo).port}`
    const said: string[] = []
    const identity = newIdentity(
      { issuer, client: 'avow', secret: null, officers: new Map([['a', 'officer-1']]) },
      one => void said.push(one),
    )
    await assert.rejects(identity.begin('https://harbour.example/back'), refusedAs('identity_wrong'))
    assert.match(said[0]!, /more than 262144 bytes/)
    // What the sockets hold comes on top.
    assert.ok(sent < 32 * 1024 * 1024, String(sent))
    endless.close().closeAllConnections()
  })

  it('is told in words where the provider does not answer, and signs in by passkey as ever', async () => {
    const away = {
      issuer: 'http://127.0.0.1:9',
      client: 'avow',
      secret: null,
      officers: new Map([['a', 'officer-1']]),
    }
    const said: string[] = []
    const site = await startDepositary({ identity: newIdentity(away, one => void said.push(one)) })
    const { visitor, device } = await enrolled(site)
    const browser = new Visitor(site)
    await browser.goto('/desk/sign-in')
    await browser.follow(/^\/desk\/identity/)
    assert.equal(browser.shown.status, 403)
    assert.ok(browser.shown.html.includes('identity_wrong'))
    assert.doesNotMatch(browser.shown.html, /127\.0\.0\.1:9|ECONNREFUSED|fetch failed|bad port/)
    assert.equal(said.length, 1)
    await browser.goto('/desk/sign-in')
    assert.ok(formIn(browser.shown.html, 'passkey'))
    assert.equal((await browser.use(device, 'officer')).path, '/desk')
    assert.ok(visitor)
    await site.close()
  })
})
