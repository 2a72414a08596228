import { endLink, MarkdownWriter, type Run, type Shape, type Sink } from './markdown-writer.ts'
import { type Attributes, type MarkupReader, readXml } from './markup-reader.ts'
import type { NoteKind, Tally } from './notes.ts'
import { UnreadableText } from './unreadable.ts'
import { WordNumbering } from './word-numbering.ts'
import { attributeOf, type Look, noteLook, valueIn, WordStyles } from './word-styles.ts'
import { ZipParts } from './zip-parts.ts'

/**
 * The words of a Word document (ISO/IEC 29500-1, WordprocessingML), as Word shows them with all tracked changes
 * accepted. What has no words, or words that are not of the text, is left out and counted.
 */

/** Left out with all that stands within, and how it is told; null where it is no words. */
const LEFT_OUT: Readonly<Record<string, NoteKind | null>> = {
  drawing: 'picture',
  pict: 'picture',
  object: 'picture',
  oMath: 'formula',
  oMathPara: 'formula',
  altChunk: 'embedded',
  subDoc: 'embedded',
  rt: 'ruby',
  // The same once more, for older programs.
  Fallback: null,
  sectPr: null,
  sdtPr: null,
  sdtEndPr: null,
  tblPr: null,
  tblGrid: null,
  trPr: null,
  tcPr: null,
  // What it was before a change.
  pPrChange: null,
  rPrChange: null,
  tabs: null,
}

/** Which part holds the words of a note. */
const NOTES_IN: Readonly<Record<string, string>> = {
  footnoteReference: 'footnotes',
  endnoteReference: 'endnotes',
}

/** What an element within a run writes. */
const WRITTEN: Readonly<Record<string, string>> = {
  tab: ' ',
  ptab: ' ',
  cr: '\n',
  noBreakHyphen: '\u2011',
  softHyphen: '',
}

/** Fields within one another; Word's own have three. */
const MOST_FIELDS = 50

interface Paragraph {
  readonly look: Look
  readonly runs: Run[]
  style?: string
}

/** A field says in code what Word puts in its place; people read the latter. */
interface Field {
  code: string
  isShown: boolean
}

interface Parts {
  readonly styles: WordStyles
  readonly numbering: WordNumbering
  readonly writer: Sink
  readonly tally: Tally
  /** Undefined within notes, which have none of their own. */
  readonly footnotes?: Footnotes
}

class WordDocument implements MarkupReader {
  readonly #tally: Tally
  readonly #styles: WordStyles
  readonly #numbering: WordNumbering
  readonly #writer: Sink
  readonly #footnotes: Footnotes | undefined
  readonly #fields: Field[] = []
  /** How deep it is in what is left out; 0 outside. */
  #skipped = 0
  #skippedAs: NoteKind | null = null
  #hasBody = false
  isWhole = false
  #tables = 0
  #link: { readonly from: number } | undefined
  #paragraph: Paragraph | undefined
  /** Its mark is deleted, so that the next one goes on with it. */
  #isJoined = false
  #inProperties = false
  #run: { look: Look; style?: string } | undefined
  #inText = false
  #inCode = false

  constructor(parts: Parts) {
    this.#tally = parts.tally
    this.#styles = parts.styles
    this.#numbering = parts.numbering
    this.#writer = parts.writer
    this.#footnotes = parts.footnotes
  }

  open(name: string, attributes: Attributes): void {
    if (this.#skipped > 0) {
      this.#skipped += 1
      if (name === 'txbxContent') this.#skippedAs = 'text-box'
      return
    }
    const isChange = name === 'del' || name === 'moveFrom' || name === 'ins' || name === 'moveTo'
    if (isChange && !this.#inProperties) this.#change(name)
    else if (Object.hasOwn(LEFT_OUT, name)) this.#skip(LEFT_OUT[name]!)
    else if (this.#inProperties) this.#property(name, attributes)
    else if (name === 'commentReference') this.#tally.add('comment')
    else if (Object.hasOwn(NOTES_IN, name)) this.#refer(`${NOTES_IN[name]} ${attributeOf(attributes, 'id')}`)
    else this.#begin(name, attributes)
  }

  #refer(note: string): void {
    const number = this.#footnotes?.numberOf(note)
    if (number === undefined) this.#tally.add('footnote-lost')
    else this.#write(`[${number}]`)
  }

  #skip(kind: NoteKind | null): void {
    this.#skipped = 1
    this.#skippedAs = kind
  }

  /** What was deleted or moved away goes; what was put in stays. */
  #change(name: string): void {
    if (name === 'del' || name === 'moveFrom') this.#skip('deletion')
    else this.#tally.add('insertion')
  }

  #property(name: string, attributes: Attributes): void {
    const value = valueIn(attributes)
    if (name === 'pStyle' && this.#paragraph !== undefined) this.#paragraph.style = value ?? ''
    else if (name === 'rStyle' && this.#run !== undefined) this.#run.style = value ?? ''
    else if (this.#run !== undefined) noteLook(this.#run.look, name, attributes)
    else if (this.#paragraph !== undefined) this.#ofParagraph(this.#paragraph, name, attributes)
  }

  #ofParagraph({ look }: Paragraph, name: string, attributes: Attributes): void {
    if (name === 'del' || name === 'moveFrom') this.#isJoined = true
    else if (name === 'outlineLvl' || name === 'numId' || name === 'ilvl') noteLook(look, name, attributes)
  }

  #begin(name: string, attributes: Attributes): void {
    switch (name) {
      case 'body':
        this.#hasBody = true
        break
      case 'tbl':
        if (this.#tables === 0) this.#tally.add('table')
        this.#tables += 1
        break
      case 'tr':
        if (this.#tables === 1) this.#writer.beginRow()
        break
      case 'p':
        this.#paragraph = { look: {}, runs: (this.#isJoined && this.#paragraph?.runs) || [] }
        this.#isJoined = false
        break
      case 'pPr':
      case 'rPr':
        this.#inProperties = true
        break
      case 'r':
        this.#run = { look: {} }
        break
      case 't':
        this.#inText = true
        break
      case 'instrText':
        this.#inCode = true
        break
      case 'br':
        if (!['page', 'column'].includes(attributeOf(attributes, 'type') ?? '')) this.#write('\n')
        break
      case 'sym':
        this.#tally.add('symbol')
        break
      case 'fldSimple':
        this.#tally.add('field')
        break
      case 'fldChar':
        this.#field(attributeOf(attributes, 'fldCharType'))
        break
      case 'hyperlink':
        this.#link = { from: this.#paragraph?.runs.length ?? 0 }
        break
      default:
        if (this.#run !== undefined && Object.hasOwn(WRITTEN, name)) this.#write(WRITTEN[name]!)
    }
  }

  text(words: string): void {
    if (this.#skipped > 0) return
    if (this.#inText) this.#write(words)
    else if (this.#inCode) {
      const field = this.#fields.at(-1)
      if (field !== undefined && field.code.length < 20) field.code += words.trimStart()
    }
  }

  #field(type: string | undefined): void {
    if (type === 'begin') this.#fields.push({ code: '', isShown: false })
    if (this.#fields.length > MOST_FIELDS) throw new UnreadableText('large')
    const field = this.#fields.at(-1)
    if (field === undefined) return
    if (type === 'separate') field.isShown = !/^TOC\b/i.test(field.code)
    if (type !== 'end') return
    this.#fields.pop()
    if (this.#fields.length > 0) return
    const kind = /^TOC\b/i.test(field.code) ? 'contents' : /^HYPERLINK\b/i.test(field.code) ? 'link' : 'field'
    this.#tally.add(kind)
  }

  #write(text: string): void {
    if (this.#run === undefined || this.#paragraph === undefined) return
    if (this.#fields.some(({ isShown }) => !isShown)) return
    const { style, look: own } = this.#run
    const character: Look = style === undefined ? {} : this.#styles.look(style)
    const whole = this.#styles.look(this.#paragraph.style)
    const says = (what: 'strong' | 'soft' | 'struck' | 'hidden') =>
      own[what] ?? character[what] ?? whole[what] ?? false
    if (says('hidden')) {
      this.#tally.add('hidden-text')
      return
    }
    if (says('struck')) this.#tally.add('struck')
    this.#writer.expect(text)
    this.#paragraph.runs.push({ text, strong: says('strong'), soft: says('soft') })
  }

  close(name: string, isWhole: boolean): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1
      if (this.#skipped === 0 && this.#skippedAs !== null) this.#tally.add(this.#skippedAs)
      return
    }
    switch (name) {
      case 'body':
        this.isWhole = this.#hasBody && isWhole
        this.#endJoined()
        break
      case 'footnote':
      case 'endnote':
        this.#endJoined()
        break
      case 'tc':
        this.#endJoined()
        if (this.#tables === 1) this.#writer.endCell()
        break
      case 'tr':
        if (this.#tables === 1) this.#writer.endRow()
        break
      case 'tbl':
        this.#tables -= 1
        break
      case 'pPr':
        this.#inProperties = false
        break
      case 'rPr':
        // That of a paragraph's mark stands within the paragraph's own.
        this.#inProperties = this.#run === undefined
        break
      case 'r':
        this.#run = undefined
        break
      case 't':
        this.#inText = false
        break
      case 'instrText':
        this.#inCode = false
        break
      case 'hyperlink':
        this.#endLink()
        break
      case 'p':
        this.#end()
    }
  }

  #endLink(): void {
    if (this.#link !== undefined && this.#paragraph !== undefined)
      endLink(this.#paragraph.runs, this.#link.from, this.#tally)
    this.#link = undefined
  }

  /** The last paragraph has none to be joined to. */
  #endJoined(): void {
    this.#isJoined = false
    this.#end()
  }

  #end(): void {
    if (this.#paragraph === undefined || this.#isJoined) return
    const { look, runs, style } = this.#paragraph
    this.#paragraph = undefined
    const base = this.#styles.look(style)
    const { numbering = '0', level } = { ...base, ...look }
    // An empty paragraph shows nothing, and has its number.
    const label = numbering === '0' ? '' : this.#numbering.next(numbering, level, style)
    this.#writer.add(shapeOf(base.names, look.outline ?? base.outline, label), runs)
  }
}

function shapeOf(names: readonly string[], outline: number | undefined, label: string): Shape {
  if (names.includes('title')) return { is: 'title' }
  const named = names.map(name => /^heading ([1-9])$/.exec(name)?.[1]).find(Boolean)
  const level = named === undefined ? (outline ?? 9) + 1 : Number(named)
  if (level < 10) return { is: 'heading', level, label: label === '-' ? '' : label }
  if (names.includes('quote') || names.includes('intense quote')) return { is: 'quotation', label }
  return { is: 'paragraph', label }
}

type Paragraphs = (readonly Run[])[]

/** The words of notes, which are written at the end of the text, in the order in which it refers to them. */
class Footnotes {
  readonly #words = new Map<string, Paragraphs>()
  readonly #numbers = new Map<string, number>()

  read(name: string, part: Uint8Array, parts: Omit<Parts, 'footnotes'>): void {
    let paragraphs: Paragraphs = []
    const add: Sink['add'] = (_, runs) => {
      if (runs.some(({ text }) => text.trim() !== '')) paragraphs.push(runs)
    }
    const expect: Sink['expect'] = text => parts.writer.expect(text)
    const writer = { add, expect, beginRow() {}, endCell() {}, endRow() {} }
    const document = new WordDocument({ ...parts, writer })
    readXml(part, {
      open: (element, attributes) => {
        if (element === 'footnote' || element === 'endnote') {
          paragraphs = []
          this.#words.set(`${name} ${attributeOf(attributes, 'id')}`, paragraphs)
        }
        document.open(element, attributes)
      },
      text: words => document.text(words),
      close: (element, isWhole) => document.close(element, isWhole),
    })
  }

  /** Undefined where the file has no words of this note. */
  numberOf(note: string): number | undefined {
    if (!this.#words.get(note)?.length) return undefined
    const number = this.#numbers.get(note) ?? this.#numbers.size + 1
    this.#numbers.set(note, number)
    return number
  }

  write(writer: MarkdownWriter, tally: Tally): void {
    for (const [note, number] of this.#numbers) {
      let label = `[${number}]`
      for (const runs of this.#words.get(note)!) {
        writer.add({ is: 'paragraph', label }, runs)
        label = ''
      }
    }
    tally.add('footnote', this.#numbers.size)
  }
}

/** Refuses `damaged`, `large`, and `odt` or `other` for a zip of another kind. */
export async function readWord(bytes: Uint8Array, tally: Tally): Promise<string> {
  const parts = await ZipParts.open(bytes)
  const path = await mainPart(parts)
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const main = await parts.part(path)
  if (main === undefined) throw new UnreadableText(await otherZip(parts))
  const styles = new WordStyles(await parts.part(`${folder}styles.xml`))
  const numbering = new WordNumbering(await parts.part(`${folder}numbering.xml`), tally)
  const writer = new MarkdownWriter(tally)
  const footnotes = new Footnotes()
  for (const name of Object.values(NOTES_IN)) {
    const part = await parts.part(`${folder}${name}.xml`)
    const unnumbered = new WordNumbering(undefined, tally)
    if (part !== undefined) footnotes.read(name, part, { styles, numbering: unnumbered, writer, tally })
  }
  const document = new WordDocument({ styles, numbering, writer, tally, footnotes })
  readXml(main, document)
  if (!document.isWhole) throw new UnreadableText('damaged')
  footnotes.write(writer, tally)
  await countHeaders(parts, folder, tally)
  return writer.markdown
}

/** As the file's own list of relations says. */
async function mainPart(parts: ZipParts): Promise<string> {
  const relations = await parts.part('_rels/.rels')
  let found = 'word/document.xml'
  if (relations !== undefined)
    readXml(relations, {
      open(name, { Type, Target }) {
        if (name === 'Relationship' && Target && /\/officeDocument$/.test(Type ?? '')) found = Target
      },
      text() {},
      close() {},
    })
  const path = found.replace(/^\//, '')
  return /(^|\/)document\d*\.xml$/.test(path) ? path : 'word/document.xml'
}

async function otherZip(parts: ZipParts): Promise<'odt' | 'other'> {
  const type = (await parts.part('mimetype')) ?? new Uint8Array()
  return Buffer.from(type.subarray(0, 60)).toString('latin1').includes('opendocument') ? 'odt' : 'other'
}

/** Headers and footers with words of their own, beside a number of the page. */
async function countHeaders(parts: ZipParts, folder: string, tally: Tally): Promise<void> {
  for (const name of parts.names) {
    if (!name.startsWith(folder) || !/^(?:header|footer)\d*\.xml$/.test(name.slice(folder.length))) continue
    let words = ''
    let isText = false
    readXml((await parts.part(name))!, {
      open: element => {
        isText = element === 't'
      },
      text: piece => {
        if (isText) words += piece
      },
      close: () => {
        isText = false
      },
    })
    if (/\p{L}/u.test(words)) tally.add('header')
  }
}
