import type { Signer } from '../core/keys.ts'
import { Refusal } from '../core/refusal.ts'
import type { Workplace } from './workplace.ts'

/** The depositary's own key, where it lies with the server. Refuses `key_absent`. */
export function depositarySigner({ signer }: Pick<Workplace, 'signer'>): Signer {
  if (signer === null)
    throw new Refusal(
      'key_absent',
      'Nothing is signed here with the key of the depositary while it lies elsewhere.',
    )
  return signer
}
