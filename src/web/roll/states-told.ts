import { foldWords } from '../../register/search-words.ts'
import { statesMeant } from '../../register/state-names.ts'
import { UN_MEMBER_CODES } from '../../register/un-members.ts'
import { rowIn } from '../../store/each-row.ts'
import { type Asked, type CallShown, countryName } from '../kit/kit.ts'
import { COAST, placedStates, WORLD } from '../map/state-map.ts'

/** Of which states a call tells whether they are on its list, and which of them words name. */

/** Those that can be missing from a call: members of the United Nations, or states of its own list and its map. */
export async function statesTold(asked: Asked, call: CallShown): Promise<ReadonlySet<string>> {
  if (call.missing === null) return new Set()
  if (call.missing === 'un-members') return UN_MEMBER_CODES
  const { store } = asked.site.log
  const { list } = (await rowIn(store, 'absentees', call.id))!
  const named = list.members.flatMap(({ kind, country }) =>
    kind === 'state' && country !== null ? [country] : [],
  )
  return new Set([...named, ...(await landsOf(asked, call))])
}

/** The lands of the map of a call all of whose states are invented; none where its map is the world. */
export async function landsOf({ site }: Asked, { id }: Pick<CallShown, 'id'>): Promise<readonly string[]> {
  const { drawing } = placedStates(await site.log.store.rollTally(id))
  return drawing === WORLD ? [] : Object.keys(drawing.countries)
}

/** The states, also invented ones, that have exactly this name. */
export function statesCalled(asked: Pick<Asked, 'lang'>, q: string): readonly string[] {
  const folded = foldWords(q)
  const isLand = (code: string) => namesOfLand(asked, code).some(name => foldWords(name) === folded)
  return [...statesMeant(q).called, ...Object.keys(COAST.countries).filter(isLand)]
}

/** As the map has it, and as the register calls the state there. */
function namesOfLand({ lang }: Pick<Asked, 'lang'>, code: string): readonly string[] {
  return [
    ...(COAST.names?.[code] ?? []).map(({ text }) => text),
    countryName(code, 'en'),
    countryName(code, lang),
  ]
}
