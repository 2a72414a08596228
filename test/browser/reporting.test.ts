import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { dayOf, laterBy } from '../../src/core/time.ts'
import { without } from '../ground.ts'
import { assertWellMade } from './axe.ts'
import { type Browsing, startBrowsing } from './browser.ts'
import { outlineFaults } from './outline.ts'
import { besides, signatory, signs, signsIn } from './party-pages.ts'

const PARTY = 'free-port-of-tessaly'
const OTHER = 'anchor-and-vale-logistics'
const HOME = '/representative/commitments/harbour-accord'
const REPORT = `${HOME}/report`

/** Tables of figures of which a part is beyond the edge, and names in them that are cut in two. */
const cutOn = (page: Page) =>
  page.evaluate(() => [
    ...[...document.querySelectorAll('.scroll:has(.grid-in)')].flatMap(each =>
      each.scrollWidth > each.clientWidth + 1 ? [`${each.scrollWidth} of ${each.clientWidth}`] : [],
    ),
    ...[...document.querySelectorAll('.grid-in tbody th')].flatMap(({ firstChild: text }) =>
      [...(text?.textContent ?? '').matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
        const range = document.createRange()
        range.setStart(text!, index)
        range.setEnd(text!, index + word.length)
        return range.getClientRects().length > 1 ? [word] : []
      }),
    ),
  ])

describe('an organisation and its report in figures', { skip: without('chromium') }, () => {
  let it_: Browsing
  /** Who has filed one. */
  let filed: Awaited<ReturnType<typeof signatory>> | undefined
  /** Two colleagues of one organisation, over what they do together. */
  let together:
    | { ada: Awaited<ReturnType<typeof signatory>>; ben: Awaited<ReturnType<typeof besides>> }
    | undefined
  before(async () => {
    it_ = await startBrowsing()
  })
  after(() => it_.close())

  it('is filled in by keyboard, keeps what is half typed, is previewed, and is signed by one passkey prompt', async () => {
    const ada = await signatory(it_, PARTY)
    const { page } = ada
    const isWellMade = async () => {
      await assertWellMade(page)
      assert.deepEqual(await outlineFaults(page), [])
    }
    await page.goto(REPORT)
    await isWellMade()
    await page.locator('#by').selectOption('half')
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.getByRole('heading', { name: 'The parts' }).waitFor()
    await isWellMade()

    // A table of countries by half-years, at 390 pixels: the first column stays in sight.
    await page
      .getByRole('link', { name: /Clear the air|air/i })
      .first()
      .click()
    await page.getByRole('table').first().waitFor()
    await isWellMade()
    // Nor is the reason beside two halves of a year beyond the edge.
    assert.deepEqual(await cutOn(page), [])
    const field = page.locator('.grid-in input').first()
    const name = (await field.getAttribute('name'))!
    assert.match((await field.getAttribute('aria-label'))!, /, /)
    await field.fill('4o')
    await page.reload()
    assert.equal(await field.inputValue(), '4o', 'what is half typed comes back')

    // Enter saves, and confirms nothing else; the list of errors leads to the field.
    await field.press('Enter')
    await page.getByRole('alert').waitFor()
    await isWellMade()
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'errors')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    assert.match(page.url(), new RegExp(`#${name}$`))
    assert.equal(await page.evaluate(() => document.activeElement?.id), name)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('40')
    await page.getByText('Your own words, and who is responsible').first().click()
    await page.locator('[name^="words-"]').first().fill('Two ships were chartered.')
    await isWellMade()
    await page.getByRole('button', { name: 'Save', exact: true }).last().click()
    await page.getByText('Saved. Your colleagues see it too.').waitFor()
    await page.setViewportSize({ width: 1440, height: 900 })
    await isWellMade()

    await page.goto(`${REPORT}/commitments`)
    await isWellMade()
    await page.getByRole('button', { name: 'Save, then preview' }).click()
    await page.getByRole('heading', { name: 'Still open' }).waitFor()
    await page.getByText(/Two ships were chartered/).waitFor()
    await isWellMade()
    await page.setViewportSize({ width: 390, height: 844 })
    await isWellMade()
    // They signed today: of earlier days nothing is asked of them, and what is open is missing nowhere.
    await page.getByText(/Not asked of you for these days/).waitFor()
    await page.getByRole('button', { name: 'Go on to sign' }).click()
    await signs(page)
    await page.goto(REPORT)
    await page.getByRole('button', { name: 'Begin' }).waitFor()
    filed = ada
  })

  it('is corrected, and nothing that is typed there is lost', async () => {
    const ada = filed!
    const { page } = ada
    await page.goto(HOME)
    await page.getByRole('link', { name: /^Correct it/ }).click()
    const correct = page.url()
    const unsent = page.getByText('nothing was saved, sent or signed')
    const isWellMade = async () => {
      await assertWellMade(page)
      assert.deepEqual(await outlineFaults(page), [])
    }
    await isWellMade()
    const reason = page.locator('#reason')
    await reason.fill('A ship was counted twice.')
    await page.reload()
    assert.equal(await reason.inputValue(), 'A ship was counted twice.')
    // A sheet that was read came, on a page with another form of which something is saved; also one of the same name.
    const asides = page.locator('.kept-aside')
    for (const text of ['indicator,value\nnone,1\n', 'indicator,value\nnone,2\n']) {
      const buffer = Buffer.from(text)
      await page.locator('#file').setInputFiles({ name: 'mine.csv', mimeType: 'text/csv', buffer })
      await page.getByRole('button', { name: 'Read the sheet' }).click()
      await page.waitForURL(/saved=sheet|#sheet/)
      await page.getByText('We read mine.csv').waitFor()
      assert.equal(await asides.count(), 0)
    }
    await page.reload()
    assert.equal(await asides.count(), 0)
    // One that was chosen and not sent is told, whatever else of the page was saved.
    const buffer = Buffer.from('indicator,value\n')
    await page.locator('#file').setInputFiles({ name: 'other.csv', mimeType: 'text/csv', buffer })
    await page.getByRole('button', { name: 'Save for later' }).click()
    await page.waitForURL(/saved=reason|\/correct$/)
    assert.deepEqual(await asides.locator('blockquote').allTextContents(), ['other.csv'])
    await asides.getByRole('button').last().click()
    await page.getByRole('button', { name: 'Discard the sheet' }).click()
    await page.getByText('We read mine.csv').waitFor({ state: 'detached' })
    assert.equal(await asides.count(), 0)
    await page.getByRole('button', { name: 'Show values' }).click()
    const field = page.locator('.grid-in input').first()
    await field.waitFor()
    await isWellMade()
    await page.setViewportSize({ width: 1440, height: 900 })
    await isWellMade()
    await page.setViewportSize({ width: 390, height: 844 })

    // The session ends while a value is typed: after the sign-in it stands in its field.
    const answer = page.url()
    await field.fill('39')
    await ada.context.clearCookies()
    await page.getByRole('button', { name: 'Save these corrections' }).click()
    await signsIn(page)
    assert.equal(await field.inputValue(), '39')
    await unsent.waitFor()
    await isWellMade()
    // Whoever leaves the page by a link is told before the signature.
    await page.goto(correct)
    const unsaved = page.locator('[data-typed-unsaved]')
    await unsaved.getByText('39').waitFor()
    assert.equal(await reason.inputValue(), 'A ship was counted twice.')
    await isWellMade()
    await unsaved.getByRole('link').click()
    assert.equal(await field.inputValue(), '39')

    // A colleague saves another value meanwhile: both stand there until one is chosen.
    const ben = await besides(it_, ada)
    await ben.page.goto(answer)
    await ben.page.locator('.grid-in input').first().fill('38')
    await ben.page.getByRole('button', { name: 'Save these corrections' }).click()
    await ben.page.getByText('1 correction saved.').waitFor()
    await ben.leave()
    await page.getByRole('button', { name: 'Save these corrections' }).click()
    const met = page.locator('fieldset.met')
    await met.getByText('38').waitFor()
    await isWellMade()
    await page.goto(correct)
    await page.getByText('To change first').waitFor()
    assert.equal(await unsaved.isVisible(), false)
    await isWellMade()
    await page.goto(answer)
    await met.getByText('39').click()
    await page.getByRole('button', { name: 'Save these corrections' }).click()
    await page.getByText('1 correction saved.').waitFor()
    assert.equal(await reason.inputValue(), 'A ship was counted twice.')
    await page.getByRole('button', { name: 'Review' }).click()
    // Nor does a signature pass for one that never came.
    await page.getByRole('button', { name: 'Sign with the passkey' }).waitFor()
    await ada.context.clearCookies()
    await page.getByRole('button', { name: 'Sign with the passkey' }).click()
    await signsIn(page)
    await unsent.waitFor()
    await signs(page)
    assert.equal(await unsent.count(), 0)
    await page.goto(correct)
    assert.equal(await reason.inputValue(), '')
    await ada.leave()
  })

  it('shows what was typed beside what a colleague saved, where the session had ended', async () => {
    const ada = await signatory(it_, OTHER)
    const { page } = ada
    await page.goto(REPORT)
    await page.locator('#by').selectOption('half')
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.getByRole('heading', { name: 'The parts' }).waitFor()
    const part = `${REPORT}/parts/${(await page.locator('.parts a[href*="/parts/"]').first().getAttribute('href'))!.split('/').at(-1)}`
    const ben = await besides(it_, ada)
    await page.goto(part)
    const [one, other] = [0, 1].map(at => page.locator('.grid-in td input').nth(at))
    const names = [await one!.getAttribute('name'), await other!.getAttribute('name')]
    await one!.fill('41')
    await other!.fill('7')
    await ada.context.clearCookies()
    await ben.page.goto(part)
    await ben.page.locator(`[name="${names[0]}"]`).fill('52')
    await ben.page.getByRole('button', { name: 'Save', exact: true }).last().click()
    await ben.page.getByText('Saved. Your colleagues see it too.').waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).last().click()
    await signsIn(page)
    await page.getByText('nothing was saved, sent or signed').waitFor()

    // Of what nobody else typed nothing is asked; the other field has both, and loses neither by a reload.
    const aside = page.locator('.kept-aside')
    const isBoth = async () => {
      assert.equal(await other!.inputValue(), '7')
      assert.equal(await one!.inputValue(), '52')
      assert.deepEqual(await aside.locator('blockquote').allTextContents(), ['41'])
    }
    await isBoth()
    await assertWellMade(page)
    assert.deepEqual(await outlineFaults(page), [])
    await page.goto(part)
    await isBoth()
    await aside.getByRole('button', { name: 'Use what I typed' }).click()
    assert.deepEqual([await one!.inputValue(), await aside.count()], ['41', 0])
    await page.getByRole('button', { name: 'Save', exact: true }).last().click()
    await page.getByText('Saved. Your colleagues see it too.').waitFor()
    assert.deepEqual([await one!.inputValue(), await aside.count()], ['41', 0])
    // What was saved, and changed by a colleague since, is no longer what was typed here.
    await ben.page.goto(part)
    await ben.page.locator(`[name="${names[0]}"]`).fill('53')
    await ben.page.getByRole('button', { name: 'Save', exact: true }).last().click()
    await ben.page.getByText('Saved. Your colleagues see it too.').waitFor()
    await page.goto(part)
    assert.deepEqual([await one!.inputValue(), await aside.count()], ['53', 0])
    // Nor what a colleague emptied, though the field was empty when the typing began.
    const emptied = page.locator('.grid-in td input').nth(2)
    await emptied.fill('8')
    await page.getByRole('button', { name: 'Save', exact: true }).last().click()
    await page.getByText('Saved. Your colleagues see it too.').waitFor()
    await page.goto(REPORT)
    await ben.page.goto(part)
    await ben.page.locator('.grid-in td input').nth(2).fill('')
    await ben.page.getByRole('button', { name: 'Save', exact: true }).last().click()
    await ben.page.getByText('Saved. Your colleagues see it too.').waitFor()
    await page.goto(part)
    assert.deepEqual([await emptied.inputValue(), await aside.count()], ['', 0])
    // It is shown where its author never saw it come.
    await emptied.fill('9')
    await page.locator('button[value="leave"]').first().click()
    await page.waitForURL(/\?.*saved=1/)
    await ben.page.goto(part)
    await ben.page.locator('.grid-in td input').nth(2).fill('')
    // Else a machine that is fast enough saves the very same part twice in one second.
    await ben.page.locator('.grid-in td input').nth(3).fill('1')
    await ben.page.getByRole('button', { name: 'Save', exact: true }).last().click()
    await ben.page.getByText('Saved. Your colleagues see it too.').waitFor()
    await page.goto(part)
    assert.equal(await emptied.inputValue(), '')
    assert.deepEqual(await aside.locator('blockquote').allTextContents(), ['9'])
    // What a colleague saves just so stands in the field, and not beside it.
    await ben.page.locator('.grid-in td input').nth(2).fill('9')
    await ben.page.getByRole('button', { name: 'Save', exact: true }).last().click()
    await ben.page.getByText('Saved. Your colleagues see it too.').waitFor()
    await page.goto(part)
    assert.deepEqual([await emptied.inputValue(), await aside.count()], ['9', 0])
    // Nor is anything lost of a page that was not sent, where two others meet in its field.
    await one!.fill('60')
    await ben.page.goto(part)
    const cy = await ben.tab()
    await cy.goto(part)
    for (const [typing, value] of [
      [ben.page, '61'],
      [cy, '62'],
    ] as const) {
      await typing.locator(`[name="${names[0]}"]`).fill(value)
      await typing.getByRole('button', { name: 'Save', exact: true }).last().click()
      await typing.getByRole('button', { name: 'Save', exact: true }).last().waitFor()
    }
    await page.reload()
    assert.deepEqual(await aside.locator('blockquote').allTextContents(), ['60'])
    assert.deepEqual(await cutOn(page), [], 'where two answers meet, both half-years are seen')
    await aside.getByRole('button', { name: 'Leave it out' }).click()
    await page.reload()
    assert.equal(await aside.count(), 0)
    together = { ada, ben }
  })

  it('keeps what could not be saved while a colleague saves beside it, and tells nobody that a number was lost', async () => {
    const { ada, ben } = together!
    const { page } = ada
    await page.goto(REPORT)
    const part = `${REPORT}/parts/${(await page.locator('.parts a[href*="/parts/"]').nth(1).getAttribute('href'))!.split('/').at(-1)}`
    const savedBy = async (one: typeof page) => {
      await one.getByRole('button', { name: 'Save', exact: true }).last().click()
      await one.getByText('Saved. Your colleagues see it too.').waitFor()
    }
    const aside = page.locator('.kept-aside')
    const fields = (one: typeof page) => one.locator('.grid-in td input')
    await page.goto(part)
    await fields(page).nth(0).fill('1 234')
    await savedBy(page)
    assert.equal(await aside.count(), 0)
    await page.reload()
    assert.equal(await aside.count(), 0)
    await fields(page).nth(1).fill(' 8 ')
    await page.locator('button[value="leave"]').first().click()
    await page.waitForURL(/\?.*saved=1/)
    await page.goto(part)
    assert.equal(await aside.count(), 0)

    // What was typed and never sent is told wherever its author could go on to sign.
    const unsaved = page.locator('[data-typed-unsaved]')
    await fields(page).nth(3).fill('99')
    for (const path of [REPORT, `${REPORT}/preview`]) {
      await page.goto(path)
      await unsaved.getByText('99').waitFor()
      await assertWellMade(page)
    }
    await unsaved.getByRole('link').click()
    assert.equal(await fields(page).nth(3).inputValue(), '99')
    await savedBy(page)
    await page.goto(`${REPORT}/preview`)
    assert.equal(await unsaved.isVisible(), false)
    await page.goto(part)

    // Too long to be saved: it stays where it was typed, whatever a colleague saves in the same part.
    const words = page.locator('[name^="words-"]').first()
    const long = 'All ships by night. '.repeat(1300)
    await words.evaluate(field => field.closest('details')!.setAttribute('open', ''))
    await words.fill(long)
    await page.getByRole('button', { name: 'Save', exact: true }).last().click()
    await page.getByRole('alert').waitFor()
    await page.goto(REPORT)
    await ben.page.goto(part)
    await fields(ben.page).nth(2).fill('5')
    await savedBy(ben.page)
    await page.goto(part)
    assert.equal(await words.inputValue(), long)
    assert.equal(await fields(page).nth(2).inputValue(), '5')
  })

  it('puts back nothing unasked where a colleague has removed or restored since what its author typed over', async () => {
    const { ada, ben } = together!
    const { page } = ada
    await page.goto(REPORT)
    const part = `${REPORT}/parts/${(await page.locator('.parts a[href*="/parts/"]').nth(2).getAttribute('href'))!.split('/').at(-1)}`
    const saved = async (one: typeof page) => {
      await one.getByRole('button', { name: 'Save', exact: true }).last().click()
      await one.getByText('Saved. Your colleagues see it too.').waitFor()
    }
    const fields = (one: typeof page) => one.locator('.grid-in td input')
    const aside = page.locator('.kept-aside')
    const bens = async (at: number, value: string) => {
      await ben.page.goto(part)
      await fields(ben.page).nth(at).fill(value)
      await saved(ben.page)
    }
    await page.goto(part)
    await fields(page).nth(0).fill('1')
    await fields(page).nth(1).fill('3')
    await saved(page)
    await fields(page).nth(1).fill('4')
    await saved(page)
    await fields(page).nth(0).fill('11')
    await fields(page).nth(1).fill('44')
    await bens(0, '')
    await bens(1, '3')
    await page.reload()
    const asBen = ['', '3']
    const both = () => Promise.all([0, 1].map(at => fields(page).nth(at).inputValue()))
    assert.deepEqual(await both(), asBen)
    assert.deepEqual(await aside.locator('blockquote').allTextContents(), ['11', '44'])
    await assertWellMade(page)
    await saved(page)
    await ben.page.goto(part)
    assert.equal(await fields(ben.page).nth(0).inputValue(), '')
    assert.deepEqual(await aside.locator('blockquote').allTextContents(), ['11', '44'])
    await aside.first().getByRole('button', { name: 'Use what I typed' }).click()
    await aside.getByRole('button', { name: 'Leave it out' }).click()
    assert.deepEqual(await both(), ['11', '3'])
    await saved(page)
    // Whoever typed over what still stands there goes on typing.
    await fields(page).nth(0).fill('12')
    await bens(2, '5')
    await page.reload()
    assert.deepEqual([await both(), await aside.count()], [['12', '3'], 0])
    await saved(page)
  })

  it('tells of no choice between two answers once it came, and of one that never did which question it was', async () => {
    const { ada, ben } = together!
    const { page } = ada
    await page.goto(REPORT)
    const part = `${REPORT}/parts/${(await page.locator('.parts a[href*="/parts/"]').nth(2).getAttribute('href'))!.split('/').at(-1)}`
    const save = async (one: typeof page) => {
      await one.getByRole('button', { name: 'Save', exact: true }).last().click()
      await one.getByRole('button', { name: 'Save', exact: true }).last().waitFor()
    }
    const aside = ben.page.locator('.kept-aside')
    const met = (one: typeof page) => one.locator('fieldset.met')
    const types = async (value: string, one: typeof page) => {
      await one.locator('.grid-in td input').first().fill(value)
      await save(one)
    }
    const meet = async () => {
      for (const one of [page, ben.page]) await one.goto(part)
      await types('71', page)
      await types('72', ben.page)
      for (const one of [page, ben.page]) await one.goto(part)
    }
    await meet()
    await met(page).getByText('71').click()
    await met(ben.page).getByText('72').click()
    await save(page)
    await save(ben.page)
    assert.deepEqual([await met(ben.page).count(), await aside.count()], [1, 0])
    await page.goto(part)
    await met(page).getByText('71').click()
    await save(page)
    await ben.page.goto(part)
    assert.deepEqual([await met(ben.page).count(), await aside.count()], [0, 0])

    await types('', page)
    await meet()
    const says = (await ben.page.locator('.grid-in td input[aria-label]').first().getAttribute('aria-label'))!
    await met(ben.page).getByText('72').click()
    await met(page).getByText('71').click()
    await save(page)
    await ben.page.reload()
    const note = (await aside.textContent())!
    for (const part of says.split(', ')) assert.ok(note.includes(part), `${part} in ${note}`)
    await aside.getByRole('button', { name: 'Leave it out' }).click()
    assert.equal(await aside.count(), 0)
  })

  it('keeps name and link of a source over the end of a session, and says which file to choose again', async () => {
    const { ada } = together!
    const { page } = ada
    const sources = `${REPORT}/sources`
    const [title, link, file] = [page.locator('#title'), page.locator('#url'), page.locator('#file')]
    const typed = ['Yearbook 2026', 'not an address']
    const holds = async (...is: string[]) =>
      assert.deepEqual([await title.inputValue(), await link.inputValue()], is)
    const chosen = {
      name: 'yearbook.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 no more'),
    }
    const aside = page.locator('.kept-aside')
    await page.goto(sources)
    await title.fill(typed[0]!)
    await link.fill(typed[1]!)
    await file.setInputFiles(chosen)
    await ada.context.clearCookies()
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await signsIn(page)
    await holds(...typed)
    assert.deepEqual(await aside.locator('blockquote').allTextContents(), ['yearbook.pdf'])
    await page.getByText('You were signed out').waitFor()
    await assertWellMade(page)
    assert.deepEqual(await outlineFaults(page), [])
    // Nobody signs without it untold.
    await page.goto(`${REPORT}/preview`)
    await page.locator('[data-typed-unsaved]').getByText('yearbook.pdf').waitFor()
    await page.goto(sources)
    await file.setInputFiles(chosen)
    assert.equal(await aside.count(), 0)
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('alert').waitFor()
    await holds(...typed)
    await link.fill('')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('Source added.').waitFor()
    await holds('', '')
    assert.equal(await aside.count(), 0)
    await title.fill('Another')
    await page.reload()
    await holds('Another', '')
    await page.getByRole('button', { name: /^Remove/ }).click()
    await page.getByRole('button', { name: 'Remove the source' }).click()
    await page.getByText('Source removed.').waitFor()
    await holds('Another', '')
    await title.fill('')
  })

  it('says that a sheet was not read over the end of a session, and which one to choose again', async () => {
    const { ada } = together!
    const { page } = ada
    const sheet = `${REPORT}/sheet`
    const aside = page.locator('.kept-aside')
    const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    const send = async (...what: Parameters<typeof file>) => {
      await page.locator('#file').setInputFiles(file(...what))
      await page.getByRole('button', { name: 'Read the sheet' }).click()
    }
    await page.goto(sheet)
    const csv = await (await page.request.get(`${it_.site.url}${sheet}.csv`)).text()
    await ada.context.clearCookies()
    await send('filled.csv', csv)
    await signsIn(page)
    await page.getByText('You were signed out').waitFor()
    assert.deepEqual(await aside.locator('blockquote').allTextContents(), ['filled.csv'])
    await assertWellMade(page)
    assert.deepEqual(await outlineFaults(page), [])
    // Nobody signs without it untold.
    await page.goto(`${REPORT}/preview`)
    await page.locator('[data-typed-unsaved]').getByText('filled.csv').waitFor()
    await page.goto(sheet)
    // What came and is no sheet is told at the field, and not as one that never came.
    await send('yearbook.csv', '%PDF-1.7 no more')
    await page.getByRole('alert').waitFor()
    assert.equal(await aside.count(), 0)
    await send('filled.csv', csv)
    await page.getByText(/^We read/).waitFor()
    assert.equal(await aside.count(), 0)
    await page.getByRole('button', { name: 'Discard the sheet' }).click()
    await page.getByText('Sheet discarded.').waitFor()
    assert.equal(await aside.count(), 0)
  })

  it('puts a choice that was not sent beside that of a colleague', async () => {
    const { ada, ben } = together!
    const { page } = ada
    await page.goto(`${HOME}/new`)
    await page.getByText('Examples to start from').click()
    await page.getByRole('link', { name: /shore power at 40/ }).click()
    await page.locator('#under').selectOption({ index: 1 })
    await page.locator('#due').fill(laterBy(dayOf(Math.floor(Date.now() / 1000)), 400))
    await page.getByRole('button', { name: 'Review' }).click()
    await page.getByRole('button', { name: 'Sign with the passkey' }).click()
    await page.getByRole('status').waitFor()
    const account = `${REPORT}/commitments`
    const choices = (one: typeof page) => one.locator('input[type=radio][name^="how."]')
    const chosen = async (one: typeof page) =>
      one.locator('input[type=radio][name^="how."]:checked').getAttribute('value')
    await page.goto(account)
    const [first, third] = await Promise.all([0, 2].map(at => choices(page).nth(at).getAttribute('value')))
    await choices(page).nth(2).check()
    await ada.context.clearCookies()
    await ben.page.goto(account)
    await choices(ben.page).nth(0).check()
    await ben.page.locator('button[value="leave"]').first().click()
    await ben.page.waitForURL(/\?.*saved=1/)
    await page.locator('button[value="leave"]').first().click()
    await signsIn(page)
    assert.equal(await chosen(page), first)
    const aside = page.locator('.kept-aside')
    assert.equal(await aside.count(), 1)
    await assertWellMade(page)
    await aside.getByRole('button', { name: 'Use what I typed' }).click()
    assert.equal(await chosen(page), third)
    // Nor does it stand beside the choice once its author has made it again.
    await ben.page.goto(account)
    await choices(ben.page).nth(1).check()
    await ben.page.locator('button[value="leave"]').first().click()
    await ben.page.waitForURL(/\?.*saved=1/)
    await page.reload()
    assert.equal(await aside.count(), 1)
    await choices(page).nth(2).check()
    assert.equal(await aside.count(), 0)
    await page.reload()
    assert.deepEqual([await chosen(page), await aside.count()], [third, 0])
    for (const one of [ada, ben]) await one.leave()
  })
})
