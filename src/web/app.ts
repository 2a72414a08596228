import { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { type Context, Hono } from 'hono'
import { clip } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import { isThisMachine } from '../core/this-machine.ts'
import { Resolver } from '../outbound/resolver.ts'
import { CallDuties } from '../work/commitments/call-duties.ts'
import { StatusHistory } from '../work/commitments/status-history.ts'
import { KnownParties } from '../work/known-parties.ts'
import { UnopenedSeals } from '../work/launch/unopened-seals.ts'
import { recordIn } from '../work/record.ts'
import { CallFigures } from '../work/reporting/call-figures.ts'
import { FiledFiles } from '../work/reporting/filed.ts'
import { IndicatorValues } from '../work/reporting/indicator-values.ts'
import { KeptFiles } from '../work/reporting/kept-files.ts'
import { dutiesOf } from '../work/scheduled-tasks.ts'
import { Worker } from '../work/worker.ts'
import { behindDoor } from './access-control.ts'
import { ACTIONS } from './actions.ts'
import { letGo, mebibytesDeclared } from './http/body.ts'
import { PageCache } from './http/page-cache.ts'
import { callerOf, undeclaredProxy, undeclaredProxyWarning } from './http/proxies.ts'
import { respond } from './http/respond.ts'
import { isLoopback, Rate } from './http/token-bucket.ts'
import {
  type Action,
  type Asked,
  catalogueOf,
  counted,
  DEFAULT_LIMITS,
  InventedCountries,
  KeepersOwn,
  LANGS,
  langOf,
  Memo,
  namesUnoffered,
  namingCountries,
  newMetrics,
  newTurnRates,
  Query,
  type RunningSite,
  type Site,
  SwitchBoard,
  seeOther,
  setCookie,
  sizeOf,
  withMore,
} from './kit/kit.ts'
import { lettersOf } from './letters/letters.ts'
import { problemAnswer } from './problem-answer.ts'
import { ReadyAnswers } from './response-cache.ts'
import { CUT_LINK, patternOf, ROUTES, type RouteName } from './routes.ts'

/**
 * Routes that check signatures: an address may take so many and no more. Each mebibyte counts as one more: to part and
 * to read it takes longer than to check a signature.
 */
const LIMITED: ReadonlySet<RouteName> = new Set<RouteName>(['postStatement', 'signConfirmed', 'signEnvelope'])
/** Whoever looks after the machine asks these by whatever name it has; they tell nothing else. */
const PROBES: ReadonlySet<RouteName> = new Set<RouteName>(['health', 'ready'])
/** The door reads the switches by itself, and health is told whatever becomes of the store. */
const UNSWITCHED: ReadonlySet<RouteName> = new Set<RouteName>(['postStatement', 'health', 'ready', 'metrics'])
/** Bytes of texts whose comparisons are kept, and pairs of which it is kept whether they differ. */
const MOST_COMPARED = 16 * 1024 * 1024
const MOST_PAIRS = 10_000
/** Bytes of texts that are kept as they are searched. */
const MOST_SEARCHED = 32 * 1024 * 1024
const NAMES = Object.keys(ROUTES) as RouteName[]
/** For so long whoever may have moved the log sees no page that is behind (`web/response-cache`). */
const POSTED_SECONDS = 5
/** The header Allow (RFC 9110 section 10.2.1). */
const ALLOWED = { GET: 'GET, HEAD', POST: 'POST' } as const

/** What @hono/node-server hands over beside the request. */
interface Bindings {
  readonly incoming?: IncomingMessage
}

/** Requests in, responses out. */
export interface App extends Hono<{ Bindings: Bindings }> {
  /** For a socket (`web/server`). */
  readonly ready: ReadyAnswers
  /** Turns everybody away while the server stops. */
  readonly away: Hono<{ Bindings: Bindings }>
  /** The network address of whoever asks. */
  readonly callerOf: (incoming: IncomingMessage) => string | undefined
}

export function runningSite(site: Site): RunningSite {
  // A language that lacks a message stops the start, and no page.
  for (const lang of LANGS) catalogueOf(lang)
  const metrics = newMetrics(site)
  const own = new KeepersOwn(site)
  const ticks = site.ticks ?? (() => performance.now())
  const running: RunningSite = {
    signer: null,
    outbound: { resolver: new Resolver() },
    erasures: null,
    mail: null,
    identity: null,
    metricsToken: null,
    security: null,
    hsts: null,
    commandOf: words => `npx --no avow ${words}`,
    ...site,
    own,
    ticks,
    get contact() {
      return own.settings.contact ?? site.contact ?? null
    },
    limits: site.limits ?? DEFAULT_LIMITS,
    pages: new PageCache(site.now, ticks),
    redlines: new Memo(MOST_COMPARED),
    differ: new Memo(MOST_PAIRS),
    passages: new Memo(MOST_SEARCHED),
    metrics,
    parties: new KnownParties(site.log),
    duties: new CallDuties(site.log),
    keptFiles: new KeptFiles(site.log.store, site.logger),
    filed: new FiledFiles({ store: site.log.store, logger: site.logger }),
    callFigures: new CallFigures(site.log),
    values: new IndicatorValues({ store: site.log.store, logger: site.logger }),
    statusHistory: new StatusHistory(site.log),
    switches: new SwitchBoard(site.log),
    turns: newTurnRates(site.now),
    seals: new UnopenedSeals(site.log),
    invented: new InventedCountries(site.log),
    letters: lettersOf(() => running),
    record: (posted, beside) => counted(metrics, () => recordIn(site, posted, beside)),
    worker: new Worker(
      {
        ...{ drawer: site.log.drawer, now: site.now, logger: site.logger },
        rests() {
          const { ended, paused, clock, store } = site.log.conditions()
          return (ended ?? paused ?? clock ?? store) !== null
        },
      },
      dutiesOf(() => running, site),
    ),
  }
  return running
}

/** Without a socket or a clock of its own. */
export function createApp(site: Site, running: RunningSite = runningSite(site)): App {
  const { limits } = running
  const rate = limits.statements === null ? undefined : new Rate(limits.statements, site.now)
  const ready = new ReadyAnswers(running)
  const app = new Hono<{ Bindings: Bindings }>()
  const direct = new Map<string, (request: Request, bound: Bound) => Promise<Response>>()
  const refuse = (c: Context, thrown: unknown, headers?: Record<string, string>) =>
    answer(askedOf(running, c.req.raw, boundOf(c)), () => Promise.reject(thrown), headers)
  for (const [path, names] of Map.groupBy(NAMES, name => ROUTES[name][1])) {
    const pattern = patternOf(path)
    const ending = /\}([^/{}]+)$/.exec(path)?.[1]
    for (const name of names) {
      const [method] = ROUTES[name]
      // A program asks for the same address for years: it gets a language that is offered, and no other address.
      const isForReaders = method === 'GET' && !/\.[a-z]+$/.test(path)
      const act = behindDoor(name, ACTIONS[name])
      const handle = (request: Request, bound: Bound) => {
        const asked = askedOf(running, request, bound, ending)
        return answer(asked, async () => {
          requireText(asked.request.url)
          if (!PROBES.has(name)) requireOwnName(running, request, bound)
          if (!UNSWITCHED.has(name)) await Promise.all([running.switches.refresh(), running.own.refresh()])
          if (isForReaders && namesUnoffered(asked.query, running.own.languages)) return inOffered(asked)
          if (LIMITED.has(name) && asked.address !== undefined)
            rate?.take(asked.address, 1 + mebibytesDeclared(asked.request))
          const named = () => namingCountries(running.invented, () => act(asked))
          const first = await named()
          // To ask again decides nothing where nothing is sent.
          const isPage = asked.request.method === 'GET' && typeof first.body === 'string'
          const isNamedAnew = isPage && (await running.invented.hasLearned())
          const found = isNamedAnew ? await named() : first
          if (asked.incoming !== undefined) ready.keep(asked.incoming, found)
          return found
        })
      }
      app.on(method, pattern, c => handle(c.req.raw, boundOf(c)))
      if (pattern === path) direct.set(`${method} ${path}`, handle)
    }
    const allow = names.map(name => ALLOWED[ROUTES[name][0]]).join(', ')
    if (isSentFromPage(path, names))
      app.get(pattern, c => {
        const asked = askedOf(running, c.req.raw, boundOf(c))
        // As it was sent: what a part of it stands for could be more than an address.
        return answer(asked, async () => {
          const page = pageOf(new URL(asked.request.url).pathname)
          return seeOther(asked, asked.query.has('unsent') ? withMore(page, 'unsent=1') : page)
        })
      })
    app.all(pattern, c => refuse(c, methodWrong(c), { Allow: allow }))
  }
  app.notFound(c => refuse(c, nothingAt(c.req.path)))
  app.onError((error, c) => refuse(c, error))
  const away = new Hono<{ Bindings: Bindings }>().all('*', c => refuse(c, isStopping()))
  const warn = undeclaredProxyWarning(site)
  const caller: App['callerOf'] = ({ socket: { remoteAddress }, headers }) => {
    const header = (name: string) => headers[name] as string | undefined
    warn(undeclaredProxy(limits, remoteAddress, header))
    return callerOf(limits, remoteAddress, header)
  }
  const routed = app.fetch
  // Among so many addresses the router takes as long to find one as it takes to read a statement.
  const fetch: typeof routed = (request, env, ...rest) => {
    const { incoming } = (env ?? {}) as Bindings
    const handle = incoming && direct.get(`${incoming.method} ${incoming.url}`)
    return handle?.(request, { env: env as Bindings, params: {} }) ?? routed(request, env, ...rest)
  }
  return Object.assign(app, { fetch, ready, away, callerOf: caller })
}

/** `headers` are added to those of a refusal. */
async function answer(
  asked: Asked,
  act: () => ReturnType<Action>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const { request, site } = asked
  try {
    const before = sizeOf(site)
    const response = respond(await act(), request, site)
    if (request.method === 'POST' && sizeOf(site) > before)
      response.headers.append('Set-Cookie', setCookie(asked, 'after', '1', POSTED_SECONDS))
    // Nobody will read it: what it holds open is let go of.
    if (request.method === 'HEAD') await response.body?.cancel()
    return response
  } catch (thrown) {
    const problem = problemAnswer(thrown, asked)
    return respond({ ...problem, headers: { ...problem.headers, ...headers } }, request, site)
  } finally {
    letGo(request)
  }
}

/**
 * Whether this is the address to which a form of a page behind a link or a representative's session is sent. Whoever
 * opens it, as from the history of the browser or after signing in again, is led to that page.
 */
function isSentFromPage(path: string, names: readonly RouteName[]): boolean {
  const isPage = ([method, of, door]: (typeof ROUTES)[RouteName]) =>
    method === 'GET' && LEADS_BACK.has(door) && of === pageOf(path)
  const isSentAlone = names.every(name => ROUTES[name][0] === 'POST' && LEADS_BACK.has(ROUTES[name][2]))
  return isSentAlone && Object.values(ROUTES).some(isPage)
}

const LEADS_BACK: ReadonlySet<(typeof ROUTES)[RouteName][2]> = new Set([
  'link',
  'representative',
  'signatory',
])

const pageOf = (path: string) => path.slice(0, path.lastIndexOf('/'))

/** Links of before, as in letters, lead on where the keeper does not offer their language any more. */
function inOffered(asked: Asked) {
  const { pathname, searchParams } = new URL(asked.request.url)
  searchParams.delete('lang')
  // Two slashes at the start would lead to another host. `seeOther` names a language of those offered.
  const path = `${pathname.replace(/^\/+/, '/')}${searchParams.size === 0 ? '' : `?${searchParams}`}`
  return seeOther(asked, path)
}

/** Mail programs that break lines cut links: whoever follows half of one is told so. */
function nothingAt(path: string): Refusal {
  return CUT_LINK.test(path)
    ? new Refusal('link_spent', 'This link is incomplete. Copy the whole link from the e-mail again.')
    : new Refusal('not_found', `There is nothing at ${path.slice(0, 200)}.`)
}

/** Nobody can type it, no name holds it, and PostgreSQL takes it in no value. */
function requireText(url: string): void {
  if (url.includes('%00'))
    throw new Refusal('query_malformed', 'The address holds the character U+0000, which stands in no text.')
}

function isStopping(): Refusal {
  return new Refusal('read_only', 'This server is being stopped; nothing was recorded.')
}

function methodWrong(c: Context): Refusal {
  const { path, method } = c.req
  return new Refusal('method_wrong', `${path.slice(0, 200)} does not take ${method.slice(0, 20)}.`)
}

/** What belongs to a request: where it came in, and what its address names. */
interface Bound {
  readonly env: Bindings | undefined
  readonly params: Record<string, string>
}

const boundOf = (c: Context): Bound => ({ env: c.env, params: c.req.param() })
const peerOf = (env: Bindings | undefined) => env?.incoming?.socket.remoteAddress

/** Reads lazily what most actions never look at: the door answers thousands of requests a second. */
function askedOf(site: RunningSite, request: Request, { env, params }: Bound, ending = ''): Asked {
  let query: Query | undefined
  let lang: Asked['lang'] | undefined
  return {
    site,
    request,
    incoming: env?.incoming instanceof IncomingMessage ? env.incoming : undefined,
    params: ending === '' ? params : withoutEnding(params, ending),
    get query() {
      const at = request.url.indexOf('?')
      query ??= new Query(at === -1 ? '' : request.url.slice(at + 1))
      return query
    },
    get lang() {
      lang ??= langOf(this.query, request.headers.get('accept-language'), site.own.languages)
      return lang
    },
    get address() {
      return callerOf(site.limits, peerOf(env), name => request.headers.get(name))
    },
    get undeclaredProxy() {
      return undeclaredProxy(site.limits, peerOf(env), name => request.headers.get(name))
    },
  }
}

/** `/entries/4.json` names entry 4. */
function withoutEnding(params: Record<string, string>, ending: string): Record<string, string> {
  const bare = (value: string) => (value.endsWith(ending) ? value.slice(0, -ending.length) : value)
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, bare(value)]))
}

/**
 * A page that somebody opens on this machine may come from a name that its keeper has since pointed here (DNS
 * rebinding): the browser then takes both for one site, and lets it ask us what it likes, without limit. So a program
 * of this machine calls us by the public's name, by this machine's, or by an address, which nobody can point elsewhere.
 */
function requireOwnName({ publicUrl }: RunningSite, request: Request, { env }: Bound): void {
  const peer = peerOf(env)
  if (peer === undefined || !isLoopback(peer)) return
  const asked = request.headers.get('host')
  // No browser leaves it out; old probes do (HTTP/1.0).
  if (asked === null) return
  const host = URL.canParse(`http://${asked}`) ? new URL(`http://${asked}`).hostname.replace(/\.$/, '') : ''
  const own = new URL(publicUrl).hostname
  if (host === own || isThisMachine(host) || isIP(host.replace(/^\[|\]$/g, '')) !== 0) return
  throw new Refusal('request_malformed', `This server answers as ${own}, and not as ${clip(asked)}.`)
}
