import { CSV, fileTypeOf } from '../../core/file-types.ts'
import { Refusal } from '../../core/refusal.ts'
import type { PartyRow } from '../rows.ts'
import { foldWords } from '../search-words.ts'
import { hostOf } from './cells.ts'
import { readRecords } from './file.ts'

/**
 * A list that a reader brings to compare with: a name, a domain, an id or an identifier in each row, with or without a
 * header. Of a row the first cell decides that names somebody here. Nothing is guessed: a name that differs by a letter is
 * not found, and one that two parties bear is told as such.
 */

/** Rows of one list: more than any call has signatories. */
export const MOST_OWN_ROWS = 5_000
/** Characters of a cell that are told back. */
const MOST_TOLD = 200

/** Columns that say whom a row names, in any spelling; where a header has some, no other column is looked at. */
const NAMING = new Set(
  [
    ...[
      'id',
      'party',
      'name',
      'names',
      'organisation',
      'organization',
      'company',
      'signatory',
      'domain',
      'website',
    ],
    ...['url', 'lei', 'ror', 'nom', 'noms', 'entreprise', 'signataire', 'domaine', 'site'],
  ].map(foldWords),
)

export interface OwnRow {
  /** As a spreadsheet counts them. */
  readonly row: number
  /** What it names, as it was typed. */
  readonly typed: string
  /** Whom it names here: nobody, one, or several of one name. */
  readonly parties: readonly string[]
}

export interface OwnList {
  readonly rows: readonly OwnRow[]
  /** Whoever is named by exactly one row or more. */
  readonly parties: ReadonlySet<string>
}

type Known = Iterable<readonly [party: string, row: Pick<PartyRow, 'names' | 'versions'>]>

/** Refuses `file_malformed` for what is no CSV, and `request_oversize` for too many rows. */
export function matchOwnList(bytes: Uint8Array, known: Known): OwnList {
  const type = fileTypeOf(bytes)
  if (type !== undefined && type !== CSV)
    throw new Refusal('file_malformed', 'This file is no list as text. Save it as CSV, or paste its names.')
  const isNaming = (cell: string) => NAMING.has(foldWords(cell))
  const records = readRecords(bytes, cells => cells.filter(isNaming).length).records.filter(({ cells }) =>
    cells.some(cell => cell.trim() !== ''),
  )
  const all = new Index(known)
  const [first] = records
  const isHeader = first?.cells.some(isNaming) === true && all.of(first.cells).length === 0
  const columns = isHeader ? first.cells.flatMap((cell, i) => (isNaming(cell) ? [i] : [])) : null
  const body = isHeader ? records.slice(1) : records
  if (body.length > MOST_OWN_ROWS)
    throw new Refusal('request_oversize', `The list has ${body.length} rows; ${MOST_OWN_ROWS} are the most.`)
  const rows = body.flatMap(({ cells, row }): OwnRow[] => {
    const naming = (columns === null ? [...cells] : columns.map(i => cells[i] ?? '')).filter(
      cell => cell.trim() !== '',
    )
    const typed = naming[0]?.trim()
    return typed === undefined ? [] : [{ row, typed: typed.slice(0, MOST_TOLD), parties: all.of(naming) }]
  })
  return { rows, parties: new Set(rows.flatMap(({ parties }) => (parties.length === 1 ? parties : []))) }
}

/** By id, by every name that a party bore, by its domains, and by what public registers call it. */
class Index {
  readonly #by = new Map<string, Set<string>>()

  constructor(known: Known) {
    for (const [party, { names, versions }] of known) {
      this.#put(`id ${party}`, party)
      for (const { text } of [...names, ...versions.flatMap(one => one.names)])
        this.#put(`name ${foldWords(text)}`, party)
      for (const { domain, identifiers } of versions) {
        if (domain !== null) this.#put(`host ${domain}`, party)
        for (const one of Object.values(identifiers))
          if (typeof one === 'string') this.#put(`known ${one.toLowerCase()}`, party)
      }
    }
  }

  #put(key: string, party: string): void {
    this.#by.getOrInsertComputed(key, () => new Set()).add(party)
  }

  /** Whom the first of these cells names that names anybody. */
  of(cells: readonly string[]): string[] {
    for (const cell of cells) {
      const text = cell.trim()
      const folded = foldWords(text)
      const address = /^https?:\/\//i.test(text) ? text : `https://${text}`
      const host = /^\S+[.]\S+$/.test(text) ? hostOf(address) : null
      const keys = [
        `id ${text}`,
        `known ${text.toLowerCase()}`,
        ...(folded === '' ? [] : [`name ${folded}`]),
        ...(host === null ? [] : [`host ${host}`]),
      ]
      const found = keys.map(key => this.#by.get(key)).find(one => one !== undefined)
      if (found !== undefined) return [...found].sort()
    }
    return []
  }
}
