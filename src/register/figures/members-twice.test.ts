import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { membersTwice } from './members-twice.ts'

describe('members that stand twice in one object', () => {
  it('are told with their lines, also where one is spelled by an escape', () => {
    const text = '{\n "asks": { "fr": "a:{", "en": "\\"fr\\": b",\n "fr"\n : "c" },\n "\\u0061sks": [] }'
    assert.deepEqual(membersTwice(text), [
      { line: 3, member: 'fr' },
      { line: 5, member: 'asks' },
    ])
  })

  it('are none in objects beside or within each other, and none in what a program wrote', () => {
    assert.deepEqual(membersTwice('[{"id": 1, "in": {"id": 2}}, {"id": 3}]'), [])
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        assert.deepEqual(membersTwice(JSON.stringify(value, null, 1)), [])
      }),
    )
  })
})
