import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import manifest from '../../package.json' with { type: 'json' }
import { Refusal } from '../core/refusal.ts'
import { formatTime, isTime, parseTime } from '../core/time.ts'
import { spanOf } from '../log/clock.ts'
import type { Despite, Log } from '../log/open.ts'
import { newIdentity } from '../outbound/identity.ts'
import { newMailer } from '../outbound/mail.ts'
import { Resolver } from '../outbound/resolver.ts'
import type { Found } from '../people/collection.ts'
import type { Letter } from '../people/letters.ts'
import { makeStateNames } from '../register/state-names.ts'
import { ownTurn } from '../store/own-turn.ts'
import { type App, createApp, runningSite } from '../web/app.ts'
import { type Another, enrolmentLink } from '../web/desk/officer/enrolment.ts'
import { countProcess, DEFAULT_LIMITS, lacksScripts, type RunningSite, type Site } from '../web/kit/kit.ts'
import { OFFICES_HELD } from '../web/office-permissions.ts'
import { newServer } from '../web/server.ts'
import { Heartbeat } from '../work/heartbeat.ts'
import { cancelledIfStale, isHeldBack as isLetterHeldBack } from '../work/letters/stale.ts'
import { newPost } from '../work/mail-queue.ts'
import { beginWork } from '../work/scheduled-tasks.ts'
import { StateLog } from '../work/state-log.ts'
import { LOG_STREAM, Misuse, print, tell } from './command.ts'
import { now } from './compose.ts'
import { openDepositary } from './depositary.ts'
import type { Surroundings } from './environment.ts'
import { completeJournal, fileJournal, journalPath, requireJournal } from './erasure-journal.ts'
import { cannotListen, mostDescriptors, untilStopped } from './listener.ts'
import { typedCommand } from './typed-command.ts'

export interface ServeOptions {
  readonly data?: string
  readonly port?: string
  readonly host?: string
  readonly proxied?: boolean
  readonly examples?: boolean
  readonly anotherOfficer?: true | string
  readonly continueAt?: string
  readonly clockIsRight?: string
  readonly logKeyLost?: boolean
}

/** Milliseconds between two looks at whether the clock is right. */
const LOOK_EVERY_MS = 1_000
/** What `avow serve` does until it is stopped; here everything is wired. */
export async function serve(around: Surroundings, options: ServeOptions): Promise<void> {
  const another = anotherIn(options.anotherOfficer)
  // Standard error: the address on standard output is for whoever started this.
  const logger = pino({ level: around.logLevel, base: null }, LOG_STREAM)
  // The port comes first: opening the log takes it from the server that writes it. A second start by mistake finds the
  // port taken and ends here, before it can do that. Whoever asks meanwhile waits.
  const app = Promise.withResolvers<App>()
  const server = newServer(app.promise, mostDescriptors())
  const port = await listen(server, around)
  {
    await using opened = new AsyncDisposableStack()
    // Whoever waits for a start that fails learns of it at once.
    opened.defer(() => {
      server.close()
      server.closeAllConnections()
    })
    requireJournal(around)
    const depositary = await openDepositary(around, {
      despite: despiteIn(options),
      examples: options.examples ?? false,
      logger,
    })
    opened.defer(depositary.close)
    const { log, config, signer = null } = depositary
    const { relay, provider } = around
    const journal = journalPath(around)
    const isStale = (letter: Found<Letter>) => cancelledIfStale({ log, now }, letter)
    const isHeldBack = (letter: Letter) => isLetterHeldBack({ log, now }, letter)
    const site = {
      log,
      logger,
      now,
      publicUrl: config.url.replace(/\/+$/, ''),
      commandOf: (words: string) => typedCommand(around, words),
      contact: config.contact ?? null,
      security: config.security ?? null,
      hsts: config.hsts ?? null,
      metricsToken: around.metricsToken ?? null,
      limits: { ...DEFAULT_LIMITS, proxied: options.proxied ?? false },
      signer,
      erasures: fileJournal(journal),
      outbound: { resolver: new Resolver({ server: around.resolver }) },
      mail: relay ? newPost(log.drawer, newMailer(relay), { logger, now, isStale, isHeldBack }) : null,
      identity: provider
        ? newIdentity(provider, said => logger.warn({ said }, 'the identity provider'))
        : null,
    } satisfies Site
    const { erasedAgain } = depositary
    if (erasedAgain > 0) logger.warn({ persons: erasedAgain }, 'erased again whom this copy still knew')
    const running = runningSite(site)
    app.resolve(createApp(site, running))
    const completing = completeJournal(log.drawer, journal, now()).catch(error =>
      logger.warn({ err: error }, 'the journal of erasures may lack some that the database has noted'),
    )
    // Nothing is sent or opened before this is the server, and nobody is written to whom this copy is still to forget.
    const ending = new AbortController()
    const beginning = untilTimely(log, ending.signal)
      .then(() => (ending.signal.aborted ? undefined : beginWork(running, ending.signal)))
      .catch(error =>
        // A drawer in which somebody has written keeps nobody from reading the register.
        logger.warn({ err: error }, 'nothing is done by itself'),
      )
    const work = opened.use(new AsyncDisposableStack())
    work.defer(async () => {
      ending.abort()
      await Promise.all([completing, beginning])
      await running.worker.stop()
    })
    // What the door missed while it was shut moves dates, before anybody is told that one has come.
    const heartbeat = new Heartbeat(running)
    heartbeat.start()
    work.defer(() => heartbeat.stop())
    await running.own.refresh()
    const { size } = log.head() ?? { size: 0 }
    const states = new StateLog(site)
    states.start()
    work.defer(() => states.stop())
    countProcess(running.metrics)
    logger.info({ port, size, origin: log.origin, version: manifest.version }, 'listening')
    if (lacksScripts())
      tell(
        'The page scripts of this server are missing, so nobody can use a passkey. Make them, and start again: node bin/bundle.mjs',
      )
    print(
      `Avow serves ${size} ${size === 1 ? 'entry' : 'entries'} at http://${shown(around.host)}:${port}`,
      `Its verifier key: ${log.vkey}`,
      `Its data folder: ${resolve(around.dataDir)}`,
      ...contactIn(running),
      ...obstacleIn(log),
      ...(await linkIn(site, another)),
    )

    // The first search would take some tenths of a second longer.
    makeStateNames(ownTurn).catch(error => logger.warn({ err: error }, 'names of states cannot be made'))
    const signal = await untilStopped()
    logger.info({ signal }, 'stopping: what waits is finished first')
    await Promise.all([server.drain(), work.disposeAsync()])
  }
  logger.info({}, 'stopped')
}

/** Nothing is begun by a clock that cannot be believed. */
async function untilTimely(log: Log, stopped: AbortSignal): Promise<void> {
  while (log.doubt() !== null && !stopped.aborted)
    await sleep(LOOK_EVERY_MS, undefined, { ref: false, signal: stopped }).catch(() => undefined)
}

async function listen(server: Server, { host, port }: Surroundings): Promise<number> {
  try {
    await once(server.listen(port, host), 'listening')
  } catch (error) {
    throw cannotListen(host, port, error)
  }
  return (server.address() as AddressInfo).port
}

const WHO = {
  decider: 'An officer of the keeper',
  drafter: 'A drafter of the keeper',
  reader: 'A reader of the keeper',
} as const

/** What the operator says of a lost database and of the clock, each by what they see, so that it does not stay said. */
function despiteIn({
  continueAt: size,
  clockIsRight: time,
  logKeyLost: keyIsLost = false,
}: ServeOptions): Despite {
  if (size !== undefined && !/^\d{1,15}$/.test(size))
    throw new Misuse(`--continue-at takes a number of entries, not "${size}".`)
  if (time !== undefined) requireRight(time)
  return {
    clockIsRight: time !== undefined,
    keyIsLost,
    ...(size !== undefined && { continueAt: Number(size) }),
  }
}

/** Seconds between reading another clock and the start at which its time is said. */
const SAYING = 10 * 60

/** The time by another clock, to the minute or to the second. A day would let a clock pass that is hours wrong. */
function requireRight(typed: string): void {
  const time = /T\d\d:\d\dZ$/.test(typed) ? typed.replace(/Z$/, ':00Z') : typed
  if (!isTime(time))
    throw new Misuse(
      `--clock-is-right takes the time that another clock says now, in UTC, as 2026-01-31T14:05Z, not "${typed}".`,
    )
  const off = now() - parseTime(time)
  if (Math.abs(off) > SAYING)
    throw new Misuse(
      `--clock-is-right ${typed}: the clock of this machine says ${formatTime(now())}, which is ${spanOf(off)} ${off > 0 ? 'later' : 'earlier'}. Set it to the true time. If it is right, read the other clock again, and start within ${SAYING / 60} minutes.`,
    )
}

/** The office that was asked for, or whether any officer was. */
function anotherIn(typed: true | string | undefined): Another {
  if (typed === undefined || typed === true) return typed ?? false
  const office = OFFICES_HELD.find(one => one === typed)
  if (office === undefined)
    throw new Misuse(`--another-officer: an office is ${OFFICES_HELD.join(', ')}, not ${typed}.`)
  return office
}

/** Pages send readers nowhere while there is no address: whoever started this can name one. */
function contactIn({ commandOf, contact }: RunningSite): string[] {
  if (contact !== null) return []
  return [
    `Readers cannot reach you yet. Name an address: ${commandOf('settings --contact desk@example.org')}`,
  ]
}

/** What stands in the way, for whoever started this. What the clock says is nothing to copy: it may be what is wrong. */
function obstacleIn(log: Log): string[] {
  const obstacle = log.ready()
  if (obstacle === null) return []
  const doubted =
    log.doubt() === null
      ? ''
      : ' Read the time off another clock. If this one is wrong, set it; if it is right, start this once with that time (UTC), as --clock-is-right 2026-01-31T14:05Z.'
  return [`It reads only at present: ${obstacle.message}${doubted}`]
}

/** For standard output alone: a secret never enters the log of the server. */
async function linkIn(site: Site, another: Another): Promise<string[]> {
  // A link bears its end, which nobody can tell then.
  if (site.log.doubt() !== null) return []
  // A drawer in which somebody has written keeps nobody from reading the register.
  const link = await enrolmentLink(site, { another }).catch(error => {
    if (!(error instanceof Refusal)) throw error
    site.logger.warn({ code: error.code }, `no enrolment link is printed: ${error.message}`)
    return undefined
  })
  if (link === undefined) return []
  const who = WHO[typeof another === 'string' ? another : 'decider']
  return [`${who} makes a passkey here; the link is good once:`, link]
}

function shown(host: string): string {
  if (host === '127.0.0.1' || host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
