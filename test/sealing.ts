import { toBase64url } from '../src/core/bytes.ts'
import type { Digest } from '../src/core/digest.ts'
import { parseJson } from '../src/core/json.ts'
import type { Signer } from '../src/core/keys.ts'
import { commitmentOf } from '../src/register/types/sealed.ts'
import { ACCEPTS, ACCORD, admittedHarbour, northhaven } from './harbour.ts'
import { type MemoryLog, type Saying, seedOf } from './memory-log.ts'

/** Signatures under seal, in a log in memory: what its author keeps, and what is posted to seal and to open it. */

/** What its author keeps of a sealed statement. */
export interface Kept {
  readonly commitment: Digest
  readonly salt: Uint8Array
  readonly envelope: Uint8Array
}

/** The hour of these stories; the harbour's clock begins a day before. */
export const HOUR = '2026-01-02T12:00:00Z'

export function keep(envelope: Uint8Array, salt = 'a salt'): Kept {
  const bytes = seedOf(salt)
  return { commitment: commitmentOf(bytes, envelope), salt: bytes, envelope }
}

/** Northhaven's signature or another's, made and not shown to anybody. */
export function signUnseen(
  log: MemoryLog,
  by: string,
  key: Signer,
  saying: Saying & { body?: object } = {},
): Kept {
  const { body, ...rest } = saying
  const accepts = { ...ACCEPTS, ...body }
  return keep(log.envelope('signature/given', accepts, { by, call: ACCORD, signers: [key], ...rest }))
}

export function seal(log: MemoryLog, { commitment }: Pick<Kept, 'commitment'>, opens = HOUR): number {
  return log.post('statement/sealed', { commitment, opens }, { call: ACCORD })
}

export const opening = ({ commitment, salt, envelope }: Kept) => ({
  commitment,
  salt: toBase64url(salt),
  envelope: parseJson(envelope),
})

export function open(log: MemoryLog, kept: Kept, saying: Saying & { body?: object } = {}): number {
  const { body, ...rest } = saying
  return log.post('statement/opened', { ...opening(kept), ...body }, { call: ACCORD, ...rest })
}

/** Northhaven has signed under seal; what happens next is for each story. */
export function sealedHarbour(body: object = {}): { log: MemoryLog; kept: Kept; at: number } {
  const log = admittedHarbour()
  const kept = signUnseen(log, 'northhaven', northhaven, { body })
  return { log, kept, at: seal(log, kept) }
}

/** The log's clock is at the hour. */
export function atTheHour(log: MemoryLog): void {
  log.now = HOUR
}
