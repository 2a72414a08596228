import { formatCsvRow } from '../core/csv.ts'
import type { Said } from './kinds.ts'
import type { KeptRows, Sortable } from './memory.ts'
import { itemOf, lastsOn, NEWEST, type RollItem, sortOf, spansOf, standsOn, statusOf } from './roll.ts'

/**
 * `/<call>/roll.csv`: who stands on the roll of a call, and of whom that is not known, as a server shows it and as it
 * follows from the register.
 */

const COLUMNS = {
  party: ({ party }) => party,
  name: ({ names }) => names[0]!.text,
  kind: ({ kind }) => kind,
  country: ({ country }) => country,
  basis: ({ basis }) => basis,
  mandate: ({ mandate }) => mandate,
  signed: ({ signed }) => signed,
  entry: ({ entry }) => entry,
  status: statusOf,
  ended: ({ ended }) => ended?.day,
  lapsed: ({ lapsed }) => lapsed,
  version: ({ version }) => version,
  manifest: ({ manifest }) => manifest,
  textSince: ({ textSince }) => textSince,
  reservation: ({ reservation }) => wordsIn(reservation),
  declaration: ({ declaration }) => wordsIn(declaration),
  late: ({ late }) => wordsIn(late?.words ?? null),
  takes: ({ late }) => late?.takes,
} satisfies Record<string, (item: RollItem) => string | number | null | undefined>
/** Longer words lie beside the log: of these the digest. */
function wordsIn(said: Said | null) {
  return said && ('text' in said ? said.text : said.digest)
}

export const CSV_COLUMNS = Object.keys(COLUMNS)
export const CSV_HEAD = formatCsvRow(CSV_COLUMNS)

export function formatRollRow(item: RollItem): string {
  return formatCsvRow(Object.values(COLUMNS).map(cell => String(cell(item) ?? '')))
}

/** YYYY-MM-DD, or null for the newest state. */
export type RollDay = string | null

/**
 * The rows of the roll on each of these days, as they follow from the register. Sorted by `by`, they stand as
 * `roll.csv` has them, one day after the other: `by` begins with `placeOf` the day.
 */
export function* rollRows(rows: KeptRows, call: string, days: readonly RollDay[]): Iterable<Sortable> {
  const lists = Array.from(rows.under('sources', `${call}/`), ({ key, row: { whole } }) => ({
    date: key.slice(call.length + 1),
    whole,
  }))
  const issued = rows.get('calls', call)?.issued ?? ''
  const asked = days.map((day, nth) => ({ place: placeOf(nth), on: day ?? NEWEST }))
  for (const { party, listing, signature } of partiesUnder(rows, call)) {
    const known = rows.get('parties', party)
    if (known === undefined) continue
    const objections = rows.get('objections', `${call}/${party}`)
    const spans = spansOf(call, party, { party: known, listing, signature, objections }, lists)
    // What parts name and id sorts before whatever stands in a folded name.
    for (const { place, on } of asked)
      for (const span of spans)
        if (standsOn(span, on) || (span.answer === 'unknown' && on >= issued && lastsOn(span, on)))
          yield { by: `${place}${sortOf(span)}\u0001${party}`, line: formatRollRow(itemOf(span)) }
  }
}

export function placeOf(nth: number): string {
  return `${String(nth).padStart(4, '0')} `
}

/** Each party once, with its rows: a row that was just told is not looked up again. */
function* partiesUnder(rows: KeptRows, call: string) {
  const prefix = `${call}/`
  for (const { key, row: listing } of rows.under('listings', prefix))
    yield { party: key.slice(prefix.length), listing, signature: rows.get('signatures', key) }
  for (const { key, row: signature } of rows.under('signatures', prefix))
    if (rows.get('listings', key) === undefined)
      yield { party: key.slice(prefix.length), listing: undefined, signature }
}
