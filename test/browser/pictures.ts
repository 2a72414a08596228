import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { root } from '../house/sources.ts'
import { wording } from '../wording.ts'
import { newAuthenticator } from './authenticator.ts'
import { startBrowsing, type Visitor, type VisitorOptions } from './browser.ts'
import { passkeyFor } from './signatory.ts'

/**
 * `npm run pictures`: the pictures of the papers, made anew from the running examples, so that they show what there is.
 * WebP, since a page of text is then a third of its PNG; each small enough to travel with the source.
 */

const MOST_BYTES = 60_000
const folder = join(root, 'docs', 'pictures')

interface Picture extends VisitorOptions {
  /** Comes to what is shown. */
  readonly come: (page: Page) => Promise<unknown>
}

const DESKTOP = { width: 1200, height: 800 }
const PHONE = { width: 390, height: 780 }

const SIGNER = 'free-port-of-tessaly'
const next = (page: Page) => page.getByRole('button', { name: 'Continue' }).click()

async function toRead(page: Page): Promise<void> {
  await page.goto('/harbour-accord/sign?who=organisation')
  await page.locator('#party').fill(SIGNER)
  await next(page)
  await page.getByRole('checkbox').waitFor()
}

async function toReceipt(page: Page): Promise<void> {
  await toRead(page)
  await page.getByRole('checkbox').check()
  await next(page)
  await page.getByRole('button', { name: 'Sign with your passkey' }).click()
  await page.waitForURL('**/signed')
  await page.goto(page.url().replace('signed', 'receipt'))
}

const PICTURES: Readonly<Record<string, Picture>> = {
  home: { ...DESKTOP, come: page => page.goto('/') },
  call: { ...DESKTOP, come: page => page.goto('/harbour-accord') },
  'sign-phone': { ...PHONE, come: toRead },
  receipt: { ...DESKTOP, height: 1000, come: toReceipt },
  verify: {
    ...DESKTOP,
    height: 1000,
    async come(page) {
      const { items } = (await (await page.request.get('/harbour-accord/roll.json?q=caldera')).json()) as {
        items: { entry: number }[]
      }
      await page.goto(`/entries/${items[0]!.entry}/receipt`)
      await page.getByRole('link', { name: 'Check it', exact: true }).first().click()
      // A bundle older than the law finds that it does not: the picture is of one that holds.
      await page.getByRole('heading', { name: wording('verify.say.holds') }).waitFor()
    },
  },
}

const browsing = await startBrowsing()
const { credential } = await passkeyFor(browsing.site, SIGNER)
mkdirSync(folder, { recursive: true })
for (const [name, { come, ...options }] of Object.entries(PICTURES)) {
  const visitor = await browsing.visitor(options)
  const { page } = visitor
  await (await newAuthenticator(page)).take(credential)
  await come(page)
  const bytes = await taken(visitor)
  writeFileSync(join(folder, `${name}.webp`), bytes)
  process.stdout.write(`docs/pictures/${name}.webp: ${bytes.length} bytes\n`)
  await visitor.leave()
}
await browsing.close()
// The browsers end with the tests of a file, and here are none: without this word nothing ends them.
process.exit()

/** Of the window, without what is scrolled out of it; as sharp as the size allows. */
async function taken({ page, context }: Visitor): Promise<Buffer> {
  const cdp = await context.newCDPSession(page)
  for (const quality of [80, 70, 60, 50, 40]) {
    const { data } = await cdp.send('Page.captureScreenshot', { format: 'webp', quality })
    const bytes = Buffer.from(data, 'base64')
    if (bytes.length <= MOST_BYTES) return bytes
  }
  throw new Error(`${page.url()} makes too large a picture`)
}
