import { z } from 'zod'
import { FILE_TYPES } from '../core/file-types.ts'
import { Refusal } from '../core/refusal.ts'
import { MISSING, MOST_CELLS, MOST_PERIODS } from '../register/figures/counts.ts'
import { linkFetched } from '../register/figures/figures.ts'
import { digest } from '../register/kinds.ts'
import type { Drawer } from '../store/drawer.ts'
import { type Found, keptAs } from './collection.ts'

/**
 * The report that a party is preparing under a call: one draft for all who may write for it, and one more for each
 * report that it corrects, of what it corrects in that. Its *head* says by which
 * indicators and for which periods; each indicator, the account of the commitments and the list of sources are *parts*,
 * each a thing of its own, so that two colleagues in two parts never meet. A part has *slots*, each with what one field
 * says and whose that is.
 */

/** From its first day on, however often it is saved: no part of a draft goes before another. */
export const REPORT_DRAFT_SECONDS = 400 * 86_400

/** As an answer in words may have, and room for what its reader is asked to shorten. */
export const MOST_TEXT = 25_000
const text = z.string().max(MOST_TEXT)

/**
 * Characters of all parts together: more than the largest file of figures has bytes, for words that are still to be
 * shortened and for periods that were chosen before. All that lies there is read for each page.
 */
export const MOST_OF_DRAFT = 6 * 1024 * 1024
const keyid = z.string().max(64)

export const said = z.union([
  z.strictObject({ value: z.union([text, z.boolean()]) }),
  z.strictObject({ missing: z.enum(MISSING) }),
  /** What cannot be taken as it is, “4o” or a value beside a reason, as it was typed. */
  z.strictObject({ typed: text, missing: z.enum(MISSING).nullable() }),
  z.strictObject({ text }),
  /** Where in a source an answer stands; the source by its slot in the part `sources`. */
  z.strictObject({ source: z.string().max(64), place: text }),
  /**
   * A source: what it is called, where it is, and what stood there; its file lies beside the draft (`report-files`).
   */
  z.strictObject({
    title: text,
    url: text.nullable(),
    file: z
      .strictObject({ digest, length: z.int(), mediaType: z.enum(FILE_TYPES) })
      .nullable()
      .default(null),
    fetched: linkFetched.exactOptional(),
  }),
])
/** What one field of a draft says. */
export type Said = z.infer<typeof said>

const by = z.strictObject({ by: keyid, at: z.int() })

/** Whose hand it was, by its place among those of the part: a key in each of five thousand cells is long. */
const hand = z.int().min(0)

/** When it was saved; drafts of before did not say it. */
const at = z.int().exactOptional()

const slot = z.strictObject({
  is: said.nullable(),
  by: hand,
  at,
  /** It was filled in from the last report, unread, and nobody has changed it since. */
  repeated: z.literal(true).exactOptional(),
  /** What the report said there then, of a draft that corrects one; drafts of before did not say it. */
  below: said.nullable().exactOptional(),
  /** What a colleague had put there at the same time, until somebody who has read both saves it again. */
  beside: z
    .array(z.strictObject({ is: said.nullable(), by: hand, at }))
    .max(20)
    .exactOptional(),
})
export type Slot = z.infer<typeof slot>

/** Cells of one answer, its words, who stands behind it, where it was found. */
const MOST_SLOTS = MOST_CELLS + 10
/** Periods that were chosen before keep their words, too. */
const MOST_GROUPS = 2 * MOST_PERIODS

const few = <T>(values: z.ZodType<T>, most: number) =>
  z
    .record(z.string().max(220), values)
    .refine(found => Object.keys(found).length <= most, `there are more than ${most}`)

const partSchema = z.strictObject({
  party: z.string().max(64),
  call: z.string().max(64),
  /** By `<from>/<until>` of a period; '' where a part has no periods. */
  groups: few(few(slot, MOST_SLOTS), MOST_GROUPS),
  /** The keys of those who have typed here. */
  hands: z.array(keyid).max(1000),
  saved: by,
})
export type DraftPart = z.infer<typeof partSchema>

const period = z.strictObject({ from: z.string().max(10), until: z.string().max(10) })

const headSchema = z.strictObject({
  party: z.string().max(64),
  call: z.string().max(64),
  /** The entry that filed the report, of a draft that corrects one. */
  corrects: z.int().exactOptional(),
  /** Another for each report: under it lie its parts, and nobody's words get into the next one. */
  round: z.string().max(64),
  /** Null of a report without figures, which has commitments and files: then it has no periods. */
  catalogue: z.strictObject({ id: z.string().max(64), edition: z.int().min(1) }).nullable(),
  periods: z.array(period).max(MOST_PERIODS),
  /** Who was asked to answer a section, by its id. */
  given: few(keyid, 200),
  begun: by,
  /** How long its parts are together. */
  length: z.int().min(0).default(0),
  expires: z.int(),
  /** Of rounds that were signed, with answers for periods that they were not for: the next by these indicators has them. */
  kept: z
    .array(z.strictObject({ catalogue: z.string().max(64), round: z.string().max(64) }))
    .max(50)
    .exactOptional(),
  ended: z.strictObject({ is: z.enum(['deleted', 'signed']), ...by.shape }).exactOptional(),
})
export type DraftHead = z.infer<typeof headSchema>

const keys = ({ party }: { readonly party: string }) => ({ holder: party })
export const reportHeads = keptAs('report-draft', headSchema, { keys })
export const reportParts = keptAs('report-part', partSchema, { keys })

/** Who opened a part: it goes by itself, since nobody says that they have left. */
const openSchema = z.strictObject({ party: z.string().max(64), part: z.string().max(64), ...by.shape })
const opened = keptAs('report-open', openSchema, { keys })
const OPEN_SECONDS = 15 * 60

/** Whose draft it is, and of what. */
export type DraftOf = Pick<DraftHead, 'party' | 'call' | 'corrects'>

export const headId = ({ party, call, corrects }: DraftOf) =>
  [party, call, ...(corrects === undefined ? [] : [corrects])].join('/')
export const partId = ({ round }: Pick<DraftHead, 'round'>, part: string) => `${round}/${part}`

/** The draft as it lies there, until its own end; one that has ended too, for whoever comes late to it. */
export async function reportHead(
  drawer: Drawer,
  of: DraftOf,
  now: number,
): Promise<Found<DraftHead> | undefined> {
  const found = await reportHeads.lying(drawer, headId(of), now)
  return found !== undefined && found.value.expires > now ? found : undefined
}

/** The same, of a draft that goes on. */
export async function openHead(
  drawer: Drawer,
  of: DraftOf,
  now: number,
): Promise<Found<DraftHead> | undefined> {
  const found = await reportHead(drawer, of, now)
  return found?.value.ended === undefined ? found : undefined
}

/** Refuses `seen_stale` where the draft of this round goes on no more: what was typed for it belongs to no other. */
export async function headOfRound(
  drawer: Drawer,
  of: DraftOf & Pick<DraftHead, 'round'>,
  now: number,
): Promise<Found<DraftHead>> {
  const found = await openHead(drawer, of, now)
  if (found === undefined || found.value.round !== of.round)
    throw new Refusal(
      'seen_stale',
      'This draft was signed or deleted since by somebody of your organisation.',
    )
  return found
}

/** That somebody opens the section now. */
export async function noteOpened(
  drawer: Drawer,
  { party, round }: Pick<DraftHead, 'party' | 'round'>,
  part: string,
  key: string,
  now: number,
): Promise<void> {
  await opened.put(drawer, `${round}/${part}/${key}`, { party, part, by: key, at: now }, now + OPEN_SECONDS)
}

/** Who opened each section of late, by its id, and when (Unix seconds). */
export type Openings = ReadonlyMap<string, readonly z.infer<typeof by>[]>

export async function openedBy(
  drawer: Drawer,
  { round }: Pick<DraftHead, 'round'>,
  now: number,
): Promise<Openings> {
  const found = new Map<string, z.infer<typeof by>[]>()
  for await (const { value } of opened.each(drawer, now, `${round}/`))
    found.set(value.part, [...(found.get(value.part) ?? []), value])
  return found
}
