import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { effort, SEED } from '../../test/effort.ts'
import { compareUtf8 } from '../core/bytes.ts'
import type { KnownList } from '../register/copied-spans.ts'
import type { SourceRow } from '../register/rows.ts'
import { steps, withLists } from './contract-roll-data.fixture.ts'
import { listOf, stretchesOf } from './stretches.ts'

const days = fc
  .date({ min: new Date('2017-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))

it('says of each stretch which lists would change it that are found later', () => {
  fc.assert(
    fc.property(steps, days, (batches, date) => {
      const rows = new Map(
        withLists(batches.flat()).map(({ table, key, row }) => [`${table} ${key}`, row] as const),
      )
      const lists = [...rows].flatMap(([key, row]) =>
        key.startsWith('sources one/') ? listOf(key.slice('sources '.length), row as SourceRow) : [],
      )
      fc.pre(lists.every(list => list.date !== date))
      const told = (party: string, more: KnownList[] = []) => {
        const sorted = [...lists, ...more].sort((a, b) => compareUtf8(a.date, b.date))
        return stretchesOf(
          { call: 'one', party },
          (table, key) => rows.get(`${table} ${key}`) as never,
          sorted,
        )
      }
      for (const party of [...rows.keys()].flatMap(key => key.match(/^parties (.*)/)?.[1] ?? [])) {
        const before = told(party)
        if (before.some(({ from, unsure }) => from <= date && unsure > date)) continue
        assert.deepEqual(told(party, [{ date, whole: true }]).map(shown), before.map(shown))
      }
    }),
    { seed: SEED, numRuns: effort('laterLists') },
  )
})

function shown({ unsure, ...rest }: ReturnType<typeof stretchesOf>[number]) {
  return rest
}
