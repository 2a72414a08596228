import { z } from 'zod'
import { Refusal } from '../../core/refusal.ts'
import { dayOf, isDate } from '../../core/time.ts'
import {
  type Answer,
  type Asked,
  callShown,
  type Errors,
  html,
  inset,
  languageKept,
  linkIn,
  longDay,
  type Piece,
  page,
  readMembers,
  remark,
  say,
  wantsPage,
  withMore,
} from '../kit/kit.ts'
import { dayField, daysSummary, dayTyped, dayWrong, errorsOf, refusedPage } from '../roll/days-form.ts'
import { headLine } from '../roll/head.ts'

/** The day of which a page of commitments speaks: today, or an earlier one that its address names, never one to come. */

export interface ShownDay {
  readonly day: string
  /** As the address names it; undefined where it names none. */
  readonly at?: string | undefined
}

export const AT = z
  .string()
  .refine(isDate, 'a day as 2026-01-31, not after today')
  .describe('On this day; today if left out')
const SCHEMA = z.object({ at: AT }).partial()

/** Refuses `query_malformed` for days to come: of those nobody knows what will have been reported. */
export function shownDay({ site }: Pick<Asked, 'site'>, at: string | undefined): ShownDay {
  const today = dayOf(site.now())
  if (at !== undefined && at > today)
    throw new Refusal('query_malformed', `The parameter at is ${at}, which has not come yet.`).at('at')
  return { day: at ?? today, at }
}

/** What is wrong with the day that was typed. */
export function dayErrors(asked: Asked): Errors {
  const max = dayOf(asked.site.now())
  return errorsOf({ at: dayWrong(asked, dayTyped(asked, 'at'), { max }) })
}

interface OfDay {
  readonly title: string
  /** Other members of its address, which the form for another day keeps. */
  readonly keeps?: readonly string[]
  readonly make: (shown: ShownDay) => Promise<Answer>
}

/** The page for its day. To people a day that cannot be shown comes back in a form; programs are refused. */
export async function onItsDay(asked: Asked, { title, keeps = [], make }: OfDay): Promise<Answer> {
  const errors = dayErrors(asked)
  if (errors.size > 0 && wantsPage(asked)) return refusedPage(await wrongDay(asked, title, keeps, errors))
  return make(shownDay(asked, readMembers(asked.query, SCHEMA).at))
}

async function wrongDay(
  asked: Asked,
  title: string,
  keeps: readonly string[],
  errors: Errors,
): Promise<string> {
  const { lang, query, request } = asked
  const call = await callShown(asked, asked.params.call!)
  const { pathname } = new URL(request.url)
  const kept = keeps
    .filter(name => query.has(name))
    .map(name => html`<input type="hidden" name="${name}" value="${query.get(name)}">`)
  const main = html`
    ${headLine(title, daysSummary(asked, errors))}
    <form class="finder" action="${pathname}" novalidate>
      ${dayField('at', { label: say(lang, 'roll.at'), value: dayTyped(asked, 'at'), errors })}
      <button class="btn">${say(lang, 'matrix.show')}</button>
      ${kept}${languageKept(asked)}
    </form>
    ${remark(html`<a href="${linkIn(asked, pathname)}">${say(lang, 'day.today')}</a>`)}
  `
  return page(asked, { title, main, call, current: 'commitments', isUnlisted: true })
}

/** On a page of an earlier day: that it is one, and the way to today. `path` is that of the page. */
export function dayNotice(asked: Asked, path: string, { day }: ShownDay): Piece {
  const { lang, site } = asked
  if (day === dayOf(site.now())) return null
  const stood = say(lang, 'day.stood', { day: longDay(day, lang) })
  return inset(html`${stood} <a href="${linkIn(asked, path)}">${say(lang, 'day.today')}</a>`)
}

/** A page of an earlier day leads to others of that day. */
export function onThatDay(path: string, { at }: Pick<ShownDay, 'at'>): string {
  if (at === undefined) return path
  const [address, part] = path.split('#')
  const that = withMore(address!, `at=${at}`)
  return part === undefined ? that : `${that}#${part}`
}
