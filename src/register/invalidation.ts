import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import type { Statement } from '../core/statement.ts'
import { requireLasting } from './admitted.ts'
import { invalidatePerson, requireStanding, restorablePerson, restorePerson } from './persons.ts'
import type { Ref, Rows } from './rows.ts'
import { type Act, callOf, defineRule, ref } from './rule.ts'
import { digest, id, said } from './shapes.ts'
import { endSignature, restorableSignature, restoreSignature, standingSignature } from './signatures.ts'

/**
 * Signatures that were found not to be what they claim: a forged mandate, a machine that signs as a thousand citizens.
 * The batch is one entry, so that what was found together is undone, and disputed, in the light of one reason.
 */

/** As many as fit into one statement, whose size is limited, with the reason for them. */
export const MOST_INVALIDATED = 300

const subject = z.union([z.strictObject({ party: id }), z.strictObject({ commitment: digest })])
/** Whose signature is meant: a party's, or the one of a person that has this commitment. */
export type Invalidated = z.infer<typeof subject>

const subjects = z
  .array(subject)
  .min(1)
  .max(MOST_INVALIDATED)
  .refine(all => new Set(all.map(nameOf)).size === all.length, 'a subject stands twice')

// A batch names its parties by their ids, and rests on the call alone: a receipt with three hundred admissions is none.
function rowsOf(all: readonly Invalidated[], statement: Statement): Ref[] {
  const call = callOf(statement)
  const counts = all.some(one => 'commitment' in one) ? [ref('personCounts', call)] : []
  const rows = all.flatMap((one): Ref[] =>
    'party' in one
      ? [ref('parties', one.party), ref('signatures', `${call}/${one.party}`)]
      : [ref('persons', one.commitment)],
  )
  return [...rows, ...counts, ref('invalidations', call)]
}

export const signatureInvalidated = defineRule({
  type: 'signature/invalidated',
  scope: 'call',
  author: 'depositary',
  secondHand: true,
  afterClosing: true,
  body: z.strictObject({ subjects, ground: said }),
  needs: (body, statement) => rowsOf(body.subjects, statement),
  admit(body, act, rows) {
    // All of them are asked before one is touched: a batch is done whole or not at all.
    const ends = body.subjects.map(one => endOf(one, act, rows))
    for (const end of ends) end()
    const parties = body.subjects.filter(one => 'party' in one).length
    const batch = { entry: act.index, parties, persons: body.subjects.length - parties, restored: 0 }
    const call = callOf(act.statement)
    const batches = rows.get('invalidations', call)?.batches ?? []
    rows.put('invalidations', call, { since: act.index, batches: [...batches, batch] })
  },
})

/** What one entry invalidated stands again: all of it, or those that are named, with one reason and one signature. */
export const signatureReinstated = defineRule({
  type: 'signature/reinstated',
  scope: 'call',
  author: 'depositary',
  afterClosing: true,
  body: z.strictObject({ invalidation: z.int().min(0), subjects, reason: said }),
  needs: (body, statement) => rowsOf(body.subjects, statement),
  admit(body, act, rows) {
    const restores = body.subjects.map(one => restoreOf(one, body.invalidation, act, rows))
    for (const restore of restores) restore()
  },
})

/** Refuses a subject that this entry has not invalidated, or that stands again, by name; returns what restores it. */
function restoreOf(one: Invalidated, by: number, act: Act, rows: Rows): () => void {
  if ('party' in one) {
    const { state, events } = restorableSignature(one.party, act, rows)
    if (state !== 'invalidated' || events.at(-1)!.entry !== by)
      throw new Refusal(
        'signature_unknown',
        `The signature of ${one.party} was not invalidated by entry ${by}.`,
      )
    return () => restoreSignature(one.party, act, rows)
  }
  const entry = restorablePerson(one.commitment, act, rows)
  if (entry !== by)
    throw new Refusal(
      'person_invalidated',
      `The signature with the commitment ${one.commitment} was invalidated by entry ${entry}, not by ${by}.`,
    )
  return () => restorePerson(one.commitment, act, rows)
}

/** Refuses a subject that does not stand, by name; returns what invalidates it. */
function endOf(one: Invalidated, act: Act, rows: Rows): () => void {
  if ('party' in one) {
    // What its end has ended stands no more; and nobody could restore it.
    requireLasting(rows.get('parties', one.party), one.party)
    standingSignature(one.party, act, rows)
    return () => endSignature(one.party, 'invalidated', act, rows)
  }
  requireStanding(one.commitment, act, rows)
  return () => invalidatePerson(one.commitment, act, rows)
}

function nameOf(one: Invalidated): string {
  return 'party' in one ? `party ${one.party}` : `person ${one.commitment}`
}
