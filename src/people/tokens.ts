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

/** The name under which a token's subject is kept; undefined for what cannot be a token. */
export function hashOfToken(token: string): string | undefined {
  return TOKEN.test(token) ? toBase64url(sha256(utf8(token))) : undefined
}
