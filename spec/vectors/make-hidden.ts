import { writeFileSync } from 'node:fs'

/**
 * `hidden.json`: strings at the edges of each range of the tables in statement.md, with the verdict. The ranges stand here
 * as they stand there, and not as the law has them: node bin/node.mjs spec/vectors/make-hidden.ts
 */

const ranges = (text: string): [number, number][] =>
  text.split(' ').map(range => {
    const [from = '', to = from] = range.split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
  })

const NEVER = ranges(
  '0-9 B-1F 7F-9F AD 34F 61C 200E 200F 202A-202E 2066-2069 115F 1160 3164 FFA0 17B4 17B5 200B 2028 2029 2060-2065 206A-206F FEFF FFF0-FFFB 1BCA0-1BCA3 1D173-1D17A E0000-E00FF E01F0-E0FFF FDD0-FDEF',
)
for (let plane = 0; plane <= 16; plane++) NEVER.push([plane * 0x10000 + 0xfffe, plane * 0x10000 + 0xffff])
const J = ranges(
  '610-61A 620-65F 66E-6D3 6D5-6DC 6DF-6E8 6EA-6EF 6FA-6FF 710-74A 74D-77F 7CA-7F5 840-85B 860-887 889-88E 897-8E1 8E3-8FF 1820-18AA 10D00-10D27 1E900-1E94B',
)
const D = ranges('30-39 660-669 6F0-6F9')
const V = ranges(
  '945 94D 9CD A4D ACD B4D BCD C4D CCD D3B D3C D4D DCA 1039 103A 17C9 17CA 17D2 1B44 1BAA 1BAB A806 A8C4 A953 A9C0 AAF6 ABED 11046 110B9 11133 11134 111C0 11235 1134D 11442 114C2 115BF 1163F 116B6 1183F',
)
const H = ranges('3005-3007 3400-4DBF 4E00-9FFF F900-FAFF 20000-3FFFD')
const P = ranges(
  'A9 AE 203C 2049 2122 2139 2194-21AA 2300-23FF 24C2 25AA-25FE 2600-27BF 2934 2935 2B05-2B55 3030 303D 3297 3299 1F000-1FAFF',
)
const MONGOLIAN = ranges('1820-18AA')
const BRAHMIC = ranges('900-DFF')
const [ZWNJ, ZWJ, TEXT, PICTURE, KEYCAP] = ['\u200c', '\u200d', '\ufe0e', '\ufe0f', '\u20e3']

const has = (all: [number, number][], code: number) => all.some(([from, to]) => code >= from && code <= to)
const isSurrogate = (code: number) => code >= 0xd800 && code <= 0xdfff
const inside = (all: [number, number][]) => [...new Set(all.flat())].map(code => String.fromCodePoint(code))
/** The neighbours of each range that are in none, nor hidden themselves. */
const outside = (all: [number, number][]) =>
  [...new Set(all.flatMap(([from, to]) => [from - 1, to + 1]))]
    .filter(code => code > 0 && code < 0x110000 && !isSurrogate(code))
    .filter(code => !has(all, code) && !has(NEVER, code) && !has(PLACED, code))
    .map(code => String.fromCodePoint(code))
const PLACED = ranges('200C-200D 180B-180F FE00-FE0F E0100-E01EF')

const isIn = (all: [number, number][]) => (one: string) => has(all, one.codePointAt(0)!)
const isNot = (all: [number, number][]) => (one: string) => !isIn(all)(one)

/** What is taken. */
export function accepted(): string[] {
  const joined = inside(J)
  return [
    ...outside(NEVER),
    ...inside([...J, ...D]).map(before => `${before}${ZWNJ}ب`),
    ...joined.map(after => `ب${ZWNJ}${after}`),
    ...joined.flatMap(before => [`${before}${ZWJ}`, `${before}${ZWJ}a`]),
    ...inside(V).flatMap(virama => [`${virama}${ZWNJ}`, `${virama}${ZWJ}a`]),
    ...inside(BRAHMIC).map(before => `${before}${ZWJ}\u094d`),
    `\u0995${ZWNJ}\u09cd`,
    ...inside(P).flatMap(picture => [
      `${picture}${TEXT}`,
      `${picture}${PICTURE}`,
      `${picture}${ZWJ}✌`,
      `✌${PICTURE}${ZWJ}${picture}`,
    ]),
    ...[...'#*0123456789'].flatMap(key => [`${key}${PICTURE}${KEYCAP}`, `${key}${TEXT}${KEYCAP}`]),
    ...inside(MONGOLIAN).flatMap(letter => [`${letter}\u180b`, `${letter}\u180f`]),
    ...inside(H).flatMap(one => ['\ufe00', '\ufe02', '\u{e0100}', '\u{e01ef}'].map(form => `${one}${form}`)),
  ]
}

/** What is refused wherever it stands, at both ends of each range. */
export const refusedEverywhere = (): string[] => inside(NEVER).map(hidden => `a${hidden}b`)

/** What is refused out of its place. */
export const refusedThere = (): string[] => [
  ...[ZWNJ, ZWJ, TEXT, PICTURE, '\ufe00', '\u180b', '\u{e0100}'].flatMap(one => [one, `a${one}b`]),
  ...[ZWNJ, ZWJ, PICTURE, '\u180b'].map(after => `ب${ZWJ}${after}`),
  ...['\ufe03', '\ufe0d'].map(form => `一${form}`),
  ...['/', ':', '+', ')'].map(key => `${key}${PICTURE}${KEYCAP}`),
  ...[`ب${ZWNJ}`, `a${ZWNJ}ب`, `1${PICTURE}`, `✌${ZWJ}`, `✌${ZWJ}a`, `${PICTURE}${ZWJ}✌`, `a${ZWJ}ب`, `1${ZWJ}ب`],
  `✌${PICTURE}${PICTURE}`,
]

/** The same beside each range that is taken. */
const refusedBeside = (): string[] => [
  ...outside([...J, ...D])
    .filter(isNot([...V, ...BRAHMIC]))
    .map(before => `${before}${ZWNJ}ب`),
  ...outside(J)
    .filter(isNot(V))
    .flatMap(one => [`ب${ZWNJ}${one}`, `${one}${ZWJ}a`]),
  ...outside(V).map(one => `${one}${ZWNJ}a`),
  ...outside(BRAHMIC)
    .filter(isNot(J))
    .map(before => `${before}${ZWJ}\u094d`),
  ...outside(P).flatMap(one => [`${one}${PICTURE}`, `✌${ZWJ}${one}`]),
  ...outside(MONGOLIAN).map(letter => `${letter}\u180b`),
  ...outside(H).flatMap(one => [`${one}\ufe00`, `${one}\u{e0100}`]),
]

/** Every character beyond ASCII by its number: an editor shows none of these. */
export function formatHidden(): string {
  const line = (text: string) =>
    JSON.stringify(text).replace(/[^\0-~]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const list = (texts: readonly string[]) => `[\n${texts.map(line).join(',\n')}\n]`
  const refused = [...refusedEverywhere(), ...refusedThere(), ...refusedBeside()]
  const about = 'Strings at the edges of the tables of statement.md: each alone, as a string of canonical JSON.'
  return `{\n"about": ${JSON.stringify(about)},\n"accepted": ${list(accepted())},\n"refused": ${list(refused)}\n}\n`
}

if (import.meta.main) writeFileSync(new URL('./hidden.json', import.meta.url), formatHidden())
