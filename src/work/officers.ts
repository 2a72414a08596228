import { Refusal } from '../core/refusal.ts'
import { BY_PROVIDER } from '../people/sessions.ts'
import { type LogRow, type RoleRow, ref } from '../register/rows.ts'
import { rowIn } from '../store/each-row.ts'
import { keysInForce } from './holder-keys.ts'
import type { Workplace } from './workplace.ts'

type Registers = Pick<Workplace, 'log' | 'identity'>

/** The role. Refuses `sign_in_needed` where the role has ended or the key was revoked. */
export async function requireInForce(
  place: Registers,
  { holder, keyid }: { readonly holder: string; readonly keyid: string },
): Promise<RoleRow> {
  if (keyid === BY_PROVIDER) return requireVouchedFor(place, holder)
  const [role, key] = await place.log.store.rows([ref('roles', holder), ref('keys', keyid)])
  if (role === undefined || role.ended !== null || key === undefined || key.holder !== holder)
    throw new Refusal('sign_in_needed', `The role ${holder} is not in force.`)
  if (key.revoked !== null)
    throw new Refusal('sign_in_needed', `This passkey was revoked by entry ${key.revoked.entry}.`)
  return role
}

/**
 * The operator still names them, the role is in force, and so is a passkey of theirs: a provider alone makes nobody an
 * officer.
 */
async function requireVouchedFor({ log, identity }: Registers, holder: string) {
  const role = await rowIn(log.store, 'roles', holder)
  const keys = await keysInForce({ log }, holder)
  const isIn = role !== undefined && role.ended === null && keys > 0
  if (!isIn || !identity?.vouchesFor(holder))
    throw new Refusal(
      'sign_in_needed',
      `The role ${holder} is not in force, or no provider vouches for it here.`,
    )
  return role
}

/** Officers whom another has stopped. Until it is settled, nobody acts alone on what was announced. */
export type Stopped = NonNullable<LogRow['stopped']>[number]

/** In the order in which they were stopped. */
export async function stoppedOfficers({ log }: Pick<Workplace, 'log'>): Promise<readonly Stopped[]> {
  const row = await rowIn(log.store, 'log', 'log')
  return row?.stopped ?? []
}
