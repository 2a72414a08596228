import { fromUtf8 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import type { TextRow } from '../register/rows.ts'
import { ref } from '../register/rule.ts'
import type { Text } from '../register/shapes.ts'
import type { Answer } from './answer.ts'
import { type Asked, cachedPage } from './asked.ts'
import { page } from './layout.ts'
import { entryLink } from './links.ts'
import { type Block, blocksOf, renderBlock } from './markdown.ts'
import { html, type Markup } from './markup.ts'
import { messagesIn } from './messages.ts'
import { type CallShown, callShown } from './record.ts'
import { directionOf, languageName, longDay } from './wording.ts'

/** The exact words of a call. They come first; everything that we add stands in the margin. */

export function showText(asked: Asked): Promise<Answer> {
  const { call } = asked.params
  const wished = asked.query.get('lang')?.slice(0, 40)
  return cachedPage(asked, `text ${call} ${wished ?? ''}`, () => textPage(asked, call!, wished))
}

interface Shown {
  readonly text: Text
  readonly entry: number
}

/** The languages of a text, authentic ones first as its manifest has them. */
export function languagesOf({ manifest, entry, translations }: TextRow): Shown[] {
  return [...manifest.texts.map(text => ({ text, entry })), ...translations]
}

async function textPage(asked: Asked, id: string, wished: string | undefined): Promise<string> {
  const call = await callShown(asked, id)
  if (call.row.text === null) throw new Refusal('text_unknown', `No text of ${id} is published yet.`)
  const [row] = (await asked.site.log.store.rows([ref('texts', `${id}/${call.row.text}`)])) as TextRow[]
  const all = languagesOf(row!)
  const shown =
    all.find(({ text }) => text.lang === wished) ??
    all.find(({ text }) => text.lang === asked.lang) ??
    all.find(({ text }) => text.authentic)!
  const words = await asked.site.log.store.words(shown.text.digest)
  const say = messagesIn(asked.lang).text
  const { text } = shown
  const main = html`${opening(asked, call, row!, shown, all)}
${words === undefined ? html`<p class="plain">${say.notKept}</p>` : html`<article class="act">${paragraphs(asked, blocksOf(fromUtf8(words.bytes), text.mediaType), text)}</article>`}`
  return page(asked, { title: text.title, main, call, current: 'text' })
}

function opening(
  asked: Asked,
  { id, row }: CallShown,
  textRow: TextRow,
  { text, entry }: Shown,
  all: readonly Shown[],
): Markup {
  const say = messagesIn(asked.lang).text
  const tab = ({ text: { lang } }: Shown) =>
    html`<a href="/${id}/text?lang=${lang}" lang="${lang}" hreflang="${lang}"${lang === text.lang ? html` aria-current="true"` : null}>${languageName(lang)}</a>`
  const issued =
    row.issued === null
      ? null
      : html`<br><time datetime="${row.issued}">${longDay(row.issued, asked.lang)}</time>`
  return html`<section class="opening inset"><p class="sc kicker">${say.kicker}${issued}</p><h1 lang="${text.lang}" dir="auto">${text.title}</h1><nav class="tabs" aria-label="${say.languageOf}">${all.map(tab)}</nav><dl class="version"><div><dt>${text.authentic ? say.authentic : say.translation}</dt> <dd>${languageName(text.lang)}</dd></div><div><dt>${say.sha}</dt> <dd><a class="hash" href="/words/${text.digest}" title="${say.raw}">${text.digest}</a></dd></div><div><dt>${say.version}</dt> <dd><span class="hash">${row.text}</span></dd></div><div><dt>${say.recorded}</dt> <dd>${entryLink(asked, entry)}</dd></div>${textRow.supersedes === null ? null : html`<div><dt>${say.supersedes}</dt> <dd><span class="hash">${textRow.supersedes}</span></dd></div>`}</dl><p class="fine">${say.note}</p></section>`
}

/** Each block with its number in the margin. A first heading that repeats the title is the title. */
function paragraphs(asked: Asked, blocks: readonly Block[], { title, lang }: Text): Markup[] {
  const say = messagesIn(asked.lang).text
  const [first] = blocks
  const rest = first?.kind === 'heading' && first.text === title ? blocks.slice(1) : blocks
  const dir = directionOf(lang)
  const matter = (block: Block) =>
    html`<div class="matter" lang="${lang}" dir="${dir}">${renderBlock(block)}</div>`
  let number = 0
  return rest.map(block => {
    if (block.kind === 'heading') return html`<div class="para">${matter(block)}</div>`
    number += 1
    return html`<div class="para" id="s${number}"><p class="ref"><a href="#s${number}"><span class="vh">${say.paragraph} </span><span aria-hidden="true">§ </span>${number}</a></p>${matter(block)}</div>`
  })
}
