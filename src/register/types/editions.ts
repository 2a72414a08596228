import { Refusal } from '../../core/refusal.ts'
import type { Cell } from '../cells.ts'
import { type Act, must, rely } from '../declaration.ts'
import type { Localised } from '../kinds.ts'
import type { TextRow } from '../rows.ts'
import { textsTaken } from '../text-in-force.ts'
import { requireOwnRecord } from './calls.ts'

/** What the depositary publishes in numbered editions, under the principles of a text: measures, and indicators. */

interface Edited {
  readonly catalogue: string
  readonly edition: number
  readonly manifest: string
  readonly titles: Localised
}

/** The codes of `requireText` and of `noteEdition`, with what mends them. */
export const editionCodes = {
  record_independent: 'call',
  text_unknown: 'manifest',
  text_superseded: 'manifest',
  edition_wrong: 'edition',
  seen_stale: null,
} as const

/** The text under which it is published: of a call that takes signatures, and in force. */
export function requireText(
  { manifest }: Pick<Edited, 'manifest'>,
  text: Cell<'texts'>,
  callRow: Cell<'calls'>,
  call: string,
  it: Pick<Act, 'admitted' | 'statement'>,
): TextRow {
  requireOwnRecord(call, callRow.row!)
  const found = must(text, 'text_unknown', `${call} has no text ${manifest}.`)
  if (!textsTaken(callRow.row!, it).some(one => one === manifest))
    throw new Refusal('text_superseded', `The text ${manifest} is not in force.`)
  return found
}

/** Counts it as the next edition, unless the author had not seen the one before. */
export function noteEdition(
  cell: Cell<'catalogues'> | Cell<'indicators'>,
  { catalogue, edition, titles }: Edited,
  { day, index, statement }: Pick<Act, 'day' | 'index' | 'statement'>,
): void {
  const before = rely(cell.row, statement, `The editions of ${catalogue}`)
  const editions = before?.editions ?? []
  if (edition !== editions.length + 1)
    throw new Refusal(
      'edition_wrong',
      `The next edition of ${catalogue} is ${editions.length + 1}, not ${edition}.`,
    )
  cell.put({ since: index, titles, editions: [...editions, { entry: index, day }] })
}
