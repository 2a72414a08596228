import type { TestContext } from 'node:test'
import { Refusal } from '../src/core/refusal.ts'
import { CallDuties } from '../src/work/commitments/call-duties.ts'

/** Until the test ends, every call is as one that too many have signed to be counted together. */
export function crowd(t: TestContext): void {
  const many = () => Promise.reject(new Refusal('signatories_many', 'More than are kept.'))
  t.mock.method(CallDuties.prototype, 'on', many)
}
