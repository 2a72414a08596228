import { type Passage, passagesOf } from '../../comparison/passages.ts'
import { nameOf, placesOf } from '../../comparison/principles.ts'
import { fromUtf8 } from '../../core/bytes.ts'
import type { Localised } from '../../register/kinds.ts'
import { type CallRow, type Keyed, ref, type TextRow } from '../../register/rows.ts'
import { foldWords, matchesWords } from '../../register/search-words.ts'
import { eachRow } from '../../store/each-row.ts'
import { ownTurn } from '../../store/own-turn.ts'
import { type Asked, textToday } from '../kit/kit.ts'
import { anchorOf } from '../text/text-column.ts'
import { languagesOf, type Shown } from '../text/versions.ts'

/** Calls, and the words of their texts in force, that are found by words. They are few, and read one by one. */

/** Those that were opened by no mistake, the newest first. */
export async function callsIn({ site }: Asked): Promise<Keyed<'calls'>[]> {
  const all = await Array.fromAsync(eachRow(site.log.store, 'calls'))
  return all.filter(({ row }) => row.voided !== true).sort((a, b) => b.row.opened - a.row.opened)
}

export async function callsById(asked: Asked): Promise<ReadonlyMap<string, CallRow>> {
  return new Map((await callsIn(asked)).map(({ key, row }) => [key, row]))
}

/** By what they are called, whatever the language; then by what they ask, by who issued them, and by their id. */
export function callsNamed(calls: readonly Keyed<'calls'>[], words: readonly string[]): Keyed<'calls'>[] {
  const found = calls.filter(({ key, row }) => matchesWords(searchedOf(key, row), words))
  const isTitled = ({ row }: Keyed<'calls'>) => matchesWords(folded(row.titles), words)
  return found.toSorted((a, b) => Number(isTitled(b)) - Number(isTitled(a)))
}

function searchedOf(id: string, { titles, summary, convener }: CallRow): string {
  return [id.replaceAll('-', ' '), folded(titles), folded(summary ?? []), folded(convener.names)].join(' ')
}

const folded = (names: Localised | readonly []) => names.map(({ text }) => foldWords(text)).join(' ')

/** A sentence of the text in force of a call, in one of its languages. */
export interface TextFound {
  readonly call: string
  readonly manifest: string
  readonly lang: string
  readonly passage: Passage
  /** Where it stands on the page of the text; '' where that has no anchor for it. */
  readonly anchor: string
  /** The principle that it states, by its id. */
  readonly principle: string | null
}

/** Texts between two of which others have their turn. */
const AT_ONCE = 16

/** Sentences that have all of the words, first in the reader's language. */
export async function passagesWith(
  asked: Asked,
  calls: readonly Keyed<'calls'>[],
  words: readonly string[],
): Promise<TextFound[]> {
  const { store } = asked.site.log
  const published = calls.flatMap(({ key: call, row }) => {
    const manifest = textToday(asked, row)
    return manifest === null ? [] : [{ call, manifest }]
  })
  const rows = await store.rows(published.map(({ call, manifest }) => ref('texts', call, manifest)))
  const texts = published.flatMap((one, i) =>
    languagesOf(rows[i]!).map(text => ({ ...one, row: rows[i]!, text })),
  )
  const own = (lang: string) => Number(lang === asked.lang)
  texts.sort((a, b) => own(b.text.text.lang) - own(a.text.text.lang))
  const found: TextFound[] = []
  for (const [i, { call, manifest, row, text }] of texts.entries()) {
    if (i % AT_ONCE === AT_ONCE - 1) await ownTurn()
    found.push(...(await passagesIn(asked, { call, manifest }, row, text, words)))
  }
  return found
}

async function passagesIn(
  { site }: Asked,
  of: { readonly call: string; readonly manifest: string },
  { manifest }: TextRow,
  { text }: Shown,
  words: readonly string[],
): Promise<TextFound[]> {
  const { digest, lang, title, mediaType } = text
  const { blocks, all } = await site.passages.get(
    `${digest} ${lang} ${title} ${mediaType}`,
    text.length,
    async () => {
      const kept = await site.log.store.words(digest)
      return kept === undefined
        ? { blocks: [], all: [] }
        : passagesOf(fromUtf8(kept.bytes), { mediaType, title, lang })
    },
  )
  const found = all.filter(({ folded }) => matchesWords(folded, words))
  if (found.length === 0) return []
  const stated = new Map([...placesOf(blocks, manifest.principles)].map(([id, place]) => [nameOf(place), id]))
  return found.map(passage => {
    const principle = stated.get(nameOf(passage.place)) ?? null
    const { paragraph } = passage
    const anchor = principle !== null ? `#${anchorOf(principle)}` : paragraph === null ? '' : `#s${paragraph}`
    return { ...of, lang, passage, anchor, principle }
  })
}
