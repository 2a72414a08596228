import type { CallOnDay } from '../../work/commitments/call-duties.ts'
import type { Signatory } from '../../work/commitments/signatories.ts'
import { narrowedOnItsDay } from '../commitments/on-day.ts'
import { principlesOn } from '../commitments/principles.ts'
import { asksFigures } from '../commitments/promised.ts'
import { onThatDay } from '../commitments/shown-day.ts'
import { statusLegend, statusSymbols } from '../commitments/status.ts'
import { type Survey, surveyOf } from '../commitments/survey.ts'
import {
  type Answer,
  type Asked,
  type CallShown,
  callShown,
  comma,
  headLine,
  html,
  linkIn,
  linkTo,
  listed,
  longDate,
  longDay,
  type Markup,
  NO_ERRORS,
  nounFor,
  type Piece,
  page,
  pager,
  phrase,
  remark,
  say,
  withMore,
} from '../kit/kit.ts'
import { columnsOf, matrixTable } from './cells.ts'
import { finder } from './finder.ts'
import {
  isNarrowed,
  type MatrixQuery,
  MOST_ROWS,
  matching,
  matrixAddress,
  matrixQuery,
  NARROWING,
  pageOf,
  requireNarrowable,
} from './query.ts'

/** Who has taken on what under which principle of a call, on any day: who said nothing yet is as plain as the rest. */

export function showMatrix(asked: Asked): Promise<Answer> {
  const { lang, params, site } = asked
  return narrowedOnItsDay(asked, {
    title: say(lang, 'frame.nav.commitments'),
    whole: { path: `/${params.call}/commitments`, says: say(lang, 'matrix.whole') },
    read: given => matrixQuery(asked, given),
    finder: async (call, query, errors) =>
      finder(asked, call, query, (await site.duties.on(call.id, query.day))!, errors),
    key: query => `${matrixAddress(query)} ${query.page ?? ''} ${query.limit ?? ''} ${query.day}`,
    make: query => matrixPage(asked, query),
  })
}

/** Why a call has no commitments at all; null where it can have some. */
export function withoutAny({ lang }: Asked, { isRecord, row }: CallShown): string | null {
  if (isRecord) return say(lang, 'matrix.record')
  return row.voided ? say(lang, 'matrix.voided') : null
}

/** What a page about a call without commitments says. */
export function pageWithout(
  asked: Asked,
  call: CallShown,
  title: string,
  says: string,
  notice: Piece = null,
): string {
  const main = html`${headLine(title, null)}${notice}<p class="plain">${says}</p>`
  return page(asked, { title, main, call, current: 'commitments' })
}

async function matrixPage(asked: Asked, query: MatrixQuery): Promise<string> {
  const { lang, site } = asked
  const call = await callShown(asked, query.call)
  const none = withoutAny(asked, call)
  if (none !== null) return pageWithout(asked, call, say(lang, 'frame.nav.commitments'), none)
  const all = (await site.duties.on(call.id, query.day))!
  await requireNarrowable(asked, call.row, query, all)
  const found = await matching(all, query)
  const { shown, next, first } = pageOf(all, found, query, MOST_ROWS)
  const principles = await principlesOn(asked, call, query.day)
  const columns = await columnsOf(principles, all)
  const survey = await surveyOf(all)
  const { title, heading } = answerOf(asked, call, query, survey, found)
  const caption = say(lang, 'matrix.caption')
  const firstPage = linkIn(asked, matrixAddress(query))
  const nextPage = next === null ? undefined : linkIn(asked, withMore(matrixAddress(query), `page=${next}`))
  const table =
    shown.length === 0 || columns.length === 0
      ? html`<p class="plain">${nothing(asked, query, all, columns.length)}</p>`
      : await matrixTable(asked, all, shown, { principles, columns, caption, at: query.at })
  const main = html`
    ${statusSymbols}
    ${headLine(heading, note(asked, call, query, all, survey))}
    <div class="box">
      ${await finder(asked, call, query, all, NO_ERRORS)}
      ${rangeLine(asked, query, columns.length, { first, shown, found, asksFigures: await asksFigures(asked, call) })}
    </div>
    ${shown.length === 0 ? null : remark(html`<a href="#signs">${say(lang, 'status.toLegend')}</a>`)}
    ${table}
    ${pager(lang, first === 0 ? undefined : firstPage, nextPage)}
    ${
      shown.length === 0
        ? null
        : statusLegend(
            asked,
            principles.now.some(({ principle }) => principle.kinds !== null),
          )
    }
  `
  return page(asked, { title, main, call, current: 'commitments' })
}

function answerOf(
  { lang }: Asked,
  { row }: CallShown,
  query: MatrixQuery,
  { counts }: Survey,
  found: readonly Signatory[],
): { readonly title: string; readonly heading: Piece } {
  const noun = nounFor(counts.of, row.noun, lang)
  const when = query.at === undefined ? 'now' : 'day'
  const values = {
    ...counts,
    found: found.length,
    when,
    date: longDay(query.day, lang),
  }
  const key = isNarrowed(query) ? 'matrix.found' : 'matrix.title'
  return {
    title: say(lang, key, { ...values, nouns: noun.text }),
    heading: say(lang, key, { ...values, nouns: noun.text }),
  }
}

/** Who has said nothing yet, plainly; and what the rules ask. */
function note(
  asked: Asked,
  { id, row }: CallShown,
  query: MatrixQuery,
  all: CallOnDay,
  { silent, withdrew, asked: count }: Survey,
): Piece {
  const { lang } = asked
  const policy = all.rules.policies.get(row.policy)
  const due = linkTo(asked, onThatDay(`/${id}/due`, query), say(lang, 'matrix.dueLink'))
  const asks =
    count > 0
      ? phrase(lang, 'matrix.asks', { count, due })
      : policy?.clauses === undefined
        ? say(lang, 'matrix.asksNothing')
        : phrase(lang, 'matrix.asksNobody', { due })
  const noneYet =
    silent === 0 || isNarrowed(query) ? null : html`${say(lang, 'matrix.silent', { count: silent })} `
  // With them and those who have some, all are told.
  const tookBack =
    withdrew === 0 || isNarrowed(query) ? null : html`${say(lang, 'matrix.withdrew', { count: withdrew })} `
  return remark(html`${noneYet}${tookBack}${asks}`)
}

function nothing({ lang }: Asked, query: MatrixQuery, all: CallOnDay, columns: number): string {
  if (all.signatories.length === 0) return say(lang, 'matrix.nobody')
  return columns === 0 && !isNarrowed(query) ? say(lang, 'matrix.noPrinciples') : say(lang, 'matrix.noMatch')
}

interface Range {
  readonly first: number
  readonly shown: readonly Signatory[]
  readonly found: readonly Signatory[]
  readonly asksFigures: boolean
}

function rangeLine(
  asked: Asked,
  query: MatrixQuery,
  columns: number,
  { asksFigures, first, shown, found }: Range,
): Markup {
  const { lang } = asked
  const { call } = query
  const isWhole = shown.length === found.length
  const rows = isWhole
    ? say(lang, 'matrix.rows', { rows: found.length, principles: columns })
    : say(lang, 'matrix.rowsOf', { from: first + 1, to: first + shown.length, total: found.length })
  const wide = NARROWING.every(name => query[name] === undefined)
    ? null
    : html` · ${linkTo(asked, `/${call}/commitments`, say(lang, 'matrix.whole'))}`
  const file = (ending: string, says: string) => linkTo(asked, matrixAddress(query, ending), says)
  return html`<div class="range">
    <p>${rows}${comma(lang)}${longDate(query.day, lang)}${wide}</p>
    ${listed(
      [
        linkTo(asked, onThatDay(`/${call}/due`, query), say(lang, 'due.link')),
        linkTo(asked, onThatDay(`/${call}/figures`, query), say(lang, 'overTime.link')),
        linkTo(asked, onThatDay(`/${call}/measures`, query), say(lang, 'measures.link')),
        ...(asksFigures
          ? [linkTo(asked, onThatDay(`/${call}/indicators`, query), say(lang, 'indicators.link'))]
          : []),
        file('.csv', 'CSV'),
        file('.json', 'JSON'),
        linkTo(asked, `/${call}/commitments/codebook`, say(lang, 'codebook.link')),
      ],
      'chips',
    )}
  </div>`
}
