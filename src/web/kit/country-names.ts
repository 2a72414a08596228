import { AsyncLocalStorage } from 'node:async_hooks'
import { Refusal } from '../../core/refusal.ts'
import type { Log } from '../../log/open.ts'
import type { Localised } from '../../register/kinds.ts'
import type { PartyRow } from '../../register/rows.ts'
import { ref } from '../../register/rows.ts'
import { DIRECTORY } from '../../store/directory.ts'
import { eachItem, eachRow } from '../../store/each-row.ts'
import { ownTurn } from '../../store/own-turn.ts'
import type { Store } from '../../store/store.ts'
import { partyIn } from '../../work/known-parties.ts'
import type { Lang } from '../messages/languages.ts'
import { say } from '../messages/say.ts'
import { nameIn, once } from './wording.ts'

/**
 * What countries are called. ISO 3166 leaves some codes to users, and registers of invented countries take them: such a
 * code is called as the state that bears it in this register, as a party or as one that a call names as missing. Rooms that name a country know its code and a language,
 * often deep in a sentence, so the request carries what its register calls invented ones.
 */

/** Codes that stand for nothing outside a register. XK is in use for Kosovo. */
const INVENTED: ReadonlySet<string> = new Set([...'ABCDEFGHIJLMNOPQRSTUVWXYZ'].map(letter => `X${letter}`))

const ENTRIES_AT_ONCE = 100

/** Changes of the list for which a page waits, a few seconds: all organisations of a million take longer to read. */
const MOST_AWAITED = 10_000

/** The states of a register that bear an invented code. Read when such a code is named first, then kept up with the log. */
export class InventedCountries {
  readonly #log: Log
  /** By code, then by id. */
  readonly #states = new Map<string, Map<string, Localised>>()
  /** Entries that it knows; null before it is read. */
  #size: number | null = null
  #isLacking = false
  #learning: Promise<boolean> = Promise.resolve(false)

  constructor(log: Log) {
    this.#log = log
  }

  nameOf(code: string): Localised | undefined {
    if (this.#size !== (this.#log.head()?.size ?? 0)) this.#isLacking = true
    const [first] = [...(this.#states.get(code) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))
    return first?.[1]
  }

  /** Whether a name was asked for that may be another by now. Then a page has to be made again, if that is so. */
  async hasLearned(): Promise<boolean> {
    if (!this.#isLacking) return false
    this.#learning = this.#learning.then(
      () => this.#learn(),
      () => this.#learn(),
    )
    return this.#learning
  }

  async #learn(): Promise<boolean> {
    const before = this.#told()
    const size = this.#log.head()?.size ?? 0
    const { store } = this.#log
    if (this.#size === null) await this.#readAll(store)
    else
      for (let at = this.#size; at < size; at += ENTRIES_AT_ONCE) {
        await ownTurn()
        const entries = await store.entries(at, Math.min(size, at + ENTRIES_AT_ONCE))
        const ids = [...new Set(entries.flatMap(partyIn))]
        const rows = await store.rows(ids.map(id => ref('parties', id)))
        for (const [i, id] of ids.entries()) if (rows[i] !== undefined) this.#put(id, rows[i])
      }
    // A call can say that a state is missing which has never been admitted. A party is named first: `~` sorts last.
    for await (const { row } of eachRow(store, 'absentees'))
      for (const { id, ...member } of row.list.members) this.#put(`~${id}`, member)
    this.#size = size
    this.#isLacking = false
    return this.#told() !== before
  }

  /** Few of a million organisations are such states: the list of all finds them. Without it, all are read. */
  async #readAll(store: Store) {
    // A reading may have broken off before.
    this.#states.clear()
    try {
      if ((await store.rollWaiting()) <= MOST_AWAITED) {
        for (const country of INVENTED)
          for await (const item of eachItem(store, { call: DIRECTORY, kind: 'state', country }))
            this.#put(item.party, item)
        return
      }
    } catch (error) {
      // A list that is damaged takes no page with it that shows no list.
      if (!(error instanceof Refusal)) throw error
    }
    for await (const { key, row } of eachRow(store, 'parties')) this.#put(key, row)
  }

  #put(id: string, { kind, country, names }: Pick<PartyRow, 'kind' | 'country' | 'names'>): void {
    for (const states of this.#states.values()) states.delete(id)
    if (kind === 'state' && country !== null && INVENTED.has(country))
      this.#states.getOrInsertComputed(country, () => new Map()).set(id, names)
  }

  #told(): string {
    return JSON.stringify([...this.#states].map(([code, states]) => [code, [...states]]))
  }
}

const asked = new AsyncLocalStorage<InventedCountries>()

/** While `act` runs, invented countries are called as this register calls them. */
export function namingCountries<T>(register: InventedCountries, act: () => T): T {
  return asked.run(register, act)
}

const regions = once(lang => new Intl.DisplayNames(lang, { type: 'region', fallback: 'code' }))

export function countryName(code: string, lang: Lang): string {
  if (!INVENTED.has(code)) return regions(lang).of(code) ?? code
  const names = asked.getStore()?.nameOf(code)
  return names === undefined ? say(lang, 'country.unknown', { code }) : nameIn(names, lang).text
}
