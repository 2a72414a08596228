import type { z } from 'zod'
import { formatJsonBytes, type Json } from '../../core/json.ts'
import { attempt, Refusal } from '../../core/refusal.ts'
import { amiss } from '../amiss.ts'
import { type Catalogue, catalogueFaults, catalogueFile, readCatalogue } from './catalogue.ts'
import { catalogueFromDraft } from './catalogue-draft.ts'
import { requireFew } from './form.ts'

/**
 * Every fault of a catalogue that somebody writes, in plain words and with its place: who mends one wants to know of
 * the others. `readCatalogue` ends at the first, since there nobody writes.
 */

type CatalogueCheck =
  | Readonly<{ catalogue: Catalogue; bytes: Uint8Array; faults: readonly [] }>
  | Readonly<{ catalogue: null; faults: readonly string[] }>

/** Faults of so many things in one list are told, each by itself; of more, that there are more. */
const MOST_TOLD = 10_000

/** What is amiss at one place of a draft. */
export interface CatalogueFault {
  /** Empty where it is told of the whole. */
  readonly path: readonly PropertyKey[]
  /** Nothing stands there, or nothing in it. */
  readonly isLacking: boolean
  readonly isLong: boolean
  /** How many things a list may have that has more; else null. */
  readonly most: number | null
  /** Without its place. */
  readonly says: string
  /** With it, in the names that members have in a file. */
  readonly sentence: string
}

type DraftCheck =
  | Readonly<{ catalogue: Catalogue; bytes: Uint8Array; faults: readonly [] }>
  | Readonly<{ catalogue: null; faults: readonly CatalogueFault[] }>

export function checkCatalogue(draft: unknown): CatalogueCheck {
  const checked = checkDraft(draft)
  return checked.catalogue === null
    ? { catalogue: null, faults: [...new Set(checked.faults.map(({ sentence }) => sentence))] }
    : checked
}

/** The same for whoever drew the draft from something else, and tells its faults by that. */
export function checkDraft(draft: unknown): DraftCheck {
  const json = catalogueFromDraft(draft)
  const long = attempt(() => requireFew(json, json as Json, [], MOST_TOLD))
  if (long instanceof Refusal) return { catalogue: null, faults: [ofWhole(long.message)] }
  const found = catalogueFile.safeParse(json)
  if (!found.success) return { catalogue: null, faults: found.error.issues.map(one => faultIn(json, one)) }
  const faults = [...catalogueFaults(found.data)].map(ofWhole)
  if (faults.length > 0) return { catalogue: null, faults }
  try {
    // What the log would refuse of any JSON, such as letters that nobody sees, is told too.
    const bytes = formatJsonBytes(found.data)
    return { catalogue: readCatalogue(bytes), bytes, faults: [] }
  } catch (error) {
    if (error instanceof Refusal) return { catalogue: null, faults: [ofWhole(error.message)] }
    throw error
  }
}

const ofWhole = (sentence: string): CatalogueFault => ({
  ...{ path: [], isLacking: false, isLong: false, most: null },
  says: sentence,
  sentence,
})

/** What a member is called, to whoever writes it. */
const MEMBERS: Readonly<Record<string, string>> = {
  titles: 'the name (titles)',
  asks: 'the question (asks)',
  reads: 'how it is counted (reads)',
  value: 'the answer (value)',
  by: 'the lists by which it is split (by)',
  kinds: 'of whom it is asked (kinds)',
  source: 'the source standard (source)',
}
/** What stands in a list of the file. */
const THINGS: Readonly<Record<string, string>> = {
  indicators: 'indicator',
  lists: 'list',
  sections: 'section',
  items: 'item',
}

function faultIn(json: unknown, issue: z.core.$ZodIssue): CatalogueFault {
  const { words, at } = placeOf(json, issue.path)
  const place = words.length === 0 ? 'The file does not fit' : `In ${words.join(', ')}`
  const says = amiss(issue, at)
  return {
    path: issue.path,
    isLacking: at === undefined || at === '' || (Array.isArray(at) && at.length === 0),
    isLong: says.startsWith('it is longer than'),
    most: issue.code === 'too_big' ? Number(issue.maximum) : null,
    says,
    sentence: `${place}: ${says}.`,
  }
}

/** Where a path leads, in words, and what stands there. */
function placeOf(json: unknown, path: readonly PropertyKey[]) {
  let at = json
  const words: string[] = []
  for (const [i, step] of path.entries()) {
    at = (at as Readonly<Record<PropertyKey, unknown>> | null | undefined)?.[step]
    if (typeof step === 'string') {
      // A list is told by what stands in it, and the text of a language by its language.
      const isWithin = typeof path[i + 1] === 'number' && THINGS[step] !== undefined
      if (!isWithin && step !== 'text') words.push(MEMBERS[step] ?? step)
      continue
    }
    const { id, lang } = (typeof at === 'object' && at !== null ? at : {}) as Readonly<
      Record<string, unknown>
    >
    const thing = THINGS[String(path[i - 1])]
    const place = `number ${Number(step) + 1}`
    if (thing !== undefined) words.push(typeof id === 'string' ? `the ${thing} ${id}` : `${thing} ${place}`)
    else words.push(typeof lang === 'string' ? lang : place)
  }
  return { words, at }
}
