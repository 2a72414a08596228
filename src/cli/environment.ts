import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isThisMachine } from '../core/this-machine.ts'
import type { Server } from '../outbound/dns-transport.ts'
import type { Provider } from '../outbound/identity.ts'
import type { Relay } from '../outbound/mail.ts'
import { parseServer } from '../outbound/resolver.ts'
import { mailboxIn } from '../people/addresses.ts'
import { id as idSchema } from '../register/kinds.ts'
import { Misuse } from './command.ts'
import { reasonOf } from './files.ts'
import { quoted } from './typed-command.ts'

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

/** What the environment says; read once, at the top, and handed down. */
export function surroundingsOf(env: NodeJS.ProcessEnv) {
  const logLevel = env.LOG_LEVEL ?? 'info'
  if (!LEVELS.includes(logLevel))
    throw new Misuse(`LOG_LEVEL is "${logLevel}"; it can be ${LEVELS.join(', ')}.`)
  return {
    dataDir: resolve(env.AVOW_DATA || 'data'),
    /** Whether somebody named the data folder. */
    isDataNamed: Boolean(env.AVOW_DATA),
    command: commandIn(env),
    /** `postgres://…` in place of the SQLite file. */
    databaseUrl: env.DATABASE_URL ? databaseUrlOf(env.DATABASE_URL) : undefined,
    // Open to this machine alone: whoever serves the world puts a proxy with TLS before it, or says 0.0.0.0 knowingly.
    host: env.AVOW_HOST || '127.0.0.1',
    port: portOf(env.PORT || '8080', 'PORT'),
    logLevel,
    /** Where erasures of persons are noted, if not in the data folder: on another disk, say. */
    erasures: env.AVOW_ERASURES ? resolve(env.AVOW_ERASURES) : undefined,
    /** A resolver that validates DNSSEC; undefined for those of the system. */
    resolver: env.AVOW_RESOLVER ? resolverOf(env.AVOW_RESOLVER) : undefined,
    /** Whoever shows it may read `/metrics`; undefined where nobody may. */
    metricsToken: env.AVOW_METRICS_TOKEN ? tokenOf(env.AVOW_METRICS_TOKEN) : undefined,
    /** It sends letters; undefined where officers hand them over. */
    relay: relayIn(env),
    /** It lets officers look at the desk; undefined where only passkeys let them in. */
    provider: providerIn(env),
  }
}

/** The command `avow` of this checkout or unpacked archive. */
const LAUNCHER = fileURLToPath(new URL('../../avow', import.meta.url))

/**
 * How somebody starts a command who has started this one: npm tells its children that it runs them. Else by its name
 * where that leads here, and by its path where it does not.
 */
function commandIn({ npm_command, PATH = '' }: NodeJS.ProcessEnv): string {
  if (npm_command) return 'npx --no avow'
  const first = PATH.split(delimiter)
    .filter(folder => folder !== '')
    .map(folder => join(folder, 'avow'))
    .find(path => existsSync(path))
  const isHere =
    first !== undefined && [LAUNCHER, join(dirname(LAUNCHER), 'bin/avow.mjs')].includes(realpathSync(first))
  return isHere ? 'avow' : quoted(LAUNCHER)
}

export type Surroundings = ReturnType<typeof surroundingsOf>

function resolverOf(text: string): Server {
  const server = parseServer(text)
  if (server === undefined)
    throw new Misuse(
      `AVOW_RESOLVER is "${text}"; write an address, as 127.0.0.1, 127.0.0.1:5353 or [::1]:53.`,
    )
  return server
}

/** Not quoted where it is wrong: a password stands in it. */
function databaseUrlOf(text: string): string {
  const scheme = /^postgres(ql)?:\/\//
  if (!scheme.test(text) || !URL.canParse(text))
    throw new Misuse(
      'DATABASE_URL is no address of a PostgreSQL: write postgres://user:password@host:5432/database. Leave it out for the SQLite file in the data folder.',
    )
  return text
}

/** Not quoted where it is wrong. 32 characters of hexadecimal are 128 bits, which nobody guesses. */
function tokenOf(text: string): string {
  if (!/^[\w.~+/=-]{32,200}$/.test(text))
    throw new Misuse(
      'AVOW_METRICS_TOKEN has 32 to 200 letters and digits, as `openssl rand -hex 32` makes them.',
    )
  return text
}

/** 0 asks the system for a free port. */
export function portOf(text: string, name: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new Misuse(`${name} is "${text}", which is no port.`)
  return port
}

/** The identity provider of the officers; undefined where none is named. */
export function providerIn({
  AVOW_OIDC_ISSUER: issuer,
  AVOW_OIDC_CLIENT: client,
  AVOW_OIDC_SECRET: secret,
  AVOW_OIDC_OFFICERS: officers,
}: NodeJS.ProcessEnv): Provider | undefined {
  if (!issuer) return undefined
  if (!URL.canParse(issuer))
    throw new Misuse('AVOW_OIDC_ISSUER is no address. Write https://login.example.org.')
  const { protocol, hostname } = new URL(issuer)
  // What it says lets people in, so nobody on the way may write it.
  if (protocol !== 'https:' && !(protocol === 'http:' && isThisMachine(hostname)))
    throw new Misuse('AVOW_OIDC_ISSUER begins with https://.')
  if (!client) throw new Misuse('AVOW_OIDC_CLIENT names this server as the provider knows it.')
  return { issuer, client, secret: secret || null, officers: officersIn(officers ?? '') }
}

/** `subject=officer-1 other-subject=officer-2`. */
function officersIn(typed: string): ReadonlyMap<string, string> {
  const officers = new Map<string, string>()
  for (const one of typed.split(/\s+/).filter(one => one !== '')) {
    const at = one.lastIndexOf('=')
    const [subject, officer] = [one.slice(0, at), one.slice(at + 1)]
    if (at < 1 || !idSchema.safeParse(officer).success || officers.has(subject))
      throw new Misuse(
        `AVOW_OIDC_OFFICERS has "${one}"; write each subject once, as subject=officer-1, with a space between two.`,
      )
    officers.set(subject, officer)
  }
  if (officers.size === 0)
    throw new Misuse(
      'AVOW_OIDC_OFFICERS says which officer each subject is, as subject=officer-1: nobody else is let in.',
    )
  return officers
}

/** The relay that sends letters; undefined where none is named. */
export function relayIn({ AVOW_SMTP, AVOW_SMTP_CA, AVOW_MAIL_FROM }: NodeJS.ProcessEnv): Relay | undefined {
  if (!AVOW_SMTP) return undefined
  // Not quoted: a password stands in it.
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
    // On this machine nobody listens in; everywhere else a letter goes encrypted or not at all.
    tls: isWhole ? 'whole' : isThisMachine(host) && ca === null ? 'none' : 'starttls',
    login: url.username === '' ? null : { user: decoded(url.username), pass: decoded(url.password) },
    ca,
    from: senderIn(AVOW_MAIL_FROM ?? ''),
  }
}

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
