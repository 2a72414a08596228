import { type Application, type Filed, type Stage, stageOf } from '../../../people/applications.ts'
import { foldWords, matchesWords, queryWords } from '../../../register/folding.ts'
import { addressWith } from '../../links.ts'
import type { Query } from '../../query.ts'
import { mailDomainOf } from '../../turns.ts'

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
export type QueueFilter = (typeof FILTERS)[number]

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
export const NOWHERE = 'none'

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
