import type { Listed, SignatureRow } from '../register/rows.ts'
import { type Answer, jsonAnswer } from './answer.ts'
import { type Asked, cachedPage, sizeOf } from './asked.ts'
import { page } from './layout.ts'
import { entryLink, inLang, linkIn } from './links.ts'
import { inlineMark } from './marks.ts'
import { html, type Markup, type Piece } from './markup.ts'
import { messagesIn } from './messages.ts'
import { type PartyRecord, partyRecord } from './party-record.ts'
import { callShown } from './record.ts'
import { showSaid } from './said.ts'
import { say as sayOf } from './say.ts'
import { countryName, languageName, longDay, nameIn, shortDay, shortDigest } from './wording.ts'

/** A party: what the register knows of it, each fact with the entry that says so. */

export function showParty(asked: Asked): Promise<Answer> {
  return cachedPage(asked, `party ${asked.params.id}`, () => partyPage(asked, asked.params.id!))
}

export async function showPartyJson(asked: Asked): Promise<Answer> {
  const { id, row, listings, signatures } = await partyRecord(
    asked,
    asked.params.file!.replace(/\.json$/, ''),
  )
  const { names, kind, country, status, admitted, versions } = row
  return jsonAnswer(
    {
      party: id,
      status,
      names,
      kind,
      country,
      admitted,
      versions,
      signatures: Object.fromEntries(signatures.map(({ call, row }) => [call, row])),
      listings: Object.fromEntries(listings.map(({ call, row }) => [call, row.versions])),
      size: sizeOf(asked.site),
    },
    'changing',
  )
}

async function partyPage(asked: Asked, id: string): Promise<string> {
  const { lang } = asked
  const say = messagesIn(lang)
  const record = await partyRecord(asked, id)
  const { row } = record
  const name = nameIn(row.names, lang)
  const country =
    row.country === null
      ? null
      : html` <span class="dot" aria-hidden="true">·</span> ${countryName(row.country, lang)}`
  const lede =
    row.admitted === null ? say.party.listedLede : say.party.admitted(longDay(row.versions[0]!.from, lang))
  const main = html`<section class="opening quiet"><p class="sc kicker">${say.kinds[row.kind]}${country}</p><h1 lang="${name.lang}" dir="auto">${name.text}</h1><p class="lede">${lede}${row.admitted === null ? null : html` ${entryLink(asked, row.admitted)}`}</p></section>
${facts(asked, record)}
${await signaturesEntry(asked, record)}
${record.listings.length === 0 ? null : await listsEntry(asked, record)}`
  const first = record.signatures[0]?.call ?? record.listings[0]?.call
  const call = first === undefined ? undefined : await callShown(asked, first)
  return page(asked, { title: name.text, main, call })
}

function facts(asked: Asked, { row }: PartyRecord): Markup {
  const { lang } = asked
  const messages = messagesIn(lang)
  const say = messages.party
  const newest = row.versions.at(-1)
  const fact = (term: string, what: Piece) => html`<div><dt>${term}</dt><dd>${what}</dd></div>`
  const names = row.names.map(
    name =>
      html`<li>${inLang(name)}${name.lang === 'und' ? null : html` <span class="muted">${languageName(name.lang)}</span>`}</li>`,
  )
  const identifiers = Object.entries(newest?.identifiers ?? {}).map(
    ([scheme, value]) => `${scheme.toUpperCase()} ${value}`,
  )
  return html`<section class="entry strong"><div class="side"><h2>${say.facts}</h2></div><div class="narrow"><dl class="facts wide">${[
    fact(say.names, html`<ul>${names}</ul>`),
    fact(say.kind, messages.kinds[row.kind]),
    fact(say.country, row.country === null ? say.noCountry : countryName(row.country, lang)),
    newest?.domain ? fact(say.domain, newest.domain) : null,
    identifiers.length === 0 ? null : fact(say.identifiers, identifiers.join(', ')),
    fact(
      say.mandate,
      newest === undefined
        ? say.listed
        : html`<span class="mandate">${inlineMark(`m-${newest.mandate.level}`)}${messages.mandates[newest.mandate.level]}</span><span class="sub">${messages.mandateMeans[newest.mandate.level]} ${say.checked(longDay(newest.mandate.checked, lang))}, ${entryLink(asked, newest.entry)}</span>`,
    ),
    row.versions.length < 2
      ? null
      : fact(
          say.versions,
          html`<ul>${row.versions.map(version => html`<li>${nameIn(version.names, lang).text}, ${say.from(longDay(version.from, lang))}, ${entryLink(asked, version.entry)}</li>`)}</ul>`,
        ),
  ]}</dl></div></section>`
}

async function signaturesEntry(asked: Asked, { signatures, calls }: PartyRecord): Promise<Markup> {
  const { lang } = asked
  const say = messagesIn(lang).party
  const shown = await Promise.all(
    signatures.map(async ({ call, row }) => {
      const title = nameIn(calls.get(call)!.titles, lang)
      return html`<div class="callcard"><h3><a href="${linkIn(asked, `/${call}`)}" lang="${title.lang}">${title.text}</a></h3>
<ol class="ledger three mt-s">${row.events.map(event => html`<li><time datetime="${event.day}">${shortDay(event.day, lang)}</time><span class="what">${say.events[event.what]}</span><span class="meta">${entryLink(asked, event.entry)}</span></li>`)}</ol>${await accepted(asked, call, row)}</div>`
    }),
  )
  return html`<section class="entry"><div class="side"><h2>${say.signatures}</h2></div><div class="box">${shown.length === 0 ? html`<p class="note">${say.noSignatures}</p>` : shown}</div></section>`
}

async function accepted(asked: Asked, call: string, row: SignatureRow): Promise<Markup> {
  const say = messagesIn(asked.lang).party
  const words = async (term: string, said: SignatureRow['reservation']) =>
    said === null ? null : html`<div><dt>${term}</dt><dd>${await showSaid(asked, said)}</dd></div>`
  return html`<dl class="facts wide mt-s"><div><dt>${say.boundTo}</dt><dd><a class="hash" href="/${call}/text" title="${row.manifest}">${shortDigest(row.manifest)}</a>, <span class="hash" title="${row.policy}">${shortDigest(row.policy)}</span>, ${row.read.join(', ')}</dd></div>${await words(say.reservation, row.reservation)}${await words(say.declaration, row.declaration)}<div><dt>${say.receipt}</dt><dd><a href="/receipts/${row.entry}">${call}, ${entryText(asked, row.entry)}</a></dd></div></dl>`
}

function entryText({ lang }: Asked, entry: number): string {
  return sayOf(lang, 'entry.linked', { index: entry })
}

async function listsEntry(asked: Asked, { listings, calls }: PartyRecord): Promise<Markup> {
  const { lang } = asked
  const say = messagesIn(lang).party
  const shown = await Promise.all(
    listings.map(async ({ call, row }) => {
      const title = nameIn(calls.get(call)!.titles, lang)
      const lines = await Promise.all(row.versions.map(version => listedLine(asked, version)))
      return html`<div class="callcard"><h3><a href="${linkIn(asked, `/${call}/roll`)}" lang="${title.lang}">${title.text}</a></h3><ol class="ledger three mt-s">${lines}</ol></div>`
    }),
  )
  return html`<section class="entry"><div class="side"><h2>${say.lists}</h2><p>${say.listed}</p></div><div class="box">${shown}</div></section>`
}

async function listedLine(asked: Asked, version: Listed): Promise<Markup> {
  const { lang } = asked
  const say = messagesIn(lang).party
  const signed = version.signed === null ? say.noDate : say.signedOn(longDay(version.signed, lang))
  const details: Piece[] = [
    version.nature === null
      ? null
      : html`<span class="sub">${say.natureOf} ${await showSaid(asked, version.nature)}</span>`,
    version.website === null
      ? null
      : html`<span class="sub">${say.website}: <a href="${version.website}" rel="external nofollow">${version.website}</a></span>`,
    version.declaration === null
      ? null
      : html`<div class="sub">${say.declaration}, ${longDay(version.declaration.date, lang)}: ${await showSaid(asked, version.declaration.words)} <a href="${version.declaration.source}" rel="external nofollow">${version.declaration.source}</a></div>`,
  ]
  const what = version.present
    ? html`${say.present}${version.row === null ? null : html`, ${say.row(version.row)}`}: ${inLang(nameIn(version.names, lang))}, ${signed}`
    : say.absent
  return html`<li><time datetime="${version.date}">${shortDay(version.date, lang)}</time><div class="what">${what}${version.present ? details : null}</div><span class="meta">${entryLink(asked, version.entry)}</span></li>`
}
