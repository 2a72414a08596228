import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { without } from '../ground.ts'
import { newAuthenticator } from './authenticator.ts'
import { type Browsing, PATIENCE_MS, startBrowsing } from './browser.ts'

const DAY_MS = 86_400_000
const FRAMED = ['/', '/desk', '/desk/sign-in', '/harbour-accord/sign', '/entries/0.json']

/**
 * A page of another origin, in the browser of an officer who is signed in. It is of the same site (a port makes no
 * site), so the browser sends the session along: what keeps it out is what our own answers say.
 */
describe('a page of another origin, in the browser of an officer', { skip: without('chromium') }, () => {
  let it_: Browsing
  let other: Server
  let page: Page
  let desk: Page
  before(async () => {
    it_ = await startBrowsing()
    other = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end('<p>Elsewhere</p>'))
    await once(other.listen(0, '127.0.0.1'), 'listening')
    const context = await it_.browser.newContext({ baseURL: it_.site.url })
    context.setDefaultTimeout(PATIENCE_MS)
    desk = await context.newPage()
    await newAuthenticator(desk)
    await desk.goto(new URL(/http\S+\/desk\/enrol\/\S+/.exec(it_.site.said())![0]).pathname)
    await desk.getByRole('button', { name: 'Continue' }).click()
    await desk.getByRole('button', { name: 'Make my passkey' }).click()
    await desk.getByRole('button', { name: 'Sign with the passkey' }).click()
    await desk.getByText('You are on record as an officer').waitFor()
    page = await context.newPage()
    await page.goto(`http://localhost:${(other.address() as AddressInfo).port}/`)
  })
  after(async () => {
    other.close()
    await page.context().close()
    await it_.close()
  })

  const at = (path: string) => new URL(path, it_.site.url).href

  it('frames nothing of ours: no page, no ceremony, no file', async () => {
    await page.setContent('<iframe></iframe>')
    const frame = page.frames()[1]!
    await frame.goto(page.url())
    for (const path of FRAMED)
      await assert.rejects(frame.goto(at(path)), /net::ERR_BLOCKED_BY_RESPONSE/, path)
  })

  it('frames the counter, which knows nobody, and says of a copy how old it is', async () => {
    const cookies = await page.context().cookies()
    await page.clock.install()
    await page.setContent(`<iframe src="${at('/harbour-accord/embed?lang=en')}"></iframe>`)
    const frame = page.frameLocator('iframe')
    await frame.getByText('As of').waitFor()
    assert.ok(await frame.locator('#fresh').isVisible())
    assert.deepEqual(await page.context().cookies(), cookies, 'it leaves none of its own')
    await page.clock.fastForward(DAY_MS)
    await frame.getByText('1 day ago').waitFor()
    assert.ok(await frame.locator('#fresh').isVisible())
    await page.clock.fastForward(6 * DAY_MS)
    await frame.getByText('too old to show a number').waitFor()
    assert.ok(await frame.locator('#fresh').isHidden())
  })

  it('does not hold the window that it opens on the desk', async () => {
    const opened = page.waitForEvent('popup')
    await page.evaluate(address => {
      ;(window as { opened?: unknown }).opened = window.open(address)
    }, at('/desk'))
    const popup = await opened
    await popup.getByRole('heading', { level: 1 }).waitFor()
    assert.equal(await popup.evaluate(() => window.opener), null)
    assert.ok(await page.evaluate(() => (window as unknown as { opened: Window }).opened.closed))
    await popup.close()
  })

  it('reads nothing that the session is shown, and sends nothing under it', async () => {
    const read = (credentials: RequestCredentials) =>
      page.evaluate(
        ({ address, credentials }) =>
          fetch(address, { credentials }).then(
            ({ status }) => status,
            () => null,
          ),
        { address: at('/desk'), credentials },
      )
    assert.equal(await read('include'), null)
    assert.equal(await read('omit'), 401, 'what anybody may read')
    await Promise.all([
      page.waitForNavigation(),
      page.evaluate(address => {
        const form = document.body.appendChild(document.createElement('form'))
        Object.assign(form, { method: 'post', action: address })
        form.submit()
      }, at('/desk/sign-out')),
    ])
    await page.locator('main').getByText('cross_site').waitFor({ state: 'attached' })
    assert.equal((await desk.goto('/desk'))!.status(), 200, 'still signed in')
  })
})
