import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { without } from '../ground.ts'
import { type FoundPage, inThisRun, pagesIn } from './addresses.ts'
import { type Browsing, startReading } from './browser.ts'
import { outlineFaults } from './outline.ts'

describe('a person who listens to a page', { skip: without('chromium') }, () => {
  let it_: Browsing
  let pages: FoundPage[]
  before(async () => {
    it_ = await startReading()
    pages = inThisRun(await pagesIn(it_.site.url))
  })
  after(() => it_.close())

  it('hears one main heading, no level left out, a name for every part, table and link, and by the title which page a tab holds; and the same without scripts', async () => {
    const [plain, visitor] = [await it_.visitor({ javascript: false }), await it_.visitor()]
    const { page } = visitor
    const textsOn = (shown: Page) => shown.locator('h1, h2, h3, main p, main td').allInnerTexts()
    const found: string[] = []
    const held = new Map<string, { path: string; matter: string; isRefusal: boolean }>()
    for (const { path } of pages) {
      const [, answer] = await Promise.all([plain.page.goto(path), page.goto(path)])
      const isRefusal = answer!.status() >= 400
      const [without_, with_] = await Promise.all([textsOn(plain.page), textsOn(page)])
      assert.ok(without_.length > 0, path)
      const lost = with_.filter(text => !without_.includes(text) && text.trim() !== '')
      // A script may say what it can do; it may not be what brings the matter.
      assert.ok(lost.length <= with_.length / 5, `${path} says only with scripts: ${lost.join(' | ')}`)
      for (const width of [360, 1440]) {
        await page.setViewportSize({ width, height: 800 })
        found.push(...(await outlineFaults(page)).map(fault => `${path} (${width}) ${fault}`))
      }
      const title = await page.title()
      assert.match(title, /\S – (?:Open Calls Record|Registre des appels)$/, path)
      const matter = (await page.locator('main').textContent()) ?? ''
      const other = held.get(title)
      // Two addresses may lead to one text, and a search to part of a roll; each refusal of a kind is like the next.
      const isLike =
        other === undefined ||
        other.matter === matter ||
        (isRefusal && other.isRefusal) ||
        /\?|\/words\/|\/A{43}|\/metrics|\/\.well-known|\/desk\/identity/.test(path)
      assert.ok(isLike, `${path} and ${other?.path} are both called ${title}`)
      held.set(title, { path, matter, isRefusal })
    }
    assert.deepEqual(found, [], found.join('\n'))
    await plain.leave()
    await visitor.leave()
  })

  it('hears names in their own language: whatever is not in that of the page says in which it is', async () => {
    const visitor = await it_.visitor({ lang: 'fr' })
    const { page } = visitor
    await page.goto('/harbour-accord/roll')
    const names = page.locator('main tbody th a[href^="/parties/"]:not([href*="#"])')
    assert.ok((await names.count()) > 20)
    assert.deepEqual(
      await names.evaluateAll(all => all.filter(each => each.closest('[lang]:not(html)') === null).length),
      0,
    )
    await page.goto('/no-such-call')
    assert.equal(await page.getByText('No call no-such-call is open here.').getAttribute('lang'), 'en')
    await visitor.leave()
  })
})
