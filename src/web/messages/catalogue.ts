import { readFileSync } from 'node:fs'
import { en } from './en/all.ts'
import { spacedText } from './spacing.ts'

/** English is typed, and lists the keys. A message in it is ICU MessageFormat. */
export type Key = keyof typeof en
export type Catalogue = Readonly<Record<Key, string>>

/**
 * Every other language is data: one file `<tag>.po` (GNU gettext), which translators' tools open. A message stands
 * there under its key (`msgctxt`), with its English (`msgid`) and a note beside it. Throws an error that names what the
 * file lacks.
 */
export function catalogueIn(tag: string, text: string): Catalogue {
  const blocks = text.replaceAll('\r\n', '\n').split('\n\n')
  const says = new Map(
    blocks.flatMap(block => {
      const [, key, translated = ''] = MESSAGE.exec(block) ?? []
      // A tool marks by `fuzzy` what was translated of another English: it says something else by now.
      if (key === undefined || /^#,.*\bfuzzy\b/m.test(block)) return []
      return [[key, spacedText(tag, plainOf(translated, `${tag}.po, ${key}`))] as const]
    }),
  )
  const missing = Object.keys(en).filter(key => !says.get(key))
  if (missing.length > 0)
    throw new Error(`${tag}.po lacks ${missing.length} messages: ${missing.join(', ')}.`)
  return Object.fromEntries(says) as Catalogue
}

/** However a tool breaks its lines, each piece of a string stands in quotes of its own. */
const MESSAGE = /^msgctxt "(.*)"\nmsgid (?:".*"\n)+msgstr (".*"(?:\n".*")*)$/m

/** Escapes of PO that occur in words are those of JSON. */
function plainOf(pieces: string, where: string): string {
  try {
    return pieces
      .split('\n')
      .map(piece => JSON.parse(piece))
      .join('')
  } catch (error) {
    throw new Error(`${where}: this cannot be read: ${pieces}`, { cause: error })
  }
}

export const readCatalogue = (tag: string): Catalogue => catalogueIn(tag, fileOf(tag))

/**
 * The person who read it last, as the file's head says (`Last-Translator`, without the address); null while nobody has.
 * Tools of translators write it by themselves.
 */
export function readerIn(text: string): string | null {
  const [head = ''] = text.replaceAll('\r\n', '\n').split('\n\n')
  const [, name = ''] = /^"Last-Translator: *([^<]*?) *(?:<[^>]*>)?\\n"$/m.exec(head) ?? []
  return name === '' || name === UNNAMED ? null : name
}

/** As tools leave the head of a new file. */
const UNNAMED = 'FULL NAME'

export const readReader = (tag: string): string | null => readerIn(fileOf(tag))

const fileOf = (tag: string) => readFileSync(new URL(`${tag}.po`, import.meta.url), 'utf8')
