import { parseEnvelope } from '../core/envelope.ts'
import { Refusal } from '../core/refusal.ts'
import { jobsOf, keysOf, type Prepared, prepare, settle } from '../register/law.ts'
import type { KeyRow, SwitchRow } from '../register/rows.ts'
import { ref } from '../register/rule.ts'
import type { Store } from '../store/store.ts'
import { type Part, requireNfcBytes, wordsBeside } from './beside.ts'
import { Gather } from './gather.ts'
import type { Recorded, Sequencer } from './sequence.ts'
import type { VerifyPool } from './verify-pool.ts'

/** One request to the door: the envelope's bytes, and what it binds. */
export interface Posted {
  readonly envelope: Uint8Array
  readonly parts: readonly Part[]
}

/**
 * The one door in (promise 1): whatever changes the register comes through `post`, from pages, the CLI and imports
 * alike. It refuses with a code, or answers with the index and the proof once the entry is durable.
 *
 * What only the door can know is refused here and never in the law: switches, words that did not come, NFC.
 */
export class Door {
  readonly #store: Store
  readonly #sequencer: Sequencer
  readonly #pool: VerifyPool
  readonly #vkey: string
  readonly #keyRows: Gather<string, KeyRow | undefined>

  /** `vkey` is the key by which this log's checkpoints are signed. */
  constructor(store: Store, sequencer: Sequencer, pool: VerifyPool, vkey: string) {
    this.#store = store
    this.#sequencer = sequencer
    this.#pool = pool
    this.#vkey = vkey
    this.#keyRows = new Gather(
      async keyids => (await store.rows(keyids.map(keyid => ref('keys', keyid)))) as (KeyRow | undefined)[],
    )
  }

  async post({ envelope, parts }: Posted): Promise<Recorded> {
    const prepared = prepare(parseEnvelope(envelope))
    this.#requireOwn(prepared)
    requireNfcBytes(prepared.envelope.payload, 'The statement')
    const words = wordsBeside(prepared, parts)
    await this.#requireOpen(prepared)
    const keyRow = await this.#keysOf(prepared)
    const verified = settle(prepared, await this.#pool.verify(jobsOf(prepared, keyRow)))
    return this.#sequencer.submit({ verified, keyRow, words })
  }

  /** The rows as they are now serve to find the keys; whether they may sign is judged again at the entry's place. */
  async #keysOf(prepared: Prepared): Promise<(keyid: string) => KeyRow | undefined> {
    const rows = await Promise.all(
      keysOf(prepared).map(async ({ key }) => [key, await this.#keyRows.ask(key)] as const),
    )
    const found = new Map(rows)
    return keyid => found.get(keyid)
  }

  /** An empty log has no depositary to refuse a stranger who would establish another log in its place. */
  #requireOwn({ statement }: Prepared): void {
    if (statement.type !== 'depositary/established') return
    const { vkey } = statement.body as { vkey: string }
    if (vkey !== this.#vkey)
      throw new Refusal(
        'log_wrong',
        `The statement establishes a log with the key ${vkey}; this one signs with ${this.#vkey}.`,
      )
  }

  async #requireOpen({ statement }: Prepared): Promise<void> {
    const [row] = (await this.#store.rows([ref('switches', statement.type)])) as (SwitchRow | undefined)[]
    if (row?.closed)
      throw new Refusal(
        'switched_off',
        `The depositary takes no ${statement.type} at present; entry ${row.since} says why.`,
      )
  }
}
