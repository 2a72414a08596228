import { type Block, blocksOf } from '../../../comparison/blocks.ts'
import { brief } from '../../../core/bytes.ts'
import { Refusal } from '../../../core/refusal.ts'
import { notesKept, notesSaid } from '../../forms/file-notes.ts'
import {
  type Asked,
  attributes,
  type Form,
  firstOf,
  html,
  jsonAnswer,
  linkIn,
  type Markup,
  say,
} from '../../kit/kit.ts'
import type { Officer } from '../officer/officer.ts'
import { wordsOfFile } from './file-words.ts'

/**
 * What was pasted from a word processor, with its formatting, read as an HTML file is: in the same process and within
 * the same bounds. Nothing is kept. A browser without scripts pastes the plain words, as ever.
 */

/** The field of the request that holds it. */
const PASTED = 'pasted'

export async function readPasted(asked: Asked, _officer: Officer, { files }: Form) {
  if (!files.has(PASTED)) throw new Refusal('request_malformed', `Nothing came as ${PASTED}.`)
  const read = await wordsOfFile(asked, { files, fileNames: new Map([[PASTED, 'pasted.html']]) }, PASTED)
  if ('unread' in read) return jsonAnswer({ unread: read.unread }, 'never')
  const { lang } = asked
  const { markdown, notes } = read
  const shown = beginningOf(lang, markdown)
  return jsonAnswer(
    { words: markdown, read: notesKept(notes), notes: notesSaid(lang, notes), shown },
    'never',
  )
}

/** Lines and characters that are shown: a text may have four million, and whoever else asks waits while one is read. */
const MOST_SHOWN = 40
const MOST_CHARACTERS = 20_000

function beginningOf(lang: Asked['lang'], markdown: string) {
  const lines = blocksOf(brief(markdown, MOST_CHARACTERS), 'text/markdown').flatMap(linesOf)
  const more = { is: 'more', text: say(lang, 'pasted.more') } as const
  const { shown, told } = firstOf(lines, MOST_SHOWN, () => more)
  return told !== null || markdown.length > MOST_CHARACTERS ? [...shown, more] : shown
}

/** The browser makes elements of them, and takes no markup from us. */
function linesOf(block: Block): { readonly is: 'heading' | 'item' | 'paragraph'; readonly text: string }[] {
  if (block.kind === 'heading') return [{ is: 'heading', text: unmarked(block.text) }]
  if (block.kind !== 'list') return [{ is: 'paragraph', text: unmarked(block.text) }]
  return block.items.map(({ number, text }) => ({
    is: 'item',
    text: `${number === null ? '–' : `${number}.`} ${unmarked(text)}`,
  }))
}

/** What is strong, up to the next mark and no further: so the time grows with the length alone. */
const STRONG = /\*\*(?=\S)((?:[^*\n]|\*(?!\*))+)(?<=\S)\*\*|__(?=\S)((?:[^_\n]|_(?!_))+)(?<=\S)__/g

/** Strong words as they are read. */
const unmarked = (text: string) => text.replace(STRONG, '$1$2')

/** Where `src/browser/paste.page.ts` tells what was read into the field of this language, and offers to undo it. */
export function pastingPlace(asked: Asked, at: string): Markup {
  const { lang } = asked
  const place = attributes({
    class: 'pasted',
    role: 'status',
    'data-paste': `text.${at}`,
    'data-notes': `read.${at}`,
    'data-to': linkIn(asked, '/desk/words'),
    'data-reads': say(lang, 'pasted.reads'),
    'data-read': say(lang, 'pasted.read'),
    'data-unread': say(lang, 'pasted.unread'),
    'data-undo': say(lang, 'pasted.undo'),
    'data-undone': say(lang, 'pasted.undone'),
    'data-shown': say(lang, 'pasted.shown'),
  })
  return html`<div${place}></div>`
}
