import { join } from 'node:path'
import { Option } from 'commander'
import { z } from 'zod'
import { digestOf } from '../core/digest.ts'
import type { Signer } from '../core/keys.ts'
import { date, lang, link, shortText } from '../register/kinds.ts'
import { compareLists } from '../register/lists/compare.ts'
import type { DateOrder } from '../register/lists/dates.ts'
import type { Known, KnownSource } from '../register/lists/earlier-lists.ts'
import { PEOPLE_ARE } from '../register/lists/people.ts'
import { readList } from '../register/lists/read.ts'
import { NOTHING_SETTLED, readSettled } from '../register/lists/settlements.ts'
import { listingStatements } from '../register/lists/statements.ts'
import type { MemoryRows } from '../register/memory.ts'
import { type ListedBody, partyListed } from '../register/types/listings.ts'
import type { Show } from './command.ts'
import { asBody, type Poster, postStatement } from './compose.ts'
import { readBytes, readJson } from './files.ts'

/** Statements in flight: they fill a batch of the sequencer, and leave room for others. */
const AT_ONCE = 200

/** What a party on a list said beside it, by another source than the list. */
interface Declared {
  readonly name: string
  readonly words: { readonly lang: string; readonly text: string }
  readonly date: string
  readonly source: string
}

/** A list as a file, with what was decided of it by hand and what its parties declared. */
export const listFileSchema = z.strictObject({
  list: z.string(),
  date,
  title: shortText,
  whole: z.boolean(),
  sourceUrl: link.optional(),
  natureLang: lang.default('und'),
  settle: z.string().optional(),
  people: z.enum(PEOPLE_ARE).optional(),
  declarations: z.string().optional(),
})
export interface ListFile extends z.infer<typeof listFileSchema> {
  readonly dateOrder?: DateOrder | undefined
}

/** Tables in which the register keeps the lists of a call, and what an id is taken by. */
/** What is said of rows that look like people, where nobody can be left out but by leaving out the row. */
export const ORGANISATIONS_AFTER_ALL = new Option(
  '--people <what>',
  'rows that look like people are organisations after all',
).choices([PEOPLE_ARE[1]])

export const LIST_TABLES = ['listings', 'sources', 'parties', 'roles'] as const

/** Reads a list and compares it with those that the register has of the call. Paths are those in `folder`. */
export function compareFile(registered: MemoryRows, call: string, file: ListFile, folder = '') {
  const {
    date: day,
    dateOrder,
    declarations,
    natureLang,
    people = null,
    settle,
    sourceUrl = null,
    title,
    whole,
  } = file
  const bytes = readBytes(join(folder, file.list))
  const settled = settle === undefined ? NOTHING_SETTLED : readSettled(readBytes(join(folder, settle)))
  const read = readList(bytes, { settled, dateOrder })
  return {
    read,
    difference: compareLists(knownOf(call, registered), read, day, { settled, natureLang, people, whole }),
    source: { date: day, title, url: sourceUrl, digest: digestOf(bytes), whole },
    declared: declarations === undefined ? [] : (readJson(join(folder, declarations)) as Declared[]),
  }
}

function knownOf(call: string, registered: MemoryRows): Known {
  const listings: { party: string; listing: never }[] = []
  const sources: KnownSource[] = []
  for (const { table, key, row } of registered.all()) {
    if (!key.startsWith(`${call}/`)) continue
    const rest = key.slice(call.length + 1)
    if (table === 'listings') listings.push({ party: rest, listing: row as never })
    if (table === 'sources') sources.push({ ...(row as unknown as Omit<KnownSource, 'date'>), date: rest })
  }
  return {
    listings,
    sources,
    inUse: id => registered.get('parties', id) !== undefined || registered.get('roles', id) !== undefined,
  }
}

interface Listing extends Omit<ReturnType<typeof compareFile>, 'read'> {
  readonly call: string
  readonly signer: Signer
  readonly show?: Show
}

/**
 * Posts what a list says. A body that was posted before is no difference any more, so a second run posts what is
 * missing. The checkpoint is read again after what later lists restate, since what follows relies on that.
 */
export async function postListing(poster: Poster, listing: Listing): Promise<number> {
  const { restated, listed } = listingStatements(listing.difference, listing.source)
  const all = restated.length + listed.length
  let done = 0
  for (const bodies of [restated, listed.map(body => withDeclaration(body, listing.declared))]) {
    if (bodies.length === 0) continue
    const seen = await poster.seen()
    await inFlight(bodies, async body => {
      await postStatement(poster, {
        type: partyListed.type,
        by: 'depositary',
        call: listing.call,
        body: asBody(body),
        signers: [listing.signer],
        seen,
      })
      listing.show?.(++done, all)
    })
  }
  return all
}

function withDeclaration(body: ListedBody, declared: readonly Declared[]): object {
  const found = declared.find(one => body.names.some(name => name.text === one.name))
  if (!body.present || found === undefined || found.date > body.source.date) return body
  const { words, date, source } = found
  return { ...body, declaration: { words, date, source } }
}

/** Runs `act` on every item, several at once; the first failure stops the rest and is thrown. */
export async function inFlight<T>(
  items: readonly T[],
  act: (item: T) => Promise<void>,
  atOnce = AT_ONCE,
): Promise<void> {
  let next = 0
  let failed = false
  const lane = async () => {
    while (next < items.length && !failed) {
      try {
        await act(items[next++]!)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane))
}
