import { digestOf } from '../../src/core/digest.ts'
import { ERASURE_GROUNDS } from '../../src/register/shapes.ts'
import { draft } from './pieces.ts'
import type { Draft, World } from './world.ts'

/** Statements about persons, as the register stands. */

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
  if (found === undefined) return undefined
  const body = { commitment: found.key, ground: world.random.pick(ERASURE_GROUNDS) }
  return draft({ type: 'person/erased', call: found.row.call, body, signers: [world.office()] })
}
