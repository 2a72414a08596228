import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { MEASURES } from '../../../test/committing.ts'
import { utf8 } from '../../core/bytes.ts'
import { formatMeasures, readMeasures } from './measures.ts'

describe('measures as CSV', () => {
  it('are read to what was written, whatever a cell begins with', () => {
    const [first] = MEASURES.commitments
    const odd = {
      ...first!,
      titles: [
        { lang: 'en', text: '=1+1 "and" more' },
        { lang: 'fr', text: 'à quai' },
      ],
    }
    const csv = formatMeasures([odd])
    assert.match(csv, /^number,principle,id,title\.en,title\.fr,kinds\r\n/)
    assert.deepEqual(readMeasures(utf8(csv), 'en'), { commitments: [odd], faults: [], unread: [] })
  })

  it('come from a spreadsheet with its own separator, and a title in the language of the form', () => {
    const csv =
      'Numéro;Principe;Id;Titre;Catégories;Note\r\n1;one;;Brancher;;x\r\n1.1;;quai;À quai;state, company;\r\n'
    const { commitments, faults, unread } = readMeasures(utf8(csv), 'fr')
    assert.deepEqual([faults, unread], [[], ['Note']])
    assert.deepEqual(commitments, [
      {
        number: '1',
        principle: 'one',
        titles: [{ lang: 'fr', text: 'Brancher' }],
        measures: [
          {
            id: 'quai',
            number: '1.1',
            titles: [{ lang: 'fr', text: 'À quai' }],
            kinds: ['state', 'company'],
          },
        ],
      },
    ])
  })

  it('say of each row what is wrong with it', () => {
    const csv =
      'number,principle,id,title.en,kinds\n1.1,,early,Early,\n1,,,Plug in,\n1.2,,a,,pirate\n1.3,,a,Again,\n2,two,,Empty,\n'
    const { faults } = readMeasures(utf8(csv), 'en')
    assert.deepEqual(
      faults.map(({ row, is, about }) => `${row} ${is} ${about}`),
      ['2 under early', '3 principle 1', '4 title 1.2', '4 kind pirate', '5 twice a', '1 none 2'],
    )
    assert.deepEqual(
      readMeasures(utf8('a,b\n1,2\n'), 'en').faults.map(({ is }) => is),
      ['header'],
    )
  })
})
