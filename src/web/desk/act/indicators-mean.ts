import { SALT_LENGTH } from '../../../core/words.ts'
import { type Catalogue, cellCounts, readCatalogue } from '../../../register/figures/catalogue.ts'
import { catalogueNotes } from '../../../register/figures/catalogue-check.ts'
import { ref } from '../../../register/rows.ts'
import { indicatorsPublished } from '../../../register/types/indicators.ts'
import type { Composed } from '../../../work/compose.ts'
import { type Asked, html, listed, type Piece, remark, say, sub } from '../../kit/kit.ts'
import { asAsked } from '../indicators/as-asked.ts'
import { editionChanges } from '../indicators/changes.ts'
import { whoIsAsked } from '../indicators/who.ts'
import { bodyIf, meansHead } from './means.ts'

/**
 * Indicators before they are published: the statement counts them, and what they ask stands in the file beside it. Whoever
 * signs reads how much work it is, what changed, of whom it is asked, and each question as it is put.
 */

/** Null for every other act. */
export async function indicatorsMeanPart(asked: Asked, composed: Composed): Promise<Piece> {
  const says = bodyIf(indicatorsPublished.type, composed)
  const part = says && composed.parts.find(({ name }) => name === says.data.digest)
  if (!says || !part) return null
  const { lang, site } = asked
  const call = composed.call!
  const catalogue = readCatalogue(part.bytes.subarray(SALT_LENGTH))
  const [text] = await site.log.store.rows([ref('texts', call, says.manifest)])
  const who = html`<h3 class="mt-l">${say(lang, 'deskIndicators.who')}</h3>`
  const { catalogue: name, edition } = says
  return html`
    ${meansHead(asked, 'deskIndicators.asAsked')}${workOf(asked, catalogue)}${notesOf(asked, catalogue)}
    ${edition === 1 ? null : await changesOf(asked, call, { name, edition: edition - 1 }, catalogue)}
    ${who}${remark(say(lang, 'deskIndicators.whoNote'))}${await whoIsAsked(asked, call, name, catalogue)}
    <div class="mt-l">${asAsked(asked, catalogue, text?.manifest.principles ?? [])}</div>
  `
}

function workOf({ lang }: Asked, catalogue: Catalogue): Piece {
  const cells = cellCounts(catalogue).reduce((sum, one) => sum + one.cells, 0)
  const indicators = catalogue.indicators.length
  const words = catalogue.indicators.filter(({ value }) => value.type === 'words').length
  return html`<p>${say(lang, 'deskIndicators.work', { indicators, cells, year: 2 * cells })} ${say(lang, 'deskIndicators.inWords', { count: words })}</p>`
}

/** What nobody can answer well, in the English of the check. */
function notesOf({ lang }: Asked, catalogue: Catalogue): Piece {
  const notes: Piece[] = [...catalogueNotes(catalogue)].map(note => html`<span lang="en">${note}</span>`)
  if (catalogue.sections.every(({ principle }) => principle === null))
    notes.unshift(say(lang, 'deskIndicators.noPrinciples'))
  if (notes.length === 0) return null
  const told = lang === 'en' ? null : sub(say(lang, 'deskIndicators.inEnglish'))
  return html`<div class="notice warn"><p>${say(lang, 'deskIndicators.notes')}</p>${told}${listed(notes)}</div>`
}

async function changesOf(
  asked: Asked,
  call: string,
  before: { readonly name: string; readonly edition: number },
  after: Catalogue,
): Promise<Piece> {
  const { lang, site } = asked
  const { name, edition } = before
  const [row] = await site.log.store.rows([ref('indicatorEditions', call, name, String(edition))])
  // The law says that there is none of that number, if there is none.
  if (row === undefined) return null
  const kept = await site.log.store.words(row.data.digest)
  const head = html`<h3 class="mt-l">${say(lang, 'deskIndicators.changes')}</h3>`
  if (kept === undefined)
    return html`${head}<p class="notice">${say(lang, 'deskIndicators.changesUnknown', { edition })}</p>`
  return html`${head}${remark(say(lang, 'deskIndicators.changesNote', { edition }))}
    ${editionChanges(asked, readCatalogue(kept.bytes), after)}`
}
