import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { RollItem, RollQuery } from '../../register/roll.ts'
import type { Store } from '../../store/store.ts'
import { statesOnRoll } from './states-on-roll.ts'

/** A roll with more rows of states than are read, all but one of one country, and what is asked of it. */
function crowded() {
  const asked: RollQuery[] = []
  const row = (party: string, country: string) =>
    ({ party, country, kind: 'state', names: [{ lang: 'en', text: party }] }) as unknown as RollItem
  const store = {
    roll: async (query: RollQuery) => {
      asked.push(query)
      const items =
        query.q || query.country === 'EU' ? [] : [row(`of ${query.country}`, query.country ?? 'FR')]
      return { total: 10_000, more: true, items, next: 'next', sort: 'name' }
    },
    rollTally: async () => ({
      total: 10_000,
      places: [
        { kind: 'state', country: 'FR', rows: 9_999 },
        { kind: 'state', country: 'KE', rows: 1 },
        { kind: 'company', country: 'DE', rows: 1 },
      ],
      mandates: [],
      days: [],
    }),
  }
  return { asked, store: store as unknown as Store }
}

it('a crowd of states hides none, and costs no search for those who are not there', async () => {
  const { asked, store } = crowded()
  const { members, more } = await statesOnRoll(store, { id: 'harbour-accord', unnamed: 'off' }, undefined)
  assert.deepEqual([...members.keys()], ['FR', 'KE'])
  assert.equal(more, true)
  assert.deepEqual(
    asked.flatMap(({ kind, country }) => (kind === 'state' && country !== undefined ? [country] : [])),
    ['KE'],
  )
})

it('a crowd of states on an earlier day is refused, rather than told in part', async () => {
  const { store } = crowded()
  await assert.rejects(statesOnRoll(store, { id: 'harbour-accord', unnamed: 'off' }, '2026-01-01'), {
    code: 'query_malformed',
  })
})
