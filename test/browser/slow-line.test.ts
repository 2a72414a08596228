import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { without } from '../ground.ts'
import { overflowIn } from './axe.ts'
import { type Browsing, startBrowsing } from './browser.ts'

describe('a page with a passkey on a slow line', { skip: without('chromium') }, () => {
  let it_: Browsing
  before(async () => {
    it_ = await startBrowsing({ data: 'empty' })
  })
  after(() => it_.close())

  it('cannot press the button before its script has come, and is told where it does not come', async () => {
    const visitor = await it_.visitor()
    const { page } = visitor
    let deliver = () => {}
    const held = new Promise<void>(resolve => {
      deliver = resolve
    })
    await page.route('**/passkey*.js', async route => {
      await held
      await route.continue()
    })
    await page.goto('/desk/sign-in', { waitUntil: 'commit' })
    const button = page.getByRole('button', { name: 'Sign in with a passkey' })
    assert.ok(await button.isDisabled())
    await page.getByText('The page’s script has not arrived.').waitFor()
    assert.deepEqual(await overflowIn(page), [])
    deliver()
    await page.locator('[data-ask]:enabled').waitFor()
    await page.getByText('The page’s script has not arrived.').waitFor({ state: 'hidden' })
    await visitor.leave()
  })
})
