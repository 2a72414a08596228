import type { RollItem } from '../register/roll.ts'
import type { Asked } from './asked.ts'
import { linkIn } from './links.ts'
import { inlineMark } from './marks.ts'
import { html, type Markup } from './markup.ts'
import { messagesIn } from './messages.ts'
import type { CallShown } from './record.ts'
import { countryName, nameIn, shortDay } from './wording.ts'

/** The rows of a roll. Made thousands of times a second: what they share is looked up once. */

export function rollTable(
  asked: Asked,
  items: readonly RollItem[],
  { isRecord, row }: CallShown,
  caption: string,
): Markup {
  const say = messagesIn(asked.lang).roll
  // Each call names those who stand on its roll in its own word.
  const noun = nameIn(row.noun, asked.lang)
  return html`<table class="table roll"><caption>${caption}</caption><thead><tr><th scope="col" class="noun" lang="${noun.lang}">${noun.text}</th><th scope="col" class="drop-2">${say.kind}</th><th scope="col" class="drop-2">${say.country}</th><th scope="col">${isRecord ? say.dateList : say.date}</th><th scope="col">${isRecord ? say.basisList : say.basis}</th><th scope="col">${say.entry}</th></tr></thead><tbody>${items.map(item => tableRow(asked, item))}</tbody></table>`
}

function tableRow(asked: Asked, item: RollItem): Markup {
  const { lang } = asked
  const { kinds, roll } = messagesIn(lang)
  const name = nameIn(item.names, lang)
  const kind = kinds[item.kind]
  const country = item.country === null ? '–' : countryName(item.country, lang)
  const short = item.country === null ? kind : `${kind}, ${country}`
  return html`<tr><th scope="row" class="who"><a href="${linkIn(asked, `/parties/${item.party}`)}" lang="${name.lang}" dir="auto">${name.text}</a><span class="sub only-s">${short}</span></th><td class="drop-2">${kind}</td><td class="drop-2">${country}</td><td class="nw">${signedOn(asked, item)}</td><td class="all">${basis(asked, item)}</td><td class="all"><a href="${linkIn(asked, `/entries/${item.entry}`)}"><span class="only-si">${roll.entryN(item.entry)}</span><span class="drop-2">${item.entry}</span></a></td></tr>`
}

/** The same as a line of a ledger, for the page of the call. */
export function rollRow(asked: Asked, item: RollItem): Markup {
  const { lang } = asked
  const { kinds } = messagesIn(lang)
  const name = nameIn(item.names, lang)
  const where =
    item.country === null ? kinds[item.kind] : `${kinds[item.kind]}, ${countryName(item.country, lang)}`
  return html`<li><span class="when">${signedOn(asked, item)}</span><span class="what"><a href="${linkIn(asked, `/parties/${item.party}`)}" lang="${name.lang}" dir="auto">${name.text}</a></span><span class="meta">${where}</span></li>`
}

function signedOn(asked: Asked, { signed }: RollItem): Markup {
  if (signed === null) return html`<span class="muted">${messagesIn(asked.lang).roll.noDate}</span>`
  return html`<time datetime="${signed}">${shortDay(signed, asked.lang)}</time>`
}

function basis(asked: Asked, { basis, mandate }: RollItem): Markup {
  const { roll, mandates, mandateMeans } = messagesIn(asked.lang)
  if (mandate === null) return html`<span class="muted one">${roll.copied}</span>`
  const on = basis === 'deposited' ? html`<span class="sub">${roll.deposited}</span>` : null
  return html`<span class="mandate" title="${mandateMeans[mandate]}">${inlineMark(`m-${mandate}`)}${mandates[mandate]}</span>${on}`
}
