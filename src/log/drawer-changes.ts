import {
  type Change,
  ChangedMeanwhile,
  type Drawer,
  type Lying,
  type Spot,
  TIMES,
  type Times,
} from '../store/drawer.ts'
import type { DrawerAuthentication } from './drawer-authentication.ts'

/**
 * What changes in the drawer in the very commit of an entry. The changes of a batch are judged as its statements are: in
 * their order, each seeing what those before it changed, on what lay there when the batch was read. One that comes too
 * late is refused alone. The commit asks once more whether all still lies there.
 */
export class BesideEntries {
  readonly #seal: DrawerAuthentication
  /** What lay there, sealed, where a change says what has to lie there; undefined for nothing. */
  readonly #found = new Map<string, Lying | undefined>()
  readonly #changed = new Map<string, Change>()

  private constructor(seal: DrawerAuthentication) {
    this.#seal = seal
  }

  /** Reads what these changes ask for, at `now` in Unix seconds; a batch without any asks nothing. */
  static async read(
    drawer: Drawer,
    seal: DrawerAuthentication,
    changes: readonly Change[],
    now: number,
  ): Promise<BesideEntries> {
    const beside = new BesideEntries(seal)
    const asked = changes.filter(({ before }) => before !== undefined)
    if (asked.length === 0) return beside
    const found = await drawer.at(asked, now)
    for (const [i, spot] of asked.entries()) beside.#found.set(nameOf(spot), found[i])
    return beside
  }

  /** Makes the changes that come with the statement at this index; or makes none and throws the refusal of one. */
  take(changes: readonly Change[], index: number): void {
    const sealed = changes.map(change => this.#seal.seal(change, index))
    for (const change of sealed) if (!this.#isAs(change)) throw new ChangedMeanwhile(change)
    for (const change of sealed) this.#changed.set(nameOf(change), this.#joined(change))
  }

  /** All that were made, each thing once, with what has to lie there at the commit. */
  changes(): Change[] {
    return [...this.#changed.values()].filter(({ before, after }) => before !== null || after !== null)
  }

  /** Whether what a change asks for lies there. */
  #isAs(change: Change): boolean {
    const { before, as } = change
    if (before === undefined) return true
    const name = nameOf(change)
    const lies = this.#changed.has(name) ? this.#changed.get(name)!.after : this.#found.get(name)
    return (
      (lies?.json ?? null) === before &&
      (as === undefined || TIMES.every(name => (lies?.[name] ?? NEVER[name]) === as[name]))
    )
  }

  /** Of two changes of one thing, the first says what has to lie there, the last what lies there in the end. */
  #joined(change: Change): Change {
    const earlier = this.#changed.get(nameOf(change))
    if (earlier === undefined) return change
    const { kind, id, after } = change
    const { before, as } = earlier
    return { kind, id, after, ...(before !== undefined && { before }), ...(as !== undefined && { as }) }
  }
}

/** The times of a thing that says nothing of them. */
const NEVER: Times = { expires: null, due: null, held: null, tries: 0 }

const nameOf = ({ kind, id }: Spot) => `${kind} ${id}`
