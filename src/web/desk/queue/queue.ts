import { isElsewhere } from '../../../comparison/domains.ts'
import { LIKENESSES, type Likeness, sharedAmong, traitsOfApplicant } from '../../../comparison/likeness.ts'
import { odditiesOf } from '../../../comparison/scripts.ts'
import type { TraitIndex } from '../../../comparison/trait-index.ts'
import {
  type Application,
  applications,
  askingOf,
  type Filed,
  stageOf,
} from '../../../people/applications.ts'
import { everyOrigin } from '../../../people/limit-hits.ts'
import { everyProof, isShown, type Proof } from '../../../people/proofs.ts'
import { knownParties } from '../../../work/known-parties.ts'
import { whose } from '../../../work/proof-level.ts'
import {
  type Asked,
  comma,
  countryName,
  deskDayMark,
  html,
  linkButton,
  linkIn,
  linkTo,
  type Piece,
  pageAfter,
  pager,
  part,
  remark,
  say,
  spoken,
  sub,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { callName, stateWords } from '../../statement/names.ts'
import { likenessWords } from '../duplicate-warnings.ts'
import type { Officer } from '../officer/officer.ts'
import { deskTable } from '../pages.ts'
import {
  filterForm,
  isNarrowed,
  narrowed,
  ofStage,
  type QueueQuery,
  queueAddress,
  queueQueryIn,
} from './query.ts'

/** Applications in the order in which they came, each with what is doubtful at first sight. */

const PER_PAGE = 50

/**
 * What can be said of an application without opening it; asked one by one, since of a long queue one page is shown.
 * `all` are those that it may be like.
 */
async function atSight(asked: Asked, all: readonly Filed[]) {
  const { log, now } = asked.site
  const [parties, proofs, networks] = await Promise.all([
    knownParties(asked.site),
    everyProof(log.drawer, now()),
    everyOrigin(log.drawer, now()),
  ])
  const shared = sharedAmong(all.map(({ value }) => value))
  return {
    doubtsOf: ({ value }: Filed) => doubtsAtSight(asked, value, parties, shared.get(value)!),
    provenOf: ({ id }: Filed) => proofs.get(id) ?? [],
    networkOf: ({ id }: Filed) => networks.get(id),
  }
}
type AtSight = Awaited<ReturnType<typeof atSight>>

/** Of any stage. */
function fittingOf(all: readonly Filed[], query: QueueQuery, sight: AtSight): Filed[] {
  const { doubts, network, proven } = query
  const isProven = (by: readonly Proof[]) =>
    proven === 'nothing' ? by.length === 0 : by.some(({ method }) => method === proven)
  return narrowed(all, query).filter(
    filed =>
      (network === '' || sight.networkOf(filed) === network) &&
      (proven === '' || isProven(sight.provenOf(filed))) &&
      (doubts === '' || (doubts === 'some') === sight.doubtsOf(filed).length > 0),
  )
}

/** In their order: the one after this is the next to decide. */
export async function listFor(
  asked: Asked,
  query: QueueQuery,
  all: readonly Filed[],
): Promise<readonly Filed[]> {
  const isPlain = query.doubts === '' && query.proven === '' && query.network === ''
  const fitting = isPlain ? narrowed(all, query) : fittingOf(all, query, await atSight(asked, all))
  return ofStage(fitting, query.stage)
}

/**
 * A page, with the ways to the others by `pathAfter`. `after` in the address is the last row of the page before, so
 * decisions meanwhile move nothing out of sight.
 */
export function pageOf(asked: Asked, all: readonly Filed[], pathAfter: (after: string) => string) {
  const { lang, query } = asked
  const { first, shown, next } = pageAfter(all, query.get('after') ?? '', PER_PAGE, ({ id }) => id)
  const count = { first: first + 1, last: first + shown.length, total: all.length }
  const at = (after: string) => linkIn(asked, pathAfter(after))
  const pages =
    shown.length === all.length
      ? null
      : html`
        ${remark(say(lang, 'desk.queueShown', count), 'mt-s')}
        ${pager(lang, first > 0 ? at('') : undefined, next && at(next))}
      `
  return { shown, pages }
}

/** The names of the calls that they are about, by id. */
export async function callNames(asked: Asked, all: readonly Filed[]) {
  const ids = [...new Set(all.map(({ value }) => value.call))]
  return new Map(await Promise.all(ids.map(async id => [id, await callName(asked, id)] as const)))
}

/** The rows that were looked for, with the form to look for others beneath. */
export async function queueTable(asked: Asked, officer: Officer, all: readonly Filed[]) {
  const { lang } = asked
  const query = queueQueryIn(asked.query)
  const sight = await atSight(asked, all)
  const fitting = fittingOf(all, query, sight)
  const found = ofStage(fitting, query.stage)
  const { shown, pages } = pageOf(asked, found, after => queueAddress('/desk', query, { after }))
  const form = (beneath: Piece) =>
    all.length === 0 ? null : filterForm(asked, query, { all, fitting, networkOf: sight.networkOf, beneath })
  if (shown.length === 0) {
    const isEmpty = query.stage === 'waiting' && !isNarrowed(query)
    const none = html`<p>${say(lang, isEmpty ? 'desk.queueEmpty' : 'queue.nothing')}</p>`
    return { rows: html`${none}${await form(null)}`, found: 0 }
  }
  const calls = await callNames(asked, shown)
  const rows = shown.map(filed => queueRow(asked, officer, query, filed, sight, calls.get(filed.value.call)!))
  const [when, end] =
    query.stage === 'waiting'
      ? (['desk.waits', 'desk.decision'] as const)
      : (['queue.received', 'queue.became'] as const)
  const heads = ['desk.applicant', ['desk.kindCountry', 'drop-2'], 'desk.call', when, [end, 'end']] as const
  const lines = deskTable(lang, 'desk.queueCaption', heads, rows)
  const piles =
    query.stage === 'aside' ? remark(linkTo(asked, '/desk/aside', say(lang, 'aside.allOf'))) : null
  return {
    rows: html`${lines}${pages}${piles}${await form(asideLink(asked, officer, query, found.length))}`,
    found: found.length,
  }
}

/** How many wait; of another list, how many are in it. */
export function queueHeading({ lang }: Asked, query: QueueQuery, waiting: number, found: number): string {
  if (query.stage === 'waiting' && !isNarrowed(query)) return say(lang, 'desk.waitTitle', { count: waiting })
  return say(lang, 'queue.foundTitle', { stage: say(lang, `queue.stage.${query.stage}`), count: found })
}

function asideLink(asked: Asked, officer: Officer, query: QueueQuery, count: number) {
  const isOpen = query.stage === 'waiting' || query.stage === 'asked'
  if (!isOpen || count < 2 || !mayCome(officer, 'deskAsideSent')) return null
  const page = queueAddress('/desk/aside/new', query)
  return html`<div class="actions">
    ${linkButton(asked, page, say(asked.lang, 'aside.begin', { count }), 'small second')}
  </div>`
}

/** With the domain: an address at a free mail service says nothing of the organisation. */
function provenWords(lang: Asked['lang'], proof: Proof, named: string | null): string {
  const { domain, handed } = proof
  if (!isShown(proof)) return say(lang, 'queue.has.code', { domain, how: handed!.how })
  const what = say(lang, `queue.has.${proof.method}`, { domain })
  const is = whose(proof, named)
  return is === 'elsewhere' || is === 'free' ? say(lang, 'queue.has.elsewhere', { what }) : what
}

function queueRow(
  asked: Asked,
  officer: Officer,
  query: QueueQuery,
  filed: Filed,
  sight: AtSight,
  call: string,
) {
  const { lang, site } = asked
  const { id, value } = filed
  const { organisation, received, state, talk } = value
  const { name, nameLang } = organisation
  const kind = say(lang, `kind.${organisation.kind}`)
  const about =
    organisation.country === null ? kind : `${kind}${comma(lang)}${countryName(organisation.country, lang)}`
  const page = applicationAddress(id, query)
  const answered =
    talk.at(-1)?.by === null && state.is === 'waiting' ? sub(say(lang, 'queue.answered')) : null
  const shown = sight.provenOf(filed).map(proof => sub(provenWords(lang, proof, organisation.domain)))
  const claims =
    askingOf(value) === 'claim' ? html`<span class="sub strong">${say(lang, 'handOver.queue')}</span>` : null
  const when = query.stage === 'waiting' ? waited(asked, site.now() - received) : deskDayMark(asked, received)
  const became = stageOf(value) === 'asked' ? say(lang, 'queue.stage.asked') : stateWords(asked, state)
  return html`<tr role="row">
    <th role="rowheader" scope="row" class="who">
      <a href="${linkIn(asked, page)}" lang="${nameLang === 'und' ? '' : nameLang}" dir="auto">${name}</a>
      ${sub(organisation.domain ?? say(lang, 'desk.noDomain'))}
      <span class="sub only-s">${about}</span>${shown}${claims}${answered}
      ${sight.doubtsOf(filed).map(doubt => html`<span class="sub strong">${doubt}</span>`)}
    </th>
    <td role="cell" class="drop-2">${about}</td>
    <td role="cell">${call}</td>
    <td role="cell" class="nw">${when}</td>
    <td role="cell" class="end all">
      ${query.stage === 'waiting' ? reviewLink(asked, officer, page, value) : became}
    </td>
  </tr>`
}

/** It begins at what was sent and what to ask about it, so that nobody jumps past a doubt. */
function reviewLink(asked: Asked, officer: Officer, page: string, { organisation }: Application) {
  const looks = !mayCome(officer, 'deskDecision', 'ask')
  const says = spoken(
    say(asked.lang, looks ? 'desk.to.look' : 'desk.to.review'),
    html`<bdi>${organisation.name}</bdi>`,
  )
  return linkButton(asked, `${page}#sent`, says, `small second${looks ? '' : ' lead'}`)
}

/** Keeps the list from which an application was opened: the next one is of that list. */
function applicationAddress(id: string, query: QueueQuery): string {
  const list = queueAddress('', query).slice(1)
  return `/desk/applications/${id}${list === '' ? '' : `?list=${encodeURIComponent(list)}`}`
}

function waited({ lang }: Asked, seconds: number): string {
  const days = Math.floor(seconds / 86_400)
  return days > 0
    ? say(lang, 'desk.days', { count: days })
    : say(lang, 'desk.hours', { count: Math.floor(seconds / 3600) })
}

/** How long the oldest has waited. */
export function oldest({ lang, site }: Asked, [first]: readonly Filed[]) {
  if (first === undefined) return null
  const days = Math.floor((site.now() - first.value.received) / 86_400)
  return say(lang, 'desk.oldest', { days })
}

/** Without a search; the page of the application tells all. */
function doubtsAtSight(
  asked: Asked,
  application: Application,
  parties: TraitIndex,
  shared: readonly Likeness[],
) {
  const { lang } = asked
  const { organisation, person } = application
  const { name, domain } = organisation
  const words = (all: readonly Likeness[]) => likenessWords(asked, all)
  const doubts: string[] = []
  const like = [...parties.like(traitsOfApplicant(application)).values()].flat()
  if (like.length > 0)
    doubts.push(say(lang, 'desk.queueKnown', { what: words(LIKENESSES.filter(one => like.includes(one))) }))
  if (odditiesOf(name).length > 0) doubts.push(say(lang, 'desk.queueScripts'))
  if (shared.length > 0) doubts.push(say(lang, 'desk.queueAlike', { what: words(shared) }))
  if (domain !== null && isElsewhere(person.email, domain)) doubts.push(say(lang, 'desk.queueEmail'))
  return doubts
}

function listIn({ query }: Asked): QueueQuery {
  return queueQueryIn(new URLSearchParams(query.get('list') ?? ''))
}

export function inList(asked: Asked): string {
  return applicationAddress(asked.params.application!, listIn(asked))
}

/** The next application to decide: the one after this that waits in the list, else the oldest that does. */
export async function nextPart(asked: Asked) {
  const { lang, site, params } = asked
  const id = params.application!
  // From those that were decided one goes on to those that wait.
  const list = { ...listIn(asked), stage: 'waiting' as const }
  const all = await applications.all(site.log.drawer, site.now())
  const others = (await listFor(asked, list, all)).filter(one => one.id !== id)
  const next = others.find(one => one.id > id) ?? others[0]
  const back = say(lang, isNarrowed(list) ? 'queue.list' : 'desk.toDesk')
  const desk = linkButton(asked, queueAddress('/desk', list), back)
  const lead =
    next === undefined
      ? null
      : linkButton(
          asked,
          `${applicationAddress(next.id, list)}#sent`,
          html`${say(lang, 'desk.nextOne')} <bdi>${next.value.organisation.name}</bdi>`,
        )
  return part(
    say(lang, 'desk.nextTitle'),
    html`<p>${say(lang, 'desk.nextWait', { count: others.length })}</p><div class="actions">${lead}${desk}</div>`,
  )
}
