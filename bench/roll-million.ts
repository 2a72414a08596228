import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { KINDS, MANDATES } from '../src/register/kinds.ts'
import type { RollQuery } from '../src/register/roll.ts'
import { openStore } from '../src/store/open.ts'
import type { Put, Store } from '../src/store/store.ts'
import { startPostgres } from '../test/postgres.ts'
import { newRandom, type Random } from './random.ts'
import { newNames } from './roll-names.ts'
import { capRow, report } from './row.ts'

/**
 * How long a page of a roll of a million parties takes, by kind of question.
 * `node bench/roll-million.ts [parties] [sqlite|postgres]`
 */
const CALL = 'harbour-accord'
const STEP = 2_000
const ASKED = 200
const COUNTRIES = 'FR FR FR FR US US US US US DE DE DE GB GB IT ES JP BR KE IN MX CH NZ EE'.split(' ')
const FIRST_DAY = Date.UTC(2018, 10, 12)
const DAYS = 2_600

const parties = Number(process.argv[2] ?? 1_000_000)
const random = newRandom(11)

if (process.argv[3] === 'postgres') {
  const postgres = await startPostgres()
  try {
    const databaseUrl = await postgres.newDatabase()
    await measure(await openStore({ databaseUrl }), () => analyse(databaseUrl))
  } finally {
    await postgres.stop()
  }
} else {
  const dataDir = mkdtempSync(join(tmpdir(), 'avow-roll-'))
  try {
    await measure(await openStore({ dataDir }), async () => undefined)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** What autovacuum does within minutes of such a load. */
async function analyse(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  await client.query('VACUUM ANALYZE stretches').finally(() => client.end())
}

async function measure(store: Store, settle: () => Promise<void>): Promise<void> {
  await fill(store)
  const began = performance.now()
  await store.roll({ call: CALL, patiently: true, limit: 1 })
  console.log(`the roll caught up in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  await settle()
  const kinds: [string, (random: Random) => Partial<RollQuery>][] = [
    ['everything', () => ({})],
    ['one letter', r => ({ q: r.pick([...'abcdefghijklmnoprstuvz']) })],
    ['two letters', r => ({ q: r.pick(['an', 'ba', 'de', 'in', 'la', 'mo', 're', 'un', 'zu']) })],
    [
      'a common word',
      r => ({ q: r.pick(['university', 'international', 'ville de', 'ltd', 'ministry', 'институт']) }),
    ],
    ['a rare word', r => ({ q: r.pick(['anarbe', 'zazuza', 'university of zu', 'kakela', '株 lo']) })],
    ['two letters apart', r => ({ q: `${r.pick([...'abcdefgh'])} ${r.pick([...'klmnoprs'])}` })],
    ['one filter', r => (r.below(2) ? { kind: r.pick(KINDS) } : { country: r.pick(COUNTRIES) })],
    ['all filters', r => ({ kind: r.pick(KINDS), country: r.pick(COUNTRIES), mandate: r.pick(MANDATES) })],
    ['a letter and a filter', r => ({ q: r.pick([...'abcklmnr']), country: r.pick(COUNTRIES) })],
    ['any day', r => ({ at: dayOf(r.below(DAYS + 100) - 50) })],
    ['an early day', r => ({ at: dayOf(r.below(40)) })],
    [
      'any day, a letter, a filter',
      r => ({ at: dayOf(r.below(DAYS)), q: r.pick([...'abckuv']), kind: r.pick(KINDS) }),
    ],
  ]
  const every: number[] = []
  for (const deep of [false, true])
    for (const [name, ask] of kinds) {
      const times: number[] = []
      for (let i = 0; i < ASKED; i++) {
        const query = { call: CALL, limit: 50, ...ask(random) }
        const after = deep ? cursorAt(random) : undefined
        const began = performance.now()
        await store.roll({ ...query, after })
        times.push(performance.now() - began)
      }
      every.push(...times)
      print(deep ? `${name}, deep` : name, times)
    }
  print('all of them', every)
  const where = process.argv[3] === 'postgres' ? 'PostgreSQL' : 'SQLite'
  const what = `roll search at ${parties.toLocaleString('en')} parties, ${where}`
  report([
    capRow(`${what}: p50 of all kinds`, quantile(every, 0.5), 'ms', 50),
    capRow(`${what}: p99 of all kinds`, quantile(every, 0.99), 'ms', 50),
  ])
  await store.close()
}

async function fill(store: Store): Promise<void> {
  const epoch = await store.claim()
  const names = newNames(3)
  const began = performance.now()
  let size = 0
  for (let first = 0; first < parties; first += STEP) {
    const rows = Array.from({ length: Math.min(STEP, parties - first) }, (_, i) =>
      partyRows(first + i, names.next()),
    )
    await store.commit({
      epoch,
      from: size,
      admitted: size,
      root: new Uint8Array(32),
      entries: [{ bytes: new Uint8Array(10), identity: random.bytes(32), subjects: [] }],
      tiles: [],
      rows: rows.flat(),
      words: [],
      withheld: [],
      beside: [],
      checkpoint: `example.org/log\n${++size}\n\n— example.org/log AAAAAAAA\n`,
    })
  }
  const seconds = (performance.now() - began) / 1000
  console.log(`${parties} parties with a signature each in ${seconds.toFixed(0)} s`)
}

/** A tenth has withdrawn; a twentieth changed its name. */
function partyRows(n: number, name: string): Put[] {
  const since = n
  const day = random.below(DAYS)
  const facts = { kind: random.pick(KINDS), country: random.below(50) === 0 ? null : random.pick(COUNTRIES) }
  const mandate = { level: random.pick(MANDATES), checked: dayOf(day), note: null, evidence: [] }
  const version = {
    from: dayOf(day),
    entry: n,
    names: [{ lang: 'en', text: name }],
    ...facts,
    domain: null,
    identifiers: {},
    mandate,
  }
  const versions = [version]
  if (random.below(20) === 0)
    versions.push({ ...version, from: dayOf(day + 30), names: [{ lang: 'en', text: `New ${name}` }] })
  const events = [{ what: 'given', entry: n, day: dayOf(day) }]
  if (random.below(10) === 0)
    events.push({ what: 'withdrawn', entry: n, day: dayOf(day + 1 + random.below(400)) })
  const party = {
    since,
    status: 'admitted',
    names: versions.at(-1)!.names,
    ...facts,
    listed: [],
    admitted: n,
    versions,
  }
  const signature = { since, state: 'standing', how: 'given', entry: n, read: ['en'], events }
  const key = `p${(n * 7919) % 10_000_019}`
  return [
    { table: 'parties', key, row: party as never },
    { table: 'signatures', key: `${CALL}/${key}`, row: signature as never },
  ]
}

function dayOf(n: number): string {
  return new Date(FIRST_DAY + n * 86_400_000).toISOString().slice(0, 10)
}

/** A page that ended somewhere in the roll. */
function cursorAt(from: Random): string {
  const sort = newNames(from.below(1_000_000)).next().toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
  return Buffer.from(`0 p1 ${sort}`).toString('base64url')
}

function quantile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!
}

function print(name: string, times: readonly number[]): void {
  const at = (part: number) => quantile(times, part).toFixed(1).padStart(7)
  console.log(`${name.padEnd(36)} p50 ${at(0.5)} ms   p99 ${at(0.99)} ms`)
}
