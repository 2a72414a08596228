import { z } from 'zod'
import { Refusal } from '../../core/refusal.ts'
import { decide, holdApplication, releaseApplication } from '../../people/applications.ts'
import { noteRecorded, PROOF_METHODS } from '../../people/proofs.ts'
import { endSessionsOf } from '../../people/sessions.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { withMore } from '../links.ts'
import { seeOther } from '../private.ts'
import type { Officer } from './officer.ts'

/** What an act changes beside the register, in the private drawer. */
export const afterSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('nothing') }),
  z.strictObject({
    is: z.literal('admitted'),
    application: z.string(),
    party: z.string(),
    /** What the applicant had proven, and the admission takes over. */
    proofs: z.array(z.strictObject({ method: z.enum(PROOF_METHODS), at: z.int() })),
  }),
  z.strictObject({ is: z.literal('revoked'), holder: z.string() }),
  /** A proof that came after the admission was put on record. */
  z.strictObject({
    is: z.literal('proven'),
    application: z.string(),
    method: z.enum(PROOF_METHODS),
    at: z.int(),
  }),
])
export type After = z.infer<typeof afterSchema>

interface Carried {
  readonly what: After
  /** The name of the act, the same however often it is tried. */
  readonly act: string
  /** The identity of its statement, in base64url. */
  readonly statement: string
  readonly back: string
}

/** Posts an act, and does what goes with it beside the register. */
export async function carryOut(
  asked: Asked,
  officer: Officer,
  { what, act, statement, back }: Carried,
  post: () => Promise<number>,
): Promise<Answer> {
  const { log, now } = asked.site
  const { drawer } = log
  if (what.is === 'admitted') {
    const { application, party, proofs } = what
    await holdApplication(drawer, application, { by: officer.id, act, statement, party }, now())
    const entry = await post().catch(async error => {
      // Where nobody knows whether it was recorded, it stays held until the same act is sent again.
      if (!(error instanceof Refusal && error.code === 'outcome_unknown'))
        await releaseApplication(drawer, application, act, now())
      throw error
    })
    const decided = { by: officer.id, at: now(), party, entry, invitation: null, enrolled: null }
    await decide(drawer, application, { is: 'admitted', ...decided }, now(), act)
    for (const proof of proofs) await noteRecorded(drawer, application, proof, entry, now())
    return seeOther(asked, withMore(back, `done=${entry}`))
  }
  const entry = await post()
  // Whoever holds a lost device must not go on looking around either.
  if (what.is === 'proven') await noteRecorded(drawer, what.application, what, entry, now())
  if (what.is === 'revoked') await endSessionsOf(drawer, what.holder, now())
  return seeOther(asked, withMore(back, `done=${entry}`))
}
