import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Refusal } from '../core/refusal.ts'
import type { Table } from '../register/rows.ts'
import { WholeRegister } from './whole-register.ts'

const read = (rows: number, ...passed: readonly (readonly [Table, string])[]) => {
  const whole = new WholeRegister(rows)
  for (const [table, key] of passed) whole.pass(table, key)
  whole.end()
}
const damaged = (error: unknown) => error instanceof Refusal && error.code === 'store_damaged'

describe('a reading of the whole register', () => {
  it('takes every row once, in the order of its bytes', () => {
    read(0)
    read(4, ['keys', 'a'], ['keys', 'b'], ['parties', 'a'], ['parties', 'z'])
    // U+FFFD comes before U+1F600 in UTF-8, and after it in UTF-16.
    read(2, ['words', '\ufffd'], ['words', '\u{1f600}'])
  })

  it('refuses a register with a row missing, doubled or out of place', () => {
    assert.throws(() => read(2, ['keys', 'a']), damaged)
    assert.throws(() => read(1, ['keys', 'a'], ['keys', 'b']), damaged)
    assert.throws(() => read(2, ['keys', 'a'], ['keys', 'a']), damaged)
    assert.throws(() => read(2, ['keys', 'b'], ['keys', 'a']), damaged)
    assert.throws(() => read(2, ['parties', 'a'], ['keys', 'b']), damaged)
  })
})
