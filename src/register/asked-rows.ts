import { type Asked, askedOn } from './asked.ts'
import type { CellsOf } from './cells.ts'
import type { Clause } from './clauses.ts'
import { movesOn } from './cycles.ts'
import { type CallRow, ref } from './rows.ts'

/** The rows from which it follows what the clauses of a call ask of a party. */
export function askedRefs(call: string, party: string) {
  return {
    party: ref('parties', party),
    signature: ref('signatures', call, party),
    classes: ref('classes', call, party),
    schedule: ref('schedules', call, party),
    extensions: ref('extensions', call),
    interruptions: ref('interruptions', 'log'),
  }
}
type AskedCells = CellsOf<ReturnType<typeof askedRefs>>

/** What these clauses ask of the party as things stand on this day. The party exists. */
export function askedNow(
  rows: AskedCells,
  call: Pick<CallRow, 'policies'>,
  clauses: readonly Clause[],
  day: string,
): Asked[] {
  const known = {
    party: rows.party.row!,
    signature: rows.signature.row,
    classes: rows.classes.row,
    schedule: rows.schedule.row,
  }
  return askedOn(known, call, clauses, movesOn(rows.extensions.row, rows.interruptions.row, day), day)
}
