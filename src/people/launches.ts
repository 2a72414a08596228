import { z } from 'zod'
import type { Refusal } from '../core/refusal.ts'
import { DAY, parseTime } from '../core/time.ts'
import { digest, id, time } from '../register/kinds.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { bytes, bytesInBase64url, type Found, keptAs, parts } from './collection.ts'
import { type Refused, refused } from './stored-refusal.ts'

/**
 * Launch days: until which hour signatures of a call are sealed, and what lies sealed until then. The commitments in
 * the log say nothing; envelopes and salts, and with them who has signed, lie here alone.
 */
const launchSchema = z.strictObject({
  /** The hour of the announcement, RFC 3339. */
  opens: time,
  /** The time zone by whose clocks it was announced; absent where it was in UTC. */
  zone: z.string().max(100).exactOptional(),
  /** Whether signatures are open again, before or after the hour. */
  lifted: z.boolean(),
  by: z.string().max(64),
  set: z.int(),
  /** Hours that were announced before and moved while they were ahead, oldest first. */
  moved: z.array(time).exactOptional(),
})
export type Launch = z.infer<typeof launchSchema>
export const launches = keptAs('launch', launchSchema)

/** Kept so many seconds after the hour: a launch, and what was sealed and never opened. */
const LAUNCH_SECONDS = 366 * DAY
export const UNOPENED_SECONDS = 30 * DAY
/** Nothing opens before the hour in its seal: a slip of the year would lock signatures up for as long. Seconds. */
export const MOST_LAUNCH_AHEAD = 92 * DAY

/** Whether signatures are sealed until this hour. */
export const isAhead = (launch: Launch | undefined, now: number): launch is Launch =>
  launch !== undefined && !launch.lifted && now < parseTime(launch.opens)

/** Whether a letter that promised a seal until this hour promises what no longer holds. */
export const isBroken = (
  promised: string | null,
  launch: Pick<Launch, 'opens' | 'lifted'> | undefined,
): boolean => promised !== null && launch !== undefined && (launch.lifted || launch.opens !== promised)

/** The announcement at another hour. One that is past, or whose sealing was ended, is not moved: it is a new one. */
export function hourSet(
  before: Launch | undefined,
  next: Pick<Launch, 'opens' | 'zone' | 'by' | 'set'>,
): Launch {
  const launch = { ...next, lifted: false }
  if (!isAhead(before, next.set)) return launch
  const moved = [...(before.moved ?? []), ...(before.opens === next.opens ? [] : [before.opens])]
  return moved.length === 0 ? launch : { ...launch, moved }
}

/** Due at its hour, or at once where it was lifted: then what lies sealed is opened. */
export function setLaunch(drawer: Drawer, call: string, launch: Launch): Promise<void> {
  return drawer.apply([launchLaid(call, launch)], launch.set)
}

/** The same beside an entry. */
export function launchLaid(call: string, launch: Launch): Change {
  const { opens, lifted, set } = launch
  const hour = parseTime(opens)
  const due = lifted ? set : hour
  return launches.laid(call, launch, hour + LAUNCH_SECONDS, { due })
}

const sealedSchema = z.strictObject({
  call: id,
  party: id,
  commitment: digest,
  opens: time,
  envelope: bytes,
  salt: bytesInBase64url,
  /** Words beside the opening: salt ‖ bytes, by digest. */
  parts,
  made: z.int(),
  /** Why the law refuses to open it for ever; somebody must be told. */
  trouble: refused.nullable(),
})
/**
 * What a party has signed under seal, one signature of each party on a call. It comes beside its seal and goes beside
 * its opening.
 */
export type Sealed = z.infer<typeof sealedSchema>
const sealed = keptAs('sealed', sealedSchema)

/** Keeps what is sealed, as long as what was found of its party lies there: nothing, or what is open. */
export function sealedLaid(one: Sealed, before: Found<Sealed> | undefined) {
  return sealed.renewed(before, placeOf(one.call, one.party), one, parseTime(one.opens) + UNOPENED_SECONDS)
}

/** Beside its opening. */
export const sealedOpened = (found: Found<Sealed>) => sealed.taken(found)

export function sealedBy(
  drawer: Drawer,
  call: string,
  party: string,
  now: number,
): Promise<Found<Sealed> | undefined> {
  return sealed.lying(drawer, placeOf(call, party), now)
}

/** Beside what must not be recorded while the party has something sealed on this call. */
export const sealedAbsent = (call: string, party: string, otherwise: Refusal): Change => ({
  kind: sealed.kind,
  id: placeOf(call, party),
  before: null,
  after: null,
  otherwise: { code: otherwise.code, message: otherwise.message },
})

/** A page at a time. */
export function everySealed(drawer: Drawer, call: string, now: number): AsyncGenerator<Found<Sealed>> {
  return sealed.each(drawer, now, placeOf(call, ''))
}

export const sealedRefused = (found: Found<Sealed>, trouble: Refused) =>
  sealed.changed(found, { ...found.value, trouble })

/** `/` is in no id: what is of one call lies together. */
function placeOf(call: string, party: string) {
  return `${call}/${party}`
}
