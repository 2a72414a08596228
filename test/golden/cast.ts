import { newSigner, type Signer } from '../../src/core/keys.ts'
import { facts, said } from '../harbour.ts'
import { partyKey, type Saying, seedOf } from '../memory-log.ts'
import { ed25519Passkey, p256Passkey, rsaPasskey } from './keys.ts'
import type { Story } from './story.ts'

/** Who acts in the golden log. */

/** The other key of the depositary. */
export const spare = newSigner('depositary', seedOf('the other key of the depositary'))

/** Officers who decide, by id: two with passkeys, one with a key in a file. */
export const officers = {
  'officer-1': p256Passkey('officer 1', 'officer'),
  'officer-2': ed25519Passkey('officer 2', 'officer'),
  'officer-3': newSigner('officer', seedOf('officer 3')),
} as const
export const [one, two, three] = [officers['officer-1'], officers['officer-2'], officers['officer-3']]
export const drafter = newSigner('officer', seedOf('the drafter'))
export const reader = newSigner('officer', seedOf('the reader'))

export const northhaven = p256Passkey('northhaven')
export const eastport = partyKey('eastport')
export const westhaven = rsaPasskey('westhaven')
export const southport = ed25519Passkey('southport')

/** Two officers sign. */
export const hands: Saying = { signers: [one, two] }
export const by = (party: string, key: Signer = partyKey(party)): Saying => ({ by: party, signers: [key] })

/** An officer admits a party, whose first key signs as well; `changes` are laid over its facts. */
export function admitted(story: Story, party: string, key: Signer = partyKey(party), changes: object = {}) {
  const body = { party, ...facts(party), keys: [key.key], claims: false, ...changes }
  return story.post('party/admitted', body, { signers: [one, key] })
}

export const mandate = (level: string, checked = '2026-01-01') => ({
  level,
  checked,
  note: null,
  evidence: [],
})

/** An officer ends a party's own business by a reason that nobody needs to look for. */
export const reason = { reason: said('As the story goes.') }
