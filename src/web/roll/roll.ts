import { dayOf } from '../../core/time.ts'
import type { RollPage, RollQuery } from '../../register/roll.ts'
import { gapsIn } from '../../register/tally.ts'
import { citation, dayCited } from '../call/cite.ts'
import {
  type Answer,
  type Asked,
  addressWith,
  type CallShown,
  cachedPage,
  callShown,
  daysSummary,
  dayTyped,
  dayWrong,
  type Errors,
  errorsOf,
  headLine,
  html,
  isCounting,
  laterNote,
  linkTo,
  listed,
  NO_ERRORS,
  type Piece,
  page,
  refusedPage,
  remark,
  say,
  shownTotal,
  type Total,
  wantsPage,
} from '../kit/kit.ts'
import { answerOf } from './answer.ts'
import { type Facets, facetsOf, kindsUnder, totals, wholeUnder } from './facets.ts'
import { finder } from './filters.ts'
import { missedStates, nobody, readAs } from './nobody.ts'
import { orderSaid, statesElsewhere, statesUnder } from './published-names.ts'
import { filtersIn, fromFirst, parseRollQuery, rollAddress, rollLink } from './query.ts'
import { lettersNav, lettersUnder, pagesNav, rangeLine } from './range.ts'
import { newestOf, orderOf, saidOnce } from './same.ts'
import { marksExplained, rollTable } from './table.ts'
import { unknownBeside } from './unknown.ts'

/** The roll of a call as a page: who stands on it on any day, who stood on it before, and as whom. */

const ON_A_PAGE = 50

export async function showRoll(asked: Asked): Promise<Answer> {
  const id = asked.params.call!
  const errors = errorsOf({ at: dayWrong(asked, dayTyped(asked, 'at')) })
  if (errors.size > 0 && wantsPage(asked)) {
    const others = new URLSearchParams(asked.query)
    others.delete('at')
    return refusedPage(await wrongPage(asked, id, parseRollQuery(id, others, ON_A_PAGE), errors))
  }
  const query = parseRollQuery(id, asked.query, ON_A_PAGE)
  // A day may bring other words without an entry.
  const key = `${rollAddress(query)} ${query.limit} ${dayShown(asked, query)}`
  return cachedPage(asked, key, () => rollPage(asked, id, query))
}

export function dayShown({ site }: Asked, { at }: RollQuery): string {
  return at ?? dayOf(site.now())
}

/** The form as it was sent, and no rows, which would be of another day. */
async function wrongPage(asked: Asked, id: string, query: RollQuery, errors: Errors) {
  const { lang, site } = asked
  const call = await callShown(asked, id)
  const [found, facets] = await Promise.all([site.log.store.roll(query), facetsOf(asked, query)])
  const kinds = await kindsUnder(asked, query, found, facets)
  const title = say(lang, 'frame.nav.list')
  const main = html`
    ${headLine(title, daysSummary(asked, errors))}
    <div class="box">${finder(asked, call, query, facets, kinds, errors)}</div>
    ${remark(linkTo(asked, rollAddress(query), say(lang, 'roll.whole')))}
  `
  return page(asked, { title, main, call, current: 'roll', isUnlisted: true })
}

async function rollPage(asked: Asked, id: string, query: RollQuery) {
  const call = await callShown(asked, id)
  const { store } = asked.site.log
  const [found, facets, unknown] = await Promise.all([
    store.roll(query),
    facetsOf(asked, query),
    unknownBeside(store, query),
  ])
  const [kinds, whole, letters, elsewhere] = await Promise.all([
    kindsUnder(asked, query, found, facets),
    wholeUnder(asked, query, facets),
    lettersUnder(asked, query, found, facets),
    statesElsewhere(asked, query),
  ])
  const beside = { whole, unknown, now: facets.now }
  const answered = await answerOf(asked, call, query, found, beside)
  const order = orderSaid(asked, elsewhere, query)
  const once = await saidOnce(asked, call, query, found, { facets, unknown, order })
  const rows =
    found.items.length > 0
      ? await shownRows(asked, call, query, found, {
          facets,
          letters,
          once,
          elsewhere,
          title: answered.title,
        })
      : html`${statesUnder(asked, elsewhere, query)}${await nobody(asked, call, query, once)}`
  const main = html`
    ${headLine(answered.heading, html`${totals(asked, query, kinds)}${await laterNote(asked, query.at)}`)}
    <div class="box">
      ${finder(asked, call, query, facets, kinds, NO_ERRORS)}
      ${rows}
      ${beyond(asked, call, query, facets, unknown)}
      ${await cited(asked, call, query, found, beside)}
    </div>
    ${call.isRecord ? null : marksExplained(asked, found.items)}
  `
  return page(asked, { title: answered.title, main, call, current: 'roll' })
}

/** As it stood on the day that is shown, so that the address goes on saying the same. */
async function cited(
  asked: Asked,
  call: CallShown,
  query: RollQuery,
  found: RollPage,
  beside: Parameters<typeof answerOf>[4],
): Promise<Piece> {
  if (!isCounting(asked) || found.total === 0 || query.after !== undefined) return null
  const day = query.at ?? (await dayCited(asked, call, query, found.total))
  const then = { ...query, at: day }
  const { title, isApart } = await answerOf(asked, call, then, found, beside)
  const says = isApart ? title : await withListed(asked, call, then, title)
  return citation(asked, call, { says, day, path: rollAddress(fromFirst(then)) })
}

/** A sentence goes without its page, which says of each row whether it was signed or copied. */
async function withListed(asked: Asked, call: CallShown, query: RollQuery, says: string): Promise<string> {
  if (call.isRecord || query.status !== undefined) return says
  const count = (status: 'listed' | 'standing') =>
    asked.site.log.store.roll({ ...fromFirst(query), status, limit: 1 })
  const listed = await count('listed')
  if (listed.total === 0) return says
  const signed = shownTotal(asked, await count('standing'))
  return say(asked.lang, 'cite.withListed', { says, signed, listed: shownTotal(asked, listed) })
}

interface Beside {
  readonly facets: Facets
  readonly letters: readonly string[] | null
  readonly once: Piece
  readonly elsewhere: Awaited<ReturnType<typeof statesElsewhere>>
  readonly title: string
}

async function shownRows(
  asked: Asked,
  call: CallShown,
  query: RollQuery,
  found: RollPage,
  { facets, letters, once, elsewhere, title }: Beside,
) {
  const { lang } = asked
  const whole = say(lang, 'roll.whole')
  const missed = await missedStates(asked, call, query, found.items)
  const shown = {
    caption: title,
    query,
    day: dayShown(asked, query),
    newest: newestOf(facets, found),
    address: rollAddress(query),
  }
  return html`
    ${rangeLine(asked, query, found, whole, orderOf(asked, found))}
    ${lettersNav(asked, query, letters && [...letters, ...elsewhere.map(({ letter }) => letter)])}
    ${statesUnder(asked, elsewhere, query)}
    ${missed.map(link => remark(link))}
    ${found.total > 1 ? readAs(asked, query, found) : null}
    ${query.sort === 'date' && found.sort === 'name' ? remark(say(lang, 'roll.tooMany')) : null}
    ${once}
    ${await rollTable(asked, call, found, shown)}
    ${pagesNav(asked, query, found)}
  `
}

/** Who is not shown above, and where they are: gone, without a country, absent, not known. */
function beyond(
  asked: Asked,
  call: CallShown,
  query: RollQuery,
  { endings, now }: Facets,
  unknown: Total,
): Piece {
  if (!isCounting(asked)) return null
  const { lang } = asked
  const chip = (filter: Partial<RollQuery>, says: string) =>
    html`<a href="${rollLink(asked, { call: call.id, at: query.at, limit: ON_A_PAGE, ...filter })}">${says}</a>`
  const whole = now !== null && filtersIn(query).length === 0 ? now : null
  const lacking = whole === null ? 0 : gapsIn(whole).country
  const absent = addressWith(`/${call.id}/not-on-the-list`, { at: query.at ?? '' })
  const chips = [
    lacking > 0 && chip({ country: 'none' }, say(lang, 'roll.lacksCountry', { count: lacking })),
    ...endings.map(({ of, rows }) => {
      const word = say(lang, `roll.status.${of}`)
      return chip(
        { status: of },
        rows === null ? word : say(lang, 'roll.option', { word, count: shownTotal(asked, rows) }),
      )
    }),
    call.missing !== null && linkTo(asked, absent, say(lang, 'roll.absent')),
  ].filter(one => one !== false)
  return html`<div class="beyond">
    ${chips.length === 0 ? null : listed(chips, 'chips')}
    ${unknown.total === 0 ? null : remark(say(lang, 'roll.csvUnknown', { count: shownTotal(asked, unknown) }))}
  </div>`
}
