import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { effort, SEED } from '../../test/effort.ts'
import { compareUtf8 } from '../core/bytes.ts'
import { lastsOn, type RollQuery, type Span, spansOf, standsOn, statusOf } from '../register/roll.ts'
import { type ChangeKind, changesOf, toldAfter } from '../register/roll-changes.ts'
import { LETTERS } from '../register/roll-letters.ts'
import type { CallRow, ListingRow, PartyRow, SignatureRow, SourceRow } from '../register/rows.ts'
import { foldWords, matchesWords, queryWords } from '../register/search-words.ts'
import { statesMeant } from '../register/state-names.ts'
import { unionMeant, unionOf } from '../register/union-names.ts'
import { batchAfter, signatureRows } from './contract-batches.fixture.ts'
import { prefixed, queries, steps, withLists } from './contract-roll-data.fixture.ts'
import { countLines, tallyLines } from './contract-tally.fixture.ts'
import { DIRECTORY } from './directory.ts'
import type { Begin, Put, Store } from './store.ts'
import { listOf } from './stretches.ts'

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
              for (const query of asked) await compareChanges(store, model, prefix + query.call, query.at)
              for (const { q } of asked) await compareAll(store, model, prefix, q)
            }
          },
        ),
        // Shrinking would commit to the same store again and again, for a quarter of an hour: the seed tells enough.
        { seed: SEED, endOnFailure: true, numRuns: effort('rollsByChance') },
      )
    })

    it('is told anew by a later list, though a party has ended or signed before its day', async () => {
      const facts = { names: [{ lang: 'en', text: 'Ferry' }], kind: 'company', country: null }
      const present = { what: 'present', day: '2021-05-05', entry: 1, ...facts, words: null, withdrawn: null }
      const list = (date: string) => ({
        ...{ table: 'sources' as const, key: `lists/${date}` },
        row: { since: 0, whole: true } as SourceRow,
      })
      const ended = { entry: 2, how: 'ended', into: null, day: '2019-02-28' }
      const [signer, signature] = signatureRows('lists', 'signer', 'Signer', size, '2019-02-28')
      const other = { ...(signer!.row as PartyRow), listed: ['lists'] }
      const model = new Map<string, Put>()
      const add = async (...puts: Put[]) => {
        for (const put of puts) model.set(`${put.table} ${put.key}`, put)
        await commit(puts)
      }
      await add(
        list('2017-12-31'),
        list('2026-01-01'),
        { table: 'parties', key: 'ender', row: { ...other, ended } as never },
        { table: 'parties', key: 'signer', row: other },
        signature!,
        ...['ender', 'signer'].map(party => ({
          ...{ table: 'listings' as const, key: `lists/${party}` },
          row: { since: 0, versions: [], facts: [present] } as never,
        })),
      )
      const among = () => compareChanges(store, model, 'lists', '2017-12-30')
      await among()
      await add(list('2019-03-01'))
      await among()
      for (const at of ['2018-06-01', '2019-01-01'])
        await compare(store, model, { call: 'lists', status: 'not-on', at, limit: 5 })
    })

    it('says how much of it is still to be counted, and waits for that only where somebody reads it', async () => {
      const rows = Array.from({ length: 500 }, (_, i) =>
        signatureRows('counting', `c${i}`, `Counting ${i}`, size, '2026-01-01'),
      )
      await commit(rows.flat())
      const waiting = await store.rollWaiting()
      assert.ok(waiting > 0 && waiting <= 1_000, `${waiting} of 1,000 rows wait`)
      const asked = Array.from({ length: 9 }, () => store.rollTally('counting'))
      assert.deepEqual(new Set((await Promise.all(asked)).map(({ total }) => total)), new Set([500]))
      assert.equal(await store.rollWaiting(), 0)
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
      assert.deepEqual(await store.rollLetters({ call: 'many', limit: 5 }), ['h'])
      const under = async (letter: string) => (await store.roll({ call: 'many', letter, limit: 1 })).total
      assert.deepEqual([await under('h'), await under('i')], [10_000, 0])
      const last = await store.roll({ call: 'many', limit: 5, skip: 9_999 })
      assert.deepEqual([last.items.length, last.next], [2, null])
      const second = await store.roll({ call: 'many', q: 'har', limit: 5, after: all.next! })
      assert.deepEqual(
        second.items.map(item => item.names[0]!.text),
        ['Harbour 10000', 'Harbour 1001', 'Harbour 1002', 'Harbour 1003', 'Harbour 1004'],
      )
    })

    it('tells who stood on the roll before, by what ended it, and on any day', async () => {
      const [party, signature] = signatureRows('left', 'ferry', 'Ferry', size, '2026-01-01')
      const events = [
        ...(signature!.row as SignatureRow).events,
        { what: 'withdrawn', entry: size + 7, day: '2026-02-02' },
        { what: 'given', entry: size + 9, day: '2026-03-03' },
      ]
      await commit([party!, { ...signature!, row: { ...signature!.row, events } as never }])
      const gone = (at?: string) => store.roll({ call: 'left', status: 'withdrawn', at, limit: 5 })
      assert.equal((await gone()).total, 0)
      assert.equal((await gone('2026-02-01')).total, 0)
      const [item] = (await gone('2026-02-02')).items
      assert.deepEqual([item!.signed, item!.entry], ['2026-01-01', size + 6])
      assert.deepEqual(item!.ended, { how: 'withdrawn', day: '2026-02-02' })
      const stands = (at: string) => store.roll({ call: 'left', status: 'standing', at, limit: 5 })
      assert.deepEqual([(await stands('2026-02-02')).total, (await stands('2026-03-03')).total], [0, 1])
    })

    it('sorts by date up to the cap, and says where it does not', async () => {
      const found = await store.roll({ call: 'many', q: 'harbour 1000', sort: 'date', limit: 1 })
      assert.deepEqual([found.sort, found.total], ['date', 2])
      const next = await store.roll({
        ...{ call: 'many', q: 'harbour 1000', sort: 'date', limit: 1 },
        after: found.next!,
      })
      assert.deepEqual([next.items[0]!.party, next.next], ['p10000', null])
      const all = await store.roll({ call: 'many', sort: 'date', limit: 5 })
      assert.deepEqual([all.sort, all.more, all.items.length], ['name', true, 5])
      // A page of one order does not follow from a page of the other.
      for (const query of [
        { q: 'harbour 1000', after: found.next!, sort: 'name' as const },
        { q: 'harbour 1000', after: all.next!, sort: 'date' as const },
      ])
        await assert.rejects(store.roll({ call: 'many', limit: 1, ...query }), { code: 'query_malformed' })
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
    assert.deepEqual(
      [page.total, page.more, page.sort],
      [expected.length, false, query.sort ?? 'name'],
      JSON.stringify(query),
    )
    assert.ok(page.items.length <= query.limit)
    const uncounted = await store.roll({ ...query, after: cursor, uncounted: true })
    assert.deepEqual(uncounted, { ...page, total: 0 })
    seen.push(...page.items.map(item => JSON.stringify(item)))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  assert.deepEqual(seen, expected.map(toItem), JSON.stringify(query))
  // What is passed over is what a page before would have shown, or more than there is.
  for (const skip of [1, 2, expected.length]) {
    const page = await store.roll({ ...query, skip })
    assert.deepEqual(
      [page.total, page.items.map(item => JSON.stringify(item))],
      [expected.length, expected.slice(skip, skip + query.limit).map(toItem)],
      `${skip} of ${JSON.stringify(query)}`,
    )
    assert.equal(page.next === null, skip + query.limit >= expected.length)
  }
  const anyLetter = filter(model, { ...query, letter: undefined })
  assert.deepEqual(
    await store.rollLetters(query),
    LETTERS.filter(letter => anyLetter.some(({ sort }) => isUnder(letter, sort))),
    JSON.stringify(query),
  )
  const standing = filter(model, { call: query.call, limit: 1 })
  assert.deepEqual(tallyLines(await store.rollTally(query.call)), countLines(standing))
}

/** Each organisation is found by every name that anything calls it by, and told once, with what it is on each roll. */
async function compareAll(
  store: Store,
  model: ReadonlyMap<string, Put>,
  prefix: string,
  q: string | undefined,
): Promise<void> {
  const states = statesMeant(q ?? '')
  const parties = [...model.values()].filter(({ table }) => table === 'parties')
  const expected = parties.filter(({ key, row }) => {
    const { names, versions, kind, country } = row as PartyRow
    const listings = ['one', 'two'].flatMap(call => {
      const listing = model.get(`listings ${prefix}${call}/${key}`)?.row as ListingRow | undefined
      return [...(listing?.versions ?? []), ...(listing?.facts ?? []).filter(one => one.withdrawn === null)]
    })
    const all = [names, ...[...versions, ...listings].map(one => one.names)].flat()
    const search = [...new Set(all.map(({ text }) => foldWords(text)))].join(' ')
    const isMeant =
      (kind === 'state' && country !== null && states.all.includes(country)) ||
      (unionMeant(q ?? '') !== undefined && unionOf(names) === unionMeant(q ?? ''))
    return matchesWords(search, queryWords(q ?? '')) || isMeant
  })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await store.roll({ call: DIRECTORY, q, limit: 100, after: cursor })
    seen.push(...page.items.map(({ party }) => party).filter(party => party.startsWith(prefix)))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  assert.deepEqual(seen.sort(), expected.map(({ key }) => key).sort(), `of all: ${q}`)
  const told = await store.standings(expected.map(({ key }) => key))
  const due = ['one', 'two'].flatMap(call => {
    const { spans } = spansIn(model, prefix + call)
    return spans.filter(({ party, until }) => until === null && seen.includes(party))
  })
  const line = (party: string, call: string, entry: number) => `${party} ${call} ${entry}`
  assert.deepEqual(
    told.map(({ call, item }) => line(item.party, call, item.entry)).sort(),
    due.map(({ party, call, entry }) => line(party, call, entry)).sort(),
  )
}

/** Pages of begins find every change, and what changed makes the roll of one day into that of another. */
async function compareChanges(
  store: Store,
  model: ReadonlyMap<string, Put>,
  call: string,
  from = '2018-11-12',
): Promise<void> {
  const [to, issued] = ['2021-05-05', '2018-11-13']
  if (from > to) return
  const days = { from, to, issued }
  const { spans, lists } = spansIn(model, call)
  const found = [...Map.groupBy(spans, ({ party }) => party)].flatMap(([party, of]) => {
    const listing = model.get(`listings ${call}/${party}`)?.row as ListingRow | undefined
    const changes = changesOf(of, { ...days, lists, listing })
    const count = (what: ChangeKind) => changes.filter(one => one.what === what).length
    const ends = [from, to].map(day => of.find(span => lastsOn(span, day)))
    // No lawful row leaves off standing without an end.
    const firsts = new Set(of.map(({ first }) => first))
    const isWhole = of.every(({ until }) => until === null || firsts.has(until))
    if (isWhole && ends.every(end => end?.answer !== 'unknown')) {
      const [was, is] = [from, to].map(day => of.filter(span => standsOn(span, day)).length)
      assert.equal(is! - was!, count('joined') - count('left'), `${party} from ${from}`)
    }
    return changes
  })
  const begins: string[] = []
  let cursor: Begin | undefined
  do {
    const page = await store.rollBegins({ call, after: toldAfter(days), until: to, from: cursor, limit: 3 })
    begins.push(...page.map(({ day, party }) => `${day} ${party}`))
    cursor = page.at(-1)
  } while (cursor !== undefined)
  const firsts = spans.filter(({ first }) => first > toldAfter(days) && first <= to)
  assert.deepEqual(
    begins,
    [...new Set(firsts.map(({ first, party }) => `${first} ${party}`))].sort(compareUtf8),
  )
  for (const { told, party } of found) assert.ok(begins.includes(`${told} ${party}`), `${told} ${party}`)
}

function spansIn(model: ReadonlyMap<string, Put>, call: string) {
  const rows = [...model.values()]
  const lists = rows
    .filter(({ table, key }) => table === 'sources' && key.startsWith(`${call}/`))
    .map(({ key, row }) => listOf(key, row as SourceRow))
    .sort((a, b) => compareUtf8(a.date, b.date))
  const parties = rows.filter(put => put.table === 'parties')
  const spans = parties.flatMap(({ key, row }) =>
    spansOf(
      call,
      key,
      {
        party: row as PartyRow,
        listing: model.get(`listings ${call}/${key}`)?.row as ListingRow | undefined,
        signature: model.get(`signatures ${call}/${key}`)?.row as SignatureRow | undefined,
      },
      lists,
    ),
  )
  return { spans, lists }
}

function filter(model: ReadonlyMap<string, Put>, query: RollQuery): Span[] {
  const states = statesMeant(query.q ?? '')
  const union = unionMeant(query.q ?? '')
  const isMeant = (span: Span, codes: readonly string[]) =>
    isState(span, codes) || (union !== undefined && unionOf(span.names) === union)
  const day = query.at ?? '9999-12-31'
  const call = model.get(`calls ${query.call}`)?.row as CallRow | undefined
  const issued = call?.issued ?? null
  return spansIn(model, query.call)
    .spans.filter(span => {
      const { status } = query
      if (status === undefined) return standsOn(span, day)
      if (!lastsOn(span, day)) return false
      if (span.answer === 'unknown' && issued !== null && day < issued) return false
      if (status === 'on-or-unknown') return span.ended === null && span.answer !== 'off'
      if (status === 'not-on') return span.ended !== null || span.answer === 'off'
      return statusOf(toRow(span)) === status
    })
    .filter(span => hasWords(span, query) || isMeant(span, states.all))
    .filter(span => query.kind === undefined || span.kind === query.kind)
    .filter(span => query.country === undefined || (span.country ?? 'none') === query.country)
    .filter(span => query.signed === undefined || (span.signed ?? 'none') === query.signed)
    .filter(span => query.mandate === undefined || (span.mandate ?? 'none') === query.mandate)
    .filter(({ sort }) => query.letter === undefined || isUnder(query.letter, sort))
    .filter(span => query.version === undefined || (span.version ?? 'none') === query.version)
    .filter(({ reservation, declaration }) => {
      const isSilent = reservation === null && declaration === null
      const said = { reservation: reservation !== null, declaration: declaration !== null, none: isSilent }
      return query.said === undefined || said[query.said]
    })
    .sort((a, b) => compareUtf8(a.sort, b.sort) || compareUtf8(a.party, b.party))
    .sort((a, b) => {
      if (query.sort === 'date') return compareUtf8(b.signed ?? '', a.signed ?? '')
      return Number(isMeant(b, states.called)) - Number(isMeant(a, states.called))
    })
}

function hasWords({ search }: Span, { q = '', whole = false }: RollQuery) {
  const words = queryWords(q)
  return whole ? words.every(word => search.split(' ').includes(word)) : matchesWords(search, words)
}

function isUnder(letter: string, sort: string) {
  const first = sort.slice(0, 1)
  if (letter === 'other') return first > 'z'
  return letter === '0' ? first < 'a' : first === letter
}

function isState({ kind, country }: Span, codes: readonly string[]) {
  return kind === 'state' && country !== null && codes.includes(country)
}

function toItem(span: Span): string {
  return JSON.stringify(toRow(span))
}

function toRow(span: Span) {
  const { party, names, kind, country, mandate, basis, signed, entry, answer, ended } = span
  const { manifest, version, textSince, reservation, declaration } = span
  const text = { manifest, version, textSince, reservation, declaration }
  const item = {
    party,
    names,
    kind,
    country,
    mandate,
    basis,
    signed,
    ...text,
    entry,
    ...(answer && { answer }),
  }
  return ended === null ? item : { ...item, ended }
}
