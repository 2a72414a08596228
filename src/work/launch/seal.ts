import { randomBytes } from '#crypto'
import { pae, parseEnvelope, signEnvelope } from '../../core/envelope.ts'
import type { Signer } from '../../core/keys.ts'
import { Refusal } from '../../core/refusal.ts'
import { parseStatement } from '../../core/statement.ts'
import { parseTime } from '../../core/time.ts'
import {
  dropSealed,
  everySealed,
  keepSealed,
  type Launch,
  launches,
  noteSealed,
  noteTrouble,
  type Sealed,
  sealedBy,
} from '../../people/launches.ts'
import { oneAtATime } from '../../people/one-at-a-time.ts'
import { refusedAs } from '../../people/refused.ts'
import { ref, type SealedRow } from '../../register/rows.ts'
import { openingOf } from '../../register/sealed-file.ts'
import {
  commitmentOf,
  SEAL_SALT,
  sealedKey,
  statementOpened,
  statementSealed,
} from '../../register/types/sealed.ts'
import { payloadOf } from '../compose.ts'
import { depositarySigner } from '../depositary-signer.ts'
import type { Workplace } from '../workplace.ts'
import { isAhead } from './embargo.ts'

export type Sealer = Pick<Workplace, 'log' | 'now' | 'signer' | 'record'>

type Signed = Pick<Sealed, 'call' | 'party' | 'opens' | 'envelope' | 'parts'>

interface SealedNow {
  readonly commitment: string
  readonly index: number
}

/**
 * Seals a signature until an hour. The order is the design:
 *
 *   1. the door judges the signature as if it were posted openly: nothing is sealed that could not stand now
 *   2. envelope and salt are kept, so that no seal is in the log which nobody could open
 *   3. the seal is recorded, signed by the depositary's key, which lies with the server
 *   4. it is noted as the party's: what was kept in 2 and not recorded in 3 is opened by nobody, and expires
 *
 * Refuses `sealed_waiting` where the party has signed under seal before, and whatever the door refuses.
 */
export function sealSignature(site: Sealer, signed: Omit<Signed, 'call' | 'party'>): Promise<SealedNow> {
  const { by: party, call } = parseStatement(parseEnvelope(signed.envelope).payload)
  // A seal says nothing, so the log cannot tell that two of them are one party's: how many there are is told to everybody.
  return oneAtATime(`seal ${call}/${party}`, () => sealNow(site, { ...signed, party, call: call! }))
}

async function sealNow(site: Sealer, { envelope, parts, opens, party, call }: Signed): Promise<SealedNow> {
  const { log, now } = site
  const signer = depositarySigner(site)
  await log.door.rehearse({ envelope, parts })
  const before = await sealedBy(log.drawer, call, party, now())
  const row = before && (await sealRow(site, before))
  if (before !== undefined && row !== undefined && row.opened === null)
    return sameAgain(before, row, envelope)
  const salt = randomBytes(SEAL_SALT)
  const commitment = commitmentOf(salt, envelope)
  const kept: Sealed = {
    call,
    commitment,
    party,
    opens,
    envelope,
    salt,
    parts,
    made: now(),
    trouble: null,
  }
  // An opening that is too large for a statement is told now, and not at the hour.
  payloadOf(site, { type: statementOpened.type, call, body: openingOf(kept) as never, parts: [] })
  await keepSealed(log.drawer, kept)
  const composed = { type: statementSealed.type, call, body: { commitment, opens }, parts: [] } as const
  const seal = signEnvelope(payloadOf(site, composed), [signer])
  const { index } = await site.record({ envelope: seal, parts: [] })
  await noteSealed(log.drawer, kept)
  return { commitment, index }
}

async function sealRow(
  { log }: Pick<Sealer, 'log'>,
  { call, commitment }: Sealed,
): Promise<SealedRow | undefined> {
  const [row] = await log.store.rows([ref('sealed', sealedKey(call, commitment))])
  return row
}

/** Whoever sends the same statement once more has lost the answer, and gets it again. */
function sameAgain(before: Sealed, { entry }: SealedRow, envelope: Uint8Array): SealedNow {
  const statementIn = (bytes: Uint8Array) => pae(parseEnvelope(bytes).payload).toHex()
  if (statementIn(before.envelope) !== statementIn(envelope))
    throw new Refusal(
      'sealed_waiting',
      `A signature of ${before.party} lies sealed until ${before.opens}; nobody can see it before.`,
    )
  return { commitment: before.commitment, index: entry }
}

/** What became of an opening. `left` waits for its own hour, or for the door to take it. */
export interface Opened {
  readonly opened: number
  readonly refused: number
  readonly left: number
}

/** Openings that are at the door together: enough that verifying, judging and committing overlap. */
const AT_ONCE = 500

type Place = Pick<Workplace, 'log' | 'now' | 'logger'>

/**
 * Opens what is due on every launch day. It may be called at any time and as often as one likes, and breaks off at any
 * moment without harm: whether a seal is open is asked of the register, and what is open is dropped here afterwards.
 */
export async function openDue(place: Place, signer: Signer): Promise<Opened> {
  const total = { opened: 0, refused: 0, left: 0 }
  for (const { id: call, value: launch } of await launches.all(place.log.drawer, place.now())) {
    const { opened, refused, left } = await openSealed(place, signer, call, launch)
    total.opened += opened
    total.refused += refused
    total.left += left
  }
  return total
}

/** Opens what is due of one call: nothing before the hour of its launch, nor any seal before its own. */
export async function openSealed(
  place: Place,
  signer: Signer,
  call: string,
  launch: Launch,
): Promise<Opened> {
  const { log, now } = place
  const total = { opened: 0, refused: 0, left: 0 }
  if (isAhead(launch, now())) return total
  let batch: Sealed[] = []
  const open: Sealed[] = []
  const flush = async () => {
    for (const [i, outcome] of (await openBatch(place, signer, batch)).entries()) {
      if (outcome === 'unrecorded') continue
      total[outcome] += 1
      if (outcome === 'opened') open.push(batch[i]!)
    }
    batch = []
  }
  for await (const kept of everySealed(log.drawer, call, now())) {
    batch.push(kept)
    if (batch.length === AT_ONCE) await flush()
  }
  await flush()
  // Last, since nobody waits for it: what is public lies here no longer than it must, words that may be withheld least.
  for (const kept of open) await dropSealed(log.drawer, kept)
  return total
}

/** `unrecorded`: kept, and its seal never recorded, which whoever signed was told. It expires. */
type Outcome = keyof Opened | 'unrecorded'

async function openBatch(place: Place, signer: Signer, batch: readonly Sealed[]): Promise<Outcome[]> {
  if (batch.length === 0) return []
  const refs = batch.map(({ call, commitment }) => ref('sealed', sealedKey(call, commitment)))
  const rows = await place.log.store.rows(refs)
  return Promise.all(batch.map((kept, i) => openOne(place, signer, kept, rows[i])))
}

async function openOne(
  place: Place,
  signer: Signer,
  kept: Sealed,
  row: SealedRow | undefined,
): Promise<Outcome> {
  const { log, now, logger } = place
  if (row === undefined) return 'unrecorded'
  if (row.opened === null) {
    if (now() < parseTime(row.opens)) return 'left'
    if (kept.trouble !== null) return 'refused'
    const composed = {
      type: statementOpened.type,
      call: kept.call,
      body: openingOf(kept) as never,
      parts: [],
    } as const
    const envelope = signEnvelope(payloadOf(place, composed), [signer])
    try {
      await log.door.post({ envelope, parts: kept.parts })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      // What the law refuses it refuses for ever; the door may take it the next time.
      if (error.kind !== 'law' || error.code === 'seen_stale') return 'left'
      logger.warn({ code: error.code, call: kept.call }, 'a sealed signature cannot be opened')
      await noteTrouble(log.drawer, kept, refusedAs(error), now())
      return 'refused'
    }
  }
  return 'opened'
}
