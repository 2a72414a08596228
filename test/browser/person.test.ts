import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { without } from '../ground.ts'
import { readMessage } from '../mail/message.ts'
import { type Running, startRelay } from '../mail/relay.ts'
import { wording } from '../wording.ts'
import { assertWellMade } from './axe.ts'
import { type Browsing, startBrowsing } from './browser.ts'

/** A citizen with a telephone, who gets real mail: signs, checks the receipt in the page, and vanishes. */
describe('a citizen with a telephone', { skip: without('chromium') }, () => {
  const EMAIL = 'noor@citizen.example'
  const NAME = 'Noor Vandersteen'
  const CALL = '/lantern-letter'
  let it_: Browsing
  let relay: Running
  before(async () => {
    relay = await startRelay()
    const env = {
      AVOW_SMTP: `smtp://127.0.0.1:${relay.port}`,
      AVOW_MAIL_FROM: 'The Lantern Office <office@lantern.example>',
    }
    it_ = await startBrowsing({ env })
  })
  after(async () => {
    await it_.close()
    await relay.close()
  })

  /** The text of the letter to this address that came as the nth, once it has come. */
  async function letter(nth: number): Promise<string> {
    const mine = () => relay.received.filter(({ to }) => to.includes(EMAIL))[nth]
    while (mine() === undefined) await once(relay.arrivals, 'letter')
    return readMessage(mine()!.message).text
  }

  const linkIn = (text: string, path: RegExp) => path.exec(text)![0]

  it('signs without a script, by the link in a letter that came by mail', async () => {
    const { page, leave } = await it_.visitor({ width: 390, height: 800, javascript: false })
    await page.goto(CALL)
    await page.getByRole('link', { name: 'Sign this call' }).first().click()
    await page.getByRole('link', { name: /^Myself/ }).click()
    await page.getByRole('textbox', { name: 'Your name' }).fill(NAME)
    await page.getByRole('textbox', { name: 'Your e-mail address' }).fill(EMAIL)
    await page.getByRole('radio', { name: 'Show my name' }).check()
    await page.getByRole('button', { name: 'Send me the link' }).click()
    await page.getByRole('link', { name: 'Confirm that you have read and accept' }).waitFor()
    assert.equal(await page.getByRole('textbox', { name: 'Your name' }).inputValue(), NAME)
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Send me the link' }).click()
    await page.getByRole('heading', { name: 'Confirm by e-mail' }).waitFor()
    await page.goto(linkIn(await letter(0), /\/lantern-letter\/persons\/confirm\/[\w-]{43}/))
    await page.getByRole('checkbox', { name: 'I asked for this e-mail.' }).check()
    await page.getByRole('button', { name: 'Sign', exact: true }).click()
    await page.getByRole('heading', { name: 'You have signed The Lantern Letter' }).waitFor()
    await leave()
  })

  it('checks the receipt in the page, where it is their own name that it proves; then vanishes', async () => {
    const { page, leave } = await it_.visitor({ width: 390, height: 800 })
    await page.goto(linkIn(await letter(1), /\/persons\/[\w-]{43}/))
    await assertWellMade(page)
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download the receipt' }).click()
    const bytes = readFileSync(await (await coming).path())
    await page.getByRole('link', { name: 'Check a receipt', exact: true }).first().click()
    await page
      .locator('#file')
      .setInputFiles({ name: 'mine.avow.json', mimeType: 'application/json', buffer: bytes })
    await page.getByRole('heading', { name: wording('verify.say.holds') }).waitFor()
    const said = ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ')
    assert.match(said, new RegExp(`“${NAME}” signed The Lantern Letter`))
    assert.match(said, /could invent them/)
    await page.goBack()
    await page.getByRole('radio', { name: 'I want my data erased' }).check()
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Erase me' }).click()
    await page.getByText('You are erased here').waitFor()
    await assertWellMade(page)
    assert.equal(await page.getByText(NAME).count(), 0)
    await leave()
  })
})
