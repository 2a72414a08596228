import { z } from 'zod'
import { type Digest, digestOf } from '../core/digest.ts'
import { formatJsonBytes } from '../core/json.ts'
import type { Refusal } from '../core/refusal.ts'
import { digest, id, lang } from '../register/kinds.ts'
import { admission, READING_FAULTS } from '../register/lists/admissions.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { approval, planned, planRow } from './approvals.ts'
import { bytes, type Found, keptAs, type Named } from './collection.ts'
import { type LetterWish, letterWish, MOST_WHY, NO_WISH } from './invitation-words.ts'
import { newDatedId } from './tokens.ts'

/**
 * Batches: many parties admitted or invited from one list. The list and the plan for each row lie here from the dry run
 * on. Each row is noted in the commit that carries it out, so the work goes on after a crash and nothing is done twice.
 */

/** Rows hold names and addresses of people. */
export const BATCH_SECONDS = 366 * 86_400
/** Rows of one list. */
export const MOST_ROWS = 5_000

/** What is wrong with a row, or doubtful; `with` is what it is about. */
const ROW_FAULTS = [
  ...READING_FAULTS,
  'email',
  'person',
  'claims',
  'twice',
  'alike',
  'twin',
  'mailbox',
  'scripts',
  'garbled',
  'invited',
  'uninvited',
  'weak',
  'individual',
  'reason',
] as const
export type RowFault = (typeof ROW_FAULTS)[number]

/**
 * The plan for a row:
 *
 * `admit`   admitted, and its representative invited; or invited to join, where the list is of such
 * `doubt`   the same, if the officer says so: it is like a party or like another row
 * `invite`  admitted already; only its representative is invited
 * `known`   admitted already, with a key, an open invitation, or nobody to invite: nothing is done
 * `wrong`   cannot be read: nothing is done
 */
export const ROW_PLANS = ['admit', 'doubt', 'invite', 'known', 'wrong'] as const

const rowSchema = z.strictObject({
  /** The row of the list, as a spreadsheet numbers it. */
  line: z.int(),
  plan: z.enum(ROW_PLANS),
  faults: z.array(z.strictObject({ fault: z.enum(ROW_FAULTS), with: z.string().max(400) })).max(40),
  party: z.string().max(64),
  /** What would be admitted; null where it cannot be read. */
  admission: admission.nullable(),
  /** For which call it is admitted. */
  call: z.string().max(64),
  /** Who is invited, and to which call; null where nobody can be. */
  person: z
    .strictObject({
      name: z.string().min(1).max(200),
      role: z.string().max(200),
      email: z.string().max(254),
      lang,
      call: id,
    })
    .nullable(),
  /** Why this one is invited, in its officer's words; absent where the list says nothing. */
  why: z.string().max(MOST_WHY).exactOptional(),
  /** For rows that cannot be read. */
  typed: z.string().max(400),
  ...planRow,
  entry: z.int().nullable(),
  /** The hash of the link by which its representative makes a passkey, and the letter with the link. */
  link: z.string().max(64).nullable(),
  letter: z.string().max(64).nullable(),
})
export type BatchRow = z.infer<typeof rowSchema>
const rows = keptAs('batch-row', rowSchema, { keys: ({ call }) => ({ call }) })

/** A row with a change, as long as nobody else has changed it. `entry`: beside the entry that admits its party. */
export const rowChanged = (
  found: Found<BatchRow>,
  change: Partial<BatchRow>,
  more: { readonly entry?: readonly ['entry'] } = {},
): Change => rows.changed(found, { ...found.value, ...change }, more)

const batchSchema = z.strictObject({
  ...planned,
  /** The officer's language, in which notes stand in the log. */
  lang,
  /** What the officer calls the list. */
  title: z.string().max(200),
  rows: z.int(),
  /** What of the file was not read, as unknown columns; and how many rows were not in UTF-8. */
  unread: z.array(z.string().max(100)).max(60),
  guessed: z.int(),
  /** The digests of the plan, without and with the rows in doubt. */
  digests: z.strictObject({ sure: digest, doubtful: digest }),
  /** How many rows stand under each plan. */
  plans: z.record(z.enum(ROW_PLANS), z.int()),
  /**
   * Who approved which of the two digests, which their passkey signed.
   */
  approved: z
    .strictObject({
      ...approval,
      withDoubtful: z.boolean(),
      /** `lettersDigest` as it was signed; absent where the passkey signed `made`, whose leaves bind it. */
      letters: digest.exactOptional(),
      /** For those that are invited to join: the envelope that the assertion signed. */
      made: bytes.exactOptional(),
    })
    .nullable(),
  /** Parties that are new are invited to join, by no entry, and not admitted. */
  joins: z.literal(true).exactOptional(),
  /** What its officer adds to each letter; absent where nothing. */
  wish: letterWish.exactOptional(),
})
export type Batch = z.infer<typeof batchSchema>
/** Due while it is carried out. */
export const batches = keptAs('batch', batchSchema)

export interface NewBatch extends Omit<Batch, 'rows' | 'plans' | 'approved' | 'state' | 'said'> {
  readonly all: readonly BatchRow[]
}

/** The changes that lay it there with its rows, and its name. */
export function batchLaid({ all, ...batch }: NewBatch, now: number): { name: string; laid: Change[] } {
  const name = newDatedId(now)
  const expires = now + BATCH_SECONDS
  const plans = Object.fromEntries(
    ROW_PLANS.map(plan => [plan, all.filter(row => row.plan === plan).length]),
  ) as Batch['plans']
  const plan = { ...batch, rows: all.length, plans, approved: null, state: 'planned', said: null } as const
  const laid = all.map(row => rows.laid(`${name}/${String(row.line).padStart(6, '0')}`, row, expires))
  return { name, laid: [batches.laid(name, plan, expires), ...laid] }
}

/** Newest first. */
export async function everyBatch(drawer: Drawer, now: number): Promise<Named<Batch>[]> {
  return (await batches.all(drawer, now)).reverse()
}

/** In the order of the list. */
export function batchRows(drawer: Drawer, name: string, now: number): Promise<Found<BatchRow>[]> {
  return rows.all(drawer, now, `${name}/`)
}

/** Those of all lists that were admitted for a call. */
export async function rowsAdmitted(drawer: Drawer, call: string, now: number): Promise<BatchRow[]> {
  const all = await rows.by(drawer, 'call', call, now)
  return all.map(({ value }) => value).filter(({ entry }) => entry !== null)
}

/** Deletes a plan with the people in it, as long as nobody has approved it; `late` refuses where somebody has. */
export async function batchDropped(
  drawer: Drawer,
  found: Found<Batch>,
  now: number,
  late: Refusal,
): Promise<readonly Change[]> {
  const all = await batchRows(drawer, found.id, now)
  return [batches.taken(found, late), ...all.map(({ id }) => rows.gone(id))]
}

/** What the letter of a row brings: what its list says to all, and what the row says to this one. */
export const wishOf = (
  { wish = NO_WISH }: Pick<Batch, 'wish'>,
  { why = '' }: Pick<BatchRow, 'why'>,
): LetterWish => ({
  ...wish,
  why,
})

/**
 * What of a plan goes out in letters, and the log never tells: to whom, with which reason, and what its officer adds to
 * all. An officer approves it with the plan, against words that another typed and that nobody saw.
 */
export function lettersDigest(
  { wish = NO_WISH }: Pick<Batch, 'wish'>,
  rows: readonly BatchRow[],
  withDoubtful: boolean,
): Digest {
  const letters = rows.flatMap(row => {
    const { line, party, person, why = '' } = row
    return isDone(row, withDoubtful) && person !== null ? [{ line, party, ...person, why }] : []
  })
  return digestOf(formatJsonBytes({ v: 1, wish, letters }))
}

export function isDone({ plan }: Pick<BatchRow, 'plan'>, withDoubtful: boolean) {
  return plan === 'admit' || plan === 'invite' || (plan === 'doubt' && withDoubtful)
}

export function planDigest({ digests }: Pick<Batch, 'digests'>, withDoubtful: boolean): Digest {
  return withDoubtful ? digests.doubtful : digests.sure
}
