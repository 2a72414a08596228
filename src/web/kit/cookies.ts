import { parse } from 'hono/utils/cookie'
import type { Asked } from './request.ts'

/**
 * Cookies: out of reach of scripts, not sent along by other sites' forms, and, where the site is reached over TLS,
 * bound to this very host (`__Host-`, RFC 6265bis section 4.1.3.2).
 */

function isSecure({ site }: Asked): boolean {
  return site.publicUrl.startsWith('https:')
}

function nameOf(asked: Asked, name: string): string {
  return `${isSecure(asked) ? '__Host-' : ''}avow-${name}`
}

/** The value of a Set-Cookie header. `Strict` where a link from elsewhere must not carry it along either. */
export function setCookie(
  asked: Asked,
  name: string,
  value: string,
  seconds: number,
  sameSite: 'Lax' | 'Strict' = 'Lax',
): string {
  const secure = isSecure(asked) ? '; Secure' : ''
  return `${nameOf(asked, name)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=${sameSite}${secure}`
}

/** Characters of the header that are looked at; browsers send less. */
const MOST = 8_192

/** What the cookie holds; attacker-controlled. */
export function cookieIn(asked: Asked, name: string): string | undefined {
  const header = asked.request.headers.get('cookie')
  if (header === null) return undefined
  const wanted = nameOf(asked, name)
  return parse(header.slice(0, MOST), wanted)[wanted]
}
