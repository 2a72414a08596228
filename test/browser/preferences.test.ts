import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { without } from '../ground.ts'
import { type FoundPage, knownIn, pagesIn } from './addresses.ts'
import { overflowIn } from './axe.ts'
import { type Browsing, startBrowsing } from './browser.ts'
import { tabThrough } from './keys.ts'

describe('a page follows what its reader has set', { skip: without('chromium') }, () => {
  let it_: Browsing
  /** The first page of each route: what is set changes the style of a page, and not its matter. */
  let kinds: FoundPage[]
  before(async () => {
    it_ = await startBrowsing()
    const pages = await pagesIn(it_.site.url, await knownIn(it_.site.url))
    kinds = pages.filter(({ route }, i) => pages.findIndex(each => each.route === route) === i)
  })
  after(() => it_.close())

  const eachKind = async (page: Page, of: (path: string) => Promise<readonly string[]>) => {
    const found: string[] = []
    for (const { path } of kinds) {
      await page.goto(path)
      found.push(...(await of(path)).map(one => `${path}: ${one}`))
    }
    assert.deepEqual(found, [], found.join('\n'))
  }

  /** Laid over the page as a reader's own style would be; the page's policy lets no other page do so. */
  const lay = (page: Page, css: string) =>
    page.evaluate(text => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(text)
      document.adoptedStyleSheets = [sheet]
    }, css)

  for (const width of [1280, 320])
    it(`text of twice the size, ${width} px wide`, async () => {
      const visitor = await it_.visitor({ width, lang: 'fr' })
      await eachKind(visitor.page, async () => {
        await lay(visitor.page, 'html { font-size: 200% }')
        return overflowIn(visitor.page)
      })
      await visitor.leave()
    })

  it('more space between lines, words and letters (WCAG 1.4.12)', async () => {
    const visitor = await it_.visitor({ width: 360 })
    const spaced =
      '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }'
    await eachKind(visitor.page, async () => {
      await lay(visitor.page, spaced)
      return overflowIn(visitor.page)
    })
    await visitor.leave()
  })

  it('colours of their own: the focus and the present page are still seen', async () => {
    const visitor = await it_.visitor({ forcedColors: true, width: 1280 })
    const { page } = visitor
    await page.goto('/harbour-accord')
    const here = page.locator('.nav [aria-current=page]')
    assert.match(await here.evaluate(each => getComputedStyle(each).textDecorationLine), /underline/)
    const faults = (await tabThrough(page)).flatMap(({ what, faults }) =>
      faults.map(fault => `${what} ${fault}`),
    )
    assert.deepEqual(faults, [])
    await visitor.leave()
  })

  it('less motion: nothing moves', async () => {
    const visitor = await it_.visitor({ reducedMotion: true })
    await eachKind(visitor.page, () =>
      visitor.page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('*')].flatMap(each => {
          const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(each)
          const moves =
            animationName !== 'none' || /[1-9]/.test(transitionDuration) || scrollBehavior === 'smooth'
          return moves ? [each.outerHTML.slice(0, 100)] : []
        }),
      ),
    )
    await visitor.leave()
  })

  it('one sheet of paper for a certificate: with declaration and paper, withdrawn, in both languages', async () => {
    const visitor = await it_.visitor()
    const { page } = visitor
    const roll = `${it_.site.url}/harbour-accord/roll.json`
    const entries = await Promise.all(
      ['?q=marrow', '?status=withdrawn', '?q=northhaven'].map(async query => {
        const { items } = (await (await fetch(roll + query)).json()) as { items: { entry: number }[] }
        return items[0]!.entry
      }),
    )
    for (const entry of entries)
      for (const lang of ['en', 'fr']) {
        await page.goto(`/entries/${entry}/receipt?lang=${lang}`)
        const paper = (await page.pdf({ format: 'A4' })).toString('latin1')
        assert.equal(paper.match(/\/Type\s*\/Page\b/g)?.length, 1, `${entry} ${lang}`)
      }
    await visitor.leave()
  })

  it('paper: the words and their proof, without what only a screen can use', async () => {
    const visitor = await it_.visitor({ scheme: 'dark' })
    const { page } = visitor
    await page.emulateMedia({ media: 'print' })
    await eachKind(page, () =>
      page.evaluate(() => {
        const inked = (selector: string) =>
          [...document.querySelectorAll(selector)].filter(each => each.checkVisibility())
        const { color } = getComputedStyle(document.body)
        return [
          ...inked('.nav, .langs, .skip, .btn, .filters, .pager').map(
            each => `prints ${each.outerHTML.slice(0, 80)}`,
          ),
          ...(inked('h1').length === 1 ? [] : ['does not print its heading']),
          // A receipt says of itself how far it is recorded, and by whom it was seen.
          ...(inked('.folio, .deed').length > 0 ? [] : ['does not print how far the log is recorded']),
          ...(color === 'rgb(0, 0, 0)' ? [] : [`prints ${color} ink`]),
        ]
      }),
    )
    await visitor.leave()
  })
})
