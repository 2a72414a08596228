import type { Part } from '../../src/log/attachments.ts'
import { admitted, draft, words } from './pieces.ts'
import type { Draft, World } from './world.ts'

/** Parties that end, most of them with all that they signed and nobody else did. */

export const partyMerged = (world: World): Draft | undefined => ending(world, 'party/merged', 'into')
export const partySucceeded = (world: World): Draft | undefined =>
  ending(world, 'party/succeeded', 'successor')

export function partyEnded(world: World): Draft | undefined {
  const party = leaving(world)
  if (party === undefined) return undefined
  const parts: Part[] = []
  const body = { party, reason: words(world, parts) }
  return draft({ type: 'party/ended', body, signers: world.hands(), parts })
}

/** There are enough left to sign. */
function leaving(world: World): string | undefined {
  const lasting = world
    .all('parties')
    .filter(({ row }) => row.status === 'admitted' && row.ended === undefined)
  return lasting.length < 8 || world.random.chance(50) ? undefined : admitted(world)?.key
}

const FREE: ReadonlySet<string | undefined> = new Set([undefined, 'withdrawn'])

function ending(world: World, type: string, name: 'into' | 'successor'): Draft | undefined {
  const party = leaving(world)
  const other = admitted(world)?.key
  const key = other === undefined ? undefined : world.keyOf(other)
  if (party === undefined || other === undefined || party === other) return undefined
  const stands = (call: string, id: string) => world.row('signatures', `${call}/${id}`)?.state
  const calls = world
    .all('calls')
    .map(({ key }) => key)
    .filter(call => stands(call, party) === 'standing' && FREE.has(stands(call, other)))
  const carried = key === undefined ? [] : calls
  const parts: Part[] = []
  const body = { party, [name]: other, calls: carried, reason: words(world, parts) }
  const cosigner = carried.length > 0 && key !== undefined ? [key] : []
  return draft({ type, body, signers: [...world.hands(), ...cosigner], parts })
}
