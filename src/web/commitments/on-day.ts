import { z } from 'zod'
import { dayOf } from '../../core/time.ts'
import {
  type Answer,
  type Asked,
  type CallShown,
  cachedPage,
  callShown,
  dayField,
  daysSummary,
  dayTyped,
  dayWrong,
  type Errors,
  errorsOf,
  headLine,
  html,
  languageKept,
  linkIn,
  linkTo,
  type Markup,
  page,
  readMembers,
  refusedPage,
  remark,
  say,
  wantsPage,
} from '../kit/kit.ts'
import { AT, payForDay, type ShownDay, shownDay } from './shown-day.ts'

/** Pages of commitments that answer for any day up to today, as the matrix does. */

const SCHEMA = z.object({ at: AT }).partial()

/** What is wrong with the day that was typed. */
function dayErrors(asked: Asked): Errors {
  const max = dayOf(asked.site.now())
  return errorsOf({ at: dayWrong(asked, dayTyped(asked, 'at'), { max }) })
}

interface OfDay {
  readonly title: string
  /** Other members of its address, which the form for another day keeps. */
  readonly keeps?: readonly string[]
  /** Takes what making a past day costs; if left out, all parties of the call of the address are read for it. */
  readonly pay?: (shown: ShownDay) => void
  readonly make: (shown: ShownDay) => Promise<Answer>
}

/** The page for its day. To people a day that cannot be shown comes back in a form; programs are refused. */
export async function onItsDay(asked: Asked, { title, keeps = [], pay, make }: OfDay): Promise<Answer> {
  const errors = dayErrors(asked)
  if (errors.size > 0 && wantsPage(asked)) return refusedPage(await wrongDay(asked, title, keeps, errors))
  const shown = shownDay(asked, readMembers(asked.query, SCHEMA).at)
  if (pay === undefined) payForDay(asked, shown)
  else pay(shown)
  return make(shown)
}

interface Narrowable<Query> {
  readonly title: string
  /** The page without narrowing: its address, and the words that lead to it. */
  readonly whole: Readonly<{ path: string; says: string }>
  /** What its address asks for, or another one. */
  readonly read: (given: URLSearchParams) => Query
  /** The form that narrows it, with what was typed. */
  readonly finder: (call: CallShown, query: Query, errors: Errors) => Promise<Markup>
  /** What tells this page from every other. */
  readonly key: (query: Query) => string
  readonly make: (query: Query) => Promise<string>
}

/** The same for a page of a call that its readers narrow by a form: what else was chosen stays chosen. */
export async function narrowedOnItsDay<Query>(asked: Asked, it: Narrowable<Query>): Promise<Answer> {
  const { params, query: given } = asked
  const errors = dayErrors(asked)
  if (errors.size === 0 || !wantsPage(asked)) {
    const query = it.read(given)
    return cachedPage(asked, it.key(query), () => it.make(query))
  }
  const others = new URLSearchParams(given)
  others.delete('at')
  const query = it.read(others)
  const call = await callShown(asked, params.call!)
  const main = html`
    ${headLine(it.title, daysSummary(asked, errors))}
    <div class="box">${await it.finder(call, query, errors)}</div>
    ${remark(linkTo(asked, it.whole.path, it.whole.says))}
  `
  return refusedPage(page(asked, { title: it.title, main, call, current: 'commitments', isUnlisted: true }))
}

async function wrongDay(
  asked: Asked,
  title: string,
  keeps: readonly string[],
  errors: Errors,
): Promise<string> {
  const { lang, query, request } = asked
  // The page of a party stands beneath no call.
  const call = asked.params.call === undefined ? undefined : await callShown(asked, asked.params.call)
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
