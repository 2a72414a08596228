import type { Drawer } from './drawer.ts'
import { clear, lay } from './laying.fixture.ts'

/** Things of a private drawer as people put, replace and remove them: some short, some longer than a page. */
const KINDS = ['person', 'link', 'letter-words']

interface Thing {
  readonly kind: string
  readonly json: string
}

/** One life of a drawer, the same each time: a page that is missed once is missed again. */
export class Living {
  /** What lies in it, by id. */
  readonly kept = new Map<string, Thing>()
  /** How often something was removed, or put over. */
  removed = 0
  readonly #drawer: Drawer
  readonly #life: number
  #state: number
  #made = 0

  private constructor(drawer: Drawer, life: number) {
    this.#drawer = drawer
    this.#life = life
    this.#state = life
  }

  /** Goes on with what earlier lives have left. Lives of different numbers make different things. */
  static async in(drawer: Drawer, life: number): Promise<Living> {
    const living = new Living(drawer, life)
    for (const kind of KINDS)
      for (const { id, json } of await drawer.list(kind, '', 100_000, 0)) living.kept.set(id, { kind, json })
    return living
  }

  async live(times: number): Promise<void> {
    for (let i = 0; i < times; i++) {
      const ids = [...this.kept.keys()]
      const id = ids[this.#below(ids.length)]
      const what = this.#below(10)
      if (id !== undefined && what > 5) this.removed++
      if (id === undefined || what < 6) {
        const kind = KINDS[this.#below(3)]!
        await this.#put(kind, `${this.#below(10 ** 9)}-${this.#mark()}`, kind === 'letter-words' ? 700 : 90)
      } else if (what < 7) await this.#put(this.kept.get(id)!.kind, id, 90)
      else {
        await clear(this.#drawer, this.kept.get(id)!.kind, id)
        this.kept.delete(id)
      }
    }
  }

  async #put(kind: string, id: string, most: number): Promise<void> {
    const json = `${this.#mark()} `.repeat(1 + this.#below(most))
    this.kept.set(id, { kind, json })
    await lay(this.#drawer, kind, id, json, this.#below(2) === 0 ? null : 10 ** 9)
  }

  /** Found in no other words. */
  #mark(): string {
    return `mark-${this.#life}-${String(++this.#made).padStart(6, '0')}`
  }

  #below(n: number): number {
    this.#state = (Math.imul(this.#state, 1103515245) + 12345) >>> 0
    return Math.floor((this.#state / 2 ** 32) * n)
  }
}

/** Every mark that stands in bytes, wherever it stands. */
export const marksIn = (bytes: Buffer): Set<string> =>
  new Set(bytes.toString('latin1').match(/mark-\d+-\d{6}/g) ?? [])

/** The marks of what is there; all others are of what is gone. */
export function marksOf(kept: Living['kept']): Set<string> {
  const text = [...kept].map(([id, { json }]) => `${id} ${json.slice(0, 40)}`).join(' ')
  return marksIn(Buffer.from(text))
}
