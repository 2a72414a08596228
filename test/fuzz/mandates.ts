import { digestOf } from '../../src/core/digest.ts'
import type { Part } from '../../src/log/beside.ts'
import { MANDATES, type MandateLevel } from '../../src/register/kinds.ts'
import { admitted, draft, policy, words } from './pieces.ts'
import type { Draft, World } from './world.ts'

/** Valid statements about mandates, as the register stands. */

export function mandateChecked(world: World): Draft | undefined {
  const party = admitted(world)?.key
  if (party === undefined) return undefined
  const { random } = world
  const parts: Part[] = []
  const proof = world.any('proofs', (row, key) => row.held !== null && key.startsWith(`${party}/`))
  const method = proof === undefined ? random.pick(MANDATES) : (proof.key.split('/')[1] as MandateLevel)
  const outcomes = proof === undefined ? ['holds', 'unclear'] : ['holds', 'lapsed', 'unclear']
  const body = {
    party,
    method,
    outcome: random.pick(outcomes),
    checked: '2025-12-24',
    domain: method === 'domain' ? 'party.example' : random.pick([null, 'party.example']),
    dnssec: method === 'domain' ? random.pick(['secure', 'insecure', null]) : null,
    channel: method === 'instrument' ? words(world, parts) : null,
    note: method === 'vetted' || random.chance(30) ? words(world, parts) : null,
    evidence: method === 'instrument' || random.chance(50) ? [digestOf(random.bytes(8))] : [],
  }
  return draft({ type: 'mandate/checked', body, signers: [world.office()], parts })
}

export function mandateVouched(world: World): Draft | undefined {
  const strong: readonly MandateLevel[] = ['domain', 'instrument', 'vetted']
  const by = world.any('parties', ({ versions }, key) => {
    const newest = versions.at(-1)
    const isStrong =
      newest !== undefined && strong.includes(newest.mandate.level) && newest.lapsed === undefined
    return isStrong && world.keyOf(key) !== undefined
  })?.key
  const party = world.any(
    'parties',
    (row, key) => row.status === 'admitted' && row.ended === undefined && key !== by,
  )?.key
  if (by === undefined || party === undefined) return undefined
  const parts: Part[] = []
  const stands = !(
    world.row('parties', party)?.vouchers?.some(one => one.by === by && one.ended === null) ?? false
  )
  const body = { party, stands, note: words(world, parts) }
  return draft({ type: 'mandate/vouched', by, body, signers: [world.keyOf(by)!], parts })
}

export function callClaimed(world: World): Draft | undefined {
  const record = world.any('calls', row => row.closed === null && row.authority.level === 'independent')
  if (record === undefined || world.random.chance(70)) return undefined
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
