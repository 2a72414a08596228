import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { without } from '../ground.ts'
import { newAuthenticator } from './authenticator.ts'
import { assertWellMade } from './axe.ts'
import { type Browsing, startBrowsing } from './browser.ts'

/** What needs two devices: that of an officer who invites, and that of whoever joins. */
describe('an organisation that an officer invites', { skip: without('chromium') }, () => {
  let it_: Browsing
  before(async () => {
    it_ = await startBrowsing()
  })
  after(() => it_.close())

  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

  it('is in no entry before its representative joins and signs, on a telephone, in two prompts', async () => {
    const sizeNow = async () => (await (await fetch(`${it_.site.url}/log/checkpoint`)).text()).split('\n')[1]
    const officer = await it_.visitor({ width: 1440 })
    const { page } = officer
    await newAuthenticator(page)
    await page.goto(new URL(/^\s*(http\S+\/desk\/enrol\/\S+)$/m.exec(it_.site.said())![1]!).pathname)
    await page.getByRole('textbox', { name: 'Id in the log' }).fill('officer-1')
    await press(page, 'Make my passkey')
    await press(page, 'Sign with the passkey')
    await page.getByText('You are on record as an officer, and signed in.').waitFor()
    const before = await sizeNow()
    await page.goto('/desk/inviting')
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Republic of Aurelia')
    await page.getByRole('textbox', { name: 'Id', exact: true }).fill('aurelia')
    await page.getByRole('radio', { name: /^Vetted/ }).check()
    await page.getByRole('textbox', { name: 'How you checked it' }).fill('Full powers on paper.')
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
    await ada.page.goto(new URL(link!).pathname)
    await ada.page.getByRole('radio', { name: /^Join and sign/ }).check()
    const reservation = ada.page.getByRole('textbox', { name: /^Reservation/ })
    await reservation.fill('Not at night.')
    await ada.page.locator('a[href*="read=fr"]').click()
    await ada.page.waitForURL(/read=fr/)
    assert.equal(await reservation.inputValue(), 'Not at night.', 'who reads on in another language')
    await ada.page.getByRole('radio', { name: /^Join and sign/ }).check()
    await ada.page.getByRole('checkbox').check()
    await press(ada.page, 'Make a passkey')
    await press(ada.page, 'Join and sign with the passkey')
    await ada.page.waitForURL(/\/entries\/\d+\/receipt$/)
    await assertWellMade(ada.page)
    assert.equal(await phone.count(), 1)
    await ada.page.goto('/parties/aurelia')
    await assertWellMade(ada.page)
    assert.equal(await ada.page.getByRole('heading', { level: 1 }).textContent(), 'Republic of Aurelia')
    await ada.page.goto(new URL(link!).pathname)
    await assertWellMade(ada.page)
    await ada.leave()
    await officer.leave()
  })
})
