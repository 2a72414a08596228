import { readFileSync } from 'node:fs'
import { type ConnectionOptions, getCACertificates } from 'node:tls'
import type { ClientConfig } from 'pg'
import { Refusal } from '../core/refusal.ts'
import { isThisMachine } from '../core/this-machine.ts'

/**
 * Where a PostgreSQL is, who asks, and whether the two encrypt. Read here and not by the driver, which lets the query of
 * an address, and the environment, overrule whatever it is told beside it.
 */
type Whereabouts = Pick<ClientConfig, 'host' | 'port' | 'user' | 'password' | 'database'> & {
  readonly ssl: false | ConnectionOptions
}

/** Parameters of libpq (PostgreSQL documentation, section 32.1.2) that mean here what they mean there. */
const PARAMETERS = ['host', 'port', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey'] as const
type Parameter = (typeof PARAMETERS)[number]

/**
 * Reads `postgres://user:password@host:5432/database`. Beyond this machine the connection is encrypted and the
 * certificate checked, its name too (`verify-full`), whatever the address says: whoever stands between would read the
 * drawer and write the log. Refuses `store_misconfigured`, and quotes no password.
 */
export function whereaboutsIn(databaseUrl: string): Whereabouts {
  const url = new URL(databaseUrl)
  const given = parametersOf(url)
  const named = decoded(url.hostname).replace(/^\[|\]$/g, '')
  const host = given.host ?? (named || 'localhost')
  const port = given.port ?? url.port
  const database = decoded(url.pathname.slice(1))
  return {
    host,
    ...(port !== '' && { port: Number(port) }),
    ...(url.username !== '' && { user: decoded(url.username) }),
    ...(url.password !== '' && { password: decoded(url.password) }),
    ...(database !== '' && { database }),
    ssl: encryptionFor(host, given),
  }
}

function encryptionFor(host: string, given: Partial<Record<Parameter, string>>): Whereabouts['ssl'] {
  const { sslmode, sslrootcert, sslcert, sslkey } = given
  // A socket is a file.
  const isSocket = host.startsWith('/')
  const isHere = isSocket || isThisMachine(host)
  if (sslmode !== undefined && sslmode !== 'verify-full' && !(sslmode === 'disable' && isHere))
    throw misconfigured(
      isHere
        ? `sslmode=${sslmode} is neither disable nor verify-full`
        : `sslmode=${sslmode} would let whoever stands between read and change all of it. Leave it out, or write sslmode=verify-full; sslrootcert names a file of the certificates to trust in place of those that come with Node.js`,
    )
  const isAsked = [sslmode === 'verify-full', sslrootcert, sslcert, sslkey].some(Boolean)
  if (isHere && !isAsked) return false
  if (isSocket || sslmode === 'disable')
    throw misconfigured('certificates are named, and the connection has none of them')
  if ((sslcert === undefined) !== (sslkey === undefined))
    throw misconfigured('sslcert and sslkey are named together, or neither')
  return {
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    // Where nothing is named, Node's own list holds, with what NODE_EXTRA_CA_CERTS adds to it.
    ...(sslrootcert !== undefined && {
      ca: sslrootcert === 'system' ? systemTrusts() : trustedIn(sslrootcert),
    }),
    ...(sslcert !== undefined && { cert: fileNamed('sslcert', sslcert) }),
    ...(sslkey !== undefined && { key: fileNamed('sslkey', sslkey) }),
  }
}

/** Each at most once, and none that is not heeded: one that is passed over in silence may be the one that counts. */
function parametersOf({ searchParams }: URL): Partial<Record<Parameter, string>> {
  const given: Partial<Record<Parameter, string>> = {}
  for (const [name, value] of searchParams) {
    const known = PARAMETERS.find(one => one === name)
    if (known === undefined)
      throw misconfigured(`it has the parameter ${name}; here it can have ${PARAMETERS.join(', ')}`)
    if (given[known] !== undefined || value === '') throw misconfigured(`${name} is said once, with a value`)
    given[known] = value
  }
  if (given.port !== undefined && !/^\d{1,5}$/.test(given.port)) throw misconfigured('port is no number')
  return given
}

/** What the machine trusts, as `update-ca-certificates` and its like keep it, and nothing else; as libpq means it. */
function systemTrusts(): string[] {
  const found = [...new Set(getCACertificates('system'))]
  if (found.length === 0)
    throw misconfigured('sslrootcert=system, and this system has no certificates: name a file of your own')
  return found
}

function trustedIn(path: string): string {
  const text = fileNamed('sslrootcert', path)
  if (!text.includes('-----BEGIN CERTIFICATE-----'))
    throw misconfigured(`sslrootcert names ${path}, which holds no certificate in PEM`)
  return text
}

function fileNamed(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw misconfigured(`${name} cannot be read: ${(error as Error).message}`)
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw misconfigured('a % in it is written as %25')
  }
}

function misconfigured(what: string): Refusal {
  return new Refusal('store_misconfigured', `DATABASE_URL is not right: ${what}.`)
}
