import { z } from 'zod'
import { measureRef } from '../../register/commitment-kinds.ts'
import { MISSING } from '../../register/figures/counts.ts'
import { COMPUTED, STANDINGS } from '../../register/figures/standing.ts'
import { callRef, date, entryRef as entry, id, kind, lang, localised } from '../../register/kinds.ts'

/** What `/{call}/indicators.json` answers. */

const count = z.int().min(0)
const size = count.describe('How many entries of the log this speaks of')
/** Longer than a name. */
const prose = z.array(z.strictObject({ lang, text: z.string() }))

const ofEach = (codes: readonly string[]) =>
  z.strictObject(Object.fromEntries(codes.map(code => [code, count])))

const indicatorShape = z.strictObject({
  id: id,
  edition: z.int().min(1).describe('The newest that has it'),
  question: z
    .strictObject({
      number: z.string(),
      section: id,
      titles: localised,
      asks: prose.describe('The question as it is put to whoever reports'),
      reads: prose.describe('How it is counted'),
      how: z.enum(['reported', 'measured']),
      source: z.strictObject({ title: z.string(), url: z.string().nullable() }).nullable(),
      value: z
        .looseObject({ type: z.string() })
        .describe('Its type, with the unit of a number or the list of a choice'),
      direction: z.enum(['more', 'less']).nullable(),
      kinds: z.array(kind).nullable().describe('Of which it is asked; null for all'),
      by: z
        .array(
          z.strictObject({
            id: id,
            titles: localised,
            items: z.array(z.strictObject({ id: id, titles: localised })),
          }),
        )
        .describe('Lists by which it has a value for each item'),
    })
    .nullable()
    .describe('As that edition puts it; null where its file cannot be read, whatever older ones asked'),
  periods: z
    .array(
      z.strictObject({
        from: date,
        until: date,
        usual: z
          .boolean()
          .describe('Whether it is a usual period of this indicator: else only who used it is counted'),
        asked: count.describe('Parties that were asked'),
        standings: ofEach(STANDINGS).describe('How many of those stand how'),
        silent: ofEach(COMPUTED).describe('How many of these have said nothing: it follows from dates'),
        unasked: z
          .strictObject({ given: count, missing: count })
          .describe('Who was not asked and said something'),
        unknown: z
          .strictObject({ asked: count, given: count, missing: count })
          .describe('Of whom it is not known whether they were asked, and who of them said something'),
        cells: ofEach(['given', ...MISSING]).describe('Values and reasons in all answers'),
      }),
    )
    .describe('In their order'),
})

export const indicatorsShape = z.strictObject({
  call: callRef,
  at: date.describe('The day that is spoken of: what is said of it never changes'),
  size,
  root: z.string().describe('Root of the log of that size, as its checkpoint has it'),
  catalogues: z.array(
    z.strictObject({
      id: id,
      titles: localised,
      editions: z
        .array(
          z.strictObject({
            edition: z.int().min(1),
            day: date,
            entry,
            file: z.enum(['kept', 'withheld', 'not-kept', 'damaged', 'wrong']),
            withheld: entry.nullable().describe('The entry that withholds its file; null if none does'),
          }),
        )
        .describe('Oldest first'),
      sections: z.array(
        z.strictObject({
          id: id,
          number: z.string(),
          titles: localised,
          within: id.nullable(),
          principle: id.nullable(),
          measure: measureRef.nullable(),
        }),
      ),
      indicators: z.array(indicatorShape),
    }),
  ),
})
