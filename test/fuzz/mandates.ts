import type { Part } from '../../src/log/attachments.ts'
import { draft, policy, words } from './pieces.ts'
import type { Draft, World } from './world.ts'

/** Valid statements about mandates, as the register stands. */

export function callClaimed(world: World): Draft | undefined {
  const record = world.any('calls', row => row.closed === null && row.authority.level === 'independent')
  if (record === undefined) return undefined
  // Once there is one, records stay records, for what is refused of these.
  const isRare = world.all('calls').some(({ row }) => row.claimed !== undefined)
  if (isRare && world.random.chance(70)) return undefined
  const parts: Part[] = []
  const { convener, verb, noun } = record.row
  const authority = { level: 'domain', note: words(world, parts), source: null, evidence: [] }
  const body = { convener, authority, verb, noun, policy: policy(world), reason: words(world, parts) }
  return draft({ type: 'call/claimed', call: record.key, body, signers: [world.office()], parts })
}

export function authorityChecked(world: World): Draft | undefined {
  const levels = ['declared', 'domain', 'vetted']
  const call = world.any('calls', row => row.closed === null && levels.includes(row.authority.level))
  if (call === undefined) return undefined
  const parts: Part[] = []
  const { random } = world
  const at = levels.indexOf(call.row.authority.level)
  const outcome = random.pick(['holds', 'lapsed', 'unclear'])
  const level = { holds: levels.slice(at), lapsed: levels.slice(0, at + 1), unclear: [levels[at]!] }[outcome]!
  const body = {
    authority: { level: random.pick(level), note: words(world, parts), source: null, evidence: [] },
    checked: '2025-12-24',
    outcome,
    domain: random.pick([null, 'convener.example']),
    dnssec: random.pick([null, 'secure', 'insecure']),
  }
  return draft({ type: 'call/authority-checked', call: call.key, body, signers: [world.office()], parts })
}
