import type { DatabaseSync } from 'node:sqlite'
import type { RowAuthentication } from './row-authentication.ts'
import { putRows, putTiles } from './sqlite-commit.ts'
import type { SqliteRoll } from './sqlite-roll.ts'
import { type Statements, transact } from './sqlite-statements.ts'
import { inSteps } from './steps.ts'
import type { Remade } from './store.ts'
import { concernRoll, ROLL_STEP } from './stretches.ts'
import { VERSIONS } from './versions.ts'

/** From the database `former`, of the same schema: the log itself, the words and the drawer. */
export const TAKE_OVER = `UPDATE log SET (epoch, size, root, admitted, checkpoint, witnessed, seal) =
    (SELECT epoch, size, root, admitted, checkpoint, witnessed, seal FROM former.log);
  UPDATE versions SET version = (SELECT version FROM former.versions AS other WHERE other.what = versions.what);
  INSERT INTO entries SELECT * FROM former.entries;
  INSERT INTO words SELECT * FROM former.words;
  INSERT INTO private SELECT * FROM former.private;`

/** Rows that are held at once. */
const STEP = 1_000

/** All that the log implies, and no more. */
const MADE = [
  'identities',
  'subjects',
  'tiles',
  'rows',
  'stretches',
  'roll_days',
  'roll_words',
  'roll_waiting',
  'roll_tally',
]

/** Puts it in place of what stands there, in one transaction that claims the log. False if the log is of another size. */
export function remakeSqlite(
  db: DatabaseSync,
  run: Statements,
  roll: SqliteRoll,
  authentication: RowAuthentication,
  made: Remade,
): boolean {
  return transact(db, () => {
    if (run.sizeOf.get()?.size !== made.size) return false
    run.claim.get()
    for (const table of MADE) db.exec(`DELETE FROM ${table}`)
    db.exec(`INSERT INTO roll_search (roll_search) VALUES ('delete-all')`)
    db.exec('UPDATE log SET register_rows = 0')
    run.indexNone.run()
    let index = 0
    for (const identity of made.identities) run.putIdentity.run(identity, index++)
    putTiles(run, made.tiles)
    for (const rows of inSteps(made.rows, STEP)) {
      putRows(run, rows, authentication)
      roll.wait(concernRoll(rows))
    }
    for (const digest of made.withheld) run.dropWords.run(digest)
    while (roll.waits()) roll.bringIn(ROLL_STEP)
    run.putVersion.run(VERSIONS.law, 'law')
    run.putVersion.run(VERSIONS.fold, 'fold')
    return true
  })
}
