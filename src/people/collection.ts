import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { fromBase64, fromBase64url, toBase64, toBase64url } from '../core/bytes.ts'
import { parseLooseJson } from '../core/json.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import {
  type Change,
  ChangedMeanwhile,
  type Drawer,
  type KeyName,
  type Keys,
  type Laid,
  type Lying,
  MOST_SOUGHT,
  type Sought,
  type Times,
} from '../store/drawer.ts'

/** One kind of thing in the private drawer. What does not fit its schema is refused as damaged. */
export interface Kept<T> {
  readonly kind: string
  get(drawer: Drawer, id: string, now: number): Promise<T | undefined>
  /** The same. Refuses if nothing lies there. */
  find(drawer: Drawer, id: string, now: number): Promise<T>
  /** The same, as it lies there, to make a change of. */
  lying(drawer: Drawer, id: string, now: number): Promise<Found<T> | undefined>
  /** The same. Refuses if nothing lies there. */
  present(drawer: Drawer, id: string, now: number): Promise<Found<T>>
  /** A page, in the order of ids. Whoever reads one and not `all` has to do something about the rest. */
  page(drawer: Drawer, now: number, asked: PageAsked): Promise<PageOf<T>>
  /** Every one whose id begins with `under`, in the order of ids, read a page at a time. */
  each(drawer: Drawer, now: number, under?: string): AsyncGenerator<Found<T>>
  /** The same at once. */
  all(drawer: Drawer, now: number, under?: string): Promise<Found<T>[]>
  /** Every one with this key, in the order of ids, at a cost that does not grow with the others. */
  by(drawer: Drawer, key: KeyName, is: string, now: number): Promise<Found<T>[]>
  /** Every one whose key is one of these, in any order. */
  byAny(drawer: Drawer, key: KeyName, of: readonly string[], now: number): Promise<Found<T>[]>
  /** The one due longest of those that nobody holds. */
  nextDue(drawer: Drawer, now: number): Promise<Found<T> | undefined>

  /** A change that lays it there, over whatever lies there. */
  laid(id: string, value: T, expires: number | null, more?: More): Change
  /** The same where nothing lies there. */
  added(id: string, value: T, expires: number | null, more?: More): Change
  /** A change of what was found, as long as it lies there as found. Its times stay unless others are named. */
  changed(found: Found<T>, value: T, more?: More & { readonly expires?: number | null }): Change
  /** A change that lays it in place of what was found, or of nothing, until this end. */
  renewed(found: Found<T> | undefined, id: string, value: T, expires: number | null): Change
  /** A change that removes what was found, as long as it lies there as found. */
  taken(found: Found<T>, otherwise?: Otherwise): Change
  /** A change that removes whatever lies there. */
  gone(id: string): Change
  /** Changes by which what was found is kept as long as the log. */
  forGood(found: readonly (Found<T> | undefined)[]): Change[]

  put(drawer: Drawer, id: string, value: T, expires: number | null): Promise<void>
  /** Gives it to one caller and removes it. */
  take(drawer: Drawer, id: string, now: number): Promise<T | undefined>
  /**
   * Changes it as `by` says, asking again where somebody else changes it meanwhile. Undefined if nothing lies there, or
   * `by` returns undefined to leave it.
   */
  change(
    drawer: Drawer,
    id: string,
    now: number,
    by: (value: T, found: Found<T>) => T | undefined,
    more?: More & { readonly expires?: number | null },
  ): Promise<T | undefined>
  /** The same. Refuses if nothing lies there. */
  alter(drawer: Drawer, id: string, now: number, by: (value: T) => T, more?: More): Promise<T>
  remove(drawer: Drawer, id: string): Promise<void>
}

/** For things that only their own file writes. */
export type Read<T> = Pick<Kept<T>, 'get' | 'find' | 'page' | 'each' | 'all'>

/** The drawer of a log, with the hashes that it alone can make. */
export interface Keeper {
  readonly drawer: Drawer
  readonly hashed: (text: string) => string
}

/** A thing under its id. */
export interface Named<T> {
  readonly id: string
  readonly value: T
}

/** A thing as it lay there when it was read. */
export interface Found<T> extends Named<T>, Pick<Lying, 'json'>, Times {}

interface PageAsked {
  /** The id before the page; the first page if left out. */
  readonly after?: string | undefined
  readonly limit: number
}

interface PageOf<T> {
  readonly found: readonly Found<T>[]
  /** The id after which the next page begins; null on the last. */
  readonly next: string | null
}

/** What refuses whoever comes too late with a change. */
type Otherwise = Change['otherwise']

/** When it is due, and which member takes the entry beside which it is laid. */
type More = Pick<Laid, 'due' | 'held' | 'tries' | 'entry'> & { readonly otherwise?: Otherwise }

interface Keeping<T> {
  /** By what it is found beside its id. */
  readonly keys?: (value: T, id: string) => Keys
  /** What `find` and `alter` refuse with. */
  readonly absent?: (id: string) => Refusal
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

/** A change is tried so often against others who change the same thing. */
const MOST_TRIES = 50
const PAGE = 200
/** Due ones that are looked at for one that can be read. */
const MOST_DUE = 20

const schemas = new Map<string, z.ZodType>()

/** The schema of each kind that is declared so far. */
export const SCHEMAS: ReadonlyMap<string, z.ZodType> = schemas

/** Whether a thing is of a kind that is declared, and as its schema says. */
export function fits({ kind, json }: Pick<Lying, 'kind' | 'json'>): boolean {
  const value = attempt(() => parseLooseJson(json))
  return !(value instanceof Refusal) && schemas.get(kind)?.safeParse(value).success === true
}

export function keptAs<T>(
  kind: string,
  schema: z.ZodType<T>,
  {
    keys = () => ({}),
    absent = id => new Refusal('not_found', `There is no ${kind} ${id}.`),
  }: Keeping<T> = {},
): Kept<T> {
  schemas.set(kind, schema)
  const present = <F>(id: string, found: F | undefined): F => {
    if (found === undefined) throw absent(id.slice(0, 40))
    return found
  }
  const read = ({ id, json, expires, due, held, tries }: Lying): Found<T> => {
    const found = schema.safeParse(parseLooseJson(json))
    if (!found.success)
      throw new Refusal(
        'store_damaged',
        `The private drawer holds what is no ${kind}: ${found.error.issues[0]?.message}.`,
      )
    return { id, value: found.data, json, expires, due, held, tries }
  }
  const after = (
    id: string,
    value: T,
    expires: number | null,
    { due = null, held = null, tries = 0, entry }: More,
  ): Laid => ({
    json: JSON.stringify(z.encode(schema, value)),
    expires,
    due,
    held,
    tries,
    keys: keys(value, id),
    ...(entry && { entry }),
  })
  const saying = (otherwise: Otherwise) =>
    otherwise && { otherwise: { code: otherwise.code, message: otherwise.message } }
  const timesOf = ({ expires, due, held, tries }: Found<T>): Times => ({ expires, due, held, tries })
  const kept: Kept<T> = {
    kind,
    get: async (drawer, id, now) => (await kept.lying(drawer, id, now))?.value,
    find: async (drawer, id, now) => present(id, await kept.get(drawer, id, now)),
    async lying(drawer, id, now) {
      const found = await drawer.get(kind, id, now)
      return found && read(found)
    },
    present: async (drawer, id, now) => present(id, await kept.lying(drawer, id, now)),
    async page(drawer, now, { after = '', limit }) {
      const lying = await drawer.list(kind, after, limit + 1, now)
      const found = lying.slice(0, limit).map(read)
      return { found, next: lying.length > limit ? found.at(-1)!.id : null }
    },
    async *each(drawer, now, under = '') {
      for (let after = under; ; ) {
        const { found, next } = await kept.page(drawer, now, { after, limit: PAGE })
        for (const one of found) {
          if (!one.id.startsWith(under)) return
          yield one
        }
        if (next === null) return
        after = next
        await setImmediate()
      }
    },
    all: (drawer, now, under) => Array.fromAsync(kept.each(drawer, now, under)),
    by: (drawer, key, is, now) => kept.byAny(drawer, key, [is], now),
    async byAny(drawer, key, of, now) {
      const found: Lying[] = []
      for (let from = 0; from < of.length; from += MOST_SOUGHT)
        found.push(...(await everyWith(drawer, key, of.slice(from, from + MOST_SOUGHT), now, kind)))
      // Keys are not sealed: whoever can write the database could give a thing to somebody else.
      return found.map(read).filter(({ id, value }) => of.includes(keys(value, id)[key] ?? ''))
    },
    async nextDue(drawer, now) {
      const found = await drawer.due(kind, MOST_DUE, now)
      // An unreadable one holds up no other; it is told where nothing else is due.
      for (const one of found.slice(0, -1)) {
        const value = attempt(() => read(one))
        if (!(value instanceof Refusal)) return value
      }
      const last = found.at(-1)
      return last && read(last)
    },
    laid: (id, value, expires, more = {}) => ({ kind, id, after: after(id, value, expires, more) }),
    added: (id, value, expires, more = {}) => ({
      ...kept.laid(id, value, expires, more),
      before: null,
      ...saying(more.otherwise),
    }),
    changed: (found, value, more = {}) => ({
      ...kept.laid(found.id, value, more.expires === undefined ? found.expires : more.expires, {
        due: found.due,
        held: found.held,
        tries: found.tries,
        ...more,
      }),
      before: found.json,
      as: timesOf(found),
      ...saying(more.otherwise),
    }),
    renewed: (found, id, value, expires) =>
      found ? kept.changed(found, value, { expires }) : kept.added(id, value, expires),
    taken: (found, otherwise) => ({
      kind,
      id: found.id,
      before: found.json,
      as: timesOf(found),
      after: null,
      ...saying(otherwise),
    }),
    gone: id => ({ kind, id, after: null }),
    forGood: found =>
      found.flatMap(one => (one === undefined ? [] : [kept.changed(one, one.value, { expires: null })])),
    put: (drawer, id, value, expires) => drawer.apply([kept.laid(id, value, expires)], 0),
    async take(drawer, id, now) {
      const found = await kept.lying(drawer, id, now)
      if (found === undefined) return undefined
      const isMine = await unlessLate(drawer.apply([kept.taken(found)], now))
      return isMine ? found.value : undefined
    },
    change: (drawer, id, now, by, more) =>
      untilSettled(async () => {
        const found = await kept.lying(drawer, id, now)
        const next = found && by(found.value, found)
        if (found === undefined || next === undefined) return undefined
        await drawer.apply([kept.changed(found, next, more)], now)
        return next
      }),
    alter: async (drawer, id, now, by, more) => present(id, await kept.change(drawer, id, now, by, more)),
    remove: (drawer, id) => drawer.apply([kept.gone(id)], 0),
  }
  return kept
}

/** The value until its own end, which is sealed with it: whoever can write the database can put off the row's. */
export function unended<T extends { readonly expires: number }>(
  value: T | undefined,
  now: number,
): T | undefined {
  return value !== undefined && value.expires > now ? value : undefined
}

/** Everything with a key, of one kind or of all. */
export async function everyWith(
  drawer: Drawer,
  key: KeyName,
  is: Sought['is'],
  now: number,
  kind?: string,
): Promise<Lying[]> {
  const found: Lying[] = []
  for (;;) {
    const last = found.at(-1)
    const page = await drawer.find(
      { key, is, limit: PAGE, ...(kind !== undefined && { kind }), ...(last && { after: last }) },
      now,
    )
    found.push(...page)
    if (page.length < PAGE) return found
  }
}

/** False where somebody else was faster and nothing is changed. */
export async function unlessLate(act: Promise<void>): Promise<boolean> {
  try {
    await act
    return true
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return false
    throw error
  }
}

/**
 * `act` reads, makes changes of what it read, and hands them to the drawer or the door. Where somebody has changed it
 * meanwhile, `act` runs again, so nobody is refused for another's change of the same thing; what is really too late
 * `act` refuses itself.
 */
export async function untilSettled<T>(act: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile) || tries === MOST_TRIES) throw error
      // Of many at once one gets through each time; the others must not meet again and again.
      await sleep(Math.random() * Math.min(tries, 10))
    }
  }
}
