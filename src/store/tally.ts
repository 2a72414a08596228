import { KINDS, type Kind, MANDATES } from '../register/kinds.ts'
import type { RollTally, TallyLine } from '../register/tally.ts'
import { openText, sealText } from './row-checksum.ts'
import type { Dialect } from './schema.ts'
import { apartOf, type Stretch } from './stretches.ts'

/**
 * How many stand on each roll, by kind and country, by mandate, by day of signing, by kind again for those who signed
 * themselves, and by text. Counted in the transaction that
 * moves the stretches, so that nobody reads a million rows to sum them up. Only what lasts is counted; for the past,
 * ask the roll. Each number bears a checksum.
 */
export const tallyTable = ({ text, keyed }: Dialect, ...searchEmptied: readonly string[]) => [
  `CREATE TABLE roll_tally (call ${text} NOT NULL, facet ${text} NOT NULL, stored ${text} NOT NULL,
    PRIMARY KEY (call, facet)) ${keyed}`,
  // So that all of it is counted.
  ...rollMadeAnew(...searchEmptied),
]

/** Every row that a new roll is made of. */
export const ALL_WAIT = `INSERT INTO roll_waiting (tbl, key) SELECT tbl, key FROM rows
    WHERE tbl IN ('parties', 'listings', 'signatures', 'sources') ORDER BY since, tbl, key`

/** Leaves every row of the roll waiting to be brought in. */
export const rollMadeAnew = (...searchEmptied: readonly string[]) => [
  'DELETE FROM stretches',
  ...searchEmptied,
  'DELETE FROM roll_waiting',
  ALL_WAIT,
]

/** Migration: those who signed themselves are counted by day and kind, where they were by day alone. */
export const talliedByKind = (...searchEmptied: readonly string[]) => [
  'DELETE FROM roll_tally',
  ...rollMadeAnew(...searchEmptied),
]

/** Migration: which later lists change a stretch that ends before their day. */
export const unsureUntilDay = ({ text }: Dialect, ...searchEmptied: readonly string[]) => [
  'ALTER TABLE stretches DROP COLUMN unsure',
  `ALTER TABLE stretches ADD COLUMN unsure ${text} NOT NULL DEFAULT ''`,
  'DELETE FROM roll_tally',
  ...rollMadeAnew(...searchEmptied),
]

export class TallyChanges {
  readonly #changes = new Map<string, { call: string; facet: string; by: number }>()

  count(stretch: Stretch, by: 1 | -1): void {
    const { call, item } = stretch
    if (stretch.to !== null || apartOf(item) !== undefined) return
    const { basis, kind, country, mandate, signed, version } = item
    for (const facet of [
      `place ${kind} ${country ?? 'none'}`,
      `mandate ${mandate ?? 'none'}`,
      `day ${signed ?? 'none'}`,
      `text ${version ?? 'none'}`,
      ...(basis === 'listed' ? [] : [`deed ${signed ?? 'none'} ${kind}`]),
    ]) {
      const key = `${call} ${facet}`
      const known = this.#changes.get(key)
      if (known === undefined) this.#changes.set(key, { call, facet, by })
      else known.by += by
    }
  }

  /** Returns the changes that are not zero, and forgets all. */
  take(): { call: string; facet: string; by: number }[] {
    const found = [...this.#changes.values()].filter(({ by }) => by !== 0)
    this.#changes.clear()
    return found
  }
}

/** The number after a change, as it is stored; null for 0. Refuses `store_damaged`. */
export function changed(call: string, facet: string, stored: string | undefined, by: number): string | null {
  const rows = (stored === undefined ? 0 : openRows(call, facet, stored)) + by
  return rows === 0 ? null : sealText(placeOf(call, facet), String(rows))
}

/** Refuses `store_damaged`. */
export function toTally(call: string, stored: readonly { facet: string; stored: string }[]): RollTally {
  const lines = stored.map(line => ({
    words: line.facet.split(' '),
    rows: openRows(call, line.facet, line.stored),
  }))
  const of = (facet: string) =>
    lines
      .filter(({ words: [first] }) => first === facet)
      .map(({ words: [, ...words], rows }) => ({ words, rows }))
  const known = (word: string | undefined) => (word === 'none' ? null : word!)
  const places = of('place').map(({ words: [kind, country], rows }) => ({
    kind: kind as Kind,
    country: known(country),
    rows,
  }))
  const byDay = (facet: string) =>
    of(facet)
      .map(({ words: [day], rows }): TallyLine<string | null> => ({ of: known(day), rows }))
      .sort((a, b) => compare(a.of, b.of))
  return {
    total: places.reduce((sum, { rows }) => sum + rows, 0),
    places: places.sort(
      (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || compare(a.country, b.country),
    ),
    mandates: [...MANDATES, null]
      .map(level => ({
        of: level,
        rows: of('mandate').find(({ words }) => known(words[0]) === level)?.rows ?? 0,
      }))
      .filter(({ rows }) => rows > 0),
    days: byDay('day'),
    deeds: of('deed')
      .map(({ words: [day, kind], rows }) => ({ of: known(day), kind: kind as Kind, rows }))
      .sort((a, b) => compare(a.of, b.of) || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)),
    texts: of('text')
      .map(({ words: [version], rows }) => ({ of: version === 'none' ? null : Number(version), rows }))
      .sort((a, b) => (b.of ?? 0) - (a.of ?? 0)),
  }
}

/** What is not known stands last. */
function compare(a: string | null, b: string | null) {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return a < b ? -1 : a > b ? 1 : 0
}

function openRows(call: string, facet: string, stored: string) {
  return Number(openText(placeOf(call, facet), stored))
}

const placeOf = (call: string, facet: string): string => `tally ${call} ${facet}`
