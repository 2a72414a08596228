import { readFileSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { TILE_WIDTH } from '../src/core/tile.ts'
import { capRow, median, type Row, report } from './row.ts'
import { type Delay, load, type Served, serve } from './served.ts'
import { CALL, inFlight } from './signatories.ts'

/**
 * How long one request keeps all others waiting: the worst delay of the server's event loop while one reader takes each
 * of the large files, searches, asks for an old register or audits along, and while statements come in as fast as they
 * are taken. A register of 50,000 parties with a signature each. The server tells its own delays; beside that, a
 * stop-watch asks `/healthz` all the time, which also waits for the machine to run both processes: it is printed and
 * held to nothing.
 * `node bench/loop.ts [signatures] [name of one reading]`
 */
const SIGNATURES = Number(process.argv[2] ?? 50_000)
const POSTED = 2_000
const RUNS = 5
const MOST_MS = 50
const SEARCHES = 40

type Reading = readonly [name: string, read: (served: Served, run: number) => Promise<unknown>]

const READINGS: readonly Reading[] = [
  ['nothing', () => sleep(1_000)],
  ['roll.csv', served => taken(served, `/${CALL}/roll.csv`)],
  ['register.ndjson', async served => taken(served, `/export/${await sizeOf(served)}/register.ndjson`)],
  ['words.ndjson', async served => taken(served, `/export/${await sizeOf(served)}/words.ndjson`)],
  ['roll.json, 500 rows', served => taken(served, `/${CALL}/roll.json?limit=500`)],
  [
    'searches, 8 at a time',
    (served, run) =>
      inFlight(SEARCHES, 8, i => taken(served, `/${CALL}/roll?q=party+${run * SEARCHES + i}&sort=date`)),
  ],
  [
    'pages of the roll',
    served => inTurn(served, [`/${CALL}`, `/${CALL}/roll`, `/${CALL}/roll?at=2026-01-01`]),
  ],
  // Another size in each run: what has been made once is kept.
  [
    'an old register',
    async (served, run) => taken(served, `/export/${(await sizeOf(served)) - 1 - run}/register.ndjson`),
  ],
  ['an audit reading along', async served => tilesOf(served, await sizeOf(served))],
]

const served = await serve(2 * Math.ceil((SIGNATURES + RUNS * POSTED) / 2))
const parts = slices(served)
await load(served, { connections: 64, requests: served.warming })
await load(served, { connections: 64, requests: parts.toFill })
const wanted = process.argv[3]
const measured = [...READINGS, ['statements as fast as they are taken', post] as const].filter(
  ([name]) => wanted === undefined || name === wanted,
)
const rows: Row[] = []
for (const [name, read] of measured) {
  const runs: Delays[] = []
  for (let run = 0; run < RUNS; run++) runs.push(await during(() => read(served, run)))
  const beside = median(runs.map(({ healthz }) => healthz))
  console.log(`${name}: /healthz took ${beside.toFixed(1)} ms at worst; ${runs.map(shown).join(', ')}`)
  rows.push(capRow(`the loop's worst delay: ${name}`, median(runs.map(({ wall }) => wall)), 'ms', MOST_MS))
}
report(rows)
await served.stop()

/** Milliseconds, each the worst of one run. */
interface Delays extends Delay {
  readonly healthz: number
  readonly seconds: number
}

function shown({ wall, processor, seconds }: Delays) {
  return `${wall.toFixed(1)} ms (${processor.toFixed(1)} of processor) in ${seconds.toFixed(1)} s`
}

async function during(act: () => Promise<unknown>): Promise<Delays> {
  const agent = new Agent({ keepAlive: true })
  let worst = 0
  let isOver = false
  const watch = async () => {
    while (!isOver) {
      const began = performance.now()
      await taken(served, '/healthz', agent)
      worst = Math.max(worst, performance.now() - began)
      await sleep(1)
    }
  }
  await served.worstDelay()
  const watching = watch()
  const began = performance.now()
  await act()
  const seconds = (performance.now() - began) / 1000
  isOver = true
  await watching
  agent.destroy()
  return { ...(await served.worstDelay()), healthz: worst, seconds }
}

/** The whole answer, of which nothing is kept. */
function taken({ port }: Served, path: string, agent?: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', path, agent }, answer => {
      if (answer.statusCode !== 200) reject(new Error(`${path} was answered ${answer.statusCode}`))
      answer.resume().once('end', resolve).once('error', reject)
    }).once('error', reject)
  })
}

async function inTurn(from: Served, paths: readonly string[]): Promise<void> {
  for (const path of paths) await taken(from, path)
}

async function sizeOf({ port }: Served): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`)
  return ((await answer.json()) as { size: number }).size
}

/** Every whole bundle of entries with its tile, as an auditor asks for them. */
async function tilesOf(from: Served, size: number): Promise<void> {
  await inFlight(Math.floor(size / TILE_WIDTH), 8, async index => {
    const digits = String(index).padStart(3, '0')
    await inTurn(from, [`/log/tile/entries/${digits}`, `/log/tile/0/${digits}`])
  })
}

function post(to: Served, run: number): Promise<unknown> {
  return load(to, { connections: 64, requests: parts.toPost[run]! })
}

/** The requests that the first half left over: what fills the roll, and what is posted in each run. */
function slices({ requests }: Served): { toFill: string; toPost: string[] } {
  const bytes = readFileSync(requests)
  const ends: number[] = []
  for (let at = 0; at < bytes.length; ) {
    at += 4 + bytes.readUInt32BE(at)
    ends.push(at)
  }
  const cut = (name: string, from: number, to: number) => {
    const path = `${requests}-${name}`
    writeFileSync(path, bytes.subarray(ends[from - 1] ?? 0, ends[to - 1] ?? 0))
    return path
  }
  const filling = ends.length - RUNS * POSTED
  return {
    toFill: cut('fill', 0, filling),
    toPost: Array.from({ length: RUNS }, (_, run) =>
      cut(`run-${run}`, filling + run * POSTED, filling + (run + 1) * POSTED),
    ),
  }
}
