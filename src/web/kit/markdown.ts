import { type Block, type Item, isOrdered } from '../../comparison/blocks.ts'
import { html, type Markup, type Piece } from './markup.ts'
import { listed } from './pieces.ts'

/** Blocks of a text as markup. Everything is escaped: a text is somebody's words, never our page. */

export function renderBlock(block: Block): Markup {
  switch (block.kind) {
    case 'heading':
      // Only the page's own title is an h1.
      if (block.level <= 2) return html`<h2>${inline(block.text)}</h2>`
      return block.level === 3 ? html`<h3>${inline(block.text)}</h3>` : html`<h4>${inline(block.text)}</h4>`
    case 'paragraph':
      return html`<p>${inline(block.text)}</p>`
    case 'plain':
      return html`<p>${block.text}</p>`
    case 'quotation':
      return html`<blockquote><p>${inline(block.text)}</p></blockquote>`
    case 'list': {
      const { items } = block
      if (!isOrdered(items)) return listed(items.map(({ text }) => inline(text)))
      return html`<ol start="${items[0]!.number}">
        ${items.map(
          ({ number, text }, i) => html`<li${follows(items, i) ? null : html` value="${number}"`}>
          ${inline(text)}
        </li>`,
        )}
      </ol>`
    }
  }
}

/** Browsers count by themselves; a number that deviates is written out. */
function follows(items: readonly Item[], at: number): boolean {
  const { number } = items[at]!
  return at === 0 || number === null || number === (items[at - 1]!.number ?? 0) + 1
}

/** An address between angle brackets (CommonMark, section 6.5), strong words, emphasised words. */
const MARKED =
  /<(?<url>https?:\/\/[^\s<>]{1,400})>|(\*\*|__)(?=\S)(?<strong>[^\n]{0,400}?\S)\2|(?<![\p{L}\p{N}])([*_])(?=\S)(?<soft>[^\n]{0,400}?\S)\4(?![\p{L}\p{N}])/gu

/** Strong and emphasised words; an address loses its brackets and leads nowhere, since others wrote it; two spaces at a line's end break it. */
export function inline(text: string, depth = 0): Piece {
  if (text.length > MOST_INLINE || depth === MOST_DEEP) return text
  const pieces: Piece[] = []
  let at = 0
  for (const found of text.matchAll(MARKED)) {
    pieces.push(lines(text.slice(at, found.index)))
    const { url, strong, soft } = found.groups!
    if (url !== undefined) pieces.push(url)
    else if (strong !== undefined) pieces.push(html`<strong>${inline(strong, depth + 1)}</strong>`)
    else pieces.push(html`<em>${inline(soft!, depth + 1)}</em>`)
    at = found.index + found[0].length
  }
  pieces.push(lines(text.slice(at)))
  return pieces
}

function lines(text: string): Piece {
  const [first = '', ...rest] = text.split('\n')
  let before = first
  const pieces: Piece[] = [first]
  for (const line of rest) {
    pieces.push(before.endsWith('  ') ? html`<br>` : '\n', line)
    before = line
  }
  return pieces
}

/** Characters of one block in which emphasis is looked for, and its depth: no text can make that slow. */
const MOST_INLINE = 20_000
const MOST_DEEP = 4
