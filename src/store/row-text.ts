import { formatJson } from '../core/json.ts'
import type { Row, Table, Tables } from '../register/rows.ts'
import { openText, sealText } from './row-checksum.ts'

/** A row as it is stored: a checksum, then the canonical JSON (RFC 8785) that exports show. */
export function formatRow(table: Table, key: string, row: Row): string {
  return sealText(`${table} ${key}`, formatJson(row))
}

/** The canonical JSON of a stored row. Refuses `store_damaged` if it is not what was written. */
export function openRow(table: Table, key: string, stored: string): string {
  return openText(`${table} ${key}`, stored)
}

export function parseRow<T extends Table>(table: T, key: string, stored: string): Tables[T] {
  return JSON.parse(openRow(table, key, stored)) as Tables[T]
}
