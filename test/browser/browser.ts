import assert from 'node:assert/strict'
import { after } from 'node:test'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { chromiumPath } from '../ground.ts'
import { type ServedSite, type SiteOptions, startSite } from './site.ts'

/**
 * A real server and a real Chromium for the stories of one test file.
 *
 *     describe('the desk', { skip: without('chromium') }, () => {
 *       let it_: Browsing
 *       before(async () => { it_ = await startBrowsing() })          // { data: 'empty' } for a register without calls
 *       after(() => it_.close())
 *
 *       it('lets an officer in', async () => {
 *         const officer = await it_.visitor({ lang: 'fr', width: 390 })
 *         const passkey = await newAuthenticator(officer.page)        // ./authenticator.ts: cancels(), forgets(), …
 *         await officer.page.goto('/harbour-accord')                  // paths are those of the site
 *         await officer.page.getByRole('link', { name: 'Texte' }).click()
 *         await officer.leave()                                       // fails if anything was amiss; see `Noticed`
 *       })
 *     })
 *
 * `it_.site.said()` is what the server printed (its one-time links), `it_.site.restart()` a new start over the same
 * folder. Each visitor has cookies and storage of its own; `visitor.tab()` is a second tab of the same person. Two
 * visitors are two people. Scripts off: `{ javascript: false }`. A wrong clock in the page: `page.clock` of Playwright.
 * Scripts are those that `node bin/bundle.mjs` made last: run it after a change in src/browser. Nothing here waits by
 * the clock: Playwright waits for what is looked for, at most `PATIENCE_MS`.
 */
export interface Browsing {
  readonly site: ServedSite
  readonly browser: Browser
  visitor(options?: VisitorOptions): Promise<Visitor>
  /** Ends the browser and the server, and fails if a visitor who did not leave noticed something. */
  close(): Promise<void>
}

export interface VisitorOptions {
  /** What the browser asks for as its language; English unless told otherwise. */
  readonly lang?: string
  readonly scheme?: 'light' | 'dark'
  /** In CSS pixels; 1440 by 900 unless told otherwise. */
  readonly width?: number
  readonly height?: number
  readonly javascript?: boolean
  /** As after "increase contrast" and "reduce motion" in the system's settings. */
  readonly forcedColors?: boolean
  readonly reducedMotion?: boolean
  /** The path of the browser; the fastest unless told otherwise. */
  readonly chromium?: string
}

/** What no page may do. A visitor who leaves, and the end of the file, fail when there is any. */
interface Noticed {
  /** Addresses on other hosts that were asked for; none was reached. */
  readonly strangers: string[]
  /** Errors in the console, uncaught exceptions, and scripts, styles or pictures that did not come. */
  readonly errors: string[]
  /** What the Content-Security-Policy had to stop. */
  readonly violations: string[]
}

export interface Visitor {
  readonly page: Page
  readonly context: BrowserContext
  readonly noticed: Noticed
  /** Another tab of the same person, with the same cookies. */
  tab(): Promise<Page>
  leave(): Promise<void>
}

/** For all that is waited for. A slow machine is no fault; a page that never comes is. */
export const PATIENCE_MS = 20_000

export async function startBrowsing(options: SiteOptions = {}): Promise<Browsing> {
  const site = await startSite(options)
  return browsing(site, () => site.close())
}

let read: Promise<ServedSite> | undefined

/** As `startBrowsing`, over one server for all files of a process that only read: none sees that another was there. */
export async function startReading(): Promise<Browsing> {
  read ??= startSite()
  return browsing(await read, async () => {})
}

async function browsing(site: ServedSite, closeSite: () => Promise<void>): Promise<Browsing> {
  const browser = await startChromium().catch(async error => {
    await closeSite()
    throw error
  })
  const visitors = new Set<Visitor>()
  return {
    site,
    browser,
    async visitor(wishes = {}) {
      const theirs = wishes.chromium === undefined ? browser : await startChromium(wishes.chromium)
      const visitor = await newVisitor(theirs, site.url, wishes, () => visitors.delete(visitor))
      visitors.add(visitor)
      return visitor
    },
    async close() {
      const all = [...visitors].map(({ noticed }) => noticed)
      for (const { context } of visitors) await context.close()
      await closeSite()
      for (const noticed of all) assertNothing(noticed)
    },
  }
}

const running = new Map<string, Promise<Browser>>()
after(async () => {
  for (const browser of running.values()) await (await browser).close()
  await (await read)?.close()
})

/**
 * One Chromium of each kind for all files of a process, which can reach this machine and nothing else: names do not
 * resolve, and it does not phone home.
 */
export function startChromium(path = chromiumPath()): Promise<Browser> {
  assert.ok(path, 'no Chromium on PATH')
  const browser = running.get(path) ?? launchChromium(path)
  running.set(path, browser)
  return browser
}

function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
      '--disable-background-networking',
      '--disable-component-update',
      '--font-render-hinting=none',
    ],
  })
}

async function newVisitor(
  browser: Browser,
  url: string,
  wishes: VisitorOptions,
  gone: () => void,
): Promise<Visitor> {
  const { lang = 'en', scheme = 'light', width = 1440, height = 900, javascript = true } = wishes
  const { forcedColors = false, reducedMotion = true } = wishes
  const context = await browser.newContext({
    baseURL: url,
    locale: lang,
    colorScheme: scheme,
    viewport: { width, height },
    javaScriptEnabled: javascript,
    forcedColors: forcedColors ? 'active' : 'none',
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    timezoneId: 'UTC',
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const noticed: Noticed = { strangers: [], errors: [], violations: [] }
  watch(context, url, noticed)
  const page = await context.newPage()
  return {
    page,
    context,
    noticed,
    tab: () => context.newPage(),
    async leave() {
      gone()
      await context.close()
      assertNothing(noticed)
    },
  }
}

/** Answers like 404 are a story's own matter; a script, style or picture that is refused never is. */
const PARTS = ['script', 'stylesheet', 'image', 'font']

function watch(context: BrowserContext, url: string, noticed: Noticed): void {
  const ours = (address: string) => /^(data|blob|about):/.test(address) || new URL(address).origin === url
  context.on('request', request => {
    if (!ours(request.url())) noticed.strangers.push(request.url())
  })
  context.on('response', response => {
    if (response.status() >= 400 && PARTS.includes(response.request().resourceType()))
      noticed.errors.push(`${response.status()} ${response.url()}`)
  })
  context.on('console', message => {
    const text = message.text()
    if (/Content Security Policy/i.test(text)) noticed.violations.push(text)
    else if (message.type() === 'error' && !text.startsWith('Failed to load resource'))
      noticed.errors.push(`${text} (${message.page()?.url()})`)
  })
  context.on('weberror', error => void noticed.errors.push(String(error.error())))
}

function assertNothing(noticed: Noticed): void {
  assert.deepEqual(noticed, { strangers: [], errors: [], violations: [] })
}
