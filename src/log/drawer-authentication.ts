import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import { attempt, Refusal } from '../core/refusal.ts'
import { type Change, type Drawer, KEYS, type Keys, type Laid, type Lying } from '../store/drawer.ts'
import type { RowMac } from '../store/store.ts'

/**
 * The drawer under a key of its own, which lies beside the log's and opens nothing else. Every thing bears an HMAC (RFC
 * 2104, with SHA-256) of its kind, its id and its JSON. Without it, whoever can write the database, perhaps on another
 * machine, could lay an invitation or an enrolment link into it, for which the depositary's key would bring in a key of
 * theirs. An old thing can still be put back in its own place; its token, its end and the register say whether that
 * helps anybody. What things are found by is an HMAC too, so that nobody who reads the database finds a holder or an
 * address by trying.
 */
export class DrawerAuthentication {
  /** Read once: each row that is read or written asks for it. */
  readonly #key: KeyObject

  /** `key` is 32 random bytes. */
  constructor(key: Uint8Array) {
    this.#key = createSecretKey(key)
  }

  /**
   * A hash that this drawer alone can make, in base64url: nobody finds what is kept under it, such as an e-mail address,
   * by guessing in a copy of the database.
   */
  readonly hashed = (text: string): string => this.#mac('hash', text)

  /** Of a row of the register, which stands beside it (store/row-authentication). */
  readonly macOfRow: RowMac = (table, key, json) =>
    // No row begins as the lists do of which the other hashes are made.
    createHmac('sha256', this.#key).update(`row\n${table}\n${key}\n${json}`).digest('base64url')

  /** The drawer, in plain. */
  over(drawer: Drawer): Drawer {
    const open = (one: Lying | undefined) => one && this.open(one)
    return {
      kinds: () => drawer.kinds(),
      get: async (kind, id, now) => open(await drawer.get(kind, id, now)),
      at: async (spots, now) => (await drawer.at(spots, now)).map(open),
      list: async (kind, after, limit, now) =>
        (await drawer.list(kind, after, limit, now)).map(one => this.open(one)),
      find: async (sought, now) => {
        const sealed = (value: string) => this.#keyOf(sought.key, value)
        const is = typeof sought.is === 'string' ? sealed(sought.is) : sought.is.map(sealed)
        return (await drawer.find({ ...sought, is }, now)).map(one => this.open(one))
      },
      due: async (kind, limit, now) => {
        const found = await drawer.due(kind, limit, now)
        // What somebody else has laid there must not keep ours from being done.
        const ours = found.flatMap(one => {
          const opened = attempt(() => this.open(one))
          return opened instanceof Refusal ? [] : [opened]
        })
        return ours.length === 0 ? found.map(one => this.open(one)) : ours
      },
      release: () => drawer.release(),
      apply: (changes, now) =>
        drawer.apply(
          changes.map(change => this.seal(change)),
          now,
        ),
      sweep: now => drawer.sweep(now),
      wipe: () => drawer.wipe(),
    }
  }

  /** What was sealed here. Refuses `store_damaged` for everything else. */
  open<T extends Lying>(sealed: T): T {
    const { kind, id } = sealed
    const [mac, json] = [sealed.json.slice(0, MAC_LENGTH), sealed.json.slice(MAC_LENGTH)]
    const right = Buffer.from(this.#sealOf(kind, id, json))
    const found = Buffer.from(mac)
    if (found.length !== right.length || !timingSafeEqual(found, right))
      throw new Refusal(
        'store_damaged',
        `The private drawer holds a ${kind} that was not put there under its key.`,
      )
    return { ...sealed, json }
  }

  /** A change as the store makes it, beside the entry `index` if there is one. */
  seal(change: Change, index?: number): Change {
    const { kind, id, before, after } = change
    const sealed = (json: string) => this.#sealOf(kind, id, json) + json
    return {
      ...change,
      ...(typeof before === 'string' && { before: sealed(before) }),
      after: after && {
        ...after,
        json: sealed(filledIn(after, index)),
        keys: this.#keys(after.keys ?? {}),
      },
    }
  }

  #keys(keys: Keys): Keys {
    return Object.fromEntries(
      KEYS.flatMap(name => (keys[name] === undefined ? [] : [[name, this.#keyOf(name, keys[name])]])),
    )
  }

  /** Half of an HMAC suffices for what is only looked for (RFC 2104, section 5). */
  #keyOf(name: string, value: string): string {
    return this.#mac('key', name, value).slice(0, KEY_LENGTH)
  }

  #sealOf(kind: string, id: string, json: string): string {
    return this.#mac('thing', kind, id, json)
  }

  #mac(...parts: readonly string[]): string {
    return createHmac('sha256', this.#key).update(JSON.stringify(parts)).digest('base64url')
  }
}

/** Characters of an HMAC-SHA-256 in base64url, and of its half. */
const MAC_LENGTH = 43
const KEY_LENGTH = 22

function filledIn({ json, entry }: Laid, index: number | undefined): string {
  if (entry === undefined) return json
  if (index === undefined) throw new Error('a change that names its entry is made beside none')
  const value = JSON.parse(json) as Record<string, unknown>
  let within = value
  for (const step of entry.slice(0, -1)) within = within[step] as Record<string, unknown>
  within[entry.at(-1)!] = index
  return JSON.stringify(value)
}
