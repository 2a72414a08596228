import { dayOf } from '../../core/time.ts'
import { untilSettled } from '../../people/collection.ts'
import {
  aboutDuties,
  type DutyNotice,
  dutyNotices,
  NOTICE_SECONDS,
  noticePlace,
} from '../../people/duty-notices.ts'
import { DOOR, heartbeats } from '../../people/heartbeats.ts'
import { letters } from '../../people/letters.ts'
import { chores } from '../../people/scheduled-tasks.ts'
import type { Known } from '../../register/asked.ts'
import { newRulesOn } from '../../register/commitment-status.ts'
import { movesOn } from '../../register/cycles.ts'
import { type CallRules, dutiesOn } from '../../register/duties.ts'
import { ref } from '../../register/rows.ts'
import type { Change } from '../../store/drawer.ts'
import { eachRow } from '../../store/each-row.ts'
import { ownTurn } from '../../store/own-turn.ts'
import { LEAST } from '../heartbeat.ts'
import { lettersTo, type Place } from '../letters/party-letters.ts'
import { suspensionOf } from '../suspended-parties.ts'
import type { Workplace } from '../workplace.ts'
import { readKnown, readRules } from './duties.ts'
import { hasDaysOn, interruptionsToBe } from './interruptions.ts'
import { type DueItem, isAhead, isSame, isTold, itemsOf } from './stages.ts'

/**
 * Letters about what is due: before a day, after it, and at each step that the rules name. One round a day looks at every
 * signatory; what it is told is kept with its letters in one change, so a round that breaks off goes on where it was, and
 * nobody is told twice. Each letter gathers all that waits for its reader on a call.
 *
 * Nothing goes out before it is recorded that the service was interrupted. Where that waits for an officer's passkey,
 * only that is told which will still be so afterwards: nobody hears that they are late who will not have been.
 */

export const DUTIES = 'duties'
export type Telling = Place & Pick<Workplace, 'signer' | 'worker'>

/** Signatories that are read in one turn, a matter of milliseconds. */
const PAGE = 25
/** Those whose letters are laid in one change. */
const AT_ONCE = 10

/** The round cannot begin yet: for how long the door was shut is not known, or not recorded. */
export const NOT_YET = Symbol('not yet')

/** Resolves once the round of the day is through. */
export async function tellDuties(
  site: Telling,
  isStopped: () => boolean = () => false,
): Promise<typeof NOT_YET | undefined> {
  if (!(await isJudged(site))) return NOT_YET
  const { row, waiting } = await interruptionsToBe(site)
  if (waiting.length > 0 && site.signer !== null) return NOT_YET
  const toBe = waiting.length === 0 ? null : { interruptions: row }
  while (!isStopped() && (await tellMore(site, toBe, isStopped))) site.worker.wake()
  site.worker.wake()
  return undefined
}

/** Whether the heartbeat has found out, since this server began, for how long the door was shut. */
async function isJudged({ log, now }: Telling): Promise<boolean> {
  const last = await heartbeats.get(log.drawer, DOOR, now())
  return last === undefined || now() - last.at < LEAST
}

/** What is known of interruptions once those that wait are recorded; null where none waits. */
type ToBe = Pick<CallRules, 'interruptions'> | null

/** Whether there may be more. */
function tellMore(site: Telling, toBe: ToBe, isStopped: () => boolean): Promise<boolean> {
  const { log, now } = site
  return untilSettled(async () => {
    const day = dayOf(now())
    const found = await chores.lying(log.drawer, DUTIES, now())
    const isToday = found?.value.day === day
    if (isToday && found.value.after === undefined) return false
    const begins = isToday ? found.value.after! : ''
    const { changes, after } = await someLetters({ site, day, toBe, isStopped }, begins)
    if (after === begins) return false
    const done = { day, ...(after !== undefined && { after }) }
    await log.drawer.apply([chores.renewed(found, DUTIES, done, null), ...changes], now())
    return after !== undefined
  })
}

interface Round {
  readonly site: Telling
  readonly day: string
  readonly toBe: ToBe
  readonly isStopped: () => boolean
}

/** Letters to some who come after `begins`, a key of a signature; `after` is the last of them, or undefined at the end. */
async function someLetters(
  round: Round,
  begins: string,
): Promise<{ readonly changes: readonly Change[]; readonly after: string | undefined }> {
  const { site, isStopped } = round
  const calls = await Array.fromAsync(eachRow(site.log.store, 'calls'), ({ key }) => key)
  let after = begins
  for (const call of calls.slice(Math.max(0, calls.indexOf(begins.split('/')[0]!)))) {
    const of = await callRound(round, call)
    if (of === undefined) continue
    const prefix = `${call}/`
    for (let from = begins.startsWith(prefix) ? begins : prefix; ; ) {
      if (isStopped()) return { changes: [], after }
      const page = await site.log.store.rowsOf('signatures', from, PAGE)
      const own = page.filter(({ key }) => key.startsWith(prefix))
      const due = await dueAmong(
        of,
        own.flatMap(({ key, row }) =>
          row.state === 'standing' ? [{ party: key.slice(prefix.length), row }] : [],
        ),
      )
      const some = due.values().take(AT_ONCE).toArray()
      const last = some.length < due.length ? `${prefix}${some.at(-1)!.party}` : own.at(-1)?.key
      if (some.length > 0) return { changes: await noticesOf(of, some), after: last! }
      if (own.length < PAGE) break
      after = last!
      from = after
      await ownTurn()
    }
  }
  return { changes: [], after: undefined }
}

interface CallRound extends Round {
  readonly call: string
  readonly rules: CallRules
  /** By what is recorded, and where some of it waits, by that too. */
  readonly moves: readonly ReturnType<typeof movesOn>[]
}

/** Undefined where nothing of a call is due by a day. */
async function callRound(round: Round, call: string): Promise<CallRound | undefined> {
  const { site, day, toBe } = round
  const { store } = site.log
  const rules = await readRules(store, call)
  if (rules === undefined) return undefined
  if (!(await hasDaysOn(store, call, rules.call))) return undefined
  const moves = [rules.interruptions, ...(toBe === null ? [] : [toBe.interruptions])].map(interruptions =>
    movesOn(rules.extensions, interruptions, day),
  )
  return { ...round, call, rules, moves }
}

interface Due {
  readonly party: string
  readonly items: readonly DueItem[]
  readonly news: readonly DueItem[]
  readonly policy: DueTo['policy']
}
type DueTo = Readonly<{ policy: NonNullable<ReturnType<CallRules['policies']['get']>> }>

type Standing = Readonly<{ party: string; row: NonNullable<Known['signature']> }>

/** Those who are to be told something today that they were not told yet. */
async function dueAmong(of: CallRound, signatories: readonly Standing[]): Promise<Due[]> {
  const { site, call } = of
  const { drawer, store } = site.log
  if (signatories.length === 0) return []
  const names = signatories.map(({ party }) => party)
  const [parties, classes, schedules] = await Promise.all([
    store.rows(names.map(party => ref('parties', party))),
    store.rows(names.map(party => ref('classes', call, party))),
    store.rows(names.map(party => ref('schedules', call, party))),
  ])
  const waiting = signatories.flatMap(({ party, row: signature }, i) => {
    const row = parties[i]
    if (row === undefined) return []
    const known = { party: row, signature, classes: classes[i], schedule: schedules[i] }
    const found = waitingFor(of, known)
    return found === null ? [] : [{ party, ...found }]
  })
  if (waiting.length === 0) return []
  const told = await dutyNotices.byAny(
    drawer,
    'holder',
    waiting.map(({ party }) => party),
    site.now(),
  )
  return waiting.flatMap(({ party, items, policy }) => {
    const own = told.map(({ value }) => value).filter(one => one.party === party && one.call === call)
    const news = items.filter(item => !isTold(item, own))
    if (news.length === 0 || own.some(({ day }) => day === of.day)) return []
    return [{ party, items, policy, news }]
  })
}

/** What waits for one signatory, by all that is known and that is to be known. */
function waitingFor({ rules, moves, day }: Pick<CallRound, 'rules' | 'moves' | 'day'>, known: Known) {
  const rulesOn = newRulesOn(known.signature, rules.call, rules.policies)
  const [items, ...others] = moves.map(one => {
    const duties = dutiesOn(known, rules, day, one)
    const policy = duties.binding === null ? undefined : rules.policies.get(duties.binding.policy)
    return {
      policy,
      items:
        policy === undefined
          ? []
          : itemsOf(duties, { known, call: rules.call, policy, rulesOn, moves: one }, day),
    }
  })
  const lasting = items!.items.filter(item =>
    others.every(other => other.items.some(one => isSame(one, item))),
  )
  return items!.policy === undefined || lasting.length === 0
    ? null
    : { policy: items!.policy, items: lasting }
}

/** One after another: a letter takes milliseconds to write, and others have their turn between two. */
async function noticesOf(of: CallRound, some: readonly Due[]): Promise<Change[]> {
  const changes: Change[] = []
  for (const one of some) {
    await ownTurn()
    changes.push(...(await noticeOf(of, one)))
  }
  return changes
}

/** The letters to the contacts of one signatory, and that it was told. */
async function noticeOf({ site, call, day }: CallRound, { party, items, news, policy }: Due) {
  const isSuspended = (await suspensionOf(site, party)) !== undefined
  const changes = await lettersTo(
    site,
    party,
    news.every(isAhead) ? 'duty-reminder' : 'duty-step',
    told => site.letters.duties({ ...told, holder: party, call, day, news, items, policy, isSuspended }),
    { aboutEach: ({ recipient }) => aboutDuties(call, party, recipient) },
  )
  const laid = changes.filter(({ kind, after }) => kind === letters.kind && after !== null)
  const notice: DutyNotice = {
    call,
    party,
    day,
    at: site.now(),
    items: items.map(({ about, due, stage, on }) => ({ about, due, stage, on })),
    letters: laid.map(({ id }) => id),
  }
  const kept = dutyNotices.added(noticePlace(notice), notice, site.now() + NOTICE_SECONDS)
  return [kept, ...changes]
}

/** What waits for a signatory now, by what is recorded. */
async function itemsNow(
  site: Pick<Workplace, 'log' | 'now'>,
  { call, party }: Pick<DutyNotice, 'call' | 'party'>,
): Promise<readonly DueItem[]> {
  const { store } = site.log
  const rules = await readRules(store, call)
  const known = await readKnown(store, call, party)
  if (rules === undefined || known === undefined) return []
  const day = dayOf(site.now())
  const moves = [movesOn(rules.extensions, rules.interruptions, day)]
  return waitingFor({ rules, moves, day }, known)?.items ?? []
}

/** Whether nothing that a letter told of a signatory is still so: it has reported, or its day has moved. */
export async function isOver(
  site: Pick<Workplace, 'log' | 'now'>,
  of: Pick<DutyNotice, 'call' | 'party'>,
  queued: number,
): Promise<boolean> {
  const place = noticePlace({ ...of, day: dayOf(queued) })
  const notice = await dutyNotices.get(site.log.drawer, place, site.now())
  if (notice === undefined) return true
  const items = await itemsNow(site, of)
  return !notice.items.some(one => items.some(item => isSame(item, one)))
}
