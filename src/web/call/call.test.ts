import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { admit, type Depositary, startDepositary } from '../../../test/depositary.ts'
import { ACCORD, listed, OPENED } from '../../../test/harbour.ts'
import { inOrder, wording } from '../../../test/wording.ts'
import { placeLines } from '../map/places-table.ts'
import { placedStates } from '../map/state-map.ts'
import { datedEntry } from './latest.ts'

const bare = (markup: string) =>
  markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
const section = (page: string, id: string) => {
  const from = page.indexOf(`id="${id}"`)
  assert.notEqual(from, -1, `no section ${id}`)
  return page.slice(from, page.indexOf('</section>', from))
}

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
    assert.match(
      where,
      /role="img" aria-label="World map\. On the roll: 3 states, of which 1 is filled in and 1 is a filled dot\. 28 small states that are not on it are hollow dots\. The map has no place for one state: XE\."/,
    )
    assert.equal(where.match(/<g class="map-signed">.*?<\/g>/s)![0].match(/<path /g)!.length, 1)
    assert.equal(where.match(/<g class="map-dot">.*?<\/g>/s)![0].match(/<circle /g)!.length, 1)
    assert.match(where, wording('map.boundaries'))
    for (const { country, rows } of placeLines({ lang: 'en' }, tally)) {
      const row = new RegExp(
        `href="/${ACCORD}/roll\\?country=${country ?? 'none'}".*?<td>(\\d+)</td></tr>`,
        's',
      )
      assert.equal(Number(row.exec(where)![1]), rows)
    }
    assert.match(bare(where), /All 3 6 /)
  })

  it('asks first for what it was opened for, in its own verb, until it is closed', async () => {
    const page = await it_.text(`/${ACCORD}`)
    assert.match(page, /<div class="actions"><a class="btn" href="\/harbour-accord\/sign">Sign this call</)
  })

  it('tells what is missing, each gap leading to its rows', async () => {
    const missing = section(await it_.text(`/${ACCORD}`), 'missing')
    assert.match(bare(missing), wording('missing.date', { rows: 1, total: 6 }))
    assert.match(bare(missing), wording('missing.kind', { rows: 1, total: 6 }))
    assert.match(bare(missing), wording('missing.country', { rows: 2, total: 6 }))
    assert.match(bare(missing), wording('missing.copied', { rows: 1, total: 6 }))
    for (const query of ['mandate=none', 'kind=unknown', 'country=none'])
      assert.ok(missing.includes(`href="/${ACCORD}/roll?${query}"`), query)
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
    assert.match(convener, /<li aria-current="true"><b>Vetted/)
    assert.match(convener, /href="\/entries\/1"/)
  })

  it('names what the text says by the titles of its principles, and the rules in plain words', async () => {
    const page = await it_.text(`/${ACCORD}`)
    assert.match(
      section(page, 'says'),
      /href="\/harbour-accord\/text#principle-one"[^>]*>Keep the harbour open</,
    )
    const rules = section(page, 'rules')
    assert.match(
      bare(rules),
      inOrder(
        wording('policy.effect'),
        'Not legally binding.',
        wording('policy.everyMonths', { months: 12, from: '1 January 2027' }),
      ),
    )
    assert.match(rules, /href="\/harbour-accord\/policy"/)
  })

  it('tells its own latest entries, however much of the log is about others', async () => {
    const other = 'open-seas'
    await it_.post('call/opened', OPENED, { call: other })
    const latest = async (call: string) =>
      [...section(await it_.text(`/${call}`), 'latest').matchAll(/href="\/entries\/(\d+)"/g)].map(([, n]) =>
        Number(n),
      )
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
    const older = /href="(\/open-seas\?before=308)#latest" rel="next"/.exec(await it_.text(`/${other}`))?.[1]
    assert.deepEqual(
      await latest(older!.slice(1)),
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
    assert.match(bare(page), inOrder(wording('call.closed'), wording('entry.linked', { index: 316 })))
    assert.match(page, /<div class="actions"><a class="btn" href="\/open-seas\/roll">See who is on the roll</)
    assert.match(
      bare(await it_.text('/')),
      inOrder(wording('home.closed'), ',', wording('entry.linked', { index: 316 })),
    )
  })
})

describe('the home of an independent record', () => {
  let it_: Depositary
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
    assert.doesNotMatch(page, /href="[^"]*\/sign/)
    // The one thing to ask for here is the register itself, for whoever issued the call.
    for (const [, words] of page.matchAll(/href="[^"]*\/apply"[^>]*>([^<]*)</g))
      assert.match(words!, /claim|register/i)
    assert.match(bare(section(page, 'missing')), wording('missing.record'))
  })

  it('draws only what is dated, says so, and has the numbers behind it', async () => {
    const growth = section(await it_.text('/open-seas'), 'growth')
    assert.match(
      bare(growth),
      inOrder(wording('growth.dated', { dated: 2, total: 3 }), wording('growth.undatedList', { rest: 1 })),
    )
    assert.match(
      growth,
      /role="img" aria-label="[^"]*1 by the end of November 2019 and 2 by the end of February 2021\."/,
    )
    assert.match(bare(growth), /November 2019 1 1 February 2021 1 2/)
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
    assert.match(bare(section(page, 'counts')), /signatories 0/)
    for (const id of ['where', 'growth', 'missing', 'says'])
      assert.doesNotMatch(page, new RegExp(`id="${id}"`))
    assert.match(page, wording('call.sealOpened', { entry: 1 }))
    assert.match(
      bare(section(page, 'latest')),
      wording('head.call/opened', { call: 'The Harbour Accord', record: 'no' }),
    )
    await it_.close()
  })
})
