import type { Digest } from '../../core/digest.ts'
import { type Asked, type Known, kindsSince } from '../../register/asked.ts'
import type { Answer } from '../../register/commitment-kinds.ts'
import { type CommitmentStatus, daysOn, reportedDays, reportOn } from '../../register/commitment-status.ts'
import type { Moves } from '../../register/cycles.ts'
import { type CallRules, type Duties, dutiesOn, type Earlier } from '../../register/duties.ts'
import { KINDS, type Kind, type Localised } from '../../register/kinds.ts'
import type { PartyRow, SignatureRow } from '../../register/rows.ts'
import { foldWords } from '../../register/search-words.ts'
import { isSigning } from '../../register/signature-events.ts'

/** What one signatory has taken on and is asked on a day, without the words: all that lists of a call say of it. */
export interface Signatory {
  readonly party: string
  /** As it was called on that day. */
  readonly names: Localised
  readonly kind: Kind
  /** What it was before too, for whatever goes by its kind on an earlier day: each with the first day on which it counts. */
  readonly kinds: readonly Readonly<{ from: string; kind: Kind }>[]
  readonly country: string | null
  /** The classes in which the keeper has it on that day. */
  readonly classes: readonly string[]
  /** Whether its signature stands on that day. Who left is shown for what it had taken on. */
  readonly stands: boolean
  readonly policy: Digest | null
  readonly asked: readonly Asked[]
  readonly earlier: readonly Earlier[]
  readonly removing: Duties['removing']
  readonly step: Duties['step']
  readonly back: Duties['back']
  readonly commitments: readonly Undertaken[]
  /** By kind, then name: the order of lists. */
  readonly place: string
  /** `foldWords` of all its names. */
  readonly search: string
}

export type Outlook = Answer['says']

export interface Undertaken extends CommitmentStatus {
  /** Whose commitment it is: another's where it takes part in it. */
  readonly lead: string
  readonly id: string
  readonly principle: string
  readonly measure: string | null
  /** The version that holds for it, and the day on which it took it on first. */
  readonly entry: number
  readonly made: string
  /** On which something was due or is. */
  readonly days: readonly string[]
  /** Those of them that were reported of, and such as an amendment did away with. */
  readonly reported: readonly string[]
  /** What its party said of each of these last, in its own name; null where it said only in words. */
  readonly outlooks: readonly Outlook[]
  /** The same of its newest report; null before the first, too. */
  readonly outlook: Outlook
  /** What became of the day that its status is about; null where it has none. */
  readonly report: ReturnType<typeof reportOn> | null
}

/** The rows of one party, as they are read for this. */
export interface PartyRows extends Known {
  readonly party: PartyRow
  readonly signature: SignatureRow
}

/** Null where there was nothing of it to tell on this day. */
export function signatoryOn(
  id: string,
  rows: PartyRows,
  rules: CallRules,
  day: string,
  moves: Moves,
  strings: Interned,
): Signatory | null {
  const { party, signature, classes } = rows
  if (!signature.events.some(event => isSigning(event.what) && event.day <= day)) return null
  const duties = dutiesOn(rows, rules, day, moves)
  const stands = duties.binding !== null
  if (!stands && duties.commitments.length + duties.earlier.length === 0) return null
  const { names, kind, country } = party.versions.findLast(({ from }) => from <= day) ?? party
  const held = (classes?.classes ?? []).filter(
    one => one.day <= day && (one.ended === null || one.ended.day > day),
  )
  return {
    party: id,
    names,
    kind,
    kinds: strings.kinds(kindsSince(party.versions.filter(({ from }) => from <= day))),
    country,
    classes: orNone([...new Set(held.map(one => strings.of(one.class)))]),
    stands,
    policy: stands ? strings.of(duties.binding.policy) : null,
    asked: orNone(duties.asked.map(one => strings.asked(one))),
    earlier: orNone(
      duties.earlier.map(one => ({ ...one, ...strings.asked(one), until: strings.of(one.until) })),
    ),
    removing: duties.removing,
    step: duties.step,
    back: duties.back,
    commitments: orNone(undertakenOn(duties, day, strings)),
    place: placeOf(stands, kind, names, id),
    search: names.map(({ text }) => foldWords(text)).join(' '),
  }
}

export function undertakenOn({ commitments }: Duties, day: string, strings: Interned): Undertaken[] {
  return commitments.map(({ commitment, status }) => {
    const versions = commitment.versions.filter(one => one.day <= day)
    const { entry, principle, measure } = versions.at(-1)!
    const reports = commitment.reports.filter(one => one.day <= day)
    const reported = reportedDays(commitment, day)
    return {
      ...strings.status(status),
      lead: commitment.party,
      id: commitment.id,
      principle: strings.of(principle),
      measure: measure === null ? null : strings.of(measure),
      entry,
      made: strings.of(versions[0]!.day),
      days: daysOn(commitment, day).map(one => strings.of(one)),
      reported: reported.map(one => strings.of(one)),
      outlooks: reported.map(on => reports.findLast(one => one.due === on)!.says),
      outlook: reports.at(-1)?.says ?? null,
      report: status.due === null ? null : reportOn(commitment, status.due, day),
    }
  })
}

/** Most have none, and share it: a million may be kept. */
const NONE: readonly never[] = Object.freeze([])

const orNone = <T>(all: readonly T[]): readonly T[] => (all.length === 0 ? NONE : all)

/**
 * Who stands comes before who left; then by kind, in the order of every list; then by name. Joined, since V8 would keep
 * the parts of a template as well.
 */
function placeOf(stands: boolean, kind: Kind, names: Localised, id: string): string {
  return [stands ? 0 : 1, KINDS.indexOf(kind), ' ', foldWords(names[0]!.text), '\u0001', id].join('')
}

/** Each day and id once: of ten thousand parties a hundred thousand commitments share a few hundred. */
export class Interned {
  readonly #all = new Map<string, string>()
  readonly #kinds = new Map<string, Signatory['kinds']>()

  of<T extends string>(text: T): T {
    return this.#all.getOrInsert(text, text) as T
  }

  status({ due, moved, last, ...rest }: CommitmentStatus): CommitmentStatus {
    return { ...rest, due: this.#or(due), moved: this.#or(moved), last: this.#or(last) }
  }

  /** Nearly all have been of one kind since their first day, and those of one day share it. */
  kinds(all: Signatory['kinds']): Signatory['kinds'] {
    const name = all.map(({ from, kind }) => `${from} ${kind}`).join(' ')
    return this.#kinds.getOrInsert(name, all)
  }

  asked(one: Asked): Asked {
    const { due, opens, since, moved, last, anew } = one
    const days = { due: this.of(due), opens: this.of(opens), moved: this.of(moved), last: this.of(last) }
    return { ...one, ...days, since: this.of(since), anew: this.#or(anew) }
  }

  #or(day: string | null): string | null {
    return day === null ? null : this.of(day)
  }
}
