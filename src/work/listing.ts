import { type Digest, digestOf } from '../core/digest.ts'
import { formatJsonBytes } from '../core/json.ts'
import { Refusal } from '../core/refusal.ts'
import type { Found } from '../people/collection.ts'
import {
  fileOf,
  type Listing,
  type ListingRow,
  listingRowChanged,
  listingRows,
  listings,
  MOST_LISTED,
} from '../people/listings.ts'
import { compareLists, type Difference } from '../register/lists/compare.ts'
import type { Known, KnownListing, KnownSource } from '../register/lists/earlier-lists.ts'
import { plainId } from '../register/lists/ids.ts'
import { type List, type Reading, readList } from '../register/lists/read.ts'
import { listingStatements } from '../register/lists/statements.ts'
import { ref } from '../register/rows.ts'
import { type ListedBody, partyListed } from '../register/types/listings.ts'
import { rowsUnder } from '../store/each-row.ts'
import type { Store } from '../store/store.ts'
import { type Carried, carryingDuty } from './carrying-out.ts'
import { depositaryEnvelope } from './depositary-signer.ts'
import type { AnyDuty } from './worker.ts'
import type { Workplace } from './workplace.ts'

/** Lists of supporters that are taken over at the desk: the dry run, and what is recorded once an officer has approved. */

/** Some seconds of work: 2,000 new names and 1,000 that are missing. */
const MOST_PAIRS = 2_000_000

export interface DryRun {
  readonly list: List
  readonly difference: Difference
  readonly source: KnownSource
}

/** Refuses `file_malformed` also where a list is longer than what is recorded of one, before anything is compared. */
export function readDeskList(file: Uint8Array, reading: Reading = {}): List {
  const list = readList(file, reading)
  if (list.rows.length > MOST_LISTED)
    throw new Refusal(
      'file_malformed',
      `The list has ${list.rows.length} rows; ${MOST_LISTED} are the most at the desk.`,
    )
  return list
}

/** What a list says, as the register stands now and as far as it is settled. */
export async function dryRun({ log, now }: Workplace, id: string, listing: Listing): Promise<DryRun> {
  const { call, date, dateOrder, digest, natureLang, people, settled, title, url, whole } = listing
  const file = await fileOf(log.drawer, id, now())
  const list = readDeskList(file, { settled, dateOrder: dateOrder ?? undefined })
  const options = { settled, natureLang, people, whole, mostPairs: MOST_PAIRS }
  const known = await knownOf(log.store, call)
  const compare = (inUse: Known['inUse']) => compareLists({ ...known, inUse }, list, date, options)
  const taken = new Ids(log.store)
  await taken.look(list.rows.flatMap(({ name }) => (name === '' ? [] : [plainId(name)])))
  let difference = compare(taken.inUse)
  // An id that is taken makes another, which may be taken as well.
  while (await taken.lookAgain()) difference = compare(taken.inUse)
  return { list, difference, source: { date, title, url, digest, whole } }
}

async function knownOf(store: Store, call: string): Promise<Omit<Known, 'inUse'>> {
  const listings: KnownListing[] = []
  for await (const { name, row } of rowsUnder(store, 'listings', call))
    listings.push({ party: name, listing: row })
  const sources: KnownSource[] = []
  for await (const { name, row } of rowsUnder(store, 'sources', call)) sources.push({ ...row, date: name })
  return { listings, sources }
}

/** Which ids parties and roles have: asked of the store for those alone that a list needs. */
class Ids {
  readonly #store: Store
  readonly #taken = new Map<string, boolean>()
  readonly #wanted = new Set<string>()

  constructor(store: Store) {
    this.#store = store
  }

  readonly inUse = (id: string): boolean => {
    const known = this.#taken.get(id)
    if (known === undefined) this.#wanted.add(id)
    return known ?? false
  }

  async look(ids: readonly string[]): Promise<void> {
    const all = [...new Set(ids)]
    const parties = await this.#store.rows(all.map(id => ref('parties', id)))
    const roles = await this.#store.rows(all.map(id => ref('roles', id)))
    for (const [i, id] of all.entries())
      this.#taken.set(id, parties[i] !== undefined || roles[i] !== undefined)
  }

  /** Whether one that was asked for and not known is taken. */
  async lookAgain(): Promise<boolean> {
    const wanted = [...this.#wanted]
    this.#wanted.clear()
    await this.look(wanted)
    return wanted.some(id => this.#taken.get(id))
  }
}

type NewRow = Pick<ListingRow, 'party' | 'name' | 'restates' | 'body'>

/** All that is recorded, in its order, and the digest that an officer approves. Refuses what is not settled. */
export function recordedOf({ difference, source }: DryRun, call: string): { rows: NewRow[]; plan: Digest } {
  const { restated, listed } = listingStatements(difference, source)
  const bodies = [...restated, ...listed]
  const rows = bodies.map((body, i) => ({
    party: body.party,
    name: body.names[0]!.text,
    restates: i < restated.length,
    body: JSON.stringify(body),
  }))
  return { rows, plan: digestOf(formatJsonBytes({ v: 1, call, listed: bodies as never })) }
}

/** Records a list of supporters. A row is one commit: the entry, and the note that the row is done. */
export function listingDuty(site: () => Workplace): AnyDuty {
  return carryingDuty(site, () => RECORDED)
}

/** They fill a batch of the door, and leave room for others. */
const ENTRIES_AT_ONCE = 200

const RECORDED: Carried<Listing, ListingRow> = {
  kept: listings,
  trouble: 'a list of supporters is not recorded yet',
  async open(site, id) {
    const all = await listingRows(site.log.drawer, id, site.now())
    return all.filter(({ value }) => value.state === 'waiting')
  },
  // What follows relies on what is restated: nothing of it is signed before that is in the log.
  next(open) {
    const restates = open[0]?.value.restates
    const until = open.findIndex(({ value }) => value.restates !== restates)
    return open.splice(0, Math.min(ENTRIES_AT_ONCE, until === -1 ? open.length : until))
  },
  act: (site, { call }, row) => record(site, call, row),
  rowChanged: listingRowChanged,
}

async function record(site: Workplace, call: string, row: Found<ListingRow>) {
  const body = JSON.parse(row.value.body) as ListedBody
  const envelope = depositaryEnvelope(site, { type: partyListed.type, call, body: body as never, parts: [] })
  const done = listingRowChanged(row, { state: 'done', said: null, entry: 0 }, { entry: ['entry'] })
  await site.record({ envelope, parts: [], beside: [done] })
}
