import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newDrawer, refusedAs } from './drawer.fixture.ts'
import { dropSheet, keepSheet, keptSheet, sheetsGone } from './filled-sheets.ts'

describe('a filled sheet', () => {
  const OF_SHEET = { party: 'tidewater', call: 'harbour-accord', of: '', by: 'ada' }

  it('lies there for the one who sent it, until another comes, it is taken or seven days are over', async () => {
    const drawer = newDrawer()
    await keepSheet(drawer, { ...OF_SHEET, name: 'one.xlsx', content: { rows: [1] } }, 100)
    const before = await keptSheet(drawer, OF_SHEET, 100)
    await keepSheet(drawer, { ...OF_SHEET, name: 'two.xlsx', content: { rows: [2] } }, 101)
    const kept = await keptSheet(drawer, OF_SHEET, 102)
    assert.deepEqual([kept?.name, kept?.at, await kept?.read()], ['two.xlsx', 101, { rows: [2] }])
    assert.notEqual(kept?.print, before?.print)
    for (const other of [{ by: 'ben' }, { of: '412' }, { party: 'caldera' }])
      assert.equal(await keptSheet(drawer, { ...OF_SHEET, ...other }, 102), undefined)
    assert.equal(await keptSheet(drawer, OF_SHEET, 101 + 7 * 86_400), undefined)
    await dropSheet(drawer, OF_SHEET)
    assert.equal(await keptSheet(drawer, OF_SHEET, 103), undefined)
  })

  it('goes with its report, whoever sent one', async () => {
    const drawer = newDrawer()
    const ben = { ...OF_SHEET, by: 'ben' }
    const others = [
      { ...OF_SHEET, of: '412' },
      { ...OF_SHEET, call: 'other-call' },
    ]
    for (const of of [OF_SHEET, ben, ...others])
      await keepSheet(drawer, { ...of, name: 'one.xlsx', content: { rows: [1] } }, 100)
    await drawer.apply(await sheetsGone(drawer, OF_SHEET, 101), 101)
    for (const gone of [OF_SHEET, ben]) assert.equal(await keptSheet(drawer, gone, 102), undefined)
    for (const stays of others) assert.ok(await keptSheet(drawer, stays, 102))
  })

  it('says no more than a report has room for', async () => {
    const drawer = newDrawer()
    // What does not pack: a sheet of noise.
    const noise = Array.from({ length: 800_000 }, () => Math.random().toString(36).slice(2, 12)).join('')
    const kept = keepSheet(drawer, { ...OF_SHEET, name: 'noise.csv', content: { noise } }, 100)
    await refusedAs('request_oversize', kept)
    // What packs well, and would fill the memory of whoever reads it again.
    const rows = Array.from({ length: 60_000 }, () => Array(60).fill('1234567890'))
    const wide = keepSheet(drawer, { ...OF_SHEET, name: 'wide.xlsx', content: { rows } }, 101)
    await refusedAs('request_oversize', wide)
    assert.equal(await keptSheet(drawer, OF_SHEET, 102), undefined)
  })
})
