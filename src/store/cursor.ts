import { clip, fromBase64url, fromUtf8, toBase64url, utf8 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import { type RollPage, type RollQuery, type RollSort, TOTAL_CAP } from '../register/roll.ts'
import type { Stretch } from './stretches.ts'

/** Where a page of the roll ended. `signed` only where it was sorted by date, '' for none. */
export type Cursor = Pick<Stretch, 'sort' | 'party' | 'nth'> & {
  readonly signed?: string | undefined
  /** Whether the row was one of a state that the words name (`partsOf` in search-terms.ts). */
  readonly ofStates?: boolean | undefined
}

/** What a query finds where there can be nobody. */
export function nobodyOn({ sort = 'name' }: RollQuery): RollPage {
  return { total: 0, more: false, items: [], next: null, sort }
}

/**
 * The page that was asked for. `found` holds one stretch more than the page where another page follows; the first
 * `states` of them are of states that the words name.
 */
export function pageOf(
  { limit, uncounted }: RollQuery,
  by: RollSort,
  counted: number,
  found: readonly Stretch[],
  states: number,
): RollPage {
  const total = uncounted ? 0 : counted
  const stretches = found.slice(0, limit)
  const last = found.length > limit ? stretches.at(-1) : undefined
  return {
    total: Math.min(total, TOTAL_CAP),
    more: total > TOTAL_CAP,
    items: stretches.map(({ item }) => item),
    next:
      last === undefined
        ? null
        : formatCursor({
            ...last,
            signed: by === 'date' ? (last.item.signed ?? '') : undefined,
            ofStates: stretches.length <= states,
          }),
    sort: by,
  }
}

function formatCursor({ sort, party, nth, signed, ofStates }: Cursor) {
  const first = signed === undefined ? '' : `@${signed} `
  return toBase64url(utf8(`${first}${ofStates ? '~' : ''}${nth} ${party} ${sort}`))
}

/** Refuses `query_malformed` what `formatCursor` does not print, and a page in another order. */
export function parseCursor(text: string, by: RollSort): Cursor {
  const found = read(text)
  if (found === undefined || formatCursor(found) !== text)
    throw new Refusal('query_malformed', `No page of the roll ended at ${clip(text)}.`)
  if ((found.signed === undefined) !== (by === 'name'))
    throw new Refusal('query_malformed', 'That page was in another order; begin again with the first.')
  return found
}

function read(text: string): Cursor | undefined {
  try {
    const found = /^(?:@(\d{4}-\d\d-\d\d|) )?(~?)(\d{1,6}) (\S+) (.*)$/su.exec(fromUtf8(fromBase64url(text)))
    const [, signed, states, nth, party, sort] = found ?? []
    if (nth === undefined) return undefined
    return { nth: Number(nth), party: party!, sort: sort!, signed, ofStates: states === '~' }
  } catch {
    return undefined
  }
}
