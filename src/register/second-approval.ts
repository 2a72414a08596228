import { type Digest, digestOf } from '../core/digest.ts'
import { formatJsonBytes } from '../core/json.ts'
import { Refusal } from '../core/refusal.ts'
import { DAY, formatTime, parseTime } from '../core/time.ts'
import type { Cell } from './cells.ts'
import { type Act, type Announced, type Declaration, rely } from './declaration.ts'
import { hasTwoHands } from './hands.ts'
import type { AnnouncedRow, KeyRow, LogRow } from './rows.ts'
import { requireNoneStopped } from './suspensions.ts'

/**
 * The second hand: an act that takes something from others needs two officers, or one who has announced this act in the
 * log and let the delay pass, in which anybody may speak up and no officer was stopped (suspensions.ts). A key of the
 * depositary itself needs neither: it stands for all officers. What the depositary's own key alone may do is nothing for
 * officers: that key announces it and waits, since a thief may hold it too.
 */
export const SECOND_HAND_DAYS = 7
/** Days after which an announcement is void. */
export const LAPSE_DAYS = 37

/** An act keeps this name however often it is signed anew. */
export function actDigest({ type, call, body }: Announced): Digest {
  return digestOf(formatJsonBytes({ type, call, body }))
}

/** When one officer alone may do what was announced, Unix seconds. */
export function delayOf({ at }: Pick<AnnouncedRow, 'at'>): { from: number; until: number } {
  const announced = parseTime(at)
  return { from: announced + SECOND_HAND_DAYS * DAY, until: announced + LAPSE_DAYS * DAY }
}

/** `over`: done, or void. */
type AnnouncedState = 'waiting' | 'ripe' | 'over'

export function stateOf(row: Pick<AnnouncedRow, 'at' | 'done'>, now: number): AnnouncedState {
  const { from, until } = delayOf(row)
  if (row.done !== null || now >= until) return 'over'
  return now < from ? 'waiting' : 'ripe'
}

/** Refuses `second_hand_missing`. An announcement of this act is used up, whoever signed it. */
export function requireSecondHand(
  { statement, admitted, index }: Act,
  announced: Cell<'announced'>,
  {
    keys,
    log,
    oneHand,
    office,
    after,
  }: Readonly<{
    keys: readonly KeyRow[]
    log: LogRow
    /**
     * Whether one is enough: what was announced is used up all the same, or it could be done once more later, alone.
     */
    oneHand: boolean
    /** Who may sign it for the depositary. */
    office: Declaration['office']
    /** The entry that the announcement has to follow: nobody contests what is not there yet. */
    after: number
  }>,
): void {
  const { row } = announced
  const state = row === undefined || row.entry <= after ? undefined : stateOf(row, admitted)
  const isOwners = office === 'owner'
  if (!oneHand && (isOwners || !hasTwoHands(keys))) {
    const [who, other] = isOwners
      ? ['A key of the depositary', 'the recovery key']
      : ['One officer', 'a second officer']
    if (state === 'waiting')
      throw new Refusal(
        'second_hand_missing',
        `${who} signed ${statement.type}, which entry ${row!.entry} announced. It can do so alone from ${formatTime(delayOf(row!).from)} on.`,
      )
    if (state !== 'ripe')
      throw new Refusal(
        'second_hand_missing',
        `${who} signed ${statement.type}. It asks for ${other}, or for an announcement of this very act ${SECOND_HAND_DAYS} days before.`,
      )
    if (!isOwners) requireNoneStopped(statement, log)
    rely(row, statement, 'The announcement')
  }
  if (row !== undefined && stateOf(row, admitted) !== 'over')
    announced.put({ ...row, since: index, done: index })
}
