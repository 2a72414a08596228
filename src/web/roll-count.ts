import type { RollPage, RollQuery } from '../register/roll.ts'
import type { Asked } from './asked.ts'
import { messagesIn } from './messages.ts'
import { formatNumber } from './wording.ts'

/** How many stand there, capped ones as "more than". */
export function shownTotal({ lang }: Asked, { total, more }: Pick<RollPage, 'total' | 'more'>): string {
  return more ? messagesIn(lang).roll.moreThan(formatNumber(total, lang)) : formatNumber(total, lang)
}

/**
 * Who signed, told apart from rows that were merely copied: a row that nobody confirmed is never counted as a
 * signature. Null where there are none of those, or too many to count.
 */
export async function signedAndCopied(
  asked: Asked,
  query: RollQuery,
  whole: RollPage,
): Promise<string | null> {
  if (query.mandate !== undefined || whole.more) return null
  const copied = await asked.site.log.store.roll({ ...query, mandate: 'none', after: undefined, limit: 1 })
  if (copied.total === 0) return null
  const signed = { total: whole.total - copied.total, more: false }
  return messagesIn(asked.lang).roll.signedAndCopied(shownTotal(asked, signed), shownTotal(asked, copied))
}
