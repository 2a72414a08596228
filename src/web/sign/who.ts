import { credentialsOf } from '../../people/credentials.ts'
import { formerSession } from '../../people/sessions.ts'
import { type KeyRow, ref } from '../../register/rows.ts'
import type { Asked } from '../asked.ts'
import { cookieIn } from '../http/cookies.ts'

/** Who is at the other end, as far as a session says; the ceremony works without one. */
export type SignerHere = Readonly<NonNullable<Awaited<ReturnType<typeof signerHere>>>>

/**
 * Undefined where nobody was let in. Strangers are not told which passkeys a party has; whoever held a session is told
 * after its end too, since a key that is not kept on a device by name must be asked for by its id.
 */
export async function signerHere(asked: Asked) {
  const { log, now } = asked.site
  const { drawer, store } = log
  const session = await formerSession(drawer, cookieIn(asked, 'party'), 'party', now())
  if (session === undefined) return undefined
  const known = await credentialsOf(drawer, session.holder, now())
  const keys = await store.rows([
    ref('keys', session.keyid),
    ...known.map(({ credential }) => ref('keys', credential.keyid)),
  ])
  const signs = (row: KeyRow | undefined) => row?.holder === session.holder && row.revoked === null
  // Whoever signed in with a key that was revoked since is a stranger again.
  if (!signs(keys[0])) return undefined
  return {
    party: session.holder,
    /** False once the session has ended: it is then known whose the browser was, and no more. */
    isLetIn: session.expires > now(),
    /** Ids of the passkeys that this server knows of the party and that still sign, in base64url. */
    credentials: known.filter((_, i) => signs(keys[i + 1])).map(({ id }) => id),
  }
}
