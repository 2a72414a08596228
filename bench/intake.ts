import { startPostgres } from '../test/postgres.ts'
import { verificationLimit } from './limits.ts'
import { capRow, type Row, ratioRow, report } from './row.ts'
import { load, serve } from './served.ts'

/**
 * Intake over HTTP: passkey signatures of as many parties, each verified, admitted, durable and answered with its
 * receipt, the load generator on the same machine. Beside it, P-256 verifications on one core.
 */
const PARTIES = 24_000
const CONNECTIONS = 512

async function intake(name: string, atLeast: number, databaseUrl?: string): Promise<Row[]> {
  const served = await serve(PARTIES, databaseUrl)
  const limit = verificationLimit('P-256')
  await load(served, { connections: CONNECTIONS, requests: served.warming })
  const { perSecond, statuses, count } = await load(served, { connections: CONNECTIONS })
  if (statuses['201'] !== count)
    throw new Error(`not every signature was recorded: ${JSON.stringify(statuses)}`)
  await served.stop()
  return [
    ratioRow(
      `intake over HTTP, ${name}`,
      perSecond,
      'signatures/s',
      limit,
      'P-256 verifications on one core',
      atLeast,
    ),
  ]
}

async function latency(): Promise<Row> {
  const served = await serve(8_000)
  const { p99 } = await load(served, { connections: 400, rate: 1_000 })
  await served.stop()
  return capRow('intake at 1,000/s, SQLite: p99', p99, 'ms', 300)
}

const sqlite = await intake('SQLite', 0.4)
const late = await latency()
const database = await startPostgres()
const postgres = await intake('PostgreSQL', 0.2, await database.newDatabase())
await database.stop()
report([...sqlite, late, ...postgres])
