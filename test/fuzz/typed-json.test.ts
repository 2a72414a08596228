import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { utf8 } from '../../src/core/bytes.ts'
import { parseDraft } from '../../src/core/json.ts'
import { attempt, Refusal } from '../../src/core/refusal.ts'
import { checkIndicatorFile } from '../../src/register/lists/indicator-file.ts'
import { readSettled } from '../../src/register/lists/settlements.ts'
import { smallCatalogue } from '../figures.ts'
import { mutateTree, print } from './hostile.ts'
import { Random } from './random.ts'

/**
 * JSON that somebody types is read before anything says what form it has: whoever sends it gets a sentence, or a
 * result.
 */

const SEED = 20_2
const ROUNDS = 3_000

const SETTLED = {
  renames: [{ old: 'A', new: 'B' }],
  cells: [{ row: 3, field: 'country', value: 'RS' }],
  people: [{ row: 4, is: false }],
}

const READERS = {
  'a catalogue of indicators': [smallCatalogue(), (file: Uint8Array) => checkIndicatorFile(file).faults],
  'a settling file': [SETTLED, (file: Uint8Array) => attempt(() => readSettled(file))],
} as const

describe('JSON as somebody types it', () => {
  for (const [name, [tree, read]] of Object.entries(READERS)) {
    it(`is refused in words, whatever is wrong in it: ${name}`, () => {
      const random = new Random(SEED)
      for (let round = 0; round < ROUNDS; round++) {
        const text = print(mutateTree(tree, [SETTLED, smallCatalogue()], random))
        assert.doesNotThrow(() => read(utf8(text)), text.slice(0, 400))
      }
    })

    it(`is refused where a list stands in a list, further than anybody walks: ${name}`, () => {
      for (const n of [16, 17, 9_000, 500_000]) {
        const list = '['.repeat(n) + ']'.repeat(n)
        for (const text of [list, `[{"old":${list},"new":"B"}]`, `{"indicators":${list}}`])
          assert.doesNotThrow(() => read(utf8(text)), `${n}: ${text.slice(0, 20)}`)
      }
    })
  }

  it('is taken sixteen deep, and says how deep where it is deeper', () => {
    const nested = (n: number) => `${'[{"a":'.repeat(n / 2)}1${'}]'.repeat(n / 2)}`
    assert.ok(parseDraft(nested(16)))
    const found = attempt(() => parseDraft(nested(18)))
    assert.ok(found instanceof Refusal)
    assert.match(found.message, /more than 16 deep/)
  })

  it('is text where a settling file asks for text, and no object that says what it is', () => {
    for (const old of ['{"toString":1,"valueOf":1}', '[["A"]]']) {
      const found = attempt(() => readSettled(utf8(`[{"old":${old},"new":"B"}]`)))
      assert.match((found as Refusal).message, /"old" should be text/)
    }
  })
})
