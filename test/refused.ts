import assert from 'node:assert/strict'
import { Refusal, type RefusalCode } from '../src/core/refusal.ts'

/** For `assert.throws` and `assert.rejects`: a refusal with this code, and nothing else. */
export const refusedAs = (code: RefusalCode) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error))
  assert.equal(error.code, code, error.message)
  return true
}

/** The code that `check` is refused with; undefined if it passes. Any other error is thrown on. */
export function codeOf(check: () => unknown): RefusalCode | undefined {
  try {
    check()
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
