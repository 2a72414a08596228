import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { admit, type Depositary, startDepositary } from '../../../test/depositary.ts'
import { linksIn, wordsIn, wordsOn } from '../../../test/desk/visitor.ts'
import { ACCORD, inEnglish, listed, MANIFEST_DIGEST, OPENED, said } from '../../../test/harbour.ts'
import { inOrder, wording } from '../../../test/wording.ts'
import { passagesOf } from '../../comparison/passages.ts'
import { TURNS } from '../kit/rate-quotas.ts'
import { namesAsLong } from '../roll/suggestions.ts'
import { excerpt, foundIn } from './marked.ts'

describe('one search', () => {
  let it_: Depositary
  let renamed: number
  before(async () => {
    it_ = await startDepositary()
    await admit(it_, 'northhaven', {
      names: [...inEnglish('Port of Northhaven'), { lang: 'fr', text: 'Port de Northhaven' }],
    })
    await it_.as('northhaven').sign(ACCORD)
    const authority = { level: 'independent', note: said('A copy.'), source: null, evidence: [] }
    const titles = inEnglish('A Letter on Lanterns')
    await it_.post('call/opened', { ...OPENED, titles, authority }, { call: 'lanterns' })
    const named = (text: string) => ({ names: [{ lang: 'und', text }] })
    await it_.post(
      'party/listed',
      { ...listed('quay', '2025-06-01'), ...named('Old Quay') },
      { call: 'lanterns' },
    )
    const later = { ...listed('quay', '2025-07-01'), ...named('New Quay Company'), firstSeen: '2025-06-01' }
    await it_.post('party/listed', later, { call: 'lanterns' })
    const state = { ...listed('deutschland', '2025-06-01'), kind: 'state', country: 'DE' }
    renamed = (await it_.post('party/listed', { ...state, ...named('Allemagne') }, { call: 'lanterns' }))
      .index
  })
  after(() => it_.close())

  const search = async (q: string, more = '') => it_.text(`/search?q=${encodeURIComponent(q)}${more}`)
  const organisations = (page: string) => linksIn(load(page)('#organisations').html() ?? '', /^\/parties\//)

  it('leaves time for others: who asks for too much that nobody has looked for waits, and is shown what is kept', async () => {
    const [one, other] = ['203.0.113.9', '198.51.100.9']
    const asks = async (remoteAddress: string, path: string) =>
      (await it_.app.request(path, {}, { incoming: { socket: { remoteAddress } } } as never)).status
    assert.equal(await asks(one, '/search?q=quay'), 200)
    it_.running.turns.address.search.take(one, TURNS.search.burst - 1)
    for (const path of ['/search?q=old+quay', '/search.json?q=old+quay'])
      assert.deepEqual([await asks(one, path), await asks(other, path)], [429, 200], path)
    for (const path of ['/search', '/search?q=quay', '/search?q=old+quay'])
      assert.equal(await asks(one, path), 200, path)
  })

  it('refuses signs that stand for whole sentences, and compares no name that is longer or shorter by more than a slip', async () => {
    const get = (path: string, q: string) => it_.get(`${path}?q=${encodeURIComponent(q)}`)
    const addresses = [
      '/search',
      '/organisations',
      '/search.json',
      '/organisations.json',
      `/${ACCORD}/roll.json`,
    ]
    for (const address of addresses) {
      const refused = await get(address, '\ufdfa'.repeat(200))
      assert.equal(refused.status, 400, address)
      assert.match(await refused.text(), /query_malformed/)
      assert.equal((await get(address, '한'.repeat(200))).status, 200, address)
    }
    assert.equal(namesAsLong(600, 2).length, 0)
    const near = namesAsLong([...'germny'].length, 2).map(({ name }) => name.length)
    assert.ok(near.length > 0 && near.every(length => length >= 4 && length <= 8))
  })

  it('finds calls, organisations and words in texts, and says how many, first in the heading', async () => {
    const page = await search('harbour')
    const [heading] = wordsIn(page, 'h1')
    assert.match(heading!, /^\d+ results for “harbour”$/)
    assert.match(load(page)('title').text(), /results for “harbour”/)
    assert.ok(linksIn(page, /^\/harbour-accord$/).length > 0)
    assert.deepEqual(
      new Set(wordsIn(page, '#calls mark').map(word => word.toLowerCase())),
      new Set(['harbour']),
    )
    const { total, calls, organisations, texts } = await it_.json<Told>('/search.json?q=harbour')
    assert.equal(total, calls.total + organisations.total + texts.total)
    assert.equal(heading, `${total} results for “harbour”`)
    for (const { sentence } of texts.items) assert.match(sentence, /\bharbour/i)
    const places = linksIn(load(page)('#texts').html()!, /\/text/)
    for (const place of places) {
      assert.match(place, /^\/harbour-accord\/text\?text=\w\w#(?:s\d+|principle-[\w-]+)$/)
      const [path, anchor] = place.split('#')
      assert.equal(load(await it_.text(path!))(`[id="${anchor}"]`).length, 1, place)
    }
  })

  it('finds an organisation by each of its names, a state by any, and says what each is where', async () => {
    for (const q of ['port nort', 'PORT DE NORTHHAVEN'])
      assert.deepEqual(organisations(await search(q)), ['/parties/northhaven'], q)
    for (const q of ['new quay', 'old quay'])
      assert.deepEqual(organisations(await search(q)), ['/parties/quay'], q)
    assert.match(wordsOn({ html: await search('old quay') }), wording('search.foundAs', { name: 'Old Quay' }))
    for (const q of ['Germany', 'Allemagne', 'Германия'])
      assert.deepEqual(organisations(await search(q)), ['/parties/deutschland'], q)
    const listing = wording('search.is.listed', { call: 'A Letter on Lanterns' })
    const standing = wording('search.is.standing', { call: 'The Harbour Accord', noun: 'signatory' })
    assert.match(await search('quay'), listing)
    assert.match(await search('northhaven'), standing)
    const all = await it_.text('/organisations')
    assert.match(wordsIn(all, 'h1')[0]!, wording('organisations.all', { count: 3 }))
    assert.match(
      all,
      inOrder('Germany', 'Allemagne', listing, 'New Quay Company', 'Port of Northhaven', standing),
    )
    const french = await it_.json<{ items: object[]; total: number }>(
      '/organisations.json?country=DE&kind=state',
    )
    assert.deepEqual(french.items, [
      {
        party: 'deutschland',
        names: [{ lang: 'und', text: 'Allemagne' }],
        also: [],
        kind: 'state',
        country: 'DE',
        calls: [{ call: 'lanterns', status: 'listed', entry: renamed }],
      },
    ])
  })

  it('shows the results of what was meant where it finds nothing, and lets nobody index it', async () => {
    const page = await search('norhtaven')
    const meant = { meant: 'Port of Northhaven', q: 'norhtaven' }
    assert.match(wordsIn(page, 'h1')[0]!, wording('search.showing', meant))
    assert.deepEqual(organisations(page), ['/parties/northhaven'])
    assert.match(
      wordsIn(await search('xqzzy'), 'h1')[0]!,
      wording('search.results', { count: 0, more: 'no', q: 'xqzzy' }),
    )
    assert.equal((await it_.get('/search?q=port')).headers.get('x-robots-tag'), 'noindex')
    assert.match(wordsIn(await it_.text('/search'), 'h1')[0]!, wording('search.title'))
  })

  it('answers for a state that is on no list, in the reader’s language, and for a country', async () => {
    const call = 'A Letter on Lanterns'
    for (const [q, state, path] of [
      ['China', 'China', ''],
      ['Brésil', 'Brazil', ''],
      ['Chine', 'Chine', '&lang=fr'],
    ] as const) {
      const page = load(await search(q, path))
      const link = page('#states a[href^="/lanterns/not-on-the-list"]')
      assert.ok(link.text().startsWith(state), q)
      assert.match(link.text(), /2025/)
      assert.doesNotMatch(page('h1').text(), /No results|Aucun résultat/)
    }
    const off = { state: 'China', call, date: '1 July 2025' }
    assert.match(wordsOn({ html: await search('China') }), wording('search.stateOff', off))
    const germany = load(await search('Deutschland'))
    assert.equal(germany('#states a[href^="/lanterns/"]').length, 0)
    assert.match(
      germany('#states a[href="/organisations?country=DE"]').text(),
      wording('search.ofCountry', { country: 'Germany', count: 3, more: 'no' }),
    )
  })

  it('says of a state first where it is on a list, and names the one organisation that is from a country', async () => {
    const page = load(await search('Germany'))
    const on = { state: 'Germany', call: 'A Letter on Lanterns', date: '1 July 2025' }
    assert.match(page('#states').text(), inOrder(wording('search.stateOn', on), '3 organisations'))
    assert.equal(page('#states a').first().attr('href'), '/parties/deutschland')
  })

  describe('of invented lands', () => {
    before(async () => {
      const member = { id: 'principality-of-corrow', kind: 'state', country: 'XC' }
      const absentees = {
        ...{ titles: inEnglish('Those invited'), source: null, date: '2026-01-01' },
        members: [{ ...member, names: inEnglish('Principality of Corrow') }],
      }
      const titles = inEnglish('The Gulf Pledge')
      await it_.post('call/opened', { ...OPENED, titles, absentees }, { call: 'gulf' })
      const marrow = { ...listed('marrow', '2026-01-01'), kind: 'state', country: 'XM' }
      await it_.post(
        'party/listed',
        { ...marrow, names: inEnglish('Commonwealth of Marrow') },
        { call: 'gulf' },
      )
    })

    it('answers for a state that signed nothing as itself, and shows no other in its place', async () => {
      const call = 'The Gulf Pledge'
      const off = (state: string) => wording('search.stateOff', { state, call, date: '1 January 2026' })
      for (const q of ['Corrow', 'Principality of Corrow', 'corow']) {
        const page = await search(q)
        assert.match(wordsOn({ html: page }), off('Corrow'), q)
        assert.deepEqual(organisations(page), [], q)
      }
      assert.match(wordsOn({ html: await search('Sarn') }), off('Sarn'))
      assert.match(wordsOn({ html: await it_.text('/organisations?q=Corrow') }), off('Corrow'))
      const on = wording('search.stateOn', { state: 'Marrow', call, date: '1 January 2026' })
      assert.match(wordsOn({ html: await search('Marrow') }), on)
      const meant = load(await it_.text('/gulf/roll?q=Sarn'))('main')
      assert.match(meant.text(), wording('roll.stateMeant', { country: 'Sarn' }))
      assert.doesNotMatch(meant.text(), wording('roll.didYouMean', { name: 'Commonwealth of Marrow' }))
    })
  })

  it('takes calls and absent states for what was meant, and offers who has most of the words', async () => {
    const heading = async (q: string) => wordsIn(await search(q), 'h1')[0]!
    const meant = (meant: string, q: string) => wording('search.showing', { meant, q })
    for (const q of ['harbor', 'harbor accord'])
      assert.match(await heading(q), meant(q.replace('harbor', 'harbour'), q))
    assert.match(await heading('Chna'), meant('China', 'Chna'))
    const some = await search('northhaven lighthouses')
    assert.match(some, wording('search.someWords'))
    assert.deepEqual(organisations(some), ['/parties/northhaven'])
    const alike = await search('norteno')
    assert.match(alike, wording('search.beginsAlike'))
    assert.deepEqual(organisations(alike), ['/parties/northhaven'])
  })

  it('shows a copied state in the reader’s language beside the name that was published', async () => {
    const listedAs = wording('party.listedAs', { name: 'Allemagne' })
    for (const path of ['/search?q=allemagne', '/organisations', '/parties/deutschland'])
      assert.match(wordsOn({ html: await it_.text(path) }), inOrder('Germany', listedAs), path)
    const page = load(await it_.text('/parties/deutschland'))
    assert.equal(page('h1').text(), 'Germany')
    assert.match(page('title').text(), /^Germany/)
    assert.equal(load(await it_.text('/parties/deutschland?lang=fr'))('h1').text(), 'Allemagne')
  })

  it('tells a state under the letter of the name that the reader knows, too, and grudges no letter', async () => {
    const elsewhere = wording('roll.elsewhere', { name: 'Germany', letter: 'A', published: 'Allemagne' })
    for (const path of ['/organisations', '/lanterns/roll']) {
      assert.match(wordsOn({ html: await it_.text(path) }), elsewhere, path)
      const letters = load(await it_.text(`${path}?letter=g`))
      assert.match(letters('h1').text(), wording('roll.noLetter', { letter: 'G' }))
      assert.match(letters('main').text(), elsewhere, path)
    }
    const french = await it_.text('/organisations?lang=fr')
    assert.doesNotMatch(french, wording('roll.publishedOrder', undefined, 'fr'))
    assert.ok(linksIn(await it_.text('/organisations'), /letter=g/).length > 0)
  })

  it('leads to a log entry by its number, and to what has a fingerprint by the start of it', async () => {
    for (const q of ['3', '#3', 'log entry 3', 'Entry 3'])
      assert.ok(linksIn(await search(q), /^\/entries\/3$/).length > 0, q)
    assert.equal(linksIn(await search('999'), /^\/entries\/999$/).length, 0)
    const bare = MANIFEST_DIGEST.slice(7)
    for (const q of [
      bare.slice(0, 8),
      `${bare.slice(0, 8)}…${bare.slice(-6)}`,
      MANIFEST_DIGEST,
      hexOf(MANIFEST_DIGEST).slice(0, 12),
    ])
      assert.ok(linksIn(await search(q), new RegExp(`/harbour-accord/text/${MANIFEST_DIGEST}`)).length > 0, q)
    const { identity } = await it_.json<{ identity: string }>('/entries/4.json')
    for (const q of [identity, identity.slice(7, 17)])
      assert.ok(linksIn(await search(q), /^\/entries\/4$/).length > 0, q)
  })

  it('refuses what nobody could mean, and quotes what it says', async () => {
    for (const path of [
      `/search?q=${'x'.repeat(201)}`,
      '/search?q=a&in=people',
      '/search?q=a&in=texts&page=0',
      '/search.json?query=a',
      '/organisations?kind=friends',
      '/organisations?letter=ab',
      '/organisations.json?name=a',
      '/organisations?page=x',
    ])
      assert.equal((await it_.get(path)).status, 400, path)
    const page = await search('<b>"port</b>')
    assert.equal(load(page)('main b').length, 0)
    assert.equal(load(page)('#q').attr('value'), '<b>"port</b>')
  })
})

describe('words that were found', () => {
  const cut = (text: string, words: string[]) =>
    foundIn(text, words).map(({ from, to }) => text.slice(from, to))

  it('are marked as they stand, whatever their case, accents and script', () => {
    assert.deepEqual(cut('Sécurité, security and insecurity', ['secur']), ['Sécurité', 'security'])
    assert.deepEqual(cut('L’Orée', ['or']), ['Orée'])
    assert.deepEqual(cut('東京港の安全', ['港', '安']), ['港', '安'])
    assert.deepEqual(cut('港安', ['港', '安']), ['港安'])
    assert.deepEqual(cut('Nothing', []), [])
  })

  it('stand in a sentence that is cut around them, between words', () => {
    const long = `${'before '.repeat(40)}harbour ${'after '.repeat(60)}`.trim()
    const shown = excerpt(long, ['harbour'])
    assert.match(shown, /^… before.* harbour after.* after …$/)
    assert.ok(shown.length < 260)
    assert.equal(excerpt('A harbour.', ['harbour']), 'A harbour.')
    assert.ok(!excerpt('𐐨'.repeat(300), ['x']).endsWith('\ud801 …'))
  })

  it('are found in sentences, each with its paragraph, without marks of emphasis', () => {
    const text =
      '# Title\n\n## A heading\n\nOne **strong** word. And another.\n\n- First item.\n- Second item.\n'
    const { all } = passagesOf(text, { mediaType: 'text/markdown', title: 'Title', lang: 'en' })
    assert.deepEqual(
      all.map(({ sentence, paragraph, place }) => [sentence, paragraph, place.item]),
      [
        ['A heading', 1, null],
        ['One strong word.', 1, null],
        ['And another.', 1, null],
        ['First item.', 1, 0],
        ['Second item.', 1, 1],
      ],
    )
  })
})

const hexOf = (digest: string) => Buffer.from(digest.slice(7), 'base64url').toString('hex')

interface Told {
  readonly total: number
  readonly calls: { readonly total: number }
  readonly organisations: { readonly total: number }
  readonly texts: { readonly total: number; readonly items: readonly { readonly sentence: string }[] }
}
