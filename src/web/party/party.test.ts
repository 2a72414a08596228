import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { admit, type Depositary, startDepositary } from '../../../test/depositary.ts'
import { entriesIn, linksIn, partOf, wordsIn } from '../../../test/desk/visitor.ts'
import { ACCORD, inEnglish, listed, OPENED, said } from '../../../test/harbour.ts'
import { partyKey, seedOf } from '../../../test/memory-log.ts'
import { inOrder, wording } from '../../../test/wording.ts'
import { newSigner } from '../../core/keys.ts'

const OWN = newSigner('party', seedOf('a second key'))
const GIVEN = newSigner('party', seedOf('a key from the depositary'))
const LONG = `“Port” <first> line. ${'We keep our berths. '.repeat(20)}`

describe('the page of a party', () => {
  let it_: Depositary
  let entries: Record<'admitted' | 'first' | 'own' | 'given' | 'revoked' | 'second', number>
  before(async () => {
    it_ = await startDepositary()
    const identifiers = { lei: '529900T8BM49AURSDO55', wikidata: 'Q42' }
    const admitted = await admit(it_, 'northhaven', {
      names: [...inEnglish('Port of Northhaven'), { lang: 'fr', text: 'Port de Northhaven' }],
      identifiers,
    })
    const { reference, part } = it_.words(LONG)
    const first = await it_.as('northhaven').sign(ACCORD, { reservation: reference }, [part])
    const add = (key: typeof OWN, saying: object, reason: object | null) =>
      it_.post('key/added', { holder: 'northhaven', key: key.key, reason }, saying)
    const own = await add(OWN, { by: 'northhaven', signers: [partyKey('northhaven'), OWN] }, null)
    await it_.post('key/allowed', { party: 'northhaven', link: null, reason: said('They asked.') })
    const given = await add(GIVEN, { signers: [it_.key, GIVEN] }, said('Their device was lost.'))
    const revoked = await it_.post(
      'key/revoked',
      { keyid: OWN.keyid, reason: said('Sold the machine.') },
      { by: 'northhaven', signers: [OWN] },
    )
    it_.now = '2026-01-02T00:00:00Z'
    await it_.as('northhaven').withdraw(ACCORD)
    const second = await it_.as('northhaven').sign(ACCORD, { declaration: said('For the port alone.') })
    entries = Object.fromEntries(
      Object.entries({ admitted, first, own, given, revoked, second }).map(([name, { index }]) => [
        name,
        index,
      ]),
    ) as typeof entries
    const row = { ...listed('quay', '2025-06-01'), names: [{ lang: 'und', text: 'Old Quay' }] }
    const source = { ...row.source, url: 'https://lists.example/2025' }
    const declaration = { words: said('In spirit.'), date: '2025-05-01', source: 'https://news.example/quay' }
    await it_.post('party/listed', { ...row, source, declaration }, { call: ACCORD })
  })
  after(() => it_.close())

  it('tells who brought in each key, and names the depositary where it did', async () => {
    assert.match(
      partOf(await it_.text('/parties/northhaven'), '#keys'),
      inOrder(
        wording('party.key.admission'),
        wording('party.key.holder'),
        wording('party.key.revokedBySelf', { date: '1 January 2026' }),
        'Sold the machine.',
        wording('party.key.depositary', { party: 'Port of Northhaven' }),
        'Their device was lost.',
      ),
    )
    const json = await it_.json<{ keys: object[] }>('/parties/northhaven.json')
    const { added: _, ...second } = json.keys[1] as { added: number }
    assert.deepEqual(second, {
      keyid: OWN.keyid,
      kind: 'file',
      addedBy: 'holder',
      role: 'signatory',
      revoked: entries.revoked,
    })
    assert.equal(json.keys.length, 3)
  })

  it('has every word that was said, whole, once, each with its entry, earlier ones too', async () => {
    const own = partOf(await it_.text('/parties/northhaven'), `#said-${ACCORD}`)
    const quoted = wordsIn(own, 'blockquote.quoted > [lang="en"][dir="auto"]')
    assert.ok(quoted.includes('For the port alone.'))
    const [, long] = wordsIn(own, 'blockquote.quoted')
    assert.ok(long!.includes(LONG.slice(LONG.indexOf('<first>')).trim()))
    for (const entry of [entries.first, entries.second]) assert.ok(entriesIn(own).includes(entry))
    assert.match(own, wording('party.saidBefore', { call: 'The Harbour Accord' }), own)
  })

  it('says since when it stands, under which words and rules, and what was there before', async () => {
    const page = await it_.text('/parties/northhaven')
    const signing = { call: 'The Harbour Accord', date: '2 January 2026' }
    assert.match(page, inOrder(wording('party.lede.signed', signing), wording('party.beside.declaration')))
    const signed = partOf(page, '#signed')
    assert.match(signed, wording('party.event.given', { version: 1, policy: 1 }))
    assert.match(signed, wording('party.event.withdrawn'))
    assert.match(page, wording('party.history', { count: 8 }))
    assert.equal(linksIn(page, /search\.gleif\.org.*529900T8BM49AURSDO55/).length, 1)
    assert.match(
      page,
      inOrder(wording('mandateMeans.domain'), wording('says.checked', { checked: '1 January 2026' })),
    )
  })

  it('never lets a copied row pass for a signature, and names where each word of it comes from', async () => {
    const page = await it_.text('/parties/quay')
    assert.match(page, wording('party.lede.unconfirmed'))
    assert.equal(load(page)('#signed').length, 0)
    assert.match(page, wording('party.ring.copied', { entry: 11 }))
    const $ = load(page)
    assert.match($('*:has(> a[href="https://news.example/quay"])').text(), wording('party.saidFrom'))
    const list = $('a[href="https://lists.example/2025"][rel="external nofollow"]')
    assert.match(list.text(), /^The list of 2025-06-01/)
    assert.equal($('#keys').length, 0)
    const since = {
      now: 'still',
      exact: 'no',
      first: '1 May 2025',
      last: '1 June 2025',
    }
    const lede = load(page)('.lede').first().text()
    const by = ' (news.example)'
    assert.match(lede, wording('party.lede.since', { ...since, call: 'The Harbour Accord', by }))
  })

  it('puts no words in the mouth of a party of which a source tells', async () => {
    const page = load(await it_.text('/parties/quay'))
    assert.equal(page('#said-harbour-accord .quoted').length, 0)
    assert.match(page('.lede').first().text(), /since 1 May 2025 or before \(news\.example\)/)
    assert.equal(page('#said-harbour-accord .told [lang="en"]').first().text(), 'In spirit.')
    const heads = page('h2')
      .get()
      .map(head => page(head).text())
    assert.ok(heads.includes('As news.example reports it'))
    assert.ok(!heads.includes('In its own words'))
    const french = load(await it_.text('/parties/quay?lang=fr'))('.told')
    assert.equal(french.find('[lang="en"]').first().text(), 'In spirit.')
    assert.match(french.text(), /\(en anglais\)/)
    const own = load(await it_.text('/parties/northhaven'))
    assert.equal(own('.told').length, 0)
    assert.ok(own('.said .quoted').length > 0)
  })

  it('says since when of all that is known, also where a source denies it before', async () => {
    const source = { title: 'Who came', by: 'The Gazette', url: null, date: '2025-04-01', digest: null }
    const fact = { names: inEnglish('Sluice'), kind: 'company', country: null, words: null, source }
    const record = (what: string, day: string) =>
      it_.post('fact/recorded', { party: 'sluice', what, ...fact, day }, { call: 'sluices' })
    const lede = async () =>
      load(await it_.text('/parties/sluice'))('.lede')
        .first()
        .text()
    const authority = { level: 'independent', note: said('A copy.'), source: null, evidence: [] }
    await it_.post('call/opened', { ...OPENED, authority }, { call: 'sluices' })
    await record('absent', '2024-07-01')
    assert.equal(await lede(), 'Not on the list of The Harbour Accord on 1 July 2024 (The Gazette).')
    await record('present', '2024-12-01')
    assert.equal(
      await lede(),
      'On the list of The Harbour Accord since 1 December 2024 or before (The Gazette). Not on it on 1 July 2024 (The Gazette).',
    )
    await record('joined', '2024-10-01')
    assert.match(await lede(), /since 1 October 2024 \(The Gazette\), and still on it on 1 December 2024\.$/)
    await record('left', '2025-03-01')
    assert.match(
      await lede(),
      /since 1 October 2024 \(The Gazette\), left on 1 March 2025 \(The Gazette\)\.$/,
    )
    await record('joined', '2025-03-01')
    assert.match(await lede(), /: sources disagree on whether it was on the list on 1 March 2025\.$/)
  })

  it('knows whom other sources alone report', async () => {
    const source = { title: 'Who came', by: 'The Gazette', url: null, date: '2025-07-01', digest: null }
    const fact = { names: inEnglish('Barge'), kind: 'company', country: null, day: '2025-07-01', words: null }
    const { index } = await it_.post(
      'fact/recorded',
      { ...fact, party: 'barge', what: 'present', source },
      { call: ACCORD },
    )
    const page = await it_.text('/parties/barge')
    const reported = { now: 'on', exact: 'no', call: 'The Harbour Accord', first: '1 July 2025' }
    assert.match(
      page,
      inOrder(
        wording('party.lede.since', { ...reported, by: ' (The Gazette)' }),
        wording('party.ring.copied', { entry: index }),
      ),
    )
    assert.match(await it_.text(`/${ACCORD}/badges/barge.svg`), /Reported as on the list on/)
    assert.equal((await it_.get(`/${ACCORD}/apply?claims=barge`)).status, 200)
  })

  it('tells what other sources report beside the lists, and strikes out what was taken back', async () => {
    const source = {
      title: 'Who came',
      by: 'The Gazette',
      url: 'https://gazette.example/1',
      date: '2025-07-01',
      digest: null,
    }
    const fact = {
      names: inEnglish('Quay'),
      kind: 'company',
      country: 'DE',
      day: '2025-07-01',
      words: null,
      source,
    }
    const record = (what: string) =>
      it_.post('fact/recorded', { party: 'quay', what, ...fact }, { call: ACCORD })
    const { index } = await record('left')
    await record('present')
    const reason = said('A misprint.')
    await it_.post('fact/withdrawn', { party: 'quay', fact: index, reason }, { call: ACCORD })
    const lists = partOf(await it_.text('/parties/quay'), '#lists')
    const says = (what: string) =>
      wording('party.fact', { what, by: 'The Gazette', date: '1 July 2025', name: '' })
    assert.match(
      lists,
      inOrder(says('present'), 'Who came', says('left'), 'A misprint.', 'The list of 2025-06-01'),
    )
    assert.match(load(lists)('s').text(), says('left'))
    const { facts } = await it_.json<{ facts: Record<string, object[]> }>('/parties/quay.json')
    assert.deepEqual(
      facts[ACCORD]!.map(one => 'withdrawn' in one && one.withdrawn),
      [{ entry: index + 2, reason }, null],
    )
  })

  it('says of a copied row how long the lists have had it, and who has taken it over since', async () => {
    const other = { ...listed('jetty', '2025-09-01'), names: [{ lang: 'und', text: 'Old Jetty' }] }
    await it_.post('party/listed', other, { call: ACCORD })
    const before = await it_.text('/parties/quay')
    const since = { now: 'still', exact: 'no', first: '1 May 2025', last: '1 September 2025' }
    assert.match(before, wording('party.lede.since', { ...since }))
    assert.match(partOf(before, '#lists'), inOrder('1 Sept 2025', wording('party.list.same'), '1 Jun 2025'))
    assert.match(partOf(before, '#why'), inOrder('The list of 2025-09-01', 'The list of 2025-06-01'))
    assert.doesNotMatch(partOf(before, '#lists'), wording('party.list.noDate'))
    assert.match(before, wording('roll.copied'))
    const { index } = await admit(it_, 'quay', { claims: true })
    const after = await it_.text('/parties/quay')
    for (const unconfirmed of [wording('roll.copied'), wording('party.ring.copied')])
      assert.doesNotMatch(after, unconfirmed)
    assert.match(after, inOrder(wording('party.listsTaken'), wording('entry.linked', { index })))
  })

  it('tells whom an independent record names that nobody can confirm anything there yet', async () => {
    const authority = { level: 'independent', note: said('A copy.'), source: null, evidence: [] }
    await it_.post('call/opened', { ...OPENED, authority }, { call: 'a-record' })
    await it_.post('party/listed', listed('wharf', '2025-06-01'), { call: 'a-record' })
    const page = await it_.text('/parties/wharf')
    assert.match(page, inOrder(wording('party.yours'), wording('party.yoursRecord')))
    assert.deepEqual(new Set(linksIn(page, /apply/)), new Set(['/a-record/apply']))
  })

  it('lists whatever names it, what is announced and what others say of it among that', async () => {
    await admit(it_, 'larkspur')
    await admit(it_, 'foxglove')
    const given = await it_.as('larkspur').sign(ACCORD)
    const act = { type: 'party/merged', call: null }
    const body = { party: 'larkspur', into: 'foxglove', calls: [ACCORD], reason: said('One harbour.') }
    const announced = await it_.post('act/announced', { ...act, body })
    const both = [await it_.text('/parties/larkspur'), await it_.text('/parties/foxglove')].map(entriesListed)
    assert.deepEqual(both[0]!.slice(0, 2), [announced.index, given.index])
    assert.equal(both[1]![0], announced.index)
  })

  it('shows its whole history, a page at a time, for people and for programs', async () => {
    const own = [(await admit(it_, 'tideway')).index]
    const tideway = it_.as('tideway')
    for (let day = 2; own.length < 103; day++) {
      // One day takes no more of it.
      it_.now = new Date(Date.UTC(2026, 0, day)).toISOString().replace('.000', '')
      for (let times = 0; times < 3; times++)
        for (const { index } of [await tideway.sign(ACCORD), await tideway.withdraw(ACCORD)]) own.push(index)
    }
    own.reverse()
    const first = await it_.text('/parties/tideway')
    assert.match(first, wording('party.historyMore', { shown: 50, count: 103 }))
    assert.doesNotMatch(wordsIn(first, 'a').join(), wording('log.newest'))
    const seen = entriesListed(first)
    let page = first
    const olderIn = (page: string) =>
      load(page)('a[rel="next"][href$="#history"]').attr('href')?.split('#')[0]
    for (let older = olderIn(page); older !== undefined; older = olderIn(page)) {
      page = await it_.text(older)
      seen.push(...entriesListed(page))
      assert.match(wordsIn(page, 'a[href="/parties/tideway#history"]').join(), wording('log.newest'))
    }
    assert.deepEqual(seen, own)
    assert.match(page, wording('party.historyOlder', { shown: 3, count: 103 }))
    const told: number[] = []
    for (let next: number | null = own[0]! + 1; next !== null; ) {
      const { history }: Told = await it_.json(`/parties/tideway.json?before=${next}`)
      assert.equal(history.total, 103)
      told.push(...history.entries)
      next = history.next
    }
    assert.deepEqual(told, own)
    for (const before of ['x', '-1', '01', '1e3', '9'.repeat(17)])
      assert.equal((await it_.get(`/parties/tideway?before=${before}`)).status, 400, before)
    assert.deepEqual(entriesListed(await it_.text('/parties/tideway?before=0')), [])
  })
})

interface Told {
  readonly history: {
    readonly total: number
    readonly entries: readonly number[]
    readonly next: number | null
  }
}

/** The entries of its history, in the order in which they stand there. */
const entriesListed = (page: string) => entriesIn(page, '#history .meta > a:first-child')
