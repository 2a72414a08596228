import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { smallFigures, swapped } from '../../../test/figures.ts'
import { ACCORD, inEnglish } from '../../../test/harbour.ts'
import { type Reported, reportedHarbour } from '../../../test/reported.ts'
import { say } from '../kit/kit.ts'

/** A further edition in which items of lists have one another's names: it changes nothing of what was reported. */

describe('an answer by items that are called otherwise now', () => {
  let h: Reported
  before(async () => {
    h = await reportedHarbour({ tidewater: { names: inEnglish('Tidewater Lines'), kind: 'company' } })
    await h.publish()
    h.it.now = '2026-08-01T00:00:00Z'
    await h.file(smallFigures())
    await h.publish(swapped(), { edition: 2 })
  })
  after(() => h.it.close())

  const first = async (path: string) => {
    const $ = load(await h.it.text(`/${ACCORD}/indicators/year/${path}`, { accept: 'text/html' }))
    return $('table.across tbody td').first().text().replaceAll(/\s+/g, ' ').trim()
  }
  const rows = async (id: string) =>
    parse(await h.it.text(`/${ACCORD}/indicators/year/${id}.csv`), { columns: true }) as Record<
      string,
      string
    >[]

  it('is read as it was chosen, and said to be asked differently', async () => {
    assert.equal(await first('steps'), `Land of done, ${say('en', 'plots.otherwise', { edition: 1 })}`)
    assert.deepEqual(
      (await rows('steps')).map(one => [one.value, one.otherwise]),
      [['done', 'yes']],
    )
  })

  it('stands under the item that was asked for, beside the one that has its id now', async () => {
    const divided = (says: string) =>
      `${say('en', 'plots.missing.otherwise')}, ${say('en', 'plots.divided', { edition: 1, says })}`
    assert.equal(await first('tonnes?by=aa'), divided('Land of aa: 26.5 t'))
    assert.equal(await first('tonnes?by=ca'), `0 t, ${say('en', 'plots.otherwise', { edition: 1 })}`)
    assert.ok((await rows('tonnes')).every(one => one.otherwise === 'yes'))
  })

  it('is the same question where no list of it changed', async () => {
    assert.deepEqual(
      (await rows('notices')).map(one => one.otherwise),
      ['no'],
    )
  })
})
