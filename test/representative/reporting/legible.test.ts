import assert from 'node:assert/strict'
import { it } from 'node:test'
import { faultsIn, formsIn, wordsOn } from '../../desk/visitor.ts'
import { ACCORD } from '../../harbour.ts'
import { reportedHarbour } from '../../reported.ts'
import { wording } from '../../wording.ts'
import { representative } from '../people.ts'

const REPORT = `/representative/commitments/${ACCORD}/report`
const MARKS = `e${'\u0301'.repeat(40)}`

it('tells at its field what the law or the door would refuse, and lets no preview end by it', async () => {
  const h = await reportedHarbour()
  try {
    await h.publish()
    h.it.now = '2027-01-10T09:00:00Z'
    const { visitor } = await representative(h.it, 'tidewater')
    await visitor.goto(REPORT)
    await visitor.send('begin', { from: '2026-01-01', until: '2026-12-31', by: 'whole' })
    const source = async (fields: Record<string, string>) => {
      await visitor.goto(`${REPORT}/sources`)
      return visitor.send('add', fields)
    }
    const added = await source({ title: 'Our year', url: 'https://a.example/x' })
    const slot = formsIn(added.html).find(form => form.fields.slot)!.fields.slot!
    for (const text of ['a\u200bb', MARKS]) {
      const url = await source({ title: 'Our year', url: `https://a.example/${text}` })
      assert.deepEqual(Object.keys(faultsIn(url.html)), ['url'])
      assert.deepEqual(Object.keys(faultsIn((await source({ title: text, url: '' })).html)), ['title'])
      const typed = { 'source-1-0': slot, 'place-1-0': text, 'words-1-0': text, 'behind-1-0': text }
      await visitor.goto(`${REPORT}/parts/one`)
      const wrong = await visitor.send(`${REPORT}/parts/one`, { ...typed, 'c-1-0-0': '7', go: 'save' })
      const fields = ['words-1-0', 'behind-1-0', 'place-1-0']
      assert.deepEqual(Object.keys(faultsIn(wrong.html)).toSorted(), fields.toSorted())
      await visitor.goto(`${REPORT}/parts/quays`)
      const cell = await visitor.send(`${REPORT}/parts/quays`, { 'c-5-0-0': text, go: 'save' })
      assert.deepEqual(Object.keys(faultsIn(cell.html)), ['c-5-0-0'])
      await visitor.goto(`${REPORT}/commitments`)
      const account = await visitor.send(`${REPORT}/commitments`, { words: text, go: 'next' })
      assert.deepEqual(Object.keys(faultsIn(account.html)), ['words'])
      const preview = await visitor.goto(`${REPORT}/preview`)
      assert.equal(preview.status, 200)
      assert.match(wordsOn(preview), wording('filing.change'))
      assert.ok(formsIn(preview.html).every(form => form.fields.seen === undefined))
    }
    // A tab looks like a space, and is pasted with a row of a table: so it becomes one.
    await visitor.goto(`${REPORT}/parts/one`)
    const plain = { 'source-1-0': '', 'place-1-0': '', 'behind-1-0': '' }
    await visitor.send(`${REPORT}/parts/one`, { ...plain, 'words-1-0': 'Ships\tonly', go: 'save' })
    await visitor.goto(`${REPORT}/parts/quays`)
    await visitor.send(`${REPORT}/parts/quays`, { 'c-5-0-0': 'By\thand', go: 'save' })
    await visitor.goto(`${REPORT}/commitments`)
    await visitor.send(`${REPORT}/commitments`, { words: '', go: 'next' })
    const mended = await visitor.goto(`${REPORT}/preview`)
    assert.doesNotMatch(wordsOn(mended), wording('filing.change'))
    assert.match(wordsOn(mended), /Ships only .*By hand/)
  } finally {
    await h.it.close()
  }
})
