import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import type { Row, Table, Tables } from '../../src/register/rows.ts'
import { RowAuthentication } from '../../src/store/row-authentication.ts'
import { parseRow } from '../../src/store/row-checksum.ts'
import type { Place } from '../../src/store/store.ts'

/** Somebody who has the right to write in the database and none of the keys: whatever is no secret, they write right. */
export class Writer {
  readonly #place: Place

  constructor(place: Place) {
    this.#place = place
  }

  async row<T extends Table>(table: T, key: string): Promise<Tables[T]> {
    const [found] = await this.run('SELECT json FROM rows WHERE tbl = $1 AND key = $2', table, key)
    return parseRow(table, key, found!.json as string)
  }

  /** With the checksum that belongs to it, and whatever else lies in the row as it is. */
  async change<T extends Table>(table: T, key: string, row: Tables[T]): Promise<void> {
    const json = checksummed(table, key, row)
    await this.run(
      'UPDATE rows SET json = $1, since = $2 WHERE tbl = $3 AND key = $4',
      json,
      row.since,
      table,
      key,
    )
  }

  async insert<T extends Table>(table: T, key: string, row: Tables[T] & Row): Promise<void> {
    const json = checksummed(table, key, row)
    await this.run(
      'INSERT INTO rows (tbl, key, since, json) VALUES ($1, $2, $3, $4)',
      table,
      key,
      row.since,
      json,
    )
  }

  async remove(table: Table, key: string): Promise<void> {
    await this.run('DELETE FROM rows WHERE tbl = $1 AND key = $2', table, key)
  }

  /** All that lies in the row, to put it back. */
  async copy(table: Table, key: string): Promise<() => Promise<void>> {
    const [found] = await this.run('SELECT * FROM rows WHERE tbl = $1 AND key = $2', table, key)
    const names = Object.keys(found!)
    const places = names.map((_, i) => `$${i + 1}`)
    return async () => {
      await this.remove(table, key)
      const sql = `INSERT INTO rows (${names.join(', ')}) VALUES (${places.join(', ')})`
      await this.run(sql, ...(Object.values(found!) as Value[]))
    }
  }

  /** Either database takes the statement, with its values by place. */
  async run(sql: string, ...values: Value[]): Promise<Record<string, unknown>[]> {
    if ('dataDir' in this.#place) {
      const db = new DatabaseSync(`${this.#place.dataDir}/avow.sqlite`)
      try {
        return db.prepare(sql.replaceAll('$', '?')).all(...values)
      } finally {
        db.close()
      }
    }
    const client = new Client({ connectionString: this.#place.databaseUrl })
    await client.connect()
    try {
      return (await client.query(sql, values)).rows
    } finally {
      await client.end()
    }
  }
}

const checksummed = (table: Table, key: string, row: Row) =>
  new RowAuthentication().format(table, key, row).json

type Value = string | number | null
