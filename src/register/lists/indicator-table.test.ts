import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { utf8 } from '../../core/bytes.ts'
import { formatCsvRow } from '../../core/csv.ts'
import { checkIndicatorSheets } from './indicator-file.ts'
import { emptyIndicatorCells, tableCsv } from './indicator-rows.ts'
import { checkIndicatorTable, MOST_TABLE } from './indicator-table.ts'

const PRINCIPLES = [
  {
    id: 'p4',
    titles: [
      { lang: 'en', text: 'Clear the air' },
      { lang: 'fr', text: 'Assainir l’air' },
    ],
    kinds: null,
  },
]

type Cells = Readonly<Record<string, string>>
const SET: Cells = { row: 'set', 'title.en': 'The year', 'title.fr': 'L’année' }
const AIR: Cells = { row: 'section', number: '1', 'title.en': 'Air', 'title.fr': 'L’air', principle: 'p4' }
const SMOKE: Cells = {
  ...{ row: 'indicator', number: '1.1', id: 'smoke', 'title.en': 'Smoke', 'title.fr': 'Fumée' },
  ...{ 'question.en': 'How many tonnes?', 'question.fr': 'Combien de tonnes ?' },
  ...{ 'counted.en': 'Measured.', 'counted.fr': 'Mesuré.', answer: 'number', 'unit.en': 't', 'unit.fr': 't' },
  ...{ countries: 'be FR', wanted: 'less', kinds: 'company, state' },
}
const PLUG: Cells = {
  ...{ 'title.en': 'Plugs', 'title.fr': 'Prises', 'question.en': 'Which plugs?' },
  ...{ 'question.fr': 'Quelles prises ?', 'counted.en': 'By berth.', 'counted.fr': 'Par quai.' },
  ...{ answer: 'choice', 'choices.en': 'Old ones; New ones', 'choices.fr': 'Anciennes; Nouvelles' },
}

const checked = (...rows: Cells[]) => {
  const heads = [...new Set(['row', ...rows.flatMap(row => Object.keys(row))])]
  const lines = [heads, ...rows.map(row => heads.map(head => row[head] ?? ''))]
  return checkIndicatorTable(utf8(lines.map(formatCsvRow).join('')))
}
const faultsOf = (...rows: Cells[]): readonly string[] => checked(...rows).faults

describe('a table of indicators', () => {
  it('is a catalogue: each indicator stands in the section above it, and countries get their names', () => {
    const { catalogue, faults } = checked(SET, AIR, SMOKE, PLUG)
    assert.deepEqual(faults, [])
    const [smoke, plugs] = catalogue!.indicators
    assert.deepEqual(
      [smoke!.by, smoke!.direction, smoke!.kinds, smoke!.value],
      [
        ['country'],
        'less',
        ['company', 'state'],
        {
          type: 'decimal',
          unit: [
            { lang: 'en', text: 't' },
            { lang: 'fr', text: 't' },
          ],
        },
      ],
    )
    assert.deepEqual([plugs!.id, plugs!.section, plugs!.number], ['plugs', smoke!.section, '1.2'])
    assert.deepEqual(
      catalogue!.lists.map(({ items }) => items.map(({ titles }) => titles.at(-1)!.text)),
      [
        ['Belgique', 'France'],
        ['Anciennes', 'Nouvelles'],
      ],
    )
    assert.deepEqual(
      catalogue!.sections.map(({ number, principle }) => [number, principle]),
      [['1', 'p4']],
    )
  })

  it('gives a row without a number one that no row has', () => {
    const of = (id: string, number: string): Cells => ({ ...SMOKE, id, number })
    const numbers = (...rows: Cells[]) => {
      const { catalogue, faults } = checked(SET, ...rows)
      assert.deepEqual(faults, [])
      return [...catalogue!.sections, ...catalogue!.indicators].map(one => one.number)
    }
    assert.deepEqual(numbers(AIR, of('a', '1.2'), of('b', ''), of('c', '')), ['1', '1.2', '1.3', '1.4'])
    assert.deepEqual(numbers(AIR, of('a', ''), of('b', '1.1'), of('c', '')), ['1', '1.2', '1.1', '1.3'])
    const water: Cells = { ...AIR, number: '' }
    assert.deepEqual(numbers({ ...AIR, number: '2' }, of('a', '2.1'), water, of('b', '')), [
      '2',
      '3',
      '2.1',
      '3.1',
    ])
    // Two that were typed alike are told all the same.
    assert.match(faultsOf(SET, AIR, of('a', '1.2'), of('b', '1.2')).join(), /Row 4 has/)
  })

  it('tells a missing column “row” once, and a tab by its name', () => {
    const rowless = checkIndicatorTable(utf8('number,title.en,answer\n1.1,Smoke,words\n1.2,Soot,words\n'))
    assert.deepEqual(
      rowless.told.map(({ why, row }) => [why, row]),
      [['rowless', null]],
    )
    const { told } = checked(SET, AIR, { ...SMOKE, 'counted.en': 'Scanners\tcount.' })
    assert.deepEqual(
      told.map(({ why, row, column }) => [why, row, column]),
      [['tab', 4, 'counted.en']],
    )
  })

  it('has lists in rows of their own, by which an answer is split or from which it is chosen', () => {
    const { catalogue, faults } = checked(
      ...[SET, AIR, { ...SMOKE, countries: '', split: 'berth, fuel' }],
      { ...PLUG, 'choices.en': '', 'choices.fr': '', list: 'berth' },
      { row: 'list', id: 'berth', 'title.en': 'Berth' },
      ...[
        { row: 'item', 'title.en': 'North' },
        { row: 'item', id: 's', 'title.en': 'South' },
      ],
      { row: 'list', 'title.en': 'Fuel' },
      { row: 'item', 'title.en': 'Oil' },
    )
    assert.deepEqual(faults, [])
    assert.deepEqual(catalogue!.indicators[0]!.by, ['berth', 'fuel'])
    assert.deepEqual(catalogue!.indicators[1]!.value, { type: 'choice', list: 'berth' })
    assert.deepEqual(
      catalogue!.lists.map(({ id, items }) => [id, ...items.map(one => one.id)]),
      [
        ['berth', 'north', 's'],
        ['fuel', 'oil'],
      ],
    )
  })

  it('takes countries by their names, and says that codes are wanted where one has none', () => {
    const { catalogue } = checked(SET, AIR, { ...SMOKE, countries: 'Liberia, Marshall Islands; pa' })
    assert.deepEqual(
      catalogue!.lists[0]!.items.map(({ id }) => id),
      ['lr', 'mh', 'pa'],
    )
    assert.deepEqual(faultsOf(SET, AIR, { ...SMOKE, countries: 'BE, Atlantis' }), [
      'Row 4, column “countries”: “Atlantis” is not a country we know. Use codes of two letters, like BE FR, or “all”.',
    ])
  })

  it('tells every fault by its own row and column, in words of the table', () => {
    const wrong = {
      ...SMOKE,
      answer: 'tonnes',
      'question.en': '',
      'question.fr': '',
      wanted: 'up',
      kinds: 'ports',
    }
    const faults = faultsOf(SET, { ...AIR, principle: 'Clear the air' }, wrong, {
      ...PLUG,
      ...{ number: '1.1', 'choices.en': 'Old ones', 'choices.fr': '', 'counted.fr': 'x'.repeat(4001) },
    })
    assert.deepEqual(faults, [
      'Row 3, column “principle”: “Clear the air” is not the short name of a principle of the text, like “p1”.',
      'Row 4, column “answer”: “tonnes” is not a kind of answer. Use whole number, number, yes or no, day, words or choice.',
      'Row 4, column “wanted”: “up” is neither “more” nor “less”. Use one of them, or leave it empty.',
      'Row 4, column “kinds”: “ports” is not a kind of signatory. Use state, public-authority, international-organisation, company, civil-society, academia, unknown.',
      'Row 4, column “question.en”: It is empty. Fill it in.',
      'Row 5, column “number”: Row 4 has “1.1” too. Change one of them.',
      'Row 5, column “choices.en”: Name two choices or more, separated by semicolons, or a list.',
      'Row 5, column “counted.fr”: It is too long. Shorten it.',
    ])
    const small: readonly [Cells[], string][] = [
      [
        [SET, AIR, { ...SMOKE, weight: '9' }],
        'No column is called “weight”. Delete the column, or clear its heading: we then ignore it.',
      ],
      [[AIR, SMOKE], 'Add a row “set” with the title of your indicators.'],
      [
        [SET, AIR, { row: 'indicator', number: '1.1', answer: '' }],
        'No row has a question. Give an indicator one.',
      ],
      [[SET, SMOKE, AIR], 'Row 3: Put a row “section” above it.'],
      [
        [SET, AIR, { ...SMOKE, split: 'berth' }],
        'Row 4, column “split”: No row “list” has the short name “berth”. Correct it, or add that list.',
      ],
      [
        [SET, AIR, { ...PLUG, 'unit.en': 't' }],
        'Row 4, column “unit.en”: Leave it empty: only a number has a unit.',
      ],
      [
        [SET, AIR, { ...PLUG, wanted: 'more' }],
        'Row 4, column “wanted”: Leave it empty: only a number can be “more” or “less”.',
      ],
      [
        [SET, { ...AIR, answer: 'day' }, SMOKE],
        'Row 3, column “answer”: Leave it empty: a row “section” does not use this column.',
      ],
      [
        [SET, { ...AIR, within: '3' }, SMOKE],
        'Row 3, column “within”: No section above it has the number “3”. Enter the number of one that is there.',
      ],
      [
        [SET, { ...AIR, measure: 'x' }, SMOKE],
        'Row 3, column “measure”: “x” is not a measure. Write it like conference/2/register: catalogue, edition, short name.',
      ],
      [[SET, AIR, SMOKE, { row: 'item', 'title.en': 'x' }], 'Row 5: Put a row “list” above it.'],
      [
        [SET, AIR, SMOKE, { row: 'list', 'title.en': 'x' }],
        'Row 5: Put a row “item” beneath it for each of its items, or name countries.',
      ],
      [
        [SET, AIR, SMOKE, { ...SMOKE, number: '2' }],
        'Row 5, column “id”: Row 4 has “smoke” too. Change one of them.',
      ],
      [
        [SET, AIR, { ...SMOKE, id: 'Smoke!' }],
        'Row 4, column “id”: “Smoke!” is not a short name. Use lower-case letters, digits and hyphens, at most 64.',
      ],
      [
        [SET, AIR, { ...SMOKE, row: 'part' }],
        'Row 4, column “row”: “part” is not a kind of row. Use set, section, indicator, list or item.',
      ],
      [[SET, SET, AIR, SMOKE], 'Row 3: Row 2 is a row “set” already. Keep one of them.'],
      [[{ row: 'set' }, AIR, SMOKE], 'Row 2, column “title.en”: It is empty. Fill it in.'],
      // A table without the column is told which it needs.
      [
        [SET, AIR, { row: 'indicator', 'title.en': 'x', answer: 'day' }],
        'Row 4, column “question.en”: It is empty. Fill it in.',
      ],
    ]
    for (const [rows, says] of small)
      assert.ok(faultsOf(...rows).includes(says), faultsOf(...rows).join('\n'))
    const hidden = faultsOf(SET, AIR, { ...SMOKE, 'counted.en': 'Weighed\u202eat berth.' })
    assert.equal(hidden.length, 1)
    assert.match(hidden[0]!, /^Row 4, column “counted\.en”: It has the character U\+202E/)
    assert.match(checkIndicatorTable(utf8('a,b\n1,2')).faults[0]!, /one of which is “answer”/)
    assert.match(checkIndicatorTable(new Uint8Array(MOST_TABLE + 1)).faults[0]!, /more than 512 KiB/)
  })

  it('tells each fault once, and nothing that only follows from it', () => {
    const answer =
      'Row 4, column “answer”: “tonnes” is not a kind of answer. Use whole number, number, yes or no, day, words or choice.'
    const split = { ...SMOKE, countries: '', split: 'berth' }
    const berth = { row: 'list', id: 'berth', 'title.en': 'Berth' }
    const item = { row: 'item', id: 'north', 'title.en': 'North' }
    const each: readonly [Cells[], string[]][] = [
      [[SET, AIR, { ...SMOKE, answer: 'tonnes' }], [answer]],
      [[SET, AIR, { ...SMOKE, answer: '' }], ['Row 4, column “answer”: It is empty. Fill it in.']],
      [
        [SET, AIR, SMOKE, { ...SMOKE, id: 'x' }],
        ['Row 5, column “number”: Row 4 has “1.1” too. Change one of them.'],
      ],
      [
        [SET, AIR, split],
        ['Row 4, column “split”: No row “list” has the short name “berth”. Correct it, or add that list.'],
      ],
      [
        [SET, AIR, split, berth, item, item],
        ['Row 7, column “id”: Row 6 has “north” too. Change one of them.'],
      ],
    ]
    for (const [rows, says] of each) assert.deepEqual(faultsOf(...rows), says)
    // What is told of a row hides nothing of its cells.
    assert.deepEqual(faultsOf(SET, { ...SMOKE, 'question.en': '', 'question.fr': '' }), [
      'Row 3: Put a row “section” above it.',
      'Row 3, column “question.en”: It is empty. Fill it in.',
    ])
    assert.deepEqual(faultsOf(SET, AIR, split, { ...berth, 'title.en': '' }), [
      'Row 5: Put a row “item” beneath it for each of its items, or name countries.',
      'Row 5, column “title.en”: It is empty. Fill it in.',
    ])
    // However many: who shows them says how many more there are.
    const many = Array.from({ length: 300 }, () => ({ ...SMOKE, answer: 'tonnes' }))
    assert.equal(faultsOf(SET, AIR, ...many).filter(one => one.includes('“answer”')).length, 300)
  })

  it('tells of a list with countries and rows of its own by the row that is at fault', () => {
    const split = { ...SMOKE, countries: '', split: 'berth' }
    const berth = { row: 'list', id: 'berth', 'title.en': 'Berth', countries: 'BE FR' }
    const own = (item: Cells) => faultsOf(SET, AIR, split, berth, { row: 'item', ...item })
    assert.deepEqual(own({ id: 'north' }), ['Row 6, column “title.en”: It is empty. Fill it in.'])
    assert.deepEqual(own({ id: 'be', 'title.en': 'Belgium' }), [
      'Row 5, column “countries”: It does not fit: an item stands twice.',
    ])
  })

  const table = (...lines: (readonly string[])[]) =>
    checkIndicatorTable(utf8(lines.map(line => formatCsvRow([...line])).join('')))
  const HEADS = ['row', 'number', 'title.en', 'question.en', 'counted.en', 'answer']
  const ROWS = [
    ['set', '', 'The year', '', '', ''],
    ['section', '1', 'Air', '', '', ''],
    ['indicator', '1.1', 'Smoke', 'How much?', 'All of it.', 'number'],
  ]

  it('finds the names of its columns under a title, and passes over no question that stands above them', () => {
    const titled = table(['Draft of 3 May'], [], HEADS, ...ROWS)
    assert.deepEqual([titled.faults, titled.unread], [[], ['Draft of 3 May']])
    const sorted = table(ROWS[2]!, HEADS, ROWS[0]!, ROWS[1]!, ROWS[2]!.with(1, '1.2').with(2, 'Soot'))
    assert.deepEqual(sorted.faults, ['Row 1: It is above the names of the columns. Put it beneath them.'])
    const far = Array.from({ length: 10 }, () => ['x'])
    assert.match(table(...far, HEADS, ...ROWS).faults.join(), /None of the first 10 rows names the columns/)
  })

  it('passes over comments and columns without a name, and names them; what may be misspelt is a fault', () => {
    const beside = (head: string, text = 'ask Ana') =>
      table([...HEADS, head], ...ROWS.map(row => [...row, text]))
    for (const head of ['Comments by legal', 'Notes', 'Internal: status', 'Remarques du service', 'comment'])
      assert.deepEqual([beside(head).faults, beside(head).unread], [[], [head]], head)
    assert.deepEqual(beside('').unread, ['G'])
    assert.deepEqual(beside('', '').unread, [])
    // In French it asks how.
    for (const head of ['Comment compter', 'comments.fr', 'Weight', 'Number of notes'])
      assert.equal(beside(head).catalogue, null, head)
    const near = (head: string) => /Did you mean “(.*?)”/.exec(beside(head).faults.join())?.[1]
    assert.deepEqual(['Titel.fr', 'title', 'Question (fr)', 'kind', 'unit', 'sorce', 'weight'].map(near), [
      'title.fr',
      'title.en',
      'question.fr',
      'kinds',
      'unit.en',
      'source',
      undefined,
    ])
  })

  it('tells at once what is amiss with columns, cells and rows', () => {
    const heads = [...HEADS, 'kinds', 'weight', 'answer']
    const { told } = table(heads, ROWS[0]!, ROWS[1]!, [...ROWS[2]!.with(5, 'tonnes'), 'ports', '9', 'day'])
    assert.deepEqual(
      told.map(({ why, row, column }) => [why, row, column]),
      [
        ['columnUnknown', null, null],
        ['columnTwice', null, null],
        ['answer', 4, 'answer'],
        ['kind', 4, 'kinds'],
      ],
    )
  })

  it('tells of formulas in a workbook beside all else, and of none where nothing is read', () => {
    const odd = (text: string) => ({ text, odd: 'formula' as const })
    const rows = [
      ['', '', odd('2026-05-03')],
      [...HEADS, 'kinds', 'Comments'],
      [...ROWS[0]!, '', odd('5')],
      ROWS[1]!,
      [...ROWS[2]!.slice(0, 3), odd(''), 'All of it.', 'tonnes', 'ports', odd('5')],
    ]
    const sheet = {
      name: 'Indicators',
      rows: rows.map((cells, i) => ({ line: i + 1, cells, guessed: false })),
    }
    const { told, unread } = checkIndicatorSheets([sheet])
    assert.deepEqual(
      told.map(({ why, row, column }) => [why, row, column]),
      [
        ['computed', 5, 'question.en'],
        ['answer', 5, 'answer'],
        ['kind', 5, 'kinds'],
      ],
    )
    assert.deepEqual(unread, ['2026-05-03', 'Comments'])
  })

  it('takes kinds by codes and by the words of pages, in each language and number', () => {
    const kindsOf = (kinds: string) => checked(SET, AIR, { ...SMOKE, kinds }).catalogue?.indicators[0]?.kinds
    assert.deepEqual(kindsOf('companies'), ['company'])
    assert.deepEqual(kindsOf('Public authorities, civil-society state'), [
      'public-authority',
      'civil-society',
      'state',
    ])
    assert.deepEqual(kindsOf('States and Kind not recorded'), ['state', 'unknown'])
  })

  it('says of what there is too much, and how much there may be', () => {
    const lists = Array.from({ length: 51 }, (_, i) => [
      { row: 'list', id: `l${i}`, 'title.en': 'x' },
      { row: 'item', 'title.en': 'x' },
    ])
    assert.deepEqual(faultsOf(SET, AIR, SMOKE, ...lists.flat()), [
      'The table has more than 50 lists. Each question with choices or countries of its own has one: let several share a list.',
    ])
    const indicators = Array.from({ length: 201 }, (_, i) => ({ ...SMOKE, id: `s${i}`, number: '' }))
    assert.deepEqual(faultsOf(SET, AIR, ...indicators), [
      'The table has more than 200 indicators. Remove some.',
    ])
    const sections = Array.from({ length: 200 }, () => ({ row: 'section', 'title.en': 'x' }))
    assert.deepEqual(faultsOf(SET, AIR, SMOKE, ...sections), [
      'The table has more than 200 sections. Remove some.',
    ])
    const items = Array.from({ length: 301 }, (_, i) => ({ row: 'item', id: `i${i}`, 'title.en': 'x' }))
    const split = { ...SMOKE, countries: '', split: 'berth' }
    assert.deepEqual(faultsOf(SET, AIR, split, { row: 'list', id: 'berth', 'title.en': 'x' }, ...items), [
      'Row 5: It has more than 300 items. Remove some.',
    ])
  })

  it('tells of a number of which a spreadsheet made a day, in a CSV as in a workbook', () => {
    const says = (day: string) =>
      `“${day}” looks like a day. A spreadsheet may have made it from a number, like 1.2. Format the column as text, and type it again.`
    const pieces = [
      { ...AIR, number: '01-Jan' },
      { ...SMOKE, number: '03/02/2026' },
    ]
    assert.deepEqual(faultsOf(SET, ...pieces, { ...AIR, id: 'x', number: '2', within: '01-Jan' }), [
      `Row 3, column “number”: ${says('01-Jan')}`,
      `Row 4, column “number”: ${says('03/02/2026')}`,
      `Row 5, column “within”: ${says('01-Jan')}`,
    ])
    // A day is what many questions are about.
    assert.deepEqual(faultsOf(SET, AIR, { ...SMOKE, 'title.en': '01-Jan', 'counted.en': '2026-01-01' }), [])
  })

  it('begins with the principles of the text, and is read as a spreadsheet saves it', () => {
    const principles = [...PRINCIPLES, { ...PRINCIPLES[0]!, id: 'p5' }]
    const [head, ...rows] = emptyIndicatorCells({ principles }, ['en', 'fr'])
    const at = (name: string) => head!.indexOf(name)
    assert.deepEqual([rows[1]![at('principle')], rows[1]![at('title.fr')]], ['p4', 'Assainir l’air'])
    const filled: string[][] = rows.map((row): string[] => [...row])
    for (const lang of ['en', 'fr']) {
      filled[0]![at(`title.${lang}`)] = 'The year'
      for (const column of ['title', 'question', 'counted']) filled[2]![at(`${column}.${lang}`)] = '=Words'
    }
    filled[2]![at('answer')] = 'Whole number'
    // Semicolons, as where a comma parts decimals; and the mark by which a program knows UTF-8.
    const saved = new TextDecoder().decode(tableCsv([head!, ...filled])).replaceAll(',', ';')
    const { catalogue, faults } = checkIndicatorTable(utf8(`\uFEFF${saved}`))
    assert.deepEqual(faults, [])
    // The row of the second principle, which nobody filled in, asks nothing.
    assert.deepEqual(
      catalogue!.indicators.map(({ asks }) => asks[0]!.text),
      ['=Words'],
    )
  })
})
