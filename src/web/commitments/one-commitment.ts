import type { CommitmentRow, Scheduled } from '../../register/commitment-rows.ts'
import type { Undertaken } from '../../work/commitments/signatories.ts'
import type { CallShown } from '../kit/kit.ts'
import type { Principles } from './principles.ts'

/** One commitment, as the parts of its page are handed it. */
export interface Shown {
  readonly call: CallShown
  readonly row: CommitmentRow
  readonly lead: string
  readonly principles: Principles
  readonly day: string
}

/** Where it stands for one of those who take part in it. */
export interface Its {
  readonly party: string
  readonly it: Undertaken
  readonly scheduled: Scheduled
}
