import type { Localised } from '../../register/kinds.ts'
import { type RollItem, statusOf } from '../../register/roll.ts'
import { type ListingRow, type PartyVersion, ref, type SignatureRow } from '../../register/rows.ts'
import type { Asked } from '../kit/kit.ts'
import { boundBy, isSigning } from '../party/signature-acts.ts'
import { kindsSaid } from '../statement/quotes.ts'

/**
 * What the register says beside the rows of one page of a roll: a few more questions, however long the roll is.
 */
export interface Beside {
  /** What the party was called when its row began to say so; undefined for a row that was copied. */
  readonly version: PartyVersion | undefined
  /** What the party is called into which it merged, or that succeeded it. */
  readonly into: Localised | undefined
  /** Objections that stand to what it said. */
  readonly objections: number
  readonly said: ReturnType<typeof kindsSaid>
}

export async function besideRows(
  asked: Asked,
  call: string,
  items: readonly RollItem[],
): Promise<readonly Beside[]> {
  const { store } = asked.site.log
  const heirs = items.flatMap(({ ended }) => ended?.into ?? [])
  const [parties, listings, signatures, objected, named] = await Promise.all([
    store.rows(items.map(({ party }) => ref('parties', party))),
    store.rows(items.map(({ party }) => ref('listings', `${call}/${party}`))),
    store.rows(items.map(({ party }) => ref('signatures', `${call}/${party}`))),
    store.rows(items.map(({ party }) => ref('objections', `${call}/${party}`))),
    store.rows(heirs.map(id => ref('parties', id))),
  ])
  return Promise.all(
    items.map(async (item, i): Promise<Beside> => {
      const into = named[heirs.indexOf(item.ended?.into ?? '')]?.names
      if (isCopied(item))
        return { version: undefined, into, objections: 0, said: saidInList(listings[i]!, item) }
      return {
        into,
        objections: objected[i]?.objections.filter(({ withdrawn }) => withdrawn === null).length ?? 0,
        version: parties[i]?.versions.findLast(version => isOf(version, item)),
        said: await saidBySigning(asked, signatures[i]!, item),
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
  const signing = row.events.findLast(event => isSigning(event) && event.entry <= item.entry)
  const bound = signing === undefined ? row : await boundBy(asked, row, signing)
  // What went along with a party that ended stands at that party.
  return bound && kindsSaid(bound)
}
