import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { effort, isInTurn } from '../effort.ts'
import { without } from '../ground.ts'
import { type FoundPage, inThisRun, pagesIn } from './addresses.ts'
import { overflowIn } from './axe.ts'
import { type Browsing, startBrowsing } from './browser.ts'
import { directionFaults } from './from-right.ts'
import { languageLostIn } from './kept-language.ts'
import { formChecked, tagAstray } from './tags.ts'
import { dataIn, isData, uncatalogued } from './uncatalogued.ts'

const inLang = (path: string, lang: string) => `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`

describe('a language of words alone', { skip: without('chromium') }, () => {
  let it_: Browsing
  let pages: FoundPage[]
  before(async () => {
    it_ = await startBrowsing({ preload: join(import.meta.dirname, 'pseudo-languages.ts') })
    pages = await pagesIn(it_.site.url)
  })
  after(() => it_.close())

  const LANGUAGES = ['en-XA', 'ar'] as const
  const eachPage = async (
    page: Page,
    lang: (typeof LANGUAGES)[number],
    of: (path: string, route: string) => Promise<readonly string[]>,
  ) => {
    const found: string[] = []
    for (const [place, { path, route }] of inThisRun(pages).entries()) {
      if (!isInTurn(place + 2 * LANGUAGES.indexOf(lang), 4, effort('pseudoLanguages'))) continue
      await page.goto(inLang(path, lang))
      found.push(...(await of(path, route)).map(one => `${path}: ${one}`))
    }
    assert.deepEqual(found, [], found.join('\n'))
  }

  const TELEPHONE = { width: 320, height: 640 }

  it('reaches every word that a page says, but for what stands in the register, and has room for it on a narrow telephone', async () => {
    const visitor = await it_.visitor(TELEPHONE)
    const data = await dataIn(it_.site.url)
    await eachPage(visitor.page, 'en-XA', async () => {
      const said = await uncatalogued(visitor.page)
      return [...said.filter(text => !isData(text, data)), ...(await overflowIn(visitor.page))]
    })
    await visitor.leave()
  })

  it('is kept through every link and form, once an address has named it, on a page that closes what it opens and says itself what is wrong', async () => {
    const found: string[] = []
    for (const { path } of pages) {
      const asked = await fetch(it_.site.url + inLang(path, 'fr'), { headers: { accept: 'text/html' } })
      const page = await asked.text()
      found.push(...languageLostIn(page, 'fr').map(lost => `${path}: ${lost}`))
      for (const fault of [tagAstray(page), formChecked(page)])
        if (fault !== null) found.push(`${path}: ${fault}`)
    }
    assert.deepEqual(found, [], found.join('\n'))
  })

  it('may run from the right: then the page does, each of its own words and its commas, and what is no language does not, nor beyond a narrow telephone', async () => {
    const visitor = await it_.visitor()
    const { page } = visitor
    await eachPage(page, 'ar', async (_, route) => {
      await page.setViewportSize(TELEPHONE)
      const beyond = await overflowIn(page)
      await page.setViewportSize({ width: 1200, height: 900 })
      assert.equal(await page.locator('html').getAttribute('dir'), 'rtl')
      const box = async (selector: string) => (await page.locator(selector).first().boundingBox())!
      // The counter for other sites has no masthead.
      if (route !== 'embed') {
        const [brand, langs] = [await box('.brand'), await box('.langs')]
        assert.ok(brand.x > langs.x + langs.width, 'the masthead begins at the right')
      }
      return [...beyond, ...(await directionFaults(page))]
    })
    await visitor.leave()
  })
})
