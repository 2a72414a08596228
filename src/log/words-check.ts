import { isOfType } from '../core/file-types.ts'
import { Refusal } from '../core/refusal.ts'
import { type FileReference, isData, isFile } from '../core/words.ts'
import { bindsData, requireFigures } from '../register/figures/check.ts'
import type { Prepared } from '../register/law.ts'
import { ref } from '../register/rows.ts'
import type { KeptAs, Store } from '../store/store.ts'
import type { Note } from './subjects.ts'

/**
 * Holds what is kept beside the log to the entries that pass: each text and all words that they bind are there, unless
 * the words are withheld. That the bytes are those that were bound, and that nothing else is kept, the store tells
 * (store/faults.ts).
 */
export class WordsCheck {
  readonly #store: Store
  readonly #note: Note

  constructor(store: Store, note: Note) {
    this.#store = store
    this.#note = note
  }

  async pass(entries: readonly (readonly [number, Prepared])[]): Promise<void> {
    const bound = entries.flatMap(
      ([
        index,
        {
          bound: { texts },
          words,
        },
      ]) => [
        ...texts.map(({ digest }) => ({ index, digest, as: 'text' as KeptAs })),
        ...words.map(({ digest }) => ({ index, digest, as: 'salted' as KeptAs })),
      ],
    )
    const kept = await this.#store.wordsKept(bound.map(({ digest }) => digest))
    const wrong = bound.map((one, i) => ({ ...one, kept: kept[i] })).filter(one => one.kept !== one.as)
    // Asked only now: what is withheld meanwhile is gone, and its row says so.
    const rows = await this.#store.rows(wrong.map(({ digest }) => ref('words', digest)))
    for (const [i, { index, digest, as, kept }] of wrong.entries())
      if (kept !== undefined)
        this.#note(index, `${SAID[as]} ${digest} that entry ${index} binds is kept as if it were not.`)
      else if (as === 'text' || !rows[i]?.withheld)
        this.#note(index, `${SAID[as]} ${digest} that entry ${index} binds is missing.`)
  }
}

const SAID: Readonly<Record<KeptAs, string>> = { text: 'The text', salted: 'What has the salted digest' }

/**
 * Holds files of indicators and figures, and those that show something, to what their entries say of them, where they are kept. The log stands all the
 * same: whoever let in a file that does not fit has not asked.
 */
export class FiguresCheck {
  readonly #store: Store
  readonly #note: Note

  constructor(store: Store, note: Note) {
    this.#store = store
    this.#note = note
  }

  async pass(entries: readonly (readonly [number, Prepared])[]): Promise<void> {
    for (const [index, prepared] of entries) {
      for (const reference of prepared.words.filter(isFile)) await this.#lookAt(index, reference)
      if (!bindsData(prepared)) continue
      const data = prepared.words.filter(isData)
      const kept = await Promise.all(data.map(({ digest }) => this.#store.words(digest)))
      try {
        await requireFigures(
          this.#store,
          prepared,
          kept.filter(one => one !== undefined),
        )
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        if (error.code !== 'words_withheld') this.#note(index, `The file of entry ${index}: ${error.message}`)
      }
    }
  }

  /** One at a time: ten of them are as large as a report may be. */
  async #lookAt(index: number, { digest, mediaType }: FileReference): Promise<void> {
    const kept = await this.#store.words(digest)
    if (kept !== undefined && !isOfType(kept.bytes, mediaType))
      this.#note(index, `The file ${digest} of entry ${index} is not of the type ${mediaType}.`)
  }
}
