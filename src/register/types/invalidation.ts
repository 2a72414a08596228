import { z } from 'zod'
import { Refusal } from '../../core/refusal.ts'
import type { CellsOf } from '../cells.ts'
import { type Act, statement } from '../declaration.ts'
import { eachOnce, entryRef, party, person, said } from '../kinds.ts'
import { requireLasting } from '../party-in-force.ts'
import { ref } from '../rows.ts'
import { invalidatePerson, personRefs, requireStanding, restorablePerson, restorePerson } from './persons.ts'
import {
  endSignature,
  restorableSignature,
  restoreSignature,
  signatoryRefs,
  standingSignature,
} from './signatures.ts'

/**
 * Signatures that were found not to be what they claim: a forged mandate, a machine that signs as a thousand citizens.
 * The batch is one entry, so that what was found together is undone, and disputed, in the light of one reason.
 */

/** As many fit into one statement, whose size is limited, with the reason for them. */
export const MOST_INVALIDATED = 300

const subject = z.union([z.strictObject({ party }), z.strictObject({ commitment: person })])
/** Whose signature is meant: a party's, or that of the person with this commitment. */
export type Invalidated = z.infer<typeof subject>

const subjects = eachOnce(z.array(subject).min(1).max(MOST_INVALIDATED), 'a subject', nameOf)

// A batch names its parties by their ids, and rests on the call alone: no receipt can hold three hundred admissions.
function rowsOf(all: readonly Invalidated[], call: string) {
  const rowsOfOne = (one: Invalidated): ReturnType<typeof signatoryRefs | typeof personRefs> =>
    'party' in one ? signatoryRefs(call, one.party) : personRefs(call, one.commitment)
  return { subjects: all.map(rowsOfOne), invalidations: ref('invalidations', call) }
}
type BatchCells = CellsOf<ReturnType<typeof rowsOf>>
type SubjectCells = BatchCells['subjects'][number]
type Place = Pick<Act, 'index' | 'day' | 'statement'> & Readonly<{ call: string; rows: BatchCells }>

const batchCodes = {
  party_ended: 'subjects',
  signature_unknown: 'subjects',
  person_unknown: 'subjects',
  person_erased: 'subjects',
  person_invalidated: 'subjects',
  seen_stale: null,
} as const

export const signatureInvalidated = statement('signature/invalidated', {
  scope: 'call',
  author: 'depositary',
  secondHand: true,
  afterClosing: true,
  notice: 'removed',
  body: { ground: said, subjects },
  tells: ({ body }) => partiesIn(body.subjects),
  reads: ({ body, call }) => rowsOf(body.subjects, call),
  refuses: batchCodes,
  admit(it) {
    const { body, index, rows } = it
    // All are asked before one is changed: a batch is done whole or not at all.
    const ends = rows.subjects.map(one => endOf(one, it))
    for (const end of ends) end()
    const parties = partiesIn(body.subjects).length
    const batch = { entry: index, parties, persons: body.subjects.length - parties, restored: 0 }
    rows.invalidations.put({ since: index, batches: [...(rows.invalidations.row?.batches ?? []), batch] })
  },
})

function partiesIn(subjects: readonly Invalidated[]): string[] {
  return subjects.flatMap(one => ('party' in one ? [one.party] : []))
}

/** What one entry invalidated stands again, all of it or those that are named, with one reason and one signature. */
export const signatureReinstated = statement('signature/reinstated', {
  scope: 'call',
  author: 'depositary',
  afterClosing: true,
  notice: 'restored',
  body: { reason: said, invalidation: entryRef, subjects },
  tells: ({ body }) => partiesIn(body.subjects),
  reads: ({ body, call }) => rowsOf(body.subjects, call),
  refuses: { ...batchCodes, signature_standing: 'subjects', person_standing: 'subjects' },
  admit(it) {
    const restores = it.rows.subjects.map(one => restoreOf(one, it.body.invalidation, it))
    for (const restore of restores) restore()
  },
})

/** Returns what restores the subject. Refuses one that this entry has not invalidated or that stands again, by name. */
function restoreOf(one: SubjectCells, by: number, at: Place): () => void {
  const { call, index, rows, statement } = at
  if ('party' in one) {
    const { state, events } = restorableSignature(one, call, statement)
    if (state !== 'invalidated' || events.at(-1)!.entry !== by)
      throw new Refusal(
        'signature_unknown',
        `The signature of ${one.party.ref.key} was not invalidated by entry ${by}.`,
      )
    return () => restoreSignature(one.signature, rows.invalidations, at)
  }
  const entry = restorablePerson(one.person, call, statement)
  if (entry !== by)
    throw new Refusal(
      'person_invalidated',
      `The signature with the commitment ${one.person.ref.key} was invalidated by entry ${entry}, not by ${by}.`,
    )
  return () => restorePerson({ ...rows, ...one }, index)
}

/** Returns what invalidates the subject. Refuses one that does not stand, by name. */
function endOf(one: SubjectCells, at: Place): () => void {
  const { call, index, statement } = at
  if ('party' in one) {
    const name = one.party.ref.key
    // The signatures of a party that ended stand no more, and nobody could restore one.
    requireLasting(one.party.row, name)
    standingSignature(one.signature, name, call, statement)
    return () => endSignature(one.signature, name, 'invalidated', at)
  }
  requireStanding(one.person, call, statement)
  return () => invalidatePerson(one, index)
}

function nameOf(one: Invalidated): string {
  return 'party' in one ? `party ${one.party}` : `person ${one.commitment}`
}

export const INVALIDATION_TYPES = [signatureInvalidated, signatureReinstated] as const
