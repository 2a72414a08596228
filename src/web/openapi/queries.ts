import { KINDS, MANDATES } from '../../register/kinds.ts'
import { STATUSES } from '../../register/roll.ts'
import { MOST_ROWS, SORTS } from '../roll/query.ts'

/** What may stand behind the question mark of an address, as `/openapi.json` describes it. */

export type QueryShown = Readonly<Record<string, { readonly schema: object; readonly says: string }>>

const say = (schema: object, says: string) => ({ schema, says })
export const LANG = {
  lang: say({ type: 'string' }, 'Language of the interface: en or fr. Accept-Language serves as well.'),
}
export const BEFORE = {
  before: say(
    { type: 'integer', minimum: 0 },
    'Of the entries that are about it, those before this one; the newest if left out',
  ),
}
export const FILTERS = {
  q: say(
    { type: 'string', maxLength: 200 },
    'Words that begin words of a name; case and accents do not count',
  ),
  kind: say({ enum: [...KINDS] }, 'Kind of party'),
  country: say({ type: 'string' }, 'ISO 3166-1 alpha-2, or none'),
  mandate: say({ enum: [...MANDATES, 'none'] }, 'Level of mandate; none for rows copied from a list'),
  status: say(
    { enum: [...STATUSES] },
    'Who signed, who is copied from a list, or who stood there before and how that ended; all who stand if left out',
  ),
  signed: say(
    { type: 'string' },
    'The day since which the row says that it stands, or none for rows that tell none',
  ),
  at: say({ type: 'string', format: 'date' }, 'The roll on this day'),
  sort: say(
    { enum: [...SORTS] },
    'By name, or newest first; where more match than are counted, by name all the same',
  ),
  page: say({ type: 'string' }, 'next of the page before'),
  limit: say({ type: 'integer', minimum: 1, maximum: MOST_ROWS }, 'Rows on a page'),
}
export const DAY = {
  at: say({ type: 'string', format: 'date' }, 'As the roll stood on this day, from 2011-07-14 on'),
}
const { limit: _limit, ...others } = FILTERS
export const CSV_FILTERS = others
