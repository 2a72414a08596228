import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { admit, type Depositary, startDepositary } from '../../../test/depositary.ts'
import { entriesIn, linksIn, partOf, wordsIn } from '../../../test/desk/visitor.ts'
import { ACCORD, inEnglish, listed, OPENED, said } from '../../../test/harbour.ts'
import { inARow, inOrder, wording } from '../../../test/wording.ts'
import { placeLines } from '../map/places-table.ts'
import { placedStates } from '../map/state-map.ts'
import type { GrowthPoints } from './growth-points.ts'
import { datedEntry } from './latest.ts'

const bare = (markup: string) => wordsIn(markup, 'body')[0]!.trim()
const section = (page: string, id: string) => partOf(page, `#${id}`)

describe('the home of a call', () => {
  let it_: Depositary
  before(async () => {
    it_ = await startDepositary({ now: '2026-01-10T00:00:00Z' })
    const facts: [string, object][] = [
      ['france', { kind: 'state', country: 'FR' }],
      ['monaco', { kind: 'state', country: 'MC' }],
      ['eastmark', { kind: 'state', country: 'XE' }],
      ['quay-works', { kind: 'company', country: 'DE' }],
      ['no-mans-port', { kind: 'civil-society', country: null }],
    ]
    for (const [party, changes] of facts) await admit(it_, party, changes)
    for (const [party] of facts) await it_.as(party).sign(ACCORD)
    await it_.post(
      'party/listed',
      { ...listed('old-harbour', '2025-06-01'), kind: 'unknown', country: null },
      { call: ACCORD },
    )
  })
  after(() => it_.close())

  it('counts every kind, and tells what was signed from what was copied', async () => {
    const counts = bare(section(await it_.text(`/${ACCORD}`), 'counts'))
    assert.match(counts, wording('call.signedAndCopied', { signed: 5, copied: 1 }))
    assert.match(
      counts,
      inOrder(
        wording('call.rollOfNouns', { nouns: 'signatories' }),
        '6',
        wording('kinds.state'),
        '3',
        wording('kind.company'),
        '1',
        wording('kinds.civil-society'),
        '1',
        wording('kind.unknown'),
        '1',
      ),
    )
  })

  it('says in words what the map draws, and loses no state and no country', async () => {
    const page = await it_.text(`/${ACCORD}`)
    const where = section(page, 'where')
    const tally = await it_.log.store.rollTally(ACCORD)
    const placed = placedStates(tally)
    assert.deepEqual([placed.filled, placed.dotted, placed.unplaced], [['FR'], ['MC'], ['XE']])
    const $ = load(where)
    assert.match(
      $('figure > p.vh').text(),
      inOrder(
        wording('map.label', { where: 'roll', states: 3, filled: 1, dotted: 1, hollow: 28 }),
        wording('map.unplaced', { count: 1, names: 'eastmark' }),
      ),
    )
    assert.equal($('g[class="map-signed"]').first().find('path').length, 1)
    assert.equal($('g[class="map-dot on"]').first().find('circle').length, 1)
    assert.match(where, wording('map.boundaries'))
    for (const { country, rows } of placeLines({ lang: 'en' }, tally)) {
      const row = $(`tr:has(a[href="/${ACCORD}/roll?country=${country ?? 'none'}"])`)
      assert.equal(Number(row.find('td').last().text()), rows)
    }
    assert.match(bare(where), inARow(wording('map.all'), ' 3 6 '))
  })

  it('asks first for what it was opened for, in its own verb, until it is closed', async () => {
    const first = load(await it_.text(`/${ACCORD}`))('.actions a').first()
    assert.equal(first.attr('href'), '/harbour-accord/sign')
    assert.match(first.text(), wording('sign.action', { verb: 'Sign' }))
  })

  it('tells what is missing, each gap leading to its rows', async () => {
    const missing = section(await it_.text(`/${ACCORD}`), 'missing')
    assert.match(bare(missing), wording('missing.date', { rows: 1, total: 6 }))
    assert.match(bare(missing), wording('missing.kind', { rows: 1, total: 6 }))
    assert.match(bare(missing), wording('missing.country', { rows: 2, total: 6 }))
    assert.match(bare(missing), wording('missing.copied', { rows: 1, total: 6 }))
    for (const query of ['mandate=none', 'kind=unknown', 'country=none'])
      assert.ok(linksIn(missing).includes(`/${ACCORD}/roll?${query}`), query)
  })

  it('says who issued it, and who has checked what of that', async () => {
    const convener = section(await it_.text(`/${ACCORD}`), 'convener')
    assert.match(bare(convener), /The Harbour Conference/)
    assert.match(
      bare(convener),
      inOrder(
        wording('call.authority.independent'),
        wording('call.authority.declared'),
        wording('call.authority.domain'),
        wording('call.authority.vetted'),
        'Checked by The Harbour Secretariat',
      ),
    )
    assert.match(wordsIn(convener, 'li[aria-current="true"] b').join(), wording('call.authority.vetted'))
    assert.ok(entriesIn(convener).includes(1))
  })

  it('names what the text says by the titles of its principles, and the rules in plain words', async () => {
    const page = await it_.text(`/${ACCORD}`)
    const principle = load(page)('#says a[href="/harbour-accord/text#principle-one"]')
    assert.equal(principle.text(), 'Keep the harbour open')
    const rules = section(page, 'rules')
    assert.match(
      bare(rules),
      inOrder(wording('policy.effect'), 'Not legally binding.', wording('policy.delisting')),
    )
    assert.ok(linksIn(rules).includes('/harbour-accord/policy'))
  })

  it('tells its own latest entries, however much of the log is about others', async () => {
    const other = 'open-seas'
    await it_.post('call/opened', OPENED, { call: other })
    const latest = async (call: string) => entriesIn(section(await it_.text(`/${call}`), 'latest'))
    assert.deepEqual(await latest(other), [14])
    assert.deepEqual(await latest(ACCORD), [13, 12, 11, 10, 9, 8, 2, 1])
    await it_.as('france').withdraw(ACCORD)
    for (let i = 0; i < 300; i++)
      await it_.post('party/listed', listed(`row-${i}`, '2025-06-01'), { call: other })
    assert.deepEqual((await latest(ACCORD))[0], 15)
    assert.deepEqual(
      await latest(other),
      Array.from({ length: 8 }, (_, i) => 315 - i),
    )
    const older = load(await it_.text(`/${other}`))('#latest a[rel="next"]').attr('href')
    assert.equal(older, '/open-seas?before=308#latest')
    assert.deepEqual(
      await latest('open-seas?before=308'),
      Array.from({ length: 8 }, (_, i) => 307 - i),
    )
    const { history } = await it_.json<{ history: object }>(`/${other}.json?before=17`)
    assert.deepEqual(history, { total: 301, entries: [16, 14], next: null })
    const fresh = await it_.text(`/${ACCORD}?lang=en`)
    assert.match(
      bare(section(fresh, 'latest')),
      inOrder(
        wording('head.signature/withdrawn', { by: 'france', call: 'The Harbour Accord', noun: 'signatory' }),
        wording('entry.linked', { index: 15 }),
      ),
    )
  })

  it('says that it is closed, by which entry, and keeps what was signed', async () => {
    await it_.post('call/closed', { reason: { lang: 'en', text: 'It has served.' } }, { call: 'open-seas' })
    const page = await it_.text('/open-seas')
    assert.match(
      bare(page),
      inOrder(wording('call.closed'), wording('entry.linked', { index: 316 }), 'It has served.'),
    )
    const first = load(page)('.actions a').first()
    assert.equal(first.attr('href'), '/open-seas/roll')
    assert.match(first.text(), wording('call.seeRoll'))
    assert.match(
      bare(await it_.text('/')),
      inOrder(wording('home.closed'), ',', wording('entry.linked', { index: 316 })),
    )
  })

  it('names its convener once where the keeper itself issued it', async () => {
    const own = { ...OPENED, convener: { names: inEnglish('The Harbour Secretariat'), url: null } }
    const opened = await it_.post('call/opened', own, { call: 'own-call' })
    const issued = wording('call.issuedAndKept', { convener: 'The Harbour Secretariat' })
    const page = await it_.text('/own-call')
    const convener = section(page, 'convener')
    assert.match(bare(page), inOrder(issued, wording('call.keepsIt')))
    assert.match(bare(convener), issued)
    assert.equal(load(convener)('.ladder').length, 0)
    assert.doesNotMatch(bare(convener), wording('call.authority.vetted'))
    assert.match(bare(await it_.text('/')), wording('home.byKeeper', { convener: 'The Harbour Secretariat' }))
    assert.match(bare(await it_.text(`/entries/${opened.index}`)), wording('authority.own'))
    const json = async (call: string) =>
      (await it_.json<{ keptByIssuer: boolean }>(`/${call}.json`)).keptByIssuer
    assert.deepEqual([await json('own-call'), await json(ACCORD)], [true, false])
  })

  it('calls an invented country as the state that bears it here, and says where it knows none', async () => {
    await admit(it_, 'far-port', { country: 'XQ' })
    const shown = async () => bare(await it_.text('/parties/far-port'))
    assert.match(await shown(), wording('country.unknown', { code: 'XQ' }))
    await admit(it_, 'realm-of-quill', { kind: 'state', country: 'XQ' })
    assert.match(await shown(), /realm-of-quill/)
    assert.doesNotMatch(await shown(), /XQ/)
  })
})

describe('the home of an independent record', () => {
  let it_: Depositary
  let counted: number
  before(async () => {
    it_ = await startDepositary({ upTo: 'established' })
    const authority = { level: 'independent', note: null, source: null, evidence: [] }
    const noun = [
      { lang: 'en', text: 'supporter' },
      { lang: 'fr', text: 'soutien' },
    ]
    await it_.post('call/opened', { ...OPENED, authority, noun }, { call: 'open-seas' })
    const rows = [
      ['aker', '2019-11-12'],
      ['hexa', '2021-02-01'],
      ['nobody-knows', null],
    ] as const
    for (const [party, signed] of rows)
      await it_.post(
        'party/listed',
        { ...listed(party, '2025-06-01', { firstSeen: '2025-06-01' }), signed },
        { call: 'open-seas' },
      )
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

  it('counts supporters on the list in its own noun, and offers no signing', async () => {
    const page = await it_.text('/open-seas')
    assert.match(
      bare(section(page, 'counts')),
      inOrder(wording('call.nounsOnList', { nouns: 'supporters' }), '3'),
    )
    assert.match(
      bare(await it_.text('/open-seas?lang=fr')),
      inOrder(wording('call.nounsOnList', { nouns: 'soutiens' }, 'fr'), '3'),
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

  it('draws lists and counts, each with its source, and nothing between them', async () => {
    const growth = section(await it_.text('/open-seas'), 'growth')
    const dots = [
      wording('growth.spokenDot', { count: 9, day: '12 November 2018' }),
      wording('growth.spokenDot', { count: 3, day: '1 June 2025' }),
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
    assert.match(bare(section(await it_.text('/open-seas'), 'dated')), /1 Feb 2021 hexa .* 12 Nov 2019 aker/)
  })

  it('calls no row the latest where there were too many to sort', async () => {
    const page = await it_.log.store.roll({ call: 'open-seas', sort: 'date', limit: 8 })
    const [asked, call] = [{ lang: 'en' }, { id: 'open-seas' }] as unknown as Parameters<typeof datedEntry>
    assert.equal(datedEntry(asked, call, { ...page, sort: 'name' }), null)
  })
})

describe('the home of a call that nobody has signed', () => {
  it('counts nobody, draws nothing and still says what the call is', async () => {
    const it_ = await startDepositary({ upTo: 'call' })
    const page = await it_.text(`/${ACCORD}`)
    assert.match(wordsIn(page, '#counts .lead').join(), /^ *signatories 0 *$/)
    for (const id of ['where', 'growth', 'missing', 'says']) assert.equal(load(page)(`#${id}`).length, 0, id)
    assert.match(page, wording('call.sealOpened', { entry: 1 }))
    assert.match(
      bare(section(page, 'latest')),
      wording('head.call/opened', { call: 'The Harbour Accord', record: 'no' }),
    )
    await it_.close()
  })
})
