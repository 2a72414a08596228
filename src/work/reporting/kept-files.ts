import { Refusal } from '../../core/refusal.ts'
import type { Store, Words } from '../../store/store.ts'
import type { Logger } from '../logger.ts'

/** A file that cannot be shown: withheld by an entry, not kept here, not as it was kept, or not what its form asks. */
export type Gone =
  | { readonly gone: 'withheld'; readonly entry: number }
  | { readonly gone: 'not-kept' | 'damaged' }
  | { readonly gone: 'wrong'; readonly says: string }

/** What stands beside the log, read one at a time: a damaged text or file takes no other with it. */
export class KeptFiles {
  readonly #store: Pick<Store, 'words'>
  readonly #logger: Pick<Logger, 'error'> | undefined
  /** Damaged ones that the log of the server names already. */
  readonly #told = new Set<string>()

  constructor(store: Pick<Store, 'words'>, logger?: Pick<Logger, 'error'>) {
    this.#store = store
    this.#logger = logger
  }

  /** A file, which has a salt. */
  async read(digest: string): Promise<(Words & { readonly salt: Uint8Array }) | Gone> {
    const words = await this.words(digest)
    if ('gone' in words) return words
    return words.salt === null ? { gone: 'not-kept' } : { ...words, salt: words.salt }
  }

  /** A text or a file. */
  async words(digest: string): Promise<Words | Gone> {
    try {
      return (await this.#store.words(digest)) ?? { gone: 'not-kept' }
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'store_damaged') throw error
      if (!this.#told.has(digest))
        this.#logger?.error({ err: error, digest }, 'a text or file is damaged: avow fsck says what to do')
      this.#told.add(digest)
      return { gone: 'damaged' }
    }
  }
}
