/**
 * The little of Markdown that texts of calls are written in: paragraphs, headings, lists, quotations. All else is words
 * as they were typed. Texts are compared and shown by these blocks.
 */
export type Block =
  | Readonly<{ kind: 'heading'; level: number; text: string }>
  | Readonly<{ kind: 'paragraph' | 'quotation' | 'plain'; text: string }>
  | Readonly<{ kind: 'list'; items: readonly Item[] }>

/** An item with the number that was typed; null for a mark. */
export interface Item {
  readonly number: number | null
  readonly text: string
}

// Each looks at a character a bounded number of times: a line may be four million spaces long.
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

/** Items of one sort in a row are one list, with or without blank lines between them. */
function addTo(blocks: Block[], next: Block): void {
  const last = blocks.at(-1)
  if (last?.kind === 'list' && next.kind === 'list' && isOrdered(last.items) === isOrdered(next.items))
    for (const item of next.items) (last.items as Item[]).push(item)
  else blocks.push(next)
}

export function isOrdered(items: readonly Item[]): boolean {
  return items[0]!.number !== null
}

/**
 * A block with the number of its paragraph: headings have none, and a list goes on from the paragraph before it. Undefined
 * for the title's own.
 */
export function paragraphsOf(blocks: readonly Block[], title: string): (number | null | undefined)[] {
  let number = 0
  return blocks.map((block, i) => {
    if (block.kind !== 'heading') {
      if (block.kind !== 'list' || number === 0) number += 1
      return number
    }
    // A first heading that repeats the title is the title, which stands above.
    return i === 0 && block.text === title ? undefined : null
  })
}
