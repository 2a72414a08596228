import { parse } from 'hono/utils/cookie'
import type { Asked } from './request.ts'

/**
 * Cookies that no script reads and no form of another site sends along. Over TLS they are bound to this very host
 * (`__Host-`, RFC 6265bis section 4.1.3.2).
 */

function isSecure({ site }: Asked): boolean {
  return site.publicUrl.startsWith('https:')
}

function nameOf(asked: Asked, name: string): string {
  return `${isSecure(asked) ? '__Host-' : ''}avow-${name}`
}

/** The value of a Set-Cookie header. A link from elsewhere carries no `Strict` cookie either. */
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

/** Characters of the header that we read; browsers send fewer. */
const MOST = 8_192

/** Attacker-controlled. */
export function cookieIn(asked: Asked, name: string): string | undefined {
  const header = asked.request.headers.get('cookie')
  if (header === null) return undefined
  const wanted = nameOf(asked, name)
  return parse(header.slice(0, MOST), wanted)[wanted]
}
