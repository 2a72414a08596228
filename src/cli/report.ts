import type { Command } from 'commander'
import { brief } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import { type Clause, figuresAsked } from '../register/clauses.ts'
import { type AskedFor, type CommitmentRef, OUTLOOKS } from '../register/commitment-kinds.ts'
import { daysOn } from '../register/commitment-status.ts'
import type { Duties } from '../register/duties.ts'
import { MISSING } from '../register/figures/counts.ts'
import { reportCorrected, reportFiled } from '../register/types/reports.ts'
import { askedElsewhere } from '../work/reporting/questions.ts'
import { gather, Misuse, newCommand, type Outcome, tell } from './command.ts'
import { dutiesHere, type KnownParty, lawHere, meetParty } from './commitment-register.ts'
import { asBody, signPosting, spokenIn, today } from './compose.ts'
import type { Surroundings } from './environment.ts'
import { reportAt } from './figure-register.ts'
import { addWritingOptions, deliver, type WritingOptions } from './posting.ts'
import { type FigureOptions, figuresMember, hinders, planHere, planTold } from './report-figures.ts'

/** `avow report`: what became of what a party took on, its figures, and its answer to what the rules ask by a day. */

interface Options extends WritingOptions, FigureOptions {
  readonly corrects?: string
  readonly reason?: string
  readonly answer?: string[]
  readonly final?: string[]
  readonly clause?: string[]
  readonly clauses: boolean
  readonly words?: string
  readonly lang?: string
  readonly dryRun?: boolean
}

export function reportCommand(around: Surroundings): Command {
  const command = newCommand<[string], Options>(
    'report',
    'say what became of your commitments under a call, report its figures, and answer what its rules ask by today',
    async (call, options) => {
      const answers = (options.answer ?? []).map(answerIn)
      requireFile(options)
      const known = await meetParty(call, options, around)
      if (options.corrects !== undefined) return correct(known, options, options.corrects)
      const figures = options.file === undefined ? undefined : await planHere(known, options)
      const told = figures && planTold(figures, options)
      const hindered = figures && hinders(figures, options)
      if (told && hindered) return notPosted(told, hindered)
      const more = figures && { figures: figuresMember(figures, known.by) }
      const body = { ...bodyOf(known, options, answers, figures?.asked.id ?? null), ...more }
      for (const { commitment, due } of body.answers) tell(answeredWords(known, commitment, due))
      for (const { clause, due } of body.asked) tell(`It answers the clause ${clause}, due by ${due}.`)
      for (const one of waitingFor(known, figures?.asked.id ?? null, body.asked)) tell(one)
      if (!options.dryRun) return withPlan(told, await post(known, options, reportFiled.type, body))
      await requireLawful(known, reportFiled.type, body)
      const json = { type: reportFiled.type, body }
      return withPlan(told, { json, text: 'The report would be taken. Nothing was posted.' })
    },
  )
    .argument('<call>', 'the call')
    .option(
      '--answer <text>',
      `of one commitment: "shore-power kept 29 berths": its id, ${OUTLOOKS.join(', ')} or nothing, then words; id@2026-06-30 names the day that is answered (default: the first that waits), party/id a joint one; once per commitment`,
      gather,
    )
    .option(
      '--final <id>',
      'the last report on this one, which closes it for good; once per commitment',
      gather,
    )
    .option('--words <words>', 'words on the whole; en=… says their language, or --lang')
    .option(
      '--clause <id=day>',
      'a clause of the rules that it answers (default: all that ask for a report now, but for what asks for figures by other indicators)',
      gather,
    )
    .option('--no-clauses', 'answer no clause')
    .option(
      '--file <sheet>',
      'figures: a sheet of avow export questions that was filled in, as .csv or .xlsx',
    )
    .option('--catalogue <id>', 'by which indicators (default: the only ones of the call)')
    .option(
      '--period <from..until>',
      'of which period, as 2026-01-01..2026-06-30 (default: those in the file); once per period',
      gather,
    )
    .option('--open <reason>', `what each cell that the file leaves open says: ${MISSING.join(', ')}`)
    .option(
      '--source <title=link>',
      'in which answers of the file stand, as an existing report of yours: the name that the file has of it, and its link; once per source',
      gather,
    )
    .option(
      '--corrects <entry>',
      'correct the figures of a report that this entry filed, by --file and with a --reason',
    )
    .option('--reason <words>', 'why it is corrected')
    .option(
      '--over-corrections',
      'of a correction: take also what earlier corrections have changed since the file went out',
    )
    .option('--lang <lang>', 'the language of words that state none')
    .option('--by <id>', 'the party (default: the holder of --key)')
    .option('--dry-run', 'say whether it would be taken, and post nothing')
  return addWritingOptions(command, 'party')
}

interface Answered {
  readonly party: string | undefined
  readonly id: string
  readonly due: string | undefined
  readonly says: string | null
  readonly words: string
}

const ANSWER = new RegExp(
  `^(?:([a-z0-9-]+)/)?([a-z0-9-]+)(?:@([0-9]{4}-[0-9]{2}-[0-9]{2}))?(?: +(${OUTLOOKS.join('|')})(?= |$))?(?: +(.*))?$`,
  's',
)

function answerIn(given: string): Answered {
  const [, party, id, due, says = null, words = ''] = ANSWER.exec(given.trim()) ?? []
  if (id === undefined)
    throw new Misuse(
      `"${given}" is no answer: give the id of a commitment, ${OUTLOOKS.join(', ')}, and words.`,
    )
  return { party, id, due, says, words }
}

function requireFile(options: Options): void {
  const { corrects, file, reason } = options
  const { catalogue, open, period, source } = options
  if (corrects === undefined && options.overCorrections)
    throw new Misuse('--over-corrections is about --corrects.')
  const needs = [catalogue, period, open, source, corrects].some(one => one !== undefined)
  if (file === undefined && needs)
    throw new Misuse('--catalogue, --period, --open, --source and --corrects are about a --file.')
  if ((corrects === undefined) !== (reason === undefined))
    throw new Misuse('--corrects <entry> and --reason <words> are given together.')
  const also = [options.answer, options.final, options.clause, options.words, options.catalogue]
  if (corrects !== undefined && also.some(one => one !== undefined))
    throw new Misuse('A correction is of figures alone: file what else there is to say as a report.')
}

async function correct(known: KnownParty, options: Options, entry: string): Promise<Outcome> {
  const reason = inLanguage(options.reason!, options.lang)
  const planned = await planHere(known, options, entry)
  if (options.open !== undefined && planned.open.length === 0)
    throw new Misuse(
      '--open has nothing to fill: this correction leaves no cell open. What is empty in the file stays as it was reported.',
    )
  const told = planTold(planned, options)
  const hindered = hinders(planned, options)
  if (hindered !== null) return notPosted(told, hindered)
  const report = reportAt(known, entry).data.digest
  const body = { report, figures: figuresMember(planned, known.by), reason }
  if (!options.dryRun) return withPlan(told, await post(known, options, reportCorrected.type, body))
  await requireLawful(known, reportCorrected.type, body)
  const json = { type: reportCorrected.type, body }
  return withPlan(told, { json, text: 'The correction would be taken. Nothing was posted.' })
}

type Told = ReturnType<typeof planTold>

const notPosted = ({ json, text }: Told, why: string): Outcome => ({
  exit: 1,
  json: { ...json, hindered: why },
  text: [...text, why, 'Nothing was posted.'],
})

const withPlan = (told: Told | undefined, done: Outcome): Outcome =>
  told === undefined
    ? done
    : { ...done, json: { ...told.json, ...done.json }, text: [...told.text, ...[done.text].flat()] }

/** Asks the law as it stands here. */
async function requireLawful(known: KnownParty, type: string, body: object): Promise<void> {
  const refusal = await lawHere(known)({ type, body: asBody(body) })
  if (refusal !== null) throw refusal
}

function bodyOf(
  known: KnownParty,
  options: Options,
  answered: readonly Answered[],
  catalogue: string | null,
) {
  const { by, call, registered } = known
  if (registered.get('parties', by) === undefined)
    throw new Refusal('party_unknown', `${by} is no party of this register.`)
  const duties = dutiesHere(known)
  const finals = new Set(options.final)
  const answers = answered.map(({ party = by, id, due, says, words }) => {
    // The first day that waits for an answer, unless one was named.
    const [waits = null] = waitingDays(duties, { party, id })
    const final = finals.delete(id) || finals.delete(`${party}/${id}`)
    const said = words === '' ? null : inLanguage(words, options.lang)
    return { commitment: { party, id }, due: due ?? waits, says, final, words: said }
  })
  if (finals.size > 0) throw new Misuse(`--final ${[...finals][0]} has no --answer of its own.`)
  const asked = options.clauses ? (options.clause?.map(clauseIn) ?? askedNow(known, catalogue)) : []
  const words = options.words === undefined ? null : inLanguage(options.words, options.lang)
  if (answers.length + asked.length === 0 && words === null && catalogue === null)
    throw new Misuse(`${call} asks ${by} for no report now: say something with --answer or --words.`)
  return { answers, asked, policy: asked.length > 0 ? (duties.binding?.policy ?? null) : null, words }
}

/** Refuses words in no stated language: a report is read by people of many, and read aloud by machines. */
function inLanguage(given: string, lang: string | undefined) {
  const words = spokenIn(given, lang)
  if (words.lang === 'und')
    throw new Misuse(`Say in which language "${brief(given, 60)}" is: --lang en, or en= before the words.`)
  return words
}

/** The days of a commitment that have come and have no answer yet, the first one first. */
function waitingDays({ commitments }: Duties, { party, id }: CommitmentRef): string[] {
  const found = commitments.findLast(({ commitment: one }) => one.party === party && one.id === id)
  if (found === undefined || !['due', 'overdue'].includes(found.status.status)) return []
  const day = today()
  return daysOn(found.commitment, day).filter(on => on >= found.status.due! && on <= day)
}

/** Which day an answer names, and which it leaves open. */
function answeredWords(known: KnownParty, of: CommitmentRef, due: string | null): string {
  const name = of.party === known.by ? of.id : `${of.party}/${of.id}`
  if (due === null) return `It says how ${name} goes, and answers no day of it.`
  const later = waitingDays(dutiesHere(known), of).filter(day => day > due)
  const open =
    later.length === 0 ? '' : ` ${later.join(', ')} stays open; ${name}@${later.at(-1)} answers all.`
  return `It answers what was due of ${name} by ${due}.${open}`
}

/**
 * The newest window of each clause that waits for a report: it answers those before it too. What asks for figures by
 * other indicators than those of the report waits for another, unless it is named.
 */
function askedNow(known: KnownParty, catalogue: string | null): AskedFor[] {
  const its = waitingClauses(known).filter(({ clause }) => !asksElsewhere(known, clause, catalogue))
  return its.map(({ clause, due }) => ({ clause: clause.id, due }))
}

function waitingClauses(known: KnownParty) {
  const waiting = dutiesHere(known).asked.filter(
    ({ clause, state }) => 'report' in clause.asks && state !== 'met',
  )
  return [...new Map(waiting.map(one => [one.clause.id, one])).values()]
}

function asksElsewhere({ call, registered }: KnownParty, clause: Clause, catalogue: string | null): boolean {
  const all = [...registered.under('indicators', `${call}/`)]
  const ids = all.map(({ key }) => ({ id: key.slice(call.length + 1) }))
  return askedElsewhere(ids, clause, catalogue) !== undefined
}

function waitingFor(known: KnownParty, catalogue: string | null, answered: readonly AskedFor[]): string[] {
  const left = waitingClauses(known).filter(
    ({ clause }) =>
      asksElsewhere(known, clause, catalogue) && !answered.some(one => one.clause === clause.id),
  )
  return left.map(({ clause, due }) => {
    const wanted = figuresAsked(clause)
    const how = `File another report with --catalogue ${wanted}; --clause ${clause.id}=${due} answers it without them.`
    return `The clause ${clause.id}, due by ${due}, asks for figures by ${wanted} and waits. ${how}`
  })
}

function clauseIn(given: string): { clause: string; due: string } {
  const [, clause, due] = /^([a-z0-9-]+)=([0-9]{4}-[0-9]{2}-[0-9]{2})$/.exec(given) ?? []
  if (clause === undefined) throw new Misuse(`--clause is given as yearly-report=2027-03-31, not "${given}".`)
  return { clause, due: due! }
}

async function post(known: KnownParty, options: Options, type: string, body: object): Promise<Outcome> {
  const { by, call, seen, server, signers } = known
  const posting = { type, by, call, body: asBody(body), signers, seen }
  return deliver({ ...(await signPosting(server, posting)), type }, options, () => server)
}
