import { type Application, type Filed, type Stage, stageOf } from '../../../people/applications.ts'
import { foldWords, matchesWords, queryWords } from '../../../register/folding.ts'
import type { Kind } from '../../../register/kinds.ts'
import type { Asked } from '../../asked.ts'
import { addressWith, linkIn } from '../../links.ts'
import { html, type Markup, type Piece } from '../../markup.ts'
import type { Query } from '../../query.ts'
import { say } from '../../say.ts'
import { callName } from '../../statement/facts.ts'
import { tabs } from '../../table.ts'
import { mailDomainOf } from '../../turns.ts'
import { countryName, shortMinute } from '../../wording.ts'

/** What an officer looks for in the queue; it stands in the address, so that it can be kept and handed on. */

export const STAGES = [
  'waiting',
  'asked',
  'admitted',
  'claimed',
  'refused',
  'aside',
] as const satisfies readonly Stage[]

export const ANY = 'any'
const DOUBTS = ['some', 'none'] as const

export const PROVEN = ['domain', 'email', 'nothing'] as const

export interface QueueQuery {
  readonly stage: Stage | typeof ANY
  readonly q: string
  readonly call: string
  readonly kind: string
  readonly country: string
  readonly doubts: (typeof DOUBTS)[number] | ''
  readonly proven: (typeof PROVEN)[number] | ''
  /** From which network it came, as the limits name it; known for as long as what they caught. */
  readonly network: string
  readonly mail: string
  /** Received in this minute or later, in UTC. */
  readonly from: string
  readonly to: string
}
export const FILTERS = [
  'q',
  'call',
  'kind',
  'country',
  'proven',
  'doubts',
  'network',
  'mail',
  'from',
  'to',
] as const
type QueueFilter = (typeof FILTERS)[number]

export const NO_FILTERS = Object.fromEntries(FILTERS.map(name => [name, ''])) as Record<QueueFilter, ''>

const MOST = 200

const MINUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/

/** Whatever an address says: what nobody offers narrows nothing. */
export function queueQueryIn(query: Query | URLSearchParams): QueueQuery {
  const text = (name: string) => (query.get(name) ?? '').trim().slice(0, MOST)
  const stage = text('stage')
  const doubts = text('doubts')
  const proven = text('proven')
  return {
    stage: stage === ANY ? ANY : (STAGES.find(one => one === stage) ?? 'waiting'),
    q: text('q'),
    call: text('call'),
    kind: text('kind'),
    country: text('country'),
    doubts: DOUBTS.find(one => one === doubts) ?? '',
    proven: PROVEN.find(one => one === proven) ?? '',
    network: text('network'),
    mail: text('mail'),
    from: minuteIn(text('from')),
    to: minuteIn(text('to')),
  }
}

function minuteIn(typed: string): string {
  return MINUTE.test(typed) && !Number.isNaN(Date.parse(`${typed}Z`)) ? typed : ''
}

/** Unix seconds. */
function secondOf(minute: string): number {
  return Date.parse(`${minute}Z`) / 1000
}

/** The address that asks for this; only what is not understood by itself stands in it. */
export function queueAddress(
  path: string,
  query: QueueQuery,
  more: Readonly<Record<string, string>> = {},
): string {
  const filters = Object.fromEntries(FILTERS.map(name => [name, query[name]]))
  return addressWith(path, { stage: query.stage === 'waiting' ? '' : query.stage, ...filters, ...more })
}

export function isNarrowed(query: QueueQuery): boolean {
  return FILTERS.some(name => query[name] !== '')
}

/** No country, or several, under a name of its own. */
const NOWHERE = 'none'

/** Those that fit by what was sent and when, whatever their stage, their proofs, their doubts and where they came from. */
export function narrowed(
  all: readonly Filed[],
  { q, call, kind, country, mail, from, to }: QueueQuery,
): Filed[] {
  const words = queryWords(q)
  const [first, last] = [from === '' ? 0 : secondOf(from), to === '' ? Infinity : secondOf(to) + 59]
  return all.filter(
    ({ value: { organisation, person, ...application } }) =>
      application.received >= first &&
      application.received <= last &&
      (call === '' || application.call === call) &&
      (mail === '' || mailDomainOf(person.email) === mail) &&
      (kind === '' || organisation.kind === kind) &&
      (country === '' || (organisation.country ?? NOWHERE) === country) &&
      (q === '' ||
        (words.length > 0 && matchesWords(foldWords(searchedIn(organisation, person)), words)) ||
        isIn(q, organisation, person)),
  )
}

function searchedIn(organisation: Application['organisation'], person: Application['person']): string {
  return [organisation.name, organisation.domain ?? '', person.name, person.email].join(' ')
}

function isIn(
  q: string,
  { domain, identifiers }: Application['organisation'],
  { email }: Application['person'],
): boolean {
  const typed = q.toLowerCase()
  return [domain ?? '', email, ...Object.values(identifiers)].some(one => one!.toLowerCase().includes(typed))
}

export function ofStage(all: readonly Filed[], stage: QueueQuery['stage']): Filed[] {
  return stage === ANY ? [...all] : all.filter(({ value }) => stageOf(value) === stage)
}

/** What the queue can be narrowed to, each with how many that leaves. */

/** One link for each stage; `all` has been narrowed by everything else. */
export function stageTabs(asked: Asked, query: QueueQuery, all: readonly Filed[]): Markup {
  const { lang } = asked
  const choices = ([...STAGES, ANY] as const).map(stage => ({
    href: `${linkIn(asked, queueAddress('/desk', { ...query, stage }))}#queue`,
    isChosen: stage === query.stage,
    says: say(lang, `queue.stage.${stage}`),
    count: ofStage(all, stage).length,
    stage,
  }))
  // Most desks keep no record that somebody could ask for, and are never flooded.
  const shown = choices.filter(
    ({ stage, count, isChosen }) => !['claimed', 'aside'].includes(stage) || count > 0 || isChosen,
  )
  return tabs(lang, say(lang, 'queue.stages'), shown)
}

/** Networks and mail domains that are offered: those from which most came. One application tells nothing of its own. */
const MOST_SOURCES = 20

function commonest(counted: ReadonlyMap<string, readonly Filed[]>): Option[] {
  return [...counted]
    .map(([value, { length }]) => ({ value, word: value, length }))
    .filter(({ value, length }) => value !== '' && length > 1)
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_SOURCES)
}

export async function filterForm(
  asked: Asked,
  query: QueueQuery,
  all: readonly Filed[],
  networkOf: (filed: Filed) => string | undefined,
): Promise<Markup> {
  const { lang } = asked
  const option = async (name: Chosen, value: string, length: number | null): Promise<Option> => ({
    value,
    word: await filterWord(asked, name, value),
    length,
  })
  const counted = (of: (one: Filed) => string) => Map.groupBy(all, of)
  const among = (name: Chosen, of: (one: Filed) => string) =>
    Promise.all([...counted(of)].map(([value, { length }]) => option(name, value, length)))
  const fixed = (name: Chosen, values: readonly string[]) =>
    Promise.all(values.map(value => option(name, value, null)))
  const calls = await among('call', ({ value }) => value.call)
  const kinds = await among('kind', ({ value }) => value.organisation.kind)
  const countries = await among('country', ({ value }) => value.organisation.country ?? NOWHERE)
  const doubts = await fixed('doubts', DOUBTS)
  const proven = await fixed('proven', PROVEN)
  const networks = commonest(counted(one => networkOf(one) ?? ''))
  const mails = commonest(counted(({ value }) => mailDomainOf(value.person.email)))
  const stage =
    query.stage === 'waiting' ? null : html`<input type="hidden" name="stage" value="${query.stage}">`
  const language = asked.query.has('lang') ? html`<input type="hidden" name="lang" value="${lang}">` : null
  const all_ = isNarrowed(query)
    ? html`<a class="btn second" href="${linkIn(asked, queueAddress('/desk', { ...query, ...NO_FILTERS }))}#queue">${say(lang, 'queue.clear')}</a>`
    : null
  return html`<form class="filters" role="search" aria-label="${say(lang, 'queue.search')}" action="/desk#queue"><div class="q"><label for="q">${say(lang, 'queue.q')}</label><input id="q" name="q" type="search" autocomplete="off" value="${query.q}"></div>
${calls.length < 2 && query.call === '' ? null : select(asked, 'call', query.call, calls)}
${select(asked, 'kind', query.kind, kinds)}
${select(asked, 'country', query.country, countries)}
${select(asked, 'proven', query.proven, proven)}
${select(asked, 'doubts', query.doubts, doubts)}
${networks.length === 0 && query.network === '' ? null : select(asked, 'network', query.network, networks)}
${mails.length === 0 && query.mail === '' ? null : select(asked, 'mail', query.mail, mails)}
${minute(asked, 'from', query.from)}
${minute(asked, 'to', query.to)}${stage}${language}<button class="btn">${say(lang, 'queue.find')}</button>${all_}</form>`
}

function minute({ lang }: Asked, name: 'from' | 'to', value: string): Markup {
  return html`<div><label for="${name}">${say(lang, `queue.${name}`)}</label><input id="${name}" name="${name}" type="datetime-local" value="${value}"></div>`
}

type Chosen = Exclude<QueueFilter, 'q' | 'from' | 'to'>

/** What a filter narrows to, in words. */
export async function filterWord(asked: Asked, name: QueueFilter, value: string): Promise<string> {
  const { lang } = asked
  switch (name) {
    case 'call':
      return callName(asked, value)
    case 'kind':
      return say(lang, `kinds.${value as Kind}`)
    case 'country':
      return value === NOWHERE ? say(lang, 'fields.noCountry') : countryName(value, lang)
    case 'proven':
      return say(lang, `queue.proven.${value as (typeof PROVEN)[number]}`)
    case 'doubts':
      return say(lang, `queue.doubts.${value as (typeof DOUBTS)[number]}`)
    case 'from':
    case 'to':
      return shortMinute(value, lang)
    default:
      return value
  }
}

interface Option {
  readonly value: string
  readonly word: string
  readonly length: number | null
}

/** What was asked for is always among the options, so that a search can be sent again as it is. */
function select({ lang }: Asked, name: Chosen, chosen: string, options: readonly Option[]): Piece {
  const collator = new Intl.Collator(lang)
  const listed = ['doubts', 'proven', 'network', 'mail'].includes(name)
    ? options
    : options.toSorted((a, b) => collator.compare(a.word, b.word))
  const missing =
    chosen === '' || options.some(({ value }) => value === chosen)
      ? []
      : [{ value: chosen, word: chosen, length: null }]
  const all = [{ value: '', word: say(lang, `queue.any.${name}`), length: null }, ...missing, ...listed]
  return html`<div><label for="${name}">${say(lang, `queue.${name}`)}</label><select id="${name}" name="${name}">${all.map(
    ({ value, word, length }) =>
      html`<option value="${value}"${value === chosen ? html` selected` : null}>${length === null ? word : say(lang, 'queue.option', { word, count: length })}</option>`,
  )}</select></div>`
}
