import { parseEnvelope } from '../../core/envelope.ts'
import { formatJsonBytes, type JsonObject } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import { parseStatement, type Statement } from '../../core/statement.ts'
import { invitationOf } from '../../people/invitations.ts'
import { launches, type Sealed, sealedAbsent, sealedBy } from '../../people/launches.ts'
import { hashOfToken } from '../../people/tokens.ts'
import { sealStatus } from '../../register/seal-status.ts'
import { partyJoined } from '../../register/types/invitations.ts'
import { keyAdded } from '../../register/types/keys.ts'
import { partyAdmitted } from '../../register/types/parties.ts'
import type { Change } from '../../store/drawer.ts'
import { isGoodLeaf } from '../invitations.ts'
import type { Registers } from '../workplace.ts'
import { type Lying, lyingOf, sealOf } from './embargo.ts'

/**
 * Ids that are taken by whoever has joined under seal. No row of the register says so before the hour: who was admitted
 * by such an id meanwhile would spoil what lies sealed.
 */

/**
 * Changes that are made as long as nobody joins this id under seal, on this call apart. Refuses `sealed_waiting` where
 * somebody has: tell that only an officer, and whoever an officer has invited by the same id.
 */
export async function notHeld(
  place: Registers,
  party: string,
  apart: string | null = null,
): Promise<Change[]> {
  const { log, now } = place
  const changes: Change[] = []
  for await (const { id: call } of launches.each(log.drawer, now())) {
    if (call === apart) continue
    const found = await sealedBy(log.drawer, call, party, now())
    if (found === undefined) changes.push(sealedAbsent(call, party, heldBy(party)))
    else if (await isJoining(place, found.value)) throw heldBy(party)
  }
  return changes
}

/** The same; null where nothing is in the way. */
export async function heldId(place: Registers, party: string): Promise<Refusal | null> {
  try {
    await notHeld(place, party)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

const heldBy = (party: string) =>
  new Refusal('sealed_waiting', `Somebody joins as ${party} already, under seal until an hour that was set.`)

/** Whether it brings its party into the register once it opens, for all that is known now. */
async function isJoining(place: Registers, kept: Sealed): Promise<boolean> {
  const { log, now } = place
  const isJoin = statementIn(kept.envelope).type === partyJoined.type
  if (!isJoin || kept.trouble !== null || (await isSpoilt(place, kept))) return false
  const seal = await sealOf(log, kept)
  return seal !== undefined && ['waiting', 'due'].includes(sealStatus(seal, now()))
}

/** Whether an officer has ended the invitation by which it joins, or lost the key that made it: it never opens. */
export async function isSpoilt({ log }: Pick<Registers, 'log'>, { envelope }: Sealed): Promise<boolean> {
  const statement = statementIn(envelope)
  if (statement.type !== partyJoined.type) return false
  const { leaf, invitation } = partyJoined.read(statement)
  return !(await isGoodLeaf({ log }, leaf, parseEnvelope(formatJsonBytes(invitation as JsonObject))))
}

/** What somebody has sealed who joins by this link, which is the hash of its token. */
export async function sealedByLink(place: Registers, link: string): Promise<Lying | undefined> {
  const invitation = await invitationOf(place.log.drawer, link, place.now())
  const lying = invitation && (await lyingOf(place, invitation.call, invitation.party))
  return lying !== undefined && linkOfJoin(lying.kept) === link ? lying : undefined
}

/** The link by which it joins; null where a signature alone lies sealed. */
export function linkOfJoin({ envelope }: Sealed): string | null {
  const statement = statementIn(envelope)
  return statement.type === partyJoined.type ? hashOfToken(partyJoined.read(statement).token) : null
}

export const statementIn = (envelope: Uint8Array) => parseStatement(parseEnvelope(envelope).payload)

/** The id of the party that this would bring in, or a key of it, and on which call; null where neither. */
export function broughtIn({
  type,
  by,
  call,
  body,
}: Statement): { readonly party: string; readonly call: string | null } | null {
  if (type === partyJoined.type) return { party: by, call }
  if (type === partyAdmitted.type) return { party: String(body.party), call: null }
  // Of one that joins by its first key, another key would spoil what lies sealed.
  return type === keyAdded.type && by === 'depositary' ? { party: String(body.holder), call: null } : null
}
