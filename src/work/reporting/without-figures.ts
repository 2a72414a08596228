import { dayBefore } from '../../core/time.ts'
import type { Asked } from '../../register/asked.ts'
import { figuresAsked } from '../../register/clauses.ts'
import { type AskedBy, type AskingBy, askedIn, windowsAsking } from '../../register/figures/asked-periods.ts'
import type { Period } from '../../register/figures/figures.ts'
import {
  COMPUTED,
  isAnswered,
  periodKey,
  saysSomething,
  standingOn,
} from '../../register/figures/standing.ts'
import { ownTurn } from '../../store/own-turn.ts'
import type { CallOnDay } from '../commitments/call-duties.ts'
import type { Signatory } from '../commitments/signatories.ts'
import { type ToldBy, toldBy } from './call-figures.ts'
import { isThere } from './filed.ts'
import { type CatalogueOn, type ReportedOn, reportedOn, type Sources } from './indicators-on.ts'
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

export type IsWithoutFigures = (one: Asked) => boolean

type From = Pick<Sources, 'callFigures' | 'filed' | 'log'>

/** It follows from the log up to a size, of which each of these speaks: many pages show the same day. */
const KNOWN = new WeakMap<CallOnDay, Promise<IsWithoutFigures>>()

/** Of what was asked on that day, by identity. */
export function withoutFigures(from: From, all: CallOnDay): Promise<IsWithoutFigures> {
  return KNOWN.getOrInsertComputed(all, () => {
    const bare = bareOn(from, all)
    bare.catch(() => KNOWN.delete(all))
    return bare
  })
}

/** What was done by a report that a clause asks to bring figures. */
interface Done {
  readonly it: Signatory
  readonly one: Asked
  readonly entry: number | null
}

/** Parties that are looked at in one turn of the event loop. */
const IN_ONE_TURN = 10

async function bareOn(from: From, all: CallOnDay): Promise<IsWithoutFigures> {
  const done = [...all.signatories, ...all.gone].flatMap(it =>
    [...it.asked, ...it.earlier].flatMap((one): Done[] =>
      one.met === null || figuresAsked(one.clause) === undefined ? [] : [{ it, one, entry: one.met.entry }],
    ),
  )
  if (done.length === 0) return () => false
  const on = await reportedOn(from, all)
  const catalogues = on.catalogues.map(
    async catalogue => [catalogue.id, await questionsIn(on, catalogue)] as const,
  )
  // By what is not published nobody is asked.
  const questions = new Map(await Promise.all(catalogues))
  const bare = new Set<Asked>()
  for (const [i, one] of done.entries()) {
    if ((i + 1) % IN_ONE_TURN === 0) await ownTurn()
    const asked = questions.get(figuresAsked(one.one.clause)!)
    if (asked !== undefined && (await isBare(from, on, asked, one))) bare.add(one.one)
  }
  return one => bare.has(one)
}

type Questions = Awaited<ReturnType<typeof questionsIn>>

async function questionsIn(on: ReportedOn, catalogue: CatalogueOn) {
  const editions = askingEditions(catalogue.editions)
  return { catalogue, editions, ids: indicatorIds(catalogue), usual: await usualIn(on, catalogue) }
}

/** What is said of an indicator in a period, by no value and no reason of its own. */
type Said = readonly [indicator: string, told: ToldBy]

async function isBare(from: From, { day, reports }: ReportedOn, asked: Questions, done: Done) {
  const { catalogue, ids, usual } = asked
  const { one } = done
  const its = (reports.get(done.it.party) ?? []).filter(report => report.catalogue === catalogue.id)
  // What another report brought while nobody was late counts as well.
  const counted = its.filter(
    ({ filed, sayings: [first] }) => filed === done.entry || (first!.day <= one.last && first!.day <= day),
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
  let isAsked = false
  for (const id of ids)
    for (const period of usual.get(id)!) {
      const its = askedOf(id, period)
      // Where that is not known, nobody is said to have reported without it.
      if (its.is !== 'yes') continue
      if (told.size === 0) return true
      isAsked = true
      const found = standingOn(told.get(id) ?? NOTHING, period, its, day)!
      if (COMPUTED.every(follows => follows !== found.standing)) return false
      if (found.told !== null) open.push([id, found.told as ToldBy])
    }
  if (!isAsked) {
    // Of a time for which there is no usual period, whatever it told is what it was asked.
    for (const [id, periods] of told)
      for (const own of periods.values()) {
        if (askedOf(id, own).is !== 'yes') continue
        if (isAnswered(own.cells)) return false
        open.push([id, own])
      }
    const last = dayBefore(one.due)
    if (!ids.some(id => askedOf(id, { from: last, until: last }).is === 'yes')) return false
  }
  for (const said of open) if (await isSaidBeside(from, catalogue, said)) return false
  return true
}

const NOTHING: ReadonlyMap<string, ToldBy> = new Map()

/**
 * What answers by words or a place alone is in the file, and in no row. By report or correction: neither ever changes.
 */
const ANSWERED = new WeakMap<ToldBy['saying'], ReadonlySet<string>>()

/** Where a file cannot be read this is not known, and nothing is said against its party. */
async function isSaidBeside(
  { filed }: From,
  { editions }: CatalogueOn,
  [indicator, told]: Said,
): Promise<boolean> {
  const { report, saying } = told
  const known = ANSWERED.get(saying)
  if (known !== undefined) return known.has(`${indicator} ${periodKey(told)}`)
  const file = editions.find(({ edition }) => edition === report.edition)?.file
  const figures = file !== undefined && isThere(file) ? await filed.figures(saying, file) : undefined
  if (figures === undefined || !isThere(figures)) return true
  const answers = figures.answers.filter(saysSomething)
  const found = new Set(answers.map(one => `${one.indicator} ${periodKey(one.period)}`))
  ANSWERED.set(saying, found)
  return found.has(`${indicator} ${periodKey(told)}`)
}
