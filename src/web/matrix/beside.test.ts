import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import { committedHarbour } from '../../../test/committed.ts'
import { accountOf, pledgeOf } from '../../../test/committing.ts'
import { ACCORD, inEnglish } from '../../../test/harbour.ts'

describe('both files of the matrix, where something comes in while they are made', () => {
  it('say of each commitment what was there at the size that they name', async () => {
    const h = await committedHarbour({
      northhaven: { names: inEnglish('Port of Northhaven'), kind: 'company', country: 'FR' },
    })
    await h.commit('northhaven', [pledgeOf('berths')])
    const { duties } = h.it.running
    const all = (await duties.on(ACCORD, '2026-01-01'))!
    await h.report('northhaven', { answers: [accountOf('northhaven', 'berths', null, { final: true })] })
    duties.on = async () => all
    const json = await h.it.json<{
      readonly size: number
      readonly items: readonly Readonly<{
        commitments: readonly Readonly<{ report: unknown; ended: unknown }>[]
      }>[]
    }>(`/${ACCORD}/commitments.json`)
    assert.equal(json.size, all.size)
    const [berths] = json.items[0]!.commitments
    assert.deepEqual([berths!.report, berths!.ended], [null, null])
    const rows = parse(await h.it.text(`/${ACCORD}/commitments.csv`), { columns: true })
    const { ended, report, size } = rows[0] as Record<string, string>
    assert.deepEqual([size, report, ended], [String(all.size), '', ''])
    await h.it.close()
  })
})
