import { digestOf } from '../../src/core/digest.ts'
import type { Part } from '../../src/log/attachments.ts'
import { ERASURE_GROUNDS } from '../../src/register/kinds.ts'
import { draft, signatureIn, words } from './pieces.ts'
import type { Draft, World } from './world.ts'

/** Statements about persons, and about what nobody signed, as the register stands. */

export function personSigned(world: World): Draft | undefined {
  const call = world.any(
    'calls',
    ({ authority, closed, policy, text }, key) =>
      authority.level !== 'independent' &&
      closed === null &&
      text !== null &&
      world.row('policies', `${key}/${policy}`)?.policy.persons === true,
  )
  if (call === undefined) return undefined
  const { policy, text } = call.row
  const body = { manifest: text, policy, commitment: digestOf(world.random.bytes(32)) }
  return draft({ type: 'person/signed', call: call.key, body, signers: [world.office()] })
}

export function personErased(world: World): Draft | undefined {
  const found = world.any('persons', row => row.erased === null)
  // Some stay, so that others can be found not to be what they claim.
  if (found === undefined || world.random.chance(50)) return undefined
  const body = { commitment: found.key, ground: world.random.pick(ERASURE_GROUNDS) }
  return draft({ type: 'person/erased', call: found.row.call, body, signers: [world.office()] })
}

/** A party, a person, or both where the person signed the same call. */
export function signatureInvalidated(world: World): Draft | undefined {
  const standing = world.any('persons', row => row.erased === null && row.invalidated === undefined)
  const signature =
    standing !== undefined && world.random.chance(50) ? undefined : signatureIn(world, 'standing')
  const call = signature?.call ?? standing?.row.call
  if (call === undefined) return undefined
  const stands = (row: { call: string; erased: unknown; invalidated?: number }) =>
    row.call === call && row.erased === null && row.invalidated === undefined
  const persons = world.random.some(
    world
      .all('persons')
      .filter(({ row }) => stands(row))
      .map(({ key }) => ({ commitment: key })),
    4,
  )
  const subjects = [...(signature === undefined ? [] : [{ party: signature.party }]), ...persons]
  if (subjects.length === 0) return undefined
  const parts: Part[] = []
  const body = { subjects, ground: words(world, parts) }
  return draft({ type: 'signature/invalidated', call, body, signers: world.hands(), parts })
}

/** Some or all of those that one entry invalidated and that have not changed since. */
export function signatureReinstated(world: World): Draft | undefined {
  const found = world.any('persons', row => row.erased === null && row.invalidated !== undefined)
  const signature =
    found !== undefined && world.random.chance(50) ? undefined : signatureIn(world, 'invalidated')
  const call = signature?.call ?? found?.row.call
  // Some stay, so that others stand again one by one.
  if (call === undefined || world.random.chance(50)) return undefined
  const row = signature === undefined ? undefined : world.row('signatures', `${call}/${signature.party}`)
  const invalidation = row?.events.at(-1)?.entry ?? found?.row.invalidated
  if (invalidation === undefined) return undefined
  const persons = world
    .all('persons')
    .filter(one => one.row.call === call && one.row.erased === null && one.row.invalidated === invalidation)
    .map(({ key }) => ({ commitment: key }))
  const subjects = [
    ...(signature === undefined ? [] : [{ party: signature.party }]),
    ...world.random.some(persons, 4),
  ]
  if (subjects.length === 0) return undefined
  const parts: Part[] = []
  const body = { invalidation, subjects, reason: words(world, parts) }
  return draft({ type: 'signature/reinstated', call, body, signers: [world.office()], parts })
}

export function personRestored(world: World): Draft | undefined {
  const found = world.any('persons', row => row.erased === null && row.invalidated !== undefined)
  if (found === undefined) return undefined
  const parts: Part[] = []
  const body = { commitment: found.key, reason: words(world, parts) }
  return draft({ type: 'person/restored', call: found.row.call, body, signers: [world.office()], parts })
}
