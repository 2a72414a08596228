import type { Digest } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import { holdFiles } from '../register/figures/hold.ts'
import type { Prepared } from '../register/law.ts'
import { ref } from '../register/rows.ts'
import { eachRow } from '../store/each-row.ts'
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
        this.#note(index, missingSaid({ entry: index, digest, as }))
  }
}

/**
 * What of texts and files cannot be read, by the register and not by the entries, which takes as long as reading them
 * once: `fsck` holds all to the log.
 */
export async function unreadWords(
  store: Store,
  most: number,
): Promise<Readonly<{ entry: number; what: string }>[]> {
  const unread: { entry: number; what: string }[] = []
  const told = new Set<string>()
  for await (const bound of boundWords(store)) {
    if (unread.length === most) break
    if (told.has(bound.digest)) continue
    told.add(bound.digest)
    try {
      if ((await store.words(bound.digest)) === undefined)
        unread.push({ entry: bound.entry, what: missingSaid(bound) })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      unread.push({ entry: bound.entry, what: error.message })
    }
  }
  return unread
}

async function* boundWords(store: Store): AsyncGenerator<{ entry: number; digest: Digest; as: KeptAs }> {
  for await (const { row } of eachRow(store, 'texts')) {
    const { manifest, entry, translations } = row
    for (const one of [...manifest.texts.map(text => ({ text, entry })), ...translations])
      yield { entry: one.entry, digest: one.text.digest, as: 'text' }
  }
  for await (const { key, row } of eachRow(store, 'words'))
    if (row.withheld === null) yield { entry: row.entry, digest: key as Digest, as: 'salted' }
}

/** A text or words that an entry binds, that none withholds, and that are not there. */
export function missingSaid({ entry, digest, as }: { entry: number; digest: string; as: KeptAs }): string {
  return `${SAID[as]} ${digest} that entry ${entry} binds is missing.`
}

const SAID: Readonly<Record<KeptAs, string>> = { text: 'The text', salted: 'What has the salted digest' }

/**
 * By what mends a fault: `lost` is in no other place of this database, `made` follows from what is, `signed` stands so.
 */
export interface Notes {
  readonly lost: Note
  readonly made: Note
  readonly signed: Note
}

/**
 * Holds files of indicators and figures, and those that show something, to what their entries say of them, where they
 * are kept. The log stands all the same: whoever let in a file that does not fit has not asked.
 */
export class FiguresCheck {
  readonly #store: Store
  readonly #notes: Notes

  constructor(store: Store, notes: Notes) {
    this.#store = store
    this.#notes = notes
  }

  /** What is damaged of one entry hides nothing of the next. */
  async pass(entries: readonly (readonly [number, Prepared])[]): Promise<void> {
    const { lost, made, signed } = this.#notes
    const words = (digest: Digest) => this.#store.words(digest)
    const kept = { rows: this.#store.rows.bind(this.#store), words, files: words }
    for (const [index, prepared] of entries)
      try {
        // What is not there, `WordsCheck` tells.
        const { changed, wrong } = await holdFiles(kept, prepared)
        for (const says of changed) lost(index, says)
        for (const says of wrong) signed(index, `A file of entry ${index}: ${says}`)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        made(index, `The files of entry ${index} cannot be told: ${error.message}`)
      }
  }
}
