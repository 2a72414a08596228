import type { Catalogue, Indicator } from '../../register/figures/catalogue.ts'
import { isThere } from './filed.ts'
import type { CatalogueOn, EditionOn } from './indicators-on.ts'
import type { Gone } from './kept-files.ts'

/**
 * What each edition of a catalogue asks, and which editions nobody can read. That an edition has an indicator is in its
 * statement, and stays; what it asks is in its file alone. So of an edition whose file is withheld it is not known what
 * it asks, and no older one says it in its place: whoever withholds the newest would else bring back the question that
 * it replaced.
 */

/** A question, with the edition that puts it. */
export interface Question {
  readonly edition: number
  readonly file: Catalogue
  readonly one: Indicator
}

export const isRead = (found: Question | Gone | undefined): found is Question =>
  found !== undefined && isThere<Question>(found)

const has = ({ indicators }: EditionOn, id: string) => indicators.some(one => one.id === id)

function questionOf({ edition, file }: EditionOn, id: string): Question | Gone {
  if (!isThere(file)) return file
  const one = file.indicators.find(it => it.id === id)
  // The door has held the file to its statement; one that does not have it is none that can be read.
  return one === undefined ? { gone: 'wrong', says: 'The file lacks an indicator.' } : { edition, file, one }
}

/** As an edition puts it; undefined where that does not have it. */
export function questionIn(
  { editions }: CatalogueOn,
  id: string,
  edition: number,
): Question | Gone | undefined {
  const its = editions.find(one => one.edition === edition)
  return its === undefined || !has(its, id) ? undefined : questionOf(its, id)
}

/** As the newest edition puts it that has it; undefined where none ever did. */
export function questionNow({ editions }: CatalogueOn, id: string): Question | Gone | undefined {
  const newest = editions.findLast(one => has(one, id))
  return newest && questionOf(newest, id)
}

/**
 * As the newest edition puts it that can be read, be that an older one: by it an indicator has a name and a place, and
 * answers their shape. It is not what is asked now, unless `questionNow` says so.
 */
export function lastRead({ editions }: CatalogueOn, id: string): Question | undefined {
  return editions.flatMap(one => (has(one, id) ? [questionOf(one, id)] : [])).findLast(isRead)
}

/** The editions that nobody can read, oldest first. */
export function unreadEditions({ editions }: CatalogueOn): (EditionOn & { readonly file: Gone })[] {
  return editions.flatMap(one => (isThere(one.file) ? [] : [{ ...one, file: one.file }]))
}
