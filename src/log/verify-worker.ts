import { parentPort } from 'node:worker_threads'
import type { Key } from '../core/keys.ts'
import { verdictOf } from '../register/verdict.ts'
import type { Errand, Message } from './verify-pool.ts'

/** Checks signatures beside the main thread; it keeps nothing but the keys that it is given. */
let known: Key[] = []
parentPort!.on('message', ({ id, errand, paes }: Message) => {
  const { afresh, keys, jobs } = JSON.parse(errand) as Errand
  if (afresh) known = []
  known.push(...keys)
  let from = 0
  const verdicts = jobs.map(({ signature, brought, key, end }) => {
    const pae = paes.subarray(from, end)
    from = end
    return verdictOf({ signature, brought, key: known[key]!, pae })
  })
  parentPort!.postMessage({ id, verdicts })
})
