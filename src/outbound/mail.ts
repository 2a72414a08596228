import type SMTPConnection from 'nodemailer/lib/smtp-connection'

/**
 * Letters go out through one relay that the operator has named. It stands in the configuration, so it is exempt from
 * the guard that addresses out of strangers' hands must pass: a relay is often a private address.
 */
export interface Relay {
  readonly host: string
  readonly port: number
  /** `whole` from the first byte, `starttls` or nothing, `none` for a relay on this very machine. */
  readonly tls: 'whole' | 'starttls' | 'none'
  readonly login: { readonly user: string; readonly pass: string } | null
  /** Certificates (PEM) that are trusted in place of the system's, as for a relay that signs its own. */
  readonly ca: string | null
  /** Who writes, and where answers go. */
  readonly from: { readonly name: string; readonly address: string }
  /** Milliseconds that one step of the relay may take; two minutes if left out. */
  readonly patience?: number
}

/** A letter on its way, of which every part was checked before it came to lie in the queue. */
export interface Outgoing {
  readonly id: string
  readonly to: string
  readonly lang: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** When it was written, Unix seconds. */
  readonly written: number
  /** The address that takes a one-click POST (RFC 8058); null for what nobody can do without. */
  readonly stop: string | null
}

/**
 * What became of it.
 *
 * `sent`     the relay has acknowledged it: it is the relay's now, and is never sent again
 * `refused`  the relay will never take it (RFC 5321, 5xx)
 * `later`    not now (4xx), or it broke off so late that nobody knows: it is sent again
 * `trouble`  the relay takes no letter at all, whoever it is for
 */
interface Delivery {
  readonly is: 'sent' | 'refused' | 'later' | 'trouble'
  /** What the relay said, or what went wrong on the way to it. */
  readonly said: string
}

export interface Mailer {
  /** Never throws. One letter at a time. */
  send(letter: Outgoing): Promise<Delivery>
  /** Lets the connection go, which is kept open from one letter to the next. */
  rest(): void
  /** Breaks off whatever is on its way: a server that stops waits no longer. The letter comes again. */
  cut(): void
}

const PATIENCE_MS = 120_000
const MOST_SAID = 400

export function newMailer(relay: Relay): Mailer {
  let open: SMTPConnection | undefined
  let last: SMTPConnection | undefined
  return {
    rest() {
      open?.quit()
      open = undefined
    },
    cut: () => last?.close(),
    async send(letter) {
      // At the first letter: a server that sends none goes without its megabytes.
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
        // After an answer of the relay the session goes on; after anything else it is over.
        if (!hasAnswer(error)) open.close()
        else if (!open.destroyed) await reset(open)
        if (open.destroyed) open = undefined
        // Of a letter the relay's own words tell all.
        return { is: outcomeOf(error), said: plain((error as Trouble).response ?? messageIn(error)) }
      }
    },
  }
}

/**
 * The message, from parts and never from a line that somebody typed: the address is given as an address, in envelope
 * and header alike, and MailComposer encodes what a header cannot hold (RFC 2047).
 */
function messageOf(letter: Outgoing, { from }: Relay) {
  const { id, to, lang, subject, text, html, written, stop } = letter
  const headers: Record<string, string> = {
    // RFC 3834: nobody's holiday answers it.
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
    // The same however often it is sent, so that whoever gets it twice can tell (RFC 5322 section 3.6.4).
    messageId: `<${id}@${from.address.split('@').at(-1)}>`,
    newline: 'win',
    xMailer: false as const,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** With TLS wherever it is not said otherwise. */
async function connectionTo({ host, port, tls, ca, patience = PATIENCE_MS }: Relay): Promise<SMTPConnection> {
  const { default: Connection } = await import('nodemailer/lib/smtp-connection')
  const connection = new Connection({
    host,
    port,
    secure: tls === 'whole',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    tls: { minVersion: 'TLSv1.2', ...(ca === null ? {} : { ca }) },
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
    allowInternalNetworkInterfaces: true,
  })
  // What breaks while a letter is on its way comes back with that letter; between two it is found at the next.
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
  // A relay that answers a little now and then never falls silent; it has this long in all.
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

/** Clears what a refused letter has left in the session, so that the next begins anew (RFC 5321 section 4.1.1.5). */
async function reset(connection: SMTPConnection): Promise<void> {
  await answer(connection, done => connection.reset(done)).catch(() => connection.close())
}

type Done<T> = (error?: Error | null, value?: T) => void

/** What the relay answers to one step; a connection that breaks off answers too. */
function answer<T>(connection: SMTPConnection, ask: (done: Done<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    // What exactly was said comes after the end, in the same turn: that is told rather.
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

const hasAnswer = (error: unknown) => (error as Trouble).responseCode !== undefined

/** A relay that will not have us as a sender will not have the next letter either: that is nobody's mailbox. */
function outcomeOf(error: unknown): Delivery['is'] {
  const { responseCode, command, code } = error as Trouble
  if (responseCode === undefined) return code === 'EENVELOPE' || code === 'EMESSAGE' ? 'refused' : 'later'
  const isOfRelay = command === 'MAIL FROM' || responseCode === 421 || responseCode === 530
  if (isOfRelay && (responseCode >= 500 || responseCode === 421)) return 'trouble'
  return responseCode >= 500 ? 'refused' : 'later'
}

const messageIn = (error: unknown) => (error as Trouble).message ?? 'No reason was given.'

/** One line, without what nobody can see: a relay's words are shown to officers. */
function plain(said: string): string {
  return said
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, MOST_SAID)
}
