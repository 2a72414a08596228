import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { toBase64url, utf8 } from '../../src/core/bytes.ts'
import { hashFor, parseDigest } from '../../src/core/digest.ts'
import { parseTime } from '../../src/core/time.ts'
import { fileOf, listingRows, listings } from '../../src/people/listings.ts'
import { ACCORD } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { ListDesk } from './list-desk.ts'
import { anotherOfficer } from './people.ts'
import { countOf, faultsIn, fieldIn, formIn, linkThatReads, rowOf, wordsOn } from './visitor.ts'

/** Lists of supporters that officers copy at the desk: the dry run, what they answer, and what is recorded. */

const OLDER = [
  'name,category,country',
  'Quayside Works,company,DE',
  'Old Lamp Society,civil society,FR',
  'Lighthouse Trust,civil society,FR',
]
const NEWER = [
  'name,category,country',
  'Harbour Lamp Guild,civil society,FR',
  'Lighthouse Trust,civil society,IT',
  'Quay Works and Sons,company,DE',
  'Ada Okafor,,FR',
]

describe('an officer with a list of supporters', () => {
  let desk: ListDesk
  beforeEach(async () => {
    desk = await ListDesk.start()
  })
  afterEach(() => desk.close())

  const visitor = () => desk.officer.visitor
  const size = () => desk.depositary.log.head()!.size
  const now = () => parseTime(desk.depositary.now)
  const typed = { call: ACCORD, title: 'Friends of the harbour', date: '2025-05-01', whole: 'yes' }
  async function reads(list: readonly string[] | Buffer<ArrayBuffer>, more = {}) {
    await visitor().goto('/desk/lists')
    const bytes = Buffer.isBuffer(list) ? list : Buffer.from(list.join('\n'))
    return visitor().send('/desk/lists', { ...typed, ...more, list: new Blob([bytes]) })
  }
  const approves = (typed = {}) => desk.approves(desk.officer, { looked: 'yes', ...typed })
  const onRoll = async (day: string) => {
    const { items } = await desk.depositary.log.store.roll({ call: ACCORD, at: day, limit: 3_000 })
    return items.map(({ names }) => names[0]!.text).sort()
  }
  async function records(list: readonly string[] | Buffer<ArrayBuffer>, more = {}) {
    await reads(list, more)
    await approves()
    return desk.finished()
  }

  it('sees what would be recorded, answers, and records it: a name that changed is the same party', async () => {
    await records(OLDER)
    const before = size()
    const dry = await reads(NEWER, { date: '2025-11-01' })
    assert.match(wordsOn(dry), wording('lists.dryTitle', { open: 1, count: 0, people: 1 }))
    assert.match(rowOf(dry, 'Ada Okafor'), wording('doubt.person_likely'))
    assert.match(wordsOn(dry), wording('lists.openFirst'))
    assert.throws(() => formIn(dry.html, 'passkey'), 'nothing to sign while a question is open')

    const wrong = await visitor().send('settle', {
      people: 'left-out',
      row: '99',
      field: 'name',
      value: 'Typed',
    })
    assert.match(wordsOn(wrong), wording('lists.correctWrong'))
    assert.match(wrong.html, /value="Typed"/, 'nothing that was typed is lost')
    const settled = await visitor().send('settle', {
      people: 'left-out',
      'gone-old-lamp-society': '1',
      row: '',
      value: '',
    })
    assert.match(wordsOn(settled), wording('lists.saved'))
    assert.match(
      wordsOn(settled),
      wording('lists.answer.same', { old: 'Old Lamp Society', new: 'Harbour Lamp Guild' }),
    )
    assert.match(wordsOn(settled), wording('lists.dryTitle', { open: 0, count: 4, people: 1 }))
    const id = settled.path.replace(/^.*\/|\?.*$/g, '')
    assert.equal(size(), before)

    await approves()
    // Another officer sees how far it is; the names of people are gone from here by then.
    const other = await anotherOfficer(desk.depositary)
    const begun = size()
    const seen = await other.visitor.goto(`/desk/lists/${id}`)
    assert.match(wordsOn(seen), wording('bulk.stateNote.running'))
    await assert.rejects(fileOf(desk.depositary.log.drawer, id, now()), { code: 'not_found' })
    const kept = await listingRows(desk.depositary.log.drawer, id, now())
    assert.doesNotMatch(JSON.stringify(kept), /Okafor/)

    const done = await desk.finished()
    assert.match(
      wordsOn(done),
      inOrder(wording('lists.progressTitle', { done: 4, total: 4 }), wording('lists.tab.people'), '1'),
    )
    assert.equal(size(), begun + 4)
    const { names } = await desk.depositary.json<{ names: { text: string }[] }>(
      '/parties/old-lamp-society.json',
    )
    assert.equal(names[0]!.text, 'Harbour Lamp Guild')
    assert.deepEqual(await onRoll('2025-11-02'), [
      'Harbour Lamp Guild',
      'Lighthouse Trust',
      'Quay Works and Sons',
    ])
  })

  it('loses no answer that is not saved, looks for people once more, and counts those left out', async () => {
    const dry = await reads([...OLDER, 'Wanjiru Kamau,company,KE', 'Kerb Weavers,,GB'])
    assert.match(rowOf(dry, 'Kerb Weavers'), wording('doubt.kind_blank'))
    assert.equal(countOf(dry.html, '[data-answers] [required]'), 0)
    const { path } = dry
    const news = await visitor().goto(`${path}?show=new`)
    assert.match(
      rowOf(news, 'Quayside Works'),
      inOrder(wording('kind.company'), /Germany/, wording('lists.nothing')),
    )

    const before = size()
    const changed = await approves({ 'rows-yes': '4' })
    assert.equal(changed.status, 409)
    assert.match(
      wordsOn(changed),
      inOrder(wording('lists.answersChange'), wording('lists.goes', { count: 1 }), 'Wanjiru Kamau'),
    )
    const unlooked = await desk.approves()
    assert.deepEqual(faultsIn(unlooked.html), {
      looked: 'Check the names, then tick that none is a private person’s.',
    })
    const wrong = await approves({ 'rows-yes': '99' })
    assert.match(wordsOn(wrong), wording('lists.unsaved'))
    assert.throws(() => formIn(wrong.html, 'passkey'), 'nothing to sign while an answer is wrong')
    await visitor().goto(path)
    assert.equal(size(), before)

    // An answer that changes nothing of what is signed is saved with the yes.
    await approves({ 'rows-no': '1' })
    const done = await desk.finished()
    assert.deepEqual(await onRoll('2025-05-02'), [
      'Kerb Weavers',
      'Lighthouse Trust',
      'Old Lamp Society',
      'Quayside Works',
    ])
    assert.match(wordsOn(done), wording('lists.fileGone'))
    const count = await visitor().goto(linkThatReads(done.html, wording('lists.recordCount', { count: 1 })))
    const held = ['call', 'day', 'total', 'of-persons', 'sourceTitle', 'sourceDate']
    assert.deepEqual(
      held.map(name => fieldIn(count.html, name)),
      [ACCORD, '2025-05-01', '1', '1', 'Friends of the harbour', '2025-05-01'],
    )
    const people = await reads(['name,first name', 'Okafor,Ada', 'Fairbairn,Keith', 'Roy,Sylvie'])
    await visitor().send('settle', { people: 'left-out' })
    assert.match(wordsOn(visitor().shown), wording('lists.dryTitle', { open: 0, count: 0, people: 3 }))
    assert.match(wordsOn(visitor().shown), wording('lists.fileKept'))
    assert.match(people.path, /lists/)
  })

  it('is asked who the people are, of all or of each row, and takes an answer back', async () => {
    const people = ['name', 'Ada Okafor', 'Keith Fairbairn', 'Sylvie Roy', 'Hugo Weiss', 'Lantern Foundation']
    const dry = await reads(people)
    assert.match(wordsOn(dry), wording('doubt.people_listed'))
    const all = await visitor().send('settle', { people: 'organisations' })
    assert.match(wordsOn(all), wording('lists.dryTitle', { open: 0, count: 5, people: 1 }))
    const none = await visitor().send('settle', { people: 'left-out' })
    assert.match(wordsOn(none), wording('lists.dryTitle', { open: 0, count: 1, people: 1 }))
    const but = await visitor().send('settle', { 'rows-no': '2, 4' })
    assert.match(wordsOn(but), wording('lists.dryTitle', { open: 0, count: 3, people: 1 }))
    assert.match(wordsOn(but), wording('lists.answer.person', { row: 4, is: 'no' }))
    const bad = await visitor().send('settle', { 'rows-no': '2-900' })
    assert.match(wordsOn(bad), wording('lists.rowsWrong', { most: 500 }))
    await visitor().send('settle', { 'rows-no': '', 'undo-people-0': 'yes', 'undo-people-1': 'yes' })
    await visitor().send('settle', { row: '1', field: 'name', value: 'Ada Okafor-Weiss' })
    const corrected = await visitor().send('settle', {
      row: '5',
      field: 'name',
      value: 'Lantern Foundation of Kiel',
    })
    assert.match(rowOf(corrected, 'Lantern Foundation of Kiel'), /5/)
    const undone = await visitor().send('settle', { 'undo-cells-1': 'yes' })
    assert.doesNotMatch(wordsOn(undone), /of Kiel/)
    await approves()
    assert.match(wordsOn(await desk.finished()), wording('lists.progressTitle', { done: 1, total: 1 }))
    assert.deepEqual(await onRoll('2025-05-02'), ['Lantern Foundation'])
    const kept = await listings.all(desk.depositary.log.drawer, now())
    assert.doesNotMatch(JSON.stringify(kept), /Okafor/, 'nor what was typed of somebody left out')
    // A part of nothing but people leaves nothing to record.
    await reads(people.slice(0, -1), { whole: 'no', date: '2025-06-01' })
    const part = await visitor().send('settle', { people: 'left-out' })
    assert.match(wordsOn(part), wording('lists.dryTitle', { open: 0, count: 0, people: 4 }))
    assert.match(wordsOn(part), wording('lists.nothingToRecord'))
  })

  it('goes on where it was after a fall, stops and goes on, and says which row was refused', async () => {
    const { log, running } = desk.depositary
    await reads(OLDER)
    await approves()
    await desk.officer.visitor.send('stop')
    const { path } = visitor().shown
    await running.worker.workOff()
    assert.match(wordsOn(await visitor().goto(path)), wording('bulk.stateNote.stopped'))
    // Meanwhile the id is given to another, which no list can take.
    await desk.depositary.post('party/admitted', {
      party: 'quayside-works',
      names: [{ lang: 'en', text: 'Quayside Works' }],
      kind: 'company',
      country: 'DE',
      domain: null,
      identifiers: {},
      mandate: null,
      keys: [],
      claims: false,
    })
    await visitor().send('go')
    const done = await desk.finished()
    assert.match(wordsOn(done), wording('lists.progressTitle', { done: 2, total: 3 }))
    assert.match(rowOf(done, 'Quayside Works'), wording('bulk.row.refused'))
    const before = size()
    await visitor().send('go')
    await desk.finished()
    assert.equal(log.head()!.size, before, 'nothing is recorded twice')

    // What was compared before another list of the call is not carried on after it.
    await records(OLDER.slice(0, -1), { date: '2025-11-01' })
    await visitor().goto(path)
    const outrun = await visitor().send('go')
    assert.equal(outrun.status, 409)
    assert.match(wordsOn(outrun), /Another list of this call was recorded since/)
  })

  it('is refused what is no list, a passkey’s answer to another plan, and a second list of the call at once', async () => {
    const bad = await reads(['Who,Where', 'a,b'], { url: 'nowhere' })
    assert.match(wordsOn(bad), wording('lists.urlWrong'))
    assert.match(wordsOn(await reads(['Who,Where', 'a,b'])), /No column of the list is known to hold names/)

    const long = await reads(['name', ...Array<string>(10_001).fill('Anonymous Trust')])
    assert.match(wordsOn(long), /has 10001 rows; 10000 are the most/)

    await reads(OLDER)
    const { path } = visitor().shown
    const stale = visitor().shown
    await visitor().send('settle', { row: '1', field: 'name', value: 'Quayside Works Ltd' })
    visitor().shown = stale
    const late = await approves()
    assert.equal(late.status, 409)
    assert.match(wordsOn(late), /has changed since you looked/)
    // One touch is for one upload in one register, also of the same rows.
    const [one, same] = [await visitor().goto(path), await reads(OLDER)]
    await visitor().send('settle', { row: '1', field: 'name', value: 'Quayside Works Ltd' })
    const { data, fields } = formIn(one.html, 'passkey')
    assert.equal(formIn(visitor().shown.html, 'passkey').fields.plan, fields.plan)
    const upload = utf8(`${desk.depositary.log.origin}\n${path.replace('/desk/lists/', '')}`)
    const signed = hashFor('avow/listing/v1', parseDigest(fields.plan!), upload)
    assert.equal(data.challenge, toBase64url(signed))
    visitor().shown = { ...one, html: one.html.replaceAll(path, same.path) }
    assert.match(wordsOn(await approves()), /passkey_wrong/)

    await visitor().goto(path)
    await approves()
    await reads(NEWER.slice(0, -1), { date: '2025-11-01' })
    const second = await approves()
    assert.match(wordsOn(second), /Another list of this call is being recorded/)
    assert.equal((await visitor().send('drop')).path, '/desk/lists')
  })

  it('is told that another approved a list of the call at the same moment, and repairs what went wrong by reading it in again', async () => {
    const other = await anotherOfficer(desk.depositary)
    const dale = ['name,category', 'Dale Foundation,company', 'Elm Foundation,company']
    const elm = ['name,category', 'Elm Foundation,company']
    const { path } = await reads(dale, { date: '2025-06-01' })
    await other.visitor.goto(path)
    await reads(elm, { date: '2025-07-01' })
    const both = await Promise.all([approves(), desk.approves(other, { looked: 'yes' })])
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
    const late = both[0]!.status === 409 ? desk.officer : other
    assert.match(
      wordsOn(late.visitor.shown),
      /Another list of this call (?:was approved meanwhile|is being recorded)/,
    )
    await desk.depositary.running.worker.workOff()
    await late.visitor.goto(late.visitor.shown.path)
    await desk.approves(late, { looked: 'yes' })
    await desk.depositary.running.worker.workOff()
    assert.deepEqual(await onRoll('2025-06-01'), ['Dale Foundation', 'Elm Foundation'])
    assert.deepEqual(await onRoll('2025-07-01'), ['Elm Foundation'])

    assert.match(wordsOn(await reads(dale, { date: '2025-06-01' })), wording('lists.nothingToRecord'))
  })

  it('copies the two lists of the Paris Call, 1,039 names and 1,222', { timeout: 120_000 }, async t => {
    const file = (day: string) => new URL(`../../examples/paris-call/supporters-${day}.csv`, import.meta.url)
    if (!existsSync(file('2019-11-12'))) return t.skip('the example is not here')
    const read = (day: string) => Buffer.from(readFileSync(file(day)))
    const first = await records(read('2019-11-12'), { date: '2019-11-12', natureLang: 'fr' })
    assert.match(wordsOn(first), wording('lists.progressTitle', { done: 1_039, total: 1_039 }))
    const dry = await reads(read('2025-12-31'), { date: '2025-12-31', natureLang: 'fr' })
    assert.match(wordsOn(dry), wording('lists.dryTitle', { open: 0, count: 196, people: 1 }))
    const renamed = await visitor().goto(`${dry.path}?show=renamed`)
    assert.match(rowOf(renamed, 'GitHub'), wording('evidence.same-words'))
    const apart = await visitor().send('settle', { 'renamed-207': 'no' })
    assert.match(wordsOn(apart), wording('lists.answer.apart', { name: 'Burkina' }))
    await visitor().send('settle', { 'undo-renames-0': 'yes' })
    await approves()
    assert.match(wordsOn(await desk.finished()), wording('lists.progressTitle', { done: 196, total: 196 }))
    assert.equal((await onRoll('2025-12-31')).length, 1_222)
  })
})
