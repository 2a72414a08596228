import { Refusal } from '../../../core/refusal.ts'
import { type CorrectionDraft, correctionDraft, type OfReport } from '../../../people/correction-drafts.ts'
import type { Catalogue } from '../../../register/figures/catalogue.ts'
import type { Figures } from '../../../register/figures/figures.ts'
import type { Asked as Questions } from '../../../register/lists/figure-sheet.ts'
import {
  type Correctable,
  correctable,
  correctableUntil,
  correctedFigures,
  isFull,
} from '../../../work/reporting/correction.ts'
import { type Asked, indexIn } from '../../kit/kit.ts'
import { pathOf, type Standing, standingOn } from '../commitments/standing.ts'
import type { Representative } from '../session.ts'
import { sheetWords } from './words.ts'

/** A report that a party corrects, as the pages about it need it. */

export interface Correcting extends Correctable {
  readonly it: Standing
  readonly of: OfReport
  readonly path: string
  /** The last day on which it can be corrected; null where the rules give none. */
  readonly until: string | null
  readonly isOver: boolean
  readonly draft: CorrectionDraft | undefined
  /** What would stand, as far as it has been corrected. */
  readonly after: Figures
  /** What was reported, as a sheet asks for it: with what would stand. */
  readonly questions: Questions
}

/** Refuses `not_found` where the entry of the address filed no report of this party whose figures can be shown. */
export async function correctingOn(asked: Asked, who: Representative): Promise<Correcting> {
  const { lang, site } = asked
  const it = await standingOn(asked, who)
  const entry = indexIn(asked.params.entry!) ?? -1
  const of = { party: who.party, call: it.id, entry }
  const found = await correctable({ filed: site.filed, store: site.log.store }, of)
  if (found === undefined)
    throw new Refusal('not_found', `${who.party} filed no report with figures by entry ${entry}.`)
  const { row: call, day, signature } = it
  const until = await correctableUntil(site.log.store, { call, day, filed: found.filed, signature })
  const draft = await correctionDraft(site.log.drawer, of, site.now())
  const after = correctedFigures(found, draft?.changes ?? [])
  const periods = found.filed.row.periods.map(one => ({ from: one.from, until: one.until }))
  const { answers, sources } = after
  const catalogue = reportedIn(found.catalogue, found.stands)
  return {
    ...found,
    ...{ it, of, until, draft, after, path: pathOf(it, 'reports', String(entry)) },
    isOver: until === null || day > until || isFull(found.filed),
    questions: { catalogue, periods, answers, sources, before: null, lang, words: sheetWords(lang) },
  }
}

/** Of the indicators that the report answers. */
function reportedIn(catalogue: Catalogue, { answers }: Figures): Catalogue {
  const answered = new Set(answers.map(({ indicator }) => indicator))
  return { ...catalogue, indicators: catalogue.indicators.filter(({ id }) => answered.has(id)) }
}
