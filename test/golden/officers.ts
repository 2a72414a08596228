import { newSigner, type Signer } from '../../src/core/keys.ts'
import type { RefusalCode } from '../../src/core/refusal.ts'
import { seedOf } from '../memory-log.ts'
import { one, reason } from './cast.ts'
import { ed25519Passkey } from './keys.ts'
import type { Story } from './story.ts'

/** Who makes an officer who decides: from the third on two officers, for one very key, and no key of the depositary. */
export function officers(story: Story): void {
  const { depositary } = story
  // Officer 3 has ended, and officer 2 has another key since somebody stopped them.
  const two = ed25519Passkey('officer 2, anew', 'officer')
  const [fresh, other] = ['a fresh officer', 'another officer'].map(name =>
    newSigner('officer', seedOf(name)),
  ) as [Signer, Signer]
  const body = { id: 'officer-10', key: fresh.keyid, ...reason }
  const refuse = (code: RefusalCode, to: object, signers: readonly Signer[]) =>
    story.refuse(code, 'role/allowed', to, { signers })
  refuse('second_hand_missing', body, [one])
  refuse('second_hand_missing', body, [depositary])
  refuse('second_hand_missing', body, [depositary, one])
  refuse('role_exists', { ...body, id: 'northhaven' }, [one, two])
  refuse('role_exists', { ...body, id: 'officer-9' }, [one, two])
  refuse('key_known', { ...body, key: one.keyid }, [one, two])
  const act = { type: 'role/allowed', call: null, body }
  story.refuse('body_malformed', 'act/announced', act, { signers: [one] })

  const grant = { role: 'officer', id: 'officer-10', key: fresh.key, until: null, name: null }
  const brings = { signers: [depositary, fresh] }
  const enough = (to: object, signers = [depositary, fresh]) =>
    story.refuse('officers_enough', 'role/granted', to, { signers })
  enough(grant)
  story.post('role/allowed', body, { signers: [one, two] })
  enough({ ...grant, id: 'officer-11' })
  enough({ ...grant, key: other.key }, [depositary, other])
  story.post('role/granted', grant, brings)

  // Used up; void after thirty days; void once an office has ended.
  const adding = { holder: 'officer-10', key: other.key, ...reason }
  const beside = { signers: [depositary, other] }
  story.refuse('officers_enough', 'key/added', adding, beside)
  const allow = () => story.post('role/allowed', { ...body, key: other.keyid }, { signers: [one, two] })
  allow()
  story.pass(31)
  story.refuse('officers_enough', 'key/added', adding, beside)
  allow()
  story.post('role/ended', { id: 'officer-10', ...reason })
  story.refuse('role_unknown', 'key/added', adding, beside)
  refuse('role_exists', { ...body, key: other.keyid }, [one, two])
}
