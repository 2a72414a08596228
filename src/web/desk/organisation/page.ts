import { admittedAs } from '../../../people/applications.ts'
import type { RollItem, RollPage } from '../../../register/roll.ts'
import { type PartyRow, ref } from '../../../register/rows.ts'
import { DIRECTORY } from '../../../store/directory.ts'
import { keysOf } from '../../../work/holder-keys.ts'
import {
  type Asked,
  addressWith,
  countryName,
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
  nameShown,
  type Piece,
  pager,
  part,
  partyOrRefuse,
  say,
  shortDigest,
  spoken,
  sub,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { soughtIn } from '../finder.ts'
import { formParts } from '../form/forms.ts'
import type { Officer } from '../officer/officer.ts'
import { deskPage, deskTable } from '../pages.ts'
import { partiesOf, waitingAbout, waitingOf, waitingParts } from './waiting.ts'

/** Organisations as officers see them: each with its keys and what waits, and the acts about them. */

const ON_A_PAGE = 50

export async function showDeskOrganisations(asked: Asked, officer: Officer) {
  const { lang, query, site } = asked
  const q = soughtIn(asked)
  const after = query.get('page')?.slice(0, 400) ?? ''
  const found = await site.log.store.roll({
    call: DIRECTORY,
    limit: ON_A_PAGE,
    ...(q !== '' && { q }),
    ...(after !== '' && { after }),
  })
  const waiting = await waitingAbout(asked)
  const matter = html`
    ${await rowsOf(asked, found, partiesOf(waiting))}
    ${pagesOf(asked, found, q, after)}
    ${finder(asked, q)}
  `
  const parts = html`
    <div class="box">${matter}</div>
    ${await waitingParts(asked, officer, waiting)}
    ${waysIn(asked)}
    ${mayCome(officer, 'deskForm') ? formParts(asked, officer, ['parties', 'signatures']) : null}
  `
  const title = say(lang, 'desk.section.organisations')
  const heading = headingOf(asked, found, q)
  return deskPage(asked, officer, { title, heading, isAnswer: true }, parts)
}

function headingOf({ lang }: Asked, { total, more }: RollPage, q: string): string {
  const count = { count: total, more: more ? 'yes' : 'no' }
  return q === ''
    ? say(lang, 'deskOrganisations.all', count)
    : say(lang, 'deskOrganisations.found', { ...count, q })
}

async function rowsOf(
  asked: Asked,
  { items }: RollPage,
  waits: ReturnType<typeof partiesOf>,
): Promise<Piece> {
  const keys = await asked.site.log.store.rows(items.map(({ party }) => ref('partyKeys', party)))
  const rows = items.map((item, i) => organisationRow(asked, item, keys[i]?.inForce.length ?? 0, waits))
  const heads = [
    'deskOrganisations.name',
    ['desk.kindCountry', 'drop-2'],
    'deskOrganisations.keys',
    'deskOrganisations.waits',
  ] as const
  return deskTable(asked.lang, 'desk.section.organisations', heads, rows, { none: 'deskOrganisations.none' })
}

function organisationRow(
  asked: Asked,
  item: RollItem,
  keys: number,
  waits: ReturnType<typeof partiesOf>,
): Markup {
  const { lang } = asked
  const { party, kind, country, basis } = item
  const { name } = nameShown(item, basis === 'listed', lang)
  const place =
    country === null
      ? say(lang, `kind.${kind}`)
      : `${say(lang, `kind.${kind}`)}, ${countryName(country, lang)}`
  const has =
    basis === 'listed'
      ? say(lang, 'deskOrganisations.listed')
      : say(lang, 'deskOrganisations.count', { count: keys })
  const waiting = (['suspended', 'rechecks', 'late'] as const).filter(what => waits[what].has(party))
  const told = waiting.map(
    what => html`<span class="line">${say(lang, `deskOrganisations.waits.${what}`)}</span>`,
  )
  return html`<tr role="row">
    <th role="rowheader" scope="row" class="who">
      <a href="${linkIn(asked, `/desk/organisations/${party}`)}" lang="${name.lang}" dir="auto">${name.text}</a>
      <span class="sub only-s">${place}</span>
    </th>
    <td role="cell" class="drop-2">${place}</td>
    <td role="cell">${has}</td>
    <td role="cell">${told.length === 0 ? '–' : told}</td>
  </tr>`
}

function pagesOf(asked: Asked, { next }: RollPage, q: string, after: string): Piece {
  const at = (page: string) => linkIn(asked, addressWith('/desk/organisations', { q, page }))
  return pager(asked.lang, after === '' ? undefined : at(''), next === null ? undefined : at(next))
}

function finder(asked: Asked, q: string): Markup {
  const { lang } = asked
  const clear = q === '' ? null : linkButton(asked, '/desk/organisations', say(lang, 'queue.clear'))
  return html`<form class="filters" role="search" aria-label="${say(lang, 'organisations.search')}" action="/desk/organisations" novalidate>
    <div class="q">
      <label for="q">${say(lang, 'roll.name')}</label>
      <input id="q" name="q" type="search" autocomplete="off" dir="auto" value="${q}">
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
  const facts = factList(await factsOf(asked, officer, id, row))
  const parts = html`
    ${part(say(lang, 'deskOrganisations.record'), facts, { strong: true })}
    ${await waitingParts(asked, officer, waiting)}
    ${mayCome(officer, 'deskForm') ? formParts(asked, officer, ['parties', 'signatures'], { party: id }) : null}
  `
  const note = linkTo(asked, `/parties/${id}`, say(lang, 'desk.seePublic'))
  return deskPage(asked, officer, { title: name.text, heading: inLang(name), note }, parts)
}

async function factsOf(asked: Asked, officer: Officer, id: string, row: PartyRow): Promise<Fact[]> {
  const { lang, site } = asked
  const { kind, country, admitted } = row
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
      say(lang, 'deskOrganisations.admitted'),
      admitted === null ? say(lang, 'deskOrganisations.listed') : entryLink(asked, admitted),
    ],
    [say(lang, 'deskOrganisations.keys'), await keysShown(asked, officer, id)],
  ]
  return links.length === 0
    ? facts
    : [...facts, [say(lang, 'desk.section.applications'), listed(links, 'plain-list')]]
}

/** Those in force, each with the way to revoke it. */
async function keysShown(asked: Asked, officer: Officer, id: string): Promise<Piece> {
  const { lang } = asked
  const keys = (await keysOf(asked.site, id)).filter(({ row }) => row.revoked === null)
  if (keys.length === 0) return say(lang, 'deskOrganisations.count', { count: 0 })
  const lines = keys.map(({ key, row }) => {
    const digest = shortDigest(key)
    const revoke = mayCome(officer, 'deskForm')
      ? html` <span aria-hidden="true">·</span> ${linkTo(asked, `/desk/new/revocation?keyid=${key}`, spoken(say(lang, 'rep.revokeThis'), digest))}`
      : null
    return html`<span class="hash">${digest}</span>, ${entryLink(asked, row.added)}${revoke}`
  })
  return listed(lines, 'plain-list')
}
