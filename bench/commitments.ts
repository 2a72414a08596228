import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { gunzipSync, gzipSync } from 'node:zlib'
import { utf8 } from '../src/core/bytes.ts'
import { digestOf } from '../src/core/digest.ts'
import type { Policy } from '../src/register/policy.ts'
import { sampleDays } from '../src/register/status-over-time.ts'
import { policyDigest } from '../src/register/types/calls.ts'
import { manifestDigest } from '../src/register/types/texts.ts'
import type { Put } from '../src/store/store.ts'
import { CallDuties } from '../src/work/commitments/call-duties.ts'
import { StatusHistory } from '../src/work/commitments/status-history.ts'
import { CLAUSES } from '../test/committing.ts'
import { type Depositary, startDepositary } from '../test/depositary.ts'
import { ACCORD, inEnglish, manifestOf, OPENED, WORDS } from '../test/harbour.ts'
import { newRandom } from './random.ts'
import { newNames } from './roll-names.ts'
import { capRow, median, type Row, report } from './row.ts'

/**
 * What all parties of a call have taken on and are asked: status by dates, of 10,000 parties with 10 commitments each
 * and the reports of five years; and the matrix of 1,000 such parties.
 * `node bench/commitments.ts [parties]`
 */
const PARTIES = Number(process.argv[2] ?? 10_000)
const COMMITMENTS = 10
const FIRST_YEAR = 2026
const YEARS = 5
const TODAY = '2031-02-10'
const RUNS = 5
const STEP = 500

const MANY: Policy = {
  ...CLAUSES,
  kinds: ['company', 'civil-society', 'state'],
  window: 31_536_000,
}
const MANIFEST = {
  ...manifestOf(WORDS),
  principles: Array.from({ length: COMMITMENTS }, (_, i) => ({
    id: `p${i + 1}`,
    titles: inEnglish(`Principle ${i + 1}`),
    kinds: null,
  })),
}
/** Each asks for something else, so that none is had ready. */
const QUERIES = [
  '',
  '?status=overdue',
  '?status=none',
  '?kind=state',
  '?country=FR',
  '?principle=p3',
  '?q=a',
  '?q=b',
]
const random = newRandom(7)

const rows: Row[] = []
for (const parties of [1_000, PARTIES]) {
  const it = await harbourOf(parties)
  rows.push(...(parties === PARTIES ? await statusRows(it, parties) : await matrixRows(it, parties)))
  await it.close()
}
report(rows)

async function statusRows(it: Depositary, parties: number): Promise<Row[]> {
  const name = `${parties} parties, ${COMMITMENTS} commitments each, ${YEARS} years`
  const made: number[] = []
  const worst: number[] = []
  let duties = new CallDuties(it.log)
  const before = memory()
  await duties.on(ACCORD, TODAY)
  const held = memory() - before
  for (let run = 0; run < RUNS; run++) {
    duties = new CallDuties(it.log)
    const watch = watchLoop()
    const began = performance.now()
    await duties.on(ACCORD, TODAY)
    made.push((performance.now() - began) / 1000)
    worst.push(watch.stop())
  }
  const days = sampleDays(`${FIRST_YEAR}-01-02`, TODAY)
  const beganPast = performance.now()
  const watchPast = watchLoop()
  await new StatusHistory(it.log).on(ACCORD, days)
  const past = (performance.now() - beganPast) / 1000
  const worstPast = watchPast.stop()
  const kept = (await duties.on(ACCORD, TODAY))!.signatories
  if (kept.length !== parties) throw new Error(`${kept.length} of ${parties}`)
  return [
    capRow(`status of ${name}, from nothing`, median(made), 's', 5),
    capRow(`the loop's worst delay meanwhile`, median(worst), 'ms', 50),
    capRow(`status on ${days.length} days that are over, counted once`, past, 's', 10),
    capRow(`the loop's worst delay meanwhile`, worstPast, 'ms', 50),
    capRow(`memory of one such day`, held, 'MiB', 150),
    ...(await pageRows(it, name)),
  ]
}

async function pageRows(it: Depositary, name: string): Promise<Row[]> {
  await it.running.duties.on(ACCORD, TODAY)
  const times: number[] = []
  const worst: number[] = []
  for (const [i, query] of QUERIES.entries()) {
    const limit = `${query === '' ? '?' : '&'}limit=${50 + i}`
    const watch = watchLoop()
    const began = performance.now()
    await it.text(`/${ACCORD}/commitments.json${query}${limit}`)
    times.push(performance.now() - began)
    worst.push(watch.stop())
  }
  return [
    capRow(`status of ${name}: a page, once it is known`, median(times), 'ms', 50),
    capRow(`the loop's worst delay meanwhile`, Math.max(...worst), 'ms', 50),
  ]
}

/** The one page that may pass 50 KiB: a thousand rows of ten squares. */
async function matrixRows(it: Depositary, parties: number): Promise<Row[]> {
  const packed = { 'accept-encoding': 'gzip', accept: 'text/html' }
  await it.running.duties.on(ACCORD, TODAY)
  const watch = watchLoop()
  const began = performance.now()
  const answer = await it.get(`/${ACCORD}/commitments`, packed)
  const bytes = await answer.bytes()
  const time = performance.now() - began
  const worst = watch.stop()
  const html = answer.headers.get('content-encoding') === 'gzip' ? gunzipSync(bytes) : bytes
  const sent = html === bytes ? gzipSync(html, { level: 7 }).length : bytes.length
  const squares = html.toString().match(/aria-label="[^"]*Principle/g)?.length
  if (squares !== parties * COMMITMENTS) throw new Error(`${squares} squares of ${parties} parties`)
  return [
    capRow(`matrix of ${parties} parties, compressed`, sent / 1024, 'KiB', 100),
    capRow(`matrix of ${parties} parties, made`, time, 'ms', 1_000),
    capRow(`the loop's worst delay meanwhile`, worst, 'ms', 50),
  ]
}

/** What is in use once all that nobody holds has been collected. */
function memory(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed / 2 ** 20
}

function watchLoop() {
  let last = performance.now()
  let worst = 0
  const timer = setInterval(() => {
    const now = performance.now()
    worst = Math.max(worst, now - last - 1)
    last = now
  }, 1)
  return {
    stop() {
      clearInterval(timer)
      return worst
    },
  }
}

/** A harbour whose parties lie in its store as the law would have put them there, without their signatures. */
async function harbourOf(parties: number): Promise<Depositary> {
  const it = await startDepositary({ upTo: 'established', now: `${FIRST_YEAR}-01-01T00:00:00Z` })
  await it.post('call/opened', { ...OPENED, policy: MANY }, { call: ACCORD })
  const parts = Object.values(WORDS).map(words => ({ name: digestOf(utf8(words)), bytes: utf8(words) }))
  await it.post('text/published', { manifest: MANIFEST, supersedes: null }, { call: ACCORD }, parts)
  const { store } = it.log
  const epoch = await store.claim()
  const names = newNames(3)
  let size = it.log.head()!.size
  const policy = policyDigest(MANY)
  for (let first = 0; first < parties; first += STEP) {
    const puts = Array.from({ length: Math.min(STEP, parties - first) }, (_, i) =>
      partyRows(first + i, names.next(), policy),
    )
    await store.commit({
      epoch,
      from: size,
      admitted: 1_767_225_600 + size,
      root: new Uint8Array(32),
      entries: [{ bytes: new Uint8Array(10), identity: random.bytes(32), subjects: [] }],
      tiles: [],
      rows: puts.flat(),
      words: [],
      withheld: [],
      beside: [],
      checkpoint: `example.org/log\n${++size}\n\n— example.org/log AAAAAAAA\n`,
    })
  }
  it.now = `${TODAY}T00:00:00Z`
  return it
}

function partyRows(n: number, name: string, policy: string): Put[] {
  const since = n
  const facts = { kind: random.pick(MANY.kinds), country: random.pick(['FR', 'DE', 'KE', 'IN', 'BR', 'NZ']) }
  const from = `${FIRST_YEAR}-01-02`
  const mandate = { level: 'domain', checked: from, note: null, evidence: [] }
  const names = [{ lang: 'en', text: name }]
  const version = { from, entry: n, names, ...facts, domain: null, identifiers: {}, mandate }
  const party = `p${(n * 7919) % 10_000_019}`
  const events = [{ what: 'given', entry: n, day: from, policy, manifest: manifestDigest(MANIFEST) }]
  const years = Array.from({ length: YEARS }, (_, i) => FIRST_YEAR + 1 + i)
  const isLate = () => random.below(20) === 0
  const commitments = Array.from({ length: COMMITMENTS }, (_, i) => {
    const days = years.map(year => `${year - 1}-${String(1 + random.below(12)).padStart(2, '0')}-28`).sort()
    return {
      party,
      id: `c${i + 1}`,
      versions: [{ entry: n, day: from, principle: `p${i + 1}`, measure: null, days }],
      reports: days
        .filter(() => !isLate())
        .map(day => ({ entry: n, day, due: day, says: 'on-course', final: false })),
      ended: null,
    }
  })
  const reports = years
    .filter(() => !isLate())
    .map(year => ({ entry: n, day: `${year}-03-20`, clause: 'yearly-report', due: `${year}-03-31` }))
    .filter(({ day }) => day <= TODAY)
  return [
    {
      table: 'parties',
      key: party,
      row: {
        since,
        status: 'admitted',
        names,
        ...facts,
        listed: [],
        admitted: n,
        versions: [version],
      } as never,
    },
    {
      table: 'signatures',
      key: `${ACCORD}/${party}`,
      row: { since, state: 'standing', how: 'given', entry: n, read: ['en'], events } as never,
    },
    { table: 'schedules', key: `${ACCORD}/${party}`, row: { since, commitments, reports } as never },
  ]
}
