/**
 * Characters that nobody sees: with one of them two names look alike and differ, or a line reads in another order than
 * it is written. The law refuses them by number, so that it does not follow a version of Unicode. For the same reason
 * nothing here asks what a character is, and a few ranges are wider than their letters today.
 */

const PLANES = Array.from({ length: 17 }, (_, plane) => plane.toString(16))

/** Seen nowhere, or turning what stands around them: in no script needed to write a word. */
const NEVER = new RegExp(
  `[${[
    // Controls but the line feed, the soft hyphen, and what keeps marks from being put in order.
    '\\0-\\x09\\x0b-\\x1f\\x7f-\\x9f\\xad\\u034f',
    // Directions: marks, embeddings, overrides, isolates (UAX 9). A reader's page isolates what it quotes.
    '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069',
    // Fillers, vowels that are not written, spaces of no width, separators, operators and shaping of another time.
    '\\u115f\\u1160\\u3164\\uffa0\\u17b4\\u17b5\\u200b\\u2028\\u2029\\u2060-\\u2065\\u206a-\\u206f\\ufeff',
    // Annotations, shorthand, music, tags, and what Unicode keeps free for more of the kind.
    '\\ufff0-\\ufffb\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e00ff}\\u{e01f0}-\\u{e0fff}',
    // No characters at all.
    '\\ufdd0-\\ufdef',
    ...PLANES.map(plane => `\\u{${plane}fffe}\\u{${plane}ffff}`),
  ].join('')}]`,
  'u',
)

/** Not seen either, but without them some languages cannot be written: each has its places. */
const IN_PLACES = /\u200c|\u200d|[\u180b-\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u

/** A pattern, with the flag `u`, for any of them, in its place too. */
export const ANY_HIDDEN = `(?:${NEVER.source}|${IN_PLACES.source})`
const UNSEEN = new RegExp(ANY_HIDDEN, 'gu')

/** Letters and marks that join their neighbours: Arabic, Syriac, N'Ko, Mandaic, Mongolian, Rohingya, Adlam. */
const JOINING =
  /[\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff\u0710-\u074a\u074d-\u077f\u07ca-\u07f5\u0840-\u085b\u0860-\u0887\u0889-\u088e\u0897-\u08e1\u08e3-\u08ff\u1820-\u18aa\u{10d00}-\u{10d27}\u{1e900}-\u{1e94b}]/u
/** Digits that such words begin with: a year, a century. */
const DIGIT = /[0-9\u0660-\u0669\u06f0-\u06f9]/
/**
 * Signs that take the vowel from a letter, and so may tie it to the next (Indic scripts, Burmese, Khmer, Javanese …),
 * and one that Marathi ties to an A.
 */
const VIRAMA =
  /[\u0945\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u1039\u103a\u17c9\u17ca\u17d2\u1b44\u1baa\u1bab\ua806\ua8c4\ua953\ua9c0\uaaf6\uabed\u{11046}\u{110b9}\u{11133}\u{11134}\u{111c0}\u{11235}\u{1134d}\u{11442}\u{114c2}\u{115bf}\u{1163f}\u{116b6}\u{1183f}]/u
const MONGOLIAN = /[\u1820-\u18aa]/
const HAN = /[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u
const PICTURE =
  /[\xa9\xae\u203c\u2049\u2122\u2139\u2194-\u21aa\u2300-\u23ff\u24c2\u25aa-\u25fe\u2600-\u27bf\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297\u3299\u{1f000}-\u{1faff}]/u
const KEY = /[#*0-9]/
const KEYCAP = '\u20e3'

/**
 * The first character that nobody sees, or that does nothing where it stands; undefined where there is none. Lines are
 * parted by line feeds, which are seen.
 */
export function hiddenIn(text: string): string | undefined {
  const never = NEVER.exec(text)
  if (never !== null) return never[0]
  if (!IN_PLACES.test(text)) return undefined
  const letters = [...text]
  return letters.find((letter, i) => IN_PLACES.test(letter) && !isInPlace(letters, i))
}

function isInPlace(letters: readonly string[], at: number): boolean {
  const code = letters[at]!.codePointAt(0)!
  const before = letters[at - 1] ?? ''
  const after = letters[at + 1] ?? ''
  if (code === 0x200c)
    return ((JOINING.test(before) || DIGIT.test(before)) && JOINING.test(after)) || isByVirama(before, after)
  if (code === 0x200d)
    return (
      // Alone behind its letter too: in an abbreviation that keeps the form it has within a word.
      (JOINING.test(before) && !IN_PLACES.test(after)) ||
      isByVirama(before, after) ||
      ((PICTURE.test(before) || before === '\ufe0f') && PICTURE.test(after))
    )
  if (code <= 0x180f) return MONGOLIAN.test(before)
  if (code === 0xfe0e || code === 0xfe0f)
    return PICTURE.test(before) || (KEY.test(before) && after === KEYCAP)
  // Forms of one ideograph, by which people and places tell their names apart; others are in no use.
  return HAN.test(before) && (code <= 0xfe02 || code >= 0xe0100)
}

/** RFC 5892, appendix A, has joiners behind a virama alone; Bengali, Kannada and Sinhala write them before it too. */
function isByVirama(before: string, after: string): boolean {
  return VIRAMA.test(before) || (/[\u0900-\u0dff]/.test(before) && VIRAMA.test(after))
}

/** "U+202E", as Unicode writes a character that cannot be shown. */
export function nameOfCharacter(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}

/** For people: what nobody sees is named where it stands, and turns nothing around; what is in its place stays. */
export function spelledOut(text: string): string {
  if (hiddenIn(text) === undefined) return text
  const letters = [...text]
  const isHidden = (letter: string, i: number) =>
    NEVER.test(letter) || (IN_PLACES.test(letter) && !isInPlace(letters, i))
  return letters.map((letter, i) => (isHidden(letter, i) ? `<${nameOfCharacter(letter)}>` : letter)).join('')
}

/** The same JSON, in which each character that nobody sees is escaped: it parses to the same. */
export function escapedInJson(json: string): string {
  return json.replace(UNSEEN, found =>
    Array.from({ length: found.length }, (_, i) => {
      const unit = found.charCodeAt(i).toString(16).padStart(4, '0')
      return `\\u${unit}`
    }).join(''),
  )
}

/** Without what nobody sees; what stands in its place stays. */
export function withoutHidden(text: string): string {
  let letters = [...text].filter(letter => !NEVER.test(letter))
  // One that is taken out may have been what gave the next its place.
  for (let before = -1; before !== letters.length; ) {
    before = letters.length
    letters = letters.filter((letter, i) => !IN_PLACES.test(letter) || isInPlace(letters, i))
  }
  return letters.join('')
}

/**
 * Without the spaces of no width that keyboards of Burmese, Khmer, Lao and Thai set where a line may break. Programs
 * find such places by themselves, and the law takes none.
 */
export function withoutBreaks(text: string): string {
  return text.replace(BREAKS, (spaces, at: number) =>
    UNSPACED.test(text[at - 1] ?? '') || UNSPACED.test(text[at + spaces.length] ?? '') ? '' : spaces,
  )
}

const BREAKS = /\u200b+/g
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/

/** Without what stands in its place too, to compare texts that look the same. */
export function withoutUnseen(text: string): string {
  return [...text].filter(letter => !NEVER.test(letter) && !IN_PLACES.test(letter)).join('')
}
