import type { Signer } from '../../core/keys.ts'
import { Refusal } from '../../core/refusal.ts'
import type { RunningSite } from '../asked.ts'

/** The depositary's own key, where it lies with the server. Refuses `key_absent`. */
export function depositarySigner({ signer }: Pick<RunningSite, 'signer'>): Signer {
  if (signer === null)
    throw new Refusal(
      'key_absent',
      'Nothing is signed here with the key of the depositary while it lies elsewhere.',
    )
  return signer
}
