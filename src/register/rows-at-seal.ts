import { parseTime } from '../core/time.ts'
import { rulesAt } from './laws.ts'
import type { Ledger, Range, Rows, SealedRow, Table, Tables } from './rows.ts'

/**
 * The register as it was at a seal, as far as a sealed statement reads it. Rows know by which entries they changed, so
 * what came at or after the seal is left out; the seal itself has noted how the call stood. Changes of the statement are
 * held back: it takes effect where it is opened (`takeEffect` in types/signatures.ts).
 */
export class RowsAtSeal implements Rows {
  readonly #rows: Rows
  readonly #sealed: SealedRow
  readonly #changes = new Map<string, Tables[Table]>()

  constructor(rows: Rows, sealed: SealedRow) {
    this.#rows = rows
    this.#sealed = sealed
  }

  get<T extends Table>(table: T, key: string): Tables[T] | undefined {
    const row = this.#rows.get(table, key)
    if (row === undefined) return undefined
    const rewind = REWIND[table]
    return rewind === null ? row : rewind(row, this.#sealed)
  }

  any(range: Range): boolean {
    return this.#rows.any(range)
  }

  put<T extends Table>(table: T, key: string, row: Tables[T]): void {
    this.#changes.set(`${table} ${key}`, row)
  }

  changed<T extends Table>(table: T, key: string): Tables[T] | undefined {
    return this.#changes.get(`${table} ${key}`) as Tables[T] | undefined
  }
}

type Rewind = { readonly [T in Table]: ((row: Tables[T], sealed: SealedRow) => Tables[T]) | null }

/** Null for a table of which no later entry changes anything, or whose changes since the seal count. */
const REWIND: Rewind = {
  calls: (row, { at, entry }) => {
    const policies = row.policies.filter(policy => policy.entry < entry)
    const then = row.corrections?.filter(one => one.entry < entry)
    const corrections = then?.map(one => ({ ...one, ended: isBefore(one.ended, entry) }))
    return {
      ...row,
      ...at,
      policies,
      ...(corrections && { corrections }),
      closed: isBefore(row.closed, entry),
    }
  },
  // Whatever signed has to be in force at the opening (law.ts).
  keys: null,
  parties: (row, { entry }) => {
    // A list that came after the seal spoils nothing: whoever joins takes over its row as it stands.
    if (row.status === 'listed') return { ...row, since: 0 }
    const known = row.versions.filter(version => version.entry < entry)
    // If none is left, it was admitted after the seal: then `since` refuses what its author cannot have seen.
    const versions = known.length === 0 ? row.versions.slice(0, 1) : known
    const kind = versions.at(-1)?.kind ?? row.kind
    const since = known.at(-1)?.entry ?? row.admitted ?? row.since
    const then = row.vouchers?.filter(voucher => voucher.entry < entry)
    const vouchers = then?.map(one => ({
      ...one,
      ended: one.ended !== null && one.ended < entry ? one.ended : null,
    }))
    return { ...row, since, kind, versions, ...(vouchers && { vouchers }) }
  },
  // That there is one refuses whoever would bring in a first key: what came openly since is the later word.
  partyKeys: (row, { entry }) => ({
    ...row,
    suspensions: row.suspensions
      .filter(suspension => suspension.entry < entry)
      .map(one => ({ ...one, ended: one.ended !== null && one.ended < entry ? one.ended : null })),
  }),
  log: (row, { entry }) => ({ ...row, rules: rulesAt(row, entry) }),
  texts: (row, { entry }) => ({
    ...row,
    translations: row.translations.filter(translation => translation.entry < entry),
  }),
  // No signature binds who else may be missing.
  absentees: null,
  announced: null,
  authorities: null,
  // Clauses ask nothing of whoever has not signed, and of whoever has from the opening on.
  catalogues: null,
  classes: null,
  commitments: null,
  counts: null,
  declined: null,
  extensions: null,
  figures: null,
  indicatorEditions: null,
  indicators: null,
  interruptions: null,
  invalidations: null,
  measures: null,
  // One that was used or ended meanwhile is spent: a thief of an officer's key may have sealed what it invited.
  invitations: null,
  listings: null,
  // No objection since the seal changes which words held at it.
  objections: null,
  personCounts: null,
  persons: null,
  policies: null,
  proofs: null,
  // An officer who leaves before the hour spoils no invitation that was used before.
  schedules: null,
  roles: (row, { entry }) => {
    const ended = isBefore(row.ended, entry)
    return { ...row, since: ended?.entry ?? row.granted, ended }
  },
  sealed: null,
  // A yes to newer rules after the seal is no other signature; what is, and other words, `requireNothingSince` refuses.
  signatures: (row, { entry }) => {
    const events = row.events.filter(event => event.entry < entry)
    return { ...row, events, since: events.at(-1)?.entry ?? row.since }
  },
  sources: null,
  switches: null,
  vouchers: null,
  words: null,
}

function isBefore<E extends { readonly entry: number }>(event: E | null, entry: number): E | null {
  return event !== null && event.entry < entry ? event : null
}

/** The log as it was at a seal. */
export function ledgerAtSeal(ledger: Ledger, { entry, admitted }: SealedRow): Ledger {
  return { size: entry, admitted: parseTime(admitted), rootAt: size => ledger.rootAt(size) }
}
