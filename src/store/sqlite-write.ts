import type { DatabaseSync, StatementSync } from 'node:sqlite'

/**
 * A statement that writes. `run` also tells the last row number that was inserted, and throws if it is no safe
 * integer; FTS5 numbers its own pages beyond that, so these are read as bigints.
 */
export function prepareWrite(db: DatabaseSync, text: string): StatementSync {
  const statement = db.prepare(text)
  statement.setReadBigInts(true)
  return statement
}
