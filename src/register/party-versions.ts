import type { Act } from './declaration.ts'
import type { PartyRow, PartyVersion } from './rows.ts'

/** What a party was called, and how far its mandate went, from day to day. */

/**
 * Every version stays, since a statement may lie between two of one day; the roll of that day goes by the later one.
 */
export function withVersion(party: PartyRow, version: PartyVersion, act: Act): PartyRow {
  const { names, kind, country } = version
  return { ...party, since: act.index, names, kind, country, versions: [...party.versions, version] }
}
