import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { without } from '../ground.ts'
import { newAuthenticator } from './authenticator.ts'
import { assertWellMade } from './axe.ts'
import { type Browsing, startBrowsing } from './browser.ts'
import { counting } from './counting.ts'

const hrefs = (links: Element[]) => links.map(link => link.getAttribute('href')!.split('#')[0]!)

/** What needs two devices: that of an officer who invites, and that of whoever joins. */
describe('an organisation that an officer invites', { skip: without('chromium') }, () => {
  let it_: Browsing
  before(async () => {
    it_ = await startBrowsing()
  })
  after(() => it_.close())

  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

  it('is in no entry before its representative joins and signs, on a telephone, in four clicks, three pages and two prompts', async () => {
    const sizeNow = async () => (await (await fetch(`${it_.site.url}/log/checkpoint`)).text()).split('\n')[1]
    const officer = await it_.visitor({ width: 1440 })
    const { page } = officer
    await newAuthenticator(page)
    await page.goto(new URL(/^\s*(http\S+\/desk\/enrol\/\S+)$/m.exec(it_.site.said())![1]!).pathname)
    await page.getByRole('textbox', { name: 'Id in the log' }).fill('officer-1')
    await press(page, 'Continue')
    await press(page, 'Make my passkey')
    await press(page, 'Sign with the passkey')
    await page.getByText('You are on record as an officer, and signed in.').waitFor()
    const before = await sizeNow()
    await page.goto('/desk/inviting')
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Republic of Aurelia')
    await page.getByRole('textbox', { name: /^Id/ }).fill('aurelia')
    await page.getByRole('radio', { name: /^Vetted/ }).check()
    await page.getByRole('textbox', { name: 'How you checked it' }).fill('Full powers on paper.')
    // Nothing that enters the log is chosen before the officer chooses it.
    for (const [name, chosen] of [
      ['kind', 'state'],
      ['country', 'none'],
      ['nameLang', 'en'],
    ] as const)
      await page.locator(`[name="${name}"]`).selectOption(chosen)
    await page.getByRole('combobox', { name: 'Call' }).selectOption('harbour-accord')
    await page.getByRole('textbox', { name: 'Representative' }).fill('Ada Okafor')
    await page.getByRole('textbox', { name: 'E-mail' }).fill('ada@aurelia.example')
    await press(page, 'Review')
    await assertWellMade(page)
    await press(page, 'Sign and invite')
    const link = await page.locator('#invitation').textContent()
    await assertWellMade(page)
    assert.equal(await sizeNow(), before)

    const ada = await it_.visitor({ width: 390, height: 844 })
    const phone = await newAuthenticator(ada.page)
    const count = await counting(ada.page)
    await count.click(() => ada.page.goto(new URL(link!).pathname))
    await assertWellMade(ada.page)
    // Most add no words: they are folded, and stay typed where the text is read on in another language.
    await ada.page.getByText('Add a reservation or a declaration').click()
    const reservation = ada.page.getByRole('textbox', { name: /^Reservation/ })
    await reservation.fill('Not at night.')
    await ada.page.locator('a[href*="read=fr"]').click()
    await ada.page.waitForURL(/read=fr/)
    assert.equal(await reservation.inputValue(), 'Not at night.', 'who reads on in another language')
    await ada.page.goBack()
    // What is missing is told before any device is asked.
    await press(ada.page, 'Set up passkey and continue')
    await ada.page.getByText('There is something to correct').waitFor()
    assert.equal(await phone.count(), 0)
    assert.equal(await reservation.inputValue(), 'Not at night.')
    // A colleague opens the same link meanwhile, and makes a passkey of their own.
    const bo = await it_.visitor({ width: 390, height: 844 })
    await newAuthenticator(bo.page)
    await bo.page.goto(new URL(link!).pathname)
    await bo.page.getByRole('checkbox').check()
    await press(bo.page, 'Set up passkey and continue')
    await bo.page.getByRole('heading', { level: 1, name: 'Review and sign' }).waitFor()
    await ada.page.goto(new URL(link!).pathname)
    await count.again()
    await count.click(() => ada.page.getByRole('checkbox').check())
    await phone.cancels()
    await press(ada.page, 'Set up passkey and continue')
    const trouble = ada.page.locator('[data-trouble="cancelled"]')
    await trouble.getByRole('heading', { name: 'No passkey was set up' }).waitFor()
    assert.match(await ada.page.title(), /^Error: /)
    await assertWellMade(ada.page)
    await phone.confirms()
    await count.again()
    await press(ada.page, 'Set up passkey and continue')
    await ada.page.getByRole('heading', { level: 1, name: 'Review and sign' }).waitFor()
    // Whoever goes back finds what was typed, and makes no second passkey.
    await ada.page.getByRole('link', { name: 'Back' }).click()
    await ada.page.getByText('Your passkey is set up on this device.').waitFor()
    await press(ada.page, 'Continue')
    await ada.page.getByRole('heading', { level: 1, name: 'Review and sign' }).waitFor()
    await assertWellMade(ada.page)
    assert.equal(await phone.count(), 1)
    await ada.page.goto(new URL(link!).pathname)
    await count.again()
    await ada.page.getByRole('checkbox').check()
    await count.click(() => press(ada.page, 'Set up passkey and continue'))
    await ada.page.getByRole('heading', { level: 1, name: 'Review and sign' }).waitFor()
    await assertWellMade(ada.page)
    const told = ada.page.locator('main')
    await told.getByText('You are about to sign this. Nothing is recorded yet.').waitFor()
    await told.getByText('Not at night.').first().waitFor()
    for (const path of await ada.page.locator('main a[href^="/"]').evaluateAll(hrefs))
      assert.equal((await ada.page.request.get(path)).status(), 200, path)
    await count.click(() => press(ada.page, 'Sign with your passkey'))
    await ada.page.waitForURL(/\/entries\/\d+\/signed$/)
    await ada.page.getByRole('heading', { level: 1, name: 'Republic of Aurelia has signed' }).waitFor()
    await assertWellMade(ada.page)
    assert.deepEqual(await count.all(), { clicks: 4, pages: 3, prompts: 2 })
    assert.equal(await phone.count(), 1)
    await ada.page.goto('/parties/aurelia')
    await assertWellMade(ada.page)
    assert.equal(await ada.page.getByRole('heading', { level: 1 }).textContent(), 'Republic of Aurelia')
    // Whoever comes second is never told that they signed.
    await press(bo.page, 'Sign with your passkey')
    await bo.page.getByRole('heading', { level: 1, name: 'Nothing you sent was recorded' }).waitFor()
    await bo.page.getByText('Your new passkey opens nothing here.').waitFor()
    await bo.page.getByText(/^Somebody signed with this link for Republic of Aurelia on /).waitFor()
    await assertWellMade(bo.page)
    await bo.page.getByRole('link', { name: 'See the public receipt' }).click()
    await bo.page.waitForURL(/\/entries\/\d+\/receipt$/)
    await bo.leave()
    // The way on: the used link says so, and leads to the receipt and to its own page.
    await ada.page.goto(new URL(link!).pathname)
    await ada.page.getByRole('heading', { level: 1, name: 'This link has been used' }).waitFor()
    await assertWellMade(ada.page)
    await ada.page.getByRole('link', { name: 'I used it' }).click()
    await ada.page.getByRole('heading', { level: 1, name: 'Republic of Aurelia' }).waitFor()
    await assertWellMade(ada.page)
    await ada.page
      .getByRole('link', { name: /Receipt/ })
      .first()
      .click()
    await ada.page.getByText('Receipt of signature').waitFor()
    await ada.leave()
    // The next form holds nothing of the last.
    await page.goto('/desk/inviting')
    assert.equal(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue(), '')
    await officer.leave()
  })
})
