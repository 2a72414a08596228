import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Budget, type Run, runsOf } from './diff.ts'

const plenty = () => new Budget(10_000_000)
const runs = (before: readonly string[], after: readonly string[], budget = plenty()) =>
  runsOf(before, after, one => one, budget)

/** What the runs say about both sides. */
function replay(all: readonly Run<string>[]) {
  const side = (left: Run<string>['kind']) =>
    all.filter(({ kind }) => kind !== left).flatMap(({ values }) => values)
  return [side('added'), side('removed')]
}
const changesIn = (all: readonly Run<string>[]) =>
  all.filter(({ kind }) => kind !== 'same').reduce((sum, { values }) => sum + values.length, 0)

/** The length of the longest common subsequence, by the table that every textbook has. */
function common(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const one of a) {
    const next = [0]
    for (let j = 0; j < b.length; j++) next.push(one === b[j] ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!))
    row = next
  }
  return row.at(-1)!
}

describe('the comparison of two texts', () => {
  it('names what was taken out and what was added', () => {
    assert.deepEqual(runs(['within', 'sixty', 'days'], ['within', 'thirty', 'days']), [
      { kind: 'same', values: ['within'] },
      { kind: 'removed', values: ['sixty'] },
      { kind: 'added', values: ['thirty'] },
      { kind: 'same', values: ['days'] },
    ])
  })

  it('gives back both sides, in order, by the shortest script', () => {
    const side = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 24 })
    fc.assert(
      fc.property(side, side, (before, after) => {
        const budget = plenty()
        const all = runs(before, after, budget)
        assert.deepEqual(replay(all), [before, after])
        assert.equal(changesIn(all), before.length + after.length - 2 * common(before, after))
        assert.equal(budget.isCoarse, false)
      }),
      { numRuns: 500 },
    )
  })

  it('gives back both sides whatever is left of its budget', () => {
    const side = fc.array(fc.constantFrom('a', 'b'), { maxLength: 24 })
    fc.assert(
      fc.property(side, side, fc.nat(60), (before, after, steps) => {
        assert.deepEqual(replay(runs(before, after, new Budget(steps))), [before, after])
      }),
      { numRuns: 500 },
    )
  })

  it('says that all between what begins and ends alike has changed, where that is too much or its budget is spent', () => {
    const many = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name} ${i}`)
    for (const [count, budget] of [
      [3_000, plenty()],
      [26, new Budget(50)],
    ] as const) {
      const [before, after] = ['old', 'new'].map(name => ['x', ...many(name, count), 'y'])
      const all = runs(before!, after!, budget)
      assert.deepEqual(
        all.map(({ kind }) => kind),
        ['same', 'removed', 'added', 'same'],
      )
      assert.deepEqual(replay(all), [before, after])
      assert.equal(budget.isCoarse, true)
    }
  })

  it('is whole where all was added, however much', () => {
    const budget = plenty()
    const more = Array.from({ length: 3_000 }, (_, i) => `${i}`)
    assert.deepEqual(runs(['x'], ['x', ...more], budget), [
      { kind: 'same', values: ['x'] },
      { kind: 'added', values: more },
    ])
    assert.equal(budget.isCoarse, false)
  })
})
