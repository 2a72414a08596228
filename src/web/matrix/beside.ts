import type { CommitmentRow, Scheduled } from '../../register/commitment-rows.ts'
import { ref } from '../../register/rows.ts'
import type { CallOnDay } from '../../work/commitments/call-duties.ts'
import type { Signatory, Undertaken } from '../../work/commitments/signatories.ts'
import { heldIn, type Version } from '../commitments/words.ts'
import type { Asked } from '../kit/kit.ts'

/** What both files say of a commitment beside its dates: its words, its last report, and how it ended. */
export interface Beside {
  /** With the part of whose row it is. Undefined only where the log is being written to. */
  readonly version: Version | undefined
  readonly report: Scheduled['reports'][number] | null
  readonly ended: Scheduled['ended']
}

/** Of all that these have taken on, in the same order, as known on this day, by entries that their duties speak of. */
export async function besideOf(
  { site }: Asked,
  { call, day, size }: CallOnDay,
  some: readonly Signatory[],
): Promise<Beside[][]> {
  const { store } = site.log
  const all = some.flatMap(({ commitments }) => commitments)
  const [rows, schedules] = await Promise.all([
    store.rows(all.map(it => ref('commitments', call, it.lead, it.id))),
    store.rows(some.map(({ party }) => ref('schedules', call, party))),
  ])
  const byName = new Map<string, CommitmentRow | undefined>(all.map((it, i) => [nameOf(it), rows[i]]))
  return some.map(({ commitments }, i) =>
    commitments.map(it => {
      const scheduled = (schedules[i]?.commitments ?? []).find(one => isOf(one, it))
      const isKnown = (one: { readonly day: string; readonly entry: number }) =>
        one.day <= day && one.entry < size
      const ended = scheduled?.ended ?? null
      return {
        version: heldIn(byName.get(nameOf(it)), it.entry),
        report: scheduled?.reports.findLast(isKnown) ?? null,
        ended: ended !== null && isKnown(ended) ? ended : null,
      }
    }),
  )
}

const nameOf = ({ lead, id }: Undertaken) => `${lead}/${id}`

/** Whoever took its part back and joined again has it twice. */
function isOf({ party, id, versions }: Scheduled, it: Undertaken): boolean {
  return party === it.lead && id === it.id && versions.some(({ entry }) => entry === it.entry)
}
