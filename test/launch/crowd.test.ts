import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { everySealed } from '../../src/people/launches.ts'
import type { SignatureRow } from '../../src/register/rows.ts'
import { rowsUnder } from '../../src/store/each-row.ts'
import { sealCounts } from '../../src/work/launch/embargo.ts'
import { ACCORD } from '../harbour.ts'
import { MORNING, NOON, openCrowd, openPlace, sealCrowd } from './crowd.ts'

/** As many as the Paris Call had supporters. */
const CROWD = 1_222

it(`opens ${CROWD} sealed signatures in one go, each once, though the server falls in the midst`, async t => {
  const dataDir = mkdtempSync(join(tmpdir(), 'avow-launch-'))
  const morning = await openPlace(dataDir, MORNING)
  const size = await sealCrowd(morning, CROWD)
  assert.equal((await sealCounts(morning.site, ACCORD)).waiting, CROWD)
  await morning.close()

  const opened = await killedAtItsHour(dataDir)
  assert.ok(opened > 0 && opened < CROWD, `${opened} were open when it fell`)

  const noon = await openPlace(dataDir, NOON)
  const { log, site } = noon
  const left = size + CROWD - log.head()!.size
  assert.ok(left > 0, 'nothing was left to do')
  const start = performance.now()
  const opening = openCrowd(noon)
  while (log.head()!.size < size + CROWD) await sleep(5)
  t.diagnostic(`${left} were left, and opened in ${Math.round(performance.now() - start)} ms`)
  const total = await opening
  assert.equal(total.refused, 0)
  assert.equal(total.next, null)
  assert.equal(log.head()!.size, size + CROWD)
  const counts = await sealCounts(site, ACCORD)
  assert.equal(counts.opened, CROWD)
  const signatures: SignatureRow[] = []
  for await (const { row } of rowsUnder(log.store, 'signatures', ACCORD)) signatures.push(row)
  assert.equal(signatures.length, CROWD)
  assert.ok(signatures.every(({ state, events }) => state === 'standing' && events.length === 1))
  for await (const { id } of everySealed(log.drawer, ACCORD, site.now())) assert.fail(`${id} lies here yet`)
  assert.deepEqual(await openCrowd(noon), { opened: 0, refused: 0, next: null })
  await noon.close()
  rmSync(dataDir, { recursive: true })
})

/** How many the log held when a server was killed that had begun to open them. */
async function killedAtItsHour(dataDir: string): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let opened = 0
  child.stdout.on('data', (chunk: Buffer) => {
    opened = Math.max(opened, ...chunk.toString().trim().split('\n').map(Number))
    if (opened > 0) child.kill('SIGKILL')
  })
  await new Promise(resolve => child.once('close', resolve))
  return opened
}
