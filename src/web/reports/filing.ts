import { Refusal } from '../../core/refusal.ts'
import type { Period } from '../../register/figures/figures.ts'
import type { TitledFile } from '../../register/kinds.ts'
import type { BodyOf } from '../../register/types.ts'
import {
  type FiguresGone,
  isThere,
  onDay,
  reportFiled,
  type Saying,
  type Stood,
} from '../../work/reporting/filed.ts'
import { periodsSaid } from '../commitments/report-line.ts'
import type { ShownDay } from '../commitments/shown-day.ts'
import { type Asked, bodyOf, entryNamed, longDay, nameIn, say } from '../kit/kit.ts'
import { reportPath } from '../statement/report-path.ts'
import type { FiguresShown } from './blocks.ts'

/** A report that the address names, with its figures as they stood on the day of the page. */
export interface Filing {
  readonly call: string
  readonly party: string
  readonly entry: number
  readonly day: string
  readonly body: BodyOf<'report/filed'>
  /** Null where it is one of words alone. */
  readonly stood: Stood | null
}

/** Refuses `not_found` where this entry is no report of this party, or had not been filed by that day. */
export async function filingAt(asked: Asked, { day }: ShownDay): Promise<Filing> {
  const { call, party, report: index } = asked.params as Record<'call' | 'party' | 'report', string>
  const shown = await entryNamed(asked, index)
  const { statement } = shown.prepared.enclosed ?? shown.prepared
  const filed = shown.admitted.slice(0, 10)
  const isIt = statement.type === 'report/filed' && statement.call === call && statement.by === party
  if (!isIt) throw new Refusal('not_found', `Entry ${index} is no report of ${party} on ${call}.`)
  if (filed > day) throw new Refusal('not_found', `The report of entry ${index} was filed on ${filed}.`)
  const body = bodyOf<'report/filed'>(shown)
  const digest = body.figures?.data.digest
  const row = digest && (await reportFiled(asked.site.log.store, call, party, digest))
  const stood = row ? (onDay(row, day) ?? null) : null
  return { call, party, entry: shown.index, day: filed, body, stood }
}

/** Where the report stands that this entry corrects: whoever takes the number of a correction is led there. */
export async function correctedBy(asked: Asked): Promise<string | undefined> {
  const { call, party, report: index } = asked.params as Record<'call' | 'party' | 'report', string>
  const shown = await entryNamed(asked, index)
  const { statement } = shown.prepared.enclosed ?? shown.prepared
  if (statement.type !== 'report/corrected' || statement.call !== call || statement.by !== party)
    return undefined
  const { report } = bodyOf<'report/corrected'>(shown)
  const filed = await reportFiled(asked.site.log.store, call, party, report)
  return filed && reportPath(call, party, filed.row.entry)
}

/** Its figures, with those that it was filed with where it was corrected; null where it has none. */
export async function figuresOf(
  asked: Asked,
  { call, stood }: Filing,
): Promise<FiguresShown | FiguresGone | null> {
  if (stood === null) return null
  const read = await asked.site.filed.read(call, stood, stood.said)
  if (!isThere(read)) return read
  const { catalogue } = read
  const [first] = stood.sayings as [Saying]
  const filed = first === stood.said ? null : await asked.site.filed.figures(first, catalogue)
  return { ...read, filed }
}

/** The files of the report and of its corrections by that day, in the order in which its sources count them. */
export async function filesOf(asked: Asked, { body, stood }: Filing): Promise<TitledFile[]> {
  const later = (stood?.sayings ?? []).slice(1).map(async ({ entry }) => {
    const { files = [] } = bodyOf<'report/corrected'>(await entryNamed(asked, String(entry)))
    return files
  })
  return [...(body.files ?? []), ...(await Promise.all(later)).flat()]
}

/** What it is called beside the name of its organisation, and for ever: others cite it by that. */
export async function titleOf(asked: Asked, name: string, { call, day, stood }: Filing): Promise<string> {
  const { lang } = asked
  if (stood === null) return say(lang, 'reports.titleOf', { name, day: longDay(day, lang) })
  return titleBy(asked, call, { name, periods: stood.said.periods, by: stood })
}

interface Named {
  readonly name: string
  readonly periods: readonly Period[]
  readonly by: Pick<Stood, 'catalogue' | 'edition'>
}

/**
 * By the indicators as their edition calls them, whether the call has others or not: what is published later changes no
 * title by which a report was cited.
 */
export async function titleBy(
  { lang, site }: Asked,
  call: string,
  { by, name, periods }: Named,
): Promise<string> {
  const { titles } = (await site.filed.edition(call, by))!
  const catalogue = nameIn(titles, lang).text
  return say(lang, 'reports.titleBy', { name, periods: periodsSaid(lang, { periods }), catalogue })
}
