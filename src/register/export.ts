import { formatDigest } from '../core/digest.ts'
import { formatJson } from '../core/json.ts'
import type { Register } from './fold.ts'
import type { KeptRows } from './memory.ts'
import type { Table } from './rows.ts'

/**
 * `/export/<size>/register.ndjson`: a line that names the tree, then every row, sorted by table and key. Each line is
 * canonical JSON and ends in LF. No standing is in it, so the bytes for a size never change.
 */
export function exportHead(size: number, root: Uint8Array, rules: number): string {
  return `${formatJson({ size, root: formatDigest(root), rules })}\n`
}

/** `json` is the row in canonical JSON. `key`, `row`, `table` stand in the order that RFC 8785 asks for. */
export function exportLine(table: Table, key: string, json: string): string {
  return `{"key":${formatJson(key)},"row":${json},"table":"${table}"}\n`
}

/** All lines: the same bytes for the same log (spec/register.md). */
export function* exportLines({ history, rows }: Register<KeptRows>): Iterable<string> {
  yield exportHead(history.size, history.root(), rows.get('log', 'log')?.rules ?? 0)
  for (const { table, key, json } of rows.printed()) yield exportLine(table, key, json)
}
