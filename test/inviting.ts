import { toBase64url } from '../src/core/bytes.ts'
import { formatDigest } from '../src/core/digest.ts'
import { parseJson } from '../src/core/json.ts'
import type { Signer } from '../src/core/keys.ts'
import { inclusionNeeds, inclusionProof, nodeHash } from '../src/core/merkle.ts'
import { type EnteringLeaf, hashOfLeaf, type Leaf, linkOfToken } from '../src/register/types/invitations.ts'
import { ACCEPTS, ACCORD, facts } from './harbour.ts'
import { type MemoryLog, type Saying, seedOf } from './memory-log.ts'

/** Invitations, in a log in memory: what an officer signs for several, and what each of them posts who joins. */

export const UNTIL = '2026-01-15T00:00:00Z'

export const tokenOf = (party: string): string => toBase64url(seedOf(`the link of ${party}`))

export const leafOf = (party: string, more: Partial<EnteringLeaf> = {}): EnteringLeaf => ({
  salt: toBase64url(seedOf(`the salt of ${party}`)),
  call: ACCORD,
  party,
  ...facts(party),
  claims: false,
  link: linkOfToken(tokenOf(party)),
  ...more,
})

/** Of one that was admitted before and has no key. */
export function keylessLeafOf(party: string, more: Partial<EnteringLeaf> = {}): Leaf {
  const { salt, call, link } = leafOf(party, more)
  return { salt, call, party, link }
}

/** What each of them posts, by the order of the leaves. */
export function invite(
  log: Pick<MemoryLog, 'envelope' | 'depositary'>,
  leaves: readonly Leaf[],
  { until = UNTIL, ...saying }: Saying & { readonly until?: string } = {},
) {
  const level = [leaves.map(hashOfLeaf)]
  while (level[0]!.length > 1) level.unshift(above(level[0]!))
  const levels = level.toReversed()
  const root = formatDigest(levels.at(-1)![0]!)
  const invitation = parseJson(log.envelope('invitation/made', { root, until }, saying))
  return leaves.map((leaf, index) => {
    const hashes = inclusionNeeds(index, leaves.length).map(at => levels[at.level]![at.index]!)
    const path = inclusionProof(index, leaves.length, hashes).map(formatDigest)
    return { leaf, proof: { index, size: leaves.length, path }, invitation, token: tokenOf(leaf.party) }
  })
}
export type Invited = ReturnType<typeof invite>[number]

/** Whole pairs: stories invite one, or powers of two. */
const above = (hashes: readonly Uint8Array[]): Uint8Array[] =>
  hashes.flatMap((hash, i) => (i % 2 === 0 ? [nodeHash(hash, hashes[i + 1]!)] : []))

export function joins(
  log: MemoryLog,
  invited: Invited,
  key: Signer,
  { body, ...saying }: Saying & { readonly body?: object } = {},
): number {
  const joined = { ...invited, key: key.key, acceptance: ACCEPTS, ...body }
  return log.post('party/joined', joined, { by: invited.leaf.party, call: ACCORD, signers: [key], ...saying })
}
