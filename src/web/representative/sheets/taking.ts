import type { DraftPart, Said, Slot } from '../../../people/report-drafts.ts'
import type { FigureAnswer } from '../../../register/figures/figures.ts'
import type { FigurePlan, PlannedBeside, PlannedFigure } from '../../../register/lists/figure-plan.ts'
import { isOf } from '../../../register/lists/figure-sheet.ts'
import {
  type Edit,
  isOpen,
  isSaid,
  NOBODY,
  type Parts,
  partOf,
  saidOf,
  slotOf,
  sourcesIn,
  UNREAD,
} from '../../../work/reporting/draft.ts'
import { groupOf } from '../../../work/reporting/left-out.ts'
import type { Asked } from '../../kit/kit.ts'
import type { Representative } from '../session.ts'
import { type Asking, plannedOnce, type SheetRead } from './planning.ts'
import { slotAt } from './unsettled.ts'

/**
 * What a sheet would have the draft of a report say, and what it meets there. A colleague’s answer that its sender
 * cannot have read stays beside the sheet’s: one that was saved after the sheet was downloaded, as its rows tell, or
 * after it was sent. One that they could read is replaced, and shown first.
 */

export type Planned = PlannedFigure | PlannedBeside

/** What stands where a sheet changes something, and becomes of it. */
export interface Met {
  readonly fate: 'kept' | 'replaced'
  /** Whose key saved it last. */
  readonly by: string | undefined
  readonly at: number | undefined
  /** Whether it is one answer: then it is shown as such, and else with all that stands there. */
  readonly isAnswer: boolean
  /** Whether it was emptied: then no answer stands there. */
  readonly isEmptied: boolean
}

export interface Taking {
  /** As far as it changes anything. */
  readonly plan: FigurePlan
  readonly edits: readonly Edit[]
  /** Those by which what stands there is settled, or replaced. */
  readonly settling: readonly Edit[]
  readonly met: ReadonlyMap<Planned, Met>
  /** What stands where the sheet says something: by it is known later what its reader has seen. */
  readonly stood: readonly unknown[]
}

interface Found {
  readonly parts: Parts
  /** What the draft answers, by which the sheet was planned. */
  readonly answers: readonly FigureAnswer[]
}

interface Sender {
  readonly by: string
  /** When it was sent. */
  readonly at: number
}

/** What a sheet that was sent would do now. */
export async function takingSent(
  asked: Asked,
  who: Representative,
  asking: Asking,
  sheet: SheetRead,
): Promise<Taking & { readonly hasMacros: boolean }> {
  const { parts, questions } = asking
  const { hasMacros, plan } = await plannedOnce(asked, who, sheet, asking)
  const sender = { by: who.keyid, at: sheet.at }
  return { ...takingOf(plan, { parts, answers: questions.answers }, sender), hasMacros }
}

function takingOf(plan: FigurePlan, found: Found, { by, at }: Sender): Taking {
  const met = new Map<Planned, Met>()
  const edits: Edit[] = []
  const settling: Edit[] = []
  const stood: unknown[] = []
  const isTaken = (one: Planned): boolean => {
    const own = saysOf(plan, found, one).filter(({ is, ...where }) => {
      const slot = slotAt(found, where)
      const isBeside = slot?.beside !== undefined && isSaid(slot.is, is)
      return !isBeside || handOf(found.parts.get(where.part)!, slot) !== by
    })
    for (const { is, ...where } of own) {
      const slot = slotAt(found, where)
      const read = slot?.beside?.map(it => it.is)
      const meets = metIn(found.parts.get(where.part), slot, one, { by, at })
      const isKept = meets?.fate === 'kept'
      stood.push([slot?.is ?? null, read ?? [], isKept])
      const edit: Edit = isKept
        ? { ...where, was: UNREAD, is }
        : { ...where, was: slot?.is ?? null, is, ...(read !== undefined && { beside: read }) }
      edits.push(edit)
      if (!isKept) settling.push(edit)
      if (meets !== undefined && met.get(one)?.fate !== 'kept') met.set(one, meets)
    }
    return own.length > 0
  }
  const [changed, beside] = [plan.changed.filter(isTaken), plan.beside.filter(isTaken)]
  return { plan: { ...plan, changed, beside }, edits, settling, met, stood }
}

const handOf = ({ hands }: DraftPart, { by }: Pick<Slot, 'by'>): string | undefined => hands[by]

/**
 * Undefined where nothing of anybody else stands, and where its reader changed in the sheet what stands there. Whoever
 * sends a sheet once more meets nobody in what they have answered by it before.
 */
function metIn(
  part: DraftPart | undefined,
  slot: Slot | undefined,
  { since }: Planned,
  sender: Sender,
): Met | undefined {
  if (part === undefined || slot === undefined) return undefined
  // What a colleague has emptied is theirs, too.
  const all = isOpen(slot) ? [slot] : [slot, ...(slot.beside ?? [])].filter(one => one.is !== null)
  const others = all.filter(one => handOf(part, one) !== sender.by)
  if (others.length === 0) return undefined
  const isAnswer = slot.beside === undefined && !(slot.is !== null && 'typed' in slot.is)
  const saved = { by: handOf(part, slot), at: slot.at, isAnswer, isEmptied: isOpen(slot) }
  const isLate = others.some(one => (one.at ?? 0) >= sender.at)
  if (since === 'other' || isLate) return { fate: 'kept', ...saved }
  // What was reported is there to be corrected, and nobody’s.
  const isColleagues = others.some(one => handOf(part, one) !== NOBODY)
  return isColleagues && (since === 'unknown' || !isAnswer) ? { fate: 'replaced', ...saved } : undefined
}

/** Each slot with what it is to say. */
function saysOf(
  plan: FigurePlan,
  found: Found,
  one: Planned,
): (Pick<Edit, 'part' | 'group' | 'slot'> & { is: Said | null })[] {
  const at = { part: partOf({ id: one.indicator }), group: groupOf(one.period) }
  if ('after' in one) return [{ ...at, slot: slotOf(one.by), is: saidOf(one.after) }]
  const [before, after] = [found.answers, plan.answers].map(all =>
    all.find(it => isOf(it, { id: one.indicator }, one.period)),
  )
  if (one.of === 'found') {
    const { source, place } = after!.found!
    return [{ ...at, slot: one.of, is: { source: [...sourcesIn(found.parts).keys()][source]!, place } }]
  }
  const slots = one.of === 'words' ? (['words', 'lang'] as const) : [one.of]
  return slots.flatMap(slot => {
    const text = after?.[slot] ?? null
    // A sheet that changes the one leaves the other, be it no answer as it stands.
    return text === null || text === before?.[slot] ? [] : [{ ...at, slot, is: { text } }]
  })
}
