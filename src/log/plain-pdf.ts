import { inflateSync } from 'node:zlib'

/**
 * What the door asks of a PDF beside its first bytes, against whoever hides a program in one: that no
 * object of it runs a script, starts a program, sends a form, opens or carries another file (ISO 32000-2, 7.3.5, 12.6.4,
 * 7.11.4, 13.2, 13.6). A name may be spelt with `#4a` for a letter. Names are looked for in all bytes, also where a
 * reader would see none: what stands in a comment for us may be an object for a program that goes by offsets.
 *
 * Objects may lie deflated in streams (7.5.7): those are inflated, wherever a lenient program would begin to read one.
 * Not seen is what is packed otherwise in a stream that does not say that it has objects; a stream whose own dictionary
 * has the lines of another in a string; what is enciphered (7.6); or a name in two parts of which an odd program makes
 * one; nor a link that opens by itself and is an object of its own, or stands behind a comment. So a PDF is handed out
 * to be saved all the same, and shown by none of our pages.
 *
 * The work is bounded by the length of the file and by `MOST_INFLATED`.
 */

/** Every action that does something beside leading to a place, and whatever carries another file. */
const REFUSED = [
  ...['JavaScript', 'Launch', 'ImportData', 'SubmitForm', 'Rendition', 'RichMedia', 'XFA', 'OnInstantiate'],
  ...['EmbeddedFile', 'EmbeddedFiles', 'FileAttachment', 'GoToR', 'GoToE'],
]

/** A name as any of its letters may be spelt. */
const spelt = (name: string) =>
  [...name]
    .map(
      one =>
        `(?:${one}|#${one
          .charCodeAt(0)
          .toString(16)
          .replace(/[a-f]/g, x => `[${x}${x.toUpperCase()}]`)})`,
    )
    .join('')
/** The byte that ends a name (7.2.3). */
const ENDS = '(?=[\\0\\t\\n\\f\\r ()<>[\\]{}/%]|$)'
const BLANK = '[\\0\\t\\n\\f\\r ]'
const REFERENCE = `\\d{1,10}${BLANK}{1,20}\\d{1,5}${BLANK}{1,20}R`
/**
 * Keys of two letters, which come by chance in any picture, and what follows them does not: where a file is embedded, and
 * a script itself, which is a string or a stream.
 */
const CARRIES = `${spelt('EF')}${BLANK}{0,1000}(?:<<|${REFERENCE})`
const SCRIPT = `${spelt('JS')}${BLANK}{0,1000}(?:\\((?:\\xfe\\xff|\\xef\\xbb\\xbf|[\\t\\n\\r -~]{3})|<[\\dA-Fa-f]{2}|${REFERENCE})`
const PROGRAM = new RegExp(`/(?:(?:${REFUSED.map(spelt).join('|')})${ENDS}|${CARRIES}|${SCRIPT})`)
/** What a program does by itself as it opens the file or a page of it (12.6.3). */
const BY_ITSELF = new RegExp(`/(?:${spelt('OpenAction')}|${spelt('AA')})${BLANK}{0,1000}(?=<<)`, 'g')
const LINK = new RegExp(`/${spelt('URI')}${ENDS}`)
const HAS_OBJECTS = new RegExp(`/(?:${spelt('ObjStm')}|${spelt('First')})${ENDS}`, 'g')
const SAYS_OBJECTS = new RegExp(`/${spelt('ObjStm')}${ENDS}`)
const PREDICTED = new RegExp(`/${spelt('Predictor')}${ENDS}`)
const FILTERED = /\/F(?:ilter|#|\b)/

const BEGIN = /^%PDF-[12]\.\d[\r\n ]/
const END = /startxref\s+\d+\s+%%EOF/
/** Within so many bytes of the end, as programs look for it. */
const TAIL = 1024
/** Streams of objects of one file, and bytes in them: a tagged report of a hundred pages has a tenth of it. */
const MOST_STREAMS = 5_000
const MOST_INFLATED = 24 * 1024 * 1024
/** Characters of the dictionary of one: its type, its length and two numbers. */
const MOST_DICTIONARY = 8_192
/** Streams that begin as deflated ones do and are none at their end. */
const MOST_BROKEN = 4
/** What is inflated at first; then four times as much. */
const FIRST_INFLATED = 1024 * 1024

/** Whether it has a beginning and an end. A part of one harms nobody: so its author is told, and the door lets it be. */
export function isWholePdf(bytes: Uint8Array): boolean {
  return BEGIN.test(latin(bytes.subarray(0, 16))) && END.test(latin(bytes.subarray(-TAIL)))
}

export function isPlainPdf(bytes: Uint8Array): boolean {
  const text = latin(bytes)
  if (isHarmful(text)) return false
  const left = { inflated: MOST_INFLATED, broken: MOST_BROKEN }
  let streams = 0
  for (const { dictionary, from, isSaid, isWhole } of streamsWithObjects(text)) {
    if (++streams > MOST_STREAMS || (isSaid && (dictionary === 'too long' || PREDICTED.test(dictionary))))
      return false
    const packed = from.find(at => isDeflated(bytes, at))
    if (packed === undefined) {
      // Without a filter its objects stand in what was looked through already.
      if (isSaid && isWhole && FILTERED.test(dictionary)) return false
      continue
    }
    const objects = inflatedAt(bytes, packed, left)
    if (objects === 'too many') return false
    if (objects === null ? isSaid && FILTERED.test(dictionary) : isHarmful(latin(objects))) return false
  }
  return true
}

const isHarmful = (text: string) => PROGRAM.test(text) || opensLink(text)

/** A link that opens by itself tells somebody who reads the file. One that is pressed shows where it leads. */
function opensLink(text: string): boolean {
  BY_ITSELF.lastIndex = 0
  while (BY_ITSELF.exec(text) !== null) {
    const from = BY_ITSELF.lastIndex
    const end = endOfDictionary(text, from)
    // What has no end within its bound may say anything behind it.
    if (end === undefined || LINK.test(text.slice(from, end))) return true
    // None is looked through twice, however one stands in another.
    BY_ITSELF.lastIndex = end
  }
  return false
}

const MARK = /<<|>>|\\.|[()%]/gs
const LINE_END = /[\r\n]|$/g

/** Behind the last `>>` of it, past those in strings and comments (7.2.4, 7.3.4.2); undefined where it is too far. */
function endOfDictionary(text: string, from: number): number | undefined {
  let [open, strings] = [0, 0]
  MARK.lastIndex = from
  for (
    let mark = MARK.exec(text);
    mark !== null && mark.index - from < MOST_DICTIONARY;
    mark = MARK.exec(text)
  ) {
    if (mark[0] === '%' && strings === 0) {
      LINE_END.lastIndex = mark.index
      MARK.lastIndex = LINE_END.exec(text)!.index
    } else if (mark[0] === '(') strings += 1
    else if (mark[0] === ')') strings = Math.max(0, strings - 1)
    else if (strings === 0 && mark[0] === '<<') open += 1
    else if (strings === 0 && mark[0] === '>>' && --open === 0) return MARK.lastIndex
  }
  return undefined
}

interface Stream {
  /** From its object's beginning, or from the stream before it. */
  readonly dictionary: string
  /** Where its bytes may begin: behind the word, or behind its line. */
  readonly from: readonly number[]
  /** It calls itself one of objects. */
  readonly isSaid: boolean
  /** The word ends its line, as it has to. */
  readonly isWhole: boolean
}

/** Blanks never begin what is deflated. */
const AFTER = /[\0\t\n\f\r ]*/y
const REST_OF_LINE = /[^\r\n]{0,1000}/y
const ENDS_LINE = /[\0\t\f ]*[\r\n]/y
const WORD = new RegExp(`(?<!end)stream${ENDS}`, 'g')

/**
 * The next stream after each name of one with objects. The word must end its line (7.3.8.1): programs forgive blanks
 * behind it, a line end of the Macintosh, or pass over the rest of the line. A word within a line may stand in a string,
 * so the next is looked at, too.
 */
function* streamsWithObjects(text: string): Generator<Stream> {
  const endOf = (what: RegExp, at: number) => {
    what.lastIndex = at
    return what.test(text) ? what.lastIndex : at
  }
  let begins = 0
  HAS_OBJECTS.lastIndex = 0
  for (let named = HAS_OBJECTS.exec(text); named !== null; named = HAS_OBJECTS.exec(text)) {
    let [isSaid, isWhole] = [false, false]
    let looked = named.index
    WORD.lastIndex = HAS_OBJECTS.lastIndex
    while (!isWhole) {
      const word = WORD.exec(text)
      if (word === null) return
      const end = WORD.lastIndex
      isWhole = endOf(ENDS_LINE, end) > end
      isSaid ||= SAYS_OBJECTS.test(text.slice(looked, word.index))
      looked = word.index
      const before = text.slice(Math.max(begins, word.index - MOST_DICTIONARY), word.index)
      const object = before.lastIndexOf('obj')
      yield {
        dictionary:
          object < 0 && before.length === MOST_DICTIONARY ? 'too long' : before.slice(Math.max(0, object)),
        from: [endOf(AFTER, end), endOf(AFTER, endOf(REST_OF_LINE, end))],
        isSaid,
        isWhole,
      }
      if (isWhole) begins = end
    }
    HAS_OBJECTS.lastIndex = begins
  }
}

const latin = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

/** By its first two bytes (RFC 1950, section 2.2). */
const isDeflated = (bytes: Uint8Array, from: number) =>
  (bytes[from]! & 0x0f) === 8 && ((bytes[from]! << 8) | bytes[from + 1]!) % 31 === 0

/**
 * Null for what is not deflated to its end. Nobody says how much of such a stream was inflated: so less is tried before
 * more, and what was tried counts.
 */
function inflatedAt(
  bytes: Uint8Array,
  from: number,
  left: { inflated: number; broken: number },
): Uint8Array | 'too many' | null {
  for (let most = FIRST_INFLATED; ; most *= 4) {
    const tried = Math.min(most, left.inflated)
    if (tried <= 0) return 'too many'
    try {
      const found = inflateSync(bytes.subarray(from), { maxOutputLength: tried })
      left.inflated -= found.length
      return found
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') {
        left.inflated -= tried
        left.broken -= 1
        return left.broken < 0 ? 'too many' : null
      }
      if (tried === left.inflated) return 'too many'
    }
  }
}
