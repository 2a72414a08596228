import { z } from 'zod'
import { type Key, type KeyUse, thumbprint } from '../../core/keys.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Cell } from '../cells.ts'
import { must, rely, statement } from '../declaration.ts'
import {
  eachOnce,
  holder,
  invitation,
  type KeyRole,
  key,
  keyid,
  keyRole,
  party,
  type Said,
  said,
} from '../kinds.ts'
import { allowNobody, putRole, useOfficerAllowed } from '../officers.ts'
import { aboutParty, admittedCodes, requireAdmitted } from '../party-in-force.ts'
import {
  allowKey,
  countIn,
  countOut,
  MOST_KEYS,
  requireNotSuspended,
  suspensionIn,
  useAllowed,
} from '../party-keys.ts'
import { type KeyRow, type Ref, ref } from '../rows.ts'
import { noteStopped, settleStopped } from '../suspensions.ts'

/** Keys: how they come in, once ever and proven by their own signature, and how they go. */

export function keyidOf(key: Key): string {
  return thumbprint(key.jwk)
}

export function keyRefs(keys: readonly Key[]): Ref<'keys'>[] {
  return keys.map(key => ref('keys', keyidOf(key)))
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
    partyKeys: ref('partyKeys', body.holder),
    role: ref('roles', body.holder),
  }),
  refuses: {
    author_wrong: 'holder',
    body_malformed: 'reason',
    key_role_wrong: 'role',
    key_unallowed: 'holder',
    keys_many: null,
    officers_enough: 'holder',
    role_unknown: 'holder',
    said_often: null,
    ...admittedCodes('holder'),
    ...enteringCodes('key'),
  },
  admit({ body, by, day, index, keys, log, rows }) {
    const { holder, key, role } = body
    const { row: office } = rows.role
    requireAdder(body, by, keys)
    if (office !== undefined) {
      if (office.ended !== null) throw new Refusal('role_unknown', `The role ${holder} has ended.`)
      // One who decides and signs with another key of theirs makes nobody an officer.
      const isOwn = keys.some(one => one.holder === holder)
      if (office.office === undefined && !isOwn) useOfficerAllowed({ holder, key: keyidOf(key) }, day, log)
      enterKeys([key], rows.keys, { holder, use: office.role, addedBy: 'depositary' }, index)
      putRole(rows.role, { ...office, keys: office.keys + 1 }, log)
      // Whoever is stopped does not settle it by a key of their own.
      if (!isOwn) settleStopped(holder, log)
      return
    }
    requireAdmitted(rows.party)
    const bySelf = by !== 'depositary'
    if (!bySelf) useAllowed(rows.partyKeys, day, keys)
    const addedBy = bySelf ? 'holder' : 'depositary'
    countIn(rows.partyKeys, [keyidOf(key)], { index, day, bySelf })
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
  /** Of a party's key alone: it is suspended at once by one. An officer's stolen key goes at once. */
  secondHand: true,
  body: { keyid, reason: said },
  rests: ({ body }) => [ref('keys', body.keyid)],
  tells({ body, holderOf }) {
    const held = holderOf(body.keyid)
    return held?.key.use === 'party' ? [held.holder] : []
  },
  reads: ({ body, holderOf }) => {
    const held = holderOf(body.keyid)
    const role = held?.key.use === 'officer' ? { role: ref('roles', held.holder) } : {}
    const party = held?.key.use === 'party' ? { partyKeys: ref('partyKeys', held.holder) } : {}
    return { key: ref('keys', body.keyid), ...role, ...party }
  },
  oneHand: ({ key }) => key.row?.key.use !== 'party',
  announcedAfter: ({ key }) => key.row?.added ?? -1,
  refuses: {
    key_unknown: 'keyid',
    author_wrong: 'keyid',
    key_revoked: 'keyid',
    key_last: null,
    key_not_own: 'keyid',
    key_use_wrong: null,
    seen_stale: null,
  },
  admit({ body, by, index, keys, log, rows, signers, statement }) {
    const row = must(rows.key, 'key_unknown', `No key ${body.keyid} stands in the register.`)
    if (by !== 'depositary' && by !== row.holder)
      throw new Refusal('author_wrong', `${by} cannot revoke a key of ${row.holder}.`)
    if (row.revoked !== null)
      throw new Refusal('key_revoked', `This key was revoked by entry ${row.revoked.entry}.`)
    // Else a thief of one key puts the owner's others out, and nobody could tell who is who (party-keys.ts).
    const signs = (row.role ?? 'signatory') === 'signatory'
    if (by !== 'depositary' && signs && !signers.includes(body.keyid))
      throw new Refusal(
        'key_not_own',
        `The key ${body.keyid} signs for ${by}, and another of its keys would revoke it.`,
      )
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
    if (rows.partyKeys !== undefined) countOut(rows.partyKeys, [body.keyid], index)
    if (rows.role === undefined) return
    const role = rows.role.row!
    noteStopped(row.holder, role, { index, keys, log })
    // It may have been a thief who allowed another.
    if (role.office === undefined) allowNobody(log)
    putRole(rows.role, { ...role, keys: role.keys - 1 }, log)
  },
})

/** Stops every key of a party at once, whoever holds which of them. */
export const keySuspended = statement('key/suspended', {
  scope: 'log',
  author: 'either',
  switchable: false,
  body: { party, reason: said },
  ...aboutParty,
  reads: ({ body }) => ({ party: ref('parties', body.party), partyKeys: ref('partyKeys', body.party) }),
  refuses: {
    ...admittedCodes('party'),
    author_wrong: 'party',
    key_unknown: 'party',
    keys_suspended: 'party',
  },
  admit({ body: { party, reason }, by, index, rows, signers }) {
    if (by !== 'depositary' && by !== party)
      throw new Refusal('author_wrong', `${by} cannot suspend the keys of ${party}.`)
    requireAdmitted(rows.party)
    const { row } = rows.partyKeys
    if (row === undefined || row.inForce.length === 0)
      throw new Refusal('key_unknown', `No key of ${party} is in force.`)
    requireNotSuspended(row, party)
    const key = by === 'depositary' ? null : signers[0]!
    const suspended = { entry: index, by: key, reason, ended: null }
    // What was allowed may have been the thief's wish.
    rows.partyKeys.put({ ...row, since: index, allowed: null, suspensions: [...row.suspensions, suspended] })
  },
})

const someKeys = z.array(keyid).max(MOST_KEYS)

/** Two officers have asked who is who. Every key in force stands in one of the lists, so none is left out unseen. */
export const keyResumed = statement('key/resumed', {
  scope: 'log',
  author: 'depositary',
  secondHand: true,
  body: {
    party,
    /** They sign again. */
    keeps: eachOnce(someKeys, 'a key'),
    /** They are revoked. */
    ends: eachOnce(someKeys, 'a key'),
    reason: said,
  },
  fits: ({ keeps, ends }) =>
    ends.some(keyid => keeps.includes(keyid)) ? { member: 'ends', why: 'a key is kept and ended' } : null,
  ...aboutParty,
  reads: ({ body }) => ({
    partyKeys: ref('partyKeys', body.party),
    ended: body.ends.map(keyid => ref('keys', keyid)),
  }),
  announcedAfter: ({ partyKeys }) => suspensionIn(partyKeys.row)?.entry ?? -1,
  refuses: {
    body_malformed: 'keeps',
    key_unknown: 'ends',
    keys_unsuspended: 'party',
    seen_stale: null,
  },
  admit({ body: { party, keeps, ends, reason }, index, rows, statement }) {
    const { row } = rows.partyKeys
    const lasting = suspensionIn(row)
    if (row === undefined || lasting === undefined)
      throw new Refusal('keys_unsuspended', `The keys of ${party} are not suspended.`)
    rely(row, statement, `What keys ${party} has`)
    const foreign = [...keeps, ...ends].find(keyid => !row.inForce.includes(keyid))
    if (foreign !== undefined)
      throw new Refusal('key_unknown', `The key ${foreign} is not one of ${party} that is in force.`)
    const left = row.inForce.find(keyid => !keeps.includes(keyid) && !ends.includes(keyid))
    if (left !== undefined)
      throw new Refusal('body_malformed', `The key ${left} of ${party} is neither kept nor ended.`)
    for (const cell of rows.ended) cell.put({ ...cell.row!, since: index, revoked: { entry: index, reason } })
    const suspensions = row.suspensions.map(one => (one === lasting ? { ...one, ended: index } : one))
    rows.partyKeys.put({ ...row, allowed: null, suspensions })
    countOut(rows.partyKeys, ends, index)
  },
})

/**
 * Two officers let the depositary add one more key for a party that has a key or a signature: whoever makes it can
 * withdraw what others signed. Its people are told, and can suspend.
 */
export const keyAllowed = statement('key/allowed', {
  scope: 'log',
  author: 'depositary',
  secondHand: true,
  body: {
    party,
    /** The invitation by which it is made, as its link's hash; null for a key that comes by command. */
    link: invitation.nullable(),
    reason: said,
  },
  ...aboutParty,
  reads: ({ body }) => ({ party: ref('parties', body.party), partyKeys: ref('partyKeys', body.party) }),
  refuses: admittedCodes('party'),
  admit({ body: { link }, rows, ...act }) {
    requireAdmitted(rows.party)
    allowKey(rows.partyKeys, link, act)
  },
})

export const KEY_TYPES = [keyAdded, keyAllowed, keyRevoked, keySuspended, keyResumed] as const
