import { z } from 'zod'
import { Refusal } from '../../core/refusal.ts'
import { type Declaration, statement } from '../declaration.ts'
import { said, typeName, yes } from '../kinds.ts'
import { ref } from '../rows.ts'
import { partyJoined } from './invitations.ts'
import { personSigned } from './persons.ts'
import { statementSealed } from './sealed.ts'
import { signatureGiven } from './signatures.ts'

/**
 * Kill switches. A switch makes the door refuse a type of statement, in public and with a reason; it is never
 * law, so no auditor judges by it. Which types it covers each of them declares.
 */

/** No switch covers a type of these, not even one that is yet to be declared. */
const SPARED = /^(depositary|log|switch|words|objection|commitment|report|observation|review|reply)\//

/** Whether a switch may cover a type; `door/all` and its like are no types, and may be set. */
export function coverableAmong(declared: readonly Declaration[]): (type: string) => boolean {
  const byType = new Map(declared.map(one => [one.type, one.switchable]))
  return type => byType.get(type) ?? !SPARED.test(type)
}

/**
 * What the depositary's own switches cover, beside what it types by hand. Names that begin with `door/` are no types:
 * `door/all` covers every type that can be covered, the others what no statement is needed for.
 */
export const SWITCHES = {
  applications: ['door/applications'],
  signing: [signatureGiven.type, partyJoined.type, personSigned.type, statementSealed.type],
  counting: ['door/counting'],
  'read-only': ['door/all'],
} as const
export type SwitchName = keyof typeof SWITCHES
export const SWITCH_NAMES = Object.keys(SWITCHES) as SwitchName[]

const covered = typeName.regex(/^[a-z]+\/[a-z-]+$/)

/** Sets switches over the types that are declared beside it. */
export function switching(declared: readonly Declaration[]) {
  const isCoverable = coverableAmong(declared)
  return statement('switch/set', {
    scope: 'log',
    author: 'depositary',
    switchable: false,
    body: { closed: yes, covers: z.array(covered).min(1).max(20), reason: said },
    reads: ({ body }) => body.covers.map(type => ref('switches', type)),
    refuses: { switch_uncoverable: 'covers' },
    admit({ body, index, rows }) {
      const spared = body.covers.find(type => !isCoverable(type))
      if (spared !== undefined)
        throw new Refusal('switch_uncoverable', `No switch covers ${spared}: nobody may silence it.`)
      for (const cell of rows) cell.put({ since: index, closed: body.closed, reason: body.reason })
    },
  })
}
