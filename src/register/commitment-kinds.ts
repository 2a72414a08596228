import { z } from 'zod'
import { SAYS } from '../core/normal.ts'
import { units } from '../core/units.ts'
import {
  catalogueRef,
  clauseRef,
  date,
  eachOnce,
  edition,
  id,
  kind,
  localised,
  NOTHING_SAID,
  named,
  party,
  said,
} from './kinds.ts'

/** What a call sets as measures, what a party takes on, and what it says of that later. */

/** Numbers as text in one spelling, so that nobody's program rounds them. */
export const INTEGER = /^(?:0|-?[1-9][0-9]{0,14})$/
export const DECIMAL = /^(?:0|-?[1-9][0-9]{0,14}|-?(?:0|[1-9][0-9]{0,14})\.[0-9]{0,5}[1-9])$/

/** A decimal, and what it counts. */
export const amount = z.strictObject({
  value: z.string().regex(DECIMAL, 'not a number as 1.5'),
  unit: units(40, 1).regex(SAYS, NOTHING_SAID).nullable(),
})
export type Amount = z.infer<typeof amount>

/** One measure of one edition of a catalogue. */
export const measureRef = z.strictObject({ catalogue: catalogueRef, edition, id })

const milestone = z.strictObject({ day: date, says: said })

/**
 * What a party takes on: a measure that the call sets, words of its own, or both. All else may be left open; a page
 * says what a reader will miss.
 */
export const pledge = named(
  'pledge',
  z
    .strictObject({
      id,
      principle: id,
      measure: measureRef.nullable(),
      /** What exactly. */
      what: said.nullable(),
      /** To what it applies: sites, services, countries. */
      scope: said.nullable(),
      /** What is counted, and how. */
      indicator: said.nullable(),
      baseline: amount.nullable(),
      target: amount.nullable(),
      due: date.nullable(),
      milestones: z.array(milestone).max(20),
      /** Whose part it is, where others join in it. */
      part: said.nullable(),
    })
    .refine(it => it.what !== null || it.measure !== null, 'it names neither a measure nor words of its own')
    .refine(({ milestones, due }) => {
      const days = [...milestones.map(({ day }) => day), ...(due === null ? [] : [due])]
      return days.every((day, i) => i === 0 || days[i - 1]! < day)
    }, 'its days do not follow one another'),
)
export type Pledge = z.infer<typeof pledge>

/** The days on which something of it is due, in their order. */
export function daysOf({ milestones, due }: Pick<Pledge, 'milestones' | 'due'>): string[] {
  return [...milestones.map(({ day }) => day), ...(due === null ? [] : [due])]
}

export const commitmentRef = named('commitment', z.strictObject({ party, id }))
export type CommitmentRef = z.infer<typeof commitmentRef>

/** How it went, in the words of the party itself. */
export const OUTLOOKS = ['kept', 'on-course', 'missed'] as const
export const answer = named(
  'answer',
  z.strictObject({
    commitment: commitmentRef,
    /** The day that is answered, and each before it; null where none is. */
    due: date.nullable(),
    says: z.enum(OUTLOOKS).nullable(),
    /** Whether nothing more will come. */
    final: z.boolean(),
    words: said.nullable(),
  }),
)
export type Answer = z.infer<typeof answer>

export const asked = named('asked', z.strictObject({ clause: clauseRef, due: date }))
export type AskedFor = z.infer<typeof asked>

const measure = z.strictObject({
  id,
  /** As the call numbers it. */
  number: units(12, 1),
  titles: localised,
  /** The kinds for which it is meant; null if for all. */
  kinds: eachOnce(z.array(kind).min(1), 'a kind').nullable(),
})

/** A numbered commitment of the call, with its measures. */
export const numbered = named(
  'numbered',
  z.strictObject({
    number: units(12, 1),
    principle: id,
    titles: localised,
    measures: z.array(measure).min(1).max(100),
  }),
)
export type Numbered = z.infer<typeof numbered>

export const declined = named('declined', z.strictObject({ id, words: said.nullable() }))
export type Declined = z.infer<typeof declined>
