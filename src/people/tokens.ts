import { randomBytes, sha256 } from '#crypto'
import { toBase64url, utf8 } from '../core/bytes.ts'

/**
 * Tokens are 32 random bytes, shown to one person once. What is kept is their SHA-256 alone, which whoever reads the
 * database or a backup cannot turn back. They are found by that hash, so no comparison tells by its time how much of a
 * guess was right.
 */
const TOKEN = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/

export function newToken(): string {
  return toBase64url(randomBytes(32))
}

/** The name under which a token's subject is kept; '', under which nothing is, for what cannot be a token. */
export function hashOfToken(token: string): string {
  return TOKEN.test(token) ? toBase64url(sha256(utf8(token))) : ''
}

/** An id by which things sort in the order of the seconds in which they came. */
export function newDatedId(now: number): string {
  return `${inOrder(now)}-${plainToken().slice(0, 8)}`
}

/** A number of seconds, so that texts of it sort as numbers do. */
export const inOrder = (seconds: number) => seconds.toString(36).padStart(7, '0')

/** Random letters and digits, which no address has to escape. */
export const plainToken = () => newToken().replace(/[^a-z0-9]/g, '')
