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
import type { Correction } from '../../register/rows.ts'
import type { textCorrected } from '../../register/types/corrections.ts'
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
import { languagesOf, type Shown, textLink, type Version, versionOrRefuse, versionsOf } from './versions.ts'

/** The words of two texts, one beside the other, in each language that both have. */

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
  const changed = (await correctedIn(asked, id, pending)).map(({ lang, lines }) => {
    const link = textLink(asked, id, { digest: pending.manifest, lang })
    return html`
      <h4 class="sc">${languageIn(lang, asked.lang)}</h4>
      <article class="act diff" dir="${directionOf(lang)}">
        ${lines
          .filter(({ kind }) => kind !== 'same')
          .map(line => lineOf(asked, line, { lang, link, isNumbered: true }))}
      </article>
    `
  })
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
  const changed = await changedIn(asked, version, version.before!)
  return changed.toSorted((a, b) => Number(b.lang === asked.lang) - Number(a.lang === asked.lang))
}

/** The languages of two texts in which their words differ. */
export async function changedIn(asked: Asked, version: Version, before: Version): Promise<Changed[]> {
  const old = languagesOf(before.row)
  const found = languagesOf(version.row).map(async fresh => {
    const { lang, digest } = fresh.text
    const earlier = old.find(({ text }) => text.lang === lang)
    if (earlier === undefined || earlier.text.digest === digest) return []
    const [was, is] = await Promise.all([unitsIn(asked, earlier), unitsIn(asked, fresh)])
    const { lines } = redline(was ?? [], is ?? [])
    return lines.every(({ kind }) => kind === 'same') ? [] : [{ lang, lines }]
  })
  return (await Promise.all(found)).flat()
}

export async function unitsIn({ site }: Asked, { text }: Shown): Promise<Unit[] | undefined> {
  const kept = await site.log.store.words(text.digest)
  if (kept === undefined) return undefined
  const blocks = blocksOf(fromUtf8(kept.bytes), text.mediaType)
  return unitsOf(blocks, paragraphsOf(blocks, text.title))
}

export function lineOf(
  { lang: ui }: Asked,
  { kind, paragraph, stretches }: Line,
  { lang, link, isNumbered }: { readonly lang: string; readonly link: string; readonly isNumbered: boolean },
) {
  const mark = kind === 'same' ? null : html`<b>${say(ui, `changes.${kind}`)}</b>`
  const number =
    paragraph === null || !isNumbered
      ? null
      : html`
        <span class="vh">${say(ui, 'text.paragraph')} </span><span aria-hidden="true">§ </span>
        ${digitsIn(paragraph, lang)}
      `
  const place =
    number === null || kind === 'removed' ? number : html`<a href="${link}#s${paragraph}">${number}</a>`
  return html`<div class="para line-${kind}">
    <p class="ref">${place}${place === null || mark === null ? null : html`<br>`}${mark}</p>
    <div class="matter" lang="${lang}" dir="${directionOf(lang)}"><p>${stretches.map(stretch)}</p></div>
  </div>`
}

function stretch({ kind, text }: Stretch) {
  if (kind === 'removed') return html`<del>${text}</del>`
  return kind === 'added' ? html`<ins>${text}</ins>` : html`${text}`
}
