import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { load } from 'cheerio'
import type { Asked } from '../kit/kit.ts'
import { periodsOf, stepsOf } from './growth.ts'
import { growthChart, stackedKinds } from './growth-chart.ts'

const deeds = [
  { of: '2019-11-11', kind: 'state', rows: 1 },
  { of: '2019-11-11', kind: 'company', rows: 1 },
  { of: '2019-11-30', kind: 'company', rows: 1 },
  { of: '2020-02-01', kind: 'academia', rows: 5 },
  { of: null, kind: 'company', rows: 92 },
] as const
const asked = { lang: 'en' } as Asked
const steps = stepsOf({ deeds })

const drawn = (what: Partial<Parameters<typeof growthChart>[1]>) =>
  load(
    String(growthChart(asked, { steps: [], dots: [], events: [], until: '2020-03-01', ...what }, 'a chart')),
  )

describe('growth', () => {
  it('is a running total of what is dated, by kind, and of nothing else', () => {
    const both = [
      { of: 'state', total: 1 },
      { of: 'company', total: 2 },
    ]
    const all = [...both, { of: 'academia', total: 5 }]
    assert.deepEqual(
      steps.map(({ day, total }) => [day, total]),
      [
        ['2019-11-11', 2],
        ['2019-11-30', 3],
        ['2020-02-01', 8],
      ],
    )
    assert.deepEqual(periodsOf(steps, 'month'), [
      { name: '2019-11', came: 3, total: 3, kinds: both },
      { name: '2020-02', came: 5, total: 8, kinds: all },
    ])
    assert.deepEqual(periodsOf(steps, 'year'), [
      { name: '2019', came: 3, total: 3, kinds: both },
      { name: '2020', came: 5, total: 8, kinds: all },
    ])
  })

  it('stands on an axis from zero to a round number above it', () => {
    for (const most of [1, 2, 3, 7, 26, 28, 41, 99, 138, 1_222, 56_789, 1_000_000]) {
      const $ = drawn({ dots: [{ day: '2019-01-01', total: most }] })
      const numbers = $('.wid text[text-anchor="end"]')
        .toArray()
        .map(text => Number($(text).text().replaceAll(',', '')))
        .filter(Number.isInteger)
      assert.ok(Math.max(...numbers) >= most && numbers.length <= 6, `${most}: ${numbers}`)
      // The dot stands where its number is on the axis, whose foot is nothing.
      const [foot, top] = [$('.wid .ax0').attr('y1'), $('.wid .ax').last().attr('y1')].map(Number)
      const share = most / Math.max(...numbers)
      assert.ok(Math.abs(Number($('.wid .known').attr('cy')) - (foot! - share * (foot! - top!))) < 0.2)
    }
  })

  it('draws steps as bands, each with its number at its end, and the largest kind lowest', () => {
    assert.deepEqual(stackedKinds(steps), ['academia', 'company', 'state'])
    const $ = drawn({ steps, events: [{ day: '2019-12-01', name: 'Version 2' }] })
    const names = $('.wid .lab')
      .toArray()
      .map(text => $(text).text())
    assert.deepEqual(names, ['5 academia', '2 companies', '1 state', '8 in all', 'Version 2'])
    const heights = $('.wid .lab')
      .toArray()
      .slice(0, 4)
      .map(text => Number($(text).attr('y')))
    for (const [i, y] of heights.slice(1).entries()) assert.ok(heights[i]! - y >= 17, String(heights))
    // A step goes across and then up: no line between two days rises.
    for (const band of $('.band, .stairs').toArray()) {
      const points = [
        ...$(band)
          .attr('d')!
          .matchAll(/([\d.]+),([\d.]+)/g),
      ].map(([, x, y]) => [x, y])
      assert.ok(points.length > 4)
      for (const [i, [x, y]] of points.slice(1).entries())
        assert.ok(points[i]![0] === x || points[i]![1] === y, String(points))
    }
    assert.equal($('.wid .event').length, 1)
    assert.equal($('.between').length, 0)
  })

  it('draws days that lie apart as dots, with nothing but dashes between them', () => {
    const dots = ['2018-11-12', '2019-11-12', '2025-12-31'].map((day, i) => ({ day, total: 362 + 400 * i }))
    const $ = drawn({ dots, until: '2025-12-31' })
    assert.deepEqual(
      [$('.wid .known').length, $('.wid .between').length, $('.stairs, .band').length],
      [3, 1, 0],
    )
    assert.deepEqual(
      $('.wid .strong')
        .toArray()
        .map(text => $(text).text())
        .toSorted(),
      ['1,162', '362', '762'],
    )
  })
})
