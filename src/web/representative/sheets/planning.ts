import { utf8 } from '../../../core/bytes.ts'
import { digestOf } from '../../../core/digest.ts'
import type { KeptSheet } from '../../../people/filled-sheets.ts'
import type { FilledSheets } from '../../../register/lists/figure-lines.ts'
import { type FigurePlan, type Filling, planInSteps } from '../../../register/lists/figure-plan.ts'
import { ownTurn } from '../../../store/own-turn.ts'
import type { IsCorrected } from '../../../work/reporting/corrected.ts'
import type { Parts } from '../../../work/reporting/draft.ts'
import type { Filled } from '../../../work/spreadsheet/reading-process.ts'
import { FairTurns } from '../../../work/text-reader/fair-turns.ts'
import { type Asked, takeTurn } from '../../kit/kit.ts'
import type { Representative } from '../session.ts'

/**
 * What a sheet would change, found once for what it meets. A sheet of 50,000 rows takes a second and a hundred
 * megabytes to plan, and each look at its page asks for that: whoever looks forty times at once held up everybody for
 * half a minute. So looks at the same sheet and draft share one plan, one sheet is planned at a time, by turns of
 * organisations, and rows that are planned anew count among what an address may ask for (`day`).
 */

export type SheetRead = KeptSheet<Filled>

/** What it would change, planned between the requests of others. */
export async function planned(filled: FilledSheets, questions: Filling): Promise<FigurePlan> {
  const steps = planInSteps(filled, questions)
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    await ownTurn()
  }
}

export interface Planned {
  readonly plan: FigurePlan
  readonly hasMacros: boolean
}

/** What a report that was filed has been corrected in. */
export interface Corrections {
  /** The entry of the last one. */
  readonly since: number
  /** Reads all files that it has had. */
  places(): Promise<IsCorrected>
}

export interface Asking {
  readonly parts: Parts
  /** With what stands. */
  readonly questions: Filling
  readonly corrections?: Corrections | undefined
}

interface Kept {
  readonly made: Promise<Planned>
  /** What it holds, in cells and faults; 0 until it is made. */
  weight: number
}

/** Cells and faults of all plans that are kept: some tens of megabytes. The oldest go first. */
const MOST_KEPT = 100_000

class Plans {
  readonly #kept = new Map<string, Kept>()
  readonly #turns = new FairTurns()

  /** Refuses as `make` does, and `rate_limited` where too many wait. */
  of(print: string, who: string, make: () => Promise<Planned>): Promise<Planned> {
    const found = this.#kept.get(print)
    if (found !== undefined) return found.made
    const fresh: Kept = { made: this.#turns.take(who, make), weight: 0 }
    this.#kept.set(print, fresh)
    fresh.made.then(
      ({ plan }) => {
        fresh.weight = weightOf(plan)
        this.#forgetOldest()
      },
      // What failed is tried again.
      () => this.#kept.delete(print),
    )
    return fresh.made
  }

  #forgetOldest(): void {
    let sum = 0
    for (const [print, { weight }] of [...this.#kept].reverse()) {
      sum += weight
      if (sum > MOST_KEPT) this.#kept.delete(print)
    }
  }
}

/** One more of each, so that empty plans are not kept without end. */
const weightOf = ({ answers, changed, faults }: FigurePlan): number =>
  answers.reduce((sum, { cells }) => sum + cells.length, 100 + changed.length + faults.length)

/** Of each server. */
const plansOf = new WeakMap<object, Plans>()

/** Refuses `rate_limited`, and as `UnreadableSheet` where no plan can be made of it. */
export function plannedOnce(
  asked: Asked,
  { party }: Pick<Representative, 'party'>,
  sheet: SheetRead,
  asking: Asking,
): Promise<Planned> {
  const { corrections, questions } = asking
  const plans = plansOf.getOrInsertComputed(asked.site.filed, () => new Plans())
  return plans.of(printOf(sheet, asking), party, async () => {
    const { hasMacros, ...filled } = await sheet.read()
    takeTurn(
      asked,
      'day',
      filled.sheets.reduce((sum, { rows }) => sum + rows.length, 0),
    )
    const isCorrected = await corrections?.places()
    return { plan: await planned(filled, { ...questions, ...(isCorrected && { isCorrected }) }), hasMacros }
  })
}

/** All that a plan follows from: the sheet, the draft, what is asked of whom, in which language, and corrected. */
function printOf(sheet: SheetRead, { corrections, parts, questions }: Asking): string {
  const { answers, catalogue, isAsked, lang, of, periods, sources } = questions
  const asked = catalogue.indicators.map(({ id }) => [
    id,
    ...periods.map(period => isAsked?.(id, period) ?? true),
  ])
  return digestOf(
    utf8(
      JSON.stringify([
        sheet.print,
        of,
        lang,
        nameOf(catalogue),
        periods,
        asked,
        answers,
        sources,
        [...parts],
        corrections?.since ?? null,
      ]),
    ),
  )
}

const names = new WeakMap<object, number>()
let named = 0

/**
 * A catalogue can have megabytes, and is read once: what was read at one time has one name, whatever was taken of it.
 */
const nameOf = ({ lists }: Filling['catalogue']): number => names.getOrInsertComputed(lists, () => ++named)
