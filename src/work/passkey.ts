import { formatEnvelope, pae } from '../core/envelope.ts'
import type { EnvelopeSignature, KeyUse } from '../core/keys.ts'
import type { Part } from '../log/beside.ts'
import { credentialKept } from '../people/credentials.ts'
import type { Change } from '../store/drawer.ts'
import { depositarySigner } from './depositary-signer.ts'
import type { Workplace } from './workplace.ts'

/** A device's new key, and the statement that brings it in. */
interface Made {
  readonly keyid: string
  readonly credential: string
  readonly payload: Uint8Array
  readonly parts: readonly Part[]
  /** How its holder calls it; '' where they said nothing. */
  readonly label: string
}

/**
 * Records the statement, signed by the depositary and by `signatures`; whose the passkey is, and `beside`, are kept in the
 * same commit. Returns its entry.
 */
export async function bringIn(
  place: Pick<Workplace, 'log' | 'now' | 'signer' | 'record'>,
  { keyid, credential, payload, parts, label }: Made,
  { holder, use }: { readonly holder: string; readonly use: KeyUse },
  signatures: readonly EnvelopeSignature[],
  beside: readonly Change[],
): Promise<number> {
  const envelope = formatEnvelope(payload, [depositarySigner(place).sign(pae(payload)), ...signatures])
  const kept = { keyid, holder, use, transports: [], made: place.now(), ...(label === '' ? {} : { label }) }
  const known = await credentialKept(place.log.drawer, credential, kept)
  const recorded = await place.record({ envelope, parts, beside: [known, ...beside] })
  // Sent twice, the second answer is what the browser sees: what asks for nothing, as its session, is laid all the same.
  if (recorded.known)
    await place.log.drawer.apply(
      beside.filter(({ before }) => before === undefined),
      place.now(),
    )
  return recorded.index
}
