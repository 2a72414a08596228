import type { Digest } from '../../core/digest.ts'
import type { Known } from '../../register/asked.ts'
import { type CallRules, type Duties, dutiesOn } from '../../register/duties.ts'
import type { Policy } from '../../register/policy.ts'
import { ref } from '../../register/rows.ts'
import { rowsUnder } from '../../store/each-row.ts'
import type { Store } from '../../store/store.ts'

/** What clauses ask of parties and what they have taken on, read from the store. */

/** What is known of a call, whoever is asked; undefined where there is no such call. */
export async function readRules(store: Store, call: string): Promise<CallRules | undefined> {
  const [inForce, extensions, interruptions] = await store.rows([
    ref('calls', call),
    ref('extensions', call),
    ref('interruptions', 'log'),
  ])
  if (inForce === undefined) return undefined
  const policies = new Map<Digest, Policy>()
  for await (const { name, row } of rowsUnder(store, 'policies', call))
    policies.set(name as Digest, row.policy)
  return { call: inForce, policies, extensions, interruptions }
}

/** What is known of one party on one call; undefined where there is no such party. */
export async function readKnown(
  store: Pick<Store, 'rows'>,
  call: string,
  party: string,
): Promise<Known | undefined> {
  const [row, signature, classes, schedule] = await store.rows([
    ref('parties', party),
    ref('signatures', call, party),
    ref('classes', call, party),
    ref('schedules', call, party),
  ])
  return row && { party: row, signature, classes, schedule }
}

/** What is due of one party on a day, and what became of it; undefined where there is no such party. */
export async function readDuties(
  store: Store,
  rules: CallRules,
  call: string,
  party: string,
  day: string,
): Promise<Duties | undefined> {
  const known = await readKnown(store, call, party)
  return known && dutiesOn(known, rules, day)
}
