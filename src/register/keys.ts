import { z } from 'zod'
import { type Key, type KeyUse, keySchema, thumbprint } from '../core/keys.ts'
import { Refusal } from '../core/refusal.ts'
import { requireLasting } from './admitted.ts'
import type { KeyRow, Ref, Rows } from './rows.ts'
import { type Act, defineRule, must, ref, rely } from './rule.ts'
import { id, KEY_ROLES, type KeyRole, type Said, said } from './shapes.ts'
import { noteStopped, settleStopped } from './stopped.ts'

/** Keys: how they come in, once ever and proven by their own signature, and how they go. */

export function keyRefs(keys: readonly Key[]): Ref[] {
  return keys.map(key => ref('keys', thumbprint(key.jwk)))
}

/** Brings keys in. The law has checked already that each of them is acceptable and signed, and that none was known. */
export function enterKeys(
  keys: readonly Key[],
  as: Pick<KeyRow, 'holder' | 'addedBy' | 'role'> & { use: KeyUse },
  act: Act,
  rows: Rows,
): void {
  for (const key of keys) {
    if (key.use !== as.use)
      throw new Refusal(
        'key_use_wrong',
        `A key of use ${key.use} came where one of use ${as.use} is asked for.`,
      )
  }
  for (const key of keys)
    rows.put('keys', thumbprint(key.jwk), {
      since: act.index,
      key,
      holder: as.holder,
      added: act.index,
      addedBy: as.addedBy,
      ...(as.role === undefined ? {} : { role: as.role }),
      revoked: null,
    })
}

export const keyAdded = defineRule({
  type: 'key/added',
  scope: 'log',
  author: 'either',
  body: z.strictObject({
    holder: id,
    key: keySchema,
    reason: said.nullable(),
    /** Left out for a signatory's key. */
    role: z.enum(KEY_ROLES).exactOptional(),
  }),
  newKeys: body => [body.key],
  rests: body => [ref(body.key.use === 'party' ? 'parties' : 'roles', body.holder)],
  needs: body => [...keyRefs([body.key]), ref('parties', body.holder), ref('roles', body.holder)],
  admit(body, act, rows) {
    const { by } = act.statement
    const party = rows.get('parties', body.holder)
    const role = rows.get('roles', body.holder)
    requireAdder(body, act, rows)
    if (role !== undefined) {
      if (role.ended !== null) throw new Refusal('role_unknown', `The role ${body.holder} has ended.`)
      enterKeys([body.key], { holder: body.holder, use: role.role, addedBy: 'depositary' }, act, rows)
      settleStopped(body.holder, rows)
      return
    }
    if (party === undefined)
      throw new Refusal('party_unknown', `No party ${body.holder} stands in the register.`)
    if (party.status === 'listed')
      throw new Refusal('party_unclaimed', `${body.holder} was copied from a list and has not been admitted.`)
    requireLasting(party, body.holder)
    const addedBy = by === 'depositary' ? 'depositary' : 'holder'
    const asked = body.role === undefined ? {} : { role: body.role }
    enterKeys([body.key], { holder: body.holder, use: 'party', addedBy, ...asked }, act, rows)
  },
})

/** Who may add which key; a receipt asks this too. Reads the rows of the keys that signed. */
export function requireAdder(
  { holder, key, reason, role }: { holder: string; key: Key; reason: Said | null; role?: KeyRole },
  { statement: { by }, signers }: Pick<Act, 'statement' | 'signers'>,
  rows: Rows,
): void {
  if (by !== 'depositary' && by !== holder)
    throw new Refusal('author_wrong', `${by} cannot add a key for ${holder}.`)
  if (by === 'depositary' && reason === null)
    throw new Refusal('body_malformed', 'The depositary adds a key for somebody else only with a reason.')
  if (role !== undefined && key.use !== 'party')
    throw new Refusal(
      'key_role_wrong',
      'A key signs, drafts or reads for a party; an officer’s key has no such role.',
    )
  // Otherwise an officer could live on under keys that the depositary never saw.
  if (key.use !== 'party' && !signers.some(keyid => isOwner(keyid, rows)))
    throw new Refusal(
      'key_use_wrong',
      `A key for the role ${holder} is added by a key of the depositary itself.`,
    )
}

function isOwner(keyid: string, rows: Rows): boolean {
  return rows.get('keys', keyid)?.key.use === 'depositary'
}

export const keyRevoked = defineRule({
  type: 'key/revoked',
  scope: 'log',
  author: 'either',
  body: z.strictObject({ keyid: z.string().max(64), reason: said }),
  rests: body => [ref('keys', body.keyid)],
  needs: body => [ref('keys', body.keyid)],
  admit(body, act, rows) {
    const row = must(rows, 'keys', body.keyid, 'key_unknown', `No key ${body.keyid} stands in the register.`)
    const { by } = act.statement
    if (by !== 'depositary' && by !== row.holder)
      throw new Refusal('author_wrong', `${by} cannot revoke a key of ${row.holder}.`)
    if (row.revoked !== null)
      throw new Refusal('key_revoked', `This key was revoked by entry ${row.revoked.entry}.`)
    // Losing the last depositary key would leave a log that nobody can continue, and an officer could cause it.
    if (row.holder === 'depositary') {
      if (act.signers.includes(body.keyid))
        throw new Refusal('key_last', 'A key of the depositary is revoked by another key of the depositary.')
      if (!act.signers.some(keyid => isOwner(keyid, rows)))
        throw new Refusal(
          'key_use_wrong',
          'A key of the depositary is revoked by another of its keys, not by an officer.',
        )
    }
    rely(row, act.statement, 'The key')
    rows.put('keys', body.keyid, {
      ...row,
      since: act.index,
      revoked: { entry: act.index, reason: body.reason },
    })
    if (row.key.use === 'officer') noteStopped(row.holder, act, rows)
  },
})
