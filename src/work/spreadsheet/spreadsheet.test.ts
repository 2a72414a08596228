import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { effort, SEED } from '../../../test/effort.ts'
import {
  answerOf,
  answersTo,
  codeOfPractice,
  en,
  HALVES,
  indicatorOf,
  largeCatalogue,
  smallCatalogue,
  smallFigures,
} from '../../../test/figures.ts'
import { concat, utf8 } from '../../core/bytes.ts'
import { hiddenIn } from '../../core/hidden.ts'
import { toNfc } from '../../core/normal.ts'
import { planFigures } from '../../register/lists/figure-plan.ts'
import { type Asked, questionsCsv, SHEET_WORDS } from '../../register/lists/figure-sheet.ts'
import { readRecords } from '../../register/lists/file.ts'
import type { Logger } from '../logger.ts'
import { docx, p, zipOf } from '../text-reader/docx.fixture.ts'
import { readFilled } from './filled.ts'
import { dayOf, serialOf } from './number-formats.ts'
import { questionsWorkbook } from './questions.ts'
import type { Filled } from './reading-process.ts'
import { readWorkbook } from './workbook.ts'
import { number, rows, xlsx } from './xlsx.fixture.ts'

const words = SHEET_WORDS.en
const asked = (changes: Partial<Asked> = {}): Asked => ({
  of: 'draft',
  catalogue: smallCatalogue(),
  periods: [HALVES[0]!],
  answers: [],
  sources: smallFigures().sources,
  before: null,
  lang: 'en',
  words,
  ...changes,
})
/** A draft that is not the one that its sheet went out of: all that stands in the sheet is said. */
const ELSEWHERE = { of: 'another draft' }
const written = (asking: Asked) => questionsWorkbook(asking, 'Choose one of the list.')
/** What is read in this process, as the reader's own would. */
const here = async (file: Uint8Array): Promise<Filled> => ({
  ...(await readWorkbook(file)),
  isPointed: false,
})
const faults: unknown[] = []
const logger = { error: (fault: unknown) => faults.push(fault) } as unknown as Logger
const filled = (file: Uint8Array) => readFilled(file, { who: 'tidewater', words, logger })
const cellsOf = async (file: Uint8Array) =>
  (await readWorkbook(file)).sheets[0]!.rows.map(({ cells }) => cells)
const HEAD = ['Indicator', 'For (ids)', 'Value', 'No value because', 'In words']
const planned = async (file: Uint8Array, asking = asked()) => planFigures(await here(file), asking)
const faultsOf = async (...lines: readonly (readonly string[])[]) =>
  (await planned(xlsx([rows(HEAD, ...lines)]))).faults.map(
    ({ line, column, why }) => `${line} ${column} ${why}`,
  )

describe('a workbook of questions', () => {
  it('comes over whole from the process that reads it, in however many parts', async () => {
    const many = Array.from({ length: 2_500 }, (_, i) => ['notices', String(i), `n${i}`, '', 'Words.'])
    const file = xlsx([rows(HEAD, ...many), '', rows(HEAD, ['policy', '', 'yes'], ...many.slice(0, 1_999))])
    assert.deepEqual(await filled(file), await here(file))
  })

  it('comes back unchanged as it went out, by way of the process that reads', async () => {
    const asking = asked({ answers: smallFigures().answers })
    const file = await written(asking)
    const same = planFigures(await filled(file), asking)
    assert.deepEqual([same.faults, same.changed, same.beside, same.unnamed], [[], [], [], 0])
    const plan = planFigures(await filled(file), asked(ELSEWHERE))
    assert.deepEqual([plan.faults, plan.changed.length, plan.open], [[], 8, 0])
    assert.deepEqual(plan.passedOver, [])
  })

  it('comes back as our CSV went out, also where a spreadsheet has saved that as its own', async () => {
    const answers = [
      answerOf('tonnes', [{ by: ['aa'], value: '-5.5' }]),
      answerOf('notices', [{ by: [], value: '-5' }], { words: '- fewer than before', lang: 'en' }),
      answerOf('how', [{ by: [], value: "'=1 is no formula" }], { lang: 'en' }),
    ]
    const asking = asked({ answers })
    const { records } = readRecords(utf8(questionsCsv(asking)), () => 1)
    // As a spreadsheet takes in a CSV file: what is a number becomes one, all else stays as it is written there.
    const cells = records.map(row => row.cells.map(it => (/^-?[0-9.]+$/.test(it) ? number(it) : it)))
    assert.ok(!cells.flat().includes("'-5"))
    // One that went out before had an apostrophe before these too.
    const before = cells.map(row => row.map(it => (it === number('-5') ? "'-5" : it)))
    for (const sheet of [cells, before]) {
      const file = xlsx([rows(...(sheet as [string[], ...string[][]]))])
      const same = await planned(file, asking)
      assert.deepEqual([same.faults, same.changed, same.beside], [[], [], []])
      assert.deepEqual((await planned(file, asked(ELSEWHERE))).answers, answers)
    }
  })

  it('looks shut where nothing is asked, and offers reasons and items to choose from', async () => {
    const asking = asked({ answers: smallFigures().answers })
    const book = await readXlsx(await written(asking), { readStyles: true })
    assert.deepEqual(
      book.sheets.map(({ name }) => name),
      ['1 Air', 'Lists'],
    )
    const [sheet, lists] = book.sheets
    assert.deepEqual(
      lists!.rows.map(([reason]) => reason),
      Object.values(words.missing),
    )
    assert.deepEqual(
      sheet!.dataValidations?.map(({ range, formula1 }) => [range, formula1]),
      [
        ['N2:N9', "'Lists'!$A$1:$A$7"],
        ['M6:M6', "'Lists'!$B$1:$B$2"],
        ['M8:M8', "'Lists'!$C$1:$C$2"],
        ['R2:R9', "'Lists'!$D$1:$D$1"],
      ],
    )
    assert.equal(lists!.rows[0]![3], 'Annual report 2026')
    // A report without sources has none to choose from.
    const [bare] = (await readXlsx(await written({ ...asking, answers: [], sources: [] }))).sheets
    assert.equal(bare!.dataValidations?.length, 3)
    assert.equal(sheet!.freezePane?.rows, 1)
    // What we write for ourselves lies out of the way, at the end.
    assert.deepEqual(
      sheet!.columns?.map(({ hidden }) => hidden === true),
      [...Array(19).fill(false), true],
    )
    assert.deepEqual(sheet!.columns?.map(({ width }) => Math.round(width ?? 0)).slice(3, 5), [48, 32])
    const fill = (cell: string) => JSON.stringify(sheet!.cells!.get(cell)?.style?.fill ?? null)
    assert.match(fill('0,1'), /404040/)
    assert.match(fill('1,1'), /EDEDED/)
    for (const open of ['1,12', '1,16', '1,17', '1,18']) assert.doesNotMatch(fill(open), /EDEDED/)
    // Another reader than ours finds the same in its cells: numbers as numbers, days as days.
    assert.deepEqual(
      sheet!.rows.slice(1).map(row => row[12]),
      [26.5, null, 0, 412, 'yes', new Date('2024-03-01'), 'Land of done', 'By a line to each berth.'],
    )
  })

  it('has a sheet for each section of the first rank, whatever they are called', async () => {
    const section = (id: string, title: string) => ({
      ...{ id, number: id, titles: en(title), within: null, principle: null, measure: null },
    })
    const long = 'A very long title: [it] would not fit/at all'
    const catalogue = {
      ...smallCatalogue(),
      sections: [section('one', long), section('1', 'lists'), section('two', `${long} 2`)],
      indicators: [
        indicatorOf('a'),
        indicatorOf('b', { section: '1' }),
        indicatorOf('c', { section: 'two', number: 'c' }),
      ],
    }
    const answers = ['a', 'b', 'c'].map(id => answerOf(id, [{ by: [], value: '1' }]))
    const asking = asked({ catalogue, answers })
    const file = await written({ ...asking, words })
    const { sheets } = await readWorkbook(file)
    assert.deepEqual(
      sheets.map(({ name }) => name!.length <= 31),
      [true, true, true, true],
    )
    assert.equal(new Set(sheets.map(({ name }) => name!.toLowerCase())).size, 4)
    assert.deepEqual((await planned(file, asked({ ...ELSEWHERE, catalogue }))).answers, answers)
  })

  it('goes out as CSV alone where it would hold everybody up', async () => {
    const periods = Array.from({ length: 200 }, (_, i) => ({
      from: `${1800 + i}-01-01`,
      until: `${1800 + i}-12-31`,
    }))
    const catalogue = { ...largeCatalogue(), indicators: largeCatalogue().indicators.slice(0, 4) }
    await assert.rejects(written(asked({ catalogue, periods })), {
      code: 'request_oversize',
      message: /Take the CSV/,
    })
  })

  it('is read again as what it was written from, whatever the figures and words', async () => {
    const said = fc
      .string({
        minLength: 1,
        maxLength: 30,
        unit: fc.constantFrom(...`abé'=-+@;,"&<>_x0D_ \n01`, '＝', 'ن', '😀'),
      })
      .filter(it => it.trim() !== '' && it === it.trim() && hiddenIn(it) === undefined && toNfc(it) === it)
    const decimal = fc.constantFrom(
      '0',
      '-1.5',
      '0.1',
      '1.1',
      '0.30000',
      '999999999999999.999999',
      '0.00001',
      '-12',
      '1.234',
    )
    const integer = fc.constantFrom('0', '-7', '999999999999999', '12')
    const day = fc.constantFrom(
      '0099-01-01',
      '1899-12-31',
      '1900-02-28',
      '1900-03-01',
      '2024-02-29',
      '9999-12-31',
    )
    const titles = fc.uniqueArray(said, { minLength: 2, maxLength: 3 })
    const check = async (
      ...[a, b, c, d, e, isDone, [first, ...more]]: [
        string,
        string,
        string,
        string,
        string,
        boolean,
        string[],
      ]
    ) => {
      const sources = [first!, ...more].map(title => ({ title, url: null }))
      const [behind, place] = [d, e].map(text => text.replaceAll('\n', ' '))
      const answers = [
        answerOf('tonnes', [
          { by: ['aa'], value: a.replace(/0+$/, '') || '0' },
          { by: ['ca'], missing: 'declined' },
        ]),
        answerOf('notices', [{ by: [], value: b }], { words: e, lang: 'fr' }),
        answerOf('policy', [{ by: [], value: isDone }], { behind: behind! }),
        answerOf('since', [{ by: [], value: c }], { found: { source: isDone ? 1 : 0, place: place! } }),
        answerOf('steps', [{ by: [], value: isDone ? 'done' : 'begun' }]),
        answerOf('how', [{ by: [], value: d }], { lang: 'en' }),
      ]
      const file = await written(asked({ answers, sources }))
      const plan = await planned(file, asked({ ...ELSEWHERE, sources }))
      assert.deepEqual(plan.faults, [])
      assert.deepEqual(plan.answers, answers)
      const same = await planned(file, asked({ answers, sources }))
      assert.deepEqual([same.changed, same.beside], [[], []])
      const later = await planned(file, asked({ answers: [], sources }))
      assert.deepEqual([later.faults, later.answers, later.outdated], [[], [], 10])
    }
    await fc.assert(fc.asyncProperty(decimal, integer, day, said, said, fc.boolean(), titles, check), {
      seed: SEED,
      numRuns: effort('filedWorkbooks'),
    })
  })

  it('keeps a text that looks like an escape of its form', async () => {
    for (const value of ['a_x000D_b', '_x005F_', '&lt;b&gt; ]]>', "'quoted", ' inner  spaces ok'.trim()]) {
      const answers = [answerOf('how', [{ by: [], value }], { lang: 'en' })]
      assert.deepEqual((await planned(await written(asked({ ...ELSEWHERE, answers })))).answers, answers)
    }
  })

  for (const [title, catalogue] of [
    ['40 measures and 27 countries', codeOfPractice()],
    ['150 indicators and 30 countries', largeCatalogue()],
  ] as const)
    it(`of ${title} loses nothing`, async () => {
      const answers = answersTo(catalogue, [HALVES[0]!], 20)
      const asking = asked({ catalogue, answers })
      const plan = planFigures(await filled(await written(asking)), { ...asking, ...ELSEWHERE, answers: [] })
      assert.deepEqual([plan.faults, plan.open, plan.unnamed], [[], 0, 0])
      assert.deepEqual(plan.answers, answers)
    })
})

describe('a workbook that comes back', () => {
  it('has no place in a source taken of which its program made a day', async () => {
    const head = ['indicator', 'value', 'source', 'place']
    const sent = (place: string) => planned(xlsx([rows(head, ['notices', '7', 'Annual report 2026', place])]))
    const day = await sent(number('46115', 1))
    assert.deepEqual(
      day.faults.map(({ line, column, why }) => `${line} ${column} ${why}`),
      ['2 place turnedIntoDay'],
    )
    const page = await sent(number('31'))
    assert.deepEqual([page.faults, page.answers[0]!.found], [[], { source: 0, place: '31' }])
    assert.deepEqual(
      (await sent('<c><f>30+1</f><v>31</v></c>')).faults.map(({ column, why }) => `${column} ${why}`),
      ['place formula'],
    )
  })

  it('says the same however its program writes a cell', async () => {
    const strings = `<sst><si><t>plain</t></si><si><r><t>ri</t></r><r><rPr/><t xml:space="preserve">ch </t></r><rPh sb="0" eb="1"><t>ruby</t></rPh></si><si><t>line_x000D_&#10;two</t></si></sst>`
    const cells = [
      ...['<c t="s"><v>0</v></c>', '<c t="s"><v>1</v></c>', '<c t="s"><v>2</v></c>', '<c t="s"><v>9</v></c>'],
      ...[
        '<c t="str"><v>typed</v></c>',
        '<c t="b"><v>1</v></c>',
        '<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>',
      ],
      ...[
        number('1.1000000000000001'),
        number('45352', 1),
        number('45352.5', 3),
        number('3', 4),
        '<c/>',
        number('-1E-3'),
      ],
    ]
    const [row] = await cellsOf(xlsx([`<row r="1">${cells.join('')}</row>`], { 'xl/strings.xml': strings }))
    assert.deepEqual(row, [
      ...['plain', 'rich ', 'line\r\ntwo', { text: '9', odd: 'error' }, 'typed', 'TRUE', 'ab'],
      ...[
        { text: '1.1', odd: 'number' },
        { text: '2024-03-01', odd: 'date' },
      ],
      ...[
        { text: '2024-03-01T12:00:00', odd: 'date' },
        { text: '3', odd: 'number' },
        '',
        { text: '-0.001', odd: 'number' },
      ],
    ])
    const strict = xlsx(['<x:row><x:c r="C5" t="d"><x:v>2024-03-01</x:v></x:c></x:row>'], {
      '_rels/.rels':
        '<Relationships><Relationship Id="r" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
    })
    const { sheets } = await readWorkbook(strict)
    assert.deepEqual(sheets[0]!.rows, [
      { line: 1, cells: ['', '', { text: '2024-03-01', odd: 'date' }], guessed: false },
    ])
  })

  it('counts days as its program does', () => {
    for (const [serial, day] of [
      [1, '1900-01-01'],
      [59, '1900-02-28'],
      [60, null],
      [61, '1900-03-01'],
      [45352, '2024-03-01'],
      [2958465, '9999-12-31'],
      [2958467, null],
      [0, null],
      [-1, null],
    ] as const)
      assert.equal(dayOf(serial, false), day, String(serial))
    assert.equal(dayOf(0, true), '1904-01-01')
    for (const day of ['1900-03-01', '2024-02-29', '9999-12-31'])
      assert.equal(dayOf(serialOf(day)!, false), day)
    assert.equal(serialOf('1900-02-28'), null)
  })

  it('has no formula taken for what it came to, of whatever kind it is', async () => {
    const formulas = [
      '<f>1+1</f><v>2</v>',
      '<f t="shared" si="0"/><v>2</v>',
      '<f t="array" ref="C2"/><v>2</v>',
      '<f t="dataTable" ref="C2:C3" r1="A1"/><v>2</v>',
      '<f>[1]Sheet1!A1</f><v>2</v>',
    ]
    for (const formula of formulas)
      assert.deepEqual(await faultsOf(['notices', '', `<c>${formula}</c>`]), ['2 value formula'], formula)
    assert.deepEqual(
      await faultsOf(['notices', '', '<c t="str"><f>WEBSERVICE("http://x")</f><v>3</v></c>']),
      ['2 value formula'],
    )
    // Nor the cells that one fills beneath its own.
    for (const formula of ['<f t="array" ref="C2:C3">A1:A2</f>', '<f t="dataTable" ref="$C$2:C3" r1="A1"/>'])
      assert.deepEqual(
        await faultsOf(['notices', '', `<c r="C2">${formula}<v>2</v></c>`], ['tonnes', 'aa', number('4')]),
        ['2 value formula', '3 value formula'],
      )
    // Nor one in the cells by which a row is found, or in words.
    assert.deepEqual(await faultsOf(['<c t="str"><f>A1</f><v>notices</v></c>', '', '3']), [
      '2 indicator formula',
    ])
    assert.deepEqual(await faultsOf(['notices', '', '3', '', '<c t="str"><f>A1</f><v>x</v></c>']), [
      '2 words formula',
    ])
    // Where a text only looks like one it is a text.
    const plan = await planned(xlsx([rows(HEAD, ['how', '', '=1+1'])]))
    assert.deepEqual(plan.changed[0]!.after, { by: [], value: '=1+1' })
  })

  it('has percentages of what counts none, errors, days for numbers and lost digits named, each in its cell', async () => {
    assert.deepEqual(
      await faultsOf(
        ['notices', '', number('0.12', 2)],
        ['since', '', '<c t="e"><v>#REF!</v></c>'],
        ['tonnes', 'aa', number('45352', 1)],
        ['tonnes', 'ba', number('1E+21')],
        ['tonnes', 'ca', '1.234'],
        ['steps', '', number('1')],
        // Where a program lost the text that the cell shares.
        ['how', '', '<c t="s"><v>99999</v></c>'],
      ),
      [
        '2 value unit',
        '3 value error',
        '4 value turnedIntoDay',
        '5 value shortened',
        '6 value twoNumbers',
        '7 value item',
        '8 value error',
      ],
    )
    assert.deepEqual(await faultsOf(['since', '', number('45352', 3)], ['tonnes', 'ca', number('1.234')]), [])
  })

  it('says what its program shows: a percentage with its sign, a sum without the noise of its last digit', async () => {
    const catalogue = smallCatalogue()
    const indicators = catalogue.indicators.map(one =>
      one.id === 'tonnes' ? { ...one, value: { type: 'decimal' as const, unit: en('%') } } : one,
    )
    const asking = { ...asked(), catalogue: { ...catalogue, indicators } }
    const lines = [
      ['tonnes', 'aa', number('0.125', 2)],
      ['tonnes', 'ba', number('7.0000000000000007E-2', 2)],
      ['tonnes', 'ca', number('0.30000000000000004')],
    ]
    const plan = await planned(xlsx([rows(HEAD, ...lines)]), asking)
    assert.deepEqual(plan.faults, [])
    assert.deepEqual(
      plan.changed.map(({ after }) => 'value' in after && after.value),
      ['12.5', '7', '0.3'],
    )
    // What was computed to more digits than a figure has is rounded by its author.
    assert.deepEqual(await faultsOf(['tonnes', 'aa', number('0.33333333333333331')]), ['2 value decimals'])
    assert.deepEqual(await faultsOf(['tonnes', 'aa', number('123456789.12345678')]), ['2 value decimals'])
  })

  it('has neither macros nor links to other files read, and says that macros are there', async () => {
    const macros = { 'xl/vbaProject.bin': 'macros', 'xl/externalLinks/externalLink1.xml': '<externalLink/>' }
    const book = await filled(xlsx([rows(HEAD, ['notices', '', number('3')])], macros))
    assert.equal(book.hasMacros, true)
    assert.equal(planFigures(book, asked()).changed.length, 1)
    const elsewhere = xlsx([rows(HEAD)], {
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="s1" Type="x/worksheet" Target="http://elsewhere.example/1.xml" TargetMode="External"/></Relationships>`,
    })
    await assert.rejects(filled(elsewhere), { reason: 'empty' })
  })

  it('is refused where it is another kind of file', async () => {
    const ods = zipOf([{ name: 'mimetype', bytes: utf8('x') }])
    const stored = concat(
      utf8('PK\u0003\u0004'),
      new Uint8Array(26),
      utf8('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
    )
    for (const [file, reason] of [
      [new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'old'],
      [utf8('%PDF-1.7'), 'pdf'],
      [stored, 'ods'],
      [ods, 'other'],
      [docx(p('Words')), 'empty'],
      [utf8('PK\u0003\u0004 and no more'), 'damaged'],
      [new Uint8Array(16 * 1024 * 1024 + 1), 'large'],
    ] as const)
      await assert.rejects(filled(file), { name: 'Refusal', reason }, reason)
    await assert.rejects(async () => planFigures(await filled(utf8('a,b\r\n1,2\r\n')), asked()), {
      code: 'file_malformed',
    })
    const asking = asked({ answers: smallFigures().answers })
    assert.deepEqual(planFigures(await filled(utf8(questionsCsv(asking))), asking).changed, [])
  })

  it('is refused once where somebody took out a column by which rows are found', async () => {
    const two = asked({ periods: HALVES })
    for (const [head, name] of [
      ['indicator,cell,until,value', 'From'],
      ['indicator,cell,from,value', 'Until'],
      ['cell,from,until,value', 'Indicator'],
      ['indicator,cell,from,until', 'Value'],
    ] as const) {
      const file = await filled(utf8(`${head}\r\n${'tonnes,aa,2026-06-30,3\r\n'.repeat(395)}`))
      assert.throws(() => planFigures(file, two), { reason: 'columnMissing', names: [name] })
    }
  })

  it('is read beside as CSV too, and what is wrong with it is told by its kind', async () => {
    const french = 'indicator;cell;value\r\ntonnes;aa;"1,5"\r\ntonnes;ba;1.234\r\n'
    const { sheets, isPointed, hasMacros } = await filled(utf8(french))
    assert.deepEqual([sheets[0]!.name, isPointed, hasMacros], [null, false, false])
    const plan = planFigures(await filled(utf8(french)), asked())
    assert.deepEqual(plan.changed[0]!.after, { by: ['aa'], value: '1.5' })
    assert.deepEqual(
      plan.faults.map(({ line, why }) => [line, why]),
      [[3, 'twoNumbers']],
    )
    const torn = 'indicator,value\r\nnotices,"3\r\n'
    await assert.rejects(filled(utf8(torn)), { reason: 'quote', names: ['2'] })
    // Guarded cells are plain again, and letters that are a guess are told as one.
    const latin = concat(utf8('indicator,value\r\nhow,"\'=1+1 caf'), new Uint8Array([0xe9]), utf8('"\r\n'))
    const guess = planFigures(await filled(latin), asked())
    assert.deepEqual([guess.changed[0]!.after, guess.guessed], [{ by: [], value: '=1+1 café' }, 1])
  })

  it('of separators or of words alone ends within its bounds', async () => {
    const commas = utf8(`indicator,value\r\n${`${','.repeat(1023)}\r\n`.repeat(4_000)}`)
    assert.deepEqual(planFigures(await filled(commas), asked()).changed, [])
    await assert.rejects(filled(utf8('x,'.repeat(2_000_000))), { reason: 'large' })
    await assert.rejects(filled(utf8(','.repeat(14_000_000))), { reason: 'large' })
    await assert.rejects(filled(utf8(`${'w'.repeat(9_000)}\n`.repeat(2_700))), { reason: 'large' })
  })

  it('is read where a whole sheet has been given its form, and soon refused where emptiness is all it has', async () => {
    const styled = '<c s="1"/>'.repeat(16_384 - HEAD.length)
    const wide = [HEAD, ['notices', '', '7'], ...Array.from({ length: 18 }, () => [])]
    const sheet = wide.map(cells => rows(cells).replace('</row>', `${styled}</row>`)).join('')
    assert.deepEqual(
      (await planned(xlsx([sheet]))).changed.map(one => one.after),
      [{ by: [], value: '7' }],
    )
    for (const [one, many] of [
      ['<c/>', 3_000_001],
      ['<x/>', 5_000_001],
    ] as const) {
      const empty = `<worksheet><sheetData>${one.repeat(many)}</sheetData></worksheet>`
      // By its bounds, and not by the time that the process that reads has.
      await assert.rejects(here(xlsx([''], { 'xl/worksheets/1.xml': empty })), { reason: 'large' }, one)
    }
  })

  it('is refused where it holds more than a report can, before it fills the memory', async () => {
    const sheet = `<worksheet><sheetData>${`<row>${number('1')}</row>`.repeat(60_001)}</sheetData></worksheet>`
    await assert.rejects(filled(xlsx([''], { 'xl/worksheets/1.xml': sheet })), { reason: 'large' })
    // A cell far to the right in every row costs what stands before it.
    const far = `<row><c r="XFD1"><v>1</v></c></row>`.repeat(200)
    await assert.rejects(filled(xlsx([far])), { reason: 'large' })
    // A column that no sheet of ours or notes of anybody have.
    await assert.rejects(filled(xlsx([`<row><c r="ALM1"><v>1</v></c></row>`])), { reason: 'large' })
    // One text of a million letters, shared by each of many cells.
    const strings = `<sst><si><t>${'w'.repeat(30_000)}</t></si></sst>`
    const shared = `<row>${'<c t="s"><v>0</v></c>'.repeat(10)}</row>`.repeat(100)
    await assert.rejects(filled(xlsx([shared], { 'xl/strings.xml': strings })), { reason: 'large' })
    // A zip file of a few kilobytes that claims or holds gigabytes.
    const bomb = { name: 'xl/workbook.xml', bytes: utf8('<workbook/>'), claims: 2 ** 31 }
    const rels = {
      name: '_rels/.rels',
      bytes: utf8(
        '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
      ),
    }
    await assert.rejects(filled(zipOf([rels, bomb])), { reason: 'large' })
    await assert.rejects(
      filled(zipOf([rels, { ...bomb, bytes: new Uint8Array(80 * 1024 * 1024), claims: 100 }])),
      {
        reason: 'damaged',
      },
    )
    assert.deepEqual(faults, [])
  })
})
