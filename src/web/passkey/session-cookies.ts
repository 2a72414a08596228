import { endSession, newSession, type Session, sessionOf } from '../../people/sessions.ts'
import type { Asked } from '../asked.ts'
import { cookieIn, setCookie } from '../http/cookies.ts'

/** The cookies of sessions. An officer may be a representative too, so the two stand beside each other. */
type Use = Session['use']

/** Seconds that a cookie outlives its session, so that what was typed too late is still known to be of somebody. */
const KEPT_AFTER = 7 * 86_400

/**
 * Opens a session; returns the value of a Set-Cookie header. What the browser held before is of no use from here on:
 * nobody can have laid a session into it beforehand, and none is left behind.
 */
export async function openSession(
  asked: Asked,
  session: Pick<Session, 'use' | 'holder' | 'keyid'>,
): Promise<string> {
  const { log, now } = asked.site
  await closeSession(asked, session.use)
  const { token, expires } = await newSession(log.drawer, session, now())
  const seconds = Math.max(0, expires - now()) + KEPT_AFTER
  return setCookie(asked, session.use, token, seconds, 'Strict')
}

/** Ends the session that the browser holds, if it holds one; the cookie takes it from the browser. */
export async function closeSession(
  asked: Asked,
  use: Use,
): Promise<{ session: Session | undefined; cookie: string }> {
  const { log, now } = asked.site
  const cookie = setCookie(asked, use, '', 0, 'Strict')
  const token = tokenIn(asked, use)
  const found = token === undefined ? undefined : await sessionOf(log.drawer, token, now())
  if (token === undefined || found?.use !== use) return { session: undefined, cookie }
  await endSession(log.drawer, token)
  return { session: found, cookie }
}

/** What the cookie holds; attacker-controlled. */
export function tokenIn(asked: Asked, use: Use): string | undefined {
  return cookieIn(asked, use)
}
