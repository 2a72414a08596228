import type { Cell } from './cells.ts'
import type { Act } from './declaration.ts'
import { MANDATES, type Mandate, type MandateLevel } from './kinds.ts'
import type { Check, ProofRow } from './mandate-rows.ts'
import { type PartyRow, type PartyVersion, type Ref, ref } from './rows.ts'

/** Proofs of a mandate, one row a method, and what follows from all of them for the party. */

export function proofKey(party: string, method: MandateLevel): string {
  return `${party}/${method}`
}

/** The rows of all proofs of a party, by their method. */
export function proofRefs(party: string): Readonly<Record<MandateLevel, Ref<'proofs'>>> {
  const all = MANDATES.map(method => [method, ref('proofs', party, method)])
  return Object.fromEntries(all)
}
export type Proofs = Readonly<Record<MandateLevel, Cell<'proofs'>>>

/** Adds a check. One that is unclear leaves the proof standing or lapsed, as it was. */
export function enterCheck(proof: Cell<'proofs'>, check: Check): void {
  const { entry, outcome } = check
  const { checks = [], first = check, held = null, lapsed = null } = proof.row ?? {}
  const row = { since: entry, checks: [...checks, entry], first, latest: check }
  if (outcome === 'holds') proof.put({ ...row, held: check, lapsed: null })
  else proof.put({ ...row, held, lapsed: outcome === 'lapsed' ? (lapsed ?? entry) : lapsed })
}

/** What an admission, or a change of the record, says of the mandate, as a check that holds. */
export function checkOf({ checked, note, evidence }: Mandate, entry: number): Check {
  return { ...bareCheck('holds', checked, entry), note, evidence }
}

/** A check that says no more than its outcome. */
export function bareCheck(outcome: Check['outcome'], checked: string, entry: number): Check {
  return { entry, checked, outcome, domain: null, dnssec: null, channel: null, note: null, evidence: [] }
}

export function stands(row: ProofRow | undefined): row is ProofRow & { readonly held: Check } {
  return row !== undefined && row.held !== null && row.lapsed === null
}

/**
 * A party's mandate is its strongest proof that stands. If that changes, the party gets a version that says so; if none
 * is left, one that keeps the level and says that it has lapsed.
 */
export function settleMandate(proofs: Proofs, parties: Cell<'parties'>, party: PartyRow, act: Act): void {
  const { lapsed, ...newest } = party.versions.at(-1)!
  const at = { from: act.day, entry: act.index }
  for (const level of MANDATES.toReversed()) {
    const { row } = proofs[level]
    if (!stands(row)) continue
    if (level === newest.mandate?.level && lapsed === undefined) return
    const { checked, note, evidence } = row.held
    addVersion(parties, party, {
      ...newest,
      ...at,
      mandate: { level, checked, note, evidence: [...evidence] },
    })
    return
  }
  if (newest.mandate !== null && lapsed === undefined)
    addVersion(parties, party, { ...newest, ...at, lapsed: act.index })
}

/**
 * Adds what a party is called, and how far its mandate goes, from a day on. Every version stays, since a statement may
 * lie between two of one day; the roll of that day goes by the later one.
 */
export function addVersion(cell: Cell<'parties'>, party: PartyRow, version: PartyVersion): void {
  const { entry, names, kind, country } = version
  cell.put({ ...party, since: entry, names, kind, country, versions: [...party.versions, version] })
}
