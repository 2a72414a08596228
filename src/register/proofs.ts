import type { Check, ProofRow } from './mandate-rows.ts'
import type { PartyRow, PartyVersion, Ref, Rows } from './rows.ts'
import { type Act, ref } from './rule.ts'
import { MANDATES, type Mandate, type MandateLevel } from './shapes.ts'
import { withVersion } from './versions.ts'

/** Proofs of a mandate, one row a method, and what follows of all of them for the party. */

export function proofKey(party: string, method: MandateLevel): string {
  return `${party}/${method}`
}

/** All that `settleMandate` reads, beside the row of the party. */
export function proofRefs(party: string): Ref<'proofs'>[] {
  return MANDATES.map(method => ref('proofs', proofKey(party, method)))
}

/** The first of a method, or one more: a check that is unclear leaves standing what stood, and lapsed what had lapsed. */
export function enterCheck(party: string, method: MandateLevel, check: Check, rows: Rows): void {
  const key = proofKey(party, method)
  rows.put('proofs', key, withCheck(rows.get('proofs', key), check))
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
 * A party's mandate is its strongest proof that stands. Where that is another than before, the party gets a version that
 * says so; where none is left, one that keeps the level and says that it has lapsed.
 */
export function settleMandate(id: string, party: PartyRow, act: Act, rows: Rows): void {
  const { lapsed, ...newest } = party.versions.at(-1)!
  const at = { from: act.day, entry: act.index }
  const put = (version: PartyVersion) => rows.put('parties', id, withVersion(party, version, act))
  for (const level of MANDATES.toReversed()) {
    const row = rows.get('proofs', proofKey(id, level))
    if (!stands(row)) continue
    if (level === newest.mandate.level && lapsed === undefined) return
    const { checked, note, evidence } = row.held
    put({ ...newest, ...at, mandate: { level, checked, note, evidence: [...evidence] } })
    return
  }
  if (lapsed === undefined) put({ ...newest, ...at, lapsed: act.index })
}
