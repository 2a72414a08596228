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

    const kind = search.getByRole('combobox', { name: 'Catégorie', exact: true })
    await tabTo(page, kind)
    await page.keyboard.type('Autor')
    const country = search.getByRole('combobox', { name: 'Pays', exact: true })
    await tabTo(page, country)
    await page.keyboard.type('France')
    await tabTo(page, search.getByText('Plus de filtres'))
    await page.keyboard.press('Enter')
    const day = search.getByLabel('La liste au')
    await tabTo(page, day)
    // How a day is typed is the browser's own affair, and follows the language of the machine.
    await day.fill('2019-11-12')
    await tabTo(page, search.getByRole('button', { name: 'Chercher' }))
    await page.keyboard.press('Enter')
    await page.waitForURL('**/paris-call/roll?*at=2019-11-12*')

    const found = page.getByRole('rowheader')
    const rows = await found.count()
    assert.ok(rows > 3)
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), `${rows} résultats`)
    for (const text of await found.allInnerTexts()) assert.match(text, /Autorité publique, France/)
    const used = await page.locator('.chips li', { hasText: 'Retirer' }).allInnerTexts()
    assert.deepEqual(
      used.slice(0, 3).map(text => text.replace(/\s+/g, ' ').split(' Retirer')[0]),
      ['Catégorie : Autorités publiques', 'Pays : France', 'La liste au : 12 novembre 2019'],
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

    await tabTo(page, page.getByRole('link', { name: 'Retirer Catégorie : Autorités publiques' }))
    await page.keyboard.press('Enter')
    await page.waitForURL(url => !url.searchParams.has('kind') && url.searchParams.get('country') === 'FR')
    assert.ok((await page.getByRole('rowheader').count()) > rows)
    await journalist.leave()
  })

  it('is told by which name the rows are in order where another one is shown', async () => {
    const journalist = await it_.visitor({ lang: 'fr', width: 390, height: 844, javascript: false })
    const { page } = journalist
    await page.goto('/harbour-accord/roll?kind=state')
    await page.getByText('5 sur 5, dans l’ordre des noms d’origine.').waitFor()
    const names = await page.getByRole('rowheader').locator('a[dir=auto]').allInnerTexts()
    assert.deepEqual(names.slice(0, 2), ['Commonwealth de Marrow', 'Royaume de Valdrie'])
    await page.goto('/harbour-accord/roll?kind=company')
    await page.getByText('10 sur 10, dans l’ordre des noms.').waitFor()
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
    await page.getByRole('textbox', { name: 'The list on any date' }).fill('2025-12-31')
    await page.getByRole('button', { name: 'Show that date' }).click()
    await page.waitForURL('**/not-on-the-list?at=2025-12-31')
    await page
      .getByRole('heading', { level: 1, name: '112 UN members are not on the list', exact: true })
      .waitFor()
    const americas = page.locator('.region', { hasText: 'Americas' })
    await americas.getByRole('link', { name: 'United States', exact: true }).click()
    await page.waitForURL('**/parties/etats-unis')
    await page.getByRole('complementary', { name: 'Record of a copy' }).waitFor()
    await journalist.leave()
  })
})
