import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { admit, type Depositary, startDepositary } from '../../../test/depositary.ts'
import { entriesIn, linksIn, wordsIn } from '../../../test/desk/visitor.ts'
import { ACCORD, inEnglish, listed, OPENED, reported } from '../../../test/harbour.ts'
import { wording } from '../../../test/wording.ts'

interface Absent {
  day: string
  members: number
  on: number
  regions: {
    region: string
    on: { country: string; party: string; entry: number }[]
    off: string[]
    unknown: string[]
  }[]
  unknown: number
  observers: { party: string }[]
  union: { party: string } | null
  others: { party: string }[]
}

interface OfList {
  absentees: string
  members: number
  on: number
  list: { entry: number }
  sectors: { kind: string; on: { party: string }[]; off: { id: string }[] }[]
}

describe('who is not on the list', () => {
  let it_: Depositary
  before(async () => {
    it_ = await startDepositary()
    const states = { france: 'FR', kenya: 'KE', 'holy-see': 'VA', kosovo: 'XK', 'free-port': null }
    for (const [party, country] of Object.entries(states))
      await admit(it_, party, { names: inEnglish(party), kind: 'state', country })
    await admit(it_, 'the-union', {
      names: inEnglish('European Union'),
      kind: 'civil-society',
      country: null,
    })
    await admit(it_, 'paris-company', { names: inEnglish('paris-company'), country: 'DE' })
    await it_.as('france').sign(ACCORD)
    it_.now = '2026-01-05T00:00:00Z'
    for (const party of ['kenya', 'holy-see', 'kosovo', 'free-port', 'the-union', 'paris-company'])
      await it_.as(party).sign(ACCORD)
  })
  after(() => it_.close())

  const data = (query = '') => it_.json<Absent>(`/${ACCORD}/not-on-the-list.json${query}`)

  it('is each UN member that no state’s row names, on any day', async () => {
    const { day, members, on, regions } = await data()
    assert.deepEqual([day, members, on], ['2026-01-05', 193, 2])
    const [africa] = regions
    assert.deepEqual([africa!.region, africa!.on.map(({ country }) => country)], ['002', ['KE']])
    assert.equal(africa!.off.length, 53)
    assert.equal(regions.flatMap(({ off }) => off).includes('DE'), true)
    assert.equal((await data('?at=2026-01-04')).on, 1)
    assert.equal((await data('?at=2025-01-01')).on, 0)
  })

  it('says the same as a file, a row for each member', async () => {
    const csv = await it_.text(`/${ACCORD}/not-on-the-list.csv?lang=en`)
    const [head, ...rows] = csv.trimEnd().split('\r\n')
    assert.deepEqual([head, rows.length], ['country,region,kind,name,answer,party,entry', 193])
    const entry = (await data()).regions
      .flatMap(({ on }) => on)
      .find(({ country }) => country === 'KE')!.entry
    assert.ok(rows.includes(`KE,002,state,Kenya,on,kenya,${entry}`))
    assert.ok(rows.includes('DE,150,state,Germany,not,,'))
  })

  it('tells those who are no members apart, and only where they stand there', async () => {
    const now = await data()
    const ids = (rows: { party: string }[]) => rows.map(({ party }) => party)
    assert.deepEqual(ids(now.observers), ['holy-see'])
    assert.deepEqual(ids(now.others), ['free-port', 'kosovo'])
    assert.equal(now.union!.party, 'the-union')
    const before = await data('?at=2026-01-04')
    assert.deepEqual([before.observers, before.union, before.others], [[], null, []])
    const page = `/${ACCORD}/not-on-the-list`
    for (const heading of [wording('absent.union'), wording('absent.observers')]) {
      assert.match(await it_.text(page), heading)
      assert.doesNotMatch(await it_.text(`${page}?at=2026-01-04`), heading)
    }
  })

  it('is a page that blames nobody, leads to whoever is on it and names its sources', async () => {
    const page = await it_.text(`/${ACCORD}/not-on-the-list`)
    assert.match(wordsIn(page, 'h1')[0]!, wording('absent.title', { count: 191 }))
    assert.match(page, wording('absent.lede', { on: 2, unknown: 0, members: 193 }))
    const { regions } = await data()
    for (const { country, party } of regions.flatMap(({ on }) => on)) {
      assert.ok(country.length === 2)
      assert.ok(linksIn(page).includes(`/parties/${party}`))
    }
    assert.notEqual(linksIn(page, /unstats\.un\.org/).length, 0)
    assert.ok(page.includes(`href="/${ACCORD}/not-on-the-list.csv"`))
    const french = await it_.text(`/${ACCORD}/not-on-the-list?lang=fr`)
    assert.match(french, wording('absent.title', { count: 191 }, 'fr'))
    assert.ok(wordsIn(french, 'li').some(words => words.trim() === 'Allemagne'))
  })

  it('says of whom it is not known, between lists and before the first', async () => {
    const call = 'copied-accord'
    await it_.post('call/opened', { ...OPENED, issued: '2024-01-01' }, { call })
    const state = (party: string, country: string, date: string) => ({
      ...listed(party, date),
      kind: 'state',
      country,
    })
    await it_.post('party/listed', state('old-france', 'FR', '2025-02-01'), { call })
    await it_.post('party/listed', state('old-kenya', 'KE', '2025-04-01'), { call })
    await it_.post(
      'fact/recorded',
      { ...reported('old-spain', 'absent', '2024-06-01'), kind: 'state', country: 'ES' },
      { call },
    )
    const answers = async (at: string) => {
      const { on, unknown, regions } = await it_.json<Absent>(`/${call}/not-on-the-list.json?at=${at}`)
      return [
        on,
        unknown,
        regions.flatMap(({ off }) => off).length,
        regions.flatMap(one => one.unknown).includes('KE'),
      ]
    }
    assert.deepEqual(await answers('2023-12-31'), [0, 0, 193, false])
    assert.deepEqual(await answers('2024-06-01'), [0, 192, 1, true])
    assert.deepEqual(await answers('2025-02-01'), [1, 0, 192, false])
    assert.deepEqual(await answers('2025-03-01'), [1, 1, 191, true])
    assert.deepEqual(await answers('2025-04-01'), [2, 0, 191, false])
    const page = await it_.text(`/${call}/not-on-the-list?at=2025-03-01`)
    assert.match(page, wording('absent.unknown', { count: 1 }))
    const open = load(await it_.text(`/${call}/not-on-the-list?at=2024-06-01`))('h1').text()
    assert.match(open, wording('absent.titleOpen', { count: 1, on: 0, unknown: 192 }))
    const roll = await it_.json<{ total: number; unknown: object }>(`/${call}/roll.json?at=2025-03-01`)
    assert.deepEqual([roll.total, roll.unknown], [1, { total: 1, more: false }])
    const csv = await it_.text(`/${call}/roll.csv?at=2025-03-01`)
    assert.match(csv, /^old-kenya,.*,unknown,/m)
    assert.match(await it_.text(`/${call}/roll?at=2025-03-01`), wording('roll.unknownSee'))
    const ofUnknown = async (at: string) =>
      (await it_.json<{ total: number }>(`/${call}/roll.json?status=unknown&at=${at}`)).total
    assert.deepEqual([await ofUnknown('2024-06-01'), await ofUnknown('2023-12-31')], [2, 0])
    assert.doesNotMatch(await it_.text(`/${call}/roll.csv?at=2023-12-31`), /unknown/)
  })

  it('is refused for days on which the members were others, and of a call that names nobody who can be missing', async () => {
    const early = await it_.get(`/${ACCORD}/not-on-the-list.json?at=2011-07-13`)
    assert.deepEqual(
      [early.status, ((await early.json()) as { code: string }).code],
      [400, 'query_malformed'],
    )
    const headers = { accept: 'text/html' }
    for (const [path, says] of [
      [`/${ACCORD}/not-on-the-list?at=2011-07-13`, wording('days.early', { date: '14 July 2011' })],
      [`/${ACCORD}/not-on-the-list?at=2026-02-30`, wording('days.notDay')],
      [`/${ACCORD}/roll?q=a&at=2026-02-30`, wording('days.notDay')],
    ] as const) {
      const response = await it_.app.request(path, { headers })
      const page = load(await response.text())
      assert.equal(response.status, 400, path)
      assert.match(page('title').text(), /^Error:/)
      assert.match(page('#at-e').text(), says)
      assert.equal(page('#at').val(), path.slice(-10))
    }
    await it_.post('call/opened', { ...OPENED, absentees: null }, { call: 'for-companies' })
    assert.equal((await it_.get('/for-companies/not-on-the-list')).status, 404)
    assert.deepEqual(linksIn(await it_.text('/for-companies/roll'), /not-on-the-list/), [])
    assert.notEqual(linksIn(await it_.text(`/${ACCORD}/roll`), /not-on-the-list/).length, 0)
  })

  it('is whoever a list of the call names and the roll does not, by sector, on any day', async () => {
    const member = (id: string, kind: string, name = id) => ({
      id,
      names: inEnglish(name),
      kind,
      country: null,
    })
    const absentees = {
      titles: inEnglish('Those invited to the conference'),
      source: 'https://conference.example/invited',
      date: '2026-01-01',
      members: [
        member('kenya', 'state'),
        member('holy-see', 'state', 'The See'),
        member('paris-company', 'company'),
        member('never-heard-of', 'company', 'Never Heard Of, Ltd.'),
      ],
    }
    const { titles, summary, issued, convener, verb, noun } = OPENED
    const reason = { lang: 'en', text: 'Ports were meant, not states.' }
    const says = { titles, summary, issued, convener, verb, noun, reason }
    const { index } = await it_.post('call/amended', { ...says, absentees }, { call: ACCORD })
    await it_.as('holy-see').withdraw(ACCORD)
    const { sectors, ...told } = await it_.json<OfList>(`/${ACCORD}/not-on-the-list.json`)
    assert.deepEqual([told.absentees, told.members, told.on, told.list.entry], ['list', 4, 2, index])
    assert.deepEqual(
      sectors.map(({ kind, on, off }) => [kind, on.map(({ party }) => party), off.map(({ id }) => id)]),
      [
        ['state', ['kenya'], ['holy-see']],
        ['company', ['paris-company'], ['never-heard-of']],
      ],
    )
    const before = await it_.json<OfList>(`/${ACCORD}/not-on-the-list.json?at=2026-01-04`)
    assert.equal(before.on, 0)
    const page = await it_.text(`/${ACCORD}/not-on-the-list`)
    assert.match(wordsIn(page, 'h1')[0]!, wording('absent.list.title', { count: 2, members: 4 }))
    assert.match(page, wording('absent.list.lede', { on: 2, unknown: 0, members: 4 }))
    // A count of those invited says so, and the rest of the list is a link away.
    assert.match(page, wording('absent.ofSector', { off: 1, members: 2 }))
    assert.match(page, wording('absent.onOfNamed', { count: 1 }))
    const all = load(page)('a[href*="/roll?kind=state"]')
    const { total } = await it_.json<{ total: number }>(all.attr('href')!.replace('/roll', '/roll.json'))
    assert.match(all.text(), wording('absent.allOfKind', { count: total }))
    // Whom the register knows has a page; of the other there is the name that the list gives.
    assert.notEqual(linksIn(page, /\/parties\/holy-see$/).length, 0)
    assert.deepEqual(linksIn(page, /never-heard-of/), [])
    assert.match(page, /Never Heard Of, Ltd\./)
    assert.ok(entriesIn(page).includes(index))
    const entry = await it_.text(`/entries/${index}`)
    assert.match(entry, /Those invited to the conference.*Never Heard Of, Ltd\./s)
  })

  it('is also each state of the map of invented lands, whether the call names it or not', async () => {
    const member = { id: 'corrow', names: inEnglish('Principality of Corrow'), kind: 'state', country: 'XC' }
    const list = { titles: inEnglish('Those invited'), source: null, date: '2026-01-01', members: [member] }
    await it_.post('call/opened', { ...OPENED, absentees: list }, { call: 'gulf' })
    await it_.post(
      'party/listed',
      { ...listed('marrow', '2026-01-01'), kind: 'state', country: 'XM' },
      { call: 'gulf' },
    )
    const page = load(await it_.text('/gulf/not-on-the-list'))('.regions').text()
    const off = ['Eastmark', 'Orrin', 'Pell Islands', 'Sarn', 'Valdria']
    for (const name of off) assert.match(page, wording('absent.land', { name }))
    assert.match(page, /Principality of Corrow/)
    assert.match(page, wording('absent.ofMap', { on: 1, lands: 7 }))
    assert.match(await it_.text('/gulf'), wording('map.noteCoast', { states: 1, lands: 7 }))
  })
})
