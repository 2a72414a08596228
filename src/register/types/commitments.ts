import { z } from 'zod'
import { Refusal } from '../../core/refusal.ts'
import type { Cell, CellsOf } from '../cells.ts'
import { commitmentRef, daysOf, type Pledge, pledge } from '../commitment-kinds.ts'
import type { CommitmentRow, Scheduled, ScheduleRow } from '../commitment-rows.ts'
import { requireSeldom } from '../daily-limit.ts'
import { type Act, must, rely, statement } from '../declaration.ts'
import { eachOnce, entryRef, manifestRef, said } from '../kinds.ts'
import { requireLasting } from '../party-in-force.ts'
import { ref } from '../rows.ts'
import { textsTaken } from '../text-in-force.ts'
import { requireOwnRecord } from './calls.ts'
import { measureIn, requirePrinciple } from './measures.ts'
import { requireSignature, signatoryRefs } from './signatures.ts'

/**
 * Commitments: what a signatory takes on under a principle, by a measure of the call, in words of its own, or both. One
 * statement takes on several. Others may join in one, each by its own yes to the very version that it saw, with the yes
 * of the party that made it: nobody is named before they act.
 *
 * An amendment replaces what is to come. What was due when it was made stays due, and the old words stay beside the new.
 */

/**
 * How many commitments of a party on one call wait for a report at once, its parts in those of others too; and how many it
 * takes on or changes on one day, by however many statements. So what is known of its days grows slowly.
 */
const MOST_COMMITMENTS = 200
const MOST_CHANGES = 250

/** No switch covers any of it: a clause may ask for it by a day, and nobody is late by what the depositary shuts. */
const committing = { scope: 'call', author: 'party', afterClosing: true, switchable: false } as const

const pledges = eachOnce(z.array(pledge).min(1).max(50), 'a commitment', one => one.id)

const rowOf = (call: string, { party, id }: Readonly<{ party: string; id: string }>) =>
  ref('commitments', call, party, id)

type Stating = Readonly<{
  body: Readonly<{ manifest: string; commitments: readonly Pledge[] }>
  by: string
  call: string
}>

function statingRows({ body, by, call }: Stating) {
  return {
    ...signatoryRefs(call, by),
    text: ref('texts', call, body.manifest),
    schedule: ref('schedules', call, by),
    commitments: body.commitments.map(one => ({
      row: rowOf(call, { party: by, id: one.id }),
      measures:
        one.measure === null
          ? []
          : [
              {
                catalogue: ref('catalogues', call, one.measure.catalogue),
                measures: ref('measures', call, one.measure.catalogue, String(one.measure.edition)),
              },
            ],
    })),
  }
}
type StatingCells = CellsOf<ReturnType<typeof statingRows>>

const statingCodes = {
  signature_unknown: 'call',
  text_unknown: 'manifest',
  text_superseded: 'manifest',
  principle_unknown: 'commitments',
  measure_unknown: 'commitments',
  edition_wrong: 'commitments',
  kind_uninvited: 'commitments',
  due_past: 'commitments',
  said_often: null,
} as const

export const commitmentMade = statement('commitment/made', {
  ...committing,
  body: { manifest: manifestRef, commitments: pledges },
  rests: ({ body, call }) => [ref('texts', call, body.manifest)],
  reads: statingRows,
  refuses: {
    record_independent: 'call',
    ...statingCodes,
    commitment_exists: 'commitments',
    commitments_many: 'commitments',
  },
  admit(it) {
    const { body, by, call, callRow, day, index, rows } = it
    requireOwnRecord(call, callRow.row!)
    requireTaken(it, [])
    const before = rows.schedule.row
    requireSlow(before, body.commitments.length, { by, day })
    requireRoom(before, body.commitments.length, by)
    const scheduled = body.commitments.map((one, i) => {
      const { row } = rows.commitments[i]!
      if (row.row !== undefined)
        throw new Refusal(
          'commitment_exists',
          `${by} has a commitment ${one.id}, by entry ${row.row.versions[0]!.entry}.`,
        )
      requireWellMade(it, i, undefined)
      return {
        party: by,
        id: one.id,
        versions: [versionOf(one, it)],
        reports: [],
        ended: null,
      }
    })
    for (const [i, one] of body.commitments.entries())
      rows.commitments[i]!.row.put({
        since: index,
        versions: [{ ...one, entry: index, day, manifest: body.manifest, reason: null }],
        joined: [],
        ended: null,
      })
    putSchedule(rows.schedule, it, [...(before?.commitments ?? []), ...scheduled])
  },
})

export const commitmentAmended = statement('commitment/amended', {
  ...committing,
  saysAll: true,
  body: { manifest: manifestRef, commitments: pledges, reason: said },
  rests: ({ body, call }) => [ref('texts', call, body.manifest)],
  reads: statingRows,
  refuses: {
    ...statingCodes,
    commitment_unknown: 'commitments',
    commitment_closed: 'commitments',
    seen_stale: null,
  },
  admit(it) {
    const { body, by, day, index, rows, statement } = it
    const rowsBefore = body.commitments.map((one, i) => {
      const { row: cell } = rows.commitments[i]!
      const row = rely(standing(cell, one.id), statement, `The commitment ${one.id}`)
      const today = row.versions.slice(1).filter(it => it.day === day)
      requireSeldom(today.length, day, `${by} changed ${one.id}`)
      return row
    })
    requireTaken(
      it,
      rowsBefore.map(row => row.versions.at(-1)!.manifest),
    )
    const schedule = rows.schedule.row!
    requireSlow(schedule, body.commitments.length, { by, day })
    for (const [i, one] of body.commitments.entries()) {
      requireOpen(scheduledIn(schedule, by, one.id)!)
      requireWellMade(it, i, rowsBefore[i]!.versions.at(-1)!)
    }
    for (const [i, one] of body.commitments.entries()) {
      const before = rowsBefore[i]!
      const version = { ...one, entry: index, day, manifest: body.manifest, reason: body.reason }
      rows.commitments[i]!.row.put({ ...before, since: index, versions: [...before.versions, version] })
    }
    const commitments = schedule.commitments.map(one => {
      const now = one.party === by ? body.commitments.find(({ id }) => id === one.id) : undefined
      return now === undefined ? one : { ...one, versions: [...one.versions, versionOf(now, it)] }
    })
    putSchedule(rows.schedule, it, commitments)
  },
})

/** A party says yes to a commitment of another as it stands, with the part that it takes in it. */
export const commitmentJoined = statement('commitment/joined', {
  ...committing,
  body: {
    commitment: commitmentRef,
    /** The entry of the version to which it says yes. */
    version: entryRef,
    part: said.nullable(),
  },
  cosigners: ({ commitment }) => [commitment.party],
  rests: ({ body }) => [ref('parties', body.commitment.party)],
  tells: ({ body }) => [body.commitment.party],
  reads: ({ body, by, call }) => ({
    lead: { ...signatoryRefs(call, body.commitment.party) },
    signature: ref('signatures', call, by),
    commitment: rowOf(call, body.commitment),
    leads: ref('schedules', call, body.commitment.party),
    schedule: ref('schedules', call, by),
  }),
  refuses: {
    signature_unknown: 'call',
    party_ended: 'commitment',
    commitment_unknown: 'commitment',
    commitment_closed: 'commitment',
    commitment_exists: 'commitment',
    commitments_many: null,
    cosigner_missing: null,
    said_often: null,
    seen_stale: null,
  },
  admit(it) {
    const { body, by, call, day, index, keys, rows } = it
    const { commitment: named, part, version: entry } = body
    if (named.party === by)
      throw new Refusal('commitment_exists', 'A party joins in what another took on, not in its own.')
    requireSignature(rows.signature, by, call)
    requireLasting(rows.lead.party.row, named.party)
    requireSignature(rows.lead.signature, named.party, call)
    const row = standing(rows.commitment, named.id)
    requireOpen(scheduledIn(rows.leads.row!, named.party, named.id)!)
    const version = row.versions.at(-1)!
    if (version.entry !== entry)
      throw new Refusal(
        'seen_stale',
        `The commitment ${named.id} stands as entry ${version.entry} says, not as ${entry}.`,
      )
    const mine = row.joined.filter(one => one.party === by)
    if (mine.some(one => one.version === entry && one.ended === null))
      throw new Refusal('commitment_exists', `${by} takes part in it already.`)
    requireSeldom(mine.filter(one => one.day === day).length, day, `${by} joined in ${named.id}`)
    const schedule = rows.schedule.row
    // Whoever left and joins again takes it on anew: what was said of the days between stays so.
    const found = scheduledIn(schedule, by, named.id, named.party)
    const before = found?.ended === null ? found : undefined
    if (before === undefined) requireRoom(schedule, 1, by)
    if (!keys.some(({ holder }) => holder === named.party))
      throw new Refusal('cosigner_missing', `${named.party}, whose commitment it is, has not signed this.`)
    const joined = { party: by, entry: index, day, version: entry, part, ended: null }
    rows.commitment.put({ ...row, since: index, joined: [...row.joined, joined] })
    const told = versionOf(version, it)
    const others = schedule?.commitments ?? []
    const commitments =
      before === undefined
        ? [...others, { ...named, versions: [told], reports: [], ended: null }]
        : others.map(one => (one === before ? { ...one, versions: [...one.versions, told] } : one))
    putSchedule(rows.schedule, it, commitments)
  },
})

/** A party takes back what it took on, or its part in what another did. What others took on stays theirs. */
export const commitmentWithdrawn = statement('commitment/withdrawn', {
  ...committing,
  body: {
    commitments: eachOnce(
      z.array(commitmentRef).min(1).max(50),
      'a commitment',
      one => `${one.party}/${one.id}`,
    ),
    reason: said,
  },
  tells: ({ body, by }) => body.commitments.map(({ party }) => party).filter(one => one !== by),
  reads: ({ body, by, call }) => ({
    commitments: body.commitments.map(one => rowOf(call, one)),
    schedule: ref('schedules', call, by),
  }),
  refuses: { commitment_unknown: 'commitments', seen_stale: null },
  admit(it) {
    const { body, by, day, index, rows, statement } = it
    const schedule = rows.schedule.row
    const ended = { entry: index, day, reason: body.reason }
    for (const [i, named] of body.commitments.entries()) {
      const found = scheduledIn(schedule, by, named.id, named.party)
      if (found === undefined || found.ended !== null)
        throw new Refusal('commitment_unknown', `${by} has no commitment ${named.id} that stands.`)
      const cell = rows.commitments[i]!
      // Whoever leaves need not have seen what the other changed since.
      const row = named.party === by ? rely(cell.row!, statement, `The commitment ${named.id}`) : cell.row!
      const joined = row.joined.map(one => (one.party === by && one.ended === null ? { ...one, ended } : one))
      cell.put({ ...row, since: index, joined, ended: named.party === by ? ended : row.ended })
    }
    const isNamed = (one: Scheduled) =>
      one.ended === null && body.commitments.some(({ party, id }) => party === one.party && id === one.id)
    const commitments = schedule!.commitments.map(one =>
      isNamed(one) ? { ...one, ended: { entry: index, day } } : one,
    )
    putSchedule(rows.schedule, it, commitments)
  },
})

/** What is asked of all that one statement takes on: the party stands on the call, and the text is one that it can mean. */
function requireTaken(
  {
    admitted,
    body,
    by,
    call,
    callRow,
    rows,
    statement,
  }: Stating & Pick<Act, 'admitted' | 'statement'> & { callRow: Cell<'calls'>; rows: StatingCells },
  before: readonly string[],
): void {
  const signature = requireSignature(rows.signature, by, call)
  must(rows.text, 'text_unknown', `${call} has no text ${body.manifest}.`)
  const taken = [...textsTaken(callRow.row!, { admitted, statement }), signature.manifest]
  const stays = before.length > 0 && before.every(manifest => manifest === body.manifest)
  if (!stays && !taken.includes(body.manifest as (typeof taken)[number]))
    throw new Refusal(
      'text_superseded',
      `${body.manifest} is neither in force nor the text that ${by} signed.`,
    )
}

/** What is asked of each: its principle and its measure exist, and its days are to come or stood there before. */
function requireWellMade(
  { body, day, rows }: Stating & Pick<Act, 'day'> & { rows: StatingCells },
  i: number,
  before: Pledge | undefined,
): void {
  const one = body.commitments[i]!
  requirePrinciple(rows.text.row!, one.principle)
  const past = daysOf(one).find(on => on <= day && !(before !== undefined && daysOf(before).includes(on)))
  if (past !== undefined) throw new Refusal('due_past', `${past} has come: nothing new can be due by it.`)
  const { measure } = one
  // What it took on stays as it was, whatever edition has come since.
  const isAsBefore =
    measure?.catalogue === before?.measure?.catalogue &&
    measure?.edition === before?.measure?.edition &&
    measure?.id === before?.measure?.id
  if (measure === null || (before !== undefined && isAsBefore)) return
  const found = measureIn(rows.commitments[i]!.measures[0]!, measure)
  if (found.under.principle !== one.principle)
    throw new Refusal('principle_unknown', `The measure ${measure.id} stands under ${found.under.principle}.`)
  const { kind } = rows.party.row!
  if (found.kinds !== null && !found.kinds.includes(kind))
    throw new Refusal('kind_uninvited', `The measure ${measure.id} is for ${found.kinds.join(', ')}.`)
}

function standing({ row }: Cell<'commitments'>, name: string): CommitmentRow {
  if (row === undefined || row.ended !== null)
    throw new Refusal('commitment_unknown', `No commitment ${name} of this party stands.`)
  return row
}

/** Refuses `commitment_closed`: its last report is filed. */
function requireOpen({ id, reports }: Scheduled): void {
  const final = reports.find(one => one.final)
  if (final !== undefined)
    throw new Refusal('commitment_closed', `The last report on ${id} is entry ${final.entry}.`)
}

function requireRoom(schedule: ScheduleRow | undefined, more: number, by: string): void {
  const standing = (schedule?.commitments ?? []).filter(
    ({ ended, reports }) => ended === null && !reports.some(({ final }) => final),
  ).length
  if (standing + more > MOST_COMMITMENTS)
    throw new Refusal(
      'commitments_many',
      `${by} has ${standing} commitments; ${MOST_COMMITMENTS} are the most.`,
    )
}

/** Refuses `said_often`. */
function requireSlow(
  schedule: ScheduleRow | undefined,
  more: number,
  { by, day }: Readonly<{ by: string; day: string }>,
): void {
  const today = (schedule?.commitments ?? [])
    .filter(({ party }) => party === by)
    .reduce((sum, { versions }) => sum + versions.filter(one => one.day === day).length, 0)
  if (today + more > MOST_CHANGES)
    throw new Refusal(
      'said_often',
      `${by} took on or changed ${today} commitments on ${day}; one day takes ${MOST_CHANGES}.`,
    )
}

/** What a party has taken on under this id: of several, as of one in which it joined again, the last. */
export function scheduledIn(
  schedule: ScheduleRow | undefined,
  by: string,
  id: string,
  party: string = by,
): Scheduled | undefined {
  return schedule?.commitments.findLast(one => one.party === party && one.id === id)
}

/** What a schedule says of one version. */
function versionOf(
  { principle, measure, ...rest }: Pick<Pledge, 'principle' | 'measure' | 'milestones' | 'due'>,
  { day, index }: Pick<Act, 'day' | 'index'>,
): Scheduled['versions'][number] {
  const named = measure === null ? null : `${measure.catalogue}/${measure.edition}/${measure.id}`
  return { entry: index, day, principle, measure: named, days: daysOf(rest) }
}

function putSchedule(
  cell: Cell<'schedules'>,
  { index }: Pick<Act, 'index'>,
  commitments: ScheduleRow['commitments'],
): void {
  const { reports = [], filed = null } = cell.row ?? {}
  cell.put({ since: index, commitments, reports, filed })
}

export const COMMITMENT_TYPES = [
  commitmentMade,
  commitmentJoined,
  commitmentAmended,
  commitmentWithdrawn,
] as const
