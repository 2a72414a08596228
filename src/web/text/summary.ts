import { blocksOf } from '../../comparison/blocks.ts'
import { dayOf } from '../../core/time.ts'
import type { CallRow } from '../../register/rows.ts'
import { textOn } from '../../register/text-in-force.ts'
import { rowIn } from '../../store/each-row.ts'
import { type Lang, nameIn, type RunningSite } from '../kit/kit.ts'
import { firstOf, languagesOf } from './versions.ts'

/** What a call asks, in a sentence or two: on its page, on the front page, in letters and in what others share. */

/** Of a summary, by the law; a first paragraph is cut there. */
const MOST = 280
/** Bytes of a text in which its first paragraph is looked for: a list of calls must not read whole books. */
const MOST_BYTES = 8192

interface Asking {
  readonly site: Pick<RunningSite, 'log' | 'now'>
  readonly lang: Lang
}

/** Its summary, else the first paragraph of its text in force; null where there is neither. */
export async function summaryOf(
  asking: Asking,
  id: string,
  row: CallRow,
): Promise<{ readonly lang: string; readonly text: string } | null> {
  if (row.summary !== null) return nameIn(row.summary, asking.lang)
  const found = await firstParagraph(asking, id, row)
  return found === null ? null : { ...found, text: cut(found.text) }
}

async function firstParagraph({ site, lang }: Asking, id: string, row: CallRow) {
  const { store } = site.log
  const manifest = textOn(row, dayOf(site.now()))
  const text = manifest === null ? undefined : await rowIn(store, 'texts', id, manifest)
  if (text === undefined) return null
  const { digest, lang: of, mediaType } = firstOf(languagesOf(text), [lang]).text
  const kept = await store.words(digest)
  if (kept === undefined) return null
  const words = new TextDecoder().decode(kept.bytes.subarray(0, MOST_BYTES))
  for (const block of blocksOf(words, mediaType))
    if (block.kind === 'paragraph' || block.kind === 'plain') return { lang: of, text: plain(block.text) }
  return null
}

/** Without the marks of emphasis, in one line. */
function plain(text: string): string {
  return text
    .replace(/\*\*|__/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** At the end of a sentence, where one ends in its second half; else after a word. */
function cut(text: string): string {
  if (text.length <= MOST) return text
  const part = text.slice(0, MOST - 1)
  const sentence = /^[\s\S]*[.!?…](?=\s)/u.exec(part)?.[0]
  if (sentence !== undefined && sentence.length > MOST / 2) return sentence
  return `${part.replace(/[\ud800-\udbff]$/, '').replace(/\s+\S*$/, '')}…`
}
