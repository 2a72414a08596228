import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fromBase64 } from '../src/core/bytes.ts'
import { formatDigest } from '../src/core/digest.ts'
import { formatVkey } from '../src/core/note.ts'
import { formatTilePath, TILE_WIDTH } from '../src/core/tile.ts'
import { startPostgres } from '../test/postgres.ts'
import { newRandom } from './random.ts'
import { newNames } from './roll-names.ts'
import { capRow, infoRow, report } from './row.ts'
import { MOST_FOLDED, type Served, serveFolder } from './served.ts'
import { admissionOf, CALL, inFlight, logSigner, newPasskey, type Seen, signatureBy } from './signatories.ts'

/**
 * What a register takes as it grows, at each number of parties with a signature each: pages, files and commands, how
 * long the server's loop was held up meanwhile, and what a party costs against the register before.
 * `node bench/growth.ts [parties,parties…] [sqlite|postgres] [folder]`: what stands in a folder that is named is kept,
 * and is not filled again.
 */
const sizes = (process.argv[2] ?? '10000,100000').split(',').map(Number)
const onPostgres = process.argv[3] === 'postgres'
const kept = process.argv[4]

/** What one waits for, and what all others wait for because of one. */
const MOST_WAITED_MS = 100
const MOST_SEARCHING_MS = 50
const MOST_LOOP_MS = 50
/** Before its code is compiled. */
const MOST_FIRST_MS = 500
const MOST_MEMORY_MIB = 400
/** Signatories of whom pages of commitments are made; a page of more is refused. */
const MOST_COMMITTED = 200_000
/** Of the seconds that a party costs, against the register before. */
const MOST_GROWTH = 1.5
/** What takes less is mostly the start of a process. */
const LEAST_S = 1
const ASKED = 40
const SEARCHED = 200
/** Of each kind of page, so that its code is compiled. */
const WARMING = 5
const REST_MS = 5_000
/** After so long no page is answered as it was before. */
const BEHIND_MS = 1_000
const LOOK_MS = 50
const DAY_MS = 86_400_000

type Server = Pick<Served, 'port' | 'pid' | 'opening' | 'worstDelay' | 'stop'>

/** Seconds at one size, by what was done. */
type Taken = Map<string, number>

const agent = new Agent({ keepAlive: true })
const random = newRandom(5)
const database = onPostgres ? await startPostgres() : undefined
let before: { parties: number; taken: Taken } | undefined
let signed = 0

/** What is known at one size, each row told at once: at a million parties all of it takes an hour. */
class Size {
  readonly parties: number
  readonly taken: Taken = new Map()

  constructor(parties: number) {
    this.parties = parties
  }

  named(what: string): string {
    return `${this.parties.toLocaleString('en')} parties${onPostgres ? ', PostgreSQL' : ''}: ${what}`
  }

  tell(what: string, value: number, unit: string, most?: number): void {
    const name = this.named(what)
    report([most === undefined ? infoRow(name, value, unit) : capRow(name, value, unit, most)])
  }

  /** What each party costs, beside what it cost in the register before. */
  grown(what: string, seconds: number): void {
    this.taken.set(what, seconds)
    this.tell(what, seconds, 's')
    const less = before?.taken.get(what)
    if (less === undefined || seconds < LEAST_S) return
    const times = seconds / this.parties / (Math.max(less, LEAST_S / 2) / before!.parties)
    this.tell(
      `${what}, a party, against ${before!.parties.toLocaleString('en')}`,
      times,
      'times',
      MOST_GROWTH,
    )
  }
}

try {
  for (const parties of sizes) {
    const taken = await measure(parties)
    before = { parties, taken }
  }
} finally {
  await database?.stop()
}

async function measure(parties: number): Promise<Taken> {
  const folder =
    kept === undefined ? mkdtempSync(join(tmpdir(), 'avow-growth-')) : join(kept, String(parties))
  const databaseUrl = (await database?.newDatabase()) ?? ''
  const fill = join(import.meta.dirname, 'growth-fill.ts')
  execFileSync(process.execPath, [fill, folder, String(parties), databaseUrl], { stdio: ['ignore', 2, 2] })
  const at = new Size(parties)
  await servedAt(at, folder, databaseUrl)
  await commandsAt(at, folder, databaseUrl)
  if (kept === undefined) rmSync(folder, { recursive: true })
  return at.taken
}

async function servedAt(at: Size, folder: string, databaseUrl: string): Promise<void> {
  const began = performance.now()
  const server = await serveFolder(folder, databaseUrl)
  at.grown('start', server.opening)
  const folding = (performance.now() - began) / 1000 - server.opening
  await sleep(REST_MS)
  at.tell('memory at rest', memoryOf(server, 'VmRSS'), 'MiB', 500)
  const sizeNow = async () => (await json<{ size: number }>(server, '/readyz')).size
  const filled = await sizeNow()
  if (filled <= MOST_FOLDED) at.grown('the log folded once more behind the start', folding)
  else at.tell('folded once more behind all that follows', filled, 'entries')
  // What a fill has left waiting.
  const waited = performance.now()
  while ((await json<{ counting: number }>(server, '/readyz')).counting > 0) await sleep(LOOK_MS)
  at.grown('the roll brought up to the log', (performance.now() - waited) / 1000)
  const roll = await json<Roll>(server, `/${CALL}/roll.json?limit=500`)
  const ids = roll.items.map(({ party }) => party)
  await firstAt(at, server, filled, ids)
  const size = await sizeNow()
  let worst = { wall: 0, what: '' }
  for (const [what, part, most, pathOf, count] of pagesOf(size, ids)) {
    const paths = Array.from({ length: WARMING + count }, (_, i) => pathOf(i))
    const times: number[] = []
    for (const path of paths.splice(0, WARMING)) await taken(server, path)
    await server.worstDelay()
    for (const path of paths) {
      const from = performance.now()
      await taken(server, path)
      times.push(performance.now() - from)
    }
    at.tell(`${what}, ${part === 0.5 ? 'median' : 'p99'}`, quantile(times, part), 'ms', most)
    const { wall } = await server.worstDelay()
    if (wall > worst.wall) worst = { wall, what }
  }
  at.tell(`the loop's worst delay, of all pages: ${worst.what}`, worst.wall, 'ms', MOST_LOOP_MS)
  const files: readonly (readonly [string, () => Promise<void>])[] = [
    ['roll.csv', () => taken(server, `/${CALL}/roll.csv`)],
    ['register.ndjson', () => taken(server, `/export/${size}/register.ndjson`)],
    ['words.ndjson', () => taken(server, `/export/${size}/words.ndjson`)],
    ['register.ndjson of half the log', () => taken(server, `/export/${size >> 1}/register.ndjson`)],
    ['every tile and bundle', () => tilesOf(server, size)],
  ]
  for (const [what, act] of files) {
    await server.worstDelay()
    const from = performance.now()
    await act()
    at.grown(what, (performance.now() - from) / 1000)
    at.tell(`the loop's worst delay: ${what}`, (await server.worstDelay()).wall, 'ms', MOST_LOOP_MS)
  }
  at.tell('memory of the server at most', memoryOf(server, 'VmHWM'), 'MiB')
  await server.stop()
}

/** Of each kind one, as whoever comes first after a start has it; then what goes through all signatories. */
async function firstAt(at: Size, server: Server, size: number, ids: readonly string[]): Promise<void> {
  let slowest = { ms: 0, what: '' }
  for (const [what, , , pathOf, count] of pagesOf(size, ids)) {
    const from = performance.now()
    await taken(server, pathOf(WARMING + count))
    const ms = performance.now() - from
    if (ms > slowest.ms) slowest = { ms, what }
  }
  at.tell(`the first page of a kind, at worst: ${slowest.what}`, slowest.ms, 'ms', MOST_FIRST_MS)
  if (at.parties <= MOST_COMMITTED) await commitmentsAt(at, server)
  else {
    const from = performance.now()
    await taken(server, `/${CALL}/commitments`, 501)
    at.tell('commitments of so many, refused', performance.now() - from, 'ms', MOST_FIRST_MS)
  }
}

/** All signatories are gone through: at first, and again after somebody has signed. */
async function commitmentsAt(at: Size, server: Server): Promise<void> {
  const pages = ['commitments', 'due', 'figures', 'indicators'].map(page => `/${CALL}/${page}`)
  await server.worstDelay()
  const from = performance.now()
  for (const path of pages) await taken(server, path)
  at.grown('the first pages of commitments', (performance.now() - from) / 1000)
  at.tell(`the loop's worst delay: first commitments`, (await server.worstDelay()).wall, 'ms', MOST_LOOP_MS)
  const times: number[] = []
  for (const path of [...pages, ...pages, ...pages]) {
    await signAt(server)
    await sleep(BEHIND_MS)
    const began = performance.now()
    await taken(server, path)
    times.push(performance.now() - began)
  }
  at.tell('commitments after a signature, median', quantile(times, 0.5), 'ms', MOST_WAITED_MS)
  at.tell(`the loop's worst delay: commitments later`, (await server.worstDelay()).wall, 'ms', MOST_LOOP_MS)
}

async function signAt({ port }: Server): Promise<void> {
  const base = `http://127.0.0.1:${port}`
  const id = `late-${process.pid}-${signed++}`
  const passkey = newPasskey()
  const post = async (envelopeAt: (seen: Seen) => Uint8Array) => {
    const [, size, root] = (await (await fetch(`${base}/log/checkpoint`)).text()).split('\n')
    const body = Buffer.from(envelopeAt({ size: Number(size), root: formatDigest(fromBase64(root!)) }))
    const headers = { 'Content-Type': 'application/json' }
    const answer = await fetch(`${base}/statements`, { method: 'POST', body, headers })
    if (answer.status !== 201) throw new Error(`A statement was refused: ${await answer.text()}`)
  }
  await post(seen => admissionOf(id, `Late ${id}`, passkey, seen))
  await post(seen => signatureBy(id, passkey, seen))
}

interface Roll {
  readonly items: readonly { readonly party: string }[]
}

type Page = readonly [what: string, part: number, most: number, path: (i: number) => string, count: number]

/** No address comes twice, where what is drawn once is kept. */
function pagesOf(size: number, ids: readonly string[]): readonly Page[] {
  const searched = () =>
    encodeURIComponent(
      newNames(random.below(1_000_000))
        .next()
        .slice(0, 2 + random.below(8)),
    )
  const day = (i: number) => new Date(Date.now() - i * DAY_MS).toISOString().slice(0, 10)
  const page = (what: string, path: (i: number) => string): Page => [what, 0.5, MOST_WAITED_MS, path, ASKED]
  return [
    page('the call', () => `/${CALL}`),
    page('the roll', i => `/${CALL}/roll?n=${i}`),
    page('the roll by date', i => `/${CALL}/roll?sort=date&n=${i}`),
    page('the roll at a day', i => `/${CALL}/roll?at=${day(i)}`),
    ['a search of the roll', 0.99, MOST_SEARCHING_MS, () => `/${CALL}/roll?q=${searched()}`, SEARCHED],
    page('a search of organisations', () => `/organisations?q=${searched()}`),
    page('a search of everything', () => `/search?q=${searched()}`),
    page('a party', () => `/parties/${random.pick(ids)}`),
    page('an entry', () => `/entries/${random.below(size)}`),
    page('a receipt', () => `/receipts/${random.below(size)}`),
    page('who is absent', i => `/${CALL}/not-on-the-list?n=${i}`),
  ]
}

/** Each as an operator types it, with the most memory that it had. */
async function commandsAt(at: Size, folder: string, databaseUrl: string): Promise<void> {
  const vkey = formatVkey(logSigner.vkey)
  const out = mkdtempSync(join(tmpdir(), 'avow-growth-copy-'))
  const commands: readonly (readonly [string, readonly string[]])[] = [
    ['audit', databaseUrl === '' ? [folder] : []],
    ['fsck', ['--data', folder, '--vkey', vkey]],
    ['rebuild', ['--data', folder]],
    ['backup', ['--data', folder, join(out, 'copy')]],
  ]
  for (const [name, words] of commands) {
    const { seconds, mebibytes } = await run([name, ...words], databaseUrl)
    at.grown(`avow ${name}`, seconds)
    at.tell(`avow ${name}, memory at most`, mebibytes, 'MiB', MOST_MEMORY_MIB)
  }
  rmSync(out, { recursive: true })
}

async function run(words: readonly string[], databaseUrl: string) {
  const began = performance.now()
  const avow = join(import.meta.dirname, '..', 'bin', 'avow.mjs')
  const env = databaseUrl === '' ? process.env : { ...process.env, DATABASE_URL: databaseUrl }
  const child = spawn(process.execPath, [avow, ...words], { stdio: ['ignore', 'ignore', 'pipe'], env })
  let said = ''
  child.stderr.on('data', chunk => {
    said += chunk
  })
  let mebibytes = 0
  const watching = setInterval(() => {
    mebibytes = Math.max(mebibytes, memoryOf({ pid: child.pid! }, 'VmHWM'))
  }, LOOK_MS)
  const status = await new Promise(resolve => child.once('close', resolve))
  clearInterval(watching)
  if (status !== 0) throw new Error(`avow ${words[0]} ended with ${status}: ${said}`)
  return { seconds: (performance.now() - began) / 1000, mebibytes }
}

/** 0 of a process that has ended. */
function memoryOf({ pid }: Pick<Server, 'pid'>, field: 'VmHWM' | 'VmRSS'): number {
  const path = `/proc/${pid}/status`
  const status = existsSync(path) ? readFileSync(path, 'utf8') : ''
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1024
}

async function json<T>({ port }: Server, path: string): Promise<T> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`)
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`)
  return answer.json() as Promise<T>
}

/** The whole answer, of which nothing is kept. Not by `fetch`, which waits five minutes for its head and no longer. */
async function taken({ port }: Server, path: string, status = 200): Promise<void> {
  const [answer] = (await once(get({ host: '127.0.0.1', port, path, agent }), 'response')) as [
    IncomingMessage,
  ]
  if (answer.statusCode !== status) throw new Error(`${path} was answered ${answer.statusCode}`)
  for await (const _ of answer);
}

/** As an auditor asks for them. */
async function tilesOf(server: Server, size: number): Promise<void> {
  await inFlight(Math.floor(size / TILE_WIDTH), 8, async index => {
    for (const level of ['entries', 0] as const)
      await taken(server, `/log/${formatTilePath({ level, index, width: TILE_WIDTH })}`)
  })
}

function quantile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!
}
