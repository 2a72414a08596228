import assert from 'node:assert/strict'
import { after, before, describe, it, mock } from 'node:test'
import { load } from 'cheerio'
import { admit, type Depositary, startDepositary } from '../../../test/depositary.ts'
import { entriesIn, linksIn, partOf, wordsIn } from '../../../test/desk/visitor.ts'
import { ACCORD, inEnglish, listed, manifestOf, OPENED } from '../../../test/harbour.ts'
import { inARow, inOrder, wording } from '../../../test/wording.ts'
import { utf8 } from '../../core/bytes.ts'
import { digestOf } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import { placeLines } from '../map/places-table.ts'
import { placedStates } from '../map/state-map.ts'

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
    assert.match(
      counts,
      inOrder(
        '5',
        'signatories',
        wording('kinds.state'),
        '3',
        wording('kind.company'),
        '1',
        wording('kinds.civil-society'),
        '1',
        wording('call.alsoListed', { listed: 1, more: 'no' }),
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
        wording('map.label', { where: 'roll', states: 3, filled: 1, dotted: 1, hollow: 28, unknown: 0 }),
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
    assert.match(bare(missing), wording('missing.date', { rows: 1, some: '1 of 6' }))
    assert.match(bare(missing), wording('missing.kind', { rows: 1, some: '1 of 6' }))
    assert.match(bare(missing), wording('missing.country', { rows: 2, some: '2 of 6' }))
    assert.match(bare(missing), wording('missing.copied', { rows: 1, some: '1 of 6' }))
    for (const query of ['mandate=none', 'kind=unknown', 'country=none'])
      assert.ok(linksIn(missing).includes(`/${ACCORD}/roll?${query}`), query)
  })

  it('says who issued it, and who has checked what of that', async () => {
    const page = await it_.text(`/${ACCORD}`)
    const convener = section(page, 'convener')
    assert.match(wordsIn(page, '.kicker').join(), /^\s*The Harbour Conference · 1 January 2026\s*$/)
    assert.match(
      bare(convener),
      inOrder(
        wording('call.authoritySays.vetted', { convener: 'The Harbour Conference' }),
        wording('call.authority.independent'),
        wording('call.authority.declared'),
        wording('call.authority.domain'),
        wording('call.authority.vetted'),
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

  it('tells its own latest changes, however much of the log is about others', async () => {
    const other = 'open-seas'
    await it_.post('call/opened', OPENED, { call: other })
    const latest = async (call: string) => section(await it_.text(`/${call}`), 'latest')
    assert.deepEqual(entriesIn(await latest(other)), [14])
    // Signatures of one day are one line, without the name of the call.
    assert.match(
      bare(await latest(ACCORD)),
      inOrder(
        wording('lately.added', { date: '1 June 2025', names: 'old-harbour' }),
        wording('lately.signed', { count: 5, number: 1, names: 'france, monaco, eastmark' }),
        wording('lately.entries', { from: 8, to: 12 }),
      ),
    )
    assert.doesNotMatch(bare(await latest(ACCORD)), /The Harbour Accord/)
    // The page is made anew with each entry, and reads none twice that it told of before.
    const { mock: reads } = mock.method(it_.log.store, 'entry')
    await it_.as('france').withdraw(ACCORD)
    const withdrawn = await latest(ACCORD)
    assert.match(bare(withdrawn), wording('lately.withdrew', { count: 1, names: 'france' }))
    const read = new Set(reads.calls.map(({ arguments: [index] }) => index))
    reads.restore()
    assert.deepEqual(
      [8, 9, 10, 11, 12, 15].filter(index => read.has(index)),
      [15],
    )
  })

  it('tells a list of hundreds in one line, by pages, and says what it leaves out', async () => {
    const other = 'open-seas'
    for (let i = 0; i < 300; i++)
      await it_.post('party/listed', listed(`row-${i}`, '2025-06-01'), { call: other })
    const page = await it_.text(`/${other}`)
    const others = wording('lately.andOthers', { names: 'row-204' })
    assert.match(
      bare(section(page, 'latest')),
      inOrder(
        wording('lately.added', { date: '1 June 2025' }),
        others,
        wording('lately.entries', { from: 220, to: 315 }),
      ),
    )
    assert.match(bare(await it_.text('/')), wording('lately.andOthers', { names: 'row-288' }))
    const older = load(page)('#latest a[rel="next"]').attr('href')!
    assert.equal(older, '/open-seas?before=220#latest')
    const rest = section(await it_.text('/open-seas?before=110'), 'latest')
    assert.match(
      bare(rest),
      inOrder(wording('lately.andMore', { count: 91 }), wording('lately.entries', { from: 16, to: 109 })),
    )
    assert.match(bare(rest), wording('head.call/opened', { record: 'no', call: 'this call' }))
    assert.equal(load(rest)('a[rel="next"]').length, 0)
    const { history } = await it_.json<{ history: object }>(`/${other}.json?before=17`)
    assert.deepEqual(history, { total: 301, entries: [16, 14], next: null })
    // A later list, in one sentence.
    await it_.post('party/listed', listed('row-0', '2025-07-01', { firstSeen: '2025-06-01' }), {
      call: other,
    })
    await it_.post('party/listed', listed('newcomer', '2025-07-01'), { call: other })
    assert.match(
      bare(section(await it_.text(`/${other}`), 'latest')),
      inOrder(
        wording('lately.added', { date: '1 July 2025', names: 'newcomer' }),
        wording('lately.also.changed', { names: 'row-0' }),
      ),
    )
  })

  it('is a call that waits for its text, then one that is closed, by which entry', async () => {
    assert.match(bare(await it_.text('/open-seas')), wording('call.unready'))
    assert.match(bare(await it_.text('/')), wording('call.state.unready'))
    await it_.post('call/closed', { reason: { lang: 'en', text: 'It has served.' } }, { call: 'open-seas' })
    const page = await it_.text('/open-seas')
    assert.match(
      bare(page),
      inOrder(
        wording('call.closedOn', { day: '10 January 2026' }),
        'It has served.',
        wording('entry.linked', { index: 316 }),
      ),
    )
    const first = load(page)('.actions a').first()
    assert.equal(first.attr('href'), '/open-seas/roll')
    assert.match(first.text(), wording('call.seeRoll'))
    // On the front page open calls come first, whatever changed last, and what is open can be seen alone.
    const names = async (path: string) => wordsIn(await it_.text(path), '.calls h2')
    assert.deepEqual((await names('/')).length, 2)
    assert.match(bare(await it_.text('/')), wording('home.count', { count: 2, order: 'open' }))
    assert.match(bare(await it_.text('/?show=open')), wording('home.count', { count: 1, order: 'latest' }))
    const after = async (call: string) => wordsIn(await it_.text(`/?after=${call}`), '.calls h2').length
    assert.deepEqual([await after(ACCORD), await after('open-seas'), await after('none')], [1, 0, 2])
    assert.match(
      bare(await it_.text('/')),
      inOrder(wording('home.show.open', { count: 1 }), wording('call.state.closed')),
    )
    assert.deepEqual(linksIn(await it_.text('/?show=open'), /^\/harbour-accord$/), ['/harbour-accord'])
    assert.deepEqual(linksIn(await it_.text('/?show=open'), /^\/open-seas$/), [])
    assert.equal((await names('/?show=nonsense')).length, 2)
  })

  it('begins with its own words where it has no summary', async () => {
    const words = `${'We keep the harbour open to all. '.repeat(12)}\n\n1. One\n`
    const manifest = manifestOf({ en: words })
    const texts = [{ name: digestOf(utf8(words)), bytes: utf8(words) }]
    await it_.post('call/opened', { ...OPENED, summary: null }, { call: 'no-summary' })
    await it_.post('text/published', { manifest, supersedes: null }, { call: 'no-summary' }, texts)
    const page = await it_.text('/no-summary')
    const lede = load(page)('.lede').text()
    assert.ok(lede.length <= 280 && lede.endsWith('to all.'), lede)
    assert.match(
      load(page)('meta[name="description"]').attr('content')!,
      /^We keep the harbour open to all\. We/,
    )
    assert.equal(
      load(await it_.text('/'))('.asks')
        .first()
        .text(),
      lede,
    )
    assert.match(wordsIn(page, '#says .first')[0]!, /^\s*(?:We keep the harbour open to all\.\s*){12}$/)
  })

  it('names its convener once where the keeper itself issued it', async () => {
    const own = { ...OPENED, convener: { names: inEnglish('The Harbour Secretariat'), url: null } }
    const opened = await it_.post('call/opened', own, { call: 'own-call' })
    const issued = wording('call.issuedAndKept', { convener: 'The Harbour Secretariat' })
    const page = await it_.text('/own-call')
    const convener = section(page, 'convener')
    assert.match(bare(convener), issued)
    assert.equal(load(convener)('.ladder').length, 0)
    assert.doesNotMatch(bare(convener), wording('call.authority.vetted'))
    assert.match(bare(await it_.text('/')), wording('home.by', { convener: 'The Harbour Secretariat' }))
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

  it('calls it so from its first page on, without going through all organisations', async () => {
    const other = await startDepositary({ upTo: 'call' })
    await admit(other, 'realm-of-quill', { kind: 'state', country: 'XQ' })
    await admit(other, 'far-port', { country: 'XQ' })
    const read = mock.method(other.log.store, 'rowsOf')
    assert.match(bare(await other.text('/parties/far-port')), /Realm of Quill|realm-of-quill/)
    assert.ok(read.mock.calls.every(({ arguments: [table] }) => table !== 'parties'))
    await other.close()
  })

  it('calls it so where the list of all is damaged, or lacks many', async () => {
    for (const [name, failing] of [
      [
        'roll',
        () => Promise.reject(new Refusal('store_damaged', 'A row of the roll is not what was written.')),
      ],
      ['rollWaiting', async () => 40_000],
    ] as const) {
      const other = await startDepositary({ upTo: 'call' })
      await admit(other, 'realm-of-quill', { kind: 'state', country: 'XQ' })
      await admit(other, 'far-port', { country: 'XQ' })
      const asked = mock.method(other.log.store, name, failing)
      assert.match(bare(await other.text('/parties/far-port')), /realm-of-quill/, name)
      assert.ok(asked.mock.callCount() > 0, name)
      await other.close()
    }
  })
})

describe('the home of a call that nobody has signed', () => {
  it('counts nobody, draws nothing and still says what the call is', async () => {
    const it_ = await startDepositary({ upTo: 'call' })
    const page = await it_.text(`/${ACCORD}`)
    assert.match(wordsIn(page, '#counts .big').join(), inOrder('0', wording('call.haveSigned', { count: 0 })))
    for (const id of ['where', 'growth', 'missing']) assert.equal(load(page)(`#${id}`).length, 0, id)
    assert.match(bare(section(page, 'says')), wording('call.noTextYet'))
    assert.match(bare(section(page, 'counts')), wording('call.callRecorded'))
    assert.deepEqual(entriesIn(section(page, 'counts')), [1])
    assert.match(
      bare(section(page, 'latest')),
      wording('head.call/opened', { call: 'this call', record: 'no' }),
    )
    await it_.close()
  })
})
