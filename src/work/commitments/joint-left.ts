import type { CommitmentRef } from '../../register/commitment-kinds.ts'
import { ref } from '../../register/rows.ts'
import { isEnd } from '../../register/signature-events.ts'
import { eachRow, rowIn } from '../../store/each-row.ts'
import type { Store } from '../../store/store.ts'

/**
 * Joint commitments whose maker signs no longer, or has ended. Its own part is closed by that. Whoever takes part goes on,
 * bound by what it joined, and must know.
 */

/** Who may have left, of which call, and by which entry; null where the entry is about no call. */
export interface Leaving {
  readonly leaver: string
  readonly call: string | null
  readonly entry: number
}

/** A commitment of whoever left, with those who still take part in it. */
interface LeftJoint {
  readonly call: string
  readonly commitment: CommitmentRef
  readonly parties: readonly string[]
}

/**
 * What an entry leaves to those who take part, as the register stands now; none where nobody left by it. What its maker
 * withdrew before is not among them: of that they were told.
 */
export async function jointsLeft(store: Store, leaving: Leaving): Promise<LeftJoint[]> {
  const { leaver: party } = leaving
  const calls = await callsLeft(store, leaving)
  const schedules = await store.rows(calls.map(call => ref('schedules', call, party)))
  const own = schedules.flatMap((row, i) =>
    (row?.commitments ?? [])
      .filter(one => one.party === party && one.ended === null)
      .map(({ id }) => ({ call: calls[i]!, commitment: { party, id } })),
  )
  const rows = await store.rows(
    own.map(({ call, commitment: { id } }) => ref('commitments', call, party, id)),
  )
  const left = own.map(async (one, i) => {
    const joined = (rows[i]?.joined ?? []).filter(({ ended }) => ended === null)
    const parties = [...new Set(joined.map(it => it.party))]
    const goOn = await Promise.all(parties.map(it => goesOn(store, it, one)))
    return { ...one, parties: parties.filter((_, j) => goOn[j]) }
  })
  return (await Promise.all(left)).filter(({ parties }) => parties.length > 0)
}

/** Rows tell who left, whatever type of entry it was. By its end a party leaves what it had not left before. */
async function callsLeft(store: Store, { leaver, call, entry }: Leaving): Promise<string[]> {
  if (call !== null) {
    const last = (await rowIn(store, 'signatures', call, leaver))?.events.at(-1)
    return last?.entry === entry && isEnd(last.what) ? [call] : []
  }
  const party = await rowIn(store, 'parties', leaver)
  if (party?.ended?.entry !== entry) return []
  const calls = await Array.fromAsync(eachRow(store, 'calls'), ({ key }) => key)
  const signatures = await store.rows(calls.map(one => ref('signatures', one, leaver)))
  return calls.filter((_, i) => signatures[i]?.state === 'standing')
}

/** Its signature stands on the call, and it has not ended, which leaves the signature as it is. */
export async function signsStill(store: Pick<Store, 'rows'>, call: string, party: string): Promise<boolean> {
  const [signature, row] = await store.rows([ref('signatures', call, party), ref('parties', party)])
  return signature?.state === 'standing' && row?.ended === undefined
}

/** It signs still, and has not said its last on its part. */
async function goesOn(
  store: Store,
  party: string,
  { call, commitment }: Pick<LeftJoint, 'call' | 'commitment'>,
): Promise<boolean> {
  if (!(await signsStill(store, call, party))) return false
  const schedule = await rowIn(store, 'schedules', call, party)
  const last = schedule?.commitments.findLast(
    ({ party: of, id }) => of === commitment.party && id === commitment.id,
  )
  return last?.reports.every(({ final }) => !final) === true
}
