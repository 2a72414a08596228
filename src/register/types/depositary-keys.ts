import { z } from 'zod'
import { openCheckpoint, readCheckpoint } from '../../core/checkpoint.ts'
import { type Digest, formatDigest } from '../../core/digest.ts'
import { keyDigest, thumbprint } from '../../core/keys.ts'
import { parseLogVkey } from '../../core/note.ts'
import { attempt, Refusal, refuseAs } from '../../core/refusal.ts'
import { units } from '../../core/units.ts'
import { must, rely, statement } from '../declaration.ts'
import { eachOnce, key, keyid, recoveryRef, said } from '../kinds.ts'
import { type LogRow, type Ref, ref, vkeysOf } from '../rows.ts'
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
    requireUnnamed(log.row!, recovery)
    enterKeys(body.keys, rows.keys, OWN, index)
    for (const [i, cell] of rows.revoked.entries())
      cell.put({ ...olds[i]!, since: index, revoked: { entry: index, reason } })
    log.put(withRecovery(log.row!, recovery, index))
  },
})

/**
 * Another key signs checkpoints from this entry's own on. A checkpoint comes along that the old key has signed, and the new
 * one too. So whoever knows the old key alone has its word for the entries that let the new one in, though it be lost
 * now: an auditor who is shown another log under another key finds no such checkpoint there.
 */
export const logKeyChanged = statement('log/key-changed', {
  scope: 'log',
  author: 'depositary',
  office: 'owner',
  secondHand: true,
  switchable: false,
  body: {
    vkey: units(400),
    checkpoint: units(24_000),
    /** Left out where the one in force stays. */
    recovery: recoveryRef.exactOptional(),
    /** Left out where it was announced. */
    recoveryKey: key.exactOptional(),
    reason: said,
  },
  recoveredBy: body => body.recoveryKey,
  rests: ({ body }) => recoveryRests(body.recoveryKey && keyDigest(body.recoveryKey.jwk)),
  brings: ({ body }) => recoveryRests(body.recovery),
  roots({ checkpoint }) {
    const found = attempt(() => readCheckpoint(checkpoint))
    return found instanceof Refusal ? [] : [found.size]
  },
  // The law asks whether the key that is shown stands in the register.
  reads: ({ body }) => ({ shown: keyRefs(body.recoveryKey === undefined ? [] : [body.recoveryKey]) }),
  oneHand: (_, body) => body.recoveryKey !== undefined,
  refuses: {
    key_malformed: 'vkey',
    body_malformed: 'vkey',
    key_known: 'vkey',
    key_unproven: 'checkpoint',
    anchor_wrong: 'checkpoint',
    recovery_wrong: 'recovery',
  },
  admit({ body, index, keys, log, rootAt }) {
    const row = log.row!
    const next = parseLogVkey(body.vkey)
    const known = vkeysOf(row).map(({ vkey }) => parseLogVkey(vkey))
    if (next.name !== row.origin)
      throw new Refusal('body_malformed', 'The key of the log (vkey) does not bear the name of the log.')
    if (known.some(({ keyId }) => keyId === next.keyId))
      throw new Refusal('key_known', `The log had a key ${next.keyId} before; the next is another.`)
    const { size, root } = refuseAs('anchor_wrong', () => openCheckpoint(body.checkpoint, known.at(-1)!))
    const own = rootAt(size)
    if (own !== null && own !== formatDigest(root))
      throw new Refusal('anchor_wrong', `This checkpoint of ${size} entries is not one of this log.`)
    if (attempt(() => openCheckpoint(body.checkpoint, next)) instanceof Refusal)
      throw new Refusal(
        'key_unproven',
        'The new key of the log has not signed the checkpoint that comes along.',
      )
    const recovering = body.recoveryKey === undefined ? undefined : row.recoveries?.at(-1)?.entry
    const since = Math.max(recovering ?? 0, ...keys.map(({ added }) => added))
    if (since >= size)
      throw new Refusal(
        'anchor_wrong',
        `Entry ${since} lets this be signed; the checkpoint is older, of ${size} entries.`,
      )
    requireUnnamed(row, body.recovery)
    log.put({
      ...withRecovery(row, body.recovery, index),
      vkey: body.vkey,
      vkeys: [...vkeysOf(row), { vkey: body.vkey, size: index + 1 }],
    })
  },
})

/** A digest that comes back would leave a receipt in doubt which entry it rests on. */
function requireUnnamed({ recoveries = [] }: LogRow, recovery: Digest | undefined): void {
  const before = recoveries.find(({ digest }) => digest === recovery)
  if (before !== undefined)
    throw new Refusal('recovery_wrong', `Entry ${before.entry} named this recovery key; the next is another.`)
}

export const DEPOSITARY_KEY_TYPES = [keyChanged, logKeyChanged] as const
