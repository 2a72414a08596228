import { toBase64url } from '../../../core/bytes.ts'
import { formatEnvelope, identityOf } from '../../../core/envelope.ts'
import type { EnvelopeSignature } from '../../../core/keys.ts'
import { Refusal, refuseAs } from '../../../core/refusal.ts'
import type { Answer } from '../../answer.ts'
import type { Asked } from '../../asked.ts'
import { throughTheDoor } from '../../statements.ts'
import type { Officer } from '../officer/officer.ts'
import { carryOut } from './after.ts'
import { awaitSecond, cosignerOf, type Signed, signatureOf } from './second-kept.ts'

interface Signing extends Signed {
  /** The name of the act, the same however often it is tried. */
  readonly id: string
  readonly back: string
  /** Signatures of others over the same bytes. */
  readonly others?: readonly EnvelopeSignature[]
  /** What is done once it is recorded. */
  readonly recorded?: () => Promise<void>
}

/**
 * Takes what an officer's passkey has signed to the door. What lacks another hand and nothing else waits for it; whatever
 * else the door refuses is returned.
 */
export async function postSigned(
  asked: Asked,
  officer: Officer,
  { id, composed, payload, after, back, others = [], recorded }: Signing,
  fields: URLSearchParams,
): Promise<Answer | Refusal> {
  try {
    const own = await signatureOf(asked, officer, fields)
    const envelope = refuseAs('passkey_malformed', () => formatEnvelope(payload, [...others, own]))
    const carried = { what: after, act: id, statement: toBase64url(identityOf(payload)), back }
    const answer = await carryOut(asked, officer, carried, async () => {
      const { index } = await throughTheDoor(asked.site, { envelope, parts: composed.parts })
      return index
    })
    await recorded?.()
    return answer
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // The law asks for these last, so nothing else is amiss.
    if (error.code !== 'second_hand_missing' && error.code !== 'cosigner_missing') return error
    const cosigner = error.code === 'cosigner_missing' ? cosignerOf(composed) : null
    return awaitSecond(asked, officer, { composed, payload, after }, fields, cosigner)
  }
}
