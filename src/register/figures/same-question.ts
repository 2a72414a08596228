import type { Localised } from '../kinds.ts'
import type { Catalogue, Indicator, List } from './catalogue.ts'

/** A question, with the lists of its edition, by which it is divided or from which an answer is chosen. */
export interface Put {
  readonly file: Pick<Catalogue, 'lists'>
  readonly one: Indicator
}

/**
 * Whether an answer to the one is an answer to the other, which stands under the same id in another edition: it is
 * asked, counted, measured and divided alike. A title of its own is no definition; that of an item is, since an answer
 * names the item by its id alone. A choice has the same items; of what is divided some may come or go.
 */
export function isSameQuestion(one: Put, other: Put): boolean {
  const of = ({ one: { asks, by, how, reads, value } }: Put) => JSON.stringify([asks, by, how, reads, value])
  if (of(one) !== of(other)) return false
  return (
    isChosenAlike(one, other) &&
    one.one.by.every(list => isItemsAlike(listOf(one.file, list), listOf(other.file, list)))
  )
}

/**
 * Whether both are also called alike, want as much of the same, and name the same standard, wherever it is
 * found: else what was answered to the one reads as if it had been answered to the other.
 */
export function isPutAlike(one: Put, other: Put): boolean {
  const of = ({ one: { direction, source } }: Put) => JSON.stringify([direction, source?.title])
  return isSameQuestion(one, other) && isSaidAlike(one.one.titles, other.one.titles) && of(one) === of(other)
}

/** Whether an answer that is chosen from a list says the same in both; so does one that is not chosen. */
export function isChosenAlike(one: Put, other: Put): boolean {
  const [was, is] = [one, other].map(({ file, one: { value } }) =>
    value.type === 'choice' ? listOf(file, value.list) : undefined,
  )
  if (was === undefined || is === undefined) return was === is
  const ids = new Set(was.items.map(({ id }) => id))
  return ids.size === is.items.length && is.items.every(({ id }) => ids.has(id)) && isItemsAlike(was, is)
}

/** Whether the items of a cell are called alike in both: else it is a cell of something else. */
export const isCellAlike = (one: Put, other: Put, items: readonly string[]): boolean =>
  one.one.by.every((list, i) => {
    const [was, is] = [one, other].map(({ file }) =>
      listOf(file, list)?.items.find(({ id }) => id === items[i]),
    )
    return was === undefined || is === undefined || isSaidAlike(was.titles, is.titles)
  })

/** In each language in which both are said; one that came later changes nothing. */
export function isSaidAlike(then: Localised | null, now: Localised | null): boolean {
  if (then === null || now === null) return then === now
  const shared = then.flatMap(was => now.filter(is => is.lang === was.lang).map(is => was.text === is.text))
  return shared.length > 0 && shared.every(Boolean)
}

const listOf = ({ lists }: Put['file'], list: string): List | undefined => lists.find(({ id }) => id === list)

/** Of the items that both have. */
function isItemsAlike(one: List | undefined, other: List | undefined): boolean {
  const known = new Map(one?.items.map(({ id, titles }) => [id, titles]))
  return (other?.items ?? []).every(({ id, titles }) => {
    const was = known.get(id)
    return was === undefined || isSaidAlike(was, titles)
  })
}
