import { z } from 'zod'
import { Refusal } from '../../core/refusal.ts'
import { wordsSchema } from '../../core/words.ts'
import type { Cell } from '../cells.ts'
import { must, rely, statement } from '../declaration.ts'
import { date, key, keyid, type Office, office, officer, said } from '../kinds.ts'
import { allowNobody, allowOfficer, putRole, useOfficerAllowed } from '../officers.ts'
import { type RoleRow, ref } from '../rows.ts'
import { settleStopped } from '../suspensions.ts'
import { enteringCodes, enterKeys, keyidOf, keyRefs } from './keys.ts'

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
  refuses: { officers_enough: 'id', role_exists: 'id', ...enteringCodes('key') },
  admit({ body, day, index, log, rows }) {
    requireFree(body.id, rows)
    const { id: holder, key, office, role: use } = body
    if (office === undefined) useOfficerAllowed({ holder, key: keyidOf(key) }, day, log)
    enterKeys([key], rows.keys, { holder, use, addedBy: 'depositary' }, index)
    putRole(rows.role, roleFrom(body, index), log)
  },
})

/** Refuses `role_exists`. */
function requireFree(id: string, { role, party }: { role: Cell<'roles'>; party: Cell<'parties'> }): void {
  if (id === 'depositary' || party.row !== undefined)
    throw new Refusal('role_exists', `The id ${id} is taken.`)
  if (role.row !== undefined)
    throw new Refusal('role_exists', `The role ${id} was granted by entry ${role.row.granted}.`)
}

/**
 * Two officers allow one more who decides, or another key of one who has lost theirs. The depositary's own key then
 * brings that very key in, and nothing that it signs rests on these two: else a receipt would have to show each officer
 * who made another, back to the first.
 */
export const roleAllowed = statement('role/allowed', {
  scope: 'log',
  author: 'depositary',
  twoOfficers: true,
  body: { id: officer, key: keyid, reason: said },
  reads: ({ body }) => ({
    keys: ref('keys', body.key),
    role: ref('roles', body.id),
    party: ref('parties', body.id),
  }),
  refuses: { key_known: 'key', role_exists: 'id' },
  admit({ body, log, rows, ...act }) {
    const { id: holder, key } = body
    const { row: role } = rows.role
    // Of one who has ended or only looks, it would allow nothing.
    if (role?.ended !== null || role.office !== undefined) requireFree(holder, rows)
    if (rows.keys.row !== undefined)
      throw new Refusal('key_known', `The key ${key} stands in the register already.`)
    allowOfficer({ holder, key }, log, act)
  },
})

/** A role as it begins; a receipt enters it too. */
export function roleFrom(
  { office, until }: Readonly<{ office?: Office; until: string | null }>,
  index: number,
): RoleRow {
  return {
    since: index,
    role: 'officer',
    ...(office && { office }),
    granted: index,
    keys: 1,
    until,
    ended: null,
  }
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
    // A term protects whoever holds the office: one without a key protects nobody.
    if (role.until !== null && day < role.until && role.keys > 0)
      throw new Refusal('role_term', `The role ${body.id} cannot end before ${role.until}.`)
    rely(role, statement, 'The role')
    putRole(rows.role, { ...role, since: index, ended: { entry: index, reason: body.reason } }, log)
    settleStopped(body.id, log)
    allowNobody(log)
  },
})

export const ROLE_TYPES = [roleGranted, roleAllowed, roleEnded] as const
