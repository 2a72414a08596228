import { clip } from '../../core/bytes.ts'
import { Refusal } from '../../core/refusal.ts'

/**
 * Refuses `query_malformed` where a query has another member than these: a filter that is spelt otherwise would answer
 * everything. Pages ignore them, since whoever follows a link has not typed it.
 */
export function onlyMembers(query: URLSearchParams, known: readonly string[]): void {
  const all = [...known, 'lang']
  const unknown = [...query.keys()].find(name => !all.includes(name))
  if (unknown === undefined) return
  const takes = `This address takes ${all.join(', ')}.`
  throw new Refusal('query_malformed', `There is no parameter ${clip(unknown)} here. ${takes}`)
}
