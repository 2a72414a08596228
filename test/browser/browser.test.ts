import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { without } from '../ground.ts'
import { newAuthenticator } from './authenticator.ts'
import { faultsIn, overflowIn } from './axe.ts'
import { type Browsing, startBrowsing } from './browser.ts'

/** The tool itself: a test that would notice nothing proves nothing. */
describe('the browser of the tests', { skip: without('chromium') }, () => {
  let it_: Browsing
  before(async () => {
    it_ = await startBrowsing()
  })
  after(() => it_.close())

  it('shows the pages in the language, the colours and the width that are asked for', async () => {
    const visitor = await it_.visitor({ lang: 'fr', scheme: 'dark', width: 390 })
    await visitor.page.goto('/')
    assert.equal(await visitor.page.locator('html').getAttribute('lang'), 'fr')
    const seen = await visitor.page.evaluate(() => ({
      dark: matchMedia('(prefers-color-scheme: dark)').matches,
      width: innerWidth,
    }))
    assert.deepEqual(seen, { dark: true, width: 390 })
    await visitor.leave()
  })

  it('reaches no other host, by name or by number, and says that one was asked for', async () => {
    let reached = 0
    const stranger = createServer((_, response) => response.end(String(++reached))).listen(0, '127.0.0.1')
    await new Promise(resolve => stranger.once('listening', resolve))
    const { port } = stranger.address() as AddressInfo
    const visitor = await it_.visitor()
    await visitor.page.goto('/')
    const strange = ['http://elsewhere.example/', `http://127.0.0.1:${port}/`, 'http://192.0.2.1/']
    for (const address of strange) await assert.rejects(visitor.page.goto(address), /ERR_NAME_NOT_RESOLVED/)
    assert.equal(reached, 0)
    assert.deepEqual(visitor.noticed.strangers, strange)
    await assert.rejects(visitor.leave(), /elsewhere\.example/)
    stranger.close()
  })

  it('notices what the policy stops, and errors', async () => {
    const visitor = await it_.visitor()
    await visitor.page.goto('/')
    await visitor.page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.ran = true'
      document.head.append(script)
      console.error('a fault in the page')
    })
    assert.equal(await visitor.page.evaluate(() => 'ran' in window), false)
    assert.equal(visitor.noticed.violations.length, 1)
    assert.equal(visitor.noticed.errors.length, 1)
    await assert.rejects(visitor.leave())
  })

  it('finds faults where there are some', async () => {
    const visitor = await it_.visitor({ width: 320 })
    const { page } = visitor
    await page.goto('/')
    assert.deepEqual([...(await faultsIn(page)), ...(await overflowIn(page))], [])
    await page.evaluate(() => {
      const main = document.querySelector('main')!
      main.insertAdjacentHTML(
        'beforeend',
        '<input><p id="pale">Hardly to be read.</p><div id="wide">wide</div>',
      )
      document.getElementById('pale')!.style.color = '#ccc'
      document.getElementById('wide')!.style.width = '400px'
    })
    assert.deepEqual(
      (await faultsIn(page)).map(fault => fault.split(':')[0]),
      ['color-contrast', 'label'],
    )
    assert.equal((await faultsIn(page, 'colours')).length, 1)
    assert.match((await overflowIn(page)).join('\n'), /in 320\n.*id="wide"/)
    await visitor.leave()
  })

  it('runs no script where scripts are off', async () => {
    const visitor = await it_.visitor({ javascript: false })
    await visitor.page.goto('/harbour-accord')
    assert.ok(await visitor.page.locator('main h1').isVisible())
    await visitor.leave()
  })

  it('keeps a passkey, on every page and tab, whose owner may cancel, hesitate or lose it', async () => {
    const visitor = await it_.visitor()
    const { page } = visitor
    const passkey = await newAuthenticator(page)
    await page.goto('/')
    assert.deepEqual(await makePasskey(page), 'made')
    assert.equal(await passkey.count(), 1)
    await page.goto('/verify')
    assert.equal(await usePasskey(page), 'signed')

    await passkey.cancels()
    assert.equal(await usePasskey(page), 'NotAllowedError')
    await passkey.confirms()
    assert.equal(await usePasskey(page), 'signed')

    await passkey.hesitates()
    assert.equal(await usePasskey(page, 300), 'TimeoutError')
    await passkey.confirms()
    assert.equal(await usePasskey(page), 'signed')

    const other = await visitor.tab()
    await other.goto('/verify')
    const same = await passkey.sameOn(other)
    assert.equal(await usePasskey(other), 'signed')
    await same.forgets()
    assert.equal(await usePasskey(other), 'NotAllowedError')
    await visitor.leave()
  })

  it('has a server that can be started again, at the same address and over the same folder', async () => {
    const before = await (await fetch(`${it_.site.url}/log/checkpoint`)).text()
    await it_.site.restart()
    assert.equal(await (await fetch(`${it_.site.url}/log/checkpoint`)).text(), before)
    assert.match(it_.site.said(), new RegExp(`at ${it_.site.url}`))
  })
})

function makePasskey(page: Page): Promise<string> {
  return page.evaluate(async () => {
    await navigator.credentials.create({
      publicKey: {
        rp: { id: 'localhost', name: 'Avow' },
        user: { id: new Uint8Array([1]), name: 'officer', displayName: 'Officer' },
        challenge: new Uint8Array(32),
        pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      },
    })
    return 'made'
  })
}

/** Gives up after `patience` milliseconds, as a page with a way out does. */
function usePasskey(page: Page, patience?: number): Promise<string> {
  return page.evaluate(async patience => {
    try {
      await navigator.credentials.get({
        publicKey: { rpId: 'localhost', challenge: new Uint8Array(32), userVerification: 'required' },
        ...(patience === undefined ? {} : { signal: AbortSignal.timeout(patience) }),
      })
      return 'signed'
    } catch (error) {
      return (error as Error).name
    }
  }, patience)
}
