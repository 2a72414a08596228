import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { formatVkey } from '../src/core/note.ts'
import { openLog } from '../src/log/open.ts'
import { openStore } from '../src/store/open.ts'
import { chromiumPath, has } from '../test/ground.ts'
import { buildGo } from '../test/strangers/go.ts'
import { verificationLimitOfAllCores } from './limits.ts'
import { capRow, median, ratioRow, report } from './row.ts'
import { serveFolder } from './served.ts'
import {
  admitParties,
  inFlight,
  logSigner,
  newPasskey,
  now,
  openCall,
  seenBy,
  signatureBy,
} from './signatories.ts'

/**
 * A full audit of a log of 30,000 entries, half of them signed by passkeys of their own: every signature, every rule, every
 * tile, root and register, read from a data folder by the command itself, start included. Beside it, raw verification of
 * the same signatures on all cores; where Go is here, the auditor in Go, which does the same over HTTP; and where Chromium
 * is, the page /audit.
 */
const SIGNATORIES = 15_000
const RUNS = 3
/** Seconds: a page that takes in 100,000 entries has a minute for them. */
const MOST_IN_PAGE = 18

const dataDir = mkdtempSync(join(tmpdir(), 'avow-audit-'))
await fill()
const raw = await secondsOfVerification()
const seconds = median(Array.from({ length: RUNS }, auditOnce))
const signatures = SIGNATORIES * 3 + 3
const rows = [
  ratioRow(
    'full audit of 30,000 entries',
    signatures / seconds,
    'signatures/s',
    signatures / raw,
    'the same, verified bare',
    0.5,
  ),
]
if (has('go')) {
  const go = await secondsInGo()
  rows.push({
    ...capRow('full audit of 30,000 entries, beside Go', seconds, 's', go),
    limit: go,
    limitIs: 'an auditor in Go',
  })
}
if (has('chromium'))
  rows.push(capRow('full audit of 30,000 entries in the page', await secondsInPage(), 's', MOST_IN_PAGE))
report(rows)
rmSync(dataDir, { recursive: true })

/** A signature by each passkey, once for its admission and once for the call; a depositary's for each admission. */
async function secondsOfVerification(): Promise<number> {
  const p256 = await verificationLimitOfAllCores('P-256')
  const ed25519 = await verificationLimitOfAllCores('Ed25519')
  return (SIGNATORIES * 2) / p256 + SIGNATORIES / ed25519
}

async function secondsInGo(): Promise<number> {
  const go = await buildGo('auditor')
  const served = await serveFolder(dataDir)
  const times: number[] = []
  for (let i = 0; i < RUNS; i++) {
    const url = `http://127.0.0.1:${served.port}/log`
    const { code, stdout, stderr } = await go.run('auditor', [
      '-url',
      url,
      '-vkey',
      formatVkey(logSigner.vkey),
    ])
    if (code !== 0) throw new Error(`the auditor in Go refused: ${stderr}`)
    times.push((JSON.parse(stdout) as { seconds: number }).seconds)
  }
  await served.stop()
  go.close()
  return median(times)
}

async function secondsInPage(): Promise<number> {
  const served = await serveFolder(dataDir)
  const quiet = [
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
    '--disable-background-networking',
  ]
  const args = ['--no-sandbox', ...quiet]
  const times: number[] = []
  try {
    await using browser = await chromium.launch({ executablePath: chromiumPath()!, args })
    const page = await browser.newPage()
    for (let i = 0; i < RUNS; i++) {
      // Not by its number: only there does a browser lend a page its cryptography.
      await page.goto(`http://localhost:${served.port}/audit`)
      const began = performance.now()
      await page.locator('#begin button').click()
      const holds = page.getByRole('heading', { name: 'This log passes the audit' })
      await holds.waitFor({ timeout: 10_000 * MOST_IN_PAGE })
      times.push((performance.now() - began) / 1000)
    }
  } finally {
    await served.stop()
  }
  return median(times)
}

async function fill(): Promise<void> {
  const store = await openStore({ dataDir })
  const log = await openLog({ store, drawerKey: new Uint8Array(32), signer: logSigner, now, pooling: 5 })
  await openCall(log)
  const passkeys = Array.from({ length: SIGNATORIES }, newPasskey)
  await admitParties(log, passkeys)
  const seen = seenBy(log)
  await inFlight(SIGNATORIES, 1_000, i =>
    log.door.post({ envelope: signatureBy(i, passkeys[i]!, seen), parts: [] }),
  )
  await log.close()
  await store.close()
}

function auditOnce(): number {
  const began = performance.now()
  const avow = join(import.meta.dirname, '..', 'bin', 'avow.mjs')
  const { status, stderr } = spawnSync(process.execPath, [avow, 'audit', dataDir], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the audit failed: ${stderr}`)
  return (performance.now() - began) / 1000
}
