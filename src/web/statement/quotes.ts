import { blocksOf } from '../../comparison/blocks.ts'
import { fromUtf8 } from '../../core/bytes.ts'
import { SALT_LENGTH } from '../../core/words.ts'
import type { Part } from '../../log/attachments.ts'
import type { Said } from '../../register/kinds.ts'
import { type Policy, saidIn } from '../../register/policy.ts'
import { rowIn } from '../../store/each-row.ts'
import {
  type Asked,
  entryLink,
  html,
  inLang,
  languageIn,
  listOf,
  type Markup,
  phrase,
  renderBlock,
  say,
  sub,
} from '../kit/kit.ts'

/** Bytes of one person's words that a page shows whole; longer ones are a link. */
const MOST_SHOWN = 65_536

/**
 * Words of a policy in the reader's language, or in an authentic one where there are none: then the page names it. It
 * says whether they bind, and has those in each other language beneath.
 */
export async function showRule(
  asked: Asked,
  words: readonly Said[],
  policy: Policy,
  beside: readonly Part[] | null = null,
): Promise<Markup> {
  const { lang } = asked
  const own = saidIn(words, policy, lang)
  const language = own.lang === lang ? null : languageNote(asked, own.lang)
  const shown = html`${await showSaid(asked, own, beside)}${language}`
  const others = words.filter(one => one !== own)
  if (others.length === 0) return shown
  const isAuthentic = (one: Said) => policy.authentic.includes(one.lang)
  const lines = others.map(async one => {
    const mark = say(lang, isAuthentic(one) ? 'policy.isAuthentic' : 'policy.isTranslation')
    return html`<p>
      <b>${languageIn(one.lang, lang)}</b>${html` <span class="muted">${mark}</span>`}<br>${await showSaid(asked, one, beside)}
    </p>`
  })
  const languages = others.filter(one => isAuthentic(own) || isAuthentic(one)).map(one => one.lang)
  const summary = say(lang, isAuthentic(own) ? 'policy.authenticWords' : 'policy.translatedWords', {
    languages: listOf(
      languages.map(tag => languageIn(tag, lang)),
      lang,
    ),
  })
  return html`${shown}<details class="flat in-print"><summary>${summary}</summary>${await Promise.all(lines)}</details>`
}

function languageNote({ lang }: Asked, tag: string): Markup {
  return html` <span class="muted">${say(lang, 'words.in', { language: languageIn(tag, lang) })}</span>`
}

/** What an acceptance says beside its yes. */
export type SayingBeside = Readonly<Record<'reservation' | 'declaration', unknown>>

export function kindsSaid({ reservation, declaration }: SayingBeside) {
  if (reservation !== null) return declaration === null ? 'reservation' : 'both'
  return declaration === null ? null : 'declaration'
}

/** The text of words in the log or beside it; undefined if they are not kept, or have more bytes than `most`. */
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
 * statement that is not recorded yet: an act that waits may have a copy of some that were withheld meanwhile.
 */
export async function showSaid(
  asked: Asked,
  said: Said,
  beside: readonly Part[] | null = null,
): Promise<Markup> {
  if ('text' in said) return inLang(said)
  const { lang } = asked
  const { store } = asked.site.log
  const row = await rowIn(store, 'words', said.digest)
  if (row?.withheld) return withheldSince(asked, row.withheld)
  const part = beside?.find(({ name }) => name === said.digest)
  if (part !== undefined)
    return html`${flowing(said, part.bytes.subarray(SALT_LENGTH))}<span class="sub hash">${said.digest}</span>`
  const words = await store.words(said.digest)
  const about = html`<a class="sub" href="/words/${said.digest}">
    ${say(lang, 'words.beside', { bytes: said.length })}
  </a>`
  if (words === undefined) return html`<em>${say(lang, 'words.notKept')}</em> ${sub(said.digest)}`
  if (words.bytes.length > MOST_SHOWN) return about
  return html`${flowing(said, words.bytes)}${about}`
}

/** The gap that a lawful order leaves, wherever words or files stood. */
export function withheldSince(asked: Asked, { entry }: { readonly entry: number }): Markup {
  return html`<em>${phrase(asked.lang, 'words.withheld', { entry: entryLink(asked, entry) })}</em>`
}

function flowing({ lang, mediaType }: Exclude<Said, { text: string }>, bytes: Uint8Array): Markup {
  return html`<div lang="${lang}" dir="auto" class="flow">${blocksOf(fromUtf8(bytes), mediaType).map(renderBlock)}</div>`
}
