/** Scripts that are read from the right. */
const FROM_THE_RIGHT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u
/** By its first letter, from the right, and from the left (UAX 9). */
const [ISOLATE, FROM_RIGHT, FROM_LEFT] = ['\u2068', '\u2067', '\u2066']
const POP = '\u2069'

/**
 * A name that stands within a sentence, so that it turns nothing around it: without this, numbers and commas behind an
 * Arabic name are read as part of it (UAX 9). In a page `dir="auto"` or `bdi` does the same; this holds in attributes,
 * in subjects and in plain letters too. Names cannot close it themselves: the law takes no such characters.
 *
 * In a language that is read from the right, words that hold any of its letters are ours, and are read from there even
 * where they begin with a Latin name: “Port calls، يناير – يونيو 2026”. Behind Arabic letters the parts of a day as
 * programs write it would change places.
 */
export function isolated(text: string, lang?: string): string {
  const isFound = FROM_THE_RIGHT.test(text)
  if (lang === undefined || !isFromRight(lang)) return isFound ? `${ISOLATE}${text}${POP}` : text
  if (isFound) return `${FROM_RIGHT}${text}${POP}`
  if (IS_DAY.test(text)) return `${FROM_LEFT}${text}${POP}`
  return IS_WORDS.test(text) ? `${ISOLATE}${text}${POP}` : text
}

/** The same of what is no choice among words, so that one Latin word stands apart from a number behind it as well. */
export function isolatedName(text: string, lang: string): string {
  const isWord = isFromRight(lang) && /^\p{Script=Latin}/u.test(text)
  const apart = isolated(text, lang)
  return apart === text && isWord ? `${ISOLATE}${text}${POP}` : apart
}

/** In a language that is read from the right, several words of Latin letters turn it. One word alone may be a choice. */
const IS_WORDS = /^(?=.*\p{L}).*\s/su
const IS_DAY = /^\d{4}-\d\d/
const fromRight = new Map<string, boolean>()

/** Whether a language is mostly written from the right; not if it is none. */
export function isFromRight(tag: string): boolean {
  return fromRight.getOrInsertComputed(tag, () => RIGHT_TO_LEFT.has(scriptOf(tag)))
}
const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg'])

/** Whether the letters of a language mostly hang together: what sets them apart tears its words. */
export function isJoined(tag: string): boolean {
  return JOINED.has(scriptOf(tag))
}
const JOINED = new Set(['Arab', 'Syrc', 'Nkoo', 'Adlm', 'Rohg', 'Mong', 'Deva', 'Beng', 'Guru'])

function scriptOf(tag: string): string {
  try {
    return new Intl.Locale(tag).maximize().script ?? ''
  } catch {
    return ''
  }
}

/** What is cut short within an isolate must still end it. */
export function closed(text: string): string {
  const open = text.split(/[\u2066-\u2068]/).length - text.split(POP).length
  return `${text}${POP.repeat(Math.max(0, open))}`
}
