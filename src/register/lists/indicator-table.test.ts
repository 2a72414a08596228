import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { utf8 } from '../../core/bytes.ts'
import { formatCsvRow } from '../../core/csv.ts'
import { checkIndicatorTable, emptyIndicatorTable } from './indicator-table.ts'

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
const HEAD =
  'name.en,name.fr,section,section.en,section.fr,principle,number,id,title.en,title.fr,question.en,question.fr,counted.en,counted.fr,answer,unit.en,unit.fr,choices.en,choices.fr,countries,wanted,kinds'
const SMOKE =
  'The year,L’année,1,Air,L’air,p4,1.1,smoke,Smoke,Fumée,How many tonnes?,Combien de tonnes ?,Measured.,Mesuré.,decimal,t,t,,,be FR,less,"company, state"'
const PLUG =
  ',,,,,,1.2,,Plugs,Prises,Which plugs?,Quelles prises ?,By berth.,Par quai.,choice,,,Old ones; New ones,Anciennes; Nouvelles,,,'

const checked = (...rows: string[]) => checkIndicatorTable(utf8(rows.join('\n')))

describe('a table of indicators', () => {
  it('is a catalogue: a row without a section goes on with that above, countries get their names', () => {
    const { catalogue, faults } = checked(HEAD, SMOKE, PLUG)
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

  it('tells every fault with its row, and which columns it does not know', () => {
    const wrong = SMOKE.replace('decimal', 'tonnes').replace('How many tonnes?', '').replace('less', 'up')
    const { faults } = checked(HEAD, wrong, PLUG.replace('Old ones; New ones', 'Old ones'))
    assert.ok(faults.some(one => /^Row 2: “tonnes” is no kind of answer/.test(one)))
    assert.ok(faults.some(one => /^Row 2: In the indicator smoke, direction/.test(one)))
    assert.ok(faults.some(one => /^Row 3: name two choices or more/.test(one)))
    assert.deepEqual(checked(`${HEAD},weight`, `${SMOKE},9`).faults, ['No column is called “weight”.'])
    assert.match(checked(HEAD, PLUG).faults[0]!, /^Name the whole in the first row/)
    assert.match(checked('a,b', '1,2').faults[0]!, /no column “answer”/)
  })

  it('begins with the principles of the text, and is read as a spreadsheet saves it', () => {
    const empty = emptyIndicatorTable({ principles: PRINCIPLES }, ['en', 'fr'])
    const [head, row] = empty.split('\r\n').map(line => line.split(','))
    const filled = new Map([...head!.entries()].map(([i, name]) => [name, row![i]!]))
    assert.deepEqual([filled.get('principle'), filled.get('section.fr')], ['p4', 'Assainir l’air'])
    for (const lang of ['en', 'fr'])
      for (const column of ['name', 'title', 'question', 'counted']) filled.set(`${column}.${lang}`, '=Words')
    filled.set('answer', 'Whole number')
    // Semicolons, as where a comma parts decimals; and the mark by which a program knows UTF-8.
    const line = (cells: Iterable<string>) => formatCsvRow([...cells]).replaceAll(',', ';')
    const saved = `\uFEFF${line(filled.keys())}${line(filled.values())}`
    const { catalogue, faults } = checkIndicatorTable(utf8(saved))
    assert.deepEqual(faults, [])
    assert.equal(catalogue!.indicators[0]!.asks[0]!.text, '=Words')
  })
})
