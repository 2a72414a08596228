import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import { formatCsvRow } from '../../../src/core/csv.ts'
import { formatTime, parseTime } from '../../../src/core/time.ts'
import { openHead } from '../../../src/people/report-drafts.ts'
import { SHEET_COLUMNS, SHEET_WORDS, type SheetWords } from '../../../src/register/lists/figure-sheet.ts'
import { type Lang, say } from '../../../src/web/kit/kit.ts'
import {
  answersIn,
  beginDraft,
  dropDraft,
  type Edit,
  readParts,
  saveEdits,
} from '../../../src/work/reporting/draft.ts'
import { addLink, removeSource } from '../../../src/work/reporting/evidence.ts'
import { FiledFiles, isThere, reportsOf } from '../../../src/work/reporting/filed.ts'
import { number, rows, xlsx } from '../../../src/work/spreadsheet/xlsx.fixture.ts'
import { docx, p } from '../../../src/work/text-reader/docx.fixture.ts'
import { countOf, faultsIn, linksIn, rowOf, type Shown, wordsIn, wordsOn } from '../../desk/visitor.ts'
import { codeOfPractice, HALVES, smallCatalogue, smallFigures } from '../../figures.ts'
import { ACCORD } from '../../harbour.ts'
import { type Reported, reportedHarbour } from '../../reported.ts'
import { inOrder, wording } from '../../wording.ts'
import { linkFor, madeBy, type Person, representative, signIn } from '../people.ts'

const SHIP = 'tidewater'
const HOME = `/representative/commitments/${ACCORD}`
const SHEET = `${HOME}/report/sheet`
const HEAD = ['Indicator', 'For (ids)', 'Value', 'No value because', 'In words']
const VALUE = SHEET_COLUMNS.indexOf('value')

describe('the columns of a sheet', () => {
  it('that say what stands beside an answer are called as in the list of what a correction changes', () => {
    const columns = { behind: 'behind', source: 'foundIn', place: 'place' } as const
    for (const [lang, words] of Object.entries(SHEET_WORDS) as [Lang, SheetWords][])
      for (const [column, key] of Object.entries(columns))
        assert.equal(
          words.columns[column as keyof typeof columns],
          say(lang, `correct.${key as (typeof columns)[keyof typeof columns]}`),
        )
  })
})

describe('a report by spreadsheet', () => {
  let h: Reported
  let ada: Person
  beforeEach(async () => {
    h = await reportedHarbour()
    await h.publish()
    h.it.now = '2026-07-02T09:00:00Z'
    ada = await representative(h.it, SHIP)
  })
  afterEach(() => h.it.close())

  const now = () => parseTime(h.it.now)
  const begin = (periods = [HALVES[0]!]) =>
    beginDraft(
      h.it.log.drawer,
      { party: SHIP, call: ACCORD, catalogue: { id: 'year', edition: 1 }, periods, by: ada.keyid },
      now(),
    )
  const draft = async () => {
    const { drawer } = h.it.log
    const { value: head } = (await openHead(drawer, { party: SHIP, call: ACCORD }, now()))!
    const parts = await readParts(drawer, head, now())
    return { head, parts, answers: answersIn(parts, smallCatalogue(), head.periods) }
  }
  const group = `${HALVES[0]!.from}/${HALVES[0]!.until}`
  const edit = (part: string, slot: string, is: Edit['is']): Edit => ({
    ...{ part: `i.${part}`, group, slot, was: null, is },
  })
  /** What stands in a field, and beside it. */
  const standingAt = async (part: string, slot: string) => {
    const found = (await draft()).parts.get(part)!.groups[group]![slot]!
    return [found, ...(found.beside ?? [])].map(({ is }) => is && Object.values(is)[0])
  }
  const cellsOf = async (indicator: string) =>
    (await draft()).answers.find(one => one.indicator === indicator)?.cells ?? []
  const later = () => {
    h.it.now = formatTime(now() + 60)
  }
  const send = async (file: Uint8Array | string, name = 'filled.xlsx', who = ada) => {
    // What was saved before it was sent is what its sender is shown.
    later()
    await who.visitor.goto(SHEET)
    return who.visitor.send('read', { file: new File([file as BlobPart], name) })
  }
  const sheet = (...lines: readonly (readonly string[])[]) => xlsx([rows(HEAD, ...lines)])
  const take = (who = ada) => who.visitor.send('take')

  it('begins with the choice of periods, and then has its questions as a workbook and as a list', async () => {
    const empty = await ada.visitor.goto(SHEET)
    assert.match(wordsOn(empty), wording('sheet.begin'))
    assert.equal((await ada.visitor.goto(`${SHEET}.csv`)).status, 404)
    // A year ago it said the same indicators by another period.
    await h.file(smallFigures())
    await begin([HALVES[1]!])
    const page = await ada.visitor.goto(SHEET)
    assert.match(wordsOn(page), wording('sheet.getSays', { count: 8 }))
    assert.deepEqual(linksIn(page.html, /sheet\.(csv|xlsx)$/).length, 2)
    const { html: csv, headers } = await ada.visitor.goto(`${SHEET}.csv`)
    assert.match(headers.get('content-disposition')!, /harbour-accord-tidewater\.csv/)
    assert.match(csv, /tonnes,.*,aa,2026-07-01,2026-12-31,t,a number like 12\.5,26\.5,,,,/)
    const book = await ada.visitor.goto(`${SHEET}.xlsx`)
    assert.match(book.html, /^PK/)
  })

  it('goes out a few at a time to one organisation, whoever asks: nobody else waits for the others', async () => {
    await begin()
    const asked = Array.from({ length: 12 }, (_, i) =>
      ada.visitor.goto(`${SHEET}.${i % 2 === 0 ? 'xlsx' : 'csv'}`),
    )
    const answers = await Promise.all(asked)
    const statuses = Map.groupBy(answers, ({ status }) => status)
    assert.deepEqual([...statuses.keys()].sort(), [200, 429])
    assert.match(wordsOn(statuses.get(429)![0]!), wording('refusal.rate_limited'))
    // Each that came is whole, and the next comes again.
    const [csv] = statuses.get(200)!.filter(({ html }) => html.startsWith('Number'))
    assert.equal((await ada.visitor.goto(`${SHEET}.csv`)).html, csv!.html)
  })

  it('is told row by row before anything happens, and then is in the draft of all colleagues', async () => {
    await begin()
    const shown = await send(
      sheet(
        ['tonnes', 'aa', number('26.5')],
        ['tonnes', 'ba', '', 'withheld by law'],
        ['notices', '', '<c><f>400+12</f><v>412</v></c>'],
        ['how', '', 'By a line to each berth.', '', 'Not all berths yet.'],
      ),
    )
    assert.equal(shown.path, `${SHEET}?saved=sheet`)
    assert.match(wordsOn(shown), wording('sheet.changed', { count: 3 }))
    assert.match(wordsOn(shown), wording('sheet.reworded', { count: 1 }))
    assert.match(wordsOn(shown), wording('sheet.faults', { count: 1 }))
    assert.match(wordsOn(shown), wording('sheet.unnamed', { count: 4 }))
    assert.match(wordsOn(shown), wording('sheet.planNote'))
    // A formula in row 4, in its column, with what stands there and what to do.
    assert.match(rowOf(shown, '4'), inOrder('Value', '412', wording('sheetFault.formula')))
    assert.match(rowOf(shown, '2'), inOrder('tonnes', 'Land of aa', wording('sheet.nothing'), '26.5'))
    assert.deepEqual(await cellsOf('tonnes'), [])

    const taken = await take()
    assert.match(wordsOn(taken), wording('sheet.taken', { count: 4 }))
    assert.deepEqual(await cellsOf('tonnes'), [
      { by: ['aa'], value: '26.5' },
      { by: ['ba'], missing: 'withheld-by-law' },
    ])
    const how = (await draft()).answers.find(one => one.indicator === 'how')!
    assert.deepEqual([how.words, how.lang], ['Not all berths yet.', 'en'])
    // What could not be read is still told, until the sheet is discarded or another comes.
    assert.match(rowOf(taken, '4'), wording('sheetFault.formula'))
    assert.match(wordsOn(taken), wording('sheet.changed', { count: 0 }))
    assert.match(wordsOn(taken), wording('sheet.planStays'))
    assert.doesNotMatch(wordsOn(taken), wording('sheet.planNote'))
    assert.match(wordsOn(await ada.visitor.send('drop')), wording('sheet.dropped'))
    assert.equal(countOf(ada.visitor.shown.html, '#faults'), 0)
    assert.equal((await cellsOf('tonnes')).length, 2)
  })

  it('says where words stand beside an answer in words that stays open, as if they were the answer', async () => {
    await begin()
    const { value, words } = SHEET_WORDS.en.columns
    const told = wording('sheet.besideOnly', { count: 1, rows: '2 in Sheet 1', value, words })
    const shown = await send(sheet(['how', '', '', '', 'By a line.'], ['policy', '', '', '', 'In part.']))
    assert.match(wordsOn(shown), told)
    for (const row of [
      ['how', '', 'By offers.', '', 'By a line.'],
      ['how', '', '', 'declined', 'By a line.'],
    ])
      assert.doesNotMatch(wordsOn(await send(sheet(row))), told)
  })

  it('says of spreadsheets of other hands what in them could mean two things, and takes nothing of it', async () => {
    await begin()
    const csv = [
      'Title;Valeur;indicator;For (ids);Remarks of Ben',
      'Tonnes;1.234;tonnes;aa;ask Cyd',
      'Tonnes;26,5;tonnes;ba;',
      'Notices;12 %;notices;;',
      'Since;03/04/2024;since;;',
      'Policy;oui;policy;;',
      'Steps;Pays de done;steps;;',
      'Nothing;4;other;;',
    ].join('\r\n')
    const shown = await send(csv, 'filled.csv')
    assert.match(rowOf(shown, '2'), wording('sheetFault.twoNumbers'))
    assert.match(rowOf(shown, '4'), /12 %/)
    assert.match(rowOf(shown, '5'), wording('sheetFault.twoDays'))
    assert.match(rowOf(shown, '8'), wording('sheetFault.indicatorUnknown'))
    assert.match(wordsOn(shown), /Remarks of Ben/)
    await take()
    assert.deepEqual(await cellsOf('tonnes'), [{ by: ['ba'], value: '26.5' }])
    assert.deepEqual(await cellsOf('policy'), [{ by: [], value: true }])
    assert.deepEqual(await cellsOf('steps'), [{ by: [], value: 'done' }])
    assert.deepEqual([await cellsOf('notices'), await cellsOf('since')], [[], []])
    // Columns that a colleague has moved, a title above them, cells that were merged, and macros.
    const merged = rows(['Our year'], ['', ...HEAD], ['', 'tonnes', 'ca', number('0')], ['', '', '', ''])
    const macros = { 'xl/vbaProject.bin': 'x' }
    const moved = await send(xlsx([`${merged}<mergeCells><mergeCell ref="B1:F1"/></mergeCells>`], macros))
    assert.match(wordsOn(moved), wording('sheet.macros'))
    await take()
    assert.deepEqual((await cellsOf('tonnes')).at(-1), { by: ['ca'], value: '0' })
  })

  it('refuses at its field what is no such file, in the words of its sender', async () => {
    await begin()
    const nots = [
      [new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'sheetNot.old'],
      ['%PDF-1.7', 'sheetNot.pdf'],
      [docx(p('Words')), 'sheetNot.empty'],
      ['PK\u0003\u0004 no more', 'sheetNot.damaged'],
    ] as const
    for (const [file, key] of nots) {
      const { html, status } = await send(file)
      assert.equal(status, 422)
      assert.match(faultsIn(html).file!, wording(key))
    }
    const { html } = await send('a,b\r\n1,2\r\n', 'list.csv')
    assert.match(faultsIn(html).file!, wording('sheetNot.headless', { a: 'Indicator', b: 'Value' }))
    // Its columns are called as on the page on which it is sent.
    await ada.visitor.goto(`${SHEET}?lang=fr`)
    const bare = new File(['a,b\r\n1,2\r\n'], 'list.csv')
    assert.match(
      faultsIn((await ada.visitor.send('read', { file: bare })).html).file!,
      /«\sIndicateur\s».*«\sValeur\s»/,
    )
    const twice = new File(['Indicateur,Valeur,Value\r\nnotices,1,2\r\n'], 'list.csv')
    assert.match(faultsIn((await ada.visitor.send('read', { file: twice })).html).file!, /«\sValeur\s»/)
    await ada.visitor.goto(`${SHEET}?lang=en`)
    const nothing = await ada.visitor.send('read', { file: new File([], '') })
    assert.match(faultsIn(nothing.html).file!, wording('sheet.fileMissing'))
    await ada.visitor.goto(`${SHEET}?lang=fr`)
    const french = await ada.visitor.send('read', { file: new File(['%PDF-1.7'], 'a.pdf') })
    assert.match(faultsIn(french.html).file!, /C’est un PDF/)
  })

  it('that cannot be read has no other put into the report in its stead', async () => {
    await begin()
    const read = await send(sheet(['tonnes', 'aa', number('26.5')]), 'first.xlsx')
    assert.match(wordsOn(read), wording('sheet.changed', { count: 1 }))
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0)
    const odd = await send(png, 'second.xlsx')
    assert.match(faultsIn(odd.html).file!, wording('sheetNot.other'))
    assert.equal(countOf(odd.html, '#planned'), 0)
    assert.equal(countOf(odd.html, '[name="read"]'), 0)
    assert.match(wordsIn(odd.html, '#sheet').join(), /first\.xlsx/)
    assert.match(wordsOn(await ada.visitor.goto(SHEET)), wording('sheet.changed', { count: 1 }))
  })

  it('with more that cannot be read than anybody mends is refused at once', async () => {
    await begin()
    const lines = Array.from({ length: 1002 }, (_, i) => ['nothing', '', `${i}`])
    const { html, status } = await send(sheet(...lines))
    assert.equal(status, 422)
    assert.match(faultsIn(html).file!, wording('sheetNot.manyFaults', { a: '1000', b: '2 (Sheet 1)' }))
    assert.equal(countOf(html, '#sheet'), 0)
  })

  it('that is too large is told in megabytes, with the way back to its page', async () => {
    await begin()
    const says = { 'content-length': '9000000', 'content-type': 'multipart/form-data; boundary=x' }
    const site = { origin: 'https://harbour.example', 'sec-fetch-site': 'same-origin' }
    const headers = { ...says, ...site, accept: 'text/html', cookie: ada.visitor.cookies }
    const answer = await ada.visitor.site.app.request(SHEET, { method: 'POST', headers, body: 'x' })
    const html = await answer.text()
    assert.equal(answer.status, 413)
    assert.match(wordsIn(html, 'main').join(), /8\.7 MB/)
    assert.deepEqual(linksIn(html, /\/report\/sheet$/).length, 1)
  })

  it('takes nothing that its reader has not seen, and loses nothing of two colleagues', async () => {
    const head = await begin()
    const ben = await colleague('drafter')
    await send(sheet(['tonnes', 'aa', number('26.5')]))
    const theirs = edit('tonnes', 'c/aa', { value: '30' })
    await saveEdits(h.it.log.drawer, head, [theirs], ben.keyid, now())
    const shown = await take()
    assert.equal(shown.status, 422)
    assert.match(wordsOn(shown), wording('sheet.moved'))
    assert.match(rowOf(shown, '2'), inOrder('30', '26.5'))
    assert.deepEqual(await cellsOf('tonnes'), [{ by: ['aa'], value: '30' }])
    // It was saved after the sheet was sent: it stays, beside the sheet’s.
    assert.match(wordsOn(shown), wording('sheet.kept', { count: 1 }))
    assert.match(wordsOn(await take()), wording('sheet.met', { count: 1 }))
    assert.deepEqual(await standingAt('i.tonnes', 'c/aa'), ['26.5', '30'])
  })

  it('keeps both where a colleague saved another answer since it was downloaded, and says so first', async () => {
    const head = await begin()
    const ben = await colleague('drafter')
    const { drawer } = h.it.log
    const first = [edit('how', 'c/', { value: 'By offers.' }), edit('how', 'lang', { text: 'en' })]
    await saveEdits(drawer, head, first, ben.keyid, now())
    const [columns, ...lines] = parse((await ada.visitor.goto(`${SHEET}.csv`)).html) as unknown as string[][]
    later()
    const theirs = [
      { ...edit('how', 'c/', { value: 'By a line to each.' }), was: { value: 'By offers.' } },
      edit('how', 'behind', { text: 'Quay Auditors' }),
    ]
    await saveEdits(drawer, head, theirs, ben.keyid, now())
    const filled = lines.map(cells => {
      const [value, behind] = [columns!.indexOf('Value'), columns!.indexOf('Who is responsible for it')]
      if (cells[1] === 'how') return cells.with(behind, 'The board').with(value, 'By offers, all year.')
      return cells[1] === 'tonnes' || cells[1] === 'notices' ? cells.with(value, '7') : cells
    })
    // One row cannot be read, so that the sheet stays there once the rest was taken.
    const odd = filled.map(cells => (cells[6] === 'ca' ? cells.with(VALUE, 'many') : cells))
    const shown = await send([columns!, ...odd].map(formatCsvRow).join(''), 'filled.csv')
    assert.match(wordsOn(shown), wording('sheet.kept', { count: 2 }))
    assert.doesNotMatch(wordsOn(shown), wording('sheet.overtaken', { count: 1 }))
    const rowsIn = (page: Shown) => wordsIn(/id="planned"[\s\S]*$/.exec(page.html)![0], 'tbody tr')
    const saved = inOrder('A drafter', '2 Jul 2026', '09:01')
    const [one, two, ...rest] = rowsIn(shown)
    for (const [row, what] of [
      [one!, inOrder('how', 'By a line to each.', 'By offers, all year.')],
      [two!, inOrder('how', 'Quay Auditors', 'The board')],
    ] as const) {
      assert.match(row, what)
      assert.match(row, saved)
      assert.match(row, wording('sheet.bothKept'))
    }
    assert.equal(rest.length, 3)
    for (const row of rest) assert.doesNotMatch(row, wording('sheet.bothKept'))

    const taken = await take()
    assert.match(wordsOn(taken), wording('sheet.met', { count: 2 }))
    assert.match(wordsOn(taken), wording('sheet.taken', { count: 3 }))
    const both = async () => [
      await standingAt('i.how', 'c/'),
      await standingAt('i.how', 'behind'),
      await standingAt('i.notices', 'c/'),
    ]
    const wanted = [['By offers, all year.', 'By a line to each.'], ['The board', 'Quay Auditors'], ['7']]
    assert.deepEqual(await both(), wanted)
    // Taken once more it chooses nothing: what it says stands there, beside Ben’s.
    assert.match(wordsOn(taken), wording('sheet.changed', { count: 0 }))
    assert.equal(countOf(taken.html, '#planned'), 0)
    assert.deepEqual(await both(), wanted)
  })

  it('of one’s own, or of before, says first whose answers it would replace', async () => {
    const head = await begin()
    const ben = await colleague('drafter')
    const { drawer } = h.it.log
    await saveEdits(drawer, head, [edit('tonnes', 'c/aa', { value: '1' })], ada.keyid, now())
    await saveEdits(drawer, head, [edit('policy', 'c/', { value: false })], ben.keyid, now())
    later()
    await saveEdits(drawer, head, [edit('notices', 'c/', { value: '3' })], ben.keyid, now())
    const lines = [
      ['tonnes', 'aa', number('26.5')],
      ['tonnes', 'ba', number('4')],
      ['policy', '', 'yes'],
      ['notices', '', number('5')],
    ] as const
    const shown = await send(sheet(...lines))
    assert.match(wordsOn(shown), wording('sheet.overtaken', { count: 2 }))
    const found = wordsIn(/id="planned"[\s\S]*$/.exec(shown.html)![0], 'tbody tr')
    // What was saved last comes first of them.
    assert.match(found[0]!, inOrder('notices', '3', 'A drafter', '09:01', '5'))
    assert.match(found[1]!, inOrder('policy', 'A drafter', '09:00'))
    for (const row of found.slice(2)) assert.match(row, /tonnes/)
    for (const row of found) assert.doesNotMatch(row, wording('sheet.bothKept'))
    assert.match(wordsOn(await take()), wording('sheet.taken', { count: 4 }))
    assert.deepEqual(await standingAt('i.notices', 'c/'), ['5'])
  })

  it('may be sent as often as its reader goes on with it, and meets nothing of their own', async () => {
    const head = await begin()
    const ben = await colleague('drafter')
    const [columns, ...lines] = parse((await ada.visitor.goto(`${SHEET}.csv`)).html) as unknown as string[][]
    const filled = (...values: string[]) => {
      const rest = [...values]
      const all = lines.map(cells => (cells[1] === 'tonnes' ? cells.with(VALUE, rest.shift() ?? '') : cells))
      return [columns!, ...all].map(formatCsvRow).join('')
    }
    await send(filled('1', '2'), 'begun.csv')
    await take()
    const shown = await send(filled('1', '20', '3'), 'whole.csv')
    assert.match(wordsOn(shown), wording('sheet.changed', { count: 2 }))
    assert.doesNotMatch(wordsOn(shown), wording('sheet.kept', { count: 1 }))
    assert.match(wordsOn(await take()), wording('sheet.taken', { count: 2 }))
    assert.deepEqual(await standingAt('i.tonnes', 'c/ba'), ['20'])
    // What a colleague has put in place of it is theirs.
    const theirs = { ...edit('tonnes', 'c/ba', { value: '21' }), was: { value: '20' } }
    await saveEdits(h.it.log.drawer, head, [theirs], ben.keyid, now())
    assert.match(wordsOn(await send(filled('1', '20', '3'))), wording('sheet.kept', { count: 1 }))
    await take()
    assert.deepEqual(await standingAt('i.tonnes', 'c/ba'), ['20', '21'])
  })

  it('restores nothing that a colleague has removed since: it says who did, and keeps both', async () => {
    const head = await begin()
    const ben = await colleague('drafter')
    const { drawer } = h.it.log
    const download = async () => {
      const [columns, ...lines] = parse(
        (await ada.visitor.goto(`${SHEET}.csv`)).html,
      ) as unknown as string[][]
      return (values: Readonly<Record<string, string>>) => {
        const all = lines.map(cells => cells.with(VALUE, values[cells[6]! || cells[1]!] ?? cells[VALUE]!))
        return [columns!, ...all].map(formatCsvRow).join('')
      }
    }
    const remove = async (part: string, slot: string, was: string) => {
      const gone: Edit = { part: `i.${part}`, group, slot, was: { value: was }, is: null }
      await saveEdits(drawer, head, [gone], ben.keyid, now())
    }
    const filled = await download()
    await send(filled({ notices: '412', aa: '1' }))
    await take()
    const changed = await download()
    later()
    await remove('notices', 'c/', '412')
    // As it went out, it says nothing; nor does the same sheet with one more row of that which is gone.
    assert.match(wordsOn(await send(changed({}))), wording('sheet.outdated', { count: 1 }))
    assert.deepEqual(await cellsOf('notices'), [])
    for (const [sheet, says] of [
      [filled({ notices: '412', aa: '1', ba: '2' }), '412'],
      [changed({ notices: '413', ba: '2' }), '413'],
    ] as const) {
      const shown = await send(sheet)
      assert.match(wordsOn(shown), wording('sheet.kept', { count: 1 }))
      const [first] = wordsIn(/id="planned"[\s\S]*$/.exec(shown.html)![0], 'tbody tr')
      const removed = inOrder('Removed', 'A drafter', '2 Jul 2026')
      assert.match(first!, inOrder('notices', removed, says, wording('sheet.bothKept')))
    }
    const taken = await take()
    assert.match(wordsOn(taken), wording('sheet.met', { count: 1 }))
    assert.match(wordsOn(taken), wording('sheet.taken', { count: 1 }))
    assert.deepEqual(await standingAt('i.notices', 'c/'), ['413', null])
    const part = await ada.visitor.goto(`${HOME}/report/parts/one`)
    assert.match(
      wordsIn(part.html, 'fieldset.met')[0]!,
      wording('filing.emptiedTheirs', { who: 'A drafter' }),
    )

    // Whoever downloaded after that has read that nothing stands there.
    await remove('tonnes', 'c/aa', '1')
    const after = await download()
    const shown = await send(after({ aa: '5' }))
    assert.doesNotMatch(wordsOn(shown), wording('sheet.kept', { count: 1 }))
    await take()
    assert.deepEqual(await standingAt('i.tonnes', 'c/aa'), ['5'])
  })

  it('changes nothing where its reader changed nothing, and says that the report has moved on', async () => {
    const head = await begin()
    const ben = await colleague('drafter')
    const { drawer } = h.it.log
    await saveEdits(drawer, head, [edit('notices', 'c/', { value: '3' })], ben.keyid, now())
    const { html: csv } = await ada.visitor.goto(`${SHEET}.csv`)
    const again = { ...edit('notices', 'c/', { value: '4' }), was: { value: '3' } }
    await saveEdits(drawer, head, [again], ben.keyid, now())
    const shown = await send(csv, 'same.csv')
    assert.match(wordsOn(shown), wording('sheet.changed', { count: 0 }))
    assert.match(wordsOn(shown), wording('sheet.outdated', { count: 1 }))
    assert.match(wordsOn(shown), wording('sheet.planStays'))
    assert.equal(countOf(shown.html, '#planned'), 0)
  })

  it('takes nothing from a colleague who answered after it was downloaded', async () => {
    const head = await begin()
    const ben = await colleague('drafter')
    const csv = (await ada.visitor.goto(`${SHEET}.csv`)).html
    const edits = [
      edit('notices', 'c/', { value: '412' }),
      edit('policy', 'c/', { missing: 'declined' }),
      edit('how', 'words', { text: 'Not all berths yet.' }),
    ]
    await saveEdits(h.it.log.drawer, head, edits, ben.keyid, now())
    const mine = csv.replace(/(tonnes,.*,aa,.*,t,[^,]*,,),,,/, '$126.5,,,')
    const shown = await send(mine, 'mine.csv')
    assert.match(wordsOn(shown), wording('sheet.changed', { count: 1 }))
    assert.match(wordsOn(await take()), wording('sheet.taken', { count: 1 }))
    assert.deepEqual(await cellsOf('tonnes'), [{ by: ['aa'], value: '26.5' }])
    assert.deepEqual(await cellsOf('notices'), [{ by: [], value: '412' }])
    assert.deepEqual(await cellsOf('policy'), [{ by: [], missing: 'declined' }])
    assert.equal((await draft()).answers.find(one => one.indicator === 'how')!.words, 'Not all berths yet.')
  })

  it('shows where two answers meet, or one was not read, settles it only as it says, and tells what is left', async () => {
    const head = await begin()
    const ben = await colleague('drafter')
    const { drawer } = h.it.log
    const save = (by: string, ...edits: readonly Edit[]) => saveEdits(drawer, head, edits, by, now())
    const text = (is: string) => edit('how', 'words', { text: is })
    const mine = [edit('notices', 'c/', { value: '5' }), edit('tonnes', 'c/ba', { value: '7' })]
    const theirs = [edit('notices', 'c/', { value: '3' }), edit('tonnes', 'c/ba', { value: '8' })]
    await save(ada.keyid, ...mine, text('By a line.'))
    await save(ben.keyid, ...theirs, text('By an offer.'))
    await save(ben.keyid, edit('tonnes', 'c/aa', { typed: '1,5', missing: null }))

    const shown = await send(
      sheet(['notices', '', number('5')], ['tonnes', 'aa', number('1.5')], ['how', '', '', '', 'By both.']),
    )
    assert.match(rowOf(shown, '2'), inOrder('notices', '5', '3', wording('sheet.nowMet'), '5'))
    assert.match(rowOf(shown, '1,5'), inOrder('1,5', wording('sheet.nowTyped'), '1.5'))
    assert.match(rowOf(shown, 'Words'), inOrder('By a line.', 'By an offer.', 'By both.'))
    assert.match(wordsOn(shown), wording('sheet.settles', { count: 2 }))
    assert.match(wordsOn(shown), wording('sheet.replaces', { count: 1 }))
    assert.match(wordsOn(shown), wording('sheet.staysWrong', { count: 1 }))

    // A third answer comes while they read: what they have not seen they do not settle.
    const third = { ...edit('notices', 'c/', { value: '4' }), was: { value: '3' } }
    await save(ben.keyid, third)
    const moved = await take()
    assert.match(wordsOn(moved), wording('sheet.moved'))
    const taken = await take()
    assert.match(wordsOn(taken), wording('sheet.taken', { count: 2 }))
    assert.match(wordsOn(taken), wording('sheet.leftWrong', { count: 2 }))
    assert.deepEqual(await standingAt('i.notices', 'c/'), ['5', '3', '4'])
    assert.deepEqual(await standingAt('i.tonnes', 'c/aa'), ['1.5'])
    const { parts, answers } = await draft()
    assert.equal(answers.find(one => one.indicator === 'how')?.words, 'By both.')
    assert.equal(parts.get('i.tonnes')?.groups[group]?.['c/ba']?.beside?.length, 1)
  })

  it('leaves alone what was typed beside an answer of which a sheet has the value', async () => {
    const head = await begin()
    const typed = { typed: `A text that is too long. ${'x'.repeat(20_000)}`, missing: null }
    await saveEdits(h.it.log.drawer, head, [edit('how', 'words', typed)], ada.keyid, now())
    await send(sheet(['how', '', 'By a line to each berth.']))
    await take()
    const { parts } = await draft()
    assert.deepEqual(parts.get('i.how')?.groups[group]?.words?.is, typed)
  })

  it('takes an existing report as the report, answer by answer, with who stands behind each', async () => {
    const head = await begin()
    const { drawer } = h.it.log
    const bare = await ada.visitor.goto(SHEET)
    assert.match(wordsOn(bare), wording('sheet.noSources', { files: 'Files and links' }))
    assert.equal(linksIn(bare.html, /report\/sources$/).length, 1)
    const url = 'https://tidewater.example/2026'
    await addLink(drawer, head, { title: 'Older report', url: null }, ada.keyid, now())
    const slot = await addLink(drawer, head, { title: 'Annual report 2026', url }, ada.keyid, now() + 1000)
    const more = ['Who is responsible for it', 'Source', 'Place in it']
    const lines = [
      ['notices', '', number('412'), '', '', 'Quay Auditors', 'annual report 2026', 'page 31'],
      ['tonnes', 'aa', number('26.5'), '', '', '', 'Annual report', 'page 3'],
      ['policy', '', 'yes', '', '', 'x'.repeat(201), 'Older report', ''],
    ]
    const shown = await send(xlsx([rows([...HEAD, ...more], ...lines)]))
    assert.equal(countOf(shown.html, 'a[href*="report/sources"]'), 0)
    assert.match(wordsOn(shown), wording('sheet.behindChanged', { count: 1 }))
    assert.match(wordsOn(shown), wording('sheet.foundChanged', { count: 1 }))
    const faultsAt = (says: string) => rowOf(shown, says)
    assert.match(faultsAt('Annual report'), wording('sheetFault.sourceUnknown'))
    assert.match(faultsAt('Older report'), wording('sheetFault.sourceAlone', { a: 'Place in it' }))
    assert.match(faultsAt('x'.repeat(201)), wording('sheetFault.long', { a: '200' }))
    const planned = /id="planned"[\s\S]*$/.exec(shown.html)![0]
    assert.match(
      wordsOn({ html: planned }),
      inOrder('Who is responsible for it', 'notices', wording('sheet.behindItself'), 'Quay Auditors'),
    )
    assert.match(
      wordsOn({ html: planned }),
      inOrder('Source', 'notices', wording('filing.foundNone'), 'Annual report 2026', 'page 31', url),
    )
    assert.match(wordsOn(await take()), wording('sheet.taken', { count: 5 }))
    const notices = async () => (await draft()).answers.find(one => one.indicator === 'notices')!
    assert.deepEqual(
      [(await notices()).behind, (await notices()).found],
      ['Quay Auditors', { source: 1, place: 'page 31' }],
    )
    const slots = async () => (await draft()).parts.get('i.notices')!.groups[group]!
    assert.deepEqual((await slots()).found!.is, { source: slot, place: 'page 31' })

    // It goes out as it stands, and back without a change.
    const { html: csv } = await ada.visitor.goto(`${SHEET}.csv`)
    assert.match(csv, /,412,,,,Quay Auditors,Annual report 2026,page 31,[b-z]{36}\r\n/)
    const same = await send(csv, 'same.csv')
    assert.match(wordsOn(same), wording('sheet.changed', { count: 0 }))
    assert.match(wordsOn(same), wording('sheet.planDone'))

    // A colleague takes the source away while a sheet waits that names it: nobody signs what nobody saw.
    await send(csv.replace('page 31', 'page 32'), 'other.csv')
    await removeSource(drawer, head, slot, ada.keyid, now())
    const moved = await take()
    assert.equal(moved.status, 422)
    assert.match(wordsOn(moved), wording('sheet.moved'))
    assert.match(rowOf(moved, 'Annual report 2026'), wording('sheetFault.sourceUnknown'))
  })

  it('shows two colleagues who named others behind an answer, and other places, before it decides', async () => {
    const head = await begin()
    const ben = await colleague('drafter')
    const { drawer } = h.it.log
    const slot = await addLink(drawer, head, { title: 'Annual report', url: null }, ada.keyid, now())
    const save = (by: string, behind: string, place: string) => {
      const at = { part: 'i.notices', group, was: null }
      const edits: Edit[] = [
        { ...at, slot: 'behind', is: { text: behind } },
        { ...at, slot: 'found', is: { source: slot, place } },
      ]
      return saveEdits(drawer, head, edits, by, now())
    }
    await save(ada.keyid, 'Quay Auditors', 'page 3')
    await save(ben.keyid, 'The board', 'page 4')
    const more = ['behind', 'source', 'place']
    const line = ['notices', '', number('7'), '', '', 'The board', 'Annual report', 'page 3']
    const shown = await send(xlsx([rows([...HEAD, ...more], line)]))
    assert.match(wordsOn(shown), wording('sheet.settles', { count: 2 }))
    assert.match(
      rowOf(shown, 'Who is responsible for it'),
      inOrder('Quay Auditors', 'The board', wording('sheet.nowMet')),
    )
    assert.match(rowOf(shown, 'Source'), inOrder('page 3', 'page 4', wording('sheet.nowMet'), 'page 3'))
    await take()
    const { answers, parts } = await draft()
    const { behind, found } = answers.find(one => one.indicator === 'notices')!
    assert.deepEqual([behind, found], ['The board', { source: 0, place: 'page 3' }])
    assert.equal(parts.get('i.notices')!.groups[group]!.found!.beside, undefined)
  })

  it('says who signed or deleted the draft while it was looked at, and that it changed nothing', async () => {
    const head = await begin()
    const ben = await colleague('drafter')
    const { drawer } = h.it.log
    await send(sheet(['notices', '', number('412')]))
    await dropDraft(drawer, head, ben.keyid, now())
    const taken = await take()
    assert.equal(taken.status, 409)
    assert.match(
      wordsOn(taken),
      inOrder('A drafter deleted the draft', 'seen_stale', 'filled.xlsx changed nothing'),
    )
    assert.doesNotMatch(wordsOn(taken), wording('filing.endedNothing'))

    await begin()
    // A sheet that was sent to the draft before is none of this one.
    assert.doesNotMatch(wordsOn(await ada.visitor.goto(SHEET)), /filled\.xlsx/)
    const { value: again } = (await openHead(drawer, { party: SHIP, call: ACCORD }, now()))!
    await dropDraft(drawer, again, ada.keyid, now())
    const other = new File(['indicator,value\r\n'], 'other.csv')
    const read = await ada.visitor.send('read', { file: other })
    assert.match(wordsOn(read), inOrder('You deleted the draft', 'other.csv changed nothing'))
  })

  it('is prepared by drafters, and by readers looked at', async () => {
    await begin()
    const ben = await colleague('drafter')
    await send(sheet(['notices', '', number('7')]), 'ben.xlsx', ben)
    await take(ben)
    assert.deepEqual(await cellsOf('notices'), [{ by: [], value: '7' }])
    const rita = await colleague('reader')
    const page = await rita.visitor.goto(SHEET)
    assert.equal(countOf(page.html, 'main form[action*="sheet"]'), 0)
    assert.match(wordsOn(page), wording('sheet.reader'))
    assert.match((await rita.visitor.goto(`${SHEET}.csv`)).html, /notices/)
  })

  it('of 40 measures and 27 countries comes back whole, and shows its changes a hundred at a time', async () => {
    const catalogue = codeOfPractice()
    const sections = catalogue.sections.map(one => ({ ...one, measure: null }))
    await h.publish({ ...catalogue, sections }, { edition: 2 })
    const { drawer } = h.it.log
    const of = { party: SHIP, call: ACCORD, by: ada.keyid }
    await beginDraft(drawer, { ...of, catalogue: { id: 'year', edition: 2 }, periods: [HALVES[0]!] }, now())
    const { html: csv } = await ada.visitor.goto(`${SHEET}.csv`)
    const [head, ...lines] = parse(csv) as unknown as string[][]
    const filled = lines.map((cells, i) => {
      cells[VALUE] = cells[9] === '' ? `We did as we said, number ${i}.` : String(i)
      return formatCsvRow(cells)
    })
    const shown = await send([formatCsvRow(head!), ...filled].join(''), 'filled.csv')
    assert.match(wordsOn(shown), wording('sheet.changed', { count: 1120 }))
    assert.match(wordsOn(shown), wording('sheet.range', { from: 1, until: 100, count: 1120 }))
    const { html } = await ada.visitor.follow(/changes=100#planned/)
    assert.match(wordsOn({ html }), wording('sheet.range', { from: 101, until: 200, count: 1120 }))
    await take()
    const { value: open } = (await openHead(drawer, { party: SHIP, call: ACCORD }, now()))!
    const answers = answersIn(await readParts(drawer, open, now()), catalogue, open.periods)
    assert.equal(
      answers.reduce((sum, { cells }) => sum + cells.length, 0),
      1120,
    )
    // And from there to the log by one touch.
    await ada.visitor.goto(`${HOME}/report/preview`)
    await ada.visitor.send('preview')
    await ada.visitor.use(ada.device, 'party')
    const { store } = h.it.log
    const [filed] = await reportsOf(store, ACCORD, SHIP)
    const files = new FiledFiles({ store })
    const by = await files.catalogue(ACCORD, filed!.row)
    assert.ok(isThere(by))
    const figures = await files.figures(filed!.row, by)
    assert.ok(isThere(figures))
    assert.deepEqual(figures.answers, answers)
  })

  async function colleague(role: string): Promise<Person> {
    const other = await madeBy(h.it, await linkFor(ada, `A ${role}`, role))
    await ada.visitor.goto('/representative')
    await ada.visitor.use(ada.device, 'party')
    await signIn(other.visitor, other.device)
    return other
  }
})
