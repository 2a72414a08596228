import { spelledOut } from '../core/hidden.ts'

/**
 * What a check found, as it stands on a screen: a verdict, then a line for each finding, with its mark and its label in
 * columns of their own. On a terminal long lines are broken between words; a file and a pipe get each finding whole.
 */

export interface Findings {
  readonly verdict: string
  readonly proven: readonly Finding[]
  readonly notProven: readonly Finding[]
}

export interface Finding {
  /** A word or two that name the kind; where one of a list has it, all have. */
  readonly label?: string
  readonly says: string
}

export type Paint = (style: 'bold' | 'cyan' | 'dim' | 'red', text: string) => string

/** What lines are written on. */
export interface Screen {
  /** Columns; Infinity where nothing is broken. */
  readonly width: number
  readonly paint: Paint
}

/** Lines longer than this are hard to read, however wide the window. */
export const WIDEST = 100
/** Further in than any line of ours begins, so that no broken line passes for one of them. */
const HANG = 4

export function findingLines({ verdict, proven, notProven }: Findings, screen: Screen): string[] {
  const { paint } = screen
  const room = Math.max(...[...proven, ...notProven].map(({ label = '' }) => label.length))
  return [
    ...wrapped(verdict, screen.width).map(line => paint('bold', line)),
    paint('bold', 'It proves:'),
    ...proven.flatMap(one => findingShown(one, paint('cyan', '✓'), room, screen)),
    paint('bold', 'It does not prove:'),
    ...notProven.flatMap(one => findingShown(one, paint('dim', '·'), room, screen)),
  ]
}

function findingShown({ label = '', says }: Finding, mark: string, room: number, screen: Screen): string[] {
  const start = room === 0 ? '' : `${label.padEnd(room)}  `
  const [first, ...more] = wrapped(says, screen.width, HANG + start.length)
  return [`  ${mark} ${screen.paint('bold', start)}${first}`, ...more]
}

/** In lines of so many columns, the first of which begins behind what stands there already. */
export function wrapped(text: string, width: number, begun = 0): string[] {
  const margin = Math.max(HANG, begun)
  const lines: string[] = []
  let line: string[] = []
  let end = begun
  for (const word of safe(text).split(' ')) {
    const columns = columnsOf(word)
    // A word that is too long, such as a digest, is left whole, so that it can be copied.
    if (line.length > 0 && end + 1 + columns > width) {
      lines.push(line.join(' '))
      line = [word]
      end = margin + columns
    } else {
      end += columns + (line.length === 0 ? 0 : 1)
      line.push(word)
    }
  }
  const [first, ...more] = [...lines, line.join(' ')]
  return [first!, ...more.map(one => `${' '.repeat(margin)}${one}`)]
}

/** One line, whatever stands in it, and nothing that moves the cursor. */
export function safe(text: string): string {
  return spelledOut(text).replaceAll('\n', '<U+000A>')
}

const graphemes = new Intl.Segmenter('en')
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/u

/** As terminals count: letters with their marks are one column, ideographs two. */
function columnsOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length
  return [...graphemes.segment(text)].reduce((sum, { segment }) => sum + (WIDE.test(segment) ? 2 : 1), 0)
}

const BAR = 24

/** How far long work is, in one line of a terminal. */
export function progressLine(what: string, done: number, all: number, width: number): string {
  const share = all === 0 ? 1 : done / all
  const full = Math.floor(share * BAR)
  const bar = `${'█'.repeat(full)}${'░'.repeat(BAR - full)}`
  const percent = `${Math.floor(share * 100)} %`.padStart(5)
  const [words, counts] = [
    `${what}  `,
    `${percent}  ${done.toLocaleString('en')} of ${all.toLocaleString('en')}`,
  ]
  // A line that is too long would be drawn anew on a line of its own each time.
  return words.length + BAR + 1 + counts.length < width
    ? `${words}${bar} ${counts}`
    : counts.slice(0, width - 1)
}
