/**
 * Check digits of public identifiers. Both schemes end in two digits that make the whole leave a remainder of 1 by 97; a
 * mistyped character leaves another, and so do most mistakes.
 */

export const LEI = /^[A-Z0-9]{18}[0-9]{2}$/
/** Crockford's Base 32 in lower case: no i, l, o or u. */
export const ROR = /^0[0-9a-hjkmnp-tv-z]{6}[0-9]{2}$/
const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz'

/** An LEI (ISO 17442) with check digits that fit, by ISO 7064, MOD 97-10. */
export function isLei(typed: string): boolean {
  return LEI.test(typed) && typed.slice(18) === leiDigits(typed)
}

/** A ROR id with check digits that fit. */
export function isRor(typed: string): boolean {
  return ROR.test(typed) && typed.slice(7) === rorDigits(typed)
}

/** The check digits that an identifier should end in; null if they fit, or if it has not its form. */
export function digitsAskedFor(scheme: 'lei' | 'ror', typed: string): string | null {
  if (!(scheme === 'lei' ? LEI : ROR).test(typed)) return null
  const digits = scheme === 'lei' ? leiDigits(typed) : rorDigits(typed)
  return typed.endsWith(digits) ? null : digits
}

/** Letters count as 10 to 35 (ISO 7064). The remainder is taken on the way: the number has up to 38 digits. */
function leiDigits(lei: string): string {
  let rest = 0
  for (const char of lei.slice(0, 18)) {
    const value = Number.parseInt(char, 36)
    rest = (rest * (value < 10 ? 10 : 100) + value) % 97
  }
  return two(98 - ((rest * 100) % 97))
}

function rorDigits(ror: string): string {
  let value = 0
  for (const char of ror.slice(1, 7)) value = value * 32 + BASE32.indexOf(char)
  return two(98 - ((value * 100) % 97))
}

function two(digits: number): string {
  return String(digits).padStart(2, '0')
}
