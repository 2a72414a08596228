import { namesShown } from '../../people/shown-names.ts'
import type { PersonCountsRow } from '../../register/person-rows.ts'
import { personsStanding } from '../../register/types/persons.ts'
import { rowIn } from '../../store/each-row.ts'
import {
  type Answer,
  type Asked,
  type CallShown,
  callOrRefuse,
  callShown,
  fact,
  formatCsvRow,
  formatNumber,
  HTML_TYPE,
  html,
  isCounting,
  jsonAnswer,
  linkIn,
  linkTo,
  nameIn,
  notedPart,
  onlyMembers,
  opening,
  type Piece,
  page,
  part,
  personAction,
  personsCannot,
  remark,
  say,
  sizeOf,
} from '../kit/kit.ts'
import { doneHere } from './confirm.ts'
import { notInvitedPage } from './not-invited.ts'

/**
 * The names of persons who wish them shown, tied to no entry; and how many persons there are, as the depositary counts
 * them, apart from everybody else.
 */

const PAGE = 200

export async function showPersons(asked: Asked): Promise<Answer> {
  const { lang, query, site } = asked
  const call = await callShown(asked, asked.params.call!)
  const counts = await countsOf(asked, call.id)
  // Rules may have invited individuals before.
  if (!call.invitesPersons && counts === undefined) return notInvitedPage(asked, call, 200)
  const after = (query.get('after') ?? '').slice(0, 40)
  const { names, next } = await namesShown(site.log.drawer, call.id, { after, limit: PAGE }, site.now())
  const title = say(lang, 'persons.namesTitle', { call: nameIn(call.row.titles, lang).text })
  const lede = html`${isCounting(asked) ? say(lang, 'persons.standing', { count: personsStanding(counts) }) : null} ${say(
    lang,
    'persons.countedBy',
  )}`
  const cannot = personsCannot(asked, call)
  const more = html`
    ${query.has('erased') ? doneHere(say(lang, 'persons.erased')) : null}
    ${cannot === null ? html`<div class="actions">${personAction(asked, call)}</div>` : remark(cannot, 'mt')}
  `
  const counted = isCounting(asked)
    ? tally(asked, call, counts)
    : html`<p>${say(lang, 'switches.notCounted')}</p>`
  const main = html`
    ${opening(say(lang, 'persons.kicker'), title, lede, more)}
    ${notedPart(lang, 'persons.counts', counted, { strong: true })}
    ${part(say(lang, 'persons.namesHeading'), list(asked, call, names, next), { note: say(lang, 'persons.namesNote') })}
  `
  // Never cached, since a name may be hidden without an entry; and out of search engines, which keep what is erased.
  return {
    type: HTML_TYPE,
    body: page(asked, { title, main, call }),
    caching: 'never',
    headers: { 'X-Robots-Tag': 'noindex, noarchive' },
  }
}

export async function countsOf({ site }: Asked, call: string): Promise<PersonCountsRow | undefined> {
  const row = await rowIn(site.log.store, 'personCounts', call)
  return row
}

function tally({ lang }: Asked, { id }: CallShown, counts: PersonCountsRow | undefined) {
  const { signed, left, erased, invalidated } = numbersIn(counts)
  const row = (name: 'signedEver' | 'left' | 'erasedCount' | 'invalidatedCount', value: number) =>
    fact(say(lang, `persons.${name}`), formatNumber(value, lang))
  return html`
    <dl class="tally">
      ${standing(lang, counts)}${row('signedEver', signed)}${row('left', left)}${row('erasedCount', erased)}
      ${invalidated === 0 ? null : row('invalidatedCount', invalidated)}
    </dl>
    <ul class="ways mt">
      <li><a href="/${id}/persons.json">JSON</a></li>
      <li><a href="/${id}/persons.csv">CSV</a></li>
    </ul>
  `
}

function standing(lang: Asked['lang'], counts: PersonCountsRow | undefined) {
  return html`<div class="lead">
    <dt>${say(lang, 'persons.stand')}</dt>
    <dd>${formatNumber(personsStanding(counts), lang)}</dd>
  </div>`
}

function list(asked: Asked, { id }: CallShown, names: readonly string[], next: string | null) {
  const { lang, query } = asked
  if (names.length === 0) return html`<p>${say(lang, 'persons.noNames')}</p>`
  const first = query.has('after') ? linkTo(asked, `/${id}/persons`, say(lang, 'persons.firstNames')) : null
  const more =
    next === null
      ? null
      : html`<a rel="next" href="${linkIn(asked, `/${id}/persons?after=${next}`)}">${say(lang, 'persons.moreNames')}</a>`
  return html`
    <ul class="names">${names.map(name => html`<li dir="auto" translate="no">${name}</li>`)}</ul>
    <p class="ways mt">${first} ${more}</p>
  `
}

/** The numbers alone: names are given to no machine. */
export async function showPersonsJson(asked: Asked): Promise<Answer> {
  return jsonAnswer({ ...(await numbersOf(asked)), size: sizeOf(asked.site) }, 'changing')
}

async function numbersOf(asked: Asked) {
  onlyMembers(asked.query, [])
  const call = asked.params.call!
  await callOrRefuse(asked.site.log.store, call)
  return { call, ...(await personNumbers(asked, call)) }
}

export async function showPersonsCsv(asked: Asked): Promise<Answer> {
  const numbers = await numbersOf(asked)
  return {
    type: 'text/csv; charset=utf-8',
    body: [Object.keys(numbers), Object.values(numbers).map(String)].map(formatCsvRow).join(''),
    caching: 'changing',
  }
}

/** How many persons there are, for programs: never added to the parties on the roll. */
export async function personNumbers(asked: Asked, call: string) {
  return numbersIn(await countsOf(asked, call))
}

function numbersIn(counts: PersonCountsRow | undefined) {
  const { signed = 0, left = 0, erased = 0, invalidated = 0 } = counts ?? {}
  return { countedBy: 'depositary', standing: personsStanding(counts), signed, left, erased, invalidated }
}

/** Persons on the page of a call: their number, and who counted it. Null where none may sign or ever has. */
export function personsEntry(asked: Asked, call: CallShown, counts: PersonCountsRow | undefined): Piece {
  const canSign = call.invitesPersons && !call.isRecord
  if (!canSign && counts === undefined) return null
  const { lang } = asked
  const matter = html`
    <div class="box"><dl class="tally">${standing(lang, counts)}</dl></div>
    ${remark(say(lang, 'persons.countedBy'), 'mt-s')}
    <ul class="ways mt">
      <li>${linkTo(asked, `/${call.id}/persons`, say(lang, 'persons.names'))}</li>
      <li><a href="/${call.id}/persons.csv">CSV</a></li>
      <li><a href="/${call.id}/persons.json">JSON</a></li>
    </ul>
  `
  const note = say(lang, 'persons.apart')
  return part(say(lang, 'persons.heading'), matter, { note, inside: '', id: 'persons' })
}
