import { brief, fromUtf8 } from '../core/bytes.ts'
import { hiddenIn } from '../core/hidden.ts'
import { toNfc, trimmed } from '../core/normal.ts'
import { MISSING, type Missing, MOST_PERIODS } from '../register/figures/counts.ts'
import {
  countsOf,
  type FigureAnswer,
  type FigureCell,
  type FigureSource,
  type Figures,
  formatFigures,
  type Period,
  source as sourceSchema,
} from '../register/figures/figures.ts'
import { hostOf } from '../register/lists/cells.ts'
import { openIn, periodsIn, withReason } from '../register/lists/figure-periods.ts'
import {
  type FigurePlan,
  type PlannedBeside,
  type PlannedFigure,
  planFigures,
} from '../register/lists/figure-plan.ts'
import { idsOf, isOf, SHEET_WORDS } from '../register/lists/figure-sheet.ts'
import { NO_DRAFT, ofReport } from '../register/lists/sheet-marks.ts'
import { correctedPlaces, type IsCorrected } from '../work/reporting/corrected.ts'
import { isAskedFor, isPut, type OwnQuestions } from '../work/reporting/questions.ts'
import { readFilled } from '../work/spreadsheet/filled.ts'
import type { Filled } from '../work/spreadsheet/reading-process.ts'
import { Misuse, tell } from './command.ts'
import type { KnownParty } from './commitment-register.ts'
import {
  type EditionHere,
  editionHere,
  figuresHere,
  indicatorsHere,
  periodIn,
  questionsHere,
  reportAt,
  sayingsHere,
} from './figure-register.ts'
import { readBytes } from './files.ts'

/** Figures of a report from a sheet that was filled in: what it says, what it leaves open, and what is wrong in it. */

export interface FigureOptions {
  readonly file?: string
  readonly catalogue?: string
  readonly period?: string[]
  readonly open?: string
  readonly source?: string[]
  readonly overCorrections?: boolean
}

interface PlannedFigures {
  readonly asked: EditionHere
  /** Of a report, what its rules ask for; null of a correction. */
  readonly own: OwnQuestions | null
  readonly periods: readonly Period[]
  readonly plan: FigurePlan
  readonly open: ReturnType<typeof openIn>
  /** As they would be filed. */
  readonly answers: readonly FigureAnswer[]
  /** Of a correction: what stands. */
  readonly before: Figures | null
  /** What it would take back of earlier corrections: the sheet went out before them, or does not say when. */
  readonly over: readonly (PlannedFigure | PlannedBeside)[]
  /** In which answers can stand: those of the report that is corrected, then those that were named. */
  readonly sources: readonly FigureSource[]
  readonly hasMacros: boolean
}

const words = SHEET_WORDS.en

/** Of a report, or of the correction of one that an entry filed. */
export async function planHere(
  known: KnownParty,
  options: FigureOptions,
  corrects?: string,
): Promise<PlannedFigures> {
  const reason = reasonIn(options.open)
  const filled = await filledSheet(options.file!)
  const given = options.period?.map(periodIn)
  const named = (options.source ?? []).map(sourceNamed)
  if (corrects === undefined) {
    const asked = await indicatorsHere(known, options.catalogue)
    const periods = given ?? requirePeriods(filled)
    const own = await questionsHere(known, asked, periods)
    const sources = withMore([], named)
    return planned({ of: NO_DRAFT, asked, own, periods, before: null, sources, filled, reason })
  }
  const row = reportAt(known, corrects)
  const asked = await editionHere(known, row.catalogue, row.edition)
  const before = await figuresHere(known.server, row, asked)
  const isCorrected = await correctedPlaces(sayingsHere(known.server, row, asked))
  const own = row.periods.map(({ from, until }) => ({ from, until }))
  const more = (given ?? []).filter(one => !own.some(it => it.from === one.from && it.until === one.until))
  const sources = withMore(before.sources, named)
  const of = ofReport(row.entry)
  const stands = { before, isCorrected, sources }
  return planned({ of, asked, own: null, periods: [...own, ...more], ...stands, filled, reason })
}

/** “Annual report=https://example.org/report”, or its title alone for what was printed. */
function sourceNamed(given: string): FigureSource {
  const [, title = '', url = null] = /^(.*?)(?:=(https?:\/\/.*))?$/s.exec(given.trim()) ?? []
  const read = sourceSchema.safeParse({ title: toNfc(trimmed(title)), url, file: null })
  const isOdd = url !== null && hostOf(url) === null
  if (!read.success || isOdd || hiddenIn(given) !== undefined)
    throw new Misuse(
      `--source takes "title=link", with a title of at most 200 characters and no user name in the link, not "${brief(given, 300)}".`,
    )
  return read.data
}

function withMore(sources: readonly FigureSource[], named: readonly FigureSource[]): FigureSource[] {
  const all = [...sources]
  for (const one of named)
    if (!all.some(({ title, url }) => title === one.title && url === one.url)) all.push(one)
  return all
}

function reasonIn(given: string | undefined): Missing | undefined {
  const found = MISSING.find(code => code === given)
  if (given !== undefined && found === undefined)
    throw new Misuse(`--open takes a reason: ${MISSING.join(', ')}. "${given}" is none.`)
  return found
}

const LOGGER = { info() {}, warn() {}, error: (_: object, message: string) => tell(message) }

const filledSheet = (path: string): Promise<Filled> =>
  readFilled(readBytes(path), { who: path, words, logger: LOGGER })

/** Of more periods than a report has, something else stands in these columns. */
function requirePeriods(filled: Filled): Period[] {
  const found = periodsIn(filled, words)
  if (found.length === 0 || found.length > MOST_PERIODS)
    throw new Misuse(
      `The file names ${found.length} periods that can be read. Say with --period 2026-01-01..2026-06-30 which are meant.`,
    )
  return found
}

type Planning = Pick<PlannedFigures, 'asked' | 'own' | 'periods' | 'before' | 'sources'> &
  Readonly<{
    of: string
    isCorrected?: IsCorrected
    filled: Filled
    reason: Missing | undefined
  }>

function planned(planning: Planning): PlannedFigures {
  const { of, asked, own, periods, before, isCorrected, sources, filled, reason } = planning
  const { whole: catalogue } = asked
  const stands = before?.answers ?? []
  const filling = {
    of,
    catalogue,
    periods,
    answers: stands,
    sources,
    lang: 'en',
    words,
    isAsked: (id: string, period: Period) => own !== null && isPut(own, id, period),
    ...(isCorrected && { isCorrected }),
  }
  const plan = planFigures(filled, filling)
  const { answers } = plan
  // What no rule asks, or a report did not answer, is left out whole or answered whole.
  const isAsked = (id: string, period: Period) =>
    (own !== null && isAskedFor(own, id, period)) || answers.some(one => isOf(one, { id }, period))
  const asking = { catalogue, periods, answers, isAsked }
  const open = openIn(asking)
  const closed = reason === undefined ? answers : withReason(asking, reason)
  const { hasMacros } = filled
  const over = [...plan.changed, ...plan.beside].filter(({ since }) => since === 'other')
  return { asked, own, periods, plan, open, answers: closed, before, over, sources, hasMacros }
}

/** The member `figures` of a statement, with its file, which is laid beside it. Refuses `figures_wrong`. */
export function figuresMember({ answers, asked, sources }: PlannedFigures, party: string) {
  const { id: catalogue, edition, whole } = asked
  const says = { sources: [...sources], answers: [...answers] }
  const file = formatFigures({ v: 1, catalogue, edition, party, ...says }, whole)
  return { catalogue, edition, data: { file: fromUtf8(file) }, periods: countsOf(figuresIn(file)) }
}

const figuresIn = (file: Uint8Array) => JSON.parse(fromUtf8(file)) as Figures

/** Why nothing can be posted of it; null where it can. */
export function hinders(
  { answers, before, open, over, plan, sources }: PlannedFigures,
  options: FigureOptions,
): string | null {
  if (plan.faults.some(({ why }) => why === 'sourceUnknown'))
    return 'Mend these rows, or name each source that the report is to have with --source "title=link"; and run it again.'
  if (plan.faults.length > 0) return 'Mend these rows, and run it again.'
  if (answers.length === 0) return 'The file says nothing.'
  if (open.length > 0 && options.open === undefined)
    return 'Give each open cell a value or a reason in the file, or one reason for all with --open not-reported.'
  if (over.length > 0 && options.overCorrections !== true)
    return `The file would replace what earlier corrections changed: ${count(over.length, 'place')}, told above. Take these rows out, or fill in a sheet of today (avow export questions with --report); or say with --over-corrections that the file is right.`
  const changes = plan.changed.length + plan.beside.length
  if (before !== null && changes === 0 && sources.length === before.sources.length)
    return 'The file says what stands there already.'
  return null
}

/** The plan as lines and as JSON. */
export function planTold(planned: PlannedFigures, options: FigureOptions) {
  const { answers, before, hasMacros, open, over, plan } = planned
  const { faults, guessed, passedOver, unnamed } = plan
  const text = [
    ...faults.map(
      ({ sheet, line, column, says, code, with: cell }) =>
        `${sheet === null ? '' : `${sheet}, `}row ${line}: ${column === null ? '' : `${words.columns[column]}: `}${says} (${code})${cell === '' ? '' : ` In it stands: ${cell}`}`,
    ),
    ...(before === null
      ? []
      : [
          ...plan.changed.map(one => `${changedLine(one)}${overSaid(planned, one)}`),
          ...plan.beside.map(one => `${besideLine(planned, one)}${overSaid(planned, one)}`),
        ]),
    ...(passedOver.length > 0 ? [`Not read, since it is none of ours: ${passedOver.join(', ')}`] : []),
    ...(guessed > 0 ? [`Not in UTF-8, so check the letters: ${count(guessed, 'row')}.`] : []),
    ...(plan.outdated > 0
      ? [
          `As they went out, while the report says something else now, which stays: ${count(plan.outdated, 'place')}.`,
        ]
      : []),
    ...(hasMacros ? ['The file has macros. None was run.'] : []),
    ...(unnamed > 0 && before === null ? [`Asked for, and not in the file: ${count(unnamed, 'cell')}.`] : []),
    ...countsOf({ answers: [...answers] }).map(({ from, until, indicators }) => {
      const given = indicators.reduce((sum, one) => sum + one.given, 0)
      const missing = MISSING.flatMap(code => {
        const many = indicators.reduce((sum, one) => sum + (one.missing[code] ?? 0), 0)
        return many === 0 ? [] : [`${many} ${code}`]
      })
      return `${from} to ${until}: ${[count(indicators.length, 'indicator'), count(given, 'value'), ...missing].join(', ')}`
    }),
    ...(planned.own?.asked.size === 0 ? [UNASKED] : []),
    ...openLines(planned, options),
  ]
  const json = {
    ...{ catalogue: planned.asked.id, edition: planned.asked.edition, periods: planned.periods },
    ...{ changed: plan.changed, beside: plan.beside, faults, open, passedOver, guessed, hasMacros },
    ...{ outdated: plan.outdated, over },
  }
  return { text, json }
}

const UNASKED =
  'No rule asks the party for these figures in these periods so far: an indicator that the file leaves empty is left out.'

/** Lines of open answers that a screen is given; `--json` has all. */
const MOST_OPEN = 20

function openLines({ open }: PlannedFigures, options: FigureOptions): string[] {
  if (open.length === 0) return []
  const all = open.reduce((sum, one) => sum + one.open, 0)
  if (options.open !== undefined) return [`${count(all, 'open cell')} will say: ${options.open}.`]
  const lines = open
    .slice(0, MOST_OPEN)
    .map(one => `open: ${one.indicator}, ${days(one.period)}: ${count(one.open, 'cell')}`)
  const left = open.length - lines.length
  return [...lines, ...(left > 0 ? [`open: ${left} more answers, which --json names`] : [])]
}

const overSaid = ({ over }: PlannedFigures, one: PlannedFigure | PlannedBeside): string =>
  over.includes(one) ? ' (a correction has changed this since)' : ''

const changedLine = ({ indicator, period, by, before, after }: PlannedFigure) =>
  `${[indicator, days(period), ...(by.length > 0 ? [idsOf(by)] : [])].join(', ')}: ${cellTold(before)} → ${cellTold(after)}`

function besideLine({ before, plan }: PlannedFigures, { indicator, period, of }: PlannedBeside): string {
  const where = `${indicator}, ${days(period)}`
  const [was, is] = [before?.answers ?? [], plan.answers].map(all =>
    all.find(one => isOf(one, { id: indicator }, period)),
  )
  if (of === 'words') return `${where}: other words`
  if (of === 'behind') return `${where}, behind it: ${was?.behind ?? 'nobody else'} → ${is!.behind}`
  const found = (answer: FigureAnswer | undefined) =>
    answer?.found == null ? 'no source' : `${plan.sources[answer.found.source]!.title}, ${answer.found.place}`
  return `${where}, stands in: ${found(was)} → ${found(is)}`
}

const days = ({ from, until }: Period) => `${from} to ${until}`

function cellTold(cell: FigureCell | null): string {
  if (cell === null) return 'nothing'
  return 'value' in cell ? String(cell.value) : cell.missing
}

const count = (many: number, noun: string) => `${many.toLocaleString('en')} ${noun}${many === 1 ? '' : 's'}`
