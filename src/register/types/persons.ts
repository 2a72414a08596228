import { Refusal } from '../../core/refusal.ts'
import type { Statement } from '../../core/statement.ts'
import type { Cell } from '../cells.ts'
import { rely, statement } from '../declaration.ts'
import { erasureGround, manifestRef, person, policyRef, said } from '../kinds.ts'
import type { PersonCountsRow, PersonRow } from '../person-rows.ts'
import { ref } from '../rows.ts'
import { requireInForce, requireOwnRecord } from './calls.ts'
import { noteRestored } from './signatures.ts'

/**
 * Persons: where a policy invites them, a citizen's signature is a commitment that says nothing of them. A disclosure
 * off the log, with its salt, says whose it is; once both are deleted, the entry is of nobody any more.
 */

/** A person's signature, and the count of those of the call. */
export function personRefs(call: string, commitment: string) {
  return { person: ref('persons', commitment), counts: ref('personCounts', call) }
}

export const personSigned = statement('person/signed', {
  scope: 'call',
  author: 'depositary',
  counted: true,
  body: { commitment: person, manifest: manifestRef, policy: policyRef },
  rests: ({ body, call }) => [ref('texts', call, body.manifest), ref('policies', call, body.policy)],
  reads: ({ body, call }) => ({
    text: ref('texts', call, body.manifest),
    policy: ref('policies', call, body.policy),
    ...personRefs(call, body.commitment),
  }),
  refuses: {
    text_unknown: 'manifest',
    text_superseded: 'manifest',
    policy_wrong: 'policy',
    record_independent: 'call',
    persons_uninvited: 'call',
    person_exists: 'commitment',
    seen_stale: null,
  },
  admit(it) {
    const { body, call, callRow, index, rows } = it
    const { manifest, commitment } = body
    requireInForce(it)
    // Whatever its policy says of persons.
    requireOwnRecord(call, callRow.row!)
    if (rows.policy.row?.policy.persons !== true)
      throw new Refusal('persons_uninvited', `The policy in force of ${call} does not invite persons.`)
    const { row: before } = rows.person
    if (before !== undefined)
      throw new Refusal('person_exists', `The commitment ${commitment} stands in entry ${before.entry}.`)
    rows.person.put({ since: index, call, manifest, entry: index, erased: null })
    count(rows.counts, 'signed', index)
  },
})

export const personErased = statement('person/erased', {
  scope: 'call',
  author: 'depositary',
  counted: true,
  afterClosing: true,
  switchable: false,
  body: { commitment: person, ground: erasureGround },
  reads: ({ body, call }) => personRefs(call, body.commitment),
  refuses: { person_unknown: 'commitment', person_erased: 'commitment' },
  admit({ body: { ground }, call, index, rows }) {
    const before = requireUnerased(rows.person, call)
    // An erasure relies on nothing and waits for nobody. An invalidated signature can be erased too; it counts once.
    rows.person.put({ ...before, since: index, erased: { entry: index, ground } })
    if (before.invalidated !== undefined) count(rows.counts, 'invalidated', index, -1)
    count(rows.counts, ground === 'change-of-mind' ? 'left' : 'erased', index)
  },
})

/** The rows of one person's signature, with those that count it and its call's invalidations. */
type PersonCells = Readonly<{
  person: Cell<'persons'>
  counts: Cell<'personCounts'>
  invalidations: Cell<'invalidations'>
}>

export const personRestored = statement('person/restored', {
  scope: 'call',
  author: 'depositary',
  afterClosing: true,
  body: { commitment: person, reason: said },
  reads: ({ body, call }) => ({
    ...personRefs(call, body.commitment),
    invalidations: ref('invalidations', call),
  }),
  refuses: {
    person_unknown: 'commitment',
    person_erased: 'commitment',
    person_standing: 'commitment',
    seen_stale: null,
  },
  admit({ call, index, rows, statement }) {
    restorablePerson(rows.person, call, statement)
    restorePerson(rows, index)
  },
})

/** The entry that invalidated it. Refuses one that is not invalidated, or has changed since it was seen. */
export function restorablePerson(cell: Cell<'persons'>, call: string, statement: Statement): number {
  const row = requireUnerased(cell, call)
  if (row.invalidated === undefined) throw new Refusal('person_standing', `${nameOf(cell)} stands.`)
  rely(row, statement, nameOf(cell))
  return row.invalidated
}

/** A restorable one counts again, and its row says by which entry. */
export function restorePerson({ person, counts, invalidations }: PersonCells, index: number): void {
  const { invalidated, ...row } = person.row!
  person.put({ ...row, since: index, restored: index })
  count(counts, 'invalidated', index, -1)
  noteRestored(invalidations, invalidated!, index)
}

/** Refuses one that is of no person on the call, erased, invalidated, or changed since it was seen. */
export function requireStanding(cell: Cell<'persons'>, call: string, statement: Statement): void {
  const row = requireUnerased(cell, call)
  if (row.invalidated !== undefined)
    throw new Refusal('person_invalidated', `${nameOf(cell)} was invalidated by entry ${row.invalidated}.`)
  rely(row, statement, nameOf(cell))
}

/** A standing one counts no more, and its row says by which entry. */
export function invalidatePerson(
  { person, counts }: Omit<PersonCells, 'invalidations'>,
  index: number,
): void {
  const { restored: _, ...row } = person.row!
  person.put({ ...row, since: index, invalidated: index })
  count(counts, 'invalidated', index)
}

function requireUnerased(cell: Cell<'persons'>, call: string): PersonRow {
  const { row, ref } = cell
  if (row?.call !== call)
    throw new Refusal('person_unknown', `No person signed ${call} with the commitment ${ref.key}.`)
  if (row.erased !== null)
    throw new Refusal('person_erased', `${nameOf(cell)} was erased by entry ${row.erased.entry}.`)
  return row
}

function nameOf({ ref }: Cell<'persons'>): string {
  return `The signature with the commitment ${ref.key}`
}

type Counts = Omit<PersonCountsRow, 'since'>

function count(counts: Cell<'personCounts'>, what: keyof Counts, index: number, by: 1 | -1 = 1): void {
  const before: Counts = counts.row ?? { signed: 0, left: 0, erased: 0 }
  counts.put({ ...before, since: index, [what]: (before[what] ?? 0) + by })
}

/** How many persons stand on the call. */
export function personsStanding(counts: PersonCountsRow | undefined): number {
  if (counts === undefined) return 0
  const { signed, left, erased, invalidated = 0 } = counts
  return signed - left - erased - invalidated
}

export const PERSON_TYPES = [personSigned, personErased, personRestored] as const
