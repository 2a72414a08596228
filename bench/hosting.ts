import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { capRow, report } from './row.ts'
import { load, type Served, serve, serveFolder } from './served.ts'

/**
 * What a register takes of a machine (docs/adopting.md): disk, memory, processor. Every organisation is admitted with a
 * passkey of its own and signs once. The processor's time is the server's alone, so another program on the machine
 * changes little of it.
 */
type Server = Pick<Served, 'pid'>

const ORGANISATIONS = 20_000
const CONNECTIONS = 64
const REST_MS = 30_000
/** By which Linux counts the time of a process, on every machine that Node runs on. */
const TICKS = 100

/** Until then a server that has started works through its log once more. */
const MOST_CATCHING_UP_MS = 600_000

const served = await serve(ORGANISATIONS)
await load(served, { connections: CONNECTIONS, requests: served.warming })
const signing = await whileServed(served, () => load(served, { connections: CONNECTIONS }))
const reading = await whileServed(served, () =>
  load(served, { connections: CONNECTIONS, requests: served.pages }),
)
const most = memoryOf(served, 'VmHWM')
const folder = mkdtempSync(join(tmpdir(), 'avow-hosting-'))
for (const name of databaseIn(dirname(served.warming)))
  cpSync(join(dirname(served.warming), name), join(folder, name))
await served.stop()

const resting = await serveFolder(folder)
const rest = await untilItRests(resting)
const atRest = memoryOf(resting, 'VmRSS')
await resting.stop()
const disk = databaseIn(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
rmSync(folder, { recursive: true })

report([
  capRow('disk, a thousand organisations that signed once', (disk / ORGANISATIONS) * 1e-3, 'MB', 10),
  capRow('memory at most, while they signed and were read', most, 'MiB', 1_000),
  capRow('memory at rest, 20,000 organisations', atRest, 'MiB', 500),
  capRow('processor, a signature', signing, 'ms', 3),
  capRow('processor, a page of the call', reading, 'ms', 1),
  capRow('processor at rest', rest, '% of a core', 5),
])

/** Percent of a core, once it is as little as it gets. */
async function untilItRests(server: Server): Promise<number> {
  const began = performance.now()
  for (let least = 100; ; ) {
    const before = ticks(server)
    await sleep(REST_MS)
    const percent = (((ticks(server) - before) * 1000) / TICKS / REST_MS) * 100
    if (percent >= least * 0.9 && least < 5) return least
    if (performance.now() - began > MOST_CATCHING_UP_MS) return percent
    least = Math.min(least, percent)
  }
}

/** Milliseconds of one core that the server took for each answer. */
async function whileServed(
  server: Server,
  act: () => Promise<{ count: number; statuses: Record<string, number> }>,
): Promise<number> {
  const before = ticks(server)
  const { count, statuses } = await act()
  const others = Object.keys(statuses).filter(status => !['200', '201'].includes(status))
  if (others.length > 0) throw new Error(`not every request was answered: ${JSON.stringify(statuses)}`)
  return ((ticks(server) - before) * 1000) / TICKS / count
}

/** User and system time: fields 14 and 15, behind a name that may hold spaces (proc(5)). */
function ticks({ pid }: Server): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return Number(fields[11]) + Number(fields[12])
}

function memoryOf({ pid }: Server, field: 'VmHWM' | 'VmRSS'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1024
}

function databaseIn(dataDir: string): string[] {
  return readdirSync(dataDir).filter(name => name.startsWith('avow.sqlite'))
}
