import { Refusal } from '../../core/refusal.ts'
import { DAY } from '../../core/time.ts'
import { nextHour } from '../../core/zone.ts'
import { type Application, applications } from '../../people/applications.ts'
import { type Found, untilSettled } from '../../people/collection.ts'
import { pastLetters, writtenAbout } from '../../people/letters.ts'
import {
  MOST_A_DAY,
  type OfficerLetters,
  officerLetters,
  readyApplications,
  readyNoted,
} from '../../people/officer-letters.ts'
import type { Proof } from '../../people/proofs.ts'
import { settingsIn, zoneOf } from '../../people/settings.ts'
import { ref } from '../../register/rows.ts'
import type { Change } from '../../store/drawer.ts'
import { rowIn } from '../../store/each-row.ts'
import { stoppedOfficers } from '../officers.ts'
import { levelOf } from '../proof-level.ts'
import type { Workplace } from '../workplace.ts'
import { letterToSend } from './send.ts'

/**
 * Officers hear of each application that is ready for a decision, by their wishes. Only of those that somebody has proven to
 * stand behind, a few a day one by one and the others together: a thousand that a machine sends make no thousand letters.
 * Nothing that was typed stands in them.
 */

type Place = Pick<Workplace, 'log' | 'now' | 'publicUrl' | 'letters' | 'mail' | 'worker'>

/** What waits is told together at this hour, by the keeper's clocks. */
const MORNING = '06:00'

/** Whether somebody has to decide on it: a closed call takes nobody any more. */
async function isToDecide(
  { log }: Pick<Workplace, 'log'>,
  application: Application | undefined,
): Promise<boolean> {
  if (application?.state.is !== 'waiting') return false
  return (await rowIn(log.store, 'calls', application.call))?.closed === null
}

/** Beside a proof that speaks for the organisation: officers are told. */
export async function readyBy(
  { log, now }: Pick<Workplace, 'log' | 'now'>,
  application: string,
  proof: Proof,
): Promise<readonly Change[]> {
  const found = await applications.get(log.drawer, application, now())
  if (found?.state.is !== 'waiting' || levelOf(proof, found.organisation.domain) === undefined) return []
  return readyNoted(log.drawer, application, now())
}

/** Who is in office, and not suspended, with where they hear. Whose office has ended is forgotten by `keepOfficers`. */
async function inOffice({ log, now }: Pick<Workplace, 'log' | 'now'>): Promise<Found<OfficerLetters>[]> {
  const all = await officerLetters.all(log.drawer, now())
  const roles = await log.store.rows(all.map(({ id }) => ref('roles', id)))
  const stopped = new Set((await stoppedOfficers({ log })).map(({ officer }) => officer))
  return all.filter(({ id }, i) => roles[i]?.ended === null && !stopped.has(id))
}

/** Of one application that is ready: a letter now, or one with others the next morning. */
export async function tellOfficers(place: Place, found: Found<{ readonly at: number }>): Promise<undefined> {
  const { log, now, mail } = place
  const { drawer } = log
  await untilSettled(async () => {
    const lying = await readyApplications.lying(drawer, found.id, now())
    if (lying?.due == null) return
    const done = readyApplications.changed(lying, lying.value, { due: null, held: null, tries: 0 })
    const application = await applications.get(drawer, found.id, now())
    // Without a relay no officer is written to: they would hand the letter to themselves.
    const isToTell = mail !== null && (await isToDecide(place, application))
    const officers = isToTell ? await inOffice(place) : []
    const told = officers.map(officer =>
      toldOf(place, officer, { call: application!.call, application: found.id }),
    )
    await drawer.apply([done, ...(await Promise.all(told)).flat()], now())
  })
  place.worker.wake()
  return undefined
}

async function toldOf(
  place: Place,
  found: Found<OfficerLetters>,
  what: { readonly call: string; readonly application: string },
): Promise<readonly Change[]> {
  const { value } = found
  const today = Math.floor(place.now() / DAY)
  const count = value.day === today ? value.count : 0
  if (value.wants === 'daily' || count >= MOST_A_DAY) {
    const zone = zoneOf(await settingsIn(place.log.drawer, place.now()))
    const due = found.due ?? nextHour(zone, MORNING, place.now())
    return [officerLetters.changed(found, value, { due })]
  }
  const counted = officerLetters.changed(found, { ...value, day: today, count: count + 1 })
  const letter = await officerLetter(place, found.id, value, what, {
    about: `ready/${found.id}/${what.application}`,
  })
  return [counted, ...letter]
}

/** All that wait, in one letter. */
export async function tellTogether(place: Place, found: Found<OfficerLetters>): Promise<null | undefined> {
  const { log, now, mail } = place
  const { drawer } = log
  if (mail === null || !(await inOffice(place)).some(({ id }) => id === found.id)) return null
  await untilSettled(async () => {
    const lying = await officerLetters.lying(drawer, found.id, now())
    if (lying?.due == null) return
    let count = 0
    for await (const { id } of readyApplications.each(drawer, now()))
      if (await isToDecide(place, await applications.get(drawer, id, now()))) count++
    const done = officerLetters.changed(lying, lying.value, { due: null, held: null, tries: 0 })
    const until = now() + 2 * DAY
    const letter =
      count === 0
        ? []
        : await officerLetter(place, found.id, lying.value, { count }, { about: `ready/${found.id}`, until })
    await drawer.apply([done, ...letter], now())
  })
  place.worker.wake()
  return undefined
}

/** An officer tries the relay so often in an hour. */
export const MOST_TRIES = 5
const TRIES_SECONDS = 3600
const triesOf = (officer: string) => `tried/${officer}`

/** The newest letter by which an officer tried the relay; undefined where they did not. */
export const lastTry = ({ log, now }: Pick<Place, 'log' | 'now'>, officer: string) =>
  writtenAbout(log.drawer, triesOf(officer), now())

/**
 * A letter to the officer's own address, through queue and relay as all others; undefined where they have named none.
 * Refuses `rate_limited`.
 */
export async function tryRelay(place: Place, officer: string): Promise<readonly Change[] | undefined> {
  const { drawer } = place.log
  const now = place.now()
  const to = await officerLetters.get(drawer, officer, now)
  if (to === undefined) return undefined
  const about = triesOf(officer)
  const past = await pastLetters.by(drawer, 'about', about, now)
  if (past.filter(({ value }) => value.queued > now - TRIES_SECONDS).length >= MOST_TRIES)
    throw new Refusal(
      'rate_limited',
      `You have sent ${MOST_TRIES} test letters within an hour. Look at what came of them first.`,
    )
  return officerLetter(place, officer, to, 'tried', { about, until: now + TRIES_SECONDS })
}

/** A letter to an officer, by what they have wished for. */
export async function officerLetter(
  place: Pick<Place, 'log' | 'now' | 'publicUrl' | 'letters'>,
  officer: string,
  { email, lang }: Pick<OfficerLetters, 'email' | 'lang'>,
  what:
    | { readonly call: string; readonly application: string }
    | { readonly count: number }
    | 'moved'
    | 'tried',
  envelope: { readonly about?: string; readonly until?: number } = {},
): Promise<readonly Change[]> {
  const to = { to: email, kind: 'officer-told', ...envelope } as const
  const { changes } = await letterToSend(place, to, wishes =>
    place.letters.officerTold({ officer, lang, what, wishes }),
  )
  return changes
}

/** Forgets where whoever is no officer any more was written to. */
export async function keepOfficers({ log, now }: Pick<Workplace, 'log' | 'now'>): Promise<void> {
  const all = await officerLetters.all(log.drawer, now())
  const roles = await log.store.rows(all.map(({ id }) => ref('roles', id)))
  const over = all.filter((_, i) => roles[i]?.ended !== null)
  await log.drawer.apply(
    over.map(({ id }) => officerLetters.gone(id)),
    now(),
  )
}
