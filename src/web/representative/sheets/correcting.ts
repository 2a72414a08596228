import { Refusal } from '../../../core/refusal.ts'
import { type DraftHead, type DraftOf, openHead } from '../../../people/report-drafts.ts'
import type { Catalogue } from '../../../register/figures/catalogue.ts'
import type { Figures, Period } from '../../../register/figures/figures.ts'
import type { Asked as Questions } from '../../../register/lists/figure-sheet.ts'
import { ofReport } from '../../../register/lists/sheet-marks.ts'
import { correctedPlaces, sayingsOf } from '../../../work/reporting/corrected.ts'
import {
  type Correctable,
  type Corrected,
  correctable,
  correctableUntil,
  correctedBy,
  isFull,
  reportedParts,
} from '../../../work/reporting/correction.ts'
import {
  beginDraft,
  type Edit,
  type Parts,
  readParts,
  saveEdits,
  sinceTyped,
} from '../../../work/reporting/draft.ts'
import { isThere } from '../../../work/reporting/filed.ts'
import { isAskedFor } from '../../../work/reporting/questions.ts'
import { type Asked, indexIn } from '../../kit/kit.ts'
import { type OwnKey, ownKeys } from '../../passkey/own-keys.ts'
import { refuseGone } from '../../reports/gone.ts'
import { pathOf, type Standing, standingOn } from '../commitments/standing.ts'
import { ownQuestionsIn, type Sitting } from '../reporting/sitting.ts'
import type { Representative } from '../session.ts'
import type { Corrections } from './planning.ts'
import { sheetWords } from './words.ts'

/** A report that a party corrects, as the pages about it need it. */

export interface Correcting extends Correctable, Corrected {
  readonly it: Standing
  readonly of: DraftOf & { readonly corrects: number }
  readonly path: string
  /** The last day on which it can be corrected; null where the rules give none. */
  readonly until: string | null
  readonly isOver: boolean
  /** Its round is '' before anybody has begun it. */
  readonly head: DraftHead
  /** What was reported. */
  readonly over: Parts
  /** What somebody has changed of it, and why. */
  readonly draft: Parts
  readonly keys: readonly OwnKey[]
  /** Whether rules ask for it: then an answer that is added lacks as not reported what it leaves open. */
  readonly isAsked: (indicator: string, period: Period) => boolean
  /** What was reported, as a sheet asks for it: with what would stand. */
  readonly questions: Questions
  /** Undefined where it was never corrected. */
  readonly corrections: Corrections | undefined
}

/**
 * Refuses `not_found` where the entry of the address filed no report with figures of this party, and where these cannot
 * be read by what.
 */
export async function correctingOn(asked: Asked, who: Representative): Promise<Correcting> {
  const { lang, site } = asked
  const { drawer, store } = site.log
  const it = await standingOn(asked, who)
  const entry = indexIn(asked.params.entry!) ?? -1
  const of = { party: who.party, call: it.id, corrects: entry }
  const found = await correctable({ filed: site.filed, store }, { ...of, entry })
  if (found === undefined)
    throw new Refusal('not_found', `${who.party} filed no report with figures by entry ${entry}.`)
  if (!isThere(found)) refuseGone(found)
  const { row: call, day, signature } = it
  const until = await correctableUntil(store, { call, day, filed: found.filed, signature })
  const periods = found.filed.row.periods.map(one => ({ from: one.from, until: one.until }))
  const begun = (await openHead(drawer, of, site.now()))?.value
  const head = begun ?? newHead(of, found, periods)
  const over = reportedParts(found.stands, it.id)
  const draft: Parts =
    begun === undefined ? new Map() : sinceTyped(over, await readParts(drawer, head, site.now()))
  const own = await ownQuestionsIn(asked, who, it, head, found.catalogue)
  const isAsked = (id: string, period: Period) => isAskedFor(own, id, period)
  const lacking = (id: string, period: Period) => (isAsked(id, period) ? 'not-reported' : 'not-asked')
  const corrected = correctedBy(found, periods, { over, draft, lacking })
  const catalogue = reportedIn(found.catalogue, found.stands)
  const { answers } = corrected
  const { sources } = corrected.after
  return {
    ...{ ...found, ...corrected, it, of, until, head, over, draft },
    isAsked,
    ...{ path: pathOf(it, 'reports', String(entry)), keys: await ownKeys(asked, who.party) },
    corrections:
      found.filed.row.corrections.length === 0
        ? undefined
        : {
            since: found.filed.row.since,
            places: () => correctedPlaces(sayingsOf(site.filed, found.filed, found.catalogue)),
          },
    isOver: until === null || day > until || isFull(found.filed),
    questions: {
      of: ofReport(entry),
      catalogue,
      periods,
      answers,
      sources,
      before: null,
      lang,
      words: sheetWords(lang),
    },
  }
}

/** As it would begin. */
const newHead = (of: DraftOf, { filed: { row } }: Correctable, periods: readonly Period[]): DraftHead => ({
  ...{ ...of, round: '', periods: [...periods], given: {}, begun: { by: '', at: 0 }, length: 0, expires: 0 },
  catalogue: { id: row.catalogue, edition: row.edition },
})

/** Of the indicators that the report answers. */
function reportedIn(catalogue: Catalogue, { answers }: Figures): Catalogue {
  const answered = new Set(answers.map(({ indicator }) => indicator))
  return { ...catalogue, indicators: catalogue.indicators.filter(({ id }) => answered.has(id)) }
}

/** A correction in the form in which pages of a report take one, for these periods. */
export function sittingFor(
  { it, head, catalogue, parts, questions, keys }: Correcting,
  periods: readonly Period[] = head.periods,
): Sitting {
  const ids = new Set(questions.catalogue.indicators.map(({ id }) => id))
  const own = { ids, asked: new Map(), unknown: new Set<string>() }
  return { it, head: { ...head, periods: [...periods] }, catalogue, parts, own, last: null, keys }
}

/** Saves them for all colleagues; whoever saves the first begins the draft. */
export async function saveCorrected(
  { site }: Asked,
  { keyid: by }: Representative,
  { of, head, over }: Correcting,
  edits: readonly Edit[],
): Promise<{ readonly head: DraftHead; readonly met: readonly Edit[] }> {
  const { drawer } = site.log
  if (edits.length === 0) return { head, met: [] }
  const { catalogue, periods } = head
  const own =
    head.round === '' ? await beginDraft(drawer, { ...of, catalogue, periods, by }, site.now()) : head
  const met = await saveEdits(drawer, own, edits, by, site.now(), { over })
  return { head: own, met }
}
