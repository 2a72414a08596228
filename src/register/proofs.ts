import type { Cell } from './cells.ts'
import type { Act } from './declaration.ts'
import { MANDATES, type Mandate, type MandateLevel } from './kinds.ts'
import type { Check, ProofRow } from './mandate-rows.ts'
import { withVersion } from './party-versions.ts'
import { type PartyRow, type PartyVersion, type Ref, ref } from './rows.ts'

/** Proofs of a mandate, one row a method, and what follows of all of them for the party. */

export function proofKey(party: string, method: MandateLevel): string {
  return `${party}/${method}`
}

/** The rows of all proofs of a party, by their method. */
export function proofRefs(party: string): { readonly [M in MandateLevel]: Ref<'proofs'> } {
  const all = MANDATES.map(method => [method, ref('proofs', proofKey(party, method))])
  return Object.fromEntries(all)
}
type Proofs = { readonly [M in MandateLevel]: Cell<'proofs'> }

/**
 * The first of a method, or one more: a check that is unclear leaves standing what stood, and lapsed what had lapsed.
 */
export function enterCheck(proof: Cell<'proofs'>, check: Check): void {
  proof.put(withCheck(proof.row, check))
}

function withCheck(before: ProofRow | undefined, check: Check): ProofRow {
  const { checks = [], first = check, held = null, lapsed = null } = before ?? {}
  const row = { since: check.entry, checks: [...checks, check.entry], first, latest: check }
  if (check.outcome === 'holds') return { ...row, held: check, lapsed: null }
  return { ...row, held, lapsed: check.outcome === 'lapsed' ? (lapsed ?? check.entry) : lapsed }
}

/** What an admission, or a change of the record, says of the mandate, as a check that holds. */
export function checkOf(mandate: Mandate, entry: number): Check {
  const { checked, note, evidence } = mandate
  return { entry, checked, outcome: 'holds', domain: null, dnssec: null, channel: null, note, evidence }
}

/** A check that says no more than its outcome. */
export function bareCheck(outcome: Check['outcome'], checked: string, entry: number): Check {
  return { entry, checked, outcome, domain: null, dnssec: null, channel: null, note: null, evidence: [] }
}

export function stands(row: ProofRow | undefined): row is ProofRow & { readonly held: Check } {
  return row !== undefined && row.held !== null && row.lapsed === null
}

/**
 * A party's mandate is its strongest proof that stands. Where that is another than before, the party gets a version
 * that says so; where none is left, one that keeps the level and says that it has lapsed.
 */
export function settleMandate(proofs: Proofs, parties: Cell<'parties'>, party: PartyRow, act: Act): void {
  const { lapsed, ...newest } = party.versions.at(-1)!
  const at = { from: act.day, entry: act.index }
  const put = (version: PartyVersion) => parties.put(withVersion(party, version, act))
  for (const level of MANDATES.toReversed()) {
    const { row } = proofs[level]
    if (!stands(row)) continue
    if (level === newest.mandate.level && lapsed === undefined) return
    const { checked, note, evidence } = row.held
    put({ ...newest, ...at, mandate: { level, checked, note, evidence: [...evidence] } })
    return
  }
  if (lapsed === undefined) put({ ...newest, ...at, lapsed: act.index })
}
