import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { units } from './units.ts'

const SHIP = '\u{1f6a2}'

describe('the length of a string', () => {
  it('is counted in UTF-16 code units, whatever zod counts', () => {
    const four = units(4, 1)
    const taken = (text: string) => four.safeParse(text).success
    assert.deepEqual(['a', 'abcd', SHIP, SHIP.repeat(2), `ab${SHIP}`].map(taken), [
      true,
      true,
      true,
      true,
      true,
    ])
    assert.deepEqual(
      ['', 'abcde', `abc${SHIP}`, SHIP.repeat(3), SHIP.repeat(5)].map(taken),
      Array(5).fill(false),
    )
  })

  it('is told once', () => {
    for (const text of ['abcde', SHIP.repeat(3), SHIP.repeat(9)]) {
      const issues = units(4)
        .safeParse(text)
        .error?.issues.map(({ message }) => message)
      assert.deepEqual(issues, ['it is longer than 4 UTF-16 code units'])
    }
  })
})
