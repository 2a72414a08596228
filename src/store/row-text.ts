import canonicalize from 'canonicalize'
import type { Row } from '../register/rows.ts'

/** A row as it is stored and exported: canonical JSON (RFC 8785). */
export function formatRow(row: Row): string {
  return canonicalize(row) as string
}

export function parseRow(json: string): Row {
  return JSON.parse(json) as Row
}
