import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { without } from '../ground.ts'
import { type FoundPage, pagesIn } from './addresses.ts'
import { type Browsing, startReading } from './browser.ts'

/** What a finger has to hit on a phone (WCAG 2.5.8), and what opens there. */
describe('a phone', { skip: without('chromium') }, () => {
  let it_: Browsing
  /** The first page of each route, and a page of a party of every fate. */
  let pages: FoundPage[]
  before(async () => {
    it_ = await startReading()
    const all = await pagesIn(it_.site.url)
    const isFirst = ({ route }: FoundPage, i: number) => all.findIndex(each => each.route === route) === i
    pages = all.filter((page, i) => isFirst(page, i) || page.route === 'party' || page.route === 'call')
  })
  after(() => it_.close())

  for (const lang of ['en', 'fr'])
    it(`has room for a finger on each link that stands alone, in ${lang}`, async () => {
      const visitor = await it_.visitor({ lang, width: 390 })
      const { page } = visitor
      const found: string[] = []
      for (const { path } of pages) {
        await page.goto(path)
        found.push(...(await smallLinksOn(page)).map(one => `${path} ${one}`))
      }
      assert.deepEqual(found, [], found.join('\n'))
      await visitor.leave()
    })

  it('opens its menu where it stands, without a script', async () => {
    const visitor = await it_.visitor({ width: 390, javascript: false })
    const { page } = visitor
    await page.goto('/paris-call')
    const menu = page.getByRole('navigation', { name: 'Menu' })
    assert.equal(await menu.isVisible(), false)
    await page.locator('.masthead summary').click()
    assert.equal(await page.evaluate(() => scrollY), 0)
    assert.equal(await menu.isVisible(), true)
    await menu.getByRole('link', { name: 'Log', exact: true }).click()
    await page.waitForURL('**/log')
    await visitor.leave()
  })

  it('shows every period of the matrix of indicators, none of them aside', async () => {
    for (const width of [390, 700, 900]) {
      const visitor = await it_.visitor({ width })
      const { page } = visitor
      await page.goto('/harbour-accord/indicators')
      const cells = page.locator('table.periods tbody tr:has(td) >> nth=0').locator('td')
      assert.ok((await cells.count()) > 2)
      for (const cell of await cells.all()) {
        const { width: own, x } = (await cell.boundingBox())!
        assert.ok(x >= 0 && x + own <= width, `${x} and ${own} of ${width}`)
      }
      const aside = await page.evaluate(() => document.documentElement.scrollWidth)
      assert.equal(aside, width)
      await visitor.leave()
    }
  })

  it('has the name of a call on one line of its masthead', async () => {
    const visitor = await it_.visitor({ width: 390 })
    const { page } = visitor
    await page.goto('/paris-call/roll')
    const { height } = (await page.locator('.callbar .call').boundingBox())!
    assert.ok(height < 40, `${height}`)
    await visitor.leave()
  })

  it('has a counter that fits its frame, and leaves little of it empty', async () => {
    const visitor = await it_.visitor({ width: 288, height: 20 })
    const { page } = visitor
    for (const call of ['harbour-accord', 'paris-call', 'contract-for-the-web'])
      for (const lang of ['en', 'fr']) {
        const share = await (await page.request.get(`/${call}/share?lang=${lang}`)).text()
        const frame = Number(/<iframe[^>]* height="(\d+)"/.exec(share)![1])
        await page.goto(`/${call}/embed?lang=${lang}`)
        const words = await page.evaluate(() => document.documentElement.scrollHeight)
        assert.ok(words <= frame && frame - words < 25, `${call} ${lang}: ${words} px in ${frame}`)
      }
    await visitor.leave()
  })
})

/** Links that are smaller than 24 by 24 pixels, and are neither part of a sentence nor of a drawing. */
function smallLinksOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const LEAST = 24
    const isWord = (text: string) => /[\p{L}\p{N}]/u.test(text)
    const blockOf = (link: Element) => {
      let block = link.parentElement!
      while (getComputedStyle(block).display === 'inline') block = block.parentElement!
      return block
    }
    /** Words of its own line of text that no link has: then it is part of what these say. */
    const isInSentence = (link: Element) => {
      const block = blockOf(link)
      if (/flex|grid/.test(getComputedStyle(block).display)) return false
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const of = walker.currentNode.parentElement!
        if (isWord(walker.currentNode.textContent!) && of.closest('a, .vh') === null && isInline(of, block))
          return true
      }
      return false
    }
    const isInline = (of: Element, block: Element) => {
      for (let at = of; at !== block; at = at.parentElement!)
        if (getComputedStyle(at).display !== 'inline') return false
      return true
    }
    return [...document.querySelectorAll('a[href]')].flatMap(link => {
      if (!link.checkVisibility() || link.closest('svg, .skip') !== null) return []
      const { width, height } = link.getBoundingClientRect()
      if ((width >= LEAST - 0.5 && height >= LEAST - 0.5) || isInSentence(link)) return []
      return [`${Math.round(width)} × ${Math.round(height)}: ${link.outerHTML.slice(0, 120)}`]
    })
  })
}
