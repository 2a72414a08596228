import { z } from 'zod'
import type { EnvelopeSignature } from '../../core/keys.ts'
import { Refusal } from '../../core/refusal.ts'
import { colleagues, endColleague } from '../../people/colleagues.ts'
import { keepCredential } from '../../people/credentials.ts'
import { sessions, sessionsOf } from '../../people/sessions.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { keyidOf } from '../passkey/returned.ts'
import { seeOther } from '../private.ts'
import type { Representative } from './who.ts'

/** What a party's act changes beside the register, in the private drawer. */
export const afterSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('nothing') }),
  z.strictObject({ is: z.literal('revoked'), keyid: z.string().max(64) }),
  z.strictObject({ is: z.literal('let-in'), colleague: z.string().max(100) }),
])
export type After = z.infer<typeof afterSchema>

/** Posts an act with the signatures that stand beside it, and does what goes with it. */
export async function carryOut(
  asked: Asked,
  { party }: Representative,
  after: After,
  post: (beside: readonly EnvelopeSignature[]) => Promise<number>,
): Promise<Answer> {
  const { log, now } = asked.site
  const { drawer } = log
  if (after.is !== 'let-in') {
    const entry = await post([])
    // Whoever holds a lost device must not go on looking around either.
    if (after.is === 'revoked')
      for (const { id, value } of await sessionsOf(drawer, party, now()))
        if (value.keyid === after.keyid) await sessions.remove(drawer, id)
    return seeOther(asked, `/representative?done=${entry}`)
  }
  const found = await colleagues.get(drawer, after.colleague, now())
  if (found?.party !== party || found.offered === null)
    throw new Refusal('link_spent', 'This link was ended, or its passkey was let in already.')
  const { key, credential, signature } = found.offered
  const kept = { keyid: keyidOf(key), holder: party, use: 'party' as const, transports: [], made: now() }
  // Before the key is in: one that the register never comes to know signs nothing.
  await keepCredential(drawer, credential, { ...kept, label: found.label })
  const entry = await post([JSON.parse(signature) as EnvelopeSignature])
  await endColleague(drawer, after.colleague, now())
  return seeOther(asked, `/representative?done=${entry}`)
}
