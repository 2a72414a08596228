import { unnamedOn } from '../copied-spans.ts'
import { MemoryRows } from '../memory.ts'
import { lastsOn, spansOf, standsOn } from '../roll.ts'
import type { Tables } from '../rows.ts'
import { type ListedBody, partyListed } from '../types/listings.ts'
import type { Known, KnownSource } from './earlier-lists.ts'

const CALL = 'harbour-accord'
const DIGEST_LENGTH = 43

/** A register into which only lists come, for tests: the real rule of `party/listed` on a Map, without the log. */
export class ListedRegister {
  readonly #rows = new MemoryRows()
  #size = 1

  known(): Known {
    const sources = this.#all('sources').map(([date, { title, url, digest, whole }]) => ({
      ...{ date, title, url, digest, whole },
    }))
    const listings = this.#all('listings').map(([party, listing]) => ({ party, listing }))
    return { listings, sources, inUse: id => this.#rows.get('parties', id) !== undefined }
  }

  /** Posts bodies in turn, as an import does: the checkpoint is read again where a party comes a second time. */
  apply(bodies: readonly ListedBody[]): void {
    let seen = this.#size
    let posted = new Set<string>()
    for (const body of bodies) {
      if (posted.has(body.party)) {
        seen = this.#size
        posted = new Set()
      }
      posted.add(body.party)
      const statement = {
        v: 1 as const,
        log: 'log.example',
        type: 'party/listed',
        by: 'depositary',
        call: CALL,
        at: '2026-01-01T00:00:00Z',
        seen: { size: seen, root: `sha256:${'A'.repeat(DIGEST_LENGTH)}` as const },
        nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
        body,
      }
      const act = {
        index: this.#size,
        day: '2026-01-01',
        admitted: 0,
        statement,
        rootAt: () => undefined,
        known: 1,
        signers: [],
      }
      partyListed.bind(statement).admit(act, this.#rows)
      this.#size++
    }
  }

  /** Who stands on the roll on a day, as `name|kind|country`, sorted. */
  rollOn(day: string): string[] {
    const lists = this.#all('sources').map(([date, { whole }]) => ({ date, whole }))
    return this.#all('listings')
      .flatMap(([id, listing]) =>
        spansOf(CALL, id, { party: this.#rows.get('parties', id)!, listing }, lists),
      )
      .filter(span => standsOn(span, day))
      .map(span => `${span.names[0]!.text}|${span.kind}|${span.country}`)
      .sort()
  }

  /** What the roll answers of one party on a day. */
  statusOn(id: string, day: string): 'listed' | 'off' | 'unknown' {
    const lists = this.#all('sources').map(([date, { whole }]) => ({ date, whole }))
    const listing = this.#rows.get('listings', `${CALL}/${id}`)
    if (listing === undefined) return unnamedOn(lists, day)
    const party = this.#rows.get('parties', id)!
    const span = spansOf(CALL, id, { party, listing }, lists).find(one => lastsOn(one, day))
    if (span === undefined) return unnamedOn(lists, day)
    return span.answer ?? (span.ended === null ? 'listed' : 'off')
  }

  #all<T extends 'sources' | 'listings'>(table: T): [string, Tables[T]][] {
    const found: [string, Tables[T]][] = []
    for (const one of this.#rows.all())
      if (one.table === table) found.push([one.key.slice(CALL.length + 1), one.row as Tables[T]])
    return found
  }
}

export function sourceFor(date: string, whole = true): KnownSource {
  return {
    date,
    title: `List of ${date}`,
    url: null,
    digest: `sha256:${date.padEnd(DIGEST_LENGTH, 'A')}`,
    whole,
  }
}

export const csv = (...lines: string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\n')}\n`)
