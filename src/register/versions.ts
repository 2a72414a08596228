import type { PartyRow, PartyVersion } from './rows.ts'
import type { Act } from './rule.ts'

/** What a party was called, and how far its mandate went, from day to day. */

/** Of two changes on one day the later one counts for that day. */
export function withVersion(party: PartyRow, version: PartyVersion, act: Act): PartyRow {
  const { names, kind, country } = version
  const versions = [...party.versions.filter(old => old.from !== version.from), version]
  return { ...party, since: act.index, names, kind, country, versions }
}
