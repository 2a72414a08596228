import { type IncomingMessage, Server, type ServerResponse } from 'node:http'
import { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Client } from 'pg'
import '../browser/later.ts'

/**
 * Loaded before a server, it numbers what that server writes into its database: each statement that writes outside of a
 * transaction, and the COMMIT of each transaction that wrote, whatever they are about. `AVOW_FALLS="before 3"` kills
 * the server by SIGKILL before its third write, `"after 3"` once the database has said that it is done. A POST to
 * `/.writes?falls=before+3` begins to count anew; `GET /.writes` tells what was written since.
 */
const WRITES = /^\s*(?:INSERT|UPDATE|DELETE|MERGE|TRUNCATE|VACUUM)\b/i
const BEGINS = /^\s*BEGIN\b/i
const COMMITS = /^\s*(?:COMMIT|END)\b/i
const ENDS = /^\s*(?:COMMIT|END|ROLLBACK)\b/i

let falls = process.env.AVOW_FALLS ?? ''
let written: string[] = []
/** Connections with an open transaction, and whether it has written anything. */
const open = new WeakMap<object, boolean>()

function at(side: 'before' | 'after', place: number): void {
  if (falls === `${side} ${place}`) process.kill(process.pid, 'SIGKILL')
}

/** Whether this statement is a write by itself; notes meanwhile what it says of the connection's transaction. */
function isStep(connection: object, sql: string): boolean {
  const hasWritten = open.get(connection)
  if (BEGINS.test(sql)) open.set(connection, false)
  if (ENDS.test(sql)) open.delete(connection)
  if (COMMITS.test(sql)) return hasWritten === true
  if (!WRITES.test(sql)) return false
  if (hasWritten === undefined) return true
  open.set(connection, true)
  return false
}

/** The number of a write that is about to be made: told by its first words, and the first that it is given. */
function begin(sql: string, given: readonly unknown[] = []): number {
  const words = /^\s*(?:\w+\s+){1,3}/.exec(`${sql} `)![0].trim()
  const place = written.push(`${words} ${given.find(value => typeof value === 'string') ?? ''}`.trim())
  at('before', place)
  return place
}

function stepNow<T>(connection: object, sql: string, act: () => T, given?: readonly unknown[]): T {
  if (!isStep(connection, sql)) return act()
  const place = begin(sql, given)
  const done = act()
  at('after', place)
  return done
}

const connections = new WeakMap<StatementSync, DatabaseSync>()
const { exec, prepare } = DatabaseSync.prototype
const { all, get, run } = StatementSync.prototype
Object.assign(DatabaseSync.prototype, {
  exec(this: DatabaseSync, sql: string) {
    stepNow(this, sql, () => exec.call(this, sql))
  },
  prepare(this: DatabaseSync, ...asked: Parameters<typeof prepare>) {
    const statement = prepare.apply(this, asked)
    connections.set(statement, this)
    return statement
  },
})
for (const [name, act] of Object.entries({ all, get, run }))
  Object.assign(StatementSync.prototype, {
    [name](this: StatementSync, ...values: unknown[]): unknown {
      return stepNow(connections.get(this)!, this.sourceSQL, () => Reflect.apply(act, this, values), values)
    },
  })

if (process.env.DATABASE_URL !== undefined) {
  const { default: pg } = await import('pg')
  const { query } = pg.Client.prototype
  Object.assign(pg.Client.prototype, {
    query(this: Client, ...asked: unknown[]): unknown {
      const [first, last] = [asked[0], asked.at(-1)]
      const sql = typeof first === 'string' ? first : (first as { text?: string }).text
      if (sql === undefined || !isStep(this, sql)) return Reflect.apply(query, this, asked)
      const place = begin(sql, Array.isArray(asked[1]) ? asked[1] : [])
      if (typeof last === 'function') {
        const told = (...answer: unknown[]) => {
          at('after', place)
          Reflect.apply(last, this, answer)
        }
        return Reflect.apply(query, this, [...asked.slice(0, -1), told])
      }
      return (Reflect.apply(query, this, asked) as Promise<unknown>).then(answer => {
        at('after', place)
        return answer
      })
    },
  })
}

const { emit } = Server.prototype
Object.assign(Server.prototype, {
  emit(this: Server, event: string, ...told: [IncomingMessage, ServerResponse]) {
    const [request, response] = told
    const [path, asked] = (event === 'request' ? request.url! : '').split('?')
    if (path !== '/.writes') return emit.call(this, event, ...told)
    if (request.method === 'POST') {
      written = []
      falls = new URLSearchParams(asked).get('falls') ?? ''
    }
    response.end(JSON.stringify(written))
    return true
  },
})
