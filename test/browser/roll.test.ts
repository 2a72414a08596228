import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import { without } from '../ground.ts'
import { type Browsing, startReading } from './browser.ts'
import { tabTo } from './keys.ts'

describe('a journalist at a roll', { skip: without('chromium') }, () => {
  let it_: Browsing
  before(async () => {
    it_ = await startReading()
  })
  after(() => it_.close())

  it('finds who of a country was on the list on a day: on a phone, in French, by keyboard, without scripts', async () => {
    const journalist = await it_.visitor({ lang: 'fr', width: 390, height: 844, javascript: false })
    const { page } = journalist
    await page.goto('/paris-call')
    const search = page.getByRole('search')
    await tabTo(page, page.getByRole('navigation').getByRole('link', { name: 'Liste', exact: true }))
    await page.keyboard.press('Enter')
    await page.waitForURL('**/paris-call/roll')

    // A phone folds what fewer ask for than a name.
    await tabTo(page, search.getByText('Catégorie, pays'))
    await page.keyboard.press('Enter')
    const kind = search.getByRole('combobox', { name: 'Catégorie', exact: true })
    await tabTo(page, kind)
    await page.keyboard.type('Autor')
    const country = search.getByRole('combobox', { name: 'Pays', exact: true })
    await tabTo(page, country)
    await page.keyboard.type('France')
    await tabTo(page, search.getByText('Plus', { exact: true }))
    await page.keyboard.press('Enter')
    const day = search.getByLabel('À la date du')
    await tabTo(page, day)
    // How a day is typed is the browser's own affair, and follows the language of the machine.
    await day.fill('2019-11-12')
    await tabTo(page, search.getByRole('button', { name: 'Chercher' }))
    await page.keyboard.press('Enter')
    await page.waitForURL('**/paris-call/roll?*at=2019-11-12*')

    const found = page.getByRole('rowheader')
    const rows = await found.count()
    assert.ok(rows > 3)
    // Whoever searched is brought to the answer, and the tab says it, too.
    const answer = new RegExp(`^${rows} sur 1.039\\s: autorités publiques, France, le 12 novembre 2019`)
    assert.match((await page.locator(':focus').textContent())!, answer)
    assert.match(await page.title(), answer)
    // What the answer says of all is said in no row.
    assert.equal(
      await page
        .locator('#rows tbody .line')
        .filter({ hasText: /Autorité|France/ })
        .count(),
      0,
    )

    const csv = await page.getByRole('link', { name: 'CSV' }).getAttribute('href')
    const cells = parse(await (await fetch(it_.site.url + csv)).text(), { columns: true }) as {
      name: string
      entry: string
    }[]
    assert.deepEqual(
      await found.locator('a[dir=auto]').allInnerTexts(),
      cells.map(({ name }) => name),
    )

    await tabTo(page, page.getByRole('link', { name: 'Voir toute la liste' }))
    await page.keyboard.press('Enter')
    await page.waitForURL('**/paris-call/roll')
    await page.getByRole('heading', { level: 1, name: /^1.222 / }).waitFor()
    await journalist.leave()
  })

  it('is told by which name the rows are in order where another one is shown', async () => {
    const journalist = await it_.visitor({ lang: 'fr', width: 390, height: 844, javascript: false })
    const { page } = journalist
    await page.goto('/harbour-accord/roll?kind=state')
    await page.getByText('1–5 sur 5, de A à Z selon les noms d’origine').waitFor()
    const names = await page.getByRole('rowheader').locator('a[dir=auto]').allInnerTexts()
    assert.deepEqual(names.slice(0, 2), ['Commonwealth de Marrow', 'Royaume de Valdrie'])
    await page.goto('/harbour-accord/roll?kind=company')
    await page.getByText('1–10 sur 10, de A à Z', { exact: false }).waitFor()
    await journalist.leave()
  })

  it('finds the first row on the first screen, and every other in a few steps', async () => {
    for (const [width, height, most] of [
      [1440, 900, 560],
      [390, 844, 690],
    ] as const) {
      const journalist = await it_.visitor({ width, height, javascript: false })
      const { page } = journalist
      for (const path of ['/paris-call/roll', '/paris-call/roll?country=FR', '/harbour-accord/roll']) {
        await page.goto(path)
        const { y, height: tall } = (await page.locator('tbody tr').first().boundingBox())!
        const end = Math.round(y + tall)
        assert.ok(end <= most, `${path} at ${width}: its first row ends at ${end} px`)
      }
      await journalist.leave()
    }
    const journalist = await it_.visitor({ javascript: false })
    const { page } = journalist
    const range = page.locator('.range p:not(.only-print)')
    const reads = (text: string) => range.filter({ hasText: text }).waitFor()
    await page.goto('/paris-call/roll')
    await reads('1–50 of 1,222, A to Z')
    const stops = await page
      .locator('main')
      .locator('a[href], button, summary, input, select')
      .filter({ visible: true })
      .count()
    assert.ok(stops < 105, `${stops} stops of the keyboard`)
    await page.getByRole('link', { name: 'Next page' }).click()
    await reads('51–100 of 1,222')
    const second = await page.getByRole('rowheader').first().textContent()
    await page.getByRole('link', { name: '1,201–1,222' }).click()
    await reads('1,201–1,222 of 1,222')
    assert.equal(await page.getByRole('rowheader').count(), 22)
    await page.getByRole('link', { name: 'Previous page' }).click()
    await reads('1,151–1,200 of 1,222')
    await page.goto('/paris-call/roll?row=51')
    assert.equal(await page.getByRole('rowheader').first().textContent(), second)
    const letters = page.getByRole('navigation', { name: 'By first letter' })
    assert.equal(await letters.getByRole('link', { name: 'X', exact: true }).count(), 0)
    await letters.getByRole('link', { name: 'Z', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: / of 1,222 begin with Z$/ }).waitFor()
    for (const name of await page.getByRole('rowheader').locator('a').allInnerTexts())
      assert.match(name, /^[zŻZ]/i)
    assert.match((await range.textContent())!, /^1–\d+ of \d+, A to Z/)
    await journalist.leave()
  })

  it('asks who was not on it then, and comes from a country that is to its entry', async () => {
    const journalist = await it_.visitor({ javascript: false })
    const { page } = journalist
    await page.goto('/paris-call/roll?at=2019-11-12')
    await page.getByRole('link', { name: 'Who is not on the list' }).click()
    await page.waitForURL('**/paris-call/not-on-the-list?at=2019-11-12')
    await page
      .getByRole('heading', { level: 1, name: '119 UN members are not on the list', exact: true })
      .waitFor()
    await page.getByRole('textbox', { name: 'On this date' }).fill('2025-12-31')
    await page.getByRole('button', { name: 'Show' }).click()
    await page.waitForURL('**/not-on-the-list?at=2025-12-31#found')
    await page
      .getByRole('heading', { level: 1, name: '112 UN members are not on the list', exact: true })
      .waitFor()
    const americas = page.locator('.region', { hasText: 'Americas' })
    await americas.getByText('14 on the list').click()
    await americas.getByRole('link', { name: 'United States', exact: true }).click()
    await page.waitForURL('**/parties/etats-unis')
    await page.getByRole('heading', { level: 1, name: 'United States' }).waitFor()
    await journalist.leave()
  })
})
