import { unlessRefused } from '../../core/refusal.ts'
import { dayBefore } from '../../core/time.ts'
import type { Asked } from '../../register/asked.ts'
import { clauseDigest, figuresAsked } from '../../register/clauses.ts'
import { type AskedBy, type AskingBy, askedIn, windowsAsking } from '../../register/figures/asked-periods.ts'
import type { Period } from '../../register/figures/figures.ts'
import {
  COMPUTED,
  isAnswered,
  periodKey,
  type Standing,
  saysSomething,
  standingOn,
  type WasAsked,
} from '../../register/figures/standing.ts'
import { inTurns, ownTurn } from '../../store/own-turn.ts'
import type { CallOnDay } from '../commitments/call-duties.ts'
import type { Signatory } from '../commitments/signatories.ts'
import { type ToldBy, toldBy } from './call-figures.ts'
import { isRead, questionIn, unreadEditions } from './edition-questions.ts'
import { isThere, withheldBy } from './filed.ts'
import { type CatalogueOn, type ReportedOn, reportedOn, type Sources } from './indicators-on.ts'
import type { Gone } from './kept-files.ts'
import { askingEditions } from './questions.ts'
import { filingsOf, indicatorIds, usualIn } from './standings.ts'

/**
 * Which of the reports that did what a clause asks came without the figures that it asks for. A report does it whatever
 * it holds, as a party may decline there; so whoever counts such a one as done says where it answers nothing that was
 * asked. Else figures of one day, or of years ago, would look like those of the year.
 *
 * It answers if it says something of an indicator that this window asks of its party, for a period that does: with a
 * value, a reason of its own, words, or the place where the answer stands.
 */

export type CameWithout = (one: Asked) => Without

/** It is not known where a file that says what was asked, or what was answered, can be read by nobody. */
export type Without = 'yes' | 'no' | Unknown

export interface Unknown {
  /** The entries that withhold such files; none where these are away for another reason. */
  readonly withheld: readonly number[]
}

export const isUnknown = (without: Without): without is Unknown => typeof without === 'object'

type From = Pick<Sources, 'callFigures' | 'filed' | 'log'>

/** It follows from the log up to a size, of which each of these speaks: many pages show the same day. */
const KNOWN = new WeakMap<CallOnDay, Promise<CameWithout>>()

/** Of what was asked on that day, by identity. */
export function withoutFigures(from: From, all: CallOnDay): Promise<CameWithout> {
  return KNOWN.getOrInsertComputed(all, () => {
    const bare = bareOn(from, all)
    bare.catch(() => KNOWN.delete(all))
    return bare
  })
}

/**
 * The same of one party, of what it was found to be asked by its own rows. Of a call that has too many signatories it is
 * not known.
 */
export async function ownWithout(
  from: Pick<Sources, 'callFigures' | 'duties' | 'filed' | 'log'>,
  { call, day, party }: Readonly<{ call: string; day: string; party: string }>,
  asked: readonly Asked[],
): Promise<CameWithout> {
  if (!asked.some(hasFigures)) return () => 'no'
  const all = await unlessRefused('signatories_many', () => from.duties.on(call, day))
  if (all === undefined) return one => (hasFigures(one) ? { withheld: [] } : 'no')
  const it = all.signatories.find(one => one.party === party)
  if (it === undefined) return () => 'no'
  const cameWithout = await withoutFigures(from, all)
  const nameOf = ({ clause, due }: Asked) => `${clauseDigest(clause)} ${due}`
  const known = new Map(it.asked.map(one => [nameOf(one), one]))
  return one => {
    const same = known.get(nameOf(one))
    return same === undefined ? 'no' : cameWithout(same)
  }
}

/** Whether a report did it that a clause asks to bring figures. */
const hasFigures = ({ met, clause }: Asked) => met !== null && figuresAsked(clause) !== undefined

interface Done {
  readonly it: Signatory
  readonly one: Asked
}

/** Parties that are looked at in one turn of the event loop. */
const IN_ONE_TURN = 10

async function bareOn(from: From, all: CallOnDay): Promise<CameWithout> {
  const done: Done[] = []
  for (const list of [all.signatories, all.gone])
    for await (const some of inTurns(list))
      for (const it of some)
        for (const one of [...it.asked, ...it.earlier]) if (hasFigures(one)) done.push({ it, one })
  if (done.length === 0) return () => 'no'
  const on = await reportedOn(from, all)
  const catalogues = on.catalogues.map(
    async catalogue => [catalogue.id, await questionsIn(on, catalogue)] as const,
  )
  // By what is not published nobody is asked.
  const questions = new Map(await Promise.all(catalogues))
  const found = new Map<Asked, Without>()
  for (const [i, one] of done.entries()) {
    if ((i + 1) % IN_ONE_TURN === 0) await ownTurn()
    const asked = questions.get(figuresAsked(one.one.clause)!)
    if (asked !== undefined) found.set(one.one, await cameWithout(from, on, asked, one))
  }
  return one => found.get(one) ?? 'no'
}

type Questions = Awaited<ReturnType<typeof questionsIn>>

async function questionsIn(on: ReportedOn, catalogue: CatalogueOn) {
  const editions = askingEditions(catalogue.editions)
  return { catalogue, editions, ids: indicatorIds(catalogue), usual: await usualIn(on, catalogue) }
}

/** What is said of an indicator in a period, by no value and no reason of its own; and whether that was asked. */
type Said = readonly [indicator: string, told: ToldBy, is: WasAsked]

async function cameWithout(
  from: From,
  { day, reports }: ReportedOn,
  asked: Questions,
  done: Done,
): Promise<Without> {
  const { catalogue, ids, usual } = asked
  const { one } = done
  const its = (reports.get(done.it.party) ?? []).filter(report => report.catalogue === catalogue.id)
  // What another report brought while nobody was late counts as well.
  const counted = its.filter(
    ({ filed, sayings: [first] }) =>
      filed === one.met?.entry || (first!.day <= one.last && first!.day <= day),
  )
  const told = toldBy(counted, catalogue.id, day)
  const by: AskedBy = {
    catalogue: catalogue.id,
    editions: asked.editions,
    filings: filingsOf(its, catalogue.id),
    day,
  }
  const windows = new Map<string, AskingBy[]>()
  const askedOf = (indicator: string, period: Period) => {
    const make = () => windowsAsking({ asked: [one], earlier: [], kinds: done.it.kinds }, by, period)
    return askedIn(indicator, windows.getOrInsertComputed(periodKey(period), make))
  }
  const open: Said[] = []
  let isAsked: WasAsked = 'no'
  // It answers what it may have been asked.
  let mayAnswer = false
  for (const id of ids)
    for (const period of usual.get(id)!) {
      const its = askedOf(id, period)
      if (its.is === 'no') continue
      if (its.is === 'yes' && told.size === 0) return 'yes'
      isAsked = surer(isAsked, its.is)
      const found = standingOn(told.get(id) ?? NOTHING, period, its, day)!
      if (UNANSWERED.every(one => one !== found.standing)) {
        if (its.is === 'yes') return 'no'
        mayAnswer = true
      } else if (found.told !== null) open.push([id, found.told as ToldBy, its.is])
    }
  if (isAsked === 'no') {
    // Of a time for which there is no usual period, whatever it told is what it was asked.
    for (const [id, periods] of told)
      for (const own of periods.values()) {
        const { is } = askedOf(id, own)
        if (is === 'yes' && isAnswered(own.cells)) return 'no'
        if (is === 'no') continue
        if (isAnswered(own.cells)) mayAnswer = true
        else open.push([id, own, is])
      }
    const last = dayBefore(one.due)
    isAsked = ids.map(id => askedOf(id, { from: last, until: last }).is).reduce(surer, 'no')
    if (isAsked === 'no') return 'no'
  }
  const unread: Gone[] = []
  for (const [id, said, is] of open) {
    const beside = await isSaidBeside(from, catalogue, id, said)
    if (typeof beside === 'object') unread.push(beside)
    else if (beside && is === 'yes') return 'no'
    else if (beside) mayAnswer = true
  }
  // Whoever may have been asked, or may have answered, is said to have left out nothing, and not to have left out none.
  if (mayAnswer || isAsked === 'unknown') unread.push(...unreadEditions(catalogue).map(({ file }) => file))
  else if (unread.length === 0) return 'yes'
  return { withheld: [...new Set(unread.flatMap(file => withheldBy(file) ?? []))].sort((a, b) => a - b) }
}

const UNANSWERED: readonly (Standing | 'unknown')[] = [...COMPUTED, 'unknown']

const surer = (one: WasAsked, other: WasAsked): WasAsked =>
  [one, other].includes('yes') ? 'yes' : [one, other].includes('unknown') ? 'unknown' : 'no'

const NOTHING: ReadonlyMap<string, ToldBy> = new Map()

/**
 * What answers by words or a place alone is in the file, and in no row. By report or correction: neither ever changes.
 */
const ANSWERED = new WeakMap<ToldBy['saying'], ReadonlySet<string>>()

/** Or why nobody can read that: what was read once is not told any more where it is withheld. */
async function isSaidBeside(
  { filed }: From,
  catalogue: CatalogueOn,
  indicator: string,
  told: ToldBy,
): Promise<boolean | Gone> {
  const { report, saying } = told
  const question = questionIn(catalogue, indicator, report.edition) ?? { gone: 'not-kept' }
  if (!isRead(question)) return question
  const name = `${indicator} ${periodKey(told)}`
  const [entry] = await filed.withheld([saying])
  if (typeof entry === 'number') return { gone: 'withheld', entry }
  const known = ANSWERED.get(saying)
  if (known !== undefined) return known.has(name)
  const figures = await filed.figures(saying, question.file)
  if (!isThere(figures)) return figures
  const answers = figures.answers.filter(saysSomething)
  const found = new Set(answers.map(one => `${one.indicator} ${periodKey(one.period)}`))
  ANSWERED.set(saying, found)
  return found.has(name)
}
