import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import { formatCsvRow } from '../../src/core/csv.ts'
import type { Figures } from '../../src/register/figures/figures.ts'
import { rows, xlsx } from '../../src/work/spreadsheet/xlsx.fixture.ts'
import { smallCatalogue } from '../figures.ts'
import { type Desk, newDesk, type Running } from './command-line.ts'

/**
 * A port that reports its year from a spreadsheet, with the key of its own systems, and corrects it in the week after.
 */
describe('figures at the command line', () => {
  const CALL = 'harbour-accord'
  const PORT = 'port-of-northhaven'
  const BY = ['--catalogue', 'quays']
  const HALF = [...BY, '--period', '2026-01-01..2026-06-30']
  let desk: Desk
  let server: Running
  const own = () => ['--key', `data/keys/parties/${PORT}.key`, '--url', server.url]
  const questions = (...words: string[]) =>
    desk.avow('export', 'questions', CALL, PORT, ...words, '--url', server.url)
  const by = (words: readonly string[]) => (words.includes('--corrects') ? [] : BY)
  const report = (...words: string[]) =>
    desk.avow('report', CALL, '--no-clauses', ...by(words), ...words, ...own())
  const reportJson = (...words: string[]) =>
    desk.json<{ index: number; code: string; body: { figures: { periods: object[] } }; faults: object[] }>(
      ...['report', CALL, '--no-clauses', ...by(words), ...words, ...own()],
    )
  /** The sheet with these cells in the column of values, or of reasons, by indicator and item. */
  const fill = (name: string, values: Readonly<Record<string, string>>, sheet: string) => {
    const rows = parse(sheet) as unknown as string[][]
    const filled = rows.map(cells => {
      const [, indicator, , , , , cell] = cells
      const value = values[cell === '' ? indicator! : `${indicator}/${cell}`]
      if (value !== undefined) cells[value.startsWith('!') ? 13 : 12] = value.replace('!', '')
      return formatCsvRow(cells)
    })
    writeFileSync(desk.at(name), filled.join(''))
  }
  const all = {
    ...{ 'tonnes/aa': '26.5', 'tonnes/ba': '!withheld by law', 'tonnes/ca': '0' },
    ...{ notices: '412', policy: 'yes', since: '2024-03-01', steps: 'Land of done', how: 'By a line.' },
  }
  const figuresOf = async (index: number): Promise<Figures> => {
    const entry = await (await fetch(`${server.url}/entries/${index}.json`)).json()
    return (await fetch(`${server.url}/words/${entry.statement.body.figures.data.digest}`)).json()
  }
  let empty: string
  let first: number

  before(async () => {
    desk = newDesk()
    await desk.fill()
    server = await desk.serve()
    const { sections, indicators, ...rest } = smallCatalogue()
    const catalogue = {
      ...rest,
      sections: sections.map(one => ({ ...one, principle: 'p1' })),
      indicators: indicators.map(one => ({ ...one, asks: [{ lang: 'en', text: 'How many' }] })),
    }
    writeFileSync(desk.at('year.json'), JSON.stringify(catalogue))
    const said = await desk.avow(
      'indicators',
      'publish',
      CALL,
      'year.json',
      '--as',
      'quays',
      '--url',
      server.url,
    )
    assert.equal(said.exit, 0, said.err)
    const found = await questions(...HALF)
    assert.equal(found.exit, 0, found.err)
    empty = found.out
  })
  after(() => desk.close())

  it('go out as a sheet of questions, as CSV and as a workbook, in either language', async () => {
    assert.match(empty, /^Number,Indicator,Title,/)
    assert.equal(empty.trimEnd().split('\r\n').length, 9)
    const french = await questions(...HALF, '--lang', 'fr', '--out', 'questions.xlsx')
    assert.match(french.out, /6 indicators into questions\.xlsx/, french.err)
    assert.equal(readFileSync(desk.at('questions.xlsx')).subarray(0, 2).toString(), 'PK')
    for (const wrong of [
      [],
      [...BY, '--period', '2026'],
      [...HALF, '--report', '3'],
      [...HALF, '--lang', 'de'],
    ])
      assert.equal((await questions(...wrong)).exit, 2)
  })

  it('are told row by row where they cannot be read, and nothing is posted then', async () => {
    fill('wrong.csv', { ...all, notices: '12%', since: '03/04/2024' }, empty)
    const told = await report('--file', 'wrong.csv')
    assert.equal(told.exit, 1)
    assert.match(told.out, /^row 5: Value: .*\(figures_wrong\) In it stands: 12%$/m)
    assert.match(told.out, /^row 7: Value: It could be either of two days\..* In it stands: 03\/04\/2024$/m)
    assert.match(told.out, /^Nothing was posted\.$/m)
    const rows = [5, 6].map(value => `notices,2026-01-01,2026-06-30,${value}\n`)
    writeFileSync(desk.at('twice.csv'), `indicator,from,until,value\n${rows.join('')}`)
    const twice = await report('--file', 'twice.csv')
    for (const [row, value] of [
      [2, 5],
      [3, 6],
    ])
      assert.match(
        twice.out,
        new RegExp(`^row ${row}: Value: Rows 2 and 3 differ here, .* In it stands: ${value}$`, 'm'),
      )
    writeFileSync(desk.at('letter.csv'), '%PDF-1.7')
    assert.equal((await reportJson('--file', 'letter.csv')).code, 'file_malformed')
  })

  it('have no cell left open by accident: each that rules ask for is named, until a reason is given for all', async () => {
    const year = ['--catalogue', 'year', '--period', '2025-01-01..2025-12-31']
    const { out } = await questions(...year)
    const [, indicator] = (parse(out) as string[][]).find(cells => cells[6] === '' && cells[0] !== 'Number')!
    writeFileSync(
      desk.at('one.csv'),
      `indicator,from,until,value,missing\n${indicator},2025-01-01,2025-12-31,,declined\n`,
    )
    const asked = await desk.avow('report', CALL, '--no-clauses', ...year, '--file', 'one.csv', ...own())
    assert.equal(asked.exit, 1, asked.err)
    assert.match(asked.out, /^open: (?!notices)\S+, 2025-01-01 to 2025-12-31: \d+ cells?$/m)
    assert.doesNotMatch(asked.out, /No rule asks/)
  })

  it('of what no rule asks have an indicator whole or not at all', async () => {
    const { notices: _, 'tonnes/ca': _ca, ...some } = all
    fill('some.csv', some, empty)
    const open = await report('--file', 'some.csv')
    assert.equal(open.exit, 1)
    assert.match(open.out, /^open: tonnes, 2026-01-01 to 2026-06-30: 1 cell$/m)
    assert.doesNotMatch(open.out, /^open: notices/m, 'the rules name other indicators')
    assert.match(open.out, /^No rule asks the party for these figures in these periods so far/m)
    const dry = await report('--file', 'some.csv', '--open', 'not-reported', '--dry-run')
    assert.equal(dry.exit, 0, dry.err)
    assert.match(
      dry.out,
      /^2026-01-01 to 2026-06-30: 5 indicators, 5 values, 1 not-reported, 1 withheld-by-law$/m,
    )
    assert.match(dry.out, /The report would be taken\. Nothing was posted\.$/m)
    assert.equal((await report('--file', 'some.csv', '--open', 'because')).exit, 2)
    assert.equal((await report('--open', 'declined')).exit, 2)
  })

  it('are filed with their own key, by CSV or workbook, and stand beside the questions of the next half', async () => {
    fill('full.csv', all, empty)
    const { index } = await reportJson('--file', 'full.csv')
    first = index
    const entry = await (await fetch(`${server.url}/entries/${index}.json`)).json()
    const { figures } = entry.statement.body
    assert.deepEqual([figures.catalogue, figures.edition], ['quays', 1])
    const file = await (await fetch(`${server.url}/words/${figures.data.digest}`)).json()
    assert.deepEqual(file.answers[0].cells, [
      { by: ['aa'], value: '26.5' },
      { by: ['ba'], missing: 'withheld-by-law' },
      { by: ['ca'], value: '0' },
    ])
    const next = await questions(...BY, '--period', '2026-07-01..2026-12-31')
    assert.match(next.out, /,aa,2026-07-01,2026-12-31,t,a number like 12\.5,26\.5,,,,,,,,[b-z]{36}\r\n/)
    const rowsOf = Object.entries({ ...all, 'tonnes/ba': '' }).map(([name, value]) => {
      const [indicator, cell = ''] = name.split('/') as [string, string?]
      return [indicator, cell, '2026-07-01', '2026-12-31', value, name === 'tonnes/ba' ? 'declined' : '']
    })
    const book = rows(['indicator', 'cell', 'from', 'until', 'value', 'missing'], ...rowsOf)
    writeFileSync(desk.at('half.xlsx'), xlsx([book]))
    const second = await report('--file', 'half.xlsx')
    assert.equal(second.exit, 0, second.out)
    assert.match(second.out, /^2026-07-01 to 2026-12-31: 6 indicators, 7 values, 1 declined$/m)
  })

  it('are corrected within the days of the rules, each old value beside the new, and not without a reason', async () => {
    const filed = await desk.json<{ csv: string }>(
      ...['export', 'questions', CALL, PORT, '--report', String(first), '--url', server.url],
    )
    assert.match(filed.csv, /,aa,2026-01-01,2026-06-30,t,a number like 12\.5,,26\.5,/)
    fill('mended.csv', { 'tonnes/aa': '27' }, filed.csv)
    const correcting = ['--file', 'mended.csv', '--corrects', String(first)]
    assert.equal((await report(...correcting)).exit, 2)
    correcting.push('--reason', 'en=Two columns were swapped.')
    const done = await report(...correcting)
    assert.equal(done.exit, 0, done.err)
    assert.match(done.out, /^tonnes, 2026-01-01 to 2026-06-30, aa: 26\.5 → 27$/m)
    assert.match(done.out, /^report\/corrected is recorded as entry/m)
    const correction = /entry (\d+)/.exec(done.out)![1]!
    for (const wrong of [correction, '1', 'x'.repeat(30)]) {
      const { err, exit } = await report(...correcting.with(3, wrong))
      assert.equal(exit, 2, err)
      assert.match(
        err,
        wrong === correction ? /corrects the report that entry \d+ filed/ : /it has filed: \d/,
      )
      assert.doesNotMatch(err, /digest/)
    }
    const open = await report(...correcting, '--open', 'declined')
    assert.deepEqual([open.exit, /nothing to fill/.test(open.err)], [2, true], open.err)
    const again = await report(...correcting)
    assert.deepEqual([again.exit, /says what stands there already/.test(again.out)], [1, true])

    // A copy of before the correction undoes nothing of it.
    fill('older.csv', { notices: '500' }, filed.csv)
    correcting[1] = 'older.csv'
    const older = await report(...correcting, '--dry-run')
    assert.equal(older.exit, 0, older.err)
    assert.match(older.out, /^notices, 2026-01-01 to 2026-06-30: 412 → 500$/m)
    assert.match(older.out, /which stays: 1 place\.$/m)
    assert.doesNotMatch(older.out, /tonnes/)

    // Nor does what was filled in before it: of a sheet of that report, of its first questions, or without any mark.
    const byHand = 'indicator,for,from,until,value\ntonnes,aa,2026-01-01,2026-06-30,26.5\n'
    writeFileSync(desk.at('by-hand.csv'), byHand)
    fill('filled-then.csv', { 'tonnes/aa': '26.6' }, filed.csv)
    fill('filled-first.csv', all, empty)
    for (const [name, value] of [
      ['by-hand.csv', '26\\.5'],
      ['filled-then.csv', '26\\.6'],
      ['filled-first.csv', '26\\.5'],
    ] as const) {
      correcting[1] = name
      const over = await report(...correcting)
      assert.equal(over.exit, 1, name)
      assert.match(over.out, new RegExp(`aa: 27 → ${value} \\(a correction has changed this since\\)$`, 'm'))
      assert.match(over.out, /1 place, told above.*--over-corrections/)
      assert.match(over.out, /Nothing was posted/)
      const taken = await report(...correcting, '--over-corrections', '--dry-run')
      assert.deepEqual([taken.exit, /would be taken/.test(taken.out)], [0, true], taken.err)
    }
    assert.equal((await report('--file', 'by-hand.csv', '--over-corrections')).exit, 2)

    const head = 'indicator,for,from,until,behind,source,place,value'
    const rest = 'notices,,2026-01-01,2026-06-30,Quay Auditors'
    writeFileSync(desk.at('behind.csv'), `${head}\n${rest},,,\n`)
    correcting[1] = 'behind.csv'
    const behind = await report(...correcting, '--dry-run')
    assert.equal(behind.exit, 0, behind.err)
    assert.match(behind.out, /^notices, 2026-01-01 to 2026-06-30, behind it: nobody else → Quay Auditors$/m)
    const back = 'tonnes,aa,2026-01-01,2026-06-30,,,,26.5\n'
    writeFileSync(desk.at('found.csv'), `${head}\n${rest},Annual report,page 31,\n${back}`)
    correcting.push('--over-corrections')
    correcting[1] = 'found.csv'
    const found = await report(...correcting)
    assert.equal(found.exit, 1)
    assert.match(found.out, /^row 2: Source: The report has no source with this name\./m)
    assert.match(found.out, /with --source "title=link"/)
    const link = 'https://port.example/2026?a=b'
    const named = await reportJson(...correcting, '--source', `Annual report=${link}`, '--source', 'Ledger')
    const file = await figuresOf(named.index)
    assert.deepEqual(file.sources, [
      { file: null, title: 'Annual report', url: link },
      { file: null, title: 'Ledger', url: null },
    ])
    const notices = file.answers.find(one => one.indicator === 'notices')!
    assert.deepEqual([notices.behind, notices.found], ['Quay Auditors', { place: 'page 31', source: 0 }])
    // What was named once is there, and goes out with the questions.
    const filedNow = await questions('--report', String(first))
    assert.match(filedNow.out, /,412,,,,Quay Auditors,Annual report,page 31,[b-z]{36}\r\n/)
    // What a correction put and another took back comes back by no file that does not tell when it went out either.
    correcting.pop()
    writeFileSync(desk.at('by-hand.csv'), byHand.replace('26.5', '27'))
    correcting[1] = 'by-hand.csv'
    const reverted = await report(...correcting, '--dry-run')
    assert.equal(reverted.exit, 1, reverted.out)
    assert.match(reverted.out, /aa: 26\.5 → 27 \(a correction has changed this since\)$/m)
    const today = await questions('--report', String(first))
    fill('today.csv', { 'tonnes/aa': '27' }, today.out)
    correcting[1] = 'today.csv'
    const known = await report(...correcting, '--dry-run')
    assert.equal(known.exit, 0, known.err)
    assert.match(known.out, /aa: 26\.5 → 27$/m, 'its last column tells that it is of today')
    for (const wrong of ['', '=https://port.example', 'x'.repeat(201), 'a\u202eb', 'Report=https://a b'])
      assert.equal((await report(...correcting, '--source', wrong)).exit, 2, wrong)
    assert.equal((await report('--source', 'Ledger')).exit, 2)
  })
})
