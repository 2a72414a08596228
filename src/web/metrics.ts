import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { type Depth, depthOf, openLetters } from '../people/letters.ts'
import type { Site } from './site.ts'

/** Figures for whoever runs the server. No address, no name, nothing about a person. */
export interface Metrics {
  readonly registry: Registry
  readonly refusals: Counter<'code'>
  readonly statements: Counter<'outcome'>
  readonly seconds: Histogram
}

export function newMetrics({ log, now }: Pick<Site, 'log' | 'now'>): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const depth = letterDepth({ log, now })
  new Gauge({
    name: 'avow_log_entries',
    help: 'Entries under the newest checkpoint',
    registers,
    collect() {
      this.set(log.head()?.size ?? 0)
    },
  })
  new Gauge({
    name: 'avow_log_ready',
    help: '1 while statements are taken, 0 while this server only reads',
    registers,
    collect() {
      this.set(log.ready() === null ? 1 : 0)
    },
  })
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
  new Gauge({
    name: 'avow_letters_waiting',
    help: 'Letters that wait to go out, or to be handed over where no relay is configured',
    registers,
    async collect() {
      const known = await depth()
      if (known !== null) this.set(known.waiting)
    },
  })
  new Gauge({
    name: 'avow_letters_oldest_seconds',
    help: 'How long the oldest of them has waited; 0 where none does',
    registers,
    async collect() {
      const known = await depth()
      if (known === null) return
      this.set(known.since === null ? 0 : Math.max(0, now() - known.since))
    },
  })
  new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Memory that the process holds',
    registers,
    collect() {
      this.set(process.memoryUsage.rss())
    },
  })
  return {
    registry,
    refusals: new Counter({
      name: 'avow_refusals_total',
      help: 'Requests refused, by code',
      labelNames: ['code'],
      registers,
    }),
    statements: new Counter({
      name: 'avow_statements_total',
      help: 'Statements recorded, or known already',
      labelNames: ['outcome'],
      registers,
    }),
    seconds: new Histogram({
      name: 'avow_statement_seconds',
      help: 'From the last byte of a statement to its durable entry: one batch, mostly',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2.5, 5],
      registers,
    }),
  }
}

/** Seconds for which the queue is not looked through again, however often anybody asks for figures. */
const DEPTH_SECONDS = 5

/** Null where the drawer cannot be read: the other figures are told all the same. */
function letterDepth({ log, now }: Pick<Site, 'log' | 'now'>): () => Promise<Depth | null> {
  let known: { readonly at: number; readonly depth: Promise<Depth | null> } | undefined
  return () => {
    if (known === undefined || Math.abs(now() - known.at) >= DEPTH_SECONDS)
      known = { at: now(), depth: openLetters(log.drawer, now()).then(depthOf, () => null) }
    return known.depth
  }
}
