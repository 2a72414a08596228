import { z } from 'zod'
import { Refusal } from '../../core/refusal.ts'
import { wordsSchema } from '../../core/words.ts'
import { must, rely, statement } from '../declaration.ts'
import { date, key, type Office, office, officer, said } from '../kinds.ts'
import { type RoleRow, ref } from '../rows.ts'
import { settleStopped } from '../suspensions.ts'
import { enteringCodes, enterKeys, keyRefs } from './keys.ts'

/**
 * Roles: who acts for the depositary. An officer stands in the log under a pseudonym. The keys of one who only prepares
 * or only looks sign nothing but the statement that brings them in (law.ts).
 */

export const roleGranted = statement('role/granted', {
  scope: 'log',
  author: 'depositary',
  office: 'owner',
  body: {
    role: z.literal('officer'),
    /** Left out for an officer who decides. */
    office: office.exactOptional(),
    id: officer,
    key,
    until: date.nullable(),
    /** The officer's name never enters the log: words that can be erased. */
    name: wordsSchema.nullable(),
  },
  newKeys: body => [body.key],
  brings: ({ body }) => [ref('roles', body.id)],
  reads: ({ body }) => ({
    keys: keyRefs([body.key]),
    role: ref('roles', body.id),
    party: ref('parties', body.id),
  }),
  refuses: { role_exists: 'id', ...enteringCodes('key') },
  admit({ body, index, rows }) {
    if (body.id === 'depositary' || rows.party.row !== undefined)
      throw new Refusal('role_exists', `The id ${body.id} is taken.`)
    const { row: before } = rows.role
    if (before !== undefined)
      throw new Refusal('role_exists', `The role ${body.id} was granted by entry ${before.granted}.`)
    enterKeys([body.key], rows.keys, { holder: body.id, use: body.role, addedBy: 'depositary' }, index)
    rows.role.put(roleFrom(body, index))
  },
})

/** A role as it begins; a receipt enters it too. */
export function roleFrom(
  { office, until }: Readonly<{ office?: Office; until: string | null }>,
  index: number,
): RoleRow {
  return { since: index, role: 'officer', ...(office && { office }), granted: index, until, ended: null }
}

export const roleEnded = statement('role/ended', {
  scope: 'log',
  author: 'depositary',
  office: 'owner',
  switchable: false,
  body: { id: officer, reason: said },
  rests: ({ body }) => [ref('roles', body.id)],
  reads: ({ body }) => ({ role: ref('roles', body.id) }),
  refuses: { role_unknown: 'id', role_term: null, seen_stale: null },
  admit({ body, day, index, log, rows, statement }) {
    const role = must(rows.role, 'role_unknown', `No role ${body.id} was granted.`)
    if (role.ended !== null)
      throw new Refusal('role_unknown', `The role ${body.id} ended with entry ${role.ended.entry}.`)
    if (role.until !== null && day < role.until)
      throw new Refusal('role_term', `The role ${body.id} cannot end before ${role.until}.`)
    rely(role, statement, 'The role')
    rows.role.put({ ...role, since: index, ended: { entry: index, reason: body.reason } })
    settleStopped(body.id, log)
  },
})

export const ROLE_TYPES = [roleGranted, roleEnded] as const
