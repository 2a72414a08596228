import type { RollQuery } from '../../register/roll.ts'
import { rowIn } from '../../store/each-row.ts'
import type { Store } from '../../store/store.ts'
import { type Asked, entryLink, html, inLang, type Piece, phrase, type Total } from '../kit/kit.ts'

/**
 * Of whom it is not known whether they stood on a roll: a source before names them and one after does not, or the other
 * way round. Before the day on which a call was issued, nobody did.
 */

/** Of how many more nobody knows whether they match. */
export async function unknownBeside(store: Store, query: RollQuery): Promise<Total> {
  if (query.status !== undefined) return { total: 0, more: false }
  const { total, more } = await store.roll({ ...query, status: 'unknown', after: undefined, limit: 1 })
  return { total, more }
}

async function countsOf({ site }: Asked, call: string, day: string | undefined) {
  const row = day === undefined ? undefined : await rowIn(site.log.store, 'counts', call)
  return (row?.counts ?? []).filter(one => one.day === day && one.withdrawn === null)
}

/** How many there were on a day, as sources count without naming anybody; `null` where none does, or two disagree. */
export async function totalOn(asked: Asked, call: string, day: string | undefined): Promise<number | null> {
  const totals = new Set((await countsOf(asked, call, day)).map(({ total }) => total))
  const [total = null] = totals
  return totals.size === 1 ? total : null
}

/** What sources count on a day without naming anybody: said beside what is known by name. `null` where none does. */
export async function countedOn(asked: Asked, call: string, day: string | undefined): Promise<Piece> {
  const { lang } = asked
  const counts = await countsOf(asked, call, day)
  if (counts.length === 0) return null
  return counts.map(({ total, kinds, source, entry }) => {
    const states = kinds.find(({ of }) => of === 'state')?.total ?? -1
    const by = inLang({ lang: 'und', text: source.by ?? source.title })
    return html` ${phrase(lang, 'roll.countedOn', { by, total, states, entry: entryLink(asked, entry) })}`
  })
}
