import { z } from 'zod'
import { DAY } from '../core/time.ts'
import { clauseRef, date, id } from '../register/kinds.ts'
import { keptAs } from './collection.ts'

/**
 * What an organisation was told of what is due of it: one thing for each letter of a day about a call, written in the
 * commit that lays the letters. So nobody is told twice, and the organisation and the desk see what was sent. It names
 * no person.
 */

/**
 * `month`, `week`  the day is to come
 * `due`        it has come without a report, or without a commitment
 * `overdue`    the days in which nobody is late are over, too
 * `silent`, `inactive`  the steps that the rules name
 * `removable`  the rules are about to let the keeper remove the signature
 */
export const STAGES = ['month', 'week', 'due', 'overdue', 'silent', 'inactive', 'removable'] as const
export type Stage = (typeof STAGES)[number]

const item = z.strictObject({
  about: z.union([
    z.strictObject({ clause: clauseRef }),
    z.strictObject({ commitment: z.strictObject({ party: id, id }) }),
  ]),
  /** As the rules or the organisation set it, whatever moved it. */
  due: date,
  stage: z.enum(STAGES),
  /** The day of which the letter spoke. */
  on: date,
})
export type NoticeItem = z.infer<typeof item>

const schema = z.strictObject({
  call: id,
  party: id,
  day: date,
  /** When it was written, Unix seconds. */
  at: z.int(),
  items: z.array(item).min(1),
  /** The letters that were laid into the queue; none where nobody could or wished to be written to. */
  letters: z.array(z.string().max(64)),
})
export type DutyNotice = z.infer<typeof schema>
export const dutyNotices = keptAs('duty-notice', schema, { keys: ({ party }) => ({ holder: party }) })

/** In the order of calls and days. */
export const noticePlace = ({ call, day, party }: Pick<DutyNotice, 'call' | 'day' | 'party'>) =>
  `${call}/${day}/${party}`

/** Longer than a removal takes that rests on what was not answered. */
export const NOTICE_SECONDS = 3 * 366 * DAY

/** What such a letter is about: a newer one to the same reader, which tells all that is due then, replaces an unsent one. */
export const aboutDuties = (call: string, party: string, recipient: string) =>
  `duties/${call}/${party}/${recipient}`
export function dutiesIn(about: string | null): Pick<DutyNotice, 'call' | 'party'> | null {
  const [, call, party] = /^duties\/([^/]+)\/([^/]+)\//.exec(about ?? '') ?? []
  return call === undefined || party === undefined ? null : { call, party }
}
