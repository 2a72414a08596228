import { timingSafeEqual } from 'node:crypto'
import { formatJson } from '../core/json.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import type { Row, Table, Tables } from '../register/rows.ts'
import { openRow, sealText } from './row-checksum.ts'
import type { RowMac } from './store.ts'

/**
 * Rows under a key. Whoever can write the database can lay a row, or change one, with the checksum that belongs to it,
 * and nobody reads it as ours. An older row can still be put back in its place, and one can be removed: these the fold
 * in the background finds (log/background-fold). Without a key, as an export is read, all rows are.
 */
export class RowAuthentication {
  #mac: RowMac | undefined

  learn(mac: RowMac): void {
    this.#mac = mac
  }

  /**
   * A row as it is stored: a checksum against accidents, then the canonical JSON (RFC 8785) that exports show. And its
   * keyed checksum, which is empty without a key.
   */
  format(table: Table, key: string, row: Row): { readonly json: string; readonly mac: string } {
    const json = formatJson(row)
    return { json: sealText(`${table} ${key}`, json), mac: this.#mac?.(table, key, json) ?? '' }
  }

  /** Refuses `store_damaged` for a row that is not what was written, or was written without the key. */
  parse<T extends Table>(table: T, key: string, stored: string, mac: unknown): Tables[T] {
    const json = openRow(table, key, stored)
    if (this.#mac !== undefined && !isSame(this.#mac(table, key, json), mac))
      throw new Refusal(
        'store_damaged',
        `The row ${table} ${key} was not written under this server’s key: somebody may have written in the database.`,
      )
    return JSON.parse(json) as Tables[T]
  }

  /** False too where it is not what was written at all. */
  isOurs(table: Table, key: string, stored: string, mac: unknown): boolean {
    return !(attempt(() => this.parse(table, key, stored, mac)) instanceof Refusal)
  }
}

function isSame(right: string, found: unknown): boolean {
  const [a, b] = [Buffer.from(right), Buffer.from(String(found))]
  return a.length === b.length && timingSafeEqual(a, b)
}
