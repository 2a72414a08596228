import { anchorIfDue } from '../log/anchor.ts'
import { applications } from '../people/applications.ts'
import { type Found, untilSettled } from '../people/collection.ts'
import { officerLetters, readyApplications } from '../people/officer-letters.ts'
import { erasings, lettersOwed } from '../people/persons.ts'
import { piles } from '../people/quarantine.ts'
import { type ChoreDone, chores } from '../people/scheduled-tasks.ts'
import { untilAnswered } from '../store/patience.ts'
import { inviteAdmitted } from './admitted-invited.ts'
import { batchDuty } from './bulk.ts'
import { dropTold, interruptionsDuty } from './commitments/interruptions.ts'
import { DUTIES, NOT_YET, tellDuties } from './commitments/telling.ts'
import { keepContacts } from './contacts.ts'
import { openingDuty } from './launch/seals.ts'
import { tellClaimed } from './letters/application.ts'
import { keepOfficers, tellOfficers, tellTogether } from './letters/officers-told.ts'
import { TELLING, tellParties } from './letters/party-told.ts'
import { cancelStale } from './letters/stale.ts'
import { listingDuty } from './listing.ts'
import { carryThrough, eraseTold, keepToRetention } from './person/erasure.ts'
import { writeOwed } from './person/writing.ts'
import { carryOnPile } from './quarantine.ts'
import { recheckRound } from './recheck.ts'
import { remindersDuty } from './reminders.ts'
import { type AnyDuty, duty, type Job } from './worker.ts'
import type { Workplace } from './workplace.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE

/** Until what could not begin is tried again, seconds. */
const SOON = 2

interface Chore {
  readonly every: number
  readonly act: (site: Workplace, job: Job, done: ChoreDone) => Promise<unknown>
}

/** What a server does from time to time, in seconds. */
const CHORES: Readonly<Record<string, Chore>> = {
  // A day begins at midnight UTC, wherever the server started.
  anchor: {
    every: 10 * MINUTE,
    async act({ log, now, logger, signer }) {
      if (signer === null) return
      const recorded = await anchorIfDue(log, signer, now())
      if (recorded !== undefined) logger.info({ entry: recorded.index }, 'anchored')
    },
  },
  // Nobody reads what has expired, so it does not matter when it goes.
  sweep: { every: HOUR, act: ({ log, now }) => log.drawer.sweep(now()) },
  // Looks for a due line once a day, however often this runs.
  recheck: {
    every: HOUR,
    async act(site, { isStopped }) {
      const { logger } = site
      const checked = await recheckRound(site, {
        isStopped,
        troubled: (party, { code, message }) =>
          logger.warn({ party, code }, `a mandate was not checked again: ${message}`),
      })
      for (const { party, entry } of checked) logger.info({ party, entry }, 'a mandate was checked again')
    },
  },
  // So that an officer hands over none, and the outbox says which were not sent.
  letters: { every: HOUR, act: (site, { isStopped }) => cancelStale(site, isStopped) },
  // Half a minute after an officer has posted an erasure by command, at the latest.
  erasures: {
    every: MINUTE / 2,
    async act(site, { isStopped }, { read = 0 }) {
      const next = await eraseTold(site, read, isStopped)
      if (next > read) await chores.change(site.log.drawer, 'erasures', site.now(), () => ({ read: next }))
    },
  },
  // Half a minute after the entry, whoever posted it.
  [TELLING]: { every: MINUTE / 2, act: (site, { isStopped }) => tellParties(site, isStopped) },
  // One round a day, as soon as it has begun.
  [DUTIES]: { every: 5 * MINUTE, act: (site, { isStopped }) => tellDuties(site, isStopped) },
  // What ends by more than its date: by the closing of a call, or with the last key and signature of a party.
  retention: {
    every: 6 * HOUR,
    async act(site) {
      await keepToRetention(site)
      await keepContacts(site)
      await keepOfficers(site)
      await dropTold(site)
    },
  },
}

/**
 * Starts the worker, with every chore due at once: nobody knows how long the server was down. Waits for a store that
 * cannot be written yet, until `signal`.
 */
export async function beginWork(
  { log: { drawer }, now, worker }: Workplace,
  signal: AbortSignal,
): Promise<void> {
  for (const name of Object.keys(CHORES))
    await untilAnswered(async () => {
      await untilSettled(async () => {
        const [found, due] = [await chores.lying(drawer, name, now()), { due: now() }]
        // Another server may be at it, and has come further since.
        const change = found ? chores.changed(found, found.value, due) : chores.added(name, {}, null, due)
        await drawer.apply([change], now())
      })
    }, signal)
  await untilAnswered(() => worker.start(), signal)
}

async function doChore(site: Workplace, { id, value }: Found<ChoreDone>, job: Job) {
  const chore = CHORES[id]
  // One that newer software knew.
  if (chore === undefined) return null
  const came = await chore.act(site, job, value)
  return site.now() + (came === NOT_YET ? SOON : chore.every)
}

/** All that a server does by itself as soon as it is due. */
export function dutiesOf(
  site: () => Workplace,
  { mail = null, signer = null }: Partial<Pick<Workplace, 'mail' | 'signer'>>,
): AnyDuty[] {
  return [
    duty({
      kept: chores,
      act: (found, job) => doChore(site(), found, job),
      atOnce: Object.keys(CHORES).length,
      pause: () => 5 * MINUTE,
      trouble: 'what is done from time to time was not done',
    }),
    duty({
      kept: lettersOwed,
      async act(found) {
        await writeOwed(site(), found)
        return undefined
      },
      trouble: 'a letter to a person is not written yet',
    }),
    duty({
      kept: erasings,
      act: found => carryThrough(site(), found),
      trouble: 'an erasure is not carried through yet',
    }),
    duty({
      kept: piles,
      act: (found, job) => carryOnPile(site(), found, job),
      trouble: 'what was being set aside has broken off',
    }),
    duty({
      kept: applications,
      act: found =>
        found.value.state.is === 'admitted' ? inviteAdmitted(site(), found) : tellClaimed(site(), found),
      trouble: 'an applicant is not invited yet, or not told that a register is theirs',
    }),
    duty({
      kept: readyApplications,
      act: found => tellOfficers(site(), found),
      trouble: 'officers were not told of an application',
    }),
    duty({
      kept: officerLetters,
      act: found => tellTogether(site(), found),
      trouble: 'an officer was not told of applications',
    }),
    remindersDuty(site),
    ...(mail === null ? [] : [mail.duty]),
    // What the depositary's key signs, where it lies here.
    ...(signer === null
      ? []
      : [interruptionsDuty(site), openingDuty(site, signer), batchDuty(site), listingDuty(site)]),
  ]
}
