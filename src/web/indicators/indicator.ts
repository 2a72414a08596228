import { z } from 'zod'
import { Refusal } from '../../core/refusal.ts'
import { isDate } from '../../core/time.ts'
import { party } from '../../register/kinds.ts'
import { isRead, questionIn } from '../../work/reporting/edition-questions.ts'
import { type IndicatorsOn, indicatorsOn } from '../../work/reporting/indicators-on.ts'
import { citePart } from '../commitments/cite.ts'
import { onItsDay } from '../commitments/on-day.ts'
import { dayNotice, onThatDay } from '../commitments/shown-day.ts'
import {
  type Answer,
  type Asked,
  attributes,
  cachedPage,
  callShown,
  entryLink,
  headLine,
  html,
  inset,
  linkTo,
  listed,
  longDay,
  type Markup,
  named,
  nameIn,
  numberedTitle,
  page,
  part,
  phrase,
  readMembers,
  remark,
  say,
  sub,
} from '../kit/kit.ts'
import { pageWithout, withoutAny } from '../matrix/matrix.ts'
import { editionAnchor } from '../statement/report-path.ts'
import { indexed } from './catalogue-index.ts'
import { checkPath, goneSaid, indicatorFacts, indicatorPath } from './named.ts'
import { addressOf, type Found, type ValuesQuery, valuesPart } from './values.ts'

/** One indicator: its question, how it is read, and what each organisation reported of it, period by period. */

const edition = z.string().regex(/^[1-9][0-9]{0,8}$/, 'the number of an edition')
const SCHEMA = z
  .object({ before: z.string().refine(isDate, 'a day as 2026-01-31'), page: party, party, edition })
  .partial()

export function showIndicator(asked: Asked): Promise<Answer> {
  const { params, query } = asked
  const path = indicatorPath(params.call!, params.catalogue!, params.indicator!)
  return onItsDay(asked, {
    title: say(asked.lang, 'indicators.name'),
    keeps: ['by', 'party', 'edition'],
    make: async shown => {
      // A form sends a field for each list; an address has them in one.
      const items = query
        .getAll('by')
        .flatMap(one => one.split(','))
        .filter(one => one !== '')
      const found = { ...readMembers(query, SCHEMA), ...shown, items, path }
      return cachedPage(asked, `${addressOf(found)} ${shown.day}`, () => indicatorPage(asked, found))
    },
  })
}

/** Refuses `not_found` for what this call never asked. */
export function indicatorIn({ params }: Asked, on: IndicatorsOn): Found {
  const catalogue = on.catalogues.find(one => one.id === params.catalogue)
  if (catalogue === undefined)
    throw new Refusal('not_found', `${params.call} has no indicators ${params.catalogue}.`)
  const index = indexed(catalogue)
  const indicator = params.indicator!
  if (index.editionOf(indicator) === undefined)
    throw new Refusal('not_found', `The catalogue ${catalogue.id} has no indicator ${indicator}.`)
  return { on, catalogue, index, indicator }
}

async function indicatorPage(asked: Asked, query: ValuesQuery): Promise<string> {
  const { lang } = asked
  const call = await callShown(asked, asked.params.call!)
  const none = withoutAny(asked, call)
  if (none !== null) return pageWithout(asked, call, say(lang, 'indicators.name'), none)
  const found = indicatorIn(asked, await indicatorsOn(asked.site, call.id, query.day))
  const { index, indicator, on } = found
  const last = index.lastReadOf(indicator)
  const one = last?.one
  const title = one === undefined ? indicator : `${one.number} ${nameIn(one.titles, lang).text}`
  const heading = one === undefined ? indicator : numberedTitle(one.number, one.titles, lang)
  const around = index
    .sectionsAround(indicator)
    .map(it => html` › ${numberedTitle(it.number, it.titles, lang)}`)
  const way = linkTo(asked, onThatDay(`/${call.id}/indicators`, query), say(lang, 'indicators.name'))
  const isOlder = last !== undefined && last.edition !== index.editionOf(indicator)
  const calledIn = isOlder ? ` · ${say(lang, 'indicators.calledIn', { edition: last.edition })}` : null
  const main = html`
    ${headLine(heading, remark(html`${way}${around}${calledIn}`))}
    ${dayNotice(asked, query.path, query)}
    ${questionPart(asked, query, found)}
    ${await valuesPart(asked, call, query, found)}
    ${await citePart(asked, call, on, {
      path: addressOf({ ...query, edition: undefined, at: undefined }),
      what: title,
      check: checkPath(call.id),
    })}
  `
  return page(asked, { title, main, call, current: 'commitments', script: 'copy' })
}

function questionPart(asked: Asked, { edition: wanted }: ValuesQuery, found: Found): Markup {
  const { catalogue, index, indicator } = found
  const { lang } = asked
  const now = index.questionOf(indicator)!
  const newest = index.editionOf(indicator)!
  const editions = catalogue.editions.toReversed().flatMap(({ day, edition, entry }) => {
    const then = questionIn(catalogue, indicator, edition)
    if (then === undefined) return []
    const says = phrase(lang, 'indicators.inEdition', {
      ...{ number: edition, day: longDay(day, lang), entry: entryLink(asked, entry) },
    })
    if (!isRead(then)) return [html`${says}${sub(goneSaid(asked, edition, then))}`]
    if (isRead(now) && JSON.stringify(then.one) === JSON.stringify(now.one)) return [says]
    // Nobody is put behind a question that was not put to it.
    const asks = html`
      <summary>${say(lang, isRead(now) ? 'indicators.otherwise' : 'indicators.asksThen')}</summary>
      <p><b>${numberedTitle(then.one.number, then.one.titles, lang)}</b></p>
      <p>${named(then.one.asks, lang)}</p>
      ${indicatorFacts(lang, then.file, then.one)}
    `
    const at = attributes({ id: editionAnchor(edition), open: wanted === String(edition) })
    return [html`${says}<details class="flat in-print"${at}>${asks}</details>`]
  })
  const others = index.lastReadOf(indicator) === undefined ? 'none' : 'read'
  const asks = isRead(now)
    ? html`<p class="exact">${named(now.one.asks, lang)}</p>${indicatorFacts(lang, now.file, now.one)}`
    : inset(
        html`${goneSaid(asked, newest, now)} ${say(lang, 'indicators.unread', { edition: newest, others })}`,
      )
  return part(
    say(lang, 'indicators.question'),
    html`
      ${asks}
      <h3 class="mt">${say(lang, 'indicators.editions')}</h3>
      ${listed(editions)}
    `,
    { strong: true, note: named(catalogue.titles, lang) },
  )
}
