import { Refusal } from '../core/refusal.ts'
import { type Change, type Drawer, KEYS, type Laid, MOST_SOUGHT, type Spot, TIMES } from './drawer.ts'
import { openText, sealText } from './row-checksum.ts'
import type { Wiping } from './wiping.ts'

type Value = string | number | null

/** A statement that either database runs as it is, with its values by place. */
export interface Asking {
  readonly sql: string
  readonly values: readonly Value[]
}

/** One change as a statement. Where `mustTouch`, it touches one row, or somebody has changed that row meanwhile. */
export interface Writing extends Asking {
  readonly mustTouch: boolean
}

type Found = Readonly<Record<string, unknown>>

interface Running {
  read(asking: Asking): Promise<readonly Found[]>
  /** All in one transaction. Throws `ChangedMeanwhile` for the first that must touch a row and does not. */
  write(writings: readonly (readonly [Writing, Change])[]): Promise<void>
  remove(asking: Asking): Promise<readonly Found[]>
}

const COLUMNS = ['json', ...TIMES, ...KEYS]
const PLACES = COLUMNS.map((_, i) => `$${i + 3}`)
const ALIVE = (place: number) => `(expires IS NULL OR expires > $${place})`
const FOUND = ['kind', 'id', 'json', ...TIMES].join(', ')

const INSERT = `INSERT INTO private (kind, id, ${COLUMNS.join(', ')}) VALUES ($1, $2, ${PLACES.join(', ')})
  ON CONFLICT (kind, id) DO UPDATE SET ${COLUMNS.map(name => `${name} = excluded.${name}`).join(', ')}`
const PUT = `${INSERT} RETURNING id`
/** What has expired counts as gone. */
const ADD = `${INSERT} WHERE private.expires <= $${COLUMNS.length + 3} RETURNING id`
const SWAP = `UPDATE private SET ${COLUMNS.map((name, i) => `${name} = ${PLACES[i]}`).join(', ')}
  WHERE kind = $1 AND id = $2 AND json = $${COLUMNS.length + 3} AND ${ALIVE(COLUMNS.length + 4)}`
const REMOVE = 'DELETE FROM private WHERE kind = $1 AND id = $2 RETURNING id'
const TAKE = `DELETE FROM private WHERE kind = $1 AND id = $2 AND json = $3 AND ${ALIVE(4)}`
const KINDS = 'SELECT DISTINCT kind FROM private ORDER BY kind'
const GET = `SELECT ${FOUND} FROM private WHERE kind = $1 AND id = $2 AND ${ALIVE(3)}`
const LIST = `SELECT ${FOUND} FROM private WHERE kind = $1 AND id > $2 AND ${ALIVE(4)} ORDER BY id LIMIT $3`
const DUE = `SELECT ${FOUND} FROM private
  WHERE kind = $1 AND due <= $3 AND (held IS NULL OR held <= $3) AND ${ALIVE(3)} ORDER BY due, id LIMIT $2`
const RELEASE = 'UPDATE private SET held = NULL WHERE held IS NOT NULL'
const SWEEP = 'DELETE FROM private WHERE expires <= $1 RETURNING id'

/** `now` in Unix seconds. */
function writingOf({ kind, id, before, as, after }: Change, now: number): Writing {
  const place = placeOf({ kind, id })
  if (typeof before !== 'string' && as !== undefined)
    throw new Error(`a change of ${kind} does not say of what the times are`)
  const was = typeof before === 'string' ? [sealText(place, before), now] : []
  const asFound = (sql: string, values: readonly Value[]) => {
    const times = as === undefined ? [] : TIMES.map(name => [name, as[name]] as const)
    const same = times.map(([name], i) => `AND ${name} IS NOT DISTINCT FROM $${values.length + i + 1}`)
    return {
      sql: `${sql} ${same.join(' ')} RETURNING id`,
      values: [...values, ...times.map(([, time]) => time)],
      mustTouch: true,
    }
  }
  if (after === null) {
    if (before === null) throw new Error(`a change of ${kind} says nothing`)
    if (before === undefined) return { sql: REMOVE, values: [kind, id], mustTouch: false }
    return asFound(TAKE, [kind, id, ...was])
  }
  const columns = [kind, id, ...columnsOf(place, after)]
  if (before === undefined) return { sql: PUT, values: columns, mustTouch: false }
  if (before === null) return { sql: ADD, values: [...columns, now], mustTouch: true }
  return asFound(SWAP, [...columns, ...was])
}

function columnsOf(place: string, { json, expires, due = null, held = null, tries = 0, keys = {} }: Laid) {
  return [sealText(place, json), expires, due, held, tries, ...KEYS.map(name => keys[name] ?? null)]
}

/** Each change with its statement, in one order for all callers, so that no two wait for each other. */
export function writingsOf(changes: readonly Change[], now: number): (readonly [Writing, Change])[] {
  return changes
    .toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
    .map(change => [writingOf(change, now), change] as const)
}

export function drawerOver({ read, write, remove }: Running, wiping: Wiping): Drawer {
  const all = async (sql: string, values: readonly Value[]) => (await read({ sql, values })).map(open)
  const get = async (kind: string, id: string, now: number) => (await all(GET, [kind, id, now]))[0]
  return {
    kinds: async () => (await read({ sql: KINDS, values: [] })).map(({ kind }) => textIn(kind)),
    get,
    at: (spots, now) => Promise.all(spots.map(({ kind, id }) => get(kind, id, now))),
    list: (kind, after, limit, now) => all(LIST, [kind, after, limit, now]),
    find({ key, is, kind, after, limit }, now) {
      const values: Value[] = []
      const at = (value: Value) => `$${values.push(value)}`
      const keyed = typeof is === 'string' ? `= ${at(is)}` : `IN (${filledUp(is).map(at).join(', ')})`
      // Said like this, the kind uses no index: SQLite would else go through all of a kind by its primary key.
      const ofKind = kind === undefined ? '' : `AND kind || '' = ${at(kind)}`
      const from = after === undefined ? '' : `AND (kind, id) > (${at(after.kind)}, ${at(after.id)})`
      return all(
        `SELECT ${FOUND} FROM private WHERE ${key} ${keyed} AND ${ALIVE(values.push(now))} ${ofKind} ${from}
         ORDER BY kind, id LIMIT ${at(limit)}`,
        values,
      )
    },
    due: (kind, limit, now) => all(DUE, [kind, limit, now]),
    release: async () => void (await remove({ sql: RELEASE, values: [] })),
    async apply(changes, now) {
      if (changes.length === 0) return
      wiping.note()
      try {
        await write(writingsOf(changes, now))
      } finally {
        // A wipe that went by while this waited has reached nothing of it.
        wiping.note()
      }
    },
    async sweep(now) {
      const { length } = await remove({ sql: SWEEP, values: [now] })
      if (length > 0) wiping.note()
      await wiping.wipeIfWritten()
      return length
    },
    wipe: () => wiping.wipe(),
  }
}

/** Always `MOST_SOUGHT` values, so that one prepared statement serves any number. */
function filledUp(values: readonly string[]) {
  if (values.length === 0 || values.length > MOST_SOUGHT)
    throw new Error(`1 to ${MOST_SOUGHT} keys are sought at once, not ${values.length}`)
  return [...values, ...Array<string>(MOST_SOUGHT - values.length).fill(values[0]!)]
}

const placeOf = ({ kind, id }: Spot) => `private/${kind}/${id}`

function open({ kind, id, json, expires, due, held, tries }: Found) {
  const spot = { kind: textIn(kind), id: textIn(id) }
  return {
    ...spot,
    json: openText(placeOf(spot), json),
    expires: timeIn(expires),
    due: timeIn(due),
    held: timeIn(held),
    tries: timeIn(tries) ?? 0,
  }
}

/** Refuses a row of the drawer that is not what was written, as far as that can be told without its key. */
export function requireDrawerRow(row: Found): void {
  open(row)
  for (const name of KEYS) if (row[name] !== null) textIn(row[name])
}

function textIn(value: unknown) {
  if (typeof value !== 'string')
    throw new Refusal('store_damaged', 'The private drawer holds what is no text.')
  return value
}

function timeIn(value: unknown) {
  if (value !== null && typeof value !== 'number')
    throw new Refusal('store_damaged', 'The private drawer holds what is no time.')
  return value
}
