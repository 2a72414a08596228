import { clip, fromBase64url, fromUtf8, toBase64url, utf8 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import type { RollPage } from '../register/roll.ts'
import type { Stretch } from './stretches.ts'

export const EMPTY_PAGE: RollPage = { total: 0, more: false, items: [], next: null }

/** Where a page of the roll ended. */
export type Cursor = Pick<Stretch, 'sort' | 'party' | 'nth'>

export function formatCursor({ sort, party, nth }: Cursor): string {
  return toBase64url(utf8(`${nth} ${party} ${sort}`))
}

/** Refuses `query_malformed` whatever `formatCursor` does not print. */
export function parseCursor(text: string): Cursor {
  const found = read(text)
  if (found === undefined || formatCursor(found) !== text)
    throw new Refusal('query_malformed', `No page of the roll ended at ${clip(text)}.`)
  return found
}

function read(text: string): Cursor | undefined {
  try {
    const [, nth, party, sort] = /^(\d{1,6}) (\S+) (.*)$/su.exec(fromUtf8(fromBase64url(text))) ?? []
    return nth === undefined ? undefined : { nth: Number(nth), party: party!, sort: sort! }
  } catch {
    return undefined
  }
}
