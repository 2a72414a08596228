import { parentPort } from 'node:worker_threads'
import { type SignatureJob, verdictOf } from '../register/law.ts'

/** Checks signatures beside the main thread. It holds no state and trusts nothing but the keys it is given. */
parentPort!.on('message', ({ id, jobs }: { id: number; jobs: SignatureJob[] }) => {
  parentPort!.postMessage({ id, verdicts: jobs.map(verdictOf) })
})
