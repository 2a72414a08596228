import { parseTime } from '../../core/time.ts'
import { everyApplication } from '../../people/applications.ts'
import { batchRows, everyBatch } from '../../people/batches.ts'
import { everyInvitation } from '../../people/invitations.ts'
import { everySealed } from '../../people/launches.ts'
import type { Refused } from '../../people/refused.ts'
import { type PartyRow, ref, type SignatureRow } from '../../register/rows.ts'
import type { Asked } from '../asked.ts'
import { lettersOfRows, needsHelp } from '../bulk/letters.ts'
import { rowsUnder } from '../text/published.ts'

/** How far each party has come whom this call expects: invited, enrolled, sealed, opened. For the desk alone. */

export const STAGES = ['uninvited', 'invited', 'enrolled', 'sealed', 'refused', 'opened', 'signed'] as const
/** `signed` is openly, without a seal; `refused` is sealed and cannot be opened. Each stage is past those before it. */
export type Stage = (typeof STAGES)[number]

export interface Progress {
  readonly party: string
  readonly row: PartyRow
  readonly stage: Stage
  readonly isInvited: boolean
  readonly isEnrolled: boolean
  /** The entry of its signature. */
  readonly entry: number | null
  /** Whoever was invited has a letter that did not arrive. */
  readonly isUnreached: boolean
  /** Why what it sealed cannot be opened. */
  readonly trouble: Refused | null
}

const MOST_KEYS = 20

/** How far a call has come on its day. */
export interface Day {
  /** Whoever was admitted or invited for it, has sealed a signature of it, or stands on it; by id. */
  readonly parties: readonly Progress[]
  /** What lies sealed here: that waits for its own hour, could be opened now, or is refused by the law. */
  readonly waiting: number
  readonly due: number
  readonly refused: number
}

export async function progressOn({ site }: Pick<Asked, 'site'>, call: string): Promise<Day> {
  const { drawer, store } = site.log
  const now = site.now()
  const [applications, invitations] = await Promise.all([
    everyApplication(drawer, now),
    everyInvitation(drawer, now),
  ])
  const invited = new Set(invitations.filter(one => one.call === call).map(one => one.party))
  const expected = new Set(invited)
  for (const { value } of applications)
    if (value.call === call && value.state.is === 'admitted') {
      expected.add(value.state.party)
      if (value.state.invitation !== null || value.state.enrolled !== null) invited.add(value.state.party)
    }
  // Whoever a list has admitted is expected too, also where its address was none and nobody could be invited.
  for (const { id, value } of await everyBatch(drawer, now))
    if (value.approved !== null)
      for (const { party, call: its, entry } of await batchRows(drawer, id, now))
        if (entry !== null && its === call) expected.add(party)
  const sealed = new Map<string, Refused | null>()
  const lies = { waiting: 0, due: 0, refused: 0 }
  for await (const { party, opens, trouble } of everySealed(drawer, call, now)) {
    lies[trouble !== null ? 'refused' : now < parseTime(opens) ? 'waiting' : 'due'] += 1
    sealed.set(party, trouble)
    expected.add(party)
  }
  const standing = new Map<string, SignatureRow>()
  for await (const { digest: party, row: signature } of rowsUnder(store, 'signatures', call)) {
    if (signature.state !== 'standing') continue
    standing.set(party, signature)
    expected.add(party)
  }
  const parties = [...expected].sort()
  const rows = await store.rows(parties.map(party => ref('parties', party)))
  const keys = await Promise.all(parties.map(party => store.keysOf(party, MOST_KEYS)))
  const letterOf = await lettersOfRows(site)
  const all = parties.flatMap((party, i): Progress[] => {
    const row = rows[i]
    if (row === undefined) return []
    const isEnrolled = keys[i]!.some(({ row }) => row.revoked === null)
    const signature = standing.get(party)
    const last = signature?.events.findLast(({ entry }) => entry === signature.entry)
    const isInvited = invited.has(party)
    const trouble = sealed.get(party) ?? null
    const stage: Stage =
      signature !== undefined
        ? last?.sealed === undefined
          ? 'signed'
          : 'opened'
        : sealed.has(party)
          ? trouble === null
            ? 'sealed'
            : 'refused'
          : isEnrolled
            ? 'enrolled'
            : isInvited
              ? 'invited'
              : 'uninvited'
    const letter = letterOf({ party, letter: null })
    const isUnreached = letter !== undefined && needsHelp(letter)
    const entry = signature?.entry ?? null
    return [{ party, row, stage, isInvited, isEnrolled, isUnreached, entry, trouble }]
  })
  return { parties: all, ...lies }
}
