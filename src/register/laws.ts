import { Refusal } from '../core/refusal.ts'
import type { Statement } from '../core/statement.ts'
import type { Bound, Declaration } from './declaration.ts'
import type { LogRow } from './rows.ts'

/**
 * Versions of the rules. A log begins with the version that its first entry names; `log/rules` moves to the next. Each
 * entry is judged for ever by the version in force at its index, so that an old verdict stays in all software that knows
 * its rules. Of several declarations of a type, that with the highest `from` not above the version holds.
 */
export class Laws {
  /** The newest version. */
  readonly known: number
  /** By type, the newest first. */
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

  /** The declarations of a type that held by earlier versions of the rules and do not hold by this one. */
  before(type: string, version: number): readonly Declaration[] {
    const declared = this.#declared.get(type) ?? []
    return declared.filter(({ from }) => from <= version).slice(1)
  }

  /** The version by which the first entry of a log is read: that which it names, if known. */
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

/** The version that holds after this entry, if the law admits it: that which it brings in, else the one before. */
export function rulesAfter(version: number | null, { brings }: Pick<Bound, 'brings'>): number | null {
  return brings.find(({ rules }) => rules !== undefined)?.rules ?? version
}

/** The rules moved between the reading of a statement and its judgement: its reader must read it again. */
export class RulesMoved extends Error {
  override readonly name = 'RulesMoved'
}
