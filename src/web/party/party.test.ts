import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { admit, type Depositary, startDepositary } from '../../../test/depositary.ts'
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
    const given = await add(GIVEN, { signers: [it_.key, GIVEN] }, said('Their device was lost.'))
    const revoked = await it_.post(
      'key/revoked',
      { keyid: OWN.keyid, reason: said('Sold the machine.') },
      { by: 'northhaven', signers: [partyKey('northhaven')] },
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
    const page = await it_.text('/parties/northhaven')
    const keys = page.slice(page.indexOf('id="keys"'), page.indexOf('id="history"'))
    const inOrder = [
      'Came in with its admission by the depositary',
      'Added by itself',
      'Revoked by itself on 1 January 2026',
      'Sold the machine.',
      'Added by the depositary, not by ',
      'Their device was lost.',
    ]
    const places = inOrder.map(words => keys.indexOf(words))
    assert.equal(inOrder[places.indexOf(-1)], undefined)
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
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
    const page = await it_.text('/parties/northhaven')
    const own = page.slice(page.indexOf(`id="said-${ACCORD}"`), page.indexOf('id="keys"'))
    assert.match(own, /<blockquote class="quoted"><span lang="en" dir="auto">For the port alone\.<\/span>/)
    assert.match(own, new RegExp(`${'We keep our berths\\. '.repeat(19)}We keep our berths\\.`))
    assert.match(own, /&lt;first&gt;/)
    for (const entry of [entries.first, entries.second])
      assert.match(own, new RegExp(`href="/entries/${entry}"`))
  })

  it('says since when it stands, under which words and rules, and what was there before', async () => {
    const page = await it_.text('/parties/northhaven')
    assert.match(page, /The Harbour Accord<\/span><\/a>: <span[^>]*>signatory<\/span> since 2 January 2026\./)
    const signed = page.slice(page.indexOf('id="signed"'))
    assert.match(signed, wording('party.event.given', { version: 1, policy: 1 }))
    assert.match(signed, wording('party.event.withdrawn'))
    assert.match(page, wording('party.historyNote', { count: 7 }))
    assert.match(page, /search\.gleif\.org[^"]*529900T8BM49AURSDO55/)
    assert.match(
      page,
      inOrder(wording('mandateMeans.domain'), wording('says.checked', { checked: '1 January 2026' })),
    )
  })

  it('never lets a copied row pass for a signature, and names where each word of it comes from', async () => {
    const page = await it_.text('/parties/quay')
    assert.match(page, wording('party.lede.unconfirmed'))
    assert.match(page, wording('party.noSignature'))
    assert.match(page, wording('party.ring.copied', { entry: 10 }))
    assert.match(page, /Recorded by the depositary, from <a href="https:\/\/news\.example\/quay"/)
    assert.match(
      page,
      /<a href="https:\/\/lists\.example\/2025" rel="external nofollow">The list of 2025-06-01/,
    )
    assert.doesNotMatch(page, /id="keys"/)
    assert.match(page, wording('party.lede.listed', { date: '1 June 2025' }))
  })

  it('says of a copied row how long the lists have had it, and who has taken it over since', async () => {
    const other = { ...listed('jetty', '2025-09-01'), names: [{ lang: 'und', text: 'Old Jetty' }] }
    await it_.post('party/listed', other, { call: ACCORD })
    const before = await it_.text('/parties/quay')
    assert.match(
      before,
      wording('party.lede.listedSince', { date: '1 September 2025', first: '1 June 2025' }),
    )
    assert.match(before, wording('roll.copied'))
    const { index } = await admit(it_, 'quay', { claims: true })
    const after = await it_.text('/parties/quay')
    assert.doesNotMatch(after, /not confirmed/i)
    assert.match(
      after,
      new RegExp(
        `Copied from another list\\. The party took this row over as its own:.*href="/entries/${index}"`,
      ),
    )
  })

  it('tells whom an independent record names that nobody can confirm anything there yet', async () => {
    const authority = { level: 'independent', note: said('A copy.'), source: null, evidence: [] }
    await it_.post('call/opened', { ...OPENED, authority }, { call: 'a-record' })
    await it_.post('party/listed', listed('wharf', '2025-06-01'), { call: 'a-record' })
    const page = await it_.text('/parties/wharf')
    assert.match(page, /Is this row yours\?.*nobody can confirm a row.*href="\/a-record\/apply"/s)
    assert.doesNotMatch(page, /apply\?claims/)
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
    assert.doesNotMatch(first, />Newest</)
    const seen = entriesListed(first)
    let page = first
    const olderIn = (page: string) => /href="([^"]*)#history" rel="next"/.exec(page)?.[1]
    for (let older = olderIn(page); older !== undefined; older = olderIn(page)) {
      page = await it_.text(older)
      seen.push(...entriesListed(page))
      assert.match(page, /href="\/parties\/tideway#history">Newest</)
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
function entriesListed(page: string): number[] {
  const from = page.indexOf('id="history"')
  const history = page.slice(from, page.indexOf('</section>', from))
  return [...history.matchAll(/class="meta"><a href="\/entries\/(\d+)"/g)].map(([, index]) => Number(index))
}
