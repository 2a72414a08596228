import { SALT_LENGTH } from '../../../core/words.ts'
import { type Catalogue, cellCounts, readCatalogue } from '../../../register/figures/catalogue.ts'
import {
  type CatalogueNote,
  type CatalogueNoteKind,
  catalogueNotes,
} from '../../../register/figures/catalogue-notes.ts'
import { ref, type TextRow } from '../../../register/rows.ts'
import { indicatorsPublished } from '../../../register/types/indicators.ts'
import { languagesOf } from '../../../register/types/texts.ts'
import type { Composed } from '../../../work/compose.ts'
import { readySets } from '../../../work/ready-indicators.ts'
import {
  type Asked,
  firstOf,
  html,
  type Lang,
  languageIn,
  listed,
  listOf,
  nameIn,
  type Piece,
  remark,
  say,
} from '../../kit/kit.ts'
import { asAsked } from '../indicators/as-asked.ts'
import { editionChanges } from '../indicators/changes.ts'
import { openPeriods } from '../indicators/open-periods.ts'
import { looseReferences } from '../indicators/references.ts'
import { crowdedNotice } from '../indicators/too-much.ts'
import { nearlyNamed } from '../indicators/unknown-figures.ts'
import { whoIsAsked } from '../indicators/who.ts'
import { bodyIf, meansHead } from './means.ts'

/**
 * Indicators before they are published: the statement counts them, and what they ask stands in the file beside it.
 * Whoever signs reads how much work it is, what changed, of whom it is asked, and each question as it is put.
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
  const before = await editionBefore(asked, call, name, edition)
  const known = [...(before?.catalogue ? [before.catalogue] : []), ...readySets().map(one => one.catalogue)]
  const near = await nearlyNamed(asked, call, name)
  return html`
    ${near === null ? null : html`<p class="notice warn" id="near">${near}</p>`}
    ${crowdedNotice(asked, catalogue)}
    ${meansHead(asked, 'deskIndicators.asAsked')}${workOf(asked, catalogue)}${notesOf(asked, catalogue, known, text)}
    ${await openPeriods(asked, call, name, before?.catalogue, catalogue)}
    ${before === undefined ? null : changesOf(asked, before, catalogue)}
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

const MOST_NOTES = 50

/** What nobody can answer well, and in which languages of the text nobody is asked in their own. */
function notesOf(
  asked: Asked,
  catalogue: Catalogue,
  known: readonly Catalogue[],
  text: TextRow | undefined,
): Piece {
  const { lang } = asked
  const loose = looseReferences(catalogue, known).map(({ one, gone }) =>
    say(lang, 'deskIndicators.looseReference', {
      number: one.number,
      title: nameIn(gone.titles, lang).text,
      gone: gone.number,
    }),
  )
  const isLoose = catalogue.sections.every(({ principle }) => principle === null)
  const notes = [
    ...languagesLacking(asked, catalogue, text),
    ...(isLoose ? [say(lang, 'deskIndicators.noPrinciples')] : []),
    ...loose,
    ...[...catalogueNotes(catalogue)].map(note => noteWords(lang, note)),
  ]
  if (notes.length === 0) return null
  const { shown, told } = firstOf(notes, MOST_NOTES, count =>
    say(lang, 'deskIndicators.moreFaults', { count }),
  )
  return html`<div class="notice warn" id="notes"><p>${say(lang, 'deskIndicators.notes')}</p>${listed(shown)}
    ${told === null ? null : html`<p>${told}</p>`}</div>`
}

/** Whole languages: of those in which the set speaks, the notes name each part that is missing. */
function languagesLacking({ lang }: Asked, { titles }: Catalogue, text: TextRow | undefined): string[] {
  const langs = text === undefined ? [] : languagesOf(text)
  const lacking = langs.filter(one => titles.every(({ lang }) => lang !== one))
  if (lacking.length === 0) return []
  const named = (langs: readonly string[]) =>
    listOf(
      langs.map(one => languageIn(one, lang)),
      lang,
    )
  return [
    say(lang, 'deskIndicators.languagesLacking', {
      ...{ text: named(langs), lacking: named(lacking) },
      shown: languageIn(titles[0]!.lang, lang),
    }),
  ]
}

function noteWords(lang: Lang, { why, names: [a = '', b = ''], lang: of }: CatalogueNote): string {
  const key = `catalogueNote.${why}` satisfies `catalogueNote.${CatalogueNoteKind}`
  return say(lang, key, { a, b, lang: of === null ? '' : languageIn(of, lang) })
}

interface Before {
  readonly edition: number
  /** Null where its file is withheld. */
  readonly catalogue: Catalogue | null
}

/** Undefined where this is the first; the law says that there is none of that number, if there is none. */
async function editionBefore(
  { site }: Asked,
  call: string,
  name: string,
  edition: number,
): Promise<Before | undefined> {
  const { store } = site.log
  const [row] = await store.rows([ref('indicatorEditions', call, name, String(edition - 1))])
  if (row === undefined) return undefined
  const kept = await store.words(row.data.digest)
  return { edition: edition - 1, catalogue: kept === undefined ? null : readCatalogue(kept.bytes) }
}

function changesOf(asked: Asked, { edition, catalogue }: Before, after: Catalogue): Piece {
  const { lang } = asked
  const head = html`<h3 class="mt-l">${say(lang, 'deskIndicators.changes')}</h3>`
  if (catalogue === null)
    return html`${head}<p class="notice">${say(lang, 'deskIndicators.changesUnknown', { edition })}</p>`
  return html`${head}${remark(say(lang, 'deskIndicators.changesNote', { edition }))}
    <p>${say(lang, 'deskIndicators.begunStay', { edition })}</p>
    ${editionChanges(asked, catalogue, after)}`
}
