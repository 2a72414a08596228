import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { admit, type Depositary, startDepositary } from '../../../test/depositary.ts'
import { entriesIn, linksIn, wordsIn, wordsOn } from '../../../test/desk/visitor.ts'
import {
  ACCEPTS,
  ACCORD,
  absent,
  listed,
  MANIFEST_DIGEST,
  manifestOf,
  said,
  WORDS,
} from '../../../test/harbour.ts'
import { partyKey } from '../../../test/memory-log.ts'
import { HOUR, keep, opening } from '../../../test/sealing.ts'
import { inOrder, wording } from '../../../test/wording.ts'
import { toBase64, utf8 } from '../../core/bytes.ts'
import { digestOf } from '../../core/digest.ts'
import { rootAt } from '../../log/tree.ts'
import { manifestDigest } from '../../register/types/texts.ts'

interface Roll {
  total: number
  more: boolean
  items: { party: string; signed: string | null; status: string; ended: string | null }[]
  next: string | null
}

describe('the roll for programs', () => {
  let it_: Depositary
  const parties = Array.from({ length: 7 }, (_, i) => `port-${i}`)
  before(async () => {
    it_ = await startDepositary({ parties })
    for (const party of parties) await it_.as(party).sign(ACCORD)
    await admit(it_, 'quoted', {
      names: [{ lang: 'en', text: 'Quay, "Old" & Sons' }],
      kind: 'state',
      country: 'FR',
    })
    await admit(it_, 'formula', {
      names: [{ lang: 'en', text: '=SUM(1)' }],
      kind: 'civil-society',
      country: null,
    })
    it_.now = '2026-02-01T00:00:00Z'
    await it_.as('quoted').sign(ACCORD)
    await it_.as('formula').sign(ACCORD)
  })
  after(() => it_.close())

  it('is cited by the log of its day, and as before when more is recorded', async () => {
    const cited = async (at: string) =>
      load(await it_.text(`/${ACCORD}/roll?at=${at}`, { accept: 'text/html' }))('.cite textarea').text()
    const before = await cited('2026-01-15')
    const { store } = it_.log
    const { size } = (await store.head())!
    const first = size - 2
    const root = toBase64(await rootAt(store, first))
    assert.match(before, inOrder(`first ${first} entries`, it_.log.origin, root))
    assert.match(await cited('2026-02-01'), inOrder(`first ${size} entries`))
    await admit(it_, 'latecomer', { names: [{ lang: 'en', text: 'Late' }], kind: 'state', country: null })
    assert.equal(await cited('2026-01-15'), before)
  })

  const roll = (query: string) => it_.json<Roll>(`/${ACCORD}/roll.json${query}`)

  it('comes in pages that follow one another', async () => {
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const page: Roll = await roll(`?limit=4${next === '' ? '' : `&page=${next}`}`)
      assert.equal(page.total, 9)
      assert.equal(page.more, false)
      seen.push(...page.items.map(item => item.party))
      next = page.next
    }
    assert.equal(new Set(seen).size, 9)
    const first = await it_.get(`/${ACCORD}/roll.json?limit=4`)
    assert.match(
      first.headers.get('link')!,
      /^<\/harbour-accord\/roll\.json\?page=[\w-]+&limit=4>; rel="next"$/,
    )
  })

  it('is searched by name, kind, country, mandate and day', async () => {
    const total = async (query: string) => (await roll(query)).total
    assert.equal(await total('?q=quay+old'), 1)
    assert.equal(await total('?kind=state'), 1)
    assert.equal(await total('?country=fr'), 1)
    assert.equal(await total('?country=none'), 1)
    assert.equal(await total('?mandate=domain'), 9)
    assert.equal(await total('?mandate=none'), 0)
    assert.equal(await total('?at=2026-01-15'), 7)
    assert.equal(await total('?at=2025-01-01'), 0)
    assert.equal(await total('?q=&kind=&country=&at='), 9)
  })

  it('counts in its menus what the other filters leave, and nothing where that is not counted', async () => {
    const option = async (query: string, value: string) =>
      load(await it_.text(`/${ACCORD}/roll${query}`))(`option[value="${value}"]`)
        .text()
        .trim()
    assert.match(await option('?country=FR', 'state'), /\(1\)$/)
    assert.match(await option('?country=FR', 'civil-society'), /\(0\)$/)
    assert.match(await option('?kind=civil-society', 'FR'), /\(0\)$/)
    assert.match(await option('?q=quay', 'civil-society'), /\(0\)$/)
    for (const value of ['FR', 'domain']) assert.doesNotMatch(await option('?q=quay', value), /\(/)
  })

  it('says on paper from where and of when each sheet is, and which rows these are', async () => {
    const page = await it_.text(`/${ACCORD}/roll?limit=4`)
    const all = `https://harbour.example/${ACCORD}/roll/print`
    assert.match(wordsIn(page, '.range .only-print')[0]!, wording('roll.rangeOnPaper', { all }))
    const entry = (await it_.json<{ size: number }>(`/${ACCORD}/roll.json`)).size - 1
    for (const address of [`/${ACCORD}/roll`, `/${ACCORD}/roll/print`])
      assert.match(
        wordsIn(await it_.text(address), 'tfoot')[0]!,
        wording('roll.sheetFoot', {
          entry,
          from: `https://harbour.example${address}`,
          date: '1 February 2026',
        }),
      )
  })

  it('names the parameter that it cannot read', async () => {
    for (const query of [
      'kind=ship',
      'country=France',
      'at=2026-02-30',
      'limit=0',
      'limit=501',
      'page=2',
      'mandate=x',
      'status=gone',
      'signed=yesterday',
      'sort=kind',
    ]) {
      const response = await it_.get(`/${ACCORD}/roll.json?${query}`)
      assert.equal(response.status, 400, query)
      const { code, detail } = (await response.json()) as { code: string; detail: string }
      assert.equal(code, 'query_malformed', query)
      if (!query.startsWith('page')) assert.match(detail, new RegExp(`parameter ${query.split('=')[0]}`))
    }
    assert.equal((await it_.get('/no-such-call/roll.json')).status, 404)
    assert.equal((await it_.get('/no-such-call/roll.csv')).status, 404)
  })

  it('is whole as CSV, and alters no name', async () => {
    const response = await it_.get(`/${ACCORD}/roll.csv`)
    assert.match(response.headers.get('content-type')!, /^text\/csv; charset=utf-8/)
    const rows = parse(await response.text(), { columns: true }) as Record<string, string>[]
    assert.equal(rows.length, 9)
    assert.deepEqual(Object.keys(rows[0]!), [
      'party',
      'name',
      'kind',
      'country',
      'basis',
      'mandate',
      'signed',
      'entry',
      'status',
      'ended',
      'lapsed',
      'version',
      'manifest',
      'textSince',
      'reservation',
      'declaration',
      'late',
      'takes',
    ])
    const names = rows.map(row => row.name)
    assert.ok(names.includes('Quay, "Old" & Sons'))
    // What a spreadsheet would compute is text there; the JSON has it as it was signed.
    assert.ok(names.includes("'=SUM(1)"))
    assert.ok((await it_.text(`/${ACCORD}/roll.json`)).includes('"=SUM(1)"'))
    const french = parse(await it_.text(`/${ACCORD}/roll.csv?country=FR`), { columns: true }) as object[]
    assert.equal(french.length, 1)
  })
})

describe('a state on a roll', () => {
  let it_: Depositary
  const names = (lang: string, text: string) => ({ names: [{ lang, text }] })
  before(async () => {
    it_ = await startDepositary()
    const states = {
      ...{
        allemagne: 'DE',
        'royaume-uni': 'GB',
        'cote-d-ivoire': 'CI',
        'coree-du-nord': 'KP',
        'coree-du-sud': 'KR',
      },
      ...{ guinee: 'GN', 'papouasie-nouvelle-guinee': 'PG', 'etats-unis': 'US', inde: 'IN' },
      ...{ danemark: 'DK', georgie: 'GE', jordanie: 'JO', kirghizistan: 'KG' },
    }
    await admit(it_, 'union', { ...names('fr', 'Union européenne'), kind: 'civil-society', country: 'BE' })
    await it_.as('union').sign(ACCORD)
    const others = { chamber: 'American Chamber of Commerce in Germany', index: 'Index Usability, Inc.' }
    for (const [id, country] of Object.entries(states))
      await admit(it_, id, { ...names('fr', id.replaceAll('-', ' ')), kind: 'state', country })
    for (const [id, name] of Object.entries(others))
      await admit(it_, id, { ...names('en', name), country: 'US' })
    for (const id of [...Object.keys(states), ...Object.keys(others)]) await it_.as(id).sign(ACCORD)
  })
  after(() => it_.close())

  const data = (q: string, more = '') =>
    it_.json<Roll>(`/${ACCORD}/roll.json?q=${encodeURIComponent(q)}${more}`)
  const found = async (q: string) => (await data(q)).items.map(({ party }) => party)

  it('is found first by its name in any language, by its codes and by what it is called', async () => {
    assert.deepEqual(await found('Germany'), ['allemagne', 'chamber'])
    for (const q of [
      'Deutschland',
      'Alemania',
      'ألمانيا',
      '德国',
      'Германия',
      'DEU',
      'federal republic of germany',
    ])
      assert.deepEqual(await found(q), ['allemagne'], q)
    for (const q of ['UK', 'U.K.', 'GBR', 'Great Britain', 'England', '英国', 'المملكة المتحدة'])
      assert.deepEqual(await found(q), ['royaume-uni'], q)
    for (const q of ['Ivory Coast', 'Elfenbeinküste', 'Costa de Marfil'])
      assert.deepEqual(await found(q), ['cote-d-ivoire'], q)
    assert.deepEqual(await found('Korea'), ['coree-du-nord', 'coree-du-sud'])
    assert.deepEqual(await found('south korea'), ['coree-du-sud'])
    // A code is also the beginning of words, and whoever searches for a word finds both.
    assert.deepEqual(await found('us'), ['etats-unis', 'index'])
    assert.deepEqual(await found('in'), ['inde', 'chamber', 'index'])
    const called = {
      ...{ 'etats-unis': 'США|EE.UU.|EE UU|E.E.U.U.|VS|É.-U.|U.S.|U.S.A.' },
      ...{ 'royaume-uni': 'Großbritannien|Grossbritannien|Gran Bretaña' },
      ...{
        allemagne: 'Bundesrepublik Deutschland|République fédérale d’Allemagne|Germany (Federal Republic of)',
      },
      ...{ 'coree-du-sud': 'S. Korea|ROK|Republic of Korea|Korea, Republic of|República de Corea' },
      ...{ 'coree-du-nord': 'N. Korea|DPRK|Korea (Democratic People’s Republic of)' },
      ...{ danemark: 'Daenemark|DAENEM|Kingdom of Denmark|Reino de Dinamarca|Königreich Dänemark' },
      ...{ kirghizistan: 'Kyrgyz Republic|République kirghize|República Kirguisa|Kirgisische Republik' },
      ...{
        jordanie: 'Hashemite Kingdom of Jordan|Royaume hachémite de Jordanie|Reino Hachemita de Jordania',
      },
      ...{ 'cote-d-ivoire': 'République de Côte d’Ivoire', guinee: 'Republic of Guinea' },
      ...{ georgie: 'Georgia|Republic of Georgia' },
    }
    for (const [state, ways] of Object.entries(called))
      for (const q of ways.split('|')) {
        // Initials begin the words of many a name: "É.-U." those of "Union européenne".
        const [first, ...rest] = await found(q)
        assert.deepEqual([first, rest.filter(party => party !== 'union')], [state, []], q)
      }
    for (const q of ['European Union', 'the EU', 'UE', 'ЕС', '欧盟', 'Europäische Union'])
      assert.deepEqual(await found(q), ['union'], q)
    // A federation has states of such names, and initials are no beginnings of words.
    for (const q of [
      'Republic',
      'Kingdom',
      'African Union',
      'United Nations',
      'French',
      'State of Georgia',
      'Georgia State',
      'F.R.A.N.',
    ])
      assert.deepEqual(await found(q), [], q)
    // The one that is called so comes before those that only begin so.
    assert.deepEqual(await found('Guinea'), ['guinee', 'papouasie-nouvelle-guinee'])
    assert.deepEqual(await found('German Chamber'), ['chamber'])
  })

  it('comes first through every page and in the file, unless the newest are asked for', async () => {
    const { next, total } = await data('in', '&limit=1')
    assert.equal(total, 3)
    const second = await data('in', `&limit=1&page=${next}`)
    assert.deepEqual(
      second.items.map(({ party }) => party),
      ['chamber'],
    )
    const last = await data('in', `&limit=1&page=${second.next}`)
    assert.deepEqual([last.items[0]!.party, last.next], ['index', null])
    const rows = parse(await it_.text(`/${ACCORD}/roll.csv?q=in`), { columns: true }) as { party: string }[]
    assert.deepEqual(
      rows.map(({ party }) => party),
      ['inde', 'chamber', 'index'],
    )
    const byDate = await data('in', '&sort=date')
    assert.equal(byDate.total, 3)
  })

  it('is told as what the words mean, and suggested where they are misspelt', async () => {
    const germany = await it_.text(`/${ACCORD}/roll?q=Germany`)
    assert.match(germany, wording('roll.readAs', { states: 'Germany' }))
    const misspelt = await it_.text(`/${ACCORD}/roll?q=Germny`)
    assert.match(misspelt, wording('roll.didYouMean', { name: 'Germany' }))
    assert.ok(misspelt.includes(`href="/${ACCORD}/roll?q=Germany"`))
    const suggested = async (q: string) =>
      (await it_.json<{ suggested: { party: string }[] }>(`/${ACCORD}/roll.json?q=${q}`)).suggested
    assert.deepEqual((await suggested('Deutchland'))[0]!.party, 'allemagne')
    assert.deepEqual(
      (await suggested('Amercan+Chmber')).map(({ party }) => party),
      ['chamber'],
    )
    // France is no row of this roll, so that nobody is sent to find nothing.
    assert.deepEqual(await suggested('Frnace'), [])
    assert.deepEqual(await suggested('qqqqqqqq'), [])
  })
})

describe('the roll of a call with a past', () => {
  let it_: Depositary
  before(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'tessaly', 'orrin'] })
    for (const party of ['old-quay', 'lost-quay'])
      await it_.post('party/listed', listed(party, '2025-06-01'), { call: ACCORD })
    await it_.post('party/listed', listed('old-quay', '2025-12-01', { firstSeen: '2025-06-01' }), {
      call: ACCORD,
    })
    const lost = absent('lost-quay', '2025-12-01', { firstSeen: '2025-06-01', lastSeen: '2025-06-01' })
    await it_.post('party/listed', lost, { call: ACCORD })
    await it_.as('northhaven').sign(ACCORD, { reservation: said('Not at the navy’s terminals.') })
    it_.now = '2026-01-02T00:00:00Z'
    await it_.as('tessaly').sign(ACCORD)
    await it_.as('orrin').sign(ACCORD)
    it_.now = '2026-01-03T00:00:00Z'
    await it_.as('tessaly').withdraw(ACCORD)
    await it_.as('northhaven').withdraw(ACCORD)
    await it_.as('northhaven').sign(ACCORD)
  })
  after(() => it_.close())

  const roll = (query: string) => it_.json<Roll>(`/${ACCORD}/roll.json${query}`)
  const page = (query: string) => it_.text(`/${ACCORD}/roll${query}`)
  const told = ({ items }: Roll) => items.map(({ party, status, ended }) => [party, status, ended])

  it('tells who stands there and how, and who stood there before and how that ended', async () => {
    assert.deepEqual(told(await roll('')), [
      ['northhaven', 'standing', null],
      ['old-quay', 'listed', null],
      ['orrin', 'standing', null],
    ])
    assert.deepEqual(told(await roll('?status=withdrawn')), [['tessaly', 'withdrawn', '2026-01-03']])
    assert.deepEqual(told(await roll('?status=unlisted')), [['lost-quay', 'unlisted', '2025-12-01']])
    assert.deepEqual(told(await roll('?status=listed')), [['old-quay', 'listed', null]])
    assert.match(await page('?status=withdrawn'), wording('roll.ended.withdrawn', { date: '3 January 2026' }))
    assert.match(
      await page('?status=unlisted&lang=fr'),
      wording('roll.ended.unlisted', { date: '1er décembre 2025' }, 'fr'),
    )
  })

  it('says the same in CSV as in JSON, whatever it is narrowed to', async () => {
    for (const query of [
      '',
      '?status=withdrawn',
      '?status=unlisted&q=quay',
      '?signed=none',
      '?signed=2026-01-02&sort=date',
      '?at=2026-01-02&status=standing',
    ]) {
      const rows = parse(await it_.text(`/${ACCORD}/roll.csv${query}`), { columns: true }) as Record<
        string,
        string
      >[]
      assert.deepEqual(
        rows.map(({ party, status, ended }) => [party, status, ended || null]),
        told(await roll(query)),
        query,
      )
    }
  })

  it('comes newest first, those without a date last, and carries that through its links', async () => {
    const { items, next } = (await roll('?sort=date&limit=2')) as Roll
    assert.deepEqual(
      items.map(({ signed }) => signed),
      ['2026-01-03', '2026-01-02'],
    )
    const rest = await roll(`?sort=date&limit=2&page=${next}`)
    assert.deepEqual(
      rest.items.map(({ party, signed }) => [party, signed]),
      [['old-quay', null]],
    )
    const shown = await page('?sort=date&kind=company')
    const [sorted, ...others] = wordsIn(shown, 'th[role="columnheader"][scope="col"][aria-sort="descending"]')
    assert.match(sorted!, wording('roll.signed'))
    assert.deepEqual(others, [])
    assert.ok(linksIn(shown).includes('/harbour-accord/roll.csv?kind=company&sort=date'))
    assert.equal(load(shown)('form select[name="sort"] option[selected]').val(), 'date')
  })

  it('keeps the form where a reader mistypes the day, and shows no rows of another', async () => {
    const response = await it_.get(`/${ACCORD}/roll?at=yesterday&kind=company`, { accept: 'text/html' })
    assert.equal(response.status, 400)
    const shown = load(await response.text())
    assert.match(shown('title').text(), /^Error:/)
    assert.match(shown('#at-e').text(), wording('days.notDay'))
    assert.deepEqual([shown('#at').val(), shown('select[name="kind"]').val()], ['yesterday', 'company'])
    assert.equal(shown('main tbody').length, 0)
    assert.ok(linksIn(shown.html()).includes(`/${ACCORD}/roll?kind=company`))
  })

  it('says what it was narrowed to in its heading, its title, its totals and its form', async () => {
    const shown = await page('?kind=company&country=DE&lang=en')
    const of = { total: '3', whole: '3', kinds: 'companies', the: 'no', country: 'Germany' }
    assert.match(wordsIn(shown, 'h1')[0]!, wording('roll.answerBoth', of))
    assert.match(wordsIn(shown, 'title')[0]!, wording('roll.answerBoth', of))
    assert.match(wordsIn(shown, '.totals li').join(), /^ *3 companies *$/)
    // What the heading says of all is said in no row.
    const columns = (found: string) => wordsIn(found, 'th[scope="col"]').map(each => each.trim())
    for (const key of ['roll.kind', 'roll.country'] as const) {
      assert.ok(
        columns(await page('')).some(each => wording(key).test(each)),
        key,
      )
      assert.ok(!columns(shown).some(each => wording(key).test(each)), key)
    }
    assert.ok(linksIn(shown).includes('/harbour-accord/roll?lang=en'))
    assert.equal(load(shown)('option[value="DE"][selected]').text().trim(), 'Germany (3)')
    const ofDay = load(await page('?signed=2026-01-02'))('option[value="2026-01-02"][selected]')
    assert.match(ofDay.text(), /^\s*2 January 2026/)
    const named = await page('?q=quay')
    assert.match(
      wordsIn(named, 'h1')[0]!,
      wording('roll.answerName', { count: 1, total: '1', whole: '3', q: 'quay' }),
    )
    assert.match(wordsIn(named, '.totals li').join(), /^ *1 company *$/)
    const letter = { count: 1, total: '1', whole: '3', letter: 'N' }
    assert.match(wordsIn(await page('?letter=n'), 'h1')[0]!, wording('roll.answerLetter', letter))
    const gone = wording('roll.answerAll', { what: 'Withdrawn', total: '1' })
    assert.match(wordsIn(await page('?status=withdrawn'), 'h1')[0]!, gone)
    // Who searches is brought to the heading, by the form and by each way to other rows.
    assert.equal(load(named)('form[role="search"]').attr('action'), '/harbour-accord/roll#found')
    assert.equal(load(named)('h1#found').attr('tabindex'), '-1')
  })

  it('refuses a filter that it does not know, in each file, and ignores it on the page', async () => {
    for (const [file, member] of [
      ['roll.json', 'name'],
      ['roll.csv', 'limit'],
      ['not-on-the-list.json', 'kind'],
      ['not-on-the-list.csv', 'kind'],
      ['changes.json', 'at'],
      ['changes.csv', 'page'],
      ['persons.json', 'at'],
      ['persons.csv', 'at'],
    ] as const) {
      const response = await it_.get(`/${ACCORD}/${file}?lang=en&${member}=2026-01-01`)
      const { code, detail } = (await response.json()) as { code: string; detail: string }
      assert.deepEqual([response.status, code], [400, 'query_malformed'], file)
      assert.match(detail, new RegExp(`no parameter "${member}" here`))
    }
    assert.equal(wordsIn(await page('?name=Germany'), 'tbody tr').length, 3)
  })

  it('is printed whole, each row with its log entry, whatever it is narrowed to', async () => {
    const { items } = await it_.json<{ items: { entry: number }[] }>(`/${ACCORD}/roll.json`)
    const paper = await it_.text(`/${ACCORD}/roll/print`)
    assert.equal(wordsIn(paper, 'tbody tr').length, items.length)
    for (const { entry } of items) assert.ok(entriesIn(paper).includes(entry))
    assert.ok(linksIn(await page('?q=quay')).includes('/harbour-accord/roll/print?q=quay'))
    assert.equal(wordsIn(await it_.text(`/${ACCORD}/roll/print?q=quay`), 'tbody tr').length, 1)
  })

  it('shows a way on where nobody matches', async () => {
    const shown = await page('?q=orrin&status=withdrawn')
    assert.match(shown, wording('roll.none'))
    const ways = (query: string) =>
      wordsIn(shown, `.plain-list a[href="/harbour-accord/roll${query}"]`).join()
    assert.match(
      ways('?status=withdrawn'),
      inOrder(wording('roll.without', { what: 'Name', value: 'orrin' }), '(1)'),
    )
    assert.match(
      ways('?q=orrin'),
      inOrder(wording('roll.without', { what: 'Status', value: 'Withdrawn' }), '(1)'),
    )
    assert.match(ways(''), wording('roll.whole'))
    const none = await page('?at=2020-01-01')
    assert.match(wordsIn(none, 'h1')[0]!, /^0 signator/)
    assert.match(none, wording('roll.nobodyOn', { date: '1 January 2020' }))
    assert.match(await page('?at=2020-01-01&q=orrin'), wording('roll.noneOn'))
  })

  it('tells a reservation beside the signature that had it, and beside no other', async () => {
    assert.match(await page('?q=northhaven&at=2026-01-02'), wording('roll.said.reservation'))
    assert.doesNotMatch(await page('?q=northhaven'), wording('roll.said.reservation'))
  })

  it('counts by kind what stands, and tells apart who signed and who was copied', async () => {
    const shown = await page('')
    const companiesIn = (shown: string) =>
      wordsIn(shown, '.totals li').filter(words => words.includes('companies'))
    assert.match(companiesIn(shown).join(), /^ *3 /)
    assert.match(shown, wording('roll.someCopied', { count: 1 }))
    const [withdrawn] = wordsIn(shown, 'a[href*="status=withdrawn"]')
    assert.match(withdrawn!, wording('roll.option', { word: 'Withdrawn', count: '1' }))
    assert.match(companiesIn(await page('?at=2026-01-02')).join(), /^ *4 /)
  })
})

it('tells of a signature that was given under seal what it said, and no more, once another has followed', async () => {
  const it_ = await startDepositary({ parties: ['northhaven', 'eastport'] })
  const reservation = said('Not at night.')
  const kept = [
    ['northhaven', ACCEPTS],
    ['eastport', { ...ACCEPTS, reservation }],
  ].map(([by, body]) =>
    keep(
      it_.envelope('signature/given', body as object, {
        by: by as string,
        call: ACCORD,
        signers: [partyKey(by as string)],
      }),
      `${by}'s salt`,
    ),
  )
  for (const { commitment } of kept)
    await it_.post('statement/sealed', { commitment, opens: HOUR }, { call: ACCORD })
  it_.now = HOUR
  for (const one of kept) await it_.post('statement/opened', opening(one), { call: ACCORD })
  it_.now = '2026-01-05T00:00:00Z'
  for (const party of ['northhaven', 'eastport']) {
    await it_.as(party).withdraw(ACCORD)
    await it_.as(party).sign(ACCORD)
  }
  const then = (party: string) => it_.text(`/${ACCORD}/roll?q=${party}&at=2026-01-03`)
  for (const what of ['reservation', 'declaration', 'both'] as const)
    assert.doesNotMatch(await then('northhaven'), wording(`roll.said.${what}`))
  assert.match(await then('eastport'), wording('roll.said.reservation'))
  assert.doesNotMatch(await then('eastport'), wording('roll.said.both'))
  await it_.close()
})

it('says which text each signed, since when and what they said; the call, how many signed the one in force', async () => {
  const it_ = await startDepositary({ parties: ['northhaven', 'eastport', 'westhaven'] })
  const sign = (by: string, body: object) =>
    it_.post('signature/given', { ...ACCEPTS, ...body }, { by, call: ACCORD, signers: [partyKey(by)] })
  for (const by of ['northhaven', 'eastport', 'westhaven']) await sign(by, {})
  it_.now = '2026-02-01T00:00:00Z'
  const manifest = manifestOf(WORDS)
  const newer = { ...manifest, principles: [] }
  const texts = Object.values(WORDS).map(words => ({ name: digestOf(utf8(words)), bytes: utf8(words) }))
  await it_.post('text/published', { manifest: newer, supersedes: MANIFEST_DIGEST }, { call: ACCORD }, texts)
  const digest = manifestDigest(newer)
  await sign('northhaven', { manifest: digest, reservation: said('Not at night.') })
  const home = await it_.text(`/${ACCORD}`)
  assert.match(wordsOn({ html: home }), wording('life.haveSigned', { rows: 1, signed: 3 }))
  const found = await it_.json<Roll>(`/${ACCORD}/roll.json?version=2`)
  assert.partialDeepStrictEqual(found.items, [
    {
      party: 'northhaven',
      manifest: digest,
      version: 2,
      signed: '2026-01-01',
      textSince: '2026-02-01',
      reservation: said('Not at night.'),
      declaration: null,
    },
  ])
  const total = async (query: string) => (await it_.json<Roll>(`/${ACCORD}/roll.json${query}`)).total
  assert.deepEqual(
    [await total('?version=1'), await total('?said=reservation'), await total('?said=none')],
    [2, 1, 2],
  )
  assert.equal(await total('?version=2&at=2026-01-15'), 0)
  const page = await it_.text(`/${ACCORD}/roll?version=2&said=reservation`)
  const text = { number: 2, date: '1 Feb 2026' }
  assert.match(
    wordsOn({ html: page }),
    inOrder('Version 2, A reservation: 1 of 3', wording('roll.text', text)),
  )
  await it_.close()
})
