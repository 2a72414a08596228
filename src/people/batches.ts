import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { country, date, digest, domain, id, identifiers, kind, lang, MANDATES } from '../register/kinds.ts'
import type { Drawer } from '../store/drawer.ts'
import { partsKept } from './drafts.ts'
import { keptAs, type Named } from './kept.ts'
import { refused } from './refused.ts'
import { newToken } from './tokens.ts'

/**
 * Batches: many parties admitted or invited from one list. What the list says and what is to become of each row lies
 * here from the dry run on, so that the work goes on after a crash where it stopped, and nothing is done twice.
 */

/** Seconds for which a batch is kept: rows hold names and addresses of people. */
export const BATCH_SECONDS = 366 * 86_400
/** Rows of one list. */
export const MOST_ROWS = 5_000

/** What is wrong with a row, or to be asked about it; `with` is what it is about. */
const ROW_FAULTS = [
  'name',
  'lang',
  'kind',
  'country',
  'domain',
  'identifiers',
  'mandate',
  'checked',
  'note',
  'evidence',
  'call',
  'email',
  'person',
  'id',
  'claims',
  'twice',
  'alike',
  'twin',
  'scripts',
  'garbled',
  'invited',
  'uninvited',
  'weak',
] as const
export type RowFault = (typeof ROW_FAULTS)[number]

/**
 * What is to become of a row:
 *
 * `admit`   admitted, and its representative invited
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
  admission: z
    .strictObject({
      name: z.string().min(1).max(400),
      nameLang: lang,
      kind,
      country: country.nullable(),
      domain: domain.nullable(),
      identifiers,
      level: z.enum(MANDATES),
      checked: date,
      note: z.string().max(2000),
      evidence: z.array(digest).max(7),
      claims: z.boolean(),
    })
    .nullable(),
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
  /** The name as it was typed, for rows that cannot be read. */
  typed: z.string().max(400),
  /**
   * `waiting`   nothing was done yet
   * `posting`   the statement whose bytes stand here goes through the door: known there, it is not made anew
   * `inviting`  the link was made, and its letter may or may not lie in the queue
   * `done`      admitted, or invited, or both
   * `refused`   the door or the queue said no
   * `left`      nothing is to be done
   */
  state: z.enum(['waiting', 'posting', 'inviting', 'done', 'refused', 'left']),
  statement: z.string().nullable(),
  parts: partsKept,
  entry: z.int().nullable(),
  /** The hash of the link by which its representative makes a passkey, and the letter that carries it. */
  link: z.string().max(64).nullable(),
  letter: z.string().max(64).nullable(),
  /** Why it was refused. */
  said: refused.nullable(),
})
export type BatchRow = z.infer<typeof rowSchema>
const rows = keptAs('batch-row', rowSchema)

const batchSchema = z.strictObject({
  by: z.string().max(64),
  made: z.int(),
  /** The language in which the officer works, and in which notes stand in the log. */
  lang,
  /** The name of the list, as the officer calls it. */
  title: z.string().max(200),
  rows: z.int(),
  /** What of the file was not read, as columns whose names mean nothing here; and how many rows were not in UTF-8. */
  unread: z.array(z.string().max(100)).max(60),
  guessed: z.int(),
  /** The digest of what is to be done, without and with the rows in doubt. */
  digests: z.strictObject({ sure: digest, doubtful: digest }),
  /** How many rows stand under each plan. */
  plans: z.record(z.enum(ROW_PLANS), z.int()),
  /**
   * Who said yes, to which of the two digests; `assertion` is the signature of their passkey over it, to be shown to
   * whoever asks for whom the depositary's key signed.
   */
  approved: z
    .strictObject({
      by: z.string().max(64),
      at: z.int(),
      keyid: z.string().max(64),
      withDoubtful: z.boolean(),
      assertion: z.strictObject({
        authenticatorData: z.string().max(4000),
        clientDataJSON: z.string().max(4000),
        signature: z.string().max(4000),
      }),
    })
    .nullable(),
  state: z.enum(['planned', 'running', 'stopped', 'done']),
  /** Why it was stopped, if it stopped by itself. */
  said: refused.nullable(),
})
export type Batch = z.infer<typeof batchSchema>
const batches = keptAs('batch', batchSchema)

interface NewBatch extends Omit<Batch, 'rows' | 'plans' | 'approved' | 'state' | 'said'> {
  readonly all: readonly BatchRow[]
}

/** Keeps a plan. The rows come first: a batch that is found has all of them. */
export async function keepBatch(drawer: Drawer, { all, ...batch }: NewBatch, now: number): Promise<string> {
  const name = `${now.toString(36).padStart(7, '0')}-${newToken()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 8)}`
  const expires = now + BATCH_SECONDS
  for (const row of all) await rows.put(drawer, placeOf(name, row), row, expires)
  const plans = Object.fromEntries(
    ROW_PLANS.map(plan => [plan, all.filter(row => row.plan === plan).length]),
  ) as Batch['plans']
  await batches.put(
    drawer,
    name,
    { ...batch, rows: all.length, plans, approved: null, state: 'planned', said: null },
    expires,
  )
  return name
}

function placeOf(batch: string, { line }: Pick<BatchRow, 'line'>): string {
  return `${batch}/${String(line).padStart(6, '0')}`
}

/** Refuses `not_found`. */
export async function findBatch(drawer: Drawer, name: string, now: number): Promise<Batch> {
  const found = await batches.get(drawer, name, now)
  if (found === undefined) throw new Refusal('not_found', `There is no batch ${name.slice(0, 40)}.`)
  return found
}

/** Newest first. */
export async function everyBatch(drawer: Drawer, now: number): Promise<Named<Batch>[]> {
  return (await batches.all(drawer, now)).reverse()
}

/** In the order of the list. */
export async function batchRows(drawer: Drawer, name: string, now: number): Promise<BatchRow[]> {
  return (await rows.all(drawer, now, `${name}/`)).map(({ value }) => value)
}

export function keepRow(drawer: Drawer, name: string, row: BatchRow, batch: Batch): Promise<void> {
  return rows.put(drawer, placeOf(name, row), row, batch.made + BATCH_SECONDS)
}

/** Refuses `not_found`. */
export async function changeBatch(
  drawer: Drawer,
  name: string,
  now: number,
  change: (batch: Batch) => Batch,
): Promise<Batch> {
  const changed = await batches.change(drawer, name, now, change)
  if (changed === undefined) throw new Refusal('not_found', `There is no batch ${name.slice(0, 40)}.`)
  return changed
}

/** Takes a plan that nobody approved away, with the people in it. */
export async function dropBatch(drawer: Drawer, name: string, now: number): Promise<void> {
  const all = await batchRows(drawer, name, now)
  await batches.remove(drawer, name)
  for (const row of all) await rows.remove(drawer, placeOf(name, row))
}
