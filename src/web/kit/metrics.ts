import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { RefusalCode } from '../../core/refusal.ts'
import type { Log } from '../../log/open.ts'
import type { Recorded } from '../../log/queue.ts'
import { papersHeld } from '../../people/documents.ts'
import { depthOf, letters } from '../../people/letters.ts'
import type { Workplace } from '../../work/workplace.ts'

export type Metrics = ReturnType<typeof newMetrics>

const OUTCOMES = ['recorded', 'known'] as const
const FAILURES = ['store_failing', 'store_damaged', 'outcome_unknown'] as const satisfies RefusalCode[]

/** Figures for whoever runs the server; nothing about a person. */
export function newMetrics({ log, now }: Pick<Workplace, 'log' | 'now'>) {
  const registry = new Registry()
  const registers = [registry]
  const depth = letterDepth({ log, now })
  const gauge = (name: string, help: string, value: () => number | null | Promise<number | null>) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        const now = await value()
        if (now !== null) this.set(now)
      },
    })
  gauge('avow_log_entries', 'Entries under the newest checkpoint', () => log.head()?.size ?? 0)
  gauge(
    'avow_log_folded',
    'Entries that the fold beside the door has judged since the start',
    () => log.folded() ?? 0,
  )
  gauge('avow_log_ready', '1 while statements are taken, 0 while this server only reads', () =>
    log.ready() === null ? 1 : 0,
  )
  new Gauge({
    name: 'avow_witness_cosignature_age_seconds',
    help: 'Age of the newest cosignature of each witness',
    labelNames: ['witness'],
    registers,
    collect() {
      for (const { name, cosigned } of log.witnesses())
        if (cosigned !== null) this.set({ witness: name }, Math.max(0, now() - cosigned.time))
    },
  })
  gauge(
    'avow_letters_oldest_seconds',
    'How long the oldest letter has waited to go out or to be handed over, in steps of ten minutes',
    async () => {
      const known = await depth()
      if (known === null) return null
      return known.since === null ? 0 : stepped(now() - known.since)
    },
  )
  gauge(
    'avow_papers_bytes',
    'Papers of applicants that no entry binds, of which a server keeps 2 GiB',
    every(DEPTH_SECONDS, now, () => papersHeld(log.drawer, now())),
  )
  gauge('avow_queue_statements', 'Statements at the door that are not answered yet', () => log.door.waiting)
  gauge('avow_store_log_bytes', 'What SQLite holds in its write-ahead log', () => log.store.logBytes())
  const known = new Map<RefusalCode, number>()
  const failures = new Counter({
    name: 'avow_store_failures_total',
    help: 'Times that the database has failed, by code',
    labelNames: ['code'],
    registers,
    collect() {
      for (const [code, times] of log.failures()) {
        this.inc({ code }, times - (known.get(code) ?? 0))
        known.set(code, times)
      }
    },
  })
  for (const code of FAILURES) failures.inc({ code }, 0)
  countBatches(log, registers)
  const statements = new Counter({
    name: 'avow_statements_total',
    help: 'Statements recorded, or known already',
    labelNames: ['outcome'],
    registers,
  })
  // From nothing on, so that the first one is a rise.
  for (const outcome of OUTCOMES) statements.inc({ outcome }, 0)
  return {
    registry,
    refusals: new Counter({
      name: 'avow_refusals_total',
      help: 'Requests refused, by code',
      labelNames: ['code'],
      registers,
    }),
    statements,
    seconds: new Histogram({
      name: 'avow_statement_seconds',
      help: 'From the last byte of a statement to its durable entry: one batch, mostly',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2.5, 5],
      registers,
    }),
  }
}

/** Figures of the process itself: delays of its event loop, memory, file descriptors. One process has one of them. */
export function countProcess({ registry }: Metrics): void {
  collectDefaultMetrics({ register: registry })
}

export async function counted(
  { seconds, statements }: Metrics,
  post: () => Promise<Recorded>,
): Promise<Recorded> {
  const done = seconds.startTimer()
  const recorded = await post()
  done()
  statements.inc({ outcome: (recorded.known ? 'known' : 'recorded') satisfies (typeof OUTCOMES)[number] })
  return recorded
}

/** Seconds between two looks through the queue, however often anybody asks for figures. */
const DEPTH_SECONDS = 5

const letterDepth = ({ log, now }: Pick<Workplace, 'log' | 'now'>) =>
  every(DEPTH_SECONDS, now, () => letters.all(log.drawer, now()).then(depthOf))

/** Asks again after so many seconds. Null where the drawer cannot be read: the other figures are told all the same. */
function every<T>(seconds: number, now: () => number, ask: () => Promise<T>): () => Promise<T | null> {
  let known: { readonly at: number; readonly answer: Promise<T | null> } | undefined
  return () => {
    if (known === undefined || Math.abs(now() - known.at) >= seconds)
      known = { at: now(), answer: ask().catch(() => null) }
    return known.answer
  }
}

/** Seconds. Figures must not tell that one address was written to just now: whoever asked for it would learn of it. */
const STEP_SECONDS = 600

const stepped = (seconds: number) => Math.max(0, Math.floor(seconds / STEP_SECONDS) * STEP_SECONDS)

/** How long a batch takes, in its parts: the database's disk, and the disk beside the key. */
function countBatches(log: Log, registers: Registry[]): void {
  const buckets = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
  const histogram = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name, help, buckets, registers })
  const commit = histogram('avow_store_commit_seconds', 'From a batch to its place on disk', buckets)
  const mark = histogram('avow_mark_seconds', 'From there until it is marked beside the key', buckets)
  const size = histogram(
    'avow_batch_statements',
    'Statements in a batch',
    [1, 3, 10, 30, 100, 300, 1_000, 2_000],
  )
  log.listen(({ statements, commitSeconds, markSeconds }) => {
    size.observe(statements)
    commit.observe(commitSeconds)
    mark.observe(markSeconds)
  })
}
