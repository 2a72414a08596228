import type { Page } from 'playwright-core'
import { newAuthenticator } from './authenticator.ts'
import { assertWellMade } from './axe.ts'
import type { Browsing, Visitor } from './browser.ts'
import { passkeyFor } from './signatory.ts'

/** Somebody of a party that signs today, so that the rules of today bind it, on its own pages. */
export async function signatory(it_: Browsing, party: string): Promise<Visitor> {
  const { credential } = await passkeyFor(it_.site, party)
  const visitor = await it_.visitor({ lang: 'en', width: 390, height: 844 })
  const { page } = visitor
  await (await newAuthenticator(page)).take(credential)
  await page.goto('/harbour-accord/sign?who=organisation')
  await page.locator('#party').fill(party)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Sign with your passkey' }).click()
  await page.getByRole('link', { name: 'For representatives' }).click()
  await page.getByRole('button', { name: 'Use your passkey' }).click()
  await page
    .getByRole('link', { name: /^Commitments/ })
    .first()
    .waitFor()
  return visitor
}

export async function signs(page: Page): Promise<void> {
  await assertWellMade(page)
  await page.getByRole('button', { name: 'Sign with the passkey' }).click()
  await page.getByRole('status').waitFor()
}
