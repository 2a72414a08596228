import { readFileSync, rmSync } from 'node:fs'
import { startPostgres } from '../test/postgres.ts'
import { verificationLimit } from './limits.ts'
import { capRow, infoRow, median, type Row, ratioRow, report } from './row.ts'
import { type Load, load, prepare, type Served, serveCopy } from './served.ts'

/**
 * Intake over HTTP: passkey signatures of as many parties, each verified, admitted, durable and answered with its
 * receipt, the load generator on the same machine. Beside it, before and after, P-256 verifications on one core.
 */
/** So many that V8 has compiled what it will, as on a server that has run for a while. */
const WARMING = 20_000
const MEASURED = 60_000
const RUNS = 3
const CONNECTIONS = 512
/** Of Linux: what /proc counts processor time in. */
const TICK_MS = 10

interface Run {
  readonly perSecond: number
  readonly limit: number
  /** Microseconds of the server's processor time for a statement. */
  readonly processor: number
}

/** Each run by a server of its own, of the register that was prepared. */
async function intake(
  name: string,
  atLeast: number,
  prepared: string,
  urls: readonly (string | undefined)[],
): Promise<Row[]> {
  const runs: Run[] = []
  for (const url of urls) runs.push(await intakeOnce(prepared, url))
  const ratio = (run: Run) => run.perSecond / run.limit
  const middle = runs.toSorted((a, b) => ratio(a) - ratio(b))[1]!
  return [
    ratioRow(
      `intake over HTTP, ${name}`,
      middle.perSecond,
      'signatures/s',
      middle.limit,
      'P-256 verifications on one core',
      atLeast,
    ),
    infoRow(
      `intake over HTTP, ${name}: processor of the server`,
      median(runs.map(run => run.processor)),
      'µs',
    ),
  ]
}

async function intakeOnce(prepared: string, databaseUrl?: string): Promise<Run> {
  const served = await serveCopy(prepared, databaseUrl)
  await load(served, { connections: CONNECTIONS, requests: served.warming })
  const before = verificationLimit('P-256')
  const began = processorOf(served)
  const done = await load(served, { connections: CONNECTIONS })
  const processor = ((processorOf(served) - began) * 1_000) / done.count
  const limit = (before + verificationLimit('P-256')) / 2
  requireRecorded(done)
  await served.stop()
  return { perSecond: done.perSecond, limit, processor }
}

function requireRecorded({ statuses, count }: Load): void {
  if (statuses['201'] !== count)
    throw new Error(`not every signature was recorded: ${JSON.stringify(statuses)}`)
}

/** Milliseconds that the server has had of all processors (proc_pid_stat(5): utime and stime). */
function processorOf({ pid }: Served): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

async function latency(prepared: string): Promise<Row> {
  const served = await serveCopy(prepared)
  await load(served, { connections: CONNECTIONS, requests: served.warming })
  const done = await load(served, { connections: CONNECTIONS, rate: 1_000 })
  requireRecorded(done)
  await served.stop()
  return capRow('intake at 1,000/s, SQLite: p99', done.p99, 'ms', 150)
}

const prepared = prepare(WARMING + MEASURED, WARMING)
report([...(await intake('SQLite', 0.4, prepared, Array(RUNS).fill(undefined))), await latency(prepared)])
rmSync(prepared, { recursive: true })
const database = await startPostgres()
const first = await database.newDatabase()
const requests = prepare(WARMING + MEASURED, WARMING, first)
const urls: string[] = []
for (let i = 0; i < RUNS; i++) urls.push(await database.newDatabase(first))
report(await intake('PostgreSQL', 0.27, requests, urls))
rmSync(requests, { recursive: true })
await database.stop()
