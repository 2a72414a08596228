import type { DatabaseSync } from 'node:sqlite'
import type { RollTally } from '../register/tally.ts'
import { SQLITE } from './schema.ts'
import { prepareWrite } from './sqlite-statements.ts'
import type { Stretch } from './stretches.ts'
import { changed, TallyChanges, tallyTable, toTally } from './tally.ts'

export const SQLITE_TALLY = tallyTable(SQLITE, `INSERT INTO roll_search (roll_search) VALUES ('delete-all')`)

/** The tally (tally.ts) in SQLite. */
export class SqliteTally {
  readonly #run: ReturnType<typeof prepareAll>
  readonly #changes = new TallyChanges()

  constructor(db: DatabaseSync) {
    this.#run = prepareAll(db)
  }

  /** A failed step was rolled back, and what it counted goes too. */
  begin(): void {
    this.#changes.take()
  }

  count(stretch: Stretch, by: 1 | -1): void {
    this.#changes.count(stretch, by)
  }

  /** Writes what the step has changed. */
  end(): void {
    for (const { call, facet, by } of this.#changes.take()) {
      const known = this.#run.one.get(call, facet)?.stored as string | undefined
      const after = changed(call, facet, known, by)
      if (after === null) this.#run.drop.run(call, facet)
      else this.#run.put.run(call, facet, after)
    }
  }

  of(call: string): RollTally {
    return toTally(call, this.#run.all.all(call) as unknown as { facet: string; stored: string }[])
  }
}

function prepareAll(db: DatabaseSync) {
  return {
    all: db.prepare('SELECT facet, stored FROM roll_tally WHERE call = ?'),
    one: db.prepare('SELECT stored FROM roll_tally WHERE call = ? AND facet = ?'),
    put: prepareWrite(
      db,
      `INSERT INTO roll_tally (call, facet, stored) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET stored = excluded.stored`,
    ),
    drop: prepareWrite(db, 'DELETE FROM roll_tally WHERE call = ? AND facet = ?'),
  }
}
