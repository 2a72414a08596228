import { foldWords } from '../register/search-words.ts'
import { type Block, blocksOf, paragraphsOf } from './blocks.ts'
import type { Place } from './principles.ts'

/** A text as it is searched: sentence by sentence, each with its place. */

export interface Passage {
  /** As it stands in the text, without marks of emphasis. */
  readonly sentence: string
  /** `foldWords` of it. */
  readonly folded: string
  readonly place: Place
  /** The number of its paragraph, for a heading of the one below it; null where none follows. */
  readonly paragraph: number | null
}

export interface Passages {
  readonly blocks: readonly Block[]
  readonly all: readonly Passage[]
}

/** `lang` tells where sentences end. */
export function passagesOf(
  words: string,
  { mediaType, title, lang }: { readonly mediaType: string; readonly title: string; readonly lang: string },
): Passages {
  const blocks = blocksOf(words, mediaType)
  const paragraphs = paragraphsOf(blocks, title)
  const segmenter = new Intl.Segmenter(lang, { granularity: 'sentence' })
  const all = blocks.flatMap((block, at) => {
    // The title stands above the text.
    if (paragraphs[at] === undefined) return []
    const paragraph = paragraphs.find((number, i) => i >= at && typeof number === 'number') ?? null
    const pieces = block.kind === 'list' ? block.items.map(({ text }) => text) : [block.text]
    return pieces.flatMap((text, i) =>
      [...segmenter.segment(plain(text))].flatMap(({ segment }): Passage | [] => {
        const sentence = segment.trim()
        const folded = foldWords(sentence)
        const place = { block: at, item: block.kind === 'list' ? i : null }
        return folded === '' ? [] : { sentence, folded, place, paragraph }
      }),
    )
  })
  return { blocks, all }
}

function plain(text: string): string {
  return text
    .replace(/\*\*|__/g, '')
    .replace(/(?<![\p{L}\p{N}])[*_](?=\S)|(?<=\S)[*_](?![\p{L}\p{N}])/gu, '')
    .replace(/\s+/g, ' ')
}
