import { availableParallelism } from 'node:os'
import type { VerifySignatures } from '../register/audit.ts'
import { SpilledRows, WHOLE_REGISTER } from '../store/spilled-rows.ts'
import { VerifyPool } from './verify-pool.ts'

/**
 * Bundles verified ahead of judgement: two for each processor keep it busy. Each takes some 5 MB, and V8 copies
 * what is new of it whenever it collects that.
 */
const MOST_AHEAD = 12

/**
 * What a machine lends to whoever replays a whole log: all processors to verify, and a file for rows and hashes that
 * memory should not hold.
 */
export class Replaying implements AsyncDisposable {
  readonly #pool = new VerifyPool({ helping: true })
  readonly rows = new SpilledRows({ first: WHOLE_REGISTER })
  readonly ahead = Math.min(MOST_AHEAD, 2 * availableParallelism())
  readonly verify: VerifySignatures = jobs => this.#pool.verify(jobs)

  async [Symbol.asyncDispose](): Promise<void> {
    this.rows.close()
    await this.#pool.close()
  }
}
