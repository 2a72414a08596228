import type { Session } from '../people/sessions.ts'
import type { Asked } from './asked.ts'
import { cookieIn, setCookie } from './cookies.ts'

/** The cookies of sessions. An officer may be a representative too, so the two stand beside each other. */
type Use = Session['use']

/** Seconds that a cookie outlives its session, so that what was typed too late is still known to be of somebody. */
const KEPT_AFTER = 7 * 86_400

/** The value of a Set-Cookie header. */
export function sessionCookie(asked: Asked, use: Use, token: string, expires: number): string {
  const seconds = Math.max(0, expires - asked.site.now()) + KEPT_AFTER
  return setCookie(asked, use, token, seconds, 'Strict')
}

export function endCookie(asked: Asked, use: Use): string {
  return setCookie(asked, use, '', 0, 'Strict')
}

/** What the cookie holds; attacker-controlled. */
export function tokenIn(asked: Asked, use: Use): string | undefined {
  return cookieIn(asked, use)
}
