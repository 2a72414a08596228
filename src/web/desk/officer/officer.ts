import { credentialsOf } from '../../../people/credentials.ts'
import { BY_PROVIDER, requireSession } from '../../../people/sessions.ts'
import type { After } from '../../../work/act/consequences.ts'
import { requireInForce } from '../../../work/officers.ts'
import type { DraftOf } from '../../forms/act-drafts.ts'
import type { StatementForm } from '../../forms/statement-form.ts'
import { type Asked, cookieIn } from '../../kit/kit.ts'
import type { OfficeHeld } from '../../office-permissions.ts'

/** An officer who has signed in. A statement asks for the passkey again; what is no statement, as inviting, does not. */
export interface Officer {
  /** The role's id, under which the officer stands in the log. */
  readonly id: string
  readonly office: OfficeHeld
  readonly keyid: string
  /** Signed in with a passkey. Whom an identity provider vouched for only looks. */
  readonly isKeyed: boolean
  readonly credentials: readonly string[]
}

/**
 * The one place that says who is an officer. Refuses `sign_in_needed` without a session, and where the register no
 * longer knows the officer, whatever the session says.
 */
export async function requireOfficer(asked: Asked): Promise<Officer> {
  const { log, now } = asked.site
  const { drawer } = log
  const session = await requireSession(drawer, cookieIn(asked, 'officer'), 'officer', now())
  const { office = 'decider' } = await requireInForce(asked.site, session)
  const known = await credentialsOf(drawer, session.holder, now())
  const { holder, keyid } = session
  const isKeyed = keyid !== BY_PROVIDER
  return { id: holder, office, keyid, isKeyed, credentials: known.map(({ id }) => id) }
}

/** Whose drafts what an officer typed is kept among. */
export function typedBy(officer: string): DraftOf {
  return { purpose: 'desk typed', subject: officer }
}

/** An act that an officer prepares on a page of its own. */
export type DeskForm = StatementForm<Officer, After>
