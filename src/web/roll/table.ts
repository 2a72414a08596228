import type { Localised } from '../../register/kinds.ts'
import type { Ended, RollItem, RollPage } from '../../register/roll.ts'
import {
  type Asked,
  type CallShown,
  countryName,
  formatNumber,
  html,
  linkIn,
  linkTo,
  longDay,
  type Markup,
  mandateMark,
  nameIn,
  type Piece,
  partyLink,
  phrase,
  say,
  shortDate,
  shortDay,
  sub,
} from '../kit/kit.ts'
import type { Beside } from './row-notes.ts'

/**
 * The rows of a roll. On a phone its columns fold into lines, and nothing is dropped; roles keep it a table for those
 * who hear it, since what is laid out otherwise is none to a browser.
 */

export interface Rows {
  readonly call: CallShown
  readonly found: RollPage
  readonly beside: readonly Beside[]
}

export function rollTable(asked: Asked, { call, found, beside }: Rows, caption: string): Markup {
  const { lang } = asked
  const { isRecord, row } = call
  // Each call names those who stand on its roll in its own word.
  const noun = nameIn(row.noun, lang)
  const sorted = (by: RollPage['sort'], how: string) => (found.sort === by ? html` aria-sort="${how}"` : null)
  const head = (says: string, more: Piece = null) =>
    html`<th role="columnheader" scope="col"${more}>${says}</th>`
  const wide = html` class="drop-2"`
  const heads = [
    head(noun.text, html` class="noun" lang="${noun.lang}"${sorted('name', 'ascending')}`),
    head(say(lang, 'roll.kind'), wide),
    head(say(lang, 'roll.country'), wide),
    head(say(lang, isRecord ? 'roll.dateList' : 'roll.date'), sorted('date', 'descending')),
    head(say(lang, isRecord ? 'roll.basisList' : 'roll.basis')),
    head(say(lang, 'roll.entry')),
  ]
  return html`<table class="table roll" role="table">
    <caption>${caption}</caption>
    <thead role="rowgroup"><tr role="row">${heads}</tr></thead>
    <tbody role="rowgroup">${found.items.map((item, i) => tableRow(asked, call, item, beside[i]!))}</tbody>
  </table>`
}

function tableRow(
  asked: Asked,
  { id }: CallShown,
  item: RollItem,
  { version, said, into, objections }: Beside,
): Markup {
  const { lang } = asked
  const name = nameIn(item.names, lang)
  const party = linkIn(asked, `/parties/${item.party}`)
  const domain = version?.domain ? sub(version.domain) : null
  const words =
    said === null
      ? null
      : sub(
          linkTo(
            asked,
            `/parties/${item.party}#said-${id}`,
            html`
              ${say(lang, `roll.said.${said}`)}
              ${objections === 0 ? null : html`, ${say(lang, 'objection.count', { count: objections })}`}
            `,
          ),
        )
  return html`<tr role="row">
    <th role="rowheader" scope="row" class="who">
      <a href="${party}" lang="${name.lang}" dir="auto">${name.text}</a>${domain}
      <span class="sub only-s">${kindAndCountry(asked, item)}</span>${words}
    </th>
    <td role="cell" class="drop-2">${say(lang, `kind.${item.kind}`)}</td>
    <td role="cell" class="drop-2">${countryOf(asked, item)}</td>
    <td role="cell" class="nw">${signedOn(asked, item)}</td>
    <td role="cell" class="all">${ending(asked, item.ended, into)}${basis(asked, item, version)}</td>
    <td role="cell" class="all entry-of">${numberedEntry(asked, item.entry)}</td>
  </tr>`
}

function kindAndCountry({ lang }: Asked, { kind, country }: RollItem): string {
  const word = say(lang, `kind.${kind}`)
  if (country === null) return say(lang, 'roll.kindNoCountry', { kind: word })
  return say(lang, 'roll.kindAndCountry', { kind: word, country: countryName(country, lang) })
}

function countryOf({ lang }: Asked, { country }: RollItem): Markup {
  if (country === null) return html`<span class="muted">${say(lang, 'roll.noCountry')}</span>`
  return html`${countryName(country, lang)}`
}

function signedOn({ lang }: Asked, { signed }: RollItem): Markup {
  if (signed === null) return html`<span class="muted">${say(lang, 'roll.noDate')}</span>`
  return shortDate(signed, lang)
}

function ending(asked: Asked, ended: Ended | undefined, into: Localised | undefined): Markup | null {
  const { lang } = asked
  if (ended === undefined) return null
  const { how } = ended
  const date = longDay(ended.day, lang)
  if (how !== 'merged' && how !== 'succeeded')
    return html`<span class="ended">${say(lang, `roll.ended.${how}`, { date })}</span>`
  const heir = partyLink(asked, ended.into ?? '', into)
  return html`<span class="ended">${phrase(lang, `roll.ended.${how}`, { date, into: heir })}</span>`
}

function basis({ lang }: Asked, { basis, mandate, lapsed }: RollItem, version: Beside['version']): Markup {
  if (mandate === null) return html`<span class="muted one">${say(lang, 'roll.copied')}</span>`
  const what = say(lang, `roll.checked.${mandate}`)
  const checked =
    version === undefined
      ? what
      : say(lang, 'roll.checkedOn', { what, date: shortDay(version.mandate.checked, lang) })
  const paper = basis === 'deposited' ? sub(say(lang, 'roll.deposited')) : null
  return html`
    ${mandateMark(mandate, lang)}
    ${lapsed === undefined ? null : html`<span class="ended">${say(lang, 'roll.lapsed')}</span>`}${sub(checked)}${paper}
  `
}

/** A number under its heading; on a phone, where there is none, in words. */
function numberedEntry(asked: Asked, entry: number): Markup {
  return linkTo(
    asked,
    `/entries/${entry}`,
    html`
      <span class="only-si">${say(asked.lang, 'entry.linked', { index: entry })}</span>
      <span class="drop-2">${formatNumber(entry, asked.lang)}</span>
    `,
  )
}
