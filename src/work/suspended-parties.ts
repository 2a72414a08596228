import { colleagueEnded, colleagues } from '../people/colleagues.ts'
import { sessionsEnded } from '../people/sessions.ts'
import type { Suspension } from '../register/party-key-rows.ts'
import { suspensionIn } from '../register/party-keys.ts'
import type { Change } from '../store/drawer.ts'
import { eachRow, rowIn } from '../store/each-row.ts'
import type { Registers } from './workplace.ts'

/** Parties whose keys are suspended, and what ends here with their keys. */

export async function suspensionOf(
  { log }: Pick<Registers, 'log'>,
  party: string,
): Promise<Suspension | undefined> {
  return suspensionIn(await rowIn(log.store, 'partyKeys', party))
}

export interface SuspendedParty {
  readonly party: string
  readonly suspension: Suspension
  /** Ids of its keys in force. */
  readonly keys: readonly string[]
}

/** All of them, by the id of the party. */
export async function suspendedParties({ log }: Pick<Registers, 'log'>): Promise<SuspendedParty[]> {
  const found: SuspendedParty[] = []
  for await (const { key: party, row } of eachRow(log.store, 'partyKeys')) {
    const suspension = suspensionIn(row)
    if (suspension !== undefined) found.push({ party, suspension, keys: row.inForce })
  }
  return found
}

/**
 * Whoever is signed in for the party is out, a thief too. The links by which it lets in colleagues end: a thief may have
 * made them, and called theirs by a name that the party would let in.
 */
export async function endedBySuspension(
  { log: { drawer }, now }: Registers,
  party: string,
): Promise<Change[]> {
  const links = await colleagues.by(drawer, 'holder', party, now())
  return [...(await sessionsEnded(drawer, party, now())), ...links.flatMap(colleagueEnded)]
}
