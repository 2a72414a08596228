import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { effort, inTurn } from '../effort.ts'
import { without } from '../ground.ts'
import { addressesOf, type FoundPage, pagesIn } from './addresses.ts'
import { bringAxe, faultsIn, overflowIn } from './axe.ts'
import { type Browsing, startBrowsing } from './browser.ts'

/** Without scripts, which no page needs to be read: the page, its style and its pictures, as they travel. */
const MOST_BYTES = 50 * 1024

const LANGS = ['en', 'fr'] as const
/** In this order what stands on the page changes once. */
const LOOKS = [
  { width: 'wide', scheme: 'light' },
  { width: 'wide', scheme: 'dark' },
  { width: 'narrow', scheme: 'dark' },
  { width: 'narrow', scheme: 'light' },
] as const
/** At 320 pixels nothing may have to be moved sideways (WCAG 1.4.10). */
const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 320, height: 640 } } as const
const WAYS = LANGS.flatMap(lang => LOOKS.map(look => ({ lang, ...look })))

describe('every page', { skip: without('chromium') }, () => {
  let it_: Browsing
  let pages: FoundPage[]
  before(async () => {
    it_ = await startBrowsing()
    pages = await pagesIn(it_.site.url)
  })
  after(() => it_.close())

  it('is found in the table of routes', () => {
    const routes = new Set(pages.map(({ route }) => route))
    for (const route of ['home', 'call', 'text', 'roll', 'party', 'entry', 'verify', 'problem'])
      assert.ok(routes.has(route), route)
    assert.deepEqual(addressesOf('/{call}/{n}', { call: ['a', 'b'], n: ['1', '2'] }), ['/a/1', '/b/1'])
    assert.throws(() => addressesOf('/berths/{berth}', {}), /what \{berth\} may be in \/berths\/\{berth\}/)
  })

  /** In which ways a page is looked at: one that shows something new in all of them. */
  const waysOf = ({ isNew }: FoundPage, place: number) =>
    isNew ? WAYS : inTurn(WAYS, effort('axeWays'), place)

  it('is looked at in some way, and one of every route in all of them', t => {
    const ways = pages.map(waysOf)
    for (const { length } of ways) assert.ok(length >= effort('axeWays'))
    const whole = pages.filter((_, place) => ways[place] === WAYS)
    t.diagnostic(`${whole.length} of ${pages.length} pages in all ways`)
    assert.deepEqual(new Set(whole.map(({ route }) => route)), new Set(pages.map(({ route }) => route)))
  })

  // A width changes what is laid out and a colour scheme what is coloured: hence each combination of the two. What only
  // colours can change is asked once, since they are the same in every language.
  for (const lang of LANGS)
    it(`has no fault that axe knows of, in ${lang}, wide and narrow, light and dark`, async () => {
      const visitor = await it_.visitor({ lang })
      const { page } = visitor
      await bringAxe(visitor.context)
      const found: string[] = []
      const tell = (path: string, how: string, faults: readonly string[]) =>
        found.push(...faults.map(fault => `${path} (${lang}, ${how}) ${fault}`))
      for (const [place, shown] of pages.entries()) {
        const { path } = shown
        const ways = waysOf(shown, place).filter(way => way.lang === lang)
        if (ways.length === 0) continue
        await page.setViewportSize(SIZES[ways[0]!.width])
        await page.goto(path)
        assert.equal(await page.locator('html').getAttribute('lang'), lang, path)
        const laidOut = new Set<string>()
        for (const { width, scheme } of ways) {
          const again = laidOut.has(width)
          if (again && lang !== 'en') continue
          laidOut.add(width)
          await page.emulateMedia({ colorScheme: scheme })
          await page.setViewportSize(SIZES[width])
          tell(path, `${width}, ${scheme}`, await faultsIn(page, again ? 'colours' : 'everything'))
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
    for (const { path } of pages) {
      const { page, bytes } = await sizeOf(path)
      assert.ok(bytes > 0, `${path} does not say how long it is`)
      let total = bytes
      for (const [, part] of page.matchAll(/<(?:link rel="stylesheet" href|img[^>]* src)="([^"]+)"/g))
        total += (await sizeOf(part!)).bytes
      assert.ok(total <= MOST_BYTES, `${path} takes ${total} bytes`)
    }
  })
})
