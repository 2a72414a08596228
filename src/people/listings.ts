import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { date, digest, id, lang, link } from '../register/kinds.ts'
import { FIELDS } from '../register/lists/columns.ts'
import { PEOPLE_ARE } from '../register/lists/people.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { approval, planChanged, planned, planRow } from './approvals.ts'
import { bytes, type Found, keptAs, type Named } from './collection.ts'
import { newDatedId } from './tokens.ts'

/**
 * Lists of supporters that are taken over at the desk. The file and what was settled of it lie here from the dry run on.
 * With the approval the file goes, and with it the names of people on it; what will be recorded of each row stays.
 */

/** A file that nobody approves may name people. */
export const LISTING_SECONDS = 90 * 86_400
/** Statements of one list. */
export const MOST_LISTED = 10_000

const text = z.string().max(400)
const rowNumber = z.int().min(1).max(1_000_000)

const listingSchema = z.strictObject({
  ...planned,
  call: id,
  /** What the list is called, and is cited by. */
  title: z.string().max(200),
  date,
  url: link.nullable(),
  natureLang: lang,
  dateOrder: z.enum(['day-first', 'month-first']).nullable(),
  /** Whether it names all who stood there on its day, or some of them. */
  whole: z.boolean(),
  /** Of the file. */
  digest,
  people: z.enum(PEOPLE_ARE).nullable(),
  settled: z.strictObject({
    renames: z.array(z.strictObject({ old: text, new: text })).max(2_000),
    cells: z
      .array(z.strictObject({ row: rowNumber, field: z.enum(FIELDS), value: z.string().max(2_048) }))
      .max(2_000),
    people: z.array(z.strictObject({ row: rowNumber, is: z.boolean() })).max(10_000),
  }),
  /** `plan`: the digest of all that is recorded. `counts`: what the dry run had told by then. */
  approved: z.strictObject({ ...approval, plan: digest, counts: z.record(z.string(), z.int()) }).nullable(),
})
export type Listing = z.infer<typeof listingSchema>
/** Due while it is recorded. */
export const listings = keptAs('listing', listingSchema)

const fileSchema = z.strictObject({ bytes })
const files = keptAs('listing-file', fileSchema)

const rowSchema = z.strictObject({
  ...planRow,
  party: z.string().max(64),
  name: text,
  /** A later list is written down first, since it is by its silence that it said so. */
  restates: z.boolean(),
  /** Of `party/listed`, as JSON. */
  body: z.string().max(60_000),
  entry: z.int().nullable(),
})
export type ListingRow = z.infer<typeof rowSchema>
const rows = keptAs('listing-row', rowSchema)

/** Which list of a call was begun last. Its id is the call; `turn` counts, so that no two changes of it are alike. */
const turnSchema = z.strictObject({ listing: z.string().max(64), turn: z.int() })
const turns = keptAs('listing-turn', turnSchema)

/**
 * The change that goes with the one by which a list is begun, or goes on. A list is compared with what the register
 * holds, and two at once would not know of each other: of two that read this before they compare, one comes too late.
 * Refuses `changed_meanwhile` while another list of the call is under way, and where one goes on that another followed.
 */
export async function turnOf(
  drawer: Drawer,
  { id, call, goesOn = false }: { readonly id: string; readonly call: string; readonly goesOn?: boolean },
  now: number,
): Promise<Change> {
  const before = await turns.lying(drawer, call, now)
  const last = before === undefined || before.value.listing === id ? undefined : before.value.listing
  const other = last === undefined ? undefined : await listings.get(drawer, last, now)
  if (other?.state === 'running' || other?.state === 'stopped')
    throw new Refusal('changed_meanwhile', `Another list of this call is being recorded: ${other.title}.`)
  if (goesOn && last !== undefined)
    throw new Refusal(
      'changed_meanwhile',
      'Another list of this call was recorded since. Read this one in again.',
    )
  const value = { listing: id, turn: (before?.value.turn ?? 0) + 1 }
  const expires = now + LISTING_SECONDS
  const otherwise = new Refusal('changed_meanwhile', 'Another list of this call was approved meanwhile.')
  return before === undefined
    ? turns.added(call, value, expires, { otherwise })
    : turns.changed(before, value, { expires, otherwise })
}

export async function keepListing(
  drawer: Drawer,
  listing: Omit<Listing, 'people' | 'settled' | 'approved' | 'state' | 'said'>,
  file: Uint8Array,
  now: number,
): Promise<string> {
  const name = newDatedId(now)
  const expires = now + LISTING_SECONDS
  const begun = {
    ...listing,
    people: null,
    settled: NOTHING,
    approved: null,
    state: 'planned',
    said: null,
  } as const
  await drawer.apply([listings.laid(name, begun, expires), files.laid(name, { bytes: file }, expires)], now)
  return name
}

const NOTHING = { renames: [], cells: [], people: [] }

/** Newest first. */
export async function everyListing(drawer: Drawer, now: number): Promise<Named<Listing>[]> {
  return (await listings.all(drawer, now)).reverse()
}

export async function fileOf(drawer: Drawer, name: string, now: number): Promise<Uint8Array> {
  return (await files.find(drawer, name, now)).bytes
}

/** In the order in which they are recorded. */
export function listingRows(drawer: Drawer, name: string, now: number): Promise<Found<ListingRow>[]> {
  return rows.all(drawer, now, `${name}/`)
}

type NewRow = Pick<ListingRow, 'party' | 'name' | 'restates' | 'body'>

/**
 * The changes by which a list that was approved has its rows and begins. The file is gone, and what was typed of it: both
 * may name people.
 */
export function begun(
  found: Found<Listing>,
  approved: NonNullable<Listing['approved']>,
  all: readonly NewRow[],
  now: number,
): Change[] {
  const laid = all.map((row, n) =>
    rows.laid(
      `${found.id}/${String(n + 1).padStart(6, '0')}`,
      { ...row, state: 'waiting', entry: null, said: null },
      now + LISTING_SECONDS,
    ),
  )
  const change = { state: 'running', approved, settled: NOTHING } as const
  return [planChanged(listings, found, change, now), ...laid, files.gone(found.id)]
}

/** A row with a change, as long as nobody else has changed it. `entry`: beside the entry that records it. */
export const listingRowChanged = (
  found: Found<ListingRow>,
  change: Partial<ListingRow>,
  more: { readonly entry?: readonly ['entry'] } = {},
): Change => rows.changed(found, { ...found.value, ...change }, more)

/** Deletes a list that nobody approved, with the people on it. */
export async function dropListing(drawer: Drawer, found: Found<Listing>, now: number): Promise<void> {
  await drawer.apply([listings.taken(found), files.gone(found.id)], now)
}
