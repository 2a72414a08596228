import { canSet, clipped, type Line, setLine, setLines } from './typesetting.ts'

/** The picture of a link, 1200 × 630: what a messenger shows of it. Its words are outlines, so no renderer needs a font. */

export const WIDTH = 1200
const HEIGHT = 630

/** What it says. Of several wordings the first is taken that our fonts can write; a piece that they cannot is left out. */
export interface Card {
  /** Of the language that it speaks: a name in Latin letters, in front of Arabic words, does not turn them. */
  readonly direction: 'ltr' | 'rtl'
  readonly kicker: readonly (readonly string[])[]
  readonly title: readonly string[]
  readonly number: string | null
  /** What the number counts, and of which kinds. */
  readonly counted: string
  readonly kinds: string
  readonly foot: readonly string[]
  readonly address: string
  /** The keeper's own colour; its picture as a PNG in base64, else the letter that stands for it. */
  readonly keeper: { readonly colour: string; readonly picture: string | null; readonly letter: string }
  readonly seal: { readonly lines: string; readonly ring: string; readonly middle: string } | null
  /** Of what bears no seal: how it came here. */
  readonly note: string
}

/** A card, and how wide it is drawn. */
export interface Drawing {
  readonly card: Card
  readonly width: number
}

const PAPER = '#fafaf7'
const INK = '#14161c'
const QUIET = '#454955'
const HAIR = '#d6d6cf'
const ACCENT = '#2529b0'

const EDGE = 80
/** Of whatever stands beside the seal. */
const COLUMN = 750
const WHOLE = WIDTH - 2 * EDGE

/** The first size at which a title fits; the seal begins beneath the first line. */
const TITLES = [
  { size: 78, lines: 2, from: 190 },
  { size: 62, lines: 3, from: 178 },
  { size: 50, lines: 4, from: 168 },
  { size: 40, lines: 5, from: 160 },
]
const LEADING = 1.1

type Drawn = string

function drawn(line: Line, x: number, y: number, size: number, fill: string, spacing = 0): Drawn {
  let at = x
  const outlines = line.glyphs.map(({ path, scale, advance, ...offset }) => {
    const place = `${n(at + offset.x * size)} ${n(y - offset.y * size)}`
    const s = (scale * size).toFixed(6)
    at += advance * size + spacing
    return path === '' ? '' : `<path transform="translate(${place}) scale(${s} -${s})" d="${path}"/>`
  })
  return `<g fill="${fill}">${outlines.join('')}</g>`
}

const n = (value: number) => String(Math.round(value * 100) / 100)

export function drawing(card: Card): string {
  const band = card.keeper.colour
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<path fill="${PAPER}" d="M0 0h${WIDTH}v${HEIGHT}H0z"/><path fill="${band}" d="M0 0h${WIDTH}v14H0z"/>
<path d="M${EDGE} 22h${WHOLE}M${EDGE} 540h${WHOLE}" stroke="${HAIR}"/>
${kicker(card)}${title(card)}${numbers(card)}${card.seal === null ? '' : seal(card.seal)}${foot(card)}
</svg>`
}

const FROM_RIGHT = /\p{Script=Arabic}/u
const writable = (wordings: readonly string[]) => wordings.find(canSet)

function kicker({ kicker, direction }: Card): Drawn {
  const words = kicker.flatMap(wordings => writable(wordings) ?? []).join(' · ')
  const spacing = direction === 'rtl' ? 0 : 2
  const room = WHOLE - words.length * spacing
  const size = Math.max(17, Math.min(24, room / setLine(words).width))
  return drawn(setLine(clipped(words, room / size), direction), EDGE, 104, size, QUIET, spacing)
}

/** Where no wording can be written, the address names the call. */
function title({ title, address, direction }: Card): Drawn {
  const words = writable(title) ?? address
  // Also behind a name in Latin letters; not where all of it is such a name.
  const isRtl = setLine(words).isRtl || (direction === 'rtl' && FROM_RIGHT.test(words))
  for (const { size, lines: most, from } of TITLES) {
    const widths = Array.from({ length: most }, (_, i) => (i === 0 && !isRtl ? WHOLE : COLUMN) / size)
    const { lines, isWhole } = setLines(words, widths, isRtl ? 'rtl' : 'ltr')
    if (!isWhole && size !== TITLES.at(-1)!.size) continue
    return lines
      .map((line, i) => {
        const x = isRtl ? EDGE + COLUMN - line.width * size : EDGE
        return drawn(line, x, from + i * size * LEADING, size, INK)
      })
      .join('')
  }
  return ''
}

function numbers({ number, counted, kinds, seal, note, direction }: Card): Drawn {
  if (number === null) return ''
  const big = setLine(number)
  const size = Math.min(150, 480 / big.width)
  const x = EDGE + big.width * size + 26
  const width = EDGE + (seal === null ? WHOLE : COLUMN) - x
  const noun = setLine(counted, direction)
  const nounSize = Math.min(34, width / noun.width)
  const small = [24, 19].map(size => ({ size, ...setLines(kinds, [width / size, width / size], direction) }))
  const { lines, size: kindSize } = small.find(({ isWhole }) => isWhole) ?? small.at(-1)!
  const below = lines.map((line, i) => drawn(line, x, 478 + i * 32, kindSize, QUIET))
  const came = setLine(clipped(note, width / 26), direction)
  const beside = [
    drawn(noun, x, note === '' ? 440 : 398, nounSize, INK),
    note === '' ? '' : drawn(came, x, 438, 26, INK),
  ]
  return [drawn(big, EDGE - 4, 484, size, ACCENT), ...beside, ...below].join('')
}

function foot({ foot, address, keeper, direction }: Card): Drawn {
  const size = 26
  const from = EDGE + MARK + 16
  const right = setLine(clipped(address, WHOLE / 2 / size))
  const room = WIDTH - EDGE - from - right.width * size - 40
  return (
    mark(keeper) +
    drawn(setLine(clipped(writable(foot) ?? '', room / size), direction), from, 589, size, QUIET) +
    drawn(right, WIDTH - EDGE - right.width * size, 589, size, QUIET)
  )
}

const MARK = 34

function mark({ colour, picture, letter }: Card['keeper']): Drawn {
  const top = 563
  if (picture !== null)
    return `<image x="${EDGE}" y="${top}" width="${MARK}" height="${MARK}" href="data:image/png;base64,${picture}"/>`
  const line = setLine(letter)
  const x = EDGE + (MARK - line.width * 24) / 2
  return `<path fill="${colour}" d="M${EDGE} ${top}h${MARK}v${MARK}h-${MARK}z"/>${drawn(line, x, top + 25, 24, PAPER)}`
}

const RING = 81.5
/** The length along which the words of the seal run, so that their ends meet. */
const ROUND = 2 * Math.PI * RING

function seal({ lines, ring, middle }: NonNullable<Card['seal']>): Drawn {
  const words = setLine(ring)
  // Letters that hang together have room between words alone.
  const isSpread = ({ path }: { readonly path: string }) => !words.isRtl || path === ''
  const size = words.isRtl ? Math.min(14, ROUND / words.width) : 11.5
  const gap = (ROUND - words.width * size) / words.glyphs.filter(isSpread).length
  let along = 0
  const letters = words.glyphs.map(glyph => {
    const { path, scale, advance } = glyph
    const width = advance * size
    const turn = Math.PI / 2 + (along + width / 2) / RING
    along += width + (isSpread(glyph) ? gap : 0)
    if (path === '') return ''
    const degrees = n((turn * 180) / Math.PI + 90)
    const s = (scale * size).toFixed(6)
    const place = `${n(100 + RING * Math.cos(turn))} ${n(100 + RING * Math.sin(turn))}`
    return `<path transform="translate(${place}) rotate(${degrees}) translate(${n(-width / 2)} 3.9) scale(${s} -${s})" d="${path}"/>`
  })
  const count = setLine(middle)
  const counted = Math.min(26, 52 / count.width)
  return `<g transform="translate(872 214) scale(1.24)" color="${ACCENT}">${lines}<g fill="${ACCENT}">${letters.join('')}</g>${drawn(count, 100 - (count.width * counted) / 2, 100 + counted * 0.34, counted, ACCENT)}</g>`
}
