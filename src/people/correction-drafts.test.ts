import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  alterCorrection,
  type Corrected,
  correctionDigest,
  correctionDraft,
  correctionSigned,
  withChanges,
} from './correction-drafts.ts'
import { newDrawer, refusedAs } from './drawer.fixture.ts'
import { dropSheet, keepSheet, keptSheet } from './filled-sheets.ts'
import { REPORT_DRAFT_SECONDS } from './report-drafts.ts'

const OF = { party: 'tidewater', call: 'harbour-accord', entry: 412 }
const at = (slot: string, value: string): Corrected => ({
  ...{ indicator: 'tonnes', from: '2026-01-01', until: '2026-06-30' },
  ...{ slot, is: { value } },
})

describe('the draft of a correction', () => {
  it('takes what two colleagues correct at once, and of one place the later word', async () => {
    const drawer = newDrawer()
    const correcting = (by: string, change: Corrected) =>
      alterCorrection(
        drawer,
        OF,
        by,
        before => ({ ...before, changes: withChanges(before.changes, [change]) }),
        100,
      )
    await Promise.all([correcting('ada', at('c/aa', '1')), correcting('ben', at('c/ba', '2'))])
    await correcting('ben', at('c/aa', '3'))
    const { by, changes } = (await correctionDraft(drawer, OF, 101))!
    // Which of the two was first is nobody's to say.
    const said = new Map(changes.map(({ slot, is }) => [slot, is]))
    const both = new Map([
      ['c/aa', { value: '3' }],
      ['c/ba', { value: '2' }],
    ])
    assert.deepEqual([said, by], [both, 'ben'])
    assert.equal(await correctionDraft(drawer, { ...OF, entry: 413 }, 101), undefined)
    assert.equal(await correctionDraft(drawer, { ...OF, party: 'caldera' }, 101), undefined)
  })

  it('is signed as it was read, and ends with that; a year on, it has ended by itself', async () => {
    const drawer = newDrawer()
    const say = (reason: string, changes: Corrected[], now: number) =>
      alterCorrection(drawer, OF, 'ada', () => ({ reason, lang: 'en', changes }), now)
    await say('A slip.', [at('c/aa', '1')], 100)
    const read = correctionDigest((await correctionDraft(drawer, OF, 101))!)
    // Another reason is another statement, whose signer has it before them; other places are not.
    await say('Two columns were swapped.', [at('c/aa', '1')], 102)
    const ends = await correctionSigned(drawer, OF, read, 103)
    await say('', [at('c/aa', '2')], 104)
    await refusedAs('changed_meanwhile', drawer.apply(ends, 105))
    await refusedAs('seen_stale', correctionSigned(drawer, OF, read, 105))
    const now = correctionDigest((await correctionDraft(drawer, OF, 106))!)
    await drawer.apply(await correctionSigned(drawer, OF, now, 107), 107)
    assert.equal(await correctionDraft(drawer, OF, 108), undefined)
    await say('', [at('c/aa', '2')], 200)
    await say('', [at('c/ba', '2')], 200 + 100 * 86_400)
    assert.equal(await correctionDraft(drawer, OF, 200 + REPORT_DRAFT_SECONDS), undefined)
    await say('', [], 300)
    assert.equal(await correctionDraft(drawer, OF, 301), undefined)
  })
})

describe('a filled sheet', () => {
  const OF_SHEET = { party: 'tidewater', call: 'harbour-accord', of: '', by: 'ada' }

  it('lies there for the one who sent it, until another comes, it is taken or seven days are over', async () => {
    const drawer = newDrawer()
    await keepSheet(drawer, { ...OF_SHEET, name: 'one.xlsx', content: { rows: [1] } }, 100)
    await keepSheet(drawer, { ...OF_SHEET, name: 'two.xlsx', content: { rows: [2] } }, 101)
    assert.deepEqual(await keptSheet(drawer, OF_SHEET, 102), {
      name: 'two.xlsx',
      at: 101,
      content: { rows: [2] },
    })
    for (const other of [{ by: 'ben' }, { of: '412' }, { party: 'caldera' }])
      assert.equal(await keptSheet(drawer, { ...OF_SHEET, ...other }, 102), undefined)
    assert.equal(await keptSheet(drawer, OF_SHEET, 101 + 7 * 86_400), undefined)
    await dropSheet(drawer, OF_SHEET)
    assert.equal(await keptSheet(drawer, OF_SHEET, 103), undefined)
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
