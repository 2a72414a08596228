import { randomBytes } from '#crypto'
import { pae, parseEnvelope, signEnvelope } from '../../core/envelope.ts'
import { Refusal } from '../../core/refusal.ts'
import { parseStatement } from '../../core/statement.ts'
import type { Part } from '../../log/beside.ts'
import { keepSealed, noteSealed, type Sealed, sealedBy } from '../../people/launches.ts'
import { oneAtATime } from '../../people/one-at-a-time.ts'
import { ref, type SealedRow } from '../../register/rows.ts'
import { openingOf } from '../../register/sealed-file.ts'
import {
  commitmentOf,
  SEAL_SALT,
  sealedKey,
  statementOpened,
  statementSealed,
} from '../../register/types/sealed.ts'
import type { RunningSite } from '../asked.ts'
import { payloadOf } from '../statement/compose.ts'
import { depositarySigner } from '../statement/depositary-signer.ts'
import { throughTheDoor } from '../statements.ts'

export type Sealer = Pick<RunningSite, 'log' | 'now' | 'signer' | 'metrics'>

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
export function sealSignature(
  site: Sealer,
  signed: { envelope: Uint8Array; parts: readonly Part[]; opens: string },
): Promise<SealedNow> {
  const { by: party, call } = parseStatement(parseEnvelope(signed.envelope).payload)
  // A seal says nothing, so the log cannot tell that two of them are one party's: how many there are is told to everybody.
  return oneAtATime(`seal ${call}/${party}`, () => sealNow(site, { ...signed, party, call: call! }))
}

interface Signed {
  readonly envelope: Uint8Array
  readonly parts: readonly Part[]
  readonly opens: string
  readonly party: string
  readonly call: string
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
  const { index } = await throughTheDoor(site, { envelope: seal, parts: [] })
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
