import { REFUSALS, Refusal, type RefusalCode } from '../core/refusal.ts'
import { BROKEN, type Problem, problemOf, STATUS } from './http/problem.ts'
import {
  type Answer,
  type Asked,
  facts,
  HTML_TYPE,
  html,
  jsonAnswer,
  linkTo,
  opening,
  page,
  part,
  say,
} from './kit/kit.ts'

/** Seconds after which it is worth to ask again. */
const RETRY_AFTER: Partial<Record<RefusalCode, number>> = {
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
  const shown = wantsPage(request)
    ? { type: HTML_TYPE, body: problemPage(problem, asked) }
    : { type: 'application/problem+json', body: JSON.stringify(problem) }
  return { status: problem.status, ...shown, caching: 'never', headers }
}

/** Links of others must not be read in the server's log. */
function withoutSecrets(path: string): string {
  return path.replace(/[A-Za-z0-9_-]{43,}/g, '…')
}

/** Browsers name text/html; programs name nothing, or JSON. */
function wantsPage(request: Request): boolean {
  return (request.headers.get('accept') ?? '').includes('text/html')
}

/** Its code in the reader's language, and once what exactly was refused, in the server's own words. */
function problemPage({ code, status, detail, evidence }: Problem, asked: Asked): string {
  const { lang, params } = asked
  // Leads back to the call, unless there is none.
  const call = status === 404 || status === 405 ? undefined : params.call
  const on = linkTo(
    asked,
    `/${call ?? ''}`,
    say(lang, call === undefined ? 'problem.home' : 'sign.stop.call'),
  )
  const title = say(lang, `refusal.${code}`)
  const exact = html`<span lang="en" dir="ltr">${detail}</span>`
  const main = html`
    ${opening(say(lang, 'problem.kicker', { status: String(status) }), title, lang === 'en' ? exact : null)}${part(
      say(lang, 'problem.mend'),
      html`
      <p class="plain">${say(lang, `refusal.${code}.mend`)}</p>
      <p>${on}</p>
      ${facts(lang, {
        'problem.exact': lang === 'en' ? null : exact,
        'problem.code': html`<code>${code}</code>`,
        'problem.evidence': evidence === undefined ? null : html`<code>${evidence}</code>`,
      })}
    `,
      { strong: true, inside: 'flow narrow' },
    )}
  `
  return page(asked, { title, main })
}

/** Where the `type` of a problem leads. */
export function showProblem({ params }: Asked): Answer {
  const code = params.code as RefusalCode
  if (params.code === BROKEN.code)
    return jsonAnswer({ ...BROKEN, kind: 'door', type: undefined, detail: undefined }, 'changing')
  if (!Object.hasOwn(REFUSALS, code))
    throw new Refusal('not_found', `No refusal has the code ${params.code}.`)
  return jsonAnswer({ code, ...REFUSALS[code], status: STATUS[code] }, 'changing')
}
