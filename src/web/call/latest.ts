import type { RollPage } from '../../register/roll.ts'
import type { Asked } from '../asked.ts'
import { entryLedger } from '../entry/ledger.ts'
import { entryLink, linkIn } from '../links.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import type { CallShown } from '../record.ts'
import { say } from '../say.ts'
import { countryName, nameIn, shortDay } from '../wording.ts'
import { type Latest, MOST_LATEST } from './latest-entries.ts'

/** What happened last, as the log tells it in words, and for a copied list the rows that were dated last. */

/** `known` are the entries that made the call what it is: they stand in where the walk along the log found too few. */
export async function latestEntry(
  asked: Asked,
  { invitesPersons }: CallShown,
  latest: Latest,
  known: readonly number[],
): Promise<Markup> {
  const { lang } = asked
  const indexes = [...new Set([...latest.indexes, ...known])].sort((a, b) => b - a).slice(0, MOST_LATEST)
  const isShort = latest.indexes.length < MOST_LATEST
  const note = isShort
    ? say(lang, 'call.latestThrough', { count: latest.through })
    : say(lang, 'call.latestNote')
  return html`<section class="entry" id="latest"><div class="side"><h2>${say(lang, 'call.latest')}</h2><p>${note}${invitesPersons ? html` ${say(lang, 'persons.notAmongLatest')}` : null}</p></div><div>${await entryLedger(asked, indexes)}<p class="ways mt-s"><a href="${linkIn(asked, '/log')}">${say(lang, 'call.wholeLog')}</a></p></div></section>`
}

/** Rows by the date that the list gives, newest first; none where it dates none, or the list was too long to sort. */
export function datedEntry(asked: Asked, { id }: CallShown, { sort, items }: RollPage): Piece {
  if (sort !== 'date') return null
  const { lang } = asked
  const dated = items.filter(({ signed }) => signed !== null)
  if (dated.length === 0) return null
  const lines = dated.map(({ names, party, kind, country, signed, entry }) => {
    const name = nameIn(names, lang)
    const where = [say(lang, `kind.${kind}`), ...(country === null ? [] : [countryName(country, lang)])].join(
      ', ',
    )
    return html`<li><time datetime="${signed}">${shortDay(signed!, lang)}</time><span class="what"><a href="${linkIn(asked, `/parties/${party}`)}" lang="${name.lang}" dir="auto">${name.text}</a></span><span class="meta">${where}, ${entryLink(asked, entry)}</span></li>`
  })
  return html`<section class="entry" id="dated"><div class="side"><h2>${say(lang, 'call.dated')}</h2><p>${say(lang, 'call.datedNote')}</p></div><div class="box"><ol class="ledger three">${lines}</ol><p class="ways mt-s"><a href="${linkIn(asked, `/${id}/roll`)}">${say(lang, 'call.wholeList')}</a></p></div></section>`
}
