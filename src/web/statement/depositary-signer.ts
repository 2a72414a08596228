import type { Signer } from '../../core/keys.ts'
import { Refusal } from '../../core/refusal.ts'
import type { RunningSite } from '../asked.ts'

/** The depositary's own key, where it lies with the server. Refuses `key_use_wrong`. */
export function depositarySigner({ signer }: Pick<RunningSite, 'signer'>): Signer {
  if (signer === null)
    throw new Refusal(
      'key_use_wrong',
      'The key of the depositary is not kept on this server, so nothing is signed with it here.',
    )
  return signer
}
