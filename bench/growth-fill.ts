import { mkdirSync, writeFileSync } from 'node:fs'
import { configPath, hasConfig } from '../src/cli/data-folder.ts'
import { newConfig } from '../src/cli/init.ts'
import { openLog } from '../src/log/open.ts'
import { openStore } from '../src/store/open.ts'
import { newNames } from './roll-names.ts'
import {
  admitParties,
  inFlight,
  logSigner,
  newPasskey,
  now,
  ORIGIN,
  openCall,
  seenBy,
  signatureBy,
} from './signatories.ts'

/**
 * Fills a data folder, or a database, until so many parties have a signature each. Each step is whole when it ends, so
 * what was broken off is gone on with: `node bench/growth-fill.ts <folder> <parties> [database]`.
 */
const STEP = 1_000
const [dataDir = '', parties = '', databaseUrl = ''] = process.argv.slice(2)

mkdirSync(dataDir, { recursive: true })
// Without its keys: the bench knows them.
if (!hasConfig(dataDir))
  writeFileSync(configPath(dataDir), JSON.stringify(newConfig({ origin: ORIGIN }, { port: 0 })))
const store = await openStore(databaseUrl === '' ? { dataDir } : { databaseUrl })
const log = await openLog({ store, drawerKey: new Uint8Array(32), signer: logSigner, now, pooling: 5 })
if (log.head() === undefined) await openCall(log, { absentees: 'un-members' })
const began = performance.now()
for (let done = standing(); done < Number(parties); done = standing()) {
  await step(log.head()!.size, Math.min(STEP, Number(parties) - done))
  const seconds = (performance.now() - began) / 1000
  process.stderr.write(`\r${standing().toLocaleString('en')} parties in ${seconds.toFixed(0)} s `)
}
process.stderr.write('\n')
await log.close()
await store.close()

/** An admission and a signature for each, behind what opened the call. */
function standing(): number {
  return Math.floor((log.head()!.size - 3) / 2)
}

/** Named by where the step began, so that no name comes twice. */
async function step(from: number, count: number): Promise<void> {
  const names = newNames(from)
  const passkeys = Array.from({ length: count }, newPasskey)
  await admitParties(log, passkeys, { from, name: () => names.next() })
  const seen = seenBy(log)
  await inFlight(count, 1_000, i =>
    log.door.post({ envelope: signatureBy(from + i, passkeys[i]!, seen), parts: [] }),
  )
}
