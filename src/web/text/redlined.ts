import { blocksOf, paragraphsOf } from '../../comparison/blocks.ts'
import {
  type Line,
  type Redline,
  redline,
  type Stretch,
  type Unit,
  unitsOf,
} from '../../comparison/redline.ts'
import { fromUtf8 } from '../../core/bytes.ts'
import { formatJson } from '../../core/json.ts'
import type { Part } from '../../log/attachments.ts'
import type { Text } from '../../register/kinds.ts'
import type { Correction, TextRow } from '../../register/rows.ts'
import type { textCorrected } from '../../register/types/corrections.ts'
import { ownTurn } from '../../store/own-turn.ts'
import {
  type Asked,
  bodyOf,
  directionOf,
  entryShown,
  html,
  languageIn,
  type Markup,
  say,
} from '../kit/kit.ts'
import { showSaid } from '../statement/quotes.ts'
import { pendingNotice } from './corrections.ts'
import { digitsIn } from './text-column.ts'
import { textLink, versionOrRefuse, versionsOf } from './versions.ts'

/** The words of two texts, one beside the other, in each language that both have. */

/** A text as it was recorded, or as it will be. */
type InLanguages = Pick<TextRow, 'manifest' | 'translations'>

/** The languages of a text, those of its manifest first. */
export function textsIn({ manifest, translations }: InLanguages): Text[] {
  return [...manifest.texts, ...translations.map(({ text }) => text)]
}

/** One language of two texts. */
export interface Pair {
  readonly before: Text
  readonly after: Text
}

/** The languages that both texts have, in the order of the newer. */
export function pairsIn(before: InLanguages, after: InLanguages): Pair[] {
  const old = textsIn(before)
  return textsIn(after).flatMap(after => {
    const before = old.find(({ lang }) => lang === after.lang)
    return before === undefined ? [] : [{ before, after }]
  })
}

/** A language in which the words differ. */
export interface Changed {
  readonly lang: string
  readonly lines: Redline['lines']
}

/**
 * To a signatory, on its own pages: what is to be corrected, why, and until when it may object. In each language in which
 * words change: any authentic one binds, whatever the reader's own is.
 */
export async function correctionWaiting(asked: Asked, id: string, pending: Correction): Promise<Markup> {
  const { reason } = bodyOf<typeof textCorrected.type>(await entryShown(asked, pending.entry))
  const changed = (await correctedIn(asked, id, pending)).map(
    ({ lang, lines }) => html`
      <h4 class="sc">${languageIn(lang, asked.lang)}</h4>
      ${changedLines(asked, { lang, lines }, textLink(asked, id, { digest: pending.manifest, lang }))}
    `,
  )
  return html`
    ${pendingNotice(asked, id, pending)}
    <blockquote class="quoted">${await showSaid(asked, reason)}</blockquote>
    ${changed}
  `
}

/** The languages in which a correction changes words, the reader's first. */
export async function correctedIn(
  asked: Asked,
  id: string,
  { manifest }: Pick<Correction, 'manifest'>,
): Promise<Changed[]> {
  const version = versionOrRefuse(await versionsOf(asked, id), id, manifest)
  const changed = await changedIn(asked, version.before!.row, version.row)
  return changed.toSorted((a, b) => Number(b.lang === asked.lang) - Number(a.lang === asked.lang))
}

/** The languages of two texts in which their words differ, with what changed. */
async function changedIn(asked: Asked, before: InLanguages, after: InLanguages): Promise<Changed[]> {
  const pairs = await differing(asked, pairsIn(before, after))
  const found = pairs.map(async pair => ({
    lang: pair.after.lang,
    lines: (await redlineOf(asked, pair))?.lines ?? [],
  }))
  return Promise.all(found)
}

/** Those in which the words differ: a comparison of every language would cost as much as all of them together. */
export async function differing(
  asked: Asked,
  pairs: readonly Pair[],
  beside: readonly Part[] = [],
): Promise<Pair[]> {
  const found = pairs.map(async pair => {
    if (pair.before.digest === pair.after.digest) return []
    const { differ } = asked.site
    const isOther =
      beside.length === 0
        ? await differ.get(nameOf(pair), 1, () => isDifferent(asked, pair, beside))
        : await isDifferent(asked, pair, beside)
    return isOther ? [pair] : []
  })
  return (await Promise.all(found)).flat()
}

async function isDifferent(asked: Asked, pair: Pair, beside: readonly Part[]): Promise<boolean> {
  const [was, is] = await wordsOfPair(asked, pair, beside)
  if (was === undefined || is === undefined) return true
  const [old, fresh] = [await unitsIn(pair.before, was), await unitsIn(pair.after, is)]
  return old.length !== fresh.length || old.some(({ text }, i) => text !== fresh[i]!.text)
}

/** Undefined where the words of either are not kept. `beside`: words of a text that is not recorded yet. */
export async function redlineOf(
  asked: Asked,
  pair: Pair,
  beside: readonly Part[] = [],
): Promise<Redline | undefined> {
  const { redlines } = asked.site
  const [was, is] = await wordsOfPair(asked, pair, beside)
  if (was === undefined || is === undefined) return undefined
  const compare = async () => {
    const [old, fresh] = [await unitsIn(pair.before, was), await unitsIn(pair.after, is)]
    await ownTurn()
    return redline(old, fresh)
  }
  return beside.length === 0 ? redlines.get(nameOf(pair), was.length + is.length, compare) : compare()
}

/** All that a comparison depends on. */
function nameOf({ before, after }: Pair): string {
  return formatJson([before, after].map(({ digest, mediaType, title }) => [digest, mediaType, title]))
}

function wordsOfPair({ site }: Asked, { before, after }: Pair, beside: readonly Part[]) {
  const words = async ({ digest }: Text) => {
    const part = beside.find(({ name }) => name === digest)
    return (part ?? (await site.log.store.words(digest)))?.bytes
  }
  return Promise.all([words(before), words(after)])
}

/** In a turn of its own: a text may be four million characters long. */
async function unitsIn({ mediaType, title }: Text, words: Uint8Array): Promise<Unit[]> {
  await ownTurn()
  const blocks = blocksOf(fromUtf8(words), mediaType)
  return unitsOf(blocks, paragraphsOf(blocks, title))
}

/** What changed, without what stayed. `link` leads to the newer text, where it has a page. */
export function changedLines(asked: Asked, { lang, lines }: Changed, link: string | null): Markup {
  return html`<article class="act diff brief" dir="${directionOf(lang)}">
    ${lines
      .filter(({ kind }) => kind !== 'same')
      .map(line => lineOf(asked, line, { lang, link, isNumbered: true }))}
  </article>`
}

export function lineOf(
  { lang: ui }: Asked,
  { kind, paragraph, stretches }: Line,
  {
    lang,
    link,
    isNumbered,
  }: { readonly lang: string; readonly link: string | null; readonly isNumbered: boolean },
) {
  const mark = kind === 'same' ? null : html`<b>${say(ui, `changes.${kind}`)}</b>`
  const number =
    paragraph === null || !isNumbered
      ? null
      : html`
        <span class="vh">${say(ui, 'text.paragraph')} </span><span aria-hidden="true">§ </span>
        ${digitsIn(paragraph, lang)}
      `
  const hasPlace = number !== null && link !== null && kind !== 'removed'
  const place = hasPlace ? html`<a href="${link}#s${paragraph}">${number}</a>` : number
  return html`<div class="para line-${kind}">
    <p class="ref" dir="${directionOf(ui)}">${place}${place === null || mark === null ? null : html`<br>`}${mark}</p>
    <div class="matter" lang="${lang}" dir="${directionOf(lang)}"><p>${stretches.map(stretch)}</p></div>
  </div>`
}

export function stretch({ kind, text }: Stretch) {
  if (kind === 'removed') return html`<del>${text}</del>`
  return kind === 'added' ? html`<ins>${text}</ins>` : html`${text}`
}
