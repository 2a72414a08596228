import { admittedAs } from '../../../people/applications.ts'
import type { RollQuery } from '../../../register/roll.ts'
import { type PartyRow, ref } from '../../../register/rows.ts'
import { eachRow } from '../../../store/each-row.ts'
import {
  type Asked,
  addressWith,
  collatorIn,
  countryName,
  datedLine,
  entryLink,
  type Fact,
  factList,
  html,
  inLang,
  languageKept,
  linkButton,
  linkIn,
  linkTo,
  listed,
  type Markup,
  nameIn,
  notedPart,
  type Piece,
  pager,
  part,
  partyOrRefuse,
  phrase,
  say,
  sub,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { parseDirectory } from '../../roll/query.ts'
import { placeOf } from '../../search/organisations.ts'
import { mandateNow } from '../../teller/pieces.ts'
import { formParts } from '../form/forms.ts'
import type { Officer } from '../officer/officer.ts'
import { deskPage, deskTable } from '../pages.ts'
import { dutiesPart } from './duties.ts'
import { keysShown } from './keys.ts'
import { notJoined, notJoinedPart } from './not-joined.ts'
import { partiesOf, waitingAbout, waitingOf, waitingParts } from './waiting.ts'

/** Organisations as officers see them: each with its keys and what waits, and the acts about them. */

const ON_A_PAGE = 50

export async function showDeskOrganisations(asked: Asked, officer: Officer) {
  const { lang } = asked
  const query = parseDirectory(asked.query, ON_A_PAGE)
  const { q = '' } = query
  const [found, waiting, absent] = await Promise.all([
    q === '' ? admittedOnes(asked, query) : sought(asked, query),
    waitingAbout(asked),
    notJoined(asked, q),
  ])
  const parts = html`
    <div class="box">${finder(asked, q)}${await rowsOf(asked, found, partiesOf(waiting))}</div>
    ${await notJoinedPart(asked, absent, q)}
    ${await waitingParts(asked, officer, waiting)}
    ${waysIn(asked)}
    ${mayCome(officer, 'deskForm') ? formParts(asked, officer, ['parties', 'signatures']) : null}
  `
  const { count, more } = found
  const heading =
    count === 0 && absent.length > 0
      ? say(lang, 'deskOrganisations.onlyInvited', { count: absent.length })
      : q === ''
        ? say(lang, 'deskOrganisations.all', { count })
        : say(lang, 'deskOrganisations.found', { count, more: more ? 'yes' : 'no', q })
  return deskPage(
    asked,
    officer,
    { title: say(lang, 'desk.section.organisations'), heading, isAnswer: true },
    parts,
  )
}

type Row = Pick<PartyRow, 'names' | 'kind' | 'country' | 'admitted'> & { readonly party: string }

interface Found {
  readonly rows: readonly Row[]
  readonly count: number
  /** Whether there are more than were counted. */
  readonly more: boolean
  readonly pages: Piece
}

/** Those that were approved or invited, by name: a copied list would bury them under a thousand others. */
async function admittedOnes(asked: Asked, { skip = 0 }: RollQuery): Promise<Found> {
  const { lang, site } = asked
  const all: Row[] = []
  for await (const { key: party, row } of eachRow(site.log.store, 'parties'))
    if (row.admitted !== null) all.push({ ...row, party })
  const collator = collatorIn(lang)
  const nameOf = ({ names }: Row) => nameIn(names, lang).text
  all.sort((a, b) => collator.compare(nameOf(a), nameOf(b)))
  const end = skip + ON_A_PAGE
  const at = (row: string) => linkIn(asked, addressWith('/desk/organisations', { row }))
  const pages = pager(lang, skip === 0 ? undefined : at(''), end < all.length ? at(`${end + 1}`) : undefined)
  return { rows: all.slice(skip, end), count: all.length, more: false, pages }
}

/** By words of a name; also those that stand on a list alone. */
async function sought(asked: Asked, query: RollQuery): Promise<Found> {
  const { lang, site } = asked
  const { items, total, more, next } = await site.log.store.roll(query)
  const rows = items.map(({ party, names, kind, country, basis, entry }) => ({
    ...{ party, names, kind, country },
    admitted: basis === 'listed' ? null : entry,
  }))
  const { q = '', after } = query
  const at = (page: string) => linkIn(asked, addressWith('/desk/organisations', { q, page }))
  const pages = pager(lang, after === undefined ? undefined : at(''), next === null ? undefined : at(next))
  return { rows, count: total, more, pages }
}

async function rowsOf(
  asked: Asked,
  { rows, pages }: Found,
  waits: ReturnType<typeof partiesOf>,
): Promise<Piece> {
  const keys = await asked.site.log.store.rows(rows.map(({ party }) => ref('partyKeys', party)))
  const lines = rows.map((row, i) => organisationRow(asked, row, keys[i]?.inForce.length ?? 0, waits))
  const heads = [
    'deskOrganisations.name',
    ['desk.kindCountry', 'drop-2'],
    'deskOrganisations.keys',
    'deskOrganisations.waits',
  ] as const
  return html`
    ${deskTable(asked.lang, 'desk.section.organisations', heads, lines, { none: 'deskOrganisations.none' })}${pages}
  `
}

function organisationRow(
  asked: Asked,
  { party, names, kind, country, admitted }: Row,
  keys: number,
  waits: ReturnType<typeof partiesOf>,
): Markup {
  const { lang } = asked
  const name = nameIn(names, lang)
  const place = placeOf(asked, { kind, country })
  const has =
    admitted === null
      ? say(lang, 'deskOrganisations.listed')
      : say(lang, 'deskOrganisations.count', { count: keys })
  const waiting = (['suspended', 'unchecked', 'rechecks', 'late'] as const).filter(what =>
    waits[what].has(party),
  )
  const told = waiting.map(
    what => html`<span class="line">${say(lang, `deskOrganisations.waits.${what}`)}</span>`,
  )
  return html`<tr role="row">
    <th role="rowheader" scope="row" class="who">
      ${linkTo(asked, `/desk/organisations/${party}`, inLang(name))}
      <span class="sub only-s">${place}</span>
    </th>
    <td role="cell" class="drop-2">${place}</td>
    <td role="cell">${has}</td>
    <td role="cell">${told.length === 0 ? '–' : told}</td>
  </tr>`
}

function finder(asked: Asked, q: string): Markup {
  const { lang } = asked
  const clear = q === '' ? null : linkButton(asked, '/desk/organisations', say(lang, 'queue.clear'))
  return html`<form class="filters" role="search" aria-label="${say(lang, 'organisations.search')}" action="/desk/organisations" novalidate>
    <div class="q">
      <label for="q">${say(lang, 'roll.name')}</label>
      <input id="q" name="q" type="search" autocomplete="off" dir="auto" value="${q}" aria-describedby="q-also">
      <span class="sub" id="q-also">${say(lang, 'deskOrganisations.alsoListed')}</span>
    </div>
    ${languageKept(asked)}<button class="btn">${say(lang, 'queue.find')}</button>
    ${clear}
  </form>`
}

/** How organisations come in without an application. */
function waysIn(asked: Asked): Markup {
  const { lang } = asked
  const way = (room: 'invitations' | 'bulk') =>
    html`${linkTo(asked, `/desk/${room}`, say(lang, `desk.room.${room}`))}${sub(say(lang, `desk.roomNote.${room}`))}`
  return part(say(lang, 'deskOrganisations.ways'), listed([way('invitations'), way('bulk')], 'flow'), {
    id: 'ways',
  })
}

/** One of them: what is recorded, its keys, what waits, and every act about it. */
export async function showDeskOrganisation(asked: Asked, officer: Officer) {
  const { lang, params, site } = asked
  const id = params.id!
  const row = await partyOrRefuse(site.log.store, id)
  const waiting = waitingOf(await waitingAbout(asked), id)
  const name = nameIn(row.names, lang)
  // Its keys stand above, each with the way to revoke it.
  const without =
    waiting.suspended.length === 0 ? (['revocation', 'resumption'] as const) : (['revocation'] as const)
  const facts = factList(await factsOf(asked, officer, id, row))
  const parts = html`
    ${part(say(lang, 'deskOrganisations.record'), facts, { strong: true })}
    ${await waitingParts(asked, officer, waiting)}
    ${await dutiesPart(asked, id)}
    ${await wayBackPart(asked, officer, id)}
    ${mayCome(officer, 'deskForm') ? formParts(asked, officer, ['parties', 'signatures'], { values: { party: id }, without }) : null}
  `
  const note = linkTo(asked, `/parties/${id}`, say(lang, 'desk.seePublic'))
  return deskPage(asked, officer, { title: name.text, heading: inLang(name), note }, parts)
}

/** For one that had a key, and whose people tell us that they have lost all of them. */
async function wayBackPart(asked: Asked, officer: Officer, id: string): Promise<Piece> {
  const { lang, site } = asked
  const [counted] = await site.log.store.rows([ref('partyKeys', id)])
  if (counted === undefined || !mayCome(officer, 'deskInvitationsSent')) return null
  const invite = linkTo(asked, `/desk/invitations?party=${id}`, say(lang, 'deskWayBack.invite'))
  return notedPart(
    lang,
    'deskWayBack',
    html`<ol class="ledger">
      ${datedLine(say(lang, 'deskWayBack.first'), say(lang, 'deskWayBack.check'))}
      ${datedLine(say(lang, 'deskWayBack.then'), phrase(lang, 'deskWayBack.again', { invite }))}
      ${datedLine(say(lang, 'deskWayBack.last'), say(lang, 'deskWayBack.revoke'))}
    </ol>`,
    { id: 'lost' },
  )
}

async function factsOf(asked: Asked, officer: Officer, id: string, row: PartyRow): Promise<Fact[]> {
  const { lang, site } = asked
  const { kind, country, admitted, versions } = row
  const newest = versions.at(-1)
  const applied = await admittedAs(site.log.drawer, id, site.now())
  const links = applied.map(({ id: one }) =>
    linkTo(asked, `/desk/applications/${one}`, say(lang, 'second.look')),
  )
  const facts: Fact[] = [
    [say(lang, 'queue.kind'), say(lang, `kind.${kind}`)],
    [
      say(lang, 'queue.country'),
      country === null ? say(lang, 'fields.noCountry') : countryName(country, lang),
    ],
    [
      say(lang, newest?.mandate === null ? 'party.recordedOn' : 'deskOrganisations.admitted'),
      admitted === null ? say(lang, 'deskOrganisations.listed') : entryLink(asked, admitted),
    ],
    ...(newest === undefined ? [] : [[say(lang, 'party.mandate'), mandateNow(asked, newest)] as const]),
    [say(lang, 'deskOrganisations.keys'), await keysShown(asked, officer, id)],
  ]
  return links.length === 0
    ? facts
    : [...facts, [say(lang, 'desk.section.applications'), listed(links, 'plain-list')]]
}
