import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { without } from '../ground.ts'
import { type Authenticator, newAuthenticator } from './authenticator.ts'
import { assertWellMade } from './axe.ts'
import { type Browsing, startBrowsing, type Visitor } from './browser.ts'
import { tabTo } from './keys.ts'

interface Person {
  readonly visitor: Visitor
  readonly page: Page
  readonly passkey: Authenticator
}

/** The stories that need a device: what the desk decides without one is told over HTTP, in test/desk. */
describe('the desk in a browser', { skip: without('chromium') }, () => {
  let it_: Browsing
  let officer: Person
  before(async () => {
    it_ = await startBrowsing({ preload: join(import.meta.dirname, 'later.ts') })
    officer = await person({ width: 1440 })
  })
  after(() => it_.close())

  async function person(options: Parameters<Browsing['visitor']>[0] = {}): Promise<Person> {
    const visitor = await it_.visitor(options)
    return { visitor, page: visitor.page, passkey: await newAuthenticator(visitor.page) }
  }

  /** The path of the one-time link that the server printed at its last start. */
  const printed = () => new URL(/^\s*(http\S+\/desk\/enrol\/\S+)$/m.exec(it_.site.said())![1]!).pathname
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).waitFor()
  const alertOf = (page: Page, trouble: string) =>
    page.locator(`[data-alert][data-trouble="${trouble}"]`).waitFor()

  async function enrol({ page }: Person, id: string): Promise<void> {
    await page.goto(printed())
    await page.getByRole('textbox', { name: 'Id in the log' }).fill(id)
    // The first officer decides; a later link leaves that open.
    const decides = page.getByRole('radio', { name: /^Officer/ })
    if ((await decides.count()) > 0) await decides.check()
    await press(page, 'Continue')
    await press(page, 'Make my passkey')
    await heading(page, 'Your passkey is made. Sign your appointment.')
    await press(page, 'Sign with the passkey')
    await page.getByText('You are on record as an officer, and signed in.').waitFor()
  }

  /** An organisation asks to be admitted; returns the address of the applicant's own page. */
  async function apply(name: string): Promise<string> {
    const { page, visitor } = await person()
    await page.goto('/harbour-accord/apply')
    await page.getByRole('textbox', { name: 'Name of the organisation' }).fill(name)
    await page.getByRole('radio', { name: /^Company/ }).check()
    await page.getByRole('combobox', { name: 'Country' }).selectOption({ label: 'No country, or several' })
    await press(page, 'Continue')
    await page.getByRole('textbox', { name: 'Your name' }).fill('Ada Okafor')
    await page.getByRole('textbox', { name: 'Your function' }).fill('Company secretary')
    await page.getByRole('textbox', { name: 'Your e-mail address' }).fill('ada@larkspur.example')
    await press(page, 'Continue')
    await heading(page, 'Your authority to sign')
    await press(page, 'Continue')
    await press(page, 'Apply')
    await heading(page, 'We have your application')
    const own = page.url()
    await visitor.leave()
    return own
  }

  async function open(page: Page, name: string): Promise<void> {
    await page.goto('/desk')
    await page.getByRole('link', { name, exact: true }).click()
    await heading(page, new RegExp(name))
  }

  /** What was checked, up to the statement that is to be signed. */
  async function prepare(page: Page): Promise<void> {
    await page.getByRole('radio', { name: /^Domain/ }).check()
    await page.getByRole('textbox', { name: 'How you checked it' }).fill('A record in its DNS.')
    await press(page, 'Review')
    await heading(page, 'Review before you sign')
  }

  it('lets the first officer in by the link that the server prints, and in again by the passkey', async () => {
    const { page, passkey } = officer
    await page.goto(printed())
    await assertWellMade(page)
    await page.getByRole('textbox', { name: 'Id in the log' }).fill('The Registrar')
    await press(page, 'Continue')
    await page
      .getByRole('alert')
      .getByRole('link', { name: /is not an id/ })
      .click()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('registrar')
    await press(page, 'Continue')
    await heading(page, /^Make your passkey/)
    await assertWellMade(page)
    await press(page, 'Make my passkey')
    await heading(page, 'Your passkey is made. Sign your appointment.')
    await assertWellMade(page)
    assert.equal(await passkey.count(), 1, 'the first try left no passkey that nobody knows')

    await passkey.cancels()
    await press(page, 'Sign with the passkey')
    await alertOf(page, 'cancelled')
    await assertWellMade(page)
    await passkey.confirms()
    await press(page, 'Sign with the passkey')
    await page.getByText('Signed in as registrar').waitFor()
    await assertWellMade(page)

    await page.goto('/desk/new/revocation')
    await page.locator('#reason').fill('The telephone was lost.')
    await press(page, 'Sign out')
    await heading(page, 'Sign in to the desk')
    assert.equal(await page.evaluate(() => sessionStorage.length), 0, 'whoever sits here next finds nothing')
    await assertWellMade(page)
    await press(page, 'Sign in with a passkey')
    await page.getByText('Signed in as registrar').waitFor()
  })

  it('records no list while an answer is not saved, and keeps the answer', async () => {
    const { page } = officer
    await page.goto('/desk/lists')
    await page.getByRole('combobox', { name: 'Call' }).selectOption('harbour-accord')
    const buffer = Buffer.from('name,category,country\nPassing Friend,company,KE\nKerb Weavers,company,GB')
    await page.locator('#list').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer })
    await page.getByRole('textbox', { name: 'Title of the list' }).fill('Friends of the harbour')
    await page.locator('#date').fill('2022-05-01')
    await page.getByRole('radio', { name: /^All who were on it/ }).check()
    await press(page, 'Show what would be recorded')
    await heading(page, '4 entries would be recorded')
    const records = page.getByRole('button', { name: 'Record with passkey' })
    const rows = page.getByRole('textbox', { name: 'Rows that are people' })
    await page.getByText('Rows that are people').first().click()
    await rows.fill('1')
    assert.equal(await records.isDisabled(), true)
    await page.getByText('Save your answers and check what they change first.').waitFor()
    await page.getByRole('link', { name: /^New/ }).click()
    assert.equal(await rows.inputValue(), '1', 'kept over the tabs')
    assert.equal(await records.isDisabled(), true)
    await press(page, 'Save answers')
    await heading(page, '2 entries would be recorded')
    await page.getByRole('checkbox', { name: /^I checked/ }).check()
    await records.click()
    await heading(page, /of 2 entries recorded/)
    await page.getByRole('link', { name: 'Record a count of 1 person' }).waitFor()
  })

  it('takes an application by phone, admits it, and hands its link over to who then signs', async () => {
    const applicant = await person({ lang: 'fr', width: 390, height: 844 })
    const theirs = applicant.page
    await theirs.goto('/harbour-accord/apply')
    await press(theirs, 'Continuer')
    await assertWellMade(theirs)
    await theirs.getByRole('alert').getByRole('link').first().click()
    await theirs.keyboard.type('Ferries de l’Alouette')
    await theirs.getByRole('radio', { name: /^Entreprise/ }).check()
    await theirs.getByRole('combobox', { name: 'Pays' }).selectOption('DE')
    await press(theirs, 'Continuer')
    await heading(theirs, 'Qui vous êtes')
    await assertWellMade(theirs)
    await theirs.getByRole('textbox', { name: 'Votre nom' }).fill('Ada Okafor')
    await theirs.getByRole('textbox', { name: /^Votre (charge|fonction)/ }).fill('Secrétaire générale')
    await theirs.getByRole('textbox', { name: 'Votre adresse électronique' }).fill('ada@alouette.example')
    await theirs.reload()
    assert.equal(
      await theirs.getByRole('textbox', { name: 'Votre nom' }).inputValue(),
      'Ada Okafor',
      'a reload loses nothing',
    )
    await press(theirs, 'Continuer')
    await heading(theirs, 'Votre habilitation à signer')
    await assertWellMade(theirs)
    await press(theirs, 'Continuer')
    await heading(theirs, 'Vérifier et envoyer')
    await assertWellMade(theirs)
    await press(theirs, 'Envoyer la demande')
    await heading(theirs, 'Nous avons reçu votre demande')
    await assertWellMade(theirs)
    const own = theirs.url()
    // What was sent is not typed again into a second application.
    await theirs.goto('/harbour-accord/apply')
    assert.equal(await theirs.getByRole('textbox', { name: /^Nom de l’organisation/ }).inputValue(), '')

    const { page, passkey } = officer
    await open(page, 'Ferries de l’Alouette')
    await assertWellMade(page)
    await press(page, 'Review')
    await page.getByRole('alert').getByRole('link', { name: 'What you checked: choose one.' }).waitFor()
    await assertWellMade(page)
    await prepare(page)
    await assertWellMade(page)
    await passkey.cancels()
    await press(page, 'Sign with the passkey')
    await alertOf(page, 'cancelled')
    await passkey.confirms()
    await press(page, 'Sign with the passkey')
    await page.getByText('Recorded:').waitFor()
    await assertWellMade(page)
    await press(page, 'Make the invitation link')
    const link = (await page.locator('#invitation').textContent())!
    await assertWellMade(page)

    await theirs.goto(own)
    await heading(theirs, 'Nous avons approuvé votre organisation')
    await assertWellMade(theirs)
    await theirs.goto(link)
    await theirs.getByText('Ferries de l’Alouette').first().waitFor()
    await assertWellMade(theirs)
    await theirs.getByRole('checkbox').check()
    await applicant.passkey.cancels()
    await theirs.locator('[data-ask]').click()
    await alertOf(theirs, 'cancelled')
    await applicant.passkey.confirms()
    await theirs.locator('[data-ask]').click()
    await theirs.locator('blockquote.statement').waitFor()
    await assertWellMade(theirs)
    await theirs.locator('[data-ask]').click()
    await theirs.waitForURL(/\/entries\/\d+\/signed(?:\?|$)/)
    await assertWellMade(theirs)
    // The link has done what it was for: it says so, and leads to what came of it.
    await theirs.goto(link)
    await theirs.locator('main a[href*="/entries/"]').first().waitFor()
    await assertWellMade(theirs)
    await applicant.visitor.leave()
  })

  it('keeps what was typed when the session ends in mid-form, and when nobody knows whose it was', async () => {
    await apply('Larkspur Ferries')
    const { page, visitor } = officer
    const note = page.getByRole('textbox', { name: 'How you checked it' })
    const vetted = page.getByRole('radio', { name: /^Vetted/ })
    const isKept = async () => {
      await press(page, 'Sign in with a passkey')
      await heading(page, /Larkspur Ferries/)
      assert.equal(await note.inputValue(), 'Called back on the number of the switchboard.')
      assert.ok(await vetted.isChecked())
    }
    await open(page, 'Larkspur Ferries')
    await vetted.check()
    await note.fill('Called back on the number of the switchboard.')
    await page.reload()
    assert.ok(await vetted.isChecked())

    await it_.site.restart({ SECONDS_LATER: String(9 * 3600) })
    await press(page, 'Review')
    await page.getByText('We kept what you typed').waitFor()
    await assertWellMade(page)
    await isKept()
    // The cookie is gone as well, as after a browser that cleans up: then this tab alone still knows.
    await visitor.context.clearCookies()
    await press(page, 'Review')
    await isKept()
  })

  it('records the decision of the first of two officers, and tells the second', async () => {
    const own = await apply('Tern Island Pilots')
    await it_.site.restart({ SECONDS_LATER: String(9 * 3600) }, ['--another-officer'])
    const second = await person()
    await enrol(second, 'deputy')
    await open(officer.page, 'Tern Island Pilots')
    await prepare(officer.page)
    await open(second.page, 'Tern Island Pilots')
    await second.page.getByRole('textbox', { name: 'Reason' }).fill('Nobody answers at this domain.')
    await press(second.page, 'Refuse the application')
    await second.page.getByText('Refused by deputy').waitFor()
    await press(officer.page, 'Sign with the passkey')
    await officer.page.getByText(/refused already by deputy/).waitFor()
    await assertWellMade(officer.page)
    await second.page.goto(own)
    await second.page.getByText('Nobody answers at this domain.').waitFor()
    await second.visitor.leave()
  })

  it('publishes a text without a mouse, after a first try that named every fault', async () => {
    const { page } = officer
    const go = async () => {
      await tabTo(page, page.getByRole('button', { name: 'Review' }))
      await page.keyboard.press('Enter')
    }
    const type = async (id: string, words: string) => {
      await tabTo(page, page.locator(id), 'Shift+Tab')
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.press('Delete')
      await page.keyboard.type(words)
    }
    await page.goto('/desk/new/text?call=harbour-accord')
    // The version in force is filled in, its principles too.
    assert.match(await page.locator('[id="text.en"]').inputValue(), /harbour/)
    assert.equal(await page.locator('[id="principle1.en"]').inputValue(), 'Keep the port open')
    await type('[id="title.en"]', '')
    await go()
    const summary = page.getByRole('alert')
    const first = summary.getByRole('link').first()
    await first.waitFor()
    await assertWellMade(page)
    const aim = `[id="${(await first.getAttribute('href'))!.slice(1)}"]`
    await tabTo(page, first)
    await page.keyboard.press('Enter')
    assert.ok(await page.locator(aim).evaluate(field => field === document.activeElement))
    await type('[id="text.en"]', 'We keep the light burning.')
    await type('[id="title.en"]', 'The Harbour Accord, third version')
    await go()
    await heading(page, 'Review before you sign')
    await page
      .getByText(/published version \d+ of .*Harbour Accord/)
      .first()
      .waitFor()
    await assertWellMade(page)
    await tabTo(page, page.getByRole('button', { name: 'Sign with the passkey' }))
    await page.keyboard.press('Enter')
    const entry = page.getByRole('status').getByRole('link', { name: /^Log entry/ })
    await tabTo(page, entry)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'published' }).waitFor()
    // The next text begins with these words, as they were recorded.
    await page.goto('/desk/new/text?call=harbour-accord')
    assert.equal(await page.locator('[id="text.en"]').inputValue(), 'We keep the light burning.\n')
  })

  it('has no fault that axe knows of on any form of acts, wide or narrow', async () => {
    const { page } = officer
    for (const name of ['paper', 'revocation', 'removal', 'text', 'correction']) {
      await page.goto(`/desk/new/${name}?call=harbour-accord`)
      await page.setViewportSize({ width: 360, height: 780 })
      await assertWellMade(page)
      await page.setViewportSize({ width: 1440, height: 900 })
      await assertWellMade(page)
    }
  })

  it('says without scripts what a passkey needs, and loses nobody', async () => {
    const visitor = await it_.visitor({ javascript: false })
    const { page } = visitor
    await page.goto('/desk/sign-in')
    assert.match((await page.locator('noscript .notice').textContent()) ?? '', /A passkey needs JavaScript/)
    assert.equal(await page.locator('[data-ask]').isVisible(), false)
    await page.goto('/harbour-accord/apply')
    await press(page, 'Continue')
    await page.getByRole('alert').getByRole('link').first().waitFor()
    await visitor.leave()
  })
})
