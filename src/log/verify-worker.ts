import { parentPort } from 'node:worker_threads'
import type { Key } from '../core/keys.ts'
import { verdictOf } from '../register/verdict.ts'
import type { Errand } from './verify-pool.ts'

/** Checks signatures beside the main thread. It trusts nothing but the keys it is given, and keeps nothing else. */
let known: Key[] = []
parentPort!.on('message', ({ id, afresh, keys, jobs }: Errand) => {
  if (afresh) known = []
  known.push(...keys)
  const verdicts = jobs.map(job => verdictOf({ ...job, key: known[job.key]! }))
  parentPort!.postMessage({ id, verdicts })
})
