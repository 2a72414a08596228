import { withoutBreaks, withoutHidden } from '../../core/hidden.ts'
import { toNfc } from '../../core/normal.ts'
import type { Tally } from './notes.ts'
import { UnreadableText } from './unreadable.ts'

/**
 * Writes the Markdown that pages show (`comparison/blocks`, `web/kit/markdown`) and no other: what has no mark there is
 * written as plain words.
 */

/** Words of one look. */
export interface Run {
  readonly text: string
  readonly strong?: boolean | undefined
  readonly soft?: boolean | undefined
  /** Its words are an address of the web. */
  readonly isAddress?: boolean
}

export type Shape =
  | Readonly<{ is: 'heading'; level: number; label?: string }>
  /** `label` stands before it, as "(a)". */
  | Readonly<{ is: 'title' | 'paragraph' | 'quotation'; label?: string }>

/** Bytes of a text (`register/kinds`, `text`). */
const MOST_WORDS = 4_194_304
/** What pages look through for the end of a mark, less its own signs. */
const MOST_MARKED = 380
/** A number, or a mark, that begins an item of a list. */
const ITEM_LABEL = /^(?:-|\d{1,4}[.)])$/

interface Block {
  readonly shape: Shape
  readonly text: string
}

/** Blocks of a cell that still are one line of a row. */
const MOST_IN_CELL = 3

/** What takes the words of a document. */
export type Sink = Pick<MarkdownWriter, 'add' | 'expect' | 'beginRow' | 'endCell' | 'endRow'>

export class MarkdownWriter {
  readonly #tally: Tally
  readonly #blocks: Block[] = []
  /** The cells of the row of a table that is being read. */
  #row: Block[][] | undefined
  #length = 0
  /** Signs of the block that is being read. */
  #coming = 0

  constructor(tally: Tally) {
    this.#tally = tally
  }

  /** Words of a block before its end: one block alone may be longer than any text. Refuses `large`. */
  expect(text: string): void {
    this.#coming += text.length
    if (this.#length + this.#coming > MOST_WORDS) throw new UnreadableText('large')
  }

  /** Refuses `large`. */
  add(shape: Shape, runs: readonly Run[]): void {
    this.#coming = 0
    const isHeading = shape.is === 'heading' || shape.is === 'title'
    const seen = runs.map(run => ({ ...run, text: this.#seen(run.text), strong: !isHeading && run.strong }))
    const text = tidied(printed(joined(seen)))
    if (text === '') return
    this.#length += text.length
    if (this.#length > MOST_WORDS) throw new UnreadableText('large')
    const block = { shape, text: isHeading ? text.replace(/ *\n/g, ' ') : text }
    ;(this.#row?.at(-1) ?? this.#blocks).push(block)
  }

  beginRow(): void {
    this.#row ??= [[]]
  }

  endCell(): void {
    this.#row?.push([])
  }

  /** A row is read across, so that it is one paragraph: apart, its cells say nothing. */
  endRow(): void {
    const cells = (this.#row ?? []).filter(cell => cell.length > 0)
    this.#row = undefined
    if (isRow(cells)) this.#blocks.push({ shape: { is: 'paragraph' }, text: acrossed(cells) })
    else for (const block of cells.flat()) this.#blocks.push(block)
  }

  /** Without what nobody sees, which the door would refuse. */
  #seen(text: string): string {
    const plain = withoutBreaks(text.replace(/[\t\v\f]/g, ' ').replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n'))
    const seen = withoutHidden(plain.toWellFormed())
    this.#tally.add('hidden-character', plain.length - seen.length)
    return seen
  }

  get markdown(): string {
    this.endRow()
    const hasTitle = this.#blocks.some(({ shape }) => shape.is === 'title')
    let text = ''
    let before: Shape | undefined
    for (const { shape, text: words } of this.#blocks) {
      const gap = before === undefined ? '' : isItem(before) && isItem(shape) ? '\n' : '\n\n'
      text += gap + lined(shape, words, hasTitle)
      before = shape
    }
    return text === '' ? '' : `${toNfc(text)}\n`
  }
}

/** A table may also only lay out a page, and then has whole parts of a text in its cells. */
const isRow = (cells: readonly (readonly Block[])[]) =>
  cells.length > 1 && cells.every(cell => cell.length <= MOST_IN_CELL && !cell.some(isHead))

const isHead = ({ shape }: Block) => shape.is === 'heading' || shape.is === 'title'

function acrossed(cells: readonly (readonly Block[])[]): string {
  const texts = cells.map(cell =>
    cell
      .map(({ shape, text }) => `${shape.label && shape.label !== '-' ? `${shape.label} ` : ''}${text}`)
      .join(' ')
      .replace(/ *\n/g, ' '),
  )
  if (texts.length > 2) return texts.join(' – ')
  return texts.join(/[:?!.]$/.test(texts[0]!) ? ' ' : ': ')
}

const isItem = (shape: Shape) => shape.is === 'paragraph' && ITEM_LABEL.test(shape.label ?? '')

function lined(shape: Shape, words: string, hasTitle: boolean): string {
  const label = shape.label ? `${shape.label} ` : ''
  switch (shape.is) {
    case 'title':
      return `# ${label}${words}`
    case 'heading':
      return `${'#'.repeat(Math.min(6, shape.level + (hasTitle ? 1 : 0)))} ${label}${words}`
    case 'quotation':
      return `${label}${words}`.replace(/^/gm, '> ')
    case 'paragraph':
      return isItem(shape) ? `${label}${words.replace(/\n/g, '\n  ')}` : guarded(`${label}${words}`)
  }
}

/** Words that only look like a heading or a quotation: spaces before them, which pages do not show, keep them words. */
function guarded(words: string): string {
  return words.replace(/^(?=#{1,6} )/gm, ' ').replace(/^(?=>)/gm, '    ')
}

/** One space between words, none around lines; a line that is broken ends in two spaces. */
function tidied(text: string): string {
  return text
    .split('\n')
    .map(line => line.split(/ +/).filter(Boolean).join(' '))
    .filter(line => line !== '')
    .join('  \n')
}

function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = []
  for (const run of runs) {
    const last = all.at(-1)
    if (run.text === '') continue
    if (last !== undefined && looksAs(last, run))
      all[all.length - 1] = { ...last, text: last.text + run.text }
    else all.push(run)
  }
  return all
}

const looksAs = (a: Run, b: Run) =>
  !a.isAddress && !b.isAddress && !!a.strong === !!b.strong && !!a.soft === !!b.soft

function printed(runs: readonly Run[]): string {
  const printed: string[] = []
  runs.forEach((run, i) => {
    const next = runs[i + 1]?.text ?? ''
    for (const [words, gap] of piecesOf(run))
      for (const piece of [marked(words, run, printed.at(-1) ?? '', gap || next), gap])
        if (piece !== '') printed.push(piece)
  })
  return printed.join('')
}

/** Words with the white space behind them, since a mark holds no line and stands at no space. */
function piecesOf({ text, strong, soft, isAddress }: Run): [words: string, gap: string][] {
  if (isAddress || (!strong && !soft)) return [[text, '']]
  const pieces: [string, string][] = []
  for (const [, words, gap] of text.matchAll(/([^ \n]*)([ \n]*)/g)) {
    const last = pieces.at(-1)
    const fits = last !== undefined && last[0] !== '' && !last[1].includes('\n')
    if (fits && last[0].length + words!.length < MOST_MARKED) {
      last[0] += last[1] + words
      last[1] = gap!
    } else pieces.push([words!, gap!])
  }
  return pieces
}

/** Where a mark would be read otherwise than it is meant, the words stand without it. */
function marked(words: string, run: Run, before: string, after: string): string {
  if (words === '') return ''
  if (run.isAddress) return `<${words}>`
  if ((!run.strong && !run.soft) || words.length > MOST_MARKED) return words
  const around = `${before.at(-1) ?? ''}${after[0] ?? ''}`
  if (/[*_<]/.test(words) || /[*_]/.test(around)) return words
  if (run.strong) return run.soft ? `**_${words}_**` : `**${words}**`
  return /[\p{L}\p{N}]/u.test(lastOf(before) + firstOf(after)) ? words : `_${words}_`
}

/** Ends a link that began at this run: words that are an address stay one; where other words lead is not kept. */
export function endLink(runs: Run[], from: number, tally: Tally): void {
  const text = runs
    .slice(from)
    .map(run => run.text)
    .join('')
  if (isAddress(text)) runs.splice(from, runs.length, { text, isAddress: true })
  else if (text.trim() !== '') tally.add('link')
}

/** Whether pages show these words between angle brackets as an address. */
const isAddress = (words: string) => /^https?:\/\/[^\s<>]{1,400}$/.test(words)

/** Whole letters, which may be two units long. */
const lastOf = (text: string) => [...text.slice(-2)].at(-1) ?? ''
const firstOf = (text: string) => [...text.slice(0, 2)][0] ?? ''
