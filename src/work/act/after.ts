import { z } from 'zod'
import { Refusal } from '../../core/refusal.ts'
import { type Application, decide, holdApplication, releaseApplication } from '../../people/applications.ts'
import { keepPaperForGood } from '../../people/papers.ts'
import { keepEvidenceForGood, noteRecorded, PROOF_METHODS, type Proof } from '../../people/proofs.ts'
import { dropRecheck, keepProven, recheckOf } from '../../people/rechecks.ts'
import { endSessionsOf } from '../../people/sessions.ts'
import { digest, MANDATES } from '../../register/kinds.ts'
import { writeClaimed } from '../letters/application.ts'
import type { Workplace } from '../workplace.ts'

const proof = { method: z.enum(PROOF_METHODS), at: z.int() }

const granted = {
  application: z.string(),
  /** What the applicant had proven, and the act takes over. */
  proofs: z.array(z.strictObject(proof)),
  /** Files of the applicant whose digests it binds. */
  papers: z.array(digest),
}

/** What an act changes beside the register, in the private drawer. */
export const afterSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('nothing') }),
  z.strictObject({ is: z.literal('admitted'), party: z.string(), ...granted }),
  z.strictObject({ is: z.literal('claimed'), ...granted }),
  z.strictObject({ is: z.literal('revoked'), holder: z.string() }),
  /** A mandate was checked again. */
  z.strictObject({ is: z.literal('rechecked'), party: z.string(), method: z.enum(MANDATES) }),
  /** A proof that came after the admission was put on record. */
  z.strictObject({ is: z.literal('proven'), application: z.string(), party: z.string(), ...proof }),
])
export type After = z.infer<typeof afterSchema>

/** Whoever signs the act. */
interface InOffice {
  readonly id: string
}

interface Carried {
  readonly what: After
  /** The name of the act, the same however often it is tried. */
  readonly act: string
  /** The identity of its statement, in base64url. */
  readonly statement: string
}

/** Posts an act, and does what goes with it beside the register. Returns its entry. */
export async function carryOut(
  place: Workplace,
  officer: InOffice,
  carried: Carried,
  post: () => Promise<number>,
): Promise<number> {
  const { what } = carried
  const isGrant = what.is === 'admitted' || what.is === 'claimed'
  const entry = isGrant ? await grant(place, officer, carried, what, post) : await post()
  if (what.is === 'rechecked') await checkedAgain(place, what)
  if (what.is === 'proven') await recorded(place, what, entry)
  // Whoever holds a lost device must not go on looking around either.
  if (what.is === 'revoked') await endSessionsOf(place.log.drawer, what.holder, place.now())
  return entry
}

/** What was applied for is granted: the application is held while the act is posted, and then decided. */
async function grant(
  place: Workplace,
  { id: by }: InOffice,
  { act, statement }: Carried,
  what: Extract<After, { is: 'admitted' | 'claimed' }>,
  post: () => Promise<number>,
): Promise<number> {
  const { log, now } = place
  const { drawer } = log
  const { application, proofs, papers } = what
  const party = what.is === 'admitted' ? what.party : null
  await holdApplication(drawer, application, { by, act, statement, party }, now())
  const entry = await post().catch(async error => {
    // Where nobody knows whether it was recorded, it stays held until the same act is sent again.
    if (!(error instanceof Refusal && error.code === 'outcome_unknown'))
      await releaseApplication(drawer, application, act, now())
    throw error
  })
  await noteGranted(place, application, party, { by, at: now(), entry }, act)
  for (const { method, at } of proofs) await recorded(place, { application, party, method, at }, entry)
  for (const paper of papers) await keepPaperForGood(drawer, application, paper, now())
  return entry
}

/** It was admitted as `party`; or the register was handed over, and whoever asked for it is told. */
export async function noteGranted(
  place: Workplace,
  application: string,
  party: string | null,
  done: { readonly by: string; readonly at: number; readonly entry: number },
  act: string,
): Promise<Application> {
  const { log, now } = place
  const state =
    party === null
      ? { is: 'claimed' as const, ...done }
      : { is: 'admitted' as const, ...done, party, invitation: null, enrolled: null }
  const granted = await decide(log.drawer, application, state, now(), act)
  if (party === null) await writeClaimed(place, application, { application: granted, entry: done.entry })
  return granted
}

interface Proven extends Pick<Proof, 'method' | 'at'> {
  readonly application: string
  readonly party: string | null
}

/** A proof has become an entry: its evidence stays, and its line is looked for again when that is due. */
async function recorded(
  { log: { drawer }, now }: Workplace,
  { application, party, method, at }: Proven,
  entry: number,
): Promise<void> {
  const proof = await noteRecorded(drawer, application, { method, at }, entry, now())
  if (proof !== undefined && party !== null) await keepProven(drawer, party, application, proof)
}

/** Nothing waits any more, and what the server had found is kept with the entry that binds it. */
async function checkedAgain(
  { log: { drawer }, now }: Workplace,
  { party, method: by }: { readonly party: string; readonly method: string },
): Promise<void> {
  const method = PROOF_METHODS.find(one => one === by)
  if (method === undefined) return
  const recheck = await recheckOf(drawer, party, method, now())
  for (const one of recheck?.found?.evidence ?? []) await keepEvidenceForGood(drawer, one, now())
  await dropRecheck(drawer, party, method)
}
