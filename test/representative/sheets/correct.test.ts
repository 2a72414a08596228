import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { formatTime, parseTime } from '../../../src/core/time.ts'
import { cellsOf } from '../../../src/register/figures/catalogue.ts'
import type { Figures } from '../../../src/register/figures/figures.ts'
import { say } from '../../../src/web/kit/kit.ts'
import { correctable } from '../../../src/work/reporting/correction.ts'
import { FiledFiles, isThere, reportsOf } from '../../../src/work/reporting/filed.ts'
import { number, rows, xlsx } from '../../../src/work/spreadsheet/xlsx.fixture.ts'
import { countOf, faultsIn, fieldIn, formIn, linksIn, rowOf, wordsIn, wordsOn } from '../../desk/visitor.ts'
import { answerOf, HALVES, listOf, smallCatalogue, smallFigures } from '../../figures.ts'
import { ACCORD, said } from '../../harbour.ts'
import { type Reported, reportedHarbour } from '../../reported.ts'
import { inOrder, wording } from '../../wording.ts'
import { linkFor, madeBy, type Person, representative, signIn } from '../people.ts'

const SHIP = 'tidewater'
const HOME = `/representative/commitments/${ACCORD}`
const HEAD = ['Indicator', 'For (ids)', 'Value', 'No value because', 'In words']
const HALF = `${HALVES[0]!.from}/${HALVES[0]!.until}`

describe('the correction of a report', () => {
  let h: Reported
  let ada: Person
  let entry: number
  let page: string
  beforeEach(async () => {
    h = await reportedHarbour()
    await h.publish()
    h.it.now = '2026-07-02T09:00:00Z'
    entry = (await h.file()).entry
    page = `${HOME}/reports/${entry}/correct`
    h.it.now = '2026-07-20T09:00:00Z'
    ada = await representative(h.it, SHIP)
  })
  afterEach(() => h.it.close())

  const cells = (indicator: string, who = ada) =>
    who.visitor.goto(`${page}?indicator=${indicator}&period=${encodeURIComponent(HALF)}`)
  /** Sends the page of the answer that is shown. */
  const save = (typed: Record<string, string>, who = ada) => who.visitor.send('indicator=', typed)
  /** Takes back the first line whose place this fits. */
  const undo = (which: RegExp, who = ada) => {
    const { buttons } = formIn(who.visitor.shown.html, 'show')
    return who.visitor.send(buttons.find(one => which.test(one.undo ?? ''))!.undo!)
  }
  const standing = async (): Promise<Figures> => {
    const { store } = h.it.log
    const of = { call: ACCORD, party: SHIP, entry }
    const found = await correctable({ filed: new FiledFiles({ store }), store }, of)
    assert.ok(found !== undefined && isThere(found))
    return found.stands
  }
  const cellOf = async (indicator: string, i = 0) =>
    (await standing()).answers.find(one => one.indicator === indicator)!.cells[i]

  it('says which file is withheld, and never that nothing was filed', async () => {
    const [edition] = await h.it.log.store.rowsOf('indicatorEditions', `${ACCORD}/`, 1)
    const { digest } = (edition!.row as Readonly<{ data: { digest: string } }>).data
    const order = { digest, ground: said('Copyright.'), authority: said('A court.') }
    const { index } = await h.it.post('words/withheld', order)
    const { html, status } = await ada.visitor.goto(page)
    assert.equal(status, 451)
    assert.match(html, new RegExp(`indicators are withheld by log entry ${index},`))
  })

  it('is made place by place, shown old beside new with its reason, and signed once', async () => {
    await ada.visitor.goto(HOME)
    const shown = await ada.visitor.follow(/\/correct$/)
    assert.match(wordsOn(shown), wording('correct.until', { day: '1 August 2026' }))
    assert.match(wordsOn(shown), wording('correct.none'))
    const indicator = { indicator: 'tonnes', period: HALF }
    const chosen = await ada.visitor.send('show', { reason: 'Two columns.', ...indicator })
    assert.match(chosen.path, /\?indicator=tonnes&/)
    const typed = { 'c-0-0-0': '27', 'c-0-0-1': '3', 'c-0-0-2': '', 'r-0-1': 'withheld-by-law' }
    const wrong = await save(typed)
    assert.equal(wrong.status, 422)
    assert.deepEqual(Object.keys(faultsIn(wrong.html)).sort(), ['c-0-0-1', 'c-0-0-2'])
    assert.match(faultsIn(wrong.html)['c-0-0-1']!, wording('filing.fault.both'))
    assert.match(faultsIn(wrong.html)['c-0-0-2']!, wording('correct.neither'))
    // What was typed rightly beside it is saved, and nothing is signed before the rest is mended.
    const mend = await ada.visitor.goto(page)
    assert.equal(formIn(mend.html, 'show').fields.reason, 'Two columns.', 'each button saves what is typed')
    assert.match(rowOf(mend, 'aa'), inOrder('26.5', '27'))
    assert.match(wordsOn(mend), inOrder(wording('filing.change'), wording('filing.wrong', { count: 2 })))
    await ada.visitor.send('review')
    assert.equal(ada.visitor.shown.status, 422)
    await cells('tonnes')
    const saved = await save({ 'r-0-1': '', 'c-0-0-1': '3', 'c-0-0-2': '0' })
    assert.match(wordsOn(saved), wording('correct.saved', { count: 2 }))
    assert.match(rowOf(saved, 'tonnes'), inOrder('Land of aa', '26.5', '27'))

    const mute = await ada.visitor.send('review', { reason: '' })
    assert.deepEqual(Object.keys(faultsIn(mute.html)), ['reason'])
    await ada.visitor.send('review', { reason: 'Two columns were swapped.' })
    assert.match(ada.visitor.shown.path, /^\/representative\/acts\//)
    assert.match(wordsOn(ada.visitor.shown), /Two columns were swapped\./)
    // Its signer reads old and new once more, from the bytes that are signed.
    assert.match(rowOf(ada.visitor.shown, 'Land of aa'), inOrder('26.5', '27'))
    const before = h.it.log.head()!.size
    await ada.visitor.use(ada.device, 'party')
    assert.equal(h.it.log.head()!.size, before + 1)
    assert.deepEqual(await cellOf('tonnes'), { by: ['aa'], value: '27' })
    assert.deepEqual(await cellOf('tonnes', 1), { by: ['ba'], value: '3' })
    // What nobody touched is as it was, with who stands behind it and where it was found.
    const { answers, sources } = await standing()
    assert.deepEqual(answers.slice(1), smallFigures().answers.slice(1))
    assert.deepEqual(sources, smallFigures().sources)
    assert.match(wordsOn(ada.visitor.shown), wording('correct.noneNew', { day: '20 July 2026' }))
  })

  it('is made by a sheet, of which an empty cell changes nothing', async () => {
    const csv = (await ada.visitor.goto(`${HOME}/reports/${entry}/sheet.csv`)).html
    assert.match(csv, /tonnes,.*,aa,2026-01-01,2026-06-30,t,a number like 12\.5,,26\.5,/)
    await ada.visitor.goto(page)
    const lines = [
      ['tonnes', 'aa', number('27')],
      ['notices', '', '', ''],
      ['how', '', 'By a line to each berth.', '', 'All berths now.'],
      ['since', '', '<c t="e"><v>#REF!</v></c>'],
    ]
    const file = new File([xlsx([rows(HEAD, ...lines)]) as BlobPart], 'mended.xlsx')
    const shown = await ada.visitor.send('read', { file })
    assert.match(wordsOn(shown), wording('sheet.changed', { count: 1 }))
    assert.match(rowOf(shown, '5'), wording('sheetFault.error'))
    const taken = await ada.visitor.send('take')
    assert.match(rowOf(taken, 'tonnes'), inOrder('26.5', '27'))
    assert.match(wordsOn(taken), /Not all berths yet\..*All berths now\./)
    await ada.visitor.send('review', { reason: 'We counted anew.' })
    await ada.visitor.use(ada.device, 'party')
    assert.deepEqual(await cellOf('notices'), { by: [], value: '412' })
    const how = (await standing()).answers.find(one => one.indicator === 'how')!
    assert.deepEqual([how.words, how.lang], ['All berths now.', 'en'])
  })

  it('adds an answer that the report did not have, by sheet or page, and says what becomes of its gaps', async () => {
    const [FIRST, SECOND] = [HALVES[0]!, HALVES[1]!]
    const own = smallFigures().answers.slice(0, 2)
    const later = answerOf('notices', [{ by: [], value: '7' }], { period: SECOND })
    entry = (await h.file(smallFigures({ answers: [...own, later] }))).entry
    page = `${HOME}/reports/${entry}/correct`
    const days = `${SECOND.from},${SECOND.until}`
    const csv = (await ada.visitor.goto(`${HOME}/reports/${entry}/sheet.csv`)).html
    // The sheet of the draft has indicators that this report left out.
    await ada.visitor.goto(page)
    const draft = new File([`indicator,from,until,value\r\npolicy,${days},yes\r\n`], 'draft.csv')
    const left = await ada.visitor.send('read', { file: draft })
    assert.match(rowOf(left, 'policy'), wording('correct.indicatorUnknown'))
    await ada.visitor.send('take', { again: 'drop' })
    assert.equal(csv.split('\n').filter(line => /^tonnes,/.test(line) && line.includes(days)).length, 3)
    await ada.visitor.goto(page)
    const sheet = `indicator,cell,from,until,value\r\ntonnes,ba,${days},4\r\n`
    const read = await ada.visitor.send('read', { file: new File([sheet], 'mended.csv') })
    assert.match(wordsOn(read), wording('sheet.changed', { count: 1 }))
    const taken = await ada.visitor.send('take')
    const [none, missing] = [wording('sheet.nothing'), wording('plots.missing.not-asked')]
    assert.match(rowOf(taken, 'Land of ba'), inOrder(none, '4', wording('correct.undo')))
    // What is filled in is read before anybody signs, and is nothing that somebody could take back.
    assert.match(rowOf(taken, 'Land of aa'), inOrder(none, missing))
    assert.doesNotMatch(rowOf(taken, 'Land of aa'), wording('correct.undo'))
    assert.equal(countOf(taken.html, '#changes tbody tr'), 3)

    // The page of the answer has a field for each of its cells.
    const period = `${SECOND.from}/${SECOND.until}`
    const shown = await ada.visitor.send('show', { indicator: 'tonnes', period })
    assert.match(shown.path, /\?indicator=tonnes&/)
    assert.match(wordsOn(shown), wording('correct.added', { rest: 'unasked' }))
    const saved = await save({ 'c-0-0-0': '3' })
    assert.match(rowOf(saved, 'Land of aa'), inOrder(none, '3'))
    await ada.visitor.send('review', { reason: 'We left out a half-year.' })
    assert.match(rowOf(ada.visitor.shown, 'Land of ca'), inOrder(none, missing))
    await ada.visitor.use(ada.device, 'party')
    const all = (await standing()).answers.filter(one => one.indicator === 'tonnes')
    assert.deepEqual(
      all.map(one => one.period),
      [FIRST, SECOND],
    )
    assert.deepEqual(all[1]!.cells, [
      { by: ['aa'], value: '3' },
      { by: ['ba'], value: '4' },
      { by: ['ca'], missing: 'not-asked' },
    ])
  })

  it('says by a sheet who stands behind an answer and where it stands, in a source that the report has', async () => {
    const get = async () => (await ada.visitor.goto(`${HOME}/reports/${entry}/sheet.csv`)).html
    const read = async (csv: string) => {
      await ada.visitor.goto(page)
      return ada.visitor.send('read', { file: new File([csv], 'mended.csv') })
    }
    const csv = await get()
    assert.match(csv, /,412,,,,,Annual report 2026,page 31,[b-z]{36}\r\n/)
    assert.match(csv, /,2024-03-01,,,,Quay Auditors,,,[b-z]{36}\r\n/)
    const other = csv
      .replace('Annual report 2026,page 31', 'Annual report 2026,page 32')
      .replace('Quay Auditors', 'Harbour Auditors')
      .replace(/(policy,.*,yes),,,,,,/, '$1,,,,,Ledger,table 4')
    const unknown = await read(other)
    assert.match(rowOf(unknown, 'Ledger'), inOrder('Source', wording('correct.sourceUnknown')))
    assert.match(wordsOn(unknown), wording('sheet.behindChanged', { count: 1 }))
    assert.match(wordsOn(unknown), wording('sheet.foundChanged', { count: 1 }))
    assert.match(wordsOn(unknown), inOrder('Quay Auditors', 'Harbour Auditors'))
    const taken = await ada.visitor.send('take')
    assert.match(wordsOn(taken), wording('correct.saved', { count: 2 }))
    assert.match(wordsOn(taken), inOrder('page 31', 'page 32', 'Quay Auditors', 'Harbour Auditors'))

    // Once it was named beside one answer, a sheet names it too.
    await cells('steps')
    await save({ newTitle: 'Ledger', newPlace: 'table 3' })
    const known = await read(other)
    assert.match(wordsOn(known), wording('sheet.foundChanged', { count: 1 }))
    assert.equal(countOf(known.html, '#faults'), 0)
    await ada.visitor.send('take')
    // As it stands now it goes out, and comes back without a change.
    const same = await read(await get())
    assert.match(wordsOn(same), wording('sheet.planDone'))
    await ada.visitor.send('review', { reason: 'The wrong page was named.' })
    assert.match(wordsOn(ada.visitor.shown), inOrder('page 31', 'page 32', 'Ledger', 'table 4'))
    await ada.visitor.use(ada.device, 'party')
    const { answers, sources } = await standing()
    const of = (id: string) => answers.find(one => one.indicator === id)!
    assert.deepEqual(
      sources.map(({ title }) => title),
      ['Annual report 2026', 'Ledger'],
    )
    assert.deepEqual(of('notices').found, { source: 0, place: 'page 32' })
    assert.deepEqual(of('policy').found, { source: 1, place: 'table 4' })
    assert.deepEqual(of('steps').found, { source: 1, place: 'table 3' })
    assert.equal(of('since').behind, 'Harbour Auditors')
    assert.deepEqual(of('tonnes'), smallFigures().answers[0])
  })

  it('is undone by no copy of a sheet that was downloaded before, and keeps both where both corrected', async () => {
    const ben = await colleague('drafter')
    const { html: csv } = await ada.visitor.goto(`${HOME}/reports/${entry}/sheet.csv`)
    const read = async (file: string, who = ada) => {
      h.it.now = formatTime(parseTime(h.it.now) + 60)
      await who.visitor.goto(page)
      return who.visitor.send('read', { file: new File([file], 'mended.csv') })
    }
    await read('indicator,value,words\r\nnotices,500,Counted by Ben.\r\nsince,2024-04-01,\r\n', ben)
    // What was reported is there to be corrected: nobody’s answer is replaced.
    const { html: shown } = ben.visitor.shown
    assert.doesNotMatch(wordsOn({ html: shown }), wording('sheet.overtaken', { count: 2 }))
    assert.equal(wordsIn(shown, '#planned tbody tr').length, 3)
    await ben.visitor.send('take')

    const mine = csv.replace(',26.5,', ',27,')
    const alone = await read(mine)
    assert.match(wordsOn(alone), wording('sheet.changed', { count: 1 }))
    assert.match(wordsOn(alone), wording('sheet.outdated', { count: 2 }))
    assert.match(wordsOn(await ada.visitor.send('take')), wording('correct.saved', { count: 4 }))
    const now = await ada.visitor.goto(page)
    assert.match(wordsOn(now), inOrder('412', '500', '1 March 2024', '1 April 2024'))

    const both = await read(mine.replace(',412,', ',413,'))
    assert.match(wordsOn(both), wording('sheet.kept', { count: 1 }))
    const [first] = wordsIn(both.html, '#planned tbody tr')
    assert.match(first!, inOrder('notices', '500', 'A drafter', '413', wording('sheet.bothKept')))
    const taken = await ada.visitor.send('take')
    assert.match(wordsOn(taken), wording('correct.saved', { count: 0 }))
    assert.match(wordsOn(taken), wording('sheet.met', { count: 1 }))
    assert.match(wordsOn(taken), inOrder(wording('filing.change'), wording('filing.wrong', { count: 1 })))
    await cells('notices')
    assert.match(wordsOn(ada.visitor.shown), inOrder('500', '413'))

    // A list of one's own says whose corrections it would replace.
    const own = await read('indicator,value\r\ntonnes,\r\nsince,2024-05-01\r\npolicy,no\r\n')
    assert.match(wordsOn(own), wording('sheet.overtaken', { count: 1 }))
    assert.match(wordsIn(own.html, '#planned tbody tr')[0]!, inOrder('since', 'A drafter', '1 May 2024'))
  })

  it('signed while a colleague’s sheet or page is open stands beside what they say, as what was reported', async () => {
    const ben = await colleague('drafter')
    const { html: csv } = await ben.visitor.goto(`${HOME}/reports/${entry}/sheet.csv`)
    await cells('since', ben)
    const open = ben.visitor.shown
    await ben.visitor.goto(page)
    const file = new File([csv.replace(',412,', ',500,').replace(',26.5,', ',27,')], 'mended.csv')
    await ben.visitor.send('read', { file })
    await cells('notices')
    await save({ 'c-1-0-0': '413' })
    await cells('since')
    await save({ 'c-3-0-0': '2024-04-01' })
    await ada.visitor.send('review', { reason: 'A letter came late.' })
    const sent = ben.visitor.shown
    await ada.visitor.use(ada.device, 'party')
    assert.deepEqual(await cellOf('notices'), { by: [], value: '413' })

    // What Ben has read is not what stands now.
    ben.visitor.shown = sent
    assert.match(wordsOn(await ben.visitor.send('take')), wording('sheet.moved'))
    const [first] = wordsIn(ben.visitor.shown.html, '#planned tbody tr')
    const both = inOrder('notices', '413', wording('correct.reported'), '500', wording('sheet.bothKept'))
    assert.match(first!, both)
    const taken = await ben.visitor.send('take')
    assert.match(rowOf(taken, 'tonnes'), inOrder('26.5', '27'))
    assert.match(wordsOn(taken), inOrder(wording('filing.change'), wording('filing.wrong', { count: 1 })))
    ben.visitor.shown = open
    const met = await save({ 'c-3-0-0': '2024-05-01' }, ben)
    assert.match(wordsIn(met.html, 'fieldset.met')[0]!, inOrder('1 April 2024', '1 May 2024'))
    await ben.visitor.goto(page)
    const none = await undo(/\|all$/, ben)
    assert.match(wordsOn(none), wording('correct.noneNew', { day: '20 July 2026' }))
  })

  it('brings back by no sheet without its last column what a correction has replaced, also one since reverted', async () => {
    const { report } = (await reportsOf(h.it.log.store, ACCORD, SHIP))[0]!
    const saying = (value: string) =>
      smallFigures({
        answers: smallFigures().answers.map(one =>
          one.indicator === 'notices'
            ? { ...one, cells: [{ by: [], value }], behind: `${value} ships` }
            : one,
        ),
      })
    for (const value of ['500', '412']) await h.correct(report, saying(value))
    const read = async (csv: string) => {
      await ada.visitor.goto(page)
      return ada.visitor.send('read', { file: new File([csv], 'mine.csv') })
    }
    const own = await read('indicator,value,behind\r\nnotices,500,500 ships\r\nsince,2024-05-01,\r\n')
    assert.match(wordsOn(own), wording('sheet.kept', { count: 2 }))
    const [first, second, third] = wordsIn(own.html, '#planned tbody tr')
    assert.match(first!, inOrder('notices', '412', '500', wording('sheet.bothKept')))
    assert.match(second!, inOrder('412 ships', '500 ships', wording('sheet.bothKept')))
    assert.doesNotMatch(third!, wording('sheet.bothKept'), 'no correction was about it')
    const taken = await ada.visitor.send('take')
    assert.match(wordsOn(taken), wording('filing.wrong', { count: 2 }))

    // A sheet of today tells what its author has seen.
    await undo(/\|all$/)
    const today = await ada.visitor.goto(`${HOME}/reports/${entry}/sheet.csv`)
    const known = await read(today.html.replace(',412,', ',500,'))
    assert.match(wordsOn(known), wording('sheet.changed', { count: 1 }))
    assert.doesNotMatch(wordsOn(known), wording('sheet.bothKept'))
  })

  it('takes words beside the figures away on the page, where they were read', async () => {
    await cells('how')
    const saved = await save({ 'words-5-0': '' })
    assert.match(rowOf(saved, 'how'), inOrder('Not all berths yet.', wording('sheet.noWords')))
    await ada.visitor.send('review', { reason: 'They were of another year.' })
    await ada.visitor.use(ada.device, 'party')
    const how = (await standing()).answers.find(one => one.indicator === 'how')!
    assert.deepEqual([how.words, how.lang], [null, 'en'])
    assert.deepEqual(how.cells, [{ by: [], value: 'By a line to each berth.' }])
  })

  it('publishes words that are written anew in the language in which they are written', async () => {
    const inFrench = await ada.visitor.goto(
      `${page}?indicator=how&period=${encodeURIComponent(HALF)}&lang=fr`,
    )
    assert.equal(fieldIn(inFrench.html, 'lang-5-0'), 'en', 'in which language they were written is said')
    await save({ 'words-5-0': 'Tous les quais.', 'lang-5-0': 'fr' })
    await ada.visitor.send('review', { reason: 'Ils ont tous été équipés.' })
    await ada.visitor.use(ada.device, 'party')
    const how = (await standing()).answers.find(one => one.indicator === 'how')!
    assert.deepEqual([how.words, how.lang], ['Tous les quais.', 'fr'])
    // On a page in their own language nothing is asked.
    const now = await ada.visitor.goto(`${page}?indicator=how&period=${encodeURIComponent(HALF)}&lang=fr`)
    assert.equal(countOf(now.html, '#lang-5-0'), 0)
  })

  it('says who stands behind an answer and where it was found, in a source of the report or in a new one', async () => {
    const shown = await cells('notices')
    const { fields } = formIn(shown.html, 'indicator=')
    const known = fields['source-1-0']!
    assert.deepEqual([fields['behind-1-0'], fields['place-1-0']], ['', 'page 31'])
    const wrong = await save({ 'behind-1-0': 'x'.repeat(201), 'place-1-0': '' })
    assert.deepEqual(Object.keys(faultsIn(wrong.html)).sort(), ['behind-1-0', 'place-1-0'])
    const saved = await save({ 'behind-1-0': 'The port’s auditor', 'place-1-0': 'page 32' })
    assert.match(wordsOn(saved), wording('correct.saved', { count: 2 }))
    assert.match(wordsOn(saved), inOrder('The port’s auditor', 'page 31', 'page 32'))

    // One that the report has not is named beside its answer; a link that cannot be opened hinders nothing.
    await cells('tonnes')
    const bad = await save({ newUrl: 'tidewater.example', newPlace: 'table 4' })
    assert.deepEqual(Object.keys(faultsIn(bad.html)).sort(), ['newTitle', 'newUrl'])
    const added = await save({ newTitle: 'Ledger', newUrl: 'https://tidewater.example/ledger' })
    assert.match(wordsOn(added), inOrder(wording('filing.foundNone'), 'Ledger', 'table 4'))
    // What is named once is in the list for every other answer, and is no second source.
    await cells('policy')
    assert.match(ada.visitor.shown.html, /<option[^>]*>Ledger</)
    await save({ newTitle: 'Ledger', newUrl: 'https://tidewater.example/ledger', newPlace: 'table 5' })
    await cells('steps')
    await save({ 'source-4-0': known, 'place-4-0': 'page 1' })
    // One that is named and taken back goes into no file.
    await cells('since')
    await save({ newTitle: 'Diary', newPlace: 'May' })
    await undo(/\|i\.since\|/)
    await undo(/\|i\.steps\|/)
    await ada.visitor.send('review', { reason: 'The source was named wrongly.' })
    assert.match(wordsOn(ada.visitor.shown), inOrder('The port’s auditor', 'Ledger'))
    await ada.visitor.use(ada.device, 'party')

    const { answers, sources } = await standing()
    const of = (id: string) => answers.find(one => one.indicator === id)!
    assert.deepEqual(of('tonnes').cells, smallFigures().answers[0]!.cells)
    assert.deepEqual([of('notices').behind, of('since').behind], ['The port’s auditor', 'Quay Auditors'])
    assert.deepEqual(of('notices').found, { source: 0, place: 'page 32' })
    assert.deepEqual(
      [of('tonnes').found, of('policy').found],
      [
        { source: 1, place: 'table 4' },
        { source: 1, place: 'table 5' },
      ],
    )
    assert.equal(of('steps').found, null)
    const [first, second, ...more] = sources
    assert.deepEqual([first, more], [smallFigures().sources[0], []])
    assert.equal(second!.url, 'https://tidewater.example/ledger')
    assert.ok('unread' in second!.fetched!)

    // Where nothing is said any more, the party itself stands behind it, and it stands nowhere.
    await cells('notices')
    await save({ 'behind-1-0': '', 'source-1-0': '', 'place-1-0': '' })
    await ada.visitor.send('review', { reason: 'It was not audited.' })
    await ada.visitor.use(ada.device, 'party')
    const { behind, found } = (await standing()).answers[1]!
    assert.deepEqual([behind, found], [null, null])
  })

  it('of a table that no page has room for has several', async () => {
    const ids = Array.from({ length: 21 }, (_, i) => `i${i}`)
    const by = ['rows', 'columns']
    const [first] = smallCatalogue().indicators
    const wide = { ...first!, id: 'wide', number: '9', by }
    const catalogue = smallCatalogue({ lists: by.map(id => listOf(id, ids)), indicators: [wide] })
    await h.publish(catalogue, { edition: 2 })
    const all = cellsOf(catalogue, wide).map(at => ({ by: [...at], value: '1' }))
    const figures = smallFigures({ edition: 2, answers: [answerOf('wide', all)] })
    entry = (await h.file(figures)).entry
    page = `${HOME}/reports/${entry}/correct`
    const shown = await cells('wide')
    assert.ok(countOf(shown.html, '[name^="c-0-0-"]') < all.length)
    const saved = await save({ 'behind-0-0': 'Quay Auditors', 'words-0-0': 'Counted at night.' })
    assert.match(wordsOn(saved), wording('correct.saved', { count: 2 }))
    await cells('wide')
    const [next] = linksIn(ada.visitor.shown.html, /page=2/)
    await ada.visitor.goto(next!)
    const name = /name="(c-0-0-\d+)"/.exec(ada.visitor.shown.html)![1]!
    await save({ [name]: '2' })
    await ada.visitor.send('review', { reason: 'We had forgotten it.' })
    await ada.visitor.use(ada.device, 'party')
    const [answer] = (await standing()).answers
    assert.deepEqual(
      [answer!.behind, answer!.words, answer!.lang],
      ['Quay Auditors', 'Counted at night.', 'en'],
    )
    const at = Number(name.split('-').at(-1))
    assert.deepEqual(answer!.cells, all.with(at, { ...all[at]!, value: '2' }))
  })

  it('is one for all colleagues: a drafter prepares it, a line is taken back, and nothing unread is signed', async () => {
    const ben = await colleague('drafter')
    await cells('notices', ben)
    await save({ 'c-1-0-0': '413' }, ben)
    await cells('policy', ben)
    await save({ 'c-2-0-0': 'false' }, ben)
    const prepared = await ben.visitor.send('leave', { reason: 'A letter came late.' })
    assert.match(wordsOn(prepared), wording('correct.reasonSaved'))
    const shown = await ada.visitor.goto(page)
    assert.equal(formIn(shown.html, 'show').fields.reason, 'A letter came late.')
    const undone = await undo(/\|i\.policy\|/)
    assert.equal(countOf(undone.html, '#changes tbody tr'), 1)
    await ada.visitor.send('review')
    assert.match(ada.visitor.shown.path, /acts/)
    await cells('notices', ben)
    await save({ 'c-1-0-0': '414' }, ben)
    const before = h.it.log.head()!.size
    const act = ada.visitor.shown.path
    await ada.visitor.use(ada.device, 'party')
    assert.equal(h.it.log.head()!.size, before)
    assert.match(wordsOn(await ada.visitor.goto(act)), wording('correct.changed'))
    await ada.visitor.goto(page)
    await ada.visitor.send('review')
    await ada.visitor.use(ada.device, 'party')
    assert.deepEqual(await cellOf('notices'), { by: [], value: '414' })
    const rita = await colleague('reader')
    assert.match(wordsOn(await rita.visitor.goto(page)), wording('correct.reader'))
    assert.equal(countOf(rita.visitor.shown.html, 'main form[method="post"][action*="correct"]'), 0)
  })

  it('undoes by no second touch what a program corrected meanwhile: it is laid over that', async () => {
    await cells('tonnes')
    await save({ 'c-0-0-0': '27' })
    await ada.visitor.send('review', { reason: 'Counted anew.' })
    const form = ada.visitor.shown
    const figures = smallFigures()
    const { report } = (await reportsOf(h.it.log.store, ACCORD, SHIP))[0]!
    const recounted = figures.answers.map(one =>
      one.indicator === 'notices' ? { ...one, cells: [{ by: [], value: '999' }] } : one,
    )
    await h.correct(report, { ...figures, answers: recounted })
    const size = h.it.log.head()!.size
    const closed = wording('correct.changedReport')
    // The first touch is refused; nothing that was open before signs either.
    for (let touches = 0; touches < 3; touches++) {
      ada.visitor.shown = form
      const shown = await ada.visitor.use(ada.device, 'party')
      assert.match(wordsOn(shown), closed)
      assert.throws(() => formIn(shown.html, 'passkey'))
    }
    assert.equal(h.it.log.head()!.size, size)
    assert.match(wordsOn(await ada.visitor.goto(form.path)), closed)
    const again = await ada.visitor.follow(/\/correct$/)
    assert.equal(countOf(again.html, '#changes tbody tr'), 1, 'only what is her own')
    assert.match(rowOf(again, 'tonnes'), inOrder('26.5', '27'))
    assert.equal(formIn(again.html, 'review').fields.reason, 'Counted anew.')
    await ada.visitor.send('review')
    await ada.visitor.use(ada.device, 'party')
    assert.deepEqual(await cellOf('notices'), { by: [], value: '999' })
    assert.deepEqual(await cellOf('tonnes'), { by: ['aa'], value: '27' })
  })

  it('shows whenever it is opened what was corrected under it since, and lets its author choose', async () => {
    await cells('notices')
    await save({ 'c-1-0-0': '4' })
    const { report } = (await reportsOf(h.it.log.store, ACCORD, SHIP))[0]!
    const recounted = smallFigures().answers.map(one =>
      one.indicator === 'notices' ? { ...one, cells: [{ by: [], value: '5' }] } : one,
    )
    await h.correct(report, smallFigures({ answers: recounted }))
    const shown = await ada.visitor.goto(page)
    const [met] = wordsIn(shown.html, '#changes tbody tr')
    const both = inOrder('notices', '5', '5', wording('correct.reported'), '4', wording('correct.metHead'))
    assert.match(met!, both)
    // What a correction put was not reported first: the page calls it as the public one does.
    assert.match(wordsOn(shown), inOrder(wording('correct.before'), wording('correct.corrected')))
    const hindered = await ada.visitor.send('review', { reason: 'We counted anew.' })
    assert.match(wordsOn(hindered), wording('filing.changeSays'))
    assert.doesNotMatch(wordsOn(hindered), wording('sheet.nowMet'))
    await cells('notices')
    const [choice] = wordsIn(ada.visitor.shown.html, 'fieldset.met')
    assert.match(
      choice!,
      inOrder(
        wording('correct.metHead'),
        wording('correct.takeReported', { what: '5' }),
        wording('filing.takeYours', { what: '4' }),
      ),
    )
    const saved = await save({ 'take-1-0-0': JSON.stringify({ value: '4' }) })
    assert.match(rowOf(saved, 'notices'), inOrder('5', '4'))
    await ada.visitor.send('review')
    await ada.visitor.use(ada.device, 'party')
    assert.deepEqual(await cellOf('notices'), { by: [], value: '4' })

    // What the report says by now is taken over as well, and nothing of the correction is left.
    await cells('notices')
    await save({ 'c-1-0-0': '6' })
    await h.correct(report, smallFigures({ answers: recounted }), 'Once more.')
    await cells('notices')
    assert.match(Object.values(faultsIn(ada.visitor.shown.html)).join(), wording('correct.met'))
    const none = await save({ 'take-1-0-0': JSON.stringify({ value: '5' }) })
    assert.equal(countOf(none.html, '#changes tbody tr'), 0)
  })

  it('keeps what two colleagues say of one place at once, until one of them chooses', async () => {
    const ben = await colleague('drafter')
    for (const who of [ada, ben]) await cells('notices', who)
    await save({ 'c-1-0-0': '413', 'behind-1-0': 'Quay Auditors' })
    // Of an older page: what Ben left as it was takes nothing from Ada.
    const met = await save({ 'c-1-0-0': '414' }, ben)
    assert.deepEqual([met.status, Object.keys(faultsIn(met.html))], [422, ['nc-1-0-0']])
    assert.match(
      wordsIn(met.html, 'fieldset.met')[0]!,
      inOrder('413', wording('filing.takeYours', { what: '414' })),
    )
    const shown = await ada.visitor.goto(page)
    assert.match(
      wordsOn(shown),
      inOrder(wording('filing.change'), 'notices', wording('filing.wrong', { count: 1 })),
    )
    const [wrong] = wordsIn(shown.html, '#changes tbody tr')
    assert.match(
      wrong!,
      inOrder('notices', '412', '413', '414', wording('sheet.nowMet'), wording('correct.undo')),
    )
    assert.match(rowOf(shown, say('en', 'correct.behind')), /Quay Auditors/)
    const refused = await ada.visitor.send('review', { reason: 'We counted anew.' })
    assert.match(wordsOn(refused), wording('filing.changeSays'))
    assert.equal(refused.status, 422)
    await cells('notices')
    await save({ 'take-1-0-0': JSON.stringify({ value: '413' }) })
    assert.match(rowOf(ada.visitor.shown, '412'), /413/)
    // Ben has not seen that it was chosen.
    await save({ 'nc-1-0-0': '415' }, ben)
    assert.match(wordsIn(ben.visitor.shown.html, 'fieldset.met')[0]!, inOrder('413', '415'))
    await save({ 'nc-1-0-0': '416' }, ben)
    assert.match(rowOf(ben.visitor.shown, '412'), /416/)
    await ada.visitor.goto(page)
    await ada.visitor.send('review')
    await ada.visitor.use(ada.device, 'party')
    assert.deepEqual(await cellOf('notices'), { by: [], value: '416' })
  })

  it('shows what cannot be read beside what was reported, and takes back that place alone', async () => {
    await cells('tonnes')
    await save({ 'c-0-0-0': '4o', 'c-0-0-2': '1' })
    await cells('notices')
    await save({ 'c-1-0-0': '' })
    const shown = await ada.visitor.goto(page)
    const found = wordsIn(shown.html, '#changes tbody tr')
    assert.equal(found.length, 3)
    assert.match(found[0]!, inOrder('Land of aa', '26.5', '4o', wording('sheet.nowTyped')))
    assert.match(found[1]!, inOrder('notices', '412', wording('sheet.nothing'), wording('correct.neither')))
    const once = await undo(/\|i\.tonnes\|.*aa/)
    assert.equal(countOf(once.html, '#changes tbody tr'), 2)
    const twice = await undo(/\|i\.notices\|/)
    assert.match(wordsIn(twice.html, '#changes tbody tr').join('|'), /^[^|]*Land of ca[^|]*$/)
    assert.doesNotMatch(wordsOn(twice), wording('filing.change'))
  })

  it('loses no reason of a colleague, and takes nothing back that nobody has read', async () => {
    const ben = await colleague('drafter')
    await cells('notices')
    await save({ 'c-1-0-0': '413' })
    for (const who of [ada, ben]) await who.visitor.goto(page)
    await ada.visitor.send('leave', { reason: 'A letter came late.' })
    // Ben’s page is older than the reason: he takes a line back, and leaves the rest as he found it.
    const older = ben.visitor.shown
    await undo(/\|i\.notices\|/, ben)
    assert.equal(formIn(ben.visitor.shown.html, 'show').fields.reason, 'A letter came late.')
    await cells('notices')
    await save({ 'c-1-0-0': '415' })
    // What Ada has put there since stands beside what was reported; of all of it nothing is taken back.
    ben.visitor.shown = older
    const met = await undo(/\|i\.notices\|/, ben)
    assert.match(wordsOn(met), wording('filing.wrong', { count: 1 }))
    await cells('notices', ben)
    const both = wordsIn(ben.visitor.shown.html, 'fieldset.met')[0]!
    assert.match(both, inOrder('415', wording('filing.takeYours', { what: '412' })))
    ben.visitor.shown = older
    const kept = await undo(/\|all$/, ben)
    assert.match(wordsOn(kept), wording('correct.kept'))
    await cells('notices')
    await save({ 'take-1-0-0': JSON.stringify({ value: '415' }) })

    // Two reasons at once: both stand there, and none is signed before one is chosen.
    for (const who of [ada, ben]) await who.visitor.goto(page)
    await ada.visitor.send('leave', { reason: 'A letter came late, of May.' })
    await ben.visitor.send('leave', { reason: 'A letter came late, of June.' })
    await ada.visitor.goto(page)
    const two = wordsIn(ada.visitor.shown.html, 'fieldset.met')[0]!
    assert.match(two, inOrder('of May', 'of June'))
    const mute = await ada.visitor.send('review')
    assert.deepEqual(Object.keys(faultsIn(mute.html)), ['nreason'])
    await ada.visitor.send('review', {
      'take.reason': JSON.stringify({ text: 'A letter came late, of June.' }),
    })
    assert.match(wordsOn(ada.visitor.shown), /of June/)
    assert.doesNotMatch(wordsOn(ada.visitor.shown), /of May/)
    // Nor is one that a colleague has emptied taken for the own: to leave it empty is a choice.
    await ada.visitor.goto(page)
    await ben.visitor.goto(page)
    await ada.visitor.send('leave', { reason: '' })
    await ben.visitor.send('leave', { reason: 'A letter came twice.' })
    await ben.visitor.goto(page)
    const emptied = wordsIn(ben.visitor.shown.html, 'fieldset.met')[0]!
    assert.match(emptied, inOrder('like', 'A letter came twice.'))
    await ben.visitor.send('leave', { 'take.reason': 'null' })
    await ben.visitor.goto(page)
    assert.equal(formIn(ben.visitor.shown.html, 'show').fields.reason, '')
    await ben.visitor.send('leave', { reason: 'A letter came late, of June.' })
    await ada.visitor.goto(page)
    await ada.visitor.send('review')
    // Nor is a reason signed that a colleague has changed since it was read.
    await ben.visitor.goto(page)
    await ben.visitor.send('leave', { reason: 'Two letters came late.' })
    const before = h.it.log.head()!.size
    await ada.visitor.use(ada.device, 'party')
    assert.equal(h.it.log.head()!.size, before)
    await ada.visitor.goto(page)
    // With all that it says why goes, too, or the next correction would be published with it; but none unread.
    const reason = () => formIn(ada.visitor.shown.html, 'show').fields.reason
    await ben.visitor.goto(page)
    await ben.visitor.send('leave', { reason: 'Three letters came late.' })
    await undo(/\|all$/)
    assert.equal(countOf(ada.visitor.shown.html, '#changes tbody tr'), 0)
    assert.equal(reason(), 'Three letters came late.')
    await cells('notices')
    await save({ 'c-1-0-0': '415' })
    await ada.visitor.goto(page)
    assert.match(ada.visitor.shown.html, wording('correct.undoAll', { reason: 'some' }))
    await undo(/\|all$/)
    assert.deepEqual([countOf(ada.visitor.shown.html, '#changes tbody tr'), reason()], [0, ''])
  })

  it('ends with the days of the rules: from then on the page says that the next report says so, and how', async () => {
    h.it.now = '2026-08-01T23:30:00Z'
    await signIn(ada.visitor, ada.device)
    assert.match(wordsOn(await ada.visitor.goto(page)), wording('correct.until', { day: '1 August 2026' }))
    await cells('notices')
    h.it.now = '2026-08-02T00:00:01Z'
    // A form that was open over midnight: what was typed is kept, and nothing of it can be signed.
    const late = await save({ 'c-1-0-0': '413' })
    assert.match(rowOf(late, 'notices'), inOrder('412', '413'))
    assert.match(wordsOn(late), wording('correct.prepared'))
    assert.match(wordsOn(late), wording('correct.savedLate'))
    assert.doesNotMatch(wordsOn(late), wording('correct.saved', { count: 1 }))
    const shown = await ada.visitor.goto(page)
    assert.match(wordsOn(shown), wording('correct.over', { day: '1 August 2026' }))
    assert.match(wordsOn(shown), wording('correct.next', { periods: 'Jan – Jun 2026' }))
    assert.equal(countOf(shown.html, 'main form[action*="correct"]'), 0)
    assert.deepEqual(linksIn((await ada.visitor.goto(HOME)).html, /\/correct$/), [])
    assert.equal((await ada.visitor.goto(`${HOME}/reports/1/correct`)).status, 404)
  })

  it('ends with the twentieth, which the page says before anybody types another', async () => {
    const [filed] = await reportsOf(h.it.log.store, ACCORD, SHIP)
    const { digest } = filed!.row.data
    for (let n = 1; n <= 20; n++) {
      // Five a day, from the 21st on.
      h.it.now = `2026-07-${20 + Math.ceil(n / 5)}T09:00:00Z`
      const [first, ...rest] = smallFigures().answers
      await h.correct(digest, smallFigures({ answers: [{ ...first!, behind: `Version ${n}` }, ...rest] }))
    }
    await signIn(ada.visitor, ada.device)
    const shown = await ada.visitor.goto(page)
    assert.match(wordsOn(shown), wording('correct.full', { count: 20 }))
    assert.match(wordsOn(shown), wording('correct.next', { periods: 'Jan – Jun 2026' }))
    assert.equal(countOf(shown.html, 'main form[action*="correct"]'), 0)
    assert.deepEqual(linksIn((await ada.visitor.goto(HOME)).html, /\/correct$/), [])
  })

  it('is said after these days by a report of the same period, which begins with what was reported', async () => {
    h.it.now = '2027-01-10T09:00:00Z'
    // Its newest report is of another half-year.
    const newer = smallFigures().answers.map(one => ({ ...one, period: HALVES[1]!, found: null }))
    await h.file(smallFigures({ answers: newer, sources: [] }))
    await signIn(ada.visitor, ada.device)
    await ada.visitor.goto(`${HOME}/report`)
    await ada.visitor.send('begin', { from: HALVES[0]!.from, until: HALVES[0]!.until, by: 'whole' })
    const part = `${HOME}/report/parts/one`
    const shown = await ada.visitor.goto(part)
    assert.match(rowOf(shown, 'Land of aa'), /26\.5/)
    await ada.visitor.goto(`${HOME}/report`)
    const same = await ada.visitor.send('same')
    assert.match(wordsOn(same), wording('filing.sameDone', { count: 8 }))
    await ada.visitor.goto(part)
    await ada.visitor.send(part, { 'c-1-0-0': '413', go: 'save' })
    await ada.visitor.goto(`${HOME}/report/preview`)
    await ada.visitor.send('preview')
    await ada.visitor.use(ada.device, 'party')
    const { store } = h.it.log
    const again = (await reportsOf(store, ACCORD, SHIP)).at(-1)
    const filed = new FiledFiles({ store })
    const figures = await correctable(
      { filed, store },
      { call: ACCORD, party: SHIP, entry: again!.row.entry },
    )
    assert.ok(figures !== undefined && isThere(figures))
    const bare = smallFigures().answers.map(one => ({ ...one, found: null }))
    assert.deepEqual(
      figures.stands.answers,
      bare.map(one => (one.indicator === 'notices' ? { ...one, cells: [{ by: [], value: '413' }] } : one)),
    )
  })

  async function colleague(role: string): Promise<Person> {
    const other = await madeBy(h.it, await linkFor(ada, `A ${role}`, role))
    await ada.visitor.goto('/representative')
    await ada.visitor.use(ada.device, 'party')
    await signIn(other.visitor, other.device)
    return other
  }
})
