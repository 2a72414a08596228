import { z } from 'zod'
import { type Digest, digestOf } from '../core/digest.ts'
import { formatJsonBytes, type JsonObject } from '../core/json.ts'
import { Refusal } from '../core/refusal.ts'
import type { Statement } from '../core/statement.ts'
import { formatTime, parseTime } from '../core/time.ts'
import { callClosed, policyChanged } from './calls.ts'
import { partyEnded, partyMerged, partySucceeded } from './endings.ts'
import { signatureInvalidated } from './invalidation.ts'
import type { AnnouncedRow, Rows } from './rows.ts'
import { type Act, defineRule, must, type RuleOf, ref, rely } from './rule.ts'
import { id } from './shapes.ts'
import { signatureRemoved } from './signatures.ts'
import { hasTwoHands, requireNoneStopped } from './stopped.ts'
import { wordsWithheld } from './withheld.ts'

/**
 * The second hand: what takes something from others is done by two officers, or by one who has announced the very act
 * in the log and let the published delay pass, in which anybody may speak up and no officer was stopped (stopped.ts). A key
 * of the depositary itself needs neither: it stands for all officers.
 */
export const SECOND_HAND_DAYS = 7
/** An announcement that nobody has acted upon so many days after it was made is void. */
export const LAPSE_DAYS = 37

const DAY = 86_400

/** The types that ask for a second hand; a test holds this to the rules that say so. */
const RULES = [
  policyChanged,
  callClosed,
  signatureRemoved,
  signatureInvalidated,
  wordsWithheld,
  partyMerged,
  partySucceeded,
  partyEnded,
] as const
export type SecondHandType = (typeof RULES)[number]['type']
export const SECOND_HAND_TYPES: readonly SecondHandType[] = RULES.map(({ type }) => type)

/** What an announcement is about: an act whole, but for its author, who is the depositary, and its time. */
export type Announced = Pick<Statement, 'type' | 'call' | 'body'>

/** The only name of an act, however often it is signed anew. */
export function actDigest({ type, call, body }: Announced): Digest {
  return digestOf(formatJsonBytes({ type, call, body }))
}

export const actAnnounced = defineRule({
  type: 'act/announced',
  scope: 'log',
  author: 'depositary',
  /** The act stands here in full: whom it concerns reads what is about to be done, and why. */
  body: z
    .strictObject({
      type: z.string().max(60),
      call: id.nullable(),
      body: z.record(z.string(), z.unknown()).transform(body => body as JsonObject),
    })
    .superRefine((act, context) => {
      const trouble = troubleWith(act)
      if (trouble !== null) context.addIssue({ code: 'custom', message: trouble })
    }),
  rests: ({ call }) => (call === null ? [] : [ref('calls', call)]),
  needs: act => [ref('announced', actDigest(act)), ...(act.call === null ? [] : [ref('calls', act.call)])],
  admit(announced, act, rows) {
    const { call } = announced
    if (call !== null) must(rows, 'calls', call, 'call_unknown', `No call ${call} is open here.`)
    const key = actDigest(announced)
    const before = rows.get('announced', key)
    if (before !== undefined && stateOf(before, act.admitted) !== 'over')
      throw new Refusal('act_announced', `This very act was announced by entry ${before.entry}.`)
    rows.put('announced', key, {
      since: act.index,
      entry: act.index,
      type: announced.type,
      call,
      at: formatTime(act.admitted),
      done: null,
    })
  },
})

/** Why nobody could do this after announcing it; null where nothing is wrong with its form. */
function troubleWith({ type, call, body }: Announced): string | null {
  const rule = (RULES as readonly RuleOf<unknown>[]).find(one => one.type === type)
  if (rule === undefined) return `${type} asks for no second hand, and is not announced`
  if ((call === null) !== (rule.scope === 'log'))
    return `${type} ${rule.scope === 'log' ? 'names no call' : 'names its call'}`
  try {
    rule.read({ type, call, body } as Statement)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}

/** Unix seconds between which one officer alone may do what was announced. */
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

/** Refuses `second_hand_missing`; otherwise an announcement of this act is used up, whoever signed it. */
export function requireSecondHand(act: Act, rows: Rows): void {
  const { statement, signers, admitted, index } = act
  const key = actDigest(statement)
  const row = rows.get('announced', key)
  const state = row === undefined ? undefined : stateOf(row, admitted)
  if (!hasTwoHands(signers, rows)) {
    if (state === 'waiting')
      throw new Refusal(
        'second_hand_missing',
        `One officer signed ${statement.type}, which entry ${row!.entry} announced. One alone can do it from ${formatTime(delayOf(row!).from)} on.`,
      )
    if (state !== 'ripe')
      throw new Refusal(
        'second_hand_missing',
        `One officer signed ${statement.type}. It asks for a second officer, or for an announcement of this very act ${SECOND_HAND_DAYS} days before.`,
      )
    requireNoneStopped(act, rows)
    rely(row, statement, 'The announcement')
  }
  if (row !== undefined && state !== 'over') rows.put('announced', key, { ...row, since: index, done: index })
}
