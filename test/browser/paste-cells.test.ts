import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { without } from '../ground.ts'
import { assertWellMade } from './axe.ts'
import { type Browsing, startBrowsing, type Visitor } from './browser.ts'
import { signatory } from './party-pages.ts'

const REPORT = '/representative/commitments/harbour-accord/report'

/** What a spreadsheet leaves in the clipboard, pasted by hand. */
async function paste(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(words => navigator.clipboard.writeText(words), text)
  await page.locator(`[name="${name}"]`).focus()
  await page.keyboard.press('ControlOrMeta+v')
}

describe('cells of a spreadsheet that are pasted into a report', { skip: without('chromium') }, () => {
  let it_: Browsing
  let ada: Visitor
  before(async () => {
    it_ = await startBrowsing()
    ada = await signatory(it_, 'free-port-of-tessaly')
    const { page } = ada
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(REPORT)
    await page.locator('#by').selectOption('half')
    await page.getByRole('button', { name: 'Begin' }).click()
    await page
      .getByRole('link', { name: /Clear the air|air/i })
      .first()
      .click()
    await page.waitForURL(/\/parts\//, { waitUntil: 'load' })
  })
  after(() => it_.close())

  const table = () => ada.page.locator('.grid-in').filter({ has: ada.page.locator('tbody tr:nth-child(3)') })
  const rows = () => table().first().locator('tbody tr')
  const column = (n: number) =>
    rows().evaluateAll((all, at) => all.map(row => row.querySelectorAll('input')[at]?.value), n)

  it('go into the fields beneath and beside, not into one, and come away again', async () => {
    const { page } = ada
    const first = (await rows().nth(0).locator('input').first().getAttribute('name'))!
    await paste(page, first, '120\r\n\r\n140\r\n')
    assert.deepEqual((await column(0)).slice(0, 3), ['120', '', '140'], 'an empty cell changes nothing')
    const told = page.getByRole('status')
    await told.getByText('Fields filled: 2.').waitFor()
    await assertWellMade(page)
    // What was pasted is kept as what is typed is.
    await page.reload()
    assert.deepEqual((await column(0)).slice(0, 3), ['120', '', '140'])

    const periods = await rows().nth(0).locator('input').count()
    assert.ok(periods > 1, 'half-years beside each other')
    await paste(page, first, '1\t2\n3\t4\n')
    assert.deepEqual(
      [(await column(0)).slice(0, 3), (await column(1)).slice(0, 2)],
      [
        ['1', '3', '140'],
        ['2', '4'],
      ],
    )
    await page.getByRole('button', { name: 'Undo the paste' }).click()
    assert.deepEqual(
      [(await column(0)).slice(0, 3), (await column(1)).slice(0, 2)],
      [
        ['120', '', '140'],
        ['', ''],
      ],
    )
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), first)

    // What was typed over a paste is not undone with it.
    await paste(page, first, '5\n6\n')
    await page.locator(`[name="${first}"]`).fill('222')
    await page.getByRole('button', { name: 'Undo the paste' }).click()
    assert.deepEqual((await column(0)).slice(0, 3), ['222', '', '140'])
  })

  it('are refused beside the field where there is no room for them, and nothing of them is lost in silence', async () => {
    const { page } = ada
    const before = await column(0)
    const last = (await rows().last().locator('input').first().getAttribute('name'))!
    await paste(page, last, '7\n8\n')
    await page.getByRole('status').getByText('2 × 1 cells').waitFor()
    assert.deepEqual(await column(0), before)
    await paste(page, last, `${'7'.repeat(201)}\t8`)
    await page.getByRole('status').getByText('one of these fields does not take').waitFor()
    assert.deepEqual(await column(0), before)
    // One cell is pasted as by any page, with the end of line that spreadsheets put there.
    await paste(page, last, '9\r\n')
    assert.equal((await column(0)).at(-1), '9')
  })
})
