import type { RefusalCode } from '../../src/core/refusal.ts'
import type { Policy } from '../../src/register/policy.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import { ACCEPTS, MANIFEST, OPENED, POLICY, said } from '../harbour.ts'
import { admitted, by, one } from './cast.ts'
import type { Story } from './story.ts'

const CALL = 'ruled-accord'
/** By a key of the depositary itself, which stands for all officers. */
const two = { call: CALL }

/** Nobody is bound by rules without a yes: neither to sign a text again for them, nor to be removed by them. */
export function rules(story: Story): void {
  const under = { call: CALL, signers: [one] }
  const first: Policy = { ...POLICY, noticeDays: 2 }
  story.post('call/opened', { ...OPENED, policy: first }, under)
  story.post('text/published', { manifest: MANIFEST, supersedes: null }, under)
  admitted(story, 'ruled')
  const own = { ...by('ruled'), call: CALL }
  const accepts = { ...ACCEPTS, manifest: manifestDigest(MANIFEST) }
  story.post('signature/given', { ...accepts, policy: policyDigest(first) }, own)
  const sudden: Policy = { ...first, delisting: [{ id: 'at-will', rule: [said('As we please.')] }] }
  story.post('call/policy-changed', { policy: sudden, reason: said('Later.') }, two)
  story.refuse('signature_exists', 'signature/given', { ...accepts, policy: policyDigest(sudden) }, own)
  const removal = (policy: Policy, rule: string) => ({
    party: 'ruled',
    policy: policyDigest(policy),
    rule,
    reason: said('As the story goes.'),
  })
  const refuse = (code: RefusalCode, policy: Policy, rule: string) =>
    story.refuse(code, 'signature/removed', removal(policy, rule), two)
  refuse('policy_wrong', sudden, 'at-will')
  story.pass(1)
  refuse('policy_wrong', sudden, 'at-will')
  // Replaced before its notice is over: it binds nobody.
  const lasting: Policy = { ...first, noticeDays: null }
  story.post('call/policy-changed', { policy: lasting, reason: said('Later.') }, two)
  story.pass(1)
  refuse('policy_wrong', sudden, 'at-will')
  story.post('policy/accepted', { policy: policyDigest(lasting) }, own)
  story.post('call/policy-changed', { policy: sudden, reason: said('Later.') }, two)
  story.pass(400)
  refuse('policy_wrong', sudden, 'at-will')
  refuse('rule_unknown', lasting, 'at-will')
  story.post('signature/removed', removal(lasting, 'silence'), two)
}
