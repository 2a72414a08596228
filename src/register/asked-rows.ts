import { type Asked, askedOn, type Terms } from './asked.ts'
import type { CellsOf } from './cells.ts'
import { type Moves, movesOn } from './cycles.ts'
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

/** What the clauses of these rules ask of the party as things stand on this day, and what moves days. The party exists. */
export function askedNow(
  rows: AskedCells,
  call: Pick<CallRow, 'policies'>,
  terms: Terms,
  day: string,
): Readonly<{ asked: Asked[]; moves: Moves }> {
  const known = {
    party: rows.party.row!,
    signature: rows.signature.row,
    classes: rows.classes.row,
    schedule: rows.schedule.row,
  }
  const moves = movesOn(rows.extensions.row, rows.interruptions.row, day)
  return { asked: askedOn(known, call, terms, moves, day), moves }
}
