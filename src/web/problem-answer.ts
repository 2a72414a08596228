import { REFUSALS, Refusal, type RefusalCode } from '../core/refusal.ts'
import { type Answer, HTML_TYPE, jsonAnswer } from './answer.ts'
import type { Asked } from './asked.ts'
import { page } from './layout.ts'
import { linkIn } from './links.ts'
import { html } from './markup.ts'
import { messagesIn } from './messages.ts'
import { BROKEN, type Problem, problemOf, STATUS } from './problem.ts'

/** Seconds after which it is worth trying again. */
const RETRY_AFTER: Partial<Record<RefusalCode, number>> = {
  read_only: 10,
  store_failing: 10,
  outcome_unknown: 30,
  switched_off: 3600,
  rate_limited: 5,
  admitted_decreasing: 30,
  log_forked: 3600,
  log_shrunk: 3600,
}

/** Turns whatever was thrown into an answer. */
export function problemAnswer(thrown: unknown, asked: Asked): Answer {
  const { site, request } = asked
  const problem = thrown instanceof Refusal ? problemOf(thrown) : BROKEN
  site.metrics.refusals.inc({ code: problem.code })
  if (problem.status === 500)
    site.logger.error(
      { err: thrown, method: request.method, path: new URL(request.url).pathname },
      problem.title,
    )
  const retry = RETRY_AFTER[problem.code as RefusalCode]
  const headers: Record<string, string> = {
    Vary: 'Accept',
    ...(retry === undefined ? {} : { 'Retry-After': String(retry) }),
  }
  if (wantsPage(request))
    return {
      status: problem.status,
      type: HTML_TYPE,
      body: problemPage(problem, asked),
      caching: 'never',
      headers,
    }
  const type = 'application/problem+json'
  return { status: problem.status, type, body: JSON.stringify(problem), caching: 'never', headers }
}

/** Browsers name text/html; scripts name nothing, or JSON. */
function wantsPage(request: Request): boolean {
  const accept = request.headers.get('accept') ?? ''
  return request.method !== 'POST' && accept.includes('text/html')
}

function problemPage(problem: Problem, asked: Asked): string {
  const say = messagesIn(asked.lang).problem
  const main = html`<section class="opening quiet"><p class="sc kicker">${say.kicker(problem.status)}</p><h1>${problem.title}</h1><p class="lede">${problem.detail}</p></section>
<section class="entry strong"><div class="side"><h2>${say.mend}</h2></div><div class="flow"><p>${problem.mend}</p><p class="note">${say.code} <code>${problem.code}</code> <span aria-hidden="true">·</span> <a href="${linkIn(asked, '/')}">${say.home}</a></p></div></section>`
  return page(asked, { title: problem.title, main })
}

/** What a code means: where the `type` of a problem leads. */
export function showProblem({ params }: Asked): Answer {
  const code = params.code as RefusalCode
  if (params.code === BROKEN.code)
    return jsonAnswer({ ...BROKEN, kind: 'door', type: undefined, detail: undefined }, 'changing')
  if (!Object.hasOwn(REFUSALS, code))
    throw new Refusal('not_found', `No refusal has the code ${params.code}.`)
  return jsonAnswer({ code, ...REFUSALS[code], status: STATUS[code] }, 'changing')
}
