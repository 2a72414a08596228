import type { Said } from './kinds.ts'

/** What one signatory objects to in the words with which another signed. */
export interface Objection {
  readonly entry: number
  readonly by: string
  /** The entry of the signature that bears those words. */
  readonly against: number
  readonly words: Said
  readonly answered: { readonly entry: number; readonly words: Said } | null
  readonly withdrawn: { readonly entry: number; readonly reason: Said } | null
}

/** Key: `<call>/<party>`, the party whose words are objected to. Oldest first. */
export interface ObjectionsRow {
  readonly since: number
  readonly objections: readonly Objection[]
}
