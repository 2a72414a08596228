import { sha256 } from '#crypto'
import { toBase64url, utf8 } from '../../../core/bytes.ts'
import { SAYS, toNfc } from '../../../core/normal.ts'
import type { Said, Slot } from '../../../people/report-drafts.ts'
import { MISSING, type Missing } from '../../../register/figures/counts.ts'
import { MOST_WORDS } from '../../../register/figures/figures.ts'
import { lang as langSchema } from '../../../register/kinds.ts'
import { EVERY } from '../../../register/lists/figure-lines.ts'
import {
  type CellFault,
  faultBy,
  reasonsBy,
  unreadable,
  ValueReader,
} from '../../../register/lists/figure-values.ts'
import { type Edit, groupOf, partOf, slotOf } from '../../../work/reporting/draft.ts'
import { type Asked, hasHidden } from '../../kit/kit.ts'
import type { Asking, Leaf } from './leaves.ts'
import type { Sitting } from './sitting.ts'

/**
 * The fields of a page of a report, and what they say. Each is named by the places of its indicator, its period and its
 * cell; what cannot be read is saved as it was typed, so that nothing is lost, and told.
 */

/** Where something stands on the page: an indicator, a period, a slot of the draft. */
export interface Place {
  readonly asking: Asking
  readonly period: number
  readonly slot: string
}

export const valueName = ({ place }: Asking, period: number, at: number) => `c-${place}-${period}-${at}`
/** Of a row, for all periods of which it has no value; or of one period, where reasons differ. */
export const reasonName = ({ place }: Asking, at: number, period?: number) =>
  period === undefined ? `r-${place}-${at}` : `r-${place}-${period}-${at}`
export const besideName = (
  which: 'words' | 'lang' | 'behind' | 'source' | 'place',
  { place }: Asking,
  period: number,
) => `${which}-${place}-${period}`

/** Ticked where what stands there is right, and what a colleague typed beside it is not. */
export function rightName({ asking, period, slot }: Place): string {
  const at = asking.cells.find(({ by }) => slotOf(by) === slot)?.at ?? slot
  return `right-${asking.place}-${period}-${at}`
}

/** Every slot of a page, in one order: by it the page knows what stood there when it was opened. */
export function placesOn({ asking }: Leaf, { head }: Pick<Sitting, 'head'>): Place[] {
  return asking.flatMap(one =>
    head.periods.flatMap((_, period) => [
      ...one.cells.map(({ by }) => ({ asking: one, period, slot: slotOf(by) })),
      ...(one.isFirst ? ['words', 'lang', 'behind', 'found'] : []).map(slot => ({
        ...{ asking: one, period, slot },
      })),
    ]),
  )
}

export function slotAt(
  { parts, head }: Pick<Sitting, 'parts' | 'head'>,
  { asking, period, slot }: Place,
): Slot | undefined {
  return parts.get(partOf(asking.indicator))?.groups[groupOf(head.periods[period]!)]?.[slot]
}

/** Six letters of what a slot says, '' for nothing; with a mark where what a colleague typed is shown beside it. */
export function printOf(is: Said | null, isBeside = false): string {
  const print = is === null ? '' : toBase64url(sha256(utf8(JSON.stringify(is)))).slice(0, 6)
  return isBeside ? `${print}*` : print
}

/** What the page was opened with. */
export const readOf = (sitting: Sitting, leaf: Leaf): string =>
  placesOn(leaf, sitting)
    .map(place => slotAt(sitting, place))
    .map(slot => printOf(slot?.is ?? null, slot?.beside !== undefined))
    .join('.')

/** What differs from it in what was sent. A field that was not sent says nothing. */
export function editsOf(asked: Asked, sitting: Sitting, leaf: Leaf, fields: URLSearchParams): Edit[] {
  const read = (fields.get('read') ?? '').split('.')
  return placesOn(leaf, sitting).flatMap((place, i): Edit[] => {
    const is = saidAt(asked, sitting, fields, place)
    if (is === undefined) return []
    const print = read[i] ?? ''
    const isBeside = print.endsWith('*')
    const was = isBeside ? print.slice(0, -1) : print
    const isChanged = was !== printOf(is)
    // Whoever has read both chooses: by another value, or by a tick at this one.
    const hasSeen = isBeside && (isChanged || fields.has(rightName(place)))
    if (!isChanged && !hasSeen) return []
    const group = groupOf(sitting.head.periods[place.period]!)
    const at = { part: partOf(place.asking.indicator), group, slot: place.slot }
    const now = slotAt(sitting, place)?.is ?? null
    return [{ ...at, was: stoodThere(was, now, is), is, hasSeen }]
  })
}

/** Of what stood there only its letters are known: it is what stands there now, or is typed, or neither. */
export function stoodThere(print: string, now: Said | null, is: Said | null): Said | null {
  return printOf(now) === print ? now : printOf(is) === print ? is : { text: '\u0000' }
}

/** Undefined where the page has no such field, or what was typed is too long to be saved. */
function saidAt(
  asked: Asked,
  sitting: Sitting,
  fields: URLSearchParams,
  place: Place,
): Said | null | undefined {
  const { asking, period, slot } = place
  switch (slot) {
    case 'words':
    case 'behind': {
      const text = typedIn(fields, besideName(slot, asking, period))
      if (text === undefined || text.length > MOST_WORDS) return undefined
      return text === '' ? null : textSaid(text, slot === 'words')
    }
    case 'lang':
      return langAt(asked, sitting, fields, place)
    case 'found': {
      const source = typedIn(fields, besideName('source', asking, period))
      const text = typedIn(fields, besideName('place', asking, period)) ?? ''
      if (source === undefined || text.length > MOST_WORDS) return undefined
      return source === '' && text === '' ? null : { source: source.slice(0, 64), place: text }
    }
    default:
      return cellAt(sitting, fields, place)
  }
}

function textSaid(text: string, hasLines: boolean): Said {
  const isGood = !hasHidden(text, { lines: hasLines }) && SAYS.test(text) && (hasLines || text.length <= 200)
  return isGood ? { text } : { typed: text, missing: null }
}

/** Words are in the language in which they were typed; where nothing is said, in none. */
function langAt({ lang }: Asked, sitting: Sitting, fields: URLSearchParams, place: Place) {
  const { asking, period } = place
  const words = typedIn(fields, besideName('words', asking, period))
  if (words === undefined) return undefined
  const isWords = asking.indicator.value.type === 'words'
  const says =
    words !== '' ||
    (isWords && asking.cells.some(({ at }) => fields.get(valueName(asking, period, at))?.trim()))
  const chosen = langSchema.safeParse(fields.get(besideName('lang', asking, period))).data
  return says ? { text: chosen ?? slotText(sitting, place) ?? lang } : null
}

function slotText(sitting: Sitting, place: Place): string | null {
  const is = slotAt(sitting, place)?.is ?? null
  return is !== null && 'text' in is ? is.text : null
}

function cellAt(sitting: Sitting, fields: URLSearchParams, { asking, period, slot }: Place) {
  const cell = asking.cells.find(({ by }) => slotOf(by) === slot)!
  const typed = typedIn(fields, valueName(asking, period, cell.at))
  if (typed === undefined || typed.length > MOST_WORDS) return undefined
  const own = reasonIn(fields, reasonName(asking, cell.at, period))
  const all = reasonIn(fields, reasonName(asking, cell.at))
  // A reason of the row is for the periods of which it has no value; where it has all of them, it is one too many.
  const isFull = sitting.head.periods.every((_, p) => typedIn(fields, valueName(asking, p, cell.at)))
  const reason = own ?? (typed === '' || (isFull && period === 0) ? all : null)
  if (typed === '') return reason === null ? null : { missing: reason }
  return reason === null ? readValue(sitting, asking, typed) : { typed, missing: reason }
}

function readValue(sitting: Sitting, { indicator }: Asking, typed: string): Said {
  const read = readerOf(sitting, indicator)(typed)
  return 'value' in read ? { value: read.value } : { typed, missing: null }
}

type Reads = (typed: string) => ReturnType<ValueReader['read']>

const REASONS = reasonsBy(EVERY)
/** An indicator is of one catalogue, which is read once (work/reporting/filed). */
const readers = new WeakMap<Asking['indicator'], ValueReader>()

/** A point parts decimals on these pages, in every language: it is so that they show what stands there. */
export function readerOf({ catalogue }: Pick<Sitting, 'catalogue'>, indicator: Asking['indicator']): Reads {
  const by = { catalogue, known: EVERY, isPointed: true, reasonIn: REASONS }
  const reader = readers.get(indicator) ?? new ValueReader(indicator, by)
  readers.set(indicator, reader)
  return typed => {
    const hidden = unreadable(typed, undefined)
    return hidden === null ? reader.read(typed, undefined) : { fault: hidden }
  }
}

/** Why what was typed cannot be taken; null where it can. */
export function faultAt(sitting: Sitting, { asking }: Place, slot: Slot | undefined): CellFault | null {
  const is = slot?.is ?? null
  if (is === null || !('typed' in is)) return null
  if (is.missing !== null) return faultBy('both')
  const read = readerOf(sitting, asking.indicator)(is.typed)
  return 'fault' in read ? read.fault : null
}

function reasonIn(fields: URLSearchParams, name: string): Missing | null {
  return MISSING.find(code => code === fields.get(name)) ?? null
}

const typedIn = (fields: URLSearchParams, name: string): string | undefined => {
  const typed = fields.get(name)
  return typed === null ? undefined : toNfc(typed.trim())
}

/** Fields of a page that are too long to be saved, by their names. */
export const tooLong = (fields: URLSearchParams): string[] =>
  [...fields].filter(([name, typed]) => name !== 'read' && typed.length > MOST_WORDS).map(([name]) => name)
