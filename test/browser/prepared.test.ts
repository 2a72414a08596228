import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { say } from '../../src/web/messages/say.ts'
import { without } from '../ground.ts'
import { newAuthenticator } from './authenticator.ts'
import { assertWellMade } from './axe.ts'
import { type Browsing, startBrowsing, type Visitor } from './browser.ts'

/** What an officer who prepares a call needs a browser for: their clipboard, and a small screen. */
describe('a call that is prepared in a browser', { skip: without('chromium') }, () => {
  let it_: Browsing
  let officer: Visitor
  let draft: string
  before(async () => {
    it_ = await startBrowsing({ data: 'empty' })
    officer = await it_.visitor({ width: 390, height: 844 })
    const { page } = officer
    await newAuthenticator(page)
    await page.goto(new URL(/^\s*(http\S+\/desk\/enrol\/\S+)$/m.exec(it_.site.said())![1]!).pathname)
    await page.getByRole('textbox', { name: 'Id in the log' }).fill('officer-1')
    await press(page, 'Continue')
    await press(page, 'Make my passkey')
    await press(page, 'Sign with the passkey')
    await press(page, say('en', 'first.begin'))
    await page.getByRole('heading', { name: say('en', 'prepared.step.what') }).waitFor()
    draft = new URL(page.url()).pathname.replace(/\/what$/, '')
  })
  after(() => it_.close())

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

  /** As a word processor lays it down: with its formatting, and plain. */
  async function pasted(page: Page, html: string, plain: string) {
    await page.evaluate(
      ([marked, words]) =>
        navigator.clipboard.write([
          new ClipboardItem({
            'text/html': new Blob([marked!], { type: 'text/html' }),
            'text/plain': new Blob([words!], { type: 'text/plain' }),
          }),
        ]),
      [html, plain],
    )
    await page.locator('[id="text.en"]').press('Control+v')
  }

  it('takes headings and lists from a word processor, shows what it read, and gives back what stood there', async () => {
    const { page, context } = officer
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(`${draft}/text`)
    const field = page.locator('[id="text.en"]')
    const place = page.locator('[data-paste="text.en"]')
    await field.fill('Before.\n\n')
    const html = '<h1>The Lantern Letter</h1><p>We <b>ask</b>:</p><ol><li>Shield</li><li>Dim</li></ol><img>'
    await pasted(page, html, 'The Lantern Letter\nWe ask:\nShield\nDim')
    await place.getByText(say('en', 'pasted.read')).waitFor()
    const read = 'Before.\n\n# The Lantern Letter\n\nWe **ask**:\n\n1. Shield\n2. Dim'
    assert.equal(await field.inputValue(), read)
    await place.getByText(say('en', 'fileNote.picture', { count: 1 })).waitFor()
    await page.locator('.preview h3').getByText('The Lantern Letter').waitFor()
    await assertWellMade(page)
    await press(page, say('en', 'pasted.undo'))
    assert.equal(await field.inputValue(), 'Before.\n\n')
    assert.equal(await page.locator('[name="read.en"]').isDisabled(), true)
    // What an editor of code lays down has no shape to read.
    await field.fill('')
    await pasted(page, '<div><span># Not</span></div>', '# Not')
    assert.equal(await field.inputValue(), '# Not')
    // A server that does not answer takes nothing away.
    await field.fill('')
    await context.setOffline(true)
    await pasted(page, '<p>Left alone</p>', 'Left alone')
    await place.getByText(say('en', 'pasted.unread')).waitFor()
    assert.equal(await field.inputValue(), 'Left alone')
    await context.setOffline(false)
    // What was read is saved as what a file had: its notes are told again.
    await field.fill('')
    await pasted(page, html, 'The Lantern Letter')
    await place.getByText(say('en', 'pasted.read')).waitFor()
    await press(page, say('en', 'prepared.save'))
    await page.waitForURL(/saved=text/)
    await page.getByText(say('en', 'fileNote.picture', { count: 1 })).waitFor()
  })

  it('asks for one language at a time, says what each lacks, and hides nothing that is wrong', async () => {
    const { page } = officer
    await page.goto(`${draft}/what`)
    await page.locator('[id="titles.en"]').fill('The Lantern Letter')
    await page.getByRole('combobox').selectOption('fr')
    await press(page, say('en', 'fields.addLanguage'))
    // The language that was added is the one that is asked for now.
    const tab = (name: RegExp) => page.getByRole('tab', { name })
    const chosen = () => page.getByRole('tab', { selected: true }).textContent()
    const lacking = () => page.locator('[aria-selected="true"] .sub:visible').allTextContents()
    await tab(/^French/).waitFor()
    assert.match((await chosen())!, /^French/)
    const lacks = (['titles', 'summary', 'convener'] as const).map(name =>
      say('en', `prepared.lacks.${name}`),
    )
    assert.deepEqual(await lacking(), lacks)
    assert.equal(await page.locator('[id="titles.en"]').isVisible(), false)
    await page.locator('[id="titles.fr"]').fill('La Lettre des lanternes')
    assert.deepEqual(await lacking(), lacks.slice(1))
    await tab(/^French/).press('ArrowRight')
    assert.match((await chosen())!, /^English/)
    assert.equal(await page.locator('[id="titles.fr"]').isVisible(), false)
    await assertWellMade(page)
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390)
    await tab(/^French/).click()
    await press(page, say('en', 'prepared.continue'))
    // What is wrong stands in the other language, and its link leads there also from another tab.
    await page.locator('.errors').waitFor()
    assert.match((await chosen())!, /^English/)
    await tab(/^French/).click()
    await page.locator('.errors a[href="#convener.en"]').click()
    assert.equal(await page.locator('[id="convener.en"]').isVisible(), true)
    await page.locator('[id="convener.en"]').fill('Lantern Foundation')
    await page.locator('[name="authority"][value="declared"]').check()
    await tab(/^French/).click()
    await press(page, say('en', 'prepared.save'))
    await page.waitForURL(/saved=what/)
    assert.match((await chosen())!, /^French/, 'who saves stays in their language')
    assert.equal(await page.locator('[id="titles.fr"]').inputValue(), 'La Lettre des lanternes')
  })
})
