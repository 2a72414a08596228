import { MANDATES } from '../../register/kinds.ts'
import { proofKey } from '../../register/proofs.ts'
import { type CallRow, ref, type SourceRow } from '../../register/rows.ts'
import { eachRow, rowsUnder } from '../../store/each-row.ts'
import {
  type Asked,
  entryLink,
  html,
  linkIn,
  longDay,
  type Markup,
  partyLink,
  partyOrRefuse,
} from '../kit/kit.ts'

/** A party with what stands of it under every call. */
export type PartyRecord = Readonly<Awaited<ReturnType<typeof partyRecord>>>

export async function partyRecord({ site }: Asked, id: string) {
  const { store } = site.log
  const row = await partyOrRefuse(store, id)
  const calls = new Map(await Array.fromAsync(eachRow(store, 'calls'), ({ key, row }) => [key, row] as const))
  const ids = [...calls.keys()]
  const under = async <T extends 'listings' | 'signatures' | 'objections'>(table: T) => {
    const rows = await store.rows(ids.map(call => ref(table, `${call}/${id}`)))
    return rows.flatMap((row, i) => (row === undefined ? [] : [{ call: ids[i]!, row }]))
  }
  const methods = MANDATES.toReversed()
  const [objected, listings, signatures, [vouchers, ...proofs]] = await Promise.all([
    under('objections'),
    under('listings'),
    under('signatures'),
    store.rows([ref('vouchers', id), ...methods.map(method => ref('proofs', proofKey(id, method)))]),
  ])
  const sources = new Map<string, SourceRow>()
  for (const { call } of listings)
    for await (const { name: date, row } of rowsUnder(store, 'sources', call))
      sources.set(`${call}/${date}`, row)
  const named = new Set([
    ...signatures.flatMap(({ row }) => row.events.flatMap(event => event.from?.party ?? [])),
    ...objected.flatMap(({ row }) => row.objections.map(({ by }) => by)),
    ...(row.ended?.into ? [row.ended.into] : []),
  ])
  const others = await store.rows([...named].map(id => ref('parties', id)))
  return {
    id,
    row,
    listings,
    signatures,
    calls,
    /** To what it said, by call. */
    objections: new Map(objected.map(({ call, row }) => [call, row.objections])),
    /** Parties that its end, the signatures carried over to it or the objections name. */
    others: new Map([...named].map((id, i) => [id, others[i]])),
    /** Every list of the calls that list it, by `<call>/<date>`, oldest first within a call. */
    sources,
    /** What was checked of its mandate by each method, strongest first. */
    proofs: methods.flatMap((method, i) => {
      const row = proofs[i]
      return row === undefined ? [] : [{ method, row }]
    }),
    /** Who vouches for it, or did; oldest first. */
    vouchers: vouchers?.vouchers ?? [],
  }
}

/** A party that this page names beside its own. */
export function otherParty(asked: Asked, { others }: PartyRecord, id: string): Markup {
  return partyLink(asked, id, others.get(id)?.names)
}

/** Whether a party that was copied may apply there to sign in its own name. */
export function takesApplications({ authority, closed }: CallRow): boolean {
  return authority.level !== 'independent' && closed === null
}

/** The way to apply, for whoever takes a copied row for their own. */
export function claimLink(asked: Asked, path: string, says: string): Markup {
  return html`<a href="${linkIn(asked, path)}" rel="nofollow">${says}</a>`
}

/** A day, and the entry that says so. */
export function datedBy(asked: Asked, day: string, entry: number) {
  return { date: longDay(day, asked.lang), entry: entryLink(asked, entry) }
}
