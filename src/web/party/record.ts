import { MANDATES, type MandateLevel } from '../../register/kinds.ts'
import type { ProofRow, Voucher } from '../../register/mandate-rows.ts'
import type { Objection, ObjectionsRow } from '../../register/objection-rows.ts'
import { proofKey } from '../../register/proofs.ts'
import {
  type CallRow,
  type KeyRow,
  type ListingRow,
  type PartyRow,
  ref,
  type SignatureRow,
  type SourceRow,
} from '../../register/rows.ts'
import { eachRow, rowsUnder } from '../../store/each-row.ts'
import { type Asked, partyOrRefuse } from '../kit/kit.ts'

/** What was checked of a party's mandate by one method. */
export interface PartyProof {
  readonly method: MandateLevel
  readonly row: ProofRow
}

/** A party with what stands of it under every call, and its keys. */
export interface PartyRecord {
  readonly id: string
  readonly row: PartyRow
  readonly listings: readonly { readonly call: string; readonly row: ListingRow }[]
  readonly signatures: readonly { readonly call: string; readonly row: SignatureRow }[]
  readonly calls: ReadonlyMap<string, CallRow>
  /** Parties that its end or the signatures carried over to it name. */
  readonly others: ReadonlyMap<string, PartyRow>
  /** Every list of the calls that list it, by `<call>/<date>`, oldest first within a call. */
  readonly sources: ReadonlyMap<string, SourceRow>
  /** Of its mandate, strongest first. */
  readonly proofs: readonly PartyProof[]
  /** Who vouches for it, or did; oldest first. */
  readonly vouchers: readonly Voucher[]
  /** To what it said, by call. */
  readonly objections: ReadonlyMap<string, readonly Objection[]>
  /** Oldest first, at most `MOST_KEYS`. */
  readonly keys: readonly { readonly keyid: string; readonly row: KeyRow }[]
  readonly moreKeys: boolean
}

const MOST_KEYS = 50

/** Whether a party that was copied may apply there to sign in its own name. */
export function takesApplications({ authority, closed }: CallRow): boolean {
  return authority.level !== 'independent' && closed === null
}

export async function partyRecord({ site }: Asked, id: string): Promise<PartyRecord> {
  const { store } = site.log
  const row = await partyOrRefuse(store, id)
  const calls = new Map(await Array.fromAsync(eachRow(store, 'calls'), ({ key, row }) => [key, row] as const))
  const ids = [...calls.keys()]
  const under = async <T extends 'listings' | 'signatures' | 'objections'>(table: T) => {
    const rows = await store.rows(ids.map(call => ref(table, `${call}/${id}`)))
    return rows.flatMap((row, i) => (row === undefined ? [] : [{ call: ids[i]!, row }]))
  }
  const [objected, listings, signatures, keys, mandate] = await Promise.all([
    under('objections'),
    under('listings'),
    under('signatures'),
    store.keysOf(id, MOST_KEYS + 1),
    mandateOf(store, id),
  ])
  return {
    id,
    row,
    listings,
    signatures,
    calls,
    objections: new Map(objected.map(({ call, row }) => [call, row.objections])),
    others: await othersOf(site, row, signatures, objected),
    sources: await sourcesOf(site, listings),
    ...mandate,
    keys: keys
      .slice(0, MOST_KEYS)
      .map(({ key, row }) => ({ keyid: key, row }))
      .sort((a, b) => a.row.added - b.row.added),
    moreKeys: keys.length > MOST_KEYS,
  }
}

async function mandateOf(
  store: Asked['site']['log']['store'],
  id: string,
): Promise<Pick<PartyRecord, 'proofs' | 'vouchers'>> {
  const methods = MANDATES.toReversed()
  const refs = methods.map(method => ref('proofs', proofKey(id, method)))
  const [vouchers, ...rows] = await store.rows([ref('vouchers', id), ...refs])
  const proofs = methods.flatMap((method, i) => {
    const row = rows[i]
    return row === undefined ? [] : [{ method, row }]
  })
  return { proofs, vouchers: vouchers?.vouchers ?? [] }
}

async function othersOf(
  { log }: Asked['site'],
  { ended }: PartyRow,
  signatures: PartyRecord['signatures'],
  objected: readonly { readonly row: ObjectionsRow }[],
): Promise<Map<string, PartyRow>> {
  const from = signatures.flatMap(({ row }) => row.events.flatMap(event => event.from?.party ?? []))
  const objectors = objected.flatMap(({ row }) => row.objections.map(({ by }) => by))
  const ids = [...new Set([...from, ...objectors, ...(ended?.into ? [ended.into] : [])])]
  const rows = await log.store.rows(ids.map(id => ref('parties', id)))
  return new Map(ids.flatMap((id, i) => (rows[i] === undefined ? [] : [[id, rows[i]]])))
}

async function sourcesOf(
  { log }: Asked['site'],
  listings: PartyRecord['listings'],
): Promise<Map<string, SourceRow>> {
  const sources = new Map<string, SourceRow>()
  for (const { call } of listings)
    for await (const { name: date, row } of rowsUnder(log.store, 'sources', call))
      sources.set(`${call}/${date}`, row)
  return sources
}
