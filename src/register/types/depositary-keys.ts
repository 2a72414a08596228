import { z } from 'zod'
import { keyDigest, thumbprint } from '../../core/keys.ts'
import { Refusal } from '../../core/refusal.ts'
import { must, rely, statement } from '../declaration.ts'
import { eachOnce, key, keyid, recoveryRef, said } from '../kinds.ts'
import { type Ref, ref } from '../rows.ts'
import { OWN, recoveryRests, withRecovery } from './depositary.ts'
import { enteringCodes, enterKeys, keyRefs } from './keys.ts'

/**
 * How the keeper's own keys change. The recovery key lies where no server is. Entry 0 names it by its digest, and nobody
 * sees it before it is used: then the statement shows it, and is signed by it. It stays good until the log names another.
 */

const keyidRefs = (keyids: readonly string[]): Ref<'keys'>[] => keyids.map(keyid => ref('keys', keyid))

/**
 * The depositary's own keys change: by the recovery key at once, or by one of them after the delay of an announcement,
 * in which whoever has the recovery key puts a thief out.
 */
export const keyChanged = statement('depositary/key-changed', {
  scope: 'log',
  author: 'depositary',
  office: 'owner',
  secondHand: true,
  switchable: false,
  body: {
    keys: z.array(key).max(4),
    revokes: eachOnce(z.array(keyid).max(8), 'a key'),
    /** Left out where the one in force stays. */
    recovery: recoveryRef.exactOptional(),
    /** Left out where it was announced. */
    recoveryKey: key.exactOptional(),
    reason: said,
  },
  fits({ keys, revokes, recovery }) {
    if (keys.length > 0 || revokes.length > 0 || recovery !== undefined) return null
    return {
      member: 'keys',
      why: 'it changes nothing: it brings no key, revokes none and names no recovery key',
    }
  },
  newKeys: body => body.keys,
  recoveredBy: body => body.recoveryKey,
  rests: ({ body }) => [
    ...keyidRefs(body.revokes),
    ...recoveryRests(body.recoveryKey && keyDigest(body.recoveryKey.jwk)),
  ],
  brings: ({ body }) => recoveryRests(body.recovery),
  reads: ({ body }) => ({
    keys: keyRefs(body.keys),
    revoked: keyidRefs(body.revokes),
    // The law asks whether it stands in the register.
    shown: keyRefs(body.recoveryKey === undefined ? [] : [body.recoveryKey]),
  }),
  oneHand: (_, body) => body.recoveryKey !== undefined,
  refuses: {
    key_last: 'keys',
    key_unknown: 'revokes',
    key_revoked: 'revokes',
    recovery_wrong: 'recovery',
    seen_stale: null,
    ...enteringCodes('keys'),
  },
  admit({ body, index, keys: signing, log, rows, statement }) {
    const { revokes, recovery, reason } = body
    const olds = rows.revoked.map((cell, i) => {
      const row = must(cell, 'key_unknown', `No key ${revokes[i]} stands in the register.`)
      if (row.key.use !== 'depositary')
        throw new Refusal('key_unknown', `The key ${revokes[i]} is none of the depositary’s own.`)
      if (row.revoked !== null)
        throw new Refusal('key_revoked', `The key ${revokes[i]} was revoked by entry ${row.revoked.entry}.`)
      return rely(row, statement, `The key ${revokes[i]}`)
    })
    // Else nobody could be left who continues the log.
    const lasting = signing.some(
      ({ key: { jwk, use } }) => use === 'depositary' && !revokes.includes(thumbprint(jwk)),
    )
    if (body.keys.length === 0 && !lasting)
      throw new Refusal(
        'key_last',
        'It brings in a key of the depositary, or one that it leaves in force has signed.',
      )
    const before = log.row!.recoveries?.find(({ digest }) => digest === recovery)
    if (before !== undefined)
      throw new Refusal(
        'recovery_wrong',
        `Entry ${before.entry} named this recovery key; the next is another.`,
      )
    enterKeys(body.keys, rows.keys, OWN, index)
    for (const [i, cell] of rows.revoked.entries())
      cell.put({ ...olds[i]!, since: index, revoked: { entry: index, reason } })
    log.put(withRecovery(log.row!, recovery, index))
  },
})

export const DEPOSITARY_KEY_TYPES = [keyChanged] as const
