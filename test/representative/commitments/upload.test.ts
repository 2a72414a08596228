import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { faultsIn, formsIn, linksIn, rowOf, wordsOn } from '../../desk/visitor.ts'
import { ACCORD, MANIFEST_DIGEST } from '../../harbour.ts'
import { inOrder, wording } from '../../wording.ts'
import { linkFor, madeBy, signIn } from '../people.ts'
import { type Bound, boundHarbour, commitment, HOME, SHORE_POWER, schedule, signed } from './bound.ts'

const FILE = `${HOME}/file`
const ID = 'one-1'
const LONG = 'Plant trees along every quay. '.repeat(20).trim()

describe('commitments from a file', () => {
  let it_: Bound
  beforeEach(async () => {
    it_ = await boundHarbour()
    await signed(it_.ada, `${HOME}/new`, { under: `${MANIFEST_DIGEST} one`, ...SHORE_POWER })
  })
  afterEach(() => it_.site.close())

  const own = async () => {
    const { cookies } = it_.ada.visitor
    return it_.site.text(`${HOME}/own.csv`, { cookie: cookies })
  }
  const file = (csv: string) => new Blob([csv], { type: 'text/csv' })
  const sent = async (typed: Record<string, string | Blob>) => {
    await it_.ada.visitor.goto(FILE)
    return it_.ada.visitor.send(FILE, typed)
  }

  it('are told row by row before anything happens, then signed; the file that comes out is the one that went in', async () => {
    const csv = await own()
    assert.match(csv, /^id,principle,.*\r?\none-1,one/)
    const [head, mine] = csv.trim().split(/\r?\n/) as [string, string]
    const cells = head
      .split(',')
      .map(name => ({ id: 'trees', principle: 'one', what: LONG, lang: 'en' })[name] ?? '')
    const bad = head
      .split(',')
      .map(name => ({ id: 'late', principle: 'one', what: 'x', due: '2020-01-01' })[name] ?? '')
    const changed = mine.replace('40,berths', '30,berths')
    const all = [head, changed, cells.join(','), bad.join(',')].join('\n')
    const before = it_.site.log.head()!.size
    const shown = await sent({ file: file(all) })
    assert.equal(shown.status, 200)
    assert.match(wordsOn(shown), wording('ours.planned', { made: 1, amended: 1, unchanged: 0, refused: 1 }))
    assert.match(rowOf(shown, ID), inOrder(wording('ours.row.amended'), 'target'))
    assert.match(rowOf(shown, 'late'), inOrder(wording('ours.row.refused'), 'due', '2020-01-01'))
    assert.equal(it_.site.log.head()!.size, before)
    const { html } = await it_.ada.visitor.send(FILE, { go: 'yes' })
    assert.deepEqual(Object.keys(faultsIn(html)), ['reason'])
    await it_.ada.visitor.send(FILE, { go: 'yes', reason: 'The works take longer.' })
    await it_.ada.visitor.use(it_.ada.device, 'party')
    await it_.ada.visitor.use(it_.ada.device, 'party')
    assert.equal(it_.site.log.head()!.size, before + 2)
    // The row that was not taken is still there, with its text and its reason.
    assert.match(it_.ada.visitor.shown.path, /file\?draft=/)
    assert.match(
      rowOf(it_.ada.visitor.shown, 'late'),
      inOrder(wording('ours.row.refused'), 'due', '2020-01-01'),
    )
    assert.match(it_.ada.visitor.shown.html, /late,one[^<]*2020-01-01/)
    assert.match(wordsOn(await it_.ada.visitor.goto(HOME)), wording('ours.draft.file'))
    assert.equal((await schedule(it_))?.commitments.length, 2)
    assert.partialDeepStrictEqual((await commitment(it_, 'trees'))?.versions, [
      { what: { lang: 'en', length: LONG.length } },
    ])
    assert.deepEqual(
      (await commitment(it_, ID))?.versions.map(({ target }) => target?.value),
      ['40', '30'],
    )
    // What comes out goes in again and changes nothing.
    const again = await sent({ file: file(await own()) })
    assert.match(wordsOn(again), wording('ours.planned', { made: 0, amended: 0, unchanged: 2, refused: 0 }))
  })

  it('are one draft, however often the same rows are looked at', async () => {
    const csv = 'id,principle,what\ntrees,one,Plant trees.'
    await sent({ csv })
    await sent({ file: file(csv) })
    await sent({ csv: `${csv}\nbees,one,Keep bees.` })
    const { html } = await it_.ada.visitor.goto(HOME)
    assert.equal(linksIn(html, /file\?draft=/).length, 2)
  })

  it('tell every fault of a row at once, also that its principle is unknown', async () => {
    const shown = await sent({ csv: 'id,principle,what,due\nhostel,ninety,Beds.,03/04/2027' })
    assert.match(rowOf(shown, 'hostel'), /03\/04\/2027/)
    assert.match(rowOf(shown, 'hostel'), /principle.*ninety/)
    await it_.ada.visitor.goto(`${HOME}/file?lang=fr`)
    const french = await it_.ada.visitor.send('/file', {
      csv: 'id,principle,what,due\nHostel,ninety,Beds.,03/04/2027',
    })
    const row = rowOf(french, 'Hostel')
    assert.match(row, /Le texte n’a pas ce principe|Un identifiant/)
    assert.doesNotMatch(row, /It is no|It could be|The text has/)
  })

  it('are kept for a signatory by whoever may not sign, and by a reload', async () => {
    const { ada, site } = it_
    const ben = await madeBy(site, await linkFor(ada, 'Ben Osei', 'drafter'))
    await ada.visitor.goto('/representative')
    await ada.visitor.use(ada.device, 'party')
    await signIn(ben.visitor, ben.device)
    await ben.visitor.goto(FILE)
    await ben.visitor.send(FILE, { csv: 'id,principle,what\ntrees,one,Plant trees.' })
    assert.match(rowOf(await ben.visitor.goto(ben.visitor.shown.path), 'trees'), wording('ours.row.made'))
    await ben.visitor.send('save', {})
    assert.match(wordsOn(ben.visitor.shown), wording('ours.savedDrafter'))
    await ada.visitor.goto(HOME)
    await ada.visitor.follow(/file\?draft=/)
    await ada.visitor.send(FILE, { go: 'yes' })
    await ada.visitor.use(ada.device, 'party')
    assert.equal((await commitment(it_, 'trees'))?.versions.length, 1)
    assert.doesNotMatch(wordsOn(await ada.visitor.goto(HOME)), wording('ours.drafts'))
  })

  it('say what is wrong with a file that cannot be read, and keep what was pasted', async () => {
    assert.deepEqual(Object.keys(faultsIn((await sent({})).html)), ['csv'])
    const shown = await sent({ csv: 'name,when\nTrees,2030' })
    assert.equal(shown.status, 422)
    // What it is to be compared with stands beside it.
    const beside = [wording('ours.columnsHead'), 'id', 'milestones', 'Keep the harbour open', 'one']
    assert.match(wordsOn(shown), inOrder(...beside))
    assert.match(wordsOn(shown), /file_malformed/)
    assert.match(shown.html, /Trees,2030/)
    const open = await sent({ csv: 'id,principle,what\ntrees,one,"Plant trees.' })
    assert.match(wordsOn(open), /quotation mark .* is never closed, by line 2/)
  })

  it('take in again what came out, however long its words are', async () => {
    const what = 'Plant trees. '.repeat(3_000).trim()
    await signed(it_.ada, `${HOME}/new`, { under: `${MANIFEST_DIGEST} one`, ...SHORE_POWER, what })
    const csv = await own()
    assert.match(csv, /one-2,one,,,,sha256:/)
    const shown = await sent({ file: file(csv) })
    assert.match(wordsOn(shown), wording('ours.planned', { made: 0, amended: 0, unchanged: 2, refused: 0 }))
  })

  it('are told at once to whoever has left, as is every form that would take something on', async () => {
    await it_.site.as('northhaven').withdraw(ACCORD)
    for (const path of ['/new', '/measures', '/file', `/northhaven/${ID}`]) {
      const page = await it_.ada.visitor.goto(`${HOME}${path}`)
      assert.match(wordsOn(page), wording('ours.leftForm'), path)
      assert.ok(!formsIn(page.html).some(({ action }) => action.includes(HOME)), path)
    }
  })
})
