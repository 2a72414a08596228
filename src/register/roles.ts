import { z } from 'zod'
import { keySchema } from '../core/keys.ts'
import { Refusal } from '../core/refusal.ts'
import { wordsSchema } from '../core/words.ts'
import { enterKeys, keyRefs } from './keys.ts'
import { defineRule, must, ref, rely } from './rule.ts'
import { date, id, OFFICES, said } from './shapes.ts'
import { settleStopped } from './stopped.ts'

/**
 * Roles: who acts for the depositary. An officer stands in the log under a pseudonym. Some of them only prepare, or only
 * look: then all their keys sign nothing but the statement that brings them in (law.ts).
 */

export const roleGranted = defineRule({
  type: 'role/granted',
  scope: 'log',
  author: 'depositary',
  office: 'owner',
  body: z.strictObject({
    role: z.literal('officer'),
    /** Left out for an officer who decides. */
    office: z.enum(OFFICES).exactOptional(),
    id,
    key: keySchema,
    until: date.nullable(),
    /** The officer's name never enters the log: words that can be erased. */
    name: wordsSchema.nullable(),
  }),
  newKeys: body => [body.key],
  brings: body => [ref('roles', body.id)],
  needs: body => [...keyRefs([body.key]), ref('roles', body.id), ref('parties', body.id)],
  admit(body, act, rows) {
    if (body.id === 'depositary' || rows.get('parties', body.id) !== undefined)
      throw new Refusal('role_exists', `The id ${body.id} is taken.`)
    const before = rows.get('roles', body.id)
    if (before !== undefined)
      throw new Refusal('role_exists', `The role ${body.id} was granted by entry ${before.granted}.`)
    enterKeys([body.key], { holder: body.id, use: body.role, addedBy: 'depositary' }, act, rows)
    rows.put('roles', body.id, {
      since: act.index,
      role: body.role,
      ...(body.office === undefined ? {} : { office: body.office }),
      granted: act.index,
      until: body.until,
      ended: null,
    })
  },
})

export const roleEnded = defineRule({
  type: 'role/ended',
  scope: 'log',
  author: 'depositary',
  office: 'owner',
  body: z.strictObject({ id, reason: said }),
  rests: body => [ref('roles', body.id)],
  needs: body => [ref('roles', body.id)],
  admit(body, act, rows) {
    const role = must(rows, 'roles', body.id, 'role_unknown', `No role ${body.id} was granted.`)
    if (role.ended !== null)
      throw new Refusal('role_unknown', `The role ${body.id} ended with entry ${role.ended.entry}.`)
    if (role.until !== null && act.day < role.until)
      throw new Refusal('role_term', `The role ${body.id} cannot end before ${role.until}.`)
    rely(role, act.statement, 'The role')
    rows.put('roles', body.id, {
      ...role,
      since: act.index,
      ended: { entry: act.index, reason: body.reason },
    })
    settleStopped(body.id, rows)
  },
})
