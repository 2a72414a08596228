import { utf8 } from '../../src/core/bytes.ts'
import { addSignatures } from '../../src/core/cosignature.ts'
import { digestOf } from '../../src/core/digest.ts'
import { formatVkey, newNoteSigner, parseNote } from '../../src/core/note.ts'
import type { Part } from '../../src/log/attachments.ts'
import { OFFICES } from '../../src/register/kinds.ts'
import { OFFICERS_BY_KEY } from '../../src/register/officers.ts'
import { inEnglish } from '../harbour.ts'
import { recoveryKey } from '../memory-log.ts'
import { draft, words } from './pieces.ts'
import type { Draft, World } from './world.ts'

/** What the depositary says of itself, its log and its officers. */

export function established(world: World): Draft {
  const keys = [world.keyring.make('depositary')].filter(signer => signer.key.rpId === undefined)
  const signers = keys.length > 0 ? keys : [world.real.depositary]
  const body = {
    names: inEnglish('Another'),
    vkey: formatVkey(world.real.signer.vkey),
    keys: signers.map(({ key }) => key),
    rules: 1,
    window: 604_800,
    predecessor: { origin: 'old.example/log', size: 7, root: digestOf(utf8('old')) },
  }
  return draft({ type: 'depositary/established', body, signers })
}

/** The recovery key brings one in, and puts out one that it brought in before. */
export function keyChanged(world: World): Draft {
  const parts: Part[] = []
  const key = world.keyring.make('depositary')
  const own = [world.real.depositary, world.real.spare].map(({ keyid }) => keyid)
  const old = world.any(
    'keys',
    (row, keyid) => row.key.use === 'depositary' && row.revoked === null && !own.includes(keyid),
  )
  const body = {
    keys: [key.key],
    revokes: old === undefined ? [] : [old.key],
    recoveryKey: recoveryKey.key,
    reason: words(world, parts),
  }
  return draft({ type: 'depositary/key-changed', body, signers: [recoveryKey, key], parts })
}

/** As the real log has no other key, its door takes none: the law does. */
export function logKeyChanged(world: World): Draft {
  const parts: Part[] = []
  const next = newNoteSigner(world.real.signer.vkey.name, world.random.bytes(32))
  const { checkpoint } = world.real.log.head()!
  const body = {
    vkey: formatVkey(next.vkey),
    checkpoint: addSignatures(checkpoint, [next.sign(parseNote(checkpoint).text)]),
    recoveryKey: recoveryKey.key,
    reason: words(world, parts),
  }
  return draft({ type: 'log/key-changed', body, signers: [recoveryKey], parts })
}

export function anchored(world: World): Draft {
  const { checkpoint } = world.real.log.head()!
  return draft({ type: 'log/anchored', body: { checkpoint }, signers: [world.office()] })
}

export function roleGranted(world: World): Draft {
  const parts: Part[] = []
  const { allowed, inForce } = world.allowedOfficer()
  const awaited =
    allowed === undefined || world.row('roles', allowed.holder) !== undefined ? undefined : allowed
  const isDecider = world.random.chance(75) && (inForce < OFFICERS_BY_KEY || awaited !== undefined)
  const own = isDecider ? awaited : undefined
  const key = own?.key ?? world.keyring.make('officer')
  const name = words(world, parts)
  const body = {
    role: 'officer',
    ...(!isDecider && { office: world.random.pick(OFFICES) }),
    id: own?.holder ?? world.name('officer'),
    key: key.key,
    until: world.random.pick([null, null, '2026-01-01', '2030-01-01']),
    name: 'digest' in name ? name : null,
  }
  return draft({ type: 'role/granted', body, signers: [world.office(true), key], parts })
}

export function roleAllowed(world: World): Draft | undefined {
  const hands = world.officers()
  if (hands.length < 2) return undefined
  const parts: Part[] = []
  const known = world.any('roles', row => row.ended === null && row.office === undefined)
  const id = world.random.chance(30) && known !== undefined ? known.key : world.name('officer')
  const body = { id, key: world.keyring.make('officer').keyid, reason: words(world, parts) }
  return draft({ type: 'role/allowed', body, signers: hands.slice(0, 2), parts })
}

export function roleEnded(world: World): Draft | undefined {
  const ending = world.any('roles', row => row.ended === null && (row.until ?? '') < world.real.now)
  if (ending === undefined) return undefined
  const parts: Part[] = []
  const body = { id: ending.key, reason: words(world, parts) }
  return draft({ type: 'role/ended', body, signers: [world.office(true)], parts })
}
