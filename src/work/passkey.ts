import { formatEnvelope, pae } from '../core/envelope.ts'
import type { EnvelopeSignature, KeyUse } from '../core/keys.ts'
import { Refusal } from '../core/refusal.ts'
import type { Part } from '../log/attachments.ts'
import { credentialKept } from '../people/credentials.ts'
import { depositarySigner } from './depositary-signer.ts'
import type { Beside, Workplace } from './workplace.ts'

/** A device's new key, and the statement that brings it in. */
interface Made {
  readonly keyid: string
  readonly credential: string
  readonly payload: Uint8Array
  readonly parts: readonly Part[]
  /** What its holder calls it; '' for nothing. */
  readonly label: string
}

/**
 * Records the statement, signed by the depositary and by `signatures`; the same commit keeps whose passkey it is, and
 * `beside`. Returns its entry. Refuses `link_spent` what is sent again: an answer opens one session, not another for
 * whoever has a copy.
 */
export async function bringIn(
  place: Pick<Workplace, 'log' | 'now' | 'signer' | 'record'>,
  { keyid, credential, payload, parts, label }: Made,
  { holder, use }: { readonly holder: string; readonly use: KeyUse },
  signatures: readonly EnvelopeSignature[],
  beside: Beside,
): Promise<number> {
  const envelope = formatEnvelope(payload, [depositarySigner(place).sign(pae(payload)), ...signatures])
  const kept = { keyid, holder, use, transports: [], made: place.now(), ...(label === '' ? {} : { label }) }
  const recorded = await place.record({ envelope, parts }, async () => [
    ...(await beside()),
    await credentialKept(place.log.drawer, credential, kept),
  ])
  if (recorded.known) throw new Refusal('link_spent', 'This passkey was brought in already. Sign in with it.')
  return recorded.index
}
