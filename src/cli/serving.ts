import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Logger, pino } from 'pino'
import { Refusal } from '../core/refusal.ts'
import { anchorIfDue } from '../log/anchor.ts'
import { newIdentity } from '../outbound/identity.ts'
import { Resolver } from '../outbound/resolver.ts'
import { type App, createApp, runningSite } from '../web/app.ts'
import type { RunningSite } from '../web/asked.ts'
import { resumeBatches } from '../web/bulk/run.ts'
import { resumePiles } from '../web/desk/aside/run.ts'
import { type Another, enrolmentLink, OFFICES_HELD } from '../web/desk/officer/enrol.ts'
import { newServer } from '../web/http/server.ts'
import { openDue } from '../web/launch/seal.ts'
import { lettersWritten, writeOwed } from '../web/person/writing.ts'
import { DEFAULT_LIMITS, type Site } from '../web/site.ts'
import { cannotListen } from './cannot-listen.ts'
import { Misuse } from './command.ts'
import { type Depositary, now, openDepositary } from './depositary.ts'
import { erasuresPath, fileJournal } from './erasure-journal.ts'
import { fromTimeToTime } from './from-time-to-time.ts'
import { eraseByJournal, startErasing } from './persons.ts'
import { startRechecks } from './rechecks.ts'
import { newSending } from './sending.ts'
import type { Surroundings } from './surroundings.ts'
import { untilStopped } from './until-stopped.ts'

export interface ServeOptions {
  readonly data?: string
  readonly port?: string
  readonly host?: string
  readonly proxied?: boolean
  readonly anotherOfficer?: true | string
}

/** How often it is asked whether today's anchor is due: a day begins at midnight UTC, wherever the server started. */
const ANCHOR_EVERY_MS = 10 * 60 * 1000
/** How soon after the hour of a launch what is sealed is opened, and how soon again where the door refused. */
const OPEN_EVERY_MS = 2_000
/** Letters to persons are written at once; what a fall or a full disk has kept from it, at the start and this often. */
const WRITE_EVERY_MS = 5 * 60 * 1000
/** Nothing that has expired is ever read, so nothing hangs on when it goes. */
const SWEEP_EVERY_MS = 60 * 60 * 1000
/** Requests that are still running at a stop get this long. */
const PATIENCE_MS = 10_000

/** What `avow serve` does until it is stopped: everything is wired here. */
export async function serve(around: Surroundings, options: ServeOptions): Promise<void> {
  const { proxied = false, anotherOfficer } = options
  const another = anotherIn(anotherOfficer)
  // Standard error: the address on standard output is for whoever started it.
  const logger = pino({ level: around.logLevel, base: null }, pino.destination({ dest: 2, sync: true }))
  // The port comes first: whoever opens the log takes it from the server that writes it, and a second start by mistake,
  // which ends for want of a port, would leave that one unable to record. Who asks meanwhile waits.
  const app = Promise.withResolvers<App>()
  const server = newServer(app.promise)
  const port = await listen(server, around)
  let depositary: Depositary | undefined
  let stopWork = async () => {}
  try {
    depositary = await openDepositary(around)
    const { relay } = around
    const post = relay === undefined ? undefined : newSending(depositary.log.drawer, relay, logger)
    const journal = around.erasures ?? erasuresPath(around.dataDir)
    const site = {
      log: depositary.log,
      logger,
      now,
      publicUrl: depositary.config.url.replace(/\/+$/, ''),
      contact: depositary.config.contact ?? null,
      limits: { ...DEFAULT_LIMITS, proxied },
      signer: depositary.signer ?? null,
      erasures: fileJournal(journal),
      outbound: { resolver: new Resolver({ server: around.resolver }) },
      mail: post?.mail ?? null,
      identity:
        around.provider === undefined
          ? null
          : newIdentity(around.provider, said => logger.warn({ said }, 'the identity provider')),
    } satisfies Site
    await eraseByJournal(site, journal)
    const running = runningSite(site)
    app.resolve(createApp(site, running))
    // Nothing is sent or opened before this is the server, and nobody is written to whom this copy is still to forget.
    const work = [
      startAnchors(depositary, logger),
      startSweeping(depositary, logger),
      startRechecks(site, logger),
      startErasing(site, journal),
      startOpening(site),
      startWriting(running),
      async () => post?.stop(),
    ]
    post?.start()
    stopWork = async () => {
      await Promise.all(work.splice(0).map(stop => stop()))
    }
    const { size } = depositary.log.head() ?? { size: 0 }
    const notReady = depositary.log.ready()
    if (notReady !== null) logger.warn({ code: notReady.code }, notReady.message)
    logger.info({ port, size, origin: depositary.log.origin }, 'listening')
    process.stdout.write(
      `Avow serves ${size} entries at http://${shown(around.host)}:${port}\nIts verifier key: ${depositary.log.vkey}\n${await linkIn(site, another)}`,
    )

    // A drawer in which somebody has written keeps nobody from reading the register.
    await resumeBatches(running).catch(error => logger.warn({ err: error }, 'no list is gone on with'))
    await resumePiles(running).catch(error => logger.warn({ err: error }, 'nothing more is set aside'))
    const signal = await untilStopped()
    logger.info({ signal }, 'stopping: what waits is finished first')
    await stopWork()
    await stop(server)
    await lettersWritten(site)
  } finally {
    await stopWork()
    await depositary?.close()
    server.close()
    server.closeAllConnections()
  }
  logger.info({}, 'stopped')
}

async function listen(server: Server, { host, port }: Surroundings): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, resolve)
    })
  } catch (error) {
    throw cannotListen(host, port, error)
  }
  return (server.address() as AddressInfo).port
}

/** Connections that wait for nothing are closed at once, the others when they have been answered. */
async function stop(server: Server): Promise<void> {
  const closed = new Promise(resolve => server.close(resolve))
  server.closeIdleConnections()
  const late = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
  await closed
  clearTimeout(late)
}

/** Anchors today's log if it is due. Returns how to stop it. */
function startAnchors({ log, signer }: Depositary, logger: Logger): () => Promise<void> {
  if (signer === undefined) return async () => {}
  return fromTimeToTime(
    ANCHOR_EVERY_MS,
    async () => {
      const recorded = await anchorIfDue(log, signer, now())
      if (recorded !== undefined) logger.info({ entry: recorded.index }, 'anchored')
    },
    error => logger.warn({ err: error }, 'the anchor was not recorded; it is tried again'),
  )
}

/** Opens at its hour what was sealed until then, where the depositary's key lies here. Returns how to stop it. */
function startOpening(site: Site): () => Promise<void> {
  const { signer, logger } = site
  if (!signer) return async () => {}
  return fromTimeToTime(
    OPEN_EVERY_MS,
    async () => {
      const { opened, refused } = await openDue(site, signer)
      if (opened > 0) logger.info({ opened, refused }, 'opened what was sealed until now')
    },
    error => logger.warn({ err: error }, 'what was sealed is not open yet; it is tried again'),
  )
}

/** Writes to persons what is owed to them. Returns how to stop it. */
function startWriting(site: RunningSite): () => Promise<void> {
  return fromTimeToTime(
    WRITE_EVERY_MS,
    () => writeOwed(site),
    error => site.logger.warn({ err: error }, 'letters to persons are not written; it is tried again'),
  )
}

/** Removes from the private drawer what has expired: sessions, links, drafts. Returns how to stop it. */
function startSweeping({ store }: Depositary, logger: Logger): () => Promise<void> {
  return fromTimeToTime(
    SWEEP_EVERY_MS,
    () => store.drawer.sweep(now()),
    error => logger.warn({ err: error }, 'what has expired was not removed; it is tried again'),
  )
}

const WHO = {
  decider: 'An officer of the depositary',
  drafter: 'A drafter of the depositary',
  reader: 'A reader of the depositary',
} as const

/** Which office was asked for by name, or whether another officer was. */
function anotherIn(typed: true | string | undefined): Another {
  if (typed === undefined || typed === true) return typed ?? false
  const office = OFFICES_HELD.find(one => one === typed)
  if (office === undefined)
    throw new Misuse(`--another-officer: an office is ${OFFICES_HELD.join(', ')}, not ${typed}.`)
  return office
}

/** For standard output alone, where whoever started it looks: a secret never enters the log of the server. */
async function linkIn(site: Site, another: Another): Promise<string> {
  // A drawer in which somebody has written keeps nobody from reading the register.
  const link = await enrolmentLink(site, { another }).catch(error => {
    if (!(error instanceof Refusal)) throw error
    site.logger.warn({ code: error.code }, `no enrolment link is printed: ${error.message}`)
    return undefined
  })
  return link === undefined
    ? ''
    : `${WHO[typeof another === 'string' ? another : 'decider']} makes a passkey here; the link is good once:\n${link}\n`
}

function shown(host: string): string {
  if (host === '127.0.0.1' || host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
