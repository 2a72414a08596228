import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { type Committed, committedHarbour, RULES_DIGEST, shorePower } from '../../../test/committed.ts'
import { accountOf, pledgeOf } from '../../../test/committing.ts'
import { crowd } from '../../../test/crowded.ts'
import { type Depositary, startDepositary } from '../../../test/depositary.ts'
import { linksIn, wordsOn } from '../../../test/desk/visitor.ts'
import { ACCORD, facts, inEnglish, OPENED, POLICY, said } from '../../../test/harbour.ts'
import { partyKey } from '../../../test/memory-log.ts'
import { inOrder, wording } from '../../../test/wording.ts'
import { policyDigest } from '../../register/types/calls.ts'
import { CallDuties } from '../../work/commitments/call-duties.ts'
import { SHAPES } from '../openapi/shown-shapes.ts'

/** Rules that ask for nothing. */
const FEWER = { ...POLICY, noticeDays: 0 }
const PAGE = { accept: 'text/html' }
const named = (text: string, kind = 'company') => ({ names: inEnglish(text), kind, country: 'FR' })

/** What each row of the matrix says, cell by cell: what a reader of the page hears. */
function rowsOf(html: string): string[][] {
  const $ = load(html)
  return $('.matrix tbody tr:not(.grp)')
    .toArray()
    .map(row =>
      $(row)
        .children()
        .toArray()
        .map(cell => {
          const links = $(cell).find('a[aria-label]')
          return links.length === 0
            ? $(cell).text().trim()
            : links
                .toArray()
                .map(a => $(a).attr('aria-label'))
                .join('; ')
        }),
    )
}

describe('the matrix of a call', () => {
  let h: Committed
  let it_: Depositary
  before(async () => {
    h = await committedHarbour({
      northhaven: named('Port of Northhaven'),
      eastmark: named('Republic of Eastmark', 'state'),
      watch: named('Harbour Watch', 'civil-society'),
      formula: named('=SUM(1)'),
      gone: named('Gone Shipping'),
    })
    it_ = h.it
    await h.commit('northhaven', [shorePower(), pledgeOf('line', { due: null, target: null })])
    await h.commit('eastmark', [pledgeOf('law', { due: '2026-12-31', what: said('=cmd|x') })])
    await h.commit('gone', [pledgeOf('crews')])
    await h.say('class/granted', {
      ...{ party: 'northhaven', class: 'large', policy: RULES_DIGEST },
      reason: said('It is large.'),
    })
    it_.now = '2026-02-01T00:00:00Z'
    await it_.as('gone').withdraw(ACCORD)
  })
  after(() => h.it.close())

  const page = (query = '') => it_.text(`/${ACCORD}/commitments${query}`, PAGE)
  const parties = async (query: string) =>
    (await it_.json<{ items: { party: string }[] }>(`/${ACCORD}/commitments.json${query}`)).items.map(
      one => one.party,
    )

  /** What the JSON calls the things that it tells. */
  const members = async () => {
    const told = await it_.json<{ items: { commitments: object[] }[] }>(`/${ACCORD}/commitments.json`)
    const one = told.items.find(({ commitments }) => commitments.length > 0)!
    return [told, one, one.commitments[0]!].flatMap(it => Object.keys(it))
  }

  it('sends whoever asks for more than a page can take in to the organisations, and programs to a code', async t => {
    crowd(t)
    for (const [lang, path] of [
      ['en', 'commitments'],
      ['fr', 'due'],
      ['ar', 'figures'],
    ] as const) {
      const answer = await it_.get(`/${ACCORD}/${path}?lang=${lang}`, PAGE)
      assert.equal(answer.status, 501)
      const html = await answer.text()
      assert.match(html, wording('refusal.signatories_many', {}, lang))
      assert.ok(linksIn(html).some(link => link.startsWith(`/${ACCORD}/roll`)))
    }
    const call = await it_.text(`/${ACCORD}`, PAGE)
    assert.match(call, wording('promised.many'))
    const json = await it_.get(`/${ACCORD}/commitments.json`)
    assert.deepEqual([json.status, ((await json.json()) as { code: string }).code], [501, 'signatories_many'])
  })

  it('tells of each signatory what it has taken on, and of whoever has none that as plainly', async () => {
    assert.deepEqual(rowsOf(await page()), [
      ['Republic of Eastmark', 'Republic of Eastmark, Principle 1: Open', 'No commitment'],
      [
        'Port of Northhaven Large ports',
        'Port of Northhaven, Principle 1: Open',
        'Port of Northhaven, Principle 2: Open',
      ],
      ['=SUM(1)', 'No commitment yet'],
      ['Harbour Watch', 'No commitment yet'],
      ['Gone Shipping', 'Gone Shipping, Principle 1: Closed, its signature has ended', 'No commitment'],
    ])
    const words = wordsOn({ html: await page() })
    assert.match(
      words,
      wording('matrix.title', { count: 3, by: 2, of: 4, nouns: 'signatories', when: 'now', date: '' }),
    )
    assert.match(words, inOrder(wording('matrix.silent', { count: 2 }), wording('matrix.asks', { count: 4 })))
    assert.match(wordsOn({ html: await page('?at=2025-12-31') }), wording('matrix.asksNobody'))
  })

  it('is a real table whose every square leads to a commitment', async () => {
    const html = await page()
    const $ = load(html)
    assert.equal($('.matrix thead th[scope=col]').length, 3)
    assert.equal($('.matrix tbody th[scope=row]').length, 5)
    // Of few columns nothing is moved sideways, so the keyboard does not stop there.
    assert.equal($('.scroll[tabindex]').length, 0)
    const links = linksIn(html, /\/commitments\/\w+\/\w+$/)
    assert.deepEqual(links.length, 4)
    for (const to of links) assert.equal((await it_.get(to, PAGE)).status, 200, to)
  })

  it('is narrowed by name, kind, country, status, principle and class', async () => {
    assert.deepEqual(await parties('?q=port'), ['northhaven'])
    assert.deepEqual(await parties('?kind=state'), ['eastmark'])
    assert.deepEqual(await parties('?country=de'), [])
    assert.deepEqual(await parties('?status=none'), ['formula', 'watch'])
    assert.deepEqual(await parties('?status=closed'), ['gone'])
    assert.deepEqual(await parties('?principle=two'), ['northhaven'])
    assert.deepEqual(await parties('?principle=two&status=none'), ['eastmark', 'formula', 'watch'])
    assert.deepEqual(await parties('?class=large'), ['northhaven'])
    const found = await page('?status=none')
    assert.match(
      wordsOn({ html: found }),
      wording('matrix.found', { found: 2, of: 4, nouns: 'signatories', when: 'now', date: '' }),
    )
    assert.equal(load(found)('#status option[selected]').attr('value'), 'none')
    assert.match(wordsOn({ html: await page('?q=nobody') }), wording('matrix.noMatch'))
  })

  it('comes in pages that say what follows, for people and for programs', async () => {
    const seen: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const query: string = `?limit=2${next === '' ? '' : `&page=${next}`}`
      const found = await it_.json<{ total: number; items: { party: string }[]; next: string | null }>(
        `/${ACCORD}/commitments.json${query}`,
      )
      assert.equal(found.total, 5)
      seen.push(...found.items.map(one => one.party))
      next = found.next
    }
    assert.deepEqual(seen, ['eastmark', 'northhaven', 'formula', 'watch', 'gone'])
    const first = await page('?limit=2')
    assert.match(wordsOn({ html: first }), wording('matrix.rowsOf', { from: 1, to: 2, total: 5 }))
    const [to] = linksIn(first, /page=northhaven/)
    assert.equal(rowsOf(await it_.text(to!, PAGE)).length, 3)
    assert.equal((await it_.get(`/${ACCORD}/commitments.json?page=nobody`)).status, 400)
  })

  it('lets nobody hold everybody up with past days: whoever asks for many pays for what they cost', async () => {
    const site = await startDepositary({ limits: { statements: null, proxied: true } })
    site.now = '2026-02-01T00:00:00Z'
    const from = (address: string) => ({ 'x-forwarded-for': address })
    const statusOf = async (address: string, at: string) =>
      (await site.get(`/${ACCORD}/commitments.json${at}`, from(address))).status
    assert.equal(await statusOf('203.0.113.7', ''), 200)
    // As if the call were as large as the largest.
    site.running.duties.weight = () => 110_000
    const answers: number[] = []
    for (let day = 1; day <= 20; day++)
      answers.push(await statusOf('203.0.113.7', `?at=2025-12-${String(day).padStart(2, '0')}`))
    assert.deepEqual(answers, [...Array(13).fill(200), ...Array(7).fill(429)])
    assert.equal(await statusOf('203.0.113.7', '?at=2025-12-01'), 200, 'what is made costs nothing')
    assert.equal(await statusOf('203.0.113.7', ''), 200)
    assert.equal(await statusOf('198.51.100.7', '?at=2025-12-20'), 200)
    assert.equal((await site.get(`/${ACCORD}/commitments.csv`, from('203.0.113.7'))).status, 429)
    await site.close()
  })

  it('refuses what it does not know, and shows the form again with a day that has not come', async () => {
    const malformed = ['?limit=1e2', '?limit=0x10', '?at=2026-01-01&at=2026-01-02']
    for (const query of ['?status=kept', '?princple=one', '?at=2027-01-01', '?kind=ngo', ...malformed])
      assert.equal((await it_.get(`/${ACCORD}/commitments.json${query}`)).status, 400, query)
    for (const ending of ['csv', 'json'])
      for (const [query, has] of [
        ['principle=p99', 'one, two'],
        ['class=xx', 'large'],
      ] as const) {
        const refused = await it_.get(`/${ACCORD}/commitments.${ending}?${query}`)
        assert.equal(refused.status, 400, query)
        assert.ok((await refused.text()).includes(`This call has: ${has}.`), query)
      }
    const wrong = await it_.get(`/${ACCORD}/commitments?at=2027-01-01`, PAGE)
    assert.equal(wrong.status, 400)
    const html = await wrong.text()
    assert.match(wordsOn({ html }), wording('days.later'))
    assert.equal(load(html)('#at').attr('value'), '2027-01-01')
  })

  it('is had as CSV that a spreadsheet computes nothing of, with a column that the codebook explains', async () => {
    const csv = await it_.text(`/${ACCORD}/commitments.csv`)
    const rows = parse(csv, { columns: true }) as Record<string, string>[]
    assert.deepEqual(
      rows.map(({ party, id, status, principle }) => `${party} ${id} ${status} ${principle}`),
      [
        'eastmark law open one',
        'northhaven berths open two',
        'northhaven line open one',
        'formula  none ',
        'watch  none ',
        'gone crews closed one',
      ],
    )
    assert.equal(rows[0]!.what, "'=cmd|x")
    assert.equal(rows[3]!.name, "'=SUM(1)")
    const book = load(await it_.text(`/${ACCORD}/commitments/codebook`, PAGE))
    const terms = book('dt code')
      .toArray()
      .map(one => book(one).text())
    for (const name of [...Object.keys(rows[0]!), ...(await members())]) assert.ok(terms.includes(name), name)
    assert.ok(terms.includes('none'))
    const paper = readFileSync(new URL('../../../docs/commitments-data.md', import.meta.url), 'utf8')
    const listed = paper.slice(paper.lastIndexOf('`party`,')).match(/(?<=`)\w+(?=`[,.])/g)
    assert.deepEqual(listed, Object.keys(rows[0]!))
  })

  it('answers programs as the description says', async () => {
    SHAPES.Commitments.parse(await it_.json(`/${ACCORD}/commitments.json`))
  })
})

describe('what is said of a day', () => {
  it('turns with the day, without an entry, and is the same for ever', async () => {
    const h = await committedHarbour({ northhaven: named('Port of Northhaven') })
    const { it } = h
    const status = async (at = '') => {
      const found = await it.json<{ items: { commitments: { status: string }[] }[] }>(
        `/${ACCORD}/commitments.json${at && `?at=${at}`}`,
      )
      return found.items[0]!.commitments[0]!.status
    }
    const seen = async () => rowsOf(await it.text(`/${ACCORD}/commitments`, PAGE))[0]![1]
    await h.commit('northhaven', [pledgeOf('berths')])
    it.now = '2026-06-29T23:59:00Z'
    assert.equal(await status(), 'open')
    assert.match((await seen())!, /Open/)
    it.now = '2026-06-30T00:00:00Z'
    assert.equal(await status(), 'due')
    assert.match((await seen())!, /Due/)
    it.now = '2026-07-31T00:00:00Z'
    assert.equal(await status(), 'overdue')
    const before = await it.json<object>(`/${ACCORD}/commitments.json?at=2026-07-31`)
    const page = await it.text(`/${ACCORD}/commitments?at=2026-07-31`, PAGE)
    it.now = '2026-08-02T00:00:00Z'
    await h.report('northhaven', { answers: [accountOf('northhaven', 'berths', '2026-06-30')] })
    await h.say('cycle/extended', {
      clause: null,
      from: '2026-06-01',
      until: '2026-07-01',
      days: 30,
      reason: said('A flood.'),
    })
    const renamed = { ...facts('northhaven'), ...named('Northhaven and Sons') }
    await it.post(
      'party/updated',
      { party: 'northhaven', reason: said('Renamed.'), ...renamed },
      { signers: [it.key, partyKey('northhaven')] },
    )
    const { size: _, ...then } = before as { size: number }
    const { size: __, ...now } = await it.json<{ size: number }>(`/${ACCORD}/commitments.json?at=2026-07-31`)
    assert.deepEqual(now, then)
    assert.deepEqual(rowsOf(await it.text(`/${ACCORD}/commitments?at=2026-07-31`, PAGE)), rowsOf(page))
    assert.equal(await status(), 'reported')
    assert.equal(await status('2026-06-29'), 'open')
    assert.deepEqual(
      (await it.json<{ items: object[] }>(`/${ACCORD}/commitments.json?at=2025-12-31`)).items,
      [],
    )
    await it.close()
  })

  it('is brought forward by whatever is recorded to what it would be if it were made anew', async () => {
    const h = await committedHarbour({
      northhaven: named('Port of Northhaven'),
      eastport: named('Eastport'),
      westbank: named('Westbank'),
    })
    const { it } = h
    const kept = new CallDuties(it.log)
    const signed = (by: string) => ({ by, call: ACCORD, signers: [partyKey(by)] })
    const acts: (() => Promise<unknown>)[] = [
      () => h.commit('northhaven', [shorePower(), pledgeOf('line')]),
      () => h.commit('eastport', [pledgeOf('crews')]),
      () =>
        h.say('class/granted', {
          ...{ party: 'eastport', class: 'large', policy: RULES_DIGEST },
          reason: said('x'),
        }),
      () => h.say('class/ended', { party: 'eastport', class: 'large', reason: said('x') }),
      () => h.amend('northhaven', [shorePower({ due: '2027-01-31' })]),
      async () => {
        const version = (await it.log.head())!.size - 1
        const body = { commitment: { party: 'northhaven', id: 'berths' }, version, part: null }
        const signers = [partyKey('westbank'), partyKey('northhaven')]
        return it.post('commitment/joined', body, { ...signed('westbank'), signers })
      },
      () => h.withdraw('northhaven', 'line'),
      () => h.report('northhaven', { answers: [accountOf('northhaven', 'berths', null, { final: true })] }),
      () =>
        h.say('cycle/extended', {
          clause: null,
          from: '2027-01-31',
          until: '2027-01-31',
          days: 9,
          reason: said('x'),
        }),
      () => it.post('service/interrupted', { from: '2026-12-30T00:00:00Z', until: '2027-01-01T10:00:00Z' }),
      () =>
        it.post(
          'party/merged',
          { party: 'eastport', into: 'westbank', calls: [], reason: said('Bought.') },
          { signers: [it.key, partyKey('westbank')] },
        ),
      () => it.as('westbank').withdraw(ACCORD),
      () => h.say('call/policy-changed', { policy: FEWER, reason: said('Fewer.') }),
      () => it.post('policy/accepted', { policy: policyDigest(FEWER) }, signed('northhaven')),
    ]
    it.now = '2027-02-02T00:00:00Z'
    const days = ['2026-01-01', '2027-02-02', '2027-06-01']
    for (const day of days) await kept.on(ACCORD, day)
    let told = ''
    for (const [i, act] of acts.entries()) {
      if (i === 0) it.now = '2026-01-01T00:00:00Z'
      if (i === 4) it.now = '2027-01-02T00:00:00Z'
      await act()
      for (const day of days) {
        const [brought, anew] = await Promise.all([
          kept.on(ACCORD, day),
          new CallDuties(it.log).on(ACCORD, day),
        ])
        assert.deepEqual(brought!.signatories, anew!.signatories, `act ${i} on ${day}`)
        assert.equal(brought!.size, anew!.size)
      }
      const tells = JSON.stringify(
        await Promise.all(days.map(async day => (await kept.on(ACCORD, day))!.signatories)),
      )
      assert.notEqual(tells, told, `act ${i} changes nothing that is told`)
      told = tells
    }
    await it.close()
  })
})

describe('a call without commitments', () => {
  const words = async (it: Depositary, path: string) => wordsOn({ html: await it.text(path, PAGE) })

  it('says of a record that it has none and that none is owed', async () => {
    const it = await startDepositary({ upTo: 'established' })
    const authority = { ...OPENED.authority, level: 'independent' }
    await it.post('call/opened', { ...OPENED, authority }, { call: ACCORD })
    for (const path of ['', '/commitments', '/measures', '/due'])
      assert.match(await words(it, `/${ACCORD}${path}`), wording('matrix.record'), path)
    assert.deepEqual(linksIn(await it.text(`/${ACCORD}`, PAGE), /\/commitments$/), [])
    assert.deepEqual((await it.json<{ items: object[] }>(`/${ACCORD}/commitments.json`)).items, [])
    await it.close()
  })

  it('says of rules without clauses that nothing is asked, and of a call that nobody has signed that', async () => {
    const it = await startDepositary({ parties: ['northhaven'] })
    assert.match(await words(it, `/${ACCORD}`), wording('matrix.asksNothing'))
    assert.match(await words(it, `/${ACCORD}/commitments`), wording('matrix.nobody'))
    await it.as('northhaven').sign(ACCORD)
    assert.match(await words(it, `/${ACCORD}/commitments`), wording('matrix.noneYet'))
    assert.match(await words(it, `/${ACCORD}/measures`), wording('measures.none'))
    assert.match(await words(it, `/${ACCORD}/due`), wording('due.none'))
    await it.close()
  })

  it('says of a text without principles that none could stand, and knows no principle that no text has', async () => {
    const it = await startDepositary({ upTo: 'call', parties: ['northhaven'] })
    assert.match(await words(it, `/${ACCORD}/commitments`), wording('matrix.nobody'))
    assert.equal((await it.get(`/${ACCORD}/principles/nine`, PAGE)).status, 404)
    assert.equal((await it.get('/no-such-call/commitments', PAGE)).status, 404)
    assert.equal((await it.get(`/${ACCORD}/commitments/northhaven/none`, PAGE)).status, 404)
    await it.close()
  })
})
