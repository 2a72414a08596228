import { readFileSync } from 'node:fs'
import type { Relay } from '../outbound/mail.ts'
import { mailboxIn } from '../people/addresses.ts'
import { Misuse } from './command.ts'
import { reasonOf } from './files.ts'

/** What the environment says of the relay through which letters go out; undefined where none is named. */
export function relayIn({ AVOW_SMTP, AVOW_SMTP_CA, AVOW_MAIL_FROM }: NodeJS.ProcessEnv): Relay | undefined {
  if (!AVOW_SMTP) return undefined
  // What was typed is not repeated: a password stands in it.
  if (!URL.canParse(AVOW_SMTP)) throw new Misuse('AVOW_SMTP is no address. Write smtps://user:password@host.')
  const url = new URL(AVOW_SMTP)
  const isWhole = url.protocol === 'smtps:'
  if (!isWhole && url.protocol !== 'smtp:')
    throw new Misuse('AVOW_SMTP begins with smtps:// (TLS at once) or smtp:// (STARTTLS).')
  if (url.hostname === '' || !/^\/?$/.test(url.pathname) || url.search !== '' || url.hash !== '')
    throw new Misuse('AVOW_SMTP names a host, and nothing behind its port.')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const ca = AVOW_SMTP_CA ? certificatesIn(AVOW_SMTP_CA) : null
  return {
    host,
    port: url.port === '' ? (isWhole ? 465 : 587) : Number(url.port),
    // On this very machine nobody listens in; everywhere else a letter goes encrypted or not at all.
    tls: isWhole ? 'whole' : isThisMachine(host) && ca === null ? 'none' : 'starttls',
    login: url.username === '' ? null : { user: decoded(url.username), pass: decoded(url.password) },
    ca,
    from: senderIn(AVOW_MAIL_FROM ?? ''),
  }
}

const isThisMachine = (host: string) => host === 'localhost' || host === '::1' || /^127\.[\d.]+$/.test(host)

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new Misuse('AVOW_SMTP: a % in user or password is written as %25.')
  }
}

function certificatesIn(path: string): string {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new Misuse(`AVOW_SMTP_CA cannot be read: ${reasonOf(error)}`)
  }
  if (!text.includes('-----BEGIN CERTIFICATE-----'))
    throw new Misuse(`AVOW_SMTP_CA names ${path}, which holds no certificate in PEM.`)
  return text
}

/** `Harbour Accord depositary <depositary@avow.example>`, or the address alone. */
function senderIn(typed: string): Relay['from'] {
  const [, name = '', address = ''] = /^(?:"?([^"<>\p{C}]*?)"?\s*<([^<>]+)>|)$/u.exec(typed.trim()) ?? []
  const mailbox = mailboxIn(address === '' ? typed.trim() : address)
  if (mailbox === undefined)
    throw new Misuse(
      `AVOW_MAIL_FROM is "${typed}"; with AVOW_SMTP it names who writes, as "Registry <registry@example.org>".`,
    )
  return { name: name.trim(), address: mailbox }
}
