import { REFUSALS, Refusal, type RefusalCode } from '../core/refusal.ts'
import { BROKEN, type Problem, problemOf, STATUS } from './http/problem.ts'
import {
  type Answer,
  type Asked,
  contactLink,
  facts,
  HTML_TYPE,
  html,
  jsonAnswer,
  type Lang,
  linkButton,
  linkTo,
  type Markup,
  opening,
  type PlainKey,
  page,
  part,
  phrase,
  say,
  searchForm,
  wantsPage,
} from './kit/kit.ts'
import { CUT_LINK, OF_LINK } from './routes.ts'

/** Seconds after which it is worth to ask again. */
const RETRY_AFTER: Partial<Record<RefusalCode, number>> = {
  roll_behind: 30,
  read_only: 10,
  store_failing: 10,
  outcome_unknown: 30,
  store_doubted: 3600,
  switched_off: 3600,
  rate_limited: 5,
  admitted_decreasing: 30,
  log_forked: 3600,
  log_shrunk: 3600,
}

export function problemAnswer(thrown: unknown, asked: Asked): Answer {
  const { site, request } = asked
  const problem = thrown instanceof Refusal ? problemOf(thrown) : BROKEN
  site.metrics.refusals.inc({ code: problem.code })
  if (problem.status === 500)
    site.logger.error(
      { err: thrown, method: request.method, path: withoutSecrets(new URL(request.url).pathname) },
      problem.title,
    )
  const retry = RETRY_AFTER[problem.code as RefusalCode]
  const headers = { Vary: 'Accept', ...(retry !== undefined && { 'Retry-After': String(retry) }) }
  const shown = wantsPage(asked)
    ? {
        type: HTML_TYPE,
        body: problemPage(problem, asked, thrown instanceof Refusal ? thrown.member : undefined),
      }
    : { type: 'application/problem+json', body: JSON.stringify(problem) }
  return { status: problem.status, ...shown, caching: 'never', headers }
}

/** Links of others must not be read in the server's log. */
function withoutSecrets(path: string): string {
  return path.replace(/[A-Za-z0-9_-]{43,}/g, '…')
}

/**
 * What is wrong and what to do, in the reader's language. The server's own sentence is exact, and English: other
 * readers find it folded away with the code. `member` is what mends it.
 */
function problemPage(
  { code, status, detail, evidence }: Problem,
  asked: Asked,
  member: string | undefined,
): string {
  const { lang, params } = asked
  const { pathname } = new URL(asked.request.url)
  if (code === 'link_spent' && OF_LINK.test(pathname)) return linkPage(asked, pathname, detail)
  // Leads back to the call, unless there is none. What an entry binds and is not kept here has no wrong address.
  const isThere = code === 'words_lost' || (status !== 404 && status !== 405)
  const call = isThere ? params.call : undefined
  const missing = code === 'words_lost' ? undefined : missingAt(asked, status)
  const title = say(lang, missing ?? `refusal.${code}`)
  const exact = html`<span lang="en" dir="ltr">${detail}</span>`
  const ways = html`
    ${missing === undefined ? html`<p class="plain">${mendOf(lang, code, member)}</p>` : searchForm(asked, say(lang, 'problem.searchFor'), { wide: true })}
    <p>${onwards(asked, code, call)}</p>
  `
  const isSaid = lang === 'en' && missing === undefined
  const lede = missing !== undefined ? say(lang, 'problem.missing') : isSaid ? exact : null
  const kept =
    evidence === undefined
      ? null
      : part(say(lang, 'problem.evidence'), html`<p><code>${evidence}</code></p>`, { inside: 'narrow' })
  const main = html`
    ${opening(say(lang, missing === undefined ? 'problem.kicker' : 'problem.notFound'), title, lede)}
    ${part(say(lang, missing === undefined ? 'problem.mend' : 'problem.find'), ways, { strong: true, inside: 'flow narrow' })}
    ${kept}
    ${forPrograms(lang, { code, status, exact: isSaid ? null : exact })}
  `
  return page(asked, { title, main, isUnlisted: true })
}

/** Where one goes on to from there. */
function onwards(asked: Asked, code: string, call: string | undefined): Markup {
  const { lang, request } = asked
  const { pathname } = new URL(request.url)
  const isOwn = pathname.startsWith('/representative/')
  // Whoever may not do this has a page of their own.
  if (code === 'key_role_wrong' && isOwn) return linkTo(asked, '/representative', say(lang, 'rep.toOwn'))
  // The call and the front page have lists, and would be refused too.
  if (code === 'roll_behind')
    return call === undefined
      ? linkTo(asked, '/log', say(lang, 'frame.nav.log'))
      : linkTo(asked, `/${call}/text`, say(lang, 'call.readWhole'))
  if (code === 'signatories_many') return linkTo(asked, `/${call}/roll`, say(lang, 'call.seeRoll'))
  // A file that is too large is refused before it is read, and its page waits to be gone back to.
  if (code === 'request_oversize' && request.method === 'POST' && isOwn)
    return linkButton(asked, pathname, say(lang, 'problem.back'))
  return linkTo(asked, `/${call ?? ''}`, say(lang, call === undefined ? 'problem.home' : 'sign.stop.call'))
}

/** What readers do not need, and whoever writes a program does. */
function forPrograms(
  lang: Lang,
  { code, status, exact = null }: { code: string; status: number; exact?: Markup | null },
): Markup {
  return html`<details class="alt mt-l">
    <summary>${say(lang, 'problem.facts')}</summary>
    ${facts(lang, {
      'problem.exact': exact,
      'problem.code': html`<code>${code}</code>`,
      'problem.status': String(status),
    })}
  </details>`
}

/** What to do; what an address asks for wrongly is named as the field in which one types it. */
function mendOf(lang: Lang, code: Problem['code'], member: string | undefined): string {
  if (code !== 'query_malformed') return say(lang, `refusal.${code}.mend`)
  const label = member === undefined ? undefined : FIELDS[member]
  if (label !== undefined) return say(lang, 'problem.field', { field: say(lang, label) })
  return say(lang, 'problem.address')
}

/** Labels of what pages ask for in their address. */
const FIELDS: Readonly<Record<string, PlainKey>> = {
  at: 'roll.at',
  country: 'roll.country',
  from: 'between.from',
  kind: 'roll.kind',
  letter: 'roll.letter',
  q: 'search.label',
  sort: 'roll.sort',
  to: 'between.to',
  upto: 'log.upto',
}

/** A link to one person that does not work: what happened, and whom to ask. */
function linkPage(asked: Asked, pathname: string, detail: string): string {
  const { lang, query } = asked
  const hasBegun = query.has('step') || query.has('made')
  const what = isCut(pathname) ? 'Cut' : hasBegun ? 'Left' : 'Ended'
  const title = say(lang, `problem.link${what}`)
  const lede = say(lang, `problem.link${what}Says`)
  const again = hasBegun ? linkButton(asked, pathname, say(lang, 'sign.stop.restart')) : null
  const exact = html`<span lang="en" dir="ltr">${detail}</span>`
  const main = html`
    ${opening(say(lang, 'problem.link'), title, lede)}
    ${part(say(lang, 'problem.mend'), html`<p>${linkAsk(asked)}</p>${again && html`<div class="actions">${again}</div>`}`, { strong: true, inside: 'flow narrow' })}
    ${forPrograms(lang, { code: 'link_spent', status: STATUS.link_spent, exact })}
  `
  return page(asked, { title, main, isUnlisted: true })
}

const isCut = (pathname: string) => CUT_LINK.test(pathname) && !/\/[\w-]{43}$/.test(pathname)

function linkAsk(asked: Asked) {
  const { lang, site } = asked
  const contact = contactLink(asked)
  if (contact !== null) return phrase(lang, 'problem.linkAsk', { contact })
  return say(lang, site.mail === null ? 'problem.linkAskSender' : 'problem.linkAskReply')
}

/** What a reader looked for, by its address; undefined where something else is wrong. */
function missingAt({ request, params }: Asked, status: number) {
  if (status !== 404 || request.method !== 'GET') return undefined
  const [first] = new URL(request.url).pathname.split('/').filter(Boolean)
  if (first === 'parties') return 'problem.noParty'
  if (first === 'entries' || first === 'receipts') return 'problem.noEntry'
  return params.call === undefined ? 'problem.noPage' : 'problem.noCall'
}

/** Where the `type` of a problem leads: programs read it as JSON, people as a page. */
export function showProblem(asked: Asked): Answer {
  const { headers, ...answer } = meaningOf(asked)
  const vary = { ...headers, Vary: 'Accept' }
  const isShown = wantsPage(asked)
  return isShown
    ? { ...answer, type: HTML_TYPE, body: meaningPage(asked), headers: vary }
    : { ...answer, headers: vary }
}

function meaningPage(asked: Asked): string {
  const { lang, params } = asked
  const code = params.code as RefusalCode
  const title = say(lang, `refusal.${code}`)
  const mend = html`<p class="plain">${say(lang, `refusal.${code}.mend`)}</p>`
  const main = html`
    ${opening(say(lang, 'problem.meaning'), title)}
    ${part(say(lang, 'problem.mend'), mend, { strong: true, inside: 'flow narrow' })}
    ${forPrograms(lang, { code, status: STATUS[code] ?? BROKEN.status })}
  `
  return page(asked, { title, main })
}

function meaningOf({ params }: Asked): Answer {
  const code = params.code as RefusalCode
  if (params.code === BROKEN.code)
    return jsonAnswer({ ...BROKEN, kind: 'door', type: undefined, detail: undefined }, 'changing')
  if (!Object.hasOwn(REFUSALS, code))
    throw new Refusal('not_found', `No refusal has the code ${params.code}.`)
  return jsonAnswer({ code, ...REFUSALS[code], status: STATUS[code] }, 'changing')
}
