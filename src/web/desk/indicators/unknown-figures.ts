import { figuresAsked } from '../../../register/clauses.ts'
import { lettersApart, slipsIn } from '../../../register/misspelt.ts'
import type { Policy } from '../../../register/policy.ts'
import { rowIn, rowsUnder } from '../../../store/each-row.ts'
import { type Asked, listOf, type Piece, say } from '../../kit/kit.ts'

/**
 * Indicators that a clause names and the call has not published. Nothing is refused: rules are accepted first, and
 * questions are written for whoever accepted. But nobody is ever asked by a name that was mistyped.
 */

export async function publishedNames({ site }: Asked, call: string): Promise<string[]> {
  return (await Array.fromAsync(rowsUnder(site.log.store, 'indicators', call))).map(({ name }) => name)
}

const nearNames = (id: string, names: readonly string[]) =>
  names.filter(name => lettersApart([...id], [...name], slipsIn([...name])) <= slipsIn([...name]))

/** Null where no other name of the call, published or asked by in its newest rules, is nearly this one. */
export async function nearlyNamed(asked: Asked, call: string, id: string): Promise<Piece> {
  const { store } = asked.site.log
  const row = await rowIn(store, 'calls', call)
  const newest = row && (await rowIn(store, 'policies', call, row.policies.at(-1)!.policy))
  const wanted = (newest?.policy.clauses ?? []).flatMap(one => figuresAsked(one) ?? [])
  const names = [...new Set([...(await publishedNames(asked, call)), ...wanted])]
  const near = names.includes(id) ? [] : nearNames(id, names)
  if (near.length === 0) return null
  return say(asked.lang, 'deskIndicators.near', { id, ids: listOf(near.toSorted(), asked.lang) })
}

/** Null for a name that is published. */
export function unknownFigures({ lang }: Asked, id: string, published: readonly string[]): Piece {
  if (published.includes(id)) return null
  const near = nearNames(id, published)
  const meant = near.length === 0 ? null : ` ${say(lang, 'clause.figuresNear', { ids: listOf(near, lang) })}`
  return `${say(lang, 'clause.figuresUnknown', { id: id.slice(0, 64) })}${meant ?? ''}`
}

/** Of rules that are about to be signed for a call that there is. */
export async function figuresUnasked(asked: Asked, call: string, { clauses = [] }: Policy): Promise<Piece[]> {
  const names = clauses.flatMap(one => figuresAsked(one) ?? [])
  if (names.length === 0) return []
  const published = await publishedNames(asked, call)
  return [...new Set(names)].map(id => unknownFigures(asked, id, published))
}
