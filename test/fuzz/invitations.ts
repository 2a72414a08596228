import { toBase64url } from '../../src/core/bytes.ts'
import { signEnvelope } from '../../src/core/envelope.ts'
import { formatStatement } from '../../src/core/statement.ts'
import { formatTime, parseTime } from '../../src/core/time.ts'
import type { Part } from '../../src/log/attachments.ts'
import { type EnteringLeaf, type Leaf, linkOfToken } from '../../src/register/types/invitations.ts'
import { invite } from '../inviting.ts'
import { acceptable, draft, facts, openCall, words } from './pieces.ts'
import type { Draft, World } from './world.ts'

/** Invitations of officers, and who joins by them. */

const until = (world: World) => formatTime(parseTime(world.real.now) + 86_400 * (1 + world.random.below(20)))

export const invitationMade = (world: World): Draft =>
  draft({
    type: 'invitation/made',
    body: { root: linkOfToken(world.name('root')), until: until(world) },
    signers: [world.office()],
  })

/** Of leaves that nobody shows: whether there is such a one, only its officer knows. */
export function invitationEnded(world: World): Draft {
  const parts: Part[] = []
  const body = { leaf: linkOfToken(world.name('leaf')), reason: words(world, parts) }
  return draft({ type: 'invitation/ended', body, signers: [world.office()], parts })
}

/** One that was admitted, lasts, and has had neither a key nor a signature. */
function withoutKey(world: World) {
  const found = world.any('parties', (row, key) => {
    return row.admitted !== null && row.ended === undefined && world.row('partyKeys', key) === undefined
  })
  const version = found?.row.versions.at(-1)
  if (found === undefined || version === undefined) return undefined
  return { key: found.key, version: version.lapsed === undefined ? version : { ...version, mandate: null } }
}

export function partyJoined(world: World): Draft | undefined {
  const { random } = world
  const call = openCall(world)?.key
  if (call === undefined) return undefined
  const claimed = random.chance(20) ? world.any('parties', row => row.status === 'listed') : undefined
  const keyless = random.chance(25) ? withoutKey(world) : undefined
  const party = keyless?.key ?? claimed?.key ?? world.name('guest')
  const token = toBase64url(random.bytes(32))
  const salt = toBase64url(random.bytes(32))
  const claims = claimed !== undefined
  const link = linkOfToken(token)
  const entering = { salt, call, party, ...facts(world, party), claims, link } as EnteringLeaf
  const leaf: Leaf = keyless === undefined ? entering : { salt, call, party, link }
  const parts: Part[] = []
  const acceptance = random.chance(60) ? acceptable(world, call, keyless?.version ?? entering, parts) : null
  const key = world.keyring.make('party')
  const office = world.office()
  const log = {
    depositary: office,
    envelope: (type: string, body: object) =>
      signEnvelope(formatStatement(world.statement(draft({ type, body, signers: [office] }))), [office]),
  }
  const [invited] = invite(log, [leaf], { until: until(world) })
  const body = { ...invited, token, key: key.key, acceptance }
  return draft({ type: 'party/joined', by: party, call, body, signers: [key], parts })
}
