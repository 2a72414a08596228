import { brief } from '../../../core/bytes.ts'
import type { Said, Slot } from '../../../people/report-drafts.ts'
import type { Indicator } from '../../../register/figures/catalogue.ts'
import type { Period } from '../../../register/figures/figures.ts'
import { type Edit, isCorrected, partOf } from '../../../work/reporting/draft.ts'
import { groupOf } from '../../../work/reporting/left-out.ts'
import { wrongIn } from '../../../work/reporting/progress.ts'
import { type Asked, html, type Piece, say, sub } from '../../kit/kit.ts'
import { saidShown } from '../reporting/met.ts'
import type { Answered } from '../reporting/sitting.ts'

/**
 * Where a draft has two answers that met, or one that could not be read, it has none that could be compared with a
 * sheet. Who takes the sheet decides there, so they are shown what stands, and told how many such places they settle
 * and leave.
 */

type At = Pick<Edit, 'part' | 'group' | 'slot'>

export interface Unsettled {
  /** What stands there; null where it is an answer, or nothing. */
  shown(indicator: Indicator, period: Period, slot: string): Piece
  /** How many places with two answers a sheet decides. */
  readonly settles: number
  /** How many answers that could not be read it replaces. */
  readonly replaces: number
  readonly left: readonly At[]
}

/** Who saved or emptied something, and when. */
export type SavedBy = (
  saved: Readonly<{ by: string | undefined; at: number | undefined; isEmptied?: boolean }>,
) => Piece

const nameOf = ({ part, group, slot }: At) => `${part} ${group} ${slot}`

export const slotAt = ({ parts }: Pick<Answered, 'parts'>, { part, group, slot }: At): Slot | undefined =>
  parts.get(part)?.groups[group]?.[slot]

/** `edits`: those that decide. */
export function unsettledIn(
  asked: Asked,
  draft: Answered,
  edits: readonly At[],
  savedBy: SavedBy,
): Unsettled {
  const { catalogue, head, parts } = draft
  const wrong = wrongIn(parts, catalogue, catalogue.indicators, head.periods)
  const names = new Set(wrong.map(nameOf))
  const edited = new Set(edits.map(nameOf))
  const settled = wrong.filter(at => edited.has(nameOf(at)))
  const settles = settled.filter(at => slotAt(draft, at)?.beside !== undefined).length
  return {
    shown(indicator, period, name) {
      const at = { part: partOf(indicator), group: groupOf(period), slot: name }
      return names.has(nameOf(at)) ? standing(asked, { draft, savedBy }, indicator, at) : null
    },
    ...{ settles, replaces: settled.length - settles },
    left: wrong.filter(at => !edited.has(nameOf(at))),
  }
}

function standing(
  asked: Asked,
  { draft, savedBy }: { readonly draft: Answered; readonly savedBy: SavedBy },
  indicator: Indicator,
  at: At,
): Piece {
  const { lang } = asked
  const { slot } = at
  const found = slotAt(draft, at)!
  const { hands = [] } = draft.parts.get(at.part) ?? {}
  const saved = (one: Pick<Slot, 'by' | 'at'>) => sub(savedBy({ by: hands[one.by], at: one.at }))
  const shown = (is: Said | null) =>
    saidShown({ asked, sitting: draft }, { asking: { indicator }, slot }, short(is))
  if (found.beside === undefined)
    return html`${shown(found.is)}${sub(say(lang, 'sheet.nowTyped'))}${saved(found)}`
  const all = [...found.beside, found].map(one => html`<li>${shown(one.is)}${saved(one)}</li>`)
  return html`<ul class="plain-list">${all}</ul>${sub(say(lang, isCorrected(found, hands) ? 'correct.metHead' : 'sheet.nowMet'))}`
}

/** Letters of words that a table has room for: the report itself has all of them. */
const MOST_WORDS = 160

function short(is: Said | null): Said | null {
  if (is === null) return null
  if ('text' in is) return { text: brief(is.text, MOST_WORDS) }
  if ('typed' in is) return { ...is, typed: brief(is.typed, MOST_WORDS) }
  return 'value' in is && typeof is.value === 'string' ? { value: brief(is.value, MOST_WORDS) } : is
}
