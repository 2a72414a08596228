import { type Context, Hono } from 'hono'
import { Refusal } from '../core/refusal.ts'
import { Resolver } from '../outbound/resolver.ts'
import { showAccessibility } from './accessibility.ts'
import { takeAnswer } from './answered.ts'
import { showOwnApplication } from './applied.ts'
import { showApply, takeApplication } from './apply.ts'
import type { Action, Asked, RunningSite } from './asked.ts'
import { showAsset, showIcon } from './assets.ts'
import { showCall, showCallJson } from './call/call.ts'
import { showAudit } from './check/audit.ts'
import { showVerify } from './check/verify.ts'
import { showAct, signAct } from './desk/acts.ts'
import { showApplication, takeDecision } from './desk/application.ts'
import { showDiary } from './desk/diary.ts'
import { showEnrolment, takeEnrolment } from './desk/enrol.ts'
import { showEvidence } from './desk/evidence.ts'
import { showForm, takeForm } from './desk/forms.ts'
import { showDesk } from './desk/home.ts'
import { endOwnSession, showOwn } from './desk/own.ts'
import { showSecond, takeSecond } from './desk/second.ts'
import { showSecondPasskey, takeSecondPasskey } from './desk/second-passkey.ts'
import { showSignIn, signOut, takeSignIn } from './desk/sign-in.ts'
import { showEntry, showEntryBytes, showEntryJson } from './entry/entry.ts'
import { showHealth, showMetrics, showReady } from './health.ts'
import { showHome } from './home.ts'
import { showInvitation, takeInvitation } from './invitations.ts'
import { langOf } from './languages.ts'
import { showWishes, stopLetters, takeWishes } from './letters/wishes.ts'
import { exportRegister, exportWords, redirectToLatest } from './log/exports.ts'
import { showCheckpoint, showTile } from './log/log.ts'
import { showLog } from './log/page.ts'
import { type ActionOf, behindDoor } from './may.ts'
import { newMetrics } from './metrics.ts'
import { showOpenapi } from './openapi/openapi.ts'
import { PageCache } from './page-cache.ts'
import { showParty, showPartyJson } from './party/party.ts'
import { showConfirmPerson, takeConfirmPerson } from './person/confirm.ts'
import { showPersonForm, takePersonForm } from './person/form.ts'
import { showPersons, showPersonsCsv, showPersonsJson } from './person/names.ts'
import { showNotMe, takeNotMe } from './person/not-me.ts'
import { downloadOwnData, downloadOwnReceipt, showPerson, takePerson } from './person/own.ts'
import { problemAnswer, showProblem } from './problem-answer.ts'
import { beginDomain, lookForLine, sendCode, takeCode } from './proofs/actions.ts'
import { confirmAddress, showAddress } from './proofs/address.ts'
import { Query } from './query.ts'
import { isLoopback, Rate } from './rate.ts'
import { ReadyAnswers } from './ready.ts'
import { showBadge } from './receipt/badge.ts'
import { showReceiptPage } from './receipt/page.ts'
import { showReceipt } from './receipt/receipt.ts'
import { showRepresentativeAct, signRepresentativeAct } from './representative/acts.ts'
import { showColleague, takeColleague } from './representative/colleague.ts'
import {
  showInviteColleague,
  takeColleagueDecision,
  takeInviteColleague,
} from './representative/colleagues.ts'
import { showRepresentativeForm, takeRepresentativeForm } from './representative/forms.ts'
import { endPartySession, showRepresentative } from './representative/home.ts'
import {
  representativeSignOut,
  showRepresentativeSignIn,
  takeRepresentativeSignIn,
} from './representative/sign-in.ts'
import { respond } from './respond.ts'
import { showRollCsv, showRollJson } from './roll/data.ts'
import { showAbsent, showAbsentJson } from './roll/not-on-the-list.ts'
import { showRoll } from './roll/roll.ts'
import { ROUTES, type RouteName } from './routes.ts'
import { beginSign, showSign } from './sign/begin.ts'
import { showConfirm, signConfirmed } from './sign/confirm.ts'
import { downloadStatement, takeEnvelope } from './sign/envelope.ts'
import { keepRead, showRead } from './sign/read.ts'
import { keepWords, showWords as showSignWords } from './sign/words.ts'
import { DEFAULT_LIMITS, type Site } from './site.ts'
import { postStatement } from './statements.ts'
import { showTextChanges } from './text/changes.ts'
import { showPolicy } from './text/policies.ts'
import { showText, showTextVersion } from './text/text.ts'
import { showWords } from './words.ts'

/** What answers each address, behind the door of `may`. One that is missing does not compile. */
const ACTIONS: { readonly [Name in RouteName]: ActionOf<Name> } = {
  home: showHome,
  postStatement,
  log: showLog,
  checkpoint: showCheckpoint,
  tile: showTile,
  entry: showEntry,
  entryJson: showEntryJson,
  entryBytes: showEntryBytes,
  entryReceipt: showReceiptPage,
  receipt: showReceipt,
  words: showWords,
  party: showParty,
  partyJson: showPartyJson,
  exportLatest: redirectToLatest,
  exportRegister,
  exportWords,
  desk: showDesk,
  deskEnrol: showEnrolment,
  deskEnrolSent: takeEnrolment,
  deskSignIn: showSignIn,
  deskSignInSent: takeSignIn,
  deskSignOut: signOut,
  deskOwn: showOwn,
  deskOwnSession: endOwnSession,
  deskPasskey: showSecondPasskey,
  deskPasskeySent: takeSecondPasskey,
  deskDiary: showDiary,
  deskApplication: showApplication,
  deskDecision: takeDecision,
  deskEvidence: showEvidence,
  deskForm: showForm,
  deskFormSent: takeForm,
  deskAct: showAct,
  deskActSigned: signAct,
  deskSecond: showSecond,
  deskSecondSent: takeSecond,
  application: showOwnApplication,
  emailSent: sendCode,
  codeSent: takeCode,
  domainSent: beginDomain,
  lookSent: lookForLine,
  address: asked => showAddress(asked),
  addressConfirmed: confirmAddress,
  applicationAnswer: takeAnswer,
  invitation: showInvitation,
  invitationSent: takeInvitation,
  representative: showRepresentative,
  representativeSignIn: showRepresentativeSignIn,
  representativeSignInSent: takeRepresentativeSignIn,
  representativeSignOut,
  representativeSessions: endPartySession,
  representativeColleagues: showInviteColleague,
  representativeColleaguesSent: takeInviteColleague,
  representativeDecision: takeColleagueDecision,
  representativeForm: showRepresentativeForm,
  representativeFormSent: takeRepresentativeForm,
  representativeAct: showRepresentativeAct,
  representativeActSigned: signRepresentativeAct,
  colleague: showColleague,
  colleagueSent: takeColleague,
  letters: showWishes,
  lettersSent: takeWishes,
  lettersStop: showWishes,
  lettersStopSent: stopLetters,
  person: showPerson,
  personSent: takePerson,
  personReceipt: downloadOwnReceipt,
  personData: downloadOwnData,
  personNotMe: showNotMe,
  personNotMeSent: takeNotMe,
  verify: showVerify,
  accessibility: showAccessibility,
  audit: showAudit,
  health: showHealth,
  ready: showReady,
  metrics: showMetrics,
  openapi: showOpenapi,
  problem: showProblem,
  asset: showAsset,
  icon: showIcon,
  call: showCall,
  callJson: showCallJson,
  apply: showApply,
  applySent: takeApplication,
  text: showText,
  textVersion: showTextVersion,
  textChanges: showTextChanges,
  policy: showPolicy,
  roll: showRoll,
  rollJson: showRollJson,
  rollCsv: showRollCsv,
  absent: showAbsent,
  absentJson: showAbsentJson,
  badge: showBadge,
  persons: showPersons,
  personsJson: showPersonsJson,
  personsCsv: showPersonsCsv,
  personSign: showPersonForm,
  personSignSent: takePersonForm,
  personConfirm: showConfirmPerson,
  personConfirmSent: takeConfirmPerson,
  sign: showSign,
  signBegun: beginSign,
  signRead: showRead,
  signReadSent: keepRead,
  signWords: showSignWords,
  signWordsSent: keepWords,
  signConfirm: showConfirm,
  signConfirmed,
  signStatement: downloadStatement,
  signEnvelope: takeEnvelope,
}

/** What costs the check of a signature is taken from one address so often and no more. */
const LIMITED: ReadonlySet<RouteName> = new Set<RouteName>(['postStatement', 'signConfirmed', 'signEnvelope'])
const NAMES = Object.keys(ROUTES) as RouteName[]
/** What the header Allow says of a method (RFC 9110 section 10.2.1). */
const ALLOWED = { GET: 'GET, HEAD', POST: 'POST' } as const

/** What @hono/node-server hands over beside the request. */
interface Bindings {
  readonly incoming?: { readonly socket: { readonly remoteAddress?: string } }
}

/** Requests in, responses out; no socket, no clock of its own. */
export function createApp(site: Site): Hono<{ Bindings: Bindings }> {
  const limits = site.limits ?? DEFAULT_LIMITS
  const running: RunningSite = {
    contact: null,
    signer: null,
    outbound: { resolver: new Resolver() },
    erasures: null,
    mail: null,
    ...site,
    limits,
    pages: new PageCache(),
    metrics: newMetrics(site),
  }
  const rate = limits.statements === null ? undefined : new Rate(limits.statements, site.now)
  const ready = new ReadyAnswers(site)
  const app = new Hono<{ Bindings: Bindings }>()
  for (const [path, names] of Map.groupBy(NAMES, name => ROUTES[name][1])) {
    for (const name of names) {
      const [method] = ROUTES[name]
      const act = behindDoor(name, ACTIONS[name])
      app.on(method, path, c => {
        const asked = askedOf(running, c)
        return answer(asked, ready, () => {
          if (LIMITED.has(name) && asked.address !== undefined) rate?.take(asked.address)
          return act(asked)
        })
      })
    }
    const allow = names.map(name => ALLOWED[ROUTES[name][0]]).join(', ')
    app.all(path, c => refuse(running, c, methodWrong(c), { Allow: allow }))
  }
  app.notFound(c =>
    refuse(running, c, new Refusal('not_found', `There is nothing at ${c.req.path.slice(0, 200)}.`)),
  )
  app.onError((error, c) => refuse(running, c, error))
  const routed = app.fetch
  app.fetch = (request, ...rest) => ready.find(request) ?? routed(request, ...rest)
  return app
}

async function answer(asked: Asked, ready: ReadyAnswers, act: () => ReturnType<Action>): Promise<Response> {
  try {
    const found = await act()
    ready.keep(asked.request, found)
    return respond(found, asked.request, asked.site)
  } catch (thrown) {
    return respond(problemAnswer(thrown, asked), asked.request, asked.site)
  }
}

function refuse(
  site: RunningSite,
  c: Context,
  thrown: unknown,
  headers: Record<string, string> = {},
): Response {
  const asked = askedOf(site, c)
  const problem = problemAnswer(thrown, asked)
  return respond({ ...problem, headers: { ...problem.headers, ...headers } }, asked.request, site)
}

function methodWrong(c: Context): Refusal {
  return new Refusal(
    'method_wrong',
    `${c.req.path.slice(0, 200)} does not take ${c.req.method.slice(0, 20)}.`,
  )
}

/** What most actions never look at is read only when they do: the door answers thousands of requests a second. */
function askedOf(site: RunningSite, c: Context): Asked {
  const request = c.req.raw
  let query: Query | undefined
  let lang: Asked['lang'] | undefined
  return {
    site,
    request,
    params: c.req.param() as Record<string, string>,
    get query() {
      const at = request.url.indexOf('?')
      query ??= new Query(at === -1 ? '' : request.url.slice(at + 1))
      return query
    },
    get lang() {
      lang ??= langOf(this.query, request.headers.get('accept-language'))
      return lang
    },
    get address() {
      return addressOf(site, c)
    },
  }
}

/** Nobody but a program of this machine calls from a loopback address: if it forwards somebody, it is our own proxy. */
function addressOf({ limits }: RunningSite, c: Context): string | undefined {
  const direct = (c.env as Bindings | undefined)?.incoming?.socket.remoteAddress
  if (!limits.proxied && !(direct !== undefined && isLoopback(direct))) return direct
  // The last one is what the proxy saw; those before it are whatever the caller claimed.
  return c.req.raw.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || direct
}
