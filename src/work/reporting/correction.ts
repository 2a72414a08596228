import { digestOf } from '../../core/digest.ts'
import { formatJsonBytes } from '../../core/json.ts'
import type { DraftPart, Said, Slot } from '../../people/report-drafts.ts'
import { reportDays } from '../../register/binding-policy.ts'
import { movesOn, openDaysLater } from '../../register/cycles.ts'
import { type Catalogue, cellsOf } from '../../register/figures/catalogue.ts'
import type { Missing } from '../../register/figures/counts.ts'
import type { FigureAnswer, FigureSource, Figures, Period } from '../../register/figures/figures.ts'
import { type CallRow, ref, type SignatureRow } from '../../register/rows.ts'
import { MOST_CORRECTIONS } from '../../register/types/reports.ts'
import type { Store } from '../../store/store.ts'
import {
  ACCOUNT,
  answersIn,
  type Edit,
  laidOver,
  NOBODY,
  type Parts,
  partOf,
  SOURCES,
  type Source,
  saidOf,
  slotOf,
  sourcesIn,
} from './draft.ts'
import { type FiguresGone, type Filed, type FiledFiles, isThere, reportsOf } from './filed.ts'
import { groupOf } from './left-out.ts'
import { isWrong } from './progress.ts'

/**
 * The correction of a report: what stands, until when it can be corrected, and what would stand afterwards. Its draft
 * is one like that of a report, over what was reported: it has the places that somebody changed, and those alone.
 */

export interface Correctable {
  readonly filed: Filed
  /** Whole, by the edition by which it was filed. */
  readonly catalogue: Catalogue
  /** As it stands, earlier corrections included. */
  readonly stands: Figures
}

/**
 * The report that this entry filed; undefined where it filed none of this party with figures. Where a file of it cannot
 * be read, which one: nobody can correct what nobody can see.
 */
export async function correctable(
  { filed: files, store }: { readonly filed: FiledFiles; readonly store: Store },
  { call, party, entry }: Readonly<{ call: string; party: string; entry: number }>,
): Promise<Correctable | FiguresGone | undefined> {
  const filed = (await reportsOf(store, call, party)).find(({ row }) => row.entry === entry)
  if (filed === undefined) return undefined
  const read = await files.read(call, filed.row, filed.row.corrections.at(-1) ?? filed.row)
  return isThere(read) ? { filed, catalogue: read.catalogue, stands: read.figures } : read
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

export type At = Pick<Edit, 'part' | 'group' | 'slot'>

/** Names a source by what it says: colleagues who name the same one at once name one. */
export const sourceSlot = ({ title, url, file }: Pick<FigureSource, 'title' | 'url' | 'file'>): string =>
  digestOf(formatJsonBytes({ title, url, file })).slice('sha256:'.length, 'sha256:'.length + 16)

/** What was reported, as a draft would say it: over it lies what is corrected. */
export function reportedParts({ answers, party, sources }: Figures, call: string): Parts {
  const slots = new Map<string, Source>()
  for (const { title, url, file, fetched } of sources) {
    const name = sourceSlot({ title, url, file })
    // Its file lies with the report, and is none of the draft.
    const is = { title, url, file: null, ...(fetched !== undefined && { fetched }) }
    slots.set(slots.has(name) ? `${name}-${slots.size}` : name, is)
  }
  const names = [...slots.keys()]
  const parts = new Map<string, DraftPart>()
  const groupsIn = (part: string) => {
    const groups: Record<string, Record<string, Slot>> = parts.get(part)?.groups ?? {}
    parts.set(part, { party, call, groups, hands: [NOBODY], saved: { by: NOBODY, at: 0 } })
    return groups
  }
  groupsIn(SOURCES)[''] = slotsOf(slots)
  for (const { indicator, period, cells, found, ...says } of answers) {
    const text = (slot: 'words' | 'lang' | 'behind') =>
      [slot, says[slot] === null ? null : { text: says[slot] }] as const
    groupsIn(partOf({ id: indicator }))[groupOf(period)] = slotsOf([
      ...cells.map(cell => [slotOf(cell.by), saidOf(cell)] as const),
      ...(['words', 'lang', 'behind'] as const).map(text),
      ['found', found && { source: names[found.source]!, place: found.place }],
    ])
  }
  return parts
}

const slotsOf = (all: Iterable<readonly [string, Said | null]>): Record<string, Slot> =>
  Object.fromEntries([...all].flatMap(([slot, is]) => (is === null ? [] : [[slot, { is, by: 0 }]])))

export interface Corrected {
  /** What was reported, with the draft over it. */
  readonly parts: Parts
  /** As far as they can be taken as they are. */
  readonly answers: readonly FigureAnswer[]
  /** As the report would stand, without what has to be changed first. */
  readonly after: Figures
  /**
   * What of its answers has to be changed before anybody signs: two that met, what cannot be read, an answer that is
   * taken away.
   */
  readonly wrong: readonly At[]
}

interface Correction {
  readonly over: Parts
  readonly draft: Parts
  /** Why there is no value where an answer that the report did not have leaves a cell open. */
  readonly lacking: (indicator: string, period: Period) => Missing
}

export function correctedBy(
  { catalogue, stands }: Omit<Correctable, 'filed'>,
  periods: readonly Period[],
  { over, draft, lacking }: Correction,
): Corrected {
  const own = mapped(draft, (name, part) => (name === SOURCES ? stoodIn(part, draft) : part))
  const parts = laidOver(over, own)
  const sources = sourcesIn(parts)
  // Of two who name one source at once either is right, and nobody is asked.
  const isAnswers = (name: string) => name !== ACCOUNT && name !== SOURCES
  const wrong = [...own].flatMap(([part, { groups }]) =>
    Object.entries(isAnswers(part) ? groups : {}).flatMap(([group, slots]) =>
      Object.keys(slots)
        .filter(slot => isUnfit(slot, slots[slot]!, sources))
        .map(slot => ({ part, group, slot })),
    ),
  )
  const fit = mapped(own, (name, part) =>
    isAnswers(name) ? filtered(part, (slot, is) => !isUnfit(slot, is, sources)) : part,
  )
  const stood = new Map(stands.answers.map(one => [answerKey(one), one]))
  const isTouched = ({ indicator, period }: FigureAnswer) =>
    own.get(partOf({ id: indicator }))?.groups[groupOf(period)] !== undefined
  const cells = new Map(catalogue.indicators.map(one => [one.id, cellsOf(catalogue, one)]))
  const answers = answersIn(laidOver(over, fit), catalogue, periods).map(one => {
    const before = stood.get(answerKey(one))
    if (before === undefined) return completed(one, cells.get(one.indicator)!, lacking)
    return isTouched(one) ? one : before
  })
  const added = [...sources.values()].slice(stands.sources.length).map(({ title, url, fetched }) => ({
    ...{ title, url, file: null },
    ...(fetched !== undefined && { fetched }),
  }))
  const after = { ...stands, answers, sources: [...stands.sources, ...added] }
  return { parts, answers: answersIn(parts, catalogue, periods), after, wrong }
}

/** As a report is filed: each cell of an answer that it adds has a value or a reason. */
function completed(
  answer: FigureAnswer,
  all: readonly (readonly string[])[],
  lacking: Correction['lacking'],
): FigureAnswer {
  const given = new Map(answer.cells.map(cell => [slotOf(cell.by), cell]))
  const missing = lacking(answer.indicator, answer.period)
  return { ...answer, cells: all.map(by => given.get(slotOf(by)) ?? { by: [...by], missing }) }
}

const answerKey = ({ indicator, period }: Pick<FigureAnswer, 'indicator' | 'period'>) =>
  `${indicator} ${groupOf(period)}`

/** An answer that was given is not unsaid, by the law. */
const isUnfit = (name: string, slot: Slot, sources: ReadonlyMap<string, unknown>): boolean =>
  isWrong(slot, sources) || (name.startsWith('c/') && slot.is === null)

const mapped = (parts: Parts, by: (name: string, part: DraftPart) => DraftPart): Parts =>
  new Map([...parts].map(([name, part]) => [name, by(name, part)]))

function filtered(part: DraftPart, isLeft: (name: string, slot: Slot) => boolean): DraftPart {
  const groups = Object.entries(part.groups).map(([group, slots]) => [
    group,
    Object.fromEntries(Object.entries(slots).filter(one => isLeft(...one))),
  ])
  return { ...part, groups: Object.fromEntries(groups) }
}

/** The sources in which something stands: one that was named and taken back goes into no file. */
function stoodIn(part: DraftPart, draft: Parts): DraftPart {
  const slots = [...draft.values()].flatMap(({ groups }) =>
    Object.values(groups).flatMap(one => Object.values(one)),
  )
  const all = slots.flatMap(slot => [slot, ...(slot.beside ?? [])])
  const used = new Set(all.flatMap(({ is }) => (is !== null && 'source' in is ? [is.source] : [])))
  return filtered(part, name => used.has(name))
}
