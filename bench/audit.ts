import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLog } from '../src/log/open.ts'
import { openStore } from '../src/store/open.ts'
import { verificationLimitOfAllCores } from './limits.ts'
import { median, type Row, ratioRow, report } from './row.ts'
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
 * A full audit of a log of 30,000 entries, most of them signed by passkeys of their own: every signature, every rule, every
 * tile, root and register, read from a data folder by the command itself, start included. Beside it, raw verification of
 * P-256 signatures on all cores.
 */
const SIGNATORIES = 15_000
const RUNS = 3

const dataDir = mkdtempSync(join(tmpdir(), 'avow-audit-'))
const signatures = await fill()
const limit = await verificationLimitOfAllCores('P-256')
const seconds = median(Array.from({ length: RUNS }, auditOnce))
report([
  ratioRow(
    'full audit of 30,000 entries',
    signatures / seconds,
    'signatures/s',
    limit,
    'P-256 on all cores',
    0.6,
  ),
  secondsRow(seconds),
])
rmSync(dataDir, { recursive: true })

async function fill(): Promise<number> {
  const store = await openStore({ dataDir })
  const log = await openLog({ store, signer: logSigner, now, pooling: 5 })
  await openCall(log)
  const passkeys = Array.from({ length: SIGNATORIES }, newPasskey)
  await admitParties(log, passkeys)
  const seen = seenBy(log)
  await inFlight(SIGNATORIES, 1_000, i =>
    log.door.post({ envelope: signatureBy(i, passkeys[i]!, seen), parts: [] }),
  )
  await log.close()
  await store.close()
  // An admission is signed by the depositary and by the new key.
  return SIGNATORIES * 3 + 3
}

function auditOnce(): number {
  const began = performance.now()
  const avow = join(import.meta.dirname, '..', 'src', 'cli', 'avow.ts')
  const { status, stderr } = spawnSync(process.execPath, [avow, 'audit', dataDir], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the audit failed: ${stderr}`)
  return (performance.now() - began) / 1000
}

function secondsRow(measured: number): Row {
  return {
    what: 'full audit of 30,000 entries',
    measured,
    unit: 's',
    limit: null,
    limitIs: '',
    goal: 'as seen',
    met: true,
  }
}
