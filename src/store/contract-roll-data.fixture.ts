import fc from 'fast-check'
import { FACTS, KINDS, type Kind, type Localised, MANDATES } from '../register/kinds.ts'
import { type RollQuery, SAID, STATUSES } from '../register/roll.ts'
import type { ListingRow, PartyRow, SourceRow } from '../register/rows.ts'
import type { Put } from './store.ts'

/** Rows that make rolls, lawful or not, and what may be asked of them. */

/** Every list that a listing names is a source of its call; a few are parts of one. */
export function withLists(puts: readonly Put[]): Put[] {
  return puts.flatMap(put => {
    if (put.table !== 'listings') return [put]
    const call = put.key.split('/')[0]
    const dates = (put.row as ListingRow).versions.map(version => version.date)
    return [
      ...dates.map(date => ({ table: 'sources' as const, key: `${call}/${date}`, row: sourceOf(date) })),
      put,
    ]
  })
}

/** A list is whole or a part for good. */
const PARTS = ['2018-12-01', '2021-05-05']
const sourceOf = (date: string) => ({ since: 0, whole: !PARTS.includes(date) }) as SourceRow

export function prefixed(puts: readonly Put[], prefix: string): Put[] {
  return puts.map(put => {
    const [first, second] = put.key.split('/')
    if (put.table === 'parties') {
      const listed = (put.row as PartyRow).listed.map(call => prefix + call)
      return { ...put, key: prefix + first, row: { ...put.row, listed } as never }
    }
    if (put.table === 'calls') return { ...put, key: prefix + first }
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
  'Union européenne',
  '7 Seas',
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

const listing = fc
  .uniqueArray(
    fc.record({
      date: day,
      entry,
      present: fc.boolean(),
      ...facts,
      signed: fc.option(day),
      declaration: fc.constant(null),
    }),
    { maxLength: 4, selector: version => version.date },
  )
  .map(versions => versions.map(one => (PARTS.includes(one.date) ? { ...one, present: true } : one)))
const copied = fc.array(
  fc.record({
    what: fc.constantFrom(...FACTS),
    ...{
      day,
      entry,
      ...facts,
      words: fc.constant(null),
      withdrawn: fc.constantFrom(null, null, { entry: 9 }),
    },
  }),
  { maxLength: 3 },
)
const versions = fc.uniqueArray(
  fc.record({ from: day, entry, ...facts, mandate: fc.record({ level: fc.constantFrom(...MANDATES) }) }),
  { minLength: 1, maxLength: 3, selector: version => version.from },
)
const words = fc.constantFrom({ lang: 'en', text: 'Not at night.' }, undefined)
const numbers = fc.constantFrom(1, 2, 3)
const bound = numbers.chain(version =>
  fc.record({
    manifest: fc.constant(`sha256:${version}`),
    version: fc.constant(version),
    reservation: words,
    declaration: words,
  }),
)
const events = fc.array(
  fc.oneof(
    fc
      .tuple(fc.record({ what: fc.constantFrom('given', 'deposited'), entry, day }), bound)
      .map(([event, more]) => ({ ...event, ...more })),
    fc.record({
      what: fc.constantFrom('accepted', 'withdrawn', 'removed', 'invalidated', 'restored'),
      entry,
      day,
    }),
    fc.record({ what: fc.constant('carried'), entry, day, from: fc.record({ party, entry, day }) }),
  ),
  { minLength: 1, maxLength: 5 },
)

const ending = fc.option(
  fc.record({
    entry,
    how: fc.constantFrom('merged', 'succeeded', 'ended'),
    into: fc.option(party),
    day,
  }),
  { nil: undefined },
)

function namesIn(found: readonly { from: string; names: Localised; kind: Kind; country: string | null }[]) {
  const versions = found.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const { names, kind, country } = versions.at(-1)!
  return { names, kind, country, versions }
}

const put: fc.Arbitrary<Put> = fc.oneof(
  fc.tuple(call, fc.constantFrom('2018-12-01', '2019-03-01', null)).map(([of, issued]) => ({
    table: 'calls' as const,
    key: of,
    row: { since: 0, issued } as never,
  })),
  fc.tuple(call, party, listing, copied).map(([of, who, found, facts]) => ({
    table: 'listings' as const,
    key: `${of}/${who}`,
    row: {
      since: 0,
      versions: found.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
      facts: facts.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    } as never,
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
  fc.tuple(party, versions, ending).map(([who, found, ended]) => ({
    table: 'parties' as const,
    key: who,
    row: {
      since: 0,
      status: 'admitted',
      listed: ['one', 'two'],
      admitted: 0,
      ...namesIn(found),
      ...(ended === undefined ? {} : { ended }),
    } as never,
  })),
  fc
    .tuple(call, day)
    .map(([of, date]) => ({ table: 'sources' as const, key: `${of}/${date}`, row: sourceOf(date) })),
)
export const steps = fc.array(fc.array(put, { minLength: 1, maxLength: 10 }), { minLength: 1, maxLength: 3 })
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })
export const queries: fc.Arbitrary<RollQuery> = fc.record({
  call,
  q: maybe(
    fc
      .array(fc.constantFrom(...WORDS, 'p', 'par', 'z', '東', 'vil', 'fr', 'Frankreich', 'japan', 'EU'), {
        maxLength: 2,
      })
      .map(words => words.join(' ')),
  ),
  whole: fc.constantFrom(undefined, undefined, true),
  kind: maybe(fc.constantFrom(...KINDS)),
  country: maybe(fc.constantFrom('FR', 'JP', 'none')),
  mandate: maybe(fc.constantFrom(...MANDATES, 'none' as const)),
  status: maybe(fc.constantFrom(...STATUSES, 'on-or-unknown' as const, 'not-on' as const)),
  signed: maybe(fc.constantFrom(...DAYS, 'none')),
  version: maybe(fc.constantFrom(1, 2, 'none' as const)),
  said: maybe(fc.constantFrom(...SAID)),
  sort: maybe(fc.constantFrom('name', 'date')),
  letter: fc.option(fc.constantFrom('0', 'a', 'u', 'v', 'z', 'other'), { nil: undefined, freq: 1 }),
  at: maybe(fc.constantFrom(...DAYS, '2018-11-14', '2016-01-01', '2030-01-01')),
  limit: fc.constantFrom(1, 2, 100),
})
