import { type Key, type KeyUse, thumbprint } from '../../core/keys.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Cell } from '../cells.ts'
import { must, rely, statement } from '../declaration.ts'
import { holder, type KeyRole, key, keyid, keyRole, type Said, said } from '../kinds.ts'
import { admittedCodes, requireAdmitted } from '../party-in-force.ts'
import { type KeyRow, type Ref, ref } from '../rows.ts'
import { noteStopped, settleStopped } from '../suspensions.ts'

/** Keys: how they come in, once ever and proven by their own signature, and how they go. */

export function keyRefs(keys: readonly Key[]): Ref<'keys'>[] {
  return keys.map(key => ref('keys', thumbprint(key.jwk)))
}

/** The codes of `enterKeys`, with the member that brings the keys. */
export const enteringCodes = (member: string) => ({ key_use_wrong: member })

/** As whose keys they enter, for which use. */
export type Entering = Pick<KeyRow, 'holder' | 'addedBy'> & { use: KeyUse; role?: KeyRole | undefined }

/** Brings keys in. The law has checked that each is acceptable and has signed, and that none was known. */
export function enterKeys(
  keys: readonly Key[],
  cells: readonly Cell<'keys'>[],
  { use, role, ...as }: Entering,
  index: number,
): void {
  for (const key of keys)
    if (key.use !== use)
      throw new Refusal('key_use_wrong', `A key of use ${key.use} came where one of use ${use} is asked for.`)
  for (const [i, key] of keys.entries())
    cells[i]!.put({ since: index, key, ...as, added: index, ...(role && { role }), revoked: null })
}

export const keyAdded = statement('key/added', {
  scope: 'log',
  author: 'either',
  body: {
    holder,
    key,
    /** Left out for a signatory's key. */
    role: keyRole.exactOptional(),
    reason: said.nullable(),
  },
  newKeys: body => [body.key],
  rests: ({ body }) => [ref(body.key.use === 'party' ? 'parties' : 'roles', body.holder)],
  tells: ({ body }) => [body.holder],
  reads: ({ body }) => ({
    keys: keyRefs([body.key]),
    party: ref('parties', body.holder),
    role: ref('roles', body.holder),
  }),
  refuses: {
    author_wrong: 'holder',
    body_malformed: 'reason',
    key_role_wrong: 'role',
    role_unknown: 'holder',
    ...admittedCodes('holder'),
    ...enteringCodes('key'),
  },
  admit({ body, by, index, keys, log, rows }) {
    const { holder, key, role } = body
    const { row: office } = rows.role
    requireAdder(body, by, keys)
    if (office !== undefined) {
      if (office.ended !== null) throw new Refusal('role_unknown', `The role ${holder} has ended.`)
      enterKeys([key], rows.keys, { holder, use: office.role, addedBy: 'depositary' }, index)
      settleStopped(holder, log)
      return
    }
    requireAdmitted(rows.party)
    const addedBy = by === 'depositary' ? 'depositary' : 'holder'
    enterKeys([key], rows.keys, { holder, use: 'party', addedBy, role }, index)
  },
})

/** Who may add which key; a receipt asks this too. `keys` are the rows of the keys that signed. */
export function requireAdder(
  { holder, key, reason, role }: { holder: string; key: Key; reason: Said | null; role?: KeyRole },
  by: string,
  keys: readonly KeyRow[],
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
  if (key.use !== 'party' && !keys.some(isOwner))
    throw new Refusal(
      'key_use_wrong',
      `A key for the role ${holder} is added by a key of the depositary itself.`,
    )
}

function isOwner({ key }: KeyRow): boolean {
  return key.use === 'depositary'
}

export const keyRevoked = statement('key/revoked', {
  scope: 'log',
  author: 'either',
  switchable: false,
  body: { keyid, reason: said },
  rests: ({ body }) => [ref('keys', body.keyid)],
  reads: ({ body, holderOf }) => {
    const held = holderOf(body.keyid)
    const role = held?.key.use === 'officer' ? { role: ref('roles', held.holder) } : {}
    return { key: ref('keys', body.keyid), ...role }
  },
  refuses: {
    key_unknown: 'keyid',
    author_wrong: 'keyid',
    key_revoked: 'keyid',
    key_last: null,
    key_use_wrong: null,
    seen_stale: null,
  },
  admit({ body, by, index, keys, log, rows, signers, statement }) {
    const row = must(rows.key, 'key_unknown', `No key ${body.keyid} stands in the register.`)
    if (by !== 'depositary' && by !== row.holder)
      throw new Refusal('author_wrong', `${by} cannot revoke a key of ${row.holder}.`)
    if (row.revoked !== null)
      throw new Refusal('key_revoked', `This key was revoked by entry ${row.revoked.entry}.`)
    // Losing the last depositary key would leave a log that nobody can continue, and an officer could cause it.
    if (row.holder === 'depositary') {
      if (signers.includes(body.keyid))
        throw new Refusal('key_last', 'A key of the depositary is revoked by another key of the depositary.')
      if (!keys.some(isOwner))
        throw new Refusal(
          'key_use_wrong',
          'A key of the depositary is revoked by another of its keys, not by an officer.',
        )
    }
    rely(row, statement, 'The key')
    rows.key.put({ ...row, since: index, revoked: { entry: index, reason: body.reason } })
    if (rows.role !== undefined) noteStopped(row.holder, rows.role.row!, { index, keys, log })
  },
})

export const KEY_TYPES = [keyAdded, keyRevoked] as const
