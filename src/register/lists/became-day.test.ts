import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { hasBecomeDay } from './became-day.ts'

/** What programs of spreadsheets show of 1.1, 3.2, 1-2 or 1/13, by the language of their reader. */
const DAYS = [
  ...['01-Jan', '1-Jan', '2-Feb', '12-Sep', 'Jan-13', 'Sep-01', '01 January 2026', '01-Jan-26'],
  ...['01-janv', '01-janv.', '1-févr.', '03.févr', 'janv-13', 'janv.-13', '2 août', '1 déc. 2026'],
  ...['01. Jan', '03. Feb', '02.Mrz', '01. März', 'Jan 13', '1-mei', '03-mrt', '03/ago', '01-ene', '02-gen'],
  ...['01.sty', '03.lut', '1. maj'],
  ...[
    '2026-01-01',
    '2026/02/03',
    '03/02/2026',
    '3/2/2026',
    '01.02.2026',
    '1-2-2026',
    '13/1/2026',
    '01/02/26',
  ],
]
/** What a program of calls or lists may be numbered by. */
const NUMBERS = [
  ...[
    '',
    '1',
    '1.1',
    '3.2',
    '1-2',
    '1/2',
    '1.1.1',
    '1.2.3',
    '01.02',
    '01.02.03',
    '01-02-26',
    '1/2/26',
    '12.31.26',
  ],
  ...['2026', '2026.1', '2026-1', '2026-01', '2026/1', '2026.1.2', '2026-1-2', '1.2026', '1/2026', '45658'],
  ...['2026-13-01', '32/01/2026', '31/02/2026', '32-Jan', '0-Jan'],
  ...[
    'A',
    'A-1',
    'A.1',
    '1-A',
    '1.a',
    '2 bis',
    '1-ter',
    '3 quater',
    'IV',
    'iv',
    'IV.2',
    '1.iii',
    'XII-1',
    '§ 3',
  ],
  ...[
    'JAN-1',
    'MAR-01',
    'DEC-2',
    '1-DEC',
    '1 MAI',
    'Dec-1',
    'Mar 1',
    'SDG 13',
    'GRI 305-1',
    'Art. 12',
    'No. 01',
  ],
  ...[
    'Sec-01',
    'Set 10',
    'Out-12',
    'Air 01',
    '1 Air',
    'Mai',
    'May',
    'E1-6',
    '305-1',
    '1)',
    '(1)',
    '1.',
    '1.1.',
    '１.１',
    '١.١',
  ],
]

describe('a number that has become a day', () => {
  it('is known as programs show it', () => {
    for (const text of DAYS) assert.ok(hasBecomeDay(text), text)
  })

  it('is no number that people give', () => {
    for (const text of NUMBERS) assert.ok(!hasBecomeDay(text), text)
    const count = fc.integer({ min: 0, max: 999 })
    const letters = fc.stringMatching(/^(?:[A-Z]{1,4}|[a-z]{1,2}|[ivxIVX]{1,5}|bis|ter)$/)
    const part = fc.oneof(
      count.map(String),
      letters,
      count.map(n => String(n).padStart(2, '0')),
    )
    const parts = fc.array(part, { minLength: 1, maxLength: 5 })
    // Padded thrice between strokes is how some programs write a day of this century.
    const isPadded = (text: string) => /^\d\d\/\d\d\/\d\d$/.test(text)
    fc.assert(
      fc.property(
        ...[parts, fc.constantFrom('.', '-', '/', ' ', ''), fc.constantFrom('', '.', ')')],
        (all, mark, end) => {
          const text = all.join(mark) + end
          assert.ok(isPadded(text) || !hasBecomeDay(text), text)
        },
      ),
      { numRuns: 20_000 },
    )
    const year = fc.integer({ min: 1900, max: 2099 }).map(String)
    fc.assert(
      fc.property(year, fc.array(count, { maxLength: 2 }), fc.constantFrom('.', '-'), (first, rest, mark) => {
        const text = [first, ...rest].join(mark)
        assert.ok(/^\d{4}-\d\d-\d\d$/.test(text) || !hasBecomeDay(text), text)
      }),
      { numRuns: 5_000 },
    )
  })
})
