import { randomBytes } from '#crypto'
import { equalBytes } from '../../core/bytes.ts'
import { parseEnvelope, signEnvelope } from '../../core/envelope.ts'
import type { Signer } from '../../core/keys.ts'
import { Refusal } from '../../core/refusal.ts'
import { parseTime } from '../../core/time.ts'
import { type Found, unlessLate, untilSettled } from '../../people/collection.ts'
import {
  everySealed,
  isAhead,
  type Launch,
  launches,
  type Sealed,
  sealedBy,
  sealedLaid,
  sealedOpened,
  sealedRefused,
} from '../../people/launches.ts'
import { refusedAs } from '../../people/stored-refusal.ts'
import { suspensionIn } from '../../register/party-keys.ts'
import type { SealedRow } from '../../register/rows.ts'
import { openingOf } from '../../register/sealed-file.ts'
import { partyJoined } from '../../register/types/invitations.ts'
import { commitmentOf, SEAL_SALT, statementOpened, statementSealed } from '../../register/types/sealed.ts'
import type { Change } from '../../store/drawer.ts'
import { rowIn } from '../../store/each-row.ts'
import { payloadOf } from '../compose.ts'
import { depositarySigner } from '../depositary-signer.ts'
import { type AnyDuty, duty } from '../worker.ts'
import type { Workplace } from '../workplace.ts'
import { sealOf } from './embargo.ts'
import { isSpoilt, notHeld, statementIn } from './held-ids.ts'

export type Sealer = Pick<Workplace, 'log' | 'now' | 'signer' | 'record'>

type Signed = Pick<Sealed, 'opens' | 'envelope' | 'parts'>

interface SealedNow {
  readonly commitment: string
  readonly index: number
}

/**
 * Seals a signature until an hour. The door first judges it as if it were posted openly, so nothing is sealed that
 * could not stand now. The depositary's key signs the seal, whose commit keeps envelope and salt, as long as no other
 * signature of the party lies sealed: the log cannot tell whether two seals are one party's, and everybody is told how
 * many there are.
 *
 * `beside` changes with it. Refuses `sealed_waiting` where another signature of the party lies sealed, and whatever the
 * door refuses.
 */
export function sealSignature(
  site: Sealer,
  signed: Signed,
  beside: () => Promise<readonly Change[]> = async () => [],
): Promise<SealedNow> {
  return untilSettled(async () => {
    let changes: readonly Change[]
    try {
      changes = await beside()
    } catch (error) {
      const sealed = error instanceof Refusal ? await sealedBefore(site, signed) : undefined
      if (sealed === undefined) throw error
      return sealed
    }
    return sealNow(site, signed, changes)
  })
}

/** The seal of this very statement, for whoever has lost the answer; undefined where it lies sealed no more. */
async function sealedBefore(site: Sealer, { envelope, parts }: Signed): Promise<SealedNow | undefined> {
  const { by, call } = statementIn(envelope)
  const before = (await sealedBy(site.log.drawer, call!, by, site.now()))?.value
  const row = before && (await sealOf(site.log, before))
  if (before === undefined || row?.opened !== null || !isSame(before.envelope, envelope)) return undefined
  await site.log.door.rehearse({ envelope, parts })
  return { commitment: before.commitment, index: row.entry }
}

async function sealNow(
  site: Sealer,
  { envelope, parts, opens }: Signed,
  beside: readonly Change[],
): Promise<SealedNow> {
  const { log, now } = site
  const { by: party, call: on, type } = statementIn(envelope)
  const call = on!
  const signer = depositarySigner(site)
  await log.door.rehearse({ envelope, parts })
  const before = await sealedBy(log.drawer, call, party, now())
  const row = before && (await sealOf(log, before.value))
  if (before !== undefined && row?.opened === null && !(await isSpoilt(site, before.value)))
    return sameAgain(before.value, row, envelope)
  const held = type === partyJoined.type ? await notHeld(site, party, call) : []
  const salt = randomBytes(SEAL_SALT)
  const commitment = commitmentOf(salt, envelope)
  const kept = { call, party, commitment, opens, envelope, salt, parts, made: now(), trouble: null }
  // Refuses now, and not at the hour, an opening that is too large for a statement.
  payloadOf(site, openingBy(kept))
  const composed = { type: statementSealed.type, call, body: { commitment, opens }, parts: [] } as const
  const seal = signEnvelope(payloadOf(site, composed), [signer])
  const { index } = await site.record({
    envelope: seal,
    parts: [],
    beside: [sealedLaid(kept, before), ...held, ...beside],
  })
  return { commitment, index }
}

const openingBy = (kept: Sealed) =>
  ({ type: statementOpened.type, call: kept.call, body: openingOf(kept) as never, parts: [] }) as const

/** Whoever sends the same statement again has lost the answer, and gets it again. */
function sameAgain(before: Sealed, { entry }: SealedRow, envelope: Uint8Array) {
  if (!isSame(before.envelope, envelope))
    throw new Refusal(
      'sealed_waiting',
      `A signature of ${before.party} lies sealed until ${before.opens}; the public cannot see it before.`,
    )
  return { commitment: before.commitment, index: entry }
}

/** Whether two envelopes are of one statement, however often its author has signed it. */
const isSame = (one: Uint8Array, other: Uint8Array) =>
  equalBytes(parseEnvelope(one).payload, parseEnvelope(other).payload)

/** What became of what lay sealed. */
interface Opened {
  readonly opened: number
  readonly refused: number
  /** When the next can be opened, Unix seconds: at its hour, or soon where the door did not take it; null for never. */
  readonly next: number | null
}

/** Openings at the door together, enough that verifying, judging and committing overlap. */
const AT_ONCE = 500
/** Seconds until the door is asked again, and until what was being sealed at the hour is looked for. */
const SOON = 2
const LATECOMERS = 60

type Place = Pick<Workplace, 'log' | 'now' | 'logger'>

/** Opens what lies sealed on the day of a launch, at its hour. */
export function openingDuty(site: () => Place, signer: Signer): AnyDuty {
  return duty({
    kept: launches,
    async act({ id, value }) {
      const { now, logger } = site()
      const { next, ...told } = await openSealed(site(), signer, id, value)
      if (told.opened > 0) logger.info(told, 'opened what was sealed until now')
      const late = parseTime(value.opens) + LATECOMERS
      return next ?? (now() < late ? late : null)
    },
    pause: () => SOON,
    trouble: 'what was sealed is not open yet',
  })
}

/**
 * Opens what is due of one call: nothing before the hour of its launch, nor any seal before its own. Several may call
 * it, at any time and as often as they like: what lies sealed goes in the commit of its opening.
 */
export async function openSealed(
  place: Place,
  signer: Signer,
  call: string,
  launch: Launch,
): Promise<Opened> {
  const { log, now } = place
  if (isAhead(launch, now())) return { opened: 0, refused: 0, next: parseTime(launch.opens) }
  const outcomes: Outcome[] = []
  let batch: Found<Sealed>[] = []
  const flush = async () => {
    outcomes.push(...(await Promise.all(batch.map(found => openOne(place, signer, found)))))
    batch = []
  }
  for await (const found of everySealed(log.drawer, call, now())) {
    batch.push(found)
    if (batch.length === AT_ONCE) await flush()
  }
  await flush()
  const times = outcomes.filter(outcome => typeof outcome === 'number')
  const count = (of: Outcome) => outcomes.filter(outcome => outcome === of).length
  return {
    opened: count('opened'),
    refused: count('refused'),
    next: times.length === 0 ? null : Math.min(...times),
  }
}

/** Until two officers say which of its party's keys stay, nobody knows whether it opens. */
async function isHeld({ log }: Place, { party }: Sealed): Promise<boolean> {
  return suspensionIn(await rowIn(log.store, 'partyKeys', party)) !== undefined
}

/** A number is when it comes to the door again. */
type Outcome = 'opened' | 'refused' | number

async function openOne(place: Place, signer: Signer, found: Found<Sealed>): Promise<Outcome> {
  const { log, now, logger } = place
  const { call, opens, parts, trouble } = found.value
  if (now() < parseTime(opens)) return parseTime(opens)
  if (trouble !== null) return 'refused'
  const envelope = signEnvelope(payloadOf(place, openingBy(found.value)), [signer])
  try {
    await log.door.post({ envelope, parts, beside: [sealedOpened(found)] })
    return 'opened'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // What the law refuses it refuses for ever; the door may take it next time.
    if (error.kind !== 'law' || error.code === 'seen_stale') return now() + SOON
    if (error.code === 'keys_suspended' && (await isHeld(place, found.value))) return now() + LATECOMERS
    // The party, which keeps a copy, may have opened it.
    const isOpen = error.code === 'sealed_opened'
    if (!isOpen) logger.warn({ code: error.code, call }, 'a sealed signature cannot be opened')
    const change = isOpen ? sealedOpened(found) : sealedRefused(found, refusedAs(error))
    // Another server may have been faster.
    await unlessLate(log.drawer.apply([change], now()))
    return isOpen ? 'opened' : 'refused'
  }
}
