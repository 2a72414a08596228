import type { CommitmentRow, Scheduled } from '../../register/commitment-rows.ts'
import type { Localised } from '../../register/kinds.ts'
import type { PartyRow } from '../../register/rows.ts'
import type { Undertaken } from '../../work/commitments/signatories.ts'
import type { CallShown } from '../kit/kit.ts'
import type { Principles } from './principles.ts'
import type { ShownDay } from './shown-day.ts'

/** One commitment, as the parts of its page are handed it. */
export interface Shown extends ShownDay {
  readonly call: CallShown
  /** As it was known on the day. */
  readonly row: CommitmentRow
  readonly lead: string
  readonly principles: Principles
}

/** Where it stands for one of those who take part in it. */
export interface Its {
  readonly party: string
  readonly it: Undertaken
  readonly scheduled: Scheduled
}

/** Nothing that came after this day; undefined where it had not been made by then. */
export function rowOn(row: CommitmentRow, day: string): CommitmentRow | undefined {
  const isKnown = (one: { readonly day: string }) => one.day <= day
  const endedBy = (ended: CommitmentRow['ended']) => (ended !== null && isKnown(ended) ? ended : null)
  const versions = row.versions.filter(isKnown)
  if (versions.length === 0) return undefined
  const joined = row.joined.filter(isKnown).map(one => ({ ...one, ended: endedBy(one.ended) }))
  return { ...row, versions, joined, ended: endedBy(row.ended) }
}

/** As a party was called on a day. */
export function namesOn(party: PartyRow | undefined, day: string): Localised | undefined {
  return party && (party.versions.findLast(({ from }) => from <= day) ?? party).names
}
