import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Locator, Page, Route } from 'playwright-core'
import { newCosigner } from '../../src/core/cosignature.ts'
import { equations } from '../../src/core/crypto/vectors.fixture.ts'
import { parseEvidence } from '../../src/core/evidence.ts'
import { formatVkey, parseVkey } from '../../src/core/note.ts'
import { WitnessKeeper } from '../../src/log/witness-keeper.ts'
import { SqliteWitnessMemory } from '../../src/log/witness-memory.ts'
import { serveWitness } from '../../src/log/witness-server.ts'
import { without } from '../ground.ts'
import { seedOf } from '../memory-log.ts'
import { faultsIn, overflowIn } from './axe.ts'
import { type Browsing, startBrowsing, type Visitor } from './browser.ts'
import { passkeyFor } from './signatory.ts'

/** Of keys that may enter, in hexadecimal: a page takes no bytes. */
const P256_CASES = equations.flatMap(({ mayEnter, isGood, equation: { alg, key, message, signature } }) =>
  alg === 'ES256' && mayEnter
    ? [{ point: key.toHex(), message: message.toHex(), rs: signature.toHex(), isGood }]
    : [],
)

describe('the whole log, audited in the page', { skip: without('chromium') }, () => {
  let it_: Browsing
  before(async () => {
    it_ = await startBrowsing()
  })
  after(() => it_.close())

  const audit = (page: Page) => page.locator('#begin button').click()
  const textOf = async (what: Locator) => (await what.textContent()) ?? ''
  const verdict = (page: Page) => page.locator('#verdict')
  const steps = (page: Page) =>
    page
      .locator('.checks li')
      .evaluateAll(all => all.map(one => `${(one as HTMLElement).dataset.step} ${one.dataset.state}`))

  /** The server lies to this visitor: whatever it serves at that address comes out changed. */
  async function lying(visitor: Visitor, address: string, alter: (body: Buffer) => Buffer): Promise<void> {
    await visitor.context.route(address, async (route: Route) => {
      const response = await route.fetch()
      await route.fulfill({ response, body: alter(await response.body()) })
    })
  }

  it('holds: every signature, every rule, the root, the tiles and the register, in words that the command uses', async t => {
    const auditor = await it_.visitor()
    const { page } = auditor
    await page.goto('/audit')
    assert.match(await textOf(page.locator('#remembered')), /Nothing about this log/)
    await audit(page)
    // The page stays usable while a worker works.
    await page.getByText('Keys this check trusts').click()
    await page.getByRole('heading', { name: 'This log passes the audit' }).waitFor()
    assert.ok(await verdict(page).evaluate(heading => heading === document.activeElement))
    assert.deepEqual(await steps(page), [
      'checkpoint holds',
      'witnesses idle',
      'entries holds',
      'root holds',
      'before idle',
      'tiles holds',
      'register holds',
    ])
    assert.match(
      await textOf(page.locator('#found-proven')),
      /signatures match\. Each key .*follows from the log byte for byte\./s,
    )
    assert.match(
      await textOf(page.locator('#found-open')),
      /nothing was remembered.*That the log shows everyone .* is the keeper’s key.*That anything stated is true\.$/s,
    )
    t.diagnostic(await textOf(page.locator('.verdict-lede')))
    assert.deepEqual([...(await faultsIn(page)), ...(await overflowIn(page))], [])

    // What it has seen it remembers, and the next time asks for it.
    assert.match(await textOf(page.locator('#remembered')), /this log had 1,\d\d\d entries/)
    await page.reload()
    await audit(page)
    await page.locator('[data-step=before][data-state=holds]').waitFor()
    assert.match(
      await textOf(page.locator('#found-proven')),
      /The log still holds the .* entries of the last audit, unchanged/,
    )
    await page.getByRole('button', { name: 'Forget it' }).click()
    await page.getByText('Forgotten.').waitFor()
    assert.equal(await page.evaluate(() => localStorage.length), 0)
    await auditor.leave()
  })

  it('does not hold where the server serves a flipped bit: the entry is named, and what was not reached', async () => {
    const auditor = await it_.visitor({ lang: 'fr', width: 390, scheme: 'dark' })
    const { page } = auditor
    await lying(auditor, '**/log/tile/entries/001', body => {
      const at = body.indexOf('"sig":"', 5_000) + 8
      body[at] = body[at] === 0x41 ? 0x42 : 0x41
      return body
    })
    await page.goto('/audit')
    await audit(page)
    await page.getByRole('heading', { name: 'L’audit de ce journal échoue' }).waitFor()
    assert.deepEqual((await steps(page)).slice(2), [
      'entries fails',
      'root unreached',
      'before unreached',
      'tiles unreached',
      'register unreached',
    ])
    assert.match(await textOf(page.locator('#found-refused')), /signature_invalid[\s\S]*Entry 2\d\d: /)
    assert.equal(await page.locator('.seal-big').count(), 0, 'no seal is shown')
    assert.equal(await page.evaluate(() => localStorage.length), 0, 'and nothing is remembered')
    assert.deepEqual([...(await faultsIn(page)), ...(await overflowIn(page))], [])
    await auditor.leave()
  })

  it('does not hold where a passkey signed something else', async () => {
    await passkeyFor(it_.site, 'free-port-of-tessaly')
    const auditor = await it_.visitor()
    const { page } = auditor
    let isAltered = false
    await lying(auditor, '**/log/tile/entries/**', body => {
      // In s, the end of a signature: r and s may be any two numbers.
      const end = body.indexOf('","webauthn":')
      if (end < 0 || isAltered) return body
      isAltered = true
      const at = end - 12
      body[at] = body[at] === 0x41 ? 0x42 : 0x41
      return body
    })
    await page.goto('/audit')
    await audit(page)
    await page.locator('[data-step=entries][data-state=fails]').waitFor()
    assert.ok(isAltered)
    assert.match(await textOf(page.locator('#found-refused')), /signature_invalid[\s\S]*of the passkey/)
    await auditor.leave()
  })

  it('has P-256 of this browser, which says no wherever it has to', async () => {
    const auditor = await it_.visitor()
    await auditor.page.goto('/audit')
    const said = await auditor.page.evaluate(async cases => {
      const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
      const holds = async ({ point, message, rs }: (typeof cases)[number]) => {
        const [key, signed, signature] = [point, message, rs].map(text =>
          Uint8Array.from(text.match(/../g) ?? [], two => Number.parseInt(two, 16)),
        )
        const read = await crypto.subtle.importKey('raw', key!, P256, false, ['verify'])
        return crypto.subtle.verify(P256, read, signature!, signed!)
      }
      return Promise.all(cases.map(one => holds(one).catch(() => false)))
    }, P256_CASES)
    assert.ok(said.includes(true))
    assert.deepEqual(
      said,
      P256_CASES.map(({ isGood }) => isGood),
    )
    await auditor.leave()
  })

  it('does not hold where a tile, a row of the register or the past is another', async () => {
    const auditor = await it_.visitor()
    const { page, context } = auditor
    await page.goto('/audit')
    await lying(auditor, '**/log/tile/0/000', body => {
      body[40]! ^= 1
      return body
    })
    await audit(page)
    await page.locator('[data-step=tiles][data-state=fails]').waitFor()
    assert.match(await textOf(page.locator('#found-refused')), /tile_malformed/)
    await context.unrouteAll()

    await lying(auditor, '**/export/*/register.ndjson', body =>
      Buffer.from(body.toString().replace(/^.*"key":"paris-call\/etats-unis".*\n/m, '')),
    )
    await audit(page)
    await page.locator('[data-step=register][data-state=fails]').waitFor()
    assert.equal((await steps(page))[4], 'before idle', 'nothing was remembered')
    assert.match(await textOf(page.locator('#found-refused')), /register_wrong[\s\S]*folded: .*etats-unis/)
    await context.unrouteAll()

    // What this browser has seen before tells of another history, or of a longer one.
    const [origin = ''] = (await (await fetch(`${it_.site.url}/log/checkpoint`)).text()).split('\n')
    for (const [size, step, code] of [
      [700, 'before', 'log_forked'],
      [70_000, 'before', 'log_shrunk'],
    ] as const) {
      await page.evaluate(
        ([origin, size]) =>
          localStorage.setItem(
            `avow seen ${origin}`,
            JSON.stringify({
              note: `${origin}\n${size}\n${'A'.repeat(43)}=\n\n— ${origin} ${'A'.repeat(91)}=\n`,
              at: '2026-11-01T00:00:00Z',
            }),
          ),
        [origin, size] as const,
      )
      await audit(page)
      await page.getByText(code).waitFor()
      await page.locator(`[data-step=${step}][data-state=fails]`).waitFor()
      const saved = page.waitForEvent('download')
      await page.getByRole('link', { name: 'Save it as a file' }).click()
      const file = await saved
      assert.match(file.suggestedFilename(), /\.evidence\.json$/)
      const { checkpoints, prefix } = parseEvidence(new Uint8Array(readFileSync(await file.path())))
      assert.ok(checkpoints.some(note => note.startsWith(`${origin}\n${size}\n`)))
      assert.equal(prefix === null, code === 'log_shrunk')
    }
    await auditor.leave()
  })

  it('can be stopped, and proves nothing where the site does not answer', async () => {
    const auditor = await it_.visitor()
    const { page, context } = auditor
    await page.goto('/audit')
    // A server that never answers about its last entries.
    await context.route('**/log/tile/entries/004', () => {})
    await audit(page)
    const stop = page.getByRole('button', { name: 'Stop' })
    assert.ok(await stop.evaluate(button => button === document.activeElement))
    await page.getByText(/Signatures checked: [1-9]/).waitFor()
    await page.keyboard.press('Enter')
    await page.getByText(/Stopped after .* entries\. Nothing is proven/).waitFor()
    await context.unrouteAll()

    await context.setOffline(true)
    await audit(page)
    await page.getByRole('heading', { name: 'The audit was not finished' }).waitFor()
    assert.match(await textOf(page.locator('#result')), /proves nothing, for or against it/)
    await context.setOffline(false)
    await auditor.leave()
  })

  it('tells what is witnessed from what is recorded, and whose word for the witness that is', async () => {
    // A witness of the site's own choosing: it starts again with it, and signs nothing before it has answered.
    const cosigner = newCosigner('witness.example', seedOf('a witness'))
    const founding = (await (await fetch(`${it_.site.url}/entries/0.json`)).json()) as Founding
    const { vkey } = founding.statement.body
    const memory = new SqliteWitnessMemory(':memory:')
    const keeper = new WitnessKeeper(cosigner, [parseVkey(vkey)], memory, () => Math.floor(Date.now() / 1000))
    const witness = await serveWitness(keeper)
    const file = join(it_.site.dataDir, 'avow.json')
    const config = JSON.parse(readFileSync(file, 'utf8')) as object
    const named = { url: witness.url, vkey: formatVkey(cosigner.vkey) }
    writeFileSync(file, JSON.stringify({ ...config, witnesses: [named] }))
    await it_.site.restart()

    const auditor = await it_.visitor()
    const { page } = auditor
    await page.goto('/audit')
    await page.waitForFunction(async () =>
      (await (await fetch('/log/checkpoint')).text()).includes('— witness.example '),
    )
    await audit(page)
    await page.locator('[data-step=witnesses][data-state=holds]').waitFor()
    assert.match(await textOf(page.locator('.deed')), /witness\.example, with the keys this page shows/)
    assert.match(await textOf(page.locator('#found-open')), /these witnesses are not the keeper/)

    await page.goto('/verify#entry-1')
    await page.locator('[data-step=witnesses][data-state=holds]').waitFor()
    assert.match(await textOf(page.locator('#found-open')), /their keys come from this page alone/)
    await page.getByText('Keys this check trusts').click()
    await page.getByLabel('Public keys of witnesses').fill('')
    await page.getByRole('button', { name: 'Fetch it and check it' }).click()
    await page.locator('[data-step=witnesses][data-state=idle]').waitFor()
    assert.match(await textOf(page.locator('.deed')), /witness\.example signed it, but you did not name them/)
    await auditor.leave()
    await witness.close()
    memory.close()
  })
})

interface Founding {
  readonly statement: { readonly body: { readonly vkey: string } }
}
