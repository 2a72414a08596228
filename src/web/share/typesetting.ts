import bidiModule from 'bidi-js'
import { Buffer as Run, shape } from 'harfbuzzjs'
import { normalised } from '../../core/normal.ts'
import { letters } from './fonts.ts'

/** Words as outlines: measured, broken into lines, shaped by their script and set in their direction. */

/** Its types are of an ES module, and what Node loads is its CommonJS twin, which is the function itself. */
const bidi = (bidiModule as unknown as typeof bidiModule.default)()

interface Glyph {
  /** Its outline, in units of the font; '' for a space. */
  readonly path: string
  readonly scale: number
  readonly advance: number
  readonly x: number
  readonly y: number
}

/** A line of size 1: everything grows with the size at which it is drawn. */
export interface Line {
  readonly glyphs: readonly Glyph[]
  readonly width: number
  readonly isRtl: boolean
}

/** What shows nothing and only steers: names are isolated on pages, and here each is set by itself. */
const STEERING = /[\p{Cc}\p{Cf}]/gu
const JOINERS = /[\u200C\u200D]/
const SPACE = /^\s$/

const plain = (text: string) =>
  normalised(
    text
      .replaceAll(/[\t\n\r ]+/g, ' ')
      .replaceAll(STEERING, one => (JOINERS.test(one) ? one : ''))
      .trim(),
    'NFC',
  )

const clusters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Which font has a whole cluster of characters; undefined if none. */
function fontOf(cluster: string): number | undefined {
  const points = [...cluster].filter(one => !JOINERS.test(one)).map(one => one.codePointAt(0)!)
  const found = letters().findIndex(({ font }) =>
    points.every(point => font.nominalGlyph(point) !== undefined),
  )
  return found === -1 ? undefined : found
}

/** Whether our fonts have every character of it. */
export function canSet(text: string): boolean {
  const words = plain(text)
  const isKnown = (cluster: string) => SPACE.test(cluster) || fontOf(cluster) !== undefined
  return words !== '' && [...clusters.segment(words)].every(({ segment }) => isKnown(segment))
}

/** Characters that no font has are left out. */
export function setLine(text: string, direction?: 'ltr' | 'rtl'): Line {
  const words = plain(text)
  const found = bidi.getEmbeddingLevels(words, direction)
  const glyphs: Glyph[] = []
  for (const { text, font, isRtl } of inVisualOrder(words, found.levels))
    glyphs.push(...shaped(text, font, isRtl))
  const width = glyphs.reduce((sum, { advance }) => sum + advance, 0)
  return { glyphs, width, isRtl: ((found.paragraphs[0]?.level ?? 0) & 1) === 1 }
}

interface Piece {
  readonly text: string
  readonly font: number
  readonly level: number
}

/** Neighbours of one font and one direction are shaped together, or Arabic would not join. */
function piecesOf(words: string, levels: Uint8Array): Piece[] {
  const pieces: Piece[] = []
  for (const { segment, index } of clusters.segment(words)) {
    const last = pieces.at(-1)
    const level = levels[index]!
    // A font that lacks one of the many spaces makes it of its plain one.
    const font = SPACE.test(segment) ? (last?.font ?? 0) : fontOf(segment)
    if (font === undefined) continue
    if (last?.font === font && last.level === level)
      pieces[pieces.length - 1] = { ...last, text: last.text + segment }
    else pieces.push({ text: segment, font, level })
  }
  return pieces
}

/** Unicode Bidirectional Algorithm, rule L2: from the highest level down, what stands at it or above is turned round. */
function inVisualOrder(words: string, levels: Uint8Array) {
  const pieces = piecesOf(words, levels)
  const highest = Math.max(0, ...pieces.map(({ level }) => level))
  for (let level = highest; level > 0; level--)
    for (let from = 0; from < pieces.length; from++) {
      let to = from
      while (to < pieces.length && pieces[to]!.level >= level) to++
      pieces.splice(from, to - from, ...pieces.slice(from, to).reverse())
      from = Math.max(from, to - 1)
    }
  return pieces.map(({ text, font, level }) => ({ text, font, isRtl: (level & 1) === 1 }))
}

const LTR = 4
const RTL = 5

function shaped(text: string, at: number, isRtl: boolean): Glyph[] {
  const { font, upem } = letters()[at]!
  const run = new Run()
  run.addText(text)
  run.guessSegmentProperties()
  run.setDirection(isRtl ? RTL : LTR)
  shape(font, run)
  const positions = run.getGlyphPositions()
  return run.getGlyphInfos().map(({ codepoint: glyph }, i) => {
    const { xAdvance, xOffset, yOffset } = positions[i]!
    return {
      path: font.glyphToPath(glyph),
      scale: 1 / upem,
      advance: xAdvance / upem,
      x: xOffset / upem,
      y: yOffset / upem,
    }
  })
}

/** Lines of at most these widths, at size 1; the last ends in … where more would follow. */
export function setLines(
  text: string,
  widths: readonly number[],
  direction: 'ltr' | 'rtl' = setLine(text).isRtl ? 'rtl' : 'ltr',
): { lines: Line[]; isWhole: boolean } {
  const words = plain(text).split(' ')
  const lines: string[] = []
  let line = ''
  while (words.length > 0) {
    const width = widths[lines.length]
    if (width === undefined) break
    const longer = line === '' ? words[0]! : `${line} ${words[0]}`
    if (setLine(longer).width <= width) {
      line = longer
      words.shift()
      if (words.length > 0) continue
    } else if (line === '') {
      // One word that is wider than a line is cut where it has to be.
      const [head, rest] = split(words.shift()!, width)
      line = head
      if (rest !== '') words.unshift(rest)
    }
    lines.push(line)
    line = ''
  }
  const isWhole = words.length === 0
  if (!isWhole) lines.push(clipped(`${lines.pop()} ${words[0]}`, widths.at(-1)!))
  return { lines: lines.map(one => setLine(one, direction)), isWhole }
}

/** The longest beginning that fits, as characters a reader sees; one at least. */
function fitting(all: readonly string[], width: number, ending = ''): string {
  const head = (count: number) => all.slice(0, count).join('').trimEnd() + ending
  let [fits, tooMany] = [1, all.length + 1]
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2)
    if (setLine(head(middle)).width <= width) fits = middle
    else tooMany = middle
  }
  return head(fits)
}

const charactersOf = (text: string) => [...clusters.segment(text)].map(({ segment }) => segment)

function split(word: string, width: number): [string, string] {
  const head = fitting(charactersOf(word), width)
  return [head, word.slice(head.length)]
}

export function clipped(text: string, width: number): string {
  return setLine(text).width <= width ? text : fitting(charactersOf(plain(text)), width, '…')
}
