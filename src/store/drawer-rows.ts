import { Refusal } from '../core/refusal.ts'
import type { Drawer } from './drawer.ts'
import { openText, sealText } from './seal.ts'
import { newWiping } from './wiping.ts'

/** The statements of both databases; each is given its values by place. */
const DRAWER_SQL = {
  put: `INSERT INTO private (kind, id, json, expires) VALUES ($1, $2, $3, $4)
    ON CONFLICT (kind, id) DO UPDATE SET json = excluded.json, expires = excluded.expires`,
  get: 'SELECT json FROM private WHERE kind = $1 AND id = $2 AND (expires IS NULL OR expires > $3)',
  // What has expired is deleted too, and not given.
  take: 'DELETE FROM private WHERE kind = $1 AND id = $2 RETURNING json, expires',
  swap: 'UPDATE private SET json = $4 WHERE kind = $1 AND id = $2 AND json = $3 RETURNING id',
  list: `SELECT id, json FROM private WHERE kind = $1 AND id > $2 AND (expires IS NULL OR expires > $4)
    ORDER BY id LIMIT $3`,
  remove: 'DELETE FROM private WHERE kind = $1 AND id = $2',
  sweep: 'DELETE FROM private WHERE expires <= $1 RETURNING id',
} as const

/** A statement of `DRAWER_SQL`, run by whichever database; `writes` says that it changes something. */
type AskDrawer = (
  sql: string,
  values: readonly (string | number | null)[],
  writes: boolean,
) => Promise<readonly Readonly<Record<string, unknown>>[]>

/** The drawer over a database that runs its statements. `wipeNow` sees to it that nothing deleted is left behind. */
export function drawerOver(run: AskDrawer, wipeNow: () => Promise<boolean>): Drawer {
  const wiping = newWiping(wipeNow)
  const ask: AskDrawer = (sql, values, writes) => {
    if (writes) wiping.note()
    return run(sql, values, writes)
  }
  return {
    async put(kind, id, json, expires) {
      await ask(DRAWER_SQL.put, [kind, id, sealText(placeOf(kind, id), json), expires], true)
    },
    async get(kind, id, now) {
      const [row] = await ask(DRAWER_SQL.get, [kind, id, now], false)
      return row && openText(placeOf(kind, id), textIn(row.json))
    },
    async take(kind, id, now) {
      const [row] = await ask(DRAWER_SQL.take, [kind, id], true)
      if (row === undefined || (row.expires !== null && Number(row.expires) <= now)) return undefined
      return openText(placeOf(kind, id), textIn(row.json))
    },
    async swap(kind, id, before, json) {
      const place = placeOf(kind, id)
      return (
        (await ask(DRAWER_SQL.swap, [kind, id, sealText(place, before), sealText(place, json)], true))
          .length === 1
      )
    },
    async list(kind, after, limit, now) {
      const rows = await ask(DRAWER_SQL.list, [kind, after, limit, now], false)
      return rows.map(row => {
        const id = textIn(row.id)
        return { id, json: openText(placeOf(kind, id), textIn(row.json)) }
      })
    },
    async remove(kind, id) {
      await ask(DRAWER_SQL.remove, [kind, id], true)
    },
    async sweep(now) {
      const { length } = await run(DRAWER_SQL.sweep, [now], true)
      if (length > 0) wiping.note()
      await wiping.wipeIfWritten()
      return length
    },
    wipe: () => wiping.wipe(),
  }
}

const placeOf = (kind: string, id: string) => `private/${kind}/${id}`

function textIn(value: unknown): string {
  if (typeof value !== 'string')
    throw new Refusal('store_damaged', 'The private drawer holds what is no text.')
  return value
}
