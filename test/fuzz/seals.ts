import { randomBytes } from '#crypto'
import { toBase64url } from '../../src/core/bytes.ts'
import { signEnvelope } from '../../src/core/envelope.ts'
import { parseJson } from '../../src/core/json.ts'
import { formatStatement } from '../../src/core/statement.ts'
import { unverifiedStatementIn } from '../../src/register/sealed-file.ts'
import { commitmentOf } from '../../src/register/types/sealed.ts'
import { draft } from './pieces.ts'
import type { Draft, World } from './world.ts'

/** Seals and what opens them: only whoever sealed something can open it, so that is remembered. */

type Maker = (world: World) => Draft | undefined
interface Kept {
  readonly salt: Uint8Array
  readonly envelope: Uint8Array
  readonly parts: Draft['parts']
}
const kept = new WeakMap<World, Map<string, Kept>>()

/** `signatureGiven` makes what is sealed. */
export function sealing(signatureGiven: Maker): Maker {
  return world => {
    const inner = signatureGiven(world)
    if (inner === undefined) return undefined
    const envelope = signEnvelope(formatStatement(world.statement(inner)), inner.signers)
    const salt = randomBytes(32)
    const commitment = commitmentOf(salt, envelope)
    const all = kept.get(world) ?? new Map<string, Kept>()
    kept.set(world, all.set(commitment, { salt, envelope, parts: inner.parts }))
    const body = { commitment, opens: world.real.now }
    return draft({ type: 'statement/sealed', call: inner.call!, body, signers: [world.office()] })
  }
}

export function statementOpened(world: World): Draft | undefined {
  const all = kept.get(world)
  const found = world.any('sealed', ({ opened, call, entry }, key) => {
    const held = all?.get(key.slice(call.length + 1))
    if (opened !== null || held === undefined) return false
    const { by } = unverifiedStatementIn(held)
    return !world.row('signatures', `${call}/${by}`)?.events.some(one => one.entry >= entry)
  })
  if (found === undefined) return undefined
  const commitment = found.key.slice(found.row.call.length + 1)
  const { salt, envelope, parts } = all!.get(commitment)!
  const body = { commitment, salt: toBase64url(salt), envelope: parseJson(envelope) }
  return draft({ type: 'statement/opened', call: found.row.call, body, signers: [world.office()], parts })
}
