import { isLegible } from '../../../core/legible.ts'
import { toNfc } from '../../../core/normal.ts'
import { MOST_TEXT, type Said, type Slot } from '../../../people/report-drafts.ts'
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
import { type Edit, partOf, slotOf } from '../../../work/reporting/draft.ts'
import { groupOf } from '../../../work/reporting/left-out.ts'
import type { Asked } from '../../kit/kit.ts'
import { languageTyped } from '../commitments/words-language.ts'
import {
  besideName,
  isWords,
  type Place,
  placesOn,
  reasonName,
  slotAt,
  takeName,
  valueInField,
  valueName,
} from './leaf-fields.ts'
import type { Asking, Leaf } from './leaves.ts'
import { hasMet, printOf, stoodThere, takenIn } from './prints.ts'
import type { Answered, Sitting } from './sitting.ts'

/**
 * What a page of a report says that was sent. What cannot be read is saved as it was typed, so that nothing is lost,
 * and told.
 */

/** What differs from what stood on the page. A field that was not sent says nothing. */
export function editsOf(asked: Asked, sitting: Answered, leaf: Leaf, fields: URLSearchParams): Edit[] {
  const read = (fields.get('read') ?? '').split('.')
  const places = placesOn(leaf, sitting).map((place, i) => ({ place, print: read[i] ?? '' }))
  const [langs, others] = [true, false].map(is => places.filter(one => (one.place.slot === 'lang') === is))
  const form = (print: string): Sent => ({ sitting, fields, isMet: hasMet(print) })
  const edit = (place: Place, print: string, is: Said | null | undefined): Edit[] => {
    // Whoever saves the page again chooses nothing.
    if (is === undefined || (!hasMet(print) && print === printOf(is))) return []
    const group = groupOf(sitting.head.periods[place.period]!)
    const at = { part: partOf(place.asking.indicator), group, slot: place.slot }
    return [{ ...at, ...stoodThere(print, slotAt(sitting, place), is), is }]
  }
  const worded = new Set<string>()
  const edits = others!.flatMap(({ place, print }) => {
    const own = edit(place, print, chosenAt(form(print), place))
    if (isWords(place) && own.some(({ is }) => is !== null && !('missing' in is && !('typed' in is))))
      worded.add(answerName(place))
    return own
  })
  return [
    ...edits,
    ...langs!.flatMap(({ place, print }) => {
      // Who writes says in which language, beside these words or of all that they write on the page.
      const written =
        worded.has(answerName(place)) && !hasMet(print) ? languageTyped({ asked, fields }) : null
      const is = chosenAt(form(print), place) ?? (written === null ? undefined : { text: written })
      return edit(place, print, is)
    }),
  ]
}

const answerName = ({ asking, period }: Place) => `${asking.place}-${period}`

/** What was sent, and whether the page showed two values where it is read. */
interface Sent {
  readonly sitting: Answered
  readonly fields: URLSearchParams
  readonly isMet: boolean
}

/** Where two values met, what was typed instead of them, or else which of them was taken. */
function chosenAt(form: Sent, place: Place): Said | null | undefined {
  const typed = saidAt(form, place)
  if (!form.isMet) return typed
  if (typed !== undefined && typed !== null) return typed
  const taken = takenIn(form.fields.get(takeName(place)))
  if (taken === undefined || taken === null) return taken
  return placedAt(form, place, taken)
}

/** It comes from the form, since it may stand nowhere else any more: so it is read as what is typed is. */
function placedAt({ sitting }: Sent, place: Place, taken: Said): Said | undefined {
  const { asking, slot } = place
  if (slot.startsWith('c/')) {
    if ('value' in taken) return readValue(sitting, asking, valueInField(asking.indicator, taken.value))
    if ('typed' in taken) return taken.missing === null ? readValue(sitting, asking, taken.typed) : taken
    return 'missing' in taken ? taken : undefined
  }
  if (slot === 'found') return 'source' in taken ? taken : undefined
  const text = 'text' in taken ? taken.text : 'typed' in taken ? taken.typed : undefined
  if (text === undefined) return undefined
  if (slot === 'lang') return langSchema.safeParse(text).success ? { text } : undefined
  return textSaid(text, slot === 'words')
}

/** Undefined where the page has no such field, or what was typed is too long to be saved. */
function saidAt(form: Sent, place: Place): Said | null | undefined {
  const { fields, isMet } = form
  const { asking, period, slot } = place
  switch (slot) {
    case 'words':
    case 'behind': {
      const text = typedIn(fields, besideName(slot, asking, period, isMet))
      if (text === undefined || text.length > MOST_TEXT) return undefined
      return text === '' ? null : textSaid(text, slot === 'words')
    }
    case 'lang': {
      const text = langSchema.safeParse(fields.get(besideName(slot, asking, period, isMet))).data
      return text === undefined ? undefined : { text }
    }
    case 'found': {
      const source = typedIn(fields, besideName('source', asking, period, isMet))
      const text = typedIn(fields, besideName('place', asking, period, isMet)) ?? ''
      if (source === undefined || text.length > MOST_TEXT) return undefined
      return source === '' && text === '' ? null : { source: source.slice(0, 64), place: text }
    }
    default:
      return cellAt(form, place)
  }
}

function textSaid(text: string, hasLines: boolean): Said {
  const isShort = text.length <= (hasLines ? MOST_WORDS : 200)
  const isGood = isShort && isLegible(text, { lines: hasLines })
  return isGood ? { text } : { typed: text, missing: null }
}

function cellAt({ sitting, fields, isMet }: Sent, { asking, period, slot }: Place) {
  const cell = asking.cells.find(({ by }) => slotOf(by) === slot)!
  const typed = typedIn(fields, valueName(asking, period, cell.at, isMet))
  if (typed === undefined || typed.length > MOST_TEXT) return undefined
  const own = reasonIn(fields, reasonName(asking, cell.at, period, isMet))
  const all = isMet ? null : reasonIn(fields, reasonName(asking, cell.at))
  // A reason of the row is for the periods of which it has no value; where it has all of them, it is one too many.
  const isFull = sitting.head.periods.every((_, p) => typedIn(fields, valueName(asking, p, cell.at)))
  const reason = own ?? (typed === '' || (isFull && period === 0) ? all : null)
  if (typed === '') return reason === null ? null : { missing: reason }
  return reason === null ? readValue(sitting, asking, typed) : { typed, missing: reason }
}

function readValue(sitting: Answered, { indicator }: Asking, typed: string): Said {
  const read = typed.length > MOST_WORDS ? null : readerOf(sitting, indicator)(typed)
  return read !== null && 'value' in read ? { value: read.value } : { typed, missing: null }
}

type Reads = (typed: string) => ReturnType<ValueReader['read']>

const REASONS = reasonsBy(EVERY)
/** An indicator is of one catalogue, which is read once (work/reporting/filed). */
const readers = new WeakMap<Asking['indicator'], ValueReader>()

/** Of a point before three digits it is asked, in every language: some who read English write thousands with it. */
export function readerOf({ catalogue }: Pick<Sitting, 'catalogue'>, indicator: Asking['indicator']): Reads {
  const by = { catalogue, known: EVERY, isPointed: false, reasonIn: REASONS }
  const reader = readers.get(indicator) ?? new ValueReader(indicator, by)
  readers.set(indicator, reader)
  return typed => {
    const hidden = unreadable(typed, undefined)
    return hidden === null ? reader.read(typed, undefined) : { fault: hidden }
  }
}

/** Why what was typed cannot be taken; null where it can. */
export function faultAt(sitting: Answered, { asking }: Place, slot: Slot | undefined): CellFault | null {
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
  // Tabs come with what is pasted from a table; figures are JSON, which holds none.
  return typed === null ? undefined : toNfc(typed.replaceAll('\t', ' ').trim())
}

/** Fields of a page that are too long to be saved, by their names. */
export const tooLong = (fields: URLSearchParams): string[] =>
  [...fields].filter(([name, typed]) => name !== 'read' && typed.length > MOST_TEXT).map(([name]) => name)
