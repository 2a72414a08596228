import { z } from 'zod'
import { attempt, Refusal } from '../../../core/refusal.ts'
import { formatTime } from '../../../core/time.ts'
import { isZone, momentIn, wallIn } from '../../../core/zone.ts'
import { type Application, type Filed, type Stage, stageOf } from '../../../people/applications.ts'
import type { Kind } from '../../../register/kinds.ts'
import { foldWords, matchesWords, queryWords } from '../../../register/search-words.ts'
import {
  type Asked,
  addressWith,
  clocksOf,
  collatorIn,
  countryName,
  deskMinute,
  firstOf,
  hiddenFields,
  html,
  languageKept,
  linkButton,
  linkIn,
  mailDomainOf,
  NO_COUNTRY,
  say,
  tabs,
} from '../../kit/kit.ts'
import { callName } from '../../statement/names.ts'

/** What an officer looks for in the queue. It stands in the address, to be kept and handed on. */

const STAGES = ['waiting', 'asked', 'admitted', 'claimed', 'refused', 'aside'] as const satisfies Stage[]

const MOST = 200

const MINUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/

/** What nobody offers narrows nothing. */
const text = z
  .string()
  .trim()
  .overwrite(typed => typed.slice(0, MOST))
  .catch('')
const minute = text.refine(typed => MINUTE.test(typed) && !Number.isNaN(Date.parse(`${typed}Z`))).catch('')
const DOUBTS = ['some', 'none'] as const
const PROVEN = ['domain', 'email', 'nothing'] as const

const filters = z.object({
  q: text,
  call: text,
  kind: text,
  country: text,
  proven: text.pipe(z.enum(['', ...PROVEN])).catch(''),
  doubts: text.pipe(z.enum(['', ...DOUBTS])).catch(''),
  /** From which network it came, as the limits name it; known for as long as what they caught. */
  network: text,
  mail: text,
  /** Received in this minute or later, in UTC. */
  from: minute,
  to: minute,
})
const schema = filters.extend({ stage: text.pipe(z.enum([...STAGES, 'any'])).catch('waiting') })
export type QueueQuery = Readonly<z.infer<typeof schema>>

export const FILTERS = filters.keyof().options
type QueueFilter = (typeof FILTERS)[number]

export const NO_FILTERS = filters.parse({})

/** The field of a form that says by whose clocks its minutes were typed. Without it, as in links, they are in UTC. */
const BY = 'by'

export function queueQueryIn(query: URLSearchParams): QueueQuery {
  const found = schema.parse(Object.fromEntries(['stage', ...FILTERS].map(name => [name, query.get(name)])))
  const zone = query.get(BY)
  if (zone === null || !isZone(zone)) return found
  return { ...found, from: inUtc(zone, found.from), to: inUtc(zone, found.to) }
}

/** A minute that clocks skip, or show twice, narrows nothing. */
function inUtc(zone: string, minute: string): string {
  const [day = '', hour = ''] = minute.split('T')
  const moment = attempt(() => momentIn(zone, day, hour))
  return moment instanceof Refusal ? '' : formatTime(moment).slice(0, 16)
}

/** Unix seconds. */
function secondOf(minute: string): number {
  return Date.parse(`${minute}Z`) / 1000
}

/** The default stage does not stand in it. */
export function queueAddress(
  path: string,
  query: QueueQuery,
  more: Readonly<Record<string, string>> = {},
): string {
  const { stage, ...filters } = query
  return addressWith(path, { stage: stage === 'waiting' ? '' : stage, ...filters, ...more })
}

export function isNarrowed(query: QueueQuery): boolean {
  return FILTERS.some(name => query[name] !== '')
}

/** By what was sent and when; not by stage, proofs, doubts or network. */
export function narrowed(
  all: readonly Filed[],
  { q, call, kind, country, mail, from, to }: QueueQuery,
): Filed[] {
  const words = queryWords(q)
  const [first, last] = [from === '' ? 0 : secondOf(from), to === '' ? Infinity : secondOf(to) + 59]
  return all.filter(({ value }) => {
    const { organisation, person, received } = value
    return (
      received >= first &&
      received <= last &&
      (call === '' || value.call === call) &&
      (mail === '' || mailDomainOf(person.email) === mail) &&
      (kind === '' || organisation.kind === kind) &&
      (country === '' || (organisation.country ?? NO_COUNTRY) === country) &&
      isSought(value, q.toLowerCase(), words)
    )
  })
}

/** By any part of an address or an identifier, or by words of the names and addresses. */
function isSought({ organisation, person }: Application, typed: string, words: readonly string[]): boolean {
  const { name, domain, identifiers } = organisation
  const addresses = [domain ?? '', person.email]
  return (
    typed === '' ||
    [...addresses, ...Object.values(identifiers)].some(one => one!.toLowerCase().includes(typed)) ||
    (words.length > 0 && matchesWords(foldWords([name, person.name, ...addresses].join(' ')), words))
  )
}

export function ofStage(all: readonly Filed[], stage: QueueQuery['stage']): Filed[] {
  return stage === 'any' ? [...all] : all.filter(({ value }) => stageOf(value) === stage)
}

/** `all` has been narrowed by everything but the stage. */
export function stageTabs(asked: Asked, query: QueueQuery, all: readonly Filed[]) {
  const { lang } = asked
  const choices = ([...STAGES, 'any'] as const).map(stage => ({
    href: `${linkIn(asked, queueAddress('/desk', { ...query, stage }))}#queue`,
    isChosen: stage === query.stage,
    says: say(lang, `queue.stage.${stage}`),
    count: ofStage(all, stage).length,
    stage,
  }))
  // Most desks keep no record to ask for, and are never flooded.
  const shown = choices.filter(
    ({ stage, count, isChosen }) => !['claimed', 'aside'].includes(stage) || count > 0 || isChosen,
  )
  return tabs(lang, say(lang, 'queue.stages'), shown)
}

/** Networks and mail domains that are offered: the commonest, and none with one application alone. */
const MOST_SOURCES = 20

export async function filterForm(
  asked: Asked,
  query: QueueQuery,
  all: readonly Filed[],
  networkOf: (filed: Filed) => string | undefined,
) {
  const { lang } = asked
  const counted = (of: (one: Filed) => string) =>
    [...Map.groupBy(all, of)].map(([value, { length }]) => ({ value, length }))
  const left: Partial<Record<Chosen, number>> = {}
  const commonest = (name: Chosen, of: (one: Filed) => string) => {
    const many = counted(of).filter(({ value, length }) => value !== '' && length > 1)
    const { shown, told } = firstOf(
      many.sort((a, b) => b.length - a.length),
      MOST_SOURCES,
      count => count,
    )
    left[name] = told ?? 0
    return shown
  }
  const offered: Readonly<Record<Chosen, readonly Offered[]>> = {
    call: counted(({ value }) => value.call),
    kind: counted(({ value }) => value.organisation.kind),
    country: counted(({ value }) => value.organisation.country ?? NO_COUNTRY),
    proven: PROVEN.map(value => ({ value })),
    doubts: DOUBTS.map(value => ({ value })),
    network: commonest('network', one => networkOf(one) ?? ''),
    mail: commonest('mail', ({ value }) => mailDomainOf(value.person.email)),
  }
  const selects = CHOSEN.filter(name => offered[name].length >= (LEAST[name] ?? 0) || query[name] !== '').map(
    name => select(asked, name, query[name], offered[name], left[name]),
  )
  const stage =
    query.stage === 'waiting' ? null : html`<input type="hidden" name="stage" value="${query.stage}">`
  const clear = isNarrowed(query)
    ? linkButton(
        asked,
        `${queueAddress('/desk', { ...query, ...NO_FILTERS })}#queue`,
        say(lang, 'queue.clear'),
      )
    : null
  return html`<form class="filters" role="search" aria-label="${say(lang, 'queue.search')}" action="/desk#queue" novalidate>
    <div class="q">
      <label for="q">${say(lang, 'queue.q')}</label>
      <input id="q" name="q" type="search" autocomplete="off" value="${query.q}">
    </div>
    ${await Promise.all(selects)}
    ${minuteField(asked, 'from', query.from)}
    ${minuteField(asked, 'to', query.to)}
    ${stage}
    ${languageKept(asked)}${hiddenFields({ [BY]: asked.site.own.zone })}<button class="btn">${say(lang, 'queue.find')}</button>
    ${clear}
  </form>`
}

function minuteField({ lang, site }: Asked, name: 'from' | 'to', value: string) {
  const { own } = site
  const wall = value === '' ? undefined : wallIn(own.zone, secondOf(value))
  const typed = wall === undefined ? '' : `${wall.day}T${wall.hour}`
  return html`<div>
    <label for="${name}">${say(lang, `queue.${name}`, { clocks: clocksOf(own) })}</label>
    <input id="${name}" name="${name}" type="datetime-local" value="${typed}">
  </div>`
}

const CHOSEN = filters.omit({ q: true, from: true, to: true }).keyof().options
type Chosen = (typeof CHOSEN)[number]

/** With fewer to choose from, a filter narrows nothing. */
const LEAST: { readonly [Name in Chosen]?: number } = { call: 2, network: 1, mail: 1 }

/** What a filter narrows to, in words. */
export async function filterWord(asked: Asked, name: QueueFilter, value: string): Promise<string> {
  const { lang } = asked
  switch (name) {
    case 'call':
      return callName(asked, value)
    case 'kind':
      return say(lang, `kinds.${value as Kind}`)
    case 'country':
      return value === NO_COUNTRY ? say(lang, 'fields.noCountry') : countryName(value, lang)
    case 'proven':
      return say(lang, `queue.proven.${value as (typeof PROVEN)[number]}`)
    case 'doubts':
      return say(lang, `queue.doubts.${value as (typeof DOUBTS)[number]}`)
    case 'from':
    case 'to':
      return deskMinute(asked, secondOf(value))
    default:
      return value
  }
}

/** `length` is how many it leaves, where they are counted. */
interface Offered {
  readonly value: string
  readonly length?: number
}

/** What was asked for is always among the options, so that a search can be sent again. */
async function select(asked: Asked, name: Chosen, chosen: string, offered: readonly Offered[], left = 0) {
  const { lang } = asked
  const named = await Promise.all(
    offered.map(async one => ({ ...one, word: await filterWord(asked, name, one.value) })),
  )
  if (name === 'call' || name === 'kind' || name === 'country')
    named.sort((a, b) => collatorIn(lang).compare(a.word, b.word))
  if (chosen !== '' && offered.every(({ value }) => value !== chosen))
    named.unshift({ value: chosen, word: chosen })
  const options = [{ value: '', word: say(lang, `queue.any.${name}`) }, ...named].map(
    ({ value, word, length }) =>
      html`<option value="${value}"${value === chosen ? html` selected` : null}>
        ${length === undefined ? word : say(lang, 'queue.option', { word, count: length })}
      </option>`,
  )
  const more = left > 0 ? html`<option disabled>${say(lang, 'aside.more', { count: left })}</option>` : null
  return html`<div>
    <label for="${name}">${say(lang, `queue.${name}`)}</label>
    <select id="${name}" name="${name}">${options}${more}</select>
  </div>`
}
