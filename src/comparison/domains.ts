import { domainToUnicode } from 'node:url'

/** A domain as its readers see it, with letters instead of `xn--`. */
export function readDomain(domain: string): string {
  return domainToUnicode(domain) || domain
}

/** The same of an e-mail address. */
export function readMailbox(mailbox: string): string {
  const at = mailbox.lastIndexOf('@') + 1
  return mailbox.slice(0, at) + readDomain(mailbox.slice(at))
}

export function hostOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase()
}

/** Whether an e-mail address is neither at this domain nor below it. */
export function isElsewhere(email: string, domain: string): boolean {
  const at = hostOf(email)
  return at !== domain && !at.endsWith(`.${domain}`)
}
