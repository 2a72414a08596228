import { blocksOf } from '../../comparison/blocks.ts'
import { fromUtf8 } from '../../core/bytes.ts'
import { SALT_LENGTH } from '../../core/words.ts'
import type { Part } from '../../log/attachments.ts'
import type { Said } from '../../register/kinds.ts'
import { rowIn } from '../../store/each-row.ts'
import {
  type Asked,
  entryLink,
  html,
  inLang,
  languageIn,
  type Markup,
  renderBlock,
  say,
  sub,
} from '../kit/kit.ts'

/** Bytes of one person's words that a page shows whole; longer ones are a link. */
const MOST_SHOWN = 65_536

/** A rule stands in the one language in which it was laid down; the page names it if it is not its own. */
export async function showRule(
  asked: Asked,
  said: Said,
  beside: readonly Part[] | null = null,
): Promise<Markup> {
  const { lang } = asked
  const words = await showSaid(asked, said, beside)
  if (said.lang === lang) return words
  return html`${words} <span class="muted">${say(lang, 'words.in', { language: languageIn(said.lang, lang) })}</span>`
}

export function kindsSaid({
  reservation,
  declaration,
}: Readonly<Record<'reservation' | 'declaration', Said | null>>) {
  if (reservation !== null) return declaration === null ? 'reservation' : 'both'
  return declaration === null ? null : 'declaration'
}

/** Undefined if they are not kept, or have more bytes than `most`. */
export async function textOfSaid(
  { site }: Asked,
  said: Said,
  most = MOST_SHOWN,
): Promise<string | undefined> {
  if ('text' in said) return said.text
  const words = await site.log.store.words(said.digest)
  return words === undefined || words.bytes.length > most ? undefined : fromUtf8(words.bytes)
}

/**
 * What somebody said: in the log, beside it, or withheld by law, which leaves a visible gap. `beside` are words of a
 * statement that is not recorded yet.
 */
export async function showSaid(
  asked: Asked,
  said: Said,
  beside: readonly Part[] | null = null,
): Promise<Markup> {
  if ('text' in said) return inLang(said)
  const part = beside?.find(({ name }) => name === said.digest)
  if (part !== undefined)
    return html`${flowing(said, part.bytes.subarray(SALT_LENGTH))}<span class="sub hash">${said.digest}</span>`
  const { lang } = asked
  const { store } = asked.site.log
  const row = await rowIn(store, 'words', said.digest)
  if (row?.withheld)
    return html`<em>${say(lang, 'words.withheld', { entry: row.withheld.entry })}</em> ${entryLink(
      asked,
      row.withheld.entry,
    )}`
  const words = await store.words(said.digest)
  const about = html`<a class="sub" href="/words/${said.digest}">
    ${say(lang, 'words.beside', { bytes: said.length })}
  </a>`
  if (words === undefined) return html`<em>${say(lang, 'words.notKept')}</em> ${sub(said.digest)}`
  if (words.bytes.length > MOST_SHOWN) return about
  return html`${flowing(said, words.bytes)}${about}`
}

function flowing({ lang, mediaType }: Exclude<Said, { text: string }>, bytes: Uint8Array): Markup {
  return html`<div lang="${lang}" dir="auto" class="flow">${blocksOf(fromUtf8(bytes), mediaType).map(renderBlock)}</div>`
}
