import assert from 'node:assert/strict'
import { it } from 'node:test'
import { getHeapSpaceStatistics } from 'node:v8'
import { keepNurserySmall, letNurseryGrow } from './nursery.ts'

const MEBIBYTE = 2 ** 20
const nursery = () => getHeapSpaceStatistics().find(space => space.space_name === 'new_space')!.space_size

/** As while code is loaded: nearly all that is made survives. */
function work(): number {
  const kept: object[] = []
  for (let i = 0; i < 1_000_000; i++) kept.push({ i })
  return kept.length
}

it('V8 keeps its nursery small while it is told to, and lets it grow when there is work after that', () => {
  keepNurserySmall()
  const before = nursery()
  work()
  assert.ok(nursery() <= before + 2 * MEBIBYTE, `${nursery()} after ${before}`)
  letNurseryGrow()
  work()
  assert.ok(nursery() > before + 4 * MEBIBYTE, `${nursery()} after ${before}`)
})
