import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { countNoFurther } from '../../../test/capped.ts'
import { type Depositary, startDepositary } from '../../../test/depositary.ts'
import { linksIn, partOf, wordsIn } from '../../../test/desk/visitor.ts'
import { ACCORD, INVITING, inEnglish, listed, OPENED, reported, said } from '../../../test/harbour.ts'
import { inOrder, wording } from '../../../test/wording.ts'
import { toBase64 } from '../../core/bytes.ts'
import { rootAt } from '../../log/tree.ts'
import { say } from '../kit/kit.ts'
import type { GrowthPoints } from './growth-points.ts'

const bare = (markup: string) => wordsIn(markup, 'body')[0]!.trim()
const section = (page: string, id: string) => partOf(page, `#${id}`)

const NO_AUTHORITY = { level: 'independent', note: null, source: null, evidence: [] }

describe('the home of an independent record', () => {
  let it_: Depositary
  let copied = 0
  let counted: number
  before(async () => {
    it_ = await startDepositary({ upTo: 'established' })
    const noun = [
      { lang: 'en', text: 'supporter' },
      { lang: 'fr', text: 'soutien' },
    ]
    await it_.post('call/opened', { ...OPENED, authority: NO_AUTHORITY, noun }, { call: 'open-seas' })
    const rows = [
      ['aker', '2019-11-12'],
      ['hexa', '2021-02-01'],
      ['nobody-knows', null],
    ] as const
    for (const [party, signed] of rows)
      copied = (
        await it_.post(
          'party/listed',
          { ...listed(party, '2025-06-01', { firstSeen: '2025-06-01' }), signed },
          { call: 'open-seas' },
        )
      ).index
    const source = {
      title: 'Nine set sail',
      by: 'The Harbour Times',
      url: null,
      date: '2018-11-12',
      digest: null,
    }
    const count = { day: '2018-11-12', total: 9, kinds: [{ of: 'state', total: 4 }], words: null, source }
    counted = (await it_.post('count/recorded', count, { call: 'open-seas' })).index
  })
  after(() => it_.close())

  it('tells as its latest what is of the latest day, not the count of years ago that came in last', async () => {
    const latest = load(await it_.text('/'))('.calls li .under').text()
    assert.match(latest, inOrder(wording('lately.listOf', { total: 3, more: 'no' }), '1 Jun 2025'))
    assert.doesNotMatch(latest, /2018/)
  })

  it('stands on the front page by the day of which it tells, and after calls that can be signed', async () => {
    const site = await startDepositary()
    const record = (issued: string, call: string) =>
      site.post('call/opened', { ...OPENED, issued, authority: NO_AUTHORITY }, { call })
    await record('2024-01-01', 'newer')
    await record('2018-01-01', 'older')
    const heads = load(await site.text('/'))('.calls h2 a')
    assert.deepEqual(
      heads.get().map(head => head.attribs.href),
      ['/harbour-accord', '/newer', '/older'],
    )
    assert.match(await site.text('/'), wording('home.count', { count: 3, order: 'open' }))
    assert.match(await site.text('/?show=records'), wording('home.count', { count: 2, order: 'records' }))
    await site.close()
  })

  it('tells three changes at most, its newest list among them, and where before when', async () => {
    const page = await it_.text('/open-seas')
    const changes = load(page)('#latest .ledger > li').length
    assert.ok(changes > 0 && changes <= 3, String(changes))
    const places = ['latest', 'where', 'life'].map(id => page.indexOf(`id="${id}"`))
    assert.ok(!places.includes(-1))
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    )
  })

  it('counts supporters on the list in its own noun, and offers no signing', async () => {
    const page = await it_.text('/open-seas')
    assert.match(
      bare(section(page, 'counts')),
      inOrder('3', wording('call.nounsOnList', { nouns: 'supporters' })),
    )
    assert.match(
      bare(await it_.text('/open-seas?lang=fr')),
      inOrder('3', wording('call.nounsOnList', { nouns: 'soutiens' }, 'fr')),
    )
    assert.match(
      bare(await it_.text('/')),
      inOrder('3', wording('call.nounsOnList', { nouns: 'supporters' })),
    )
    assert.deepEqual(linksIn(page, /\/sign/), [])
    // The one thing to ask for here is the register itself, for whoever issued the call.
    const asks = new RegExp(`^(?:${wording('claim.link').source}|${wording('record.ask').source})$`)
    for (const words of wordsIn(page, 'a[href$="/apply"]')) assert.match(words, asks)
    assert.match(bare(section(page, 'missing')), wording('missing.record'))
  })

  it('gives whoever cites it one sentence, and checks the very entry', async t => {
    const cited = (page: string) =>
      load(page)('.cite textarea')
        .text()
        .replaceAll(/[\u2066-\u2069]/g, '')
    const log = it_.log.origin
    for (const path of ['/open-seas', '/open-seas/roll', '/open-seas/roll?at=2025-06-01']) {
      const words = cited(await it_.text(path))
      // Of the day of the list, by an address that goes on saying so, from the log that has the list: that of the day had
      // none yet.
      const size = copied + 1
      const root = toBase64(await rootAt(it_.log.store, size))
      assert.match(
        words,
        inOrder(
          '3 supporters',
          '1 June 2025',
          '/open-seas/roll?at=2025-06-01',
          `first ${size} entries`,
          log,
          root,
        ),
      )
      assert.equal((await it_.get(/\/open-seas\/roll\S*\d/.exec(words)![0])).status, 200)
    }
    // For all days and filters the rows are read once after an entry, whoever asks.
    await it_.text('/open-seas/roll?at=2025-06-02')
    const reading = t.mock.method(it_.log.store, 'rowsOf')
    for (const asked of ['at=2025-06-03', 'at=2025-06-04', 'at=2025-06-04&kind=company'])
      assert.match(
        cited(await it_.text(`/open-seas/roll?${asked}`)),
        new RegExp(`first ${copied + 1} entries`),
      )
    const whole = reading.mock.calls.filter(
      ({ arguments: [table, , limit] }) => table === 'listings' && limit > 1,
    )
    assert.equal(whole.length, 0)
    const page = await it_.text('/open-seas')
    const { opened } = await it_.json<{ opened: number }>('/open-seas.json')
    assert.ok(linksIn(section(page, 'counts')).includes(`/verify#entry-${opened}`))
    // A list is many entries, and no copy of its file is kept.
    const banner = load(page)('aside.record').text()
    assert.match(banner, /from log entry \d+ on/)
    assert.match(banner, /We keep no copy of the file/)
  })

  it('is cited by the log that had all that is copied, which a signature changes nothing of', async t => {
    const site = await startDepositary({ parties: ['northhaven'] })
    const lists = async (party: string) =>
      (await site.post('party/listed', listed(party, '2025-06-01'), { call: ACCORD })).index
    const cited = async () => load(await site.text(`/${ACCORD}/roll?at=2025-06-02`))('.cite textarea').text()
    const first = await lists('aker')
    assert.match(await cited(), new RegExp(`first ${first + 1} entries`))
    const reading = t.mock.method(site.log.store, 'rowsOf')
    await site.as('northhaven').sign(ACCORD)
    assert.match(await cited(), new RegExp(`first ${first + 1} entries`))
    const second = await lists('hexa')
    assert.match(await cited(), new RegExp(`first ${second + 1} entries`))
    const whole = reading.mock.calls.filter(
      ({ arguments: [table, , limit] }) => table === 'listings' && limit > 1,
    )
    assert.equal(whole.length, 0)
    await site.close()
  })

  it('leads with its newest list, and says that the day of a copy is no day of what it tells', async () => {
    const latest = bare(section(await it_.text('/open-seas'), 'latest'))
    assert.match(
      latest,
      inOrder(
        '1 Jun 2025',
        wording('lately.listOf', { total: 3, more: 'no' }),
        wording('lately.recorded'),
        wording('lately.count', { total: 9, day: '12 Nov 2018', by: 'The Harbour Times' }),
      ),
    )
    assert.equal(latest.split(/Recorded\s/).length, 2)
  })

  it('tells on the front page what its newest source says, and no day on which we took it in', async () => {
    const $ = load(await it_.text('/'))
    const latest = bare($('.calls li:has(a[href="/open-seas"]) .under > span').last().text())
    assert.match(latest, wording('home.latestOfRecord'))
    assert.doesNotMatch(latest, /2026|1 Jan/)
  })

  it('adds what the reader calls a state to the name that a list has, and alters no file', async () => {
    const names = [{ lang: 'und', text: 'Allemagne' }]
    const state = { ...listed('allemagne', '2025-06-02'), names, kind: 'state', country: 'DE' }
    await it_.post('call/opened', { ...OPENED, authority: NO_AUTHORITY }, { call: 'low-seas' })
    await it_.post('party/listed', state, { call: 'low-seas' })
    const named = /Allemagne\s*\(Germany\)/
    for (const page of ['/low-seas/roll', '/low-seas/changes?from=2025-06-01&to=2025-06-02', '/low-seas'])
      assert.match(wordsIn(await it_.text(page), 'main')[0]!, named, page)
    assert.match(wordsIn(await it_.text('/low-seas/roll?lang=fr'), 'main')[0]!, /Allemagne(?!\s*\()/)
    for (const file of ['/low-seas/roll.csv', '/low-seas/roll.json'])
      assert.doesNotMatch(await it_.text(file), /Germany/)
  })

  it('draws lists and counts, each with its source, and nothing between them', async () => {
    const growth = section(await it_.text('/open-seas'), 'growth')
    const dots = [
      wording('growth.spokenDot', { count: '9', day: '12 November 2018' }),
      wording('growth.spokenDot', { count: '3', day: '1 June 2025' }),
    ]
    assert.match(bare(growth), wording('growth.known', { count: 2 }))
    assert.match(
      load(growth)('[role="img"]').attr('aria-label')!,
      inOrder(wording('growth.labelDots'), dots[0]!, dots[1]!, wording('growth.between')),
    )
    assert.equal(load(growth)('.wid .known').length, 2)
    assert.equal(load(growth)('.stairs').length, 0)
    assert.match(
      bare(growth),
      inOrder('12 November 2018', '9', '4 states', 'The Harbour Times', '1 June 2025', '3'),
    )
    // A count that was taken back is no longer known, here and for programs.
    const json = async () => it_.json<{ growth: GrowthPoints }>('/open-seas.json')
    assert.deepEqual(
      (await json()).growth.points.map(({ day, total, basis }) => `${day} ${total} ${basis}`),
      ['2018-11-12 9 count', '2025-06-01 3 list'],
    )
    const reason = said('A misprint.')
    await it_.post('count/withdrawn', { count: counted, reason }, { call: 'open-seas' })
    assert.deepEqual(
      (await json()).growth.points.map(({ day }) => day),
      ['2025-06-01'],
    )
  })

  it('says on each page that a list has more names than were counted', async () => {
    const site = await startDepositary({ upTo: 'established' })
    await site.post('call/opened', { ...OPENED, authority: NO_AUTHORITY }, { call: 'open-seas' })
    const [first, newest] = ['2025-05-01', '2025-06-01']
    const all = ['aker', 'hexa', 'norden', 'quay']
    for (const party of all.slice(1))
      await site.post('party/listed', listed(party, first), { call: 'open-seas' })
    for (const party of all)
      await site.post('party/listed', listed(party, newest, { firstSeen: first }), { call: 'open-seas' })
    countNoFurther(site.log.store, 2)
    const more = { total: 2, more: 'yes' } as const
    const many = say('en', 'roll.count', more)
    const home = load(await site.text('/'))
    assert.match(home('.calls li .under').text(), wording('lately.listOf', more))
    const dot = wording('growth.spokenDot', { count: many, day: '1 June 2025' })
    assert.match(home('.spark-s').attr('aria-label')!, dot)
    const page = await site.text('/open-seas')
    const changes = say('en', 'between.title.joined', { count: 1 })
    const latest = wording('lately.newest', { ...more, changes, before: '1 May 2025' })
    assert.match(bare(section(page, 'latest')), latest)
    assert.match(bare(section(page, 'life')), wording('life.list', { ...more, signed: 0 }))
    const history = await site.text('/open-seas/changes')
    assert.match(bare(history), wording('between.life.list', { count: 2, signed: 0, more: 'yes' }))
    await site.close()
  })

  it('tells of nobody that they are absent where no whole list is recorded', async () => {
    const authority = { level: 'independent', note: null, source: null, evidence: [] }
    const under = { call: 'wide-seas' }
    await it_.post('call/opened', { ...OPENED, authority, absentees: 'un-members', policy: INVITING }, under)
    const named = { ...reported('france', 'present', '2018-11-05'), kind: 'state', country: 'FR' }
    await it_.post('fact/recorded', named, under)
    const page = await it_.text('/wide-seas')
    const known = wording('call.nounsKnown', { nouns: 'signatory', list: 'none' })
    assert.match(bare(section(page, 'counts')), inOrder('1', known))
    assert.match(bare(await it_.text('/')), inOrder('1', known))
    const where = section(page, 'where')
    assert.match(
      bare(where),
      wording('map.noteMembers', { where: 'list', members: 1, all: 193, unknown: 192 }),
    )
    assert.equal(load(where)('.map-off path, .map-dot.off circle').length, 0)
    assert.ok(load(where)('.map-unknown path').length > 100)
    assert.match(bare(where), inOrder(wording('map.onSources'), wording('map.unknownState')))
    for (const says of [wording('map.offRoll', { count: 1 }), wording('map.offList')])
      assert.doesNotMatch(bare(where), says)
    // Nobody counts individuals above, so nothing says that they are counted there.
    assert.doesNotMatch(bare(page), wording('persons.notAmongLatest'))
  })

  it('holds no words of the call, says so, and leads to where they are', async () => {
    const says = bare(section(await it_.text('/open-seas'), 'says'))
    assert.match(says, wording('call.noTextHere'))
    const convener = { names: inEnglish('The Harbour Conference'), url: 'https://conference.example/call' }
    const authority = { level: 'independent', note: null, source: null, evidence: [] }
    await it_.post('call/opened', { ...OPENED, authority, convener }, { call: 'far-seas' })
    const page = await it_.text('/far-seas')
    assert.match(
      bare(section(page, 'says')),
      wording('call.textElsewhere', { source: 'conference.example/call' }),
    )
    assert.match(bare(page), wording('call.takesNoneAt', { source: 'conference.example/call' }))
    assert.ok(linksIn(section(page, 'says')).includes('https://conference.example/call'))
    // The life of a record: what is known of the day, and that the next copy is not.
    const life = bare(section(await it_.text('/open-seas'), 'life'))
    assert.match(
      life,
      inOrder(
        wording('life.list', { total: 3, signed: 0, more: 'no' }),
        wording('life.unknown'),
        wording('life.nextCopy'),
      ),
    )
  })
})
