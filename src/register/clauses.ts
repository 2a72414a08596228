import { z } from 'zod'
import { type Digest, digestOf } from '../core/digest.ts'
import { formatJsonBytes } from '../core/json.ts'
import { monthsLater } from '../core/time.ts'
import { classRef, clauseRef, date, eachOnce, everywhere, id, kind, localised, ruleRef } from './kinds.ts'

/**
 * A clause of the rules: what it asks, of whom, by when, and what follows if it is not done. A clause binds whom its
 * policy binds. What it asks on a day is computed (asked.ts), from these members and never from its words.
 *
 *   { "id": "yearly-report", "says": [{ "lang": "en", "text": "Each year we say what became of our commitments." }],
 *     "of": { "kinds": ["company", "state"] }, "asks": { "report": true },
 *     "cycle": { "by": "calendar", "opens": "2027-01-01", "due": "2027-03-31", "months": 12 },
 *     "grace": 30, "silent": 60, "inactive": 180 }
 */

/** Days that may pass between two steps. */
const days = z.int().min(1).max(3650)
const months = z.int().min(1).max(120)

const calendar = z
  .strictObject({
    by: z.literal('calendar'),
    /** The first window; whoever is bound on the day on which one opens is asked. */
    opens: date,
    due: date,
    /** Months from one window to the next; left out where there is one window. */
    months: months.exactOptional(),
  })
  .refine(it => it.opens <= it.due, 'a window is due before it opens')
  .refine(
    it => it.months === undefined || monthsLater(it.opens, it.months) > it.due,
    'a window opens before the one before it is due',
  )

/** Counted from the first day on which the clause binds the party. */
const own = z
  .strictObject({
    by: z.literal('signature'),
    opens: z.int().min(0).max(3650),
    due: z.int().min(0).max(3650),
    months: months.exactOptional(),
  })
  .refine(it => it.opens <= it.due, 'a window is due before it opens')
  .refine(
    it => it.months === undefined || it.due - it.opens < it.months * 28,
    'a window opens before the one before it is due',
  )

export const cycle = z.union([calendar, own])
export type Cycle = z.infer<typeof cycle>

export const asks = z.union([
  z.strictObject({
    commitments: z.int().min(1).max(100),
    /** Principles under which they count, by their ids; left out where all do. */
    under: eachOnce(z.array(id).min(1).max(100), 'a principle').exactOptional(),
  }),
  z.strictObject({
    report: z.literal(true),
    /** The catalogue by which figures are asked with it; left out where none are. It may be published later. */
    indicators: id.exactOptional(),
  }),
])

/**
 * The catalogue by whose indicators a clause asks for figures: whoever is bound by no such clause is asked for none.
 */
export function figuresAsked({ asks }: Pick<Clause, 'asks'>): string | undefined {
  return 'report' in asks ? asks.indicators : undefined
}

export const clause = z
  .strictObject({
    id: clauseRef,
    says: everywhere,
    /** Left out: of every kind, and of whatever class. */
    of: z.strictObject({
      kinds: eachOnce(z.array(kind).min(1), 'a kind').exactOptional(),
      classes: eachOnce(z.array(classRef).min(1).max(20), 'a class').exactOptional(),
    }),
    asks,
    cycle,
    /** Days after the due day in which nobody is late. */
    grace: z.int().min(0).max(366),
    /**
     * Days after these until a party is silent, and after those until it is inactive; left out where nothing follows.
     */
    silent: days.exactOptional(),
    inactive: days.exactOptional(),
  })
  .refine(
    it => it.inactive === undefined || it.silent !== undefined,
    'a party is inactive only after it was silent',
  )
  .refine(
    it => !('commitments' in it.asks) || it.cycle.months === undefined,
    'commitments are asked for once, and last',
  )
export type Clause = z.infer<typeof clause>

export const STEPS = ['silent', 'inactive'] as const
export type Step = (typeof STEPS)[number]

/** After how many days of which step a rule lets the depositary remove a signature. */
export const removable = z.strictObject({
  clause: clauseRef,
  step: z.enum(STEPS),
  days: z.int().min(0).max(3650),
})

/** A rule of a policy by which a signature may be removed. */
export const removalRule = z.strictObject({ id: ruleRef, rule: everywhere, after: removable.exactOptional() })
export type RemovalRule = z.infer<typeof removalRule>

/** The steps that a clause has, in their order, each with the days after its due day until it is reached. */
export function stepsAfter({
  grace,
  silent,
  inactive,
}: Clause): readonly Readonly<{ name: Step; days: number }>[] {
  if (silent === undefined) return []
  const first = { name: 'silent', days: grace + silent } as const
  return inactive === undefined ? [first] : [first, { name: 'inactive', days: first.days + inactive }]
}

export function leadsTo(clause: Clause, after: z.infer<typeof removable>): boolean {
  return clause.id === after.clause && clause[after.step] !== undefined
}

/** A sort of party of which clauses speak. */
export const partyClass = z.strictObject({ id: classRef, titles: localised })
type PartyClass = z.infer<typeof partyClass>

const DIGESTS = new WeakMap<object, Digest>()

/** What a clause is, whatever policy it stands in: a policy that repeats it to the letter changes nothing of it. */
export const clauseDigest = (clause: Clause): Digest => digestOfPart(clause)

/** The same of a class, by its description; */
export const classDigest = (described: PartyClass): Digest => digestOfPart(described)

/** and of a rule for removing a signature. */
export const removalDigest = (rule: RemovalRule): Digest => digestOfPart(rule)

function digestOfPart(part: Clause | PartyClass | RemovalRule): Digest {
  const known = DIGESTS.get(part)
  const digest = known ?? digestOf(formatJsonBytes(part))
  if (known === undefined) DIGESTS.set(part, digest)
  return digest
}
