import type SMTPConnection from 'nodemailer/lib/smtp-connection'

/**
 * The relay that sends all letters. The operator names it, often by a private address, so it need not pass the guard for
 * addresses that strangers name.
 */
export interface Relay {
  readonly host: string
  readonly port: number
  /** `whole` from the first byte, `starttls` or no letter, `none` for a relay on this machine. */
  readonly tls: 'whole' | 'starttls' | 'none'
  readonly login: { readonly user: string; readonly pass: string } | null
  /** Certificates (PEM) trusted in place of the system's, as for a relay that signs its own. */
  readonly ca: string | null
  /** Who writes, and where answers go. */
  readonly from: { readonly name: string; readonly address: string }
  /** Milliseconds that a step of the relay may take; two minutes if left out. */
  readonly patience?: number
}

/** What officers are shown of a relay: who names another reads every code, so they see which one it is, and no password. */
export type RelayShown = Pick<Relay, 'host' | 'port' | 'tls' | 'from'>

/** A letter on its way; each part was checked before it was queued. */
export interface Outgoing {
  readonly id: string
  readonly to: string
  readonly lang: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** When it was written, Unix seconds. */
  readonly written: number
  /** The address that takes a one-click POST (RFC 8058); null for letters that nobody can stop. */
  readonly stop: string | null
}

/**
 * What became of a letter.
 *
 * `sent`     the relay has acknowledged it: it is never sent again
 * `refused`  the relay will never take it (RFC 5321, 5xx)
 * `later`    not now (4xx), or the connection broke and nobody knows: it is sent again
 * `trouble`  the relay takes no letter for anybody
 */
interface Delivery {
  readonly is: 'sent' | 'refused' | 'later' | 'trouble'
  /** What the relay said, or what went wrong on the way to it. */
  readonly said: string
}

export interface Mailer {
  readonly relay: RelayShown
  /** Never throws. One letter at a time. */
  send(letter: Outgoing): Promise<Delivery>
  /** Closes the connection, which stays open from one letter to the next. */
  rest(): void
  /** Breaks off a letter on its way, for a server that stops. The letter is sent again. */
  cut(): void
}

const PATIENCE_MS = 120_000
const MOST_SAID = 400

export function newMailer(relay: Relay): Mailer {
  let open: SMTPConnection | undefined
  let last: SMTPConnection | undefined
  const { host, port, tls, from } = relay
  return {
    relay: { host, port, tls, from },
    rest() {
      open?.quit()
      open = undefined
    },
    cut: () => last?.close(),
    async send(letter) {
      // Loaded at the first letter: a server that sends none does without these megabytes.
      const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
      let message: Buffer
      try {
        message = await new MailComposer(messageOf(letter, relay)).compile().build()
      } catch (error) {
        return { is: 'refused', said: plain(messageIn(error)) }
      }
      try {
        if (open === undefined || open.destroyed) {
          last = await connectionTo(relay)
          open = await signedIn(last, relay)
        }
      } catch (error) {
        open = undefined
        return { is: 'trouble', said: plain(messageIn(error)) }
      }
      try {
        return { is: 'sent', said: (await sentOver(open, letter, message, relay)).slice(0, MOST_SAID) }
      } catch (error) {
        // The session goes on after an answer of the relay alone.
        if ((error as Trouble).responseCode === undefined) open.close()
        else if (!open.destroyed) await reset(open)
        if (open.destroyed) open = undefined
        return { is: outcomeOf(error), said: plain((error as Trouble).response ?? messageIn(error)) }
      }
    },
  }
}

/**
 * The message, from parts and never from a line that somebody typed: the address is given as an address in envelope and
 * header, and MailComposer encodes what a header cannot hold (RFC 2047).
 */
function messageOf(letter: Outgoing, { from }: Relay) {
  const { id, to, lang, subject, text, html, written, stop } = letter
  const headers: Record<string, string> = {
    // No holiday notice answers it (RFC 3834).
    'Auto-Submitted': 'auto-generated',
    'Content-Language': lang,
    ...(stop === null
      ? {}
      : { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
  }
  return {
    from,
    to: { name: '', address: to },
    subject,
    text,
    html,
    headers,
    date: new Date(written * 1000),
    // The same each time it is sent, so that whoever gets it twice can tell (RFC 5322 section 3.6.4).
    messageId: `<${id}@${from.address.split('@').at(-1)}>`,
    newline: 'win',
    xMailer: false as const,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

async function connectionTo({ host, port, tls, ca, patience = PATIENCE_MS }: Relay): Promise<SMTPConnection> {
  const { default: Connection } = await import('nodemailer/lib/smtp-connection')
  const connection = new Connection({
    host,
    port,
    secure: tls === 'whole',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    tls: { minVersion: 'TLSv1.2', ...(ca !== null && { ca }) },
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
    allowInternalNetworkInterfaces: true,
  })
  // What breaks under a letter is told with that letter; what breaks between two is found at the next.
  connection.on('error', () => undefined)
  return connection
}

async function signedIn(connection: SMTPConnection, { login }: Relay): Promise<SMTPConnection> {
  try {
    await answer<void>(connection, done => connection.connect(done))
    if (login !== null)
      await answer<unknown>(connection, done => connection.login({ credentials: login }, done))
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

async function sentOver(
  connection: SMTPConnection,
  { to }: Outgoing,
  message: Buffer,
  { from, patience = PATIENCE_MS }: Relay,
): Promise<string> {
  // In all, since a relay that answers a little now and then never times out.
  const late = setTimeout(() => connection.close(), patience * 2)
  try {
    const envelope = { from: from.address, to: [to], size: message.length }
    const info = await answer<{ readonly response: string }>(connection, done =>
      connection.send(envelope, message, done),
    )
    return info.response
  } finally {
    clearTimeout(late)
  }
}

/** Clears what a refused letter has left in the session (RFC 5321 section 4.1.1.5). */
async function reset(connection: SMTPConnection): Promise<void> {
  await answer(connection, done => connection.reset(done)).catch(() => connection.close())
}

type Done<T> = (error?: Error | null, value?: T) => void

/** The relay's answer to one step; rejects where the connection ends. */
function answer<T>(connection: SMTPConnection, ask: (done: Done<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    // The exact error comes after the end, in the same turn, and is preferred.
    const ended = () =>
      setImmediate(() => settle(new Error('The relay took too long, or closed the connection.')))
    const settle: Done<T> = (error, value) => {
      connection.off('error', settle)
      connection.off('end', ended)
      if (error) reject(error)
      else resolve(value as T)
    }
    connection.once('error', settle)
    connection.once('end', ended)
    ask(settle)
  })
}

interface Trouble {
  /** The relay's own words. */
  readonly response?: string
  readonly message?: string
  readonly responseCode?: number
  readonly command?: string
  readonly code?: string
}

/** A relay that will not have us as a sender takes no other letter either, so no mailbox is at fault. */
function outcomeOf(error: unknown): Delivery['is'] {
  const { responseCode, command, code } = error as Trouble
  if (responseCode === undefined) return code === 'EENVELOPE' || code === 'EMESSAGE' ? 'refused' : 'later'
  const isOfRelay = command === 'MAIL FROM' || responseCode === 421 || responseCode === 530
  if (isOfRelay && (responseCode >= 500 || responseCode === 421)) return 'trouble'
  return responseCode >= 500 ? 'refused' : 'later'
}

const messageIn = (error: unknown) => (error as Trouble).message ?? 'No reason was given.'

/** One line without hidden characters: a relay's words are shown to officers. */
function plain(said: string): string {
  return said
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, MOST_SAID)
}
