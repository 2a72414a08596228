import type { Slot } from '../../../people/report-drafts.ts'
import type { At } from '../../../work/reporting/correction.ts'
import {
  ACCOUNT,
  draftDigest,
  type Edit,
  type Parts,
  partOf,
  SOURCES,
} from '../../../work/reporting/draft.ts'
import { printOfSlot, stoodThere } from '../reporting/prints.ts'
import type { Correcting } from './correcting.ts'
import { slotAt } from './unsettled.ts'

/**
 * What of a correction is taken back: a place of it, or all. A button says what stood there when its page came, so that
 * what a colleague has put there since stands beside what was reported, and is not taken back unread.
 */

const PARTED = '|'
const ALL = 'all'

export const undoValue = (parts: Parts, { part, group, slot }: At): string =>
  [printOfSlot(slotAt({ parts }, { part, group, slot })), part, group, slot].join(PARTED)

/** Of all that could be taken back. */
export const undoAllValue = (c: Pick<Correcting, 'draft' | 'head'>): string => [digestOf(c), ALL].join(PARTED)

const digestOf = ({ draft, head }: Pick<Correcting, 'draft' | 'head'>) =>
  draftDigest(new Map([...draft].filter(([name]) => name !== ACCOUNT)), head)

interface Undone {
  readonly edits: Edit[]
  /** All of it is taken back, and why it was made with it. */
  readonly isAll?: boolean
  /** A colleague has changed the correction since all of it was to be taken back. */
  readonly isMoved?: boolean
}

export function undoEdits(c: Correcting, undo: string): Undone {
  const [print = '', part = '', group = '', slot = ''] = undo.split(PARTED)
  if (part === ALL) {
    if (print !== digestOf(c)) return { edits: [], isMoved: true }
    return { edits: placesIn(c.draft).map(at => backAt(c, at)), isAll: true }
  }
  const at = { part, group, slot }
  const stood = c.draft.get(part)?.groups[group]?.[slot]
  if (stood === undefined) return { edits: [] }
  const is = saidBelow(c, at)
  const own = { ...at, ...stoodThere(print, stood, is), is }
  // Words go with their language, as long as no others stand in it.
  const lang = { part, group, slot: 'lang' }
  const others = placesIn(c.draft).filter(one => one.part === part && one.group === group && isWorded(c, one))
  const isAlone = isWorded(c, at) && others.length === 1 && slotAt({ parts: c.draft }, lang) !== undefined
  return { edits: isAlone ? [own, backAt(c, lang)] : [own] }
}

const placesIn = (draft: Parts): At[] =>
  [...draft].flatMap(([part, { groups }]) =>
    part === ACCOUNT || part === SOURCES
      ? []
      : Object.entries(groups).flatMap(([group, slots]) =>
          Object.keys(slots).map(slot => ({ part, group, slot })),
        ),
  )

function isWorded({ catalogue }: Correcting, { part, slot }: At): boolean {
  const type = catalogue.indicators.find(one => partOf(one) === part)?.value.type
  return slot === 'words' || (type === 'words' && slot.startsWith('c/'))
}

const saidBelow = ({ over }: Correcting, at: At) => slotAt({ parts: over }, at)?.is ?? null

/** Whatever stands there now. */
function backAt(c: Correcting, at: At): Edit {
  const slot: Slot | undefined = slotAt({ parts: c.draft }, at)
  const beside = slot?.beside?.map(one => one.is)
  return { ...at, was: slot?.is ?? null, ...(beside && { beside }), is: saidBelow(c, at) }
}
