import type { DatabaseSync } from 'node:sqlite'
import { columnsIn } from './moving.ts'
import { openFile } from './sqlite-file.ts'
import { migrateSqlite } from './sqlite-schema.ts'
import { transact } from './sqlite-statements.ts'
import type { Portion } from './store.ts'
import { inWords } from './trouble.ts'
import { GIVE_UP, GO_ON } from './versions.ts'

/** Writes a portion, in the caller's transaction. */
export function putPortion(db: DatabaseSync, portion: Portion): void {
  const { names, gives, rows } = columnsIn(portion)
  if (gives) db.exec(`DELETE FROM ${portion.table}`)
  const places = names.map(() => '?').join(', ')
  const put = db.prepare(`INSERT INTO ${portion.table} (${names.join(', ')}) VALUES (${places})`)
  for (const row of rows) put.run(...row)
}

/** That it leaves WAL for good says that nobody else has the file open. */
export function giveUpSqlite(path: string): void {
  change(path, 'close the register, since that asks that no server and no other command has it open', db => {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE')
    transact(db, () => GIVE_UP.forEach(sql => void db.exec(sql)))
  })
}

/** A copy goes on, though its original was given up. */
export function goOnSqlite(path: string): void {
  change(path, 'copy the database', db => void db.exec(GO_ON))
}

function change(path: string, doing: string, act: (db: DatabaseSync) => void): void {
  inWords(doing, () => {
    const db = openFile(path, 'write')
    try {
      migrateSqlite(db, 'read')
      act(db)
    } finally {
      db.close()
    }
  })
}
