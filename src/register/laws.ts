import { Refusal } from '../core/refusal.ts'
import type { Statement } from '../core/statement.ts'
import type { Bound, Declaration } from './declaration.ts'
import type { LogRow } from './rows.ts'

/**
 * Versions of the rules. A log begins with the version that its first entry names, and `log/rules` moves to the next
 * one: each entry is judged by the version in force at its index, for ever. A type may be declared more than once; of
 * these the one with the highest `from` that is not above the version holds. So an old verdict stays what it was, in
 * whatever software still knows its rules.
 */
export class Laws {
  /** The newest version. */
  readonly known: number
  /** By type: its declarations, the newest first. */
  readonly #declared: ReadonlyMap<string, readonly Declaration[]>

  constructor(declared: readonly Declaration[], known: number) {
    this.known = known
    this.#declared = Map.groupBy(
      declared.toSorted((a, b) => b.from - a.from),
      ({ type }) => type,
    )
  }

  /** The declaration that holds by this version of the rules. Refuses `type_unknown`. */
  of(type: string, version: number): Declaration {
    const declared = this.#declared.get(type)?.find(({ from }) => from <= version)
    if (declared === undefined)
      throw new Refusal('type_unknown', `No statement of the type ${type} is known.`)
    return declared
  }

  /** What held of a type by any earlier version of the rules than this one, and does not hold by it. */
  before(type: string, version: number): readonly Declaration[] {
    const holds = this.#declared.get(type)?.find(({ from }) => from <= version)
    return this.#declared.get(type)?.filter(one => one.from <= version && one !== holds) ?? []
  }

  /** The version by which the first entry of a log is read: the one that it names, if it is known. */
  founding({ body }: Pick<Statement, 'body'>): number {
    const { rules } = body
    return typeof rules === 'number' && rules >= 1 && rules <= this.known ? rules : this.known
  }
}

/** The version by which the entry of this index was judged, or will be. */
export function rulesAt({ rules, moved = [] }: Pick<LogRow, 'rules' | 'moved'>, index: number): number {
  const first = moved[0] === undefined ? rules : moved[0].rules - 1
  return moved.findLast(({ entry }) => entry < index)?.rules ?? first
}

/** The version that holds after this entry, if the law admits it: the one that it brings in, else the one before. */
export function rulesAfter(version: number | null, { brings }: Pick<Bound, 'brings'>): number | null {
  return brings.find(({ rules }) => rules !== undefined)?.rules ?? version
}

/**
 * The rules moved between the reading of a statement and its judgement. It was read by a law that is not in force at
 * its place: whoever read it reads it again.
 */
export class RulesMoved extends Error {
  override readonly name = 'RulesMoved'
}
