import assert from 'node:assert/strict'
import { basename } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { effort, inTurn } from '../effort.ts'
import { chromiumPaths, without } from '../ground.ts'
import { addressesOf, type FoundPage, inThisRun, pagesIn } from './addresses.ts'
import { bringAxe, faultsIn, overflowIn } from './axe.ts'
import { type Browsing, startBrowsing } from './browser.ts'

/** Without scripts, which no page needs to be read: the page, its style and its pictures, as they travel. */
const MOST_BYTES = 50 * 1024
/** A sheet of a whole list grows with the list: so many bytes more for each row. */
const MOST_A_ROW = 24

/**
 * The browsers that look at the pages of each language. French has the longest words, so the browser that people have,
 * with fonts of its own, looks at that first: other fonts have found other faults.
 */
const [fastest, other = fastest] = chromiumPaths()
const BROWSERS = { en: [fastest, other], fr: [other, fastest], ar: [fastest, other] } as const
const SIGHTS = (['en', 'fr', 'ar'] as const).flatMap(lang =>
  [...new Set(BROWSERS[lang].slice(0, effort('axeBrowsers')))].flatMap(path =>
    path === undefined ? [] : [{ lang, path }],
  ),
)
/** At 320 pixels nothing may have to be moved sideways (WCAG 1.4.10). */
const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 320, height: 640 } } as const
const WAYS = [
  { lang: 'en', width: 'wide', scheme: 'light' },
  { lang: 'fr', width: 'narrow', scheme: 'dark' },
  { lang: 'ar', width: 'wide', scheme: 'dark' },
  { lang: 'en', width: 'narrow', scheme: 'dark' },
  { lang: 'fr', width: 'wide', scheme: 'light' },
  { lang: 'ar', width: 'narrow', scheme: 'light' },
] as const
/** By two neighbouring pages. */
const TURNS = WAYS.flatMap(way => [way, null])

describe('every page', { skip: without('chromium') }, () => {
  let it_: Browsing
  let all: FoundPage[]
  let pages: FoundPage[]
  before(async () => {
    it_ = await startBrowsing()
    all = await pagesIn(it_.site.url)
    pages = inThisRun(all)
  })
  after(() => it_.close())

  it('is found in the table of routes', () => {
    const routes = new Set(pages.map(({ route }) => route))
    for (const route of ['home', 'call', 'text', 'roll', 'party', 'entry', 'verify', 'problem'])
      assert.ok(routes.has(route), route)
    assert.deepEqual(addressesOf('/{call}/{n}', { call: ['a', 'b'], n: ['1', '2'] }), ['/a/1', '/b/1'])
    assert.throws(() => addressesOf('/berths/{berth}', {}), /what \{berth\} may be in \/berths\/\{berth\}/)
  })

  const waysOf = (place: number) => inTurn(TURNS, effort('axeWays'), place).filter(way => way !== null)

  it('is looked at in some way, one of every route, and in each way as many as in any other', t => {
    assert.deepEqual(new Set(pages.map(({ route }) => route)), new Set(all.map(({ route }) => route)))
    const looks = pages.flatMap((_, place) => waysOf(place))
    const often = WAYS.map(way => looks.filter(look => look === way).length)
    t.diagnostic(`${looks.length} looks at ${pages.length} of ${all.length} pages`)
    assert.ok(
      Math.min(...often) >= Math.floor((pages.length * effort('axeWays')) / TURNS.length),
      String(often),
    )
  })

  // A language or a width changes what is laid out: then everything is asked. Another scheme changes colours alone.
  for (const { lang, path: chromium } of SIGHTS)
    it(`has no fault that axe knows of, in ${lang}, wide and narrow, light and dark (${basename(chromium)})`, async () => {
      const visitor = await it_.visitor({ lang, chromium })
      const { page } = visitor
      await bringAxe(visitor.context)
      const found: string[] = []
      const tell = (path: string, how: string, faults: readonly string[]) =>
        found.push(...faults.map(fault => `${path} (${lang}, ${how}) ${fault}`))
      for (const [place, shown] of pages.entries()) {
        const { path } = shown
        const ways = waysOf(place).filter(way => way.lang === lang)
        if (ways.length === 0) continue
        await page.setViewportSize(SIZES[ways[0]!.width])
        await page.goto(path)
        assert.equal(await page.locator('html').getAttribute('lang'), lang, path)
        for (const { width, scheme } of ways) {
          await page.emulateMedia({ colorScheme: scheme })
          await page.setViewportSize(SIZES[width])
          tell(path, `${width}, ${scheme}`, await faultsIn(page))
          if (!shown.isNew) continue
          const other = scheme === 'light' ? 'dark' : 'light'
          await page.emulateMedia({ colorScheme: other })
          tell(path, `${width}, ${other}`, await faultsIn(page, 'colours'))
        }
        await page.setViewportSize(SIZES.narrow)
        tell(path, '320 pixels', await overflowIn(page))
      }
      assert.deepEqual(found, [], found.join('\n'))
      await visitor.leave()
    })

  it('takes at most 50 KB, compressed, to be read', async () => {
    const sizeOf = async (path: string) => {
      const response = await fetch(new URL(path, it_.site.url), {
        headers: { accept: 'text/html,text/css,*/*', 'accept-encoding': 'gzip' },
      })
      const page = await response.text()
      return { page, bytes: Number(response.headers.get('content-length')) }
    }
    for (const { path } of all) {
      const { page, bytes } = await sizeOf(path)
      assert.ok(bytes > 0, `${path} does not say how long it is`)
      let total = bytes
      for (const [, part] of page.matchAll(/<(?:link rel="stylesheet" href|img[^>]* src)="([^"]+)"/g))
        total += (await sizeOf(part!)).bytes
      const most = path.endsWith('/print') ? MOST_BYTES + MOST_A_ROW * page.split('<tr').length : MOST_BYTES
      assert.ok(total <= most, `${path} takes ${total} bytes`)
    }
  })
})
