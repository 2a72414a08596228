import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { without } from '../ground.ts'
import { newAuthenticator } from './authenticator.ts'
import { assertWellMade } from './axe.ts'
import { type Browsing, startBrowsing } from './browser.ts'

/** A secretariat of three, each at a browser of their own: one decides, one prepares, one looks. */
describe('the offices at a browser', { skip: without('chromium') }, () => {
  let it_: Browsing
  let decider: Page
  let drafter: Page
  let reader: Page
  before(async () => {
    it_ = await startBrowsing()
    decider = await enrolled('registrar')
    await it_.site.restart({}, ['--another-officer', 'drafter'])
    drafter = await enrolled('assistant', 'A drafter of the keeper', 390)
    await it_.site.restart({}, ['--another-officer', 'reader'])
    reader = await enrolled('auditor', 'A reader of the keeper')
  })
  after(() => it_.close())

  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).waitFor()

  async function enrolled(id: string, who = 'An officer of the keeper', width = 1440): Promise<Page> {
    const said = it_.site.said()
    const printed = [...said.matchAll(/^(.+) makes a passkey here.*\n(http\S+)$/gm)].at(-1)!
    assert.equal(printed[1], who)
    const { page } = await it_.visitor({ width })
    await newAuthenticator(page)
    await page.goto(new URL(printed[2]!).pathname)
    await page.getByRole('textbox', { name: 'Id in the log' }).fill(id)
    await assertWellMade(page)
    await press(page, 'Continue')
    await press(page, 'Make my passkey')
    await heading(page, 'Your passkey is made. Sign your appointment.')
    await press(page, 'Sign with the passkey')
    await page.getByText('You are on record as an officer, and signed in.').waitFor()
    return page
  }

  it('let one prepare what another has only to look at and sign', async () => {
    await drafter.goto('/desk/settings')
    await drafter
      .getByRole('link', { name: /^Pause/ })
      .first()
      .click()
    await drafter.getByRole('textbox', { name: 'Reason' }).fill('A flood of machines.')
    await press(drafter, 'Review')
    await heading(drafter, 'Review before you pass it on')
    await assertWellMade(drafter)
    await press(drafter, 'Send to an officer who decides')
    await drafter.getByText('Officers who decide can see it now.').waitFor()
    await assertWellMade(drafter)

    await reader.goto('/desk')
    await reader.getByRole('link', { name: /^Look.*prepared action/ }).click()
    await heading(reader, '1 action waiting')
    await reader.getByRole('link', { name: /^Look/ }).click()
    await heading(reader, 'Prepared, to be signed')
    assert.equal(await reader.locator('form[data-passkey]').count(), 0)
    await assertWellMade(reader)

    await decider.goto('/desk')
    await assertWellMade(decider)
    await decider.getByRole('link', { name: /^Look.*prepared action/ }).click()
    await decider.getByRole('link', { name: /^Sign…/ }).click()
    await heading(decider, 'Prepared, to be signed')
    await decider.getByText('Prepared by assistant').waitFor()
    await press(decider, 'Sign with the passkey')
    await decider.getByText('Recorded:').waitFor()
    await decider.goto('/harbour-accord')
    await decider.getByText('A flood of machines.').first().waitFor()
  })

  it('tell who only looks whose it is, with the way back', async () => {
    const answer = await reader.goto('/desk/new/closing')
    assert.equal(answer!.status(), 403)
    await heading(reader, 'This is for an officer who decides or prepares')
    await assertWellMade(reader)
    await reader.getByRole('link', { name: 'Back to the desk' }).click()
    await reader.getByText('You are a reader').waitFor()
  })

  it('let whoever decides nothing add a passkey of their own', async () => {
    await reader.goto('/desk/own')
    await reader.getByRole('link', { name: 'Add a passkey' }).click()
    const other = await newAuthenticator(reader, 'usb')
    await press(reader, 'Make my passkey')
    await press(reader, 'Confirm with the new passkey')
    await heading(reader, 'Now show your present passkey')
    assert.equal(await other.count(), 1)
    await other.remove()
    await press(reader, 'Show your present passkey')
    await reader.getByText('Recorded:').waitFor()
    await assertWellMade(reader)
  })
})
