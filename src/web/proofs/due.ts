import { dropRecheck, dueDay, everyRecheck } from '../../people/rechecks.ts'
import type { ProofRow } from '../../register/mandate-rows.ts'
import { proofKey, stands } from '../../register/proofs.ts'
import { ref } from '../../register/rows.ts'
import { eachRow } from '../../store/each-row.ts'
import type { RunningSite } from '../asked.ts'

/** Which proofs are to be checked again by now. */

type Registers = Pick<RunningSite, 'log' | 'now'>

export function dayOf(time: number): string {
  return dayOf(time)
}

/** A call whose policy has proofs checked again, after so many days. */
export interface Asking {
  readonly call: string
  readonly days: number
}

export async function callsThatAsk({ log: { store } }: Registers): Promise<Asking[]> {
  const found: Asking[] = []
  for await (const { key, row } of eachRow(store, 'calls')) {
    const { policy, closed } = row
    if (closed !== null) continue
    const [inForce] = await store.rows([ref('policies', `${key}/${policy}`)])
    const days = inForce?.policy.recheckDays
    if (days !== undefined) found.push({ call: key, days })
  }
  return found
}

/** After how many days its proofs are checked again: as the strictest of the calls says that it stands on. */
async function daysFor(
  { log: { store } }: Registers,
  party: string,
  calls: readonly Asking[],
): Promise<number | undefined> {
  const [row, ...rows] = await store.rows([
    ref('parties', party),
    ...calls.map(({ call }) => ref('signatures', `${call}/${party}`)),
  ])
  // A party that has ended binds itself to nothing new.
  if (row?.ended) return undefined
  const days = calls.filter((_, i) => rows[i]?.state === 'standing').map(one => one.days)
  return days.length === 0 ? undefined : Math.min(...days)
}

/** The day since which a proof is to be checked again; undefined where it is not, or stands no more, or has no party. */
export async function dueFrom(
  site: Registers,
  party: string,
  proof: ProofRow,
  calls: readonly Asking[],
): Promise<string | undefined> {
  if (!stands(proof)) return undefined
  const days = await daysFor(site, party, calls)
  if (days === undefined) return undefined
  const due = dueDay(proof.latest.checked, days)
  return due <= dayOf(site.now()) ? due : undefined
}

/** What was checked meanwhile, or is asked for by no policy any more, waits for nobody. */
export async function dropWhatIsNotDue(site: Registers, calls: readonly Asking[]): Promise<void> {
  const { drawer, store } = site.log
  for await (const { value } of everyRecheck(drawer, site.now())) {
    const { party, method } = value
    const [proof] = await store.rows([ref('proofs', proofKey(party, method))])
    const due = proof && (await dueFrom(site, party, proof, calls))
    if (due === undefined) await dropRecheck(drawer, party, method)
  }
}
