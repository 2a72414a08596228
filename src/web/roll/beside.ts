import type { Localised, Said } from '../../register/kinds.ts'
import type { ObjectionsRow } from '../../register/objection-rows.ts'
import { type RollItem, statusOf } from '../../register/roll.ts'
import {
  type ListingRow,
  type PartyRow,
  type PartyVersion,
  ref,
  type SignatureRow,
} from '../../register/rows.ts'
import { inEffect } from '../../register/types/sealed.ts'
import type { Asked } from '../asked.ts'
import { entryShown } from '../entry/shown.ts'

/**
 * What the register says beside the rows of one page of a roll: two more questions, however long the roll is.
 */
export interface Beside {
  /** What the party was called when its row began to say so; undefined for a row that was copied. */
  readonly version: PartyVersion | undefined
  /** What the party is called into which it merged, or that succeeded it. */
  readonly into: Localised | undefined
  /** Objections that stand to what it said. */
  readonly objections: number
  readonly said: 'reservation' | 'declaration' | 'both' | null
}

export async function besideRows(
  asked: Asked,
  call: string,
  items: readonly RollItem[],
): Promise<readonly Beside[]> {
  const heirs = items.flatMap(({ ended }) => ended?.into ?? [])
  const rows = await asked.site.log.store.rows([
    ...items.map(({ party }) => ref('parties', party)),
    ...items.map(item => ref(isCopied(item) ? 'listings' : 'signatures', `${call}/${item.party}`)),
    ...heirs.map(id => ref('parties', id)),
    ...items.map(({ party }) => ref('objections', `${call}/${party}`)),
  ])
  const names = new Map(
    heirs.map((id, i) => [id, (rows[items.length * 2 + i] as PartyRow | undefined)?.names]),
  )
  return Promise.all(
    items.map(async (item, i): Promise<Beside> => {
      const party = rows[i] as PartyRow | undefined
      const source = rows[items.length + i]
      const into = names.get(item.ended?.into ?? '')
      if (isCopied(item))
        return { version: undefined, into, objections: 0, said: saidInList(source as ListingRow, item) }
      const objected = rows[items.length * 2 + heirs.length + i] as ObjectionsRow | undefined
      return {
        into,
        objections: objected?.objections.filter(({ withdrawn }) => withdrawn === null).length ?? 0,
        version: party?.versions.findLast(version => isOf(version, item)),
        said: await saidBySigning(asked, source as SignatureRow, item),
      }
    }),
  )
}

const isCopied = (item: RollItem): boolean => item.basis === 'listed'

function isOf({ names, mandate }: PartyVersion, item: RollItem): boolean {
  return mandate.level === item.mandate && JSON.stringify(names) === JSON.stringify(item.names)
}

function saidInList({ versions }: ListingRow, item: RollItem): Beside['said'] {
  const stands = versions.findLastIndex(({ entry }) => entry === item.entry)
  // A list that lacks a party repeats what the one before said of it; this row is about the one before.
  const version = statusOf(item) === 'unlisted' ? versions[stands - 1] : versions[stands]
  return version?.declaration ? 'declaration' : null
}

/** The signature that stood then: the newest one is at hand, an earlier one is asked of its entry. */
async function saidBySigning(asked: Asked, row: SignatureRow, item: RollItem): Promise<Beside['said']> {
  const signing = row.events.findLast(
    ({ what, entry }) =>
      (what === 'given' || what === 'deposited' || what === 'carried') && entry <= item.entry,
  )
  if (signing === undefined || signing.entry === row.entry) return kindOf(row)
  // What went along with a party that ended stands at that party.
  if (signing.what === 'carried') return null
  const { body } = inEffect((await entryShown(asked, signing.entry)).statement)
  return kindOf(body as { reservation: Said | null; declaration: Said | null })
}

function kindOf({
  reservation,
  declaration,
}: Pick<SignatureRow, 'reservation' | 'declaration'>): Beside['said'] {
  if (reservation !== null) return declaration === null ? 'reservation' : 'both'
  return declaration === null ? null : 'declaration'
}
