import { z } from 'zod'
import { fromBase64, fromBase64url, toBase64, toBase64url } from '../core/bytes.ts'
import { parseLooseJson } from '../core/json.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import type { Drawer } from '../store/drawer.ts'

/** One kind of thing in the private drawer, read by its schema: what does not fit it is damage, not a surprise later. */
export interface Kept<T> {
  put(drawer: Drawer, id: string, value: T, expires: number | null): Promise<void>
  get(drawer: Drawer, id: string, now: number): Promise<T | undefined>
  /** The same. Refuses if nothing stands there. */
  find(drawer: Drawer, id: string, now: number): Promise<T>
  /** Gives it to one caller and removes it. */
  take(drawer: Drawer, id: string, now: number): Promise<T | undefined>
  /**
   * Makes of it what `change` says, whoever else changes it meanwhile: `change` is asked again with what stands then.
   * Undefined if nothing stands there.
   */
  change(drawer: Drawer, id: string, now: number, change: (value: T) => T): Promise<T | undefined>
  /** The same. Refuses if nothing stands there. */
  alter(drawer: Drawer, id: string, now: number, change: (value: T) => T): Promise<T>
  list(drawer: Drawer, now: number, options?: Page): Promise<Named<T>[]>
  /** Every one whose id begins with `under`, in the order of ids, read a page at a time while it is gone through. */
  each(drawer: Drawer, now: number, under?: string): AsyncGenerator<Named<T>>
  /** The same at once. */
  all(drawer: Drawer, now: number, under?: string): Promise<Named<T>[]>
  remove(drawer: Drawer, id: string): Promise<void>
}

/** What other rooms may do with things that are written by their own file alone. */
export type Read<T> = Pick<Kept<T>, 'get' | 'find' | 'list' | 'each' | 'all'>

/** Where people's things are kept: the drawer of a log, with the hashes that it alone can make. */
export interface Keeper {
  readonly drawer: Drawer
  readonly hashed: (text: string) => string
}

/** A thing under its id. */
export interface Named<T> {
  readonly id: string
  readonly value: T
}

export interface Page {
  readonly after?: string
  readonly limit?: number
}

const inMemory = z.custom<Uint8Array>(value => value instanceof Uint8Array)
const bytesBy = (decode: (text: string) => Uint8Array, encode: (bytes: Uint8Array) => string) =>
  z.codec(z.string(), inMemory, {
    decode(text, { issues }) {
      const found = attempt(() => decode(text))
      if (!(found instanceof Refusal)) return found
      // What was kept is damaged: whoever looks at it has sent nothing.
      issues.push({ code: 'custom', message: found.message, input: text })
      return z.NEVER
    },
    encode,
  })
/** Bytes, in JSON as base64. */
export const bytes = bytesBy(fromBase64, toBase64)
export const bytesInBase64url = bytesBy(fromBase64url, toBase64url)
/** What travels beside a statement. */
export const parts = z.array(z.strictObject({ name: z.string(), bytes })).readonly()

/** Times that a change is tried against others who change the same thing. */
const MOST_TRIES = 5
const PAGE = 200

/** `absent` is what `find` and `alter` refuse with. */
export function keptAs<T>(
  kind: string,
  schema: z.ZodType<T>,
  absent = (id: string) => new Refusal('not_found', `There is no ${kind} ${id}.`),
): Kept<T> {
  const format = (value: T) => JSON.stringify(z.encode(schema, value))
  const present = (id: string, found: T | undefined): T => {
    if (found === undefined) throw absent(id.slice(0, 40))
    return found
  }
  const read = (json: string): T => {
    const found = schema.safeParse(parseLooseJson(json))
    if (!found.success)
      throw new Refusal(
        'store_damaged',
        `The private drawer holds what is no ${kind}: ${found.error.issues[0]?.message}.`,
      )
    return found.data
  }
  const list: Kept<T>['list'] = async (drawer, now, { after = '', limit = PAGE } = {}) =>
    (await drawer.list(kind, after, limit, now)).map(({ id, json }) => ({ id, value: read(json) }))
  const each: Kept<T>['each'] = async function* (drawer, now, under = '') {
    for (let after = under; ; ) {
      const page = await list(drawer, now, { after })
      for (const one of page) {
        if (!one.id.startsWith(under)) return
        yield one
      }
      if (page.length < PAGE) return
      after = page.at(-1)!.id
    }
  }
  const get: Kept<T>['get'] = async (drawer, id, now) => {
    const json = await drawer.get(kind, id, now)
    return json === undefined ? undefined : read(json)
  }
  const change: Kept<T>['change'] = async (drawer, id, now, by) => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const before = await drawer.get(kind, id, now)
      if (before === undefined) return undefined
      const next = by(read(before))
      if (await drawer.swap(kind, id, before, format(next))) return next
    }
    throw new Refusal('store_failing', `Too many change this ${kind} at once.`)
  }
  return {
    put: (drawer, id, value, expires) => drawer.put(kind, id, format(value), expires),
    get,
    find: async (drawer, id, now) => present(id, await get(drawer, id, now)),
    async take(drawer, id, now) {
      const json = await drawer.take(kind, id, now)
      return json === undefined ? undefined : read(json)
    },
    change,
    alter: async (drawer, id, now, by) => present(id, await change(drawer, id, now, by)),
    list,
    each,
    all: (drawer, now, under) => Array.fromAsync(each(drawer, now, under)),
    remove: (drawer, id) => drawer.remove(kind, id),
  }
}
