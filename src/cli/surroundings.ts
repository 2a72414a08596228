import { resolve } from 'node:path'
import type { Server } from '../outbound/dns-transport.ts'
import type { Provider } from '../outbound/identity.ts'
import type { Relay } from '../outbound/mail.ts'
import { parseServer } from '../outbound/resolver.ts'
import { Misuse } from './command.ts'
import { providerIn } from './identity.ts'
import { relayIn } from './relay.ts'

/** What the environment says; read once, at the top, and handed down. */
export interface Surroundings {
  /** The data folder, absolute. */
  readonly dataDir: string
  /** `postgres://…` in place of the SQLite file. */
  readonly databaseUrl: string | undefined
  readonly host: string
  readonly port: number
  readonly logLevel: string
  /** Where erasures of persons are noted, if elsewhere than in the data folder: on another disk, say. */
  readonly erasures: string | undefined
  /** A resolver that validates DNSSEC; those of the system are asked where none is named. */
  readonly resolver: Server | undefined
  /** Through which letters go out; undefined where officers hand them over. */
  readonly relay: Relay | undefined
  /** By which officers may come to look at the desk; undefined where only passkeys let them in. */
  readonly provider: Provider | undefined
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

export function surroundingsOf(env: NodeJS.ProcessEnv): Surroundings {
  const logLevel = env.LOG_LEVEL ?? 'info'
  if (!LEVELS.includes(logLevel))
    throw new Misuse(`LOG_LEVEL is "${logLevel}"; it can be ${LEVELS.join(', ')}.`)
  return {
    dataDir: resolve(env.AVOW_DATA || 'data'),
    databaseUrl: env.DATABASE_URL || undefined,
    // A first run stands open to this machine alone: whoever serves the world puts a proxy with TLS before it,
    // or says 0.0.0.0 knowingly.
    host: env.AVOW_HOST || '127.0.0.1',
    port: portOf(env.PORT || '8080', 'PORT'),
    logLevel,
    erasures: env.AVOW_ERASURES ? resolve(env.AVOW_ERASURES) : undefined,
    resolver: env.AVOW_RESOLVER ? resolverOf(env.AVOW_RESOLVER) : undefined,
    relay: relayIn(env),
    provider: providerIn(env),
  }
}

function resolverOf(text: string): Server {
  const server = parseServer(text)
  if (server === undefined)
    throw new Misuse(
      `AVOW_RESOLVER is "${text}"; write an address, as 127.0.0.1, 127.0.0.1:5353 or [::1]:53.`,
    )
  return server
}

/** 0 asks the system for a free port. */
export function portOf(text: string, name: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new Misuse(`${name} is "${text}", which is no port.`)
  return port
}
