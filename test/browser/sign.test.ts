import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { without } from '../ground.ts'
import { root } from '../house/sources.ts'
import { type Credential, newAuthenticator } from './authenticator.ts'
import { assertWellMade, faultsIn } from './axe.ts'
import { type Browsing, startBrowsing } from './browser.ts'
import { tabTo } from './keys.ts'
import { keyFileOf, passkeyFor } from './signatory.ts'

const run = promisify(execFile)

describe('a representative who signs', { skip: without('chromium') }, () => {
  let it_: Browsing
  let tessaly: Credential
  let anchor: Credential
  let heron: Credential
  before(async () => {
    it_ = await startBrowsing()
    tessaly = (await passkeyFor(it_.site, 'free-port-of-tessaly')).credential
    anchor = (await passkeyFor(it_.site, 'anchor-and-vale-logistics')).credential
    heron = (await passkeyFor(it_.site, 'grey-heron-towage')).credential
  })
  after(() => it_.close())

  /** From the call's page to step 2. */
  async function toConfirm(page: Page, party: string, words = ''): Promise<void> {
    await page.goto('/harbour-accord/sign?who=organisation')
    await page.locator('#party').fill(party)
    await page.getByRole('button', { name: 'Continue' }).click()
    await addWords(page, 'Reservation (optional)', words)
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { name: 'Review and sign' }).waitFor()
  }

  /** Into what is folded, unless something stands there. */
  async function addWords(page: Page, name: string, words: string): Promise<void> {
    if (words === '') return
    const field = page.getByRole('textbox', { name })
    await page.getByRole('checkbox').waitFor()
    if (!(await field.isVisible())) await page.getByText('Add a reservation or a declaration').click()
    await field.fill(words)
  }

  /** The browser shows its own page in place of one that did not come. */
  async function brokenOff(page: Page): Promise<void> {
    for (let asked = 0; asked < 10_000 && !page.url().startsWith('chrome-error'); asked++)
      await page.evaluate(() => document.readyState).catch(() => undefined)
    assert.match(page.url(), /^chrome-error/)
  }

  const sign = (page: Page) => page.getByRole('button', { name: 'Sign with your passkey' }).click()

  it('goes from the call’s page to a receipt that holds, on a phone, in French', async () => {
    const visitor = await it_.visitor({ lang: 'fr', width: 390, height: 844 })
    const { page } = visitor
    // Their clock is wrong by years, which is nobody's business: the statement is dated by the server.
    await page.clock.setFixedTime('2031-03-01T00:00:00Z')
    // Their browser takes itself for offline, as where the only network is the machine that serves.
    await page.addInitScript(() => Object.defineProperty(navigator, 'onLine', { get: () => false }))
    await (await newAuthenticator(page)).take(tessaly)
    const next = () => page.getByRole('button', { name: 'Continuer' }).click()
    await page.goto('/harbour-accord')
    await page.getByRole('link', { name: 'Signer cet appel' }).first().click()
    await page.getByRole('heading', { name: 'Pour qui signez-vous ?' }).waitFor()
    await assertWellMade(page)
    await page.getByRole('link', { name: /Une organisation invitée/ }).click()
    await page.locator('#party').fill('Port de nulle part')
    await next()
    await page.getByRole('alert').getByRole('link').click()
    assert.ok(await page.locator('#party').evaluate(field => field === document.activeElement))
    await assertWellMade(page)
    await page.locator('#party').fill('Free Port of Tessaly')
    await next()

    await page.getByRole('heading', { name: 'Lisez ce que vous signez' }).waitFor()
    const text = page.getByRole('region', { name: 'Texte : L’Accord du port' })
    await text.getByText('Les ports sont l’endroit où les biens').waitFor()
    // On a phone the whole text stands on the page, with the numbers that were written.
    assert.ok(await text.evaluate(words => words.scrollHeight <= words.clientHeight))
    const numbers = text.getByRole('listitem').first()
    assert.equal(await numbers.evaluate(item => getComputedStyle(item).listStyleType), 'decimal')
    await assertWellMade(page)
    await page.getByText('Ajouter une réserve ou une déclaration').click()
    await page.getByRole('textbox', { name: /Déclaration/ }).fill('Nous lisons « navire » au sens large.')
    await page.getByRole('checkbox', { name: /J’ai lu ce texte/ }).check()
    await assertWellMade(page)
    await next()
    await page.getByText(/accepte la version 2 de .*L’Accord du port/).waitFor()
    await page.getByRole('link', { name: /^Version 2, lue en .*français/ }).waitFor()
    await page.getByText('Nous lisons « navire » au sens large.').first().waitFor()
    await assertWellMade(page)
    await page.getByRole('button', { name: /Signer avec votre clé d’accès/ }).click()

    await page.getByText('Reçu de signature').waitFor()
    assert.match(page.url(), /\/entries\/\d+\/signed$/)
    await assertWellMade(page)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Télécharger le reçu' }).click(),
    ])
    assert.match(download.suggestedFilename(), /^harbour-accord-free-port-of-tessaly-\d+\.avow\.json$/)
    await page.locator('main a[href*="/verify"]').first().click()
    await page.locator('#verdict').waitFor()
    await page
      .getByText(/free-port-of-tessaly|Free Port of Tessaly/)
      .first()
      .waitFor()
    // The way back leads to the receipt, never to a second signature.
    await page.goto('/harbour-accord/sign?who=organisation')
    await page.locator('#party').fill('free-port-of-tessaly')
    await next()
    await page.getByRole('link', { name: 'Voir le reçu' }).click()
    await page.getByText('Reçu de signature').waitFor()
    await visitor.leave()
  })

  it('loses nothing to a reload, the back button, a lost connection and a request that was cancelled', async () => {
    const visitor = await it_.visitor()
    const { page, context } = visitor
    const passkey = await newAuthenticator(page)
    await passkey.take(anchor)
    await toConfirm(page, 'anchor-and-vale-logistics', 'Not the inner reef.')

    await page.goBack()
    const words = page.getByRole('textbox', { name: 'Reservation (optional)' })
    assert.equal(await words.inputValue(), 'Not the inner reef.')
    const read = page.url()
    await words.fill('Not the inner reef, nor the outer.')
    await page.reload()
    assert.equal(await words.inputValue(), 'Not the inner reef, nor the outer.')
    await context.setOffline(true)
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await brokenOff(page)
    await context.setOffline(false)
    await page.goto(read)
    assert.equal(await words.inputValue(), 'Not the inner reef, nor the outer.')
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('Not the inner reef, nor the outer.').first().waitFor()

    const alert = page.locator('[data-alert]')
    await passkey.cancels()
    await sign(page)
    await alert.and(page.locator('[data-trouble="cancelled"]')).waitFor()
    assert.ok(await alert.evaluate(each => each === document.activeElement))
    assert.deepEqual(await faultsIn(page), [])
    await passkey.confirms()
    await passkey.forgets()
    await sign(page)
    await alert.and(page.locator('[data-trouble]:not([hidden])')).waitFor()
    await passkey.take(anchor)

    await context.setOffline(true)
    await sign(page)
    await alert.and(page.locator('[data-trouble="offline"]')).waitFor()
    await context.setOffline(false)

    // The connection fails after the passkey has answered: the page is opened again, and nothing was signed.
    await page.route('**/confirm', route =>
      route.request().method() === 'POST' ? route.abort('connectionreset') : route.continue(),
    )
    await sign(page)
    await brokenOff(page)
    await page.unroute('**/confirm')
    await page.goto(read.replace('read', 'confirm'))
    await page.getByRole('heading', { name: 'Review and sign' }).waitFor()
    await sign(page)
    await page.getByText('Receipt of signature').waitFor()
    await page.getByText('Version 2, with a reservation').waitFor()
    // Back again: what is done leads to its receipt.
    await page.goBack()
    await page.getByText('Receipt of signature').waitFor()
    await visitor.leave()
  })

  it('shares a ceremony between two tabs, and leaves the second with the receipt of the first', async () => {
    const visitor = await it_.visitor()
    const { page } = visitor
    const passkey = await newAuthenticator(page)
    await passkey.take(heron)
    await toConfirm(page, 'grey-heron-towage')
    await page.getByText('Replaces', { exact: true }).waitFor()
    const tab = await visitor.tab()
    await passkey.sameOn(tab)
    await tab.goto(page.url().replace('confirm', 'read'))
    await addWords(tab, 'Declaration (optional)', 'Tugs are vessels.')
    await tab.getByRole('checkbox').check()
    await tab.getByRole('button', { name: 'Continue' }).click()
    // What the first tab shows is no longer what was typed last, so it is not signed.
    await sign(page)
    await page.getByRole('heading', { name: 'The words were changed in another tab' }).waitFor()
    assert.deepEqual(await faultsIn(page), [])
    await page.getByRole('link', { name: 'Review it again' }).click()
    await page.getByText('Tugs are vessels.').first().waitFor()

    // A colleague on another machine has come as far.
    const colleague = await it_.visitor()
    await passkey.sameOn(colleague.page)
    await toConfirm(colleague.page, 'grey-heron-towage')
    await sign(page)
    await page.getByText('Receipt of signature').waitFor()
    await sign(tab)
    await tab.getByText('Receipt of signature').waitFor()
    assert.equal(tab.url(), page.url())
    await sign(colleague.page)
    await colleague.page.getByRole('heading', { name: 'Your organisation has signed this text' }).waitFor()
    await colleague.page.getByRole('link', { name: 'See the receipt' }).click()
    assert.equal(colleague.page.url(), page.url().replace('signed', 'receipt'))
    // The address of a ceremony opens in the browser that began it alone.
    await colleague.leave()
    await visitor.leave()
  })

  it('signs a text that superseded the one they read only after having read it', async () => {
    const visitor = await it_.visitor()
    const { page } = visitor
    await (await newAuthenticator(page)).take(tessaly)
    const folder = mkdtempSync(join(tmpdir(), 'avow-sign-'))
    const cli = (...words: string[]) =>
      run(process.execPath, [join(root, 'src', 'cli', 'avow.ts'), ...words], {
        cwd: folder,
        env: { ...process.env, AVOW_DATA: it_.site.dataDir },
      })
    const publish = (name: string, words: string) => {
      writeFileSync(join(folder, name), words)
      return cli('text', 'publish', 'harbour-accord', '--url', it_.site.url, '--text', `en=${name}`)
    }
    await publish('text-3.md', '# The Harbour Accord\n\nWe keep every harbour open.\n')
    await toConfirm(page, 'free-port-of-tessaly', 'Not the salt pans.')
    await publish('text-4.md', '# The Harbour Accord\n\nWe keep every harbour open by night.\n')
    await sign(page)
    await page.getByRole('heading', { name: 'The text has changed since you read it' }).waitFor()
    await page.getByRole('link', { name: 'Read what is in force now' }).click()
    // It has signed before: what is new since then stands above the whole.
    await page.getByRole('insertion').filter({ hasText: 'We keep every harbour open by night.' }).waitFor()
    await page
      .getByRole('region', { name: /^Text of/ })
      .getByText('We keep every harbour open by night.')
      .waitFor()
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('accepts version 4 of').waitFor()
    await page.getByText('Not the salt pans.').first().waitFor()

    // Instead of the passkey: the file goes to the party's own machine, is signed there, and comes back.
    await page.getByText('Sign another way').click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the statement' }).click(),
    ])
    await download.saveAs(join(folder, 'statement.json'))
    const key = keyFileOf(it_.site, 'free-port-of-tessaly')
    const { stderr } = await cli('sign', 'statement.json', '--key', key, '--out', 'signed.json')
    assert.match(stderr, /signature\/given by free-port-of-tessaly under harbour-accord/)
    await page.getByLabel('The signed file').setInputFiles(join(folder, 'signed.json'))
    await page.getByRole('button', { name: 'Upload and sign' }).click()
    await page.getByText('Receipt of signature').waitFor()
    await page.getByRole('link', { name: 'Print', exact: true }).click()
    await page.getByText('Signed with the key file').waitFor()
    rmSync(folder, { recursive: true })
    await visitor.leave()
  })

  it('comes by keyboard alone to the button that signs', async () => {
    const visitor = await it_.visitor()
    const { page } = visitor
    await page.goto('/harbour-accord/sign')
    await tabTo(page, page.getByRole('link', { name: /^An organisation that was invited/ }))
    await page.keyboard.press('Enter')
    const party = page.locator('#party')
    await tabTo(page, party)
    await page.keyboard.type('anchor-and-vale-logistics')
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('checkbox'))
    await page.keyboard.press('Space')
    await tabTo(page, page.getByRole('button', { name: 'Continue' }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('button', { name: 'Sign with your passkey' }))
    await visitor.leave()
  })

  it('prepares everything without scripts, and is told how to sign', async () => {
    const visitor = await it_.visitor({ javascript: false })
    const { page } = visitor
    await toConfirm(page, 'anchor-and-vale-logistics', 'Not the crane.')
    assert.match((await page.locator('noscript .notice').textContent()) ?? '', /A passkey needs JavaScript/)
    assert.equal(await page.getByRole('button', { name: 'Sign with your passkey' }).isVisible(), false)
    await page.getByRole('link', { name: 'Sign with a key file or on paper' }).click()
    await page.getByRole('link', { name: 'Download the statement' }).waitFor()
    // On paper stand the words to sign and the lines to sign on, and nothing of passkeys and scripts.
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.locator('form[data-passkey]').isVisible(), false)
    assert.equal(await page.getByText('A passkey needs JavaScript').isVisible(), false)
    assert.ok(await page.getByText('Not the crane.').first().isVisible())
    assert.ok(await page.getByText('Place and date').isVisible())
    assert.ok(await page.getByText('Send to: Open Calls Record').isVisible())
    await visitor.leave()
  })
})
