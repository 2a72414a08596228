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

/**
 * Whether a relay of old might read it as a route, a program or an encoded word, and deliver it at another domain than
 * the one behind the @: such an address proves nothing of that domain (RFC 5321, section 3.6.1; RFC 2047).
 */
export function mayBeRerouted(mailbox: string): boolean {
  const local = mailbox.slice(0, mailbox.lastIndexOf('@'))
  return /[%!|`]|=\?|^[-/]/.test(local)
}

/**
 * The box into which its letters come, whatever tag stands in it: for counts and for stops, since one person makes as
 * many tags as they like. Never for who somebody is, since on some servers a tag is a name.
 */
export function boxOf(mailbox: string): string {
  const same = sameMailbox(mailbox)
  const at = same.lastIndexOf('@')
  const [local, host] = [same.slice(0, at), same.slice(at + 1)]
  const tag = local.indexOf('+', 1)
  const bare = tag === -1 ? local : local.slice(0, tag)
  return DOTLESS.test(host) ? `${bare.replaceAll('.', '')}@gmail.com` : `${bare}@${host}`
}

/** Where dots in a name count for nothing, under either name. */
const DOTLESS = /^(?:gmail|googlemail)\.com$/

/** One address, however it was typed: mail programs ignore case. */
export const sameMailbox = (mailbox: string) => normalised(mailbox, 'NFC').toLowerCase()
