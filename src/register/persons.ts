import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { noteRestored } from './batches.ts'
import type { PersonCountsRow, PersonRow } from './person-rows.ts'
import type { Rows } from './rows.ts'
import { type Act, callOf, defineRule, must, ref, rely } from './rule.ts'
import { digest, ERASURE_GROUNDS, said } from './shapes.ts'

/**
 * Persons: where a policy invites them, a citizen's signature is a commitment that says nothing of them. Who it is of
 * stands in a disclosure off the log, with its salt; once both are deleted, the entry is of nobody any more.
 */

const NONE: Omit<PersonCountsRow, 'since'> = { signed: 0, left: 0, erased: 0 }

export const personSigned = defineRule({
  type: 'person/signed',
  scope: 'call',
  author: 'depositary',
  body: z.strictObject({ manifest: digest, policy: digest, commitment: digest }),
  rests: (body, statement) => [
    ref('texts', `${callOf(statement)}/${body.manifest}`),
    ref('policies', `${callOf(statement)}/${body.policy}`),
  ],
  needs: ({ manifest, policy, commitment }, statement) => {
    const call = callOf(statement)
    return [
      ref('texts', `${call}/${manifest}`),
      ref('policies', `${call}/${policy}`),
      ref('persons', commitment),
      ref('personCounts', call),
    ]
  },
  admit({ manifest, policy, commitment }, act, rows) {
    const call = callOf(act.statement)
    const row = rows.get('calls', call)!
    must(rows, 'texts', `${call}/${manifest}`, 'text_unknown', `${call} has no text ${manifest}.`)
    if (row.text !== manifest)
      throw new Refusal('text_superseded', `The text in force is ${row.text}, not ${manifest}.`)
    if (row.policy !== policy)
      throw new Refusal('policy_wrong', `The policy in force is ${row.policy}, not ${policy}.`)
    rely(row, act.statement, `The call ${call}`)
    // An independent record takes no signatures, whatever its policy says of persons.
    if (row.authority.level === 'independent')
      throw new Refusal(
        'record_independent',
        `This register of ${call} is an independent record: its convener does not keep it.`,
      )
    if (rows.get('policies', `${call}/${policy}`)?.policy.persons !== true)
      throw new Refusal('persons_uninvited', `The policy in force of ${call} does not invite persons.`)
    const before = rows.get('persons', commitment)
    if (before !== undefined)
      throw new Refusal('person_exists', `The commitment ${commitment} stands in entry ${before.entry}.`)
    rows.put('persons', commitment, { since: act.index, call, manifest, entry: act.index, erased: null })
    count('signed', call, act, rows)
  },
})

export const personErased = defineRule({
  type: 'person/erased',
  scope: 'call',
  author: 'depositary',
  afterClosing: true,
  body: z.strictObject({ commitment: digest, ground: z.enum(ERASURE_GROUNDS) }),
  needs: ({ commitment }, statement) => [ref('persons', commitment), ref('personCounts', callOf(statement))],
  admit({ commitment, ground }, act, rows) {
    const call = callOf(act.statement)
    const before = requireUnerased(commitment, call, rows)
    // Relies on nothing: an erasure waits for nobody. What was invalidated can vanish too, and is counted once.
    rows.put('persons', commitment, { ...before, since: act.index, erased: { entry: act.index, ground } })
    if (before.invalidated !== undefined) count('invalidated', call, act, rows, -1)
    count(ground === 'change-of-mind' ? 'left' : 'erased', call, act, rows)
  },
})

export const personRestored = defineRule({
  type: 'person/restored',
  scope: 'call',
  author: 'depositary',
  afterClosing: true,
  body: z.strictObject({ commitment: digest, reason: said }),
  needs: ({ commitment }, statement) => [
    ref('persons', commitment),
    ref('personCounts', callOf(statement)),
    ref('invalidations', callOf(statement)),
  ],
  admit({ commitment }, act, rows) {
    restorablePerson(commitment, act, rows)
    restorePerson(commitment, act, rows)
  },
})

/** The entry that invalidated it, where it is invalidated and has not changed since it was seen; refuses all else. */
export function restorablePerson(commitment: string, act: Act, rows: Rows): number {
  const row = requireUnerased(commitment, callOf(act.statement), rows)
  if (row.invalidated === undefined)
    throw new Refusal('person_standing', `The signature with the commitment ${commitment} stands.`)
  rely(row, act.statement, `The signature with the commitment ${commitment}`)
  return row.invalidated
}

/** For one that is restorable: it counts again, and its row says by which entry. */
export function restorePerson(commitment: string, act: Act, rows: Rows): void {
  const { invalidated, ...row } = rows.get('persons', commitment)!
  rows.put('persons', commitment, { ...row, since: act.index, restored: act.index })
  count('invalidated', row.call, act, rows, -1)
  noteRestored(invalidated!, act, rows)
}

/** Refuses what is of no person on the call, was erased, was invalidated before, or has changed since it was seen. */
export function requireStanding(commitment: string, act: Act, rows: Rows): void {
  const row = requireUnerased(commitment, callOf(act.statement), rows)
  if (row.invalidated !== undefined)
    throw new Refusal(
      'person_invalidated',
      `The signature with the commitment ${commitment} was invalidated by entry ${row.invalidated}.`,
    )
  rely(row, act.statement, `The signature with the commitment ${commitment}`)
}

/** For one that stands: it counts no more, and its row says by which entry. */
export function invalidatePerson(commitment: string, act: Act, rows: Rows): void {
  const { restored: _, ...row } = rows.get('persons', commitment)!
  rows.put('persons', commitment, { ...row, since: act.index, invalidated: act.index })
  count('invalidated', row.call, act, rows)
}

function requireUnerased(commitment: string, call: string, rows: Rows): PersonRow {
  const row = rows.get('persons', commitment)
  if (row === undefined || row.call !== call)
    throw new Refusal('person_unknown', `No person signed ${call} with the commitment ${commitment}.`)
  if (row.erased !== null)
    throw new Refusal(
      'person_erased',
      `The signature with the commitment ${commitment} was erased by entry ${row.erased.entry}.`,
    )
  return row
}

type Counted = Exclude<keyof PersonCountsRow, 'since'>

function count(what: Counted, call: string, act: Act, rows: Rows, by: 1 | -1 = 1): void {
  const before = rows.get('personCounts', call) ?? NONE
  rows.put('personCounts', call, { ...before, since: act.index, [what]: (before[what] ?? 0) + by })
}

/** How many persons stand on the call. */
export function personsStanding(counts: PersonCountsRow | undefined): number {
  if (counts === undefined) return 0
  const { signed, left, erased, invalidated = 0 } = counts
  return signed - left - erased - invalidated
}
