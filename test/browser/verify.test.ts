import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { newPasskey } from '../../src/core/passkey.fixture.ts'
import { formatSealedFile } from '../../src/register/sealed-file.ts'
import { without } from '../ground.ts'
import { admitParty, facts, harbour, said, signAccord } from '../harbour.ts'
import { partyKey, WITNESS_VKEYS } from '../memory-log.ts'
import { seal, signUnseen } from '../sealing.ts'
import { wording } from '../wording.ts'
import { faultsIn, overflowIn } from './axe.ts'
import { type Browsing, startReading } from './browser.ts'
import { tabTo } from './keys.ts'

describe('a receipt, checked in the page', { skip: without('chromium') }, () => {
  let it_: Browsing
  /** A company's signature of the Harbour Accord, made with a key of its own. */
  let signature: number
  let receipt: Buffer
  before(async () => {
    it_ = await startReading()
    const roll = await fetch(`${it_.site.url}/harbour-accord/roll.json?q=caldera`)
    const { items } = (await roll.json()) as { items: { entry: number }[] }
    signature = items[0]!.entry
    receipt = Buffer.from(await (await fetch(`${it_.site.url}/receipts/${signature}`)).arrayBuffer())
  })
  after(() => it_.close())

  const choose = (page: Page, buffer: Buffer, name = 'entry.avow.json') =>
    page.locator('#file').setInputFiles({ name, mimeType: 'application/json', buffer })
  const textOf = async (what: Locator) => (await what.textContent()) ?? ''
  const verdict = (page: Page) => page.locator('#verdict')
  const steps = (page: Page) =>
    page
      .locator('.checks li')
      .evaluateAll(all => all.map(one => `${(one as HTMLElement).dataset.step} ${one.dataset.state}`))
  const flipped = (at: string) => {
    const changed = Buffer.from(receipt)
    const place = changed.indexOf(at) + at.length
    changed[place]! ^= 1
    return changed
  }

  it('holds on a device whose clock is a year behind, and says whose clock it shows', async () => {
    const counsel = await it_.visitor({ lang: 'fr', width: 390, height: 844 })
    const { page } = counsel
    await page.clock.setFixedTime('2025-03-01T09:00:00Z')
    await page.goto('/verify')
    await choose(page, receipt)
    assert.match(await textOf(verdict(page)), wording('verify.say.holds', {}, 'fr'))
    await page.getByText('à l’horloge de cet appareil, 1er mars 2025, 09:00:00 UTC').waitFor()
    // The French of the rules binds as the English does, so the reader is shown that.
    assert.match(
      await textOf(page.locator('#found-proven')),
      /effet juridique\s: «\sUne déclaration politique\./,
    )
    await counsel.leave()
  })

  it('holds without a network, and says what it proves and what it does not', async t => {
    const counsel = await it_.visitor()
    const { page, context } = counsel
    await page.goto(`/entries/${signature}`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.evaluate(
        href => Object.assign(document.createElement('a'), { href, download: '' }).click(),
        `/receipts/${signature}`,
      ),
    ])
    const [checker] = await Promise.all([page.waitForResponse(/verify-worker/), page.goto('/verify')])
    await checker.finished()
    await context.setOffline(true)
    await page.locator('#file').setInputFiles(await download.path())
    assert.match(await textOf(verdict(page)), wording('verify.say.holds'))
    assert.ok(await verdict(page).evaluate(heading => heading === document.activeElement))
    assert.deepEqual(await steps(page), [
      'form holds',
      'log holds',
      'witnesses idle',
      'tree holds',
      'chain holds',
      'texts holds',
      'words idle',
    ])
    const deed = await textOf(page.locator('.deed'))
    assert.match(deed, /Caldera Shipping signed The Harbour Accord on /)
    assert.match(deed, /with the key this page shows/)
    assert.match(
      await textOf(page.locator('#found-proven')),
      /on legal effect: .?A political declaration\..* On who is bound: .?The signatory named/s,
    )
    assert.match(await textOf(page.locator('#found-open')), /same history.*anything stated is true/s)
    await page.getByText('Read: The Harbour Accord (English)').click()
    assert.match(await textOf(page.locator('pre.carried[lang=en]')), /harbour/i)
    await page.getByText('The statement, as it was signed').click()
    assert.match(await textOf(page.locator('pre.carried').last()), /"type": "signature\/given"/)
    const took = await page.evaluate(() => performance.getEntriesByName('check').map(one => one.duration))
    t.diagnostic(`the first check took ${took[0]!.toFixed(1)} ms in this browser`)
    assert.deepEqual([...(await faultsIn(page)), ...(await overflowIn(page))], [])
    await context.setOffline(false)
    await counsel.leave()
  })

  it('does not hold with one bit flipped: it says at which step, why, and what was not reached', async () => {
    const counsel = await it_.visitor({ lang: 'fr', width: 390, scheme: 'dark' })
    const { page } = counsel
    await page.goto('/verify')
    await choose(page, flipped('"sig":"'))
    await page.getByRole('heading', { name: 'L’écriture ne correspond pas au journal' }).waitFor()
    assert.deepEqual(await steps(page), [
      'form holds',
      'log holds',
      'witnesses idle',
      'tree fails',
      'chain unreached',
      'texts unreached',
      'words unreached',
    ])
    const said = await textOf(page.locator('#result'))
    assert.match(said, /Il échoue à l’étape 4 sur 7\s: «\sL’écriture est au journal\s»/)
    assert.match(said, /proof_wrong/)
    assert.match(said, /a signé un point de contrôle de .* écritures, avec la clé que montre cette page/)
    assert.match(said, /il faudrait que chaque étape soit vérifiée/)
    assert.equal(await page.locator('.seal-big').count(), 0, 'no seal is shown')
    assert.deepEqual([...(await faultsIn(page)), ...(await overflowIn(page))], [])

    const [origin] = (JSON.parse(receipt.toString()) as { checkpoint: string }).checkpoint.split('\n')
    await choose(page, flipped(`"checkpoint":"${origin}\\n`))
    await page.locator('[data-step=log][data-state=fails]').waitFor()
    await choose(page, flipped('"kind":'))
    await page.locator('[data-step=form][data-state=fails]').waitFor()
    assert.match(await textOf(page.locator('#found-proven')), /Rien de ce que dit le fichier/)
    await counsel.leave()
  })

  it('of another log is told from a wrong one, and holds with the key of that log, whatever made its passkeys', async () => {
    const log = harbour()
    const passkeys = newPasskey('RS256')
    admitParty(log, 'northhaven', [passkeys])
    const index = signAccord(log, 'northhaven', passkeys)
    const foreign = Buffer.from(await log.receipt(index))

    const counsel = await it_.visitor()
    const { page } = counsel
    await page.goto('/verify')
    await choose(page, foreign)
    await page.locator('[data-step=log][data-state=fails]').waitFor()
    assert.match(
      await textOf(page.locator('#found-refused')),
      /The receipt is from the log harbour\.example\/log, but the key above is of another/,
    )
    // Whom to trust lies open now.
    await page.getByLabel('The public key of the log').fill(log.vkey)
    await page.getByLabel('Public keys of witnesses').fill(WITNESS_VKEYS.join('\n'))
    await page.getByLabel('How many of them').fill('4')
    await page.getByRole('button', { name: 'Check it' }).first().click()
    const error = page.getByRole('alert')
    assert.match(await textOf(error), /Enter 0 to 3/)
    await page.getByLabel('How many of them').fill('2')
    await page.getByRole('button', { name: 'Check it' }).first().click()
    await page.getByRole('heading', { name: wording('verify.say.holds') }).waitFor()
    assert.deepEqual((await steps(page)).slice(1, 3), ['log holds', 'witnesses holds'])
    const result = await textOf(page.locator('#result'))
    assert.match(result, /with the key you gave/)
    assert.match(result, /the passkey for avow\.example/)
    assert.equal(
      await page.locator('#result a').count(),
      0,
      'entries of another log are not links of this site',
    )
    await counsel.leave()
  })

  it('shows the names and words of a stranger as text, whatever they are, and refuses what is no receipt', async () => {
    const markup = '<img src=x onerror=document.title="owned"><script>document.title="owned"</script>'
    const log = harbour()
    const mallory = partyKey('mallory')
    const body = { party: 'mallory', ...facts(markup), domain: null, keys: [mallory.key], claims: false }
    log.post('party/admitted', body, { signers: [log.depositary, mallory] })
    const index = signAccord(log, 'mallory', mallory, { body: { reservation: said(markup) } })

    const counsel = await it_.visitor()
    const { page } = counsel
    await page.goto('/verify')
    const title = await page.title()
    await page.locator('#trust summary').click()
    await page.getByLabel('The public key of the log').fill(log.vkey)
    await choose(page, Buffer.from(await log.receipt(index)))
    await page.getByRole('heading', { name: wording('verify.say.holds') }).waitFor()
    assert.match(await textOf(page.locator('#result')), /<img src=x onerror=/)
    assert.equal(await page.locator('#result img, #result script').count(), 0)

    for (const hostile of ['', '{}', `${'['.repeat(2_000_000)}`, markup, '{"checkpoint":"\\n\\n"}']) {
      await choose(page, Buffer.from(hostile), `${markup}.json`)
      await page.locator('[data-step=form][data-state=fails]').waitFor()
    }
    assert.match(await textOf(page.locator('.deed')), /File: <img src=x/)
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([new Uint8Array(16 * 1024 * 1024 + 1)], 'vast.avow.json'))
      document.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
    })
    await page.getByText('This page takes up to 16 MiB').waitFor()
    assert.equal(await page.title(), title)
    await counsel.leave()
  })

  it('shows with the file that was kept of a seal what is sealed, and without it nothing', async () => {
    const log = harbour()
    const key = partyKey('northhaven')
    admitParty(log, 'northhaven', [key])
    const kept = signUnseen(log, 'northhaven', key)
    const receipt = { name: 'seal.avow.json', buffer: Buffer.from(await log.receipt(seal(log, kept))) }
    const file = { name: 'kept.sealed.json', buffer: Buffer.from(formatSealedFile({ ...kept, parts: [] })) }
    const counsel = await it_.visitor({ width: 390 })
    const { page } = counsel
    const bring = (...files: (typeof file)[]) =>
      page.locator('#file').setInputFiles(files.map(one => ({ ...one, mimeType: 'application/json' })))
    await page.goto('/verify')
    await page.locator('#trust summary').click()
    await page.getByLabel('The public key of the log').fill(log.vkey)
    await bring(receipt)
    await page.getByText('the file kept at signing shows it').waitFor()
    assert.doesNotMatch(await textOf(page.locator('#result')), /northhaven/)
    await bring(file, receipt)
    await page.getByText('Your file holds what was sealed: northhaven').waitFor()
    assert.deepEqual((await steps(page)).at(-1), 'words holds')
    await bring(file)
    await page.getByText('Choose its receipt too.').waitFor()
    await counsel.leave()
  })

  it('is fetched by its number, by whoever has no mouse, and by whoever has no script is found at its entry', async () => {
    const reader = await it_.visitor({ lang: 'fr' })
    const { page } = reader
    await page.goto('/verify')
    await tabTo(page, page.getByLabel('Ou saisissez le numéro d’une écriture'))
    await page.keyboard.type('99999')
    await page.keyboard.press('Enter')
    await page.getByText('Ce journal n’a pas d’écriture 99999').waitFor()
    await page.keyboard.press('Control+A')
    await page.keyboard.type(String(signature))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: wording('verify.say.holds', {}, 'fr') }).waitFor()
    assert.ok(await verdict(page).evaluate(heading => heading === document.activeElement))
    const cited = page.locator('#found-proven a').first()
    await tabTo(page, cited)
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/entries/*`)
    await reader.leave()

    const plain = await it_.visitor({ javascript: false })
    await plain.page.goto('/verify')
    assert.ok(await plain.page.locator('#without').isVisible())
    assert.ok(!(await plain.page.locator('#by-file').isVisible()))
    assert.ok(await plain.page.getByRole('button', { name: 'Show the entry' }).isVisible())
    await plain.page.getByLabel('Or enter the number of a log entry').fill('first')
    await plain.page.keyboard.press('Enter')
    await plain.page.getByText('not “first”').waitFor()
    await plain.page.getByLabel('Or enter the number of a log entry').fill(String(signature))
    await plain.page.keyboard.press('Enter')
    await plain.page.waitForURL(`**/entries/${signature}`)
    await plain.leave()
  })

  it('moves nothing while its page loads, nor does an audit', async () => {
    for (const width of [1440, 390]) {
      const reader = await it_.visitor({ width })
      const { page } = reader
      await page.addInitScript(() => {
        const seen = window as unknown as { shift: number }
        seen.shift = 0
        const add = (list: PerformanceObserverEntryList) => {
          for (const one of list.getEntries())
            seen.shift += (one as PerformanceEntry & { value: number }).value
        }
        new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true })
      })
      const shift = () => page.evaluate(() => (window as unknown as { shift: number }).shift)
      for (const path of ['/verify', '/audit']) {
        await page.goto(path)
        // The script has begun, and what it did has been drawn.
        await page.locator('#without[hidden]').waitFor({ state: 'attached' })
        await page.evaluate(
          () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))),
        )
        assert.equal(await shift(), 0, `${path} at ${width}`)
      }
      // What moves would have been seen.
      await page.evaluate(() => document.querySelector('main')!.prepend(document.createElement('textarea')))
      await page.waitForFunction(() => (window as unknown as { shift: number }).shift > 0)
      await reader.leave()
    }
  })

  it('is printed on one sheet, in letters that can be read', async () => {
    const clerk = await it_.visitor()
    const { page } = clerk
    await page.goto(`/entries/${signature}/receipt`)
    const sheet = await page.pdf({ preferCSSPageSize: true, format: 'A4' })
    assert.deepEqual(sheet.toString('latin1').match(/\/Count \d+/g), ['/Count 1'])
    await page.emulateMedia({ media: 'print' })
    const sizes = await page
      .locator('.deed .facts :is(.hash, .sub, dd), .check-here p')
      .evaluateAll(all => all.map(one => Number.parseFloat(getComputedStyle(one).fontSize)))
    // Nine points.
    assert.ok(Math.min(...sizes) >= 12, String(sizes))
    await clerk.leave()
  })

  it('is pasted, too, as an editor shows it', async () => {
    const reader = await it_.visitor({ width: 390 })
    const { page } = reader
    await page.goto('/verify')
    await page.getByText('Paste a receipt instead').click()
    await page.getByLabel('The whole content').fill(`${receipt.toString()}\n`)
    await page.locator('#by-paste button').click()
    await page.getByRole('heading', { name: wording('verify.say.holds') }).waitFor()
    assert.deepEqual([...(await faultsIn(page)), ...(await overflowIn(page))], [])
    await page.goto(`/verify#entry-${signature}`)
    await page.getByRole('heading', { name: wording('verify.say.holds') }).waitFor()
    assert.match(await textOf(page.locator('.deed')), new RegExp(`/receipts/${signature}`))
    await reader.leave()
  })
})
