import { signEnvelope } from '../core/envelope.ts'
import type { Signer } from '../core/keys.ts'
import { Refusal } from '../core/refusal.ts'
import { type Composed, payloadOf } from './compose.ts'
import type { Registers, Workplace } from './workplace.ts'

/** The depositary's own key, where it lies with the server. Refuses `key_absent`. */
export function depositarySigner({ signer }: Pick<Workplace, 'signer'>): Signer {
  if (signer === null)
    throw new Refusal(
      'key_absent',
      'Nothing is signed here with the key of the depositary while it lies elsewhere.',
    )
  return signer
}

/** What the depositary's own key states, as the log stands now. Refuses `key_absent`. */
export function depositaryEnvelope(
  site: Registers & Pick<Workplace, 'signer'>,
  composed: Composed,
): Uint8Array {
  return signEnvelope(payloadOf(site, composed), [depositarySigner(site)])
}
