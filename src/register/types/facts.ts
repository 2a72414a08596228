import { z } from 'zod'
import { Refusal } from '../../core/refusal.ts'
import { rely, statement } from '../declaration.ts'
import {
  counted,
  country,
  date,
  eachOnce,
  entryRef,
  factKind,
  kind,
  localised,
  party,
  said,
  source,
} from '../kinds.ts'
import { type Fact, ref } from '../rows.ts'
import { copiedParty, requireCopied } from './listings.ts'

/**
 * What other sources than lists say: of one party on one day, or how many stood there. Each has a source with a date;
 * what a source says of somebody does not bind them. A fact may be negative, and says who reported it. One that was
 * recorded by mistake is withdrawn in public.
 */
const recording = { scope: 'call', author: 'depositary', afterClosing: true } as const

export const factRecorded = statement('fact/recorded', {
  ...recording,
  body: {
    party,
    names: localised,
    kind,
    country: country.nullable(),
    what: factKind,
    day: date,
    /** What it declared, or what else the source says. */
    words: said.nullable(),
    source,
  },
  fits: ({ what, words }) =>
    what === 'declared' && words === null ? { member: 'words', why: 'a declaration has words' } : null,
  reads: ({ body, call }) => ({
    party: ref('parties', body.party),
    role: ref('roles', body.party),
    listing: ref('listings', call, body.party),
  }),
  refuses: { source_wrong: 'day', party_exists: 'party', seen_stale: null },
  admit({ body, call, index, rows, statement }) {
    requireReported(body.day, body.source)
    const { party, listing } = requireCopied(body.party, rows)
    rely(listing, statement, `The row of ${body.party}`)
    const { party: _, ...said } = body
    const facts = byDay(listing?.facts ?? [], { ...said, entry: index, withdrawn: null })
    const row = { since: index, versions: listing?.versions ?? [], facts }
    rows.listing.put(row)
    rows.party.put(copiedParty(body.party, party, call, row, index))
  },
})

export const countRecorded = statement('count/recorded', {
  ...recording,
  body: {
    day: date,
    total: z.int().min(0),
    /** Those whom the source counts by kind, which need not be all. */
    kinds: eachOnce(z.array(counted), 'a kind', ({ of }) => of),
    words: said.nullable(),
    source,
  },
  fits: ({ total, kinds }) =>
    kinds.reduce((sum, { total }) => sum + total, 0) > total
      ? { member: 'kinds', why: 'the kinds together are more than the total' }
      : null,
  reads: ({ call }) => ({ counts: ref('counts', call) }),
  refuses: { source_wrong: 'day' },
  admit({ body, index, rows }) {
    requireReported(body.day, body.source)
    const { row } = rows.counts
    const counts = byDay(row?.counts ?? [], { ...body, entry: index, withdrawn: null })
    rows.counts.put({ since: index, counts })
  },
})

export const factWithdrawn = statement('fact/withdrawn', {
  ...recording,
  body: { party, fact: entryRef, reason: said },
  reads: ({ body, call }) => ({
    party: ref('parties', body.party),
    listing: ref('listings', call, body.party),
  }),
  refuses: { fact_unknown: 'fact', seen_stale: null },
  admit({ body: { fact, party, reason }, call, index, rows, statement }) {
    const { row } = rows.listing
    const facts = takeBack(row?.facts, fact, { entry: index, reason }, party)
    rely(row, statement, `The row of ${party}`)
    const listing = { ...row!, since: index, facts }
    rows.listing.put(listing)
    rows.party.put(copiedParty(party, rows.party.row, call, listing, index))
  },
})

export const countWithdrawn = statement('count/withdrawn', {
  ...recording,
  body: { count: entryRef, reason: said },
  reads: ({ call }) => ({ counts: ref('counts', call) }),
  refuses: { fact_unknown: 'count', seen_stale: null },
  admit({ body, call, index, rows, statement }) {
    const { row } = rows.counts
    const counts = takeBack(row?.counts, body.count, { entry: index, reason: body.reason }, call)
    rely(row, statement, `The counts of ${call}`)
    rows.counts.put({ since: index, counts })
  },
})

/** Nobody reports today what happens tomorrow. */
function requireReported(day: string, { date }: Fact['source']): void {
  if (day > date) throw new Refusal('source_wrong', `A source of ${date} cannot say what happened on ${day}.`)
}

type Dated = Pick<Fact, 'day' | 'entry' | 'withdrawn'>

function byDay<F extends Dated>(all: readonly F[], one: F): readonly F[] {
  const after = all.findIndex(({ day }) => day > one.day)
  return all.toSpliced(after === -1 ? all.length : after, 0, one)
}

function takeBack<F extends Dated>(
  all: readonly F[] = [],
  entry: number,
  withdrawn: NonNullable<F['withdrawn']>,
  of: string,
): readonly F[] {
  if (!all.some(one => one.entry === entry && one.withdrawn === null))
    throw new Refusal('fact_unknown', `Entry ${entry} recorded nothing of ${of} that still holds.`)
  return all.map(one => (one.entry === entry ? { ...one, withdrawn } : one))
}

export const FACT_TYPES = [factRecorded, factWithdrawn, countRecorded, countWithdrawn] as const
