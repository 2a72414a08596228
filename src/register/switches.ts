import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { defineRule, ref } from './rule.ts'
import { said } from './shapes.ts'

/**
 * Kill switches. A switch makes the door refuse a type of statement, in public and with a reason; it is never
 * law, so no auditor judges by it. No switch covers the ways in which others speak about a signatory or the
 * depositary, or the ways out (promise 8 of the design, and the right to leave).
 */
const UNCOVERABLE = [
  /^(report|observation|review|reply|objection)\//,
  /^(depositary|log|switch|words)\//,
  /^(key\/revoked|role\/ended|signature\/withdrawn|person\/erased)$/,
  // What others have sealed, and their word for each other, which they must be able to take back.
  /^(statement\/opened|mandate\/vouched)$/,
]

export function isCoverable(type: string): boolean {
  return !UNCOVERABLE.some(pattern => pattern.test(type))
}

/**
 * What the depositary's own switches cover, beside what it types by hand. Names that begin with `door/` are no types:
 * `door/all` covers every type that can be covered, the others what no statement is needed for.
 */
export const SWITCHES = {
  applications: ['door/applications'],
  signing: ['signature/given', 'person/signed', 'statement/sealed'],
  counting: ['door/counting'],
  'read-only': ['door/all'],
} as const
export type SwitchName = keyof typeof SWITCHES
export const SWITCH_NAMES = Object.keys(SWITCHES) as SwitchName[]

const typeName = z
  .string()
  .max(60)
  .regex(/^[a-z]+\/[a-z-]+$/)

export const switchSet = defineRule({
  type: 'switch/set',
  scope: 'log',
  author: 'depositary',
  body: z.strictObject({ covers: z.array(typeName).min(1).max(20), closed: z.boolean(), reason: said }),
  needs: body => body.covers.map(type => ref('switches', type)),
  admit(body, act, rows) {
    const spared = body.covers.find(type => !isCoverable(type))
    if (spared !== undefined)
      throw new Refusal('switch_uncoverable', `No switch covers ${spared}: nobody may silence it.`)
    for (const type of body.covers)
      rows.put('switches', type, { since: act.index, closed: body.closed, reason: body.reason })
  },
})
