import { z } from 'zod'
import { dayOf } from '../../core/time.ts'
import { AT, payForDay, type ShownDay, shownDay } from '../commitments/shown-day.ts'
import {
  type Answer,
  type Asked,
  callShown,
  type Errors,
  html,
  languageKept,
  linkIn,
  page,
  readMembers,
  remark,
  say,
  wantsPage,
} from '../kit/kit.ts'
import { dayField, daysSummary, dayTyped, dayWrong, errorsOf, refusedPage } from '../roll/days-form.ts'
import { headLine } from '../roll/head.ts'

/** Pages about a call that answer for any day up to today, as the matrix does. */

const SCHEMA = z.object({ at: AT }).partial()

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
  const shown = shownDay(asked, readMembers(asked.query, SCHEMA).at)
  payForDay(asked, shown)
  return make(shown)
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
