import { utf8 } from '../core/bytes.ts'
import { normalised } from '../core/normal.ts'
import { domain } from '../register/kinds.ts'

/**
 * One mailbox by RFC 5321 (section 4.1.2), without quotes, comments, routes and address literals: no list, no name,
 * nothing invisible. So it can stand in a header or an SMTP command as it is.
 */
const MAILBOX =
  /^([^\s@"(),:;<>[\]\\\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]{1,64})@([^\s@/?#:%\\\p{Cc}\p{Cs}\p{Z}]+)$/u
/** Bytes (RFC 5321 section 4.5.3.1.3, without the angle brackets). */
const MOST_BYTES = 254

/** The address with its domain in A-labels; undefined for anything but one mailbox. */
export function mailboxIn(typed: string): string | undefined {
  const [, local, host] = MAILBOX.exec(typed) ?? []
  if (local === undefined || host === undefined || !URL.canParse(`https://${host}`)) return undefined
  // No empty atoms: "a..b" and ".a" are no addresses (RFC 5321, Dot-string).
  if (local.split('.').includes('')) return undefined
  const named = new URL(`https://${host}`).hostname
  const mailbox = `${local}@${named}`
  return domain.safeParse(named).success && utf8(mailbox).length <= MOST_BYTES ? mailbox : undefined
}

/** One address, however it was typed: mail programs ignore case. */
export const sameMailbox = (mailbox: string) => normalised(mailbox, 'NFC').toLowerCase()
