import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { without } from '../ground.ts'
import { newAuthenticator } from './authenticator.ts'
import { assertWellMade } from './axe.ts'
import { type Browsing, startBrowsing } from './browser.ts'
import { counting } from './counting.ts'
import { passkeyFor } from './signatory.ts'

describe('a representative and a colleague', { skip: without('chromium') }, () => {
  let it_: Browsing
  before(async () => {
    it_ = await startBrowsing()
  })
  after(() => it_.close())

  it('sign in, let each other in and part, each with their own device', async () => {
    const { credential } = await passkeyFor(it_.site, 'free-port-of-tessaly')
    const ada = await it_.visitor({ lang: 'en', width: 1440 })
    const { page } = ada
    await (await newAuthenticator(page)).take(credential)
    const hers = await counting(page)
    await page.goto('/harbour-accord/sign?who=organisation')
    await page.locator('#party').fill('free-port-of-tessaly')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Sign with your passkey' }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()

    await page.getByRole('link', { name: 'For representatives' }).click()
    await page.getByRole('heading', { name: 'Sign in as a representative' }).waitFor()
    await assertWellMade(page)
    await page.getByRole('button', { name: 'Use your passkey' }).click()
    await page.getByRole('heading', { level: 1, name: 'Free Port of Tessaly' }).waitFor()
    await assertWellMade(page)
    await hers.again()
    await hers.click(() => page.getByRole('link', { name: 'Add a colleague or a device' }).click())
    await page.getByRole('button', { name: 'Make the link' }).click()
    await page.getByRole('alert').getByRole('link').first().waitFor()
    await assertWellMade(page)
    await page.getByLabel('Name of the person or device').fill('Ben Osei')
    await hers.click(() => page.getByRole('radio', { name: /Signatory/ }).check())
    await hers.click(() => page.getByRole('button', { name: 'Make the link' }).click())
    const link = await page.locator('#colleague-link').inputValue()
    await assertWellMade(page)

    const ben = await it_.visitor({ lang: 'fr', width: 390, height: 844 })
    const phone = await newAuthenticator(ben.page)
    const his = await counting(ben.page)
    await his.click(() => ben.page.goto(new URL(link).pathname))
    await assertWellMade(ben.page)
    await his.click(() => ben.page.getByRole('button', { name: 'Créer la clé d’accès' }).click())
    await his.click(() => ben.page.getByRole('button', { name: 'Confirmer avec votre clé d’accès' }).click())
    await ben.page
      .getByRole('heading', { name: /Une personne qui signe pour l’organisation doit l’approuver/ })
      .waitFor()
    await assertWellMade(ben.page)
    assert.equal(await phone.count(), 1)
    assert.deepEqual(await his.all(), { clicks: 3, pages: 3, prompts: 2 })

    // What she approves stands around the button: one click and one prompt of her device.
    await page.goto('/representative')
    await page.getByText('Ben Osei has set up a passkey.').waitFor()
    await assertWellMade(page)
    await hers.click(() => page.getByRole('button', { name: 'Approve with your passkey' }).click())
    await page.getByRole('status').waitFor()
    // Beside the form that she sent empty: the form, the link, her page, and the same once approved.
    assert.deepEqual(await hers.all(), { clicks: 4, pages: 6, prompts: 1 })
    await page.getByText('Ben Osei can now act for your organisation').waitFor()
    await ben.page.goto('/representative')
    await ben.page.getByRole('button', { name: 'Utiliser votre clé d’accès' }).click()
    await ben.page.getByText('(vous)').waitFor()
    await assertWellMade(ben.page)

    // Nobody takes the passkey of another who may sign away: she can stop them all, hers too.
    assert.equal(await page.getByRole('link', { name: /Revoke….*Ben Osei/ }).count(), 0)
    await page.getByRole('link', { name: 'Suspend all passkeys' }).click()
    await page.getByLabel('Reason').fill('One of our passkeys was stolen.')
    await assertWellMade(page)
    await page.getByRole('button', { name: 'Review' }).click()
    await assertWellMade(page)
    await page.getByRole('button', { name: 'Sign with the passkey' }).click()
    await page.getByRole('heading', { name: 'All passkeys of your organisation are suspended' }).waitFor()
    await assertWellMade(page)
    await ben.page.reload()
    await ben.page.getByRole('heading', { name: 'Se connecter comme représentant' }).waitFor()
    await ada.leave()
    await ben.leave()
  })
})
