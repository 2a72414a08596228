import { endLink, MarkdownWriter, type Run, type Shape } from './markdown-writer.ts'
import { type Attributes, type MarkupReader, readHtml, utf16Or } from './markup-reader.ts'
import type { NoteKind, Tally } from './notes.ts'
import { countIn, writtenAs } from './word-numbering.ts'

/**
 * The words of an HTML file, as word processors write it. Nothing that it names is fetched, and none of its elements is
 * kept: what comes out is words and a few signs.
 */

/** Left out with all that stands within; null where it is no words of the text. */
const LEFT_OUT: Readonly<Record<string, NoteKind | null>> = {
  head: null,
  title: null,
  style: null,
  script: null,
  template: null,
  noscript: null,
  rp: null,
  rt: 'ruby',
  del: 'deletion',
  math: 'formula',
  svg: 'picture',
  canvas: 'picture',
  iframe: 'embedded',
  object: 'embedded',
  video: 'embedded',
  audio: 'embedded',
  textarea: 'embedded',
  select: 'embedded',
  button: 'embedded',
}

const BLOCKS =
  /^(?:address|article|aside|blockquote|body|caption|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|legend|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul)$/

/** How HTML and CSS name ways to count. */
const COUNTING: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  'lower-alpha': 'lowerLetter',
  'lower-latin': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
}

/** Signs of what Word writes as the number of an item, with the spaces behind it. */
const MOST_LABEL = 40

interface Element {
  readonly name: string
  readonly strong: boolean
  readonly soft: boolean
  readonly isPre: boolean
  readonly isQuoted: boolean
}

class HtmlDocument implements MarkupReader {
  readonly #tally: Tally
  readonly #writer: MarkdownWriter
  readonly #elements: Element[] = []
  readonly #lists: { count: number; readonly format: string }[] = []
  /** Notes by their names, in the order in which the text refers to them; true once their words were met. */
  readonly #footnotes = new Map<string, { readonly number: number; hasWords: boolean }>()
  #skipped = 0
  /** Within what Word writes as the number of an item. */
  #labelling = 0
  #tables = 0
  #link: { readonly from: number } | undefined
  #runs: Run[] = []
  #shape: Shape = { is: 'paragraph' }
  #label = ''
  /** A block of Word's that is an item of a list, though it is not within one. */
  #isItem = false

  constructor(writer: MarkdownWriter, tally: Tally) {
    this.#writer = writer
    this.#tally = tally
  }

  open(name: string, attributes: Attributes): void {
    if (this.#skipped > 0) {
      this.#skipped += 1
      return
    }
    const style = (attributes.style ?? '').toLowerCase()
    const note = /mso-(?:foot|end)note-id:\s*(\w{1,40})/.exec(style)?.[1]
    if (note !== undefined) {
      this.#skipped = 1
      this.#refer(note)
      return
    }
    const left = leftOut(name, attributes, style, this.#footnotes)
    if (left !== undefined) {
      this.#skipped = 1
      if (left !== null) this.#tally.add(left)
      return
    }
    if (this.#labelling > 0 || /mso-list:\s*ignore/.test(style)) {
      this.#labelling += 1
      return
    }
    if (BLOCKS.test(name)) this.#beginBlock(name, attributes, style)
    this.#elements.push(this.#element(name, style))
    this.#note(name, attributes)
  }

  /** Within a note, the sign that leads back stands for nothing. */
  #refer(note: string): void {
    const known = this.#footnotes.get(note)
    if (known?.hasWords) return
    const number = known?.number ?? this.#footnotes.size + 1
    this.#footnotes.set(note, { number, hasWords: false })
    this.#write({ text: `[${number}]` })
  }

  #element(name: string, style: string): Element {
    const within = this.#elements.at(-1)
    const weight = /(?<![-\w])font-weight:\s*([a-z0-9]+)/.exec(style)?.[1]
    const slant = /(?<![-\w])font-style:\s*([a-z]+)/.exec(style)?.[1]
    return {
      name,
      strong:
        weight === undefined
          ? name === 'b' || name === 'strong' || (within?.strong ?? false)
          : weight === 'bold' || weight === 'bolder' || Number(weight) >= 600,
      soft:
        slant === undefined
          ? /^(?:i|em|cite|dfn)$/.test(name) || (within?.soft ?? false)
          : slant === 'italic' || slant === 'oblique',
      isPre: name === 'pre' || (within?.isPre ?? false),
      isQuoted: name === 'blockquote' || (within?.isQuoted ?? false),
    }
  }

  #note(name: string, attributes: Attributes): void {
    switch (name) {
      case 'br':
        this.#write({ text: '\n' })
        break
      case 'img':
        this.#tally.add('picture')
        break
      case 'ins':
        this.#tally.add('insertion')
        break
      case 's':
      case 'strike':
        this.#tally.add('struck')
        break
      case 'table':
        if (this.#tables === 0) this.#tally.add('table')
        this.#tables += 1
        break
      case 'tr':
        if (this.#tables === 1) this.#writer.beginRow()
        break
      case 'embed':
      case 'input':
        this.#tally.add('embedded')
        break
      case 'a':
        if (attributes.href !== undefined && this.#link === undefined)
          this.#link = { from: this.#runs.length }
    }
  }

  #beginBlock(name: string, attributes: Attributes, style: string): void {
    this.#end()
    const level = /^h([1-6])$/.exec(name)?.[1]
    if (level !== undefined) this.#shape = { is: 'heading', level: Number(level) }
    else if (/\bmsotitle\b/i.test(attributes.class ?? '')) this.#shape = { is: 'title' }
    this.#isItem = /mso-list:\s*l\d/.test(style)
    if (name === 'ul') this.#lists.push({ count: 1, format: 'bullet' })
    if (name === 'ol') {
      const named = /list-style-type:\s*([a-z-]+)/.exec(style)?.[1] ?? attributes.type ?? ''
      const count = countIn(attributes.start)
      this.#lists.push({ count, format: Object.hasOwn(COUNTING, named) ? COUNTING[named]! : 'decimal' })
    }
    const note = /mso-element:\s*(?:foot|end)note(?!-)/.test(style)
      ? this.#footnotes.get((attributes.id ?? '').toLowerCase())
      : undefined
    if (note !== undefined) {
      note.hasWords = true
      this.#label = `[${note.number}]`
    }
    if (name === 'li') this.#label = this.#next(attributes)
  }

  #next({ value }: Attributes): string {
    const list = this.#lists.at(-1)
    if (list === undefined || list.format === 'bullet') return '-'
    if (/^\d{1,5}$/.test(value ?? '')) list.count = countIn(value)
    const written = writtenAs(list.count, list.format)
    list.count += 1
    return `${written}.`
  }

  text(words: string): void {
    if (this.#skipped > 0) return
    if (this.#labelling > 0) {
      const more = words.slice(0, MOST_LABEL).replace(/[\s\u00a0]+/g, ' ')
      this.#label = (this.#label + more).slice(0, MOST_LABEL).toWellFormed()
      return
    }
    const { strong = false, soft = false, isPre = false } = this.#elements.at(-1) ?? {}
    this.#write({ text: isPre ? words : words.replace(/[\t\n\f\r ]+/g, ' '), strong, soft })
  }

  #write(run: Run): void {
    this.#writer.expect(run.text)
    this.#runs.push(run)
  }

  close(name: string): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1
      return
    }
    if (this.#labelling > 0) {
      this.#labelling -= 1
      return
    }
    if (BLOCKS.test(name)) this.#end()
    if (name === 'ul' || name === 'ol') this.#lists.pop()
    if (name === 'table') this.#tables -= 1
    if (this.#tables === 1 && (name === 'td' || name === 'th')) this.#writer.endCell()
    if (this.#tables === 1 && name === 'tr') this.#writer.endRow()
    if (name === 'a') this.#endLink()
    this.#elements.pop()
  }

  #endLink(): void {
    if (this.#link === undefined) return
    endLink(this.#runs, this.#link.from, this.#tally)
    this.#link = undefined
  }

  #end(): void {
    const runs = this.#runs
    if (this.#link !== undefined) this.#link = { from: 0 }
    this.#runs = []
    // Between the beginning of an item and its words a paragraph may begin.
    if (runs.every(({ text }) => text.trim() === '')) return
    const typed = this.#label.trim()
    // Word writes its bullets as letters of a font.
    const label =
      this.#isItem && typed !== '' && !/[\p{L}\p{N}]/u.test(typed.replace(/^o$/, '')) ? '-' : typed
    const isQuoted = this.#elements.at(-1)?.isQuoted && this.#shape.is === 'paragraph' && label === ''
    this.#writer.add(isQuoted ? { is: 'quotation' } : { ...this.#shape, label }, runs)
    this.#shape = { is: 'paragraph' }
    this.#label = ''
    this.#isItem = false
  }

  finish(): void {
    this.#end()
    for (const { hasWords } of this.#footnotes.values())
      this.#tally.add(hasWords ? 'footnote' : 'footnote-lost')
  }
}

/** How what stands here is left out; undefined where it is read. */
function leftOut(
  name: string,
  attributes: Attributes,
  style: string,
  footnotes: ReadonlyMap<string, unknown>,
): NoteKind | null | undefined {
  if (Object.hasOwn(LEFT_OUT, name)) return LEFT_OUT[name]
  if (attributes.hidden !== undefined || /(?<![-\w])display:\s*none|mso-hide:\s*all/.test(style))
    return 'hidden-text'
  // Each is counted where the text refers to it.
  if (/mso-element:\s*comment-list/.test(style)) return null
  const isNote = /mso-element:\s*(?:foot|end)note(?!-)/.test(style)
  if (isNote && !footnotes.has((attributes.id ?? '').toLowerCase())) return null
  if (/\bmsocommentreference\b/i.test(attributes.class ?? '')) return 'comment'
  return undefined
}

/** Refuses `letters` and `large`. */
export function readHtmlFile(bytes: Uint8Array, tally: Tally): string {
  const writer = new MarkdownWriter(tally)
  const document = new HtmlDocument(writer, tally)
  readHtml(bytes, encodingOf(bytes), document)
  document.finish()
  return writer.markdown
}

/** As the file says within its first bytes; Word does not write UTF-8 unless it is asked to. */
function encodingOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1')
  const named = /<meta[^>]{0,200}\bcharset\s*=\s*["']?([\w-]{1,40})/i.exec(head)?.[1] ?? 'utf-8'
  try {
    return utf16Or(new TextDecoder(named).encoding, bytes)
  } catch {
    return 'utf-8'
  }
}
