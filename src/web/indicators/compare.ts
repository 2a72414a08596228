import { utf8 } from '../../core/bytes.ts'
import { attempt, Refusal, unlessRefused } from '../../core/refusal.ts'
import { textOfFile } from '../../register/lists/file.ts'
import { matchOwnList, type OwnList, type OwnRow } from '../../register/lists/own-list.ts'
import { type PartyRow, ref } from '../../register/rows.ts'
import { ownTurn } from '../../store/own-turn.ts'
import type { IndicatorsOn, Reporter } from '../../work/reporting/indicators-on.ts'
import { standingsIn, tallied } from '../../work/reporting/standings.ts'
import { citePart } from '../commitments/cite.ts'
import { onItsDay } from '../commitments/on-day.ts'
import { dayNotice, onThatDay, type ShownDay } from '../commitments/shown-day.ts'
import { csvAnswer } from '../http/csv-answer.ts'
import {
  type Answer,
  type Asked,
  type CallShown,
  callShown,
  comma,
  type Errors,
  Fieldset,
  firstOf,
  HTML_TYPE,
  headLine,
  html,
  linkIn,
  linkTo,
  listed,
  longDay,
  type Markup,
  NO_ERRORS,
  named,
  notedPart,
  type Piece,
  page,
  part,
  partyLink,
  readForm,
  remark,
  say,
  takeTurn,
} from '../kit/kit.ts'
import { pageWithout, withoutAny } from '../matrix/matrix.ts'
import { ALL_VALUE_COLUMNS, valuesIn } from './all-values.ts'
import { indicatorsTable, leftOut } from './cells.ts'
import { ANSWER_COLUMNS, answersIn } from './csv.ts'
import { checkPath, unreadSaid } from './named.ts'
import { ownLines } from './own-csv.ts'
import { columnsIn, commonPeriods, type IndicatorsQuery, payForCounting, readIndicators } from './query.ts'

/**
 * The matrix for a list of the reader's own: their members, their suppliers, a sample. The list comes in the body of a
 * request, is compared and forgotten: no log, no drawer and no cache has it, and no address that could be passed on.
 */

const MOST_BYTES = 300_000
/**
 * A row is folded, looked up in four ways and told back, which takes as long as some parties of a past day; and one
 * address could send list after list.
 */
const OF_ROW = 20
/** Rows that are named back on the page; the reader has the whole list. */
const MOST_NAMED = 200

export function showComparing(asked: Asked): Promise<Answer> {
  return onItsDay(asked, {
    title: say(asked.lang, 'indicators.compare'),
    make: async shown => ({
      type: HTML_TYPE,
      body: await formPage(asked, shown, '', NO_ERRORS),
      caching: 'changing',
    }),
  })
}

export function compareList(asked: Asked): Promise<Answer> {
  return onItsDay(asked, {
    title: say(asked.lang, 'indicators.compare'),
    make: shown => compared(asked, shown),
  })
}

async function compared(asked: Asked, shown: ShownDay): Promise<Answer> {
  const { lang } = asked
  const sent = await unlessRefused('request_oversize', () => readForm(asked, MOST_BYTES))
  const typed = sent?.fields.get('list') ?? ''
  const wrong = async (says: string, status = 422): Promise<Answer> => ({
    ...{ status, type: HTML_TYPE, caching: 'never' },
    body: await formPage(asked, shown, typed, new Map([['list', says]])),
  })
  if (sent === undefined) return wrong(say(lang, 'indicators.listLarge', { most: MOST_BYTES / 1000 }), 413)
  const { fields, files } = sent
  const bytes = files.get('file') ?? utf8(typed)
  if (bytes.every(byte => byte <= 0x20)) return wrong(say(lang, 'indicators.listEmpty'))
  const call = await callShown(asked, asked.params.call!)
  const query: IndicatorsQuery = { ...shown, call: call.id }
  const on = await unlessRefused('signatories_many', () => readIndicators(asked, query))
  if (on === undefined) return wrong(say(lang, 'refusal.signatories_many'), 501)
  payForCounting(asked, on, on.catalogues)
  takeTurn(asked, 'day', OF_ROW * linesIn(bytes))
  const rows = await partiesOf(asked, on)
  const list = attempt(() => matchOwnList(bytes, rows))
  if (list instanceof Refusal) return wrong(list.message)
  const as = fields.get('as')
  if (as === 'csv' || as === 'values') {
    const isMeant = ({ party }: Reporter) => list.parties.has(party)
    const lines =
      as === 'csv'
        ? ownLines(ANSWER_COLUMNS, answersIn(asked, query, on, isMeant), list)
        : ownLines(ALL_VALUE_COLUMNS, valuesIn(asked, query, on, isMeant), list)
    const name = as === 'csv' ? 'own-list' : 'own-list-values'
    return { ...csvAnswer(`${call.id}-${name}-${shown.day}`, lines), caching: 'never' }
  }
  return {
    ...{ type: HTML_TYPE, caching: 'never' },
    // What was sent as a file can be sent again as text, for the file of answers: of the two that which was read.
    body: await comparedPage(asked, call, shown, { on, list, typed: textOfFile(bytes), rows }),
  }
}

function linesIn(bytes: Uint8Array): number {
  let lines = 1
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) lines++
  return lines
}

const ROWS_AT_ONCE = 50

async function partiesOf({ site }: Asked, { reporters }: IndicatorsOn): Promise<Map<string, PartyRow>> {
  const found = new Map<string, PartyRow>()
  for (let from = 0; from < reporters.length; from += ROWS_AT_ONCE) {
    const ids = reporters.slice(from, from + ROWS_AT_ONCE).map(({ party }) => party)
    const rows = await site.log.store.rows(ids.map(id => ref('parties', id)))
    for (const [i, id] of ids.entries()) if (rows[i] !== undefined) found.set(id, rows[i])
    await ownTurn()
  }
  return found
}

async function formPage(asked: Asked, shown: ShownDay, typed: string, errors: Errors): Promise<string> {
  const { lang, params } = asked
  const call = await callShown(asked, params.call!)
  const title = say(lang, 'indicators.compare')
  const none = withoutAny(asked, call)
  if (none !== null) return pageWithout(asked, call, title, none)
  const main = html`
    ${headLine(title, new Fieldset(lang, new URLSearchParams(), errors).summary())}
    ${dayNotice(asked, `/${call.id}/indicators/compare`, shown)}
    ${notedPart(lang, 'indicators.ownList', form(asked, call, shown, typed, errors), { strong: true })}
    ${back(asked, call, shown)}
  `
  return page(asked, { title, main, call, current: 'commitments', isUnlisted: errors.size > 0 })
}

function back(asked: Asked, { id }: CallShown, shown: ShownDay): Markup {
  return remark(linkTo(asked, onThatDay(`/${id}/indicators`, shown), say(asked.lang, 'indicators.all')))
}

function form(asked: Asked, { id }: CallShown, shown: ShownDay, typed: string, errors: Errors): Markup {
  const { lang } = asked
  const fields = new Fieldset(lang, new URLSearchParams({ list: typed }), errors)
  const action = onThatDay(`/${id}/indicators/compare`, shown)
  const labelled = { label: say(lang, 'indicators.listLabel'), hint: say(lang, 'indicators.listHint') }
  return html`<form class="form" method="post" action="${linkIn(asked, action)}" enctype="multipart/form-data" novalidate>
    ${fields.area('list', { ...labelled, isOptional: 'unless', rows: 8, isTable: true })}
    ${fields.file('file', { label: say(lang, 'indicators.fileLabel'), isOptional: 'unless', accept: '.csv,text/csv,text/plain' })}
    <div class="actions">
      <button class="btn" name="as" value="page">${say(lang, 'indicators.compareNow')}</button>
      <button class="btn second" name="as" value="values">${say(lang, 'indicators.compareValues')}</button>
      <button class="btn second" name="as" value="csv">${say(lang, 'indicators.compareCsv')}</button>
    </div>
  </form>`
}

interface Compared {
  readonly on: IndicatorsOn
  readonly list: OwnList
  readonly typed: string
  readonly rows: ReadonlyMap<string, PartyRow>
}

async function comparedPage(asked: Asked, call: CallShown, shown: ShownDay, it: Compared): Promise<string> {
  const { lang } = asked
  const { list, on, rows, typed } = it
  const found = list.rows.filter(({ parties }) => parties.length === 1).length
  const title = say(lang, 'indicators.compared', { found, all: list.rows.length })
  const counted = await countedOf(on, list)
  const silent = list.parties.size - counted.size
  const note = say(lang, 'indicators.comparedNote', {
    ...{ parties: list.parties.size, silent },
    day: longDay(on.day, lang),
  })
  const cited = {
    path: `/${call.id}/indicators/compare`,
    what: say(lang, 'indicators.comparedCited', { count: list.parties.size }),
    check: checkPath(call.id),
  }
  const parts = await Promise.all(
    on.catalogues.map(async catalogue => {
      const found = await tallied(on, catalogue, { isMeant: ({ party }) => list.parties.has(party) })
      const { left, shown: periods } = columnsIn(commonPeriods(found.values()))
      const older = left === 0 ? null : remark(say(lang, 'indicators.olderInFile', { count: left }))
      const odd = leftOut(asked, found.values())
      const table =
        periods.length === 0
          ? (odd ?? html`<p class="plain">${say(lang, 'indicators.noValues')}</p>`)
          : html`${indicatorsTable(asked, { on, catalogue, rows: found, periods, at: shown.at })}${older}${odd}`
      const unread = unreadSaid(asked, catalogue).map(one => remark(one))
      return part(named(catalogue.titles, lang), html`${unread}${table}`, { strong: true, id: catalogue.id })
    }),
  )
  const main = html`
    ${headLine(title, remark(note))}
    ${dayNotice(asked, `/${call.id}/indicators/compare`, shown)}
    ${list.parties.size === 0 ? null : parts}
    ${part(say(lang, 'indicators.onList'), rowsSaid(asked, list, { rows, counted }), { strong: true })}
    ${notedPart(lang, 'indicators.ownList', form(asked, call, shown, typed, NO_ERRORS))}
    ${list.parties.size === 0 ? null : await citePart(asked, call, on, cited)}
    ${back(asked, call, shown)}
  `
  return page(asked, { title, main, call, current: 'commitments', isUnlisted: true, script: 'copy' })
}

/** Those of the list who were asked for something, or said something. */
async function countedOf(on: IndicatorsOn, { parties }: OwnList): Promise<Set<string>> {
  const found = new Set<string>()
  for (const catalogue of on.catalogues)
    for await (const { reporter } of standingsIn(on, catalogue, {
      isMeant: ({ party }) => parties.has(party),
    }))
      found.add(reporter.party)
  return found
}

interface Known {
  readonly rows: ReadonlyMap<string, PartyRow>
  readonly counted: ReadonlySet<string>
}

function rowsSaid(asked: Asked, { rows: all }: OwnList, { counted, rows: known }: Known): Markup {
  const { lang } = asked
  const link = (party: string) => partyLink(asked, party, known.get(party)?.names)
  const group = (
    heading: string,
    its: readonly OwnRow[],
    line: (one: OwnRow) => Piece,
    note: Piece = null,
  ) => {
    if (its.length === 0) return null
    const { shown, told } = firstOf(its, MOST_NAMED, count => say(lang, 'indicators.moreRows', { count }))
    const more = told === null ? null : remark(told)
    return html`<section class="event-group"><h3>${heading}</h3>${note}${listed(shown.map(line))}${more}</section>`
  }
  const none = all.filter(({ parties }) => parties.length === 0)
  const several = all.filter(({ parties }) => parties.length > 1)
  const found = all.filter(({ parties }) => parties.length === 1)
  const typedIn = ({ row, typed }: OwnRow) =>
    html`<bdi>${typed}</bdi> <span class="note">${say(lang, 'indicators.row', { row })}</span>`
  const fitting = (one: OwnRow) =>
    html`${typedIn(one)}: ${one.parties.map((party, i) => html`${i === 0 ? '' : comma(lang)}${link(party)}`)}`
  const first = new Map<string, OwnRow>()
  for (const one of found) first.getOrInsert(one.parties[0]!, one)
  const foundOnce = (one: OwnRow) => {
    const party = one.parties[0]!
    const before = first.get(party)!
    const notes = [
      ...(before === one ? [] : [say(lang, 'indicators.rowAgain', { row: before.row })]),
      ...(counted.has(party) ? [] : [say(lang, 'indicators.rowUnasked')]),
    ]
    return html`${fitting(one)}${notes.map(says => html`${comma(lang)}<span class="note">${says}</span>`)}`
  }
  return html`
    ${group(say(lang, 'indicators.notFound', { count: none.length }), none, typedIn, remark(say(lang, 'indicators.notFoundNote')))}
    ${group(say(lang, 'indicators.severalFound', { count: several.length }), several, fitting)}
    ${group(say(lang, 'indicators.found', { count: found.length }), found, foundOnce)}
  `
}
