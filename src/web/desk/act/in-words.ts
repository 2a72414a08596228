import type { Statement } from '../../../core/statement.ts'
import type { Asked } from '../../asked.ts'
import type { Piece } from '../../markup.ts'
import type { Fact } from '../../private.ts'
import type { Composed } from '../../statement/compose.ts'

/** What an officer is about to sign, in words: nothing that the statement says is left out of the facts. */
export interface InWords {
  readonly sentence: string
  readonly facts: readonly Fact[]
  /** What is too long for a line. */
  readonly matter: Piece
}

export type Teller = (asked: Asked, composed: Composed, statement: Statement) => Promise<InWords>
