import { partyAdmitted } from '../../register/parties.ts'
import type { PartyRow } from '../../register/rows.ts'
import type { Asked } from '../asked.ts'
import { entryShown } from '../entry/shown.ts'

/**
 * The party with what it was admitted as before its versions. Of two changes on one day the register keeps the later,
 * and a signature may lie between them: what it rested on stands in the log.
 */
export async function withAdmission(asked: Asked, row: PartyRow): Promise<PartyRow> {
  const { admitted, versions } = row
  if (admitted === null || versions[0]?.entry === admitted) return row
  const entry = await entryShown(asked, admitted)
  const { party: _, keys: __, claims: ___, ...known } = partyAdmitted.read(entry.statement)
  return { ...row, versions: [{ from: entry.admitted.slice(0, 10), entry: admitted, ...known }, ...versions] }
}
