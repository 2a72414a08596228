import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { without } from '../ground.ts'
import { assertWellMade } from './axe.ts'
import { type Browsing, startReading } from './browser.ts'

/** Somebody who came to read, with scripts off. */
describe('a reader', { skip: without('chromium') }, () => {
  let it_: Browsing
  before(async () => {
    it_ = await startReading()
  })
  after(() => it_.close())

  it('goes from the depositary to a call, to the numbers behind its map, to the rows of a country', async () => {
    const reader = await it_.visitor({ javascript: false, lang: 'fr', width: 390 })
    const { page } = reader
    await page.goto('/')
    await page.getByRole('link', { name: 'Appel de Paris pour la confiance' }).click()
    // The picture is hidden from those who listen: a sentence says what it shows, and the table has the same links.
    await page.getByText(/^Carte du monde\..*81/).waitFor({ state: 'attached' })
    await page.locator('.map svg').scrollIntoViewIfNeeded()
    await page.getByText('Chaque pays, en nombres').click()
    const row = page.getByRole('row', { name: /^Norvège/ })
    const [, states, rows] = await row.getByRole('cell').or(row.getByRole('rowheader')).allInnerTexts()
    assert.equal(states, '1')
    await row.getByRole('link').click()
    assert.equal(new URL(page.url()).searchParams.get('country'), 'NO')
    assert.equal(await page.locator('table.rows-first tbody tr').count(), Number(rows))
    await reader.leave()
  })

  it('finds the words of a text in a column that can be read: wide, narrow, and on paper', async () => {
    const reader = await it_.visitor({ javascript: false })
    const { page } = reader
    for (const path of ['/harbour-accord/text', '/paris-call/text', '/harbour-accord/text?text=ar']) {
      await page.goto(path)
      await page.setViewportSize({ width: 1440, height: 900 })
      assert.ok((await narrowestOf(page)) > 400, path)
      await page.setViewportSize({ width: 360, height: 780 })
      assert.ok((await narrowestOf(page)) > 240, path)
      await page.setViewportSize({ width: 690, height: 980 })
      await page.emulateMedia({ media: 'print' })
      assert.ok((await narrowestOf(page)) > 400, path)
      assert.ok(await page.getByText(`${it_.site.url}/`).first().isVisible(), 'a print says where it is from')
      await page.emulateMedia({ media: 'screen' })
    }
    await reader.leave()
  })

  it('finds every name of the changes on paper, and on a phone each kind on a line of its own', async () => {
    const reader = await it_.visitor({ javascript: false })
    const { page } = reader
    for (const path of ['/paris-call/changes', '/harbour-accord/not-on-the-list']) {
      await page.goto(path)
      const folded = page.locator('details.in-print:not([open]) li').first()
      assert.equal(await folded.isVisible(), false, path)
      await page.emulateMedia({ media: 'print' })
      assert.equal(await folded.isVisible(), true, path)
      assert.ok(await page.locator('details.in-print > summary').first().isVisible(), path)
      await page.emulateMedia({ media: 'screen' })
    }
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto('/harbour-accord/changes?lang=fr')
    for (const kind of await page.locator('.delta tbody th').all())
      assert.ok((await kind.boundingBox())!.width > 200)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto('/harbour-accord/roll')
    const cells = page.locator('#rows tbody tr:first-child > *')
    const rules = await cells.evaluateAll(all => all.map(one => getComputedStyle(one).borderBlock))
    assert.equal(new Set(rules).size, 1, 'one rule under a row')
    await page.goto('/harbour-accord/changes')
    const life = page.locator('ol.ledger.three')
    assert.match((await life.textContent())!, /Version 2/)
    const metas = await life.locator('.meta').all()
    const boxes = await Promise.all(metas.map(async meta => (await meta.boundingBox())!))
    assert.equal(new Set(boxes.map(({ x, width }) => Math.round(x + width))).size, 1, 'one right edge')
    await reader.leave()
  })

  it('reads the pictures of commitments, their numbers and the file of these, on a phone and on paper', async () => {
    const reader = await it_.visitor({ javascript: false, lang: 'fr', width: 390, height: 844 })
    const { page } = reader
    await page.goto('/harbour-accord/commitments')
    await page.getByRole('link', { name: 'Au fil du temps' }).click()
    const figures = page.locator('figure.plot')
    assert.ok((await figures.count()) > 1)
    for (const figure of await figures.all()) {
      const table = figure.locator('details table')
      assert.equal(await table.isVisible(), false)
      await figure.getByText('Les chiffres', { exact: true }).click()
      assert.ok(await table.isVisible())
    }
    const shown = page.locator('#status tbody tr')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#status').getByRole('link', { name: /CSV/ }).click(),
    ])
    const lines = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\r\n')
    assert.equal(lines.length, 1 + (await shown.count()))
    await reader.leave()

    const printed = await it_.visitor({ javascript: false, width: 794, height: 1123 })
    await printed.page.goto('/harbour-accord/figures')
    await printed.page.emulateMedia({ media: 'print' })
    assert.ok(await printed.page.locator('#status tbody tr').last().isVisible())
    await printed.leave()
    const forced = await it_.visitor({ javascript: false, forcedColors: true })
    await forced.page.goto('/harbour-accord/figures')
    const fillOf = (surface: string) =>
      forced.page
        .locator(`.wid rect.${surface}`)
        .first()
        .evaluate(one => getComputedStyle(one).fill)
    assert.notEqual(await fillOf('is-full'), await fillOf('is-upright'))
    await forced.leave()
    // axe itself is a script.
    const judge = await it_.visitor({ lang: 'fr', width: 390, height: 844 })
    await judge.page.goto('/harbour-accord/figures')
    for (const one of await judge.page.locator('figure details.alt > summary').all()) await one.click()
    await assertWellMade(judge.page)
    await judge.leave()
  })

  it('pages back through the log from the masthead, entry after entry', async () => {
    const reader = await it_.visitor({ javascript: false })
    const { page } = reader
    await page.goto('/harbour-accord')
    await page.getByRole('link', { name: /entries recorded/ }).click()
    const entries = page.locator('#entries li a')
    const newest = await entries.first().textContent()
    await page.getByRole('link', { name: 'Older', exact: true }).click()
    await page.getByRole('link', { name: 'Newer', exact: true }).click()
    assert.equal(await entries.first().textContent(), newest)
    await page.getByLabel('Show entries up to number').fill('2')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    assert.deepEqual(await entries.allInnerTexts(), ['log entry 2', 'log entry 1', 'log entry 0'])
    await entries.last().click()
    assert.match((await page.locator('h1').textContent()) ?? '', /established this log/)
    await reader.leave()
  })
})

/** How wide the narrowest stretch of a text's own words is, in CSS pixels. */
function narrowestOf(page: Page): Promise<number> {
  return page
    .locator('.act .matter')
    .evaluateAll(all => Math.min(...all.map(each => each.getBoundingClientRect().width)))
}
