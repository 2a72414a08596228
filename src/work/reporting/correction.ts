import type { Corrected } from '../../people/correction-drafts.ts'
import { reportDays } from '../../register/binding-policy.ts'
import { movesOn, openDaysLater } from '../../register/cycles.ts'
import type { Catalogue } from '../../register/figures/catalogue.ts'
import { cellsOf } from '../../register/figures/catalogue.ts'
import {
  answerIn,
  type FigureAnswer,
  type FigureCell,
  type FigureSource,
  type Figures,
  type LinkFetched,
} from '../../register/figures/figures.ts'
import type { FigurePlan } from '../../register/lists/figure-plan.ts'
import { isOf } from '../../register/lists/figure-sheet.ts'
import { type CallRow, ref, type SignatureRow } from '../../register/rows.ts'
import { MOST_CORRECTIONS } from '../../register/types/reports.ts'
import type { Store } from '../../store/store.ts'
import { slotOf } from './draft.ts'
import { type Filed, type FiledFiles, isThere, reportsOf } from './filed.ts'

/** The correction of a report: what stands, until when it can be corrected, and what would stand afterwards. */

export interface Correctable {
  readonly filed: Filed
  /** Whole, by the edition by which it was filed. */
  readonly catalogue: Catalogue
  /** As it stands, earlier corrections included. */
  readonly stands: Figures
}

/** The report that this entry filed; undefined where it filed none of this party, or its files cannot be shown. */
export async function correctable(
  { filed: files, store }: { readonly filed: FiledFiles; readonly store: Store },
  { call, party, entry }: Readonly<{ call: string; party: string; entry: number }>,
): Promise<Correctable | undefined> {
  const filed = (await reportsOf(store, call, party)).find(({ row }) => row.entry === entry)
  const catalogue = filed && (await files.catalogue(call, filed.row))
  if (filed === undefined || catalogue === undefined || !isThere(catalogue)) return undefined
  const stands = await files.figures(filed.row.corrections.at(-1) ?? filed.row, catalogue)
  return isThere(stands) ? { filed, catalogue, stands } : undefined
}

/** The last day on which the law takes a correction of it, as it stands today; null where the rules give no days. */
export async function correctableUntil(
  store: Pick<Store, 'rows'>,
  {
    call,
    day,
    filed,
    signature,
  }: Readonly<{ call: CallRow; day: string; filed: Pick<Filed, 'row'>; signature: SignatureRow }>,
): Promise<string | null> {
  const days = reportDays(signature, call, day)
  if (days === undefined) return null
  const [interruptions] = await store.rows([ref('interruptions', 'log')])
  return openDaysLater(filed.row.day, days, movesOn(undefined, interruptions, day))
}

/** Whether it was corrected as often as the law takes it. */
export const isFull = ({ row }: Pick<Filed, 'row'>): boolean => row.corrections.length >= MOST_CORRECTIONS

/** What a sheet or a form would have stand in other places; `sources` are those by which it was planned. */
export function changesOf(
  { answers, beside, changed }: FigurePlan,
  sources: readonly FigureSource[],
): Corrected[] {
  const cells = changed.map(({ indicator, period, by, after }): Corrected => {
    const { by: _, ...is } = after
    return { indicator, ...period, slot: slotOf(by), is }
  })
  const others = beside.flatMap(({ indicator, period, of }): Corrected[] => {
    const answer = answers.find(one => isOf(one, { id: indicator }, period))
    const at = { indicator, ...period }
    if (of === 'found') {
      const found = answer?.found ?? null
      const is = found && { source: sources[found.source]!, place: found.place }
      return [{ ...at, slot: of, is: { found: is } }]
    }
    const slots = of === 'words' ? (['words', 'lang'] as const) : [of]
    return slots.map(slot => ({ ...at, slot, is: { text: answer?.[slot] ?? null } }))
  })
  return [...cells, ...others]
}

/** The same to a reader, whenever its link was opened. */
const isSameSource = (one: FigureSource, other: FigureSource) =>
  one.title === other.title && one.url === other.url && one.file === other.file

/** Where it stands among these, to which it is added where it is new. */
function placeIn(sources: FigureSource[], source: FigureSource): number {
  const at = sources.findIndex(one => isSameSource(one, source))
  return at === -1 ? sources.push(source) - 1 : at
}

/** With what was found under the link of a source, which is opened once the rest is kept. */
export const withFetched = (
  all: readonly Corrected[],
  source: FigureSource,
  fetched: LinkFetched,
): Corrected[] =>
  all.map(one => {
    const found = 'found' in one.is ? one.is.found : null
    const isIt = found !== null && isSameSource(found.source, source)
    return isIt ? { ...one, is: { found: { ...found, source: { ...found.source, fetched } } } } : one
  })

/** As the report would stand. A cell of a new answer that is not there is open. */
export function correctedFigures(
  { catalogue, stands }: Omit<Correctable, 'filed'>,
  all: readonly Corrected[],
): Figures {
  const byAnswer = Map.groupBy(all, ({ indicator, from, until }) => `${indicator} ${from} ${until}`)
  const answers = [...stands.answers]
  const sources = [...stands.sources]
  for (const own of byAnswer.values()) {
    const { indicator: id, from, until } = own[0]!
    const indicator = catalogue.indicators.find(one => one.id === id)
    if (indicator === undefined) continue
    const period = { from, until }
    const before = answerIn({ answers }, id, period)
    const said = new Map(own.map(({ slot, is }) => [slot, is]))
    const cells = cellsOf(catalogue, indicator).flatMap((by): FigureCell[] => {
      const is = said.get(slotOf(by))
      if (is !== undefined && 'value' in is) return [{ by, value: is.value }]
      if (is !== undefined && 'missing' in is) return [{ by, missing: is.missing }]
      return before?.cells.filter(one => slotOf(one.by) === slotOf(by)) ?? []
    })
    const textOf = (slot: 'words' | 'lang' | 'behind') => {
      const is = said.get(slot)
      return is !== undefined && 'text' in is ? is.text : (before?.[slot] ?? null)
    }
    const words = textOf('words')
    const speaks = words !== null || (indicator.value.type === 'words' && cells.some(one => 'value' in one))
    const is = said.get('found')
    const found = is !== undefined && 'found' in is ? is.found : undefined
    const answer: FigureAnswer = {
      ...{ indicator: id, period, cells, words, behind: textOf('behind') },
      lang: speaks ? (textOf('lang') ?? 'en') : null,
      found:
        found === undefined
          ? (before?.found ?? null)
          : found && { source: placeIn(sources, found.source), place: found.place },
    }
    const at = answers.findIndex(one => isOf(one, indicator, period))
    if (at === -1) answers.push(answer)
    else answers[at] = answer
  }
  return { ...stands, answers, sources }
}
