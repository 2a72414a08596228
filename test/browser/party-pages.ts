import type { Page } from 'playwright-core'
import { type Authenticator, newAuthenticator } from './authenticator.ts'
import { assertWellMade } from './axe.ts'
import type { Browsing, Visitor } from './browser.ts'
import { passkeyFor } from './signatory.ts'

type Signatory = Visitor & { readonly authenticator: Authenticator }

/** Somebody of a party that signs today, so that the rules of today bind it, on its own pages. */
export async function signatory(it_: Browsing, party: string): Promise<Signatory> {
  const { credential } = await passkeyFor(it_.site, party)
  const visitor = await it_.visitor({ lang: 'en', width: 390, height: 844 })
  const { page } = visitor
  const authenticator = await newAuthenticator(page)
  await authenticator.take(credential)
  await page.goto('/harbour-accord/sign?who=organisation')
  await page.locator('#party').fill(party)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Sign with your passkey' }).click()
  await page.getByRole('link', { name: 'For representatives' }).click()
  await signsIn(page)
  await page
    .getByRole('link', { name: /^Commitments/ })
    .first()
    .waitFor()
  return { ...visitor, authenticator }
}

/** The same key in another browser, as a colleague would have one. */
export async function besides(it_: Browsing, { authenticator }: Signatory): Promise<Visitor> {
  const visitor = await it_.visitor({ lang: 'en' })
  await authenticator.sameOn(visitor.page)
  await visitor.page.goto('/representative')
  await signsIn(visitor.page)
  return visitor
}

export async function signsIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Use your passkey' }).click()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
}

export async function signs(page: Page): Promise<void> {
  await assertWellMade(page)
  await page.getByRole('button', { name: 'Sign with the passkey' }).click()
  await page.getByRole('status').waitFor()
}
