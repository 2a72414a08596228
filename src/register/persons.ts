import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import type { PersonCountsRow, Rows } from './rows.ts'
import { type Act, callOf, defineRule, must, ref, rely } from './rule.ts'
import { digest, ERASURE_GROUNDS } from './shapes.ts'

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
    const before = rows.get('persons', commitment)
    if (before === undefined || before.call !== call)
      throw new Refusal('person_unknown', `No person signed ${call} with the commitment ${commitment}.`)
    if (before.erased !== null)
      throw new Refusal('person_erased', `This signature was erased by entry ${before.erased.entry}.`)
    // Relies on nothing: an erasure waits for nobody.
    rows.put('persons', commitment, { ...before, since: act.index, erased: { entry: act.index, ground } })
    count(ground === 'change-of-mind' ? 'left' : 'erased', call, act, rows)
  },
})

function count(what: 'signed' | 'left' | 'erased', call: string, act: Act, rows: Rows): void {
  const before = rows.get('personCounts', call) ?? NONE
  rows.put('personCounts', call, { ...before, since: act.index, [what]: before[what] + 1 })
}

/** How many persons stand on the call. */
export function personsStanding(counts: PersonCountsRow | undefined): number {
  return counts === undefined ? 0 : counts.signed - counts.left - counts.erased
}
