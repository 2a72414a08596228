import { randomBytes, sha256 } from '#crypto'
import { toBase64url, utf8 } from '../core/bytes.ts'

/**
 * Tokens are 32 random bytes, shown to one person once. Only their SHA-256 is kept, which no reader of the database or
 * a backup can turn back. They are found by that hash, so no comparison's time tells how much of a guess was right.
 */
const TOKEN = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/

export function newToken() {
  return toBase64url(randomBytes(32))
}

/** '' for what cannot be a token: nothing is kept under it. */
export function hashOfToken(token: string) {
  return TOKEN.test(token) ? toBase64url(sha256(utf8(token))) : ''
}

const DIGITS = 8

/** Eight digits, each as likely as another: numbers above the last whole multiple are drawn again. */
export function newDigits(): string {
  const most = 10 ** DIGITS
  const fair = 2 ** 32 - (2 ** 32 % most)
  for (;;) {
    const bytes = randomBytes(4)
    const number = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
    if (number < fair) return String(number % most).padStart(DIGITS, '0')
  }
}

/** Such ids sort by the seconds in which things came. */
export function newDatedId(now: number) {
  return `${inOrder(now)}-${plainToken().slice(0, 8)}`
}

/** Seconds as text that sorts as numbers do. */
export const inOrder = (seconds: number) => seconds.toString(36).padStart(7, '0')

/** Random letters and digits, which no address has to escape. */
export const plainToken = () => newToken().replace(/[^a-z0-9]/g, '')
