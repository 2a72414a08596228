import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import { admit, type Depositary, startDepositary } from '../../test/depositary.ts'
import { ACCORD } from '../../test/harbour.ts'

interface Roll {
  total: number
  more: boolean
  items: { party: string; signed: string }[]
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

  it('names the parameter that it cannot read', async () => {
    for (const query of [
      'kind=ship',
      'country=France',
      'at=2026-02-30',
      'limit=0',
      'limit=501',
      'page=2',
      'mandate=x',
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
    ])
    const names = rows.map(row => row.name)
    assert.ok(names.includes('Quay, "Old" & Sons'))
    assert.ok(names.includes('=SUM(1)'))
    const french = parse(await it_.text(`/${ACCORD}/roll.csv?country=FR`), { columns: true }) as object[]
    assert.equal(french.length, 1)
  })
})
