import { type Known, removableFrom } from '../../register/asked.ts'
import type { Clause, Step } from '../../register/clauses.ts'
import { type Moves, movesOn } from '../../register/cycles.ts'
import { type CallRules, type Duties, dutiesOn } from '../../register/duties.ts'
import type { Policy } from '../../register/policy.ts'
import type { BodyOf } from '../../register/types.ts'
import type { Store } from '../../store/store.ts'
import { readKnown, readRules } from './duties.ts'

/** A removal by a clause: of whom it is true, and which days make it so. */

/** A rule by which this party can be removed on this day, with the due day and the step that it rests on. */
export interface Removable {
  readonly rule: string
  readonly clause: Clause
  readonly due: string
  readonly step: Step
  readonly since: string
  /** The first day on which the rule allows it. */
  readonly from: string
}

/** `moves` are those of the day. */
export function removableBy(
  { asked, removing }: Pick<Duties, 'asked' | 'removing'>,
  moves: Moves,
  day: string,
): Removable[] {
  return removing.flatMap(({ rule, bound }) => {
    const found = asked.flatMap(one => {
      const from = removableFrom(one, rule, bound, moves)
      if (from === null || from > day) return []
      const { step } = rule.after
      const { since } = one.steps.find(({ name }) => name === step)!
      return [{ rule: rule.id, clause: one.clause, due: one.moved, step, since, from }]
    })
    return found.slice(0, 1)
  })
}

/** What a removal rests on that is recorded, and the policy whose rule it follows. */
export interface Rests extends Removable {
  readonly policy: Policy
}

/**
 * As the law judged it on that day, by what stood before this entry: what its party did later that day changes nothing.
 * Undefined where its rule follows no clause.
 */
export async function removalRests(
  store: Store,
  call: string,
  { party, policy: digest, rule }: Pick<BodyOf<'signature/removed'>, 'party' | 'policy' | 'rule'>,
  { entry, day }: { readonly entry: number; readonly day: string },
): Promise<Rests | undefined> {
  const [rules, known] = await Promise.all([readRules(store, call), readKnown(store, call, party)])
  const policy = rules?.policies.get(digest)
  if (rules === undefined || known === undefined || policy === undefined) return undefined
  const then = rulesBefore(rules, entry)
  const moves = movesOn(then.extensions, then.interruptions, day)
  const duties = dutiesOn(knownBefore(known, entry), then, day, moves)
  const found = removableBy(duties, moves, day).find(one => one.rule === rule)
  return found && { ...found, policy }
}

type Placed = Readonly<{ entry: number }>
const upTo = <T extends Placed>(all: readonly T[], entry: number) => all.filter(one => one.entry < entry)
const endedBefore = <T extends Placed>(ended: T | null, entry: number) =>
  ended === null || ended.entry >= entry ? null : ended

function rulesBefore({ call, policies, extensions, interruptions }: CallRules, entry: number): CallRules {
  return {
    policies,
    call: { policies: upTo(call.policies, entry) },
    extensions: extensions && { ...extensions, extensions: upTo(extensions.extensions, entry) },
    interruptions: interruptions && {
      ...interruptions,
      interruptions: upTo(interruptions.interruptions, entry),
    },
  }
}

function knownBefore({ party, signature, classes, schedule }: Known, entry: number): Known {
  return {
    party: { versions: upTo(party.versions, entry) },
    signature: signature && { events: upTo(signature.events, entry) },
    classes: classes && {
      ...classes,
      classes: upTo(classes.classes, entry).map(one => ({ ...one, ended: endedBefore(one.ended, entry) })),
    },
    schedule: schedule && {
      ...schedule,
      commitments: schedule.commitments.flatMap(one => {
        const versions = upTo(one.versions, entry)
        return versions.length === 0
          ? []
          : [
              {
                ...one,
                versions,
                reports: upTo(one.reports, entry),
                ended: endedBefore(one.ended, entry),
              },
            ]
      }),
      reports: upTo(schedule.reports, entry),
    },
  }
}
