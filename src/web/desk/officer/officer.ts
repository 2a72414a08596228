import { Refusal } from '../../../core/refusal.ts'
import { credentialsOf } from '../../../people/credentials.ts'
import { BY_PROVIDER, requireSession } from '../../../people/sessions.ts'
import { type RoleRow, ref } from '../../../register/rows.ts'
import type { Asked } from '../../asked.ts'
import type { DraftOf } from '../../forms/acts.ts'
import { cookieIn } from '../../http/cookies.ts'
import type { OfficeHeld } from '../../may.ts'
import { keysInForce } from '../../statement/facts.ts'

/** An officer who has signed in. A session signs nothing: each act asks for the passkey again. */
export interface Officer {
  /** The role's id, under which the officer stands in the log. */
  readonly id: string
  readonly office: OfficeHeld
  readonly keyid: string
  /** Whether they signed in with a passkey; if not, an identity provider has vouched for them, and they look alone. */
  readonly isKeyed: boolean
  readonly credentials: readonly string[]
}

/**
 * The one place that says who is an officer. Refuses `sign_in_needed` without a session, and whoever the register no
 * longer knows as one, whatever the session says.
 */
export async function requireOfficer(asked: Asked): Promise<Officer> {
  const { log, now } = asked.site
  const { drawer } = log
  const session = await requireSession(drawer, cookieIn(asked, 'officer'), 'officer', now())
  const { office = 'decider' } = await requireInForce(asked, session)
  const known = await credentialsOf(drawer, session.holder, now())
  const { holder, keyid } = session
  const isKeyed = keyid !== BY_PROVIDER
  return { id: holder, office, keyid, isKeyed, credentials: known.map(({ id }) => id) }
}

/** The role, in force. Refuses `sign_in_needed` where the register says that it has ended or the key was revoked. */
export async function requireInForce(
  { site }: Pick<Asked, 'site'>,
  { holder, keyid }: { readonly holder: string; readonly keyid: string },
): Promise<RoleRow> {
  if (keyid === BY_PROVIDER) return requireVouchedFor(site, holder)
  const [role, key] = await site.log.store.rows([ref('roles', holder), ref('keys', keyid)])
  if (role === undefined || role.ended !== null || key === undefined || key.holder !== holder)
    throw new Refusal('sign_in_needed', `The role ${holder} is not in force.`)
  if (key.revoked !== null)
    throw new Refusal('sign_in_needed', `This passkey was revoked by entry ${key.revoked.entry}.`)
  return role
}

/** The operator still names them, the role is in force, and so is a passkey of theirs: a provider makes nobody an officer. */
async function requireVouchedFor({ log, identity }: Asked['site'], holder: string): Promise<RoleRow> {
  const [role] = await log.store.rows([ref('roles', holder)])
  const keys = await keysInForce({ log }, holder)
  const isIn = role !== undefined && role.ended === null && keys > 0
  if (!isIn || !identity?.vouchesFor(holder))
    throw new Refusal(
      'sign_in_needed',
      `The role ${holder} is not in force, or no provider vouches for it here.`,
    )
  return role
}

/** Whose drafts what an officer typed is kept among. */
export function typedBy(officer: string): DraftOf {
  return { purpose: 'desk typed', subject: officer }
}
