import { html, type Markup, type Piece } from './markup.ts'

/**
 * The little of Markdown that texts of calls are written in: paragraphs, headings, lists, quotations, emphasis. All
 * else is shown as it was typed, and everything is escaped: a text is somebody's words, never somebody's page.
 */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'quotation'; readonly text: string }
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly string[] }

const HEADING = /^(#{1,6})[ \t]+(.*?)[ \t]*#*$/
const ITEM = /^ {0,3}(?:[-*+]|(\d{1,4})[.)])[ \t]+(.*)$/
const QUOTATION = /^ {0,3}> ?(.*)$/

export function blocksOf(words: string, mediaType: string): Block[] {
  const plain = mediaType !== 'text/markdown'
  return words
    .split(/\n(?:[ \t]*\n)+/)
    .map(block => block.replace(/^\n+|\n+$/g, ''))
    .filter(block => block.trim() !== '')
    .flatMap(block => (plain ? [{ kind: 'plain' as const, text: block }] : blockOf(block)))
    .reduce(joinLists, [])
}

function blockOf(block: string): Block[] {
  const [first = '', ...rest] = block.split('\n')
  const heading = HEADING.exec(first)
  if (heading) {
    const found: Block = { kind: 'heading', level: heading[1]!.length, text: heading[2]! }
    return rest.length === 0 ? [found] : [found, ...blockOf(rest.join('\n'))]
  }
  const item = ITEM.exec(first)
  if (item) return [listOf(block, item[1] === undefined ? null : Number(item[1]))]
  if (QUOTATION.test(first)) return [{ kind: 'quotation', text: block.replace(/^ {0,3}> ?/gm, '') }]
  const begins = rest.findIndex(line => HEADING.test(line) || ITEM.test(line))
  if (begins === -1) return [{ kind: 'paragraph', text: block }]
  const paragraph: Block = { kind: 'paragraph', text: [first, ...rest.slice(0, begins)].join('\n') }
  return [paragraph, ...blockOf(rest.slice(begins).join('\n'))]
}

function listOf(block: string, start: number | null): Block {
  const items: string[] = []
  for (const line of block.split('\n')) {
    const item = ITEM.exec(line)
    if (item) items.push(item[2]!)
    else items[items.length - 1] = `${items.at(-1)}\n${line.trim()}`
  }
  return { kind: 'list', start, items }
}

/** Items that blank lines part are one list. */
function joinLists(blocks: readonly Block[], next: Block): Block[] {
  const last = blocks.at(-1)
  const joins =
    last?.kind === 'list' && next.kind === 'list' && (last.start === null) === (next.start === null)
  if (!joins) return [...blocks, next]
  return [...blocks.slice(0, -1), { ...last, items: [...last.items, ...next.items] }]
}

export function renderBlock(block: Block): Markup {
  switch (block.kind) {
    case 'heading':
      // The page's own title is the only h1.
      if (block.level <= 2) return html`<h2>${inline(block.text)}</h2>`
      return block.level === 3 ? html`<h3>${inline(block.text)}</h3>` : html`<h4>${inline(block.text)}</h4>`
    case 'paragraph':
      return html`<p>${inline(block.text)}</p>`
    case 'plain':
      return html`<p>${block.text}</p>`
    case 'quotation':
      return html`<blockquote><p>${inline(block.text)}</p></blockquote>`
    case 'list': {
      const items = block.items.map(item => html`<li>${inline(item)}</li>`)
      if (block.start === null) return html`<ul>${items}</ul>`
      return html`<ol start="${block.start}">${items}</ol>`
    }
  }
}

const EMPHASIS =
  /(\*\*|__)(?=\S)([^\n]{0,400}?\S)\1|(?<![\p{L}\p{N}])([*_])(?=\S)([^\n]{0,400}?\S)\3(?![\p{L}\p{N}])/gu

/** Strong and emphasised stretches; two spaces at a line's end break it. */
function inline(text: string, depth = 0): Piece {
  if (text.length > MOST_INLINE || depth === MOST_DEEP) return text
  const pieces: Piece[] = []
  let at = 0
  for (const found of text.matchAll(EMPHASIS)) {
    pieces.push(lines(text.slice(at, found.index)))
    const inner = inline((found[2] ?? found[4])!, depth + 1)
    pieces.push(found[2] === undefined ? html`<em>${inner}</em>` : html`<strong>${inner}</strong>`)
    at = found.index + found[0].length
  }
  pieces.push(lines(text.slice(at)))
  return pieces
}

function lines(text: string): Piece {
  return text.split(/ {2,}\n/).map((line, i) => (i === 0 ? line : html`<br>${line}`))
}

/** Characters of one block in which emphasis is looked for, and how deep: nobody's text can make that slow. */
const MOST_INLINE = 20_000
const MOST_DEEP = 4
