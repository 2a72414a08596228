import { z } from 'zod'
import { answer, asked, commitmentRef, numbered, pledge } from './commitment-kinds.ts'
import { figuresBound, indicatorCells } from './figures/counts.ts'
import {
  classRef,
  clauseRef,
  dataFile,
  date,
  digest,
  edition,
  entryRef as entry,
  frozen,
  id,
  localised,
  manifestRef,
  party,
  said,
  time,
} from './kinds.ts'

/** Rows of clauses, commitments and reports. What is due when, and what was done, is computed from them. */

const moment = { entry, day: date }

/** Key: `<call>/<party>`. */
const classesRow = frozen({
  since: entry,
  classes: z
    .array(
      frozen({
        class: classRef,
        words: digest.describe('The digest of its description in the policy by which it was granted'),
        ...moment,
        ended: frozen(moment).nullable().describe('When the depositary ended it; null while it holds'),
      }),
    )
    .readonly()
    .describe('The classes in which the depositary has put it, oldest first'),
})
export type ClassesRow = z.infer<typeof classesRow>

/** Key: the call. */
const extensionsRow = frozen({
  since: entry,
  extensions: z
    .array(
      frozen({
        ...moment,
        clause: clauseRef.nullable().describe('Null where it moves the days of every clause and commitment'),
        from: date,
        until: date.describe('The days that fall between these two move'),
        days: z.int().min(1),
        reason: said,
      }),
    )
    .readonly(),
})
export type ExtensionsRow = z.infer<typeof extensionsRow>

/** Key: `log`. */
const interruptionsRow = frozen({
  since: entry,
  interruptions: z.array(frozen({ ...moment, from: time, until: time })).readonly(),
})
export type InterruptionsRow = z.infer<typeof interruptionsRow>

/** Key: `<call>/<catalogue>`. */
const cataloguesRow = frozen({
  since: entry,
  titles: localised,
  editions: z
    .array(frozen(moment))
    .readonly()
    .describe('Each edition, oldest first; the last is the one to take on'),
})
export type CataloguesRow = z.infer<typeof cataloguesRow>

/** Key: `<call>/<catalogue>/<edition>`. */
const measuresRow = frozen({
  since: entry,
  ...moment,
  titles: localised,
  manifest: manifestRef.describe('The text under whose principles they stand'),
  commitments: z.array(numbered).readonly(),
})
export type MeasuresRow = z.infer<typeof measuresRow>

/** What a day takes no more than five times, and leaves no trace by which it could be counted. */
const counted = frozen({ count: z.int().min(1), day: date }).nullable()

/** Key: `<call>/<party>`. */
const declinedRow = frozen({
  since: entry,
  measures: z
    .array(frozen({ catalogue: id, edition, id, words: said, ...moment }))
    .readonly()
    .describe('The measures that it does not take on, with its reason'),
  said: counted.describe('How often it gave a reason on the last day on which it did'),
})
export type DeclinedRow = z.infer<typeof declinedRow>

const ended = frozen({ ...moment, reason: said }).nullable()

/** Key: `<call>/<party>/<id>`, of the party that made it. */
const commitmentRow = frozen({
  since: entry,
  versions: z
    .array(
      pledge
        .and(
          z.object({
            ...moment,
            manifest: manifestRef,
            reason: said.nullable().describe('Why it was amended; null of the first'),
          }),
        )
        .readonly(),
    )
    .readonly()
    .describe('As it was made, then each amendment, whole'),
  joined: z
    .array(
      frozen({
        party,
        ...moment,
        version: entry.describe('The entry of the version to which it said yes'),
        part: said.nullable(),
        ended,
      }),
    )
    .readonly()
    .describe('Each yes of another party that takes part, oldest first'),
  ended: ended.describe('When its own party withdrew it'),
})
export type CommitmentRow = z.infer<typeof commitmentRow>

/** Key: `<call>/<party>`: all that is needed to tell what is due of it, without the words. */
const scheduleRow = frozen({
  since: entry,
  commitments: z
    .array(
      frozen({
        ...commitmentRef.shape,
        versions: z
          .array(
            frozen({
              ...moment,
              principle: id,
              measure: z
                .string()
                .nullable()
                .describe('`<catalogue>/<edition>/<id>` of the measure that it takes on'),
              days: z.array(date).readonly().describe('On which something is due, in their order'),
            }),
          )
          .readonly(),
        reports: z
          .array(frozen({ ...moment, due: answer.shape.due, says: answer.shape.says, final: z.boolean() }))
          .readonly(),
        ended: frozen(moment).nullable(),
      }),
    )
    .readonly()
    .describe(
      'In the order in which it took them on; of a joint one of another party, the versions that it joined',
    ),
  reports: z
    .array(frozen({ ...moment, ...asked.shape }))
    .readonly()
    .describe('What it has answered of clauses'),
  filed: counted.describe('How many reports it filed on the last day on which it filed one'),
})
export type ScheduleRow = z.infer<typeof scheduleRow>
export type Scheduled = ScheduleRow['commitments'][number]

/** Key: `<call>/<catalogue>`. */
const indicatorsRow = frozen({
  since: entry,
  titles: localised,
  editions: z.array(frozen(moment)).readonly().describe('Each edition, oldest first'),
})
export type IndicatorsRow = z.infer<typeof indicatorsRow>

/** Key: `<call>/<catalogue>/<edition>`. */
const indicatorEditionsRow = frozen({
  since: entry,
  ...moment,
  titles: localised,
  manifest: manifestRef.describe('The text under whose principles they stand'),
  data: dataFile.describe('The file that says what each is and how it is counted'),
  indicators: z.array(indicatorCells).readonly(),
})
export type IndicatorEditionsRow = z.infer<typeof indicatorEditionsRow>

const { data, periods } = figuresBound.shape
const files = z
  .array(digest)
  .readonly()
  .describe(
    'Files that came with it, by digest; sources of figures name one by its place, those of the report first',
  )

/** Key: `<call>/<party>/<digest of the data with which it was filed>`. */
const figuresRow = frozen({
  since: entry,
  ...moment,
  catalogue: id,
  edition,
  data,
  files,
  periods,
  corrections: z
    .array(frozen({ ...moment, reason: said, data, files, periods }))
    .readonly()
    .describe('Each whole, oldest first; the last is what the party says now'),
})
export type FiguresRow = z.infer<typeof figuresRow>
