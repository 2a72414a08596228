import assert from 'node:assert/strict'
import { it } from 'node:test'
import { UN_OBSERVER_STATES, UN_REGIONS } from './un-members.ts'

it('the members of the United Nations are 193, each in one region, each a country with a name', () => {
  const members = UN_REGIONS.flatMap(({ members }) => members)
  assert.equal(members.length, 193)
  assert.equal(new Set([...members, ...UN_OBSERVER_STATES]).size, 195)
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  for (const code of [...members, ...UN_REGIONS.map(({ region }) => region)]) assert.ok(names.of(code), code)
  for (const { members } of UN_REGIONS) assert.deepEqual(members, members.toSorted())
})
