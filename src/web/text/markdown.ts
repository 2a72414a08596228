import { listed } from '../kit.ts'
import { html, type Markup, type Piece } from '../markup.ts'

/**
 * The little of Markdown that texts of calls are written in: paragraphs, headings, lists, quotations, emphasis. All
 * else is shown as it was typed, and everything is escaped: a text is somebody's words, never somebody's page.
 */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'quotation'; readonly text: string }
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Item[] }

/** An item with the number that was typed; null where a mark stands in its place. */
export interface Item {
  readonly number: number | null
  readonly text: string
}

// Each of these looks at a character a bounded number of times: a line may be four million spaces long.
const HEADING = /^(#{1,6})[ \t]+(.*)$/s
const ITEM = /^ {0,3}(?:[-*+]|(\d{1,4})[.)])[ \t]+(.*)$/s
const QUOTATION = /^ {0,3}> ?/

export function blocksOf(words: string, mediaType: string): Block[] {
  const plain = mediaType !== 'text/markdown'
  const blocks: Block[] = []
  for (const lines of chunksOf(words.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')))
    if (plain) blocks.push({ kind: 'plain', text: lines.join('\n') })
    else for (const block of blocksIn(lines)) addTo(blocks, block)
  return blocks
}

/** Lines that stand together: blank ones part them. */
function* chunksOf(words: string): Generator<string[]> {
  let lines: string[] = []
  for (const line of words.split('\n')) {
    if (line.trim() !== '') {
      lines.push(line)
      continue
    }
    if (lines.length > 0) yield lines
    lines = []
  }
  if (lines.length > 0) yield lines
}

function* blocksIn(lines: readonly string[]): Generator<Block> {
  let at = 0
  while (at < lines.length) {
    const first = lines[at]!
    const heading = HEADING.exec(first)
    if (heading) {
      yield { kind: 'heading', level: heading[1]!.length, text: headingText(heading[2]!) }
      at += 1
    } else if (ITEM.test(first)) {
      for (const item of itemsOf(lines.slice(at))) yield { kind: 'list', items: [item] }
      return
    } else if (QUOTATION.test(first)) {
      const said = lines.slice(at).map(line => line.replace(QUOTATION, ''))
      yield { kind: 'quotation', text: said.join('\n') }
      return
    } else {
      const from = at
      at += 1
      while (at < lines.length && !HEADING.test(lines[at]!) && !ITEM.test(lines[at]!)) at += 1
      yield { kind: 'paragraph', text: lines.slice(from, at).join('\n') }
    }
  }
}

/** Without the marks that may close a heading. */
function headingText(typed: string): string {
  let end = typed.trimEnd().length
  while (end > 0 && typed[end - 1] === '#') end -= 1
  return typed.slice(0, end).trimEnd()
}

function itemsOf(lines: readonly string[]): Item[] {
  const items: { number: number | null; lines: string[] }[] = []
  for (const line of lines) {
    const item = ITEM.exec(line)
    if (item) items.push({ number: item[1] === undefined ? null : Number(item[1]), lines: [item[2]!] })
    else items.at(-1)!.lines.push(line.trim())
  }
  return items.map(({ number, lines }) => ({ number, text: lines.join('\n') }))
}

/** Items of one sort that follow one another are one list, with blank lines between them or without. */
function addTo(blocks: Block[], next: Block): void {
  const last = blocks.at(-1)
  if (last?.kind === 'list' && next.kind === 'list' && isOrdered(last.items) === isOrdered(next.items))
    for (const item of next.items) (last.items as Item[]).push(item)
  else blocks.push(next)
}

export function isOrdered(items: readonly Item[]): boolean {
  return items[0]!.number !== null
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
      const { items } = block
      if (!isOrdered(items)) return listed(items.map(({ text }) => inline(text)))
      return html`<ol start="${items[0]!.number}">${items.map(({ number, text }, i) => html`<li${follows(items, i) ? null : html` value="${number}"`}>${inline(text)}</li>`)}</ol>`
    }
  }
}

/** A browser counts on by itself; a number that was typed otherwise is said. */
function follows(items: readonly Item[], at: number): boolean {
  const { number } = items[at]!
  return at === 0 || number === null || number === (items[at - 1]!.number ?? 0) + 1
}

const EMPHASIS =
  /(\*\*|__)(?=\S)([^\n]{0,400}?\S)\1|(?<![\p{L}\p{N}])([*_])(?=\S)([^\n]{0,400}?\S)\3(?![\p{L}\p{N}])/gu

/** Strong and emphasised stretches; two spaces at a line's end break it. */
export function inline(text: string, depth = 0): Piece {
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
  const [first = '', ...rest] = text.split('\n')
  let before = first
  const pieces: Piece[] = [first]
  for (const line of rest) {
    pieces.push(before.endsWith('  ') ? html`<br>` : '\n', line)
    before = line
  }
  return pieces
}

/** Characters of one block in which emphasis is looked for, and how deep: nobody's text can make that slow. */
const MOST_INLINE = 20_000
const MOST_DEEP = 4
