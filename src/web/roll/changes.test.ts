import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { countNoFurther } from '../../../test/capped.ts'
import { admit, type Depositary, startDepositary } from '../../../test/depositary.ts'
import { wordsIn } from '../../../test/desk/visitor.ts'
import { ACCORD, absent, inEnglish, listed, OPENED, reported, said } from '../../../test/harbour.ts'
import { inOrder, wording } from '../../../test/wording.ts'
import type { RollChange } from '../../register/roll-changes.ts'
import { firstChanges } from '../call/changes-between.ts'
import type { Asked } from '../kit/kit.ts'
import type { Between } from './changes.ts'

interface Told extends Pick<RollChange, 'party' | 'after' | 'by' | 'how' | 'other' | 'was' | 'entry'> {
  change: string
  day: string | null
  source: { title: string } | null
}
interface Changes {
  from: string
  to: string
  all: { from: { on: number; unknown: number }; to: { on: number; unknown: number } }
  kinds: { kind: string; from: { on: number; unknown: number } }[]
  changes: Told[]
  next: string | null
  size: number
}

const SEAS = 'open-seas'
const [FIRST, SECOND] = ['2020-01-01', '2022-01-01']

describe('what changed on a roll', () => {
  let it_: Depositary
  before(async () => {
    it_ = await startDepositary({ now: '2026-01-02T00:00:00Z' })
    const authority = { level: 'independent', note: null, source: null, evidence: [] }
    await it_.post('call/opened', { ...OPENED, issued: '2019-06-01', authority }, { call: SEAS })
    const say = (type: string, body: object) => it_.post(type, body, { call: SEAS })
    for (const party of ['stays', 'leaves', 'renames']) await say('party/listed', listed(party, FIRST))
    const seen = { firstSeen: FIRST }
    await say('party/listed', { ...listed('stays', SECOND, seen), kind: 'civil-society' })
    await say('party/listed', { ...listed('renames', SECOND, seen), names: inEnglish('Renamed') })
    await say('party/listed', absent('leaves', SECOND, { ...seen, lastSeen: FIRST }))
    for (const party of ['comes', 'dated', 'reported']) {
      const signed = party === 'dated' ? '2021-03-03' : null
      await say('party/listed', { ...listed(party, SECOND), signed })
    }
    await say('fact/recorded', reported('reported', 'joined', '2021-02-02'))
    const words = said('For the open sea.')
    await say('fact/recorded', { ...reported('stays', 'declared', '2021-04-04'), words })
  })
  after(() => it_.close())

  const data = (query = '', call = SEAS) => it_.json<Changes>(`/${call}/changes.json${query}`)
  const lines = ({ changes }: Changes) =>
    changes.map(
      ({ change, party, day, after, by, how, other }) =>
        `${party} ${change} ${[how, other].filter(one => one != null).join(' ')}`.trim() +
        (day === null ? ` between ${after} and ${by}` : ` on ${day}`),
    )

  it('begins with the first whole list, and tells days only where somebody does', async () => {
    const found = await data()
    assert.deepEqual([found.from, found.to, found.next], [FIRST, '2026-01-02', null])
    assert.deepEqual(lines(found), [
      'reported joined on 2021-02-02',
      'dated joined on 2021-03-03',
      'stays declared on 2021-04-04',
      `comes joined between ${FIRST} and ${SECOND}`,
      `leaves left unlisted between ${FIRST} and ${SECOND}`,
      `renames renamed between ${FIRST} and ${SECOND}`,
      `stays kind between ${FIRST} and ${SECOND}`,
    ])
    const [reportedOne, datedOne] = found.changes
    assert.deepEqual(
      [reportedOne!.source!.title, datedOne!.source!.title],
      ['Who signed', `The list of ${SECOND}`],
    )
    const { from, to } = found.all
    assert.deepEqual([from.on, from.unknown, to.on, to.unknown], [3, 0, 5, 0])
    assert.deepEqual(
      found.kinds.map(({ kind, from }) => [kind, from.on]),
      [
        ['company', 3],
        ['civil-society', 0],
      ],
    )
  })

  it('tells nobody as joined or left who is not known at one end', async () => {
    const until = await data(`?from=${FIRST}&to=2021-06-01`)
    assert.deepEqual(
      lines(until).filter(line => line.includes('unknown')),
      [
        `comes unknown-after off between ${FIRST} and 2021-06-01`,
        `leaves unknown-after on between ${FIRST} and 2021-06-01`,
      ],
    )
    assert.deepEqual([until.all.to.on, until.all.to.unknown], [4, 2])
    const since = await data('?from=2021-06-01')
    assert.deepEqual(
      lines(since).filter(line => line.includes('unknown') || line.includes('joined')),
      [
        `comes unknown-before on between 2021-06-01 and ${SECOND}`,
        `leaves unknown-before off between 2021-06-01 and ${SECOND}`,
      ],
    )
    const page = await it_.text(`/${SEAS}/changes?from=2021-06-01`)
    assert.match(page, wording('between.unknown', { date: '1 June 2021' }))
  })

  it('knows that before a call was issued nobody stood there', async () => {
    const whole = await data('?from=2019-05-31&to=2019-12-31')
    assert.deepEqual(
      [...new Set(whole.changes.map(({ change, other }) => `${change} ${other}`))],
      ['unknown-after off'],
    )
    const { from, to } = whole.all
    assert.deepEqual([from.on, from.unknown, to.on, to.unknown], [0, 0, 0, 4])
    const first = await data(`?from=2019-05-31&to=${FIRST}`)
    assert.ok(lines(first).includes(`stays joined between 2019-05-31 and ${FIRST}`))
  })

  it('says the same on its page and in its file, whole', async () => {
    const page = await it_.text(`/${SEAS}/changes?from=${FIRST}&to=2026-01-01`)
    const words = wordsIn(page, 'main')[0]!
    assert.match(
      words,
      inOrder(
        wording('between.title.joined', { count: 3 }),
        wording('between.title.left', { count: 1 }),
        wording('between.title.renamed', { count: 1 }),
      ),
    )
    assert.match(
      words,
      inOrder(
        wording('between.joined'),
        'reported',
        '2 Feb 2021',
        wording('between.gone'),
        'leaves',
        'Renamed',
        'For the open sea.',
      ),
    )
    const csv = await it_.text(`/${SEAS}/changes.csv?from=${FIRST}`)
    const rows = parse<Record<string, string>>(csv, { columns: true })
    const found = await data()
    assert.deepEqual(
      rows.map(({ change, party, after, by, entry }) => [change, party, after, by, entry]),
      found.changes.map(({ change, party, after, by, entry }) => [change, party, after, by, String(entry)]),
    )
    assert.equal(rows.find(({ change }) => change === 'renamed')!.was, 'renames')
    const next = await data(`?page=${SECOND}.renames`)
    assert.deepEqual(lines(next), [`stays kind between ${FIRST} and ${SECOND}`])
  })

  it('has every name that tells no day under the days between which it came, also under those that were chosen', async () => {
    const page = await it_.text(`/${SEAS}/changes?from=${FIRST}&to=${SECOND}`)
    const group = load(page)('.event-group > div')
      .toArray()
      .map(one => load(one).text().replaceAll(/\s+/g, ' ').trim())
    assert.equal(group.length, 2)
    assert.match(group[0]!, /^reported, 2 Feb 2021\s*dated, 3 Mar 2021$/)
    assert.match(
      group[1]!,
      inOrder(wording('between.between', { after: '1 January 2020', by: '1 January 2022' }), 'comes'),
    )
    // The table adds up for whoever reads who is counted under another kind.
    const words = wordsIn(page, 'main')[0]!
    assert.match(
      words,
      inOrder(wording('between.title.renamed', { count: 1 }), wording('between.title.kind', { count: 1 })),
    )
    assert.match(
      words,
      wording('between.kindSays', { count: 1, names: 'stays (Company before, Civil society now)' }),
    )
  })

  it('never says that those known by name on a day are all', async () => {
    const source = { title: 'Nine set sail', by: null, url: null, date: '2019-07-01', digest: null }
    const count = { day: '2019-07-01', total: 9, kinds: [], words: null, source }
    await it_.post('count/recorded', count, { call: SEAS })
    const heading = async (at: string) => wordsIn(await it_.text(`/${SEAS}/roll?at=${at}`), 'h1')[0]!
    const noun = { nouns: 'signatories' }
    assert.match(
      await heading('2019-07-01'),
      wording('roll.nounsCounted', { ...noun, count: 9, known: 0, more: 'no', date: '1 July 2019' }),
    )
    // Where the store counts no further than two, these are two of more.
    const countAll = countNoFurther(it_.log.store, 2)
    const june = { ...noun, date: '1 June 2021' }
    assert.match(await heading('2021-06-01'), wording('roll.nounsAtLeast', { ...june, count: 2 }))
    const counted = { ...count, day: '2021-06-01', source: { ...source, date: '2021-06-01' } }
    const { index } = await it_.post('count/recorded', counted, { call: SEAS })
    const known = { ...june, count: 9, known: 2, more: 'yes' } as const
    assert.match(await heading('2021-06-01'), wording('roll.nounsCounted', known))
    countAll()
    await it_.post('count/withdrawn', { count: index, reason: said('A misprint.') }, { call: SEAS })
    assert.match(await heading('2019-08-01'), wording('roll.nounsNone', { date: '1 August 2019' }))
    assert.match(
      await heading('2021-06-01'),
      wording('roll.nounsAtLeast', { ...noun, count: 4, date: '1 June 2021' }),
    )
    assert.match(
      wordsIn(await it_.text(`/${SEAS}/changes?from=2019-07-01&to=${SECOND}`), '.head-line')[0]!,
      wording('between.countedOn', { total: 9, on: 0, count: 4, date: '1 July 2019' }),
    )
  })

  it('refuses days that are in the wrong order, that have not come or are none, with a sentence', async () => {
    for (const [query, says] of [
      [`from=${SECOND}&to=${FIRST}`, /the earlier day comes first/],
      ['to=2030-01-01', /has not come yet/],
      ['from=2030-01-01', /has not come yet/],
      ['from=2021-02-30', /a day as/],
      ['page=x', /next of the page before/],
    ] as const)
      for (const ending of ['', '.json', '.csv']) {
        const response = await it_.get(`/${SEAS}/changes${ending}?${query}`)
        assert.equal(response.status, 400, `${ending} ${query}`)
        // The file has every change, so it has no pages.
        const isOfFile = ending === '.csv' && query === 'page=x'
        assert.match(await response.text(), isOfFile ? /no parameter \\"page\\"/ : says)
      }
  })

  it('keeps the form and both days where a reader mistypes one, and says beside the field what is wrong', async () => {
    const headers = { accept: 'text/html' }
    for (const [days, field, says] of [
      [[SECOND, FIRST], 'from', wording('between.order')],
      [['2030-01-01', ''], 'from', wording('days.later', { date: '2 January 2026' })],
      [['2021-02-30', SECOND], 'from', wording('days.notDay')],
      [[FIRST, '2030-01-01'], 'to', wording('days.later', { date: '2 January 2026' })],
    ] as const) {
      const response = await it_.app.request(`/${SEAS}/changes?from=${days[0]}&to=${days[1]}`, { headers })
      assert.equal(response.status, 400)
      const page = load(await response.text())
      assert.match(page('title').text(), /^Error:/)
      assert.deepEqual([page('#from').val(), page('#to').val()], [...days])
      assert.match(page(`#${field}-e`).text(), says)
      assert.equal(page(`#${field}`).attr('aria-describedby'), `${field}-e`)
      assert.doesNotMatch(page('main').text(), /parameter|query_malformed/)
    }
  })

  it('tells the changes of one day where that is the first and the last, in each form', async () => {
    const query = `?from=${FIRST}&to=${FIRST}`
    const same = await data(query)
    assert.deepEqual([same.from, same.to, same.all.to.on], ['2019-12-31', FIRST, 3])
    assert.ok(same.changes.length > 0)
    const asIfAsked = await data(`?from=2019-12-31&to=${FIRST}`)
    assert.deepEqual(same.changes, asIfAsked.changes)
    const csv = await it_.text(`/${SEAS}/changes.csv${query}`)
    assert.equal(csv, await it_.text(`/${SEAS}/changes.csv?from=2019-12-31&to=${FIRST}`))
    const page = load(await it_.text(`/${SEAS}/changes?from=2021-03-03&to=2021-03-03`))
    assert.match(
      page('.head-line').text(),
      inOrder(wording('between.title.joined', { count: 1 }), 'On 3 March 2021.'),
    )
    assert.deepEqual([page('#from').val(), page('#to').val()], ['2021-03-03', '2021-03-03'])
  })

  it('tells days of the log where signatures are deeds, and who signs after having been copied', async () => {
    await admit(it_, 'goes')
    await admit(it_, 'remains')
    await it_.post('party/listed', listed('copied', '2025-12-30'), { call: ACCORD })
    await admit(it_, 'copied', { claims: true })
    await it_.as('goes').sign(ACCORD)
    await it_.as('copied').sign(ACCORD)
    it_.now = '2026-01-05T00:00:00Z'
    await it_.as('goes').withdraw(ACCORD)
    await it_.as('remains').sign(ACCORD)
    assert.deepEqual(lines(await data('', ACCORD)), [
      'copied signed on 2026-01-02',
      'goes joined on 2026-01-02',
      'goes left withdrawn on 2026-01-05',
      'remains joined on 2026-01-05',
    ])
    assert.deepEqual(lines(await data('?from=2026-01-02&to=2026-01-04', ACCORD)), [])
  })

  it('counts once who left and came back, and says of signatures nothing that is of lists', async () => {
    it_.now = '2026-01-06T00:00:00Z'
    await it_.as('goes').sign(ACCORD)
    const page = load(await it_.text(`/${ACCORD}/changes?from=2026-01-01`))
    const heading = wording('between.title.joined', { count: 2 })
    assert.match(page('h1').text(), inOrder(heading, wording('between.title.back', { count: 1 })))
    const words = page('main').text()
    assert.doesNotMatch(words, wording('between.gone'))
    const left = wording('roll.ended.withdrawn', { date: '5 January 2026' })
    assert.match(words, inOrder(wording('between.returned'), 'goes', left, '6 January 2026'))
    for (const note of ['goneSays', 'ledeCopied', 'otherwiseSays'] as const)
      assert.doesNotMatch(words, wording(`between.${note}`), note)
    assert.match(await it_.text(`/${SEAS}/changes`), wording('between.ledeCopied'))
  })

  it('looks at no more than it is told to, and goes on from there', async () => {
    it_.now = '2026-01-06T00:00:00Z'
    const parties = Array.from({ length: 120 }, (_, i) => `later-${i}`)
    for (const party of parties) await it_.post('party/listed', listed(party, '2026-01-06'), { call: SEAS })
    const between = { from: SECOND, to: '2026-01-06', after: undefined }
    const call = {
      id: SEAS,
      lists: [
        { date: FIRST, whole: true },
        { date: SECOND, whole: true },
        { date: '2026-01-06', whole: true },
      ],
      row: { issued: null },
    }
    const asked = { site: { log: it_.log } } as unknown as Asked
    const pages: number[] = []
    let next: Between['after'] | null
    do {
      const found = await firstChanges(asked, { ...between, call, after: next } as unknown as Between, 100)
      pages.push(found.changes.length)
      next = found.next
    } while (next !== null)
    assert.ok(pages.length > 2 && Math.max(...pages) <= 100, pages.join())
    assert.equal(
      pages.reduce((sum, found) => sum + found),
      120,
    )
  })

  it('tells whoever left a second time as no longer on it, and not as back', async () => {
    it_.now = '2026-01-08T00:00:00Z'
    await it_.as('goes').withdraw(ACCORD)
    const page = load(await it_.text(`/${ACCORD}/changes?from=2026-01-01`))
    const left = wording('roll.ended.withdrawn', { date: '8 January 2026' })
    assert.match(page('main').text(), inOrder(wording('between.gone'), 'goes', left))
    assert.doesNotMatch(page('main').text(), wording('between.returned'))
  })
})
