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

/** `headed` tells how many columns of a record look like the header of a list; it chooses the delimiter. */
export function readRecords(bytes: Uint8Array, headed: (cells: readonly string[]) => number): Records {
  const { text, encoding, guessed } = decode(bytes)
  const said = /^sep=(.)\n/.exec(text)?.[1]
  const body = said === undefined ? text : text.slice(6)
  const shift = said === undefined ? 0 : 1
  const delimiter = said ?? bestDelimiter(body, headed)
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
  let best: { delimiter: string; score: number } = { delimiter: ',', score: -1 }
  for (const delimiter of DELIMITERS) {
    const first = text.split('\n', 40).map(line => line.split(delimiter))
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
  const guessed = new Set<number>()
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const lines = linesOf(bytes.subarray(start)).map((line, i) => {
    try {
      return strict.decode(line)
    } catch {
      guessed.add(i + 1)
      return new TextDecoder('windows-1252').decode(line)
    }
  })
  return { text: lines.join('\n'), encoding: guessed.size > 0 ? 'windows-1252' : 'utf-8', guessed }
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
    if (bytes[i] === 0x0d && bytes[i + 1] === 0x0a) i++
    start = i + 1
  }
  if (start < bytes.length) lines.push(bytes.subarray(start))
  else lines.push(new Uint8Array(0))
  return lines
}
