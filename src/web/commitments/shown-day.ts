import { z } from 'zod'
import { toBase64 } from '../../core/bytes.ts'
import { Refusal } from '../../core/refusal.ts'
import { dayOf, isDate } from '../../core/time.ts'
import { treeOn } from '../../log/tree-on-day.ts'
import {
  type Asked,
  html,
  inset,
  linkIn,
  longDay,
  type Piece,
  say,
  sizeOf,
  takeTurn,
  withMore,
} from '../kit/kit.ts'

/** The day of which a page of commitments speaks: today, or an earlier one that its address names. */

export interface ShownDay {
  readonly day: string
  /** As the address names it; undefined where it names none. */
  readonly at?: string | undefined
}

export const AT = z
  .string()
  .refine(isDate, 'a day as 2026-01-31, not after today')
  .describe('On this day; today if left out')

/** Refuses `query_malformed` for days to come: of those nobody knows what will have been reported. */
export function shownDay({ site }: Pick<Asked, 'site'>, at: string | undefined): ShownDay {
  const today = dayOf(site.now())
  if (at !== undefined && at > today)
    throw new Refusal('query_malformed', `The parameter at is ${at}, which has not come yet.`).at('at')
  return { day: at ?? today, at }
}

/**
 * Today is made once for everybody; whoever asks for many past days of the call of the address pays for what they cost.
 * Refuses `rate_limited`.
 */
export function payForDay(asked: Asked, { day }: ShownDay): void {
  const { params, site } = asked
  const cost = day === dayOf(site.now()) ? 0 : site.duties.cost(params.call!, day)
  if (cost > 0) takeTurn(asked, 'day', cost)
}

/**
 * What one organisation costs, with all that it has taken on, in the parties and commitments that a whole call counts.
 */
const OF_ONE = 200

/** The same of a page that is made of one organisation. Refuses `rate_limited`. */
export function payForOne(asked: Asked, { day }: ShownDay): void {
  if (day !== dayOf(asked.site.now())) takeTurn(asked, 'day', OF_ONE)
}

/**
 * By which of the log something was counted of a day: how many entries there were at its end, or by now, and their
 * root.
 */
export interface LogOnDay {
  readonly day: string
  readonly size: number
  /** As a checkpoint has it. */
  readonly root: string
}

/** `size` is of the log as it was when that was read; as it stands now if left out. */
export async function logOnDay(
  { site }: Pick<Asked, 'site'>,
  { day, size = sizeOf(site) }: Readonly<{ day: string; size?: number }>,
): Promise<LogOnDay> {
  const tree = await treeOn(site.log.store, size, day)
  return { day, size: tree.size, root: toBase64(tree.root) }
}

/** On a page of an earlier day: that it is one, and the way to today. `path` is that of the page. */
export function dayNotice(asked: Asked, path: string, { day }: ShownDay, more: Piece = null): Piece {
  const { lang, site } = asked
  if (day === dayOf(site.now())) return null
  const stood = say(lang, 'day.stood', { day: longDay(day, lang) })
  const besides = more === null ? null : html` ${more}`
  return inset(html`${stood}${besides} <a href="${linkIn(asked, path)}">${say(lang, 'day.today')}</a>`)
}

/** A page of an earlier day leads to others of that day. */
export function onThatDay(path: string, { at }: Pick<ShownDay, 'at'>): string {
  if (at === undefined) return path
  const [address, part] = path.split('#')
  const that = withMore(address!, `at=${at}`)
  return part === undefined ? that : `${that}#${part}`
}
