import { setImmediate } from 'node:timers/promises'
import { DAY } from '../core/time.ts'
import { type Found, unlessLate, untilSettled } from '../people/collection.ts'
import { endOfAnswers } from '../people/invitation-words.ts'
import { INVITEE_SECONDS, type Invitee, invitees, MOST_REMINDERS, reachable } from '../people/invitees.ts'
import { type Reminders, reminders } from '../people/reminders.ts'
import { SWITCHES } from '../register/types/switches.ts'
import type { Change } from '../store/drawer.ts'
import { rowIn } from '../store/each-row.ts'
import { type Progress, progressAmong, progressOf, sealedOn } from './call-progress.ts'
import { tokenOf } from './inviting.ts'
import { embargoOn } from './launch/embargo.ts'
import type { Written } from './letters/letter-writer.ts'
import { letterToSend } from './letters/send.ts'
import { type AnyDuty, duty, type Job } from './worker.ts'
import type { Workplace } from './workplace.ts'

/**
 * Reminding those who were invited and have not answered. A reminder brings the link of the first letter, made again by
 * the drawer's key, and never another: what is good for one more passkey is not sent without its officer.
 */

/** Nobody is reminded sooner after a letter, whoever asks: but for once, where an officer reminds everybody. */
const LEAST_DAYS = 2
/** That once, too, is on another day than the letter before it. */
const EARLY_SECONDS = DAY / 2

/** Why nobody reminds them now. */
export const UNREMINDED = [
  'signed',
  'over',
  'declined',
  'left',
  'check',
  'waits',
  'returned',
  'unwanted',
  'ended',
  'late',
  'recent',
  'enough',
  'share',
  'closed',
  'uninvited',
] as const
export type Unreminded = (typeof UNREMINDED)[number]

type Invited = Progress & { readonly found: NonNullable<Progress['found']> }

export const isInvited = (progress: Progress): progress is Invited => progress.found !== null

/** When its newest letter went out, Unix seconds. */
const lastOut = ({ letter, found: { value } }: Invited) =>
  Math.max(letter.at ?? value.invited, value.reminders.at(-1)?.at ?? 0)

/** From when it may be reminded, as far as the last letter is in the way; Unix seconds. */
export const remindedFrom = (progress: Invited): number => lastOut(progress) + LEAST_DAYS * DAY

/**
 * Whether the last letter was long enough before this moment. The one early reminder of an invitation is taken once.
 * Whoever was told an hour that no longer holds is told at once which does.
 */
function isRested(progress: Invited, at: number, isEarly: boolean): boolean {
  if (progress.hasOldHour) return true
  const rested = at - lastOut(progress)
  const mayBeEarly = isEarly && !progress.found.value.reminders.some(({ early }) => early)
  return rested >= (mayBeEarly ? EARLY_SECONDS : LEAST_DAYS * DAY)
}

/**
 * Null where a reminder may go out now. `takes`: whether the call takes signatures; `early`: an officer reminds everybody
 * before the two days are over.
 */
export function whyNotRemind(
  progress: Progress,
  takes: boolean,
  now: number,
  { early = false }: { readonly early?: boolean } = {},
): Unreminded | null {
  const { stage, isOut } = progress
  if (stage === 'signed' || stage === 'sealed' || stage === 'refused') return 'signed'
  if (!isInvited(progress)) return 'uninvited'
  // It merged, was succeeded or is no more: nobody can sign for it.
  if (progress.party?.ended !== undefined) return 'over'
  const { found } = progress
  const { wish, reminders: sent } = found.value
  if (stage === 'declined' || stage === 'left' || stage === 'waits' || stage === 'check') return stage
  if (stage === 'ended') return stage
  if (!reachable(found.value)) return 'unwanted'
  // Of one that has a key or has continued, too, the newest letter may have come back.
  if (!isOut) return whyNotOut(progress.letter.is)
  if (!takes) return 'closed'
  if (wish.answerBy !== null && now >= endOfAnswers(wish.answerBy)) return 'late'
  if (sent.length >= MOST_REMINDERS) return 'enough'
  return isRested(progress, now, early) ? null : 'recent'
}

function whyNotOut(is: Progress['letter']['is']): Unreminded {
  if (is === 'waiting') return 'waits'
  return is === 'unwanted' ? 'unwanted' : 'returned'
}

/** Whether the call takes signatures, so that a reminder leads somewhere. */
export async function takesSigning(
  { log: { store } }: Pick<Workplace, 'log'>,
  call: string,
): Promise<boolean> {
  const [row, paused] = await Promise.all([
    rowIn(store, 'calls', call),
    rowIn(store, 'switches', SWITCHES.signing[0]),
  ])
  return row !== undefined && row.closed === null && row.text !== null && paused?.closed !== true
}

/** Whether a reminder brings the link of the first letter. Who has a passkey signs with it, and the link is used up. */
export const bringsLink = ({ hasKey, until }: Pick<Progress, 'hasKey' | 'until'>): boolean =>
  !hasKey && until !== null

/** The letter as its reader would get it. `token` is its link's, or stands in for it where an officer looks. */
export function reminderWords(
  { letters }: Pick<Workplace, 'letters'>,
  { found: { value }, ...progress }: Invited,
  { token, wishes }: { readonly token: string; readonly wishes: string },
): Promise<Written> {
  const { call, lang, name, party, person, to, invited, application: answers, wish } = value
  const link = bringsLink(progress) ? { token, expires: progress.until! } : null
  const application = { call, lang, person: { name: person, role: '', email: to } }
  return letters.reminder({
    hasApplied: answers !== null,
    application,
    name,
    party,
    invited,
    answerBy: wish.answerBy,
    link,
    wishes,
  })
}

/** Why no letter waits; null where one does. Somebody else may have written to them meanwhile. */
async function remind(
  site: Workplace,
  progress: Invited,
  by: string | null,
  beside: readonly Change[] = [],
): Promise<Unreminded | null> {
  const { found, until } = progress
  const { to, about, link, of } = found.value
  const now = site.now()
  const token = tokenOf(site, of)
  const brings = bringsLink(progress)
  const envelope = { to, kind: 'invitation-reminder', about, ...(brings && { link }) } as const
  const ends = until === null ? {} : { until }
  const { state, changes } = await letterToSend(site, { ...envelope, ...ends }, wishes =>
    reminderWords(site, progress, { token, wishes }),
  )
  if (state === 'enough') return 'share'
  const isEarly = !progress.hasOldHour && now < remindedFrom(progress)
  const note = { at: now, by, ...(isEarly && { early: true as const }) }
  const isWritten = state === 'waiting'
  const opens = await embargoOn(site, found.value.call)
  const noted = isWritten
    ? { ...found.value, opens, reminders: [...found.value.reminders, note] }
    : found.value
  // The note and the letter are one commit: of two servers, or after a crash, one writes.
  const isFirst = await unlessLate(
    site.log.drawer.apply([invitees.changed(found, noted), ...changes, ...(isWritten ? beside : [])], now),
  )
  if (!isFirst) return 'recent'
  return isWritten ? null : whyNotOut(state)
}

/** An officer reminds one, and `beside` says so. Returns why nothing went out; null where a letter waits. */
export async function remindOne(
  site: Workplace,
  found: Found<Invitee>,
  by: string,
  beside: readonly Change[] = [],
): Promise<Unreminded | null> {
  const { call } = found.value
  const [progress] = (await progressAmong(site, call, [found], await sealedOn(site, call))).filter(isInvited)
  const why = whyNotRemind(progress!, await takesSigning(site, call), site.now())
  if (why !== null) return why
  const whyUnwritten = await remind(site, progress!, by, beside)
  site.worker.wake()
  return whyUnwritten
}

/** Whether the rule of the call reminds this one now. */
function isDue({ rule }: Reminders, progress: Invited, now: number): boolean {
  if (rule === null) return false
  const byRule = progress.found.value.reminders.filter(({ by }) => by === null).length
  return byRule < rule.most && now - lastOut(progress) >= rule.days * DAY
}

/** For whom the officer asked, who were not reminded since; nobody who was not due then, whom they did not see. */
const inRound = ({ round }: Reminders, progress: Invited): boolean =>
  round !== null &&
  progress.found.value.invited <= round.at &&
  isRested(progress, round.at, round.early === true)

/** The rule looks again after so long, seconds. */
const LOOK_EVERY = 3_600
/** Letters that are written before others have their turn. */
const AT_ONCE = 20
/** So long an officer's round waits for those whose mailbox had its share of letters that day. */
const ROUND_SECONDS = 3 * DAY

/** Reminds whom an officer or the rule of a call says, one after the other. */
async function carryReminders(
  site: Workplace,
  { id: call, value: asked }: Found<Reminders>,
  { isStopped }: Job,
): Promise<number | undefined> {
  const takes = await takesSigning(site, call)
  let written = 0
  let isLeft = false
  for (const progress of (await progressOf(site, call)).filter(isInvited)) {
    if (isStopped()) return site.now()
    const isAsked = inRound(asked, progress)
    if (!isAsked && !isDue(asked, progress, site.now())) continue
    const early = isAsked && asked.round!.early === true
    if (whyNotRemind(progress, takes, site.now(), { early }) !== null) continue
    const by = isAsked ? asked.round!.by : null
    const why = await remind(site, progress, by)
    isLeft ||= isAsked && why === 'share'
    if (why === null && ++written % AT_ONCE === 0) {
      site.worker.wake()
      await setImmediate()
    }
  }
  site.worker.wake()
  await untilSettled(async () => {
    const found = await reminders.lying(site.log.drawer, call, site.now())
    if (found === undefined) return
    const now = site.now()
    const { rule, round: last } = found.value
    const isNewer = last !== null && last.at !== asked.round?.at
    const isKept = isNewer || (isLeft && last !== null && now < last.at + ROUND_SECONDS)
    const round = isKept ? last : null
    const isOver = rule === null && round === null
    const due = isNewer ? now : isOver ? null : now + LOOK_EVERY
    // A rule holds until an officer ends it or the call closes, however long nobody sets it again.
    const expires = rule === null || !takes ? found.expires : now + INVITEE_SECONDS
    const next = reminders.changed(found, { ...found.value, round }, { due, expires, held: null, tries: 0 })
    await site.log.drawer.apply([next], now)
  })
  return undefined
}

export const remindersDuty = (site: () => Workplace): AnyDuty =>
  duty({
    kept: reminders,
    act: (found, job) => carryReminders(site(), found, job),
    trouble: 'those who were invited are not reminded yet',
  })
