import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { dayOf, laterBy } from '../../src/core/time.ts'
import { without } from '../ground.ts'
import { assertWellMade } from './axe.ts'
import { type Browsing, startBrowsing } from './browser.ts'
import { signatory, signs } from './party-pages.ts'

const CALL = 'harbour-accord'
const PARTY = 'free-port-of-tessaly'
const HOME = `/representative/commitments/${CALL}`

const today = dayOf(Math.floor(Date.now() / 1000))

async function pagesOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: 'A4' })
  return [...pdf.toString('latin1').matchAll(/\/Type \/Page\b/g)].length
}

/** From what the rules ask to the printed year. */
describe('an organisation and its commitments', { skip: without('chromium') }, () => {
  let it_: Browsing
  before(async () => {
    it_ = await startBrowsing()
  })
  after(() => it_.close())

  it('are made, chosen, changed and reported, each by one passkey prompt, and printed', async () => {
    const ada = await signatory(it_, PARTY)
    const { page } = ada
    await page.getByText(/The rules of .* ask for a commitment by/).waitFor()
    await assertWellMade(page)
    await page
      .getByRole('link', { name: /^Commitments/ })
      .first()
      .click()
    await page.getByRole('heading', { name: 'What the rules ask' }).waitFor()
    await assertWellMade(page)

    // One's own: an example to start from, what is wrong told at its field, saved, found again and signed.
    await page.getByRole('link', { name: 'Make a commitment' }).last().click()
    await assertWellMade(page)
    await page.getByText('Examples to start from').click()
    await page.getByRole('link', { name: /shore power at 40/ }).click()
    await page.locator('#under').selectOption({ index: 1 })
    await page.locator('#due').fill('2020-01-01')
    await page.getByRole('button', { name: 'Review' }).click()
    await page.getByRole('alert').waitFor()
    await assertWellMade(page)
    await page.locator('#due').fill(laterBy(today, 400))
    await page.locator('#baselineValue').fill('')
    await page.locator('#baselineUnit').fill('')
    await page.getByRole('button', { name: 'Save for later' }).click()
    await page.getByRole('heading', { name: 'Drafts', exact: true }).waitFor()
    await assertWellMade(page)
    await page.getByRole('link', { name: /^Continue/ }).click()
    await page.getByRole('button', { name: 'Review' }).click()
    await page.getByText('the baseline: where you are today').waitFor()
    await signs(page)
    assert.equal(await page.getByRole('heading', { name: 'Drafts', exact: true }).count(), 0)

    // The form begins empty once its words are saved; what is half typed comes back.
    await page.goto(`${HOME}/new`)
    await page.locator('#what').fill('Plant 900 trees.')
    await page.reload()
    assert.equal(await page.locator('#what').inputValue(), 'Plant 900 trees.')
    await page.getByRole('button', { name: 'Save for later' }).click()
    await page.getByRole('heading', { name: 'Drafts', exact: true }).waitFor()
    await page.goto(`${HOME}/new`)
    assert.equal(await page.locator('#what').inputValue(), '')
    await page.goto(HOME)
    await page.getByRole('button', { name: /^Delete/ }).click()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByText('Deleted. Nothing was published.').waitFor()

    // Measures of the call, in one list.
    await page.getByRole('link', { name: 'Choose measures' }).click()
    await page.getByRole('checkbox').first().check()
    await assertWellMade(page)
    await page.getByRole('button', { name: 'Review' }).click()
    await signs(page)

    // Old beside new.
    await page.getByRole('link', { name: /^Change….*40 of our berths/ }).click()
    await assertWellMade(page)
    await page.locator('#targetValue').fill('30')
    await page.locator('#reason').fill('The works take longer.')
    await page.getByRole('button', { name: 'Review' }).click()
    await page.getByText('The number is lower').waitFor()
    await signs(page)

    // A word on what is not due yet, too.
    await page.getByRole('link', { name: 'Report', exact: true }).click()
    await page.getByRole('link', { name: 'Report on commitments alone, without figures' }).click()
    await assertWellMade(page)
    await page
      .getByRole('radio', { name: /On course/ })
      .first()
      .check()
    await page.getByRole('button', { name: 'Review' }).click()
    await signs(page)

    await page.getByRole('link', { name: 'Your year, to print' }).click()
    await page.getByRole('heading', { name: 'What the rules asked' }).waitFor()
    await assertWellMade(page)
    assert.ok((await pagesOf(page)) <= 2, 'two pages')
    await page.goto(`${HOME}/withdraw`)
    await assertWellMade(page)

    // Its own file goes in as it came out.
    await page.goto(`${HOME}/file`)
    await assertWellMade(page)
    const own = await page.evaluate(async path => (await fetch(path)).text(), `${HOME}/own.csv`)
    await page.locator('#csv').fill(own)
    await page.getByRole('button', { name: 'See what it would do' }).click()
    await page.getByText(/2 unchanged/).waitFor()
    await assertWellMade(page)

    // Another takes part: it signs first, whose commitment it is signs next.
    const mia = await signatory(it_, 'anchor-and-vale-logistics')
    await page.goto(HOME)
    await page.getByRole('link', { name: /^Change….*40 of our berths/ }).click()
    await page.locator('#party').fill('anchor-and-vale-logistics')
    await page.getByRole('button', { name: 'Invite' }).click()
    await page.getByText('Invited.').waitFor()
    await mia.page.goto('/representative')
    await mia.page.getByRole('link', { name: /^Read….*Free Port of Tessaly/ }).click()
    await assertWellMade(mia.page)
    await mia.page.locator('#part').fill('We bring the cables.')
    await mia.page.getByRole('button', { name: 'Review' }).click()
    await signs(mia.page)
    await assertWellMade(mia.page)
    await page.goto('/representative')
    await page.getByRole('link', { name: /^Read….*Anchor/ }).click()
    await signs(page)
    await page.getByText(/With .*Anchor/).waitFor()
    await assertWellMade(page)
    await mia.leave()
    await ada.leave()
  })
})

/** Much of it, of a party that has promised nothing before. */
describe('the printed year of an organisation', { skip: without('chromium') }, () => {
  let it_: Browsing
  before(async () => {
    it_ = await startBrowsing()
  })
  after(() => it_.close())

  it('keeps to two pages: ten commitments with their reports, and forty with a line each', async () => {
    const bo = await signatory(it_, PARTY)
    const { page } = bo
    await page.goto(`${HOME}/new`)
    const principle = (await page.locator('#under option').nth(1).getAttribute('value'))!.split(' ')[1]
    const rows = (from: number, to: number, long: string) =>
      Array.from({ length: to - from }, (_, i) => i + from).map(
        n =>
          `berths-${n},${principle},"Offer shore power at ${n + 20} of our berths.${long}",12,berths,${n + 20},berths,${laterBy(today, 30)}`,
      )
    const brings = async (lines: readonly string[]) => {
      await page.goto(`${HOME}/file`)
      const head = 'id,principle,what,baseline,baseline_unit,target,target_unit,due'
      await page.locator('#csv').fill([head, ...lines].join('\n'))
      await page.getByRole('button', { name: 'See what it would do' }).click()
      await page.getByRole('button', { name: 'Review' }).click()
      await signs(page)
    }
    await brings(rows(0, 10, ''))
    await page.goto(`${HOME}/report?alone=1`)
    for (const of of await page.getByRole('radio', { name: /On course/ }).all()) await of.check()
    for (const of of await page.locator('textarea[name^="words."]').all())
      await of.fill(
        'Half of the cables lie in the ground, and the transformers come in spring as they were ordered.',
      )
    await page.locator('#words').fill('We learned to order transformers a year before.')
    await page.getByRole('button', { name: 'Review' }).click()
    await signs(page)
    await page.goto(`${HOME}/year`)
    assert.equal(await page.locator('.year tbody tr').count(), 10)
    assert.match((await page.locator('.year').textContent()) ?? '', /On course.*Half of the cables/s)
    assert.ok((await pagesOf(page)) <= 2, `${await pagesOf(page)} pages for ten`)
    await brings(
      rows(10, 40, ' All of them, in every terminal, with cables of our own and current from the wind.'),
    )
    await page.goto(`${HOME}/year`)
    await page.getByText(/one line each/).waitFor()
    assert.equal(await page.locator('.year tbody tr').count(), 40)
    await assertWellMade(page)
    assert.ok((await pagesOf(page)) <= 2, `${await pagesOf(page)} pages for forty`)
    await page.goto(`${HOME}/year?lang=fr`)
    assert.ok((await pagesOf(page)) <= 2, `${await pagesOf(page)} pages for forty in French`)
    await bo.leave()
  })
})
