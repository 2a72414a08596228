import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { load } from 'cheerio'
import { HALVES } from '../../../test/figures.ts'
import { inEnglish } from '../../../test/harbour.ts'
import { MISSING } from '../../register/figures/counts.ts'
import { SHEET_WORDS, type SheetWords } from '../../register/lists/figure-sheet.ts'
import { html, type Lang, periodName, say } from '../kit/kit.ts'
import { acrossTable } from './across.ts'
import { plotFigure, plotTable } from './figure.ts'
import { fromZero, SURFACES, surface } from './hatching.ts'
import { multiples } from './multiples.ts'
import { partyPanels } from './panels.ts'
import { type Line, type Measured, missingSaid, reasonsIn, valueSaid } from './reported.ts'
import { shareBars, surfaceKeys } from './share-bars.ts'

const EN: Lang = 'en'
const TONNES: Measured = {
  titles: inEnglish('Tonnes of soot'),
  value: { type: 'decimal', unit: [...inEnglish('tonnes'), { lang: 'fr', text: 'tonnes' }] },
  items: new Map(),
}
const lineOf = (party: string, ...cells: Line['cells']): Line => ({
  ...{ party, name: { lang: 'en', text: `Port of <${party}>` }, to: `/parties/${party}`, cells },
})
/** As lists have them, which is the order of no value. */
const LINES = [
  lineOf('aldmouth', { value: '12.5' }, { value: '0' }),
  lineOf('brill', { missing: 'not-due' }, { value: '1250.75' }),
  lineOf('corran', { value: '3' }, { missing: 'withheld-by-law' }),
  lineOf('dunmore', { missing: 'declined' }, { missing: 'declined' }),
]
const [FIRST, SECOND] = HALVES.map(one => periodName(one, EN))
const ACROSS = { of: TONNES, periods: HALVES, lines: LINES }

describe('an indicator across parties and periods', () => {
  const $ = load(acrossTable(EN, ACROSS, 'Tonnes of soot', 'Organisation').toString())
  const rows = $('tbody tr').toArray()
  const cell = (row: number, i: number) => $(rows[row]!).find('td').eq(i)

  it('stands in the order of lists, each number in the reader’s language above its length', () => {
    assert.deepEqual(
      rows.map(row => $(row).find('th').text()),
      ['aldmouth', 'brill', 'corran', 'dunmore'].map(name => `Port of <${name}>`),
    )
    assert.equal(cell(1, 1).text(), '1,250.75')
    const french = load(acrossTable('fr', ACROSS, 'x', 'y').toString())
    assert.match(french('tbody tr').eq(1).find('td').eq(1).text(), /^1\s250,75$/u)
    assert.match(french('thead').text(), /janv\..juin 2026/)
  })

  it('has lengths from zero on one scale, and none where no value is', () => {
    const length = (row: number, i: number) => Number(cell(row, i).find('rect').attr('width'))
    assert.equal(length(0, 1), 0)
    assert.ok(length(1, 1) > 60)
    assert.ok(Math.abs(length(0, 0) / length(1, 1) - 12.5 / 1250.75) < 0.01)
    assert.equal(cell(0, 0).find('rect').attr('x'), '0')
    assert.equal(cell(1, 0).find('svg').length, 0)
    assert.equal(cell(1, 0).text(), 'not due yet')
    assert.equal(cell(2, 1).text(), 'withheld by law')
  })

  it('goes below zero where a value does', () => {
    const below = { ...ACROSS, lines: [lineOf('a', { value: '-50' }, { value: '50' })] }
    const $ = load(acrossTable(EN, below, 'x', 'y').toString())
    const [below0, above0] = $('rect')
      .toArray()
      .map(one => [Number($(one).attr('x')), Number($(one).attr('width'))] as const)
    assert.equal(below0![1], above0![1])
    assert.equal(below0![0] + below0![1], above0![0])
  })

  it('says each reason why there is no value, in both languages', () => {
    for (const lang of ['en', 'fr'] as const) {
      const said = MISSING.map(missing => valueSaid(lang, TONNES, { missing }))
      assert.equal(new Set(said).size, MISSING.length)
    }
    assert.deepEqual(reasonsIn(LINES.flatMap(({ cells }) => cells)), [
      'not-due',
      'declined',
      'withheld-by-law',
    ])
  })

  it('says what is no number, too', () => {
    const of = (type: string, more: object = {}) => ({ ...TONNES, value: { type, ...more } }) as Measured
    assert.equal(valueSaid(EN, of('boolean'), { value: true }), 'Yes')
    assert.equal(valueSaid(EN, of('boolean'), { value: false }), 'No')
    assert.equal(valueSaid(EN, of('date'), { value: '2026-03-01' }), '1 March 2026')
    const choice = { ...of('choice', { list: 'steps' }), items: new Map([['begun', inEnglish('Begun')]]) }
    assert.equal(valueSaid(EN, choice, { value: 'begun' }), 'Begun')
    assert.equal(
      valueSaid(EN, TONNES, { value: '1234567890123456789.12345678901' }),
      '1,234,567,890,123,456,789.12345678901',
    )
  })
})

describe('small multiples', () => {
  const promises = new Map([['aldmouth', { value: '10', by: '2028' }]])
  const $ = load(partyPanels(EN, ACROSS, promises).toString())
  const panels = $('.multiples > li').toArray()
  const panel = (i: number) => $(panels[i]!)

  it('keep a panel for each, with the newest value and the reason of each gap', () => {
    assert.equal(panels.length, 4)
    assert.equal(panel(0).find('.val').text(), `0 tonnes ${SECOND} promised 10 tonnes by 2028`)
    assert.equal(panel(1).find('.no-val').text(), `${FIRST}: not due yet`)
    assert.equal(panel(3).find('.val').text(), 'No value yet')
    assert.equal(panel(3).find('.no-val').text(), 'Declined to answer')
  })

  it('draw a gap as a gap, a zero as a point on the line of zero, a promise as a dashed line', () => {
    assert.deepEqual(
      panels.map((_, i) => [panel(i).find('.pt').length, panel(i).find('.no-value').length]),
      [
        [2, 0],
        [1, 1],
        [1, 1],
        [0, 2],
      ],
    )
    assert.equal(panel(0).find('.pt').eq(1).attr('cy'), panel(0).find('.ax0').attr('y1'))
    assert.equal($('.goal').length, 1)
  })

  it('are read aloud with every value and every reason', () => {
    assert.equal(
      panel(2).find('svg').attr('aria-label'),
      `Port of <corran>. ${FIRST}: 3 tonnes; ${SECOND}: withheld by law.`,
    )
  })

  it('say what the hatching and the dotted line mean, where they are drawn', () => {
    const keys = (...cells: Line['cells']) =>
      load(partyPanels(EN, { ...ACROSS, lines: [lineOf('a', ...cells)] }).toString())('.sf-keys').text()
    assert.equal(keys({ value: '1' }, { value: '2' }), '')
    assert.equal(keys({ value: '1' }, { missing: 'declined' }), say(EN, 'plots.key.gap'))
    const turned = keys({ value: '1', otherwise: { edition: 1 } } as Line['cells'][number], { value: '2' })
    assert.equal(turned, say(EN, 'plots.key.turn'))
  })

  it('have wider panels where a number is longer than the usual ones have room for', () => {
    const isLong = (value: string) =>
      load(partyPanels(EN, { ...ACROSS, lines: [lineOf('a', { value }, { value: '-5' })] }).toString())(
        '.multiples',
      ).hasClass('long')
    assert.equal(isLong('999999999999999'), true)
    assert.equal(isLong('999999999'), false)
  })

  it('have one scale, and no line over what is not known', () => {
    const tops = $('.multiples svg')
      .toArray()
      .map(one => $(one).find('text').first().text())
    assert.deepEqual(new Set(tops).size, 1)
    const axis = { ends: ['a', 'b'], shape: 'points', tick: String, isWhole: false } as const
    const drawn = multiples([{ title: 'x', cells: [1, 2, null, 2, 1], newest: '1', label: 'x' }], axis)
    const runs = /class="run" d="([^"]+)"/.exec(drawn.toString())![1]!
    assert.equal(runs.match(/M/g)?.length, 2)
  })

  it('say how far they reach below zero, and where zero is, where a value lies below it', () => {
    const axis = { ends: ['a', 'b'], shape: 'points', tick: String, isWhole: true } as const
    const texts = (...cells: number[]) => {
      const $ = load(multiples([{ title: 'x', cells, newest: '1', label: 'x' }], axis).toString())
      const at = (text: string) =>
        Number(
          $('svg > text')
            .filter((_, one) => $(one).text() === text)
            .attr('y'),
        )
      const all = $('svg > text')
        .toArray()
        .map(one => $(one).text())
      return { $, all, at }
    }
    const mixed = texts(412, -7)
    assert.deepEqual(mixed.all, ['600', '-200', '0', 'a', 'b'])
    const zero = Number(mixed.$('.ax0').attr('y1'))
    assert.ok(mixed.at('0') < zero && zero < mixed.at('-200') && mixed.at('-200') < mixed.at('a'))
    // Of what lies wholly below, zero is the uppermost line, and is said once.
    assert.deepEqual(texts(-7, -3).all, ['0', '-8', 'a', 'b'])
    assert.deepEqual(texts(7, 3).all, ['8', 'a', 'b'])
  })

  it('show counts as columns from zero, and nothing for none', () => {
    const axis = { ends: ['a', 'b'], shape: 'columns', tick: String, isWhole: true } as const
    const $ = load(multiples([{ title: 'x', cells: [0, 2, 4], newest: '4', label: 'x' }], axis).toString())
    const [half, whole] = $('.col')
      .toArray()
      .map(one => Number($(one).attr('height')))
    assert.equal(whole, half! * 2)
    assert.equal($('.col').length, 2)
  })
})

describe('bars of what was asked', () => {
  const parts = [8, 1, 0, 1].map((count, i) => ({ count, surface: SURFACES[i]! }))
  const $ = load(
    shareBars(EN, [{ name: '31 Mar 2027', parts, says: '9 of 10' }], 20, '9 of 10 done').toString(),
  )

  it('begin at zero, and their parts follow each other on one scale', () => {
    for (const frame of ['.wid', '.nar']) {
      const boxes = $(`${frame} rect`)
        .toArray()
        .map(one => [Number($(one).attr('x')), Number($(one).attr('width'))] as const)
      assert.equal(boxes.length, 3)
      assert.equal(boxes[0]![0], Number($(`${frame} .ax0`).attr('x1')))
      assert.ok(Math.abs(boxes[0]![0] + boxes[0]![1] - boxes[1]![0]) < 0.2)
      assert.ok(Math.abs(boxes[0]![1] / boxes[1]![1] - 8) < 0.1)
    }
  })

  it('say their numbers on them, and beside them', () => {
    assert.match($('.wid').text(), /8.*1.*31 Mar 2027.*9 of 10/s)
    assert.equal($('.wid').attr('aria-label'), '9 of 10 done')
  })

  it('differ by their surface, never by a colour alone', () => {
    const box = { x: 0, y: 0, width: 24, height: 14 }
    const shapes = SURFACES.map(of => surface(of, box).toString())
    assert.equal(new Set(shapes).size, SURFACES.length)
    assert.ok(shapes.filter(shape => shape.includes('<path')).length === 3)
    assert.match(surfaceKeys([['dots', 'Due']]).toString(), /is-dots.*Due/)
  })
})

describe('a picture', () => {
  it('has its numbers and its file one touch away', () => {
    const shown = plotFigure(EN, {
      ...{ id: 'x', caption: 'What', drawing: html`<svg/>`, csv: '/x.csv' },
      table: plotTable('x', 'What', ['Date', 'Asked'], [['2026', '3']]),
    })
    const $ = load(shown.toString())
    assert.equal($('figure > figcaption').text(), 'What')
    assert.deepEqual($('details tbody').text(), '20263')
    assert.equal($('details a').attr('href'), '/x.csv')
  })

  it('has an axis also where all is zero', () => {
    assert.deepEqual(fromZero([0], [0, 10]).domain(), [0, 1])
    assert.deepEqual(fromZero([], [0, 10]).domain(), [0, 1])
  })
})

describe('a reason why there is no value', () => {
  it('has one name in each language, on pages and in sheets that go out to be filled in', () => {
    for (const [lang, words] of Object.entries(SHEET_WORDS) as [Lang, SheetWords][])
      for (const code of MISSING) assert.equal(words.missing[code], missingSaid(lang, code))
  })
})
