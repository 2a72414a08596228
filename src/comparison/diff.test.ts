import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Budget, type Run, runsOf } from './diff.ts'

const plenty = () => new Budget(10_000_000)
const of = (text: string) => [...text]

/** What the runs say about both sides. */
function replay(runs: readonly Run[], before: readonly string[], after: readonly string[]) {
  const old: string[] = []
  const fresh: string[] = []
  for (const { kind, from, to, old: at } of runs) {
    if (kind === 'removed') old.push(...before.slice(from, to))
    else fresh.push(...after.slice(from, to))
    if (kind === 'same') old.push(...before.slice(at, at + to - from))
  }
  return [old, fresh]
}
const changesIn = (runs: readonly Run[]) =>
  runs.filter(({ kind }) => kind !== 'same').reduce((sum, { from, to }) => sum + to - from, 0)

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
    const runs = runsOf(['within', 'sixty', 'days'], ['within', 'thirty', 'days'], plenty())
    assert.deepEqual(
      runs.map(({ kind, from, to }) => [kind, from, to]),
      [
        ['same', 0, 1],
        ['removed', 1, 2],
        ['added', 1, 2],
        ['same', 2, 3],
      ],
    )
  })

  it('gives back both sides, in order, by the shortest script', () => {
    const side = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 24 })
    fc.assert(
      fc.property(side, side, (before, after) => {
        const runs = runsOf(before, after, plenty())
        assert.deepEqual(replay(runs, before, after), [before, after])
        assert.equal(changesIn(runs), before.length + after.length - 2 * common(before, after))
      }),
      { numRuns: 500 },
    )
  })

  it('stops at its budget, and then says that everything between what begins and ends alike has changed', () => {
    const before = of('x').concat(
      Array.from({ length: 3_000 }, (_, i) => `old ${i}`),
      'y',
    )
    const after = of('x').concat(
      Array.from({ length: 3_000 }, (_, i) => `new ${i}`),
      'y',
    )
    const runs = runsOf(before, after, plenty())
    assert.deepEqual(
      runs.map(({ kind }) => kind),
      ['same', 'removed', 'added', 'same'],
    )
    assert.deepEqual(replay(runs, before, after), [before, after])

    const small = new Budget(50)
    const coarse = runsOf(of('abcdefghijklmnopqrstuvwxyz'), of('zyxwvutsrqponmlkjihgfedcba'), small)
    assert.equal(small.isSpent, true)
    assert.deepEqual(
      coarse.map(({ kind }) => kind),
      ['removed', 'added'],
    )
  })
})
