import { z } from 'zod'
import { Refusal } from '../../core/refusal.ts'
import type { Statement } from '../../core/statement.ts'
import { askedNow, askedRefs } from '../asked-rows.ts'
import { bindingOn, reportDays } from '../binding-policy.ts'
import { answer, asked } from '../commitment-kinds.ts'
import type { FiguresRow } from '../commitment-rows.ts'
import { daysOn } from '../commitment-status.ts'
import { movesOn, openDaysLater } from '../cycles.ts'
import { requireSeldom } from '../daily-limit.ts'
import { must, rely, statement } from '../declaration.ts'
import { type FiguresBound, figuresBound } from '../figures/counts.ts'
import { eachOnce, policyRef, said, type TitledFile, titledFile, wordsRef } from '../kinds.ts'
import { ref } from '../rows.ts'
import { scheduledIn } from './commitments.ts'
import { requireEven } from './indicators.ts'

/**
 * A party's own account: what became of its commitments, and that it answers what clauses ask. It is taken late too: by
 * it a silent party comes back. From a party whose signature stands no more it is taken as well, though no clause asks
 * for it. No switch keeps one out.
 */

/** Of one statement. All is kept as long as the log, and travels in one request. */
export const MOST_FILES = 10
export const MOST_FILES_BYTES = 12 * 1_048_576
/** One row has them all, each whole, and is written anew with the next: of the largest report, some 200 KiB. */
export const MOST_CORRECTIONS = 20

/** What shows what is said: a report of one's own, a picture, a table. Left out where there is none. */
const files = eachOnce(
  z.array(titledFile).min(1).max(MOST_FILES),
  'a file',
  one => one.file.digest,
).exactOptional()
type Files = readonly TitledFile[] | undefined

/** The law counts bytes by what the statement says: the door sees that they are no more. */
function fitFiles(all: Files): { member: 'files'; why: string } | null {
  const bytes = (all ?? []).reduce((sum, { file }) => sum + file.length, 0)
  return bytes <= MOST_FILES_BYTES
    ? null
    : { member: 'files', why: `its files have ${bytes} bytes together, more than ${MOST_FILES_BYTES}` }
}

const digestsOf = (all: Files = []) => all.map(({ file }) => file.digest)

export const reportFiled = statement('report/filed', {
  scope: 'call',
  author: 'party',
  afterClosing: true,
  switchable: false,
  body: {
    answers: eachOnce(
      z.array(answer).max(100),
      'a commitment',
      one => `${one.commitment.party}/${one.commitment.id}`,
    ),
    /** What clauses ask that it answers, and the policy in which they stand. */
    asked: eachOnce(z.array(asked).max(40), 'a clause', one => one.clause),
    policy: policyRef.nullable(),
    words: said.nullable(),
    /** What it says in figures, by a catalogue of the call. They change no status. */
    figures: figuresBound.exactOptional(),
    files,
  },
  fits: ({ answers, asked, figures, files, policy, words }) => {
    if (asked.length > 0 && policy === null)
      return { member: 'policy', why: 'it says of no policy that its clauses are answered' }
    return answers.length + asked.length === 0 &&
      words === null &&
      figures === undefined &&
      files === undefined
      ? { member: 'words', why: 'it says nothing' }
      : fitFiles(files)
  },
  rests: ({ body, call }) => (body.policy === null ? [] : [ref('policies', call, body.policy)]),
  reads: ({ body, by, call }) => ({
    ...askedRefs(call, by),
    policy: body.policy === null ? [] : [ref('policies', call, body.policy)],
    figures:
      body.figures === undefined ? [] : [figuresRefs(call, by, body.figures, body.figures.data.digest)],
  }),
  refuses: {
    signature_unknown: 'call',
    policy_wrong: 'policy',
    commitment_unknown: 'answers',
    report_groundless: 'answers',
    edition_wrong: 'figures',
    indicator_unknown: 'figures',
    figures_uneven: 'figures',
    period_wrong: 'figures',
    words_unchanged: 'figures',
    said_often: null,
    seen_stale: null,
  },
  admit({ body, by, call, callRow, day, index, rows, statement }) {
    const signature = rows.signature.row
    if (signature === undefined) throw new Refusal('signature_unknown', `${by} has not signed ${call}.`)
    const schedule = rows.schedule.row
    // Counted here, since a report of words alone leaves nothing else in the row.
    const filed = schedule?.filed ?? null
    const times = filed?.day === day ? filed.count : 0
    requireSeldom(times, day, `${by} reported`)
    for (const { commitment, due, final, says } of body.answers) {
      const found = scheduledIn(schedule, by, commitment.id, commitment.party)
      if (found === undefined || found.ended !== null)
        throw new Refusal('commitment_unknown', `${by} has no commitment ${commitment.id} that stands.`)
      if (due !== null && !daysOn(found, day).includes(due))
        throw new Refusal('report_groundless', `Nothing of ${commitment.id} is due by ${due}.`)
      // Else a word on the first day would answer all that the party has promised for later.
      if (due !== null && due > day && !final && says !== 'kept' && says !== 'missed')
        throw new Refusal(
          'report_groundless',
          `${due} is to come: before it, an answer says whether ${commitment.id} was kept or missed.`,
        )
      requireSeen(due === null ? [] : found.reports.filter(one => one.due === due), statement)
    }
    if (body.asked.length > 0) {
      const binding = bindingOn(signature, callRow.row!, day)
      if (binding === null)
        throw new Refusal(
          'policy_wrong',
          `${by} is bound by no policy, as its signature does not stand. A report that names no clause is taken.`,
        )
      if (binding.policy !== body.policy)
        throw new Refusal('policy_wrong', `${by} is bound by the policy ${binding.policy}.`)
      const { asked: all } = askedNow(rows, callRow.row!, rows.policy[0]!.row!.policy, day)
      for (const { clause, due } of body.asked)
        if (!all.some(one => one.clause.id === clause && 'report' in one.clause.asks && one.due === due))
          throw new Refusal('report_groundless', `The clause ${clause} asks ${by} for no report by ${due}.`)
      for (const { clause, due } of body.asked)
        requireSeen(
          (schedule?.reports ?? []).filter(one => one.clause === clause && one.due === due),
          statement,
        )
    }
    for (const cells of rows.figures) {
      const figures = body.figures!
      requireEven(cells.edition, figures, day)
      requireNew(cells.report.row, figures)
      const { catalogue, edition, data, periods } = figures
      cells.report.put({
        since: index,
        entry: index,
        day,
        catalogue,
        edition,
        data,
        files: digestsOf(body.files),
        periods,
        corrections: [],
      })
    }
    const commitments = (schedule?.commitments ?? []).map(one => {
      const said = body.answers.find(
        ({ commitment }) => commitment.party === one.party && commitment.id === one.id,
      )
      if (said === undefined || one.ended !== null) return one
      const { due, says, final } = said
      return { ...one, reports: [...one.reports, { entry: index, day, due, says, final }] }
    })
    const reports = [...(schedule?.reports ?? []), ...body.asked.map(one => ({ entry: index, day, ...one }))]
    rows.schedule.put({ since: index, commitments, reports, filed: { count: times + 1, day } })
  },
})

/**
 * Two people of one party may answer for the same day: the later one has read what the earlier one said. Whatever else
 * was reported meanwhile keeps no report out.
 */
function requireSeen(same: readonly { readonly entry: number }[], { seen }: Statement): void {
  const later = same.find(({ entry }) => entry >= seen.size)
  if (later === undefined) return
  throw new Refusal(
    'seen_stale',
    `Entry ${later.entry} answers the same day; the author had seen the log up to entry ${seen.size - 1}.`,
  )
}

/** The rows of figures with which a report was filed under this digest. */
function figuresRefs(call: string, by: string, { catalogue, edition }: FiguresBound, report: string) {
  return {
    edition: ref('indicatorEditions', call, catalogue, String(edition)),
    report: ref('figures', call, by, report),
  }
}

/**
 * Within one report no file stands twice. A row is found by the file with which the report was filed, and by no other.
 */
function requireNew(report: FiguresRow | undefined, { data: { digest } }: FiguresBound): void {
  const known = report === undefined ? [] : [report, ...report.corrections]
  if (known.some(({ data }) => data.digest === digest))
    throw new Refusal('words_unchanged', `The figures ${digest} are reported already.`)
}

/**
 * A party corrects the figures of a report, whole: what stood there before stays beside them. Within so many days as
 * the rules give that bind it; what is found later the next report says, so that nobody's comparison changes under them
 * for ever.
 */
export const reportCorrected = statement('report/corrected', {
  scope: 'call',
  author: 'party',
  afterClosing: true,
  switchable: false,
  body: {
    /** By the digest of the figures with which it was filed. */
    report: wordsRef,
    figures: figuresBound,
    reason: said,
    /** More of them. Those of the report stand, and sources may name them. */
    files,
  },
  fits: ({ files }) => fitFiles(files),
  reads: ({ body, by, call }) => ({
    signature: ref('signatures', call, by),
    schedule: ref('schedules', call, by),
    interruptions: ref('interruptions', 'log'),
    ...figuresRefs(call, by, body.figures, body.report),
  }),
  refuses: {
    report_unknown: 'report',
    seen_stale: null,
    correction_late: 'report',
    corrections_many: 'report',
    said_often: null,
    edition_wrong: 'figures',
    indicator_unknown: 'figures',
    figures_uneven: 'figures',
    period_wrong: 'figures',
    words_unchanged: 'figures',
  },
  admit({ body, by, call, callRow, day, index, rows, statement }) {
    const { figures, reason } = body
    const says = `${by} has filed no report with the figures ${body.report} on ${call}.`
    const before = rely(must(rows.report, 'report_unknown', says), statement, 'The report')
    const days = reportDays(rows.signature.row!, callRow.row!, day)
    if (days === undefined)
      throw new Refusal('correction_late', `No policy that binds ${by} lets a report be corrected.`)
    const last = openDaysLater(before.day, days, movesOn(undefined, rows.interruptions.row, day))
    if (day > last)
      throw new Refusal('correction_late', `The report of ${before.day} could be corrected until ${last}.`)
    if (before.corrections.length >= MOST_CORRECTIONS)
      throw new Refusal(
        'corrections_many',
        `The report was corrected ${MOST_CORRECTIONS} times; more are not taken.`,
      )
    // Together with reports, so that files beside the log are as few as these.
    const schedule = rows.schedule.row!
    const times = schedule.filed?.day === day ? schedule.filed.count : 0
    requireSeldom(times, day, `${by} reported, or corrected a report,`)
    const { catalogue, edition, data, periods } = figures
    if (catalogue !== before.catalogue || edition !== before.edition)
      throw new Refusal(
        'edition_wrong',
        `The report is by edition ${before.edition} of ${before.catalogue}, not by edition ${edition} of ${catalogue}.`,
      )
    requireEven(rows.edition, figures, day)
    requireWhole(before.corrections.at(-1) ?? before, figures)
    requireNew(before, figures)
    const correction = { entry: index, day, reason, data, files: digestsOf(body.files), periods }
    rows.report.put({ ...before, since: index, corrections: [...before.corrections, correction] })
    rows.schedule.put({ ...schedule, since: index, filed: { count: times + 1, day } })
  },
})

/** What was reported is not unsaid by leaving it out: a value that does not stand gives way to a reason. */
function requireWhole(before: Pick<FiguresRow, 'periods'>, after: FiguresBound): void {
  for (const { from, until, indicators } of before.periods) {
    const now = after.periods.find(one => one.from === from && one.until === until)?.indicators ?? []
    const left = indicators.find(({ id }) => !now.some(one => one.id === id))
    if (left !== undefined)
      throw new Refusal(
        'figures_uneven',
        `The report has the indicator ${left.id} for ${from} to ${until}; the correction leaves it out.`,
      )
  }
}

export const REPORT_TYPES = [reportFiled, reportCorrected] as const
