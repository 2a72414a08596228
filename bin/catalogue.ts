/**
 * Brings each language up to date with the English messages, in the file that its translators open:
 *
 *   node bin/node.mjs bin/catalogue.ts
 *   node bin/node.mjs bin/catalogue.ts ar    begins a language
 *
 * A new message comes in without a translation. One whose English has changed keeps its translation, is marked as fuzzy,
 * and shows what its English was: a translator looks at it and takes the mark away. What no page says any more goes.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { type GetTextTranslation, po } from 'gettext-parser'
import { en } from '../src/web/messages/en/all.ts'

const messages = new URL('../src/web/messages/', import.meta.url)

/** What a translator has to know of a message: where it is said, and the values that stand in it. */
function noteOf(key: string, english: string, areas: ReadonlyMap<string, string>): string {
  const values = [...valuesIn(parse(english, { ignoreTag: true }))].map(value => `{${value}}`)
  const area = key.startsWith('refusal.') ? REFUSAL[key.endsWith('.mend') ? 'mend' : 'title'] : areas.get(key)
  return [area ?? '', values.length === 0 ? '' : `Values: ${values.join(', ')}`].filter(Boolean).join('\n')
}

/** The values that stand in a message, in its plurals and choices too. */
function valuesIn(elements: readonly MessageFormatElement[], found = new Set<string>()): Set<string> {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue
    found.add(element.value)
    if (element.type === TYPE.plural || element.type === TYPE.select)
      for (const { value } of Object.values(element.options)) valuesIn(value, found)
  }
  return found
}

const REFUSAL = {
  title: 'What is wrong, for a stranger.',
  mend: 'What would mend it; an imperative sentence.',
}

/** By key, the first sentence of the file in which the English stands. */
function areasOf(): Map<string, string> {
  return new Map(
    readdirSync(new URL('en/', messages)).flatMap(file => {
      const text = readFileSync(new URL(`en/${file}`, messages), 'utf8')
      const [, says = ''] = /\/\*\*\s([\s\S]*?)\*\//.exec(text) ?? []
      const note = says.replaceAll(/\s+\*?\s*/g, ' ').trim()
      return [...text.matchAll(/^ {2}'([^']+)':/gm)].map(([, key]) => [key!, note] as const)
    }),
  )
}

/** The file of a language, whole, from what it said before. */
export function formatCatalogue(tag: string, before: string): string {
  const { translations: known, headers: theirs } = po.parse(before)
  const areas = areasOf()
  const translations: Record<string, Record<string, GetTextTranslation>> = { '': {} }
  for (const [key, english] of Object.entries(en)) {
    const [old] = Object.values(known[key] ?? {})
    const [says = ''] = old?.msgstr ?? []
    const wasFuzzy = old?.comments?.flag?.includes('fuzzy') ?? false
    const hasChanged = old !== undefined && old.msgid !== english
    const isFuzzy = says !== '' && (wasFuzzy || hasChanged)
    // Of which English it was translated: what was fuzzy before says so already, and what a translator has settled does
    // not, though a tool may have left it there.
    const told = wasFuzzy ? old?.comments?.previous : undefined
    const earlier = told || (hasChanged ? `msgid ${JSON.stringify(old.msgid)}` : undefined)
    const former = isFuzzy ? earlier : undefined
    const translator = old?.comments?.translator
    const comments = {
      extracted: noteOf(key, english, areas),
      flag: isFuzzy ? 'fuzzy, icu-message-format' : 'icu-message-format',
      ...(former === undefined ? {} : { previous: former }),
      ...(translator ? { translator } : {}),
    }
    translations[key] = { [english]: { msgctxt: key, msgid: english, msgstr: [says], comments } }
  }
  const headers = {
    ...theirs,
    Language: tag,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
  }
  return `${po.compile({ charset: 'utf-8', headers, translations }, { foldLength: 0 })}\n`
}

if (import.meta.main) {
  const known = readdirSync(messages).flatMap(name => (name.endsWith('.po') ? [name.slice(0, -3)] : []))
  for (const tag of new Set([...known, ...process.argv.slice(2)])) {
    const path = new URL(`${tag}.po`, messages)
    writeFileSync(path, formatCatalogue(tag, known.includes(tag) ? readFileSync(path, 'utf8') : ''))
  }
}
