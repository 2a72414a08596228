import { parse } from 'csv-parse/sync'
import { Refusal } from '../../core/refusal.ts'

/** The bytes of a list as records of cells, whatever program wrote them. */
type Records = Readonly<{
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  delimiter: string
  records: readonly Cells[]
}>

type Cells = Readonly<{
  cells: readonly string[]
  /** True where the bytes were not UTF-8 and their reading is a guess. */
  guessed: boolean
  /** Which row it is, from 1, as a spreadsheet counts: empty ones too, and `sep=` not. */
  row: number
}>

/** A quotation mark that opens a cell and has no other. */
export class UnclosedQuote extends Refusal {
  /** By which line of the file it is missed. */
  readonly line: number

  constructor(line: number) {
    super(
      'file_malformed',
      `A quotation mark (") opens a cell and is never closed, by line ${line}. Write two ("") where a cell has one.`,
    )
    this.line = line
  }
}

const DELIMITERS = [',', ';', '\t', '|'] as const

/**
 * What a file may ask of whoever reads it, since each line and each cell costs the same whether anything is in it: 16
 * MB can be as many commas. Programs write 16,384 columns at most.
 */
const MOST_LINES = 500_000
const MOST_CELLS = 5_000_000
const MOST_IN_LINE = 20_000
/** Characters of a line in which names of columns are looked for. */
const MOST_NAMES = 20_000

/**
 * `headed` tells how many columns of a record look like the header of a list; it chooses the delimiter. Refuses
 * `file_malformed`, and `request_oversize` for more lines or cells than anybody's list has.
 */
export function readRecords(bytes: Uint8Array, headed: (cells: readonly string[]) => number): Records {
  const { text, encoding, guessed } = decode(bytes)
  const said = /^sep=(.)\n/.exec(text)?.[1]
  const body = said === undefined ? text : text.slice(6)
  const shift = said === undefined ? 0 : 1
  const delimiter = said ?? bestDelimiter(body, headed)
  requireBounds(body, delimiter)
  let last = shift
  const records = split(body, delimiter).map(({ record, info }) => {
    const until = info.lines + shift
    const lines = Array.from({ length: until - last }, (_, i) => last + i + 1)
    last = until
    const row = info.records + info.empty_lines
    return { cells: record, guessed: lines.some(line => guessed.has(line)), row }
  })
  return { encoding, delimiter, records }
}

/** Before anything is made of them. Separators within quotes are counted too, of which no words have as many. */
function requireBounds(text: string, delimiter: string): void {
  let [cells, lines, inLine] = [0, 0, 0]
  const parts = delimiter.charCodeAt(0)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === LINE_FEED) [lines, inLine] = [lines + 1, 0]
    else if (code === parts) [cells, inLine] = [cells + 1, inLine + 1]
    if (cells > MOST_CELLS || lines > MOST_LINES || inLine > MOST_IN_LINE) throw manyParts()
  }
}

const LINE_FEED = 0x0a

const manyParts = () =>
  new Refusal('request_oversize', 'The list has more lines or cells than are read here.')

interface Split {
  readonly record: string[]
  readonly info: Readonly<{ lines: number; records: number; empty_lines: number }>
}

/** Empty lines are left out. Quotes inside bare cells are kept, since lists are typed by hand. */
function split(text: string, delimiter: string, to?: number): Split[] {
  try {
    // The types of csv-parse do not follow its option `info`.
    return parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 0,
      info: true,
      ...(to === undefined ? {} : { to }),
    }) as unknown as Split[]
  } catch (error) {
    const {
      code,
      message = String(error),
      lines,
    } = error as Partial<{ code: string; message: string; lines: number }>
    if (code === 'CSV_QUOTE_NOT_CLOSED') throw new UnclosedQuote(lines ?? 1)
    const why = message
    throw new Refusal('file_malformed', `The list is not CSV that can be read without losing rows: ${why}.`)
  }
}

/** The one under which the first records look most like a header; then the one with most columns. */
function bestDelimiter(text: string, headed: (cells: readonly string[]) => number): string {
  const beginning = text.split('\n', 40).map(line => line.slice(0, MOST_NAMES))
  let best: { delimiter: string; score: number } = { delimiter: ',', score: -1 }
  for (const delimiter of DELIMITERS) {
    const first = beginning.map(line => line.split(delimiter))
    const scores = first.map(cells => headed(cells.map(cell => cell.trim().replace(/^"|"$/g, ''))) * 1000)
    const score = Math.max(0, ...scores) + Math.min(999, first[0]?.length ?? 0)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** A list as it can be typed on: what a form shows of a file that it was given. */
export const textOfFile = (bytes: Uint8Array): string => decode(bytes).text

/**
 * A byte order mark decides; else UTF-8. A line that is not UTF-8 is read as Windows-1252, of which Latin-1
 * is the part in use, and its number (from 1) is told. Line ends become LF.
 */
function decode(bytes: Uint8Array): {
  text: string
  encoding: Records['encoding']
  guessed: ReadonlySet<number>
} {
  const wide = wideEncoding(bytes)
  if (wide !== undefined) {
    const text = new TextDecoder(wide).decode(bytes)
    return { text: text.replace(/\r\n?/g, '\n'), encoding: wide, guessed: new Set() }
  }
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const own = bytes.subarray(start)
  try {
    return { text: strict.decode(own).replace(/\r\n?/g, '\n'), encoding: 'utf-8', guessed: new Set() }
  } catch {
    return guessedLines(own, strict)
  }
}

function guessedLines(bytes: Uint8Array, strict: TextDecoder) {
  const guess = new TextDecoder('windows-1252')
  const guessed = new Set<number>()
  const lines = linesOf(bytes).map((line, i) => {
    try {
      return strict.decode(line)
    } catch {
      guessed.add(i + 1)
      return guess.decode(line)
    }
  })
  return { text: lines.join('\n'), encoding: 'windows-1252' as const, guessed }
}

/** UTF-16 by its mark, or by the zero bytes that a header in Latin letters then has. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [a, b, c, d] = bytes
  if ((a === 0xff && b === 0xfe) || (b === 0 && d === 0 && a !== 0 && c !== 0)) return 'utf-16le'
  if ((a === 0xfe && b === 0xff) || (a === 0 && c === 0 && b !== 0 && d !== 0)) return 'utf-16be'
  return undefined
}

/** Split at LF, CR LF and CR: all are ASCII, so no UTF-8 character is cut. */
function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  let start = 0
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 0x0a && bytes[i] !== 0x0d) continue
    lines.push(bytes.subarray(start, i))
    if (lines.length > MOST_LINES) throw manyParts()
    if (bytes[i] === 0x0d && bytes[i + 1] === 0x0a) i++
    start = i + 1
  }
  if (start < bytes.length) lines.push(bytes.subarray(start))
  else lines.push(new Uint8Array(0))
  return lines
}
