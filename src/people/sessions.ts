import { z } from 'zod'
import { fromBase64url } from '../core/bytes.ts'
import { type Digest, hashFor } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import { digest } from '../register/kinds.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { keptAs, type Named, unended } from './collection.ts'
import { hashOfToken, newToken } from './tokens.ts'

/**
 * Sessions of officers and representatives. A session never signs: a passkey signs each statement. It lets one see and
 * prepare, and an officer do what is no statement, as inviting. Only the hash of the cookie's token is kept.
 */
export const SESSION_SECONDS = { officer: 8 * 3600, party: 4 * 3600 } as const
/** An ended session is known for so long, to keep for its holder alone what was typed too late. */
export const KNOWN_AFTER_SECONDS = 7 * 86_400
/** In which a passkey has to answer a challenge. */
export const CHALLENGE_SECONDS = 600

/** In place of a key: an identity provider vouched for the holder, who may only look. */
export const BY_PROVIDER = 'identity provider'

const schema = z.strictObject({
  use: z.enum(['officer', 'party']),
  /** The role's id or the party's id. */
  holder: z.string().max(64),
  keyid: z.string().max(64),
  made: z.int(),
  expires: z.int(),
})
export type Session = z.infer<typeof schema>
export const sessions = keptAs('session', schema, { keys: ({ holder }) => ({ holder }) })
const challenges = keptAs(
  'challenge',
  z.strictObject({
    made: z.int(),
    /** The digest of what the answer confirms; left out for a sign-in. */
    confirms: digest.exactOptional(),
  }),
)

/** A session to be: the cookie's token, and the change that opens it. */
export function sessionFor(
  { use, holder, keyid }: Pick<Session, 'use' | 'holder' | 'keyid'>,
  now: number,
): { token: string; expires: number; opened: Change } {
  const token = newToken()
  const expires = now + SESSION_SECONDS[use]
  const session = { use, holder, keyid, made: now, expires }
  return { token, expires, opened: sessions.laid(hashOfToken(token), session, expires + KNOWN_AFTER_SECONDS) }
}

/** `token` is whatever a cookie held. The caller asks the register whether its key is still good. */
export async function sessionOf(
  drawer: Drawer,
  token: string | undefined,
  use: Session['use'],
  now: number,
): Promise<Session | undefined> {
  return unended(await formerSession(drawer, token, use, now), now)
}

/** Refuses `sign_in_needed` without a session of this use that has not ended. */
export async function requireSession(
  drawer: Drawer,
  token: string | undefined,
  use: Session['use'],
  now: number,
): Promise<Session> {
  const session = await sessionOf(drawer, token, use, now)
  if (session === undefined)
    throw new Refusal('sign_in_needed', 'Nobody has signed in here, or the session has ended.')
  return session
}

/** A session, ended or not: it lets nobody in, and says whose the browser was. */
export async function formerSession(
  drawer: Drawer,
  token: string | undefined,
  use: Session['use'],
  now: number,
): Promise<Session | undefined> {
  if (token === undefined) return undefined
  const session = await sessions.get(drawer, hashOfToken(token), now)
  return session?.use === use ? session : undefined
}

export const sessionEnded = (token: string) => sessions.gone(hashOfToken(token))

/** Those that have not ended; `id` is a hash and lets nobody in. */
export async function sessionsOf(drawer: Drawer, holder: string, now: number): Promise<Named<Session>[]> {
  const all = await sessions.by(drawer, 'holder', holder, now)
  return all.filter(({ value }) => value.expires > now)
}

/** Ends every session of a holder, or those of one key, as when that is revoked. */
export async function sessionsEnded(
  drawer: Drawer,
  holder: string,
  now: number,
  keyid?: string,
): Promise<Change[]> {
  const open = await sessionsOf(drawer, holder, now)
  return open
    .filter(({ value }) => keyid === undefined || value.keyid === keyid)
    .map(({ id }) => sessions.gone(id))
}

/**
 * A challenge to sign in with, or to confirm an act of the desk that no entry records. Its hash contains its purpose, so
 * an answer to it cannot pass for a signature of a statement, nor the reverse. `token` goes into the form and comes back
 * once.
 */
export async function newChallenge(
  drawer: Drawer,
  now: number,
  confirms?: Digest,
): Promise<{ token: string; challenge: Uint8Array }> {
  const token = newToken()
  await challenges.put(
    drawer,
    hashOfToken(token),
    { made: now, ...(confirms !== undefined && { confirms }) },
    now + CHALLENGE_SECONDS,
  )
  return { token, challenge: challengeFrom(token) }
}

/** What the passkey must have signed. Each token is good once, for what it was made for. Refuses `link_spent`. */
export async function takeChallenge(
  drawer: Drawer,
  token: string,
  now: number,
  confirms?: Digest,
): Promise<Uint8Array> {
  const found = await challenges.take(drawer, hashOfToken(token), now)
  if (found === undefined || found.confirms !== confirms)
    throw new Refusal('link_spent', 'This page was answered already, or stood open for too long.')
  return challengeFrom(token)
}

function challengeFrom(token: string) {
  return hashFor('avow/session/v1', fromBase64url(token))
}
