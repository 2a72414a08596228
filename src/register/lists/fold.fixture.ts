import assert from 'node:assert/strict'
import type { ListedBody } from '../listings.ts'
import { spansOf, standsOn } from '../roll.ts'
import type { Listed, ListingRow } from '../rows.ts'
import type { Known, KnownSource } from './known.ts'

/** A register of lists only, for tests: what the law of `party/listed` does, without the log around it. */
export class ListedRegister {
  readonly listings = new Map<string, ListingRow>()
  readonly sources = new Map<string, KnownSource>()
  entries = 0

  known(): Known {
    return {
      listings: [...this.listings].map(([party, listing]) => ({ party, listing })),
      sources: [...this.sources.values()],
      inUse: id => this.listings.has(id),
    }
  }

  apply(bodies: readonly ListedBody[]): void {
    for (const body of bodies) {
      const { source, present, firstSeen, lastSeen, row } = body
      const digest = source.digest as KnownSource['digest']
      assert.match(body.party, /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/)
      if (present) assert.ok(firstSeen <= source.date && lastSeen === null)
      else assert.ok(lastSeen !== null && firstSeen <= lastSeen && lastSeen < source.date && row === null)
      assert.equal((this.sources.get(source.date) ?? source).digest, digest)
      if (!this.sources.has(source.date)) this.sources.set(source.date, { ...source, digest })
      const { names, kind, country, nature, website, signed, declaration } = body
      const facts = { names, kind, country, nature, website, signed, declaration }
      const version: Listed = { date: source.date, entry: this.entries++, present, row, ...facts }
      const others = this.listings.get(body.party)?.versions.filter(old => old.date !== source.date) ?? []
      const versions = [...others, version].sort((a, b) => (a.date < b.date ? -1 : 1))
      this.listings.set(body.party, { since: version.entry, versions })
    }
  }

  /** Who stands on the roll on a day, as `name|kind|country`, sorted. */
  rollOn(day: string): string[] {
    const list =
      [...this.sources.keys()]
        .filter(date => date <= day)
        .sort()
        .at(-1) ?? ''
    return [...this.listings]
      .flatMap(([party, listing]) => spansOf('call', party, { party: partyOf(listing), listing }))
      .filter(span => standsOn(span, day, list))
      .map(span => `${span.names[0]!.text}|${span.kind}|${span.country}`)
      .sort()
  }
}

function partyOf(listing: ListingRow) {
  const { names, kind, country } = listing.versions.at(-1)!
  return {
    since: 0,
    status: 'listed' as const,
    names,
    kind,
    country,
    listed: ['call'],
    admitted: null,
    versions: [],
  }
}

export function sourceFor(date: string): KnownSource {
  return { date, title: `List of ${date}`, url: null, digest: `sha256:${date.padEnd(43, 'A')}` }
}

export const csv = (...lines: string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\n')}\n`)
