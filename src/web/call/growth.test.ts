import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { countNoFurther } from '../../../test/capped.ts'
import { startDepositary } from '../../../test/depositary.ts'
import { wordsIn } from '../../../test/desk/visitor.ts'
import { ACCORD, listed } from '../../../test/harbour.ts'
import { inOrder, wording } from '../../../test/wording.ts'
import type { Keyed, Table } from '../../register/rows.ts'
import type { Store } from '../../store/store.ts'
import { type Asked, say } from '../kit/kit.ts'
import { SHAPES } from '../openapi/shown-shapes.ts'
import { periodsOf } from './growth.ts'
import { growthChart, stackedKinds } from './growth-chart.ts'
import { GROWTH_COLUMNS } from './growth-csv.ts'
import { stepsOf } from './signed-steps.ts'

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
    String(
      growthChart(
        asked,
        { steps: [], dots: [], events: [], copied: 0, until: '2020-03-01', ...what },
        'a chart',
      ),
    ),
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
    assert.deepEqual(names, ['5 from academia', '2 companies', '1 state', '8 in all', 'Version 2'])
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

  it('names its bands with a line of words between them, and leads to those that had to give way', () => {
    const kinds = ['company', 'academia', 'state'] as const
    const all = kinds.map((kind, i) => ({ of: '2020-01-01', kind, rows: i === 0 ? 40 : 1 }))
    const $ = drawn({ steps: stepsOf({ deeds: all }), copied: 4 })
    const names = $('.wid text.lab').toArray()
    const highs = names.map(name => Number($(name).attr('y')))
    highs.slice(1).forEach((high, i) => void assert.ok(highs[i]! - high > 19, highs.join()))
    assert.ok($('.wid .lead').length > 0)
    // What a list alone names is no step, and is told apart.
    assert.deepEqual(
      names.slice(-2).map(name => $(name).text()),
      ['42 signatures', '4 more on a list'],
    )
  })

  it('puts no words of a dot over the steps', () => {
    const many = Array.from(
      { length: 9 },
      (_, i) => ({ of: `2020-01-0${i + 1}`, kind: 'company', rows: 1 }) as const,
    )
    const dots = [{ day: '2020-01-01', total: 4, basis: 'list' as const }]
    const $ = drawn({ steps: stepsOf({ deeds: many }), dots, until: '2020-01-15' })
    const [high, stairs] = [Number($('.nar text.strong').last().attr('y')), $('.nar .stairs').attr('d')!]
    const [from] = [Number($('.nar text.strong').last().attr('x'))]
    const to = from + '4 on a list'.length * 7
    const under = [...stairs.matchAll(/([\d.]+),([\d.]+)/g)].filter(
      ([, x]) => Number(x) > from && Number(x) < to,
    )
    assert.ok(under.length > 0)
    for (const [, , y] of under) assert.ok(high < Number(y), `${high} over ${y}`)
  })
})

describe('the number of a call and its picture', () => {
  it('agree on the front page and on its own: what is copied is no signature, and is counted apart', async () => {
    const site = await startDepositary({ parties: ['northhaven', 'eastport'] })
    await site.post('party/listed', listed('quay', '2025-12-20'), { call: ACCORD })
    await site.as('northhaven').sign(ACCORD)
    site.now = '2026-02-10T00:00:00Z'
    await site.as('eastport').sign(ACCORD)
    const home = load(await site.text('/'))
    assert.match(home('.calls .count').text(), /^2 /)
    assert.match(home('.spark-s .end').text(), wording('growth.sparkSigned', { count: 2 }))
    const also = wording('call.alsoListed', { listed: 1, more: 'no' })
    const whole = inOrder('2', 'signatories', also)
    for (const path of [`/${ACCORD}/roll`, `/${ACCORD}/roll?at=2026-02-10`, `/${ACCORD}/roll/print`])
      assert.match(wordsIn(await site.text(path), 'h1')[0]!, whole, path)
    const standing = load(await site.text(`/${ACCORD}`))('#counts')
    assert.match(standing.text(), whole)
    const kinds = standing
      .find('li .num')
      .get()
      .map(number => Number(load(number).text()))
    assert.deepEqual(kinds, [2])
    const growth = load(await site.text(`/${ACCORD}`))('#growth')
    const since = { first: 1, last: 2, from: '1 January 2026' }
    assert.match(growth.find('.lede').text(), wording('growth.since', since))
    const words = growth
      .find('.wid .lab')
      .get()
      .map(word => load(word).text())
    for (const told of ['2 signatures', '1 more on a list', '1 on a list'])
      assert.ok(words.includes(told), told)
    const french = load(await site.text(`/${ACCORD}?lang=fr`))('#growth .lede').text()
    assert.match(french, wording('growth.since', { ...since, from: '1er janvier 2026' }, 'fr'))
    assert.match(load(await site.text(`/${ACCORD}`))('#growth').html()!, /figures\/growth\.csv/)
    const rows = parse(await site.text(`/${ACCORD}/figures/growth.csv`), { columns: true }) as Record<
      string,
      string
    >[]
    assert.deepEqual(Object.keys(rows[0]!), GROWTH_COLUMNS)
    assert.deepEqual(
      rows.map(({ basis, day, total }) => [day, basis, total]),
      [
        ['2025-12-20', 'list', '1'],
        ['2026-01-01', 'signatures', '1'],
        ['2026-02-10', 'signatures', '2'],
      ],
    )
    await site.close()
  })

  it('say of a list’s day how many had signed, who are in its number and on no list', async () => {
    const site = await startDepositary({ parties: ['northhaven', 'eastport'] })
    await site.as('northhaven').sign(ACCORD)
    await site.post('party/listed', listed('quay', '2026-01-01'), { call: ACCORD })
    await site.post('party/listed', listed('pier', '2026-01-01'), { call: ACCORD })
    const page = load(await site.text(`/${ACCORD}`))
    assert.match(page('#growth').text(), wording('growth.basis.list', { signed: 1, more: 'no' }))
    assert.match(page('main').text(), wording('life.list', { total: 3, signed: 1, more: 'no' }))
    const rows = parse(await site.text(`/${ACCORD}/figures/growth.csv`), { columns: true }) as Record<
      string,
      string
    >[]
    assert.deepEqual(
      rows.map(({ basis, total, signed }) => [basis, total, signed]),
      [
        ['signatures', '1', '1'],
        ['list', '3', '1'],
      ],
    )
    await site.close()
  })

  it('are as the interface for programs says, also once the call has changed', async () => {
    const site = await startDepositary({ parties: ['northhaven'] })
    await site.as('northhaven').sign(ACCORD)
    await site.post('call/closed', { reason: { lang: 'en', text: 'It is done.' } }, { call: ACCORD })
    const { growth } = SHAPES.Call.parse(await site.json(`/${ACCORD}.json`))
    assert.equal(typeof growth?.events.at(-1)?.entry, 'number')
    await site.close()
  })

  it('keep who left until the day on which it did, as the roll of each day does', async () => {
    const parties = ['northhaven', 'eastport', 'westbank']
    const site = await startDepositary({ parties })
    for (const party of parties) await site.as(party).sign(ACCORD)
    site.now = '2026-02-10T00:00:00Z'
    await site.as('eastport').withdraw(ACCORD)
    const told = async () =>
      (parse(await site.text(`/${ACCORD}/figures/growth.csv`), { columns: true }) as Record<string, string>[])
        .filter(({ basis }) => basis === 'signatures')
        .map(({ day, total }) => [day, total])
    // Many who come at once are answered from one reading.
    const many = await Promise.all(Array.from({ length: 5 }, told))
    assert.ok(many.every(one => one.length === 2))
    const before = [
      ['2026-01-01', '3'],
      ['2026-02-10', '2'],
    ]
    assert.deepEqual(await told(), before)
    site.now = '2026-03-10T00:00:00Z'
    await site.as('eastport').sign(ACCORD)
    assert.deepEqual(await told(), [...before, ['2026-03-10', '3']])
    for (const [day, total] of await told()) {
      const rows = await site.json<{ total: number }>(`/${ACCORD}/roll.json?at=${day}`)
      assert.equal(String(rows.total), total, `of ${day}`)
    }
    const { growth } = await site.json<{ growth: { signed: { total: number }[] } }>(`/${ACCORD}.json`)
    assert.deepEqual(
      growth.signed.map(({ total }) => total),
      [3, 2, 3],
    )
    assert.equal((await site.get(`/${ACCORD}/figures/growth.csv?at=2026-01-01`)).status, 400)
    await site.close()
  })

  it('count who signs today without reading everybody anew, and read them where the past has moved', async () => {
    const parties = ['northhaven', 'eastport', 'westbank', 'seagate']
    const site = await startDepositary({ parties })
    const { store } = site.log
    const { rowsOf } = store
    let reads = 0
    store.rowsOf = <T extends Table>(table: T, after: string, limit: number) => {
      if (table === 'signatures') reads++
      return rowsOf.call<Store, [T, string, number], Promise<Keyed<T>[]>>(store, table, after, limit)
    }
    const told = async () => {
      const { growth } = SHAPES.Call.parse(await site.json(`/${ACCORD}.json`))
      return growth!.signed.map(({ day, total }) => `${day} ${total}`)
    }
    await site.as('northhaven').sign(ACCORD)
    assert.deepEqual(await told(), ['2026-01-01 1'])
    const first = reads
    await site.as('eastport').sign(ACCORD)
    assert.deepEqual(await told(), ['2026-01-01 2'])
    assert.equal(reads, first, 'who came today')
    await site.as('eastport').withdraw(ACCORD)
    assert.deepEqual(await told(), ['2026-01-01 1'])
    assert.equal(reads, first, 'who came and went today')

    site.now = '2026-02-10T00:00:00Z'
    await site.as('eastport').sign(ACCORD)
    await site.as('westbank').sign(ACCORD)
    const grown = ['2026-01-01 1', '2026-02-10 3']
    assert.deepEqual(await told(), grown)
    const second = reads
    assert.ok(second > first, 'a day is over')
    await site.as('seagate').sign(ACCORD)
    assert.deepEqual(await told(), [grown[0], '2026-02-10 4'])
    assert.equal(reads, second)
    // One who came today leaves, and one who came before.
    await site.as('seagate').withdraw(ACCORD)
    await site.as('northhaven').withdraw(ACCORD)
    assert.deepEqual(await told(), [grown[0], '2026-02-10 2'])
    assert.ok(reads > second, 'who came before has left')

    // All who signed on that day leave on the next: of those before, nobody has moved.
    site.now = '2026-03-01T00:00:00Z'
    await site.as('eastport').withdraw(ACCORD)
    await site.as('westbank').withdraw(ACCORD)
    assert.deepEqual(await told(), [grown[0], '2026-02-10 2', '2026-03-01 0'])
    await site.close()
  })

  it('tell nothing of two moments as one, though somebody leaves whenever signatures are read', async () => {
    const parties = Array.from({ length: 6 }, (_, i) => `party-${i}`)
    const site = await startDepositary({ parties })
    for (const party of parties) await site.as(party).sign(ACCORD)
    site.now = '2026-02-10T00:00:00Z'
    const { store } = site.log
    const { rowsOf } = store
    const leaving = parties.slice(0, 4)
    let isLeaving = false
    store.rowsOf = async <T extends Table>(table: T, after: string, limit: number) => {
      const party = table === 'signatures' && !isLeaving ? leaving.shift() : undefined
      if (party !== undefined) {
        isLeaving = true
        await site.as(party).withdraw(ACCORD)
        isLeaving = false
      }
      return rowsOf.call<Store, [T, string, number], Promise<Keyed<T>[]>>(store, table, after, limit)
    }
    const page = load(await site.text(`/${ACCORD}`))
    assert.ok(leaving.length < 4, 'somebody has left')
    assert.doesNotMatch(page('#growth').text(), /list/)
    leaving.length = 0
    const { growth } = SHAPES.Call.parse(await site.json(`/${ACCORD}.json`))
    const { total } = await site.json<{ total: number }>(`/${ACCORD}/roll.json`)
    assert.equal(growth!.signed.at(-1)!.total, total)
    await site.close()
  })

  it('says "more than" where the store counts no further, on an earlier day and in what is cited', async () => {
    const site = await startDepositary({ parties: ['northhaven'] })
    await site.as('northhaven').sign(ACCORD)
    for (const party of ['quay', 'pier', 'jetty'])
      await site.post('party/listed', listed(party, '2025-12-20'), { call: ACCORD })
    countNoFurther(site.log.store, 2)
    const page = await site.text(`/${ACCORD}/roll?at=2026-02-10`)
    const also = wording('call.alsoListed', { listed: 2, more: 'yes' })
    assert.match(wordsIn(page, 'h1')[0]!, also)
    assert.match(load(page)('.cite textarea').text(), also)
    await site.close()
  })

  it('say so on the chart, in its words, in the life of the call and in the file', async () => {
    const parties = ['northhaven', 'eastport', 'westbank']
    const site = await startDepositary({ parties })
    for (const party of parties) await site.as(party).sign(ACCORD)
    for (const party of ['quay', 'pier', 'jetty'])
      await site.post('party/listed', listed(party, '2026-01-01'), { call: ACCORD })
    site.now = '2026-02-10T00:00:00Z'
    await site.as('westbank').withdraw(ACCORD)
    countNoFurther(site.log.store, 2)
    const page = load(await site.text(`/${ACCORD}`))
    const many = say('en', 'roll.count', { total: 2, more: 'yes' })
    const day = '1 January 2026'
    assert.match(page('#life').text(), wording('life.list', { total: 2, signed: 2, more: 'both' }))
    const picture = page('#growth svg')
    assert.match(picture.text(), wording('growth.dot.list', { count: many, signed: 2 }))
    assert.match(picture.attr('aria-label')!, wording('growth.spokenDot', { count: many, day }))
    assert.match(page('#growth').text(), wording('growth.basis.list', { signed: 2, more: 'yes' }))
    const { growth } = SHAPES.Call.parse(await site.json(`/${ACCORD}.json`))
    const [list] = growth!.points
    assert.deepEqual([list?.more, list?.moreSigned, list?.moreUnknown], [true, true, false])
    const rows = parse(await site.text(`/${ACCORD}/figures/growth.csv`), { columns: true })
    assert.deepEqual(
      (rows as Record<string, string>[]).map(({ basis, total, signed, more }) => [
        basis,
        total,
        signed,
        more,
      ]),
      [
        ['signatures', '3', '3', ''],
        ['list', '2', '2', 'total signed'],
        ['signatures', '2', '2', ''],
      ],
    )
    await site.close()
  })
})
