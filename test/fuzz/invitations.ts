import { toBase64url } from '../../src/core/bytes.ts'
import { signEnvelope } from '../../src/core/envelope.ts'
import { formatStatement } from '../../src/core/statement.ts'
import { formatTime, parseTime } from '../../src/core/time.ts'
import type { Part } from '../../src/log/attachments.ts'
import { type Leaf, linkOfToken } from '../../src/register/types/invitations.ts'
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

export function partyJoined(world: World): Draft | undefined {
  const { random } = world
  const call = openCall(world)?.key
  if (call === undefined) return undefined
  const claimed = random.chance(20) ? world.any('parties', row => row.status === 'listed') : undefined
  const party = claimed?.key ?? world.name('guest')
  const token = toBase64url(random.bytes(32))
  const salt = toBase64url(random.bytes(32))
  const claims = claimed !== undefined
  const leaf = { salt, call, party, ...facts(world, party), claims, link: linkOfToken(token) } as Leaf
  const parts: Part[] = []
  const acceptance = random.chance(60) ? acceptable(world, call, leaf, parts) : null
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
