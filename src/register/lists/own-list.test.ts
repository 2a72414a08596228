import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { utf8 } from '../../core/bytes.ts'
import { Refusal } from '../../core/refusal.ts'
import type { PartyRow } from '../rows.ts'
import { MOST_OWN_ROWS, matchOwnList } from './own-list.ts'

const party = (names: readonly string[], more: object = {}) =>
  ({
    names: names.map(text => ({ lang: 'en', text })),
    versions: [{ names: names.map(text => ({ lang: 'en', text })), domain: null, identifiers: {}, ...more }],
  }) as unknown as PartyRow

const KNOWN = new Map<string, PartyRow>([
  ['northhaven', party(['Port of Northhaven', 'Port de Havre-Nord'], { domain: 'northhaven.example' })],
  ['tidewater', party(['Tidewater Lines'], { identifiers: { wikidata: 'Q42' } })],
  ['twin-a', party(['Twin Docks'])],
  ['twin-b', party(['TWIN docks'])],
  ['france', party(['France'])],
])
const match = (text: string) => matchOwnList(utf8(text), KNOWN)
const found = (text: string) => match(text).rows.map(({ parties }) => parties.join(' '))

describe('a list of one’s own', () => {
  it('names organisations by name in any language, case or accent, by domain, id or public number', () => {
    const rows = [
      ...[
        'port of NORTHHAVEN',
        'Port de Hâvre-Nord',
        'https://www.northhaven.example/about',
        'northhaven.example',
      ],
      ...['tidewater', 'q42', 'Nobody at all'],
    ]
    assert.deepEqual(found(rows.join('\n')), [
      ...['northhaven', 'northhaven', 'northhaven', 'northhaven'],
      ...['tidewater', 'tidewater', ''],
    ])
  })

  it('is read by the columns that name somebody, and by no other', () => {
    assert.deepEqual(found('Country;Name\nFrance;Tidewater Lines\nFrance;Somebody else\n'), ['tidewater', ''])
    assert.deepEqual(found('name,country\n"Port of Northhaven",FR\n'), ['northhaven'])
    // Without a header the first cell that names anybody decides.
    assert.deepEqual(found('1,Tidewater Lines,France\n'), ['tidewater'])
  })

  it('tells back what was not found, with its row, and counts nobody for a name that two bear', () => {
    const { parties, rows } = match('name\nNowhere Ltd\n\nTwin Docks\nTidewater Lines\ntidewater\n')
    assert.deepEqual(
      rows.map(({ parties: its, row, typed }) => [row, typed, its.length]),
      [
        [2, 'Nowhere Ltd', 0],
        [4, 'Twin Docks', 2],
        [5, 'Tidewater Lines', 1],
        [6, 'tidewater', 1],
      ],
    )
    assert.deepEqual([...parties], ['tidewater'])
  })

  it('guesses nothing: a letter more is another name', () => {
    assert.deepEqual(found('Tidewater Line\nTidewaters Lines\n'), ['', ''])
  })

  it('has as many rows as any call has signatories, and no more', () => {
    const rows = Array.from({ length: MOST_OWN_ROWS + 1 }, (_, i) => `Company ${i}`)
    assert.equal(match(rows.slice(1).join('\n')).rows.length, MOST_OWN_ROWS)
    assert.throws(
      () => match(rows.join('\n')),
      (error: Refusal) => error instanceof Refusal && error.code === 'request_oversize',
    )
  })
})
