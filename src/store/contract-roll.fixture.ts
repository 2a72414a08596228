import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { compareUtf8 } from '../core/bytes.ts'
import { matchesWords, queryWords } from '../register/folding.ts'
import { type RollQuery, type Span, spansOf, standsOn } from '../register/roll.ts'
import type { ListingRow, PartyRow, SignatureRow } from '../register/rows.ts'
import { KINDS, MANDATES } from '../register/shapes.ts'
import { batchAfter, signatureRows } from './contract-batches.fixture.ts'
import { countLines, tallyLines } from './contract-tally.fixture.ts'
import type { Put, Store } from './store.ts'

/** The roll in SQL answers what a plain filter over the same spans answers. */
export function testRoll(open: () => Promise<Store>, close: () => Promise<void>): void {
  describe('for the roll', () => {
    let store: Store
    let epoch: number
    let size = 0
    let run = 0
    before(async () => {
      store = await open()
      epoch = await store.claim()
      size = 0
    })
    after(close)
    const commit = async (rows: readonly Put[]) => {
      await store.commit(batchAfter(size, 1, epoch, { rows }))
      size += 1
    }

    it('answers as a plain filter over the spans does, whatever was put and asked', async () => {
      await fc.assert(
        fc.asyncProperty(
          steps,
          fc.array(queries, { minLength: 12, maxLength: 12 }),
          async (batches, asked) => {
            const model = new Map<string, Put>()
            const prefix = `r${run++}-`
            for (const batch of batches) {
              const puts = withLists(prefixed(batch, prefix))
              for (const put of puts) model.set(`${put.table} ${put.key}`, put)
              await commit([...new Map(puts.map(put => [`${put.table} ${put.key}`, put])).values()])
              for (const query of asked) await compare(store, model, { ...query, call: prefix + query.call })
            }
          },
        ),
        { numRuns: 60 },
      )
    })

    it('pages from a row that stands no more', async () => {
      const rows = ['a', 'b', 'c'].flatMap((name, i) =>
        signatureRows('page', `p${i}`, name, size, '2026-01-01'),
      )
      await commit(rows)
      const { next } = await store.roll({ call: 'page', limit: 2 })
      const [, signature] = signatureRows('page', 'p1', 'b', size, '2026-01-01')
      const events = [
        ...(signature!.row as SignatureRow).events,
        { what: 'withdrawn', entry: size, day: '2026-01-02' },
      ]
      await commit([{ ...signature!, row: { ...signature!.row, state: 'withdrawn', events } as never }])
      const page = await store.roll({ call: 'page', limit: 2, after: next! })
      assert.deepEqual([page.items.map(item => item.party), page.total, page.next], [['p2'], 2, null])
    })

    it('keeps its order while names are put in between, again and again', async () => {
      const names = Array.from({ length: 3_000 }, (_, i) => `m ${String(i).padStart(5, '0')}`)
      const ends = ['a', 'z'].flatMap(name => signatureRows('order', name, name, size, '2026-01-01'))
      await commit(ends)
      for (let i = 0; i < names.length; i += 100)
        await commit(
          names
            .slice(i, i + 100)
            .flatMap(name => signatureRows('order', name.replace(' ', ''), name, size, '2026-01-01')),
        )
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await store.roll({ call: 'order', limit: 500, after: cursor })
        seen.push(...page.items.map(item => item.names[0]!.text))
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
      assert.deepEqual(seen, ['a', ...names, 'z'])
    })

    it('counts up to the cap and says when there are more', async () => {
      for (let i = 0; i < 10_001; i += 3_334) {
        const rows = Array.from({ length: Math.min(3_334, 10_001 - i) }, (_, k) =>
          signatureRows('many', `p${i + k}`, `Harbour ${i + k}`, size, '2026-01-01'),
        )
        await commit(rows.flat())
      }
      const few = await store.roll({ call: 'many', q: 'harbour 1000', limit: 5 })
      assert.deepEqual([few.total, few.more], [2, false])
      const all = await store.roll({ call: 'many', q: 'har', limit: 5 })
      assert.deepEqual([all.total, all.more, all.items.length], [10_000, true, 5])
      const second = await store.roll({ call: 'many', q: 'har', limit: 5, after: all.next! })
      assert.deepEqual(
        second.items.map(item => item.names[0]!.text),
        ['Harbour 10000', 'Harbour 1001', 'Harbour 1002', 'Harbour 1003', 'Harbour 1004'],
      )
    })

    it('refuses a cursor that no page gave', async () => {
      for (const cursor of ['', 'x', 'AAAA', 'MCBhIGI='])
        await assert.rejects(store.roll({ call: 'page', limit: 1, after: cursor }), {
          code: 'query_malformed',
        })
    })
  })
}

async function compare(store: Store, model: ReadonlyMap<string, Put>, query: RollQuery): Promise<void> {
  const expected = filter(model, query)
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await store.roll({ ...query, after: cursor })
    assert.deepEqual([page.total, page.more], [expected.length, false], JSON.stringify(query))
    assert.ok(page.items.length <= query.limit)
    seen.push(...page.items.map(item => JSON.stringify(item)))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  assert.deepEqual(seen, expected.map(toItem), JSON.stringify(query))
  const standing = filter(model, { call: query.call, limit: 1 })
  assert.deepEqual(tallyLines(await store.rollTally(query.call)), countLines(standing))
}

function filter(model: ReadonlyMap<string, Put>, query: RollQuery): Span[] {
  const rows = [...model.values()]
  const day = query.at ?? '9999-12-31'
  const dates = rows.filter(put => put.table === 'sources').map(put => put.key.split('/'))
  const before = dates.filter(([call, date]) => call === query.call && date! <= day).map(([, date]) => date!)
  const list = before.toSorted().at(-1) ?? ''
  const parties = rows.filter(put => put.table === 'parties')
  return parties
    .flatMap(({ key, row }) =>
      spansOf(query.call, key, {
        party: row as PartyRow,
        listing: model.get(`listings ${query.call}/${key}`)?.row as ListingRow | undefined,
        signature: model.get(`signatures ${query.call}/${key}`)?.row as SignatureRow | undefined,
      }),
    )
    .filter(span => standsOn(span, day, list))
    .filter(span => matchesWords(span.search, queryWords(query.q ?? '')))
    .filter(span => query.kind === undefined || span.kind === query.kind)
    .filter(span => query.country === undefined || (span.country ?? 'none') === query.country)
    .filter(span => query.signed === undefined || (span.signed ?? 'none') === query.signed)
    .filter(span => query.mandate === undefined || (span.mandate ?? 'none') === query.mandate)
    .sort((a, b) => compareUtf8(a.sort, b.sort) || compareUtf8(a.party, b.party))
}

function toItem({ party, names, kind, country, mandate, basis, signed, entry }: Span): string {
  return JSON.stringify({ party, names, kind, country, mandate, basis, signed, entry })
}

/** Every list that a listing names is a source of its call. */
function withLists(puts: readonly Put[]): Put[] {
  return puts.flatMap(put => {
    if (put.table !== 'listings') return [put]
    const call = put.key.split('/')[0]
    const dates = (put.row as ListingRow).versions.map(version => version.date)
    return [
      ...dates.map(date => ({ table: 'sources' as const, key: `${call}/${date}`, row: { since: 0 } })),
      put,
    ]
  })
}

function prefixed(puts: readonly Put[], prefix: string): Put[] {
  return puts.map(put => {
    const [first, second] = put.key.split('/')
    if (put.table === 'parties') {
      const listed = (put.row as PartyRow).listed.map(call => prefix + call)
      return { ...put, key: prefix + first, row: { ...put.row, listed } as never }
    }
    return {
      ...put,
      key: put.table === 'sources' ? `${prefix}${first}/${second}` : `${prefix}${first}/${prefix}${second}`,
    }
  })
}

const DAYS = [
  '2017-12-31',
  '2018-11-12',
  '2018-11-13',
  '2018-12-01',
  '2019-02-28',
  '2019-03-01',
  '2021-05-05',
  '2026-01-01',
]
const WORDS = [
  'Ville',
  'de',
  'Paris',
  'Åbo',
  'abc',
  'AB',
  'a',
  'Zürich',
  '東京大学',
  'المغرب',
  '𐐨x',
  '～',
  '🙂',
  'ﬁn',
  "L'Or",
]
const day = fc.constantFrom(...DAYS)
const call = fc.constantFrom('one', 'two')
const party = fc.constantFrom('p', 'q', 'r-s', 'r', 't0')
const names = fc.uniqueArray(
  fc.record({
    lang: fc.constantFrom('en', 'fr'),
    text: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }).map(words => words.join(' ')),
  }),
  {
    minLength: 1,
    maxLength: 2,
    selector: name => name.lang,
  },
)
const facts = { names, kind: fc.constantFrom(...KINDS), country: fc.constantFrom('FR', 'JP', null) }
const entry = fc.nat(50)

const listing = fc.uniqueArray(
  fc.record({ date: day, entry, present: fc.boolean(), ...facts, signed: fc.option(day) }),
  { minLength: 1, maxLength: 4, selector: version => version.date },
)
const versions = fc.uniqueArray(
  fc.record({ from: day, entry, ...facts, mandate: fc.record({ level: fc.constantFrom(...MANDATES) }) }),
  { minLength: 1, maxLength: 3, selector: version => version.from },
)
const events = fc.array(
  fc.record({ what: fc.constantFrom('given', 'deposited', 'withdrawn', 'removed', 'restored'), entry, day }),
  { minLength: 1, maxLength: 5 },
)

const put: fc.Arbitrary<Put> = fc.oneof(
  fc.tuple(call, party, listing).map(([of, who, found]) => ({
    table: 'listings' as const,
    key: `${of}/${who}`,
    row: { since: 0, versions: found.toSorted((a, b) => (a.date < b.date ? -1 : 1)) } as never,
  })),
  fc.tuple(call, party, events).map(([of, who, found]) => ({
    table: 'signatures' as const,
    key: `${of}/${who}`,
    row: {
      since: 0,
      how: 'given',
      events: found.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    } as never,
  })),
  fc.tuple(party, versions).map(([who, found]) => ({
    table: 'parties' as const,
    key: who,
    row: {
      since: 0,
      status: 'admitted',
      listed: ['one', 'two'],
      versions: found.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    } as never,
  })),
  fc
    .tuple(call, day)
    .map(([of, date]) => ({ table: 'sources' as const, key: `${of}/${date}`, row: { since: 0 } })),
)
const steps = fc.array(fc.array(put, { minLength: 1, maxLength: 10 }), { minLength: 1, maxLength: 3 })
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })
const queries: fc.Arbitrary<RollQuery> = fc.record({
  call,
  q: maybe(
    fc
      .array(fc.constantFrom(...WORDS, 'p', 'par', 'z', '東', 'vil'), { maxLength: 2 })
      .map(words => words.join(' ')),
  ),
  kind: maybe(fc.constantFrom(...KINDS)),
  country: maybe(fc.constantFrom('FR', 'JP', 'none')),
  mandate: maybe(fc.constantFrom(...MANDATES, 'none' as const)),
  signed: maybe(fc.constantFrom('2018-11-12', '2018-12-01', 'none')),
  at: maybe(fc.constantFrom(...DAYS, '2018-11-14', '2016-01-01', '2030-01-01')),
  limit: fc.constantFrom(1, 2, 100),
})
