import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { capRow, median, report } from './row.ts'

/** `avow serve` over the examples (1,222 supporters and more): from the start to the address, and memory at rest. */
const RUNS = 5
const REST_MS = 4_000

const dataDir = mkdtempSync(join(tmpdir(), 'avow-start-'))
await once()
const runs: Awaited<ReturnType<typeof once>>[] = []
for (let i = 0; i < RUNS; i++) runs.push(await once())
report([
  capRow('start with an existing register', median(runs.map(run => run.seconds)), 's', 1),
  capRow('memory at rest, 1,222 parties', median(runs.map(run => run.mebibytes)), 'MiB', 150),
])
rmSync(dataDir, { recursive: true })

async function once(): Promise<{ seconds: number; mebibytes: number }> {
  const began = performance.now()
  const avow = join(import.meta.dirname, '..', 'bin', 'avow.mjs')
  const child = spawn(process.execPath, [avow, 'serve', '--data', dataDir, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.once('exit', status => reject(new Error(`avow serve ended with ${status}: ${said}`)))
    child.stdout.on('data', chunk => {
      said += chunk
      if (/http:\/\//.test(said)) resolve()
    })
  })
  const seconds = (performance.now() - began) / 1000
  await sleep(REST_MS)
  const kibibytes = Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1])
  const ended = new Promise(resolve => child.once('close', resolve))
  child.kill('SIGTERM')
  await ended
  return { seconds, mebibytes: kibibytes / 1024 }
}
