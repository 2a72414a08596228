import type { Statement } from '../../core/statement.ts'
import { ref } from '../../register/rows.ts'
import { partyEnded, partyMerged, partySucceeded } from '../../register/types/endings.ts'
import { signatureRemoved, signatureWithdrawn } from '../../register/types/signatures.ts'
import { eachRow } from '../../store/each-row.ts'
import type { Store } from '../../store/store.ts'

/**
 * Joint commitments whose maker signs no longer: it withdrew, was removed or ended. Its own part is closed by that. Whoever
 * takes part goes on, bound by what it joined, and must know.
 */

/** Whose signatures an entry ends; null where it ends none. */
export function leaverIn(statement: Statement): string | null {
  switch (statement.type) {
    case signatureWithdrawn.type:
      return statement.by
    case signatureRemoved.type:
      return signatureRemoved.read(statement).party
    case partyEnded.type:
      return partyEnded.read(statement).party
    case partyMerged.type:
      return partyMerged.read(statement).party
    case partySucceeded.type:
      return partySucceeded.read(statement).party
    default:
      return null
  }
}

/** A commitment of whoever left, with those who still take part in it. */
interface LeftJoint {
  readonly call: string
  readonly commitment: { readonly party: string; readonly id: string }
  readonly parties: readonly string[]
}

/**
 * What an entry leaves to those who take part, as the register stands now. What its maker withdrew before is not among
 * them: of that they were told.
 */
export async function jointsLeft(store: Store, statement: Statement): Promise<LeftJoint[]> {
  const party = leaverIn(statement)
  if (party === null) return []
  const calls = statement.call === null ? await keysOf(store) : [statement.call]
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

/** It signs still, and has not said its last on its part. */
async function goesOn(
  store: Store,
  party: string,
  { call, commitment }: Pick<LeftJoint, 'call' | 'commitment'>,
): Promise<boolean> {
  const [signature, schedule] = await store.rows([
    ref('signatures', call, party),
    ref('schedules', call, party),
  ])
  const last = schedule?.commitments.findLast(
    ({ party: of, id }) => of === commitment.party && id === commitment.id,
  )
  return signature?.state === 'standing' && last !== undefined && last.reports.every(({ final }) => !final)
}

async function keysOf(store: Store): Promise<string[]> {
  return Array.fromAsync(eachRow(store, 'calls'), ({ key }) => key)
}
