import { z } from 'zod'
import { requireLasting } from './admitted.ts'
import { invalidatePerson, requireStanding } from './persons.ts'
import type { Ref, Rows } from './rows.ts'
import { type Act, callOf, defineRule, ref } from './rule.ts'
import { digest, id, said } from './shapes.ts'
import { endSignature, standingSignature } from './signatures.ts'

/**
 * Signatures that were found not to be what they claim: a forged mandate, a machine that signs as a thousand citizens.
 * The batch is one entry, so that what was found together is undone, and disputed, in the light of one reason.
 */

/** As many as fit into one statement, whose size is limited, with the reason for them. */
export const MOST_INVALIDATED = 300

const subject = z.union([z.strictObject({ party: id }), z.strictObject({ commitment: digest })])
/** Whose signature is meant: a party's, or the one of a person that has this commitment. */
export type Invalidated = z.infer<typeof subject>

export const signatureInvalidated = defineRule({
  type: 'signature/invalidated',
  scope: 'call',
  author: 'depositary',
  secondHand: true,
  afterClosing: true,
  body: z.strictObject({
    subjects: z
      .array(subject)
      .min(1)
      .max(MOST_INVALIDATED)
      .refine(all => new Set(all.map(nameOf)).size === all.length, 'a subject stands twice'),
    ground: said,
  }),
  // A batch names its parties by their ids, and rests on the call alone: a receipt with three hundred admissions is none.
  needs({ subjects }, statement) {
    const call = callOf(statement)
    const counts = subjects.some(one => 'commitment' in one) ? [ref('personCounts', call)] : []
    const rows = subjects.flatMap((one): Ref[] =>
      'party' in one
        ? [ref('parties', one.party), ref('signatures', `${call}/${one.party}`)]
        : [ref('persons', one.commitment)],
    )
    return [...rows, ...counts, ref('invalidations', call)]
  },
  admit({ subjects }, act, rows) {
    // All of them are asked before one is touched: a batch is done whole or not at all.
    const ends = subjects.map(one => endOf(one, act, rows))
    for (const end of ends) end()
    const parties = subjects.filter(one => 'party' in one).length
    const batch = { entry: act.index, parties, persons: subjects.length - parties, restored: 0 }
    const call = callOf(act.statement)
    const batches = rows.get('invalidations', call)?.batches ?? []
    rows.put('invalidations', call, { since: act.index, batches: [...batches, batch] })
  },
})

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
