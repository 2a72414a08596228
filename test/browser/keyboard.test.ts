import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { effort, inTurn } from '../effort.ts'
import { without } from '../ground.ts'
import { type FoundPage, pagesIn } from './addresses.ts'
import { type Browsing, startReading } from './browser.ts'
import { keyboardFaults, tabTo } from './keys.ts'

describe('a person without a mouse', { skip: without('chromium') }, () => {
  let it_: Browsing
  /** The first page of each route. */
  let kinds: FoundPage[]
  before(async () => {
    it_ = await startReading()
    const pages = await pagesIn(it_.site.url)
    kinds = pages.filter(({ route }, i) => pages.findIndex(each => each.route === route) === i)
  })
  after(() => it_.close())

  it('skips what stands on every page, and is then in the matter of this one', async () => {
    const visitor = await it_.visitor()
    const { page } = visitor
    await page.goto('/paris-call/roll')
    const skip = page.locator('a.skip')
    assert.ok((await skip.boundingBox())!.y < 0)
    await page.keyboard.press('Tab')
    assert.ok(await skip.evaluate(link => link === document.activeElement))
    await skip.and(page.locator(':focus')).waitFor()
    assert.ok((await skip.boundingBox())!.y >= 0)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    assert.ok(await page.evaluate(() => document.activeElement!.closest('main') !== null))
    await visitor.leave()
  })

  it('comes to everything in the order in which it is read, and sees where they are', async () => {
    const visitor = await it_.visitor()
    const { page } = visitor
    for (const [place, { path }] of kinds.entries()) {
      // In a run of one way each, the next route is left for another run.
      for (const width of inTurn([1440, null, 360, null], effort('keyboardWays'), place)) {
        if (width === null) continue
        await page.setViewportSize({ width, height: 900 })
        await page.goto(path)
        assert.deepEqual(await keyboardFaults(page), [], `${path} at ${width}`)
      }
    }
    await visitor.leave()
  })

  it('changes the language without losing the place', async () => {
    const visitor = await it_.visitor()
    const { page } = visitor
    await page.goto('/harbour-accord/roll?q=port')
    await tabTo(
      page,
      page.getByRole('navigation', { name: 'Language' }).getByRole('link', { name: 'Français' }),
    )
    await page.keyboard.press('Enter')
    await page.locator('html[lang=fr]').waitFor()
    assert.match(page.url(), /\/harbour-accord\/roll\?q=port&lang=fr$/)
    assert.equal(await page.getByRole('searchbox').inputValue(), 'port')
    await tabTo(page, page.getByRole('navigation', { name: 'Pages de cet appel' }).getByRole('link').first())
    await page.keyboard.press('Enter')
    await page.waitForURL('**/harbour-accord?lang=fr')
    await visitor.leave()
  })

  it('searches a roll, goes to whom was found, and comes back to what was searched', async () => {
    const visitor = await it_.visitor()
    const { page } = visitor
    await page.goto('/harbour-accord/roll')
    await tabTo(page, page.getByRole('searchbox'))
    await page.keyboard.type('northlight')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/harbour-accord/roll?*q=northlight*')
    const found = page.locator('main').getByRole('link', { name: 'Northlight Ferries' })
    await tabTo(page, found)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/parties/northlight-ferries*')
    await page.goBack()
    await page.waitForURL('**/harbour-accord/roll?*q=northlight*')
    assert.equal(await page.getByRole('searchbox').inputValue(), 'northlight')
    await visitor.leave()
  })

  it('narrows a roll to a kind', async () => {
    const visitor = await it_.visitor()
    const { page } = visitor
    await page.goto('/harbour-accord/roll')
    const kind = page.getByRole('combobox', { name: 'Kind', exact: true })
    await tabTo(page, kind)
    await page.keyboard.type('Acad')
    assert.equal(await kind.inputValue(), 'academia')
    await tabTo(page, page.getByRole('search').getByRole('button'))
    await page.keyboard.press('Space')
    await page.waitForURL('**kind=academia*')
    assert.equal(await page.getByRole('combobox', { name: 'Kind', exact: true }).inputValue(), 'academia')
    await visitor.leave()
  })
})
