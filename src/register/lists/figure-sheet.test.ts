import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { effort, SEED } from '../../../test/effort.ts'
import {
  answerOf,
  answersTo,
  codeOfPractice,
  en,
  HALVES,
  indicatorOf,
  largeCatalogue,
  listOf,
  smallCatalogue,
  smallFigures,
} from '../../../test/figures.ts'
import { utf8 } from '../../core/bytes.ts'
import { formatCsvRow, guarded } from '../../core/csv.ts'
import { hiddenIn } from '../../core/hidden.ts'
import { toNfc } from '../../core/normal.ts'
import { type Catalogue, cellsOf } from '../figures/catalogue.ts'
import { MISSING } from '../figures/counts.ts'
import {
  type FigureAnswer,
  type FigureCell,
  type FigureSource,
  formatFigures,
  type Period,
} from '../figures/figures.ts'
import { readFilledCsv } from './figure-lines.ts'
import { planFigures, planInSteps } from './figure-plan.ts'
import { type Asked, questionRows, questionsCsv, SHEET_COLUMNS, SHEET_WORDS } from './figure-sheet.ts'

const { en: words, fr } = SHEET_WORDS
const [FIRST, SECOND] = HALVES as [Period, Period]
const asked = (changes: Partial<Asked> = {}): Asked => ({
  of: 'draft',
  catalogue: smallCatalogue(),
  periods: [FIRST],
  answers: [],
  sources: smallFigures().sources,
  before: null,
  lang: 'en',
  words,
  ...changes,
})
/** Of another draft, so that its rows say all that stands in them. */
const ELSEWHERE = { of: 'another draft' }
const filled = (asking = asked()) => ({ ...asking, answers: smallFigures().answers })
const planned = (csv: string, asking: Asked) => planFigures(readFilledCsv(utf8(csv), asking.words), asking)
const differing = (a: number, b: number) =>
  `Rows ${a} and ${b} differ here, and neither is taken. Correct one, or delete it.`
const shared = (a: number, b: number) =>
  `Rows ${a} and ${b} differ here, where all values of an answer share one, and neither is taken. Keep it in one row.`
/** A file with these columns. */
const csv = (head: string, ...lines: readonly string[]) => `${[head, ...lines].join('\r\n')}\r\n`
const faultsOf = (file: string, asking = asked()) =>
  planned(file, asking).faults.map(({ line, column, says }) => `${line} ${column}: ${says}`)

describe('a sheet of questions', () => {
  it('has a row for each cell, in the words of the reader', () => {
    const lines = questionsCsv(asked()).split('\r\n')
    assert.equal(lines.length, 1 + 3 + 5 + 1)
    assert.equal(
      lines[0],
      'Number,Indicator,Title,Question,How it is counted,For,For (ids),From,Until,Unit,What to write,Last value,Value,No value because,In words,Language,Who is responsible for it,Source,Place in it,Leave as it is',
    )
    const [, first] = questionRows(asked({ lang: 'fr', words: fr }))
    assert.deepEqual(
      [first!.cells.items, first!.cells.cell, first!.cells.unit, first!.cells.from],
      ['Pays de ba', 'ba', 't', '2026-01-01'],
    )
  })

  it('says what to write, where a file has no lists to choose from', () => {
    const expected = (changes: Partial<Asked> = {}) =>
      new Map(questionRows(asked(changes)).map(({ indicator, cells }) => [indicator.id, cells.expected]))
    assert.deepEqual(
      [...expected()],
      [
        ['tonnes', words.expected.decimal],
        ['notices', words.expected.integer],
        ['policy', words.expected.boolean],
        ['since', words.expected.date],
        ['steps', 'one of: Land of begun; Land of done'],
        ['how', words.expected.words],
      ],
    )
    const many = Array.from({ length: 31 }, (_, i) => `i${i}`)
    const catalogue = smallCatalogue({
      lists: [listOf('country', ['aa', 'ba', 'ca']), listOf('steps', many)],
    })
    const told = expected({ catalogue, lang: 'fr', words: fr }).get('steps')!
    assert.match(told, /^un élément parmi 31 : Pays de i0; .*Pays de i29 ; …/)
    // What stands there is ours: it is read back as if it were not there, and so is a sheet without it.
    const head = 'indicator,expected,value'
    const plan = planned(csv(head, 'policy,=1+1,yes'), asked())
    assert.deepEqual([plan.faults, plan.passedOver, plan.changed.length], [[], [], 1])
  })

  it('shows what was said the last time beside what is asked now', () => {
    const rows = questionRows(asked({ periods: [FIRST, SECOND], before: smallFigures() }))
    const last = (period: Period) =>
      rows.filter(row => row.period === period && row.cells.last !== '').map(({ cells }) => cells.last)
    const said = ['26.5', 'withheld by law', '0', '412', 'yes', '2024-03-01', 'Land of done']
    assert.deepEqual(last(SECOND), [...said, 'By a line to each berth.'])
    // A period that is reported once more, since its report can be corrected no longer.
    assert.deepEqual(last(FIRST), last(SECOND))
  })

  it('takes what is not asked too, and misses nothing of it', () => {
    const head = 'indicator,value,missing'
    const asking = { ...asked(), isAsked: (id: string) => id === 'notices' }
    const plan = planFigures(readFilledCsv(utf8(csv(head, 'policy,yes,')), words), asking)
    assert.deepEqual([plan.faults, plan.open, plan.unnamed], [[], 1, 1])
    assert.deepEqual(
      plan.answers.map(({ indicator }) => indicator),
      ['policy'],
    )
    const all = planFigures(readFilledCsv(utf8(csv(head, 'policy,yes,')), words), asked())
    assert.deepEqual([all.open, all.unnamed], [7, 7])
  })

  it('comes back unchanged as it went out', () => {
    for (const asking of [
      asked(),
      filled(),
      filled(asked({ lang: 'fr', words: fr })),
      filled(asked({ periods: HALVES })),
    ]) {
      const plan = planned(questionsCsv(asking), asking)
      assert.deepEqual([plan.faults, plan.changed, plan.beside, plan.unnamed], [[], [], [], 0])
      assert.deepEqual(plan.answers, asking.answers)
    }
    assert.equal(planned(questionsCsv(filled()), filled()).open, 0)
  })

  it('is filled in and becomes the file of the report', () => {
    const plan = planned(questionsCsv(filled(asked(ELSEWHERE))), asked())
    assert.deepEqual(plan.faults, [])
    assert.equal(plan.changed.length, 8)
    assert.equal(plan.open, 0)
    assert.deepEqual(
      plan.beside.map(({ indicator, of }) => `${indicator} ${of}`),
      ['notices found', 'since behind', 'how words'],
    )
    assert.deepEqual(plan.answers, smallFigures().answers)
    assert.ok(formatFigures(smallFigures({ answers: [...plan.answers] }), smallCatalogue()))
  })

  it('comes back from a French spreadsheet: semicolons, commas, days its own way, in UTF-16', () => {
    const file = csv(
      // The words were called so in sheets that went out before.
      'Indicateur;Pour (identifiants);Du;Au;Valeur;Pas de valeur : motif;En toutes lettres;Langue',
      'tonnes;aa;01/01/2026;30/06/2026;26,5;;;',
      'tonnes;ba;01/01/2026;30/06/2026;;non divulgué en vertu de la loi;;',
      'tonnes;ca;01/01/2026;30/06/2026;1 250 t;;;',
      'policy;;01/01/2026;30/06/2026;VRAI;;;',
      'since;;01/01/2026;30/06/2026;1er mars 2024;;;',
      'steps;;01/01/2026;30/06/2026;pays de done;;;',
      'how;;01/01/2026;30/06/2026;"Par ligne";;Pas tous.;fr',
    )
    const bytes = Buffer.from(`\ufeff${file}`, 'utf16le')
    const asking = asked({ lang: 'fr', words: fr })
    const plan = planFigures(readFilledCsv(bytes, fr), asking)
    assert.deepEqual(plan.faults, [])
    assert.deepEqual(
      plan.answers.map(({ indicator, cells }) => [
        indicator,
        ...cells.map(it => ('value' in it ? it.value : it.missing)),
      ]),
      [
        ['tonnes', '26.5', 'withheld-by-law', '1250'],
        ['policy', true],
        ['since', '2024-03-01'],
        ['steps', 'done'],
        ['how', 'Par ligne'],
      ],
    )
    assert.deepEqual(
      [plan.answers.at(-1)!.words, plan.answers.at(-1)!.lang, plan.unnamed],
      ['Pas tous.', 'fr', 1],
    )
  })

  it('finds the half-year although 1 July could be 7 January', () => {
    const asking = asked({ periods: HALVES })
    const rows = ['notices,01/07/2026,31/12/2026,7', 'notices,1/1/2026,6/30/2026,6']
    const plan = planned(csv('indicator,from,until,value', ...rows), asking)
    assert.deepEqual(plan.faults, [])
    assert.deepEqual(
      plan.changed.map(({ period, after }) => [period.from, 'value' in after && after.value]),
      [
        ['2026-07-01', '7'],
        ['2026-01-01', '6'],
      ],
    )
  })
})

describe('rows of a filled sheet', () => {
  it('may stand in any order, and leave alone what they do not name', () => {
    const asking = filled()
    const [head, ...rows] = questionsCsv(asking).trimEnd().split('\r\n')
    const some = rows.toReversed().filter(row => !row.includes(',tonnes,'))
    const plan = planned(csv(head!, ...some), asking)
    assert.deepEqual([plan.changed, plan.faults, plan.unnamed], [[], [], 3])
    assert.deepEqual(plan.answers, asking.answers)
  })

  it('change nothing where they are empty, so that a copy of last week takes nothing from a colleague', () => {
    const asking = filled()
    const plan = planned(questionsCsv(asked()), asking)
    assert.deepEqual([plan.faults, plan.changed, plan.beside, plan.open], [[], [], [], 0])
    assert.deepEqual(plan.answers, asking.answers)
    // A value gives way to a reason and a reason to a value, with the other column empty or not there.
    const turned = planned(csv('indicator,cell,value,missing', 'notices,,,declined', 'tonnes,ba,4,'), asking)
    assert.deepEqual(
      turned.changed.map(one => one.after),
      [
        { by: [], missing: 'declined' },
        { by: ['ba'], value: '4' },
      ],
    )
    const without = planned(csv('indicator,cell,value', 'tonnes,ba,413', 'how,,'), asking)
    assert.equal(without.answers.find(one => one.indicator === 'how')!.words, 'Not all berths yet.')
    assert.deepEqual(
      without.changed.map(one => one.after),
      [{ by: ['ba'], value: '413' }],
    )
  })

  it('say words once for an indicator, wherever its row went', () => {
    const asking = filled()
    const rows = (first: string, second: string) =>
      csv('indicator,cell,value,missing,words', `tonnes,ca,1,,${second}`, `tonnes,aa,2,,${first}`)
    const tonnes = (file: string) => planned(file, asking).answers.find(one => one.indicator === 'tonnes')!
    assert.deepEqual([tonnes(rows('', 'x')).words, tonnes(rows('', 'x')).lang], ['x', 'en'])
    assert.equal(tonnes(rows('y', 'y')).words, 'y')
    assert.deepEqual(faultsOf(rows('x', 'y'), asking), [
      `2 words: ${shared(2, 3)}`,
      `3 words: ${shared(2, 3)}`,
    ])
    // The row in which they stand was cut away.
    const worded = {
      ...asking,
      answers: asking.answers.map(one =>
        one.indicator === 'tonnes' ? { ...one, words: 'z', lang: 'fr' } : one,
      ),
    }
    const cut = planned(csv('indicator,cell,value,missing,words', 'tonnes,ca,1,,'), worded)
    assert.equal(cut.answers[0]!.words, 'z')
    const empty = planned(csv('indicator,cell,value,missing,words,lang', 'tonnes,aa,1,,,'), worded)
    assert.deepEqual([empty.answers[0]!.words, empty.answers[0]!.lang], ['z', 'fr'])
    assert.equal(empty.beside.length, 0)
  })

  it('are told by the words of their items where a program has spoilt the ids', () => {
    const rows = ['tonnes,13-Aug,land of BA,5', 'tonnes,,Pays de ca,6']
    const plan = planned(csv('indicator,cell,items,value', ...rows), asked())
    assert.deepEqual(
      plan.changed.map(({ by }) => by),
      [['ba'], ['ca']],
    )
  })

  it('name the cell of every fault, once, and keep what stood there', () => {
    const stories: [string, string][] = [
      ['tonnes,aa,four,,', 'value: It is no number, like 40 or 12.5.'],
      ['tonnes,aa,4o,,', 'value: “o” stands behind the number, which is not its unit.'],
      ['tonnes,aa,"1,250",,', 'value: It could be 1250 or 1.250. Write 1250, or one more decimal: 1.2500.'],
      [
        'notices,,"−1,250",,',
        'value: It could be -1250 or -1.250. Write a whole number with digits alone, like -1250.',
      ],
      ['notices,,about 40,,', 'value: It is not a whole number, like 40.'],
      [
        'tonnes,aa,1.2345E+12,,',
        'value: It is a number with an “e”, which leaves digits out. Write all of them.',
      ],
      ['tonnes,aa,4 kg,,', 'value: “kg” stands behind the number, which is not its unit.'],
      ['tonnes,aa,0.1234567,,', 'value: It has more than six decimals. Round it.'],
      [
        'tonnes,aa,=A1+A2,,',
        'value: It has a formula, and what it comes to is not taken. Copy it and paste only its value.',
      ],
      [
        'tonnes,aa,declined,,',
        'value: It is a reason why there is no value. It belongs in the column for these.',
      ],
      ['tonnes,aa,3,declined,', 'missing: The row has a value too. Give one of them, and not both.'],
      [
        'tonnes,aa,,lost,',
        'missing: It is none of the reasons: not asked, not due yet, not reported, declined to answer, does not apply, withheld by the organisation, withheld by law.',
      ],
      ['tonnes,zz,3,,', 'cell: There is no such item in country.'],
      ['notices,aa,3,,', 'cell: This indicator has one value, for nothing apart.'],
      ['notices,,3.5,,', 'value: It is not a whole number, like 40.'],
      ['notices,,1234567890123456,,', 'value: It has more than fifteen digits.'],
      ['policy,,perhaps,,', 'value: It is neither “yes” nor “no”.'],
      ['since,,03/04/2027,,', 'value: It could be either of two days.'],
      ['since,,soon,,', 'value: It is no day, like 2027-06-30.'],
      ['steps,,finished,,', 'value: It is not in the list. Write one of these: Land of begun, Land of done.'],
      ['how,,a\u202eb,,', 'value: It has the character U+202E, which nobody can see.'],
      ['others,,3,,', 'indicator: No indicator that is asked of you has this id.'],
      [',,3,,', 'indicator: No indicator is named.'],
      ['tonnes,aa,3,,kg', 'unit: The indicator has another unit.'],
    ]
    const file = csv('indicator,cell,value,missing,unit', ...stories.map(([row]) => row))
    // Each in a file of its own too, since rows of one cell disagree.
    for (const [row, fault] of stories)
      assert.deepEqual(faultsOf(csv('indicator,cell,value,missing,unit', row)), [`2 ${fault}`], row)
    assert.ok(faultsOf(file).includes(`3 value: ${differing(2, 3)}`))
    const asking = filled()
    const kept = planned(csv('indicator,cell,value', 'tonnes,aa,many', 'tonnes,ca,7'), asking)
    assert.equal(kept.changed.length, 1)
    assert.deepEqual(kept.answers[0]!.cells[0], { by: ['aa'], value: '26.5' })
    const [hidden] = planned(csv('indicator,value', 'how,a\u202eb'), asking).faults
    assert.deepEqual([hidden!.code, hidden!.with], ['text_hidden', 'a<U+202E>b'])
  })

  it('contradict each other in no order: none is taken, and each is told with the other', () => {
    const asking = filled()
    const head = 'indicator,cell,value,missing,source,place'
    const rows = [
      'notices,,55,,Annual report 2026,p. 1',
      'tonnes,aa,3,,,',
      'notices,,66,,Annual report 2026,p. 2',
    ]
    for (const some of [rows, rows.toReversed()]) {
      const plan = planned(csv(head, ...some), asking)
      assert.deepEqual(
        plan.faults.map(({ line, column, says }) => `${line} ${column}: ${says}`),
        [
          `2 value: ${differing(2, 4)}`,
          `2 place: ${shared(2, 4)}`,
          `4 value: ${differing(2, 4)}`,
          `4 place: ${shared(2, 4)}`,
        ],
      )
      assert.deepEqual([plan.changed.length, plan.beside], [1, []])
      const notices = (all: readonly FigureAnswer[]) => all.find(one => one.indicator === 'notices')
      assert.deepEqual(notices(plan.answers), notices(asking.answers))
    }
    // A value and a reason for having none.
    assert.deepEqual(faultsOf(csv(head, 'notices,,55,,,', 'notices,,,declined,,')), [
      `2 value: ${differing(2, 3)}`,
      `3 missing: ${differing(2, 3)}`,
    ])
    // A row that says nothing of it contradicts none.
    for (const some of [
      ['notices,,55,,,', 'notices,,,,,'],
      ['notices,,,,,', 'notices,,55,,,', 'notices,,55,,,'],
    ])
      assert.deepEqual(
        planned(csv(head, ...some), asked()).changed.map(({ after }) => after),
        [{ by: [], value: '55' }],
      )
  })

  it('are told of which items a list is, of a long one the first, in the language of the reader', () => {
    const many = Array.from({ length: 13 }, (_, i) => `step-${i + 1}`)
    const small = smallCatalogue()
    const catalogue = { ...small, lists: [small.lists[0]!, listOf('steps', many)] }
    const [said] = faultsOf(csv('indicator,value', 'steps,finished'), asked({ catalogue }))
    assert.match(
      said!,
      /not among the 13 items of the list, which begins: Land of step-1, .*, Land of step-12\.$/,
    )
    const inFrench = asked({ catalogue: small, lang: 'fr', words: fr })
    assert.match(
      faultsOf(csv('indicator,value', 'steps,finished'), inFrench)[0]!,
      /: Pays de begun, Pays de done\.$/,
    )
  })

  it('have what was computed, without the last digit of it that no program shows', () => {
    const plan = planned(
      csv('indicator,cell,value', 'tonnes,aa,0.30000000000000004', 'tonnes,ba,-0.7999999999999999'),
      asked(),
    )
    assert.deepEqual(plan.faults, [])
    assert.deepEqual(
      plan.changed.map(({ after }) => 'value' in after && after.value),
      ['0.3', '-0.8'],
    )
  })

  it('never guess whether a point parts thousands where commas part decimals', () => {
    const row = 'indicator;cell;value\r\ntonnes;aa;1.234\r\n'
    assert.deepEqual(faultsOf(row), [
      '2 value: It could be 1234 or 1.234. Write 1234, or one more decimal: 1.2340.',
    ])
    assert.deepEqual(faultsOf(row.replaceAll(';', ',')), [])
    // Whoever copies cells of a spreadsheet has them parted by tabs, in any country.
    assert.equal(faultsOf(row.replaceAll(';', '\t')).length, 1)
    // One cell shows how all of the file are written.
    for (const other of ['"12,5"', '"1.234,56"', '"0,125"', '"-3,5 t"'])
      assert.deepEqual(
        faultsOf(csv('indicator,cell,value', 'tonnes,aa,1.234', `tonnes,ba,${other}`))[0],
        '2 value: It could be 1234 or 1.234. Write 1234, or one more decimal: 1.2340.',
        other,
      )
    // Thousands of English, and words that are no number.
    for (const other of ['tonnes,ba,"1,234,567"', 'tonnes,ba,"1,234.5"', 'how,,"1,5 of them"'])
      assert.deepEqual(faultsOf(csv('indicator,cell,value', 'tonnes,aa,1.234', other)), [], other)
  })

  it('have days of a period that is asked for, and a language', () => {
    const head = 'indicator,from,until,value,words,lang'
    assert.deepEqual(faultsOf(csv(head, 'notices,2025-01-01,2025-06-30,1,,')), [
      '2 from: No period that is asked for has these days.',
    ])
    assert.deepEqual(faultsOf(csv(head, 'notices,,,1,x,English')), [
      '2 lang: It is no language, like en or fr-CA.',
    ])
  })
})

describe('who stands behind an answer, and where it stands', () => {
  const HEAD = 'indicator,cell,value,behind,source,place'
  const titled = (...titles: string[]): FigureSource[] =>
    titles.map((title, i) => ({ title, url: `https://tidewater.example/${i}`, file: null }))
  const answerTo = (indicator: string, file: string, asking = asked()) =>
    planned(file, asking).answers.find(one => one.indicator === indicator)!

  it('may be said in any row of it, with a value or alone', () => {
    const rows = [
      'tonnes,ca,1,,,',
      'tonnes,aa,2,Quay Auditors,ANNUAL REPORT  2026,p. 3',
      'policy,,,The board,,',
    ]
    const plan = planned(csv(HEAD, ...rows), asked())
    assert.deepEqual(plan.faults, [])
    assert.deepEqual(
      plan.answers.map(({ indicator, behind, found }) => [indicator, behind, found]),
      [
        ['tonnes', 'Quay Auditors', { source: 0, place: 'p. 3' }],
        ['policy', 'The board', null],
      ],
    )
    assert.deepEqual(plan.sources, smallFigures().sources)
    // Other rows may repeat it.
    const twice = csv(HEAD, 'tonnes,ca,1,B,Annual report 2026,p. 3', 'tonnes,aa,2,B,Annual report 2026,p. 3')
    assert.deepEqual(faultsOf(twice), [])
    assert.equal(answerTo('tonnes', twice).behind, 'B')
  })

  it('stays where a sheet leaves it empty, or has no such columns', () => {
    for (const file of [
      csv(HEAD, 'since,,2024-04-01,,,', 'notices,,7,,,'),
      csv('indicator,value', 'notices,7'),
    ]) {
      const plan = planned(file, filled())
      assert.deepEqual([plan.faults, plan.beside], [[], []])
      const of = (id: string) => plan.answers.find(one => one.indicator === id)!
      assert.deepEqual(
        [of('since').behind, of('notices').found],
        ['Quay Auditors', { source: 0, place: 'page 31' }],
      )
    }
  })

  it('is read by what its columns were called in sheets that went out before', () => {
    const plan = planned(
      csv(
        'indicator,value,Who stands behind it,It stands in,Where in it',
        'notices,7,Quay Auditors,Annual report 2026,page 31',
      ),
      asked(),
    )
    assert.deepEqual(plan.faults, [])
    const { behind, found } = plan.answers.find(one => one.indicator === 'notices')!
    assert.deepEqual([behind, found], ['Quay Auditors', { source: 0, place: 'page 31' }])
  })

  it('is told by row and column where it cannot be published, or tells no source from another', () => {
    const report = 'Annual report 2026'
    const stories: [row: string, fault: string][] = [
      [`${'x'.repeat(201)},,`, 'behind: It has more than 200 characters. Shorten it.'],
      ['"Ann\nBen",,', 'behind: It has several lines. Write it in one.'],
      ['\u0301,,', 'behind: It has nothing but blanks and marks.'],
      ['a\u202eb,,', 'behind: It has the character U+202E, which nobody can see.'],
      [`,${report},${'x'.repeat(201)}`, 'place: It has more than 200 characters. Shorten it.'],
      [`,${report},"1\n2"`, 'place: It has several lines. Write it in one.'],
      [`,${report},a\u202eb`, 'place: It has the character U+202E, which nobody can see.'],
      [`,${report},`, 'source: It does not say where in the source. Say it in the column “Place in it”.'],
      [',,page 3', 'place: It is a place in no source. Name the source too, in the column “Source”.'],
      [
        ',Ledger,page 3',
        'source: The report has no source with this name. Add it under “Files and links” first.',
      ],
      [',!,page 3', 'source: The report has no source with this name. Add it under “Files and links” first.'],
    ]
    for (const [row, fault] of stories) {
      const plan = planned(csv(HEAD, `notices,,7,${row}`), filled())
      assert.deepEqual(
        plan.faults.map(({ line, column, says }) => `${line} ${column}: ${says}`),
        [`2 ${fault}`],
      )
      // The rest of the row is taken, and what stood stays.
      assert.equal(plan.changed.length, 1)
      assert.deepEqual(plan.beside, [])
    }
    const differ = (...others: string[]) => {
      const rows = others.map((one, i) => `tonnes,${['ba', 'ca'][i]},2,${one}`)
      return faultsOf(csv(HEAD, `tonnes,aa,1,B,${report},p. 3`, ...rows))
    }
    assert.deepEqual(differ(`C,${report},p. 3`), [`2 behind: ${shared(2, 3)}`, `3 behind: ${shared(2, 3)}`])
    assert.deepEqual(differ(`B,${report},p. 4`), [`2 place: ${shared(2, 3)}`, `3 place: ${shared(2, 3)}`])
    assert.deepEqual(differ('B,Ledger,p. 3'), [`2 source: ${shared(2, 3)}`, `3 source: ${shared(2, 3)}`])
    // A place for each country: each row is told, and not one after the other.
    assert.deepEqual(differ(`B,${report},p. 4`, `B,${report},p. 5`), [
      `2 place: ${shared(2, 3)}`,
      `3 place: ${shared(2, 3)}`,
      `4 place: ${shared(2, 4)}`,
    ])
    const twice = csv(HEAD, 'notices,,1,B,,', 'notices,,1,C,,')
    assert.deepEqual(faultsOf(twice), [`2 behind: ${shared(2, 3)}`, `3 behind: ${shared(2, 3)}`])
    assert.equal(planned(twice, asked()).changed.length, 1)
  })

  it('names one of two sources by its capitals, and none of two that are called the same', () => {
    const two = { sources: titled('Ledger', 'LEDGER', 'Same', 'Same') }
    const found = (title: string, place = 'p. 1', asking = asked(two)) =>
      planned(csv(HEAD, `notices,,7,,${title},${place}`), asking)
    assert.deepEqual(found('LEDGER').answers[0]!.found, { source: 1, place: 'p. 1' })
    for (const title of ['ledger', 'Same'])
      assert.deepEqual(
        found(title).faults.map(({ line, column, why }) => [line, column, why]),
        [[2, 'source', 'twoSources']],
      )
    // The one that stands is meant, also where the place in it changes.
    const answers = [answerOf('notices', [{ by: [], value: '7' }], { found: { source: 3, place: 'p. 1' } })]
    const standing = asked({ ...two, answers })
    assert.deepEqual(planned(questionsCsv(standing), standing).answers, answers)
    assert.deepEqual(found('Same', 'p. 2', standing).answers[0]!.found, { source: 3, place: 'p. 2' })
  })

  it('is kept to the letter where a program reported what no form takes', () => {
    const answers = [
      answerOf('notices', [{ by: [], value: '7' }], {
        ...{ behind: ' Quay\nAuditors ', found: { source: 0, place: 'pages\n3 and 4 ' } },
      }),
    ]
    const asking = asked({ answers })
    const plan = planned(questionsCsv(asking), asking)
    assert.deepEqual([plan.faults, plan.beside], [[], []])
    assert.deepEqual(plan.answers, answers)
  })

  it('has words as long as the law takes them, and not longer', () => {
    const [most, more] = [20_000, 20_001].map(many => 'w'.repeat(many))
    const head = 'indicator,value,words'
    assert.deepEqual(faultsOf(csv(head, `how,${most},${most}`)), [])
    const long = 'It has more than 20000 characters. Shorten it.'
    assert.deepEqual(faultsOf(csv(head, `how,${more},${more}`)), [`2 value: ${long}`, `2 words: ${long}`])
  })
})

describe('a copy of a sheet', () => {
  const HEAD = questionsCsv(filled()).split('\r\n')[0]!
  const rowsOf = (asking = filled()) => questionsCsv(asking).split('\r\n').slice(1, -1)
  const rowOf = (indicator: string, by = '') =>
    rowsOf().find(row => row.includes(`,${indicator},`) && row.includes(`,${by},2026-01-01,`))!
  /** The draft, in which a colleague has put other answers since. */
  const since = (...answers: readonly FigureAnswer[]) =>
    asked({
      answers: smallFigures().answers.map(
        one => answers.find(({ indicator }) => indicator === one.indicator) ?? one,
      ),
    })
  const said = (file: string, asking: Asked) => {
    const { changed, beside, faults, outdated } = planned(file, asking)
    const all = [...changed, ...beside.map(one => ({ ...one, by: [one.of] }))]
    return {
      says: all.map(({ indicator, by, since: is }) => `${indicator} ${by} ${is}`),
      ...{ outdated, faults: faults.map(({ why }) => why) },
    }
  }
  const recounted = since(
    answerOf('notices', [{ by: [], value: '500' }], {
      behind: 'The board',
      found: { source: 0, place: 'p. 9' },
    }),
    answerOf('how', [{ by: [], value: 'Twelve lines.' }], { words: 'All berths.', lang: 'fr' }),
  )

  it('says nothing where its reader changed nothing, whatever a colleague has saved since', () => {
    assert.deepEqual(said(csv(HEAD, ...rowsOf()), recounted), { says: [], outdated: 4, faults: [] })
    const { answers } = planned(csv(HEAD, ...rowsOf()), recounted)
    assert.deepEqual(answers, recounted.answers)
  })

  it('tells where both have changed an answer', () => {
    const mine = rowsOf().map(row =>
      row
        .replace(',412,', ',413,')
        .replace('page 31', 'page 32')
        .replace('Not all berths yet.', 'Most berths.')
        .replace(',26.5,', ',27,'),
    )
    assert.deepEqual(said(csv(HEAD, ...mine), recounted), {
      says: ['tonnes aa same', 'notices  other', 'notices found other', 'how words other'],
      ...{ outdated: 1, faults: [] },
    })
    // One that a colleague took away is changed, too.
    const emptied = since(answerOf('notices', []))
    assert.deepEqual(said(csv(HEAD, rowOf('notices').replace(',412,', ',413,')), emptied).says, [
      'notices  other',
    ])
  })

  it('is told from a row of another draft, or one that was filled down, of which nothing is known', () => {
    const [tonnes, other] = [rowOf('tonnes', 'aa'), rowOf('tonnes', 'ca')]
    const markOf = (row: string) => row.slice(row.lastIndexOf(',') + 1)
    const now = since(answerOf('tonnes', [{ by: ['ca'], value: '9' }]))
    const copied = other.replace(markOf(other), markOf(tonnes).slice(0, 12))
    assert.deepEqual(said(csv(HEAD, copied), now).says, ['tonnes ca unknown'])
    const asking = { ...now, ...ELSEWHERE }
    assert.deepEqual(said(csv(HEAD, other), asking).says, ['tonnes ca unknown'])
    for (const mark of ['', 'bcdfgh', '12', markOf(other).slice(1)])
      assert.deepEqual(said(csv(HEAD, other.replace(markOf(other), mark)), now).says, ['tonnes ca unknown'])
    // Programs that write all in capitals change nothing of it.
    assert.deepEqual(said(csv(HEAD, other.replace(markOf(other), markOf(other).toUpperCase())), now), {
      ...{ says: [], outdated: 1, faults: [] },
    })
  })

  it('has no fault in what nobody touched, also where a French program has saved it', () => {
    const asking = filled(since(answerOf('tonnes', [{ by: ['aa'], value: '1.234' }])))
    const answers = [answerOf('tonnes', [{ by: ['aa'], value: '1.234' }])]
    const row = rowsOf({ ...asking, answers })[0]!.replaceAll(',', ';')
    const file = csv(HEAD.replaceAll(',', ';'), row)
    assert.deepEqual(said(file, asked()), { says: [], outdated: 1, faults: [] })
    assert.deepEqual(said(file, asked(ELSEWHERE)).faults, ['twoNumbers'])
  })

  it('says nothing beside the copy of a colleague, in whatever order both were put together', () => {
    const kept = [rowOf('tonnes', 'aa'), rowOf('notices'), rowOf('how')]
    const theirs = [
      kept[0]!.replace(',26.5,', ',777,'),
      kept[1]!.replace('page 31', 'page 32'),
      kept[2]!.replace('Not all berths yet.', 'Most berths.'),
    ]
    for (const rows of [
      [...kept, ...theirs],
      [...theirs, ...kept],
    ])
      assert.deepEqual(said(csv(HEAD, ...rows), filled()), {
        says: ['tonnes aa same', 'notices found same', 'how words same'],
        ...{ outdated: 0, faults: [] },
      })
    // Where both have changed it, and differ, each is told with the other.
    const mine = kept[0]!.replace(',26.5,', ',778,')
    for (const rows of [
      [kept[0]!, theirs[0]!, mine],
      [mine, theirs[0]!, kept[0]!],
    ]) {
      const { says, faults } = said(csv(HEAD, ...rows), filled())
      assert.deepEqual([says, faults], [[], ['rowTwice', 'rowTwice']])
    }
  })

  it('is known from one of another day that is put together with it, in whatever order', () => {
    // Of three copies, one is of before and as it went out; two colleagues give the same answer.
    const [old, now] = [rowsOf(), rowsOf({ ...recounted, answers: [...recounted.answers] })]
    const of = (rows: string[], indicator: string) => rows.find(row => row.includes(`,${indicator},`))!
    const recountedBy = (rows: string[], was: string) => of(rows, 'notices').replace(was, ',600,')
    for (const rows of [
      [recountedBy(old, ',412,'), recountedBy(now, ',500,'), of(old, 'how'), of(now, 'how')],
      [of(now, 'how'), of(old, 'how'), recountedBy(now, ',500,'), recountedBy(old, ',412,')],
    ])
      assert.deepEqual(said(csv(HEAD, ...rows), recounted), {
        says: ['notices  same'],
        // The value and the words of “how”, and where that of “notices” stands.
        ...{ outdated: 3, faults: [] },
      })
  })

  it('is read so also where other words of it were said in another row, or its first is gone', () => {
    const [first, ...more] = rowsOf().filter(row => row.includes(',tonnes,'))
    const worded = more[0]!.split(',')
    worded[15] = 'Counted anew.'
    const now = since(answerOf('tonnes', [{ by: ['aa'], value: '1' }], { words: 'By Ben.', lang: 'en' }))
    assert.deepEqual(said(csv(HEAD, worded.join(',')), now).says.at(-1), 'tonnes words unknown')
    assert.deepEqual(said(csv(HEAD, worded.join(','), first!), now).says.at(-1), 'tonnes words other')
  })
})

describe('a file that is filled in', () => {
  it('may have a title above, columns of somebody’s own and empty rows, which are told', () => {
    const file = csv('Our figures', '', 'Value,Indicator,Note,', '3,notices,ask Ann,?', ',,,')
    const plan = planned(file, asked())
    assert.deepEqual([plan.faults, plan.changed.length, plan.passedOver], [[], 1, ['Note', 'D']])
    assert.equal(plan.changed[0]!.line, 4)
  })

  it('is planned in steps where it is long, so that nobody waits for all of its rows', () => {
    const row = 'notices,2026-01-01,2026-06-30,412'
    const all = csv('Indicator,From,Until,Value', ...Array<string>(3000).fill(row))
    let pauses = 0
    for (const _ of planInSteps(readFilledCsv(utf8(all), words), asked())) pauses++
    assert.equal(pauses, 12)
  })

  it('is refused where it is no such sheet', () => {
    for (const [file, why] of [
      ['a,b\r\n1,2\r\n', /No row names the columns/],
      ['indicator,value,Valeur\r\nnotices,1,2\r\n', /both read as “Value”/],
      [`indicator,value\r\nhow,${'w'.repeat(25_001)}\r\n`, /Row 2 has a cell of more than 25000/],
      [`indicator,value\r\n${'notices,1\r\n'.repeat(50_001)}`, /more than 50000 rows/],
    ] as const)
      assert.throws(() => planned(file, asked()), { code: 'file_malformed', message: why })
    const wide = {
      ...smallCatalogue(),
      lists: [],
      indicators: Array.from({ length: 101 }, (_, i) => indicatorOf(`i${i}`)),
    }
    const many = Array.from({ length: 1000 }, (_, i) => ({
      from: `${1000 + i}-01-01`,
      until: `${1000 + i}-12-31`,
    }))
    assert.throws(() => questionRows(asked({ catalogue: wide, periods: many })), { code: 'request_oversize' })
  })

  it('tells two items of one name apart by their ids', () => {
    const item = (id: string, title: string) => ({ id, titles: en(title) })
    const list = {
      id: 'steps',
      titles: en('Steps'),
      items: [item('one', 'Same'), item('two', 'same'), item('three', 'One')],
    }
    const catalogue = {
      ...smallCatalogue(),
      lists: [list],
      indicators: [indicatorOf('steps', { value: { type: 'choice', list: 'steps' } })],
    }
    for (const { id } of list.items) {
      const answers = [answerOf('steps', [{ by: [], value: id }])]
      const sheet = questionsCsv(asked({ ...ELSEWHERE, catalogue, answers }))
      assert.deepEqual(planned(sheet, asked({ catalogue })).answers, answers)
    }
    assert.deepEqual(faultsOf(csv('indicator,value', 'steps,SAME'), asked({ catalogue })), [
      '2 value: It could be either of two items. Write its id.',
    ])
  })

  it('is read again as what it was written from, whatever the figures and words', () => {
    const catalogue = smallCatalogue()
    const text = fc
      .string({
        minLength: 1,
        maxLength: 40,
        unit: fc.constantFrom(...`abé'=-+@;,"[] \n{0<2026-01-01 `, '＝', 'ن'),
      })
      .filter(it => it.trim() !== '' && it === it.trim() && hiddenIn(it) === undefined && toNfc(it) === it)
    const line = text.filter(it => !it.includes('\n'))
    const sources: FigureSource[] = ['Annual report', 'ANNUAL REPORT', `=1+2, 'of "us"`, '＝', '-1'].map(
      title => ({ title, url: null, file: null }),
    )
    const placed = fc.tuple(fc.nat(sources.length - 1), line).map(([source, place]) => ({ source, place }))
    const digits = fc.constantFrom('0', '-1', '7', '123', '1234567', '999999999999999', '-12')
    const anyOf = (type: Catalogue['indicators'][number]['value']['type']): fc.Arbitrary<string | boolean> =>
      ({
        integer: digits,
        decimal: fc.oneof(
          digits,
          fc.constantFrom('0.5', '-0.00001', '1.234', '26.5', '999999999999999.999999'),
        ),
        boolean: fc.boolean(),
        date: fc.constantFrom('2024-03-04', '1850-01-01', '2026-12-31'),
        choice: fc.constantFrom('begun', 'done'),
        words: text,
      })[type]
    const cellIn = (by: string[], type: Catalogue['indicators'][number]['value']['type']) =>
      fc.option(
        fc.oneof(
          anyOf(type).map((value): FigureCell => ({ by, value })),
          fc.constantFrom(...MISSING).map((missing): FigureCell => ({ by, missing })),
        ),
        { nil: null },
      )
    const answers = fc
      .tuple(
        ...catalogue.indicators.map(one =>
          fc.record({
            cells: fc.tuple(...cellsOf(catalogue, one).map(by => cellIn(by, one.value.type))),
            words: fc.option(text, { nil: null }),
            lang: fc.constantFrom('en', 'fr', 'zh-Hant'),
            behind: fc.option(line, { nil: null }),
            found: fc.option(placed, { nil: null }),
          }),
        ),
      )
      .map(all =>
        all.flatMap(({ cells, words, lang, behind, found }, i): FigureAnswer[] => {
          const { id, value } = catalogue.indicators[i]!
          const given = cells.filter(cell => cell !== null)
          const speaks = words !== null || (value.type === 'words' && given.some(cell => 'value' in cell))
          const isSilent = words === null && behind === null && found === null
          return given.length === 0 && isSilent
            ? []
            : [answerOf(id, given, { words, lang: speaks ? lang : null, behind, found })]
        }),
      )
    const check = (from: FigureAnswer[], to: FigureAnswer[], order: number[]) => {
      for (const [lang, speaking] of Object.entries(SHEET_WORDS)) {
        const asking = asked({ answers: from, sources, lang, words: speaking })
        const file = questionsCsv(asking)
        const same = planned(file, asking)
        assert.deepEqual([same.faults, same.changed, same.beside], [[], [], []], file)
        assert.deepEqual(same.answers, from, file)
        // Sent to another draft it says all that stands in it; to its own, whatever stands there now, nothing.
        const stands = { answers: to, sources, lang: 'en' }
        const plan = planned(file, asked({ ...ELSEWHERE, ...stands }))
        assert.deepEqual(plan.faults, [], file)
        assert.deepEqual(plan.answers, laidOn(to, from, catalogue), file)
        const later = planned(file, asked(stands))
        assert.deepEqual([later.faults, later.changed, later.beside, later.answers], [[], [], [], to], file)
        const rows = questionRows(asking).map(({ cells }) =>
          formatCsvRow(SHEET_COLUMNS.map(column => guarded(cells[column]))),
        )
        const sorted = rows
          .map((row, i) => ({ row, by: order[i % order.length]! }))
          .toSorted((a, b) => a.by - b.by)
        const again = [
          formatCsvRow(SHEET_COLUMNS.map(column => speaking.columns[column])),
          ...sorted.map(({ row }) => row),
        ]
        assert.equal(
          questionsCsv({
            ...asking,
            answers: planned(again.join(''), asked({ ...ELSEWHERE, sources })).answers,
          }),
          file,
        )
      }
    }
    const order = fc.array(fc.nat(9), { minLength: 1, maxLength: 8 })
    fc.assert(fc.property(answers, answers, order, check), { seed: SEED, numRuns: effort('filedFigures') })
    // Where somebody filled in what a colleague answers at the same time, it says what it changes, and of what.
    const merge = (out: FigureAnswer[], back: FigureAnswer[], now: FigureAnswer[]) => {
      const asking = (given: FigureAnswer[]) => asked({ answers: given, sources })
      const marks = questionRows(asking(out)).map(({ cells }) => cells.stood)
      const file = [
        formatCsvRow(SHEET_COLUMNS),
        ...questionRows(asking(back)).map(({ cells }, i) =>
          formatCsvRow(SHEET_COLUMNS.map(column => guarded(column === 'stood' ? marks[i]! : cells[column]))),
        ),
      ].join('')
      const plan = planned(file, asking(now))
      assert.deepEqual(plan.faults, [], file)
      const wanted = catalogue.indicators.flatMap(indicator =>
        cellsOf(catalogue, indicator).flatMap(by => {
          const [then, mine, theirs] = [out, back, now].map(all => {
            const answer = all.find(one => one.indicator === indicator.id)
            return JSON.stringify(answer?.cells.find(cell => cell.by.join() === by.join()))
          })
          const isSaid = mine !== undefined && mine !== then && mine !== theirs
          return isSaid ? [`${indicator.id} ${by} ${then === theirs ? 'same' : 'other'}`] : []
        }),
      )
      assert.deepEqual(
        plan.changed.map(one => `${one.indicator} ${one.by} ${one.since}`),
        wanted,
        file,
      )
      for (const { indicator: id, of } of plan.beside.filter(one => one.of !== 'words')) {
        const [then, mine] = [out, back].map(
          all => all.find(one => one.indicator === id)?.[of as 'behind' | 'found'],
        )
        assert.notDeepEqual(mine ?? null, then ?? null, file)
      }
    }
    fc.assert(fc.property(answers, answers, answers, merge), { seed: SEED, numRuns: effort('filedFigures') })
  })
})

/** What stands once a sheet that says the one was sent to a draft that says the other. */
function laidOn(stands: FigureAnswer[], sheet: FigureAnswer[], catalogue: Catalogue): FigureAnswer[] {
  return catalogue.indicators.flatMap((indicator): FigureAnswer[] => {
    const [was, is] = [stands, sheet].map(all => all.find(one => one.indicator === indicator.id))
    if (was === undefined || is === undefined) return [was ?? is ?? []].flat()
    const cellOf = (answer: FigureAnswer, by: string[]) =>
      answer.cells.find(cell => cell.by.join() === by.join())
    const cells = cellsOf(catalogue, indicator).flatMap(
      by => cellOf(is, [...by]) ?? cellOf(was, [...by]) ?? [],
    )
    const words = is.words ?? was.words
    const speaks = words !== null || (indicator.value.type === 'words' && cells.some(cell => 'value' in cell))
    const lang = speaks ? (is.lang ?? was.lang ?? 'en') : null
    return [{ ...was, cells, words, lang, behind: is.behind ?? was.behind, found: is.found ?? was.found }]
  })
}

describe('a sheet of a large report', () => {
  for (const [title, catalogue] of [
    ['40 measures and 27 countries', codeOfPractice()],
    ['150 indicators and 30 countries', largeCatalogue()],
  ] as const)
    it(`of ${title} for two half-years loses nothing`, () => {
      const answers = answersTo(catalogue, HALVES, 20)
      const asking = asked({ catalogue, periods: HALVES, answers })
      const sheet = questionsCsv(asking)
      const plan = planned(sheet, { ...asking, ...ELSEWHERE, answers: [] })
      assert.deepEqual([plan.faults, plan.open, plan.unnamed], [[], 0, 0])
      assert.deepEqual(plan.answers, answers)
    })
})
